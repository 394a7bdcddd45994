"""From the JSON of a claim to the view of it that the measures need, and from files and pipes of it.

The JSON is that of the claims: `{"id", "title", "event", "actors", "places", "start", "end", "quantities",
"statements": [{"id", "document", "stance", "speaker", "country", "act", "basis", "polarity", "text", "outlet",
"published", "origin", "side", "sentence", ...}], "owed": {specific: {"state", "by", "given", "withheld"}}, ...}`; what
is text or a number there has the name that it has in the view.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TextIO

from saidseen.errors import SaidseenError
from saidseen.measures.claim import AnswerView, ClaimView, FigureView, PlaceView, StatementView
from saidseen.measures.errors import ClaimError
from saidseen.measures.viewing import actor_of, made, place_of
from saidseen.model.claim import Stance
from saidseen.model.claim_json import SpecificTold
from saidseen.model.reading import State
from saidseen.model.states import is_state


def claim_from_json(raw: Any) -> ClaimView:
    """The view of a claim's JSON; raises ClaimError with a plain sentence where the JSON makes no sense."""
    if not isinstance(raw, Mapping):
        raise ClaimError("a claim is an object with id and title; this is none")
    id_ = _text(raw, "id", "a claim", needed=True) or ""
    what = f"claim {id_}"
    every = _list(raw, "statements", what)
    said = [item for item in every if not (isinstance(item, dict) and item.get("embedded"))] or every
    view = ClaimView(
        id=id_,
        title=_text(raw, "title", what, needed=True) or "",
        kind=_text(raw, "kind", what),
        event=_event(raw.get("event"), what),
        actors=tuple(_actor(item, what) for item in _list(raw, "actors", what)),
        start=_text(raw, "start", what),
        end=_text(raw, "end", what),
        figures=tuple(_figure(item, what) for item in _list(raw, "quantities", what)),
        statements=tuple(_statement(item, what) for item in said),
        answers=tuple(_answer(item, what) for item in _list(raw, "answers", what)),
    )
    owed = _object(raw.get("owed") or {}, f"owed of {what}")
    places = [_place(item, id_) for item in _list(raw, "places", what)]
    return made(view, places, {str(key): _told(item, f"{key} owed of {what}") for key, item in owed.items()})


def claims_in(path: str, standard: TextIO, refused: list[str]) -> Iterator[ClaimView]:
    """The claims of a file, or of `standard` (an open text) where `path` is "-".

    What is wrong with a line goes into `refused` with its number, and the others are read. Raises SaidseenError where
    the file cannot be read.
    """
    if path == "-":
        yield from _claims("standard input", standard, refused)
        return
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            yield from _claims(path, file, refused)
    except UnicodeDecodeError:
        raise SaidseenError(f"{path}: this is no UTF-8 text: write it with `saidseen claims --format jsonl`") from None
    except OSError as error:
        raise SaidseenError(f"{path}: cannot be read ({error.strerror or error}): name another file") from None


def _claims(name: str, lines: Iterable[str], refused: list[str]) -> Iterator[ClaimView]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield claim_from_json(json.loads(line))
        except (ValueError, RecursionError) as error:
            refused.append(f"{name}, line {number}: this is no JSON ({error}): mend or remove the line")
        except ClaimError as error:
            refused.append(f"{name}, line {number}: {error}: mend or remove the claim")


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
    return actor_of(item)


def _place(item: Any, what: str) -> tuple[PlaceView, str | None]:
    """A place with the words for it."""
    here = f"a place of claim {what}"
    raw = {"name": item} if isinstance(item, str) else _object(item, here)
    name, text = _text(raw, "name", here), _text(raw, "text", here)
    plain = _plain(PlaceView, raw, f"{name or text or 'a place'} of claim {what}")
    return place_of(name, text, **plain, claim=what), text


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


def _plain(view: type[Any], raw: Mapping[str, Any], what: str) -> dict[str, Any]:
    """The fields of a view that are text or numbers where they are known, by name."""
    read: dict[str, Callable[..., Any]] = {"str | None": _text, "float | None": _number}
    return {f.name: read[str(f.type)](raw, f.name, what) for f in fields(view) if str(f.type) in read}


def _figure(item: Any, what: str) -> FigureView:
    here = f"a quantity of {what}"
    return FigureView(**_plain(FigureView, _object(item, here), here))


def _statement(item: Any, what: str) -> StatementView:
    here = f"a statement of {what}"
    raw = _object(item, here)
    id_ = _text(raw, "id", here, needed=True) or ""
    stance = _text(raw, "stance", here) or "affirms"
    if stance not in tuple(Stance):
        raise ClaimError(f"unknown stance {stance!r} of statement {id_}; there are: {', '.join(Stance)}")
    who = raw.get("speaker") or None
    name, country = (who.get("name"), who.get("country")) if isinstance(who, Mapping) else (who, None)
    words = raw.get("text") or ""
    if not isinstance(words, str) or not (name is None or isinstance(name, str)):
        raise ClaimError(f"statement {id_} of {what} needs speaker and text as text")
    loose = {key: str(raw[key]) for key in ("side", "origin") if raw.get(key) is not None}
    plain = _plain(StatementView, {**raw, "speaker": name, **loose}, here)
    plain["country"] = plain["country"] or country or (plain["side"] if is_state(plain["side"] or "") else None)
    return StatementView(id=id_, stance=stance, text=words, **plain)


def _told(item: Any, what: str) -> SpecificTold:
    raw = _object(item, what)
    if raw.get("state") not in tuple(State):
        raise ClaimError(f"{what} must be given, missing or withheld, not {raw.get('state')!r}")
    by, withheld = ([str(id_) for id_ in _list(raw, key, what)] for key in ("by", "withheld"))
    given = [_object(one, f"what is given of {what}") for one in _list(raw, "given", what)]
    return SpecificTold(
        State(raw["state"]), by, [(str(g.get("statement")), str(g.get("text") or "")) for g in given], withheld
    )


def _answer(item: Any, what: str) -> AnswerView:
    raw = _object(item, f"an answer of {what}")
    if not isinstance(raw.get("holds"), bool):
        raise ClaimError(f"an answer of {what} needs holds: true or false")
    fact = _text(raw, "fact", f"an answer of {what}", needed=True) or ""
    return AnswerView(fact, raw["holds"], _text(raw, "statement", f"an answer of {what}"))
