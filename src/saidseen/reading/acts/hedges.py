"""Hedging words in cue and content, as spans of the text."""

from __future__ import annotations

import re

from saidseen.language.en import hedges as en
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Span

LIMIT = 20_000
"""Code points of one span that are searched."""


def hedges_of(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """Spans of the words by which cue or content hedges ("may", "reportedly", "cautious"), in text order."""
    spans = [s for p in (attribution.cue, attribution.content) if p for s in p.spans]
    found: set[Span] = set()
    for span in spans:
        if not en.MAY_HEDGE.search(text[span.start : min(span.end, span.start + LIMIT)].lower()):
            continue
        for match in en.HEDGE.finditer(text, span.start, min(span.end, span.start + LIMIT)):
            if _is_noun(text, match):
                continue
            found.add(Span(match.start(), match.end()))
    return tuple(sorted(found))


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether "May" is the month or "might" is power."""
    word, before = match.group(), text[max(0, match.start() - 12) : match.start()]
    if word == en.MONTH:
        return not _opens(text, match.start())
    return word.lower() in en.NOUNS and en.NOUN_BEFORE.search(before) is not None


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at].rstrip()
    return not before or (before[-1] in '.?!“"' and not text[at + 3 : at + 6].strip()[:1].isdigit())
