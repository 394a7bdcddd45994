"""A finder of well-known places without a network: what to fall back on where no tagger is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from saidseen.language.en import grammar
from saidseen.language.en import places as en
from saidseen.model.reading import Span
from saidseen.world.gazetteer import (
    CAPITAL,
    CITY,
    COUNTRY,
    DIVISION1,
    OTHER,
    OWN,
    REGION,
    WIDE,
    PlaceCandidate,
    gazetteer,
)
from saidseen.world.names import admin_words, fold
from saidseen.world.tables import peoples, states, words

from .context import surroundings

_BIG, _OTHER_BIG, _PROVINCE = 100_000, 500_000, 300_000
_TOWN = 20_000
_LONGEST = 6

_WORD = re.compile(r"[^\W\d_](?:[\w.]|[’'ʼ](?!s\b)(?=\w)){0,60}")
_GAP = re.compile(r"[ \u00a0]{1,2}|\n(?!\s)|-|–")


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def upper(self) -> bool:
        return self.text[0].isupper()


def _well_known(place: PlaceCandidate) -> bool:
    """A country, capital, region, sea, big division or big city, under a name that is commonly its own."""
    if place.kind in (COUNTRY, REGION, WIDE):
        return place.how == OWN
    if place.kind == CAPITAL:
        return place.how in (OWN, OTHER)
    if place.kind == DIVISION1:
        return place.how in (OWN, OTHER) and place.people >= _PROVINCE
    if place.kind == CITY:
        return place.people >= (_BIG if place.how == OWN else _OTHER_BIG)
    return False


@lru_cache(maxsize=20_000)
def well_known(name: str) -> bool:
    folded = fold(name)
    if folded in words("common") or name in peoples():
        return False
    known = [c for c in gazetteer().candidates(folded) if _well_known(c)]
    if admin_words(folded) and gazetteer().candidates(folded):
        return True
    letters = len(folded.replace(" ", ""))
    if letters <= 2:
        return name.isupper() and any(c.kind in (COUNTRY, WIDE) for c in known)
    if letters == 3:
        return any(c.how == OWN and (c.kind in (COUNTRY, CAPITAL, WIDE) or c.people >= _OTHER_BIG) for c in known)
    return bool(known)


def _runs(text: str) -> Iterator[list[_Word]]:
    """Stretches of capitalised words with the little words that link them, unbroken by marks."""
    run: list[_Word] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word.endswith(".") and not en.ABBREVIATED.fullmatch(word):
            word = word.rstrip(".")
        item = _Word(word, match.start(), match.start() + len(word))
        if run and not _GAP.fullmatch(text, run[-1].end, item.start):
            yield run
            run = []
        if item.upper or (run and word in words("link")):
            run.append(item)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _matches(text: str, run: list[_Word]) -> Iterator[tuple[int, int]]:
    """The longest known names of a run, as word numbers from and up to."""
    at = 0
    while at < len(run):
        size = 0
        if run[at].upper:
            for n in range(min(_LONGEST, len(run) - at), 0, -1):
                last = run[at + n - 1]
                if last.upper and well_known(text[run[at].start : last.end]):
                    size = n
                    break
        if size:
            yield at, at + size
        at += size or 1


def _stands_alone(run: list[_Word], first: int, last: int, places: set[int]) -> bool:
    """A name counts unless a capitalised word beside it makes it part of a person's or an organisation's name."""
    if first > 0:
        before = run[first - 1]
        word = before.text.casefold()
        if word == grammar.OF and first > 1 and run[first - 2].text.casefold() in words("body"):
            return False
        if before.upper and word not in words("before") and first - 1 not in places and before.text not in peoples():
            return False
    if last < len(run):
        after = run[last]
        word = after.text.casefold()
        if after.upper and word not in words("after") and last not in places and after.text not in peoples():
            return False
    return True


@cache
def _state_words() -> re.Pattern[str]:
    """The short names of states with their points, as they follow a town: ', Ky.'"""
    short = sorted((n for _, names in states() for n in names if "." in n), key=len, reverse=True)
    return re.compile(r", (" + "|".join(map(re.escape, short)) + r")(?!\w)")


def _holds(holder: PlaceCandidate, place: PlaceCandidate) -> bool:
    ruled = holder.kind == COUNTRY and holder.country == place.country and place.people > _TOWN
    return holder.row in (place.adm1, place.adm2) or ruled


def _held(text: str, run: list[_Word]) -> Span | None:
    """A town of any size counts when the place that holds it follows after a comma: 'Chiefland, Florida'."""
    run = run[-2 * _LONGEST :]
    while run and (not run[0].upper or run[0].text.casefold() in words("before")):
        run = run[1:]
    if not run or len(run) > 4 or text[run[-1].end : run[-1].end + 2] != ", ":
        return None
    span = Span(run[0].start, run[-1].end)
    found = gazetteer().candidates(fold(span.of(text)))
    if found:
        for holder in surroundings(text, span.start, span.end).inside:
            if any(_holds(holder, c) for c in found):
                return span
    return None


def find_known_places(text: str) -> tuple[Span, ...]:
    """The well-known places that a text names, in text order: countries, capitals, big cities, divisions, seas.

    A name inside the name of a person or an organisation ("Washington Post", "Paris Hilton") is left out, as are
    adjectives ("Russian") and places known to few.
    """
    found: list[Span] = []
    for run in _runs(text):
        held = _held(text, run)
        if held is not None:
            found.append(held)
            continue
        matches = list(_matches(text, run))
        places = {n for first, last in matches for n in range(first, last)}
        for first, last in matches:
            if _stands_alone(run, first, last, places):
                found.append(Span(run[first].start, run[last - 1].end))
    taken = {s.start for s in found}
    found += [Span(*m.span(1)) for m in _state_words().finditer(text) if m.start(1) not in taken]
    return tuple(sorted(found))
