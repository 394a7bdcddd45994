"""A draft request for explanation, from a claim and a paragraph: what was reported, what is asked, by when.

Nothing in it is invented: what was reported stands in the words of the reports with a footnote each, and what the
record does not have stands as a blank in brackets. What only the drafter needs stands apart, under its own heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from saidseen.language.en import verdicts
from saidseen.language.en.telling import tell
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
        raise MeasuresError(tell("asking.itself", state=from_))
    when = Moment.parse(at, zone_of(from_))
    if at is not None and when is None:
        raise MeasuresError(tell("asking.no_time", at=at))
    entire, claim = claim, as_known(claim, at)
    if not cited(claim):
        until = tell("asking.until", at=at) if entire.statements else ""
        raise MeasuresError(tell("asking.no_statements", claim=claim.id, until=until))
    every = under(packs, instrument)
    asked = [(pack, measure) for pack, measure in every if measure.owed]
    if not asked:
        raise MeasuresError(tell("asking.no_particulars", instrument=instrument))
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
        raise MeasuresError(tell("asking.no_state", code=code))
    return name


def _fits(claim: ClaimView, asked: Asked) -> None:
    """A claim known to be about something else gives no request; one whose kind is not known may."""
    kinds = case_of(claim).kinds
    wanted = {kind for _, measure in asked for kind in measure.applies_to}
    if (claim.kind in roles() or claim.kind in table()) and not kinds & wanted:
        names = ", ".join(table()[kind].title for kind in table() if kind in wanted)
        raise MeasuresError(
            tell("asking.other_kind", claim=claim.id, kind=claim.kind, measure=asked[0][1].id, kinds=names)
        )


def refuse(claim: ClaimView, asked: Asked, sides: Sides, at: str | None) -> None:
    """Raise MeasuresError where who is asked is not the one whose act it is, or either takes no part in the rule."""
    sender, receiver = sides.codes
    if receiver not in claim.states:
        whose = verdicts.AND.join(map(name_of, claim.states)) or tell("asking.no_state_on_record")
        raise MeasuresError(tell("asking.other_state", claim=claim.id, states=whose, receiver=sides.receiver))
    if sender in claim.states:
        raise MeasuresError(tell("asking.own_act", claim=claim.id, sender=sides.sender))
    for pack, measure in asked:
        for code, name in ((sender, sides.sender), (receiver, sides.receiver)):
            if pack.standing.known and code not in pack.standing.known:
                raise MeasuresError(tell("asking.no_party", name=name, instrument=pack.title))
            bound, why = in_force(pack, measure, (code,), at or case_of(claim).day)
            if bound is False:
                raise MeasuresError(tell("asking.not_bound", measure=measure.id, why=why))


def _letter(claim: ClaimView, sides: Sides, asked: Asked, found: Sequence[Finding], when: Moment | None) -> Letter:
    pack = asked[0][0]
    paragraphs = _paragraphs(asked)
    out = Letter(tell("asking.title", paragraphs=paragraphs, instrument=pack.title))
    out.head = [
        LetterSentence(tell("asking.from", sender=sides.sender)),
        LetterSentence(tell("asking.to", receiver=sides.receiver)),
        LetterSentence(tell("asking.reference", instrument=pack.title, paragraphs=paragraphs)),
        LetterSentence(tell("asking.delivered", when=_clock(when, sides) if when else tell("asking.when_blank"))),
    ]
    opening = LetterSentence(
        tell(
            "asking.opening", paragraphs=paragraphs, instrument=pack.title, sender=sides.sender, receiver=sides.receiver
        )
    )
    out.parts = [
        LetterPart(tell("asking.request"), opening, ()),
        _reported(claim),
        _concern(claim, sides, found[0]),
        _questions(sides, claim, found),
        LetterPart(tell("asking.reply_time"), None, tuple(_times(asked, sides, when))),
    ]
    used = [id_ for part in out.parts for one in (part.opening, *part.points) if one for id_ in one.notes]
    out.footnotes = {id_: footnote(claim.by_id[id_]) for id_ in dict.fromkeys(used) if id_ in claim.by_id}
    return out


def _paragraphs(asked: Asked) -> str:
    """The paragraphs asked under, each marked where it is not verified."""
    names = list(dict.fromkeys(f"{measure.paragraph}{flag(measure.verified)}" for _, measure in asked))
    return (
        tell("asking.paragraph", name=names[0])
        if len(names) == 1
        else tell("asking.paragraphs", names=", ".join(names[:-1]), last=names[-1])
    )


def _reported(claim: ClaimView) -> LetterPart:
    """The statements cited, each in the whole sentence of its report."""
    chosen = cited(claim)
    points = [_sentence(s) for s in chosen]
    return LetterPart(tell("asking.reported"), LetterSentence(verdicts.PRINTED), tuple(points))


def _activity(claim: ClaimView) -> str:
    """What the claim is about, by its kind, the name that statements give it, and whose it is."""
    kinds = case_of(claim).kinds
    kind = next((name for name in FIRST if name in kinds), None)
    name = next((name for s, _ in claim.put_forward for name in exercise_names(s.text)), None)
    what = table()[kind].title if kind else tell("asking.activity")
    called = tell("asking.named", name=name) if name and kind == "exercise" else ""
    return tell("asking.activity_of", kind=what, named=called, states=verdicts.AND.join(map(name_of, claim.states)))


def _sentence(statement: StatementView) -> LetterSentence:
    """The whole sentence of a report with where it stands; a blank where only a part of it is at hand."""
    words = whole(statement)
    if words is None:
        return LetterSentence(tell("asking.sentence_blank", source=reporting(statement)), (statement.id,))
    return LetterSentence(reporting(statement), (statement.id,), words)


def _clock(when: Moment, sides: Sides) -> str:
    return told_in(when, sides.codes)


def _concern(claim: ClaimView, sides: Sides, finding: Finding) -> LetterPart:
    """The activity as the claim has it, with its place and time, what the record shows of the conditions, and blanks
    for what only the asking state can say."""
    affirming = [s.id for s in cited(claim) if s.stance == "affirms"] or [s.id for s in cited(claim)]
    points = [LetterSentence(tell("asking.concerned", activity=_activity(claim)), references(affirming, claim))]
    points += _place(claim, sides.codes[1], affirming)
    span = dict.fromkeys(m.words for m in (Moment.parse(claim.start), Moment.parse(claim.end)) if m)
    if span:
        points.append(LetterSentence(tell("asking.time", span=verdicts.SPAN.join(span)), _by(claim, "when", affirming)))
    facts = [c for c in finding.conditions if c.operator is None and _others(claim, c.statement, sides)]
    points += [
        LetterSentence(
            tell("asking.condition", condition=one.condition, mark=flag(one.verified)), (one.statement or "",)
        )
        for one in facts
        if one.result is Result.MET and one.statement
    ]
    sender = _upper(sides.sender)
    points.append(LetterSentence(tell("asking.reasons_blank", sender=sender)))
    return LetterPart(tell("asking.concern", sender=sides.sender), None, tuple(points))


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
                tell("asking.place", places=", ".join(told)), tuple(dict.fromkeys(i for i in said.values() if i))
            )
        ]
    return (
        [LetterSentence(tell("asking.place", places=", ".join(names)), _by(claim, "where", affirming))] if names else []
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
        words = tell("asking.on_record", sender=sender, receiver=receiver)
        return LetterPart(tell("asking.questions"), LetterSentence(words), ())
    opening = LetterSentence(tell("asking.would_state", sender=sender, receiver=receiver))
    points = tuple(_question(claim, item) for item in items.values())
    return LetterPart(tell("asking.questions"), opening, points, numbered=True)


def _question(claim: ClaimView, item: OwedItem) -> LetterSentence:
    """What is asked, and what is on record of it so far with its statements."""
    words = f"{item.words}{flag(item.verified)}"
    if item.state is State.WITHHELD:
        return LetterSentence(tell("asking.withheld", words=words), references(item.by, claim))
    if item.note:
        return LetterSentence(tell("asking.so_far", words=words, note=item.note), references(item.noted, claim))
    return LetterSentence(words)


def _times(asked: Asked, sides: Sides, when: Moment | None) -> list[LetterSentence]:
    limits = [(measure, limit) for _, measure in asked for limit in measure.times if limit.anchor == "request"]
    if not limits:
        return [LetterSentence(tell("asking.no_reply_time"))]
    return [LetterSentence(_due(measure, limit, sides, when)) for measure, limit in limits]


def _due(measure: Measure, limit: Limit, sides: Sides, when: Moment | None) -> str:
    due = when.plus(limit.amount, limit.unit) if when else None
    head = tell("asking.due_within", paragraph=measure.paragraph, what=limit.what, amount=limit.amount, unit=limit.unit)
    by = _clock(due, sides) if due else tell("asking.due_blank", amount=limit.amount, unit=limit.unit)
    return tell("asking.due", head=head, mark=flag(limit.verified), time=by)


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]
