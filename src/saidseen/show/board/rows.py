"""Claims, statements, moves and judgements as lines of the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from saidseen.claims.sureness import not_sure
from saidseen.language.visible import visible
from saidseen.ledger.judging import JudgementRow
from saidseen.ledger.rows import Row
from saidseen.model.claim import Claim
from saidseen.model.reading import Document, Statement
from saidseen.show.board.links import claim_path, in_story, judge_path
from saidseen.show.claim_wording import moment_words
from saidseen.show.pages.entries import ClaimEntry, entry_of
from saidseen.show.wording import speaker_name

CUT = 400
"""Letters of a statement's content that a line shows."""


class Moved(Protocol):
    """A move of a claim, as the desk tells it."""

    @property
    def number(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def claim(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def status(self) -> str | None: ...
    @property
    def line(self) -> str: ...
    @property
    def sides(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list."""

    entry: ClaimEntry
    path: str
    judge: str


def claim_line(claim: Claim) -> ClaimLine:
    """The claim as a line."""
    return ClaimLine(entry_of(claim), claim_path(claim.id), judge_path(claim=claim.id))


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A statement in a list; `unsure` names what of it is not sure."""

    id: str
    who: str
    act: str
    basis: str
    when: str
    outlet: str
    words: str
    unsure: str
    story: str
    claim: str
    judge: str


def said_line(row: Row) -> SaidLine:
    """The statement as a line."""
    one = row.statement
    document = Document(row.name, "", row.outlet, row.published, row.url, row.title)
    who = visible(speaker_name(one, document))
    return SaidLine(
        id=visible(one.id),
        who=who,
        act=f"{one.act.value}{', negative' if one.polarity == 'negative' else ''}",
        basis=one.basis.value,
        when=visible(moment_words(row.published) or "no date"),
        outlet=visible(row.outlet or ""),
        words=cut(one.content.text),
        unsure=unsure_of(one),
        story=in_story(row.document_id, one.id),
        claim=claim_path(f"{one.id}~{row.document_id}"),
        judge=judge_path(statement=one.id),
    )


def cut(words: str) -> str:
    """Words of a story, safe to show, the rest of long ones left out."""
    return visible(words if len(words) <= CUT else f"{words[:CUT]} …")


def unsure_of(one: Statement) -> str:
    """What of a statement is not sure, in words; empty where all is."""
    out = ["whether anybody states it" if what == "stated" else what for what in not_sure(one)]
    if not one.outlet_own and not (one.speaker and (one.speaker.name or one.speaker.organisation)):
        out.append("who speaks")
    return ", ".join(out)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a statement that moved a claim."""

    who: str
    words: str
    of: str
    path: str


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A move in a list."""

    number: int
    claim: str
    path: str
    title: str
    status: str
    line: str
    at: str
    when: str
    sides: str
    quotes: Sequence[Quote]


def move_line(move: Moved, quotes: Sequence[Quote] = ()) -> MoveLine:
    """The move as a line."""
    return MoveLine(
        number=move.number,
        claim=visible(move.claim),
        path=claim_path(move.claim),
        title=visible(move.title) or visible(move.claim),
        status=move.status or "no longer said",
        line=visible(move.line),
        at=move.at,
        when=moment_words(move.at),
        sides=visible(", ".join(move.sides)),
        quotes=quotes,
    )


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A judgement in a list."""

    number: int
    at: str
    by: str
    what: str
    why: str
    stands: bool


def judged_line(row: JudgementRow, stands: bool) -> JudgedLine:
    """The judgement as a line."""
    value = row.value
    told = ", ".join(f"{k} {v}" for k, v in value.items() if v) if isinstance(value, Mapping) else told_of(value)
    what = visible(f"{row.field}{f': {told}' if told else ''}")
    return JudgedLine(row.id, moment_words(row.made_at[:16] + "Z"), visible(row.person), what, visible(row.why), stands)


def told_of(value: Any) -> str:
    """A value that was judged, in words."""
    return "" if value in (None, True) else str(value)
