"""What kind of matter some words are about: patterns kept as data in kinds.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PART = re.compile(r"\{([a-z]+)\}")
# What stands behind one of these is a condition, a reason or an occasion, not what the statement is about.
_ASIDE = re.compile(
    r"\b(?:if|as|amid|over|after|because|due to|in case of|in the event of|in response to|to avoid|to avert|despite|"
    r"following|ahead of|before|unless|should|during|pretext)\b"
)
LIMIT = 600
"""Code points of a content that are searched."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of matter; kinds.toml says what each part means."""

    name: str
    words: re.Pattern[str]
    needs: re.Pattern[str] | None
    contrary: re.Pattern[str] | None
    both: bool
    by_place: bool
    days: int
    local: bool
    yields: int


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by name, in the order of kinds.toml."""
    raw = tomllib.loads((files("saidseen.claims") / "kinds.toml").read_text("utf-8"))
    parts = raw.pop("parts")

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
    return _ASIDE.search(between.lower()) is not None


def kind_in(text: str) -> tuple[Kind, int, int] | None:
    """The kind that `text` is about, with the stretch that names it; None where no kind is named.

    The kind named first outside a condition or a reason ("if", "amid", "after", ...) counts, else the first of all; one
    that yields counts only where no other is named there.
    """
    low = text[:LIMIT].lower()
    aside = _ASIDE.search(low, 1)
    edge = aside.start() if aside else len(low)
    found: list[tuple[bool, int, int, int, Kind, int]] = []
    for order, kind in enumerate(kinds().values()):
        match = kind.words.search(low)
        if match and (kind.needs is None or kind.needs.search(low)):
            found.append((match.start() >= edge, kind.yields, match.start(), order, kind, match.end()))
    if not found:
        return None
    _, _, start, _, kind, end = min(found, key=lambda f: f[:4])
    return kind, start, end
