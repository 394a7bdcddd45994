"""A claim made ready to be held against many measures: its kinds, its figures by category, its parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache

from saidseen.language.en import negation as en
from saidseen.language.en.sides import PAPER
from saidseen.measures import amounts
from saidseen.measures.amounts import Interval
from saidseen.measures.claim import FORESEEN, ClaimView, FigureView, StatementView
from saidseen.measures.finding import Checked, Deadline, OwedItem
from saidseen.measures.kinds import kinds_of
from saidseen.measures.moments import Moment
from saidseen.measures.sides import Side, side_of

Key = tuple[object, ...]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SideFigure:
    """A figure, the numbers that it allows (None for a vague one or an unknown modifier), its act and its side."""

    view: FigureView
    interval: Interval | None
    act: str | None = None
    side: Side | None = None

    @property
    def speaker(self) -> str | None:
        return self.view.speaker


@dataclass(frozen=True, slots=True)
class SideAnswer:
    """What one side says of a question of fact; without a statement it is on record otherwise, and `side` is None."""

    holds: bool
    statement: str | None = None
    speaker: str | None = None
    side: Side | None = None
    note: str | None = None


@dataclass
class Case:
    """A claim with what many measures ask of it; `facts` and the like keep answers that measures share.

    `aside` are figures that contradict what their own side says elsewhere, and settle nothing.
    """

    claim: ClaimView
    kinds: frozenset[str]
    figures: dict[str, tuple[SideFigure, ...]]
    start: Moment | None
    end: Moment | None
    checked: dict[Key, Checked] = field(default_factory=dict)
    facts: dict[int, tuple[SideAnswer, ...]] = field(default_factory=dict)
    strangers: dict[str, str | None] = field(default_factory=dict)
    standing: dict[Key, tuple[bool | None, str]] = field(default_factory=dict)
    speakers: dict[frozenset[str], tuple[str | None, ...]] = field(default_factory=dict)
    owed: dict[int, tuple[OwedItem, ...]] = field(default_factory=dict)
    deadlines: dict[int, tuple[Deadline, ...]] = field(default_factory=dict)
    items: dict[Key, tuple[bool, tuple[str, ...], str | None, tuple[str, ...]]] = field(default_factory=dict)
    aside: tuple[SideFigure, ...] = ()
    silent: tuple[StatementView, ...] | None = None
    asking: tuple[StatementView, ...] | None = None
    acting: dict[tuple[str | None, str | None], bool] = field(default_factory=dict)

    @cached_property
    def day(self) -> str | None:
        """The ISO day that the claim's standing is judged on: its start, else when it was first said or reported."""
        if self.claim.start is not None:
            return self.claim.start
        times = [s.said or s.published for s in self.claim.statements]
        return min((time for time in times if time), default=None)

    @cached_property
    def words_put_forward(self) -> frozenset[str]:
        """The words of the statements that put theirs forward as so, in lower case."""
        return frozenset(_WORD.findall(self.claim.all_put_forward))

    @cached_property
    def denials(self) -> tuple[StatementView, ...]:
        """The statements that deny or reject something."""
        return tuple(s for s in self.claim.statements if s.act in ("deny", "reject") or s.stance == "denies")

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all statements, in lower case."""
        return frozenset(_WORD.findall(self.claim.all_words))

    def parties(self, categories: frozenset[str]) -> tuple[str | None, ...]:
        """The speakers who give figures of these categories, in the order of the claim."""
        if not self.figures or not categories:
            return ()
        known = self.speakers.get(categories)
        if known is None:
            found = (f.speaker for category in self.figures if category in categories for f in self.figures[category])
            known = self.speakers[categories] = tuple(dict.fromkeys(found))
        return known

    def given(self, category: str, party: str | None, several: bool) -> tuple[SideFigure, ...]:
        """A party's figures of a category, else those of its side, else everybody's."""
        everybody = self.figures.get(category, ())
        if not several or len(everybody) < 2:
            return everybody
        own = tuple(f for f in everybody if f.speaker == party)
        if own:
            return own
        side = self.side_of(party)
        return tuple(f for f in everybody if side is not None and f.side == side) or everybody

    def side_of(self, party: str | None) -> Side | None:
        """The side that a speaker of the claim speaks for."""
        return self.sides.get(party) if party is not None else None

    @cached_property
    def sides(self) -> dict[str, Side]:
        """The sides by the names of those who speak for them: of statements, then of figures."""
        found: dict[str, Side] = {}
        for statement in self.claim.statements:
            side = side_of(statement)
            if side is not None:
                found.setdefault(statement.speaker or side.name, side)
        for figures in self.figures.values():
            for figure in figures:
                if figure.side is not None and figure.speaker is not None:
                    found.setdefault(figure.speaker, figure.side)
        return found


def case_of(claim: ClaimView) -> Case:
    """The case of a claim. Figures that are not put forward as so, or are of others' forces, are left out."""
    kinds = kinds_of(claim)
    figures: dict[str, list[SideFigure]] = {}
    for view in claim.figures:
        statement = claim.by_id.get(view.statement or "")
        text = statement.text.lower() if statement else ""
        if statement is not None and not (_puts_forward(statement, text) and amounts.own_words(view, text)):
            continue
        category = amounts.category_of(view, text, kinds)
        if category is not None and not _of_others(view, claim):
            figures.setdefault(category, []).append(_figure(view, statement, category))
    if "calibre" in figures:
        kinds |= {"weapons"}
    kept = {category: _without_echoes(found) for category, found in figures.items()}
    aside = tuple(figure for found in kept.values() for figure in _contradicting(found, claim))
    frozen = {category: tuple(f for f in found if f not in aside) for category, found in kept.items()}
    return Case(claim, kinds, frozen, Moment.parse(claim.start), Moment.parse(claim.end), aside=aside)


def _of_others(view: FigureView, claim: ClaimView) -> bool:
    """Whether a figure's own words say that it counts what is another state's ("120,000 Ukrainian troops")."""
    whose = _whose(view.text or view.unit or "")
    return bool(whose and claim.states) and whose.isdisjoint(claim.states)


@lru_cache(maxsize=16_384)
def _whose(words: str) -> frozenset[str]:
    """The states whose forces the words of a figure name."""
    from saidseen.world.countries import find_countries

    return frozenset(code for _, code in find_countries(words))


def _figure(view: FigureView, statement: StatementView | None, category: str) -> SideFigure:
    """A figure with its side; the speaker of an outlet's sentence that tells who counted is that side."""
    side = side_of(statement, view.speaker)
    if statement is not None and statement.speaker is None and side is not None:
        view = replace(view, speaker=side.name)
    elif statement is not None and view.speaker is None:
        view = replace(view, speaker=statement.speaker)
    act = statement.act if statement else None
    if statement is not None and statement.foreseen and act not in FORESEEN:
        act = "expect"
    interval = None if amounts.absurd(view, category) else amounts.interval_of(view)
    return SideFigure(view, interval, act, side)


def _without_echoes(figures: Sequence[SideFigure]) -> tuple[SideFigure, ...]:
    """A figure of an outlet's own, or of somebody not named, that a state or body gives too is that one's."""
    given = {figure.view.value for figure in figures if figure.side is not None and not _faint(figure)}
    return tuple(f for f in figures if not _faint(f) or f.view.value not in given)


def _faint(figure: SideFigure) -> bool:
    """Whether nobody in particular gives a figure: an outlet, or "the delegation"."""
    return figure.side is None or figure.side.own


def _contradicting(figures: Sequence[SideFigure], claim: ClaimView) -> Iterator[SideFigure]:
    """The figures of one story that contradict what the same side says in two or more: half, or twice, at least.

    Whose they are is not sure (a "he" may have been taken for the wrong person), so that they settle nothing.
    """
    for one in figures:
        if one.interval is None or one.side is None:
            continue
        others = [f for f in figures if f.side == one.side and f.interval and _far(one.interval, f.interval)]
        alike = [f for f in figures if f.side == one.side and f.interval and not _far(one.interval, f.interval)]
        if len(_documents(others, claim)) >= 2 * max(1, len(_documents(alike, claim))):
            yield one


def _far(one: Interval, other: Interval) -> bool:
    """Whether all numbers of one interval are at least twice those of the other."""
    low, high = sorted((one, other), key=lambda interval: interval.high)
    return high.low >= 2 * low.high


def _documents(figures: Sequence[SideFigure], claim: ClaimView) -> set[str | None]:
    return {s.document for f in figures if (s := claim.by_id.get(f.view.statement or ""))}


def _puts_forward(statement: StatementView, text: str) -> bool:
    """Whether a statement's figures are put forward as so: not denied, demanded or asked after, and not a rule's."""
    speaker = statement.speaker or ""
    ruled = amounts.of_the_rule(text) or amounts.of_the_rule(_clause(statement, text))
    return statement.gives_figures and not ruled and not PAPER.search(speaker)


def _clause(statement: StatementView, text: str) -> str:
    """A statement's words with what its sentence goes on to say of them up to the next comma, in lower case."""
    low = " ".join((statement.sentence or "").lower().split())
    words = " ".join(text.split())
    at = low.find(words)
    return words + re.split(r"[,;:.?!]", low[at + len(words) :], maxsplit=1)[0] if words and at >= 0 else words


@cache
def _pattern(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str] | None]:
    """The phrases as one pattern, and their first words; None where one has no word."""
    firsts = [_WORD.search(phrase.lower()) for phrase in phrases]
    words = None if None in firsts else frozenset(first[0] for first in firsts if first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase.lower()) for phrase in phrases)})(?!\w)"), words


def _of_a_paper(statement: StatementView, low: str) -> bool:
    """Whether the words are a paper's or about one: what a rule says voices nothing and nobody's concern."""
    return bool(PAPER.search(statement.speaker or "")) or amounts.about_the_rule(low)


def saying(case: Case, phrases: Sequence[str]) -> Iterator[StatementView]:
    """The statements that put one of the phrases forward as so: not negated in the words just before or after it."""
    if not phrases:
        return
    pattern, firsts = _pattern(tuple(phrases))
    if firsts is not None and firsts.isdisjoint(case.words_put_forward):
        return
    if pattern.search(case.claim.all_put_forward) is None:
        return
    for statement, low in case.claim.put_forward:
        if not _of_a_paper(statement, low) and _plainly(pattern, low):
            yield statement


def denying_words(case: Case, phrases: Sequence[str]) -> Iterator[StatementView]:
    """The statements that have a phrase that says no ("has not responded"), of whatever stance to their claim."""
    if not phrases:
        return
    pattern, firsts = _pattern(tuple(phrases))
    if firsts is not None and firsts.isdisjoint(case.words):
        return
    if pattern.search(case.claim.all_words) is None:
        return
    for statement in case.claim.statements:
        low = statement.text.lower()
        if statement.asks or statement.act in ("deny", "reject") or _of_a_paper(statement, low):
            continue
        if _plainly(pattern, low):
            yield statement


def _plainly(pattern: re.Pattern[str], low: str) -> bool:
    return any(
        not en.NOT_BEFORE.search(low[max(0, m.start() - 40) : m.start()]) and not en.NONE_AFTER.match(low[m.end() :])
        for m in pattern.finditer(low)
    )
