"""A statement as people left it: what they said of its fields goes before what the machine read in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from saidseen.model.acts import Act
from saidseen.model.reading import (
    Basis,
    Event,
    Passage,
    Place,
    Quantity,
    Span,
    Speaker,
    Specific,
    State,
    Statement,
    Time,
)

DROPPED, CONFIRMED = "dropped", "confirmed"
HAND = "judged by a person"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says that a field of a statement is; `value` are plain JSON values in the field's shape.

    speaker {name, country, organisation, sector} or {own: true}; country {country} or {organisation}; act, polarity and
    basis a word; event {type, mode}, place {text, name, geoname_id, country, lat, lon}, day {start, end}, figure {text,
    value, upper, unit, modifier}, each None where there is none; content {spans, text}; dropped and confirmed true.
    """

    field: str
    value: Any
    by: str
    at: str
    why: str


def corrected(statement: Statement, corrections: Iterable[Correction]) -> Statement:
    """The statement after corrections, the oldest first: of two that clash the later stands, and both are named."""
    made: dict[str, list[Correction]] = {}
    for one in corrections:
        if one.field in SETTERS:
            statement = SETTERS[one.field](statement, one.value)
            made.setdefault(one.field, []).append(one)
    if not made:
        return statement
    judged = {field: told(of) for field, of in made.items()}
    return replace(statement, judged={**statement.judged, **judged})


def told(made: Sequence[Correction]) -> str:
    """Who decided a field, when and why; whom that contradicts comes last."""
    last = made[-1]
    other = {one.by: one for one in made if one.by != last.by and one.value != last.value}
    against = "".join(f"; against {one.by}, {one.at[:16]}: {one.why}" for one in other.values())
    return f"{last.by}, {last.at[:16]}: {last.why}{against}"


def is_dropped(statement: Statement) -> bool:
    """Whether a person said that it is no statement."""
    return DROPPED in statement.judged


def _speaker(statement: Statement, value: dict[str, Any]) -> Statement:
    if value.get("own"):
        return replace(statement, source=None, cue=None, speaker=None, outlet_own=True)
    of = {key: value.get(key) for key in ("name", "country", "organisation", "sector")}
    return replace(statement, speaker=Speaker(**of, how=HAND), outlet_own=False)


def _country(statement: Statement, value: dict[str, Any]) -> Statement:
    old = statement.speaker or Speaker(None, None, None, None, HAND)
    new = replace(old, country=value.get("country"), organisation=value.get("organisation"))
    return replace(statement, speaker=new)


def _act(statement: Statement, value: str) -> Statement:
    return replace(statement, act=Act(value), scores={**statement.scores, "act": 1.0})


def _polarity(statement: Statement, value: str) -> Statement:
    return replace(statement, polarity=value)


def _basis(statement: Statement, value: str) -> Statement:
    return replace(statement, basis=Basis(value))


def _event(statement: Statement, value: dict[str, Any] | None) -> Statement:
    event = Event(value["type"], value["mode"], 1.0) if value else None
    return replace(statement, event=event, scores={**statement.scores, "event": 1.0})


def _place(statement: Statement, value: dict[str, Any] | None) -> Statement:
    """The place takes the stead of the one where it was said to happen."""
    old = statement.specifics.get("where")
    left = [p for p in statement.places if not (old and old.span and p.span.meets(old.span))]
    if value is None:
        return _specific(replace(statement, places=tuple(left)), "where", None)
    named = next((p for p in statement.places if value["text"] in (p.text, p.name)), None)
    span = named.span if named else _span_of(statement, value["text"])
    of = {key: value[key] for key in ("text", "name", "geoname_id", "country", "lat", "lon")}
    places = (Place(span=span, **of), *(p for p in left if p is not named))
    return _specific(replace(statement, places=places), "where", span, value["name"])


def _day(statement: Statement, value: dict[str, str] | None) -> Statement:
    if value is None:
        return _specific(replace(statement, times=()), "when", None)
    start, end = value["start"], value["end"]
    words = start if start == end else f"{start}/{end}"
    span = _span_of(statement, words)
    return _specific(replace(statement, times=(Time(words, span, words, start, end, "day"),)), "when", span)


def _figure(statement: Statement, value: dict[str, Any] | None) -> Statement:
    if value is None:
        return _specific(replace(statement, quantities=()), "how_many", None)
    span = _span_of(statement, value["text"])
    of = {key: value[key] for key in ("text", "value", "unit", "modifier", "upper")}
    return _specific(replace(statement, quantities=(Quantity(span=span, **of),)), "how_many", span)


def _span_of(statement: Statement, words: str) -> Span:
    """Where the content has the words; all of its first piece where it has not."""
    pieces = statement.content.text.split(" … ")
    if len(pieces) == len(statement.content.spans):
        for span, piece in zip(statement.content.spans, pieces, strict=True):
            if (at := piece.find(words)) >= 0:
                return Span(span.start + at, span.start + at + len(words))
    return statement.content.spans[0]


def _specific(statement: Statement, key: str, span: Span | None, name: str | None = None) -> Statement:
    given = Specific(State.GIVEN, span, name, 1.0) if span else Specific(State.MISSING)
    return replace(statement, specifics={**statement.specifics, key: given})


def _content(statement: Statement, value: dict[str, Any]) -> Statement:
    return replace(statement, content=Passage(tuple(Span(*s) for s in value["spans"]), value["text"]))


def _confirmed(statement: Statement, value: bool) -> Statement:
    return replace(statement, score=1.0, scores=dict.fromkeys(statement.scores, 1.0))


def _dropped(statement: Statement, value: bool) -> Statement:
    return statement


SETTERS: dict[str, Callable[[Statement, Any], Statement]] = {
    "speaker": _speaker,
    "country": _country,
    "act": _act,
    "polarity": _polarity,
    "basis": _basis,
    "event": _event,
    "place": _place,
    "day": _day,
    "figure": _figure,
    "content": _content,
    CONFIRMED: _confirmed,
    DROPPED: _dropped,
}
"""What each field of a judgement does to a statement."""
