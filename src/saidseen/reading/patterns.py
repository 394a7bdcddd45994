"""Named patterns kept as data: *.toml files of alternatives, compiled on first use."""

from __future__ import annotations

import re
from functools import cache

from saidseen.language.en import table

PART = re.compile(r"\{([a-z_]+)\}")
EDGES = r"(?<!\w)(?:{})(?!\w)"


@cache
def pattern(name: str, file: str = "acts.toml") -> re.Pattern[str]:
    """The pattern `name` of `file` (its name inside saidseen.language.en); KeyError names one that is not there."""
    tables = _tables(file)
    if name in tables["words"]:
        return re.compile(EDGES.replace("{}", _spelt(tables["words"][name], tables)))
    if name in tables["lower"]:
        return re.compile(_spelt(tables["lower"][name], tables))  # ignoring case would take five times as long
    return re.compile(_spelt(tables["raw"][name], tables), re.IGNORECASE)


@cache
def _tables(file: str) -> dict[str, dict[str, str]]:
    return {
        "parts": {},
        "words": {},
        "lower": {},
        **table(file),
    }


def _spelt(source: str, tables: dict[str, dict[str, str]]) -> str:
    """A pattern's source with its parts put in, line breaks dropped and blanks as any white space."""
    whole = PART.sub(lambda match: f"(?:{tables['parts'][match[1]]})", source)
    return whole.replace("\n", "").replace(" ", r"\s+")
