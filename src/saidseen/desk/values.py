"""What a person writes for a field, made into the value that is kept; what cannot be meant is refused in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from saidseen.errors import UsageError
from saidseen.ledger import linked, schema
from saidseen.ledger.when import bounds
from saidseen.ledger.words import folded
from saidseen.model.acts import Act
from saidseen.model.corrections import CONFIRMED, DROPPED
from saidseen.model.plover import TYPES
from saidseen.model.reading import Basis, Statement
from saidseen.reading.quantities import find_quantities
from saidseen.world.codes import side_of, state
from saidseen.world.countries import organisation_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

NONE = ("none", "-", "")
"""What says that there is none."""


@dataclass(frozen=True, slots=True)
class FieldAsked:
    """A field of a statement as a person writes it, with what it stands in."""

    connection: Connection
    statement: Statement
    document: str
    words: str


def value_of(field: str, asked: FieldAsked) -> Any:
    """The value to keep; raises UsageError where the words are none for that field."""
    return _MADE[field](asked)


def _one_of(what: str, names: Iterable[str]) -> Callable[[FieldAsked], str]:
    def made(asked: FieldAsked) -> str:
        word = asked.words.strip().lower()
        if word not in tuple(names):
            raise UsageError(f"there is no {what} '{asked.words}'; there are {', '.join(names)}")
        return word

    return made


def _speaker(asked: FieldAsked) -> dict[str, Any]:
    words = " ".join(asked.words.split())
    if words.lower() in ("outlet", "the outlet"):
        return {"own": True}
    if words.lower() in NONE:
        old = asked.statement.speaker
        of = {key: getattr(old, key) if old else None for key in ("country", "organisation", "sector")}
        return {"name": None, **of}
    return {"name": words, **_known(asked.connection, words)}


def _known(connection: Connection, name: str) -> dict[str, str | None]:
    """Whom most statements of that name speak for; of a name that no story has what the name itself tells."""
    speakers, statements = schema.speakers, schema.statements
    columns = (speakers.c.country, speakers.c.organisation, speakers.c.sector)
    query = (
        select(*columns)
        .join(statements, statements.c.speaker_id == speakers.c.id)
        .where(speakers.c.name_folded == folded(name))
        .group_by(speakers.c.id, *columns)
        .order_by(func.count().desc(), speakers.c.id)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is not None:
        return dict(row._mapping)
    body = organisation_of(name)
    side = None if body else side_of(name)
    return {"country": side, "organisation": body, "sector": None}


def near_names(connection: Connection, name: str) -> list[str]:
    """Speakers whose names are written much like one that no story has; none where a story has it."""
    from difflib import get_close_matches

    names = {row.name_folded: row.name for row in connection.execute(select(schema.speakers)) if row.name_folded}
    if not name or (folded(name) or "") in names:
        return []
    return [names[n] for n in get_close_matches(folded(name) or "", names, 3, 0.8)]


def _country(asked: FieldAsked) -> dict[str, str]:
    if asked.words.strip().lower() in NONE:
        return {}
    if body := organisation_of(" ".join(asked.words.split())):
        return {"organisation": body}
    return {"country": state(asked.words)}


def _event(asked: FieldAsked) -> dict[str, str | None] | None:
    words = asked.words.strip()
    if words.lower() in NONE:
        return None
    kind, _, mode = re.sub(r"[/\s]+", "/", words).partition("/")
    kind, mode = kind.upper(), mode.upper()
    if kind not in TYPES:
        raise UsageError(f"there is no event '{words}'; there are {', '.join(TYPES)}, each alone or as TYPE/mode")
    if mode and mode not in TYPES[kind]:
        raise UsageError(f"{kind} has no mode '{mode}'; it has {', '.join(TYPES[kind]) or 'none'}")
    return {"type": kind, "mode": mode or None}


def _place(asked: FieldAsked) -> dict[str, Any] | None:
    """A place: its name, "NAME, STATE", or "LAT LON NAME"; the best known of that name where several have it."""
    from saidseen.world.gazetteer import OWN, gazetteer
    from saidseen.world.names import fold

    words = " ".join(asked.words.split())
    if words.lower() in NONE:
        return None
    if found := re.fullmatch(r"(-?\d+(?:\.\d+)?)[, ]\s*(-?\d+(?:\.\d+)?)(?:[, ]\s*(\D.*))?", words):
        lat, lon = float(found[1]), float(found[2])
        if abs(lat) > 90 or abs(lon) > 180:
            raise UsageError(f"'{words}' is no place: latitude is -90 to 90, longitude -180 to 180")
        return {"text": words, "name": found[3] or words, "geoname_id": None, "country": None, "lat": lat, "lon": lon}
    name, _, within = (part.strip() for part in words.partition(","))
    rows = gazetteer().candidates(fold(name))
    if within:
        country = state(within)
        rows = tuple(row for row in rows if row.country == country)
    if not rows:
        raise UsageError(
            f"no place is called '{words}'; write 'NAME, STATE', or 'LAT LON NAME' for one in no gazetteer"
        )
    best = min(rows, key=lambda row: (row.how != OWN, -row.people))
    return {
        "text": name, "name": gazetteer().name(best.row), "geoname_id": gazetteer().geoname_id(best.row),
        "country": best.country or None, "lat": best.lat, "lon": best.lon,
    }  # fmt: skip


def _day(asked: FieldAsked) -> dict[str, str] | None:
    words = asked.words.strip()
    if words.lower() in NONE:
        return None
    first, _, last = re.sub(r"\s+(?:to|until|-|–)\s+", "/", words).partition("/")
    start, end = bounds(first), bounds(last or first)
    if start is None or end is None or start[0] > end[1]:
        raise UsageError(f"'{words}' is no day; write it like 2022-02-15, or 2022-02-10/2022-02-20")
    return {"start": start[0][:10], "end": end[1][:10]}


def _figure(asked: FieldAsked) -> dict[str, Any] | None:
    words = " ".join(asked.words.split())
    if words.lower() in NONE:
        return None
    found = find_quantities(words)
    if len(found) != 1 or found[0].text != words:
        parts = " and ".join(one.text for one in found)
        what = f"is not one figure and no more (of it {parts})" if parts else "is no figure"
        raise UsageError(f"'{words}' {what}; write it like '130,000 troops' or '169,000 to 190,000 troops'")
    [one] = found
    return {"text": words, "value": one.value, "upper": one.upper, "unit": one.unit, "modifier": one.modifier}


def _content(asked: FieldAsked) -> dict[str, Any]:
    """Words of the story, to the letter (spaces apart): the place where they stand that is nearest to the old ones."""
    text = linked.document(asked.connection, asked.document).text
    words = asked.words.split()
    if not words:
        raise UsageError("the content is empty; `saidseen judge drop` takes a statement out")
    spots = [(m.start(), m.end()) for m in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    if not spots:
        raise UsageError("the story does not have these words in a row; copy them from it to the letter")
    start, end = min(spots, key=lambda spot: abs(spot[0] - asked.statement.content.start))
    return {"spans": [[start, end]], "text": text[start:end]}


def _yes(asked: FieldAsked) -> bool:
    return True


_MADE: dict[str, Callable[[FieldAsked], Any]] = {
    "speaker": _speaker,
    "country": _country,
    "act": _one_of("act", tuple(a.value for a in Act)),
    "polarity": _one_of("polarity", ("positive", "negative")),
    "basis": _one_of("basis", tuple(b.value for b in Basis)),
    "event": _event,
    "place": _place,
    "day": _day,
    "figure": _figure,
    "content": _content,
    CONFIRMED: _yes,
    DROPPED: _yes,
}
FIELDS = tuple(_MADE)
"""The fields of a statement that a person can judge."""


def shown_value(value: Any) -> str:
    """A value of a judgement in a few words."""
    if value is None or value == {}:
        return "none"
    if value is True:
        return "yes"
    if not isinstance(value, dict):
        return str(value)
    if value.get("own"):
        return "the outlet"
    if "spans" in value:
        return str(value["text"])
    if "start" in value:
        return str(value["start"]) if value["start"] == value["end"] else f"{value['start']}/{value['end']}"
    if "type" in value:
        return "/".join(filter(None, (value["type"], value["mode"])))
    if "value" in value and "text" in value:
        return str(value["text"])
    order = ("text", "name", "of", "other", "grade", "country", "organisation")
    return ", ".join(dict.fromkeys(str(value[k]) for k in order if value.get(k))) or "nobody named"
