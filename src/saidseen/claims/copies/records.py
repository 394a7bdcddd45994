"""The records of copies: a story as the comparison needs it, two stretches that match, and a copy."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from saidseen.model.reading import Document, Span


class CopyKind(StrEnum):
    """How a story was taken: most of both, a part of it word for word, or in other words."""

    WHOLE = "whole"
    PASSAGE = "passage"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Story:
    """What is compared of a document. `id` tells stories apart.

    `published` is an ISO date or date-time of any precision (`2022`, `2022-02`), None where it is not known.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, document: Document, id: str | None = None) -> Story:
        """The story that `document` is; `id` is the ledger's, or else made of all that tells it apart."""
        d = document
        if id is None:
            parts = json.dumps([d.sha256, d.outlet, d.url, d.published, d.name])
            id = hashlib.sha256(parts.encode()).hexdigest()[:32]
        return cls(id, d.name, d.text, d.title, d.outlet, d.published, d.url)


@dataclass(frozen=True, slots=True)
class Match:
    """Two stretches that say the same: `a` of the first story's text, `b` of the second's; `exact` word for word."""

    a: Span
    b: Span
    exact: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """One story, or a part of it, taken from another.

    `a` and `b` are names, `a_id` and `b_id` the ids; the two are in order of name, then id. `share` is the part of
    the shorter story's words (0 to 1) that stand in what matches: runs of the same words for whole and passage,
    sentences that follow sentences of the other for reworded. `origin` is the name (`origin_id` the id) of the one
    that the other was taken from, or of a third story that both were taken from, None where that is not known;
    `passages` are what it rests on, in the order of `a`; `why` is one sentence.
    """

    a: str
    b: str
    a_id: str
    b_id: str
    share: float
    kind: CopyKind
    origin: str | None
    origin_id: str | None
    passages: tuple[Match, ...]
    why: str
