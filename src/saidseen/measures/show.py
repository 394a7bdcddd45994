"""Findings for the terminal: rows of a table, and every finding with its conditions as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saidseen.measures.claim import ClaimView
from saidseen.measures.finding import Checked, Deadline, Effect, Finding, OwedItem, Result
from saidseen.measures.naming import all_told
from saidseen.measures.wording import flag
from saidseen.records import State

COLUMNS = ("claim", "measure", "by", "result", "in force", "owed", "reading")
BOXES = {State.GIVEN: "☑", State.WITHHELD: "☒", State.MISSING: "☐"}
YES_NO = {True: "yes", False: "no", None: "open"}
STANDING = {True: "in force", False: "not in force", None: "whether it is in force is open"}


def rows(findings: Iterable[Finding]) -> Iterator[tuple[str, ...]]:
    """Findings as rows of COLUMNS, for a table."""
    for finding in findings:
        yield (
            finding.claim,
            f"{finding.measure}{flag(finding.verified)}",
            ", ".join(finding.by),
            finding.result.value,
            YES_NO[finding.in_force],
            ", ".join(_short(item) for item in (*finding.owed, *finding.beside) if item.state is not State.GIVEN),
            finding.reading,
        )


def _short(item: OwedItem) -> str:
    name = item.item.replace("_", " ")
    return f"{name} (withheld)" if item.state is State.WITHHELD else name


def telling(finding: Finding) -> bool:
    """Whether the record says something of a finding: it is settled, or some condition of it is, or an item owed is.

    That a claim is about the right kind of thing in the right place says nothing yet, and that a measure does not apply
    says something only where somebody's figure shows it.
    """
    own = finding.conditions[1:]
    if finding.effect is Effect.DOES_NOT_APPLY:
        return any(one.result is Result.NOT_MET and one.operator and one.statement for one in own)
    if finding.effect is not Effect.UNDETERMINED:
        return True
    told = any(_tells(one, finding.verified) for one in own)
    return told or any(item.state is not State.MISSING or item.note for item in finding.owed)


def _tells(one: Checked, verified: bool) -> bool:
    """A condition that is met tells something, of a rule only remembered where a statement bears it out."""
    return one.result is Result.MET and not one.condition.startswith("inside ") and (verified or bool(one.statement))


def standing_words(finding: Finding) -> str:
    """Whether a measure is in force on the day, with the reason."""
    head, note = STANDING[finding.in_force], finding.in_force_note
    return note if note.startswith(head) else f"{head}: {note}"


def explained(claim: ClaimView, findings: Iterable[Finding]) -> Iterator[str]:
    """Lines that show every finding on a claim with all its conditions, what is owed and what is due."""
    yield f"{claim.title} ({claim.id})"
    for finding in findings:
        by = f" by the figures of {', '.join(finding.by)}" if finding.by else ""
        yield ""
        yield f"  {finding.measure}: {finding.title}{flag(finding.verified)}"
        yield f"    {finding.result.value}{by}; {standing_words(finding)}"
        for one in finding.conditions:
            yield f"    - {condition_line(claim, one)}"
        for item in (*finding.owed, *finding.beside):
            yield f"    {BOXES[item.state]} {item_line(claim, item)}"
        for deadline in finding.deadlines:
            yield f"    due: {deadline_line(deadline)}"


def condition_line(claim: ClaimView, one: Checked) -> str:
    """A condition, its result, the value used with its statement, and what is missing."""
    source = f" ({all_told(claim, (one.statement,))})" if one.statement else ""
    parts = [f"{one.used}{source}" if one.used else "", one.missing or "", one.note or ""]
    words = "; ".join(part for part in parts if part)
    return f"{one.condition}{flag(one.verified)}: {one.result.value}" + (f": {words}" if words else "")


def item_line(claim: ClaimView, item: OwedItem) -> str:
    """An item owed: how it stands, by whom, and what is to be known of it."""
    by = f" by {all_told(claim, item.by)}" if item.by else ""
    note = f" ({item.note})" if item.note else ""
    return f"{item.words}: {item.state.value}{by}{note}{flag(item.verified)}"


def deadline_line(deadline: Deadline) -> str:
    """A time limit: when it ends, whether it has passed, or what is not known."""
    passed = " (passed)" if deadline.passed else ""
    missing = f": not known {deadline.missing}" if deadline.missing else ""
    note = f" ({deadline.note})" if deadline.note else ""
    return f"{deadline.words}{missing}{passed}{note}{flag(deadline.verified)}"
