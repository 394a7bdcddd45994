"""What kinds of thing a claim is about: the first question, so that only measures on them are looked at."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from saidseen.measures.claim import ClaimView


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of claim: its words in titles, its PLOVER events, and the kinds that come along."""

    title: str
    pattern: re.Pattern[str]
    events: frozenset[str]
    along: tuple[str, ...]


@cache
def table() -> dict[str, Kind]:
    """The kinds by name, from kinds.toml."""
    raw = tomllib.loads((files(__package__) / "kinds.toml").read_text("utf-8"))
    return {
        name: Kind(
            row["title"],
            re.compile(rf"\b(?:{'|'.join(map(re.escape, row['words'].split('|')))})\b"),
            frozenset(row.get("events", "").split()),
            tuple(row.get("with", "").split()),
        )
        for name, row in raw.items()
    }


def kinds_of(claim: ClaimView) -> frozenset[str]:
    """The kinds of a claim: the one it names, those its PLOVER event stands for, and those its title's words name."""
    low = claim.title.lower()
    found = {name for name, kind in table().items() if kind.pattern.search(low)}
    if claim.kind in table():
        found.add(str(claim.kind))
    if claim.event:
        type_ = claim.event.split("/")[0]
        found |= {name for name, kind in table().items() if kind.events & {claim.event, type_}}
    for name in tuple(found):
        found.update(table()[name].along)
    return frozenset(found)
