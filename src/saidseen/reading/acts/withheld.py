"""Which specifics a withholding statement keeps back, by the words of its cue and content."""

from __future__ import annotations

from saidseen.reading.patterns import pattern

ORDER = ("who", "what", "where", "when", "how_many", "whither", "why")
LIMIT = 1_500
"""Code points that are searched."""


def withheld_of(words: str) -> tuple[str, ...]:
    """The specifics that a withholding cue and content name, in the order of ORDER; "what" where they name none."""
    low = words[:LIMIT].lower()
    found = {key for key in ORDER if pattern(f"withheld_{key}").search(low)}
    if "where" in found and "whither" in found and _only_motion(low):
        found.discard("where")
    return tuple(key for key in ORDER if key in found) or ("what",)


def _only_motion(low: str) -> bool:
    """Whether every "where" asks for a destination and no other word asks for a place."""
    return not pattern("withheld_where").search(pattern("headed").sub(" ", low))
