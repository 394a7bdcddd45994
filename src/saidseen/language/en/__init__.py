"""English: the words, patterns, endings and messages that the deciding rooms look for, and nothing that decides.

One module or data file for each topic, named by what its words are for. A second language would give the same names
anew: the same modules with the same constants, the same tables of the same files, each saying of its own words what the
comment beside the constant says of these. What is only digits, marks or white space stays where it is used.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def text(name: str) -> str:
    """The file of that name in this folder."""
    return (files(__package__) / name).read_text("utf-8")


def table(name: str) -> dict[str, Any]:
    """The TOML file of that name in this folder."""
    return tomllib.loads(text(name))


def lines(name: str) -> list[str]:
    """The lines of the file of that name, without blank ones and comments."""
    return [line for line in text(name).splitlines() if line and not line.startswith("#")]
