"""Pairs of gold rows: whether they speak of one proposition, and whether their stances towards it are opposed."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from saidseen.claims.pairs.sides import written

AGAINST = ("denies", "doubts")
Row = dict[str, Any]


@dataclass(frozen=True)
class Side:
    """A statement of the gold: the propositions it bears on with its stance to each, and how it is written."""

    story: str
    text: str
    stances: dict[str, str]


@dataclass(frozen=True)
class Pair:
    """Two statements as written; `opposed` is None where they are not of one proposition."""

    a: str
    b: str
    same: bool
    opposed: bool | None


def jsonl(path: Path) -> list[Row]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def sides(shared: Path, days: str) -> list[Side]:
    """The statements of one stretch of days (or "syria") of gold/claims, rows of the same words put together."""
    folder = shared / "gold/claims"
    own = folder / f"{days}.stories.jsonl"
    stories = {s["name"]: s for s in jsonl(own if own.exists() else shared / "corpora/stories/outlets_2022.jsonl")}
    rows: dict[tuple[str, int, int], Row] = {}
    stances: dict[tuple[str, int, int], dict[str, str]] = defaultdict(dict)
    for row in jsonl(folder / f"{days}.rows.jsonl"):
        key = (row["story"], row["start"], row["end"])
        rows[key] = row
        stances[key][row["proposition"]] = row["stance"]
    out = []
    for key, row in rows.items():
        story = stories[key[0]]
        speaker = None if row["speaker"] == "outlet" else row["speaker"]
        out.append(Side(key[0], written(row["text"], speaker, story["title"], story["published"][:10]), stances[key]))
    return out


def pair(x: Side, y: Side) -> Pair:
    """The pair of two statements with its labels."""
    both = x.stances.keys() & y.stances.keys()
    opposed = None
    if both:
        p = sorted(both)[0]
        opposed = (x.stances[p] in AGAINST) != (y.stances[p] in AGAINST)
    return Pair(x.text, y.text, bool(both), opposed)


def drawn(
    found: Sequence[Side], vectors: Callable[[list[str]], Any], chance: random.Random,
    most: int = 6, hard: int = 12, other: int = 3,
) -> list[Pair]:  # fmt: skip
    """Of every statement up to `most` pairs of one proposition, its `hard` nearest of others, and `other` at random."""
    v = np.asarray(vectors([s.text for s in found]))
    order = np.argsort(-(v @ v.T), axis=1)
    out = []
    for i, x in enumerate(found):
        like = [j for j in range(len(found)) if j != i and found[j].stances.keys() & x.stances.keys()]
        near = [j for j in order[i] if j != i and not (found[j].stances.keys() & x.stances.keys())]
        chosen = chance.sample(like, min(most, len(like))) + near[:hard] + chance.sample(near[hard:], min(other, len(near[hard:])))
        for j in chosen:
            first, second = (x, found[j]) if chance.random() < 0.5 else (found[j], x)
            out.append(pair(first, second))
    return out
