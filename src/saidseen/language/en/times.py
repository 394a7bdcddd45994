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
TO_COME_LINKS = ("to", "for")
"""Words behind a verb of what is to come."""
HAVE = ("have", "ve")
"""The verb behind a modal of what was."""
BETWEEN_VERBS = ("not", "also", "well", "still", "yet", "’", "'", "t", "never", "no", "longer", "soon", "now")
"""Words between a verb and the one that goes with it."""
NOT = frozenset(("not", "t"))
"""A negation, set apart from its verb or not."""
BEFORE_DONE = ("not", "then", "again", "also", "soon")
"""Words between a verb of what is to be done and what is done."""
COULD = "could"
"""A modal of what was not done."""
DAY_STEPS = {"yesterday": -1, "tomorrow": 1}
"""Days told from today."""
STEPS = {"last": -1, "next": 1}
"""How far a unit lies from this one."""
SAME = ("that", "same")
"""Words for a unit that was named."""
SHORT_NAMES = ("june", "july")
"""Months whose short names are whole."""
OTHER_MEANINGS = ("may", "march")
"""Months that are words of another meaning as well."""
HONORIFICS = ("mr", "ms", "mrs", "dr")
"""Words before a name, and before no month."""
BEHIND_NAME = ("and", "but", "when", "that", "in", "at", "to", "as", "he", "she", "they")
"""Words behind a month that is no part of a name."""
BEHIND_SHORT_YEAR = ("", "and", "the")
"""What may follow a year of two figures."""
AGES = ("old", "olds")
"""Words behind a length that is an age."""
SOME = ("some", "many", "various")
"""Words that count nothing."""
WHOLES = ("a", "an", "the", "all", "its", "their", "his", "her", "our", "this", "that")
"""Words before what a quarter is of."""
QUARTERS_OF = {"hour": (15, "minute"), "year": (3, "month"), "century": (25, "year")}
"""A quarter of a unit, in smaller ones."""
A = ("a", "an")
"""Articles that count one."""
NEXT = ("next", "coming")
"""Words for a stretch that lies ahead."""
ADJECTIVES = ("quarterly", "annual", "yearly")
"""Words of such times that stand before a thing."""
BEFORE_DAY = ("on", ",", "of")
"""What stands between a clock time and its day."""
BEFORE_CLOCK = ("at", "around", "about", "just", "after", "before")
"""What stands between a day and its clock time."""
HOLIDAYS = {"christmas": (12, 25), "christmas eve": (12, 24), "halloween": (10, 31)}
"""Days of a name and a date, each year."""
NEW_YEARS = ("eve", "day", "")
"""What may follow the new year."""
NUMBERED = ("$", "£", "€", "#", "no", "flight", "resolution", "boeing", "+")
"""What stands before a figure that is no year."""
OLD_CENTURIES = ("nineteen", "eighteen")
"""How a year begins that is told in two halves."""
BEFORE_FALL = ("in", "by", "until", "during", "of")
"""Words before an autumn that is no fall of something."""
POSSESSIVES = ("its", "their", "his", "her", "our")
"""Whose season it is: none of the year."""
QUARTER_NUMBERS = {"first": 1, "last": 4}
"""Quarters of a year by their order."""
HALF_NUMBERS = {"first": 1, "last": 2, "second": 2}
"""Halves of a year by their order."""
BEFORE_PLACE = ("in", "at")
"""Words behind a day, before a place."""
BEFORE_RANGE = ("on", "the", "between", "from", ",", "and", "or")
"""What stands before the first of two days."""
COMPARING_BEFORE = ("as", "so", "too", "very")
"""Words before a "soon" that only compares."""
COMPARING_AFTER = ("as", "after")
"""Words behind one."""
DAYTIME = ("morning", "afternoon", "evening")
"""Parts of a day that stand alone."""
FROM_LAST = ("previous", "preceding", "prior", "following", "ensuing")
"""Words for a unit that is told from the time named last."""
FROM_NAMED = ("next", "following", "previous", "preceding")
"""Words for a day that is told from one named."""
ONE_AWAY = ("last", "past", "next")
"""Words for one unit."""
NEIGHBOURS = ("last", "past", "next", "coming")
"""Words for the unit beside this one."""
AGO = ("ago", "earlier")
"""Words for how long it is since."""
BACKWARDS = ("ago", "earlier", "before")
"""The same, and before what was named."""
ENDED_UNITS = ("week", "month", "year")
"""Units whose ends are told."""
NO_WHOLE = ("of", "before", "-")
"""What follows a unit that is not this one."""
ENDED = ("ended", "ending")
"""Words behind a year that is told by its end."""
BEFORE_WHOLE = ("for", "in", "of", "during", "through", "this", "throughout", "since", "earlier")
"""Words before this unit as a whole."""
ONE_WEEK = ("a", "one")
"""Words that count one week."""
WEEK_ORDER = {"first": 1, "last": -1, "final": -1}
"""Weeks of a month by their order."""
SINGLE = (["a"], ["an"], ["one"])
"""Words that count one unit."""
YEAR, WEEK = "year", "week"
"""Units of time, beside others of their kind."""
LAST, NEXT_ONE, THIS, PAST, CURRENT = "last", "next", "this", "past", "current"
"""Words before a unit that tell which one it is."""
AGO_WORD, BEFORE = "ago", "before"
"""Words behind a length that count it back, from today and from what was named."""
COUPLE, HALF, OLD, DAYS = "couple", "half", "old", "days"
"""Words of lengths: two or so, half a unit, an age, and the days of these times."""
THEN, FORMERLY, FUTURE, SOON = "then", "formerly", "future", "soon"
"""Words for no day in particular."""
HIGH, MIDNIGHT, P_OF_PM = "high", "midnight", "p"
"""What stands before a noon that is none, the hour at which a day ends, and the letter of the hours after noon."""
EVE, FALL, SEPT, PERCENT = "eve", "fall", "sept", "percent"
"""The day before another, an autumn that may be a fall of prices, a short month of four letters, a sign of shares."""
COULDN, FISCAL, CAPITAL_TODAY = "couldn", "fiscal", "Today"
"""A modal before its negation, years that are reckoned otherwise, and a word that names a paper among capitals."""
THE_WRITTEN = ("The", "the")
"""The article, as it is written."""
NO_YEAR = ("%", PERCENT)
"""What follows a number that is no year."""
YESTERDAY, TODAY = "yesterday", "today"
"""The day before that of a story, and that day."""
SINGULAR = {"centuries": "century"}
"""Units of which the singular is not what is left without an ending."""
SHAPED = "AaPpQqOo"
"""First letters of words that have a shape of their own: of hours before and after noon, quarters, "o'clock"."""
