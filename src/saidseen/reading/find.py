"""The attributions of one window: the network's, then those that rules add where it saw none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from saidseen.reading.attribution import Attribution
from saidseen.reading.edges import after_dateline, passage
from saidseen.reading.headlines import headline
from saidseen.reading.nested import nested
from saidseen.reading.network import Network, Window
from saidseen.reading.network.decode import Found, attributions
from saidseen.reading.network.tags import event, eventful, toponyms
from saidseen.reading.outlets import is_label, is_own_name, is_topic
from saidseen.reading.quotations import floating, own_quotation
from saidseen.records import Event, Passage, Span

_PASSIVE = re.compile(
    r"(?:^|\b(?:is|are|was|were|be|been|being) )(?:\w+ly )?(?:accused of|suspected of|blamed for|charged with)$", re.I
)
_STOPS = ".!?…”\"’'»:;,)]—–-"
_RUMOUR = re.compile(r"(?:the |some |widespread )?(?:rumou?rs?|speculation|gossip)\b", re.I)
# An unattributed sentence is the outlet's own statement from this chance of an event on, by whether it is concrete.
OWN_EVENT = {True: 0.75, False: 0.9}
HEADS = "The cue head and the pair scores of the network."
SHORTEST = 5  # words of an outlet's own statement, at least


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution with what the heads propose for it: acts, bases, the chance that its content is negative.

    `about` is the PLOVER event of the content, `doing` that of source, cue and content together; `outer` is the
    attribution that this one lies inside.
    """

    attribution: Attribution
    about: Event | None = None
    doing: Event | None = None
    acts: dict[str, float] = field(default_factory=dict)
    bases: dict[str, float] = field(default_factory=dict)
    negative: float | None = None
    outer: Attribution | None = None


def candidates(
    network: Network, text: str, window: Window, before: Sequence[Candidate], outlet: str | None = None
) -> list[Candidate]:
    """The window's attributions in text order; `before` are those of earlier windows, `outlet` who published it."""
    made: list[Candidate] = []
    for found in attributions(network, window):
        made += _from_network(network, text, window, found, outlet)
    made = _unique(made)
    core = int(window.pieces.starts[window.pieces.core])
    places = list(toponyms(text, window))
    taken = [s for c in [*before[-8:], *made] for p in _passages(c.attribution) for s in p.spans]
    for sentence in window.pieces.sentences:
        if sentence.start < core or any(sentence.meets(s) for s in taken):
            continue
        earlier = [c for c in [*before[-3:], *made] if c.attribution.start < sentence.start]
        attribution = headline(text, sentence, outlet) or floating(text, sentence, [c.attribution for c in earlier])
        if attribution is None:
            attribution = _own(network, text, window, sentence, places)
        if attribution is not None:
            made.append(_with_events(network, window, Candidate(attribution)))
    return sorted(made, key=lambda c: (c.attribution.start, c.attribution.content.start))


def _passages(attribution: Attribution) -> Iterator[Passage]:
    """The passages that an attribution has."""
    for part in (attribution.source, attribution.cue, attribution.content):
        if part is not None:
            yield part


def _from_network(network: Network, text: str, window: Window, found: Found, outlet: str | None) -> Iterator[Candidate]:
    """The attribution that the network found; a quotation in a later sentence becomes a statement of its own."""
    near = window.pieces.sentences
    cue = passage(text, found.spans["cue"]) or _mark(text, found.spans["cue"])
    source = passage(text, _nearest([part for s in found.spans["source"] for part in _parts(near, s)], cue))
    content = passage(text, [_told(text, near, s) for s in found.spans["content"]], marks=True)
    if source and cue and _RUMOUR.match(cue.text) and not _tells(text, source, cue):
        source = None
    if source and cue and content and _PASSIVE.search(cue.text) and source.end <= cue.start < content.start:
        content, source = Passage.of(text, (*source.spans, *content.spans)), None
    if content is None or (cue is None and source is None):
        return
    if cue and not any(c.isalnum() for c in cue.text) and not _speaks(source, cue, outlet):
        return
    if source and cue and text[cue.end : cue.end + 1] == ":" and is_topic(text[source.start : cue.end]):
        return  # "Ukraine-Russia tensions: ..."
    anchor = (cue or content).start
    sentence = next((s for s in window.pieces.sentences if s.start <= anchor < s.end), window.pieces.sentences[0])
    main, later = own_quotation(text, sentence, content) if source else (content, None)
    first = Attribution(source, cue, main, sentence, HEADS, found.score)
    outer = Candidate(first, None, None, found.acts, found.bases, found.negative)
    yield _with_events(network, window, outer)
    for inside, judged in nested(network, text, first):
        yield Candidate(inside, None, None, judged.acts, judged.bases, judged.negative, outer=first)
    if later is not None:
        its = next((s for s in window.pieces.sentences if s.start <= later.start < s.end), sentence)
        rest = Attribution(source, None, later, its, own_quotation.__doc__ or "", found.score)
        yield _with_events(network, window, Candidate(rest))


def _nearest(spans: Sequence[Span], cue: Passage | None) -> Sequence[Span]:
    """The piece of a source that stands nearest to the cue: one speaker has one name at one place."""
    if cue is None or len(spans) < 2:
        return spans
    return [min(spans, key=lambda s: min(abs(s.end - cue.start), abs(s.start - cue.start)))]


def _speaks(source: Passage | None, mark: Passage, outlet: str | None) -> bool:
    """Whether a colon or dash has a speaker directly beside it: no topic ("Ukraine conflict: …"), label or sign-off."""
    if source is None or is_label(source.text) or is_topic(source.text) or is_own_name(source.text, outlet):
        return False
    return 0 <= mark.start - source.end <= 1 or 0 <= source.start - mark.end <= 2


def _mark(text: str, spans: Sequence[Span]) -> Passage | None:
    """A cue of punctuation alone: the colon or dash of a headline."""
    marks = [s for s in spans if s.of(text).strip()]
    return Passage.of(text, tuple(marks)) if marks else None


def _parts(sentences: Sequence[Span], span: Span) -> Iterator[Span]:
    """The parts of the span in each sentence."""
    return (Span(max(s.start, span.start), min(s.end, span.end)) for s in sentences if s.meets(span))


def _undated(text: str, span: Span) -> Span:
    """The span after a dateline at the beginning of its line; as it is where nothing would be left."""
    start = after_dateline(text, span.start)
    return Span(start, span.end) if start < span.end else span


def _told(text: str, sentences: Sequence[Span], span: Span) -> Span:
    """The part of a content after a dateline and before the end of a headline: a line that no stop ends does not run
    on into the story."""
    span = _undated(text, span)
    for s in sentences:
        if span.start < s.end < span.end and text[s.end - 1] not in _STOPS and text[s.end : s.end + 1] in ("\n", "\r"):
            return Span(span.start, s.end)
    return span


def _tells(text: str, source: Passage, cue: Passage) -> bool:
    """Whether a source is whose rumour it is: directly before the word for it, or after "by", "from" or "in"."""
    between = text[cue.end : source.start].strip()
    return 0 <= cue.start - source.end <= 3 or between in {"by", "from", "in", "on", "among"}


def _unique(made: Sequence[Candidate]) -> list[Candidate]:
    """Without a second attribution of the same cue and content: the likelier one stays."""
    best: dict[tuple[Span, ...], Candidate] = {}
    for c in made:
        key = c.attribution.content.spans
        if key not in best or c.attribution.score > best[key].attribution.score:
            best[key] = c
    return list(best.values())


def _own(network: Network, text: str, window: Window, sentence: Span, places: Sequence[Span]) -> Attribution | None:
    """A sentence that carries an event and is attributed to nobody is the outlet's own statement."""
    words = sentence.of(text)
    if len(words.split()) < SHORTEST or words.rstrip()[-1:] == "?":
        return None
    content = passage(text, [_undated(text, sentence)])
    happening = eventful(network, window, sentence)
    if content is None or happening < OWN_EVENT[_concrete(words, sentence, places)]:
        return None
    return Attribution(None, None, content, sentence, _own.__doc__ or "", round(happening, 3))


def _concrete(words: str, sentence: Span, places: Sequence[Span]) -> bool:
    """Whether a sentence names a place or gives a number."""
    return any(sentence.holds(p) for p in places) or any(c.isdigit() for c in words)


def _with_events(network: Network, window: Window, candidate: Candidate) -> Candidate:
    """The candidate with the events of its content and of the whole."""
    a = candidate.attribution
    whole = [s for p in _passages(a) for s in p.spans]
    about = event(network, window, a.content.spans)
    return Candidate(
        a,
        about,
        event(network, window, whole) if len(whole) > len(a.content.spans) else about,
        candidate.acts,
        candidate.bases,
        candidate.negative,
    )
