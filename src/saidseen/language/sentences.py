"""Sentences of a text, by rule: linear in its length, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saidseen.model.reading import Span

# A candidate end: closing punctuation, then closing quotes or brackets, then white space; or a line break. A run of
# punctuation is taken whole or not at all, so that a long one costs no more than its length.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]{0,4}(?=\s)|[\r\n\u2028\u2029\x0b\x0c\x85]+")
# What stands before a full stop that does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"'‘—–-])(?:[A-Za-z](?:\.[A-Za-z])*|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Brig|Gov|Sen|Sens"
    r"|Rep|Reps|Rev|Hon|St|Sr|Jr|Pres|Sec|Amb|Ltd|Inc|Corp|Co|Bros|No|Nos|vs|etc|al|cf|approx|est|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill"
    r"|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ave|Blvd|Rd|Ft|Mt)$"
)
_ENDS_ANYWAY = {"etc", "Inc", "Ltd", "Corp", "Co", "Jr", "Sr", "al"}
_BLANK = re.compile(r"\n[^\S\n]*\n")
_STOPS = ".!?…:;\"'”’»)]"
WRAPPED = 3  # lines of a block of wrapped lines, at least; two where the second begins with a small letter
_OPENING = "\"'“‘«([—–-•*"


def sentences(text: str) -> Iterator[Span]:
    """The sentences of `text` in order, without the white space around them.

    A sentence ends at closing punctuation before white space where what follows can begin one, and at every line
    break but those of a block of wrapped lines; an abbreviation or an initial does not end one.
    """
    start = 0
    blocks = _Blocks(text)
    for match in _END.finditer(text):
        if match.group()[0] in ".!?…":
            if not _closes(text, start, match, blocks):
                continue
        elif blocks.wrapped(match.start()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


class _Blocks:
    """Tells in which blocks of a text (lines between blank ones) line breaks are only layout."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = self._break = 0
        self._wrapped = False

    def wrapped(self, at: int) -> bool:
        """Whether the line break at `at`, asked for in text order, stands in a block of wrapped lines."""
        if at >= self._end:
            begin, blank = self._end, _BLANK.search(self._text, self._end)
            while blank and blank.start() < at:
                begin, blank = blank.end(), _BLANK.search(self._text, blank.end())
            self._end = blank.end() if blank else len(self._text)
            self._break = blank.start() if blank else len(self._text)
            lines = [line.strip() for line in self._text[begin : self._break].strip().splitlines()]
            enough = len(lines) >= WRAPPED or (len(lines) == 2 and lines[1][:1].islower())
            self._wrapped = enough and _are_wrapped(lines[:-1])
        return self._wrapped and at < self._break


def _are_wrapped(lines: list[str]) -> bool:
    """Whether lines are of a page's width and mostly end in the middle of a sentence."""
    open_ended = sum(line[-1:] not in _STOPS for line in lines)
    return all(30 <= len(line) <= 100 for line in lines) and 2 * open_ended >= len(lines)


def _closes(text: str, start: int, match: re.Match[str], blocks: _Blocks) -> bool:
    """Whether the punctuation of `match` ends the sentence that began at `start`."""
    following = _next_mark(text, match.end(), blocks.wrapped(match.end()))
    if following is None:
        return True
    if following.islower():
        return False
    if match.group() != ".":
        return True
    before = text[max(start, match.start() - 24) : match.start()]
    found = _ABBREVIATION.search(before)
    if not found:
        return True
    word = found.group().lstrip(_OPENING + " \t(").strip()
    if word in _ENDS_ANYWAY:
        return True
    return "." in word and len(word) > 2 and word not in {"U.S", "U.N", "U.K", "E.U"} and not word[0].isupper()


def _next_mark(text: str, at: int, wrapped: bool) -> str | None:
    """The first letter or digit after `at` within a few characters, or None at a line's end."""
    for character in text[at : at + 12]:
        if character in "\r\n\u2028\u2029" and not wrapped:
            return None
        if character.isalnum():
            return character
        if not character.isspace() and character not in _OPENING:
            return character
    return None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the white space around it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
