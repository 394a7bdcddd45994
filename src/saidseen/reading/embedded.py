"""Propositions inside what is said: taken for granted ("Russia's build-up near the border"), or one of several said at
once ("Duma asks for recognition, EU warns of sanctions")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saidseen.language.en import embedded as en
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.network import Window
from saidseen.network.matters import matters
from saidseen.reading.edges import in_dateline, passage, undated
from saidseen.reading.propositions import LEAST as PROPOSED
from saidseen.reading.propositions import chance
from saidseen.world.countries import find_countries

LEAST = 0.55  # the mean chance of its words from which a span is taken: of those below, readers took down one in thirty
NAMED = 0.6  # stands for the chance of what is named so
NEAR = 40  # code points between whose deed it is and the word for it
LIKE = 0.8  # of the code points of two spans shared (Dice) from which they are one
INSIDE = 0.9  # of a span's code points that lie in the statement that it is of, at least


def embedded(text: str, window: Window, outer: Sequence[Attribution]) -> Iterator[tuple[Attribution, Attribution]]:
    """What the matter head marks inside a statement, each with that statement, where none says just that already."""
    marked = [m for span, score in matters(window) if (m := _proposed(text, span, score, outer)) is not None]
    named = (m for span in _deeds(text, window) if (m := _proposed(text, span, NAMED, outer)) is not None)
    marked += [m for m in named if not any(_like(m[0], one[0]) for one in marked)]
    for content, score, host in marked:
        if _fragment(content) or chance(text, window, content, score) < PROPOSED:
            continue
        sentence = next(s for s in window.pieces.sentences if s.start <= content.start < s.end)
        yield Attribution(None, None, content, sentence, reason("found.embedded"), round(score, 3)), host


def _deeds(text: str, window: Window) -> Iterator[Span]:
    """The words of a window's own sentences that name what a state does: "Russia's invasion of Ukraine"."""
    first = int(window.pieces.starts[window.pieces.core])
    for sentence in (s for s in window.pieces.sentences if s.start >= first):
        words = sentence.of(text)
        deeds = list(en.DEED.finditer(words))
        states = [span for span, _ in find_countries(words)] if deeds else []
        for deed in deeds:
            near = (s for s in reversed(states) if 0 < deed.start() - s.end <= NEAR)
            by = next((s for s in near if en.BY_WHOM.fullmatch(words, s.end, deed.start())), None)
            after = en.ON_WHOM.match(words, deed.end())
            on = next((s for s in states if after and s.start == after.end()), None)
            if by or on:
                start, end = by.start if by else deed.start(), on.end if on else deed.end()
                yield Span(sentence.start + start, sentence.start + end)


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
    while found := en.GOES_ON.search(text, span.start, span.end):
        span = Span(span.start, found.start())
    return span


def _fragment(content: Passage) -> bool:
    """Whether some words are no proposition: they begin with what goes on, or only name something ("four men on
    Tuesday", "trains with tanks")."""
    words = content.text.strip(" ,.;:\"”“'’")
    if en.BEGUN.match(words):
        return True
    return (en.WHO.match(words) is not None and en.HAPPENS.search(words) is None) or en.WHOM.match(words) is not None


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
