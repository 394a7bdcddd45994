"""The words of a text as classes: one character a word, so that a pattern over words is a pattern over characters."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

OTHER = "~"
BREAK = "|"

_MONTHS = "(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)"
_MONTHS = f"(?:{_MONTHS}(?:[a-z]{{2,6}})?|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC))"

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d)"
    rf"|(?<![\w-])\d{{1,2}}(?P<sign>[-‑–/.]?){_MONTHS}(?P=sign)(?:\d{{4}}|\d\d)(?!\w)"
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
_SHAPES = (
    ("ISO", re.compile(r"\d{4}-\d\d-\d\d.*")),
    ("DAYMONYEAR", re.compile(rf"\d+[-‑–/.]?{_MONTHS}[-‑–/.]?\d+")),
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
_EXTRA = tuple(name for name, _ in _SHAPES if name != "OCLOCK")


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """The character of each class, and the character of each word form, from `words.txt`."""
    chars: dict[str, str] = {}
    forms: dict[str, str] = {}
    pool = iter("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#%&:;<=>@`_,\"'/ÀÁÂÃÄÅÆÇÈÉ")
    lines = files(__package__).joinpath("words.txt").read_text("utf-8").splitlines()
    for line in lines:
        if not line or line.startswith("#"):
            continue
        name, words = line.split(":", 1)
        char = chars.setdefault(name, next(pool))
        for word in words.split():
            for form in (word,) if word[0].isupper() else (word, word.capitalize(), word.upper()):
                forms.setdefault(form, char)
    for name in _EXTRA:
        chars.setdefault(name, next(pool))
    return chars, forms


def char(name: str) -> str:
    """The character that stands for the class `name`; KeyError lists none such."""
    return _tables()[0][name]


def _shape(word: str) -> str:
    for name, shape in _SHAPES:
        if shape.fullmatch(word):
            return char(name)
    return BREAK if word.isspace() else OTHER


@dataclass(frozen=True, slots=True)
class TimeTokens:
    """A text's words and signs: where each starts and ends (code points), and its class character in `tags`."""

    text: str
    starts: array[int]
    ends: array[int]
    tags: str

    def word(self, i: int) -> str:
        """The i-th word as it stands, in lower case; '' outside the text."""
        return self.raw(i).lower()

    def raw(self, i: int) -> str:
        """The i-th word as it stands; '' outside the text."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""

    def joined(self, i: int) -> bool:
        """Whether nothing stands between the i-th word and the next."""
        return i + 1 < len(self.starts) and self.ends[i] == self.starts[i + 1]


def tokenize(text: str) -> TimeTokens:
    """Cut `text` into words and signs in one pass; offsets are code points of `text`."""
    starts, ends, tags = array("q"), array("q"), []
    shapes = _shapes()
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        tags.append(shapes[match.group()])
    return TimeTokens(text, starts, ends, "".join(tags))


@cache
def _shapes() -> _Shapes:
    """The classes of the words met in all texts so far."""
    return _Shapes(_tables()[1])


class _Shapes(dict[str, str]):
    """The class of each word met so far; a new one is looked at once, and long ones are not kept."""

    def __missing__(self, word: str) -> str:
        first = word[0]
        plain = (first.isalpha() and first not in "AaPpQqOo") or len(word) > 24
        tag = OTHER if plain else _shape(word)
        if len(word) <= 24 and len(self) < 50_000:
            self[word] = tag
        return tag
