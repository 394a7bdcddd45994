"""Words of a statement made fit for a title: no dateline, no loose quotation marks, no fragment at the end."""

from __future__ import annotations

import re

from saidseen.records import Passage

_DATELINE = re.compile(
    r"^[A-Z][A-Z .’'-]{2,30},[^–—\n-]{0,60}?(?:\([^)]*\)\s*)?[–—-]\s+|^[A-Z]{3,20} \([^)]*\)\s*[–—-]\s+"
)
_OPENER = re.compile(r"^(?:that|whether|and|but|so|while|also|only that|then)\s+", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|this|these|those|his|her|its|their|our|my|your|there|here|such|none|some|many|one|so)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:and|or|nor|but|of|the|an?|to|in|on|at|by|for|from|with|as|that|which|who|whose|whom|where|when|while|after|before|"
    r"than|into|over|about|its|their|his|her|is|are|was|were|be|been|has|have|had|will|would|not|no|also|because|if|"
    r"between|against|more|most|up|per)$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:,]|\s[–—-]\s|\s(?=(?:and|but|while|after|before|because|although|which|who|when|where|as|if|unless|until|since)\s)"
)
SHORTEST = 25
"""Code points that a clause needs to stand alone."""


def clean(content: Passage) -> str:
    """The first whole clause of a content without dateline and quotation marks; empty where it cannot stand alone."""
    text = " ".join(content.text.split(" … ")[0].split())
    text = _DATELINE.sub("", text)
    text = re.sub(r"[“”\"«»„]", "", text).strip(" ,.;:-–—")
    for _ in range(2):
        text = _OPENER.sub("", text)
    if len(text.split()) < 4 or _PRONOUN.match(text):
        return ""
    return whole(text)


def clipped(text: str, room: int) -> str:
    """The text in at most `room` code points: cut at the last clause that fits, else at a word."""
    if len(text) <= room:
        return whole(text)
    cuts = [m.start() for m in _BREAK.finditer(text, 0, room) if m.start() >= SHORTEST]
    if cuts:
        return whole(text[: cuts[-1]])
    cut = text.rfind(" ", 0, room - 1)
    return whole(text[: cut if cut > 0 else room - 1]) + "…"


def whole(text: str) -> str:
    """The text without a loose word or mark at its end."""
    text = text.strip(" ,.;:-–—")
    while (shorter := _ENDS.sub("", text).strip(" ,.;:-–—")) != text:
        text = shorter
    return text
