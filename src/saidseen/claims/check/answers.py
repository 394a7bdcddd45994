"""What a ledger answers to a sentence: affirmed, denied, doubted, disputed, or that nothing there speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from saidseen.claims.check.bearing import PreparedStatement, nearness, speaks, stance
from saidseen.claims.check.decider import SIDES, Decider, decider
from saidseen.claims.check.prepared import Floats
from saidseen.claims.check.question import question
from saidseen.claims.check.sides import StandsTo, standing
from saidseen.model.reading import Statement

NEAR = 0.45  # a story of which no statement lies so near the question (a cosine) does not speak of it
MOST = 4  # statements of a story that are weighed, and shown, at most
SPOKEN = 0.3  # a story whose chance of speaking of it is less is left out
_ROUND = {"agree": "disagree", "disagree": "agree", "discuss": "discuss"}


class Answer(StrEnum):
    """What the stories of a ledger say together of a sentence."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    DOUBTED = "doubted"
    DISPUTED = "disputed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one story says of a question.

    `chance` is that of its stance (agree, disagree or discuss), `score` the share of such stances that are right;
    `against` and `agree` are the chances of either side, `doubts` whether the statement against it is a doubt;
    `statements` show it, the likest first.
    """

    stance: str
    score: float
    agree: float
    against: float
    doubts: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question, and the share of such answers that are right."""

    answer: Answer
    score: float


def weigh(
    sentence: str, published: str | None, every: Sequence[PreparedStatement], model: Decider | None = None
) -> Spoken | None:
    """What a story says of a sentence, by those of its statements that lie nearest; None where it does not speak of it.

    `every` are the story's statements made ready; the day it was published says who held office then.
    """
    model = model or decider()
    asked = question(sentence, (published or "")[:10] or None)
    near = [max(nearness(asked, one)) for one in every]
    order = [i for i in np.argsort(np.array(near), kind="stable")[::-1][:MOST] if near[i] >= NEAR]
    if not order:
        return None
    chosen = [every[i] for i in order]
    chances = model.speaks(np.stack([speaks(asked, one) for one in chosen]))
    sides = leading(model.sides(np.stack([stance(asked, one) for one in chosen])) * chances[:, None])
    best = dict(zip(SIDES, sides.max(axis=0).tolist(), strict=True))
    against = chosen[int(sides[:, SIDES.index("disagree")].argmax())].statement
    first = max(SIDES, key=lambda side: best[side])
    shown = sorted(range(len(chosen)), key=lambda i: -sides[i, SIDES.index(first)])
    kept = tuple(chosen[i].statement for i in shown if chances[i] >= max(SPOKEN / 2, chances.max() / 2))
    if asked.turned:
        best, first = {_ROUND[side]: chance for side, chance in best.items()}, _ROUND[first]
    if max(best["agree"], best["disagree"]) < min(model.least.values()) and chances.max() < SPOKEN:
        return None
    doubts = standing(against) is StandsTo.DOUBTS and not asked.turned
    score = round(model.told("story", best[first]), 4)
    return Spoken(first, score, best["agree"], best["disagree"], doubts, kept)


def leading(sides: Floats) -> Floats:
    """The chances of SIDES of some statements (rows), where each agrees or is against, whichever is the likelier."""
    out = sides.copy()
    agree, against, _ = range(len(SIDES))
    less = out[:, agree] < out[:, against]
    out[less, agree] = 0
    out[~less, against] = 0
    return out


def answer(spoken: Sequence[Spoken], turned: bool = False, model: Decider | None = None) -> Answered:
    """The answer that the stories make together.

    One side alone affirms or denies it; both dispute it, unless one is by far the surer; it is doubted where all who
    are against it doubt it only. Of a `turned` (negated) sentence those against it say that the plain one is so.
    """
    model = model or decider()
    agree = max((one.agree for one in spoken), default=0.0)
    against = max((one.against for one in spoken), default=0.0)
    for_it, from_it = ("disagree", "agree") if turned else ("agree", "disagree")
    yes, no = agree >= model.least[for_it], against >= model.least[from_it]
    strong, weak = max(agree, against), min(agree, against)
    if not yes and not no:
        return Answered(Answer.NOTHING, round(model.told("nothing", 1 - strong), 4))
    if yes and no and weak >= model.least["both"] * strong:
        return Answered(Answer.DISPUTED, round(model.told("disputed", weak), 4))
    if yes and (not no or agree > against):
        return Answered(Answer.AFFIRMED, round(model.told("affirmed", agree), 4))
    held = [one for one in spoken if one.against >= model.least[from_it]]
    what = Answer.DOUBTED if all(one.doubts for one in held) else Answer.DENIED
    return Answered(what, round(model.told("denied", against), 4))
