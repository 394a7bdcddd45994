"""Propositions inside what is said: taken for granted ("Russia's build-up near the border"), or one of several said at
once ("Duma asks for recognition, EU warns of sanctions")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.network import Window
from saidseen.network.matters import matters
from saidseen.reading.edges import in_dateline, passage, undated

LEAST = 0.55  # the mean chance of its words from which a span is taken: of those below, readers found one in ten right
LIKE = 0.8  # of the code points of two spans shared (Dice) from which they are one
_BEGUN = re.compile(
    r"(?:could|has|have|had|is|are|was|were|will|would|may|might|can|should|must|and|or|but|of|than|who|which|be|been|"
    r"being|by|not|never)\s",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[\s,;:–—-]+(?:a|an|the|of|in|on|at|to|for|with|by|from|into|over|under|between|against|about|toward|towards|"
    r"through|than|and|or|but|as|that|which|who|whose|if|when|while|after|before|until|because|his|her|its|their|our|"
    r"your|my|any|some|more|such|is|are|was|were|be|been|has|have|had|will|would|could|should|may|might|can|must|not)$",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:(?:the|a|an|its|their|his|her|our|my|this|that|these|those|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d+) )?[\w’'-]+(?: on (?:mon|tues|wednes|thurs|fri|satur|sun)day)?$",
    re.IGNORECASE,
)
_WHOM = re.compile(  # after words of which none is a verb: "masses troops" and "withdrawal of troops" stay
    r"(?:(?!(?:of|to|in|on|at|by|for|from)\b)(?:(?-i:[A-Z])[\w’'-]*|[\w’'-]+(?<!s)(?<!ed))(?<!ing) |with ){0,3}"
    r"(?:troops?|forces?|soldiers?|army|armies|military|units?|personnel|officials?|people|persons?|"
    r"civilians?|residents?|rebels?|fighters?|militants?|separatists?|terrorists?|leaders?|governments?|ministers?|"
    r"ministry|presidents?|allies|partners?|countries|country|states?|nations?|members?|citizens?|diplomats?|"
    r"journalists?|workers?|women|men|children|refugees?|trains?|tanks?|weapons?|vehicles?|aircraft|planes?|ships?|"
    r"figures?|numbers?|city|cities|towns?|villages?|regions?|borders?|lawmakers?|sides?)$",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"(?:ion|ment|ing|al|ure|ance|ence|age|up|out|attack|strike|war|raid|drill|exercise|coup|truce|deal)s?$"
)
INSIDE = 0.9  # of a span's code points that lie in the statement that it is of, at least


def embedded(text: str, window: Window, outer: Sequence[Attribution]) -> Iterator[tuple[Attribution, Attribution]]:
    """What the matter head marks inside a statement, each with that statement, where none says just that already."""
    marked = [m for span, score in matters(window) if (m := _proposed(text, span, score, outer)) is not None]
    for content, score, host in marked:
        if _fragment(content):
            continue
        sentence = next(s for s in window.pieces.sentences if s.start <= content.start < s.end)
        yield Attribution(None, None, content, sentence, reason("found.embedded"), round(score, 3)), host


def _proposed(
    text: str, span: Span, score: float, outer: Sequence[Attribution]
) -> tuple[Passage, float, Attribution] | None:
    """What is marked at a span, sure enough and of no other statement's words, with the statement that it lies in."""
    content = None if in_dateline(text, span) else passage(text, [_ended(text, undated(text, span))], marks=True)
    if score < LEAST or content is None or any(_like(content, a.content) for a in outer):
        return None
    host = max(outer, key=lambda a: (_inside(content, a), -_length(a)), default=None)
    if host is None or _inside(content, host) < INSIDE * _size(content.spans):
        return None
    if host.source is not None and any(s.holds(host.source.spans[0]) for s in content.spans):
        return None  # who speaks is no part of what is said
    return content, score, host


def _ended(text: str, span: Span) -> Span:
    """The span without the words at its end after which something must come ("break their truce as")."""
    while found := _GOES_ON.search(text, span.start, span.end):
        span = Span(span.start, found.start())
    return span


def _fragment(content: Passage) -> bool:
    """Whether some words are no proposition: they begin with what goes on, or only name something ("four men on
    Tuesday", "trains with tanks")."""
    words = content.text.strip(" ,.;:\"”“'’")
    if _BEGUN.match(words):
        return True
    return (_WHO.match(words) is not None and _HAPPENS.search(words) is None) or _WHOM.match(words) is not None


def _size(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _shared(one: Sequence[Span], two: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)


def _like(a: Passage, b: Passage) -> bool:
    return 2 * _shared(a.spans, b.spans) >= LIKE * (_size(a.spans) + _size(b.spans))


def _whole(a: Attribution) -> list[Span]:
    return [Span(a.start, max(p.end for p in (a.source, a.cue, a.content) if p))]


def _length(a: Attribution) -> int:
    return _size(_whole(a))


def _inside(content: Passage, host: Attribution) -> int:
    return _shared(content.spans, _whole(host))
