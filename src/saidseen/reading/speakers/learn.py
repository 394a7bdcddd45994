"""What a text teaches of names, and what earlier texts taught of the names it leaves bare."""

from __future__ import annotations

from collections.abc import Mapping

from saidseen.reading.speakers.actors import ORGANISATION, PERSON, Actor
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.offices import namesake, nouns_of
from saidseen.reading.speakers.people import surname
from saidseen.reading.speakers.records import Known


def enrich(talk: Discourse, known: Mapping[str, Known], *, listed: bool = False) -> None:
    """A name that the text leaves bare takes full name, country, body and sector from what is `known` of it: from
    earlier stories, or from a list of office holders (`listed`), which is not learnt again."""
    for actor in {id(m.actor): m.actor for m in talk.mentions}.values():
        row = _row(actor, known) if actor.kind in (PERSON, ORGANISATION) else None
        if row is None:
            continue
        if actor.country is None and actor.organisation is None:
            actor.country, actor.organisation = row.country, row.organisation
            actor.sector = actor.sector or row.sector
            actor.how, actor.listed = row.evidence, listed
            if listed and actor.kind == PERSON:
                actor.nouns |= nouns_of(row)
        if not listed or actor.country == row.country:
            alone = actor.name is not None and len(actor.name.split()) == 1
            actor.name = row.name if alone or (listed and _spelt(actor, row)) else actor.name


def _spelt(actor: Actor, row: Known) -> bool:
    """Whether an actor goes by one of the spellings of a name that the list of office holders has."""
    return (actor.name or "").lower() in {name.lower() for name in (row.name, *row.aliases)} or (
        (actor.name or "").lower() == " ".join(row.name.lower().split()[1:])
    )


def recognise(talk: Discourse, day: str) -> None:
    """A last name that many bear is that of the one in office on the day whose office the title before it names, or
    who is of the country or body that the text tells ("PM Johnson")."""
    for actor in {id(m.actor): m.actor for m in talk.mentions}.values():
        if actor.kind != PERSON or not actor.name or len(actor.name.split()) != 1:
            continue
        row = namesake(surname(actor.name), frozenset(actor.nouns), actor.country, actor.organisation, day)
        if row is None:
            continue
        actor.name = row.name
        if actor.country is None and actor.organisation is None:
            actor.country, actor.organisation, actor.listed = row.country, row.organisation, True
            actor.sector, actor.how = actor.sector or row.sector, row.evidence


def _row(actor: Actor, known: Mapping[str, Known]) -> Known | None:
    """What is known under the whole name, or under the last name where no other first name stands before it."""
    words = (actor.name or "").lower().split()
    if not words:
        return None
    row = known.get(surname(words[-1]))
    if row is not None and (len(words) == 1 or words[0] == row.name.lower().split()[0]):
        return row
    return known.get(" ".join(words)) if len(words) > 1 else None


def learnt(talk: Discourse) -> tuple[Known, ...]:
    """The names whose title or affiliation this text tells."""
    rows: dict[str, Known] = {}
    for actor in {id(m.actor): m.actor for m in talk.mentions}.values():
        if actor.kind != PERSON or actor.listed or not actor.name or len(actor.name.split()) < 2:
            continue
        if actor.country or actor.organisation or actor.sector:
            aliases = tuple(sorted(actor.aliases - {actor.name}))
            rows[actor.name] = Known(actor.name, aliases, actor.country, actor.organisation, actor.sector, actor.how)
    return tuple(rows[name] for name in sorted(rows))
