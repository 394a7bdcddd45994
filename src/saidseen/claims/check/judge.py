"""What a story says to a sentence: its stance, how sure that is, and the statements that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from saidseen.claims.check.features import features, likeness, meanings, relevance
from saidseen.claims.check.model import STANCES, Model, chosen
from saidseen.claims.check.prepared import Asked, PreparedStory
from saidseen.claims.check.settle import settled
from saidseen.claims.check.sides import SentenceSide, side_of
from saidseen.model.reading import Statement

MOST = 4  # statements shown, at most
ENOUGH = 0.3  # a statement shown is at least so much about the sentence
NEAR_BEST = 0.6  # and at least so much of what the likest one is

_SUITS = {
    "agree": (SentenceSide.FOR,),
    "disagree": (SentenceSide.AGAINST, SentenceSide.DOUBTS),
    "discuss": tuple(SentenceSide),
}


@dataclass(frozen=True, slots=True)
class StoryVerdict:
    """One story's stance on one sentence.

    `stance` is agree, disagree, discuss or unrelated; `score` the model's calibrated share for it, 0 to 1: of the pairs
    that got 0.8, about eight in ten were right; `statements` are the ids of those that show it, the likest first.
    `note` says why a sentence that says nothing checkable was not held against the story.
    """

    sentence: str
    name: str
    stance: str
    score: float
    statements: tuple[str, ...]
    note: str | None = None


def judge(asked: Sequence[Asked], story: PreparedStory, model: Model, member: int | None = None) -> list[StoryVerdict]:
    """The verdict of one story on each sentence, by all members of the model or by one."""
    if not asked:
        return []
    rows, meant = (np.stack([measure(one, story) for one in asked]) for measure in (features, meanings))
    raw = model.chances(rows, meant, member)
    chances = np.stack([settled(row, one, story) for row, one in zip(raw, asked, strict=True)])
    found = []
    for one, row, choice in zip(asked, chances, chosen(chances), strict=True):
        stance = STANCES[choice]
        ids = tuple(s.id for s in shown(one, story, stance))
        found.append(StoryVerdict(one.text, story.name, stance, round(float(row[choice]), 4), ids))
    return found


def shown(asked: Asked, story: PreparedStory, stance: str) -> list[Statement]:
    """The statements that show a stance: those most about the sentence, first the ones whose side is that stance's.

    Those that take the other side are left out where any on the right side are there; an unrelated story shows none.
    """
    if stance == "unrelated" or not story.statements.count:
        return []
    weights = likeness(asked, story, relevance(asked, story))
    near = [i for i in np.argsort(-weights, kind="stable") if weights[i] >= max(ENOUGH, NEAR_BEST * weights.max())]
    statements = [story.reading.statements[i] for i in near]
    suited = [s for s in statements if side_of(s, asked.text) in _SUITS[stance]]
    return (suited or statements)[:MOST]
