"""W3C Web Annotations: each statement as a note on the words that it stands in, by quotation and by position.

A collection with one page. The target is the story's address, where it has one; positions count Unicode code points of
its text as `renderedVia` drew it out of the page. A statement of several stretches has a target for each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from saidseen.exports import Format
from saidseen.exports.said import PRODUCER, moment, source_of, uuid, who
from saidseen.language.visible import web
from saidseen.model.claim import Claim, StoryRef
from saidseen.model.reading import Span, Statement

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records

Thing = dict[str, Any]
AROUND = 32
"""Letters before and after the words that a quotation has, so that they are found again where the text has moved."""
_BY = {"type": "Software", "name": PRODUCER}


def _write(records: Records, file: TextIO, asked: ExportQuestion) -> str | None:
    texts, total = _Texts(asked), 0
    named, page = (f"urn:uuid:{uuid(part, asked.words, asked.at)}" for part in ("annotations", "page"))
    head: Thing = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": named, "type": "AnnotationCollection"}
    head |= {"label": asked.words, "generator": _BY, "generated": moment(asked.at)}
    file.write(json.dumps(head)[:-1] + f', "first": {{"id": "{page}", "type": "AnnotationPage", "partOf": "{named}", ')
    file.write('"startIndex": 0, "items": [')
    for record in records:
        for annotation in _annotations(record, texts):
            file.write((",\n" if total else "\n") + json.dumps(annotation))
            total += 1
    file.write(f'\n]}}, "last": "{page}", "total": {total}}}\n')
    return None


class _Texts:
    """The texts of stories as far as they can be had; statements of one story come one after the other."""

    def __init__(self, asked: ExportQuestion) -> None:
        self._text, self._last = asked.text, ("", "")

    def of(self, document: str) -> str | None:
        """The text of a document, None where none is given."""
        if self._text is None:
            return None
        if self._last[0] != document:
            self._last = (document, self._text(document))
        return self._last[1]


def _annotations(record: Any, texts: _Texts) -> Iterator[Thing]:
    if not isinstance(record, Claim):
        yield _annotation(record.statement, source_of(record), texts, {})
        return
    for member in (*record.said, *record.beside):
        more = {"claim": record.id, "stance": member.stance.value} | ({"beside": "yes"} if member.beside else {})
        yield _annotation(member.said.statement, member.said.source, texts, more)


def _annotation(statement: Statement, source: StoryRef, texts: _Texts, more: dict[str, str]) -> Thing:
    name = who(statement, source)
    tags = {"statement": statement.id, "act": statement.act.value, "basis": statement.basis.value}
    tags |= {"polarity": statement.polarity} | more
    if source.published:
        tags["published"] = source.published
    if statement.event:
        tags["event"] = "/".join(filter(None, (statement.event.type, statement.event.mode)))
    bodies = [_body("identifying", name), *(_body("tagging", f"{key}:{value}") for key, value in tags.items())]
    text = texts.of(source.id)
    pieces = statement.content.text.split(" … ")
    whole = len(pieces) == len(statement.content.spans)
    at = web(source.url) or f"urn:uuid:{uuid('story', source.id)}"
    return {
        "id": f"urn:uuid:{uuid('annotation', source.id, statement.id, more.get('claim', ''))}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": _BY,
        "body": bodies,
        "target": [
            {"source": at, "renderedVia": _BY, "selector": _selectors(span, text, pieces[n] if whole else None)}
            for n, span in enumerate(statement.content.spans)
        ],
    }


def _body(purpose: str, value: str) -> Thing:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _selectors(span: Span, text: str | None, words: str | None) -> list[Thing]:
    """The words and where they stand: two ways to the same stretch."""
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    exact = span.of(text) if text is not None else words
    if exact is None:
        return [place]
    quote = {"type": "TextQuoteSelector", "exact": exact}
    if text is not None:
        quote |= {
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        }
    return [quote, place]


FORMAT = Format("annotation", "W3C Web Annotations on the stories, by quotation and by position", _write)
