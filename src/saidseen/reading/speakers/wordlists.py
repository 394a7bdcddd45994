"""Small lists of words by name, from the table beside this file, in its order."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists = {}
    for line in (files(__package__) / "wordlists.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, words = line.partition("|")
            lists[name.strip()] = tuple(word.strip() for word in words.split(","))
    return lists


def wordlist(name: str) -> frozenset[str]:
    """The words of a list; KeyError names the list that there is not."""
    return frozenset(_lists()[name])
