"""The words that the network marks as of a place, made into whole names: cut at verbs, long names put whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from saidseen.language.en import grammar
from saidseen.language.en import places as en
from saidseen.model.reading import Span
from saidseen.world.countries import country_of
from saidseen.world.gazetteer import gazetteer
from saidseen.world.names import fold
from saidseen.world.tables import countries, words

if TYPE_CHECKING:
    from saidseen.network import Window

LEAST = 0.15
"""A word is looked at from this probability on; whether it is a place is for `judge` to say."""

_WORD = re.compile(r"[^\s,;:()\[\]\"“”/…!?<>]+")
_LINKS = words("link") | words("more_link")


CERTAIN = 2.0
"""The chance of a name that its words settle, such as the long name of a state."""


class PlaceMark(NamedTuple):
    """A word with the chance that it is part of a place's name, and whether it more likely begins one."""

    start: int
    end: int
    chance: float
    begins: bool


class MarkedName(NamedTuple):
    """A name with the mean chance of its words."""

    span: Span
    chance: float


def marks(window: Window) -> Iterator[PlaceMark]:
    """The words of the window's own sentences that may be of a place's name."""
    import numpy as np

    scores = window.heads["toponym"]
    chance = np.exp(scores - scores.max(1, keepdims=True))
    chance /= chance.sum(1, keepdims=True)
    p = window.pieces
    firsts = [i for i in range(p.core, len(p.ids)) if p.first[i]]
    for i, after in zip(firsts, [*firsts[1:], len(p.ids)], strict=True):
        part = float(chance[i, 1] + chance[i, 2])
        if part >= LEAST:
            yield PlaceMark(int(p.starts[i]), int(p.ends[after - 1]), part, bool(chance[i, 1] > chance[i, 2]))


def names(text: str, marked: Sequence[PlaceMark]) -> list[MarkedName]:
    """The names that the marked words make, in text order and apart."""
    made = [f for run in _runs(text, marked) for f in _cut(text, run)]
    return _whole(text, made)


def _runs(text: str, marked: Sequence[PlaceMark]) -> Iterator[list[PlaceMark]]:
    """Marked words that stand side by side, a new run where a word begins a name."""
    run: list[PlaceMark] = []
    for mark in marked:
        if run and (mark.begins or text[run[-1].end : mark.start].strip()):
            yield run
            run = []
        run.append(mark)
    if run:
        yield run


def _cut(text: str, run: Sequence[PlaceMark]) -> Iterator[MarkedName]:
    """The names in a run of marked words: stretches of words in capitals and the little words between them."""
    start, end = run[0].start, _to_stop(text, run[-1].end)
    stretch: list[Span] = []
    tokens = [Span(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    for n, token in enumerate(tokens):
        word, last = token.of(text), stretch[-1].of(text) if stretch else ""
        parted = bool(stretch) and not _joins(text[stretch[-1].end : token.start])
        inside = _capital(word) or (bool(stretch) and _links(word, last, tokens[n + 1 :], text))
        if parted or not inside:
            yield from _parts(text, stretch, run)
            stretch = []
        if _capital(word) or (inside and not parted):
            stretch.append(token)
    yield from _parts(text, stretch, run)


def _joins(gap: str) -> bool:
    """Whether what stands between two words leaves them in one name: space, or the comma before a state's name."""
    return not gap.strip() and gap.count("\n") < 2


def _capital(word: str) -> bool:
    return any(c.isupper() for c in word) or word[0].isdigit()


def _links(word: str, last: str, after: Sequence[Span], text: str) -> bool:
    """Whether a small word stands inside a name: "Gulf of Aden", "Republic of the Congo"."""
    if word not in _LINKS or (word == grammar.THE and last not in en.BEFORE_ARTICLE):
        return False
    return any(_capital(t.of(text)) for t in after[:2])


def _parts(text: str, stretch: list[Span], run: Sequence[PlaceMark]) -> Iterator[MarkedName]:
    """A stretch as one name, or as two where "and" joins them and no place bears both."""
    for n, token in enumerate(stretch):
        whole = Span(stretch[0].start, stretch[-1].end)
        if n and _of_land(token.of(text)):  # "Deir al-Zor Syrias SANA reported", printed without its stops
            yield from _parts(text, stretch[:n], run)
            yield from _parts(text, stretch[n:], run)
            return
        if token.of(text) == grammar.AND and not gazetteer().candidates(fold(whole.of(text))):
            yield from _parts(text, stretch[:n], run)
            yield from _parts(text, stretch[n + 1 :], run)
            return
    while stretch and _idle(stretch[-1].of(text)):
        stretch = stretch[:-1]
    while stretch and _idle(stretch[0].of(text)) and not _named_so(text, stretch):
        stretch = stretch[1:]
    if not stretch:
        return
    span = _bare(text, stretch[0].start, stretch[-1].end)
    if span is None:
        return
    chances = [m.chance for m in run if m.start < span.end and span.start < m.end]
    yield MarkedName(span, sum(chances) / len(chances))


def _of_land(word: str) -> bool:
    """Whether a word is a country's genitive whose apostrophe is lost."""
    return (
        word.endswith(grammar.S) and country_of(word) is None and country_of(word.removesuffix(grammar.S)) is not None
    )


def _named_so(text: str, stretch: Sequence[Span]) -> bool:
    """Whether a name begins with its article, as The Hague does."""
    whole = Span(stretch[0].start, stretch[-1].end).of(text)
    return len(stretch) > 1 and bool(gazetteer().candidates(fold(whole)))


def _idle(word: str) -> bool:
    """Whether a word at the edge of a name is none of it: an article, preposition, auxiliary, verb of saying, title."""
    low = word.casefold().rstrip(".")
    return word in _LINKS or low in words("function") or low in words("title")


def _bare(text: str, start: int, end: int) -> Span | None:
    """The span without marks at its ends and with the rest of a hyphened name or the stop of an abbreviation."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if end > start and text[end - 1] == "." and not _ABBREVIATED.search(text[start:end]):
        end -= 1
    for possessive in ("'s", "’s"):
        if text[start:end].endswith(possessive):
            end -= 2
    if end - start <= 3 and (letters := _LETTERS.search(text, max(0, start - 8), end + 8)):
        start, end = min(start, letters.start()), max(end, letters.end())
    return Span(start, end) if start < end and any(c.isupper() for c in text[start:end]) else None


_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,4}")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\b[A-Z][a-z]{0,4}\.)$")


def _to_stop(text: str, end: int) -> int:
    """The end with the full stop of an abbreviation such as "U.S."."""
    return end + 1 if text[end : end + 1] == "." and re.search(r"\b[A-Z]\.[A-Z]$", text[max(0, end - 4) : end]) else end


def _whole(text: str, made: list[MarkedName]) -> list[MarkedName]:
    """The names, those of states and seas put whole, in text order and apart."""
    long = [MarkedName(Span(*m.span()), CERTAIN) for m in _long_names().finditer(text)]
    taken = [f.span for f in long]
    out = list(long)
    for found in made:
        if any(found.span.meets(s) for s in taken):
            continue
        if before := en.WATERS.search(text[max(0, found.span.start - 40) : found.span.start]):
            found = MarkedName(Span(found.span.start - len(before[0]), found.span.end), found.chance)
        joined = (m for m in en.COMBINED.finditer(text, max(0, found.span.start - 20), found.span.end + 20))
        if whole := next((s for m in joined if (s := Span(*m.span())).meets(found.span)), None):
            found = MarkedName(whole, found.chance)
        out.append(found)
        taken.append(found.span)
    apart: list[MarkedName] = []
    for found in sorted(out):
        if apart and (both := _hyphened(text, apart[-1], found)):
            apart[-1] = both
        elif not apart or apart[-1].span.end <= found.span.start:
            apart.append(found)
    return apart


def _hyphened(text: str, first: MarkedName, second: MarkedName) -> MarkedName | None:
    """Two names that a hyphen joins as one, where the gazetteer has that: "Asia-Pacific"."""
    both = Span(first.span.start, second.span.end)
    if text[first.span.end : second.span.start] in en.HYPHENS and gazetteer().candidates(fold(both.of(text))):
        return MarkedName(both, max(first.chance, second.chance))
    return None


@cache
def _long_names() -> re.Pattern[str]:
    """The names of states in several words, and a state's form of government with its name."""
    named = {n for c in countries() for n in (c.name, *c.others) if len(n) > 3}
    several = sorted((n for n in named if " " in n), key=len, reverse=True)
    forms = "Republic|Kingdom|Commonwealth|Federation|Union|Sultanate|Principality|Emirate|Grand Duchy"
    kinds = "|".join(sorted(words("state"), key=len, reverse=True)).replace("'", "['’]")
    any_name = "|".join(_loose(n) for n in sorted(named, key=len, reverse=True))
    whole = rf"(?:(?:{kinds})\s)*(?:{forms})\sof\s(?:the\s)?(?:{any_name})"
    water = r"(?:Sea|Gulf|Straits?|Bay|Bight)\sof\s(?:the\s)?[A-Z][\w’'-]+(?:\s(?:Sea|Islands?))?"
    return re.compile(rf"\b(?:{'|'.join(map(_loose, several))}|{whole}|{water})(?![\w-])")


def _loose(name: str) -> str:
    """A name as a pattern, its spaces any white space, its apostrophe of either kind."""
    return re.escape(name).replace(r"\ ", r"\s").replace("'", "['’]")
