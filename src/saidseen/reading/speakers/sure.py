"""How likely the speaker of a statement is the right one, by the rule that named it: counted on annotated stories."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


def chance_of(why: str) -> float:
    """The chance, 0..1, that a rule's speaker is who speaks, and that nobody can be told where it names nobody.

    `why` begins with the rule's id. Counted by training/speakers.py, on stories that the rules were written with; what
    it means on others stands in the model card.
    """
    rules, other = _held()
    return rules.get(why.split(" ", 1)[0], other)


@cache
def _held() -> tuple[dict[str, float], float]:
    held = json.loads((resources.files(__package__) / "sure.json").read_text("utf8"))
    return held["rules"], float(held["other"])
