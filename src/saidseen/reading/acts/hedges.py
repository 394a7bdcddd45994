"""Hedging words in cue and content, as spans of the text."""

from __future__ import annotations

import re

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Span

LIMIT = 20_000
"""Code points of one span that are searched."""
HEDGE = re.compile(
    r"(?<!\w)(?:may|might|could|reportedly|apparently|allegedly|seemingly|supposedly|purportedly|presumably|probably|"
    r"possibly|potentially|likely|unlikely|perhaps|maybe|appears?|appeared|seems?|seemed|possible|probable|"
    r"cautious(?:ly)?|suggests?|suggested|unconfirmed|unverified|uncertain|unclear|tentative(?:ly)?|conceivabl[ey]|"
    r"believed to|thought to|said to be|understood to|rumou?red|ostensibly|arguably|largely|roughly speaking|"
    r"in theory|as far as (?:we|I) know|to (?:my|our) knowledge|I think|we think|sort of|more or less|"
    r"so-called|suspected|presumed|indications? that|a sign that)(?!\w)",
    re.IGNORECASE,
)
MAY_HEDGE = re.compile(HEDGE.pattern.replace("I know", "i know").replace("I think", "i think").replace("|I)", "|i)"))
"""The same for text in lower case, which is searched in a fifth of the time."""
NOUN_BEFORE = re.compile(
    r"(?:military|the|armed|of|their|its|all|in|on|by|since|until|early|late|mid|last|next|this|\d)[\s-]$", re.I
)


def hedges_of(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """Spans of the words by which cue or content hedges ("may", "reportedly", "cautious"), in text order."""
    spans = [s for p in (attribution.cue, attribution.content) if p for s in p.spans]
    found: set[Span] = set()
    for span in spans:
        if not MAY_HEDGE.search(text[span.start : min(span.end, span.start + LIMIT)].lower()):
            continue
        for match in HEDGE.finditer(text, span.start, min(span.end, span.start + LIMIT)):
            if _is_noun(text, match):
                continue
            found.add(Span(match.start(), match.end()))
    return tuple(sorted(found))


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether "May" is the month or "might" is power."""
    word, before = match.group(), text[max(0, match.start() - 12) : match.start()]
    if word == "May":
        return not _opens(text, match.start())
    return word.lower() in ("might", "may") and NOUN_BEFORE.search(before) is not None


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at].rstrip()
    return not before or (before[-1] in '.?!“"' and not text[at + 3 : at + 6].strip()[:1].isdigit())
