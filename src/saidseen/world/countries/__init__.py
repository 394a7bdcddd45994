"""Countries and international bodies by the words that newspapers use for them."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from saidseen.model.reading import Span
from saidseen.world.countries.phrases import Phrases
from saidseen.world.countries.table import (
    ADJECTIVE,
    PEOPLE,
    STATE,
    Body,
    CountryWord,
    adjective_of,
    body_words,
    country_words,
    name_of,
)
from saidseen.world.countries.tokens import Tokens, tokens

__all__ = [
    "Body",
    "CountryWord",
    "adjective_of",
    "country_of",
    "find_countries",
    "is_people",
    "name_of",
    "organisation_of",
]

T = TypeVar("T")

_AMERICAN_GEORGIA = frozenset(("atlanta", "savannah", "florida", "alabama", "carolina", "tennessee"))
_CAUCASIAN_GEORGIA = frozenset(("tbilisi", "georgian", "georgians", "ossetia", "abkhazia", "armenia", "azerbaijan"))


def _whole(words: str, table: Phrases[T]) -> T | None:
    found = tokens(words.strip())
    first = 1 if len(found) > 1 and found.lows[0] == "the" else 0
    for start in dict.fromkeys((0, first)):
        hit = table.at(found, start) if len(found) else None
        if hit is not None and hit[0] == len(found):
            return hit[1]
    return None


@lru_cache(8_192)
def country_of(words: str) -> str | None:
    """The ISO 3166 alpha-3 code that `words` as a whole stand for: a country, its people, capital or metonym."""
    hit = _whole(words, country_words())
    return hit.alpha3 if hit else None


@lru_cache(8_192)
def is_people(words: str) -> bool:
    """Whether the words are a country's adjective or its people ("Russian", "Ukrainians") and so name no place."""
    entry = _whole(words, country_words())
    return entry is not None and entry.form in (ADJECTIVE, PEOPLE)


@lru_cache(8_192)
def organisation_of(words: str) -> str | None:
    """The international body that `words` as a whole name (NATO, UN, EU, OSCE, ...)."""
    hit = _whole(words, body_words())
    return hit.name if hit else None


def georgia(found: Tokens) -> str:
    """Which Georgia the text speaks of: the state where it names its neighbours or Atlanta, else the country."""
    seen = set(found.lows)
    return "USA" if seen & _AMERICAN_GEORGIA and not seen & _CAUCASIAN_GEORGIA else "GEO"


def find_countries(text: str) -> list[tuple[Span, str]]:
    """Every word for a country in `text` with its alpha-3 code, in text order; states of the USA are left out."""
    if text.islower():
        return []  # every word for a country has a capital
    found = tokens(text)
    hits: list[tuple[Span, str]] = []
    for i, j, word in country_words().find(found):
        if word.form == STATE:
            continue
        alpha3 = georgia(found) if word.alpha3 == "GEO" and found.lows[i] == "georgia" else word.alpha3
        if alpha3 == "USA" and found.lows[i] == "georgia":
            continue
        hits.append((Span(found.starts[i], found.ends[j - 1]), alpha3))
    return hits
