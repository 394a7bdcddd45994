"""A reading as the rows that keep it: pure functions of records, so that no lock is held while they are made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from saidseen.claims.sureness import SURE
from saidseen.ledger import schema
from saidseen.ledger.search import searchable, statement_words
from saidseen.ledger.when import stretch
from saidseen.ledger.words import folded, plain
from saidseen.model.codec import reading_to_json, statement_to_keep
from saidseen.model.reading import Document, Place, Quantity, Reading, Speaker, Statement, Time

Values = dict[str, Any]
Bare = tuple[str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class PreparedRows:
    """The rows of a reading. Keys that only the ledger can give are left out or stand for others' places in order.

    A statement's `speaker_id` is a bare speaker (name, country, organisation, sector); the `statement_id` of `parts` is
    the statement's ordinal. `words` are those by which each statement is found, `story_words` those of the story.
    """

    document: Values
    utf8: bytes
    sighting: Values
    head: Values
    statements: list[Values]
    parts: dict[Table, list[Values]]
    words: list[str]
    story_words: str
    unsure: list[bool]

    @property
    def document_id(self) -> str:
        """The document's identity."""
        return str(self.document["id"])

    @property
    def reader(self) -> str:
        """The reading's reader."""
        return str(self.head["reader"])


def prepare(reading: Reading) -> PreparedRows:
    """The rows that keep the reading."""
    document = reading.document
    key = document_id(document)
    parts: dict[Table, list[Values]] = {}
    for table, values in _parts(reading):
        parts.setdefault(table, []).append(values)
    return PreparedRows(
        document=_document(key, document),
        utf8=document.text.encode("utf-8", "surrogatepass"),
        sighting=_sighting(key, document),
        head=_head(key, reading),
        statements=[_statement(n, s, document.published) for n, s in enumerate(reading.statements)],
        parts=parts,
        words=[statement_words(s) for s in reading.statements],
        story_words=searchable(document.title, document.text),
        unsure=[is_unsure(s) for s in reading.statements],
    )


def is_unsure(statement: Statement) -> bool:
    """Whether it is not sure what is done by saying it, or that it is a statement at all; no verdict rests on it."""
    return min(statement.score, statement.scores.get("act", 1.0)) < SURE


def digest(*parts: object) -> str:
    """32 hex digits of the SHA-256 of the parts as a JSON array, so that no two lists of parts run together."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def place_name(name: str) -> Values:
    """The row by which a place is found, however its name is written: small letters, no accents."""
    return {"name": plain(name), "folded": " ".join((folded(name) or "").split())}


def document_id(document: Document) -> str:
    """A document's identity: the hash of its text, outlet, address and time published."""
    return digest(document.sha256, document.outlet, document.url, document.published)


def bare(speaker: Speaker) -> Bare:
    """Who a speaker is, without the words of one story that told it."""
    return speaker.name, speaker.country, speaker.organisation, speaker.sector


def speaker_row(speaker: Bare) -> Values:
    """The row of a bare speaker."""
    name, country, organisation, sector = speaker
    return {
        "key": digest(*speaker),
        "name": name,
        "name_folded": folded(name),
        "country": country,
        "organisation": organisation,
        "organisation_folded": folded(organisation),
        "sector": sector,
    }


def _document(key: str, document: Document) -> Values:
    return {
        "id": key,
        "sha256": document.sha256,
        "outlet": document.outlet,
        "outlet_folded": folded(document.outlet),
        "url": document.url,
        "published": document.published,
    }


def _sighting(key: str, document: Document) -> Values:
    return {
        "key": digest(key, document.name, document.title, document.how, document.raw_sha256),
        "document_id": key,
        "name": document.name,
        "title": document.title,
        "how": document.how,
        "fetched": document.fetched,
        "raw_sha256": document.raw_sha256,
    }


def _head(key: str, reading: Reading) -> Values:
    return {
        "document_id": key,
        "reader": reading.reader,
        "language": reading.document.language,
        "unread": reading.document.unread,
        "statements": len(reading.statements),
        "record": json.dumps(reading_to_json(reading, statements=False, text=False)),
    }


def _statement(ordinal: int, statement: Statement, published: str | None) -> Values:
    event, speaker = statement.event, statement.speaker
    first, last = stretch(statement, published)
    return {
        "statement_id": statement.id,
        "ordinal": ordinal,
        "speaker_id": bare(speaker) if speaker else None,
        "speaker_how": speaker.how if speaker else None,
        "outlet_own": statement.outlet_own,
        "act": statement.act.value,
        "polarity": statement.polarity,
        "basis": statement.basis.value,
        "event_type": event.type if event else None,
        "event_mode": event.mode if event else None,
        "event_score": event.score if event else None,
        "content": statement.content.text,
        "score": statement.score,
        "within": statement.within,
        "repeats": statement.repeats,
        "first": first,
        "last": last,
        "record": json.dumps(statement_to_keep(statement)),
    }


def _parts(reading: Reading) -> Iterator[tuple[Table, Values]]:
    """What the document mentions, and what each of its statements does."""
    yield from _mentions(None, reading)
    for ordinal, statement in enumerate(reading.statements):
        yield from _mentions(ordinal, statement)
        yield from _spans(ordinal, statement)
        yield from _specifics(ordinal, statement)


def _mentions(statement: int | None, holder: Statement | Reading) -> Iterator[tuple[Table, Values]]:
    for place in holder.places:
        where: Values = {"name": place.name, "geoname_id": place.geoname_id, "country": place.country}
        where |= {"lat": place.lat, "lon": place.lon}
        yield schema.places, _mention(statement, place) | where
    for time in holder.times:
        values = {"value": time.value, "first": time.start, "last": time.end, "precision": time.precision}
        yield schema.times, _mention(statement, time) | values
    for quantity in holder.quantities:
        amount: Values = {"value": quantity.value, "upper": quantity.upper}
        amount |= {"unit": quantity.unit, "modifier": quantity.modifier}
        yield schema.quantities, _mention(statement, quantity) | amount


def _mention(statement: int | None, thing: Place | Time | Quantity) -> Values:
    return {"statement_id": statement, "start": thing.span.start, "end": thing.span.end, "text": thing.text}


def _spans(statement: int, held: Statement) -> Iterator[tuple[Table, Values]]:
    passages = {"source": held.source, "cue": held.cue, "content": held.content}
    by_role = {role: passage.spans for role, passage in passages.items() if passage} | {"hedge": held.hedges}
    for role, spans in by_role.items():
        for ordinal, span in enumerate(spans):
            values = {"role": role, "ordinal": ordinal, "start": span.start, "end": span.end}
            yield schema.spans, {"statement_id": statement, **values}


def _specifics(statement: int, held: Statement) -> Iterator[tuple[Table, Values]]:
    for name, specific in held.specifics.items():
        start, end = (specific.span.start, specific.span.end) if specific.span else (None, None)
        values = {"specific": name, "state": specific.state.value, "start": start, "end": end}
        yield schema.specifics, {"statement_id": statement, **values}
