"""Sentences of a text, by rule: linear in its length, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saidseen.records import Span

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
_OPENING = "\"'“‘«([—–-•*"


def sentences(text: str) -> Iterator[Span]:
    """The sentences of `text` in order, without the white space around them.

    A sentence ends at closing punctuation before white space where what follows can begin one, and at every line
    break; an abbreviation or an initial does not end one.
    """
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] in ".!?…" and not _closes(text, start, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _closes(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the punctuation of `match` ends the sentence that began at `start`."""
    following = _next_mark(text, match.end())
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


def _next_mark(text: str, at: int) -> str | None:
    """The first letter or digit after `at` within a few characters, or None at a line's end."""
    for character in text[at : at + 12]:
        if character in "\r\n\u2028\u2029":
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
