"""Numbers in words."""

from __future__ import annotations

import re

SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
"""The numbers below twenty, in order from nought."""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
"""The tens, in order from twenty."""
ORDINAL_WORDS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
"""The ordinals, in order from nought."""
UNITS: dict[str, int] = {w: i for i, w in enumerate(SMALL.split())} | {
    w: 20 + 10 * i for i, w in enumerate(TENS.split())
}
"""Words for numbers below a hundred."""
ONES = frozenset(SMALL.split())
"""Words for numbers below twenty."""
SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mln": 10**6,
    "bn": 10**9,
    "m": 10**6,
    "k": 1_000,
}
"""Words and letters by which a number is multiplied."""
ORDINALS: dict[str, int] = {w: i for i, w in enumerate(ORDINAL_WORDS.split())} | {"thirtieth": 30, "twentieth": 20}
"""Words for ordinals."""
# Words between two numbers that make a range of them; a hyphen only where figures or small numbers stand around it.
RANGE = re.compile(r"\s*(?:\bto\b|\bor\b|\band\b|[-‑–—])\s*")
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
"""Words for the parts of a whole, and how many make it."""
FRACTION = re.compile(
    r"(?:(?P<vulgar>[¼½¾⅐-⅞])|(?<![\d/.,])(?P<above>\d{1,3})\s?[/⁄]\s?(?P<below>\d{1,3})(?![\d/])|"
    r"(?:^|(?<=\band )|(?<=\band\s\s))(?:(?P<count>an?|one|two|three|four|five|seven|nine)[\s-]{1,3})?"
    r"(?P<part>half|halves|(?:third|quarter|fifth|sixth|eighth|tenth)s?)\b)",
)
"""A fraction, in figures or in words."""
A, AND, HALF, HUNDRED = "a", "and", "half", "hundred"
"""Words inside a number."""
SINGLE = {"a": 1, "an": 1}
"""Articles that count one."""
WITHOUT_VALUE = ("and", "a", "an", "of")
"""Words inside a number that add nothing to it."""
CENTURIES = ("nineteen", "eighteen", "seventeen", "sixteen", "twenty")
"""How a year begins that is told in two halves."""
BETWEEN_YEARS = ("hundred", "oh", "o")
"""Words between the two halves: nineteen oh six."""
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
"""Endings of ordinals in figures."""
