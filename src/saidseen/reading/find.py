"""The attributions of one window: the network's, then those that rules add where it saw none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from saidseen.language.en import unsaid as en
from saidseen.model.attribution import Attribution
from saidseen.model.plover import SPOKEN
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.network import Network, Window
from saidseen.network.decode import Found, attributions, judged, owned
from saidseen.network.tags import NOTHING, Kinds, covered, kinds
from saidseen.reading.acts.lexicon import hits, tells
from saidseen.reading.acts.words import words_of
from saidseen.reading.edges import in_dateline, passage, undated
from saidseen.reading.embedded import embedded
from saidseen.reading.headlines import headline
from saidseen.reading.nested import nested
from saidseen.reading.outlets import is_repeated
from saidseen.reading.parts import parts_of, takes_lives, told_to
from saidseen.reading.quotations import by_sentence, floating
from saidseen.reading.quoting import as_saying
from saidseen.reading.silences import silence, unsettled

UNTOLD = 0.6  # a cue without a word of saying, thinking or showing is one from this score on
LONGEST_UNTOLD = 6  # and up to so many words
HEADS = reason("found.heads")
_TOPIC = re.compile(r"[\s\u200b-\u200f]*:\s([^\n]+)")
_ENDS = re.compile(r"[.!?][\"”’)]?\s+")
_PARAGRAPH = re.compile(r"[^\S\n]*\n\s*\n\s*")
LONGEST_LABEL = 20  # code points of a label before names
SHORTEST = 3  # words of an outlet's own statement, at least


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution with what the heads propose for it: acts, bases, the chance that its content is negative.

    `kinds` is what the event head says of source, cue and content together; `outer` is the attribution that this one
    lies inside.
    """

    attribution: Attribution
    kinds: Kinds = NOTHING
    acts: dict[str, float] = field(default_factory=dict)
    bases: dict[str, float] = field(default_factory=dict)
    negative: float | None = None
    outer: Attribution | None = None


def candidates(
    network: Network,
    text: str,
    window: Window,
    before: Sequence[Candidate],
    outlet: str | None = None,
    title: Span | None = None,
) -> list[Candidate]:
    """The window's attributions in text order; `before` are those of earlier windows, `outlet` who published it,
    `title` where the story's title stands in its first words."""
    made: list[Candidate] = []
    for found in attributions(network, window):
        made += _from_network(network, text, window, found, outlet)
    made = _unique(made)
    lines = _lines(window, title)
    titles = [t for s in lines if (t := headline(text, s, outlet, s == title))]
    for one in titles:  # the last dash or colon goes before whatever is said inside
        made = [c for c in made if not one.sentence.meets(Span(c.attribution.start, c.attribution.content.end))]
        made.append(_with_heads(network, window, Candidate(one)))
    made += _silences(network, text, window, made)
    taken = [s for c in [*before[-8:], *made] for s in c.attribution.content.spans]
    for found in (part for whole in owned(network, window) for part in _by_sentence(text, whole)):
        candidate = _unattributed(network, text, window, found, [*before[-3:], *made])
        if candidate is None or _retold(candidate, made):
            continue
        if not _taken(candidate.attribution.content.spans, taken):
            made.append(candidate)
            taken += candidate.attribution.content.spans
    made = [c for c in made if not _states_nothing(text, c.attribution)]
    return sorted(made, key=lambda c: (c.attribution.start, c.attribution.content.start))


def _states_nothing(text: str, told: Attribution) -> bool:
    """Whether it is thanks, or names behind a label ("Guests: ...")."""
    words = told.content.text
    label = en.LABEL.search(text, max(0, told.content.start - LONGEST_LABEL), told.content.start)
    named = told.source is None and en.NAMES.fullmatch((label[0] if label else "") + words)
    return en.THANKS.match(words) is not None or bool(named)


def _silences(network: Network, text: str, window: Window, made: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that only say that somebody has not answered, and in which nothing else is said."""
    said = [Span(c.attribution.start, c.attribution.content.end) for c in made]
    free = (s for s in window.pieces.sentences if s.start >= _core(window) and not any(s.meets(one) for one in said))
    found = (silence(text, s) for s in free)
    return [_with_heads(network, window, Candidate(a)) for a in found if a is not None]


def _by_sentence(text: str, found: Found) -> list[Found]:
    """What was found without a cue, cut where a paragraph ends in it, or a sentence between two of its spans."""
    parts: list[list[Span]] = []
    for span in (piece for whole in sorted(found.spans["content"]) for piece in _paragraphs(text, whole)):
        between = text[parts[-1][-1].end : span.start] if parts else ""
        if parts and not (_ENDS.fullmatch(between) or _PARAGRAPH.search(between)):
            parts[-1].append(span)
        else:
            parts.append([span])
    return [replace(found, spans={**found.spans, "content": tuple(part)}) for part in parts]


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    """The pieces of a span that paragraphs part: a headline does not go on in the lead."""
    start = span.start
    gaps = () if en.HEAD.fullmatch(span.of(text)) else _PARAGRAPH.finditer(text, span.start, span.end)
    for gap in gaps:
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, span.end)


def _retold(own: Candidate, made: Sequence[Candidate]) -> bool:
    """Whether what stands as the outlet's own word is somebody's silence already found, with its source and cue."""
    if own.attribution.source is not None or own.attribution.cue is not None:
        return False
    spans = own.attribution.content.spans
    for a in (c.attribution for c in made if _holds_back(c.attribution)):
        told = [a.source, a.cue, a.content]
        if all(p is not None and any(s.start <= p.start and p.end <= s.end for s in spans) for p in told):
            whole = [s for p in told if p for s in p.spans]
            if 3 * sum(s.end - s.start for s in whole) >= 2 * sum(s.end - s.start for s in spans):
                return True
    return False


def _holds_back(a: Attribution) -> bool:
    """Whether the cue says that somebody does not answer or could not be asked."""
    words = words_of(a.cue.text, Span(0, len(a.cue.text))) if a.cue else []
    return any(hit.entry.label == "withhold" for hit in hits(words)) or (
        a.cue is not None and en.UNAVAILABLE.search(a.cue.text) is not None
    )


def inner(
    network: Network, text: str, window: Window, found: Sequence[Candidate]
) -> Iterator[tuple[Candidate, Attribution]]:
    """The propositions inside the statements found, each with the attribution that it lies in."""
    for attribution, host in embedded(text, window, [c.attribution for c in found]):
        yield _with_heads(network, window, Candidate(attribution)), host


def _lines(window: Window, title: Span | None) -> list[Span]:
    """The window's own sentences, and the story's title where it runs on into the first of them."""
    own = [s for s in window.pieces.sentences if s.start >= _core(window)]
    inside = title is not None and any(s.start <= title.start and title.end < s.end for s in own)
    return [title, *own] if inside and title is not None else own


def _core(window: Window) -> int:
    """Where the window's own sentences begin."""
    return int(window.pieces.starts[window.pieces.core])


def _taken(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether a third of the code points of some spans, or more, lie in others."""
    shared = sum(max(0, min(s.end, o.end) - max(s.start, o.start)) for s in spans for o in others)
    return 3 * shared >= sum(s.end - s.start for s in spans)


def _unattributed(
    network: Network, text: str, window: Window, found: Found, before: Sequence[Candidate]
) -> Candidate | None:
    """A statement that the network found without a cue: a quotation is the last speaker's, all else the outlet's."""
    told = [undated(text, s) for s in found.spans["content"] if not in_dateline(text, s)]
    content = passage(text, [_measured(text, window, s) for s in told], marks=True)
    if content is None or len(content.text.split()) < SHORTEST or en.HEAD.fullmatch(content.text):
        return None
    if (after := _TOPIC.match(text, content.end)) and is_repeated(content.text, after[1]):
        return None  # "ban on Russian ships: A expects ban on Russian ships"
    sentence = next(
        (s for s in window.pieces.sentences if s.start <= content.start < s.end), window.pieces.sentences[0]
    )
    earlier = [c.attribution for c in before if c.attribution.start < sentence.start]
    attribution = floating(text, sentence, earlier)
    if attribution is None:
        attribution = Attribution(None, None, content, sentence, reason("found.unattributed"), round(found.score, 3))
    return _with_heads(network, window, Candidate(attribution, NOTHING, found.acts, found.bases, found.negative))


def _passages(attribution: Attribution) -> Iterator[Passage]:
    """The passages that an attribution has."""
    for part in (attribution.source, attribution.cue, attribution.content):
        if part is not None:
            yield part


def _from_network(network: Network, text: str, window: Window, found: Found, outlet: str | None) -> Iterator[Candidate]:
    """The attribution that the network found, one a sentence of what is said, and what is said inside."""
    parts = parts_of(text, window.pieces.sentences, found, outlet)
    if parts is None:
        return
    source, cue, content = parts
    if cue is not None and en.SIGN.search(cue.text):
        return  # "showed no sign of leaving" is told of those who do not leave, not by them
    if cue is not None and (whole := unsettled(text, source, cue, content)) is not None:
        every = window.pieces.sentences
        around = next((s for s in every if s.start <= whole.start < s.end), every[0])
        own = Attribution(None, None, whole, around, reason("found.unsettled"), found.score)
        yield _with_heads(network, window, Candidate(own, NOTHING, found.acts, found.bases, found.negative))
        return
    told = cue is None or not any(c.isalnum() for c in cue.text) or tells(cue)
    if not told and cue is not None and (found.score < UNTOLD or len(cue.text.split()) > LONGEST_UNTOLD):
        return
    anchor = (cue or content).start
    sentence = next((s for s in window.pieces.sentences if s.start <= anchor < s.end), window.pieces.sentences[0])
    spoken = Attribution(source, cue, content, sentence, HEADS, found.score)
    outer = _with_heads(network, window, Candidate(spoken, NOTHING, found.acts, found.bases, found.negative))
    if not told and _deed(outer):
        return
    said = by_sentence(text, window.pieces.sentences, content)
    for one in said:
        first = outer if len(said) == 1 else _with_heads(network, window, Candidate(replace(spoken, content=one)))
        yield first
        yield from _quoted_in(network, text, window, first.attribution)


def _quoted_in(network: Network, text: str, window: Window, first: Attribution) -> Iterator[Candidate]:
    """What is said inside a statement by somebody else."""
    quoted = as_saying(text, first)
    for inside, _ in nested(network, text, first):
        if quoted is not None and any(a.meets(b) for a in inside.content.spans for b in quoted.content.spans):
            quoted = None
        if inside.cue and not told_to(text, inside.cue) and not takes_lives(inside.cue, inside.content):
            yield _with_heads(network, window, Candidate(inside, outer=first))
    if quoted is not None:
        yield _with_heads(network, window, Candidate(quoted, outer=first))


def _deed(candidate: Candidate) -> bool:
    """Whether somebody does something rather than says it: "U.S. expels 12 diplomats" is what the outlet tells."""
    kind = candidate.kinds.likeliest
    return kind is not None and kind not in SPOKEN


def _unique(made: Sequence[Candidate]) -> list[Candidate]:
    """Without a second attribution of the same cue and content: the likelier one stays."""
    best: dict[tuple[Span, ...], Candidate] = {}
    for c in made:
        key = c.attribution.content.spans
        if key not in best or c.attribution.score > best[key].attribution.score:
            best[key] = c
    return list(best.values())


def _measured(text: str, window: Window, span: Span) -> Span:
    """A span that ends in a stretch of time goes on to the end of its sentence where that says from when it counts
    ("came a day | before the deadline")."""
    if not en.STRETCH.search(text, span.start, span.end) or not en.COUNTED.match(text, span.end):
        return span
    end = next((s.end for s in window.pieces.sentences if s.start <= span.start < s.end), span.end)
    return Span(span.start, max(end, span.end))


def _with_heads(network: Network, window: Window, candidate: Candidate) -> Candidate:
    """The candidate with what the heads say of its words."""
    a = candidate.attribution
    whole = [s for p in _passages(a) for s in p.spans]
    labels = np.where(covered(window, a.content.spans), 3, 0)
    if a.cue is not None:
        labels = np.where(covered(window, a.cue.spans), 2, labels)
    if not labels.any():
        return candidate
    acts, bases, negative = judged(network, window.heads, labels)
    return Candidate(a, kinds(network, window, whole), acts, bases, negative, candidate.outer)
