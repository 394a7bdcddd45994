"""Fits the weights of src/saidseen/claims/likeness.toml on ECB+: which statements speak of the same event.

usage: python training/claims.py [--shared ../shared] [--out src/saidseen/claims/likeness.toml] [--cache FOLDER]

A pair of statements from two stories of one topic is positive where both hold mentions of one chain, negative where
they hold mentions of different chains; pairs of two topics drawn at random are negative. Logistic
regression by gradient descent, no
randomness beyond the seed that draws the pairs. Prints the area under the curve on topics left out of five folds.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import pickle
import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from incidents import Mention, mentions, stories
from saidseen.claims.likeness import FEATURES, Point, features
from saidseen.claims.points import points_of
from saidseen.reading.story import read_document

SEED = 7
MOST = 12_000  # pairs of a topic
FAR = 60  # pairs of two topics for each of FARS statements
FARS = 1_500


def annotated(shared: Path, cache: Path | None) -> list[tuple[str, Point, frozenset[str]]]:
    """(topic, statement, chains) of every statement that holds an annotated mention."""
    out = []
    by_story: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions(shared):
        by_story[mention.story].append(mention)
    for document in stories(shared):
        reading = _read(document, cache)
        for statement, point in zip(reading.statements, points_of(reading), strict=True):
            line = document.text.count("\n", 0, statement.content.start)
            chains = {m.chain for m in by_story[document.name] if m.line == line and m.head in statement.content.text}
            if chains:
                out.append((document.name.split("/")[0], point, frozenset(chains)))
    return out


def _read(document, cache):  # type: ignore[no-untyped-def]
    """The reading of a story, from the cache where it is there."""
    path = cache / f"{document.sha256}.pkl" if cache else None
    if path and path.exists():
        return pickle.loads(path.read_bytes())
    reading = read_document(document).reading
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(reading))
    return reading


def pairs(found: list[tuple[str, Point, frozenset[str]]]) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Features, answers and topics of the pairs."""
    draw = random.Random(SEED)
    rows, answers, topics = [], [], []
    by_topic = defaultdict(list)
    for item in found:
        by_topic[item[0]].append(item)
    for topic in sorted(by_topic):
        here = [(a, b) for a, b in itertools.combinations(by_topic[topic], 2) if a[1].document != b[1].document]
        for a, b in draw.sample(here, min(MOST, len(here))):
            rows.append(features(a[1], b[1]))
            answers.append(bool(a[2] & b[2]))
            topics.append(topic)
    for item in draw.sample(found, min(FARS, len(found))):
        for other in draw.sample(found, FAR):
            if other[0] != item[0]:
                rows.append(features(item[1], other[1]))
                answers.append(False)
                topics.append(item[0])
    return np.array(rows), np.array(answers, dtype=float), topics


def fit(rows: np.ndarray, answers: np.ndarray, rounds: int = 2_000) -> tuple[np.ndarray, float]:
    """Weights and offset of the logistic regression (ridge of one)."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled = (rows - mean) / spread
    weights, offset = np.zeros(rows.shape[1]), 0.0
    for _ in range(rounds):
        error = 1 / (1 + np.exp(-(scaled @ weights + offset))) - answers
        weights -= scaled.T @ error / len(rows) + weights / len(rows)
        offset -= float(error.mean())
    return weights / spread, float(offset - (weights / spread) @ mean)


def area(scores: np.ndarray, answers: np.ndarray) -> float:
    """Area under the curve of true and false positives."""
    ranks = np.argsort(np.argsort(scores, kind="stable"), kind="stable") + 1
    yes = answers > 0
    return float((ranks[yes].sum() - yes.sum() * (yes.sum() + 1) / 2) / (yes.sum() * (~yes).sum()))


def main() -> None:
    """Fit, check on topics left out, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/saidseen/claims/likeness.toml"))
    parser.add_argument("--cache", type=Path)
    a = parser.parse_args()
    rows, answers, topics = pairs(annotated(a.shared, a.cache))
    names = sorted(set(topics), key=int)
    held = np.zeros(len(rows))
    for fold in range(5):
        out = np.array([names.index(t) % 5 == fold for t in topics])
        weights, offset = fit(rows[~out], answers[~out])
        held[out] = rows[out] @ weights + offset
    weights, offset = fit(rows, answers)
    digest = hashlib.sha256(rows.tobytes() + answers.tobytes()).hexdigest()
    text = (
        "# Weights of likeness.py, made by training/claims.py from ECB+ (CC BY 3.0).\n"
        f"# {len(rows)} pairs, {answers.mean():.3f} of them of one event; seed {SEED}; SHA-256 {digest[:16]}\n"
        f"# area under the curve on topics left out: {area(held, answers):.3f}\n"
        f"offset = {offset:.4f}\n\n[weights]\n"
    )
    text += "".join(f'"{name}" = {weight:.4f}\n' for name, weight in zip(FEATURES, weights, strict=True))
    a.out.write_text(text, encoding="utf8")
    print(text)


if __name__ == "__main__":
    main()
