"""Learns how the vectors of two statements and what both name are weighed: the weights of claims/pairs/chance.json.

usage: python training/pairs/chance.py --shared ../shared --days 2022-02-09_15 (days that the vectors have not seen)

The statements are the reader's own; a pair is one of one proposition where the gold rows that they stand for are.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from annotated import days as told_days  # noqa: E402
from saidseen.claims.likeness import Point, point  # noqa: E402
from saidseen.claims.linking import pairs  # noqa: E402
from saidseen.claims.matter import matters  # noqa: E402
from saidseen.claims.pairs.chance import NAMES, asked  # noqa: E402
from saidseen.model.reading import Document  # noqa: E402
from saidseen.reading.story import read_document  # noqa: E402


def dice(a: set[int], b: set[int]) -> float:
    """How much of two sets is shared."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def points(shared: Path, days: str) -> tuple[list[Point], dict[str, set[str]]]:
    """The statements of the stories of those days, and the propositions of those that gold rows stand for."""
    rows = defaultdict(list)
    stories, every = told_days(shared, days)
    for row in every:
        rows[row["story"]].append(row)
    out, told = [], defaultdict(set)
    for story in (stories[name] for name in rows):
        document = Document(story["name"], story["text"], story.get("outlet"), story["published"], title=story["title"])
        reading = read_document(document).reading
        for n, (s, matter) in enumerate(zip(reading.statements, matters(reading), strict=True)):
            out.append(point(f"{story['name']}|{s.id}", story["name"], matter, (story["published"], story["name"], n)))
        spans = [{i for p in s.content.spans for i in range(p.start, p.end)} for s in reading.statements]
        for row in rows[story["name"]]:
            want = set(range(row["start"], row["end"]))
            likest = [max(dice(want, have), 0.45 * (want <= have)) for have in spans]
            if likest and max(likest) >= 0.4:
                told[f"{story['name']}|{reading.statements[likest.index(max(likest))].id}"].add(row["proposition"])
    return sorted(out, key=lambda p: p.at), told


def examples(found: list[Point], told: dict[str, set[str]]) -> tuple[Any, Any]:
    """What is asked of the pairs that are compared, and which are of one proposition."""
    known = [p for p in found if p.id in told]
    x, y = [], []
    one, two, _ = pairs(known, 0.0, 0.0)
    for a, b in zip(one.tolist(), two.tolist(), strict=True):
        x.append(asked(known[a], known[b]))
        y.append(bool(told[known[a].id] & told[known[b].id]))
    return np.array(x), np.array(y, dtype=float)


def fitted(x: Any, y: Any, ridge: float = 2e-4) -> Any:
    """The weights of a logistic regression, by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) / len(y) + ridge * w
        curve = (x.T * (p * (1 - p))) @ x / len(y) + ridge * np.eye(len(w))
        step = np.linalg.solve(curve, gradient)
        w -= step
        if np.abs(step).max() < 1e-7:
            break
    return w


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--days", nargs="+", required=True)
    parser.add_argument("--near", type=float, default=0.4)
    parser.add_argument("--out", type=Path, default=HERE.parent.parent / "src/saidseen/claims/pairs/chance.json")
    a = parser.parse_args()
    if not a.out.exists():
        a.out.write_text(json.dumps({"names": NAMES, "weights": [0.0] * len(NAMES), "near": [a.near]}))
    parts = [examples(*points(a.shared, days)) for days in a.days]
    x, y = (np.concatenate([p[n] for p in parts]) for n in (0, 1))
    weights = [round(float(w), 4) for w in fitted(x, y)]
    a.out.write_text(json.dumps({"names": NAMES, "weights": weights, "near": [a.near], "days": a.days}) + "\n")
    print(f"{len(y)} pairs, {int(y.sum())} of one proposition, {dict(zip(NAMES, weights, strict=True))}")
    order = np.argsort(-(x @ np.array(weights)))
    print("right among the likeliest", {k: y[order[:k]].mean().round(2) for k in (100, 300, 600, 1000)})


if __name__ == "__main__":
    main()
