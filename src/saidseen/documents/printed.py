"""The day that a story prints at its head as the one on which it was published."""

from __future__ import annotations

import re
from datetime import date

from saidseen.documents.dates import MONTHS, UNKNOWN

PRINTED = "the day that it prints itself"
"""How the note on a date that a story contradicts ends."""
APART = 1
"""Days by which a date stated beside a story and the one that it prints may differ: time zones, updates."""

_HEAD = 300
"""Code points at the beginning of a story in which it prints its date."""
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_FORM = re.compile(
    r"(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[,.]? )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? " + _MONTH + r",? (?P<year>20\d\d|19\d\d)"
    r"|" + _MONTH.replace("month", "month2") + r" (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? ?(?P<year2>20\d\d|19\d\d)"
    r"|(?P<day3>\d{1,2})[.-](?P<month3>\d{1,2})[.-](?P<year3>20\d\d|19\d\d))(?!\d)"
)
"""A day of the calendar in the forms in which stories print it; of figures alone the day comes first."""
_BEFORE = re.compile(r"(?:(?:^\W*|\n\s*|[.!?|»] )|\b[A-Z]{2,6} )$")
"""What stands before it: nothing, the end of a sentence or line, an agency in capitals."""
_SAID = re.compile(
    r"(?:(?:[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated)|[Dd]ate(?: of publication)?)(?: at| on)?:? $"
)
"""Words before it that say what day it is."""
_NAMED = re.compile(r"(?:\b[A-Z][\w.’'-]*|\b\d{1,2}[:.]?\d\d) $")
"""A name or a time of day before it, which tell where the weekday or a time of day stands with it too."""
_TIME = re.compile(r",? (?:at )?\d{1,2}[:.]?\d\d(?:[:.]?\d\d)?(?: ?[ap]\.?m\.?| [AP]M)?(?: [A-Z]{3,4})?(?!\d)")
"""A time of day behind it."""
_AFTER = re.compile(r"\W*(?:$|\n|[A-Z“\"‘(\d]|title:|updated\b)")
"""What stands behind both: the end of the line, or the first word of a headline or sentence."""


def printed_day(text: str) -> date | None:
    """The day that a story prints at its head as the one on which it was published, None where it prints none."""
    head = text[:_HEAD]
    for found in _FORM.finditer(head):
        if _own(head[: found.start()], found, text[found.end() : found.end() + 40]):
            month, dom, year = (
                found[name] or found[f"{name}2"] or found[f"{name}3"] for name in ("month", "day", "year")
            )
            try:
                return date(int(year), MONTHS.get(month.lower(), 0) or int(month), int(dom))
            except ValueError:
                continue
    return None


def _own(before: str, found: re.Match[str], after: str) -> bool:
    """Whether a day with what stands around it is the story's own, and no day that it tells of."""
    if (said := _SAID.search(before)) is not None and _BEFORE.search(before[: said.start()]):
        return True
    time = _TIME.match(after)
    if not _AFTER.match(after[time.end() if time else 0 :]):
        return False
    timed = found["weekday"] is not None or time is not None or before[-5:-1].isdigit()
    return _BEFORE.search(before) is not None or (timed and _NAMED.search(before) is not None)


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
