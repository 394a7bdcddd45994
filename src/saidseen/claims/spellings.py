"""One speaker under several spellings: titles left out, endings and first letters of other alphabets made alike."""

from __future__ import annotations

import re

TITLES = frozenset((
    "president", "prime", "minister", "foreign", "defence", "defense", "vice", "deputy", "chancellor", "secretary",
    "general", "gen", "col", "lt", "maj", "brig", "adm", "mr", "mrs", "ms", "dr", "sir", "king", "queen", "prince",
    "mayor", "governor", "ambassador", "senator", "spokesman", "spokeswoman", "spokesperson", "chief",
))  # fmt: skip
_ENDING = re.compile(r"(?:iy|yy|ii|ij|yj|yi|iyi|y|i)$")
_NKA = re.compile(r"enka$")
_FIRST = {"o": "a", "e": "y", "i": "y", "j": "y", "h": "g"}
"""First letters that one name has in several alphabets: Oleksandr and Alexander, Yevgeny and Evgeny."""


def untitled(words: list[str]) -> list[str]:
    """The words of a name without the titles before it."""
    at = next((n for n, word in enumerate(words) if word not in TITLES), 0)
    return words[at:]


def alike(last: str) -> str:
    """A last name as all its spellings share it: "zelensky" for Zelenskyy, Zelenskiy and Zelenski."""
    return _NKA.sub("enko", _ENDING.sub("y", last)) if len(last) > 4 else last


def initial(first: str) -> str:
    """The first letter of a first name as all its spellings share it."""
    return _FIRST.get(first[:1], first[:1])
