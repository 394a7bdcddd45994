"""The words of a text as classes: one character a word, so that a pattern over words is a pattern over characters."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache

from saidseen.language.en import lines
from saidseen.language.en import times as en

OTHER = "~"
BREAK = "|"

_EXTRA = tuple(name for name, _ in en.SHAPES if name != "OCLOCK")


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """The character of each class, and the character of each word form, from `times.txt`."""
    chars: dict[str, str] = {}
    forms: dict[str, str] = {}
    pool = iter("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#%&:;<=>@`_,\"'/ÀÁÂÃÄÅÆÇÈÉ")
    for line in lines("times.txt"):
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
    for name, shape in en.SHAPES:
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
    for match in en.TOKEN.finditer(text):
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
        plain = (first.isalpha() and first not in en.SHAPED) or len(word) > 24
        tag = OTHER if plain else _shape(word)
        if len(word) <= 24 and len(self) < 50_000:
            self[word] = tag
        return tag
