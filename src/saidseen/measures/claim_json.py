"""From the JSON of a claim to the view of it that the measures need.

The JSON is that of the claims: `{"id", "title", "event", "actors", "places", "start", "end", "quantities",
"statements": [{"id", "document", "stance", "speaker", "country", "act", "basis", "polarity", "text", "outlet",
"published", "origin", "side", "sentence", ...}], "owed": {specific: {"state", "by", "given", "withheld"}}, ...}`. Words
and speakers of statements may stand in the claim or be looked up among statements of the reading's JSON.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from saidseen.language.en import months
from saidseen.language.en import owed as en
from saidseen.measures.claim import AnswerView, ClaimView, FigureView, OwedView, PlaceView, StatementView
from saidseen.measures.errors import ClaimError
from saidseen.measures.moments import Moment
from saidseen.model.reading import State

STANCES = ("affirms", "denies", "doubts", "asks", "withholds")


def claim_from_json(raw: Any, statements: Mapping[str, Any] | None = None) -> ClaimView:
    """The view of a claim's JSON; `statements` are statements of the reading's JSON by id, for words and speakers.

    Raises ClaimError with a plain sentence where the JSON makes no sense.
    """
    if not isinstance(raw, Mapping):
        raise ClaimError("a claim is an object with id and title; this is none")
    id_ = _text(raw, "id", "a claim", needed=True) or ""
    what = f"claim {id_}"
    known = statements or {}
    every = _list(raw, "statements", what)
    said = [item for item in every if not (isinstance(item, dict) and item.get("embedded"))] or every
    views = tuple(_statement(item, known, what) for item in said)
    own = [_figure(item, what) for item in _list(raw, "quantities", what)]
    start, end = _moment(raw, "start", what), _moment(raw, "end", what)
    return ClaimView(
        id=id_,
        title=_text(raw, "title", what, needed=True) or "",
        kind=_text(raw, "kind", what),
        event=_event(raw.get("event"), what),
        actors=tuple(_actor(item, what) for item in _list(raw, "actors", what)),
        places=_places(raw, what),
        start=None if start is not None and start == end and only_ends(start, views) else start,
        end=end,
        figures=tuple(own or _read_figures(views, known, what)),
        statements=views,
        owed=_owed(raw.get("owed"), what),
        answers=tuple(_answer(item, what) for item in _list(raw, "answers", what)),
    )


def only_ends(day: str, statements: Sequence[StatementView]) -> bool:
    """Whether a day is told only as that on which something ends ("the drills run until 26 September")."""
    moment = Moment.parse(day)
    if moment is None or moment.precision != "day":
        return False
    date = months.weekday_and_day(moment.first.day, moment.first.month)
    texts = [" ".join(s.text.split()) for s in statements if re.search(date, s.text)]
    return bool(texts) and all(re.search(f"{en.UNTIL} {date}", text) for text in texts)


def _read_figures(views: Sequence[StatementView], known: Mapping[str, Any], what: str) -> list[FigureView]:
    """The quantities of the statements that were looked up, each as its speaker gave it."""
    found = []
    for view in views:
        for item in (known.get(view.id) or {}).get("quantities") or ():
            found.append(_figure({"statement": view.id, "speaker": view.speaker, **item}, what))
    return found


def _text(raw: Mapping[str, Any], key: str, what: str, *, needed: bool = False) -> str | None:
    value = raw.get(key)
    if isinstance(value, str) and (value.strip() or not needed):
        return value
    if value is None and not needed:
        return None
    raise ClaimError(f"{what} needs {key} as text, not {value!r}")


def _list(raw: Mapping[str, Any], key: str, what: str) -> Sequence[Any]:
    value = raw.get(key)
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ClaimError(f"{key} of {what} must be a list, not {value!r}")
    return value


def _object(item: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(item, Mapping):
        raise ClaimError(f"{what} must be an object, not {item!r}")
    return item


def _event(value: Any, what: str) -> str | None:
    if isinstance(value, Mapping):
        return "/".join(str(part) for part in (value.get("type"), value.get("mode")) if part) or None
    if value is None or isinstance(value, str):
        return value
    raise ClaimError(f"event of {what} must be text or an object with type and mode, not {value!r}")


def _actor(item: Any, what: str) -> str:
    if isinstance(item, Mapping):
        item = item.get("country") or item.get("organisation") or item.get("name")
    if not isinstance(item, str) or not item.strip():
        raise ClaimError(f"an actor of {what} has no name")
    if len(item) == 3 and item.isupper():
        return item
    from saidseen.world.countries import country_of

    return country_of(item) or item


def _places(raw: Mapping[str, Any], what: str) -> tuple[PlaceView, ...]:
    """The places that somebody gives as where it happens; all that the claim names where that is not told apart."""
    named = [(_place(item, what), item) for item in _list(raw, "places", what)]
    owed = raw.get("owed")
    where = owed.get("where") if isinstance(owed, Mapping) else None
    given = where.get("given") if isinstance(where, Mapping) else None
    texts = [str(one.get("text") or "") for one in given or () if isinstance(one, Mapping)]
    told = [
        place
        for place, item in named
        if isinstance(item, Mapping) and item.get("text") and any(str(item["text"]) in text for text in texts)
    ]
    return tuple(told or (place for place, _ in named))


def _place(item: Any, what: str) -> PlaceView:
    if isinstance(item, str):
        item = {"name": item}
    raw = _object(item, f"a place of {what}")
    words = [_text(raw, key, f"a place of {what}") for key in ("name", "text")]
    name = words[1] if words[1] and "," in (words[0] or "") else words[0] or words[1]
    if not name:
        raise ClaimError(f"a place of {what} has no name")
    here = f"{name} of {what}"
    lat, lon = _number(raw, "lat", here), _number(raw, "lon", here)
    if (lat is None) != (lon is None):
        raise ClaimError(f"{here} has only one of lat and lon")
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ClaimError(f"{here} cannot lie at latitude {lat:g}, longitude {lon:g}")
    country = _text(raw, "country", here)
    return PlaceView(name, country) if country and _is_state(name, country) else PlaceView(name, country, lat, lon)


def _is_state(name: str, country: str) -> bool:
    """Whether a place is a whole state, of which one point says nothing."""
    from saidseen.world.countries import name_of

    return name == name_of(country)


def _number(raw: Mapping[str, Any], key: str, what: str) -> float | None:
    value = raw.get(key)
    if value is None:
        return None
    try:
        if not isinstance(value, bool) and isinstance(value, int | float) and math.isfinite(value):
            return float(value)
    except OverflowError:
        raise ClaimError(f"{key} of {what} is too large a number") from None
    raise ClaimError(f"{key} of {what} must be a number, not {value!r}")


def _moment(raw: Mapping[str, Any], key: str, what: str) -> str | None:
    value = _text(raw, key, what)
    if value is not None and Moment.parse(value) is None:
        raise ClaimError(f"{key} of {what} is no ISO date or time: {value!r}")
    return value


def _figure(item: Any, what: str) -> FigureView:
    raw = _object(item, f"a quantity of {what}")
    here = f"a quantity of {what}"
    value, upper = _number(raw, "value", here), _number(raw, "upper", here)
    if value is not None and upper is not None and upper < value:
        raise ClaimError(f"{here} runs from {value:g} down to {upper:g}")
    words = (_text(raw, key, here) for key in ("unit", "modifier"))
    unit, modifier = words
    rest = (_text(raw, key, here) for key in ("statement", "speaker", "text", "of"))
    return FigureView(value, unit, modifier, upper, *rest)


def _statement(item: Any, known: Mapping[str, Any], what: str) -> StatementView:
    raw = _object(item, f"a statement of {what}")
    here = f"a statement of {what}"
    id_ = _text(raw, "id", here, needed=True) or ""
    stance = _text(raw, "stance", here) or "affirms"
    if stance not in STANCES:
        raise ClaimError(f"unknown stance {stance!r} of statement {id_}; there are: {', '.join(STANCES)}")
    full = known.get(id_) or {}
    who = raw.get("speaker") or full.get("speaker")
    name, country = (who.get("name"), who.get("country")) if isinstance(who, Mapping) else (who, None)
    words = raw.get("text") or (full.get("content") or {}).get("text") or ""
    if not isinstance(words, str) or not (name is None or isinstance(name, str)):
        raise ClaimError(f"statement {id_} of {what} needs speaker and text as text")
    plain = {
        key: _text(raw, key, here) for key in ("document", "outlet", "act", "basis", "polarity", "sentence", "url")
    }
    plain["side"] = str(raw["side"]) if raw.get("side") is not None else None
    plain["origin"] = str(raw["origin"]) if raw.get("origin") is not None else None
    plain["country"] = _text(raw, "country", here) or country or _state(raw.get("side"))
    times = {key: _moment(raw, key, f"statement {id_}") for key in ("said", "published")}
    return StatementView(id_, name, stance, words, **plain, **times)


def _owed(raw: Any, what: str) -> dict[str, OwedView]:
    out = {}
    for key, value in _object(raw or {}, f"owed of {what}").items():
        item = _object(value, f"{key} owed of {what}")
        if item.get("state") not in tuple(State):
            raise ClaimError(f"{key} owed of {what} must be given, missing or withheld, not {item.get('state')!r}")
        out[str(key)] = OwedView(State(item["state"]), _by(item, f"{key} owed of {what}"))
    return out


def _by(item: Mapping[str, Any], what: str) -> tuple[str, ...]:
    """The statements behind the state: who withheld it, or who gave it, where the claim tells them apart."""
    if item["state"] == State.WITHHELD and item.get("withheld"):
        return tuple(map(str, _list(item, "withheld", what)))
    if item["state"] == State.GIVEN and item.get("given"):
        given = (_object(one, f"what is given of {what}") for one in _list(item, "given", what))
        return tuple(dict.fromkeys(str(one.get("statement")) for one in given))
    return tuple(map(str, _list(item, "by", what)))


def _state(side: Any) -> str | None:
    """The side of a speaker where it is a state's alpha-3 code."""
    return side if isinstance(side, str) and len(side) == 3 and side.isalpha() and side.isupper() else None


def _answer(item: Any, what: str) -> AnswerView:
    raw = _object(item, f"an answer of {what}")
    if not isinstance(raw.get("holds"), bool):
        raise ClaimError(f"an answer of {what} needs holds: true or false")
    fact = _text(raw, "fact", f"an answer of {what}", needed=True) or ""
    return AnswerView(fact, raw["holds"], _text(raw, "statement", f"an answer of {what}"))
