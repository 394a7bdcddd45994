"""Stories that a feed takes back: withdrawn by a judgement of the feed, which every claim that rested on them tells.

Whatever a person judged goes before: what was undone by hand is not withdrawn by the feed again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saidseen.desk.correcting import NOTE
from saidseen.ledger import addresses, versions
from saidseen.ledger.judging import JudgementRow, judge, judgements, withdrawn
from saidseen.ledger.linked import document as document_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.ledger import Ledger


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Stories (ids) that a feed took back, why, and the addresses of the claims that rested on them."""

    feed: str
    documents: tuple[str, ...]
    why: str
    claims: tuple[str, ...]


def by_feed(feed: str) -> str:
    """How a feed is named as the one who judges."""
    return f"feed {feed}"


def take_back(ledger: Ledger, feed: str, documents: Iterable[str], why: str) -> TakenBack | None:
    """Withdraw those of some documents that the feed has not withdrawn; None where there are none.

    All of it, with a note on each claim that rested on them, in one transaction.
    """
    by = by_feed(feed)
    with ledger.transaction(write=True) as connection:
        rows = judgements(connection, all=True)
        chosen = [one for one in documents if _last(rows, one, by) is None]
        if not chosen:
            return None
        claims = addresses.resting_on(connection, chosen)
        for one in chosen:
            judge(connection, "document", one, versions.WITHDRAWN, True, by, why)
            versions.withdraw(connection, one)
        names = ", ".join(dict.fromkeys(_called(connection, one) for one in chosen))
        told = f"a story that it rested on was withdrawn, {names}: {why}"
        for claim in claims:
            judge(connection, "claim", claim, NOTE, {"of": claim[:8], "text": told, "stories": chosen}, by, why)
    return TakenBack(feed, tuple(chosen), why, tuple(claims))


def give_again(ledger: Ledger, feed: str, document: str) -> bool:
    """Let a document that the feed has again count again, where it was the feed that took it back; whether it was."""
    by, why = by_feed(feed), "the feed has it again"
    with ledger.transaction() as connection:
        if not versions.is_withdrawn(connection, document):
            return False
    with ledger.transaction(write=True) as connection:
        rows = judgements(connection)
        mine = [row for row in rows if row.person == by and row.subject_id == document]
        row = next((row for row in mine if row.field == versions.WITHDRAWN), None)
        if row is None:
            return False
        told = [one for one in rows if one.person == by and one.field == NOTE and document in _stories(one)]
        for one in (row, *told):
            judge(connection, "judgement", str(one.id), "withdraws", one.id, by, why, withdraws=one.id)
        versions.withdraw(connection, document)
    return True


def _last(rows: list[JudgementRow], document: str, by: str) -> JudgementRow | None:
    """The judgement by which the feed withdrew a document, where it stands or a person took it back."""
    gone = withdrawn(rows)
    own = [row for row in rows if row.subject_id == document and row.field == versions.WITHDRAWN and row.person == by]
    undone_by = {row.withdraws: row.person for row in rows if row.withdraws is not None}
    return next((row for row in own if row.id not in gone or undone_by.get(row.id) != by), None)


def _stories(row: JudgementRow) -> list[str]:
    return list(row.value.get("stories", ())) if isinstance(row.value, dict) else []


def _called(connection: Connection, document: str) -> str:
    found = document_of(connection, document)
    return found.title or found.name
