"""Where claims happen: the places that their statements name, with how many claims name each, and when."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import distinct, func, select

from saidseen.ledger import claim_queries, schema
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.judged_schema import corrected
from saidseen.ledger.kept_schema import claim_traces
from saidseen.ledger.linked_schema import traces
from saidseen.model.codec import statement_from_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.ledger import Ledger

Where = tuple[str, str | None, float, float]
"""A place's name, state, latitude and longitude."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of the gazetteer (WGS 84 degrees, alpha-3) that claims name: how many, and the first and last day (ISO)
    of the stories that do."""

    name: str
    country: str | None
    lat: float
    lon: float
    claims: int
    first: str
    last: str


def named_places(ledger: Ledger, question: ClaimQuestion, limit: int) -> list[NamedPlace]:
    """The places that the claims which meet a question name, those of most claims first. Raises UsageError.

    Only what has coordinates is told; nothing is brought up to date for it.
    """
    asked = question.checked()
    with ledger.transaction() as connection:
        wanted = claim_queries.wanted(asked, connection.dialect.name)
        found = {_key(row): row for row in _rows(connection, wanted, limit)}
        mended = _mended(connection, wanted)
    for (name, country, lat, lon), (claims, days) in mended.items():
        key = (name, country, lat, lon)
        old = found.get(key)
        more = len(claims) + (old.claims if old else 0)
        days = [*days, old.first, old.last] if old else days
        found[key] = NamedPlace(name, country, lat, lon, more, min(days), max(days))
    return sorted(found.values(), key=lambda one: (-one.claims, one.name))[:limit]


def _rows(connection: Connection, wanted: Any, limit: int) -> Iterable[NamedPlace]:
    """The places of statements as they were read."""
    places = schema.places
    columns = (places.c.name, places.c.country, places.c.lat, places.c.lon)
    many = func.count(distinct(claim_traces.c.claim))
    query = (
        select(*columns, many.label("claims"), func.min(traces.c.at), func.max(traces.c.at))
        .join(traces, traces.c.statement_key == places.c.statement_id)
        .join(claim_traces, claim_traces.c.trace == traces.c.id)
        .where(places.c.lat.is_not(None), places.c.lon.is_not(None), places.c.name.is_not(None))
        .where(claim_traces.c.claim.in_(wanted))
        .where(places.c.statement_id.not_in(select(corrected.c.statement_key)))
        .group_by(*columns)
        .order_by(many.desc(), places.c.name)
        .limit(limit)
    )
    for name, country, lat, lon, claims, first, last in connection.execute(query):
        yield NamedPlace(name, country, lat, lon, claims, first[:10], last[:10])


def _mended(connection: Connection, wanted: Any) -> dict[Where, tuple[set[int], list[str]]]:
    """The places of statements that people corrected: the claims, and the days of the stories."""
    query = (
        select(corrected.c.record, claim_traces.c.claim, traces.c.at)
        .join(traces, traces.c.statement_key == corrected.c.statement_key)
        .join(claim_traces, claim_traces.c.trace == traces.c.id)
        .where(claim_traces.c.claim.in_(wanted), corrected.c.dropped.is_not(True))
    )
    out: dict[Where, tuple[set[int], list[str]]] = {}
    for record, claim, at in connection.execute(query):
        for place in statement_from_json(json.loads(record)).places:
            if place.lat is not None and place.lon is not None and place.name:
                claims, days = out.setdefault((place.name, place.country, place.lat, place.lon), (set(), []))
                claims.add(claim)
                days.append(at[:10])
    return out


def _key(one: NamedPlace) -> Where:
    return one.name, one.country, one.lat, one.lon
