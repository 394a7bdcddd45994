"""Who held which office on a day: what readers of a bare "Biden said" know without being told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from saidseen.language.en import offices as en
from saidseen.language.en.speakers import wordlist
from saidseen.reading.speakers.people import surname
from saidseen.reading.speakers.records import Known

COMMON, BY_OFFICE, UNENDED = "!", "~", "?"
_PARTICLES = wordlist("particles")


@dataclass(frozen=True, slots=True)
class Holder:
    """One row: the names it goes by (small letters), its last names, known by them alone or not, what it tells, and
    from when to when (ISO days, inclusive)."""

    forms: tuple[str, ...]
    surnames: frozenset[str]
    told: Known
    first: str
    last: str


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """The lines of holders.txt as they stand, with their last day, in the order in which the offices were taken."""
    text = (resources.files("saidseen.reading.speakers") / "holders.txt").read_text(encoding="utf8")
    lines = [tuple(line.split("\t")) for line in text.splitlines() if line and line[0] != "#"]
    (_, checked), *rows = lines
    return tuple(sorted(((*row, row[7].removesuffix(UNENDED) or checked) for row in rows), key=lambda row: row[6]))


@cache
def _holder(row: tuple[str, ...]) -> Holder:
    marked, also, country, organisation, sector, office, first, until, last = row
    name = marked.removeprefix(COMMON).removeprefix(BY_OFFICE)
    names = (name, *filter(None, also.split(";")))
    lasts = [form for n in names for form in _last_names(n)]
    forms = [n.lower() for n in names] + ([] if marked.startswith(COMMON) else lasts)
    ended = en.UNTIL + last if until == last else ""
    told = Known(name, names[1:], country or None, organisation or None, sector, f"{office}{en.SINCE}{first}{ended}")
    surnames = frozenset(form for form in (*lasts, *forms) if " " not in form)
    if marked.startswith(BY_OFFICE):
        forms, surnames = [], frozenset()
    return Holder(tuple(dict.fromkeys(forms)), surnames, told, first, last)


def holders() -> tuple[Holder, ...]:
    """All the rows of holders.txt, in the order in which the offices were taken."""
    return tuple(map(_holder, _rows()))


def _last_names(name: str) -> Iterator[str]:
    """The last word of a name, and its end from the first particle on: "Leyen" and "von der Leyen"."""
    yield surname(name)
    words = name.lower().split()
    start = next((k for k, word in enumerate(words) if k and word in _PARTICLES), 0)
    if start:
        yield " ".join(words[start:])


@lru_cache(64)
def in_office(day: str) -> Mapping[str, Known]:
    """Those in office on a day (ISO), by last and full name in small letters; none on days after the last checked.

    A last name that two of them share tells neither; the office that somebody took last goes before another.
    """
    held = _held(day)
    bearers: dict[str, set[str]] = {}
    for h in held:
        for form in (*h.surnames, *h.forms):
            bearers.setdefault(form, set()).add(h.told.name)
    return {form: h.told for h in held for form in h.forms if len(bearers[form]) == 1}


@lru_cache(64)
def _held(day: str) -> tuple[Holder, ...]:
    return tuple(_holder(row) for row in _rows() if row[6] <= day <= row[8])


@lru_cache(256)
def led_by(last: str, day: str) -> str | None:
    """The country that somebody of that last name (small letters) led on a day as head of state or of government."""
    led = {
        h.told.country
        for h in _held(day)
        if last in h.surnames and h.told.evidence.startswith(en.LEADERS) and h.told.country
    }
    return led.pop() if len(led) == 1 else None


def all_in_office(day: str) -> tuple[Known, ...]:
    """Everybody in office on a day (ISO), in the order in which the offices were taken."""
    return tuple(h.told for h in _held(day))
