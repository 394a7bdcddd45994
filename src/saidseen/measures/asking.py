"""A draft request for explanation, from a claim and a paragraph: what was reported, what is asked, by when.

Nothing in it is invented: what was reported is the statements' own words with a footnote each, and what the record does
not have stands as a blank in brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from saidseen.measures.apply import findings_of
from saidseen.measures.case import case_of
from saidseen.measures.claim import ClaimView, StatementView
from saidseen.measures.errors import MeasuresError
from saidseen.measures.finding import Checked, Finding, OwedItem, Result
from saidseen.measures.loading import load_packs, under
from saidseen.measures.moments import Moment
from saidseen.measures.pack import Limit, Measure, Pack
from saidseen.measures.wording import flag, limit_words, source_words, sources_of
from saidseen.records import State

DRAFT = "DRAFT: to be checked and signed by a person before it is sent"
VERBS = {
    "affirms": "states",
    "denies": "denies it",
    "doubts": "doubts it",
    "asks": "asks about it",
    "withholds": "gives no particulars",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the ids of the statements that bear it out; `quoted` are words kept to the letter."""

    text: str
    notes: tuple[str, ...] = ()
    quoted: str | None = None


@dataclass(slots=True)
class Letter:
    """A request: its head, then sections of sentences; questions are numbered."""

    title: str
    head: list[Sentence] = field(default_factory=list)
    sections: list[tuple[str, bool, list[Sentence]]] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)

    def add(self, title: str, sentences: Sequence[Sentence], *, numbered: bool = False) -> None:
        """Add a section, unless it has nothing to say."""
        if sentences:
            self.sections.append((title, numbered, list(sentences)))


def request(
    claim: ClaimView,
    instrument: str,
    from_: str,
    to: str,
    *,
    packs: Sequence[Pack] | None = None,
    at: str | None = None,
    format: str = "markdown",
) -> str:
    """A draft request for explanation as Markdown or HTML.

    `instrument` names a paragraph or measure ("vd11-16"), `from_` and `to` are states (ISO 3166 alpha-3), `at` is the
    ISO time of delivery. Raises MeasuresError where there is nothing to ask or nothing on record to ask about.
    """
    from saidseen.measures.letters import html, markdown

    renderers: dict[str, Callable[[Letter], str]] = {"markdown": markdown, "html": html}
    if format not in renderers:
        raise MeasuresError(f"unknown format {format!r}; there are: {', '.join(renderers)}")
    return renderers[format](letter(claim, instrument, from_, to, packs or load_packs(), at))


def letter(claim: ClaimView, instrument: str, from_: str, to: str, packs: Sequence[Pack], at: str | None) -> Letter:
    """The request as sentences with their statements."""
    sender, receiver = _state(from_), _state(to)
    if not claim.statements:
        raise MeasuresError(f"claim {claim.id} has no statements, so there is nothing on record to ask about")
    if at is not None and Moment.parse(at) is None:
        raise MeasuresError(f"{at!r} is no ISO date or time; write it as 2022-02-09T12:00+02:00")
    asked = [(pack, measure) for pack, measure in under(packs, instrument) if measure.owed]
    if not asked:
        raise MeasuresError(f"{instrument} names no particulars that could be asked for")
    view = claim if to in claim.states else replace(claim, actors=(to,))
    found = [findings_of(view, pack, measure)[0] for pack, measure in asked]
    return _letter(view, sender, receiver, asked, found, at)


def _state(code: str) -> str:
    from saidseen.reading.countries import name_of

    name = name_of(code, article=True)
    if name == code:
        raise MeasuresError(f"there is no state {code!r}; write its ISO 3166 alpha-3 code, such as LTU")
    return name


def _letter(
    claim: ClaimView,
    sender: str,
    receiver: str,
    asked: Sequence[tuple[Pack, Measure]],
    found: Sequence[Finding],
    at: str | None,
) -> Letter:
    pack, measure = asked[0]
    out = Letter(f"Request for explanation under paragraph {measure.paragraph} of the {pack.title}")
    when = Moment.parse(at)
    out.head = [
        Sentence(f"From: {sender}"),
        Sentence(f"To: {receiver}"),
        Sentence(f"Delivered: {when.words if when else '[day, hour and time zone to be filled in]'}"),
    ]
    out.footnotes = {statement.id: _footnote(statement) for statement in claim.statements}
    out.add("What was reported", [_reported(statement) for statement in claim.statements])
    out.add("What this request concerns", _concerns(claim, sender, found[0]))
    out.add("Questions", _questions(receiver, found), numbered=True)
    out.add("Time for the reply", _times(asked, when))
    out.add("The rule", _rule(asked, found))
    return out


def _reported(statement: StatementView) -> Sentence:
    """A statement's own words, with who said it and when."""
    who = statement.speaker or "A speaker who is not named"
    moment = Moment.parse(statement.said)
    on = f", on {moment.words}" if moment else ""
    verb = VERBS.get(statement.stance, "speaks of it")
    return Sentence(f"{who} {verb}{on}", (statement.id,), statement.text or None)


def _footnote(statement: StatementView) -> str:
    parts = [f"Statement {statement.id}", statement.speaker or "speaker not named"]
    parts += [part for part in (statement.said, statement.document and f"document {statement.document}") if part]
    return ", ".join(parts)


def _concerns(claim: ClaimView, sender: str, finding: Finding) -> list[Sentence]:
    """The activity as the claim has it, with its place and time; the cause of concern is the sender's to write."""
    every = tuple(statement.id for statement in claim.statements)
    kinds = ", ".join(sorted(case_of(claim).kinds)) or "not on record"
    out = [Sentence(f"The activity reported: {claim.title}", every), Sentence(f"Its type as reported: {kinds}", every)]
    if claim.places:
        out.append(Sentence(f"Its place as reported: {', '.join(p.name for p in claim.places)}", _by(claim, "where")))
    dates = " to ".join(m.words for m in (Moment.parse(claim.start), Moment.parse(claim.end)) if m)
    if dates:
        out.append(Sentence(f"Its time as reported: {dates}", _by(claim, "when")))
    met = [c for c in finding.conditions if c.result is Result.MET and c.statement in claim.by_id]
    out += [_met(one) for one in met]
    sender = sender[0].upper() + sender[1:]
    return [*out, Sentence(f"The cause of {sender}’s concern: [to be filled in by the requesting state]")]


def _met(one: Checked) -> Sentence:
    return Sentence(f"On record: {one.condition}{flag(one.verified)}", (one.statement,) if one.statement else ())


def _by(claim: ClaimView, specific: str) -> tuple[str, ...]:
    """The statements that give a specific; all of the claim where that is not on record."""
    view = claim.owed.get(specific)
    known = tuple(id_ for id_ in view.by if id_ in claim.by_id) if view else ()
    return known or tuple(statement.id for statement in claim.statements)


def _questions(receiver: str, found: Sequence[Finding]) -> list[Sentence]:
    """One question for each item that is withheld or missing."""
    items = {item.words: item for finding in found for item in finding.owed if item.state is not State.GIVEN}
    if not items:
        return [Sentence("The particulars are all on record; please confirm them")]
    return [_question(item) for item in items.values()]


def _question(item: OwedItem) -> Sentence:
    ids = item.by
    held = ", which was not given when it was asked for or expected" if item.state is State.WITHHELD else ""
    noted = f" (so far: {item.note})" if item.note and item.state is State.MISSING else ""
    return Sentence(f"Please state {item.words}{held}{noted}{flag(item.verified)}", ids)


def _times(asked: Sequence[tuple[Pack, Measure]], when: Moment | None) -> list[Sentence]:
    limits = [limit for _, measure in asked for limit in measure.times if limit.anchor == "request"]
    return [Sentence(_due(limit, when)) for limit in limits] or [Sentence("No time for a reply is on record")]


def _due(limit: Limit, when: Moment | None) -> str:
    due = when.plus(limit.amount, limit.unit) if when else None
    words = limit_words(limit)
    return f"{words}{flag(limit.verified)}" + (f", that is, by {due.words}" if due else " is delivered")


def _rule(asked: Sequence[tuple[Pack, Measure]], found: Sequence[Finding]) -> list[Sentence]:
    out = []
    for (pack, measure), finding in zip(asked, found, strict=True):
        read = "; ".join(source_words(source) for source in sources_of(pack, measure))
        words = f"{pack.title}, {measure.paragraph}, in our words: {measure.says.rstrip('.')}{flag(measure.verified)}"
        out.append(Sentence(f"{words} (sources: {read})"))
        out.append(Sentence(f"Standing of {measure.id} on record: {finding.in_force_note}"))
    return out
