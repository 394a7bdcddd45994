"""Words before names, and what the spellings of one name share."""

from __future__ import annotations

import re

TITLES = frozenset((
    "president", "prime", "minister", "foreign", "defence", "defense", "vice", "deputy", "chancellor", "secretary",
    "general", "gen", "col", "lt", "maj", "brig", "adm", "mr", "mrs", "ms", "dr", "sir", "king", "queen", "prince",
    "mayor", "governor", "ambassador", "senator", "spokesman", "spokeswoman", "spokesperson", "chief",
))  # fmt: skip
"""Words that stand before a name and are none, in lower case."""
Y_ENDING = re.compile(r"(?:iy|yy|ii|ij|yj|yi|iyi|y|i)$")
"""Endings of last names that are one ending in another alphabet."""
ENKA_ENDING = re.compile(r"enka$")
"""An ending of Ukrainian last names as Belarusian writes it."""
FIRST_LETTERS = {"o": "a", "e": "y", "i": "y", "j": "y", "h": "g"}
"""First letters that one name has in several alphabets: Oleksandr and Alexander, Yevgeny and Evgeny."""
ENKO, Y = "enko", "y"
"""What stands for all of them: these endings in English."""
LINKS = frozenset(("of", "for", "and", "the", "to", "de", "al"))
"""Words in small letters inside a name."""
