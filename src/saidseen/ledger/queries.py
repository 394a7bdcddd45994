"""The questions a ledger answers, as SQL; what comes from outside is only ever a bound parameter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, or_, select, union

from saidseen.errors import UsageError
from saidseen.ledger import kept_schema, schema
from saidseen.ledger.versions import counts
from saidseen.ledger.when import bounds
from saidseen.ledger.words import folded
from saidseen.model.acts import Act
from saidseen.model.plover import TYPES
from saidseen.model.reading import Basis


@dataclass(frozen=True, slots=True)
class Question:
    """Which statements are wanted; None is any. `Ledger.statements` says what each means."""

    speaker: str | None = None
    act: str | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None
    event: str | None = None
    basis: str | None = None
    outlet: str | None = None
    limit: int | None = None

    def checked(self) -> Question:
        """Itself; raises UsageError for an act, a basis or a date that there is not."""
        _known("act", self.act, Act)
        _known("basis", self.basis, Basis)
        _known("event", self.event, list(event_names()))
        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None and not bounds(value):
                raise UsageError(f"{name} '{value}' is not a date; write it like 2022-02-15 or 2022-02")
        if self.limit is not None and self.limit < 0:
            raise UsageError(f"limit {self.limit} is less than nothing; name a number from 0 up")
        return self


def event_names() -> Iterator[str]:
    """Every PLOVER type and mode."""
    for kind, modes in TYPES.items():
        yield kind
        yield from modes


def _known(what: str, value: str | None, names: Iterable[str]) -> None:
    if value is not None and value.lower() not in {name.lower() for name in names}:
        raise UsageError(f"there is no {what} '{value}'; there are {', '.join(names)}")


def newest() -> ColumnElement[bool]:
    """Whether a reading is the newest of its document: the one added last."""
    later = schema.readings.alias("later")
    last = select(func.max(later.c.id)).where(later.c.document_id == schema.readings.c.document_id).scalar_subquery()
    return schema.readings.c.id == last


def said() -> ColumnElement[bool]:
    """Whether a statement is one of its own, and not only embedded in another."""
    return schema.statements.c.id.not_in(select(kept_schema.embedded.c.statement_key))


def statement_keys(question: Question) -> Select[Any]:
    """The keys of the statements asked for, in order of what they are about, then as they came."""
    statements, readings, documents = schema.statements, schema.readings, schema.documents
    query = (
        select(statements.c.id)
        .join(readings, readings.c.id == statements.c.reading_id)
        .join(documents, documents.c.id == readings.c.document_id)
        .where(newest(), said(), counts(documents.c.id), *_conditions(question))
        .order_by(statements.c.first.is_(None), statements.c.first, statements.c.id)
    )
    return query.limit(question.limit) if question.limit is not None else query


def _conditions(question: Question) -> list[ColumnElement[bool]]:
    statements, documents = schema.statements, schema.documents
    out: list[ColumnElement[bool]] = []
    if question.speaker is not None:
        out.append(statements.c.speaker_id.in_(_speakers(question.speaker)))
    if question.act is not None:
        out.append(statements.c.act == question.act.lower())
    if question.basis is not None:
        out.append(statements.c.basis == question.basis.lower())
    if question.event is not None:
        out.append(_of_event(question.event))
    if question.country is not None:
        out.append(_of_country(question.country.upper()))
    if question.outlet is not None:
        out.append(documents.c.outlet_folded == folded(question.outlet))
    if since := bounds(question.since):
        out.append(statements.c.last >= since[0])
    if until := bounds(question.until):
        out.append(statements.c.first <= until[1])
    return out


def _speakers(name: str) -> Select[Any]:
    """Speakers whose name holds the words in a row, whose alias, organisation or country is just that."""
    speakers = schema.speakers
    matches: list[ColumnElement[bool]] = [speakers.c.country == name.strip().upper()]
    if words := folded(name):
        matches += [
            speakers.c.name_folded.contains(words, autoescape=True),
            speakers.c.organisation_folded == words,
            speakers.c.name_folded.in_(
                select(schema.actors.c.name_folded)
                .join(schema.aliases, schema.aliases.c.actor_id == schema.actors.c.id)
                .where(schema.aliases.c.alias_folded == words)
            ),
        ]
    return select(speakers.c.id).where(or_(*matches))


def _of_event(event: str) -> ColumnElement[bool]:
    """Statements about events of that type, or of that mode."""
    statements = schema.statements
    return or_(statements.c.event_type == event.upper(), statements.c.event_mode == event.lower())


def _of_country(code: str) -> ColumnElement[bool]:
    """Statements by a speaker of that country, or that name a place in it."""
    speakers, places = schema.speakers, schema.places
    by = select(speakers.c.id).where(speakers.c.country == code)
    about = select(places.c.statement_id).where(places.c.country == code, places.c.statement_id.is_not(None))
    return or_(schema.statements.c.speaker_id.in_(by), schema.statements.c.id.in_(about))


def statement_rows(keys: list[int]) -> Select[Any]:
    """What a row of the answer needs, for some statements."""
    statements, readings, documents, sightings = (
        schema.statements,
        schema.readings,
        schema.documents,
        schema.sightings,
    )
    return (
        select(
            statements.c.id,
            statements.c.record,
            documents.c.id.label("document_id"),
            sightings.c.name,
            documents.c.outlet,
            documents.c.published,
            documents.c.url,
            sightings.c.title,
            readings.c.reader,
        )
        .join(readings, readings.c.id == statements.c.reading_id)
        .join(documents, documents.c.id == readings.c.document_id)
        .join(sightings, sightings.c.id == readings.c.sighting_id)
        .where(statements.c.id.in_(keys))
    )


def document_rows(after: int, size: int) -> Select[Any]:
    """Documents with their newest readings, in the order of these, `size` of them after the reading `after`."""
    readings, documents, sightings, texts = schema.readings, schema.documents, schema.sightings, schema.texts
    return (
        select(
            readings.c.id.label("key"),
            documents.c.id,
            documents.c.sha256,
            func.length(texts.c.utf8).label("length"),
            sightings.c.name,
            documents.c.outlet,
            documents.c.published,
            documents.c.url,
            sightings.c.title,
            readings.c.language,
            sightings.c.fetched,
            sightings.c.how,
            readings.c.unread,
            readings.c.reader,
            readings.c.read_at,
            readings.c.statements,
        )
        .join(documents, documents.c.id == readings.c.document_id)
        .join(sightings, sightings.c.id == readings.c.sighting_id)
        .join(texts, texts.c.sha256 == documents.c.sha256)
        .where(newest(), readings.c.id > after)
        .order_by(readings.c.id)
        .limit(size)
    )


def reading_of(document: str, reader: str | None) -> Select[Any]:
    """One reading of a document, by that reader or else the newest, with the text."""
    readings, documents, texts = schema.readings, schema.documents, schema.texts
    query = (
        select(readings.c.id, readings.c.record, texts.c.utf8)
        .join(documents, documents.c.id == readings.c.document_id)
        .join(texts, texts.c.sha256 == documents.c.sha256)
        .where(documents.c.id == document)
    )
    return query.where(newest()) if reader is None else query.where(readings.c.reader == reader)


def statement_records(reading: int) -> Select[Any]:
    """The records of a reading's statements, in order."""
    statements = schema.statements
    return select(statements.c.record).where(statements.c.reading_id == reading).order_by(statements.c.ordinal)


def reading_rows(document: str) -> Select[Any]:
    """The readings of a document, newest first."""
    readings = schema.readings
    return (
        select(readings.c.document_id, readings.c.reader, readings.c.read_at, readings.c.statements)
        .where(readings.c.document_id == document)
        .order_by(readings.c.id.desc())
    )


def actor_keys(name: str | None) -> Select[Any]:
    """The keys of the actors whose name holds the words in a row or whose alias is just that, by name."""
    actors, aliases = schema.actors, schema.aliases
    query = select(actors.c.id).order_by(actors.c.name_folded, actors.c.id)
    if name is None:
        return query
    words = folded(name) or " "
    by_alias = select(aliases.c.actor_id).where(aliases.c.alias_folded == words)
    return query.where(or_(actors.c.name_folded.contains(words, autoescape=True), actors.c.id.in_(by_alias)))


def actor_rows(keys: list[int]) -> Select[Any]:
    """Actors with the first words that told of them and the number of documents that do."""
    actors, evidence = schema.actors, schema.evidence
    told = (
        select(evidence.c.actor_id, func.min(evidence.c.id).label("first"), func.count().label("documents"))
        .where(evidence.c.actor_id.in_(keys))
        .group_by(evidence.c.actor_id)
        .subquery()
    )
    return (
        select(
            actors.c.id,
            actors.c.name,
            actors.c.country,
            actors.c.organisation,
            actors.c.sector,
            evidence.c.words.label("evidence"),
            evidence.c.document_id,
            evidence.c.seen_at.label("first_seen"),
            told.c.documents,
        )
        .join(told, told.c.actor_id == actors.c.id)
        .join(evidence, evidence.c.id == told.c.first)
    )


def alias_rows(keys: list[int]) -> Select[Any]:
    """The aliases of some actors, in the order they were learnt."""
    aliases = schema.aliases
    return select(aliases.c.actor_id, aliases.c.alias).where(aliases.c.actor_id.in_(keys)).order_by(aliases.c.id)


def actors_told_after(evidence: int, alias: int) -> CompoundSelect[Any]:
    """The keys of the actors of whom something was told after that evidence and that alias."""
    told, called = schema.evidence, schema.aliases
    return union(
        select(told.c.actor_id).where(told.c.id > evidence), select(called.c.actor_id).where(called.c.id > alias)
    )


def last_told() -> Select[Any]:
    """The keys of the last evidence and the last alias, 0 where there is none."""
    evidence = select(func.coalesce(func.max(schema.evidence.c.id), 0)).scalar_subquery()
    aliases = select(func.coalesce(func.max(schema.aliases.c.id), 0)).scalar_subquery()
    return select(evidence.label("evidence"), aliases.label("aliases"))
