"""Sentences that say of somebody only that they have not answered, which the network takes for the outlet's word."""

from __future__ import annotations

import re

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
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


UNSETTLED = re.compile(
    r"it(?:['’]s| (?:is|was|remains|remained))(?: \w+)?"
    r"(?:(?: not|n['’]t)(?: \w+)? (?:clear|known|certain|possible to (?:verify|confirm|tell|say))"
    r"|(?: \w+)? ?(?:unclear|unknown|uncertain|impossible to (?:verify|confirm|tell|say)))\b",
    re.IGNORECASE,
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
    return Attribution(source, cue, content, sentence, reason("found.silence"), 0.7)


def unsettled(text: str, source: Passage | None, cue: Passage, content: Passage) -> Passage | None:
    """ "It was not clear who did it" is said by the outlet of what nobody knows: no one in it holds anything back."""
    if source is not None and source.text.lower() != "it":
        return None
    start = source.start if source is not None else cue.start
    if start >= content.start or not UNSETTLED.match(text, start, content.end):
        return None
    return passage(text, [Span(start, content.end)], marks=True)
