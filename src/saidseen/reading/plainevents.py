"""Events that the words name outright, where the event head gives none: three of PLOVER's types, by what is done."""

from __future__ import annotations

import re

from saidseen.model.acts import Act
from saidseen.model.reading import Passage

LIMIT = 300  # code points of a content that are looked at
SCORE = 0.7  # the chance told of such an event
_ARMED = r"(?:rockets?|missiles?|mortars?|mortar (?:rounds|shells)|shells|grenades|artillery)"
_PLAIN: tuple[tuple[str, re.Pattern[str]], ...] = (
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
            rf"\b(?:fired|lobbed|launched) (?:\w+ ){{0,2}}{_ARMED} (?:at|on|into|towards?)\b|"
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
_CONCERN = re.compile(r"\b(?:raised|raises|expressed|expresses|voiced|voices) (?:\w+ ){0,2}(?:concerns?|alarm|worry)\b")


def plain_event(content: Passage, act: Act, polarity: str) -> str | None:
    """The event type that a fact stated as so names in plain words, None where it names none of these."""
    if act is not Act.ASSERT or polarity == "negative":
        return None
    words = content.text[:LIMIT].lower()
    return next((kind for kind, pattern in _PLAIN if pattern.search(words)), None)


def only_concern(content: Passage, event: str | None) -> bool:
    """Whether a charge is none: somebody is only concerned."""
    return event == "ACCUSE" and _CONCERN.search(content.text[:LIMIT].lower()) is not None
