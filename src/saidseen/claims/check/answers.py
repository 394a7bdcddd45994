"""What a ledger answers to a sentence: affirmed, denied, doubted, disputed, or that nothing there speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from saidseen.claims.check.bearing import PreparedStatement, measured, nearness
from saidseen.claims.check.decider import SIDES, Decider, decider, leaning
from saidseen.claims.check.question import question
from saidseen.claims.check.sides import StandsTo, standing
from saidseen.model.reading import Statement

NEAR = 0.3  # a story of which no statement lies so near the question (a cosine) does not speak of it
STORIES = 30  # stories that are weighed, those that lie nearest
MOST = 4  # statements of a story that are weighed, and shown, at most
SPOKEN = 0.25  # a story whose chance of taking a side, or discussing it, is less is not shown
BOTH = 0.5  # where statements on either side have such a chance each, it is disputed whatever the model makes of it
LEAST = 0.2  # stories against it with such a chance are looked at: where all only doubt it, so does the answer
_AGREE, _AGAINST, _DISCUSS, _ = range(len(SIDES))
_ROUND = {SIDES[_AGREE]: SIDES[_AGAINST], SIDES[_AGAINST]: SIDES[_AGREE]}


class Answer(StrEnum):
    """What the stories of a ledger say together of a sentence."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    DOUBTED = "doubted"
    DISPUTED = "disputed"
    NOTHING = "nothing"


_ANSWER_ROUND = {Answer.AFFIRMED: Answer.DENIED, Answer.DENIED: Answer.AFFIRMED}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one story says of a question.

    `stance` is agree, disagree or discuss, `score` the share of such stances that are right; `agree` and `against` are
    the chances of either side, `leans` the same of those statements alone that lean to it; `doubts` is whether the
    statement against it is a doubt; `shown` is false where the story is hardly about it; `statements` show it, the
    likest first.
    """

    stance: str
    score: float
    agree: float
    against: float
    leans: tuple[float, float]
    doubts: bool
    shown: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question, and the share of such answers that are right."""

    answer: Answer
    score: float


def near(sentence: str, published: str | None, every: Sequence[PreparedStatement]) -> float:
    """How near a story comes to a sentence: the cosine of its nearest statement, 0 where it has none."""
    asked = question(sentence, (published or "")[:10] or None)
    return max((max(nearness(asked, one)) for one in every), default=0.0)


def weigh(
    sentence: str, published: str | None, every: Sequence[PreparedStatement], rank: int, model: Decider | None = None
) -> Spoken | None:
    """What a story says of a sentence, by those of its statements that lie nearest; None where none lies near.

    `every` are the story's statements made ready, `rank` is how many other stories lie nearer; the day it was published
    says who held office then.
    """
    model = model or decider()
    asked = question(sentence, (published or "")[:10] or None)
    chosen = nearest(sentence, published, every)
    if not chosen:
        return None
    sides = model.sides(measured(asked, chosen, rank))
    agree, against, discuss = (float(sides[:, side].max()) for side in (_AGREE, _AGAINST, _DISCUSS))
    side = max(((agree, _AGREE), (against, _AGAINST), (discuss, _DISCUSS)), key=lambda one: one[0])[1]
    column, first = sides[:, side], SIDES[side]
    kept = tuple(chosen[i].statement for i in np.argsort(-column, kind="stable") if 2 * column[i] >= column.max())
    doubts = standing(chosen[int(sides[:, _AGAINST].argmax())].statement) is StandsTo.DOUBTS and not asked.turned
    shown = float((sides[:, _AGREE] + sides[:, _AGAINST] + sides[:, _DISCUSS]).max()) >= SPOKEN
    score = round(model.told(max(agree, against, discuss)), 4)
    leans = leaning(sides)
    if asked.turned:
        agree, against, leans, first = against, agree, leans[::-1], _ROUND.get(first, first)
    return Spoken(first, score, agree, against, leans, doubts, shown, kept)


def nearest(sentence: str, published: str | None, every: Sequence[PreparedStatement]) -> list[PreparedStatement]:
    """The statements of a story that lie nearest a sentence, the nearest first."""
    asked = question(sentence, (published or "")[:10] or None)
    cosines = [max(nearness(asked, one)) for one in every]
    order = [i for i in np.argsort(-np.array(cosines), kind="stable")[:MOST] if cosines[i] >= NEAR]
    return [every[i] for i in order]


def answer(spoken: Sequence[Spoken], turned: bool = False, model: Decider | None = None) -> Answered:
    """The answer that the stories make together: the likeliest by the surest stories of either side; where two
    statements contradict each other, disputed.

    It is doubted where all who are against it doubt it only. Of a `turned` (negated) sentence those against it say that
    the plain one is so.
    """
    model = model or decider()
    chances = model.answers([(one.against, one.agree) if turned else (one.agree, one.against) for one in spoken])
    best = max(chances, key=lambda name: chances[name])
    both = min(max((one.leans[side] for one in spoken), default=0.0) for side in (0, 1))
    if both >= BOTH and best != Answer.DISPUTED:
        return Answered(Answer.DISPUTED, round(both, 4))
    found = Answer(best)
    found = _ANSWER_ROUND.get(found, found) if turned else found
    held = [one for one in spoken if one.against >= LEAST and one.against > one.agree]
    if found is Answer.DENIED and held and all(one.doubts for one in held):
        found = Answer.DOUBTED
    return Answered(found, round(chances[best], 4))
