"""Stance of stories to headlines, by the measure of the Fake News Challenge, on stories the judge did not see.

The measure: a quarter for telling related from unrelated, three quarters more for the stance of what is related, in per
cent of the best there is. The model has five members, each trained without a fifth of the stories (the fifth that the
SHA-256 of the text tells); here every story is judged by the one member that has not seen it. The headlines are seen:
other stories of the same headline are in training. How the same model does on topics that it has not seen at all is
written down by the training in settings.json, and repeated here as it stands there.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from common import Row, reading_of, rows
from saidseen.claims.check import STANCES, PreparedStory, StoryVerdict, ask, judge, load, prepare
from saidseen.claims.check.model import member_of
from saidseen.network import load as load_network

FOLDER = "corpora/stance/fnc1"


def stories(shared: Path, every: int = 1) -> Iterator[tuple[str, PreparedStory]]:
    """The number of each story, or of one in `every`, and the story made ready."""
    for row in list(rows(shared / FOLDER / "bodies.jsonl"))[::every]:
        yield row["body"], prepare(reading_of(row["text"], row["body"]), load_network(1).vectors)


def weighted(gold: npt.NDArray[np.int64], found: npt.NDArray[np.int64]) -> float:
    """The Fake News Challenge's score in per cent; stances are numbers of STANCES."""
    related, said = gold != 3, found != 3
    points = np.where(related, 0.25 * said + 0.75 * (gold == found), 0.25 * ~said)
    return float(100 * points.sum() / np.where(related, 1.0, 0.25).sum())


def bench(shared: Path, every: int = 1) -> dict[str, float]:
    """The weighted score and what it is made of, in per cent, and pairs a second; of one story in `every`."""
    pairs: dict[str, list[Row]] = defaultdict(list)
    for row in rows(shared / FOLDER / "pairs.jsonl"):
        pairs[row["body"]].append(row)
    headlines = list(dict.fromkeys(" ".join(r["headline"].split()) for group in pairs.values() for r in group))
    vectors = load_network(1).vectors(headlines)
    asked = {text: ask(text, vector) for text, vector in zip(headlines, vectors, strict=True)}
    model, gold, found, seconds = load(), [], [], 0.0
    for body, story in stories(shared, every):
        start = time.process_time()
        these = [asked[" ".join(row["headline"].split())] for row in pairs[body]]
        found += judge(these, story, model, member_of(story.reading.document.text, len(model.members)))
        seconds += time.process_time() - start
        gold += [STANCES.index(row["stance"]) for row in pairs[body]]
    return _figures(np.array(gold), found) | {
        "stance pairs a CPU-second, story read": len(gold) / seconds,
        "stance weighted score, topics held out (as trained)": model.settings["figures"]["topics held out, five folds"][
            "weighted score"
        ],
    }


def _figures(gold: npt.NDArray[np.int64], verdicts: list[StoryVerdict]) -> dict[str, float]:
    """The figures of pairs whose stories were held out."""
    found = np.array([STANCES.index(verdict.stance) for verdict in verdicts])
    score = np.array([verdict.score for verdict in verdicts])
    right, sure, related = gold == found, score >= 0.75, gold != 3
    return {
        "stance weighted score, stories held out": weighted(gold, found),
        "stance related or not, right": float(100 * (related == (found != 3)).mean()),
        "stance of related, right": float(100 * right[related].mean()),
        "stance right where the score is 0.75 or more": float(100 * right[sure].mean()),
        "stance mean score where it is 0.75 or more": float(100 * score[sure].mean()),
        "stance right where the score is below 0.75": float(100 * right[~sure].mean()),
        "stance mean score where it is below 0.75": float(100 * score[~sure].mean()),
    }


if __name__ == "__main__":
    for name, figure in bench(Path(__file__).resolve().parents[1] / "../shared").items():
        print(f"{figure:9.2f}  {name}")
