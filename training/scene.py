"""Learns where what a statement tells of happens: the weights of reading/scene.json, from gold/statements.

usage: python training/scene.py --shared ../shared  (after the network is trained; the reader's own places are used)
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from pathlib import Path

import numpy as np

from annotated import part
from saidseen.reading.attribution import Attribution
from saidseen.reading.network import load
from saidseen.reading.network.tags import tags
from saidseen.reading.places import resolve_places, toponyms
from saidseen.reading.places.marks import marks
from saidseen.reading.scene import NAMES, Setting, told
from saidseen.records import Passage, Span

PARTS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16)
_NOISE = re.compile(r"\b(?:the|of|government|governments|republic|federation|ministry|department|office)\b|[^\w\s]")


def folded(name: str) -> str:
    """A name for comparing."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(_NOISE.sub(" ", plain).split())


def passage(text: str, spans: list[list[int]]) -> Passage | None:
    """A passage of gold spans."""
    return Passage.of(text, tuple(Span(a, b) for a, b in spans)) if spans else None


def examples(shared: Path, number: int) -> list[tuple[np.ndarray, np.ndarray, bool]]:
    """Of every gold row the features of its places, which of them are right, and whether gold names a place."""
    network, out = load(), []
    stories, rows = part(shared, number)
    for story in stories:
        text = story["text"]
        found_marks, found_tags = [], []
        for window in network.read(text):
            found_marks += marks(window)
            found_tags += tags(network, window)
        setting = Setting(text, resolve_places(text, toponyms(text, found_marks, found_tags)))
        for row in rows[story["name"]]:
            content = passage(text, row["content"])
            assert content is not None
            a = Attribution(
                passage(text, row["source"]), passage(text, row["cue"]), content, Span(content.start, content.end), ""
            )
            found = setting.candidates(a)
            if not found:
                out.append((np.zeros((0, len(NAMES))), np.zeros(0), bool(row.get("where"))))
                continue
            wanted = [folded(w.split(",")[0]) for w in (row.get("where") or "").split(";") if w.strip()]
            names = [[folded(n) for n in (setting.places[k].text, setting.places[k].name or "") if n] for k, _ in found]
            right = [any(w and n and (w in n or n in w) for w in wanted for n in each) for each in names]
            x = np.array([told(f, row["event"]) for _, f in found])
            out.append((x, np.array(right, dtype=float), bool(row.get("where"))))
    return out


def fitted(data: list[tuple[np.ndarray, np.ndarray, bool]]) -> np.ndarray:
    """Weights of a logistic regression by gradient descent with a light ridge."""
    x, y = np.concatenate([d[0] for d in data]), np.concatenate([d[1] for d in data])
    w = np.zeros(x.shape[1])
    momentum = np.zeros_like(w)
    for _ in range(3000):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ (p - y) / len(y) + 2e-4 * w
        momentum = 0.9 * momentum + gradient
        w -= 0.5 * momentum
    return w


def measured(
    data: list[tuple[np.ndarray, np.ndarray, bool]], w: np.ndarray, least: float
) -> tuple[float, float, float]:
    """Share of the rows with a place for which it is found, share of the given that are right, share of rows given."""
    hit = due = given = good = 0
    for x, y, named in data:
        due += named
        if not len(x):
            continue
        p = 1 / (1 + np.exp(-(x @ w)))
        k = int(p.argmax())
        if p[k] >= least:
            given += 1
            good += bool(y[k])
            hit += named and bool(y[k])
    return hit / max(due, 1), good / max(given, 1), given / max(len(data), 1)


def main() -> None:
    """Fit on all parts but one, show that one, then write the weights of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--least", type=float, default=0.12)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "src/saidseen/reading/scene.json")
    a = parser.parse_args()
    parts = {p: examples(a.shared, p) for p in PARTS}
    for held in PARTS:
        w = fitted([d for p, ds in parts.items() if p != held for d in ds])
        for least in (0.15, 0.2, 0.25, 0.3, 0.4):
            found, right, given = measured(parts[held], w, least)
            print(f"{held} {least} found {found:.2f} right {right:.2f} given {given:.2f}")
    w = fitted([d for ds in parts.values() for d in ds])
    a.out.write_text(
        json.dumps({"names": NAMES, "weights": [round(float(v), 4) for v in w], "least": a.least, "parts": PARTS})
        + "\n"
    )
    for name, v in sorted(zip(NAMES, w, strict=True), key=lambda z: -abs(z[1])):
        print(f"{v:+.2f} {name}")


if __name__ == "__main__":
    main()
