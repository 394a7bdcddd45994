"""From the heads' scores to attributions: every cue finds its own source, cue and content by one decoding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from saidseen.model.reading import Span
from saidseen.network.run import Network, Window

Floats = npt.NDArray[np.float32]

ANCHOR = 0.22  # a piece is the first of a cue from this probability on
OWN = 0.08  # a piece is the first of a statement without a cue from this probability on
EDGE = 0.4  # weight of the edge scores beside the role scores
LIFT = 1.0  # added to the edge scores, whose positives are rare in training
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as decoded: spans by role (code points), its score, and what the judging heads say."""

    spans: dict[str, tuple[Span, ...]]
    score: float
    acts: dict[str, float]
    bases: dict[str, float]
    negative: float


def attributions(network: Network, window: Window) -> Iterator[Found]:
    """The attributions whose cue begins in the window's own sentences."""
    yield from _found(network, window, "anchor", ANCHOR)


def owned(network: Network, window: Window) -> Iterator[Found]:
    """The statements without a cue that begin in the window's own sentences: the outlet's own, or of a label."""
    yield from _found(network, window, "own", OWN)


def _found(network: Network, window: Window, head: str, least: float) -> Iterator[Found]:
    """What begins at the pieces that a head marks with at least that probability."""
    p, heads = window.pieces, window.heads
    chance = _sigmoid(heads[head].reshape(-1))
    anchors = np.flatnonzero((chance >= least) & p.first & (np.arange(len(chance)) >= p.core))
    if not len(anchors):
        return
    scores = pair_scores(network, heads, anchors)
    labels = decode(scores, p.first)
    for row, anchor in enumerate(anchors):
        if not (labels[row] == 3).any():
            continue
        spans = {role: runs(labels[row], k, window) for k, role in enumerate(ROLES, 1)}
        if head == "anchor" and not spans["cue"] and not spans["source"]:
            continue
        acts, bases, negative = judged(network, heads, labels[row])
        yield Found(spans, float(chance[anchor]), acts, bases, negative)


def pair_scores(network: Network, heads: dict[str, Floats], anchors: npt.NDArray[np.int64]) -> Floats:
    """(cues, pieces, channels) scores: four roles, then the start and end of each role's spans."""
    channels, width = network.settings["channels"], network.settings["width"]
    pieces = len(heads["key"])
    query = heads["query"].reshape(pieces, channels, width)[anchors].transpose(1, 0, 2)
    key = heads["key"].reshape(pieces, channels, width).transpose(1, 2, 0)
    scores = np.matmul(query, key).transpose(1, 2, 0) / np.float32(width**0.5)
    result: Floats = (
        scores + network.near.T[buckets(np.arange(pieces)[None] - anchors[:, None], network.settings["buckets"])]
    )
    return result


def buckets(distance: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.int64]:
    """Signed log buckets of a distance in pieces, as in training."""
    size = np.abs(distance)
    far = np.floor(np.log2(np.maximum(size, 8) / 8) * 2).astype(np.int64)
    steps = np.minimum(size, 8) + np.minimum(far, count // 2 - 10)
    result: npt.NDArray[np.int64] = count // 2 + np.where(distance < 0, -1, 1) * steps
    return result


def decode(scores: Floats, first: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """The best labelling (cues, pieces) in 0..3: role scores, and edge scores where a span begins or ends.

    Viterbi over the pieces; a label changes only where a word begins.
    """
    begins = np.flatnonzero(first)
    if not len(begins) or begins[0]:
        begins = np.concatenate(([0], begins))
    ends = np.concatenate((begins[1:], [len(first)])) - 1
    emission = scores[..., :4] - _logsumexp(scores[..., :4])[..., None]
    words = np.ascontiguousarray(np.add.reduceat(emission, begins, axis=1).transpose(1, 0, 2))
    enter, leave = np.zeros_like(words), np.zeros_like(words)
    enter[..., 1:] = EDGE * (scores[:, begins, 4::2] + LIFT).transpose(1, 0, 2)
    leave[..., 1:] = EDGE * (scores[:, ends, 5::2] + LIFT).transpose(1, 0, 2)
    labels = _best(words, enter, leave)
    return np.repeat(labels, ends - begins + 1, axis=1)


def _best(emission: Floats, enter: Floats, leave: Floats) -> npt.NDArray[np.int64]:
    """The best path (cues, words) through four labels: what each word, and each begin and end of a span, is worth."""
    words, cues, _ = emission.shape
    best = np.empty_like(emission)
    best[0] = emission[0] + enter[0]
    left = np.empty((cues, 4), dtype=np.float32)
    top = np.empty((cues, 1), dtype=np.float32)
    for now, before, opened, closed, worth in zip(best[1:], best, enter[1:], leave, emission[1:], strict=False):
        np.add(before, closed, out=left)
        np.maximum.reduce(left, axis=1, out=top, keepdims=True)
        np.add(top, opened, out=now)
        np.maximum(now, before, out=now)
        now += worth
    left_all = best + leave
    source = left_all.argmax(2)
    change = left_all.max(2)[..., None]
    moved = change[:-1] + enter[1:] > best[:-1]
    back = np.where(moved, source[:-1, :, None], np.arange(4))
    labels = np.empty((words, cues), dtype=np.int64)
    rows = np.arange(cues)
    at = labels[-1] = source[-1]
    for t in range(words - 1, 0, -1):
        at = labels[t - 1] = back[t - 1, rows, at]
    return labels.T


def runs(labels: npt.NDArray[np.int64], role: int, window: Window) -> tuple[Span, ...]:
    """The spans of a role's runs of pieces."""
    p = window.pieces
    inside = np.concatenate(([False], labels == role, [False]))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return tuple(Span(int(p.starts[a]), int(p.ends[b - 1])) for a, b in zip(edges[::2], edges[1::2], strict=True))


def judged(
    network: Network, heads: dict[str, Floats], labels: npt.NDArray[np.int64]
) -> tuple[dict[str, float], dict[str, float], float]:
    """Act and basis distributions and the chance of a negative content, by the judging heads."""
    settings: dict[str, Any] = network.settings
    logits: Floats = pool(heads["judged_cue"], np.zeros(len(labels), dtype=np.float32), labels == 2)
    logits = np.add(logits, pool(heads["judged_content"], heads["weight"][:, 0], labels >= 2))
    acts, bases = settings["acts"], settings["bases"]
    act = _softmax(logits[: len(acts)])
    basis = _softmax(logits[len(acts) : len(acts) + len(bases)])
    negative = float(_sigmoid(logits[-1:])[0])
    return dict(zip(acts, map(float, act), strict=True)), dict(zip(bases, map(float, basis), strict=True)), negative


def pool(values: Floats, weight: Floats, inside: npt.NDArray[np.bool_]) -> Floats:
    """The mean of `values` (pieces, K) over the pieces inside, weighted by the softmax of `weight`; zeros for none."""
    chosen = inside.nonzero()[0]
    if not len(chosen):
        return np.zeros(values.shape[1], dtype=np.float32)
    share: Floats = _softmax(weight[chosen])
    return share @ values[chosen]


def _sigmoid(x: Floats) -> Floats:
    result: Floats = np.float32(1) / (np.float32(1) + np.exp(-np.clip(x, -30, 30)))
    return result


def _softmax(x: Floats) -> Floats:
    raised = np.exp(x - np.maximum.reduce(x))
    result: Floats = raised / np.add.reduce(raised)
    return result


def _logsumexp(x: Floats) -> Floats:
    top = x.max(-1)
    result: Floats = top + np.log(np.exp(x - top[..., None]).sum(-1))
    return result
