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


@dataclass(frozen=True, slots=True)
class HandMove:
    """A statement (id) that a person put into the claim that holds `anchor`."""

    statement: str
    anchor: str
    who: str
    at: str
    why: str


Hand = Split | Join | HandMove


def placed_by(hands: Iterable[Hand]) -> frozenset[str]:
    """The statements (ids) that people named when they split, joined or moved: they stand where they were put."""
    return frozenset(id_ for hand in hands for id_ in _named(hand))


def _named(hand: Hand) -> Iterable[str]:
    match hand:
        case Split():
            return hand.statements
        case HandMove():
            return (hand.statement,)
    return hand.a, hand.b


def regrouped(groups: Iterable[Sequence[T]], ids: Mapping[T, str], hands: Iterable[Hand]) -> list[list[T]]:
    """The groups after what people said, one after the other, oldest first; `ids` are the statements' ids.

    A split whose anchor and statements are not together any more does nothing, nor does a join or a move of what is not
    there.
    """
    parts = {n: list(group) for n, group in enumerate(groups)}
    home: dict[str, set[int]] = defaultdict(set)
    for n, group in parts.items():
        for member in group:
            home[ids[member]].add(n)
    for hand in hands:
        if isinstance(hand, Split):
            _split(parts, home, ids, hand)
        elif isinstance(hand, HandMove):
            _move(parts, home, ids, hand)
        elif hand.a in home and hand.b in home:
            _join(parts, home, ids, sorted(home[hand.a] | home[hand.b]))
    return list(parts.values())


def _split(parts: dict[int, list[T]], home: dict[str, set[int]], ids: Mapping[T, str], split: Split) -> None:
    for n in sorted(home.get(split.anchor, ())):
        away = [m for m in parts[n] if ids[m] in split.statements and ids[m] != split.anchor]
        if not away:
            continue
        new, gone = max(parts) + 1, set(away)
        parts[n], parts[new] = [m for m in parts[n] if m not in gone], away
        for name in {ids[m] for m in away}:
            home[name] = (home[name] - {n}) | {new}


def _move(parts: dict[int, list[T]], home: dict[str, set[int]], ids: Mapping[T, str], move: HandMove) -> None:
    if move.statement == move.anchor or not (home.get(move.anchor) and home.get(move.statement)):
        return
    goal = min(home[move.anchor])
    for n in sorted(home[move.statement] - {goal}):
        away = [m for m in parts[n] if ids[m] == move.statement]
        parts[n] = [m for m in parts[n] if ids[m] != move.statement]
        parts[goal] += away
    home[move.statement] = {goal}


def _join(parts: dict[int, list[T]], home: dict[str, set[int]], ids: Mapping[T, str], numbers: Sequence[int]) -> None:
    first = numbers[0]
    for n in numbers[1:]:
        for name in {ids[m] for m in parts[n]}:
            home[name] = (home[name] - {n}) | {first}
        parts[first] += parts.pop(n)
