"""Whose word a figure or a fact is: the side that a statement speaks for.

An outlet's own sentence that tells who counted ("Kyiv puts the force at 140,000") is that one's figure as the outlet
tells it; a paper (a treaty, a document) is nobody's word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from saidseen.language.en import sides as en
from saidseen.measures.claim import StatementView
from saidseen.model.states import is_state


@dataclass(frozen=True, slots=True)
class Side:
    """A side: `key` is a state's alpha-3 code, a body, or a speaker's or outlet's name; `name` is for sentences.

    `own` is true of an outlet that speaks for nobody but itself.
    """

    key: str
    name: str
    own: bool = False


def side_of(statement: StatementView | None, speaker: str | None = None) -> Side | None:
    """The side of a statement, or of a speaker without one; None where it is a paper's or nobody can say whose."""
    who = statement.speaker if statement is not None else speaker
    if who and en.PAPER.search(who):
        return None
    if statement is not None and statement.country is not None:
        return _state(statement.country)
    if who:
        return _named(who, statement.side if statement is not None else None)
    if statement is None:
        return None
    told = teller(statement.text)
    if told is not None:
        return told
    return Side(statement.outlet, statement.outlet, True) if statement.outlet else None


def _named(who: str, side: str | None) -> Side | None:
    """A speaker's side: the state or body on record, else the state of the name, else the speaker alone."""
    if side and is_state(side):
        return _state(side)
    states, body = _of_name(who)
    if len(states) == 1:
        return _state(states[0])
    if side or body:
        return Side(side or body or who, side or body or who)
    return None if en.NAMELESS.match(who) or en.UNNAMED.match(who) else Side(who, who)


@lru_cache(maxsize=4096)
def _of_name(who: str) -> tuple[tuple[str, ...], str | None]:
    """The states that a speaker's name tells of, and the body; each once."""
    from saidseen.world.countries import find_countries, organisation_of

    return tuple(dict.fromkeys(code for _, code in find_countries(who))), organisation_of(who)


@lru_cache(maxsize=512)
def _state(code: str) -> Side:
    return Side(code, name_of(code))


@lru_cache(maxsize=512)
def name_of(code: str) -> str:
    """A state's name as it stands in a sentence ("the United States"); anything else as it is."""
    from saidseen.world.countries import name_of as named

    return named(code, article=True) if is_state(code) else code


@lru_cache(maxsize=4096)
def teller(text: str) -> Side | None:
    """Who counted by an outlet's own sentence: a state, or a body; None where it begins with no such words."""
    found = en.COUNTED.match(text.strip())
    if found is None:
        return None
    states, body = _of_name(found["who"])
    if len(states) == 1:
        return _state(states[0])
    return Side(body, body) if body and not states else None
