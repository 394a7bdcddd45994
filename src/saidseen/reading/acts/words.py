"""The words of a span, as the act rules compare them: lower-case, short forms parted, adverbs left out."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from saidseen.language.en import contractions as en
from saidseen.language.en import table
from saidseen.model.reading import Passage, Span

WORD = re.compile(r"[^\W_]+(?:['’‐-][^\W_]+)*")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
LIMIT = 4_000
"""Code points of one span that are read: no act is decided later than that."""


class Word(NamedTuple):
    """A word as compared (`form`, lower-case), with the start and end of its letters in the text."""

    form: str
    start: int
    end: int


@cache
def group(name: str) -> frozenset[str]:
    """The words of one list of groups.toml; KeyError names a list that is not there."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    return table("groups.toml")


def words_of(text: str, span: Span) -> list[Word]:
    """The words of `span` but adverbs, "n't" as "not", "'ll" as "will", "cannot" as "can not", "U.S." as "u.s"."""
    out: list[Word] = []
    end = min(span.end, span.start + LIMIT)
    at = span.start
    for dotted in DOTTED.finditer(text, span.start, end):
        out += _plain(text, at, dotted.start())
        out.append(Word(dotted.group().lower().rstrip("."), dotted.start(), dotted.end()))
        at = dotted.end()
    out += _plain(text, at, end)
    return [word for at, word in enumerate(out) if word.form != en.YET or not at or not _not(out[at - 1])]


def words_in(text: str, passage: Passage | None) -> list[Word]:
    """The words of all spans of a passage, in text order; none where there is no passage."""
    return [word for span in (passage.spans if passage else ()) for word in words_of(text, span)]


def _not(word: Word) -> bool:
    return word.form in en.NEGATIONS


def _plain(text: str, start: int, end: int) -> list[Word]:
    out: list[Word] = []
    for match in WORD.finditer(text, start, end):
        forms = _forms(match[0])
        if forms:
            first, last = match.span()
            out += [Word(form, first, last) for form in forms]
    return out


@lru_cache(16_384)
def _forms(word: str) -> tuple[str, ...]:
    """What a word as written is compared as: nothing for an adverb, two words for a short form."""
    form = word.lower().replace("’", "'").replace("‐", "-")
    if form in group("skipped") or (len(form) > 5 and form.endswith(en.LY) and form not in en.NO_ADVERBS):
        return ()
    if form == en.CANNOT:
        return en.CAN_NOT
    if match := en.NEGATED.match(form):
        return (en.SHORTENED.get(match[1], match[1]), en.NOT)
    for tail, whole in en.SHORT.items():
        if form.endswith(tail) and len(form) > len(tail):
            return (form[: -len(tail)], whole)
    if form.endswith(en.S):
        return (form[: -len(en.S)], en.IS if form[: -len(en.S)] in en.SUBJECTS else en.S)
    return (form.rstrip("'"),)
