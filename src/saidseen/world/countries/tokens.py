"""Words of a text with what stands around them, kept in arrays so that a book costs megabytes, not gigabytes."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

_WORD = re.compile(r"(?:[A-Za-z]\.){1,8}[A-Za-z]\b\.?|[^\W_]{1,80}(?:[’'\-‑][^\W_]{1,80}){0,5}")
_ARTICLED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)-[A-Z]")  # an Arabic name with its article in small letters
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_ABBREVIATIONS = frozenset(("mr", "mrs", "ms", "dr", "sen", "gov", "rep", "gen", "lt", "col", "maj", "capt", "sgt"))
_ABBREVIATIONS |= frozenset(("adm", "prof", "rev", "hon", "st", "jr", "sr", "no", "vs", "amb", "cmdr", "brig", "sec"))


CAPITAL, UPPER, POSSESSIVE = 1, 2, 4
"""Flags of a word: starts with a capital, is all capitals (two letters or more), carries a possessive 's."""

JOINED, COMMA, BREAK, OTHER, QUOTE = b' ,.;"'
"""What stands between a word and the next: space only, a comma, an end of sentence or line, other marks, quotes."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: `lows` in small letters without possessive or dots, `starts` and `ends` in code points,
    `flags` of each word, and what comes `after` it before the next.
    """

    text: str
    lows: list[str]
    starts: array[int]
    ends: array[int]
    flags: bytearray
    after: bytearray

    def __len__(self) -> int:
        return len(self.lows)

    def word(self, i: int) -> str:
        """The word as written, without its possessive."""
        return self.text[self.starts[i] : self.ends[i]]

    def words(self, i: int, j: int) -> str:
        """The text from word `i` to before word `j`, as written."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def capital(self, i: int) -> bool:
        return bool(self.flags[i] & CAPITAL)

    def possessive(self, i: int) -> bool:
        return bool(self.flags[i] & POSSESSIVE)


def _wrapped(text: str) -> bool:
    """Whether the lines of a text are cut to a width (mail, old wires), so that a line end means nothing."""
    lines = [len(line) for line in text[:20_000].splitlines() if line.strip()]
    if len(lines) < 8:
        return False
    lines.sort()
    return lines[-1] <= 100 and lines[len(lines) // 2] >= 50


def _gap(between: str, low: str, word: str, wrapped: bool) -> int:
    """What kind of gap follows a word."""
    if between in (" ", "", "-", "’ ", "' "):
        return JOINED
    lines = between.count("\n")
    if between == ".\n" and low in _ABBREVIATIONS and low not in ("no", "jr", "sr"):
        return JOINED
    if lines > wrapped or "!" in between or "?" in between:
        return BREAK
    if not between.strip():
        return JOINED
    if "." in between:
        first = between.lstrip("’'")
        short = low in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
        return JOINED if short and first.strip(" \n") == "." else BREAK
    if any(q in between for q in '“”"«»„'):
        return QUOTE
    return COMMA if between.strip(" \n") == "," else OTHER


def _flagged(word: str, after: str) -> tuple[str, int]:
    """A word without its possessive, and its flags; `after` are the two characters that follow it."""
    flag = CAPITAL if word[0].isupper() or _ARTICLED.match(word) else 0
    if word.endswith(_POSSESSIVE) and len(word) > 2:
        word, flag = word[:-2], flag | POSSESSIVE
    elif word.endswith("s") and after in ("' ", "’ "):
        flag |= POSSESSIVE
    if flag & CAPITAL and len(word) > 1 and word.isupper():
        flag |= UPPER
    return word, flag


def tokens(text: str) -> Tokens:
    """The words of `text` in order; linear in its length."""
    seen: dict[str, str] = {}
    lows: list[str] = []
    starts, ends, flags, after = array("L"), array("L"), bytearray(), bytearray()
    last, last_low, last_word, wrapped = 0, "", "", _wrapped(text)
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        if lows:
            between = text[last : min(start, last + 40)]
            after.append(JOINED if between == " " else _gap(between, last_low, last_word, wrapped))
        last = end
        if word.islower() and word.isalpha():  # the most of words, and nothing to be seen to
            flag, low = 0, word
            if word[-1] == "s" and text[last : last + 2] in ("' ", "’ "):
                flag = POSSESSIVE
        else:
            word, flag = _flagged(word, text[last : last + 2])
            end = start + len(word)
            low = word.lower().replace("’", "'").replace(".", "")
        low = seen.setdefault(low, low)
        lows.append(low)
        starts.append(start)
        ends.append(end)
        flags.append(flag)
        last_low, last_word = low, word
    if lows:
        after.append(BREAK)
    return Tokens(text, lows, starts, ends, flags, after)
