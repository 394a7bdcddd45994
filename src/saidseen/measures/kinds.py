"""What kinds of thing a claim is about: the first question, so that only measures on them are looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from saidseen.language.en import table as data
from saidseen.language.en.titles import by_itself
from saidseen.measures.claim import ClaimView


@dataclass(frozen=True, slots=True)
class MeasureKind:
    """A kind of claim: its words in titles, its PLOVER events, and the kinds that come along.

    `needs` must be in the title too where it is not None; a `deep` kind's words are looked for in the statements too.
    """

    title: str
    pattern: re.Pattern[str]
    events: frozenset[str]
    along: tuple[str, ...]
    needs: re.Pattern[str] | None
    deep: bool

    def named(self, low: str) -> bool:
        """Whether the words of a title, in lower case, name this kind."""
        return self.pattern.search(low) is not None and (self.needs is None or self.needs.search(low) is not None)


@dataclass(frozen=True, slots=True)
class KindRole:
    """What a kind of the claims room is here: the kinds it stands for, and those that words may add."""

    is_: frozenset[str]
    may: frozenset[str]


@cache
def _raw() -> dict[str, Any]:
    return data("measured.toml")


def _words(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases.split('|')))})\b")


@cache
def table() -> dict[str, MeasureKind]:
    """The kinds by name, from measured.toml."""
    needs = {name: _words(phrases) for name, phrases in _raw()["needs"].items()}
    return {
        name: MeasureKind(
            row["title"],
            _words(row["words"]),
            frozenset(row.get("events", "").split()),
            tuple(row.get("with", "").split()),
            needs[row["needs"]] if "needs" in row else None,
            row.get("deep", False),
        )
        for name, row in _raw()["kind"].items()
    }


@cache
def roles() -> dict[str, KindRole]:
    """The claims room's kinds by name, from measured.toml."""
    rows = _raw()["claims"].items()
    return {
        name: KindRole(frozenset(row.get("is", "").split()), frozenset(row.get("may", "").split()))
        for name, row in rows
    }


def kinds_of(claim: ClaimView) -> frozenset[str]:
    """The kinds of a claim: the one it names, and those that its title's words or its PLOVER event stand for.

    A claim of one of the claims room's kinds gets only the kinds that measured.toml allows it.
    """
    low = by_itself(claim.title).lower()
    found = {name for name, kind in table().items() if kind.named(low)}
    role = roles().get(claim.kind or "")
    if role is not None:
        found = set(role.is_ | (found & role.may) | _deep(claim, role))
    elif claim.kind in table():
        found.add(str(claim.kind))
    elif claim.event:
        type_ = claim.event.split("/")[0]
        found |= {name for name, kind in table().items() if kind.events & {claim.event, type_}}
    for name in tuple(found):
        found.update(table()[name].along)
    return frozenset(found)


def _deep(claim: ClaimView, role: KindRole) -> set[str]:
    """The kinds that the words of its statements name."""
    deep = [(name, kind) for name, kind in table().items() if kind.deep and name in role.may]
    return {name for name, kind in deep if any(kind.named(s.text.lower()) for s in claim.statements)}
