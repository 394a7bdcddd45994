"""The months, and days as they are written."""

from __future__ import annotations

import re
from datetime import date

NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT = tuple(name[:3].lower() for name in NAMES)
"""In lower case and cut to three letters."""


def day_of_month(day: int, month: int) -> re.Pattern[str]:
    """Finds a day of a month: "15 February", "15 of Feb.", "February 15"."""
    name = f"{NAMES[month - 1][:3]}[a-z]*\\.?"
    return re.compile(rf"\b(?:{day} (?:of )?{name}|{name} {day})\b")


def spelt(day: date) -> str:
    """15 February 2022, in English whatever the machine speaks."""
    return f"{day.day} {NAMES[day.month - 1]} {day.year}"


def weekday_and_day(day: int, month: int) -> str:
    """The pattern of a day of a month with or without the day of the week: "Tuesday, 15 February", "Feb. 15"."""
    name = NAMES[month - 1][:3]
    return rf"(?:\w+day,? )?(?:{day} {name}\w*|{name}\w*\.? {day}\b)"


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week."""
WEEKEND = WEEKDAYS[5:]
"""The days on which no office is open."""
