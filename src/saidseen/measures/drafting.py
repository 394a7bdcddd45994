"""What only the drafter of a request needs: the rule, where it was read, its standing, and what to look out for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saidseen.language.en import months
from saidseen.language.en.telling import tell
from saidseen.measures.case import case_of
from saidseen.measures.claim import ClaimView
from saidseen.measures.clocks import weekday, zone_of
from saidseen.measures.finding import Finding
from saidseen.measures.moments import Moment
from saidseen.measures.naming import all_told
from saidseen.measures.pack import Measure, Pack
from saidseen.measures.standing import in_force
from saidseen.measures.wording import flag, limit_words, source_words, sources_of
from saidseen.model.reading import State

Rules = Sequence[tuple[Pack, Measure]]


@dataclass(frozen=True, slots=True)
class Drafting:
    """A request being drafted: the claim, who asks whom (names, then codes), the ISO time of delivery or None, and how
    many statements came later than that and are left out, and how many more are on record than the letter cites.
    """

    claim: ClaimView
    sender: str
    receiver: str
    codes: tuple[str, str]
    at: str | None
    left_out: int = 0
    uncited: int = 0


def drafter_notes(draft: Drafting, every: Rules, found: Sequence[Finding]) -> list[str]:
    """The notes, one a line; `every` are the measures named, `found` the findings of those with particulars."""
    of = {measure.id: (pack, measure) for pack, measure in every}
    notes: list[str] = []
    for finding in found:
        notes += _rule(draft, *of[finding.measure], finding)
    return [*notes, *_after(every), *_cautions(draft)]


def _rule(draft: Drafting, pack: Pack, measure: Measure, finding: Finding) -> Iterator[str]:
    """The rule in our words, its sources, whether it binds the two states, what the record leaves to be argued."""
    read = "; ".join(source_words(source) for source in sources_of(pack, measure))
    yield tell("drafting.rule", says=measure.says.rstrip("."), mark=flag(measure.verified), sources=read)
    if measure.note:
        yield tell("drafting.note", measure=measure.id, note=measure.note)
    day = draft.at or case_of(draft.claim).day
    _, why = in_force(pack, measure, draft.codes, day)
    yield tell("drafting.standing", measure=measure.id, why=why)
    open_ = [one.condition for one in finding.conditions[1:] if one.missing]
    if open_:
        yield tell("drafting.argued", sender=draft.sender, conditions="; ".join(open_))
    yield from _origins(measure, finding)


def _origins(measure: Measure, finding: Finding) -> Iterator[str]:
    """Where the questions come from, as far as the pack says: the rule's own, or put by states under it."""
    open_ = {item.item for item in finding.owed if item.state is not State.GIVEN}
    by_note: dict[str, list[str]] = {}
    for item in measure.owed:
        if item.id in open_ and item.note:
            by_note.setdefault(item.note, []).append(item.words)
    for note, words in by_note.items():
        yield tell("drafting.questions", words=", ".join(words), first=note[0].lower(), rest=note[1:].rstrip("."))


def _after(every: Rules) -> Iterator[str]:
    """The steps that may follow under the same paragraph."""
    for _, measure in every:
        if not measure.owed and measure.times:
            limits = "; ".join(f"{limit_words(limit)}{flag(limit.verified)}" for limit in measure.times)
            yield tell(
                "drafting.follows", measure=measure.id, title=measure.title, mark=flag(measure.verified), limits=limits
            )


def _cautions(draft: Drafting) -> Iterator[str]:
    claim, sender = draft.claim, draft.codes[0]
    asking = [s.id for s in claim.statements if s.stance == "asks" and s.country == sender]
    if asking:
        yield tell("drafting.on_record", statements=all_told(claim, asking))
    yield from _weekend(draft)
    if not claim.start:
        yield tell("drafting.no_date")
    if draft.uncited:
        yield tell("drafting.uncited", count=draft.uncited)
    if draft.left_out:
        number = tell("drafting.statement" if draft.left_out == 1 else "drafting.statements", count=draft.left_out)
        yield tell("drafting.left_out", number=number)
    if len({figure.speaker for figure in claim.figures if figure.value is not None}) > 1:
        yield tell("drafting.figures")


def _weekend(draft: Drafting) -> Iterator[str]:
    """A delivery whose hours end on a day when offices are closed."""
    at = Moment.parse(draft.at, zone_of(draft.codes[0]))
    due = at.plus(48, "hours") if at is not None else None
    day = weekday(due) if due is not None else None
    if day in months.WEEKEND:
        yield tell("drafting.weekend", day=day)
