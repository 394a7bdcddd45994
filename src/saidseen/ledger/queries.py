"""The questions a ledger answers, as SQL; what comes from outside is only ever a bound parameter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, Table, false, func, or_, select, union, union_all

from saidseen.errors import UsageError
from saidseen.ledger import kept_schema, schema
from saidseen.ledger.found_schema import sheets, unsure
from saidseen.ledger.judged_schema import corrected, namesakes
from saidseen.ledger.kept_schema import claim_traces
from saidseen.ledger.linked_schema import traces
from saidseen.ledger.search import sought
from saidseen.ledger.stores import found
from saidseen.ledger.versions import counts
from saidseen.ledger.when import bounds
from saidseen.ledger.words import folded
from saidseen.model.acts import Act
from saidseen.model.claim import Status
from saidseen.model.plover import TYPES
from saidseen.model.reading import Basis, State
from saidseen.world.codes import alpha3_of, side_of, state


@dataclass(frozen=True, slots=True)
class Question:
    """Which statements are wanted; None is any. `Ledger.statements` says what the first ones mean.

    `words` are words to look for as `ledger.search.sought` takes them; `side` the state or body that the speaker speaks
    for; `said_since` and `said_until` ISO dates of the stories; `status` and `credibility` those of its claim; `owed` a
    specific that it owes, or "any"; `unsure` True where it is not sure what is done by saying it; `sort` one of SORTS,
    with a "-" before it the other way round.
    """

    speaker: str | None = None
    act: str | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None
    event: str | None = None
    basis: str | None = None
    outlet: str | None = None
    limit: int | None = None
    words: str | None = None
    side: str | None = None
    said_since: str | None = None
    said_until: str | None = None
    status: str | None = None
    credibility: int | None = None
    owed: str | None = None
    unsure: bool = False
    sort: str = "happened"

    def checked(self) -> Question:
        """Itself; raises UsageError for an act, a basis or a date that there is not."""
        _known("act", self.act, Act)
        _known("basis", self.basis, Basis)
        _known("event", self.event, list(event_names()))
        _known("status", self.status, Status)
        _known("specific", self.owed, OWED)
        _known("order", self.sort.removeprefix("-"), SORTS)
        for name in ("since", "until", "said_since", "said_until"):
            value = getattr(self, name)
            if value is not None and not bounds(value):
                shown = name.replace("_", "-")
                raise UsageError(f"{shown} '{value}' is not a date; write it like 2022-02-15 or 2022-02")
        if self.credibility is not None and not 1 <= self.credibility <= 6:
            raise UsageError(
                f"there is no credibility {self.credibility}; there are 1 (confirmed) to 6 (cannot be judged)"
            )
        if self.words is not None:
            sought(self.words)
        if self.side is not None and side_of(self.side) is None:
            state(self.side)
        if self.country is not None and alpha3_of(self.country) is None:
            state(self.country)
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


def as_read() -> ColumnElement[bool]:
    """Whether a statement stands as it was read: no person changed anything of it."""
    return schema.statements.c.id.not_in(select(corrected.c.statement_key))


def statements_that(holds: Callable[[Table], ColumnElement[bool]]) -> CompoundSelect[Any]:
    """The keys of the statements of which something holds as people left them."""
    statements = schema.statements
    return union_all(
        select(statements.c.id).where(holds(statements), as_read()),
        select(corrected.c.statement_key).where(holds(corrected), corrected.c.dropped.is_(False)),
    )


SORTS = ("happened", "said", "speaker", "outlet", "act", "came")
"""The orders in which statements may come; of two alike the one that came first stands first."""
OWED = ("any", "who", "what", "where", "when", "how_many", "whither")
"""The specifics that a statement or a claim may owe."""


def statement_keys(question: Question, store: str = "sqlite") -> Select[Any]:
    """The keys of the statements asked for, sorted; `store` is the name of the dialect, for words."""
    asked = wanted(question, store).subquery()
    by, key = asked.c.sort, asked.c.id
    order = (by.desc(), key.desc()) if question.sort.startswith("-") else (by, key)
    query = select(key).order_by(by.is_(None), *order)
    return query.limit(question.limit) if question.limit is not None else query


def statement_count(question: Question, store: str) -> Select[Any]:
    """How many statements are asked for."""
    return select(func.count()).select_from(wanted(question, store).subquery())


def statements_wanted(question: Question, store: str) -> Select[Any]:
    """The keys of the statements asked for, in no order."""
    return select(wanted(question, store).subquery().c.id)


def wanted(question: Question, store: str, within: Select[Any] | None = None) -> CompoundSelect[Any]:
    """The statements asked for, with what they are sorted by: those that stand as they were read, and the others.

    `within` are keys that those of the first sort are among, and all that have the words.
    """
    statements, readings, documents = schema.statements, schema.readings, schema.documents

    def kept(on: Table) -> Select[Any]:
        asked = question if within is None or on is corrected else replace(question, words=None)
        query = (
            select(statements.c.id, _sorted_by(question.sort.removeprefix("-"), on).label("sort"))
            .join(readings, readings.c.id == statements.c.reading_id)
            .join(documents, documents.c.id == readings.c.document_id)
            .where(newest(), said(), counts(documents.c.id), *_conditions(asked, on, store))
        )
        if on is statements:
            query = query.where(as_read())
            return query if within is None else query.where(statements.c.id.in_(within))
        return query.join(on, on.c.statement_key == statements.c.id).where(on.c.dropped.is_(False))

    return union_all(kept(statements), kept(corrected))


def _sorted_by(sort: str, on: Table) -> ColumnElement[Any]:
    if sort == "said":
        return schema.documents.c.published
    if sort == "speaker":
        speakers = schema.speakers
        return select(speakers.c.name_folded).where(speakers.c.id == on.c.speaker_id).scalar_subquery()
    if sort == "outlet":
        return schema.documents.c.outlet_folded
    column: ColumnElement[Any] = {"act": on.c.act, "came": schema.statements.c.id}.get(sort, on.c.first)
    return column


def _conditions(question: Question, on: Table, store: str) -> list[ColumnElement[bool]]:
    """What is asked of statements as they were read, or as people left them."""
    documents = schema.documents
    out: list[ColumnElement[bool]] = []
    if question.speaker is not None:
        out.append(on.c.speaker_id.in_(_speakers(question.speaker)))
    if question.act is not None:
        out.append(on.c.act == question.act.lower())
    if question.basis is not None:
        out.append(on.c.basis == question.basis.lower())
    if question.event is not None:
        out.append(_of_event(question.event, on))
    if question.country is not None:
        out.append(_of_country(alpha3_of(question.country) or question.country.upper(), on))
    if question.outlet is not None:
        out.append(documents.c.outlet_folded == folded(question.outlet))
    if since := bounds(question.since):
        out.append(on.c.last >= since[0])
    if until := bounds(question.until):
        out.append(on.c.first <= until[1])
    return [*out, *_more(question, on, store)]


def _more(question: Question, on: Table, store: str) -> Iterator[ColumnElement[bool]]:
    """What is asked of words, of sides, of the stories, of the claims, and of what is owed or not sure."""
    statements, speakers = schema.statements, schema.speakers
    if question.words is not None:
        yield statements.c.id.in_(found.keys_with(store, found.STATEMENTS, sought(question.words)))
    if question.side is not None:
        side = side_of(question.side) or question.side
        speaks_for = or_(speakers.c.country == side, speakers.c.organisation_folded == folded(side))
        yield on.c.speaker_id.in_(select(speakers.c.id).where(speaks_for))
    yield from told_between(question.said_since, question.said_until)
    if question.status is not None or question.credibility is not None:
        yield statements.c.id.in_(_in_claims(question.status, question.credibility))
    if question.owed is not None:
        yield _owes(question.owed.lower(), on)
    if question.unsure:
        yield on.c.unsure.is_(True) if on is corrected else on.c.id.in_(select(unsure.c.statement_key))


def told_between(since: str | None, until: str | None) -> Iterator[ColumnElement[bool]]:
    """Whether a story is of these days, as it dates itself."""
    day = func.substr(schema.documents.c.published, 1, 10)
    if first := bounds(since):
        yield day >= first[0][:10]
    if last := bounds(until):
        yield day <= last[1][:10]


def _in_claims(status: str | None, credibility: int | None) -> Select[Any]:
    """The statements of the claims that stand so."""
    query = (
        select(traces.c.statement_key)
        .join(claim_traces, claim_traces.c.trace == traces.c.id)
        .join(sheets, sheets.c.claim == claim_traces.c.claim)
    )
    query = query.where(sheets.c.status == status.lower()) if status is not None else query
    return query.where(sheets.c.credibility == credibility) if credibility is not None else query


def _owes(specific: str, on: Table) -> ColumnElement[bool]:
    if on is corrected:
        return on.c.owed != "  " if specific == "any" else on.c.owed.contains(f" {specific} ", autoescape=True)
    specifics = schema.specifics
    query = select(specifics.c.statement_id).where(specifics.c.state.in_([s.value for s in State if s.owed]))
    return on.c.id.in_(query if specific == "any" else query.where(specifics.c.specific == specific))


def _speakers(name: str) -> Select[Any]:
    """Speakers whose name holds the words in a row, whose alias, organisation or country is just that."""
    speakers = schema.speakers
    codes = {name.strip().upper(), alpha3_of(name) or name.strip().upper()}
    matches: list[ColumnElement[bool]] = [speakers.c.country.in_(sorted(codes))]
    if words := folded(name):
        matches += [
            speakers.c.name_folded.contains(words, autoescape=True),
            speakers.c.organisation_folded == words,
            speakers.c.name_folded.in_(
                select(schema.actors.c.name_folded)
                .join(schema.aliases, schema.aliases.c.actor_id == schema.actors.c.id)
                .where(schema.aliases.c.alias_folded == words)
            ),
            speakers.c.name_folded.in_(
                select(namesakes.c.as_folded).where(namesakes.c.name_folded.contains(words, autoescape=True))
            ),
        ]
    return select(speakers.c.id).where(or_(*matches))


def _of_event(event: str, on: Table) -> ColumnElement[bool]:
    """Statements about events of that type, or of that mode."""
    return or_(on.c.event_type == event.upper(), on.c.event_mode.in_((event.upper(), event.lower())))


def _of_country(code: str, on: Table) -> ColumnElement[bool]:
    """Statements by a speaker of that country, or that name a place in it."""
    speakers, places = schema.speakers, schema.places
    by = on.c.speaker_id.in_(select(speakers.c.id).where(speakers.c.country == code))
    if on is corrected:
        return or_(by, on.c.countries.contains(f" {code} ", autoescape=True))
    about = select(places.c.statement_id).where(places.c.country == code, places.c.statement_id.is_not(None))
    return or_(by, on.c.id.in_(about))


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
            func.coalesce(corrected.c.record, statements.c.record).label("record"),
            documents.c.id.label("document_id"),
            sightings.c.name,
            documents.c.outlet,
            documents.c.published,
            documents.c.url,
            sightings.c.title,
            readings.c.reader,
        )
        .outerjoin(corrected, corrected.c.statement_key == statements.c.id)
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


def statement_records_as_left(reading: int) -> Select[Any]:
    """The same as people left them, without those that they dropped."""
    statements = schema.statements
    return (
        select(func.coalesce(corrected.c.record, statements.c.record))
        .outerjoin(corrected, corrected.c.statement_key == statements.c.id)
        .where(statements.c.reading_id == reading, func.coalesce(corrected.c.dropped, false()).is_(False))
        .order_by(statements.c.ordinal)
    )


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
    known = select(namesakes.c.as_folded).where(namesakes.c.name_folded.contains(words, autoescape=True))
    one_person = select(namesakes.c.name_folded).where(namesakes.c.as_folded.in_(known))
    named = or_(actors.c.name_folded.contains(words, autoescape=True), actors.c.name_folded.in_(one_person))
    return query.where(or_(named, actors.c.id.in_(by_alias)))


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
