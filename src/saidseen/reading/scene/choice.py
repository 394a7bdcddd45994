"""The chance of each site to be where a statement's event happens: a small network, evaluated in plain numpy.

It looks twice. First every statement by itself; then again with what the first look gave for the statements beside it
and for the rest of the text, since a story mostly goes on about the place that it began with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from saidseen.model.reading import Passage
from saidseen.reading.scene.asked import NAMES
from saidseen.reading.scene.naming import mention_of
from saidseen.reading.scene.sites import Sites
from saidseen.reading.scene.views import Views

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

EPSILON = np.float32(0.01)  # added to a chance before its logarithm is taken
AROUND = 8  # answers that the second look adds
PLACES, CONTENTS = 48, 24  # numbers in the short vectors of a place's words and of a content's
LAYERS = ("view", "view_bias", "in1", "bias1", "out1", "line1", "in2", "bias2", "out2", "line2")

Answers = tuple[
    Sequence[int], Sequence[Sequence[float]]
]  # of a statement: the sites by number, what is answered of each


class Chooser:
    """Weights of several networks whose chances are averaged."""

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]]) -> None:
        self._mean, self._scale = weights["mean"], weights["scale"]
        self.project = weights["project"]
        """What shortens the network's vectors (views.py): first for places, then for contents."""
        self._centre = weights["centre"]
        self._nets = [{name: weights[name][n] for name in LAYERS} for n in range(len(weights["in1"]))]

    def chances(self, asked: Sequence[Answers], seen: Floats, sites: int) -> list[Floats]:
        """For each statement of a text the chances of its sites (by number) in their order, that of none last.

        `seen` are the short vectors of the place and of the content behind every answer (`seen_of`).
        """
        if not asked:
            return []
        seen = seen - self._centre
        seen[~seen_places(asked), :PLACES] = 0
        x: Floats = (np.array([row for _, rows in asked for row in rows], dtype=np.float32) - self._mean) / self._scale
        sizes = np.array([len(rows) for _, rows in asked])
        column = np.array([n for numbers, _ in asked for n in (*numbers, sites)])
        whole = Whole(np.repeat(np.arange(len(asked)), sizes), column, sites + 1)
        total: Floats = np.zeros(len(x), dtype=np.float32)
        for net in self._nets:
            view = np.maximum(seen @ net["view"] + net["view_bias"], np.float32(0))
            total += looked(net, np.concatenate([x, view], -1), whole)
        return np.split(total / np.float32(len(self._nets)), np.cumsum(sizes)[:-1])


def seen_places(asked: Sequence[Answers]) -> npt.NDArray[np.bool_]:
    """Which of all answers are of a site, and not of "nowhere"."""
    return np.array([k < len(numbers) for numbers, rows in asked for k in range(len(rows))])


def seen_of(views: Views, sites: Sites, asked: Sequence[Answers], contents: Sequence[Passage]) -> Floats:
    """Behind every answer the mean vectors of the words that name the place, and of the content."""
    known: dict[int, Floats] = {}
    none: Floats = np.zeros(views.size, dtype=np.float32)
    rows: list[tuple[Floats, Floats]] = []
    for (numbers, _), content in zip(asked, contents, strict=True):
        whole = views.mean(content.spans)
        for n in numbers:
            span = mention_of(sites.all[n], content).span
            if (found := known.get(span.start)) is None:
                found = known[span.start] = views.mean([span])
            rows.append((found, whole))
        rows.append((none, whole))
    places, wholes = (np.array(column) for column in zip(*rows, strict=True))
    return shortened(places, wholes, views.size)


def shortened(places: Floats, wholes: Floats, size: int) -> Floats:
    """The two side by side; of vectors that are short already the part that is for a place and that for a content."""
    if size == PLACES + CONTENTS:
        places, wholes = places[:, :PLACES], wholes[:, PLACES:]
    return np.concatenate([places, wholes], -1)


class Whole:
    """Which row of all answers is of which statement and which site."""

    def __init__(self, statement: Ints, column: Ints, width: int) -> None:
        self.statement, self.column, self._width = statement, column, width
        self.begins = np.flatnonzero(np.diff(statement, prepend=-1))
        self.count = len(self.begins)
        self._keys = statement * width + column

    def softmax(self, scores: Floats) -> Floats:
        """Chances that are 1 together in each statement."""
        top: Floats = np.maximum.reduceat(scores, self.begins)
        raised: Floats = np.exp(scores - top[self.statement])
        total: Floats = np.add.reduceat(raised, self.begins)
        return raised / total[self.statement]

    def beside(self, p: Floats, step: int) -> Floats:
        """The chance of the same site in the statement so many further on, 0 where it is not asked about there."""
        sought = self._keys + step * self._width
        at = np.minimum(np.searchsorted(self._keys, sought), len(p) - 1)
        found: Floats = np.where(self._keys[at] == sought, p[at], np.float32(0))
        return found

    def others(self, p: Floats) -> Floats:
        """The mean chance of the same site in all other statements of the text."""
        total = np.bincount(self.column, weights=p, minlength=self._width).astype(np.float32)
        found: Floats = (total[self.column] - p) / np.float32(max(1, self.count - 1))
        return found


def around(p: Floats, whole: Whole) -> Floats:
    """What the first look's chances say beside each: the text's, those of the statements next to it, its own."""
    others, before, after = whole.others(p), whole.beside(p, -1), whole.beside(p, 1)
    near = (before + after + whole.beside(p, -2) + whole.beside(p, 2)) / np.float32(4)
    logs = [np.log(v + EPSILON) / np.float32(2) for v in (others, near, p)]
    found: Floats = np.stack([others, near, before, after, logs[0], logs[1], p, logs[2]], -1)
    return found


def looked(net: Mapping[str, Floats], x: Floats, whole: Whole) -> Floats:
    """The chances after the second look."""
    first = whole.softmax(_scores(net, "1", x))
    return whole.softmax(_scores(net, "2", np.concatenate([x, around(first, whole)], -1)))


def _scores(net: Mapping[str, Floats], look: str, x: Floats) -> Floats:
    """A perceptron of one hidden layer beside a linear one."""
    hidden = np.maximum(x @ net[f"in{look}"] + net[f"bias{look}"], np.float32(0))
    scores: Floats = hidden @ net[f"out{look}"] + x @ net[f"line{look}"]
    return scores


@cache
def chooser() -> Chooser:
    """The weights that the package ships."""
    with resources.as_file(resources.files(__package__) / "scene.npz") as path, np.load(path) as held:
        if tuple(held["names"]) != NAMES:
            raise ValueError("scene.npz was made for other questions: run training/scene.py")
        return Chooser({name: held[name] for name in held.files if name != "names"})
