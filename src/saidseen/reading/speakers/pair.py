"""Two who speak together and are told by their offices: "the Secretary and Foreign Minister Dendias"."""

from __future__ import annotations

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.reading.speakers.actors import ORGANISATION, PERSON, STATE_ACTOR, UNNAMED, Actor
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.lexicon import BODY, COUNTRY, GROUP, INSTITUTION, TITLE
from saidseen.reading.speakers.pronouns import RULES, rule, together
from saidseen.reading.speakers.sources import CUTS, Source, parse
from saidseen.world.countries.table import NAME
from saidseen.world.countries.tokens import JOINED


@rule("speaker.pair")
def pair(talk: Discourse, source: Source) -> Actor | None:
    """Two offices, an office and a name, or a government and a country joined by "and" are two who speak together,
    where it is known of each who that is; activists and a body are nobody by name."""
    found, lows = talk.found, talk.found.words.lows
    ands = [k for k in range(source.i + 1, source.j - 1) if lows[k] == grammar.AND]
    if len(ands) != 1 or any(gap != JOINED for gap in found.words.after[source.i : source.j - 1]):
        return None
    at = ands[0]
    if any(low in CUTS and low != grammar.OF for low in lows[source.i : source.j]):
        return None
    parts = (source.i - bool(source.determiner), at), (at + 1, source.j)
    last = [found.ending(j) for _, j in parts]
    if all(chunk is not None and chunk.kind == COUNTRY for chunk in last):
        return None  # countries in a row
    if not any(_named(talk, i, j) for i, j in parts) and _group(talk, *parts[0]) and _office(talk, *parts[1]):
        return Actor(UNNAMED, None, plural=True, how=source.words)
    named = [_named(talk, i, j) for i, j in parts]
    if all(named) or not all(name or _office(talk, i, j) for name, (i, j) in zip(named, parts, strict=True)):
        return None
    actors = []
    for i, j in parts:
        part = parse(talk, i, j)
        part.own = source.own
        actors.append(next((a for one in RULES if one is not pair and (a := one(talk, part)) is not None), None))
    told = [a for a in actors if a is not None and a.kind in _KINDS and a.name and not a.plural]
    if len(told) != 2 or told[0] is told[1] or (told[0].kind == PERSON) != (told[1].kind == PERSON):
        return None
    return together(told, source)


_KINDS = (PERSON, ORGANISATION, STATE_ACTOR)


def _group(talk: Discourse, i: int, j: int) -> bool:
    """Whether words end with a group of whom none is named ("activists")."""
    chunk = talk.found.ending(j)
    return chunk is not None and chunk.kind == GROUP and chunk.i >= i and chunk.entry.sector not in _OF_STATE


_OF_STATE = frozenset(("GOV", "MIL", "LEG", "SPY", "COP", "JUD"))


def _named(talk: Discourse, i: int, j: int) -> bool:
    return any(m.actor.kind == PERSON for m in talk.within(i, j))


def _office(talk: Discourse, i: int, j: int) -> bool:
    """Whether words end with an office in the singular ("the Secretary"), a government or the like or a country."""
    chunk = talk.found.ending(j)
    if chunk is None and talk.found.words.lows[j - 1] in en.WATCHING_NOUNS:
        return True
    if chunk is None or chunk.i < i:
        return False
    if chunk.kind == COUNTRY:
        return chunk.entry.form == NAME
    return chunk.kind in (INSTITUTION, BODY) or (chunk.kind == TITLE and chunk.entry.sector in ("GOV", None))
