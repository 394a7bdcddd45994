"""Where the model is not sure that a story agrees, what its statements say settles it: three rules."""

from __future__ import annotations

import numpy as np

from saidseen.claims.check.features import NEAR_BEST, likeness, relevance, sided
from saidseen.claims.check.model import STANCES, chosen
from saidseen.claims.check.prepared import Asked, Floats, PreparedStory

AGREE, DISAGREE, DISCUSS, UNRELATED = range(len(STANCES))
PLAIN = 0.6  # a statement that is so like the sentence speaks of the very same thing
FAINT = 0.45  # where no statement is so like it, the story comes near the sentence only
SURE, LIKELY, LEANING = 0.75, 0.6, 0.55  # shares of agree from which on the rules leave it alone


def settled(chances: Floats, asked: Asked, story: PreparedStory) -> Floats:
    """The four shares of one pair, agree's exchanged with that of the stance that the first rule to hold gives."""
    if int(chosen(chances[None])[0]) != AGREE or not story.statements.count:
        return chances
    weights = likeness(asked, story, relevance(asked, story))
    best, sides = float(weights.max()), sided(asked, story)
    near = {one for one, weight in zip(sides, weights, strict=True) if weight >= NEAR_BEST * best}
    agree = float(chances[AGREE])
    if contradicted(near, best) and agree < SURE:
        return _exchanged(chances, DISAGREE)
    if (others_only(near) and agree < LIKELY) or (faint(best) and agree < LEANING):
        return _exchanged(chances, DISCUSS)
    return chances


def contradicted(near: set[str], best: float) -> bool:
    """A story disagrees where all who speak of the very thing deny or doubt it, unless the model is sure it agrees."""
    return best >= PLAIN and bool(near & {"against", "doubts"}) and not near & {"for", "for, the outlet"}


def others_only(near: set[str]) -> bool:
    """A story discusses what only others say in it, not the outlet itself, unless the model thinks that it agrees."""
    return "for" in near and "for, the outlet" not in near


def faint(best: float) -> bool:
    """A story discusses what no statement in it says outright, unless the model leans to agreeing."""
    return best < FAINT


def _exchanged(chances: Floats, stance: int) -> Floats:
    """The shares of agree and of another stance in each other's place, so that the stance given has the higher one."""
    out = chances.copy()
    out[[AGREE, stance]] = np.sort(chances[[AGREE, stance]])
    return out
