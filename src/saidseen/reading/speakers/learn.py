"""What a text teaches of names, and what earlier texts taught of the names it leaves bare."""

from __future__ import annotations

from collections.abc import Mapping

from saidseen.reading.speakers.actors import ORGANISATION, PERSON, Actor
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.people import surname
from saidseen.reading.speakers.records import Known


def enrich(talk: Discourse, known: Mapping[str, Known]) -> None:
    """A name that the text leaves bare takes full name, country, body and sector from what earlier stories taught."""
    for actor in {id(m.actor): m.actor for m in talk.mentions}.values():
        row = known.get(surname(actor.name)) if actor.name and actor.kind in (PERSON, ORGANISATION) else None
        if row is None or not _same(actor, row):
            continue
        if actor.country is None and actor.organisation is None:
            actor.country, actor.organisation = row.country, row.organisation
            actor.sector = actor.sector or row.sector
            actor.how = row.evidence
        actor.name = row.name if actor.name and len(actor.name.split()) == 1 else actor.name


def _same(actor: Actor, row: Known) -> bool:
    """Whether a bare name can be the known one: no first name, or the same."""
    words = (actor.name or "").lower().split()
    first = row.name.lower().split()[0]
    return len(words) == 1 or words[0] == first


def learnt(talk: Discourse) -> tuple[Known, ...]:
    """The names whose title or affiliation this text tells."""
    rows: dict[str, Known] = {}
    for actor in {id(m.actor): m.actor for m in talk.mentions}.values():
        if actor.kind != PERSON or not actor.name or len(actor.name.split()) < 2:
            continue
        if actor.country or actor.organisation or actor.sector:
            aliases = tuple(sorted(actor.aliases - {actor.name}))
            rows[actor.name] = Known(actor.name, aliases, actor.country, actor.organisation, actor.sector, actor.how)
    return tuple(rows[name] for name in sorted(rows))
