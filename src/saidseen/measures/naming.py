"""How statements are named to people: by who speaks and when, not by their ids."""

from __future__ import annotations

from collections.abc import Iterable

from saidseen.language.en.sides import NAMELESS, UNNAMED
from saidseen.language.en.telling import tell
from saidseen.measures.claim import ClaimView, StatementView
from saidseen.measures.moments import Moment


def speaker_of(statement: StatementView) -> str:
    """Who speaks: the speaker's name, else the outlet itself, else that nobody is named; of "they" where it stands."""
    who = statement.speaker
    if who and statement.outlet and (NAMELESS.match(who) or UNNAMED.match(who)):
        return tell("naming.they", who=who, outlet=statement.outlet)
    return statement.speaker or statement.outlet or tell("naming.nobody")


def when_of(statement: StatementView) -> str | None:
    """When it was said, else when the story was published: "15 February 2022"."""
    moment = Moment.parse(statement.said) or Moment.parse(statement.published)
    return moment.day_words if moment else None


def told_by(claim: ClaimView, statement_id: str) -> str:
    """A statement of the claim as "Jens Stoltenberg, 15 February 2022"; its id where the claim does not have it."""
    statement = claim.by_id.get(statement_id)
    if statement is None:
        return statement_id
    return ", ".join(part for part in (speaker_of(statement), when_of(statement)) if part)


def all_told(claim: ClaimView, ids: Iterable[str], most: int = 3) -> str:
    """Statements by speaker and day, each once; beyond `most` only how many more."""
    names = list(dict.fromkeys(told_by(claim, id_) for id_ in ids))
    more = tell("naming.more", count=len(names) - most) if len(names) > most else ""
    return "; ".join(names[:most]) + more
