"""What kind of matter some words are about: patterns kept as data in kinds.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from saidseen.language.en import asides as en
from saidseen.language.en import table
from saidseen.world.countries.table import state_names

_PART = re.compile(r"\{([a-z]+)\}")
_ENDS = re.compile(r"[,;:](?=\s)|\.(?=\s|$)|\s[–—-]\s")
MAIN = 2
"""Words that stand before a condition or a reason at least; with fewer it is what the statement is about."""
LIMIT = 600
"""Code points of a content that are searched."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of matter; kinds.toml says what each part means."""

    name: str
    words: re.Pattern[str]
    needs: re.Pattern[str] | None
    contrary: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    does: re.Pattern[str] | None
    both: bool
    by_place: bool
    days: int
    local: bool
    yields: int


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by name, in the order of kinds.toml."""
    raw = table("kinds.toml")
    parts = raw.pop("parts") | {"state": "|".join(re.escape(name).replace("\\ ", " ") for name in state_names())}

    def compiled(source: str | None) -> re.Pattern[str] | None:
        if source is None:
            return None
        whole = _PART.sub(lambda m: f"(?:{parts[m[1]]})" if m[1] in parts else m[0], source)
        return re.compile(rf"(?<!\w)(?:{whole.replace(chr(10), '').replace(' ', chr(92) + 's+')})(?!\w)")

    return {
        name: Kind(
            name,
            words,
            compiled(row.get("needs")),
            compiled(row.get("contrary")),
            compiled(row.get("unless")),
            compiled(row.get("does")),
            row["subject"] == "both",
            row.get("by") == "place",
            row["days"],
            row.get("local", False),
            row.get("yields", 0),
        )
        for name, row in raw.items()
        if (words := compiled(row["words"]))
    }


def in_aside(between: str) -> bool:
    """Whether a word that opens a condition, a reason or an occasion stands in some words."""
    return en.ASIDE.search(between.lower()) is not None


@lru_cache(maxsize=8_192)
def kind_in(text: str) -> tuple[Kind, int, int] | None:
    """The kind that `text` is about, with the stretch that names it; None where no kind is named.

    What stands only in a condition, a reason, an occasion ("if", "amid", "after", ...) or the topic before a colon does
    not count. Of several kinds the one named first counts; one that yields only where no other is named.
    """
    low = text[:LIMIT].lower()
    main = _without(low, [(0, topic_end(low)), *_asides(low)])
    found: list[tuple[int, int, int, Kind, int]] = []
    for order, kind in enumerate(kinds().values()):
        if kind.needs is not None and not kind.needs.search(low):
            continue
        match = kind.words.search(main)
        if match and kind.unless is not None:
            match = kind.words.search(kind.unless.sub(lambda m: "\n" * len(m[0]), main))
        if match:
            found.append((kind.yields, match.start(), order, kind, match.end()))
    if not found:
        return None
    _, start, _, kind, end = min(found, key=lambda f: f[:3])
    return kind, start, end


def topic_end(text: str) -> int:
    """Where the topic that a headline names before its colon ends; 0 where there is none."""
    found = en.TOPIC.match(text.lower())
    return found.end() if found else 0


def _asides(low: str) -> Iterator[tuple[int, int]]:
    """Conditions, reasons and occasions, each to the end of its clause, where enough words stand before it."""
    at = 0
    while found := en.ASIDE.search(low, at):
        close = _ENDS.search(low, found.end())
        at = close.start() if close else len(low)
        if len(low[: found.start()].split()) >= MAIN:
            yield found.start(), at


def _without(low: str, stretches: list[tuple[int, int]]) -> str:
    """The text with line breaks in place of some stretches, so that every place in it stays."""
    for start, end in stretches:
        low = low[:start] + "\n" * (end - start) + low[end:]
    return low
