"""The sets of words in `sets.txt`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _sets() -> dict[str, frozenset[str]]:
    lines = files(__package__).joinpath("sets.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, words in pairs}


def word_set(name: str) -> frozenset[str]:
    """The set of that name; KeyError where there is none."""
    return _sets()[name]
