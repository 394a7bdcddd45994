"""The check's model: trees over the features of a pair, kept in one small file and run with numpy alone."""

from __future__ import annotations

import functools
import hashlib
import io
import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from saidseen.claims.check.prepared import Floats, Ints

STANCES = ("agree", "disagree", "discuss", "unrelated")
"""The stances, in the order of the model's columns."""

_ROWS = 2048  # pairs judged at once, so that memory does not grow with their number


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees, all in one table of nodes; a leaf leads to itself.

    `feature`, `limit`, `below` and `above` say where a node sends a pair, `value` what a leaf adds; `roots` (trees, K)
    are the first nodes, one tree a stance in each row, and `base` (K) is what is there before any tree.
    """

    feature: Ints
    limit: Floats
    below: Ints
    above: Ints
    value: Floats
    roots: Ints
    base: Floats
    depth: int

    def scores(self, rows: Floats) -> Floats:
        """(pairs, K) sums of the leaves that each row of features (pairs, features) falls into."""
        at = np.broadcast_to(self.roots.reshape(-1), (len(rows), self.roots.size)).copy()
        pairs = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            low = rows[pairs, self.feature[at]] <= self.limit[at]
            at = np.where(low, self.below[at], self.above[at])
        scores: Floats = self.value[at].reshape(len(rows), *self.roots.shape).sum(axis=1) + self.base
        return scores


@dataclass(frozen=True, slots=True)
class Model:
    """What the check's file holds: one set of trees a member, and the settings beside it.

    Each member was trained without a fifth of the stories (see `member_of`); their mean is what is told, and the one
    that did not see a story is what the benchmark measures on it.
    """

    members: tuple[Trees, ...]
    settings: dict[str, Any]

    def chances(self, rows: Floats, member: int | None = None) -> Floats:
        """(pairs, 4) the share of each of STANCES for rows of features (pairs, features), by one member or by all."""
        used = self.members if member is None else self.members[member : member + 1]
        heat = np.float32(self.settings["temperature"])
        found = np.zeros((len(rows), len(STANCES)), np.float32)
        for at in range(0, len(rows), _ROWS):
            for trees in used:
                found[at : at + _ROWS] += softmax(trees.scores(rows[at : at + _ROWS]) / heat) / np.float32(len(used))
        return found


def member_of(text: str, members: int) -> int:
    """The member that was trained without the story with this text: the first digits of its SHA-256 tell."""
    return int(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16) % members


def softmax(scores: Floats) -> Floats:
    """Shares that add up to one in each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = raised / raised.sum(axis=1, keepdims=True)
    return result


def chosen(chances: Floats) -> npt.NDArray[np.int64]:
    """The stance of each row is the one that gives most by the measure of the Fake News Challenge.

    A quarter is for telling related from unrelated, three quarters for the stance of what is related; so a story is
    called unrelated only where the chance of that outweighs both.
    """
    unrelated = chances[:, 3:]
    worth = np.concatenate((0.25 * (1 - unrelated) + 0.75 * chances[:, :3], 0.25 * unrelated), axis=1)
    result: npt.NDArray[np.int64] = worth.argmax(axis=1)
    return result


@functools.cache
def load() -> Model:
    """The model that the package ships, loaded once a process."""
    folder = resources.files("saidseen.claims.check")
    settings = json.loads((folder / "settings.json").read_text(encoding="utf8"))
    return from_bytes((folder / "model.npz").read_bytes(), settings)


def from_bytes(data: bytes, settings: dict[str, Any]) -> Model:
    """The model in the bytes of an .npz file, as training/stance writes it."""
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        members = tuple(_trees(held, f"{number}_") for number in range(settings["members"]))
    return Model(members, settings)


def _trees(held: Any, prefix: str) -> Trees:
    """One member's trees."""
    wide = {name: held[prefix + name].astype(np.int64) for name in ("feature", "below", "above", "roots")}
    real = {name: held[prefix + name].astype(np.float32) for name in ("limit", "value", "base")}
    return Trees(**wide, **real, depth=int(held[prefix + "depth"]))
