"""Trains the check's model: five members, each without the stories that it is measured on.

usage: python training/stance/train.py --shared ../shared --out src/saidseen/claims/check [--cache FOLDER]

Needs scikit-learn (training/stance/requirements.txt). Writes model.npz and settings.json, and prints the figures.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).parent))

from pairs import MEMBERS, Pairs, data_hash, load_pairs
from saidseen.claims.check.features import names
from saidseen.claims.check.model import NET_PARTS, STANCES, chosen, from_arrays
from saidseen.network import load

SEED = 20220215
TREES: dict[str, Any] = {
    "max_iter": 200,
    "learning_rate": 0.05,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 20,
    "l2_regularization": 2.0,
    "max_features": 0.3,
}
STANCE_NET: dict[str, Any] = {
    "hidden_layer_sizes": (32,),
    "alpha": 3.0,
    "max_iter": 12,
    "learning_rate_init": 1e-3,
    "batch_size": 64,
}
RELATION_NET: dict[str, Any] = {**STANCE_NET, "hidden_layer_sizes": (48,), "max_iter": 6, "batch_size": 200}
NETS = 2  # stance nets of a member
NET_SHARES = {"stance": 0.5, "relation": 0.4}  # the trees have the rest


class Fitted:
    """One member: trees over the features, nets over the meanings of related pairs, and a net that tells related."""

    def __init__(self, pairs: Pairs, seen: np.ndarray, seed: int) -> None:
        unrelated = pairs.stances == STANCES.index("unrelated")
        trees = HistGradientBoostingClassifier(**TREES, random_state=seed)
        self.trees = trees.fit(pairs.rows[seen], pairs.stances[seen])
        related = seen & ~unrelated
        self.nets = [net(STANCE_NET, pairs.meant[related], pairs.stances[related], seed + 100 * n) for n in range(NETS)]
        self.relation = net(RELATION_NET, pairs.both(seen), unrelated[seen], seed)

    def arrays(self, prefix: str) -> dict[str, np.ndarray]:
        """The member as the arrays that saidseen.claims.check.model reads."""
        out = packed(self.trees, prefix)
        for name, fitted in [*enumerate(self.nets), ("relation", self.relation)]:
            out |= {f"{prefix}{part}_{name}": value for part, value in net_arrays(fitted).items()}
        return out

    def chances(self, pairs: Pairs, held: np.ndarray) -> np.ndarray:
        """The chances of the pairs held out, by the very arrays that are shipped."""
        model = from_arrays(self.arrays("0_"), {"members": 1, "nets": NETS, "net_shares": NET_SHARES})
        return model.chances(pairs.rows[held], pairs.meant[held])


def net(settings: dict[str, Any], inputs: np.ndarray, answers: np.ndarray, seed: int) -> Pipeline:
    """A net of one hidden layer over scaled inputs."""
    return make_pipeline(StandardScaler(), MLPClassifier(**settings, random_state=seed)).fit(inputs, answers)


def net_arrays(fitted: Pipeline) -> dict[str, np.ndarray]:
    """A net's arrays by the names of NET_PARTS; a net of one output gets a second, 0, before it."""
    scale, layers = fitted[0], fitted[1]
    second, added = layers.coefs_[1], layers.intercepts_[1]
    if second.shape[1] == 1:
        second, added = np.pad(second, ((0, 0), (1, 0))), np.pad(added, (1, 0))
    values = (scale.mean_, scale.scale_, layers.coefs_[0], layers.intercepts_[0], second, added)
    kinds = (np.float32, np.float32, np.float16, np.float32, np.float32, np.float32)
    return {name: value.astype(kind) for name, value, kind in zip(NET_PARTS, values, kinds, strict=True)}


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
        out[held] = Fitted(pairs, seen, SEED).chances(pairs, held)
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
    warnings.simplefilter("ignore", ConvergenceWarning)  # the nets are stopped early on purpose
    pairs = load_pairs(given.shared, given.cache)
    chances = np.zeros((len(pairs.stances), len(STANCES)), np.float32)
    arrays: dict[str, np.ndarray] = {}
    for number in range(MEMBERS):
        held = pairs.member == number
        member = Fitted(pairs, ~held, SEED + number)
        chances[held] = member.chances(pairs, held)
        arrays |= member.arrays(f"{number}_")
    settings = {
        "members": MEMBERS,
        "nets": NETS,
        "net_shares": NET_SHARES,
        "stances": STANCES,
        "features": names(),
        "seed": SEED,
        "trees": TREES,
        "stance_net": STANCE_NET,
        "relation_net": RELATION_NET,
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
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "model.npz").write_bytes(held.getvalue())
    (given.out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")
    print(json.dumps(settings["figures"], indent=1), len(held.getvalue()), "bytes")


if __name__ == "__main__":
    main()
