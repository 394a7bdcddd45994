"""Who held which office on a day: what readers of a bare "Biden said" know without being told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from saidseen.reading.speakers.people import surname
from saidseen.reading.speakers.records import Known

COMMON = "!"


@dataclass(frozen=True, slots=True)
class Holder:
    """One row: the names it goes by (small letters), what it tells, and from when to when (ISO days, inclusive)."""

    forms: tuple[str, ...]
    told: Known
    first: str
    last: str


@cache
def _table() -> tuple[Holder, ...]:
    """The rows of holders.txt."""
    text = (resources.files("saidseen.reading.speakers") / "holders.txt").read_text(encoding="utf8")
    lines = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    (_, checked), *rows = lines
    return tuple(_holder(row, checked) for row in rows)


def _holder(row: list[str], checked: str) -> Holder:
    marked, also, country, organisation, sector, office, first, last = row
    name = marked.removeprefix(COMMON)
    names = (name, *filter(None, also.split(";")))
    forms = [n.lower() for n in names] + ([] if marked.startswith(COMMON) else [surname(n) for n in names])
    evidence = f"{office}, from {first}" + (f" to {last}" if last else "")
    told = Known(name, names[1:], country or None, organisation or None, sector, evidence)
    return Holder(tuple(dict.fromkeys(forms)), told, first, last or checked)


@lru_cache(64)
def in_office(day: str) -> Mapping[str, Known]:
    """Those in office on a day (ISO), by last and full name in small letters; none on days after the last checked."""
    return {form: h.told for h in _table() if h.first <= day <= h.last for form in h.forms}


@lru_cache(64)
def all_in_office(day: str) -> tuple[Known, ...]:
    """Everybody in office on a day (ISO)."""
    return tuple(h.told for h in _table() if h.first <= day <= h.last)
