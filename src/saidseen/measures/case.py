"""A claim made ready to be held against many measures: its kinds, its figures by category, its parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from saidseen.measures import amounts
from saidseen.measures.amounts import Interval
from saidseen.measures.claim import ClaimView, FigureView, StatementView
from saidseen.measures.finding import Checked, Deadline, OwedItem
from saidseen.measures.kinds import kinds_of
from saidseen.measures.moments import Moment

Key = tuple[object, ...]
PAPER = re.compile(r"\b(?:document|treaty|convention)\b", re.IGNORECASE)
"""Speakers that are papers."""
_NOT = re.compile(r"(?:\bnot|n['’]t|\bno|\bnever|\bwithout|\bden(?:y|ies|ied)(?: that)?)(?: \w+){0,2} $")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, the numbers that it allows (None for a vague one or an unknown modifier), and its statement's act."""

    view: FigureView
    interval: Interval | None
    act: str | None = None

    @property
    def speaker(self) -> str | None:
        return self.view.speaker


@dataclass(frozen=True)
class Case:
    """A claim with what many measures ask of it; `facts` and the like keep answers that measures share."""

    claim: ClaimView
    kinds: frozenset[str]
    figures: dict[str, tuple[Figure, ...]]
    start: Moment | None
    end: Moment | None
    checked: dict[Key, Checked] = field(default_factory=dict)
    facts: dict[Key, tuple[bool | None, str | None, str | None, str | None]] = field(default_factory=dict)
    standing: dict[Key, tuple[bool | None, str]] = field(default_factory=dict)
    speakers: dict[frozenset[str], tuple[str | None, ...]] = field(default_factory=dict)
    owed: dict[int, tuple[OwedItem, ...]] = field(default_factory=dict)
    deadlines: dict[int, tuple[Deadline, ...]] = field(default_factory=dict)
    items: dict[Key, tuple[bool, tuple[str, ...], str | None, tuple[str, ...]]] = field(default_factory=dict)

    @cached_property
    def day(self) -> str | None:
        """The ISO day that the claim's standing is judged on: its start, else when it was first said or reported."""
        if self.claim.start is not None:
            return self.claim.start
        times = [s.said or s.published for s in self.claim.statements]
        return min((time for time in times if time), default=None)

    def parties(self, categories: frozenset[str]) -> tuple[str | None, ...]:
        """The speakers who give figures of these categories, in the order of the claim."""
        if not self.figures or not categories:
            return ()
        known = self.speakers.get(categories)
        if known is None:
            found = (f.speaker for category in self.figures if category in categories for f in self.figures[category])
            known = self.speakers[categories] = tuple(dict.fromkeys(found))
        return known

    def given(self, category: str, party: str | None, several: bool) -> tuple[Figure, ...]:
        """A party's figures of a category; everybody's where the party is silent on it or is the only one."""
        everybody = self.figures.get(category, ())
        if not several or len(everybody) < 2:
            return everybody
        return tuple(f for f in everybody if f.speaker == party) or everybody


def case_of(claim: ClaimView) -> Case:
    """The case of a claim. Figures that are not put forward as so are left out."""
    kinds = kinds_of(claim)
    figures: dict[str, list[Figure]] = {}
    for view in claim.figures:
        statement = claim.by_id.get(view.statement or "")
        text = statement.text.lower() if statement else ""
        if statement is not None and not (_puts_forward(statement, text) and amounts.own_words(view, text)):
            continue
        if statement is not None and view.speaker is None:
            view = replace(view, speaker=statement.speaker)
        category = amounts.category_of(view, text, kinds)
        if category is not None:
            figures.setdefault(category, []).append(
                Figure(view, amounts.interval_of(view), statement.act if statement else None)
            )
    if "calibre" in figures:
        kinds |= {"weapons"}
    frozen = {category: tuple(found) for category, found in figures.items()}
    return Case(claim, kinds, frozen, Moment.parse(claim.start), Moment.parse(claim.end))


def _puts_forward(statement: StatementView, text: str) -> bool:
    """Whether a statement's figures are put forward as so: not denied, demanded or asked after, and not a rule's."""
    speaker = statement.speaker or ""
    return statement.gives_figures and not amounts.of_the_rule(text) and not PAPER.search(speaker)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase.lower()) for phrase in phrases)})(?!\w)")


def saying(case: Case, phrases: Sequence[str]) -> Iterator[StatementView]:
    """The statements that put one of the phrases forward as so: not negated in the words just before it."""
    if not phrases:
        return
    pattern = _pattern(tuple(phrases))
    if pattern.search(case.claim.all_put_forward) is None:
        return
    for statement, low in case.claim.put_forward:
        if any(not _NOT.search(low[max(0, m.start() - 40) : m.start()]) for m in pattern.finditer(low)):
            yield statement
