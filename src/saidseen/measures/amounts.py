"""What a figure is a figure of, and what it settles: an interval with open or closed ends.

A figure is read as the numbers it allows: "more than 130,000" as all above 130,000, "below 13,000" as 0 up to but
without 13,000, a range from its bottom to its top. A threshold is settled only where all of them fall on one side.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from saidseen.language.en import amounts as en
from saidseen.language.en import table
from saidseen.language.en.telling import tell
from saidseen.measures.claim import FigureView

NEAR = 0.1
"""How far off "about", "nearly" and "just over" may be: a tenth of the figure; our convention, named in outputs."""
MOST = 10_000_000
"""No count of forces is higher: more settles nothing."""
HEDGED = frozenset(("near", "short", "past"))
OPERATORS = (">=", ">", "<=", "<")


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers a figure allows, from `low` to `high`; an open end is not itself allowed."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def holds(self, operator: str, threshold: float) -> bool | None:
        """Whether every number of the interval (True), none (False) or only some (None) fulfil the comparison."""
        if operator in ("<", "<="):
            other = self.holds(">=" if operator == "<" else ">", threshold)
            return None if other is None else not other
        strict = operator == ">"
        if self.low > threshold or (self.low == threshold and (not strict or self.low_open)):
            return True
        if self.high < threshold or (self.high == threshold and (strict or self.high_open)):
            return False
        return None


@cache
def _table() -> dict[str, Any]:
    return table("amounts.toml")


@cache
def counts() -> dict[str, str]:
    """The categories that are counted, with what they are called."""
    return {name: row["title"] for name, row in _table()["count"].items()}


@cache
def sizes() -> dict[str, str]:
    """The categories that are measured, with what they are called."""
    return {name: row["title"] for name, row in _table()["size"].items()}


def title_of(category: str) -> str:
    """What a category is called in a sentence."""
    return counts().get(category) or sizes().get(category) or category


@cache
def _unit_words() -> dict[str, str]:
    """A counted noun to its category, single words and phrases alike."""
    out = {}
    for name, row in _table()["count"].items():
        singles, *phrases = row["words"].split("|")
        out.update(dict.fromkeys([*singles.split(), *phrases], name))
    return out


def interval_of(figure: FigureView) -> Interval | None:
    """The numbers that a figure allows; None where it has no value or a modifier that is not known."""
    value, sense = figure.value, en.sense_of(figure.modifier)
    if value is None or sense is None:
        return None
    if adds(figure):
        return Interval(0.0, math.inf)
    top = value if figure.upper is None else figure.upper
    slack = abs(value) * NEAR
    return {
        "exact": Interval(value, top),
        "above": Interval(value, math.inf, low_open=True),
        "from": Interval(value, math.inf),
        "below": Interval(0.0, top, high_open=True),
        "upto": Interval(0.0, top),
        "near": Interval(value - slack, top + slack),
        "short": Interval(value - slack, top, high_open=True),
        "past": Interval(value, top + slack, low_open=True),
        "added": Interval(value, math.inf),
    }[sense]


def absurd(figure: FigureView, category: str) -> bool:
    """Whether a figure can be no count: below none, of a part of a soldier, or of more than there are in any army."""
    ends = [end for end in (figure.value, figure.upper) if end is not None]
    return category in counts() and any(end < 0 or end > MOST or end != int(end) for end in ends)


def adds(figure: FigureView) -> bool:
    """Whether a figure is of what was added ("up to 7,000 more troops"), which says nothing of the whole."""
    return figure.text is not None and en.MORE.search(figure.text.lower()) is not None


@lru_cache(maxsize=16_384)
def of_the_rule(text: str) -> bool:
    """Whether words, in lower case, speak of a threshold or ask which figure holds, so that theirs are no claim's."""
    return en.RULE.search(text) is not None


def about_the_rule(text: str) -> bool:
    """Whether words, in lower case, tell what a rule says in general: no fact of any claim."""
    return en.ABOUT_RULE.search(text) is not None


def own_words(figure: FigureView, text: str) -> bool:
    """Whether a figure is its speaker's: not one that follows "while NATO expected" in the words, in lower case."""
    at = text.find(figure.text.lower()) if figure.text else -1
    return at < 0 or en.OTHERS.search(text, 0, at) is None


def category_of(figure: FigureView, text: str = "", kinds: Collection[str] = ()) -> str | None:
    """What a figure is a figure of: a category of amounts.toml, or None.

    `text` is the statement's, in lower case, for what a length measures; `kinds` are the claim's.
    """
    if figure.of:
        return figure.of
    if not figure.unit:
        return "troops" if _bare(figure, text, kinds) else None
    counted = _counted(figure.unit)
    if counted:
        return counted
    dimension = length_of(figure.unit)
    return None if dimension is None else _length(figure, dimension, text, kinds)


def _bare(figure: FigureView, text: str, kinds: Collection[str]) -> bool:
    """A number of 1,000 or more without a unit is of troops where its statement speaks of strength or of forces."""
    thousands = figure.value is not None and figure.value >= 1000
    return thousands and bool({"activity", "withdrawal"} & set(kinds)) and en.BARE.search(text) is not None


@cache
def _counted(unit: str) -> str | None:
    """The longest ending of the unit's words that names a category."""
    words = unit.lower().replace("-", " ").split()[-6:]
    table = _unit_words()
    for start in range(len(words)):
        found = table.get(" ".join(words[start:]))
        if found:
            return found
    phrases = {phrase.replace("-", " "): name for phrase, name in table.items() if "-" in phrase}
    return next((phrases[" ".join(words[i:])] for i in range(len(words)) if " ".join(words[i:]) in phrases), None)


def _length(figure: FigureView, metres: float, text: str, kinds: Collection[str]) -> str | None:
    """A length below a metre by a gun is a calibre; kilometres from a line are a distance, of a missile a range."""
    if metres < 1.0:
        return "calibre" if not text or en.GUN.search(text) else None
    at = text.find(figure.text.lower()) if figure.text else -1
    around = text[at + len(figure.text or "") :] if at >= 0 else text
    if (en.LINE.match(around) if at >= 0 else en.LINE.search(around)) is not None:
        return "distance"
    return "range" if "missiles" in kinds and (not text or en.FLIGHT.search(text)) else None


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(cache_folder=None)


@cache
def length_of(unit: str) -> float | None:
    """The metres in one of a unit of length ("km", "nautical mile"); None where it is no unit of length known here."""
    plain = {"mm": 1e-3, "cm": 1e-2, "m": 1.0, "km": 1e3, "kilometres": 1e3, "kilometers": 1e3, "kilometre": 1e3}
    words = " ".join(unit.lower().split())
    if words in plain:
        return plain[words]
    spelt = words.replace(*en.METRE).replace(" ", "_")
    if re.fullmatch(r"[a-z_]{1,30}", spelt) is None:
        return None
    try:
        return float(_registry().Quantity(1.0, spelt).to("meter").magnitude)
    except Exception:  # pint raises its own errors, Attribute-, Token- and TypeErrors on words that are no unit
        return None


def converted(interval: Interval, unit: str | None, target: str) -> Interval | None:
    """An interval of lengths in another unit; None where one of the two units is not known."""
    if unit == target:
        return interval
    metres, wanted = length_of(unit) if unit else None, length_of(target)
    if metres is None or wanted is None:
        return None
    factor = round(metres / wanted, 12)
    return Interval(interval.low * factor, interval.high * factor, interval.low_open, interval.high_open)


def spelt(figure: FigureView) -> str:
    """A figure in its own words, else as people write it: "more than 130,000 troops", "9 to 12 tanks"."""
    if figure.value is None:
        return " ".join(part for part in (figure.modifier or figure.text, figure.unit) if part) or tell("amounts.vague")
    if figure.text and any(sign.isdigit() for sign in figure.text):
        return " ".join(figure.text.split())
    number = f"{figure.value:,.10g}"
    if figure.upper is not None and figure.upper != figure.value:
        number = tell("amounts.range", number=number, upper=figure.upper)
    after = figure.modifier if figure.modifier and figure.modifier.startswith(en.OR) else None
    parts = (None if after else figure.modifier, number, after, figure.unit)
    return " ".join(part for part in parts if part)
