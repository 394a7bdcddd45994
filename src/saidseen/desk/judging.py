"""What people judge of claims, statements and sources, written to the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saidseen.desk.addresses import settle_names
from saidseen.desk.claims import claim_at, statement_at, with_statements
from saidseen.desk.correcting import MOVE, clashing, follow, said, touched
from saidseen.desk.linking import update
from saidseen.desk.opening import opened
from saidseen.desk.stories import story_at
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, addresses, claim_queries, corrections, versions
from saidseen.ledger.judging import JudgementRow, judge, judgements, moment, withdrawn
from saidseen.ledger.people import APART, SAME
from saidseen.model.claim import Member, Stance
from saidseen.model.corrections import SETTERS
from saidseen.model.judged import GRADES

if TYPE_CHECKING:
    from sqlalchemy import Connection


def split(where: str | Ledger, claim: str, statements: Sequence[str], by: str, why: str) -> str:
    """Take statements out of a claim; the numbers of the judgements. Raises UsageError where they are not in it."""
    said(by, why)
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
    said(by, why)
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
    """Say what a statement does to its claim; the judgement's number. Raises UsageError."""
    said(by, why)
    word = stance.strip().lower()
    if word not in tuple(Stance):
        raise UsageError(f"there is no stance '{stance}'; there are {', '.join(Stance)}")
    with opened(where) as ledger:
        chosen = statement_at(ledger, statement)
        with ledger.transaction(write=True) as connection:
            touched(connection, [chosen])
            return judge(connection, "statement", chosen, "stance", word, by, why)


def grade(where: str | Ledger, source: str, value: str, by: str, why: str) -> int:
    """Grade a speaker or an outlet A to F; the judgement's number. Raises UsageError for one the ledger lacks."""
    said(by, why)
    if value not in tuple(GRADES):
        raise UsageError(f"there is no grade '{value}'; there are {', '.join(GRADES)}")
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
    said(by, why)
    with opened(where) as ledger, ledger.transaction(write=True) as connection:
        document = story_at(connection, story)
        number = judge(connection, "document", document, versions.WITHDRAWN, True, by, why)
        versions.withdraw(connection, document)
    return number


def undo(where: str | Ledger, number: int, by: str, why: str) -> int:
    """Take a judgement back; the number of the taking back. Raises UsageError where it does not stand."""
    said(by, why)
    with opened(where) as ledger, ledger.transaction(write=True) as connection:
        rows = judgements(connection, all=True)
        if number not in (row.id for row in rows):
            raise UsageError(f"there is no judgement {number} to take back; `saidseen judge list` shows them")
        if number in withdrawn(rows):
            raise UsageError(f"judgement {number} is taken back already; `saidseen judge list` shows what stands")
        taken = judge(connection, "judgement", str(number), "withdraws", number, by, why, withdraws=number)
        _again(connection, [row for row in rows if row.id in _chain(rows, number)], rows)
    with opened(where) as ledger:
        update(ledger)
    return taken


def judgement_at(where: str | Ledger, number: int) -> str:
    """The name of the judgement with that number; raises UsageError where there is none."""
    if number not in {row.id for row, _ in every(where)}:
        raise UsageError(f"there is no judgement {number}; `saidseen judge list` shows them")
    return str(number)


def _chain(rows: Sequence[JudgementRow], number: int) -> set[int]:
    """The judgement with that number, and those that it takes back, back to the first."""
    by_id, chain = {row.id: row for row in rows}, {number}
    while (back := by_id[number].withdraws) is not None:
        chain.add(number := back)
    return chain


def _again(connection: Connection, undone: Sequence[JudgementRow], rows: Sequence[JudgementRow]) -> None:
    """Bring in step what hung on judgements that were taken back, or stand again."""
    for row in undone:
        if row.field == versions.WITHDRAWN:
            versions.withdraw(connection, row.subject_id)
        elif row.field in SETTERS:
            follow(connection, {row.subject_id})
        elif row.field in (SAME, APART):
            people = [one.value for one in rows if one.field in (SAME, APART)]
            follow(connection, names={value[key] for value in people for key in ("of", "other")})
    of = {kind: [row.subject_id for row in undone if row.subject == kind] for kind in ("statement", "claim")}
    touched(connection, of["statement"], of["claim"])
    placed = [row for row in rows if row.field in ("apart from", "together with", MOVE)]
    loose = {row.subject_id for row in undone if row.field == MOVE}
    settle_names(connection, {name for row in placed for name in (row.subject_id, str(row.value))}, loose)


@dataclass(frozen=True, slots=True)
class Logged:
    """A judgement in the log: whether it stands, which later ones of other people contradict it or it contradicts, and
    whether the statement or claim that it is of is `lost`: no reading has it any more, or none of its statements."""

    row: JudgementRow
    stands: bool
    clashes: tuple[int, ...] = ()
    lost: bool = False

    @property
    def state(self) -> str:
        """What became of it, in a few words."""
        against = f"clashes with {', '.join(map(str, self.clashes))}" if self.clashes else ""
        lost = f"its {self.row.subject} is not read any more" if self.lost else ""
        return "; ".join(filter(None, ("" if self.stands else "undone", against, lost)))


def logged(where: str | Ledger) -> list[Logged]:
    """Every judgement, oldest first, with what became of it."""
    with opened(where) as ledger, ledger.transaction() as connection:
        rows = judgements(connection, all=True)
        gone = withdrawn(rows)
        left = [row for row in rows if row.id not in gone]
        there = corrections.still_read(connection, (row.subject_id for row in left if row.subject == "statement"))
        claims = addresses.leading(connection, (row.subject_id for row in left if row.subject == "claim"))
        there |= {address for address, claim in claims.items() if not addresses.empty(connection, claim)}
    pairs = [(one.id, other) for one in left for other in clashing(left, one.id)]
    clashes: dict[int, set[int]] = {}
    for number, other in pairs:
        clashes.setdefault(number, set()).add(other.id)
        clashes.setdefault(other.id, set()).add(number)
    return [
        Logged(
            row,
            row.id not in gone,
            tuple(sorted(clashes.get(row.id, ()))),
            row.id not in gone and row.subject in ("statement", "claim") and row.subject_id not in there,
        )
        for row in rows
    ]


def every(where: str | Ledger) -> list[tuple[JudgementRow, bool]]:
    """Every judgement, oldest first, and whether it stands."""
    with opened(where) as ledger, ledger.transaction() as connection:
        rows = judgements(connection, all=True)
    gone = withdrawn(rows)
    return [(row, row.id not in gone) for row in rows]


def _member(members: Sequence[Member], name: str) -> Member:
    """The statement of that id, or the one whose id begins so."""
    found = [m for m in members if m.said.id == name] or [m for m in members if name and m.said.id.startswith(name)]
    if len({m.said.statement.id for m in found}) != 1:
        what = f"{len(found)} statements have ids that begin" if found else "no statement there has an id that begins"
        raise UsageError(f"{what} with '{name}'; `saidseen claims CLAIM --format jsonl` lists them")
    return found[0]
