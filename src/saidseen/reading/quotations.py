"""Quotations of more than one sentence, and those without a cue of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.reading.edges import passage

_OPENS = '“"«'
_CLOSES = re.compile(r"[”\"»]")
_AFTER = re.compile(r"\W*$")
FLOATING = reason("found.floating")
_MARK = re.compile(r"[“”\"«»]|''")
_STOPPED = re.compile(r"[.!?…][\"”»’')\]]*\s*\Z")
SHORTEST = 3  # words of a sentence that is a statement of its own
FAR = 400  # code points between a floating quotation and the statement whose speaker it is given to, at most


def by_sentence(text: str, sentences: Sequence[Span], content: Passage) -> list[Passage]:
    """What is said, one passage a sentence that a stop ends: "A, he said. B. C." is one thing after another.

    What quotation marks hold together stays one, and so does a sentence of fewer than SHORTEST words with the one
    before it, or after it at the front.
    """
    stops = [s for s in sentences if _STOPPED.search(text, s.start, s.end)]
    groups: list[tuple[Span | None, list[Span]]] = []
    for span in content.spans:
        cuts = [s.end for s in stops if span.start < s.end < span.end]
        for start, end in pairwise([span.start, *cuts, span.end]):
            here, one = next((s for s in stops if start < s.end), None), Span(start, end)
            before = groups[-1][1] if groups else []
            if not before or (here != groups[-1][0] and _whole(text, before) and len(one.of(text).split()) >= SHORTEST):
                groups.append((here, [one]))
            else:
                groups[-1] = (here, [*before, one])
    found = (passage(text, spans, marks=True) for _, spans in groups)
    return [p for p in found if p is not None] if len(groups) > 1 else [content]


def _whole(text: str, spans: Sequence[Span]) -> bool:
    """Whether the words are a statement of their own and no part of a quotation."""
    marks = _MARK.search(text, max(0, spans[0].start - 1), spans[-1].end + 2)
    return marks is None and sum(len(s.of(text).split()) for s in spans) >= SHORTEST


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
