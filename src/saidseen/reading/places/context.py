"""What the words around a toponym say about where it lies."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from saidseen.language.en import grammar
from saidseen.language.en import places as en
from saidseen.world.gazetteer import (
    COUNTRY,
    DIVISION1,
    DIVISION2,
    OWN,
    REGION,
    SHORTENED,
    WIDE,
    PlaceCandidate,
    country_rows,
    gazetteer,
)
from saidseen.world.names import admin_words, fold
from saidseen.world.tables import peoples

_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]{1,30}\b(?: [A-Z][\w’'-]{1,30}\b)?")


class Surroundings(NamedTuple):
    """`inside` are the places named as holding the toponym; `people` the countries named just before."""

    inside: tuple[PlaceCandidate, ...]
    people: tuple[str, ...]


def _holders(name: str) -> tuple[PlaceCandidate, ...]:
    """The countries, divisions and regions that a name may mean, if it reads as one that holds others."""
    folded = fold(name)
    wanted = (COUNTRY, DIVISION1, REGION) if not admin_words(folded) else (COUNTRY, DIVISION1, DIVISION2, REGION)
    found = [c for c in gazetteer().candidates(folded) if c.kind in wanted]
    small = [c for c in gazetteer().candidates(folded) if c.kind == DIVISION2 and c not in found]
    return (*found, *small)


def _longest(words: str) -> tuple[PlaceCandidate, ...]:
    parts = words.split(" ")
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size])
        found = _holders(name) or _holders(name.rstrip(".’'"))
        if found:
            return found
    return ()


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """The places and peoples that the words next to `text[start:end]` tie it to."""
    after = en.AFTER.match(text, end, min(len(text), end + 160))
    inside = _longest(after[1].removesuffix(grammar.PRINTED_GENITIVE).removesuffix(grammar.GENITIVE)) if after else ()
    before = en.BEFORE.search(text[max(0, start - 60) : start])
    people: tuple[str, ...] = ()
    if before:
        words = before[1].removesuffix(grammar.PRINTED_GENITIVE).removesuffix(grammar.GENITIVE)
        known = peoples()
        found = known.get(words) or known.get(words.split(" ")[-1])
        rows = [c.country for c in gazetteer().candidates(fold(words)) if c.kind == COUNTRY]
        people = (found,) if found else tuple(rows)
    return Surroundings(inside, people)


@cache
def _peoples_folded() -> dict[str, str]:
    return {fold(word): alpha3 for word, alpha3 in peoples().items()}


def people_country(name: str) -> PlaceCandidate | None:
    """The country of a people's name or adjective: 'Syrians' gives Syria."""
    alpha3 = _peoples_folded().get(fold(name))
    return country_rows().get(alpha3) if alpha3 else None


def dwellers(name: str) -> tuple[PlaceCandidate, ...]:
    """The well-known division, region or big city whose people the name speaks of: 'Ontarians' gives Ontario."""
    folded = fold(name)
    if len(folded) < 6 or folded[-1] not in en.PEOPLE_LETTERS:
        return ()
    held = gazetteer()
    for ending in en.PEOPLE_ENDINGS:
        if not folded.endswith(ending):
            continue
        stem = folded.removesuffix(ending)
        for end in ("", "a", "o", "e", "y", "ia"):
            found = held.candidates(stem + end)
            known = tuple(c for c in found if c.kind in (DIVISION1, REGION, WIDE) and c.how != SHORTENED)
            if known := known or tuple(c for c in found if c.people > 300_000 and c.how == OWN):
                return known
    return ()


def american_style(text: str) -> float:
    """How much a text reads as a local story of the United States, 0..1, from its first 20,000 code points."""
    return min(1.0, sum(1 for _ in en.US_STYLE.finditer(text, 0, 20_000)) / 4)


def peoples_named(text: str) -> Counter[str]:
    """How often the text names the people or adjective of each country (alpha-3), in its first 400,000 code points."""
    known = peoples()
    found: Counter[str] = Counter()
    for match in _CAPITALISED.finditer(text, 0, 400_000):
        words = match[0]
        alpha3 = known.get(words)
        if alpha3:
            found[alpha3] += 1
            continue
        for word in words.split(" "):
            if alpha3 := known.get(word):
                found[alpha3] += 1
    return found
