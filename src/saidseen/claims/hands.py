"""What a person split or joined: it goes before the machine's groups, and the machine's reasons stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T", bound=str | int)


@dataclass(frozen=True, slots=True)
class Split:
    """Statements (ids) that a person took out of the claim that holds `anchor`, to be a claim of their own."""

    anchor: str
    statements: frozenset[str]
    who: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Join:
    """Two statements (ids) whose claims a person said are one."""

    a: str
    b: str
    who: str
    at: str
    why: str


def regrouped(
    groups: Iterable[Sequence[T]], ids: Mapping[T, str], splits: Sequence[Split], joins: Sequence[Join]
) -> list[list[T]]:
    """The groups after what people said: splits first, oldest first, then joins; `ids` are the statements' ids.

    A split whose anchor and statements are not together any more does nothing.
    """
    out = [list(group) for group in groups]
    for split in splits:
        out = [part for group in out for part in _cut(group, ids, split)]
    return _joined(out, ids, joins)


def _cut(group: list[T], ids: Mapping[T, str], split: Split) -> list[list[T]]:
    names = {ids[member] for member in group}
    if split.anchor not in names or not names & split.statements:
        return [group]
    away = [m for m in group if ids[m] in split.statements and ids[m] != split.anchor]
    rest = [m for m in group if m not in set(away)]
    return [part for part in (rest, away) if part]


def _joined(groups: list[list[T]], ids: Mapping[T, str], joins: Sequence[Join]) -> list[list[T]]:
    where: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for member in group:
            where[ids[member]].append(n)
    parent = list(range(len(groups)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for join in joins:
        for a in where.get(join.a, ()):
            for b in where.get(join.b, ()):
                one, two = sorted((root(a), root(b)))
                parent[two] = one
    merged: dict[int, list[T]] = defaultdict(list)
    for n, group in enumerate(groups):
        merged[root(n)] += group
    return list(merged.values())
