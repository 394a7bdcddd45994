"""What the words around a toponym say about where it lies."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

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

_NAME = r"[^\W\d_][\w.’'-]{0,40}(?:[ -](?:of |the |and )?[A-Z][\w.’'-]{0,40}){0,3}"
_AFTER = re.compile(rf"[’']?s?\s{{0,2}}(?:,\s{{0,2}}|\(\s{{0,2}}|in (?:the )?|of )(?:in )?(?=[A-Z])({_NAME})")
_BEFORE = re.compile(r"([A-Z][\w.-]{1,30}(?: [A-Z][\w.-]{1,30})?)(?:[’']s)?,? (?:\w{1,20} ){0,2}(?:of )?$")
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
    after = _AFTER.match(text, end, min(len(text), end + 160))
    inside = _longest(after[1].removesuffix("’s").removesuffix("'s")) if after else ()
    before = _BEFORE.search(text[max(0, start - 60) : start])
    people: tuple[str, ...] = ()
    if before:
        words = before[1].removesuffix("’s").removesuffix("'s")
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
    if len(folded) < 6 or folded[-1] not in "nsrie":
        return ()
    held = gazetteer()
    for ending in ("ians", "ian", "ans", "an", "ers", "er", "ns", "n", "is", "i", "ites", "ite", "ese"):
        if not folded.endswith(ending):
            continue
        stem = folded.removesuffix(ending)
        for end in ("", "a", "o", "e", "y", "ia"):
            found = held.candidates(stem + end)
            known = tuple(c for c in found if c.kind in (DIVISION1, REGION, WIDE) and c.how != SHORTENED)
            if known := known or tuple(c for c in found if c.people > 300_000 and c.how == OWN):
                return known
    return ()


# Words that papers of the United States use of their own towns, and how telephone numbers are written there.
_US_STYLE = re.compile(
    r"\(\d{3}\) ?\d{3}-\d{4}|\$\d|\b(?=[A-Z\dsapgc])(?:\d{3}-\d{3}-\d{4}\b|Sheriff|[A-Z]\w+ County\b|"
    r"(?:St|Ave|Rd|Blvd|Dr)\.|School District\b|High School\b|Interstate \d|Highway \d|Route \d|Township\b|Twp\b|"
    r"City Council\b|[Ss]tate (?:[Ll]egislature|[Ss]enator|[Rr]epresentative|[Pp]olice|[Pp]atrol)\b|[ap]\.m\.|"
    r"[Gg]rader?s?\b|[Cc]ounty [Jj]ail\b|Medical Center\b|Community College\b|U\.S\. \d)"
)


def american_style(text: str) -> float:
    """How much a text reads as a local story of the United States, 0..1, from its first 20,000 code points."""
    return min(1.0, sum(1 for _ in _US_STYLE.finditer(text, 0, 20_000)) / 4)


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
