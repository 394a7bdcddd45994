"""The claims of a ledger: brought up to date, gathered, judged by people, put together."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from saidseen.claims.assemble import assemble, claim_id_of
from saidseen.claims.codec import matter_from_json
from saidseen.claims.hands import Join, Split, regrouped
from saidseen.claims.judged import Judged
from saidseen.claims.likeness import Point, point
from saidseen.claims.linking import link, reasons
from saidseen.claims.moments import order
from saidseen.claims.records import Claim, Copied, Said, Source, Status
from saidseen.desk_linking import update
from saidseen.errors import SaidseenError, UsageError
from saidseen.ledger import Ledger, claim_queries, linked
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.codec import statement_from_json
from saidseen.ledger.judging import JudgementRow, judgements
from saidseen.ledger.when import bounds

if TYPE_CHECKING:
    from sqlalchemy import Connection

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Hands:
    """What people judged, as the claims need it."""

    moves: tuple[Split | Join, ...] = ()
    judged: tuple[Judged, ...] = ()


def claims_of(
    where: str | Ledger,
    question: ClaimQuestion | None = None,
    *,
    status: str | None = None,
    as_of: str | None = None,
    least: int = 1,
    progress: Progress | None = None,
) -> list[Claim]:
    """The claims of a ledger (its path, or open) that a question meets, in order of their first statement.

    `status` is one of the assessments; `as_of` an ISO date or time: the claims as the stories known by its end make
    them (a story is known when it was published, else when the ledger first had it); `least` leaves out claims of fewer
    statements. Links what is not linked yet first. Raises UsageError, LedgerError, and SaidseenError for a ledger
    without statements.
    """
    asked = (question or ClaimQuestion()).checked()
    _known_status(status)
    until = _end_of(as_of)
    with _opened(where) as ledger:
        update(ledger, progress)
        with ledger.transaction() as connection:
            _, statements = claim_queries.counts(connection)
            if not statements:
                raise SaidseenError(f"{ledger.path}: the ledger holds no statements; read stories into it first")
            hands = hands_of(judgements(connection))
            meeting = claim_queries.meeting(connection, asked) if asked != ClaimQuestion() else None
            rows = _rows(connection, meeting, hands) if until is None else _as_of(connection, until)
            copied = [_copied(row) for row in linked.copies_of(connection)]
            claims = list(_assembled(rows, hands, copied, meeting))
    claims = [c for c in claims if _is_said(c)]
    chosen = (c for c in claims if len(c.members) >= least and (status is None or c.assessment.status.value == status))
    return sorted(chosen, key=lambda claim: order(claim.members[0].said))


def _is_said(claim: Claim) -> bool:
    """Whether somebody says it; what stories only take for granted makes no claim."""
    return any(not m.said.statement.embedded for m in claim.members)


def claims_with(where: str | Ledger, statements: Iterable[str]) -> list[Claim]:
    """The claims that hold some of the statements (ids), those that hold most of them first."""
    wanted = set(statements)
    with _opened(where) as ledger:
        update(ledger)
        with ledger.transaction() as connection:
            hands = hands_of(judgements(connection))
            meeting = {i: claim for s in sorted(wanted) for i, claim in claim_queries.holding(connection, s)}
            rows = _rows(connection, meeting, hands)
            copied = [_copied(row) for row in linked.copies_of(connection)]
            claims = list(_assembled(rows, hands, copied, meeting))
    held = [(sum(m.said.statement.id in wanted for m in c.members), c) for c in claims]
    return [claim for many, claim in sorted(held, key=lambda h: (-h[0], order(h[1].members[0].said))) if many]


def hands_of(rows: Sequence[JudgementRow]) -> Hands:
    """Splits, joins and grades among judgements that stand, oldest first."""
    moves: dict[object, Split | Join] = {}
    judged = []
    for row in rows:
        if row.field == "apart from":
            key = str(row.value), row.person, row.made_at, row.why
            old = moves.get(key)
            away = frozenset((row.subject_id, *(old.statements if isinstance(old, Split) else ())))
            moves[key] = Split(str(row.value), away, row.person, row.made_at, row.why)
        elif row.field == "together with":
            moves[row.id] = Join(row.subject_id, str(row.value), row.person, row.made_at, row.why)
        elif row.field == "stance":
            judged.append(Judged(row.subject_id, str(row.value), row.person, row.made_at))
        elif row.field == "reliability":
            judged.append(Judged(str(row.value["of"]), str(row.value["grade"]), row.person, row.made_at))
    return Hands(tuple(moves.values()), tuple(judged))


def judged_in(path: str) -> tuple[Judged, ...]:
    """The stances and grades that people gave in a ledger."""
    with Ledger(path, create=False) as ledger, ledger.transaction() as connection:
        return hands_of(judgements(connection)).judged


def nothing(path: str, least: int, as_of: str | None = None) -> str:
    """Why no claim was found, as far as the ledger tells, and what to ask instead."""
    if as_of is not None and (until := _end_of(as_of)) is not None:
        with Ledger(path, create=False) as ledger, ledger.transaction() as connection:
            first = claim_queries.first_known(connection)
        if first is not None and first > until:
            return f"no story was known by {as_of}; the first is of {first[:10]}"
    hint = "; --least 1 shows those of a single one" if least > 1 else ""
    return f"no claim of {least} or more statements meets all that was asked{hint}"


def claim_named(claims: Iterable[Claim], name: str) -> Claim:
    """The claim of that id, of which one statement's claim had that id, or whose id begins so; raises UsageError."""
    every = list(claims)
    for claim in every:
        if claim.id == name or any(name in (claim_id_of(m.said.id), m.said.id) for m in claim.members):
            return claim
    found = [claim for claim in every if name and claim.id.startswith(name)] or [
        claim for claim in every if name and any(claim_id_of(m.said.id).startswith(name) for m in claim.members)
    ]
    if len(found) != 1:
        what = (
            f"{len(found)} claims have ids that begin" if found else f"no claim of {len(every)} has an id that begins"
        )
        raise UsageError(f"{what} with '{name}'; `saidseen claims` lists them")
    return found[0]


def _known_status(status: str | None) -> None:
    if status is not None and status not in tuple(Status):
        raise UsageError(f"there is no status '{status}'; there are {', '.join(Status)}")


def _opened(where: str | Ledger) -> AbstractContextManager[Ledger]:
    return nullcontext(where) if isinstance(where, Ledger) else Ledger(where, create=False)


def _rows(connection: Connection, meeting: Mapping[int, int] | None, hands: Hands) -> list[dict[str, Any]]:
    """The statements of the groups that a question meets, and of those that a person tied to others."""
    if meeting is None:
        return claim_queries.members(connection, claim_queries.groups(connection))
    wanted = set(meeting.values())
    for name in sorted({n for m in hands.moves for n in ((m.anchor,) if isinstance(m, Split) else (m.a, m.b))}):
        wanted |= set(claim_queries.groups(connection, name))
    return claim_queries.members(connection, sorted(wanted))


def _end_of(as_of: str | None) -> str | None:
    """The last second of a time that is asked for; raises UsageError where it is none."""
    found = bounds(as_of)
    if as_of is not None and found is None:
        raise UsageError(f"as-of '{as_of}' is not a date; write it like 2022-02-15 or 2022-02-15T12:00")
    return found[1] if found else None


def _as_of(connection: Connection, until: str) -> list[dict[str, Any]]:
    """The statements known by a time, grouped as they alone make claims."""
    known = set(claim_queries.until(connection, until))
    every = claim_queries.members(connection, claim_queries.groups(connection))
    rows = {str(row["id"]): row for row in every if row["id"] in known}
    hosts = {row["document_id"] + row["statement_id"]: key for key, row in rows.items()}
    points = [_point(key, row, hosts) for key, row in rows.items()]
    return [{**rows[i], "claim": n} for n, group in enumerate(link(points)) for i in group.ids]


def _point(key: str, row: Mapping[str, Any], hosts: Mapping[str, str]) -> Point:
    with linked.sound():
        matter = matter_from_json(json.loads(row["matter"]))
        repeats = json.loads(row["record"]).get("repeats")
    host = hosts.get(row["document_id"] + matter.host) if matter.host else None
    again = hosts.get(row["document_id"] + repeats) if repeats else None
    at = (row["at"], row["document_id"], row["ordinal"])
    return point(key, row["document_id"], replace(matter, host=host), at, again)


def _assembled(
    rows: Sequence[dict[str, Any]], hands: Hands, copied: Sequence[Copied], meeting: Mapping[int, int] | None
) -> Iterator[Claim]:
    """The claims that the rows of whole groups make, after what people split and joined, as far as one is wanted."""
    groups: dict[int, list[int]] = defaultdict(list)
    said, ids, matters = {}, {}, {}
    for row in rows:
        groups[row["claim"]].append(row["id"])
        one = _said(row)
        said[row["id"]], ids[row["id"]] = one, one.statement.id
        matters[row["id"]] = point(
            one.id, row["document_id"], one.matter, (row["at"], row["document_id"], row["ordinal"])
        )
    for group in regrouped(groups.values(), ids, hands.moves):
        if meeting is not None and meeting.keys().isdisjoint(group):
            continue
        inside = sorted((matters[i] for i in group), key=lambda p: p.at)
        documents = {said[i].source.id for i in group}
        near = [c for c in copied if c.a in documents and c.b in documents]
        contents = {said[i].id: said[i].statement.content.text for i in group}
        yield assemble([said[i] for i in group], near, reasons(inside, contents), hands.judged)


def _said(row: Mapping[str, Any]) -> Said:
    """A row as a statement of a claim; one that an earlier document has word for word too has a name of its own."""
    with linked.sound():
        statement = statement_from_json(json.loads(row["record"]))
        matter = matter_from_json(json.loads(row["matter"]))
    at = row["published"] if bounds(row["published"]) else row["at"]
    source = Source(row["document_id"], row["name"], row["outlet"], row["published"], at, row["url"], row["title"])
    alias = f"{statement.id}~{row['document_id'][:8]}" if row["again"] else None
    return Said(statement, source, matter, row["ordinal"], alias)


def _copied(row: linked.CopyRow) -> Copied:
    if row.origin == row.b:
        return Copied(row.b, row.a, True)
    return Copied(row.a, row.b, row.origin == row.a)
