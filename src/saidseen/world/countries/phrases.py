"""A list of phrases found in running words, the longest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from saidseen.world.countries.tokens import CAPITAL, JOINED, UPPER, Tokens, tokens

T = TypeVar("T")

ANY, CAPITALISED, CAPITALS = 0, CAPITAL, UPPER
"""How a phrase must be written to count: in any way, with a capital first letter, all in capitals."""


@dataclass(slots=True)
class _Phrase(Generic[T]):
    lows: tuple[str, ...]
    case: int
    value: T


class Phrases(Generic[T]):
    """Phrases with a value each; `at` gives the longest one that starts at a word."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[_Phrase[T]]] = {}
        self._added: dict[str, tuple[T, int]] = {}

    def add(self, phrase: str, value: T, case: int = ANY) -> None:
        """Adds a phrase; the first value given to a phrase stays."""
        lows = tuple(tokens(phrase).lows)
        if not lows:
            return
        same = self._by_first.setdefault(lows[0], [])
        if any(p.lows == lows and p.case == case for p in same):
            return
        self._added.setdefault(phrase, (value, case))
        same.append(_Phrase(lows, case, value))
        same.sort(key=lambda p: -len(p.lows))

    def items(self) -> Iterator[tuple[str, T]]:
        """Every phrase as it was added, with its value."""
        return ((phrase, value) for phrase, (value, _) in self._added.items())

    def case_of(self, phrase: str) -> int:
        """How `phrase` must be written to count."""
        return self._added[phrase][1]

    def at(self, words: Tokens, i: int) -> tuple[int, T] | None:
        """The end (exclusive) and value of the longest phrase at word `i`."""
        same = self._by_first.get(words.lows[i])
        if same is None:
            return None
        flag = words.flags[i]
        following = words.lows[i + 1] if i + 1 < len(words.lows) else None
        for phrase in same:
            lows = phrase.lows
            if phrase.case and not flag & phrase.case:
                continue
            if len(lows) == 1 or (lows[1] == following and self._matches(words, i, lows)):
                return i + len(lows), phrase.value
        return None

    @staticmethod
    def _matches(words: Tokens, i: int, lows: tuple[str, ...]) -> bool:
        n = len(lows)
        if i + n > len(words) or tuple(words.lows[i : i + n]) != lows:
            return False
        return all(words.after[k] == JOINED for k in range(i, i + n - 1))

    def find(self, words: Tokens) -> Iterator[tuple[int, int, T]]:
        """Every phrase of `words` from left to right, none overlapping."""
        free = 0
        for i, low in enumerate(words.lows):
            if i < free or low not in self._by_first:
                continue
            hit = self.at(words, i)
            if hit is not None:
                free = hit[0]
                yield i, free, hit[1]
