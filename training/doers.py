"""Learns who does what a statement tells of: the weights of reading/doers.npz, from gold/statements.

usage: python training/doers.py --shared ../shared

What it prints was told by weights that had not seen the story: every eighth of the stories in turn.
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

from annotated import Row, part
from saidseen.model.attribution import Tag
from saidseen.model.reading import Document, Statement
from saidseen.reading import doers
from saidseen.reading.scene.views import Views
from saidseen.reading.story import read_document
from saidseen.world.countries import country_of, find_countries
from scene import folded, matched

OUT = Path(__file__).parent.parent / "src/saidseen/reading/doers.npz"
PARTS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21)
STRENGTH, FOLDS = 1e-3, 8
Floats = npt.NDArray[np.float32]


def is_it(wanted: Row, words: str, kinds: frozenset[str], statement: Statement) -> bool:
    """Whether some words name a doer of the gold."""
    speaker, codes = statement.speaker, {code for _, code in find_countries(words)}
    for name in (wanted["doer"] or "").split("; "):
        a, b = folded(name), folded(words)
        if name in codes or (a and b and (a in b or b in a)) or (a and b and a.split()[-1] == b.split()[-1]):
            return True
        if (
            doers.WE in kinds
            and speaker
            and name in (speaker.name, speaker.country, speaker.organisation, wanted["speaker"])
        ):
            return True
    return False


def told(shared: Path) -> Iterator[tuple[str, int, Floats, bool]]:
    """Of everybody whom the content of a row names: story and statement, what is asked, whether it is the doer."""
    count = 0
    for number in PARTS:
        stories, rows = part(shared, number)
        for one in stories:
            held: list[tuple[str, list[Tag], Views, list[Statement]]] = []

            def kept(
                text: str, tags: list[Tag], views: Views, found: list[Statement], held: list[object] = held
            ) -> list[Statement]:
                held.append((text, tags, views, found))
                return found

            document = Document(
                one["name"], one["text"], one.get("outlet"), one.get("published"), title=one.get("title")
            )
            with patch("saidseen.reading.doers.new_views", Views), patch("saidseen.reading.doers.with_doers", kept):
                read_document(document)
            ((text, tags, views, statements),) = held
            named, whose = doers.DoersNamed(text, tags), matched(rows[one["name"]], statements)
            for at, s in enumerate(statements):
                if at not in whose or "doer" not in (row := rows[one["name"]][whose[at]]):
                    continue
                count += 1
                found = named.within(s.content)
                right = [is_it(row, d.span.of(text), d.kinds, s) for d in found]
                state = row["doer"] and any(len(p) == 3 and p.isupper() for p in row["doer"].split("; "))
                if state and not any(right):
                    right = [doers.BODY in d.kinds and country_of(d.span.of(text)) is None for d in found]
                for n, doer in enumerate(found):
                    vectors = [views.mean(spans) for spans in doers.parts(text, s.content, doer.span)]
                    yield (
                        one["name"],
                        count,
                        np.concatenate([doers.asked(text, s.content, found, n), *vectors]),
                        right[n],
                    )


def main() -> None:
    """Learn, write, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    a = parser.parse_args()
    names, statement, found, right = zip(*told(a.shared), strict=True)
    x, y, of = np.stack(found), np.array(right), np.array(statement)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=3000))
    unseen = cross_val_predict(model, x, y, groups=names, cv=GroupKFold(FOLDS), method="predict_proba")[:, 1]
    order = np.lexsort((-unseen, of))
    best = order[np.unique(of[order], return_index=True)[1]]
    print(f"{len(y)} named in {len(best)} statements, {y.sum()} of them doers")
    for low in (0.3, 0.4, 0.5, 0.6, 0.7):
        given = best[unseen[best] >= low]
        print(f"from {low} on: {len(given)} given, {100 * y[given].mean():.1f} % right")
    for low in np.arange(0, 1, 0.2):
        held = best[(unseen[best] >= low) & (unseen[best] < low + 0.2)]
        print(f"chance {low:.1f} to {low + 0.2:.1f}: right {100 * y[held].mean():.0f} % of {len(held)}")
    scaler, linear = model.fit(x, y)
    weights = linear.coef_[0] / scaler.scale_
    bias = linear.intercept_[0] - float(weights @ scaler.mean_)
    own, vectors = weights[: len(doers.NAMES)], weights[len(doers.NAMES) :].reshape(doers.PARTS, -1).T
    np.savez_compressed(a.out, names=np.array(doers.NAMES), vectors=vectors.astype(np.float32), asked=own, bias=bias)


if __name__ == "__main__":
    main()
