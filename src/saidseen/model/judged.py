"""What a person said about a claim's statements or about a source: it goes before what the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from saidseen.model.claim import Assessment, Stance, Status
from saidseen.model.moments import instant

GRADES = "ABCDEF"
"""Admiralty reliability of a source: A completely, B usually, C fairly, D not usually, E not reliable, F not judged."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's word: `of` is a statement's id, a claim's, or a speaker or outlet; `value` a stance, a claim's status,
    or a grade A to F."""

    of: str
    value: str
    by: str
    at: str
    why: str = ""


def _last(of: str, judgements: Sequence[Judged], values: Sequence[str]) -> Judged | None:
    """The latest word of that kind on it; of two at one time the one later in the alphabet."""
    found = [j for j in judgements if j.of == of and j.value in values]
    return max(found, key=_time, default=None)


def _time(judged: Judged) -> tuple[object, ...]:
    return instant(judged.at), judged.at, judged.by, judged.value


def reliability(of: str | None, judgements: Sequence[Judged] = ()) -> str:
    """The grade A to F that a person last gave a speaker or outlet; F until a person gives one, whatever it says."""
    last = _last(of, judgements, GRADES) if of else None
    return last.value if last else "F"


def stance_by_hand(statement: str, judgements: Sequence[Judged]) -> tuple[Stance, str] | None:
    """The stance that a person last gave a statement, with a sentence that says who and when."""
    last = _last(statement, judgements, [s.value for s in Stance])
    if last is None:
        return None
    return Stance(last.value), f"{last.by} judged so at {last.at}.{_against(last, judgements, Stance)}"


def status_by_hand(claim: str, judgements: Sequence[Judged], machine: Assessment) -> Assessment | None:
    """The status that a person last gave the claim of that id; what the rules say stays to be read."""
    last = _last(claim, judgements, tuple(Status))
    if last is None:
        return None
    reason = f": {last.why.rstrip('.')}." if last.why else "."
    rules = "So say the rules" if machine.status == last.value else f"By the rules it is {machine.status.value}"
    why = f"{last.by} judged so at {last.at}{reason}{_against(last, judgements, Status)} {rules}: {machine.why_words}"
    return replace(machine, status=Status(last.value), why=why, judged=last.by, reason=last.why)


def _against(last: Judged, judgements: Sequence[Judged], kind: type[StrEnum]) -> str:
    """Who else judged otherwise before, in a sentence."""
    words = tuple(kind)
    others = {j.by: j for j in judgements if j.of == last.of and j.value in words and j.by != last.by}
    told = [f" {j.by} judged it {j.value} at {j.at}." for j in others.values() if j.value != last.value]
    return "".join(told)
