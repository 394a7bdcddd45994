"""Events that some words name plainly, in lower case."""

from __future__ import annotations

import re

ARMED = r"(?:rockets?|missiles?|mortars?|mortar (?:rounds|shells)|shells|grenades|artillery)"
"""What is fired."""
PLAIN: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "CONSULT",
        re.compile(
            r"\b(?:(?:tele)?phone (?:call|conversation)|(?:spoke|spoken|talked) (?:by|on the|over the) (?:tele)?phone|"
            r"(?:held|hold|holding|had) (?:a |an )?(?:\w+ )?(?:talks|meeting|consultations|call) with)\b"
        ),
    ),
    (
        "ASSAULT",
        re.compile(
            rf"\b(?:fired|lobbed|launched) (?:\w+ ){{0,2}}{ARMED} (?:at|on|into|towards?)\b|"
            r"\b(?:has|have|had) lost (?:[\d,.]+|some|about|around|more than|over|nearly|\w+s of)"
            r" (?:[\d,.]+ )?(?:men|soldiers|troops|fighters|servicemen)\b"
        ),
    ),
    (
        "PROTEST",
        re.compile(
            r"\b(?:people|protesters|demonstrators|students|workers|teachers|farmers|residents|women|thousands|"
            r"hundreds|crowds) "
            r"(?:of \w+ )?(?:have |had )?(?:marched|rallied|demonstrated|protested|took to the streets|"
            r"taken to the streets|went on strike)\b"
        ),
    ),
)
"""PLOVER types with the words that name them."""
CONCERN = re.compile(r"\b(?:raised|raises|expressed|expresses|voiced|voices) (?:\w+ ){0,2}(?:concerns?|alarm|worry)\b")
"""Says of somebody to be concerned, and no charge."""
