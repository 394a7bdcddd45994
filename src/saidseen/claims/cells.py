"""Statements of a kind that names its side, gathered by kind, side, place and time."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from saidseen.claims.days import iso_day
from saidseen.claims.groups import Group
from saidseen.claims.kinds import kinds
from saidseen.claims.likeness import Point
from saidseen.claims.matter import AFLOAT, countries, waters
from saidseen.claims.records import Joint
from saidseen.reading.countries import name_of


def is_cellular(point: Point) -> bool:
    """Whether kind and side together tell what a statement is about (Russia's withdrawal), without further words."""
    kind = point.matter.kind
    return kind is not None and not kinds()[kind].local and bool(side_of(point))


def side_of(point: Point) -> tuple[str, ...]:
    """Those who do it, or for a kind that is gathered by place the country or sea where it happens, else theirs."""
    kind, matter = point.matter.kind, point.matter
    if kind is not None and kinds()[kind].by_place:
        where = countries(matter)[:1] or waters(matter)[:1]
        return (*where, *matter.subjects[:1]) if where in ((), (AFLOAT,)) else where
    return matter.subjects


def cells(points: Sequence[Point]) -> Iterator[Group]:
    """The groups of cellular points, given in order."""
    by_side: dict[tuple[str, tuple[str, ...]], list[Point]] = defaultdict(list)
    for p in points:
        by_side[str(p.matter.kind), side_of(p)].append(p)
    for (kind, _), of_side in sorted(by_side.items()):
        for stretch in stretches(of_side, kinds()[kind].days):
            parts = [(None, sorted(stretch, key=lambda p: p.at))] if kinds()[kind].by_place else families(stretch)
            for place, members in parts:
                yield Group(tuple(p.id for p in members), tuple(_joints(members, place)))


def stretches(points: Sequence[Point], days: int) -> Iterator[list[Point]]:
    """The points cut where more than `days` days pass without one; those without a date are a stretch of their own."""
    undated = [p for p in points if p.matter.first is None]
    dated = sorted((p for p in points if p.matter.first is not None), key=lambda p: (p.matter.first, p.at))
    here: list[Point] = []
    until = 0
    for p in dated:
        first, last = p.matter.first or 0, p.matter.last or 0
        if here and first - until > days:
            yield here
            here = []
        until = max(until, last) if here else last
        here.append(p)
    if here:
        yield here
    if undated:
        yield undated


def families(points: Sequence[Point]) -> Iterator[tuple[str | None, list[Point]]]:
    """The points by country: each goes to that of its countries which most name, one that names none to the first."""
    counts = Counter(code for p in points for code in countries(p.matter))
    order = sorted(counts, key=lambda code: (-counts[code], code))
    out: dict[str | None, list[Point]] = {}
    for p in points:
        mine = set(countries(p.matter))
        place = next((code for code in order if code in mine), order[0] if order else None)
        out.setdefault(place, []).append(p)
    for place in sorted(out, key=lambda code: code or ""):
        yield place, sorted(out[place], key=lambda p: p.at)


def _joints(members: Sequence[Point], place: str | None) -> Iterator[Joint]:
    """Each statement is joined to the one before it, with what they share as the reason."""
    for a, b in itertools.pairwise(members):
        side = " and ".join(name_of(s) or s for s in b.matter.subjects)
        where = f", {name_of(place) or place}" if place else ""
        when = f", {iso_day(b.matter.first)}" if b.matter.first is not None else ""
        yield Joint(a.id, b.id, 0.9, f"Both are about {b.matter.kind} by {side}{where}{when}.")
