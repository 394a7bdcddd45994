"""The country of a source that says none: its own words' places, those it speaks of, or the one the story plays in."""

from __future__ import annotations

from dataclasses import replace

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import wordlist
from saidseen.reading.speakers.actors import ORGANISATION, PERSON, UNNAMED, Actor
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.lexicon import TITLE
from saidseen.reading.speakers.sources import Source
from saidseen.world.countries import country_of

_ARMED = frozenset(("MIL",))
_OF_STATE = frozenset(("GOV", "MIL", "LEG", "COP", "JUD", "SPY"))
_PRIVATE = frozenset(("NGO", "CVL", "OPP", "REB", "MED", "EDU", "BUS"))


def located(talk: Discourse, source: Source, actor: Actor) -> tuple[Actor, str | None]:
    """The actor with the country that its places tell, and the id of the rule that told it."""
    if actor.country or actor.organisation or actor.kind not in (UNNAMED, ORGANISATION, PERSON):
        return actor, None
    if (actor.sector == "MED" and actor.name is not None) or (actor.plural and actor.kind == PERSON):
        return actor, None
    if actor.kind == UNNAMED and actor.name is not None:
        return actor, None  # the spokesman of a body
    lows = talk.found.words.lows[source.i : source.j]
    speaks = en.OF_THE_STATE | wordlist("staff")
    side = _side_of(talk, lows) if actor.kind == UNNAMED and actor.sector == "MED" else None
    if side is not None:
        return replace(actor, country=side, how=source.words), None
    state = any(low in speaks for low in lows) or _at_province(lows)
    if actor.kind == UNNAMED and not (actor.sector in _OF_STATE or state):
        return actor, None  # residents, activists and rebels speak for no state
    for told, why in (
        (owner, "country.owner"),
        (seated, "country.seated"),
        (own_places, "country.own_places"),
        (spoken_places, "country.spoken_places"),
        (setting, "country.setting"),
    ):
        found = told(talk, source, actor)
        if found is not None:
            country, how = found
            return _with(actor, country, how), why
    return actor, None


def _at_province(lows: list[str]) -> bool:
    """Whether a source is one at the authority of a province or town ("a source at Homs province")."""
    return grammar.AT in lows and lows[0] in en.SOURCES and lows[-1] in en.PROVINCES


def _side_of(talk: Discourse, lows: list[str]) -> str | None:
    """The country of whose government media are said to be for ("pro-government media", "pro-Damascus media")."""
    for low in lows:
        side = low.removeprefix(en.PRO)
        if side != low and side in en.SIDES_OF_STATE:
            return talk.setting.only
        if side != low:
            return country_of(side.capitalize())
    return None


def _with(actor: Actor, country: str, how: str) -> Actor:
    """A named actor learns its country for the whole text; an unnamed one is made anew."""
    if actor.kind == UNNAMED:
        return replace(actor, country=country, how=how)
    actor.country, actor.how = country, how
    return actor


def owner(talk: Discourse, source: Source, actor: Actor) -> tuple[str, str] | None:
    """A spokesman, aide, office or government is of the country of the one whose it is ("Zelensky's office")."""
    if actor.kind != UNNAMED or talk.found.words.lows[source.core - 1] not in wordlist("staff"):
        return None
    whose = [m.actor for m in talk.within(source.i, source.j) if m.actor.kind == PERSON]
    return (whose[0].country, source.words) if len(whose) == 1 and whose[0].country else None


def seated(talk: Discourse, source: Source, actor: Actor) -> tuple[str, str] | None:
    """Officials and holders of an office are of the country of the capital that begins their sentence."""
    if actor.kind != UNNAMED or actor.sector not in ("GOV", "MIL", "LEG"):
        return None
    seat = talk.seat(source.i)
    return (seat[0], f"{seat[1]} … {source.words}") if seat else None


def own_places(talk: Discourse, source: Source, actor: Actor) -> tuple[str, str] | None:
    """An office holder or unnamed source is of the country whose places its own words name ("the mayor of Derna")."""
    if actor.kind == ORGANISATION and actor.name is not None:
        return None
    found, lows = talk.found, talk.found.words.lows
    titled = any(c.kind == TITLE for c in found.between(source.i, source.j))
    if actor.kind == PERSON and (not titled or actor.sector in _PRIVATE):
        return None
    marks = [m for m in talk.setting.within(source.i, source.j) if m.place]
    if len({m.country for m in marks}) != 1:
        return None
    k = marks[0].i - 1
    if actor.kind == UNNAMED and lows[source.core - 1] in wordlist("visitors"):
        return None
    while k > source.i and (lows[k] in en.DIRECTIONS or lows[k] == grammar.THE):
        k -= 1
    elected = any(c.kind == TITLE and c.entry.sector in ("LEG", "GOV") for c in found.between(source.i, source.j))
    if k >= source.i and lows[k] == grammar.FOR and actor.kind == PERSON and elected:
        return marks[0].country, source.words
    if k >= source.i and (lows[k] in en.AWAY_FROM or (actor.kind == PERSON and lows[k] != grammar.OF)):
        return None
    return marks[0].country, source.words


def is_local(talk: Discourse, source: Source, actor: Actor) -> bool:
    """Whether a source is of the spot: residents, witnesses, local authorities, an army or armed group."""
    if actor.kind == PERSON:
        return False
    if actor.kind == ORGANISATION and actor.name is not None:
        armed = actor.sector in _ARMED and not _no_army(actor.name)
        return armed or actor.name.split()[0] in en.NATIONAL_NAMES
    lows = talk.found.words.lows[source.i : source.core]
    if actor.kind == ORGANISATION:  # of the authorities only those of a part of it ("the eastern administration")
        return actor.sector in ("MIL", "MED") or en.STATE in lows or any(low in en.DIRECTIONS for low in lows)
    if lows and lows[-1] in en.SOURCES and any(low in en.STATE_FORCES for low in lows):
        return True
    return en.LOCAL in lows or bool(lows and (lows[-1] in wordlist("locals")))


def _no_army(name: str) -> bool:
    """Whether a unit has the name of nothing that an army calls its units ("Sons of the North Brigade"), and may be
    of those who fight it."""
    words = name.lower().split()
    return words[-1] in en.UNITS and not any(w in en.BRANCHES or any(c.isdigit() for c in w) for w in words)


def spoken_places(talk: Discourse, source: Source, actor: Actor) -> tuple[str, str] | None:
    """Local sources are of the country of the places that they speak of, where the story names it most."""
    if not is_local(talk, source, actor) or actor.kind != UNNAMED:
        return None
    marks = [m for i, j in source.own for m in talk.setting.within(i, j) if m.place]
    if len({m.country for m in marks}) != 1 or marks[0].country != talk.setting.most:
        return None
    return marks[0].country, f"{source.words} … {talk.setting.words_for(marks[0].country, marks[0].i)}"


def setting(talk: Discourse, source: Source, actor: Actor) -> tuple[str, str] | None:
    """Local sources and armed groups are of the one country that the story plays in."""
    country = talk.setting.only
    if country is None or not is_local(talk, source, actor):
        return None
    return country, f"{source.words} … {talk.setting.words_for(country, source.i)}"
