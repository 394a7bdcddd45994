"""A claim as a line of a list, and the lists that it stands in: by status, by side, by day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from saidseen.language.visible import visible
from saidseen.model.claim import Claim, Status
from saidseen.model.reading import Document
from saidseen.model.states import is_state
from saidseen.show.claim_table import owed_by
from saidseen.show.claim_wording import side_of
from saidseen.show.pages.names import claim_file, plain
from saidseen.show.wording import Owed, count, title_of

AT_ONCE = 200
"""Claims or stories on one page of a list."""
NO_SIDE, NO_DAY = "no side told", "no day told"
Listed = TypeVar("Listed")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim in a list. `sides` are those of its origins by key and in words, `outlets` the keys of those that are
    outlets which write so themselves, `first` and `last` the days on which they spoke (ISO)."""

    file: str
    id: str
    title: str
    status: str
    judged: str
    credibility: int
    sides: tuple[tuple[str, str], ...]
    outlets: frozenset[str]
    origins: int
    statements: int
    first: str
    last: str
    owed: Owed

    @property
    def days(self) -> str:
        """When it was said: "2022-02-14 to 2022-02-18"."""
        return " to ".join(dict.fromkeys(filter(None, (self.first, self.last)))) or NO_DAY

    @property
    def summary(self) -> str:
        """In one phrase: "2022-02-14 to 2022-02-18 · Russia, NATO · 3 origins, 7 statements"."""
        told = f"{count(self.origins, 'origin')}, {count(self.statements, 'statement')}"
        return " · ".join([self.days, ", ".join(name for _, name in self.sides) or NO_SIDE, told])


def entry_of(claim: Claim) -> ClaimEntry:
    """The claim as a line of a list."""
    days = sorted(origin.day for origin in claim.origins if origin.day and _DAY.fullmatch(origin.day))
    sides: dict[str, str] = {}
    for origin in claim.origins:
        if origin.side and (name := visible(side_of(origin))):
            sides.setdefault(origin.side, name)
    outlets = {m.said.source.outlet for m in claim.said if m.said.source.outlet}
    return ClaimEntry(
        claim_file(claim.id),
        visible(claim.id),
        visible(claim.title) or visible(claim.id),
        claim.assessment.status.value,
        visible(claim.assessment.judged or ""),
        claim.assessment.credibility,
        tuple(sides.items()),
        frozenset(outlets & sides.keys()),
        len(claim.origins),
        len(claim.said),
        days[0] if days else "",
        days[-1] if days else "",
        owed_by(claim),
    )


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story in a list: where its page is, and how many of its statements stand in how many claims of the folder."""

    file: str
    title: str
    outlet: str
    published: str
    statements: int
    claims: int

    @property
    def summary(self) -> str:
        """In one phrase: "Northern Wire · 2022-02-15 · 3 statements in 2 claims"."""
        told = f"{count(self.statements, 'statement')} in {count(self.claims, 'claim')}"
        return " · ".join(filter(None, (self.outlet, self.published or NO_DAY, told)))


def story_entry(document: Document, file: str, statements: int, claims: int) -> StoryEntry:
    """The story as a line of a list."""
    outlet, published = visible(document.outlet or ""), visible(document.published or "")
    return StoryEntry(file, visible(title_of(document)) or "a story", outlet, published, statements, claims)


@dataclass(frozen=True, slots=True)
class ListGroup(Generic[Listed]):
    """Claims or stories of one list; `folder` and `stem` make the names of its pages, at most AT_ONCE on each."""

    folder: str
    stem: str
    title: str
    what: str
    entries: list[Listed] = field(default_factory=list)
    noun: tuple[str, str] = ("claim", "claims")

    @property
    def many(self) -> str:
        """How many there are: "3 claims"."""
        return count(len(self.entries), *self.noun)

    @property
    def pages(self) -> int:
        """How many pages the list has: one at least."""
        return max(1, -(-len(self.entries) // AT_ONCE))

    def file(self, page: int = 1) -> str:
        """The file of a page of the list, from the root of the folder."""
        return f"{self.folder}/{self.stem}{f'_{page}' if page > 1 else ''}.html"

    def first(self, page: int) -> int:
        """The number in the list of the first line of a page."""
        return (page - 1) * AT_ONCE + 1

    def on(self, page: int) -> Sequence[Listed]:
        """The lines of one of its pages."""
        return self.entries[(page - 1) * AT_ONCE : page * AT_ONCE]


@dataclass(frozen=True, slots=True)
class Groups:
    """All lists of a folder."""

    every: ListGroup[ClaimEntry]
    statuses: tuple[ListGroup[ClaimEntry], ...]
    sides: tuple[ListGroup[ClaimEntry], ...]
    outlets: tuple[ListGroup[ClaimEntry], ...]
    days: tuple[ListGroup[ClaimEntry], ...]

    def __iter__(self) -> Iterator[ListGroup[ClaimEntry]]:
        yield from (self.every, *self.statuses, *self.sides, *self.outlets, *self.days)

    @property
    def months(self) -> list[tuple[str, list[ListGroup[ClaimEntry]]]]:
        """The lists of days under their months ("2022-02"), the latest first; those without a day are left out."""
        out: dict[str, list[ListGroup[ClaimEntry]]] = {}
        for group in self.days:
            if group.title != NO_DAY:
                out.setdefault(group.title[:7], []).append(group)
        return list(out.items())[::-1]

    @property
    def undated(self) -> tuple[ListGroup[ClaimEntry], ...]:
        """The list of those without a day, where there are any."""
        return tuple(group for group in self.days if group.title == NO_DAY)


def groups_of(entries: Iterable[ClaimEntry]) -> Groups:
    """The lists of some claims, each in the order in which these come.

    A claim stands under its status, under the side of each of its origins, and under the day on which it was first
    said; those without a side or a day have a list too, so that every claim stands in a list of each kind.
    """
    every: ListGroup[ClaimEntry] = ListGroup("all", "claims", "All claims", "of all", list(entries))
    statuses: dict[str, ListGroup[ClaimEntry]] = {
        s.value: ListGroup("by-status", plain_status(s.value), s.value, "by status") for s in Status
    }
    sides: dict[str, ListGroup[ClaimEntry]] = {}
    days: dict[str, ListGroup[ClaimEntry]] = {}
    outlets = {side for entry in every.entries for side in entry.outlets}
    for entry in every.entries:
        statuses[entry.status].entries.append(entry)
        for side, name in entry.sides or (("", NO_SIDE),):
            stem = side.lower() if is_state(side) else plain(side) if side else "none"
            sides.setdefault(side, ListGroup("by-side", stem, name, "by side")).entries.append(entry)
        day = entry.first or NO_DAY
        days.setdefault(day, ListGroup("by-day", entry.first or "none", day, "by day")).entries.append(entry)
    return Groups(
        every,
        tuple(group for group in statuses.values() if group.entries),
        _sorted(group for side, group in sides.items() if side not in outlets),
        _sorted(group for side, group in sides.items() if side in outlets),
        tuple(days[day] for day in sorted(days, key=lambda day: (day == NO_DAY, day))),
    )


def _sorted(sides: Iterable[ListGroup[ClaimEntry]]) -> tuple[ListGroup[ClaimEntry], ...]:
    """Sides, those of most claims first; where none is told last."""
    return tuple(sorted(sides, key=lambda group: (group.title == NO_SIDE, -len(group.entries), group.title)))


def plain_status(status: str) -> str:
    """A status as the name of a file."""
    return status.replace(" ", "-")
