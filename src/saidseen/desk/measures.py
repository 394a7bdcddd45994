"""Claims of a ledger for the measures: each statement with its whole sentence, and the pairs that people took apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from saidseen.desk.claims import claim_at, claims_of
from saidseen.desk.opening import opened
from saidseen.errors import UsageError
from saidseen.language.sentences import sentences
from saidseen.ledger import Ledger
from saidseen.ledger.corrections import standing
from saidseen.ledger.judging import judge
from saidseen.ledger.linked import document

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.measures import ClaimView
    from saidseen.model.claim import Claim, Member

APART = "another activity"
"""The field of a judgement that two statements' claims are of different activities."""


def views(
    where: str | Ledger, claims: Sequence[Claim] | None = None, refused: dict[str, str] | None = None
) -> list[ClaimView]:
    """The claims of a ledger as the measures see them, each statement with the whole of what it stands in.

    `claims` are those that are at hand, else all. What is wrong with one goes into `refused` by its id; without that it
    raises ClaimError. Raises SaidseenError where the ledger cannot be read or is empty.
    """
    from saidseen.measures.errors import ClaimError
    from saidseen.measures.viewing import view_of

    every, found = claims_of(where) if claims is None else claims, []
    with opened(where) as ledger, ledger.transaction() as connection:
        stories = _Stories(connection)
        for claim in every:
            try:
                found.append(view_of(claim, stories.sentence))
            except ClaimError as error:
                if refused is None:
                    raise
                refused[claim.id] = str(error)
    return found


def sentence_of(ledger: Ledger, member: Member) -> str | None:
    """The whole of what a statement of a claim stands in."""
    with ledger.transaction() as connection:
        return _Stories(connection).sentence(member)


class _Stories:
    """The sentences of a ledger's stories, each story cut once."""

    def __init__(self, connection: Connection) -> None:
        self._cut = lru_cache(maxsize=64)(lambda identity: _sentences(connection, identity))

    def sentence(self, member: Member) -> str | None:
        """The sentence or sentences that hold a statement's source, cue and content; None where none does."""
        said = member.said.statement
        spans = [span for part in (said.source, said.cue, said.content) if part for span in part.spans]
        text, sentences = self._cut(member.said.source.id)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        held = [span for span in sentences if span.start < end and start < span.end]
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
