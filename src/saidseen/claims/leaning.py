"""Words that only their story explains ("the town", "all the dead"), and what the story says right before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from saidseen.claims.words import stem
from saidseen.claims.words import words as words_of
from saidseen.language.en import months
from saidseen.language.en import titles as en
from saidseen.model.reading import Span
from saidseen.world.countries import country_of, name_of

BACK, FEWEST, LONGEST = 3, 5, 220
"""Sentences that are looked back to; words of one that explains others, and code points."""
_NAME = re.compile(r"(?<=[\w,;] )[\"“‘']?([A-Z][\w-]*)")
"""A word of a name, anywhere but where words begin."""


def leans(title: str) -> bool:
    """Whether a title has words that only its story explains."""
    own = en.by_itself(title)
    words = own.rpartition(": ")[2]
    if en.BACK.match(words) or any(pattern.search(own) for pattern in (en.TIED, en.FEW_OF)):
        return True
    return any(_unexplained(words, m.end()) for m in en.MEANT.finditer(words))


def names_some(words: str) -> bool:
    """Whether words name who or where."""
    return country_of(words.partition(" ")[0]) is not None or _names(words)


def told_before(text: str, spans: Sequence[Span], at: int, told: str = "") -> str:
    """The last sentence of a text (`spans`) before the one at the offset `at` that names the very thing by which
    `told`, what is said there, points back ("the jet"), and who or where; empty where none of the three before it
    does, or where it needs one itself."""
    things = {stem(m[0].lower().split()[-1]) for m in en.MEANT.finditer(told)}
    here = bisect_right([span.start for span in spans], at) - 1
    for span in reversed(spans[max(0, here - BACK) : max(0, here)]):
        words = " ".join(span.of(text).split())
        if len(words.split()) < FEWEST or len(words) > LONGEST or leans(words) or en.POINTS.search(words):
            continue
        if _names(words) and not things.isdisjoint(stem(word) for word in words_of(words)):
            return words
    return ""


def _names(words: str, end: int | None = None) -> bool:
    """Whether there is a name anywhere but where words begin."""
    return any(_tells_which(m[1]) for m in _NAME.finditer(words, 0, len(words) if end is None else end))


def _unexplained(words: str, end: int) -> bool:
    """Whether nothing behind a name that ends there says which is meant, nor a place's name before it."""
    if en.TOLD.match(words, end) or en.COUNTRYWIDE.search(words, 0, end):
        return False
    place = en.PLACE.search(words, 0, end)
    return place is None or not _names(words, place.start())


@lru_cache(maxsize=4_096)
def _tells_which(name: str) -> bool:
    """Whether a name is no day or month, and no people ("Syrian fighters")."""
    code = country_of(name)
    return name not in months.WEEKDAYS and name not in months.NAMES and (code is None or name_of(code) == name)
