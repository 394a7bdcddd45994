"""Two who speak together and are told by their offices: "the Secretary and Foreign Minister Dendias"."""

from __future__ import annotations

from saidseen.reading.countries.tokens import JOINED
from saidseen.reading.speakers.actors import PERSON, Actor
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.lexicon import TITLE
from saidseen.reading.speakers.pronouns import RULES, rule, together
from saidseen.reading.speakers.sources import Source, parse


@rule
def pair(talk: Discourse, source: Source) -> Actor | None:
    """Two offices, or an office and a name, joined by "and" are two who speak together, where each has a holder."""
    found, lows = talk.found, talk.found.words.lows
    ands = [k for k in range(source.i + 1, source.j - 1) if lows[k] == "and"]
    if len(ands) != 1 or any(gap != JOINED for gap in found.words.after[source.i : source.j - 1]):
        return None
    at = ands[0]
    parts = (source.i - bool(source.determiner), at), (at + 1, source.j)
    if all(_named(talk, i, j) for i, j in parts) or not all(_named(talk, i, j) or _office(talk, i, j) for i, j in parts):
        return None
    actors = []
    for i, j in parts:
        part = parse(talk, i, j)
        part.own = source.own
        actors.append(next((a for one in RULES if one is not pair and (a := one(talk, part)) is not None), None))
    people = [a for a in actors if a is not None and a.kind == PERSON and a.name and not a.plural]
    return together(people, source) if len(people) == 2 and people[0] is not people[1] else None


def _named(talk: Discourse, i: int, j: int) -> bool:
    return any(m.actor.kind == PERSON for m in talk.within(i, j))


def _office(talk: Discourse, i: int, j: int) -> bool:
    """Whether words end with an office in the singular ("the Secretary", "the Greek foreign minister")."""
    chunk = talk.found.ending(j)
    return chunk is not None and chunk.kind == TITLE and chunk.entry.sector in ("GOV", None) and chunk.i >= i
