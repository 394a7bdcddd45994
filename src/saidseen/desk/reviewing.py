"""What a person should look at: what is not sure, and what nobody has looked at yet; statements, and claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from saidseen.desk.claims import claims_of
from saidseen.language.sentences import sentences
from saidseen.ledger import Ledger, linked
from saidseen.ledger.claim_queries import ClaimQuestion, any_statement
from saidseen.ledger.queries import Question
from saidseen.ledger.rows import Row
from saidseen.model.claim import Claim, Status
from saidseen.model.corrections import SETTERS


@dataclass(frozen=True, slots=True)
class Waiting:
    """A statement to look at, with the sentence of its story that it stands in."""

    row: Row
    sentence: str


def statements_waiting(ledger: Ledger, question: Question, *, new: bool = False) -> Iterator[Waiting]:
    """The statements asked for that are not sure, or with `new` all that nobody judged yet; the latest first.

    What was said of who is who decides no statement.
    """
    for row in ledger.asked(replace(question, unsure=not new, sort="-came")):
        if not new or row.statement.judged.keys().isdisjoint(SETTERS):
            yield Waiting(row, _sentence(ledger, row))


def claims_waiting(ledger: Ledger, question: ClaimQuestion, *, new: bool = False) -> list[Claim]:
    """The claims asked for that are unclear, or with `new` all whose status nobody judged; the latest first."""
    asked = question if new else replace(question, status=Status.UNCLEAR.value)
    return [c for c in claims_of(ledger, asked, sort="-said") if c.assessment.judged is None]


def claims_left(ledger: Ledger, limit: int, *, new: bool = False) -> list[Claim]:
    """The same for a page of a list: the latest few, as they were when they were last brought up to date."""
    with ledger.transaction() as connection:
        if not any_statement(connection):
            return []
    asked = ClaimQuestion(status=None if new else Status.UNCLEAR.value)
    found = claims_of(ledger, asked, sort="-said", limit=4 * limit, as_kept=True)
    return [c for c in found if c.assessment.judged is None][:limit]


def _sentence(ledger: Ledger, row: Row) -> str:
    """The whole sentences that a statement stands in."""
    with ledger.transaction() as connection:
        text = linked.document(connection, row.document_id).text
    parts = [p for p in (row.statement.source, row.statement.cue, row.statement.content) if p]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    held = [s for s in sentences(text) if s.start < end and start < s.end]
    return text[held[0].start : held[-1].end] if held else row.statement.content.text
