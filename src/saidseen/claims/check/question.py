"""A sentence asked of a ledger, taken apart: what it says without its negation, who does it, and what it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from saidseen.claims.check.prepared import Floats
from saidseen.claims.check.words import content, listed
from saidseen.claims.pairs.sides import written
from saidseen.claims.pairs.vectors import packed, unpacked
from saidseen.claims.roles import Named, named
from saidseen.claims.words import rarity, stem, words
from saidseen.language.en import questions as en
from saidseen.world.countries import country_of, is_people
from saidseen.world.countries.table import name_of

_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*\w")
_DIGITS = re.compile(r"\d[\d,.]*")
BEGINS = 5  # code points before the first who is named, in a text that begins with it
LONGEST = 400  # code points of a content that is looked at
COMMON = 4.0  # a first word that is no rarer (see claims.words.rarity) is capitalised for its place only


@dataclass(frozen=True, slots=True)
class NamedParts:
    """What a stretch of text names: countries and bodies in order, other names' stems, figures, days of the week."""

    actors: tuple[Named, ...]
    names: frozenset[str]
    figures: frozenset[float]
    days: frozenset[str]
    doers: frozenset[str]

    @property
    def leads(self) -> frozenset[str]:
        """Those who do it, where the text begins with them, and so is about what they do."""
        return (
            self.doers if self.actors and self.actors[0].start <= BEGINS and not self.actors[0].place else frozenset()
        )

    @property
    def codes(self) -> frozenset[str]:
        """The countries and bodies named."""
        return frozenset(one.code for one in self.actors)


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """A sentence taken apart.

    `plain` is what it says without its negation, `turned` whether it had one; `stems` are its telling words but names,
    with their `weights`; `near` its unit vector among those of statements, `near_named` that
    with countries in place of their capitals ("Minsk has ...").
    """

    text: str
    plain: str
    turned: bool
    parts: NamedParts
    stems: tuple[str, ...]
    weights: Floats
    near: Floats
    near_named: Floats


@lru_cache(maxsize=2048)
def question(text: str, day: str | None = None) -> CheckQuestion:
    """The sentence `text` taken apart; `day` (ISO) says who held office then."""
    plain, turned = unturned(text)
    found = parts(plain, day)
    named_stems = {stem(w) for one in found.actors for w in words(plain[one.start : one.end])} | found.names
    stems = tuple(s for s in dict.fromkeys(content(plain)) if s not in named_stems and s not in _negating())
    weights = np.array([rarity(s) for s in stems], np.float32)
    return CheckQuestion(
        text, plain, turned, found, stems, weights, vector(plain), vector(renamed(plain, found.actors))
    )


def renamed(text: str, actors: tuple[Named, ...]) -> str:
    """A sentence with the names of countries in place of capitals that stand for their governments."""
    for one in reversed(actors):
        word = text[one.start : one.end]
        if not one.place and country_of(word) == one.code and not is_people(word) and rarity(stem(word.lower())) > 2:
            text = f"{text[: one.start]}{name_of(one.code)}{text[one.end :]}"
    return text


def vector(text: str, speaker: str | None = None, headline: str | None = None) -> Floats:
    """The unit vector of some words among those of statements."""
    return unpacked(packed(written(text, speaker, headline, None)))


def unturned(text: str) -> tuple[str, bool]:
    """A sentence without the negation of its verb, and whether there was one."""
    plain = en.NOT.sub(lambda m: m[1] or m[2] or en.SHORTENED.get(m[3].lower(), m[3]), text)
    turned = plain != text
    if not turned and text.lower().startswith(en.NOTHING):
        return text[3:4].upper() + text[4:], True
    if turned:
        plain = en.NO.sub(en.SOME_OF, plain)
    return plain, turned


@lru_cache(maxsize=8192)
def parts(text: str, day: str | None) -> NamedParts:
    """What a text names."""
    actors = tuple(named(text, day))
    taken = [(one.start, one.end) for one in actors]
    names: set[str] = set()
    days: set[str] = set()
    nameless = listed()["nameless"] | listed()["weekdays"]
    for match in _CAPITAL.finditer(text):
        low = words(match.group())
        days |= listed()["weekdays"].intersection(low)
        if any(start <= match.start() < end for start, end in taken) or not low or low[0] in nameless:
            continue
        if match.start() == 0 and rarity(stem(low[0])) < COMMON:
            continue
        names |= {stem(w) for w in low if len(w) > 1 and w not in nameless}
    return NamedParts(actors, frozenset(names), figures(text), frozenset(days), doers(text, actors))


def figures(text: str) -> frozenset[float]:
    """The numbers of a text, in digits or in words up to twelve."""
    plain = (m.replace(",", "").rstrip(".") for m in _DIGITS.findall(text))
    found = {float(n) for n in plain if n.replace(".", "", 1).isdigit()}
    return frozenset(found | {float(en.NUMBERS.index(w) + 2) for w in words(text) if w in en.NUMBERS})


def doers(text: str, actors: tuple[Named, ...]) -> frozenset[str]:
    """Who a sentence says does it: the first that is named, and those joined to it; none where it stands behind."""
    free = [one for one in actors if not one.place]
    if not free or en.BY.search(text[: free[0].start]):
        return frozenset()
    found = [free[0]]
    for one in free[1:]:
        if en.JOINT.fullmatch(text[found[-1].end : one.start]):
            found.append(one)
    return frozenset(one.code for one in found)


def _negating() -> frozenset[str]:
    return listed()["negate"]
