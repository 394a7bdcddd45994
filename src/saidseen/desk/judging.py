"""What people judge of claims, statements and sources, written to the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from saidseen.desk.addresses import settle_names
from saidseen.desk.claims import claim_at, statement_at, with_statements
from saidseen.desk.opening import opened
from saidseen.desk.stories import story_at
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, claim_queries, versions
from saidseen.ledger.judging import JudgementRow, judge, judgements, moment, withdrawn
from saidseen.model.claim import Member


def split(where: str | Ledger, claim: str, statements: Sequence[str], by: str, why: str) -> str:
    """Take statements out of a claim; the numbers of the judgements. Raises UsageError where they are not in it."""
    _said(by, why)
    with opened(where) as ledger:
        whole = claim_at(ledger, claim)
        chosen = [_member(whole.members, name).said.statement.id for name in statements]
        left = [m.said.statement.id for m in whole.members if m.said.statement.id not in chosen]
        if not left:
            raise UsageError("that is every statement of the claim; name those that do not belong")
        at = moment()
        with ledger.transaction(write=True) as connection:
            rows = [judge(connection, "statement", s, "apart from", left[0], by, why, at=at) for s in chosen]
            settle_names(connection, [left[0], *chosen])
    return ", ".join(map(str, rows))


def join(where: str | Ledger, claim: str, other: str, by: str, why: str) -> int:
    """Say that two claims are one; the judgement's number. Raises UsageError where they are one already."""
    _said(by, why)
    with opened(where) as ledger:
        one, two = claim_at(ledger, claim), claim_at(ledger, other)
        if one.id == two.id:
            raise UsageError(f"{claim} and {other} are one claim already")
        a, b = (c.members[0].said.statement.id for c in (one, two))
        with ledger.transaction(write=True) as connection:
            number = judge(connection, "statement", a, "together with", b, by, why)
            settle_names(connection, [a, b])
    return number


def stance_of(where: str | Ledger, statement: str, stance: str, by: str, why: str) -> int:
    """Say what a statement does to its claim; the judgement's number."""
    _said(by, why)
    with opened(where) as ledger:
        chosen = statement_at(ledger, statement)
        with ledger.transaction(write=True) as connection:
            return judge(connection, "statement", chosen, "stance", stance, by, why)


def grade(where: str | Ledger, source: str, value: str, by: str, why: str) -> int:
    """Grade a speaker or an outlet A to F; the judgement's number. Raises UsageError for one the ledger lacks."""
    _said(by, why)
    with opened(where) as ledger:
        with_statements(ledger)
        with ledger.transaction() as connection:
            names = claim_queries.speakers_and_outlets(connection)
        if source not in names:
            near = sorted(n for n in names if n and source.lower() in n.lower())[:5]
            hint = f"; did you mean {', '.join(near)}?" if near else "; write the name as `saidseen claims` shows it"
            raise UsageError(f"no speaker or outlet of the ledger is called '{source}'{hint}")
        key = hashlib.sha256(source.encode()).hexdigest()[:32]
        with ledger.transaction(write=True) as connection:
            return judge(connection, "source", key, "reliability", {"of": source, "grade": value}, by, why)


def withdraw(where: str | Ledger, story: str, by: str, why: str) -> int:
    """Say that a story (its name, or its id or the start of it) was withdrawn: it stays, and nothing in it counts.

    Its older version, where there is one that was not withdrawn, counts again. Raises UsageError for one the ledger
    lacks.
    """
    _said(by, why)
    with opened(where) as ledger, ledger.transaction(write=True) as connection:
        document = story_at(connection, story)
        number = judge(connection, "document", document, versions.WITHDRAWN, True, by, why)
        versions.withdraw(connection, document)
    return number


def undo(where: str | Ledger, number: int, by: str, why: str) -> int:
    """Take a judgement back; the number of the taking back. Raises UsageError where it does not stand."""
    _said(by, why)
    with opened(where) as ledger, ledger.transaction(write=True) as connection:
        rows = judgements(connection, all=True)
        if number not in (row.id for row in rows):
            raise UsageError(f"there is no judgement {number} to take back; `saidseen judge list` shows them")
        if number in withdrawn(rows):
            raise UsageError(f"judgement {number} is taken back already; `saidseen judge list` shows what stands")
        taken = judge(connection, "judgement", str(number), "withdraws", number, by, why, withdraws=number)
        for row in rows:
            if row.id == number and row.field == versions.WITHDRAWN:
                versions.withdraw(connection, row.subject_id)
        touched = [row for row in rows if row.field in ("apart from", "together with")]
        settle_names(connection, {name for row in touched for name in (row.subject_id, str(row.value))})
    return taken


def every(where: str | Ledger) -> list[tuple[JudgementRow, bool]]:
    """Every judgement, oldest first, and whether it stands."""
    with opened(where) as ledger, ledger.transaction() as connection:
        rows = judgements(connection, all=True)
    gone = withdrawn(rows)
    return [(row, row.id not in gone) for row in rows]


def _said(by: str, why: str) -> None:
    if not by.strip() or not why.strip():
        raise UsageError("a judgement needs who made it (--by) and a reason (--why)")


def _member(members: Sequence[Member], name: str) -> Member:
    """The statement of that id, or the one whose id begins so."""
    found = [m for m in members if m.said.id == name] or [m for m in members if name and m.said.id.startswith(name)]
    if len({m.said.statement.id for m in found}) != 1:
        what = f"{len(found)} statements have ids that begin" if found else "no statement there has an id that begins"
        raise UsageError(f"{what} with '{name}'; `saidseen claims CLAIM --format jsonl` lists them")
    return found[0]
