"""Findings for the terminal: rows of a table, and every finding with its conditions as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saidseen.language.en.verdicts import STATES
from saidseen.measures.claim import ClaimView
from saidseen.measures.concluding import Conclusion
from saidseen.measures.finding import Checked, Deadline, Finding, OwedItem
from saidseen.measures.naming import all_told
from saidseen.measures.whole import Applied
from saidseen.measures.wording import flag
from saidseen.model.reading import State

COLUMNS = ("claim", "measure", "verdict", "in force", "withheld", "line")
BOXES = {State.GIVEN: "☑", State.WITHHELD: "☒", State.MISSING: "☐"}
YES_NO = {True: "yes", False: "no", None: "open"}
STANDING = {True: "in force", False: "not in force", None: "whether it is in force is open"}


def rows(found: Iterable[Applied]) -> Iterator[tuple[str, ...]]:
    """Conclusions as rows of COLUMNS, for a table: each measure that is offered, once for an activity."""
    for one in found:
        for conclusion in one.conclusions:
            if conclusion.refused is None:
                yield row(one, conclusion)


def row(one: Applied, conclusion: Conclusion) -> tuple[str, ...]:
    """One conclusion as a row of COLUMNS."""
    finding = conclusion.findings[0]
    items = (*finding.owed, *finding.beside)
    return (
        conclusion.claim,
        f"{conclusion.measure}{flag(conclusion.verified)}",
        conclusion.verdict.value,
        YES_NO[finding.in_force],
        ", ".join(item.item.replace("_", " ") for item in items if item.state is State.WITHHELD),
        one.lines[conclusion.measure],
    )


def standing_words(finding: Finding) -> str:
    """Whether a measure is in force on the day, with the reason."""
    head, note = STANDING[finding.in_force], finding.in_force_note
    return note if note.startswith(head) else f"{head}: {note}"


def explained(one: Applied) -> Iterator[str]:
    """Lines that show an activity's conclusions with all their conditions, what is owed and what is due."""
    claim = one.activity.whole
    yield f"{claim.title} ({claim.id})"
    for link in one.activity.links:
        yield f"  with {link.title} ({link.claim[:8]}): {link.why}"
    for conclusion in one.conclusions:
        yield ""
        yield f"  {conclusion.measure}: {conclusion.title}{flag(conclusion.verified)}"
        yield f"    {one.lines[conclusion.measure]}"
        for caution in conclusion.cautions:
            yield f"    note: {caution}"
        for finding in conclusion.findings:
            yield from _finding(claim, finding)
        first = conclusion.findings[0]
        for item in (*first.owed, *first.beside):
            yield f"    {BOXES[item.state]} {item_line(claim, item)}"
        for deadline in first.deadlines:
            yield f"    due: {deadline_line(deadline)}"


def _finding(claim: ClaimView, finding: Finding) -> Iterator[str]:
    by = f" by the word of {', '.join(finding.by)}" if finding.by else ""
    yield f"    {finding.result.value}{by}; {standing_words(finding)}"
    for one in finding.conditions:
        yield f"    - {condition_line(claim, one)}"


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
    return f"{item.words}: {STATES[item.state]}{by}{note}{flag(item.verified)}"


def deadline_line(deadline: Deadline) -> str:
    """A time limit: when it ends, whether it has passed, or what is not known."""
    passed = " (passed)" if deadline.passed else ""
    missing = f": not known {deadline.missing}" if deadline.missing else ""
    note = f" ({deadline.note})" if deadline.note else ""
    return f"{deadline.words}{missing}{passed}{note}{flag(deadline.verified)}"
