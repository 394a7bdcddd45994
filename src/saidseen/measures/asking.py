"""A draft request for explanation, from a claim and a paragraph: what was reported, what is asked, by when.

Nothing in it is invented: what was reported stands in the words of the reports with a footnote each, and what the
record does not have stands as a blank in brackets. What only the drafter needs stands apart, under its own heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from saidseen.language.en import verdicts
from saidseen.measures.apply import findings_of
from saidseen.measures.case import case_of
from saidseen.measures.claim import ClaimView, StatementView
from saidseen.measures.clocks import told_in, zone_of
from saidseen.measures.drafting import Drafting, drafter_notes
from saidseen.measures.errors import MeasuresError
from saidseen.measures.finding import Finding, OwedItem, Result
from saidseen.measures.kinds import roles, table
from saidseen.measures.loading import under
from saidseen.measures.moments import Moment
from saidseen.measures.pack import Limit, Measure, Pack
from saidseen.measures.profile import exercise_names
from saidseen.measures.reported import as_known, cited, footnote, references, reporting, whole
from saidseen.measures.sides import name_of
from saidseen.measures.standing import in_force
from saidseen.measures.wording import flag
from saidseen.model.reading import State

FIRST = ("exercise", "deployment", "movement", "withdrawal", "missiles", "incident", "activity")
"""Kinds by which an activity is called, the first that it has."""
Asked = Sequence[tuple[Pack, Measure]]


@dataclass(frozen=True, slots=True)
class LetterSentence:
    """A sentence with the ids of the statements that bear it out; `quoted` are words kept to the letter."""

    text: str
    notes: tuple[str, ...] = ()
    quoted: str | None = None


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A part of the letter: an opening sentence, then points, numbered where they are questions."""

    title: str
    opening: LetterSentence | None
    points: tuple[LetterSentence, ...]
    numbered: bool = False


@dataclass(slots=True)
class Letter:
    """A request: its head, its parts, what only the drafter needs, and the footnotes by statement id."""

    title: str
    head: list[LetterSentence] = field(default_factory=list)
    parts: list[LetterPart] = field(default_factory=list)
    drafter: list[str] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who asks whom: names as they stand in a sentence ("the United States"), and their codes, the sender's first."""

    sender: str
    receiver: str
    codes: tuple[str, str]


def letter(claim: ClaimView, instrument: str, from_: str, to: str, packs: Sequence[Pack], at: str | None) -> Letter:
    """The request as sentences with their statements."""
    sides = Sides(_state(from_), _state(to), (from_, to))
    if from_ == to:
        raise MeasuresError(f"{from_} would ask itself: --from and --to must be two states")
    when = Moment.parse(at, zone_of(from_))
    if at is not None and when is None:
        raise MeasuresError(f"{at!r} is no ISO date or time; write it as 2022-02-09T12:00+02:00")
    entire, claim = claim, as_known(claim, at)
    if not cited(claim):
        until = f" until {at}" if entire.statements else ""
        raise MeasuresError(f"claim {claim.id} has no statements{until}, so there is nothing on record to ask about")
    every = under(packs, instrument)
    asked = [(pack, measure) for pack, measure in every if measure.owed]
    if not asked:
        raise MeasuresError(f"{instrument} names no particulars that could be asked for")
    _fits(claim, asked)
    refuse(claim, asked, sides, at)
    found = [findings_of(claim, pack, measure)[0] for pack, measure in asked]
    out = _letter(claim, sides, asked, found, when)
    later = len(entire.statements) - len(claim.statements)
    uncited = len([s for s in claim.statements if s.text.strip()]) - len(cited(claim))
    draft = Drafting(claim, sides.sender, sides.receiver, sides.codes, at, later, uncited)
    out.drafter = drafter_notes(draft, every, found)
    return out


def _state(code: str) -> str:
    from saidseen.world.countries import name_of

    name = name_of(code, article=True)
    if name == code:
        raise MeasuresError(f"there is no state {code!r}; write its ISO 3166 alpha-3 code, such as LTU")
    return name


def _fits(claim: ClaimView, asked: Asked) -> None:
    """A claim known to be about something else gives no request; one whose kind is not known may."""
    kinds = case_of(claim).kinds
    wanted = {kind for _, measure in asked for kind in measure.applies_to}
    if (claim.kind in roles() or claim.kind in table()) and not kinds & wanted:
        names = ", ".join(table()[kind].title for kind in table() if kind in wanted)
        raise MeasuresError(
            f"claim {claim.id} is about {claim.kind}, and {asked[0][1].id} is for {names}: choose another claim"
        )


def refuse(claim: ClaimView, asked: Asked, sides: Sides, at: str | None) -> None:
    """Raise MeasuresError where who is asked is not the one whose act it is, or either takes no part in the rule."""
    sender, receiver = sides.codes
    if receiver not in claim.states:
        whose = " and ".join(map(name_of, claim.states)) or "no state on record"
        raise MeasuresError(
            f"claim {claim.id} is about an act of {whose}, not of {sides.receiver}: ask the state whose act it is"
        )
    if sender in claim.states:
        raise MeasuresError(f"claim {claim.id} is about an act of {sides.sender} itself: another state can ask")
    for pack, measure in asked:
        for code, name in ((sender, sides.sender), (receiver, sides.receiver)):
            if pack.standing.known and code not in pack.standing.known:
                raise MeasuresError(f"{name} is not on record as taking part in the {pack.title}")
            bound, why = in_force(pack, measure, (code,), at or case_of(claim).day)
            if bound is False:
                raise MeasuresError(f"no request can be made under {measure.id}: {why}")


def _letter(claim: ClaimView, sides: Sides, asked: Asked, found: Sequence[Finding], when: Moment | None) -> Letter:
    pack = asked[0][0]
    paragraphs = _paragraphs(asked)
    out = Letter(f"Request for an explanation under {paragraphs} of the {pack.title}")
    out.head = [
        LetterSentence(f"From: {sides.sender}"),
        LetterSentence(f"To: {sides.receiver}"),
        LetterSentence(f"Reference: {pack.title}, {paragraphs}"),
        LetterSentence(f"Delivered: {_clock(when, sides) if when else '[day, hour and time zone to be filled in]'}"),
    ]
    opening = LetterSentence(
        f"With reference to {paragraphs} of the {pack.title}, {sides.sender} requests from {sides.receiver} an "
        "explanation of the activity described below"
    )
    out.parts = [
        LetterPart("Request", opening, ()),
        _reported(claim),
        _concern(claim, sides, found[0]),
        _questions(sides, claim, found),
        LetterPart("Time for the reply", None, tuple(_times(asked, sides, when))),
    ]
    used = [id_ for part in out.parts for one in (part.opening, *part.points) if one for id_ in one.notes]
    out.footnotes = {id_: footnote(claim.by_id[id_]) for id_ in dict.fromkeys(used) if id_ in claim.by_id}
    return out


def _paragraphs(asked: Asked) -> str:
    """The paragraphs asked under, each marked where it is not verified."""
    names = list(dict.fromkeys(f"{measure.paragraph}{flag(measure.verified)}" for _, measure in asked))
    return f"paragraph {names[0]}" if len(names) == 1 else f"paragraphs {', '.join(names[:-1])} and {names[-1]}"


def _reported(claim: ClaimView) -> LetterPart:
    """The statements cited, each in the whole sentence of its report."""
    chosen = cited(claim)
    points = [_sentence(s) for s in chosen]
    return LetterPart("What has been reported", LetterSentence(verdicts.PRINTED), tuple(points))


def _activity(claim: ClaimView) -> str:
    """What the claim is about, by its kind, the name that statements give it, and whose it is."""
    kinds = case_of(claim).kinds
    kind = next((name for name in FIRST if name in kinds), None)
    name = next((name for s, _ in claim.put_forward for name in exercise_names(s.text)), None)
    what = table()[kind].title if kind else "military activity"
    called = f", named {name}," if name and kind == "exercise" else ""
    return f"{what}{called} of {' and '.join(map(name_of, claim.states))}"


def _sentence(statement: StatementView) -> LetterSentence:
    """The whole sentence of a report with where it stands; a blank where only a part of it is at hand."""
    words = whole(statement)
    if words is None:
        return LetterSentence(
            f"{reporting(statement)}: [the whole sentence to be filled in from the story]", (statement.id,)
        )
    return LetterSentence(reporting(statement), (statement.id,), words)


def _clock(when: Moment, sides: Sides) -> str:
    return told_in(when, sides.codes)


def _concern(claim: ClaimView, sides: Sides, finding: Finding) -> LetterPart:
    """The activity as the claim has it, with its place and time, what the record shows of the conditions, and blanks
    for what only the asking state can say."""
    affirming = [s.id for s in cited(claim) if s.stance == "affirms"] or [s.id for s in cited(claim)]
    points = [LetterSentence(f"The activity concerned: {_activity(claim)}", references(affirming, claim))]
    points += _place(claim, sides.codes[1], affirming)
    span = dict.fromkeys(m.words for m in (Moment.parse(claim.start), Moment.parse(claim.end)) if m)
    if span:
        points.append(LetterSentence(f"Its time, as reported: {' to '.join(span)}", _by(claim, "when", affirming)))
    facts = [c for c in finding.conditions if c.operator is None and _others(claim, c.statement, sides)]
    points += [
        LetterSentence(f"As reported, {one.condition}{flag(one.verified)}", (one.statement or "",))
        for one in facts
        if one.result is Result.MET and one.statement
    ]
    sender = _upper(sides.sender)
    points.append(LetterSentence(f"{sender}’s reasons for concern: [to be filled in by the requesting state]"))
    return LetterPart(f"What concerns {sides.sender}", None, tuple(points))


def _others(claim: ClaimView, id_: str | None, sides: Sides) -> bool:
    """Whether a statement is on record that is not the asking state's own, nor a request."""
    statement = claim.by_id.get(id_ or "")
    return statement is not None and statement.country != sides.codes[0] and not statement.asks


def _place(claim: ClaimView, receiver: str, affirming: Sequence[str]) -> list[LetterSentence]:
    """The places that statements name in their words, with those statements; all of the claim's where none does so.

    A state that takes part is named as who and not as where, unless it is the one that is asked.
    """
    who = {code for code in claim.states if code != receiver}
    view = claim.owed.get("where")
    ids = [*(view.by if view else ()), *affirming, *(s.id for s in claim.statements if s.stance == "affirms")]
    texts = [(id_, claim.by_id[id_].text.lower()) for id_ in dict.fromkeys(ids) if id_ in claim.by_id]
    places = [place for place in claim.places if place.point is not None or place.country not in who]
    names = list(dict.fromkeys(place.name for place in places or claim.places))
    said = {name: next((id_ for id_, text in texts if name.lower() in text), None) for name in names}
    told = [name for name in names if said[name]]
    if told:
        return [
            LetterSentence(
                f"Its place, as reported: {', '.join(told)}", tuple(dict.fromkeys(i for i in said.values() if i))
            )
        ]
    return (
        [LetterSentence(f"Its place, as reported: {', '.join(names)}", _by(claim, "where", affirming))] if names else []
    )


def _by(claim: ClaimView, specific: str, else_: Sequence[str]) -> tuple[str, ...]:
    """The statements that give a specific; the affirming ones where that is not on record."""
    view = claim.owed.get(specific)
    given = view is not None and view.state is State.GIVEN
    return (references(view.by, claim) if view and given else ()) or references(else_, claim)


def _questions(sides: Sides, claim: ClaimView, found: Sequence[Finding]) -> LetterPart:
    """One question for each item that is withheld or missing."""
    items = {item.words: item for finding in found for item in finding.owed if item.state is not State.GIVEN}
    sender, receiver = _upper(sides.sender), sides.receiver
    if not items:
        words = f"The particulars are all on record. {sender} would be grateful if {receiver} would confirm them"
        return LetterPart("Questions", LetterSentence(words), ())
    opening = LetterSentence(f"{sender} would be grateful if {receiver} would state")
    return LetterPart("Questions", opening, tuple(_question(claim, item) for item in items.values()), numbered=True)


def _question(claim: ClaimView, item: OwedItem) -> LetterSentence:
    """What is asked, and what is on record of it so far with its statements."""
    words = f"{item.words}{flag(item.verified)}"
    if item.state is State.WITHHELD:
        return LetterSentence(f"{words}; on record as not given so far", references(item.by, claim))
    if item.note:
        return LetterSentence(f"{words}; so far {item.note}", references(item.noted, claim))
    return LetterSentence(words)


def _times(asked: Asked, sides: Sides, when: Moment | None) -> list[LetterSentence]:
    limits = [(measure, limit) for _, measure in asked for limit in measure.times if limit.anchor == "request"]
    if not limits:
        return [LetterSentence("The rule has no time for a reply on record; a reply is requested by [to be filled in]")]
    return [LetterSentence(_due(measure, limit, sides, when)) for measure, limit in limits]


def _due(measure: Measure, limit: Limit, sides: Sides, when: Moment | None) -> str:
    due = when.plus(limit.amount, limit.unit) if when else None
    head = f"Under paragraph {measure.paragraph} {limit.what} is due within {limit.amount} {limit.unit} of this request"
    by = _clock(due, sides) if due else f"[to be filled in: {limit.amount} {limit.unit} after delivery]"
    return f"{head}{flag(limit.verified)}, that is, by {by}"


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]
