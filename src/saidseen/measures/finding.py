"""What a measure says of a claim: the records, and their JSON.

The records are tuples by name: a hundred thousand of them are made for some thousands of claims.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from saidseen.language.en import verdicts
from saidseen.language.en.amounts import sense_of
from saidseen.model.fields import fields_of
from saidseen.model.reading import State


class Result(StrEnum):
    """Whether a condition, or a measure as a whole, is met."""

    MET = "met"
    NOT_MET = "not met"
    UNDETERMINED = "undetermined"


class Effect(StrEnum):
    """What a result means: a trigger applies or does not; a limit that applies is kept or not."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does not apply"
    KEPT = "kept"
    NOT_KEPT = "not kept"
    UNDETERMINED = "undetermined"


class Checked(NamedTuple):
    """One condition held against a claim.

    `value` is the number used (a pair for a range), a yes or no, or the place; `threshold` and `unit` are the pack's;
    `missing` says what would settle it, for undetermined ones; `group` tells alternatives: all of one group and any one
    of those with the same "any n".
    """

    condition: str
    result: Result
    verified: bool
    operator: str | None = None
    threshold: float | tuple[float, float] | None = None
    value: float | tuple[float, float] | bool | str | None = None
    unit: str | None = None
    modifier: str | None = None
    statement: str | None = None
    speaker: str | None = None
    missing: str | None = None
    note: str | None = None
    part: str = "scope"
    group: str = "all"

    @property
    def key(self) -> tuple[object, ...]:
        """What two parties' findings are compared by; "below" and "fewer than" are one."""
        return self.condition, self.result, self.value, sense_of(self.modifier)

    @property
    def used(self) -> str:
        """The value used as people write it: "more than 130,000", "169,000 to 190,000", "yes"."""
        if self.value is None:
            return ""
        if isinstance(self.value, bool):
            return verdicts.YES if self.value else verdicts.NO
        if isinstance(self.value, str):
            return self.value
        numbers = self.value if isinstance(self.value, tuple) else (self.value,)
        number = verdicts.SPAN.join(f"{n:,.10g}" for n in numbers)
        before = self.modifier if self.modifier != verdicts.BETWEEN else None
        return " ".join(part for part in (before, number, self.unit) if part)


class OwedItem(NamedTuple):
    """How an item owed stands: given, withheld or missing, by which statements; `noted` are those the note is about."""

    item: str
    words: str
    state: State
    by: tuple[str, ...]
    verified: bool
    note: str | None = None
    noted: tuple[str, ...] = ()


class Deadline(NamedTuple):
    """A time limit reckoned on the calendar: `at` is ISO (None where `missing` says what it lacks)."""

    what: str
    at: str | None
    words: str
    verified: bool
    passed: bool | None = None
    missing: str | None = None
    note: str | None = None


class Finding(NamedTuple):
    """What one measure says of one claim, by the figures of `by` where parties differ.

    `beside` are specifics that were withheld from the claim and that the measure does not itself ask for; `needs` what
    would settle it, in a few words each.
    """

    measure: str
    title: str
    instrument: str
    paragraph: str
    verified: bool
    in_force: bool | None
    in_force_note: str
    claim: str
    result: Result
    effect: Effect
    reading: str
    conditions: tuple[Checked, ...]
    owed: tuple[OwedItem, ...]
    deadlines: tuple[Deadline, ...]
    by: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    beside: tuple[OwedItem, ...] = ()
    needs: tuple[str, ...] = ()


_FINDING = (
    "measure title instrument paragraph verified in_force in_force_note claim by result effect reading conditions owed "
    "beside deadlines see needs"
)
_CHECKED = "condition operator threshold value unit modifier statement speaker result missing verified note part group"
_DEADLINE = "what at passed words missing verified note"


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """A finding as JSON: the fields of the record, `owed` and `beside` by item, tuples as lists."""
    return fields_of(finding, _FINDING) | {
        "conditions": [fields_of(checked, _CHECKED) for checked in finding.conditions],
        "owed": {item.item: _owed(item) for item in finding.owed},
        "beside": {item.item: _owed(item) for item in finding.beside},
        "deadlines": [fields_of(deadline, _DEADLINE) for deadline in finding.deadlines],
    }


def _owed(item: OwedItem) -> dict[str, Any]:
    state = "not reported" if item.state is State.MISSING else item.state.value
    return {"state": state, **fields_of(item, "by words verified note noted")}
