"""Words that are looked for: what a text holds of them, and what a person asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saidseen.claims.words import stem
from saidseen.errors import UsageError
from saidseen.ledger.words import folded
from saidseen.model.reading import Statement

APART = "qqapartqq"
"""Stands between parts of a text whose words do not follow each other."""
LONGEST, MOST = 100, 60_000
"""Letters of a word, and words of a text, that are looked at: what a text column for words can hold."""
NEXT = 3
"""Code points between two parts of a sentence that follow each other."""
_ASKED = re.compile(r'(-?)"([^"]*)"(\*?)|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that follow each other; with `prefix` the last is no stem, but the beginning of a word."""

    stems: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: of each group at least one term, and none of `without`."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()


def stems_of(text: str | None) -> list[str]:
    """The words of a text without case, accents and endings, in order."""
    return [stem(word) for word in _words(text)]


def searchable(*parts: str | None) -> str:
    """The stems of some parts of a text, as they are kept: with the word itself after a / where it is another."""
    return f" {APART} ".join(
        " ".join(own if (own := stem(word)) == word else f"{own}/{word}" for word in _words(part))
        for part in parts
        if part
    )


def statement_words(statement: Statement) -> str:
    """What a statement is found by: who says it, and its words."""
    speaker = statement.speaker.name if statement.speaker else None
    pieces: list[str] = []
    last = None
    passages = [p for p in (statement.source, statement.cue, statement.content) if p]
    for passage in sorted(passages, key=lambda p: p.start):
        if last is not None and passage.start - last <= NEXT:
            pieces[-1] += f" {passage.text}"
        else:
            pieces.append(passage.text)
        last = passage.end
    return searchable(speaker, *pieces)


def sought(words: str) -> Sought:
    """What a person asks: words that all must be there, "a phrase", beginn*, either OR other, -not.

    Raises UsageError where nothing is left to look for.
    """
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    either = False
    for found in _ASKED.finditer(words):
        bare = found[4] or ""
        if bare == "OR" and groups:
            either = True
            continue
        quoted = found[4] is None
        minus = found[1] if quoted else "-" * (bare.startswith("-") and len(bare) > 1)
        terms = _terms(found[2] if quoted else bare, bool(found[3]) if quoted else bare.endswith("*"))
        if not terms:
            continue
        if minus:
            without += terms
        elif either:
            groups[-1] += terms
        else:
            groups.append(terms)
        either = False
    if not groups:
        raise UsageError("there is no word to look for; name one that must be there")
    return Sought(tuple(groups), tuple(without))


def _terms(words: str, prefix: bool) -> tuple[Term, ...]:
    plain = _words(words)
    if not plain:
        return ()
    stems = tuple(map(stem, plain))
    return (Term((*stems[:-1], plain[-1]), True) if prefix else Term(stems),)


def _words(text: str | None) -> list[str]:
    return [word[:LONGEST] for word in (folded((text or "").replace("_", " ")) or "").split()[:MOST]]


def excerpt(text: str, sought: Sought, room: int = 140) -> str:
    """The words of a text around the first that is looked for, in one line; its beginning where none is there."""
    wanted = {one for group in sought.groups for term in group for one in term.stems[:1]}
    starts = tuple(term.stems[0] for group in sought.groups for term in group if term.prefix and len(term.stems) == 1)
    at = 0
    for found in re.finditer(r"\w+", text):
        word = next(iter(_words(found.group())), "")
        if stem(word) in wanted or (starts and word.startswith(starts)):
            at = max(0, found.start() - room // 3)
            break
    cut = text[at : at + room]
    cut = cut.partition(" ")[2] if at else cut
    return " ".join(f"{'…' if at else ''}{cut}{'…' if at + room < len(text) else ''}".split())
