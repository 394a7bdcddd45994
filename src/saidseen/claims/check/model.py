"""The check's model: trees over features and a net over meanings, in one small file and run with numpy alone."""

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

NET_PARTS = ("mean", "scale", "first", "add_first", "second", "add_second")
_LEAST = np.float32(1e-9)
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
class Net:
    """A net of one hidden layer: what is taken from its inputs, what they are divided by, and two layers of weights."""

    mean: Floats
    scale: Floats
    first: Floats
    add_first: Floats
    second: Floats
    add_second: Floats

    def chances(self, rows: Floats) -> Floats:
        """(pairs, K) shares for rows of inputs (pairs, inputs)."""
        inputs = (rows - self.mean) / self.scale
        hidden = np.maximum(inputs @ self.first + self.add_first, np.float32(0))
        return softmax(hidden @ self.second + self.add_second)


@dataclass(frozen=True, slots=True)
class ModelMember:
    """One member of the model.

    `trees` judge all four stances by the features, `nets` the stance of what is related by the meanings, and `relation`
    whether it is related (its second column says that it is not) by both.
    """

    trees: Trees
    nets: tuple[Net, ...]
    relation: Net

    def chances(self, rows: Floats, meant: Floats, shares: dict[str, float]) -> Floats:
        """(pairs, 4) shares of the stances; `shares` says how much of the stance and of the relation is the nets'."""
        found = softmax(self.trees.scores(rows))
        said = np.mean([net.chances(meant) for net in self.nets], axis=0)
        stance = softmax(_mixed(np.log(found[:, :3] + _LEAST), np.log(said + _LEAST), shares["stance"]))
        apart = self.relation.chances(np.concatenate((meant, rows), axis=1))[:, 1:]
        unrelated = _mixed(found[:, 3:], apart, shares["relation"])
        mixed: Floats = np.concatenate((stance * (1 - unrelated), unrelated), axis=1)
        return mixed


def _mixed(trees: Floats, nets: Floats, share: float) -> Floats:
    """What trees and nets say, `share` of it the nets'."""
    return np.float32(1 - share) * trees + np.float32(share) * nets


@dataclass(frozen=True, slots=True)
class Model:
    """What the check's file holds: its members, and the settings beside it.

    Each member was trained without a fifth of the stories (see `member_of`); their mean is what is told, and the one
    that did not see a story is what the benchmark measures on it.
    """

    members: tuple[ModelMember, ...]
    settings: dict[str, Any]

    def chances(self, rows: Floats, meant: Floats, member: int | None = None) -> Floats:
        """(pairs, 4) the share of each of STANCES by one member or by all.

        `rows` are features (pairs, F), `meant` meanings (pairs, 6 x 384).
        """
        used = self.members if member is None else self.members[member : member + 1]
        shares = self.settings["net_shares"]
        found = np.zeros((len(rows), len(STANCES)), np.float32)
        for at in range(0, len(rows), _ROWS):
            part = slice(at, at + _ROWS)
            for one in used:
                found[part] += one.chances(rows[part], meant[part], shares) / np.float32(len(used))
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
        return from_arrays(held, settings)


def from_arrays(held: Any, settings: dict[str, Any]) -> Model:
    """The model in arrays by name."""
    return Model(
        tuple(_member(held, f"{number}_", settings["nets"]) for number in range(settings["members"])), settings
    )


def _member(held: Any, prefix: str, count: int) -> ModelMember:
    """One member out of the arrays of the file."""
    wide = {name: held[prefix + name].astype(np.int64) for name in ("feature", "below", "above", "roots")}
    real = {name: held[prefix + name].astype(np.float32) for name in ("limit", "value", "base")}
    nets = [
        Net(*(held[f"{prefix}{name}_{net}"].astype(np.float32) for name in NET_PARTS))
        for net in (*range(count), "relation")
    ]
    return ModelMember(Trees(**wide, **real, depth=int(held[prefix + "depth"])), tuple(nets[:-1]), nets[-1])
