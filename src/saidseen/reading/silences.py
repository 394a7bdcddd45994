"""Sentences that say of somebody only that they have not answered, which the network takes for the outlet's word."""

from __future__ import annotations

import re

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.reading.edges import passage

_WHO = r"(?P<source>[^,.;:\"“”\n]{2,80}?|(?:Mr|Mrs|Ms|Dr|Gen|Col)\. [^,.;:\"“”\n]{2,60}?)"
_SOON = r"(?:(?:yet|so far|immediately|publicly|officially|still) )?"
_ANSWER = r"(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|react(?:ed)?|answer(?:ed)?)\b[^;]*?"
_SILENT = (
    re.compile(rf"{_WHO} (?P<cue>(?:has|have|had)(?: not|n[’']t) {_SOON})(?P<content>{_ANSWER})"),
    re.compile(
        rf"{_WHO} (?P<cue>(?:could|can)(?: not|n[’']t|not) {_SOON})(?P<content>be (?:reached|contacted|found)\b[^;]*?)"
    ),
    re.compile(
        rf"{_WHO} (?P<cue>(?:was|were|is|are) {_SOON}(?:unavailable|not {_SOON}available))"
        r" (?P<content>(?:for|to) (?:an interview|interviews|questions|give|comment|speak|answer|talk)\b[^;]*?)"
    ),
    re.compile(
        r"There (?:was|were|is|has been) (?P<cue>no) (?P<content>(?:\w+ ){0,2}(?:comment|response|reply|reaction|word))"
        rf" (?:from|by) {_WHO}(?: (?:on|about|to) .*)?"
    ),
    re.compile(
        r"(?P<cue>(?:[Rr]epeated )?(?:[Aa]ttempts?|[Ee]fforts?|[Cc]alls?|[Mm]essages?|[Rr]equests?|[Ee]mails?)"
        rf" (?:to|for|left for)(?: (?:reach|contact|comment to|speak to|get hold of))?) {_WHO}"
        r" (?P<content>(?:for comment )?(?:were|was|have been|has been|went|failed)\b[^.;,]*"
        r"(?:unsuccessful|unanswered|returned|answered|fail\w*|in vain)\b[^;,]*|failed|(?:for comment )?failed)"
    ),
)


def silence(text: str, sentence: Span) -> Attribution | None:
    """A sentence that says no more than that somebody has not answered, or could not be reached, is their silence."""
    words = sentence.of(text).rstrip(" .\n")
    match = next((m for p in _SILENT if (m := p.fullmatch(words)) is not None), None)
    if match is None:
        return None

    def part(name: str) -> Passage | None:
        return passage(text, [Span(sentence.start + match.start(name), sentence.start + match.end(name))])

    source, cue, content = part("source"), part("cue"), part("content")
    if source is None or cue is None or content is None:
        return None
    return Attribution(source, cue, content, sentence, silence.__doc__ or "", 0.7)
