"""Trains the check's model: five sets of trees, each without the stories that it is measured on.

usage: python training/stance/train.py --shared ../shared --out src/saidseen/claims/check [--cache FOLDER]

Needs scikit-learn (training/stance/requirements.txt). Writes model.npz and settings.json, and prints the figures.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parent))

from pairs import MEMBERS, Pairs, data_hash, load_pairs

from saidseen.claims.check.features import names
from saidseen.claims.check.model import STANCES, chosen
from saidseen.reading.network import load

SEED = 20220215
TREES: dict[str, Any] = {
    "max_iter": 200,
    "learning_rate": 0.05,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 20,
    "l2_regularization": 2.0,
    "max_features": 0.3,
}


def fitted(rows: np.ndarray, stances: np.ndarray, seed: int) -> HistGradientBoostingClassifier:
    """One member's trees."""
    return HistGradientBoostingClassifier(**TREES, random_state=seed).fit(rows, stances)


def figures(stances: np.ndarray, chances: np.ndarray) -> dict[str, float]:
    """The measure of the Fake News Challenge in per cent, how much of related and of stances is right, and F1."""
    found = chosen(chances)
    related, said = stances != 3, found != 3
    points = np.where(related, 0.25 * said + 0.75 * (stances == found), 0.25 * ~said)
    out = {
        "weighted score": 100 * points.sum() / np.where(related, 1, 0.25).sum(),
        "related or not, right": 100 * (related == said).mean(),
        "stance of related, right": 100 * (stances == found)[related].mean(),
    }
    for number, name in enumerate(STANCES):
        both = ((stances == number) & (found == number)).sum()
        out[f"F1 {name}"] = 200 * both / ((stances == number).sum() + (found == number).sum())
    return {name: round(float(value), 2) for name, value in out.items()}


def by_topic(pairs: Pairs) -> np.ndarray:
    """Chances for every pair by trees that saw neither its body's topic nor, in any pair, a headline of that topic."""
    groups = {topic: number % MEMBERS for number, topic in enumerate(_by_size(pairs.topic))}
    fold = np.array([groups[t] for t in pairs.topic])
    out = np.zeros((len(fold), len(STANCES)), np.float32)
    for number in range(MEMBERS):
        held = fold == number
        seen = ~held & ~np.isin(pairs.asked_topic, pairs.topic[held])
        out[held] = fitted(pairs.rows[seen], pairs.stances[seen], SEED).predict_proba(pairs.rows[held])
    return out


def _by_size(topics: np.ndarray) -> list[str]:
    """The topics, those with most pairs first."""
    found, counts = np.unique(topics, return_counts=True)
    return [str(found[i]) for i in np.argsort(-counts, kind="stable")]


def packed(model: HistGradientBoostingClassifier, prefix: str) -> dict[str, np.ndarray]:
    """The trees as one table of nodes (see saidseen.claims.check.model.Trees)."""
    columns: dict[str, list[np.ndarray]] = {key: [] for key in ("feature", "limit", "below", "above", "value")}
    roots, depth, at = [], 0, 0
    for row in model._predictors:
        roots.append([])
        for tree in row:
            nodes, here = tree.nodes, np.arange(len(tree.nodes))
            leaf = nodes["is_leaf"].astype(bool)
            columns["feature"].append(np.where(leaf, 0, nodes["feature_idx"]).astype(np.uint16))
            columns["limit"].append(_not_above(np.where(leaf, 0, nodes["num_threshold"])))
            columns["below"].append((np.where(leaf, here, nodes["left"]) + at).astype(np.uint32))
            columns["above"].append((np.where(leaf, here, nodes["right"]) + at).astype(np.uint32))
            columns["value"].append(np.where(leaf, nodes["value"], 0).astype(np.float32))
            roots[-1].append(at)
            depth, at = max(depth, int(nodes["depth"].max())), at + len(nodes)
    out = {prefix + key: np.concatenate(parts) for key, parts in columns.items()}
    base = np.asarray(model._baseline_prediction, np.float32).reshape(-1)
    return out | {
        prefix + "roots": np.array(roots, np.uint32),
        prefix + "base": base,
        prefix + "depth": np.array(depth),
    }


def _not_above(limits: np.ndarray) -> np.ndarray:
    """The limits as float32, none rounded up, so that what was above stays above."""
    low = limits.astype(np.float32)
    return np.where(low.astype(np.float64) > limits, np.nextafter(low, np.float32(-np.inf)), low).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    given = parser.parse_args()
    pairs = load_pairs(given.shared, given.cache)
    chances = np.zeros((len(pairs.stances), len(STANCES)), np.float32)
    arrays: dict[str, np.ndarray] = {}
    for number in range(MEMBERS):
        held = pairs.member == number
        model = fitted(pairs.rows[~held], pairs.stances[~held], SEED + number)
        chances[held] = model.predict_proba(pairs.rows[held])
        arrays |= packed(model, f"{number}_")
    settings = {
        "members": MEMBERS,
        "temperature": 1.0,
        "stances": STANCES,
        "features": names(),
        "seed": SEED,
        "trees": TREES,
        "network": load(1).version,
        "data": data_hash(given.shared),
        "pairs": len(pairs.stances),
        "stories": len(set(pairs.bodies)),
        "figures": {
            "stories held out, five folds": figures(pairs.stances, chances),
            "topics held out, five folds": figures(pairs.stances, by_topic(pairs)),
        },
    }
    held = io.BytesIO()
    np.savez_compressed(held, **arrays)
    (given.out / "model.npz").write_bytes(held.getvalue())
    (given.out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")
    print(json.dumps(settings["figures"], indent=1), len(held.getvalue()), "bytes")


if __name__ == "__main__":
    main()
