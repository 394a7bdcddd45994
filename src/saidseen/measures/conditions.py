"""One condition held against a claim: met, not met, or undetermined with what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from saidseen.language.en import verdicts
from saidseen.language.en.amounts import sense_of
from saidseen.language.en.telling import tell
from saidseen.measures import earth, facts
from saidseen.measures.amounts import HEDGED, Interval, converted, length_of, spelt, title_of
from saidseen.measures.case import Case, SideFigure
from saidseen.measures.claim import FORESEEN, PlaceView
from saidseen.measures.finding import Checked, Result
from saidseen.measures.moments import Moment
from saidseen.measures.pack import Condition, ConditionGroup, DistanceLine, Pack
from saidseen.measures.wording import condition_words

MET, NOT_MET, OPEN = Result.MET, Result.NOT_MET, Result.UNDETERMINED
Value = float | tuple[float, float] | None
Test = Callable[["Ready", Case, tuple[SideFigure, ...]], Checked]
VERDICT = {True: MET, False: NOT_MET, None: OPEN}


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A condition made ready: what it is checked as where nothing is known (`blank`) and nobody speaks (`unsaid`).

    `question` is the number of the question that it asks, where it is one of fact.
    """

    condition: Condition
    pack: Pack
    category: str
    blank: Checked
    unsaid: Checked
    test: Test
    question: int | None = None

    @property
    def amount(self) -> bool:
        """Whether figures alone settle it, so that without any it is unsaid."""
        return self.test is _amount

    @property
    def fact(self) -> bool:
        """Whether it is a question of fact."""
        return self.question is not None


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Conditions made ready of which all, or any one, must be met; `limit` where one of them is what a limit asks.

    `questions` are those of them that are of fact. Where all are that or amounts, `categories` are what they count,
    and `silent` the conditions as checked where nobody gives a figure or says anything of them; else `silent` is empty.
    """

    any: bool
    limit: bool
    members: tuple[Ready | Tree, ...]
    categories: frozenset[str] = frozenset()
    silent: tuple[Checked, ...] = ()
    questions: tuple[Ready, ...] = ()

    def unspoken(self, case: Case) -> bool:
        """Whether nobody says anything of what any of them asks."""
        if not self.silent or not self.categories.isdisjoint(case.figures):
            return False
        return not any(facts.answers(one.condition, case, one.question) for one in self.questions)


Shared = dict[tuple[Condition, str], Ready]
"""Conditions of a pack made ready, by what they ask and the group they stand in: measures share those alike."""


def ready(group: ConditionGroup, pack: Pack, shared: Shared | None = None) -> Tree:
    """The conditions of a measure, made ready once for all claims; `shared` are those of the pack so far."""
    return _tree(group, pack, "all", count(1), {} if shared is None else shared)


def _tree(group: ConditionGroup, pack: Pack, name: str, numbers: Iterator[int], shared: Shared) -> Tree:
    members: list[Ready | Tree] = []
    for member in group.members:
        if isinstance(member, Condition):
            members.append(shared.setdefault((member, name), _ready(member, pack, name)))
        else:
            inner = f"any {next(numbers)}" if member.any and name == "all" else name
            members.append(_tree(member, pack, inner, numbers, shared))
    limit = any(m.limit if isinstance(m, Tree) else m.condition.part == "limit" for m in members)
    questions = tuple(q for m in members for q in (m.questions if isinstance(m, Tree) else [m] if m.fact else []))
    if any(not m.silent if isinstance(m, Tree) else not (m.amount or m.fact) for m in members):
        return Tree(group.any, limit, tuple(members), questions=questions)
    counted = (m.categories if isinstance(m, Tree) else {m.category} if m.amount else () for m in members)
    silent = [one for m in members for one in (m.silent if isinstance(m, Tree) else (m.unsaid,))]
    return Tree(group.any, limit, tuple(members), frozenset[str]().union(*counted), tuple(silent), questions)


def _ready(condition: Condition, pack: Pack, group: str) -> Ready:
    blank = Checked(
        condition_words(condition, pack),
        OPEN,
        condition.verified,
        operator=condition.op,
        threshold=_threshold(condition),
        unit=condition.unit,
        note=condition.note,
        part=condition.part,
        group=group,
    )
    asked = condition.asks or _asked(condition)
    unsaid = blank._replace(missing=f"{verdicts.UNSAID}{asked}")
    question = facts.question_of(condition) if condition.test == "fact" else None
    return Ready(condition, pack, _category(condition), blank, unsaid, TESTS[condition.test], question)


def _asked(condition: Condition) -> str:
    what = title_of(_category(condition))
    return tell("conditions.count", things=what) if condition.test == "count" else what


def check(one: Ready, case: Case, party: str | None, several: bool) -> Checked:
    """A condition held against the claim, by the figures of one party where several give them."""
    if one.category and one.test is _amount and one.category not in case.figures:
        return one.unsaid
    key = (one, party, several) if one.category or one.test is _fact else (one,)
    found = case.checked.get(key)
    if found is None:
        figures = case.given(one.category, party, several) if one.category else ()
        made = _fact(one, case, (), party) if one.test is _fact else one.test(one, case, figures)
        found = case.checked[key] = made
    return found


def dissenting(tree: Tree, case: Case) -> Iterator[str]:
    """The speakers whose answers to the questions of fact of a measure differ from those of others."""
    for one in tree.questions:
        every = facts.answers(one.condition, case, one.question)
        if len(every) > 1 and facts.contested(every):
            yield from (answer.speaker for answer in every if answer.speaker is not None)


def _category(condition: Condition) -> str:
    if condition.test == "distance":
        return "distance"
    return condition.of or "" if condition.test in ("count", "size") else ""


def _threshold(condition: Condition) -> float | tuple[float, float] | None:
    if condition.value is None:
        return None
    low, high = condition.value
    return low if low == high else (low, high)


def settled(interval: Interval, condition: Condition) -> bool | None:
    """Whether the comparison holds for all numbers of the interval, at both ends of a threshold not read exactly."""
    if condition.value is None or condition.op is None:
        return None
    answers = {interval.holds(condition.op, threshold) for threshold in condition.value}
    return answers.pop() if len(answers) == 1 else None


def _amount(one: Ready, case: Case, figures: tuple[SideFigure, ...]) -> Checked:
    """A figure settles a threshold where every number that it allows falls on one side; figures are never combined."""
    if not figures:
        return one.unsaid
    what = title_of(one.category)
    checked = [_held(figure, one.condition, one.blank, what) for figure in figures]
    decided = [held for held in checked if held.result is not OPEN]
    if len({held.result for held in decided}) > 1:
        told = verdicts.AND.join(dict.fromkeys(spelt(figure.view) for figure in figures))
        missing = tell("conditions.differ", figures=told)
        return _told(one.blank, OPEN, None, missing, None)
    return (decided or checked)[0]


def _told(
    blank: Checked,
    result: Result,
    value: float | tuple[float, float] | bool | str | None,
    missing: str | None,
    note: str | None,
    by: tuple[str | None, str | None, str | None] = (None, None, None),
) -> Checked:
    """A condition as checked, with what it was checked by; `by` is modifier, statement and speaker."""
    return Checked(
        blank.condition,
        result,
        blank.verified,
        blank.operator,
        blank.threshold,
        value,
        blank.unit,
        by[0],
        by[1],
        by[2],
        missing,
        note or blank.note,
        blank.part,
        blank.group,
    )


def _held(figure: SideFigure, condition: Condition, blank: Checked, what: str) -> Checked:
    """A figure held against a threshold: settled, or open with the reason."""
    view, interval = figure.view, figure.interval
    by = (view.modifier, view.statement, view.speaker)
    value: Value = view.value if view.upper is None or view.value is None else (view.value, view.upper)
    if interval is None:
        reason = tell("conditions.no_number")
        if view.value is not None:
            reason = tell("conditions.unknown_modifier", modifier=view.modifier)
        if sense_of(view.modifier) is not None and view.value is not None:
            reason = tell("conditions.no_count_at_all")
        return _told(
            blank, OPEN, value, tell("conditions.exact", things=what, figure=spelt(view), reason=reason), None, by
        )
    if condition.unit is not None and condition.unit != view.unit:
        scaled = converted(interval, view.unit, condition.unit)
        if scaled is None:
            unknown = tell("conditions.unknown_unit", things=what, figure=spelt(view), unit=view.unit)
            return _told(blank, OPEN, value, unknown, None, by)
        interval, value = scaled, _scaled(value, view.unit, condition.unit)
    answer = settled(interval, condition)
    missing = None if answer is not None else tell("conditions.leaves_open", things=what, figure=spelt(view))
    return _told(blank, VERDICT[answer], value, missing, _caution(figure), by)


def _caution(figure: SideFigure) -> str | None:
    """What a reader must know of how a figure was read."""
    notes = []
    if sense_of(figure.view.modifier) in HEDGED:
        notes.append(tell("conditions.hedged", modifier=figure.view.modifier))
    if figure.act in FORESEEN:
        notes.append(tell("conditions.foreseen", act=figure.act))
    return "; ".join(notes) or None


def _scaled(value: Value, unit: str | None, target: str) -> Value:
    """A value, or the two ends of one, in another unit of length."""
    here, there = length_of(unit or ""), length_of(target)
    if unit == target or value is None or not here or not there:
        return value
    factor = here / there
    if isinstance(value, tuple):
        return round(value[0] * factor, 6), round(value[1] * factor, 6)
    return round(value * factor, 6)


def _fact(one: Ready, case: Case, figures: tuple[SideFigure, ...], party: str | None = None) -> Checked:
    """A fact is settled by an answer on record, by the kind of the claim, or by what its sides say, ask and deny.

    A side goes by its own answer; where it has none, by that of the others if they agree.
    """
    every = facts.answers(one.condition, case, one.question)
    if not every:
        return one.unsaid
    answer, against = facts.for_party(every, case.side_of(party))
    if answer is None:
        return _told(one.blank, OPEN, None, f"{one.condition.asks}: {against}", None)
    speaker = (None, answer.statement, answer.speaker)
    return _told(one.blank, VERDICT[answer.holds], answer.holds, None, answer.note, speaker)


def _inside(one: Ready, case: Case, figures: tuple[SideFigure, ...]) -> Checked:
    """A claim lies in a zone where all its places do, outside where none does, and is open where they differ.

    States that lie in a zone in part, named beside a place, say no more than the place does and are left out.
    """
    if not case.claim.places:
        return _told(one.blank, OPEN, None, tell("conditions.where"), None)
    zone = next(zone for zone in one.pack.zones if zone.id == one.condition.zone)
    parts = {part.state for part in zone.parts}
    whole = [place for place in case.claim.places if place.point is None and place.country in parts]
    places = [place for place in case.claim.places if place not in whole] or whole
    found = [earth.inside(zone, place) for place in places]
    answers = {answer for answer, _ in found}
    names = ", ".join(place.name for place in places)
    if len(answers) == 1 and None not in answers:
        reasons = "; ".join(dict.fromkeys(reason for _, reason in found))
        return _told(one.blank, VERDICT[answers.pop()], names, None, f"{reasons}. {zone.approximation}")
    reasons = "; ".join(dict.fromkeys(reason for answer, reason in found if answer is not True))
    return _told(one.blank, OPEN, names, tell("conditions.zone", reasons=reasons), None)


def _distance(one: Ready, case: Case, figures: tuple[SideFigure, ...]) -> Checked:
    """A distance is the one that somebody gave, else that of the nearest place, where the line is known."""
    if figures:
        return _amount(one, case, figures)
    line = _line(one.condition, case, one.pack)
    places = [place for place in case.claim.places if place.point is not None]
    if len(line.points) < 2:
        return _told(one.blank, OPEN, None, tell("conditions.course", title=line.title), None)
    if not places:
        missing = tell("conditions.no_place", title=line.title)
        return _told(one.blank, OPEN, None, missing, None)
    return _measured(places, line, one.condition, one.blank)


def _measured(places: list[PlaceView], line: DistanceLine, condition: Condition, blank: Checked) -> Checked:
    spots = [(earth.line_distance_km(place.point, line.points), place) for place in places if place.point]
    km, place = min(spots, key=lambda spot: spot[0])
    factor = 1000.0 / (length_of(condition.unit or "km") or 1000.0)
    note = tell("conditions.measured", place=place.name, line=line.title, approximation=line.approximation)
    answer = settled(Interval(km * factor, km * factor), condition)
    missing = None if answer is not None else tell("conditions.threshold")
    return _told(blank, VERDICT[answer], round(km * factor, 3), missing, note)


def _line(condition: Condition, case: Case, pack: Pack) -> DistanceLine:
    by_state = dict(condition.line)
    id_ = next((by_state[state] for state in case.claim.states if state in by_state), by_state["other"])
    return next(line for line in pack.lines if line.id == id_)


def _lasts(one: Ready, case: Case, figures: tuple[SideFigure, ...]) -> Checked:
    """How long a claim lasts is known as finely as its start and end are; a claim about one day leaves it open."""
    if case.start is None or case.end is None:
        lacking = tell("conditions.no_start" if case.start is None else "conditions.no_end")
        return _told(one.blank, OPEN, None, lacking, None)
    if not case.start.passed(case.end):
        return _told(one.blank, OPEN, None, tell("conditions.one_day"), None)
    interval = _length(case.start, case.end, 24.0 if one.condition.unit == "days" else 1.0)
    answer = settled(interval, one.condition)
    value = (round(interval.low, 1), round(interval.high, 1))
    missing = None if answer is not None else tell("conditions.when")
    return _told(one.blank, VERDICT[answer], value, missing, None)


def _length(start: Moment, end: Moment, hours: float) -> Interval:
    first, last = start.since(end)
    return Interval(max(0.0, first / 3600.0 / hours), max(0.0, last / 3600.0 / hours))


TESTS: dict[str, Test] = {
    "count": _amount,
    "size": _amount,
    "fact": _fact,
    "inside": _inside,
    "distance": _distance,
    "lasts": _lasts,
}
