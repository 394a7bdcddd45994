"""Questions of fact: what each side of a claim says to them, by its words, by what it asks, or by what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from saidseen.language.en import exercises, verdicts
from saidseen.language.en import requests as en
from saidseen.language.en.sides import PAPER
from saidseen.language.en.telling import tell
from saidseen.language.en.titles import by_itself
from saidseen.measures import amounts
from saidseen.measures.case import Case, SideAnswer, denying_words, saying
from saidseen.measures.claim import StatementView
from saidseen.measures.pack import Condition
from saidseen.measures.sides import Side, name_of, side_of

_QUESTIONS: dict[tuple[object, ...], int] = {}


def question_of(condition: Condition) -> int:
    """The number of the question that a condition asks; conditions that ask alike have one."""
    key = (
        condition.of,
        condition.yes,
        condition.no,
        condition.kinds,
        condition.stances,
        condition.denied,
        condition.asked,
        condition.structure,
    )
    return _QUESTIONS.setdefault(key, len(_QUESTIONS))


def answers(condition: Condition, case: Case, question: int | None = None) -> tuple[SideAnswer, ...]:
    """What the sides of a claim answer to a condition, each answer once for a side; kept with the case.

    `question` is the number of the question, where it is at hand.
    """
    number = question_of(condition) if question is None else question
    found = case.facts.get(number)
    if found is None:
        found = case.facts[number] = _answers(condition, case)
    return found


def _answers(condition: Condition, case: Case) -> tuple[SideAnswer, ...]:
    """A person's answer goes before all; then what sides ask, deny and say; then what the kind of the claim tells."""
    for answer in case.claim.answers:
        if answer.fact == condition.of:
            statement = case.claim.by_id.get(answer.statement or "")
            speaker = statement.speaker if statement else None
            return (SideAnswer(answer.holds, answer.statement, speaker, None, tell("facts.settled")),)
    asking = tuple(_asking(condition, case))
    kinds = [kind for kind in condition.kinds if kind in case.kinds]
    if kinds and not asking and not ("exercise" in kinds and _many(case)):
        return (SideAnswer(True, note=tell("facts.about", kinds=", ".join(kinds))),)
    found = [*asking, *_said(condition, case)]
    if condition.structure == "abroad":
        found += _abroad(case)
    return _once(found)


def _many(case: Case) -> bool:
    """Whether a claim is about exercises in general: of no first day, or several of them by its title's words."""
    return case.start is None or exercises.SEVERAL.search(by_itself(case.claim.title).lower()) is not None


def _said(condition: Condition, case: Case) -> Iterator[SideAnswer]:
    for statement in saying(case, condition.yes):
        yield _answer(True, statement, verdicts.BY_WORDS)
    for statement in denying_words(case, condition.no):
        yield _answer(False, statement, verdicts.BY_WORDS)
    for statement in _denying(condition, case):
        if side_of(statement) is not None:
            yield _answer(False, statement, tell("facts.denies"))


def _answer(holds: bool, statement: StatementView, note: str | None) -> SideAnswer:
    """A statement as an answer of its side; where nobody can say who speaks ("they"), as its outlet tells it."""
    side = side_of(statement)
    if side is None and statement.outlet and not PAPER.search(statement.speaker or ""):
        side = Side(statement.outlet, statement.outlet, True)
        return SideAnswer(holds, statement.id, side.name, side, note)
    speaker = (statement.speaker or side.name) if side is not None else None
    return SideAnswer(holds, statement.id, speaker, side, note)


def _asking(condition: Condition, case: Case) -> Iterator[SideAnswer]:
    """Who asks for an explanation says that its conditions are met; who asks for a thing, that it asked."""
    if "asks" in condition.stances and case.asking is None:
        case.asking = tuple(asking(case))
    for statement in (case.asking or ()) if "asks" in condition.stances else ():
        yield _answer(True, statement, None)
    for statement in case.claim.statements if condition.asked else ():
        if statement.asks and _one_of(condition.asked, statement.text.lower()):
            yield _answer(True, statement, None)


def asking(case: Case) -> Iterator[StatementView]:
    """The statements by which a state other than those that the claim is about asks for an explanation."""
    acting = set(case.claim.states)
    if "request" in case.kinds:
        acting = acting - {s.country for s in case.claim.statements if s.asks} or acting
    for statement in case.claim.statements:
        if not statement.asks or statement.country is None or statement.country in acting:
            continue
        if PAPER.search(statement.speaker or ""):
            continue
        if en.EXPLAIN.search(statement.text.lower()) or "request" in case.kinds:
            yield statement


def _one_of(phrases: Iterable[str], low: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", low) for phrase in phrases)


def _denying(condition: Condition, case: Case) -> Iterator[StatementView]:
    """The statements of the acting side that deny or reject what these phrases name."""
    if not condition.denied:
        return
    for statement in case.denials:
        low = statement.text.lower()
        if _one_of(condition.denied, low) and not PAPER.search(statement.speaker or ""):
            yield statement


def _abroad(case: Case) -> Iterator[SideAnswer]:
    """Forces of a state that are said to be in another are outside their normal peacetime locations."""
    from saidseen.world.countries import find_countries

    states = set(case.claim.states)
    for statement, low in case.claim.put_forward:
        if not states or not exercises.FORCES.search(low) or amounts.about_the_rule(low) or statement.foreseen:
            continue
        named = find_countries(statement.text)
        whose = {code for _, code in named if code in states}
        for span, code in named:
            if whose - {code} and exercises.WITHIN.search(low[max(0, span.start - 24) : span.start]):
                yield _answer(True, statement, tell("facts.abroad", state=name_of(code)))
                break


def _once(found: Iterable[SideAnswer]) -> tuple[SideAnswer, ...]:
    """Each answer of a side once, the first; an outlet's own word stands only where no side speaks."""
    first: dict[tuple[object, bool], SideAnswer] = {}
    for answer in found:
        first.setdefault((answer.side.key if answer.side else answer.speaker, answer.holds), answer)
    kept = tuple(first.values())
    of_sides = tuple(a for a in kept if a.side is None or not a.side.own)
    return of_sides or kept


def for_party(every: tuple[SideAnswer, ...], side: Side | None) -> tuple[SideAnswer | None, str | None]:
    """The answer that a side goes by: its own, else that of all others; else None with what stands against it."""
    own = [answer for answer in every if side is not None and answer.side == side]
    chosen = own or list(every)
    if len({answer.holds for answer in chosen}) == 1:
        return chosen[0], None
    if not chosen:
        return None, None
    yes = next(a for a in chosen if a.holds)
    no = next(a for a in chosen if not a.holds)
    return None, tell("facts.both", one=yes.speaker or verdicts.RECORD, other=no.speaker or verdicts.RECORD)


def contested(every: tuple[SideAnswer, ...]) -> bool:
    """Whether sides answer differently."""
    return len({answer.holds for answer in every}) > 1
