"""An attribution as the network or a rule found it: spans only, before anything is decided about it."""

from __future__ import annotations

from dataclasses import dataclass

from saidseen.model.reading import Passage, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans of one attribution relation, in one document's text.

    `sentence` is the span of the sentence that holds the cue (or the content, where there is no cue); `found` names
    the head or rule that found it; `score` is in 0..1. An outlet's own statement has neither source nor cue.
    """

    source: Passage | None
    cue: Passage | None
    content: Passage
    sentence: Span
    found: str
    score: float = 1.0

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(p.start for p in (self.source, self.cue, self.content) if p)


@dataclass(frozen=True, slots=True)
class Tag:
    """An entity the network tagged: `label` is PER, ORG, LOC (any place), NORP (nationality or group)."""

    label: str
    span: Span
