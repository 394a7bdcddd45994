"""What a person said about a claim's statements or about a source: it goes before what the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saidseen.model.claim import Stance
from saidseen.model.moments import instant

GRADES = "ABCDEF"
"""Admiralty reliability of a source: A completely, B usually, C fairly, D not usually, E not reliable, F not judged."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's word: `of` is a statement's id, or a speaker or outlet; `value` a stance, or a grade A to F."""

    of: str
    value: str
    by: str
    at: str


def _last(of: str, judgements: Sequence[Judged], values: Sequence[str]) -> Judged | None:
    """The latest word of that kind on it; of two at one time the one later in the alphabet."""
    found = [j for j in judgements if j.of == of and j.value in values]
    return max(found, key=lambda j: (instant(j.at), j.at, j.by, j.value), default=None)


def reliability(of: str | None, judgements: Sequence[Judged] = ()) -> str:
    """The grade A to F that a person last gave a speaker or outlet; F until a person gives one, whatever it says."""
    last = _last(of, judgements, GRADES) if of else None
    return last.value if last else "F"


def stance_by_hand(statement: str, judgements: Sequence[Judged]) -> tuple[Stance, str] | None:
    """The stance that a person last gave a statement, with a sentence that says who and when."""
    last = _last(statement, judgements, [s.value for s in Stance])
    return (Stance(last.value), f"{last.by} judged so at {last.at}.") if last else None
