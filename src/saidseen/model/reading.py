"""The records: frozen, typed, no behaviour beyond their own invariants.

Offsets everywhere are Unicode code points of the document's text, end exclusive (W3C TextPositionSelector).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from saidseen.model.acts import Act
from saidseen.model.reasons import sentences_of


class Basis(StrEnum):
    """What a statement rests on."""

    TOLD = "told"
    SEEN = "seen"
    SHOWN = "shown"
    HEARD = "heard"


class State(StrEnum):
    """Whether a specific was given, is missing, or was withheld; unclear where it is told but not surely."""

    GIVEN = "given"
    MISSING = "missing"
    WITHHELD = "withheld"
    UNCLEAR = "unclear"

    @property
    def owed(self) -> bool:
        """Whether the specific is owed: withheld or missing."""
        return self in (State.WITHHELD, State.MISSING)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: code points, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The exact words of the span in `text`."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more spans in text order, with their exact words joined by ' … '."""

    spans: tuple[Span, ...]
    text: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a passage needs at least one span")
        if any(a.end > b.start for a, b in zip(self.spans, self.spans[1:], strict=False)):
            raise ValueError(f"spans of a passage must be in order and apart: {self.spans}")

    @classmethod
    def of(cls, text: str, spans: tuple[Span, ...]) -> Passage:
        """The passage that `spans` cut out of `text`."""
        ordered = tuple(sorted(spans))
        return cls(ordered, " … ".join(s.of(text) for s in ordered))

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    def holds(self, span: Span) -> bool:
        """Whether `span` lies inside one of the passage's spans."""
        return any(s.holds(span) for s in self.spans)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor a source resolves to.

    `country` is ISO 3166 alpha-3; `organisation` an international body (NATO, UN, EU, OSCE, ...); `sector` a PLOVER
    sector (GOV, MIL, ...); `how` names the words that told us. An unnamed official has `name` None.
    """

    name: str | None
    country: str | None
    organisation: str | None
    sector: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Event:
    """PLOVER event type and mode, with the network's score in 0..1."""

    type: str
    mode: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym of the text and the place it names; unresolved ones have None everywhere but `text` and `span`."""

    text: str
    span: Span
    name: str | None
    geoname_id: int | None
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: `value` is its TIMEX3 value, `start`/`end` the ISO dates (or times) it spans, inclusive.

    `precision` is year, season, quarter, month, week, day, hour, minute, ... , duration, set or unresolved; `start` and
    `end` are None where the text and the date published do not settle them.
    """

    text: str
    span: Span
    value: str
    start: str | None
    end: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as the text has it; `value` is None for vague amounts ("dozens of").

    `upper` is the top of a range ("169,000 to 190,000": value 169000, upper 190000), else None.
    """

    text: str
    span: Span
    value: float | None
    unit: str | None
    modifier: str | None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Specific:
    """One specific of a statement: given (with the span that gives it), missing, withheld or unclear.

    `name` is the usual name of what the span names (a place's), `place` what the gazetteer calls that place, in plain
    letters, `score` the chance that it is the one, 0..1. A span may lie outside the statement's words: in the headline,
    or in a sentence before.
    """

    state: State
    span: Span | None = None
    name: str | None = None
    score: float | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One story as published. `text` is kept to the letter; what is not known is None.

    `published` is an ISO date or date-time, `fetched` an ISO date-time in UTC, `how` the way it came (text, html,
    ninjs, jsonl, url, stdin), `language` ISO 639-1, `unread` the reason why it was kept but not read.
    """

    name: str
    text: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    fetched: str | None = None
    how: str = "text"
    unread: str | None = None
    raw_sha256: str | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution relation, resolved: who said what, how, on what basis, about what, and what is still owed.

    `scores` are the chances, 0..1, that fields are right: act, event, where, speaker. `hedges` are the spans of hedging
    words, `within` the id of the statement this one lies inside, `embedded` whether it is no statement of its own but a
    proposition in the words of that one, `repeats` the id of an earlier statement of the same
    story that it restates, `why` the id of the rule or head that decided each field (`why_words` has its sentence),
    `judged` who, when and why for each field that a person decided.
    """

    id: str
    source: Passage | None
    cue: Passage | None
    content: Passage
    speaker: Speaker | None
    outlet_own: bool
    act: Act
    polarity: str
    basis: Basis
    event: Event | None = None
    toward: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    specifics: dict[str, Specific] = field(default_factory=dict)
    hedges: tuple[Span, ...] = ()
    within: str | None = None
    embedded: bool = False
    repeats: str | None = None
    score: float = 1.0
    why: dict[str, str] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    judged: dict[str, str] = field(default_factory=dict)

    @property
    def why_words(self) -> dict[str, str]:
        """For each field the sentence that says why it was decided so."""
        return {key: sentences_of(reason) for key, reason in self.why.items()}

    def to_dict(self) -> dict[str, Any]:
        """The statement as plain values, to the contract of the output."""
        from saidseen.model.codec import statement_to_json

        return statement_to_json(self)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one network read in one document: `reader` names the network and rules by version."""

    document: Document
    statements: tuple[Statement, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    reader: str

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain values, as `saidseen read --format jsonl` prints it."""
        from saidseen.model.codec import reading_to_json

        return reading_to_json(self)

    @property
    def said(self) -> tuple[Statement, ...]:
        """The statements but those that only lie embedded in another."""
        return tuple(s for s in self.statements if not s.embedded)


def statement_id(document_sha256: str, source: Passage | None, cue: Passage | None, content: Passage) -> str:
    """A statement's id: the first 20 hex digits of the SHA-256 of the document's hash and the spans asserted."""
    parts = [document_sha256]
    for role, passage in (("source", source), ("cue", cue), ("content", content)):
        spans = ",".join(f"{s.start}-{s.end}" for s in passage.spans) if passage else ""
        parts.append(f"{role}:{spans}")
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]
