"""Any sentence against a story: agree, disagree, discuss or unrelated, and the statements that show it."""

from saidseen.claims.check.checkable import checked
from saidseen.claims.check.judge import StoryVerdict, judge, shown
from saidseen.claims.check.model import STANCES, Model, load
from saidseen.claims.check.prepared import Asked, PreparedStory, ask, prepare
from saidseen.claims.check.sides import SentenceSide, side_of

__all__ = [
    "STANCES",
    "Asked",
    "Model",
    "PreparedStory",
    "SentenceSide",
    "StoryVerdict",
    "ask",
    "checked",
    "judge",
    "load",
    "prepare",
    "shown",
    "side_of",
]
