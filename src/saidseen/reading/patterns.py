"""Named patterns kept as data: *.toml files of alternatives, compiled on first use."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

PART = re.compile(r"\{([a-z_]+)\}")
EDGES = r"(?<!\w)(?:{})(?!\w)"


@cache
def pattern(name: str, file: str = "acts/patterns.toml") -> re.Pattern[str]:
    """The pattern `name` of `file` (its path inside saidseen.reading); KeyError names one that is not there."""
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
        **tomllib.loads(files("saidseen.reading").joinpath(file).read_text("utf8")),
    }


def _spelt(source: str, tables: dict[str, dict[str, str]]) -> str:
    """A pattern's source with its parts put in, line breaks dropped and blanks as any white space."""
    whole = PART.sub(lambda match: f"(?:{tables['parts'][match[1]]})", source)
    return whole.replace("\n", "").replace(" ", r"\s+")
