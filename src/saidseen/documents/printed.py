"""The day that a story prints at its head as the one on which it was published."""

from __future__ import annotations

import re
from datetime import date

from saidseen.documents.dates import MONTHS, UNKNOWN

PRINTED = "the day that it prints itself"
"""How the note on a date that a story contradicts ends."""
APART = 1
"""Days by which a date stated beside a story and the one that it prints may differ: time zones, updates."""

_HEAD = 200
"""Code points at the beginning of a story in which it prints its date."""
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_FORM = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[,.]? )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? " + _MONTH + r",? (?P<year>20\d\d|19\d\d)"
    r"|" + _MONTH.replace("month", "month2") + r" (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? ?(?P<year2>20\d\d|19\d\d)"
    r"|(?P<day3>\d{1,2})[.-](?P<month3>\d{1,2})[.-](?P<year3>20\d\d|19\d\d))(?!\d)"
)
"""A day of the calendar in the forms in which stories print it; of figures alone the day comes first."""
_BEFORE = re.compile(
    r"(?:(?:^\W*|\n\s*|[.!?|»] )"
    r"(?:(?:(?:[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated)|[Dd]ate(?: of publication)?)(?: at| on)?:? )?"
    r"|\b[A-Z]{2,6} )$"
)
"""What stands before it: nothing, the end of a sentence or line, "Published", an agency in capitals."""
_AFTER = re.compile(r"(?:,? (?:at )?\d{1,2}[:.]?\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?)?\W*(?:$|\n|[A-Z“\"‘(\d])")
"""What stands behind it: a time of day, then the end of the line or the first word of a sentence."""


def printed_day(text: str) -> date | None:
    """The day that a story prints at its head as the one on which it was published, None where it prints none."""
    head = text[:_HEAD]
    for found in _FORM.finditer(head):
        if _BEFORE.search(head[: found.start()]) and _AFTER.match(text[found.end() : found.end() + 40]):
            month, dom, year = (
                found[name] or found[f"{name}2"] or found[f"{name}3"] for name in ("month", "day", "year")
            )
            try:
                return date(int(year), MONTHS.get(month.lower(), 0) or int(month), int(dom))
            except ValueError:
                continue
    return None


def dated(stated: str | None, text: str, notes: list[str]) -> str | None:
    """The date stated beside a story, but the day that the story prints itself where the two are days apart; `notes`
    says so. An old story under a new date, or a date that a catalogue turned round, would else move all its times."""
    printed = printed_day(text)
    if printed is None:
        return stated
    if stated is not None and abs((date.fromisoformat(stated[:10]) - printed).days) <= APART:
        return stated
    notes[:] = [note for note in notes if not note.endswith(UNKNOWN)]
    if stated is not None:
        notes.append(f"published is given as {stated[:10]}, taken is {printed.isoformat()}, {PRINTED}")
    return printed.isoformat()
