"""The words of times: times.txt has the classes of words, time_sets.txt the words beside them that rules look at."""

from __future__ import annotations

import re
from functools import cache

from saidseen.language.en import lines


@cache
def _sets() -> dict[str, frozenset[str]]:
    pairs = (line.split(":", 1) for line in lines("time_sets.txt"))
    return {name: frozenset(words.split()) for name, words in pairs}


def word_set(name: str) -> frozenset[str]:
    """The set of that name in time_sets.txt; KeyError where there is none."""
    return _sets()[name]


MONTH = (
    r"(?:(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)(?:[a-z]{2,6})?|"
    r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC))"
)
"""A month, whole or cut short."""
TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d)"
    rf"|(?<![\w-])\d{{1,2}}(?P<sign>[-‑–/.]?){MONTH}(?P=sign)(?:\d{{4}}|\d\d)(?!\w)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)|(?<![\d/])(?:19|20)\d\d/\d{1,2}/\d{1,2}(?![\d/])"
    r"|(?<![\w.-])\d{1,2}([.-])\d{1,2}\2(?:19|20)\d\d(?![\w-]|\.\d)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|(?<!['’`])['’]\d\ds?(?![\w])"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    r"|[¼½¾⅐-⅞]"
    r"|\d+(?=[¼½¾⅐-⅞])"
    r"|\d+(?:st|nd|rd|th|s|ST|ND|RD|TH)?(?![\w])|\d+"
    r"|[^\W\d_]{1,9}\d\w{0,24}"
    r"|[AaPp]\.[Mm]\b\.?|[Oo]['’][Cc]lock\b"
    r"|[^\W\d_]+|['’]s?(?!\w)"
    r"|\n[ \t\r]*\n|[^\w\s]|_"
)
"""A word or sign of a text, dates and clock times whole."""
SHAPES = (
    ("ISO", re.compile(r"\d{4}-\d\d-\d\d.*")),
    ("DAYMONYEAR", re.compile(rf"\d+[-‑–/.]?{MONTH}[-‑–/.]?\d+")),
    ("SLASHED", re.compile(r"\d+([/.-])\d+\1\d+")),
    ("CLOCK", re.compile(r"\d+:\d\d.*")),
    ("DECADE", re.compile(r"['’]?(?:1[0-9]|20)?\d0s")),
    ("SHORTYEAR", re.compile(r"['’]\d\d")),
    ("ORDNUM", re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th|ST|ND|RD|TH)")),
    ("YEAR", re.compile(r"1[0-9]\d\d|20\d\d")),
    ("DIGITS", re.compile(r"\d\d?")),
    ("NUMBER", re.compile(r"\d[\d,.]*")),
    ("AMPM", re.compile(r"[AaPp](?:\.[Mm]\.?|[Mm])")),
    ("OCLOCK", re.compile(r"[Oo]['’][Cc]lock")),
    ("FRAC", re.compile("[¼½¾⅐-⅞]")),
    ("QNUM", re.compile(r"[Qq][1-4]")),
)
"""Classes of words by their shape, the first that fits."""
TO_BE = frozenset(("be", "get"))
"""Verbs before what is still to be done."""
ARTICLES = frozenset(["a", "an", "the", "its", "their", "his", "her"])
"""Words before a noun, so that what follows is no verb."""
BOUNDS = frozenset(("through", "until", "till"))
"""Words before the end of a stretch."""
NOONS = {"noon": 12, "midday": 12, "midnight": 24}
"""Hours that have names."""
GIVEN_NAMES = frozenset(("april", "may", "june", "july", "august", "january", "october", "jan"))  # given names as well
"""Months that are given names as well."""
NO_TIME = frozenset(("and", "or", "of", "to", "for", "on"))  # no sign of a time before such a name
"""Words before such a name that are no sign of a time."""
ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
}
"""Times that come again, in one word, with their TIMEX3 values."""
# A unit and a half, and half a unit.
HALVES = {"hour": ("PT1H30M", "PT30M"), "year": ("P18M", "P6M"), "day": ("P1.5D", "P0.5D"), "decade": ("P15Y", "P5Y")}
SPENT = frozenset(("past", "last", "previous", "preceding"))
"""Words for a stretch that is over."""
# Words that are in a pattern only for the sake of the time beside them and are left out of its span.
LEADING = frozenset(("on", "in", "of", "and", "or", "to", ",", "at"))
TRAILING = frozenset((",", "on", "in", "of", "at"))
"""The same at its end."""
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
"""Seasons with their TIMEX3 codes."""
SEASON_ENDING = "time"
"""What a season's name may end in: \"springtime\"."""
WEEKDAYS = {d: i for i, d in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
"""Days of the week in three letters, Monday as 0."""
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
"""Parts of the day with their TIMEX3 codes."""
# TIMEX3 values of a unit of the calendar when nothing is known of the date published.
UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
BACK = frozenset(("last", "past", "previous", "preceding", "prior"))
"""Words for a unit that lies behind."""
ENDS = frozenset(("end", "middle", "beginning", "start"))
"""Words for the ends of a unit."""
AHEAD = frozenset(("next", "coming", "upcoming", "following", "ensuing"))
"""Words for a unit that lies ahead."""
UNIT_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
"""Units of time with their TIMEX3 letters, those of a day's parts after a T."""
