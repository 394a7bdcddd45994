"""Trains the decider of ledger questions, measures it on days left out, and sets its scores by what was right there.

usage: python training/stance/answers.py --shared ../shared --out src/saidseen/claims/check/answers.json

Needs scikit-learn (training/stance/requirements.txt); about five minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).parent))
from asked import Item, items, readings

from saidseen.claims.check import answers
from saidseen.claims.check.bearing import SPEAKS, STANCE, nearness, speaks, stance, told
from saidseen.claims.check.decider import SIDES, Decider, from_json
from saidseen.claims.check.question import question, unturned

LEAST = {"agree": 0.25, "disagree": 0.1, "both": 0.3}
WEIGHTS = {"question": 8.0, "proposition": 1.0, "near miss": 1.5}
SCALING = {"question": 30.0, "proposition": 1.0, "near miss": 1.0}
ROUNDS, AGAINST = 3, 2.5
CAUTION = 0.3  # taken off the logit of every score: rather too little said than too much
EVEN = dict.fromkeys(("affirmed", "denied", "disputed", "nothing", "story"), (1.0, 0.0))
ROUND = {"agree": "disagree", "disagree": "agree"}


@dataclass(frozen=True)
class Row:
    """A question and a story: the features of the story's nearest statements, and its stance (None: does not speak)."""

    item: int
    speaks: Any
    stance: Any
    gold: str | None
    turned: bool


def measured(asked: list[Item], shared: Path) -> list[Row]:
    """The rows of all sentences with all stories of their days that come near them."""
    every = {name: (r, told(r)) for name, r in sorted(readings(shared).items())}
    out = []
    for number, item in enumerate(asked):
        for name, (reading, statements) in every.items():
            if not statements or not item.first <= (reading.document.published or "")[:10] <= item.last:
                continue
            one = question(item.sentence, (reading.document.published or "")[:10])
            near = np.array([max(nearness(one, s)) for s in statements])
            order = [i for i in np.argsort(near, kind="stable")[::-1][: answers.MOST] if near[i] >= answers.NEAR]
            if order:
                first, second = (np.stack([f(one, statements[i]) for i in order]) for f in (speaks, stance))
                out.append(Row(number, first, second, item.stances.get(name), one.turned))
    return out


def trained(rows: list[Row], asked: list[Item]) -> dict[str, Any]:
    """The record of a decider trained on some rows; which statement of a story counts is settled in rounds."""
    weights = np.array([WEIGHTS[asked[r.item].kind] for r in rows])
    truth = np.array([r.gold is not None for r in rows])
    pick = np.zeros(len(rows), int)
    for _ in range(ROUNDS):
        trees = HistGradientBoostingClassifier(
            max_iter=120, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=25, l2_regularization=5,
            early_stopping=False,
        )  # fmt: skip
        trees.fit(np.stack([r.speaks[p] for r, p in zip(rows, pick, strict=True)]), truth, sample_weight=weights)
        chances = trees.predict_proba(np.concatenate([r.speaks for r in rows]))[:, 1]
        parts = np.split(chances, np.cumsum([len(r.speaks) for r in rows])[:-1])
        pick = np.array([int(part.argmax()) for part in parts])
    taken = [(r, p, w) for r, p, w in zip(rows, pick, weights, strict=True) if r.gold is not None]
    sides = [ROUND.get(str(r.gold), str(r.gold)) if r.turned else str(r.gold) for r, _, _ in taken]
    scaler = StandardScaler().fit(np.stack([r.stance[p] for r, p, _ in taken]))
    linear = LogisticRegression(C=0.3, max_iter=2000).fit(
        scaler.transform(np.stack([r.stance[p] for r, p, _ in taken])), sides,
        sample_weight=[w * (1 if s == "agree" else AGAINST) for (_, _, w), s in zip(taken, sides, strict=True)],
    )  # fmt: skip
    assert tuple(linear.classes_) == SIDES
    return {
        "speaks": SPEAKS, "stance": STANCE, **as_nodes(trees), "mean": rounded(scaler.mean_),
        "scale": rounded(scaler.scale_), "weights": [rounded(row) for row in linear.coef_],
        "offset": rounded(linear.intercept_), "least": LEAST, "sure": EVEN,
    }  # fmt: skip


def rounded(values: Any) -> list[float]:
    """Numbers short enough to be read."""
    return [float(f"{v:.5g}") for v in values]


def as_nodes(trees: Any) -> dict[str, Any]:
    """Boosted trees as lists of nodes: feature, limit, below, above, value; a leaf leads to itself."""
    out = []
    for (predictor,) in trees._predictors:
        nodes = []
        for at, n in enumerate(predictor.nodes):
            if n["is_leaf"]:
                nodes.append([0, 0, at, at, float(f"{n['value']:.5g}")])
            else:
                nodes.append(
                    [int(n["feature_idx"]), float(f"{n['num_threshold']:.6g}"), int(n["left"]), int(n["right"]), 0]
                )
        out.append(nodes)
    depth = max(int(p.nodes["depth"].max()) for (p,) in trees._predictors)
    return {"trees": out, "base": float(trees._baseline_prediction[0, 0]), "depth": depth}


@dataclass(frozen=True)
class Given:
    """What a decider said of one row: the chances of both sides, the stance and its chance."""

    row: Row
    agree: float
    against: float
    stance: str
    chance: float


def judged(rows: list[Row], model: Decider) -> list[Given]:
    """What a decider says of some rows."""
    out = []
    for row in rows:
        sides = answers.leading(model.sides(row.stance) * model.speaks(row.speaks)[:, None]).max(axis=0)
        best = dict(zip(SIDES, sides.tolist(), strict=True))
        if row.turned:
            best = {ROUND.get(side, side): chance for side, chance in best.items()}
        first = max(best, key=lambda side: best[side])
        out.append(Given(row, best["agree"], best["disagree"], first, best[first]))
    return out


def answered(given: list[Given], asked: list[Item], model: Decider) -> dict[int, tuple[str, float, bool]]:
    """For each sentence the answer, its raw chance (the scores are even here) and whether it is right."""
    spoken: dict[int, list[answers.Spoken]] = {}
    for one in given:
        spoken.setdefault(one.row.item, []).append(
            answers.Spoken(one.stance, one.chance, one.agree, one.against, False, ())
        )
    out = {}
    for number, item in enumerate(asked):
        found = answers.answer(spoken.get(number, ()), unturned(item.sentence)[1], model)
        out[number] = (found.answer.value, found.score, found.answer.value == item.expected)
    return out


def scaling(chances: list[float], right: list[bool], weights: list[float]) -> tuple[float, float]:
    """Platt's scaling of chances to the share that is right; flat where there is little to go by."""
    held = np.clip(np.array(chances), 1e-4, 1 - 1e-4)
    found = LogisticRegression(C=1.0).fit(np.log(held / (1 - held))[:, None], right, sample_weight=weights)
    return max(0.0, float(found.coef_[0, 0])), float(found.intercept_[0]) - CAUTION


def sure_of(out: dict[int, tuple[str, float, bool]], given: list[Given], asked: list[Item], but: str) -> dict[str, Any]:
    """The scalings, from what was answered of days left out; `but` is a stretch that is not looked at."""
    sure: dict[str, tuple[float, float]] = {}
    for what in ("affirmed", "denied", "disputed", "nothing"):
        use = [i for i, (a, _, _) in out.items() if a == what and asked[i].stretch != but]
        use = [i for i in use if asked[i].kind != "proposition" or asked[i].expected != "nothing"]
        weights = [SCALING[asked[i].kind] for i in use]
        sure[what] = scaling([out[i][1] for i in use], [out[i][2] for i in use], weights)
    use_rows = [g for g in given if g.stance != "discuss" and g.chance > 0.1 and asked[g.row.item].stretch != but]
    right = [g.row.gold == g.stance for g in use_rows]
    sure["story"] = scaling([g.chance for g in use_rows], right, [SCALING[asked[g.row.item].kind] for g in use_rows])
    return sure


def report(out: dict[int, tuple[str, float, bool]], asked: list[Item], told_of: dict[int, float]) -> dict[str, str]:
    """Shares that are right, by kind of sentence and by answer expected, and of the answers at 0.8 or more."""
    all_, right = Counter[str](), Counter[str]()
    for number, (_, _, ok) in out.items():
        item = asked[number]
        names = [item.kind, f"{item.kind}: {item.expected}"]
        if number in told_of and told_of[number] >= 0.8:
            names.append(f"{item.kind} at 0.8 or more")
        for name in names:
            all_[name] += 1
            right[name] += ok
    return {name: f"{100 * right[name] / all_[name]:.1f} % of {all_[name]}" for name in sorted(all_)}


def main() -> None:
    """Cross-validate by stretches of days, set the scores, train on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    asked = items(given.shared)
    rows = measured(asked, given.shared)
    said: list[Given] = []
    for stretch in sorted({item.stretch for item in asked} - {"syria"}):
        model = from_json(trained([r for r in rows if asked[r.item].stretch != stretch], asked))
        said += judged([r for r in rows if asked[r.item].stretch == stretch], model)
        print(stretch, flush=True)
    kept = [n for n, item in enumerate(asked) if item.stretch != "syria"]
    out = {n: found for n, found in answered(said, asked, model).items() if n in set(kept)}
    told_of = {}
    for stretch in sorted({asked[n].stretch for n in kept}):
        sure = sure_of(out, said, asked, stretch)
        held = from_json({**trained_shell(model), "sure": sure})
        told_of |= {n: held.told(out[n][0], out[n][1]) for n in kept if asked[n].stretch == stretch}
    figures = report(out, asked, told_of)
    print(json.dumps(figures, indent=1))
    for n in kept:
        if asked[n].kind == "question" and not out[n][2]:
            print(f"{asked[n].expected} < {out[n][0]} {told_of[n]:.2f}: {asked[n].sentence}")
    record = trained(rows, asked)
    record["sure"] = {name: rounded(two) for name, two in sure_of(out, said, asked, "").items()}
    record["figures, days left out"] = figures
    given.out.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf8")


def trained_shell(model: Decider) -> dict[str, Any]:
    """A decider's record without its trees: enough to scale scores."""
    linear = {n: getattr(model, n).tolist() for n in ("mean", "scale", "weights", "offset")}
    return {
        "speaks": SPEAKS,
        "stance": STANCE,
        "trees": [[[0, 0, 0, 0, 0]]],
        "base": 0,
        "depth": 1,
        **linear,
        "least": LEAST,
    }


if __name__ == "__main__":
    main()
