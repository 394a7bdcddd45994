"""What people say of a statement's fields, of who is who, and beside anything: rows, and what follows from them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from saidseen.desk.addresses import settle_names
from saidseen.desk.claims import claim_at, statement_at
from saidseen.desk.linking import update
from saidseen.desk.opening import opened
from saidseen.desk.stories import story_at
from saidseen.desk.values import FieldAsked, near_names, shown_value, value_of
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, addresses, claim_queries, corrections, versions
from saidseen.ledger.corrections import refresh
from saidseen.ledger.judging import JudgementRow, judge, judgements
from saidseen.ledger.linked_schema import traces
from saidseen.ledger.people import APART, SAME
from saidseen.ledger.sheets import outdate, outdate_holding
from saidseen.ledger.words import folded
from saidseen.model.claim import Status
from saidseen.model.corrections import SETTERS
from saidseen.model.reading import Statement

if TYPE_CHECKING:
    from sqlalchemy import Connection

STATUS, MOVE, NOTE, CONFIRM = "status", "move", "note", "confirm"


@dataclass(frozen=True, slots=True)
class Made:
    """A judgement that was kept: its number, and in a sentence what it is of and what it says."""

    number: int
    told: str


def said(by: str, why: str) -> None:
    """Raise UsageError where a judgement has no person or no reason."""
    if not by.strip() or not why.strip():
        raise UsageError("a judgement needs who made it (--by) and a reason (--why)")


def correct(where: str | Ledger, field: str, statement: str, value: str, by: str, why: str) -> Made:
    """Say what a field of a statement (id, or its start) is; the claims follow at once. Raises UsageError."""
    said(by, why)
    with opened(where) as ledger:
        name = statement_at(ledger, statement)
        with ledger.transaction(write=True) as connection:
            found, document = corrections.as_left(connection, name)
            before = _now(found, field)
            kept = value_of(field, FieldAsked(connection, found, document, value))
            number = judge(connection, "statement", name, field, kept, by, why)
            others = clashing(judgements(connection), number)
            near = near_names(connection, kept.get("name") or "") if field == "speaker" else []
            follow(connection, {name})
        update(ledger)
    told = f"{field} of {name[:8]}: {before} → {shown_value(kept)}" if before else f"{field}: {name[:8]}"
    told += f', "{_short(found.content.text)}"'
    told += "".join(f"; against judgement {row.id} of {row.person} ({shown_value(row.value)})" for row in others)
    return Made(number, told + (f"; no story has that name yet, near it are {', '.join(near)}" if near else ""))


def follow(connection: Connection, statements: Collection[str] = (), names: Collection[str] = ()) -> None:
    """Bring what is kept of statements in step with what was judged; stories of corrected ones are linked again."""
    documents = refresh(connection, statements, names)
    if statements:
        for document in documents:
            versions.again(connection, document)


def same(where: str | Ledger, name: str, other: str, by: str, why: str, *, apart: bool = False) -> Made:
    """Say that two names are one person's, known by the first; or, `apart`, that they are not. Raises UsageError."""
    said(by, why)
    if folded(name) == folded(other):
        raise UsageError(f"'{name}' and '{other}' are one spelling already")
    with opened(where) as ledger, ledger.transaction(write=True) as connection:
        known = claim_queries.spellings(connection)
        lacking = [one for one in (name, other) if (folded(one) or "") not in known]
        if lacking and (not apart or len(lacking) == 2):
            raise UsageError(f"no speaker of the ledger is called '{lacking[0]}'; `saidseen who` lists them")
        field, names = APART if apart else SAME, {"of": name, "other": other}
        rows = [row for row in judgements(connection) if row.field in (SAME, APART)]
        number = judge(connection, "actor", _key(name, other), field, names, by, why)
        touched = {n for row in rows for n in (row.value["of"], row.value["other"])} | {name, other}
        follow(connection, names=touched)
    return Made(number, f"{other} is {'not ' if apart else ''}{name}")


def _key(name: str, other: str) -> str:
    pair = "|".join(sorted(folded(n) or "" for n in (name, other)))
    return hashlib.sha256(pair.encode()).hexdigest()[:32]


def move(where: str | Ledger, statement: str, claim: str, by: str, why: str) -> Made:
    """Put a statement into another claim; raises UsageError where it is there already."""
    said(by, why)
    with opened(where) as ledger:
        name, goal = statement_at(ledger, statement), claim_at(ledger, claim)
        inside = [m.said.statement.id for m in goal.members]
        if name in inside:
            raise UsageError(f"statement {name[:8]} is in claim {goal.id[:8]} already")
        with ledger.transaction(write=True) as connection:
            number = judge(connection, "statement", name, MOVE, inside[0], by, why)
            settle_names(connection, [name, inside[0]], loose=[name])
    return Made(number, f"statement {name[:8]} is in claim {goal.id[:8]}: {goal.title}")


def status(where: str | Ledger, claim: str, value: str, by: str, why: str) -> Made:
    """Set the status of a claim, or `confirm` the one it has. Raises UsageError."""
    said(by, why)
    word = value.strip().lower()
    if word != CONFIRM and word not in tuple(Status):
        raise UsageError(f"there is no status '{value}'; there are {', '.join(Status)}, or {CONFIRM}")
    with opened(where) as ledger:
        found = claim_at(ledger, claim)
        now = found.assessment.status.value
        with ledger.transaction(write=True) as connection:
            number = judge(connection, "claim", found.id, STATUS, now if word == CONFIRM else word, by, why)
            rows = [r for r in corrections.standing(connection) if r.subject_id == found.id and r.field == STATUS]
            touched(connection, claims=[found.id])
        others = [row for row in rows if row.id < number and row.person != by and row.value != rows[-1].value]
    against = "".join(f"; against judgement {row.id} of {row.person} ({row.value})" for row in others)
    return Made(number, f"status of {found.id[:8]}: {now} → {rows[-1].value}, {found.title}{against}")


def touched(connection: Connection, statements: Collection[str] = (), claims: Collection[str] = ()) -> None:
    """Note that how some claims (addresses) stand, and those that hold some statements, is to be looked at anew."""
    outdate_holding(connection, traces.c.statement_id, corrections.now_called(connection, statements))
    outdate(connection, addresses.leading(connection, claims).values())


def note(where: str | Ledger, of: str, text: str, by: str) -> Made:
    """Write something beside a statement, a claim, a story, a speaker or an outlet, or a judgement (its number)."""
    said(by, text)
    with opened(where) as ledger:
        subject, key, name = _subject(ledger, of)
        with ledger.transaction(write=True) as connection:
            number = judge(connection, subject, key, NOTE, {"of": name, "text": text}, by, text)
    return Made(number, f"note on {subject} {name}")


def _subject(ledger: Ledger, name: str) -> tuple[str, str, str]:
    """What a name means: its kind, its key in the ledger, and what it is called."""
    with ledger.transaction() as connection:
        if name.isdecimal() and len(name) < 8 and int(name) in {row.id for row in judgements(connection, all=True)}:
            return "judgement", name, name
        if name in claim_queries.speakers_and_outlets(connection):
            return "source", hashlib.sha256(name.encode()).hexdigest()[:32], name
        try:
            document = story_at(connection, name)
            return "document", document, name
        except UsageError:
            pass
    try:
        found = statement_at(ledger, name)
        return "statement", found, found[:8]
    except UsageError:
        pass
    try:
        claim = claim_at(ledger, name)
        return "claim", claim.id, claim.id[:8]
    except UsageError:
        what = (
            "no statement, claim, story, speaker, outlet or judgement there is called, or has an id that begins with,"
        )
        raise UsageError(f"{what} '{name}'") from None


def clashing(rows: list[JudgementRow], number: int) -> list[JudgementRow]:
    """The judgements of other people that one contradicts: of the same thing and field, with another value."""
    row = next(r for r in rows if r.id == number)
    return [r for r in rows if r.id < number and _contradicts(row, r)]


def _contradicts(row: JudgementRow, other: JudgementRow) -> bool:
    if row.person == other.person or row.subject_id != other.subject_id or row.field == NOTE:
        return False
    if {row.field, other.field} == {SAME, APART}:
        return True
    single = row.field in SETTERS or row.field in ("stance", STATUS, MOVE, "reliability")
    return single and row.field == other.field and row.value != other.value


def _now(statement: Statement, field: str) -> str:
    """What a field of a statement is, in a few words."""
    speaker, event = statement.speaker, statement.event
    where, when = statement.specifics.get("where"), statement.specifics.get("when")
    words: dict[str, Any] = {
        "speaker": "the outlet" if statement.outlet_own else speaker.name if speaker else None,
        "country": (speaker.country or speaker.organisation) if speaker else None,
        "act": statement.act.value,
        "polarity": statement.polarity,
        "basis": statement.basis.value,
        "event": "/".join(filter(None, (event.type, event.mode))) if event else None,
        "place": next((p.name or p.text for p in statement.places if where and where.span == p.span), None),
        "day": next((t.value for t in statement.times if when and when.span and t.span.meets(when.span)), None),
        "figure": "; ".join(q.text for q in statement.quantities) or None,
        "content": statement.content.text,
    }
    return (words[field] or "none") if field in words else ""


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else plain[:59] + "…"
