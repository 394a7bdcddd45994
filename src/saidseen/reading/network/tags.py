"""From the tag heads' scores to entity tags and toponyms, and from the event head's to a PLOVER event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from saidseen.reading.attribution import Tag
from saidseen.reading.network.decode import _softmax, pool
from saidseen.reading.network.run import Floats, Network, Window
from saidseen.records import Event, Span

# A toponym word is taken from this probability on, summed over B and I; set on held-out LGL, TR-News and GeoVirus.
TOPONYM = 0.3
_SIDES = frozenset(("northern", "southern", "eastern", "western", "central"))  # "the Southern and Western districts"
EVENT = 0.3  # an event type is given from this probability on
SPOKEN = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))  # what is done by saying it


def toponyms(text: str, window: Window) -> Iterator[Span]:
    """The toponyms of the window's own sentences: whole hyphened words, with a capital, more than a side."""
    held: Span | None = None
    for span in _toponyms(window):
        span = _whole(text, span)
        if held is not None and span.start <= held.end:
            held = Span(held.start, max(held.end, span.end))
            continue
        if held is not None:
            yield held
        held = span if any(c.isupper() for c in span.of(text)) and span.of(text).lower() not in _SIDES else None
    if held is not None:
        yield held


def _whole(text: str, span: Span) -> Span:
    """The span with the rest of a hyphened name ("al-Sheikh") whose other part begins with a capital."""
    start, end = span.start, span.end
    if end + 1 < len(text) and text[end] in "-’'" and text[end + 1].isupper():
        end += 1
        while end < len(text) and text[end].isalpha():
            end += 1
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalpha() and span.of(text)[0].isupper():
        at = start - 1
        while at > 0 and text[at - 1].isalpha():
            at -= 1
        if start - at <= 4:  # an article: al-, as-, ar-
            start = at
    return Span(start, end)


def _toponyms(window: Window) -> Iterator[Span]:
    """The runs of words that the toponym head marks."""
    scores = window.heads["toponym"]
    chance = np.exp(scores - scores.max(1, keepdims=True))
    chance /= chance.sum(1, keepdims=True)
    inside = chance[:, 1] + chance[:, 2] >= TOPONYM
    if not inside.any():
        return
    begins = chance[:, 1] > chance[:, 2]
    yield from _words(window, [("P" if i else "", b) for i, b in zip(inside.tolist(), begins.tolist(), strict=True)])


def tags(network: Network, window: Window) -> Iterator[Tag]:
    """The entity tags (PER, ORG, LOC, NORP) of the window's own sentences."""
    names = network.settings["tags"]
    parted = [(name[2:], name[:1] == "B") for name in names]
    marks = [parted[k] for k in window.heads["tags"].argmax(1).tolist()]
    for span, name in _labelled(window, marks):
        yield Tag(name, span)


def _words(window: Window, marks: Sequence[tuple[str, bool]]) -> Iterator[Span]:
    """The spans of `_labelled` alone."""
    for span, _ in _labelled(window, marks):
        yield span


def _labelled(window: Window, marks: Sequence[tuple[str, bool]]) -> Iterator[tuple[Span, str]]:
    """Runs of words whose first pieces carry the same label, a new one where a word's first piece begins one."""
    p = window.pieces
    first = p.first.tolist()
    start, end, label = -1, -1, ""
    for i in range(p.core, len(p.ids)):
        if not first[i]:
            if label:
                end = int(p.ends[i])
            continue
        name, begins = marks[i]
        if label and (name != label or begins):
            yield Span(start, end), label
            label = ""
        if name:
            if not label:
                start, label = int(p.starts[i]), name
            end = int(p.ends[i])
    if label:
        yield Span(start, end), label


def events(network: Network, window: Window, spans: Sequence[Span]) -> tuple[Event | None, Event | None]:
    """The PLOVER event of the words in `spans`, and the one that they carry if it is none of SPOKEN.

    None where the head sees none or is not sure.
    """
    chance, modes = _types(network, window, spans)
    if chance is None or modes is None:
        return None, None
    first = _event(network, chance, modes)
    if first is None or first.type not in SPOKEN:
        return first, first
    done = np.array([name not in SPOKEN for name in network.settings["events"]], dtype=np.float32)
    return first, _event(network, chance * done / float((chance * done).sum()), modes)


def _event(network: Network, chance: Floats, modes: Floats) -> Event | None:
    """The likeliest type and its mode, where it is likely enough."""
    names = network.settings["events"]
    best = int(chance.argmax())
    if names[best] == "NONE" or chance[best] < EVENT:
        return None
    return Event(names[best], mode(network, modes, names[best]), round(float(chance[best]), 3))


def _types(network: Network, window: Window, spans: Sequence[Span]) -> tuple[Floats | None, Floats | None]:
    """The distribution over event types, NONE among them, and the scores of the modes; None for no words."""
    p = window.pieces
    if len(spans) == 1:
        inside = (p.starts < spans[0].end) & (p.ends > spans[0].start)
    else:
        inside = np.zeros(len(p.ids), dtype=np.bool_)
        for span in spans:
            inside |= (p.starts < span.end) & (p.ends > span.start)
    if not inside.any():
        return None, None
    logits = pool(window.heads["event"], window.heads["weight"][:, 1], inside)
    kinds = len(network.settings["events"])
    return _softmax(logits[:kinds]), logits[kinds:]


def mode(network: Network, logits: Floats, kind: str) -> str | None:
    """The likeliest mode of an event type, None where it is unlikely."""
    own = _modes_of(tuple(network.settings["modes"]), kind)
    if not own:
        return None
    chance = _softmax(logits).tolist()
    best = max(own, key=lambda i: chance[i])
    return own[best] if chance[best] >= 0.3 else None


@cache
def _modes_of(modes: tuple[str, ...], kind: str) -> dict[int, str]:
    """The modes of an event type by their number among all."""
    return {i: mode.split("/", 1)[1] for i, mode in enumerate(modes) if mode.startswith(kind + "/")}
