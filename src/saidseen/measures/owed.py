"""Which items a measure asks for were given, by which statements, and which are withheld or missing.

An item is given only where the acting side gives it: what another state or an outlet says of an exercise does not
answer for the state that holds it. A bound ("below 13,000") is no number: the item stays unreported, with a note. An
item is withheld only where the acting side is said not to tell just that; all else is not reported, which is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from saidseen.language.en import owed as en
from saidseen.language.en.amounts import sense_of
from saidseen.language.en.sides import PAPER
from saidseen.language.en.telling import tell
from saidseen.measures.amounts import spelt
from saidseen.measures.case import Case, SideFigure, saying
from saidseen.measures.claim import StatementView
from saidseen.measures.finding import OwedItem
from saidseen.measures.pack import Item
from saidseen.model.reading import State

NUMBERS = frozenset(("exact", "near", "short", "past"))
Answer = tuple[bool, tuple[str, ...], str | None, tuple[str, ...]]
"""Whether it is given, by which statements, a note, and the statements that the note is about."""
NO: Answer = (False, (), None, ())


def owed_of(item: Item, case: Case, missing: OwedItem) -> OwedItem:
    """How an item stands: given by its own test, withheld where somebody is said not to tell it, else `missing`."""
    given, by, note, noted = _answer(item, case)
    if given:
        return OwedItem(item.id, item.words, State.GIVEN, by, item.verified, note, noted)
    withheld = tuple(statement.id for statement in _silent(case) if _names(item, statement.text.lower()))
    if withheld:
        return OwedItem(item.id, item.words, State.WITHHELD, withheld, item.verified, note, noted)
    return missing._replace(note=note, noted=noted) if note else missing


def _silent(case: Case) -> tuple[StatementView, ...]:
    """The statements by which the acting side does not tell something."""
    if case.silent is None:
        held = (s for s in case.claim.statements if s.stance == "withholds" or s.act == "withhold")
        case.silent = tuple(s for s in held if acts(case, s.id))
    return case.silent


def _names(item: Item, low: str) -> bool:
    """Whether words, in lower case, name what an item asks for: its arms, its field, its formations, its phrases."""
    key = item.count or item.field or (item.id if item.id in en.UNTOLD else None) or item.specific or ""
    if item.count == "troops" and en.HOW_MANY.search(low.strip(" .")):
        return True
    words = en.UNTOLD.get(key)
    if words is not None and re.search(rf"\b(?:{words})\b", low) is not None:
        return item.count is None or en.COUNTING.search(low) is not None
    return any(re.search(rf"\b{re.escape(phrase)}\b", low) for phrase in item.phrases)


_ALIKE = {"formations": "who", "area": "where", "end": "when", "dates": "when"}
"""Items that ask for the same as a specific does."""


def beside(items: Iterable[Item], case: Case) -> tuple[OwedItem, ...]:
    """What the acting side was said not to tell although none of a measure's items asks for it: where, whither, who."""
    silent = _silent(case)
    if not silent:
        return ()
    every = tuple(items)
    asked = {item.specific for item in every} | {_ALIKE.get(item.id) for item in every}
    out = []
    for key, words in en.BESIDE.items():
        by = tuple(s.id for s in silent if key not in asked and re.search(words, s.text.lower()))
        if by:
            note = tell("owed.of_claim")
            out.append(OwedItem(key, en.SPECIFICS.get(key, key), State.WITHHELD, by, True, note))
    return tuple(out)


def _answer(item: Item, case: Case) -> Answer:
    """The answer to what an item asks, which several measures may ask."""
    key = (item.count, item.field, item.phrases, item.specific)
    if key not in case.items:
        case.items[key] = _found(item, case)
    return case.items[key]


def _found(item: Item, case: Case) -> Answer:
    if item.count:
        return _by_figure(item.count, case)
    if item.field:
        return _by_field(item, case)
    if item.phrases:
        return _split(case, (statement.id for statement in saying(case, item.phrases)))
    return _by_specific(item.specific, case)


def acts(case: Case, statement_id: str | None, speaker: str | None = None) -> bool:
    """Whether a statement is the acting side's own; kept with the case."""
    key = (statement_id, speaker)
    found = case.acting.get(key)
    if found is None:
        found = case.acting[key] = _acts(case, statement_id, speaker)
    return found


def _acts(case: Case, statement_id: str | None, speaker: str | None) -> bool:
    """Whether a statement is the acting side's own.

    Who asks gives nothing. An outlet, a paper and a speaker whose side is not known do not answer for a state; where
    nobody knows who acts, or nothing at all is known of who speaks, any statement does. A speaker without a country is
    looked up by name.
    """
    states = case.claim.states
    statement = case.claim.by_id.get(statement_id or "")
    if statement is not None and (statement.asks or statement.stance == "asks"):
        return False
    if not states:
        return True
    who = statement.speaker if statement is not None else speaker
    if who and PAPER.search(who):
        return False
    if statement is not None and statement.country is not None:
        return statement.country in states
    if not who:
        return statement is None or statement.outlet is None
    return who in case.claim.actors or bool(_side(who) & set(states))


@cache
def _side(speaker: str) -> frozenset[str]:
    """The states, or else the body, that a speaker's name and description speak of; empty where there is none."""
    from saidseen.world.countries import find_countries, organisation_of

    states = frozenset(state for _, state in find_countries(speaker))
    body = organisation_of(speaker)
    return states or (frozenset((body,)) if body else frozenset())


def _split(case: Case, ids: Iterable[str]) -> Answer:
    """Given by the acting side's statements; others' are only noted."""
    every = tuple(dict.fromkeys(ids))
    own = tuple(id_ for id_ in every if acts(case, id_))
    if own or not every:
        return bool(own), own, None, ()
    return False, (), tell("owed.others"), every


def _by_figure(category: str, case: Case) -> Answer:
    """A number given by the acting side, exact or nearly; a bound or a number from others is only noted."""
    figures = case.figures.get(category, ())
    own = [f for f in figures if acts(case, f.view.statement, f.speaker)]
    numbers = [f for f in own if f.interval is not None and sense_of(f.view.modifier) in NUMBERS]
    if numbers:
        return True, _statements(numbers), None, ()
    others = [f for f in figures if f not in own]
    notes = [tell("owed.vague", figures=_told(own))] if own else []
    notes += [tell("owed.by_others", figures=_told(others))] if others else []
    return False, (), "; ".join(notes) or None, _statements((*own, *others))


def _statements(figures: Iterable[SideFigure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.view.statement for f in figures if f.view.statement))


def _told(figures: Iterable[SideFigure]) -> str:
    """Figures with their speakers, each once: "about 30,000 Russian troops (NATO)"."""
    return "; ".join(dict.fromkeys(f"{spelt(f.view)} ({f.speaker})" if f.speaker else spelt(f.view) for f in figures))


def _by_specific(specific: str | None, case: Case) -> Answer:
    """A specific that the claim has as given."""
    view = case.claim.owed.get(specific or "")
    if view is None or view.state is not State.GIVEN:
        return NO
    return _split(case, view.by) if view.by else (True, (), None, ())


def _by_field(item: Item, case: Case) -> Answer:
    """A field of the claim: its days by the words that give an end, else its area or states by the specific."""
    if item.field in ("dates", "end"):
        given = _split(case, _ending(case))
        return given if given[0] or given[2] else (False, (), None if _runs_on(case) else tell("owed.one_day"), ())
    if not FIELDS[item.field or ""](case):
        return NO
    view = case.claim.owed.get(item.specific or "")
    if view is None:
        return _split(case, _naming(case)) if item.field == "area" else (True, (), None, ())
    if view.state is State.WITHHELD:
        return NO
    return _split(case, view.by) if view.by else (True, (), None, ())


def _naming(case: Case) -> Iterator[str]:
    """The statements whose words name a place of the claim."""
    names = [place.name.lower() for place in case.claim.places]
    return (statement.id for statement, low in case.claim.put_forward if any(name in low for name in names))


def _runs_on(case: Case) -> bool:
    """Whether the claim is about more than one day, or about none."""
    return case.start is None or (case.end is not None and bool(case.start.passed(case.end)))


def _ending(case: Case) -> tuple[str, ...]:
    """The statements whose words speak of an end, where the claim runs on beyond its first day."""
    if not _runs_on(case):
        return ()
    return tuple(s.id for s, low in case.claim.put_forward if en.END.search(low))


FIELDS: dict[str, Callable[[Case], bool]] = {
    "start": lambda case: case.start is not None,
    "area": lambda case: bool(case.claim.places),
    "states": lambda case: bool(case.claim.states),
}
