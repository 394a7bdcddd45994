"""The sets of words in `words.txt`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_sets() -> dict[str, tuple[str, ...]]:
    """Each set's words in the order of the file, underscores read as spaces."""
    lines = files(__package__).joinpath("words.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {name: tuple(word.replace("_", " ") for word in words.split()) for name, words in pairs}


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one set; KeyError where there is none."""
    return frozenset(word_sets()[name])


def alternatives(name: str) -> str:
    """A regular expression for any one of the set, the longest first, its spaces any white space."""
    words = sorted(word_sets()[name], key=len, reverse=True)
    return "|".join(r"\s{1,3}".join(part.replace(".", r"\.") for part in word.split()) for word in words)
