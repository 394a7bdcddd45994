"""Claims of a ledger for the measures: each statement with its whole sentence, and the pairs that people took apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from saidseen.desk.claims import claim_at, claims_of
from saidseen.desk.opening import opened
from saidseen.errors import UsageError
from saidseen.language.sentences import sentences
from saidseen.ledger import Ledger, shown
from saidseen.ledger.corrections import standing
from saidseen.ledger.judging import judge
from saidseen.ledger.linked import document
from saidseen.model.claim_json import claim_to_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.model.claim import Claim, Member

APART = "another activity"
"""The field of a judgement that two statements' claims are of different activities."""


def records(where: str | Ledger) -> list[dict[str, Any]]:
    """The claims of a ledger as JSON objects whose statements have a `sentence`, the whole of what they stand in.

    Raises SaidseenError where the ledger cannot be read or is empty.
    """
    return records_of(where, claims_of(where))


def records_of(where: str | Ledger, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """The same of claims of the ledger that are at hand."""
    with opened(where) as ledger, ledger.transaction() as connection:
        stories = _Stories(connection)
        return [_with_sentences(claim, claim_to_json(claim), stories) for claim in claims]


def _with_sentences(claim: Claim, record: dict[str, Any], stories: _Stories) -> dict[str, Any]:
    for member, row in zip(claim.members, record["statements"], strict=True):
        statement = member.said.statement
        passages = (statement.source, statement.cue, statement.content)
        spans = [span for passage in passages if passage is not None for span in passage.spans]
        text = stories.sentence(member.said.source.id, min(s.start for s in spans), max(s.end for s in spans))
        row["sentence"] = text
    return record


def sentence_of(ledger: Ledger, member: Member) -> str | None:
    """The whole of what a statement of a claim stands in."""
    statement = member.said.statement
    spans = [span for part in (statement.source, statement.cue, statement.content) if part for span in part.spans]
    with ledger.transaction() as connection:
        stories = _Stories(connection)
        return stories.sentence(member.said.source.id, min(s.start for s in spans), max(s.end for s in spans))


class _Stories:
    """The sentences of a ledger's stories, each story cut once."""

    def __init__(self, connection: Connection) -> None:
        self._cut = lru_cache(maxsize=64)(lambda identity: _sentences(connection, identity))

    def sentence(self, document: str, start: int, end: int) -> str | None:
        """The sentence or sentences that hold a stretch of a story (code points); None where none does."""
        text, spans = self._cut(document)
        held = [span for span in spans if span.start < end and start < span.end]
        return text[held[0].start : held[-1].end] if held else None


def _sentences(connection: Connection, identity: str) -> tuple[str, tuple[Any, ...]]:
    text = document(connection, identity).text
    return text, tuple(sentences(text))


def apart_in(where: str | Ledger) -> frozenset[frozenset[str]]:
    """The pairs of statements whose claims people said are of different activities, as judgements that stand."""
    with opened(where) as ledger, ledger.transaction() as connection:
        rows = standing(connection)
    return frozenset(frozenset((row.subject_id, str(row.value))) for row in rows if row.field == APART)


def take_apart(where: str | Ledger, claim: str, other: str, by: str, why: str) -> int:
    """Say that two claims are of different activities; the judgement's number. Raises UsageError for one claim."""
    if not by.strip() or not why.strip():
        raise UsageError("say who judges (--by) and why (--why)")
    with opened(where) as ledger:
        one, two = claim_at(ledger, claim), claim_at(ledger, other)
        if one.id == two.id:
            raise UsageError(f"{claim} and {other} are one claim; `saidseen judge split` takes statements out of it")
        a, b = (_first(c) for c in (one, two))
        with ledger.transaction(write=True) as connection:
            return judge(connection, "statement", a, APART, b, by, why)


def _first(claim: Claim) -> str:
    return claim.said[0].said.statement.id  # what lies embedded is not shown to measures


def views(where: str | Ledger, refused: list[str]) -> Iterator[Any]:
    """The claims of a ledger as the measures see them; what is wrong with one goes into `refused`."""
    from saidseen.measures.claim_lines import views_of

    rows: list[Mapping[str, Any]] = [*records(where)]
    return views_of(rows, where.path if isinstance(where, Ledger) else shown(where), refused)
