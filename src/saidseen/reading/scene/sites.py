"""The sites of a text: every place that it names, each once, with all its mentions, and which of them hold which."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from saidseen.language.en import grammar
from saidseen.language.sentences import sentences
from saidseen.model.reading import Place, Span
from saidseen.reading.localities import localities
from saidseen.world.countries import country_of, find_countries, is_people, name_of
from saidseen.world.gazetteer import CAPITAL, CITY, COUNTRY, DIVISION1, DIVISION2, REGION, WIDE, gazetteer
from saidseen.world.names import fold

LEAD = 3  # sentences after the title that are the lead
_DATELINE = re.compile(r"(?m)^[^\n]{2,70}?(?: [-–—]{1,2} |\([A-Za-z ]{2,20}\) ?[-–—]? ?|: )")


@dataclass(frozen=True, slots=True)
class SiteMention:
    """Where a text names a site: the words, their sentence, and whether they are a nationality ("Russian")."""

    span: Span
    sentence: int
    people: bool
    place: Place | None


@dataclass(slots=True)
class Site:
    """A place with its mentions in text order. `kind` is the gazetteer's, -1 where it has none; `row` its row or -1;
    `within` the rows of the divisions that hold it."""

    name: str | None
    country: str | None
    kind: int
    row: int = -1
    within: tuple[int, ...] = ()
    people: int = 0
    mentions: list[SiteMention] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether it is a whole country."""
        return self.kind == COUNTRY

    def holds(self, other: Site) -> bool:
        """Whether `other` lies in it, as far as the gazetteer tells."""
        if other is self:
            return False
        if self.whole:
            return other.country == self.country and not other.whole
        return self.row >= 0 and self.row in other.within


class Sites:
    """The sites of a text in the order of their first mention, made once for all its statements; `local` are places
    that only a common noun beside them names (localities.py)."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        self.text = text
        self.local = tuple(localities(text, places))
        self.starts = [s.start for s in sentences(text)] or [0]
        end = text.find("\n")
        self.title_end = end if 0 < end < 250 else -1
        self.first = self.sentence(self.title_end + 1) if self.title_end > 0 else 0
        self.all: list[Site] = []
        self._by: dict[str, Site] = {}
        for mention in sorted(self._mentions(places), key=lambda m: (m.span.start, -m.span.end)):
            self._add(mention)
        self.total = sum(len(s.mentions) for s in self.all)
        self.dateline = self._dateline()

    def sentence(self, offset: int) -> int:
        """The number of the sentence of a code point."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def _mentions(self, places: Sequence[Place]) -> Iterator[SiteMention]:
        """Every place of the text, and every word for a country that is no place: "Ukrainians"."""
        taken = bytearray(len(self.text))
        for place in [*places, *self.local]:
            taken[place.span.start : place.span.end] = b"\x01" * (place.span.end - place.span.start)
            yield SiteMention(place.span, self.sentence(place.span.start), is_people(place.text), place)
        for span, code in find_countries(self.text):
            if not any(taken[span.start : span.end]):
                name = name_of(code)
                place = Place(span.of(self.text), span, name, None, code, None, None)
                yield SiteMention(span, self.sentence(span.start), is_people(place.text), place)

    def _add(self, mention: SiteMention) -> None:
        place = mention.place
        assert place is not None
        key, site = _site(place)
        held = self._by.setdefault(key, site)
        if held is site:
            self.all.append(site)
        held.mentions.append(mention)

    def _dateline(self) -> Span | None:
        """The words before a dash or an agency's name that open the first line of the body."""
        match = _DATELINE.match(self.text, self.title_end + 1 + _blank(self.text, self.title_end + 1))
        return Span(*match.span()) if match else None


def _blank(text: str, at: int) -> int:
    """Code points of white space from `at` on."""
    return len(text[at : at + 50]) - len(text[at : at + 50].lstrip())


def _site(place: Place) -> tuple[str, Site]:
    """A place's key and a new site for it; one that the gazetteer lacks may be a country whose genitive lost its
    apostrophe."""
    if place.name is None:
        code = country_of(place.text.removesuffix(grammar.S)) if place.text.endswith(grammar.S) else None
        if code is None:
            return "?" + fold(place.text), Site(None, None, -1)
        return "=" + code, Site(name_of(code), code, COUNTRY)
    if place.country is not None and (place.name == name_of(place.country) or is_people(place.text)):
        return "=" + place.country, Site(name_of(place.country), place.country, COUNTRY)
    kind, row, within, people = _known(place.name, place.geoname_id, place.country)
    key = f"#{row}" if row >= 0 else f"{place.name}|{place.country}"
    return key, Site(place.name, place.country, kind, row, within, people)


@lru_cache(maxsize=20_000)
def _known(name: str, number: int | None, country: str | None) -> tuple[int, int, tuple[int, ...], int]:
    """Kind, row, rows of the holders and people of a place of the gazetteer."""
    for c in gazetteer().candidates(fold(name)):
        if c.country == (country or "") and (number is None or gazetteer().geoname_id(c.row) == number):
            return c.kind, c.row, tuple(r for r in (c.adm1, c.adm2) if r >= 0 and r != c.row), c.people
    return -1, -1, (), 0


TOWNS = frozenset((CITY, CAPITAL))
DIVISIONS = frozenset((DIVISION1, DIVISION2))
WIDE_KINDS = frozenset((REGION, WIDE))
