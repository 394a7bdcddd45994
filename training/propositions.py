"""Learns whether what is marked inside a statement is a proposition: the weights of reading/propositions.npz.

usage: python training/propositions.py --shared ../shared

From what readers said of the reader's own embedded statements (training/data/annotated/places: `fragment`). What it
prints was told by weights that had not seen the story: every eighth of the stories in turn.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from annotated import places
from saidseen.model.reading import Document, Passage
from saidseen.network import Window
from saidseen.reading import propositions
from saidseen.reading.story import read_document

OUT = Path(__file__).parent.parent / "src/saidseen/reading/propositions.npz"
STRENGTH, FOLDS = 1e-3, 8
Floats = npt.NDArray[np.float32]


def told(shared: Path) -> Iterator[tuple[str, Floats, bool]]:
    """Of every embedded statement that a reader judged: its story, what is asked of it, and whether it is none."""
    stories, rows = places(shared)
    asked = propositions.asked
    for one in stories:
        held: dict[tuple[tuple[int, int], ...], Floats] = {}

        def kept(
            text: str,
            window: Window,
            content: Passage,
            score: float,
            held: dict[tuple[tuple[int, int], ...], Floats] = held,
        ) -> float:
            held[tuple((s.start, s.end) for s in content.spans)] = asked(text, window, content, score)
            return 1.0

        document = Document(one["name"], one["text"], one.get("outlet"), one.get("published"), title=one.get("title"))
        with patch("saidseen.reading.embedded.chance", kept):
            read_document(document)
        for row in rows[one["name"]]:
            found = held.get(tuple((a, b) for a, b in row["content"]))
            if found is not None and not row["source"]:
                yield one["name"], found, not row.get("fragment", False)


def main() -> None:
    """Learn, write, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    a = parser.parse_args()
    names, asked, right = zip(*told(a.shared), strict=True)
    x, y = np.stack(asked), np.array(right)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=3000))
    unseen = cross_val_predict(model, x, y, groups=names, cv=GroupKFold(FOLDS), method="predict_proba")[:, 1]
    for low in (0.2, 0.3, 0.4, 0.5, 0.6):
        lost, kept = (unseen[y] < low).mean(), (unseen[~y] >= low).mean()
        print(f"from {low} on: {100 * lost:.1f} % of {y.sum()} lost, {100 * kept:.1f} % of {(~y).sum()} others kept")
    for low in np.arange(0, 1, 0.2):
        held = (unseen >= low) & (unseen < low + 0.2)
        print(f"chance {low:.1f} to {low + 0.2:.1f}: right {100 * y[held].mean():.0f} % of {held.sum()}")
    scaler, linear = model.fit(x, y)
    weights = linear.coef_[0] / scaler.scale_
    bias = linear.intercept_[0] - float(weights @ scaler.mean_)
    np.savez_compressed(a.out, weights=weights.astype(np.float16), bias=np.float32(bias))


if __name__ == "__main__":
    main()
