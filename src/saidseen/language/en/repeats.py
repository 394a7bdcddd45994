"""Words by which a statement is told to say only again what an earlier one said; repeats.txt has the groups."""

from __future__ import annotations

import re

PRONOUNS = frozenset(
    ("he", "she", "it", "they", "who", "which", "that", "this", "these", "those", "we", "i", "you", "one")
)
"""Sources that name nobody."""
ARMED = re.compile(r"\b(?:defen[cs]e|armed forces|military|army|general staff)\b", re.IGNORECASE)
"""A defence ministry, an army and armed forces: one voice."""
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "ly", "s", "e", "y")
"""Endings of words, the first that fits."""
ARTICLES = (["the"], ["a"], ["an"])
"""Articles before a source."""
