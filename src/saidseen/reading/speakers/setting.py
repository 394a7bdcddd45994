"""Where a text plays: the countries it names, the places it names, and whether one country has it to itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from saidseen.model.reading import Place
from saidseen.reading.speakers.lexicon import COUNTRY
from saidseen.reading.speakers.scan import Scan
from saidseen.world.countries.table import ADJECTIVE, PEOPLE

_LEAST, _CLEAR, _SHARE, _DATELINE = 2.0, 5.0, 0.6, 12


@dataclass(frozen=True, slots=True)
class CountryMark:
    """Word `i` names a country, or a place in it; `place`: it is no country's name."""

    i: int
    country: str
    place: bool


class Setting:
    """The countries of a text in text order, and the one that it plays in, where there is one."""

    def __init__(self, found: Scan, places: Sequence[Place] = ()) -> None:
        self._found = found
        marks: dict[int, CountryMark] = {}
        weights: dict[str, float] = {}

        def add(i: int, country: str, place: bool, weight: float) -> None:
            marks[i] = CountryMark(i, country, place)
            weights[country] = weights.get(country, 0.0) + weight

        for chunk in found.chunks:
            if chunk.kind == COUNTRY and chunk.entry.country:
                add(chunk.i, chunk.entry.country, False, 0.5 if chunk.entry.form in (ADJECTIVE, PEOPLE) else 1.0)
        single: dict[str, str] = {}
        for place in places:
            i = found.word_at(place.span.start)
            if place.country and i < len(found.words) and i not in marks:
                add(i, place.country, True, 1.0)
                if found.words.ends[i] >= place.span.end:
                    single[found.words.lows[i]] = place.country
        for i, low in enumerate(found.words.lows if single else ()):
            if low in single and i not in marks and found.words.capital(i) and found.starting(i) is None:
                add(i, single[low], True, 1.0)
        self.marks = [marks[i] for i in sorted(marks)]
        self._at = [m.i for m in self.marks]
        self._by_country: dict[str, list[int]] = {}
        for mark in self.marks:
            self._by_country.setdefault(mark.country, []).append(mark.i)
        order = sorted(weights.items(), key=lambda w: -w[1])
        self.most = order[0][0] if order and (len(order) == 1 or order[0][1] > order[1][1]) else None
        self.only = self._only(order)

    def _only(self, order: list[tuple[str, float]]) -> str | None:
        """The country a story plays in: three fifths of its places, or two and a half times as many as any other has,
        or its dateline and half as many again as any other.
        """
        if self.most is None or order[0][1] < _LEAST:
            return None
        if order[0][1] >= _SHARE * sum(weight for _, weight in order):
            return self.most
        ratio = order[0][1] / order[1][1]
        if ratio >= 2.5 and order[0][1] >= _CLEAR:
            return self.most
        return self.most if ratio >= 1.5 and self.dateline() == self.most else None

    def dateline(self) -> str | None:
        """The country of the place in capitals that begins a line ("KHARTOUM, 1 June –", "DERNA, Libya –")."""
        words = self._found.words
        for mark in self.marks[:_DATELINE]:
            for i in (mark.i, mark.i - 1):
                before = words.text[max(0, words.starts[i] - 1) : words.starts[i]] if i >= 0 else None
                if before in ("", "\n") and words.word(i).isupper() and len(words.lows[i]) > 3:
                    return mark.country
        return None

    def within(self, i: int, j: int) -> list[CountryMark]:
        """The marks in words `i` to before `j`."""
        return self.marks[bisect_left(self._at, i) : bisect_left(self._at, j)]

    def words_for(self, country: str, near: int) -> str:
        """The words that name the country nearest to word `near`, as written."""
        at = self._by_country[country]
        k = bisect_left(at, near)
        i = min(at[max(0, k - 1) : k + 1], key=lambda a: abs(a - near))
        chunk = self._found.starting(i)
        return self._found.words.words(i, chunk.j if chunk is not None else i + 1)
