"""What the stories make together, and the decider's file."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from saidseen.claims.check.answers import Answer, Spoken, answer
from saidseen.claims.check.bearing import FEATURES
from saidseen.claims.check.decider import ANSWERS, COUNTED, SIDES, decider, from_json, leaning, together


def spoken(agree: float, against: float, doubts: bool = False) -> Spoken:
    leans = (agree, 0.0) if agree >= against else (0.0, against)
    return Spoken("agree" if agree > against else "disagree", 0.5, agree, against, leans, doubts, True, ())


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


def test_a_negated_sentence_turns_the_answer_round() -> None:
    plain = (spoken(0.9, 0.02),)
    turned = (spoken(0.02, 0.9),)
    assert answer(turned, turned=True).answer is Answer.DENIED
    assert answer(turned, turned=True).score == answer(plain).score


def test_chances_are_chances() -> None:
    model = decider()
    sides = model.sides(np.zeros((3, len(FEATURES)), np.float32))
    assert sides.shape == (3, len(SIDES))
    assert np.allclose(sides.sum(axis=1), 1, atol=1e-5)
    answers = model.answers([(0.4, 0.0), (0.9, 0.1)])
    assert tuple(answers) == ANSWERS
    assert sum(answers.values()) == pytest.approx(1, abs=1e-5)
    assert model.told(0.9) > model.told(0.3)


def test_the_surest_of_either_side_are_counted_in_whatever_order() -> None:
    stories = [(0.2, 0.1), (0.9, 0.3), (0.5, 0.1), (0.1, 0.4)]
    row = together(stories)
    assert row.tolist() == together(stories[::-1]).tolist()
    assert len(row) == 2 * COUNTED + 4
    assert row[0] > row[1] > row[COUNTED]
    assert row[-1] == row[COUNTED] == row[2 * COUNTED]


def test_each_statement_leans_to_one_side() -> None:
    sides = np.array([[0.6, 0.3, 0, 0.1], [0.1, 0.5, 0, 0.4], [0.2, 0.2, 0, 0.6]], np.float32)
    assert leaning(sides) == pytest.approx((0.6, 0.5))
    assert leaning(sides[:1]) == pytest.approx((0.6, 0.0))


def test_a_file_of_other_features_is_refused() -> None:
    raw = json.loads((resources.files("saidseen.claims.check") / "answers.json").read_text(encoding="utf8"))
    with pytest.raises(ValueError, match=r"run training/stance/answers\.py"):
        from_json({**raw, "features": ["other"]})
