"""Events that the words name outright, where the event head gives none: three of PLOVER's types, by what is done."""

from __future__ import annotations

from saidseen.language.en import events as en
from saidseen.model.acts import Act
from saidseen.model.reading import Passage

LIMIT = 300  # code points of a content that are looked at
SCORE = 0.7  # the chance told of such an event


def plain_event(content: Passage, act: Act, polarity: str) -> str | None:
    """The event type that a fact stated as so names in plain words, None where it names none of these."""
    if act is not Act.ASSERT or polarity == "negative":
        return None
    words = content.text[:LIMIT].lower()
    return next((kind for kind, pattern in en.PLAIN if pattern.search(words)), None)


def only_concern(content: Passage, event: str | None) -> bool:
    """Whether a charge is none: somebody is only concerned."""
    return event == "ACCUSE" and en.CONCERN.search(content.text[:LIMIT].lower()) is not None
