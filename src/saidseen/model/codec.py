"""Readings as JSON objects, to the contract of the output, and back.

A reading is `{"name", "reader", "document", "statements"}`; a span is `[start, end]`, a passage
`{"spans": [[start, end], ...], "text"}`. `why` is written only where asked for; with it the round trip is exact: it is
written as sentences, which come back as the ids that they are of (reasons.py).
JSON has no infinity and no not-a-number: such a number is written as null.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from saidseen.errors import SaidseenError
from saidseen.model.acts import Act
from saidseen.model.reading import (
    Basis,
    Document,
    Event,
    Passage,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
    Specific,
    State,
    Statement,
    Time,
)
from saidseen.model.reasons import ids_of

Json = dict[str, Any]

_EXACT = 2.0**53
_DOCUMENT = ["outlet", "published", "url", "title", "language", "fetched", "how", "unread", "raw_sha256"]
_SPEAKER = ["name", "country", "organisation", "sector", "how"]
_PLACE = ["name", "geoname_id", "country", "lat", "lon"]
_TIME = ["value", "start", "end", "precision"]


class ContractError(SaidseenError, ValueError):
    """A JSON object that is not a reading to the contract; the message names the part."""


def reading_to_json(reading: Reading, *, why: bool = False, text: bool = True, statements: bool = True) -> Json:
    """The reading as one JSON object; `why` adds the sentence of the rule or head that decided each field.

    Without `text` or `statements` it is only part of a reading, for those who keep the rest elsewhere.
    """
    document = reading.document
    head: Json = {"sha256": document.sha256}
    if text:
        head["text"] = document.text
    head |= {key: getattr(document, key) for key in _DOCUMENT}
    head["places"] = [_place(p) for p in reading.places]
    head["times"] = [_time(t) for t in reading.times]
    head["quantities"] = [_quantity(q) for q in reading.quantities]
    out: Json = {"name": document.name, "reader": reading.reader, "document": head}
    if statements:
        out["statements"] = [statement_to_json(s, why=why, text=document.text) for s in reading.statements]
    return out


def statement_to_json(statement: Statement, *, why: bool = False, text: str | None = None) -> Json:
    """The statement as a JSON object; `why` adds the sentence of the rule that decided each field, `text` (of the
    document) the words that give each specific."""
    speaker, event = statement.speaker, statement.event
    out: Json = {
        "id": statement.id,
        "source": _passage(statement.source),
        "cue": _passage(statement.cue),
        "content": _passage(statement.content),
        "speaker": {key: getattr(speaker, key) for key in _SPEAKER} if speaker else None,
        "outlet_own": statement.outlet_own,
        "act": statement.act.value,
        "polarity": statement.polarity,
        "basis": statement.basis.value,
        "event": {"type": event.type, "mode": event.mode, "score": _number(event.score)} if event else None,
        "toward": list(statement.toward),
        "places": [_place(p) for p in statement.places],
        "times": [_time(t) for t in statement.times],
        "quantities": [_quantity(q) for q in statement.quantities],
        "specifics": {key: _specific(s, text) for key, s in statement.specifics.items()},
        "hedges": [_span(s) for s in statement.hedges],
        "within": statement.within,
        "repeats": statement.repeats,
        "score": _number(statement.score),
        "scores": {key: _number(value) for key, value in statement.scores.items()},
        "embedded": statement.embedded,
    }
    if statement.judged:
        out["judged"] = dict(statement.judged)
    if why:
        out["why"] = statement.why_words
    return out


def statement_to_keep(statement: Statement) -> Json:
    """The statement as a ledger keeps it: a JSON object with why each field was decided, as ids."""
    return statement_to_json(statement) | {"why": dict(statement.why)}


def reading_from_json(data: Mapping[str, Any]) -> Reading:
    """The reading that `reading_to_json` wrote; raises ContractError where a part is missing or of the wrong kind."""
    try:
        head = data["document"]
        document = Document(
            str(data["name"]), str(head["text"]), **{key: head[key] for key in _DOCUMENT if key in head}
        )
        parts = (
            tuple(_place_from(p) for p in head.get("places", ())),
            tuple(_time_from(t) for t in head.get("times", ())),
            tuple(_quantity_from(q) for q in head.get("quantities", ())),
        )
        statements, reader = data["statements"], str(data.get("reader", ""))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContractError(f"{_named(data)} is no reading: {_wrong(error)}; see reading_to_json") from error
    return Reading(document, tuple(_numbered(data, n, s) for n, s in enumerate(statements)), *parts, reader)


def statement_from_json(data: Mapping[str, Any]) -> Statement:
    """The statement that `statement_to_json` or `statement_to_keep` wrote.

    Raises KeyError, TypeError or ValueError where it is not one.
    """
    speaker, event = data.get("speaker"), data.get("event")
    return Statement(
        id=str(data["id"]),
        source=_passage_from(data["source"]) if data.get("source") else None,
        cue=_passage_from(data["cue"]) if data.get("cue") else None,
        content=_passage_from(data["content"]),
        speaker=Speaker(**{key: speaker[key] for key in _SPEAKER}) if speaker else None,
        outlet_own=bool(data["outlet_own"]),
        act=Act(data["act"]),
        polarity=str(data["polarity"]),
        basis=Basis(data["basis"]),
        event=Event(event["type"], event["mode"], float(event["score"])) if event else None,
        toward=tuple(data.get("toward", ())),
        places=tuple(_place_from(p) for p in data.get("places", ())),
        times=tuple(_time_from(t) for t in data.get("times", ())),
        quantities=tuple(_quantity_from(q) for q in data.get("quantities", ())),
        specifics={key: _specific_from(s) for key, s in data.get("specifics", {}).items()},
        hedges=tuple(_span_from(s) for s in data.get("hedges", ())),
        within=data.get("within"),
        embedded=bool(data.get("embedded", False)),
        repeats=data.get("repeats"),
        score=float(data.get("score", 1.0)),
        why={str(key): ids_of(str(value)) for key, value in data.get("why", {}).items()},
        scores={str(key): float(value) for key, value in data.get("scores", {}).items()},
        judged={str(key): str(value) for key, value in data.get("judged", {}).items()},
    )


def _numbered(data: Mapping[str, Any], number: int, statement: Mapping[str, Any]) -> Statement:
    try:
        return statement_from_json(statement)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContractError(
            f"statement {number + 1} of {_named(data)} is none: {_wrong(error)}; see reading_to_json"
        ) from error


def _named(data: object) -> str:
    return str(data.get("name", "a reading")) if isinstance(data, Mapping) else "a reading"


def _wrong(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _number(value: float | None) -> float | int | None:
    if value is None or not math.isfinite(value):
        return None
    return int(value) if abs(value) < _EXACT and value == int(value) else value


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _span_from(data: Any) -> Span:
    start, end = data
    return Span(int(start), int(end))


def _passage(passage: Passage | None) -> Json | None:
    return {"spans": [_span(s) for s in passage.spans], "text": passage.text} if passage else None


def _passage_from(data: Mapping[str, Any]) -> Passage:
    return Passage(tuple(_span_from(s) for s in data["spans"]), str(data["text"]))


def _place(place: Place) -> Json:
    return {"text": place.text, "span": _span(place.span), **{key: getattr(place, key) for key in _PLACE}}


def _place_from(data: Mapping[str, Any]) -> Place:
    return Place(data["text"], _span_from(data["span"]), **{key: data[key] for key in _PLACE})


def _time(time: Time) -> Json:
    return {"text": time.text, "span": _span(time.span), **{key: getattr(time, key) for key in _TIME}}


def _time_from(data: Mapping[str, Any]) -> Time:
    return Time(data["text"], _span_from(data["span"]), **{key: data[key] for key in _TIME})


def _quantity(quantity: Quantity) -> Json:
    return {
        "text": quantity.text,
        "span": _span(quantity.span),
        "value": _number(quantity.value),
        "unit": quantity.unit,
        "modifier": quantity.modifier,
        "upper": _number(quantity.upper),
    }


def _quantity_from(data: Mapping[str, Any]) -> Quantity:
    value, upper = data["value"], data.get("upper")
    return Quantity(
        data["text"],
        _span_from(data["span"]),
        None if value is None else float(value),
        data["unit"],
        data["modifier"],
        None if upper is None else float(upper),
    )


def _specific(specific: Specific, text: str | None) -> Json:
    """A specific, with the words that its span has in a text."""
    out: Json = {"state": specific.state.value, "span": _span(specific.span) if specific.span else None}
    if specific.span and text is not None:
        out["words"] = specific.span.of(text)
    if specific.name is not None:
        out["name"] = specific.name
    if specific.place is not None:
        out["place"] = specific.place
    if specific.score is not None:
        out["score"] = _number(specific.score)
    return out


def _specific_from(data: Mapping[str, Any]) -> Specific:
    span, score = data.get("span"), data.get("score")
    return Specific(
        State(data["state"]),
        _span_from(span) if span else None,
        data.get("name"),
        None if score is None else float(score),
        data.get("place"),
    )
