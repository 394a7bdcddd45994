"""What the ledger keeps of claims and their addresses, for the desk to read and write inside its transactions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from saidseen.ledger.judged_schema import heirs
from saidseen.ledger.kept_schema import about, claim_traces, claims, unsettled
from saidseen.ledger.linked import MANY
from saidseen.ledger.linked_schema import traces

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Placed:
    """A trace with its group (by first trace), the claim it is in if any, and its place in time."""

    id: int
    statement_id: str
    group: int
    claim: int | None
    at: tuple[str, str, int]


def placed(connection: Connection, where: str, values: Iterable[Any]) -> list[Placed]:
    """The traces whose `where` (group, claim or statement) is one of some values."""
    column: ColumnElement[Any] = {
        "group": traces.c.claim, "claim": claim_traces.c.claim, "statement": traces.c.statement_id,
    }[where]  # fmt: skip
    # An outer join that is asked for claims goes through all traces.
    query = select(
        traces.c.id, traces.c.statement_id, traces.c.claim.label("group"), claim_traces.c.claim,
        traces.c.at, traces.c.document_id, traces.c.ordinal,
    ).join(claim_traces, claim_traces.c.trace == traces.c.id, isouter=where != "claim")  # fmt: skip
    return [
        Placed(row.id, row.statement_id, row.group, row.claim, (row.at, row.document_id, row.ordinal))
        for some in batched(sorted(set(values)))
        for row in connection.execute(query.where(column.in_(some)))
    ]


def of_document(connection: Connection, document: str) -> dict[str, int]:
    """The claim that each statement of a document is in."""
    query = select(traces.c.statement_id, claim_traces.c.claim).join(claim_traces, claim_traces.c.trace == traces.c.id)
    return {row.statement_id: row.claim for row in connection.execute(query.where(traces.c.document_id == document))}


def resting_on(connection: Connection, documents: Iterable[str]) -> list[str]:
    """The addresses of the claims that hold statements of some documents."""
    keys = {claim for document in documents for claim in of_document(connection, document).values()}
    query = select(claims.c.address)
    return sorted(a for some in batched(sorted(keys)) for a in connection.scalars(query.where(claims.c.id.in_(some))))


def put(connection: Connection, inside: Mapping[int, int]) -> None:
    """Write which claim traces are in."""
    for some in batched(sorted(inside)):
        connection.execute(delete(claim_traces).where(claim_traces.c.trace.in_(some)))
        connection.execute(insert(claim_traces), [{"trace": trace, "claim": inside[trace]} for trace in some])


def given(connection: Connection, addresses: Sequence[str]) -> dict[str, tuple[int, int | None]]:
    """Of some addresses those that were given: the claim, and the one that it went into."""
    query = select(claims.c.address, claims.c.id, claims.c.into)
    return {
        row.address: (row.id, row.into)
        for some in batched(addresses)
        for row in connection.execute(query.where(claims.c.address.in_(some)))
    }


def gone_into(connection: Connection, numbers: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    """For some claims those that went into them, with their addresses, those given first before."""
    query = select(claims.c.id, claims.c.address, claims.c.into).order_by(claims.c.id)
    out: dict[int, list[tuple[int, str]]] = {}
    for some in batched(sorted(set(numbers))):
        for row in connection.execute(query.where(claims.c.into.in_(some))):
            out.setdefault(row.into, []).append((row.id, row.address))
    return out


def empty(connection: Connection, claim: int) -> bool:
    """Whether no trace is in a claim."""
    return connection.scalar(select(claim_traces.c.trace).where(claim_traces.c.claim == claim).limit(1)) is None


def give(connection: Connection, address: str) -> int:
    """Give an address; the claim's number."""
    return int(connection.execute(insert(claims).returning(claims.c.id), {"address": address}).scalar_one())


def lead(connection: Connection, claim: int, into: int | None) -> None:
    """Let a claim's address lead to another claim, or again to itself."""
    connection.execute(update(claims).where(claims.c.id == claim).values(into=into))


def addresses_of(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The addresses of some claims."""
    query = select(claims.c.id, claims.c.address)
    found = (connection.execute(query.where(claims.c.id.in_(some))) for some in batched(sorted(set(numbers))))
    return {row.id: row.address for rows in found for row in rows}


def beginning(connection: Connection, start: str) -> list[int]:
    """The claims whose addresses begin so; an address that leads elsewhere counts for where it leads."""
    if not start or not set(start) <= set("0123456789abcdef"):
        return []
    query = select(claims.c.id, claims.c.into).where(claims.c.address >= start, claims.c.address < start + "g")
    rows = connection.execute(query.order_by(claims.c.into.is_not(None), claims.c.id)).all()
    live = [row.id for row in rows if row.into is None and not empty(connection, row.id)]
    return live or sorted({n for row in rows if not empty(connection, n := led(connection, row.id))})


def led(connection: Connection, claim: int) -> int:
    """The claim to which one's address leads."""
    while (into := connection.scalar(select(claims.c.into).where(claims.c.id == claim))) is not None:
        claim = into
    return claim


def leading(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Of some addresses those that were given, to the claim where each leads."""
    found = given(connection, sorted(set(names)))
    return {name: claim if into is None else led(connection, into) for name, (claim, into) in found.items()}


def holding(connection: Connection, start: str) -> list[tuple[str, str, int]]:
    """The traces of statements whose ids begin so: statement, document, claim."""
    if not start:
        return []
    query = (
        select(traces.c.statement_id, traces.c.document_id, claim_traces.c.claim)
        .join(claim_traces, claim_traces.c.trace == traces.c.id)
        .where(traces.c.statement_id >= start, traces.c.statement_id < start + "\U0010ffff")
    )
    return [tuple(row) for row in connection.execute(query.order_by(traces.c.at, traces.c.document_id))]


def every(connection: Connection) -> Iterator[tuple[str, int]]:
    """Each statement with its claim."""
    query = select(traces.c.statement_id, claim_traces.c.claim).join(claim_traces, claim_traces.c.trace == traces.c.id)
    for row in connection.execute(query):
        yield row.statement_id, row.claim


def count(connection: Connection) -> int:
    """How many claims there are."""
    return connection.scalar(select(func.count(func.distinct(claim_traces.c.claim)))) or 0


def waiting(connection: Connection, limit: int) -> list[int]:
    """Groups whose traces have no address yet, as an older version left them."""
    return list(connection.scalars(select(unsettled.c.claim).order_by(unsettled.c.claim).limit(limit)))


def done(connection: Connection, groups: Sequence[int]) -> None:
    """Note that the traces of some groups have addresses."""
    connection.execute(delete(unsettled).where(unsettled.c.claim.in_(groups)))


def forget(connection: Connection, ids: Iterable[int]) -> None:
    """Take some traces out of the claims, and of what questions look at."""
    for some in batched(sorted(ids)):
        connection.execute(delete(claim_traces).where(claim_traces.c.trace.in_(some)))
        connection.execute(delete(about).where(about.c.trace.in_(some)))


def take_up(connection: Connection, document: str, before: Mapping[str, int]) -> set[int]:
    """Put the statements of a document that is linked again, and those that took the place of one, into its claim.

    The claims of statements that are not there any more are returned.
    """
    rows = connection.execute(select(traces.c.id, traces.c.statement_id).where(traces.c.document_id == document))
    mine = [(row.id, row.statement_id) for row in rows]
    there = {statement for _, statement in mine}
    gone = sorted(before.keys() - there)
    took = {
        row.heir: before[row.statement_id]
        for some in batched(gone)
        for row in connection.execute(select(heirs).where(heirs.c.statement_id.in_(some)))
    }
    home = {**took, **before}
    put(connection, {trace: home[statement] for trace, statement in mine if statement in home})
    return {claim for statement, claim in before.items() if statement not in there}


def put_about(connection: Connection, told: Iterable[tuple[int, Mapping[str, Any], Iterable[str]]]) -> None:
    """Keep what traces are about (their matter and the countries in it), for questions."""
    if rows := [row for trace, matter, countries in told for row in about_rows(trace, matter, countries)]:
        connection.execute(insert(about), rows)


def about_rows(trace: int, matter: Mapping[str, Any], countries: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Rows of what a trace is about: its kind, the sides that do it, the countries it happens in."""
    kinds = [matter["kind"]] if matter.get("kind") else []
    for sort, values in {"kind": kinds, "side": matter.get("subjects", ()), "country": countries}.items():
        for value in dict.fromkeys(str(v) for v in values):
            if value:
                yield {"sort": sort, "value": value, "trace": trace}


def batched(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, as many at a time as one statement may bind."""
    for start in range(0, len(values), MANY):
        yield values[start : start + MANY]
