"""Packs applied to claims: for every claim the measures on its kinds, with every condition shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from saidseen.language.en import verdicts
from saidseen.language.en.telling import tell
from saidseen.measures.case import Case, case_of
from saidseen.measures.claim import ClaimView
from saidseen.measures.conditions import Ready, Shared, Tree, check, dissenting, ready
from saidseen.measures.deadlines import deadline_of
from saidseen.measures.errors import MeasuresError
from saidseen.measures.finding import Checked, Deadline, Effect, Finding, OwedItem, Result
from saidseen.measures.moments import Moment
from saidseen.measures.owed import beside, owed_of
from saidseen.measures.pack import Condition, ConditionGroup, Item, Limit, Measure, Pack, leaves
from saidseen.measures.standing import in_force
from saidseen.measures.wording import flag, kinds_words
from saidseen.model.reading import State

MET, NOT_MET, OPEN = Result.MET, Result.NOT_MET, Result.UNDETERMINED


@dataclass(frozen=True, slots=True, eq=False)
class ReadyMeasure:
    """A measure made ready for many claims: its place in the order of packs, its zone, its conditions, what they count.

    `unspoken` is what the conditions come to where nobody says anything of what they ask.
    Measures that owe the same items, or have the same time limits, have the same `owed_key` or `times_key`.
    """

    number: int
    pack: Pack
    measure: Measure
    zone: Ready | None
    tree: Tree
    unspoken: Held
    categories: frozenset[str]
    about: str
    missing: tuple[OwedItem, ...]
    owed_key: int
    times_key: int


@dataclass(frozen=True, slots=True)
class Sharing:
    """What measures made ready have in common so far: conditions by pack, items owed, time limits."""

    conditions: dict[str, Shared] = field(default_factory=dict)
    owed: dict[tuple[Item, ...], int] = field(default_factory=dict)
    times: dict[tuple[Limit, ...], int] = field(default_factory=dict)


def findings(claims: Iterable[ClaimView], packs: Sequence[Pack], *, on: str | None = None) -> Iterator[Finding]:
    """What the measures say of each claim, in the order of claims and packs.

    `on` is the day (ISO) on which time limits are judged; without it none is said to have passed. Whether a measure is
    in force is judged on the claim's start, else on the day it was first said, else on `on`. Parties whose figures
    settle a measure differently give a finding each. Raises MeasuresError where `on` is no date.
    """
    judge = judge_by(packs, on)
    for claim in claims:
        yield from judge(case_of(claim))


def judge_by(packs: Sequence[Pack], on: str | None) -> Callable[[Case], Iterator[Finding]]:
    """What gives the findings of a case, with the packs made ready once. Raises MeasuresError where `on` is no date."""
    day = Moment.parse(on)
    if on is not None and day is None:
        raise MeasuresError(tell("apply.no_date", on=on))
    index = _index(packs)

    def judge(case: Case) -> Iterator[Finding]:
        """The findings of all measures on the case's kinds, in the order of the packs."""
        chosen = {rule.number: rule for kind in case.kinds for rule in index.get(kind, ())}
        for number in sorted(chosen):
            yield from _findings(case, chosen[number], day, on)

    return judge


def findings_of(claim: ClaimView, pack: Pack, measure: Measure, *, on: str | None = None) -> list[Finding]:
    """What one measure says of a claim, whatever the claim's kinds are."""
    return list(_findings(case_of(claim), _rule(0, pack, measure, Sharing()), Moment.parse(on), on))


def _index(packs: Sequence[Pack]) -> dict[str, list[ReadyMeasure]]:
    """The measures by the kinds they apply to, so that a claim meets only those on its kinds."""
    index: dict[str, list[ReadyMeasure]] = {}
    sharing = Sharing()
    rows = ((pack, measure) for pack in packs for measure in pack.measures)
    for number, (pack, measure) in enumerate(rows):
        rule = _rule(number, pack, measure, sharing)
        for kind in measure.applies_to:
            index.setdefault(kind, []).append(rule)
    return index


def _rule(number: int, pack: Pack, measure: Measure, sharing: Sharing) -> ReadyMeasure:
    shared = sharing.conditions.setdefault(pack.id, {})
    tree = ready(measure.conditions, pack, shared)
    missing = (OwedItem(item.id, item.words, State.MISSING, (), item.verified) for item in measure.owed)
    return ReadyMeasure(
        number,
        pack,
        measure,
        _zone(measure, pack, shared),
        tree,
        _unspoken(tree),
        _categories(measure.conditions),
        tell("apply.about", kinds=kinds_words(measure)),
        tuple(missing),
        sharing.owed.setdefault(measure.owed, number),
        sharing.times.setdefault(measure.times, number),
    )


def _zone(measure: Measure, pack: Pack, shared: Shared) -> Ready | None:
    """The measure's zone, as the first of its conditions."""
    if measure.zone is None:
        return None
    zone = next(zone for zone in pack.zones if zone.id == measure.zone)
    inside = Condition("inside", zone.verified, zone=zone.id, note=zone.approximation)
    (member,) = ready(ConditionGroup(False, (inside,)), pack, shared).members
    return member if isinstance(member, Ready) else None


def _unspoken(tree: Tree) -> Held:
    """The conditions as they stand where nobody says anything of what they ask."""
    asked = {m.limit if isinstance(m, Tree) else m.condition.part == "limit" for m in tree.members}
    gaps = [one.missing for one in tree.silent if one.missing]
    return Held([*tree.silent], OPEN if False in asked else MET, OPEN if True in asked else MET, gaps)


def _categories(tree: ConditionGroup) -> frozenset[str]:
    found = ("distance" if leaf.test == "distance" else leaf.of for leaf in leaves(tree) if leaf.test != "fact")
    return frozenset(category for category in found if category)


def _findings(case: Case, rule: ReadyMeasure, day: Moment | None, on: str | None) -> Iterator[Finding]:
    """One finding, or one for each group of parties whose figures give the same."""
    parties = tuple(dict.fromkeys((*case.parties(rule.categories), *dissenting(rule.tree, case))))
    several = len(parties) > 1
    frame = _frame(case, rule, day, on)
    if not several:
        yield _finding(frame, rule, _judge(rule, case, None, False), tuple(p for p in parties if p is not None))
        return
    groups: dict[tuple[object, ...], tuple[list[str], Held]] = {}
    for party in parties:
        judged = _judge(rule, case, party, several)
        side = case.side_of(party)
        key = (side.key if side else party, *(one.key for one in judged.checked))
        by, _ = groups.setdefault(key, ([], judged))
        if party is not None:
            by.append(party)
    for by, judged in groups.values():
        yield _finding(frame, rule, judged, tuple(by))


class Held(NamedTuple):
    """The conditions of a measure held against a claim, in order; `gaps` is what is missing where it matters."""

    checked: list[Checked]
    scope: Result
    limit: Result
    gaps: list[str]


def _judge(rule: ReadyMeasure, case: Case, party: str | None, several: bool) -> Held:
    zone = rule.zone
    if rule.tree.unspoken(case):
        return rule.unspoken if zone is None else _within(check(zone, case, party, several), rule.unspoken)
    judged = Held([], MET, MET, [])
    scope: list[Result] = []
    limit: list[Result] = []
    if zone is not None:
        scope.append(_member(zone, case, party, several, judged))
    for member in rule.tree.members:
        asked = member.limit if isinstance(member, Tree) else member.condition.part == "limit"
        (limit if asked else scope).append(_member(member, case, party, several, judged))
    return Held(judged.checked, _all(scope), _all(limit), judged.gaps)


def _within(inside: Checked, rest: Held) -> Held:
    """The zone of a measure with its other conditions."""
    gaps = [inside.missing, *rest.gaps] if inside.missing else rest.gaps
    return Held([inside, *rest.checked], _all((inside.result, rest.scope)), rest.limit, gaps)


def _member(member: Ready | Tree, case: Case, party: str | None, several: bool, out: Held) -> Result:
    """The result of a condition or group; what is missing in a group that is settled without it is no gap."""
    if isinstance(member, Ready):
        one = check(member, case, party, several)
        out.checked.append(one)
        if one.missing:
            out.gaps.append(one.missing)
        return one.result
    if member.unspoken(case):
        out.checked.extend(member.silent)
        out.gaps.extend(one.missing for one in member.silent if one.missing)
        return OPEN
    gaps = len(out.gaps)
    results = [_member(inner, case, party, several, out) for inner in member.members]
    result = _any(results) if member.any else _all(results)
    if result is not OPEN:
        del out.gaps[gaps:]
    return result


def _all(results: Sequence[Result]) -> Result:
    """All must be met: one that is not met settles it, one undetermined leaves it open."""
    if NOT_MET in results:
        return NOT_MET
    return OPEN if OPEN in results else MET


def _any(results: Sequence[Result]) -> Result:
    """Any one suffices: one that is met settles it, one undetermined leaves it open."""
    if MET in results:
        return MET
    return OPEN if OPEN in results else NOT_MET


def _effect(form: str, judged: Held) -> Effect:
    """A trigger applies where its conditions are met; a limit is kept or not only where its scope is met."""
    if judged.scope is not MET:
        return Effect.UNDETERMINED if judged.scope is OPEN else Effect.DOES_NOT_APPLY
    if form == "trigger":
        return Effect.APPLIES
    return {MET: Effect.KEPT, NOT_MET: Effect.NOT_KEPT, OPEN: Effect.UNDETERMINED}[judged.limit]


RESULTS = {Effect.APPLIES: MET, Effect.KEPT: MET, Effect.UNDETERMINED: OPEN}


class FindingFrame(NamedTuple):
    """What the findings of one measure on one claim share, whatever party's figures they go by."""

    claim: str
    standing: tuple[bool | None, str]
    about: Checked
    owed: tuple[OwedItem, ...]
    deadlines: tuple[Deadline, ...]
    beside: tuple[OwedItem, ...]


def _frame(case: Case, rule: ReadyMeasure, day: Moment | None, on: str | None) -> FindingFrame:
    pack, measure = rule.pack, rule.measure
    key = (pack.id, pack.file, measure.in_force_from)
    if key not in case.standing:
        case.standing[key] = in_force(pack, measure, case.claim.states, case.day or on)
    return FindingFrame(
        case.claim.id,
        case.standing[key],
        _about(rule.about, measure.applies_to, case.kinds),
        _owed(case, rule),
        _deadlines(case, rule, day),
        beside(measure.owed, case) if measure.owed else (),
    )


@lru_cache(maxsize=4096)
def _about(words: str, for_: tuple[str, ...], kinds: frozenset[str]) -> Checked:
    """The first condition of every measure: that the claim is about a kind of thing that it is for."""
    return Checked(words, MET, True, value=", ".join(kind for kind in for_ if kind in kinds))


def _owed(case: Case, rule: ReadyMeasure) -> tuple[OwedItem, ...]:
    """How the items stand that a measure, and any with the same items, asks for."""
    found = case.owed.get(rule.owed_key)
    if found is None:
        pairs = zip(rule.measure.owed, rule.missing, strict=True)
        found = case.owed[rule.owed_key] = tuple(owed_of(item, case, blank) for item, blank in pairs)
    return found


def _deadlines(case: Case, rule: ReadyMeasure, day: Moment | None) -> tuple[Deadline, ...]:
    """The time limits of a measure, and any with the same, reckoned for the claim."""
    found = case.deadlines.get(rule.times_key)
    if found is None:
        found = case.deadlines[rule.times_key] = tuple(deadline_of(one, case, day) for one in rule.measure.times)
    return found


def _finding(frame: FindingFrame, rule: ReadyMeasure, judged: Held, by: tuple[str, ...]) -> Finding:
    measure, effect = rule.measure, _effect(rule.measure.form, judged)
    result = RESULTS.get(effect, NOT_MET)
    return Finding(
        measure=measure.id,
        title=measure.title,
        instrument=rule.pack.id,
        paragraph=measure.paragraph,
        verified=measure.verified,
        in_force=frame.standing[0],
        in_force_note=frame.standing[1],
        claim=frame.claim,
        result=result,
        effect=effect,
        reading=_reading(effect, judged, frame.standing[0], measure.verified)
        if effect is not Effect.UNDETERMINED
        else _undetermined(tuple(judged.gaps), frame.standing[0], measure.verified),
        conditions=(frame.about, *judged.checked),
        owed=frame.owed,
        deadlines=frame.deadlines,
        by=by,
        see=() if result is MET else measure.see,
        beside=frame.beside,
        needs=_needs(tuple(judged.gaps)) if result is OPEN else (),
    )


def _reading(effect: Effect, judged: Held, standing: bool | None, verified: bool) -> str:
    """A finding that is settled in one sentence: what it means, and what decides it."""
    wanted = NOT_MET if effect in (Effect.DOES_NOT_APPLY, Effect.NOT_KEPT) else MET
    return _headed(
        effect, "; ".join(_decided(one) for one in judged.checked if one.result is wanted), standing, verified
    )


@lru_cache(maxsize=4096)
def _undetermined(gaps: tuple[str, ...], standing: bool | None, verified: bool) -> str:
    return _headed(Effect.UNDETERMINED, _open(gaps), standing, verified)


def _headed(effect: Effect, words: str, standing: bool | None, verified: bool) -> str:
    head = f"{'were it in force: ' if standing is False else ''}{effect.value}{flag(verified)}"
    return f"{head}: {words}" if words else head


@lru_cache(maxsize=4096)
def _needs(gaps: tuple[str, ...]) -> tuple[str, ...]:
    """What would settle a measure: each gap without what follows its colon."""
    return tuple(dict.fromkeys(gap.removeprefix(verdicts.UNSAID).partition(": ")[0] for gap in gaps))


def _decided(one: Checked) -> str:
    """A condition that is settled, with the figure that settles it and what a reader must know of it."""
    told = [part for part in (one.used if one.operator else "", one.note if one.operator else "") if part]
    settled = tell("apply.settled", condition=one.condition, result=one.result.value)
    return f"{settled} ({'; '.join(told)})" if told else settled


def _open(gaps: tuple[str, ...]) -> str:
    """What is missing, with "nobody has said" once."""
    each = dict.fromkeys(gaps)
    unsaid = [gap[len(verdicts.UNSAID) :] for gap in each if gap.startswith(verdicts.UNSAID)]
    if len(unsaid) == len(each):
        return verdicts.UNSAID + ", ".join(unsaid)
    others = [gap for gap in each if not gap.startswith(verdicts.UNSAID)]
    return "; ".join([*others, verdicts.UNSAID + ", ".join(unsaid)] if unsaid else others)
