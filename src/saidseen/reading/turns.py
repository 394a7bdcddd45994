"""Transcripts: what is said in somebody's turn is that person's word and not the outlet's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from saidseen.reading.attribution import Attribution
from saidseen.records import Passage, Span

TURN = re.compile(r"^[ \t]*((?:[A-Z][A-Z’'-]*\.? ){0,3}[A-Z][A-Z’'-]+|Q(?=[ \t]))(?::|[ \t])", re.MULTILINE)
"""A name in capitals, or Q for a question, that begins a line."""
LEAST = 3  # turns of a text that is a transcript


def turns(text: str) -> list[Span]:
    """The names that begin the turns of a transcript, in text order; none in other texts."""
    found = [Span(*m.span(1)) for m in TURN.finditer(text) if text[m.end() - 1] == ":" or m[1] == "Q"]
    named = [s for s in found if s.of(text) != "Q"]
    return found if len(found) >= LEAST and len(named) > 1 else []


def spoken(text: str, own: Attribution, names: Sequence[Span]) -> Attribution:
    """A sentence of a transcript that is attributed to nobody is said by the one whose turn it is."""
    k = bisect_left(names, own.content.start, key=lambda s: s.start) - 1
    if k < 0:
        return own
    return Attribution(Passage.of(text, (names[k],)), None, own.content, own.sentence, spoken.__doc__ or "", own.score)
