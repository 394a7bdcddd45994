"""Sentences that say of somebody only that they have not answered, which the network takes for the outlet's word."""

from __future__ import annotations

from saidseen.language.en import silences as en
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.reading.edges import passage

LONGEST = 60
"""Code points of "it was not immediately clear whether"."""


def silence(text: str, sentence: Span) -> Attribution | None:
    """A sentence that says no more than that somebody has not answered, or could not be reached, is their silence."""
    words = sentence.of(text).rstrip(" .\n")
    match = next((m for p in en.SILENT if (m := p.fullmatch(words)) is not None), None)
    if match is None:
        return None

    def part(name: str) -> Passage | None:
        return passage(text, [Span(sentence.start + match.start(name), sentence.start + match.end(name))])

    source, cue, content = part("source"), part("cue"), part("content")
    if source is None or cue is None or content is None:
        return None
    return Attribution(source, cue, content, sentence, reason("found.silence"), 0.7)


def unsettled(text: str, source: Passage | None, cue: Passage, content: Passage) -> Passage | None:
    """ "It was not clear who did it" is said by the outlet of what nobody knows: no one in it holds anything back, or
    says what it is not clear that he says ("it was unclear how the activists identified the planes"); nor does anybody
    in what is supposed ("if confirmed, it would be the first"), or whose word another tells of ("Lavrov's statement
    about the raid is part of a plan")."""
    if source is not None and en.WORD_ABOUT.search(cue.text) and en.FINITE.search(content.text):
        return _whole(text, source.start, content, cue) if source.end <= cue.start else None
    if source is not None and source.text.lower() != en.IT:
        opened = en.LEFT_OPEN.search(text, max(0, source.start - LONGEST), source.start)
        return _whole(text, opened.start(1), content, cue) if opened else None
    if source is None and (supposed := en.SUPPOSED.search(text, max(0, cue.start - LONGEST), cue.start)):
        return _whole(text, supposed.start(), content, cue)
    start = source.start if source is not None else cue.start
    if start >= content.start or not en.UNSETTLED.match(text, start, content.end):
        return None
    return passage(text, [Span(start, content.end)], marks=True)


def _whole(text: str, start: int, content: Passage, cue: Passage) -> Passage | None:
    """The words from `start`, or from the content where it stands before, to the end of content and cue."""
    return passage(text, [Span(min(start, content.start), max(content.end, cue.end))], marks=True)
