"""From the names and values that somebody gives to a question about statements or claims."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saidseen.ledger.claim_queries import ClaimQuestion
    from saidseen.ledger.queries import Question


def question_of(given: dict[str, Any], words: str | None = None) -> Question:
    """The question about statements in what was given, which is taken out of it; None is what was not."""
    from saidseen.ledger.queries import Question

    names = {field.name for field in fields(Question)}
    asked = {name: given.pop(name) for name in list(given) if name in names}
    for end in ("since", "until"):
        if f"happened_{end}" in given:
            asked[end] = given.pop(f"happened_{end}")
    if words is not None:
        asked["words"] = words
    return Question(**{name: value for name, value in asked.items() if value is not None})


def claim_question_of(given: dict[str, Any]) -> ClaimQuestion:
    """The question about claims in what was given, which is taken out of it; None is what was not."""
    from saidseen.ledger.claim_queries import ClaimQuestion
    from saidseen.ledger.queries import Question

    names = ("since", "until", "actor", "place", "event", "status", "credibility", "owed")
    whole = {name: given.pop(name, None) for name in names}
    of = question_of(given)
    return ClaimQuestion(**whole, of=None if of == Question() else of)
