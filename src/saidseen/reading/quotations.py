"""Quotations without a cue of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.reading.edges import passage

_OPENS = '“"«'
_CLOSES = re.compile(r"[”\"»]")
_AFTER = re.compile(r"\W*$")
FLOATING = reason("found.floating")
FAR = 400  # code points between a floating quotation and the statement whose speaker it is given to, at most


def own_quotation(text: str, sentence: Span, content: Passage) -> tuple[Passage, Passage | None]:
    """A direct quotation that follows an indirect statement is a statement of its own without a cue."""
    here = [s for s in content.spans if s.start < sentence.end]
    later = [s for s in content.spans if s.start >= sentence.end]
    if not here or not later or not all(text[s.start] in _OPENS for s in later[:1]):
        return content, None
    first = Passage.of(text, tuple(here))
    if first.text[0] in _OPENS:
        return content, None
    return first, Passage.of(text, tuple(later))


def _quotation(words: str) -> bool:
    """Whether the words open a quotation that closes at their end or not at all."""
    if words[0] not in _OPENS:
        return False
    closing = _CLOSES.search(words, 1)
    return closing is None or _AFTER.match(words, closing.end()) is not None


def _goes_on(text: str, sentence: Span, earlier: Sequence[Attribution]) -> bool:
    """Whether the sentence stands in a floating quotation that the sentence directly before it left open."""
    if not earlier or earlier[-1].found != FLOATING:
        return False
    before = earlier[-1].content
    closing = _CLOSES.search(sentence.of(text))
    return (
        _CLOSES.search(before.text, 1) is None
        and not text[before.end : sentence.start].strip(" .!?…")
        and (closing is None or _AFTER.match(sentence.of(text), closing.end()) is not None)
    )


def floating(text: str, sentence: Span, earlier: Sequence[Attribution]) -> Attribution | None:
    """A quotation with no cue of its own is given to the speaker of the statement before it."""
    words = sentence.of(text)
    if len(words) < 20 or not (_quotation(words) or _goes_on(text, sentence, earlier)):
        return None
    for a in reversed(earlier):
        if a.source is None:
            continue
        if sentence.start - a.content.end > FAR and sentence.start - a.source.end > FAR:
            return None
        content = passage(text, [sentence], marks=True)
        if content is None:
            return None
        return Attribution(a.source, None, content, sentence, FLOATING, 0.6)
    return None
