"""Trains the decider of ledger questions, measures it on days left out, and sets its scores by what was right there.

usage: python training/stance/answers.py --shared ../shared --out src/saidseen/claims/check/answers.json

Needs scikit-learn (training/stance/requirements.txt); about five minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent))
from asked import Item, items, readings

from saidseen.claims.check.answers import STORIES, near, nearest
from saidseen.claims.check.bearing import FEATURES, measured, told
from saidseen.claims.check.decider import ANSWERS, SIDES, from_json, together
from saidseen.claims.check.question import question, unturned

WEIGHTS = {"agree": 1.2, "disagree": 1.8, "discuss": 1.0, "unrelated": 1.0}
ROUNDS = 3
CAUTION = 0.3  # taken off the log odds of a story's score: rather too little said than too much
SHARES, COUNTS = (1.0, 0.3, 0.1, 0.03), 0.4
"""The shares of the stories that a question is asked of, as small ledgers have fewer, and how much those but the first
count."""
ROUND = {"agree": "disagree", "disagree": "agree", "affirmed": "denied", "denied": "affirmed"}


@dataclass(frozen=True)
class Row:
    """A question and a story: what is measured of its nearest statements, and its side to the plain question; `setting`
    is the share of SHARES of the stories that the question was asked of."""

    item: int
    measured: Any
    side: str
    setting: int = 0


def rows_of(asked: list[Item], shared: Path) -> list[Row]:
    """The rows of all sentences with the stories of their days that come nearest, of all stories and of some."""
    every = {name: (r.document.published, told(r)) for name, r in sorted(readings(shared).items())}
    chance = random.Random(1)
    out = []
    for number, item in enumerate(asked):
        within = {n: one for n, one in every.items() if item.first <= (one[0] or "")[:10] <= item.last}
        order = sorted(within, key=lambda n: -near(item.sentence, *within[n]))  # stable: as they came where even
        for setting, share in enumerate(SHARES):
            some = [name for name in order if share == 1 or chance.random() < share]
            for rank, name in enumerate(some[:STORIES]):
                published, statements = within[name]
                one = question(item.sentence, (published or "")[:10])
                if chosen := nearest(item.sentence, published, statements):
                    side = item.stances.get(name, "unrelated")
                    side = ROUND.get(side, side) if one.turned else side
                    out.append(Row(number, measured(one, chosen, rank), side, setting))
    return out


def trees_of(rows: list[Row]) -> HistGradientBoostingClassifier:
    """The trees that tell a story's side; which of its statements counts is settled in rounds."""
    sides = np.array([SIDES.index(row.side) for row in rows])
    weights = [WEIGHTS[row.side] * (COUNTS if row.setting else 1) for row in rows]
    ends = np.cumsum([len(row.measured) for row in rows])[:-1]
    pick = np.zeros(len(rows), int)
    for _ in range(ROUNDS):
        trees = HistGradientBoostingClassifier(
            max_iter=90, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=20, l2_regularization=5,
            early_stopping=False, random_state=1,
        )  # fmt: skip
        trees.fit(np.stack([row.measured[p] for row, p in zip(rows, pick, strict=True)]), sides, sample_weight=weights)
        chances = np.split(trees.predict_proba(np.concatenate([row.measured for row in rows])), ends)
        unrelated = SIDES.index("unrelated")
        pick = np.array([
            int(part[:, side].argmax() if side != unrelated else part[:, unrelated].argmin())
            for part, side in zip(chances, sides, strict=True)
        ])  # fmt: skip
    return trees


def as_record(trees: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Boosted trees as lists of nodes for each side: feature, limit, below, above, value; a leaf leads to itself."""
    out: list[list[Any]] = [[] for _ in SIDES]
    depth = 0
    for predictors in trees._predictors:
        for side, predictor in enumerate(predictors):
            depth = max(depth, int(predictor.nodes["depth"].max()))
            nodes = []
            for at, n in enumerate(predictor.nodes):
                if n["is_leaf"]:
                    nodes.append([0, 0, at, at, float(f"{n['value']:.4g}")])
                else:
                    limit = float(f"{n['num_threshold']:.6g}")
                    nodes.append([int(n["feature_idx"]), limit, int(n["left"]), int(n["right"]), 0])
            out[side].append(nodes)
    base = [float(f"{v:.5g}") for v in trees._baseline_prediction[0]]
    empty = {"weights": np.zeros((len(ANSWERS), len(together(())))).tolist(), "offset": [0.0] * len(ANSWERS)}
    return {"features": FEATURES, "trees": out, "base": base, "depth": depth, **empty, "sure": (1.0, 0.0)}


@dataclass(frozen=True)
class Given:
    """The chances of SIDES that were given to a story, and its row."""

    row: Row
    chances: Any


def judged(rows: list[Row], record: dict[str, Any]) -> list[Given]:
    """What a decider says of some rows: of its statements' chances the highest."""
    model = from_json(record)
    return [Given(row, model.sides(row.measured).max(axis=0)) for row in rows]


@dataclass(frozen=True)
class Whole:
    """What is measured of all stories of a question together, the answer to the plain one, and how much it counts."""

    item: int
    measured: Any
    answer: str
    weight: float


def wholes(given: list[Given], asked: list[Item]) -> list[Whole]:
    """Every question with all its stories, and with some of them."""
    of: dict[tuple[int, int], list[Given]] = {}
    for one in given:
        of.setdefault((one.row.item, one.row.setting), []).append(one)
    out = []
    for number, item in enumerate(asked):
        turned = unturned(item.sentence)[1]
        for setting in range(len(SHARES)):
            some = of.get((number, setting), [])
            answer = ROUND.get(item.expected, item.expected) if turned else item.expected
            answer = told_by({g.row.side for g in some}) if setting else answer
            chances = [(float(g.chances[0]), float(g.chances[1])) for g in some]
            out.append(Whole(number, together(chances), answer, COUNTS if setting else 1.0))
    return out


def told_by(sides: set[str]) -> str:
    """What stories of such sides answer together."""
    yes, no = "agree" in sides, "disagree" in sides
    return "disputed" if yes and no else "affirmed" if yes else "denied" if no else "nothing"


def deciding(every: list[Whole]) -> LogisticRegression:
    """The linear model that makes answers of the surest chances."""
    linear = LogisticRegression(C=1.0, max_iter=4000).fit(
        np.stack([w.measured for w in every]), [w.answer for w in every], sample_weight=[w.weight for w in every]
    )
    assert tuple(linear.classes_) == ANSWERS
    return linear


def scaling(given: list[Given]) -> tuple[float, float]:
    """Platt's scaling of the chance of the side that is told of a story to the share that is right."""
    told = [g for g in given if g.row.setting == 0 and g.chances[:3].max() > 0.1]
    held = np.clip([g.chances[:3].max() for g in told], 1e-3, 1 - 1e-3)
    right = [SIDES[int(g.chances[:3].argmax())] == g.row.side for g in told]
    found = LogisticRegression(C=1.0).fit(np.log(held / (1 - held))[:, None], right)
    return max(0.0, float(found.coef_[0, 0])), float(found.intercept_[0]) - CAUTION


def report(told: dict[int, tuple[str, float]], expected: dict[int, str]) -> dict[str, str]:
    """Shares that are right, by answer expected, and of the answers at 0.8 or more."""
    all_, right = Counter[str](), Counter[str]()
    for number, (answer, chance) in told.items():
        for name in ("answer", expected[number], *(["at 0.8 or more"] if chance >= 0.8 else [])):
            all_[name] += 1
            right[name] += answer == expected[number]
    return {name: f"{100 * right[name] / all_[name]:.1f} % of {all_[name]}" for name in sorted(all_)}


def main() -> None:
    """Cross-validate by stretches of days, set the scores, train on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    asked = items(a.shared)
    rows = rows_of(asked, a.shared)
    stretches = np.array([item.stretch for item in asked])
    given: list[Given] = []
    for stretch in sorted(set(stretches)):
        record = as_record(trees_of([r for r in rows if stretches[r.item] != stretch]))
        given += judged([r for r in rows if stretches[r.item] == stretch], record)
        print(stretch, flush=True)
    every = wholes(given, asked)
    told = {}
    for stretch in sorted(set(stretches)):
        linear = deciding([w for w in every if stretches[w.item] != stretch])
        for one in (w for w in every if stretches[w.item] == stretch and w.weight == 1.0):
            chances = linear.predict_proba([one.measured])[0]
            told[one.item] = (ANSWERS[int(chances.argmax())], float(chances.max()))
    figures = report(told, {w.item: w.answer for w in every if w.weight == 1.0})
    print(json.dumps(figures, indent=1))
    linear, record = deciding(every), as_record(trees_of(rows))
    record |= {"weights": np.round(linear.coef_, 4).tolist(), "offset": np.round(linear.intercept_, 4).tolist()}
    record |= {"sure": [round(v, 4) for v in scaling(given)], "figures, days left out": figures}
    a.out.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
