"""From the tag heads' scores to entity tags and toponyms, and from the event head's to a PLOVER event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from saidseen.model.attribution import Tag
from saidseen.model.reading import Event, Span
from saidseen.network.decode import _softmax, pool
from saidseen.network.run import Floats, Network, Window

# A toponym word is taken from this probability on, summed over B and I; set on held-out LGL, TR-News and GeoVirus.
TOPONYM = 0.3
_SIDES = frozenset(("northern", "southern", "eastern", "western", "central"))  # "the Southern and Western districts"
EVENT = 0.3  # an event type is given from this probability on


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


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the event head says of some words: the chance of each PLOVER type ("NONE" among them), and the likeliest
    mode of each type that has one."""

    types: Mapping[str, float]
    modes: Mapping[str, str | None]

    def event(self, kind: str, score: float) -> Event:
        """The event of a type with its mode."""
        return Event(kind, self.modes.get(kind), round(score, 3))

    @property
    def likeliest(self) -> str | None:
        """The likeliest type, None where none is likelier."""
        best = max(self.types, key=lambda kind: self.types[kind], default="NONE")
        return best if best != "NONE" and self.types[best] >= EVENT else None


NOTHING = Kinds({}, {})


def kinds(network: Network, window: Window, spans: Sequence[Span]) -> Kinds:
    """What the event head, pooled over the words in `spans`, says of them; NOTHING for no words."""
    inside = covered(window, spans)
    if not inside.any():
        return NOTHING
    logits = pool(window.heads["event"], window.heads["weight"][:, 1], inside)
    names = network.settings["events"]
    chance = _softmax(logits[: len(names)])
    modes = logits[len(names) :]
    types = {name: float(chance[n]) for n, name in enumerate(names)}
    return Kinds(types, {name: mode(network, modes, name) for name, p in types.items() if p >= 0.1 and name != "NONE"})


def covered(window: Window, spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Which pieces of a window lie in some spans."""
    p = window.pieces
    inside = np.zeros(len(p.ids), dtype=np.bool_)
    for span in spans:
        inside |= (p.starts < span.end) & (p.ends > span.start)
    return inside


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
