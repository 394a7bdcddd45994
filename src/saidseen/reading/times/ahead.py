"""The year that a day or month shares with the one it is joined to: "between 28 February and 3 March 2021"."""

from __future__ import annotations

import calendar
import re
from functools import cache

from .grammar import compile_pattern
from .numbers import parse_year
from .tokens import TimeTokens

_JOINED = "TO|DASH|AND|OR ON?|OF? {} COMMA? OF? year=ANYYEAR"
MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if number}
_LATER = ("mon=MON dom=DAYNUM?", "THE? dom=DAYNUM OF? mon=MON")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern(_JOINED.format(later)).regex for later in _LATER)


def year_ahead(tokens: TimeTokens, j: int, month: int) -> int | None:
    """The year of a `month` that ends before word `j`, told with the later day or month it is joined to; else None."""
    for pattern in _patterns():
        if match := pattern.match(tokens.tags, j):
            year = parse_year(tokens.raw(match.end() - 1))
            word = tokens.word(match.start("mon"))
            return year - (month > MONTHS[word[:3]]) if year else None
    return None
