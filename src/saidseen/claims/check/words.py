"""The words of a text as the check counts them: what it is about, and words that take a side."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from saidseen.claims.words import stem
from saidseen.language.en import contractions as en
from saidseen.language.en import table

FAMILIES = ("refute", "deny", "doubt", "negate", "hedge", "report", "say", "affirm", "update")
"""The families of families.toml, in the order in which they are counted."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")


def words(text: str) -> list[str]:
    """The words of `text` in lower case, in order; "doesn't" gives "does" and "n't", "Russia's" gives "russia"."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        head, mark, tail = word.partition("'")
        if mark and tail == en.T and head.endswith(en.N):
            found += [head[:-1] if head != en.CANT else en.CAN, en.NT]
        elif mark and tail in en.TAILS:
            found.append(head)
        else:
            found.append(word)
    return found


def is_stop(word: str) -> bool:
    """Whether a word is too common to tell what a text is about."""
    return word in listed()["stop"] or (len(word) == 1 and not word.isdigit())


@lru_cache(maxsize=4096)
def content(text: str) -> tuple[str, ...]:
    """The stems of the words of `text` that tell what it is about, in order."""
    return tuple(stem(word) for word in words(text) if not is_stop(word))


@cache
def listed() -> dict[str, frozenset[str]]:
    """The lists of families.toml by name."""
    return {name: frozenset(words.split()) for name, words in table("families.toml").items()}


@cache
def families() -> dict[str, tuple[int, ...]]:
    """For every word of a family, the places in FAMILIES of the families that it belongs to."""
    found: dict[str, tuple[int, ...]] = {}
    for place, name in enumerate(FAMILIES):
        for word in listed()[name]:
            found[word] = (*found.get(word, ()), place)
    return found
