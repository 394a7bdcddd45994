"""What the ledger keeps of claims and copies, for linking to read and write; each story in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, delete, func, insert, or_, select, update

from saidseen.ledger import schema
from saidseen.ledger.errors import LedgerDamaged
from saidseen.ledger.linked_schema import AGAIN, UNDATED, copies, joints, linked, prints, trace_keys, traces
from saidseen.ledger.queries import newest, reading_of
from saidseen.model.codec import reading_from_json
from saidseen.model.reading import Document

if TYPE_CHECKING:
    from sqlalchemy import Connection

MANY = 900  # values bound in one statement: some stores take no more than 999


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A trace as kept: its key, and what linking needs of it; `record` is the matter as JSON."""

    id: int
    statement_key: int
    statement_id: str
    document_id: str
    ordinal: int
    at: str
    cell: str | None
    places: str
    first: int | None
    last: int | None
    host: int | None
    claim: int
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy as kept, by document ids."""

    a: str
    b: str
    share: float
    kind: str
    origin: str | None


def pending(connection: Connection, linker: str, limit: int) -> list[tuple[str, int]]:
    """Documents (with their newest reading) that this linker has not linked, in the order they came."""
    readings = schema.readings
    query = select(readings.c.document_id, readings.c.id).where(newest()).order_by(readings.c.id).limit(limit)
    last = connection.scalar(select(func.max(linked.c.reading_id)).where(linked.c.linker == linker)) or 0
    redone = list(connection.scalars(select(linked.c.document_id).where(linked.c.linker == linker + AGAIN)))
    if len(redone) <= MANY and _all_but_new(connection, linker, last, len(redone)):
        queries = [query.where(readings.c.id > last)]
        queries += [query.where(readings.c.document_id.in_(redone))] if redone else []
    else:
        unlike = or_(linked.c.reading_id.is_(None), linked.c.reading_id != readings.c.id, linked.c.linker != linker)
        queries = [query.outerjoin(linked, linked.c.document_id == readings.c.document_id).where(unlike)]
    found = {row.id: row.document_id for one in queries for row in connection.execute(one)}
    return [(found[reading], reading) for reading in sorted(found)][:limit]


def _all_but_new(connection: Connection, linker: str, last: int, redone: int) -> bool:
    """Whether this linker linked every document but those that came after the reading `last`, and those that it is to
    link again."""
    readings = schema.readings
    whole = connection.scalar(select(func.count()).select_from(schema.documents)) or 0
    done = connection.scalar(select(func.count()).select_from(linked).where(linked.c.linker == linker)) or 0
    later = select(readings.c.document_id).where(readings.c.id > last).distinct()
    fresh = sum(
        connection.scalar(select(linked.c.document_id).where(linked.c.document_id == document)) is None
        for document in connection.scalars(later).all()
    )
    return whole == done + redone + fresh


def waits(connection: Connection, document: str, reading: int, linker: str) -> bool:
    """Whether that reading is the newest of its document, and this linker has not linked it."""
    readings = schema.readings
    newest_is = select(func.max(readings.c.id)).where(readings.c.document_id == document)
    done = select(linked.c.document_id).where(
        linked.c.document_id == document, linked.c.reading_id == reading, linked.c.linker == linker
    )
    return connection.scalar(newest_is) == reading and connection.scalar(done) is None


def is_again(connection: Connection, document: str, reading: int, linker: str) -> bool:
    """Whether this linker linked that reading of the document before, and is to link it again."""
    query = select(linked.c.document_id).where(linked.c.document_id == document, linked.c.reading_id == reading)
    return connection.scalar(query.where(linked.c.linker == linker + AGAIN)) is not None


def statement_keys(connection: Connection, reading: int) -> dict[str, int]:
    """The keys of a reading's statements, by their ids."""
    statements = schema.statements
    query = select(statements.c.statement_id, statements.c.id).where(statements.c.reading_id == reading)
    return {row.statement_id: row.id for row in connection.execute(query)}


def added(connection: Connection, document: str) -> str:
    """When the ledger first had a document."""
    documents = schema.documents
    return str(connection.scalar(select(documents.c.first_added).where(documents.c.id == document)))


def document(connection: Connection, identity: str) -> Document:
    """A document by id, as its newest reading has it."""
    row = connection.execute(reading_of(identity, None)).one()
    head = json.loads(row.record)
    head["document"]["text"] = bytes(row.utf8).decode("utf-8", "surrogatepass")
    return reading_from_json({**head, "statements": []}).document


def forget(connection: Connection, document: str) -> set[int]:
    """Take out what was linked of a document; the claims (by first trace) that lose a statement are returned."""
    touched = forget_traces(connection, connection.scalars(select(traces.c.id).where(traces.c.document_id == document)))
    forget_copies(connection, document)
    connection.execute(delete(linked).where(linked.c.document_id == document))
    return touched


def forget_traces(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Take out some traces; the claims (by first trace) that lose a statement are returned."""
    touched: set[int] = set()
    for some in _batches(sorted(ids)):
        touched |= set(connection.scalars(select(traces.c.claim).where(traces.c.id.in_(some)).distinct()))
        connection.execute(delete(trace_keys).where(trace_keys.c.trace.in_(some)))
        connection.execute(delete(joints).where(joints.c.a.in_(some)))
        connection.execute(delete(joints).where(joints.c.b.in_(some)))
        connection.execute(delete(traces).where(traces.c.id.in_(some)))
    return touched


def forget_copies(connection: Connection, document: str) -> None:
    """Take out a document's fingerprints, and its copies."""
    connection.execute(delete(copies).where(or_(copies.c.a == document, copies.c.b == document)))
    connection.execute(delete(prints).where(prints.c.document_id == document))


def has_prints(connection: Connection, document: str) -> bool:
    """Whether fingerprints of a document are kept."""
    return connection.scalar(select(prints.c.number).where(prints.c.document_id == document).limit(1)) is not None


def put_traces(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Keep new traces; their keys, in order."""
    if not rows:
        return []
    returning = insert(traces).returning(traces.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(returning, [{**row, "record": json.dumps(row["record"])} for row in rows]))


def put_keys(connection: Connection, keys: Iterable[tuple[int, int | None, int]]) -> None:
    """Keep the keys (key, first day, trace) by which traces find each other."""
    rows = [
        {"key": key, "first": UNDATED if first is None else first, "trace": trace}
        for key, first, trace in dict.fromkeys(keys)
    ]
    if rows:
        connection.execute(insert(trace_keys), rows)


def traces_between(connection: Connection, key: int, first: int, last: int) -> list[TraceRow]:
    """The traces kept under `key` for a stretch of days, in order."""
    wanted = select(trace_keys.c.trace).where(
        trace_keys.c.key == key, trace_keys.c.first >= first, trace_keys.c.first <= last
    )
    return sorted(_rows(connection, traces.c.id.in_(wanted)), key=lambda row: row.id)


def of_document(connection: Connection, document: str) -> list[TraceRow]:
    """All traces of a document."""
    return list(_rows(connection, traces.c.document_id == document))


@contextmanager
def sound() -> Iterator[None]:
    """What cannot be made of a kept record raises LedgerDamaged."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LedgerDamaged(f"a record in it is damaged ({error}); restore a copy of it") from error


def _rows(connection: Connection, where: Any) -> Iterator[TraceRow]:
    for row in connection.execute(select(traces).where(where)).mappings():
        with sound():
            record = json.loads(row["record"])
        yield TraceRow(**{**row, "record": record})


def put_joints(connection: Connection, found: Mapping[tuple[int, int], float]) -> None:
    """Keep pairs of traces (the lower key first) with their chance."""
    if found:
        connection.execute(insert(joints), [{"a": a, "b": b, "score": score} for (a, b), score in found.items()])


def joints_of(connection: Connection, ids: Iterable[int], least: float = 0.0) -> dict[tuple[int, int], float]:
    """The joints of at least some score that some traces have, with their scores."""
    out = {}
    for some in _batches(sorted(set(ids))):
        mine = or_(joints.c.a.in_(some), joints.c.b.in_(some))
        for a, b, score in connection.execute(
            select(joints.c.a, joints.c.b, joints.c.score).where(mine, joints.c.score >= least)
        ):
            out[a, b] = score
    return out


def in_order(connection: Connection, ids: Iterable[int]) -> list[tuple[int, int]]:
    """Traces with the group each is in, in the order in which their stories count as known, then by document and place
    there."""
    columns = (traces.c.at, traces.c.document_id, traces.c.ordinal, traces.c.id, traces.c.claim)
    found = [
        tuple(row)
        for some in _batches(sorted(set(ids)))
        for row in connection.execute(select(*columns).where(traces.c.id.in_(some)))
    ]
    return [row[3:] for row in sorted(found)]


def set_hosts(connection: Connection, hosts: Mapping[int, int]) -> None:
    """Write which trace others go with."""
    if hosts:
        change = update(traces).where(traces.c.id == bindparam("trace")).values(host=bindparam("with_trace"))
        connection.execute(change, [{"trace": trace, "with_trace": host} for trace, host in hosts.items()])


def set_claims(connection: Connection, claims: Mapping[int, int]) -> None:
    """Write which group each trace is in now."""
    if claims:
        change = update(traces).where(traces.c.id == bindparam("trace")).values(claim=bindparam("group"))
        connection.execute(change, [{"trace": trace, "group": group} for trace, group in claims.items()])


def followers(connection: Connection, heads: Sequence[int]) -> dict[int, int]:
    """The traces that go with some others, to the one each goes with."""
    out = {}
    for some in _batches(heads):
        for row in connection.execute(select(traces.c.id, traces.c.host).where(traces.c.host.in_(some))):
            out[row.id] = row.host
    return out


def put_prints(connection: Connection, document: str, numbers: Iterable[tuple[int, int]]) -> None:
    """Keep a document's fingerprints (number, sort)."""
    rows = [{"number": n, "sort": sort, "document_id": document} for n, sort in dict.fromkeys(numbers)]
    if rows:
        connection.execute(insert(prints), rows)


def with_prints(connection: Connection, numbers: Sequence[int], sort: int, least: int) -> list[str]:
    """Documents that share at least `least` fingerprints of a sort."""
    counts: dict[str, int] = {}
    for some in _batches(numbers):
        query = (
            select(prints.c.document_id, func.count())
            .where(prints.c.number.in_(some), prints.c.sort == sort)
            .group_by(prints.c.document_id)
        )
        for document, count in connection.execute(query):
            counts[document] = counts.get(document, 0) + count
    return sorted(document for document, count in counts.items() if count >= least)


def earliest(connection: Connection, documents: Sequence[str], most: int) -> list[str]:
    """The earliest of some documents, by when they count as known."""
    found: list[tuple[str, str]] = []
    for some in _batches(documents):
        query = select(func.min(traces.c.at), traces.c.document_id).where(traces.c.document_id.in_(some))
        found += [(at, document) for at, document in connection.execute(query.group_by(traces.c.document_id))]
    return [document for _, document in sorted(found)[:most]]


def put_copies(connection: Connection, rows: Iterable[CopyRow]) -> None:
    """Keep copies."""
    values = [{"a": r.a, "b": r.b, "share": r.share, "kind": r.kind, "origin": r.origin} for r in rows]
    if values:
        connection.execute(insert(copies), values)


def copies_of(connection: Connection, documents: Sequence[str] | None = None) -> list[CopyRow]:
    """The copies kept, all or those between some documents."""
    query: Select[Any] = select(copies.c.a, copies.c.b, copies.c.share, copies.c.kind, copies.c.origin)
    if documents is None:
        return [CopyRow(*row) for row in connection.execute(query.order_by(copies.c.a, copies.c.b))]
    inside = set(documents)
    rows = [r for some in _batches(sorted(inside)) for r in connection.execute(query.where(copies.c.a.in_(some)))]
    return [CopyRow(*row) for row in rows if row.b in inside]


def mark(connection: Connection, document: str, reading: int, linker: str) -> None:
    """Note that a document is linked."""
    connection.execute(delete(linked).where(linked.c.document_id == document))
    connection.execute(insert(linked), {"document_id": document, "reading_id": reading, "linker": linker})


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(values)
    for start in range(0, len(every), MANY):
        yield every[start : start + MANY]
