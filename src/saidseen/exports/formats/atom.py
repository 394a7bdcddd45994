"""Atom (RFC 4287): an entry a claim, or a statement of a search, for a feed reader; nothing but text in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOBase
from typing import TYPE_CHECKING, TextIO, cast
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from saidseen.claims.heard import heard
from saidseen.exports import Format
from saidseen.exports.said import PRODUCER, moment, source_of, uuid, who
from saidseen.language.visible import code, visible, web
from saidseen.model.claim import Claim, Stance
from saidseen.model.reading import State

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records
    from saidseen.ledger.rows import Row

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FOR = (("Say so", Stance.AFFIRMS), ("Deny it", Stance.DENIES), ("Doubt it", Stance.DOUBTS))


def _write(records: Records, file: TextIO, asked: ExportQuestion) -> str | None:
    at = moment(asked.at) or asked.at
    with _begun(file, asked.words, uuid("feed", asked.words), at) as feed:
        for record in records:
            with feed.inside("entry"):
                _claim(feed, record, at) if isinstance(record, Claim) else _row(feed, record, at)
    return None


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """An entry of a feed: its id (a UUID), title, when it is of (ISO, UTC), words, what it is filed under, links."""

    id: str
    title: str
    at: str
    content: str
    term: str | None = None
    links: tuple[str, ...] = ()


def write_entries(entries: Iterable[AtomEntry], file: TextIO, words: str, identity: str, at: str) -> None:
    """A feed of some entries, as they come: what it is of in `words`, its id (a UUID), when it last changed."""
    with _begun(file, words, identity, moment(at) or at) as feed:
        for entry in entries:
            with feed.inside("entry"):
                feed.line("title", visible(entry.title))
                feed.line("id", f"urn:uuid:{entry.id}")
                feed.line("updated", moment(entry.at) or entry.at)
                if entry.term:
                    with feed.inside("category", term=entry.term):
                        pass
                for url in filter(None, map(web, entry.links)):
                    feed.line("link", "", rel="related", href=url)
                feed.line("content", entry.content, type="text")


@contextmanager
def _begun(file: TextIO, words: str, identity: str, at: str) -> Iterator[_Feed]:
    """A feed with what has to be in it, for its entries."""
    feed = _Feed(file)
    feed.xml.startDocument()
    with feed.inside("feed", xmlns="http://www.w3.org/2005/Atom"):
        feed.line("title", f"{PRODUCER}: {words}")
        feed.line("id", f"urn:uuid:{identity}")
        feed.line("updated", at)
        feed.line("generator", PRODUCER)
        with feed.inside("author"):
            feed.line("name", PRODUCER)
        yield feed
    feed.xml.endDocument()


class _Feed:
    """The document as it is written; what XML has no room for is written out."""

    def __init__(self, file: TextIO) -> None:
        self.xml = XMLGenerator(cast(TextIOBase, file), "utf-8", short_empty_elements=True)

    @contextmanager
    def inside(self, name: str, **attributes: str) -> Iterator[None]:
        """An element with others in it."""
        self.xml.startElement(name, _attributes(attributes))
        self.xml.characters("\n")
        yield
        self.xml.endElement(name)
        self.xml.characters("\n")

    def line(self, name: str, words: str, **attributes: str) -> None:
        """An element with words in it."""
        self.xml.startElement(name, _attributes(attributes))
        self.xml.characters(_clean(words))
        self.xml.endElement(name)
        self.xml.characters("\n")


def _claim(feed: _Feed, claim: Claim, at: str) -> None:
    judged = claim.assessment
    known = [found for m in claim.members if (found := moment(m.said.source.at))]
    feed.line("title", visible(claim.title))
    feed.line("id", f"urn:uuid:{uuid('claim', claim.id)}")
    feed.line("updated", max(known, default=at))
    if known:
        feed.line("published", min(known))
    with feed.inside("category", term=judged.status.value):
        pass
    for url in dict.fromkeys(web(m.said.source.url) for m in claim.said):
        if url:
            feed.line("link", "", rel="related", href=url)
    by = f" (judged by {judged.judged})" if judged.judged else ""
    lines = [f"{judged.status.value}{by}, credibility {judged.credibility} (graded by machine). {judged.why_words}"]
    for told, stance in _FOR:
        heard_so = heard(claim, stance)
        lines += [f"{told}: {who(m.said.statement, m.said.source)}: “{visible(m.said.statement.content.text)}”"
                  for m in heard_so.sure]  # fmt: skip
        lines += [f"{told}, too: {', '.join(heard_so.words())}."] if heard_so.words() else []
    owed = [key.replace("_", " ") for key, one in claim.owed.items() if one.state in (State.MISSING, State.WITHHELD)]
    lines += [f"Owed: {', '.join(owed)}."] if owed else []
    feed.line("content", "\n".join([*lines, *claim.cautions, f"Claim {claim.id}."]), type="text")


def _row(feed: _Feed, row: Row, at: str) -> None:
    statement, source = row.statement, source_of(row)
    name, words = who(statement, source), visible(statement.content.text)
    feed.line("title", f"{name}: {words}")
    feed.line("id", f"urn:uuid:{uuid('statement', source.id, statement.id)}")
    feed.line("updated", moment(row.published) or at)
    with feed.inside("author"):
        feed.line("name", name)
    with feed.inside("category", term=statement.act.value):
        pass
    if url := web(row.url):
        feed.line("link", "", rel="related", href=url)
    told = ", ".join(filter(None, (row.outlet, row.published)))
    tail = f"{told}. Statement {statement.id}." if told else f"Statement {statement.id}."
    feed.line("content", f"{name} ({statement.act.value}, {statement.basis.value}): “{words}”\n{tail}", type="text")


def _attributes(given: dict[str, str]) -> AttributesImpl[str]:
    return AttributesImpl({key: _clean(value) for key, value in given.items()})


def _clean(words: str) -> str:
    return _NOT_XML.sub(lambda m: code(m.group()), words)


FORMAT = Format("atom", "a feed (RFC 4287): an entry a claim, or a statement of a search", _write)
