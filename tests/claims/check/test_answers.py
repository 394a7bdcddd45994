"""What the stories make together, and the decider's file."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from saidseen.claims.check.answers import Answer, Spoken, answer, leading
from saidseen.claims.check.bearing import SPEAKS, STANCE
from saidseen.claims.check.decider import decider, from_json


def spoken(agree: float, against: float, doubts: bool = False) -> Spoken:
    return Spoken("agree" if agree > against else "disagree", 0.5, agree, against, doubts, ())


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        ((), Answer.NOTHING),
        ((spoken(0.05, 0.02),), Answer.NOTHING),
        ((spoken(0.9, 0.02), spoken(0.1, 0.05)), Answer.AFFIRMED),
        ((spoken(0.02, 0.9),), Answer.DENIED),
        ((spoken(0.02, 0.9, doubts=True),), Answer.DOUBTED),
        ((spoken(0.02, 0.9, doubts=True), spoken(0.02, 0.9)), Answer.DENIED),
        ((spoken(0.9, 0.02), spoken(0.03, 0.8)), Answer.DISPUTED),
    ],
)
def test_the_sides_of_the_stories_make_the_answer(stories: tuple[Spoken, ...], expected: Answer) -> None:
    found = answer(stories)
    assert found.answer is expected
    assert 0 <= found.score <= 1


def test_chances_are_chances() -> None:
    model = decider()
    rows = np.zeros((3, len(SPEAKS)), np.float32)
    assert ((model.speaks(rows) >= 0) & (model.speaks(rows) <= 1)).all()
    assert np.allclose(model.sides(np.zeros((3, len(STANCE)), np.float32)).sum(axis=1), 1, atol=1e-5)
    assert model.told("affirmed", 0.9) > model.told("affirmed", 0.3)


def test_a_file_of_other_features_is_refused() -> None:
    raw = json.loads((resources.files("saidseen.claims.check") / "answers.json").read_text(encoding="utf8"))
    with pytest.raises(ValueError, match=r"run training/stance/answers\.py"):
        from_json({**raw, "stance": ["other"]})


def test_a_statement_takes_one_side_only() -> None:
    sides = leading(np.array([[0.4, 0.3, 0.1], [0.1, 0.5, 0.2], [0.2, 0.2, 0.0]], np.float32))
    assert sides.tolist() == np.array([[0.4, 0.0, 0.1], [0.0, 0.5, 0.2], [0.2, 0.0, 0.0]], np.float32).tolist()
