"""Packs from files: ours, and a user's own beside them; a malformed pack is refused as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from saidseen.language.en.telling import tell
from saidseen.measures.checking import circle, examine, read_pack
from saidseen.measures.errors import PackError, Problem, UnknownMeasure
from saidseen.measures.pack import (
    Condition,
    ConditionGroup,
    Departure,
    DistanceLine,
    Duty,
    InForce,
    Instead,
    Item,
    Limit,
    Measure,
    Pack,
    RuleSource,
    Zone,
    ZonePart,
)


def load_pack(path: str | Path) -> Pack:
    """The pack in a file. Raises PackError with every fault where it is malformed."""
    data, problem = read_pack(path)
    if problem:
        raise PackError([Problem(str(path), 1, 1, problem)])
    return pack_of(data, str(path))


def pack_of(data: bytes, name: str) -> Pack:
    """The pack in the bytes of a file called `name`. Raises PackError where it is malformed."""
    raw, problems = examine(data, name)
    if raw is None:
        raise PackError(problems)
    return _pack(raw, name)


@cache
def shipped() -> tuple[Pack, ...]:
    """The packs that come with saidseen, by file name."""
    entries = sorted((files(__package__) / "packs").iterdir(), key=lambda entry: entry.name)
    return tuple(pack_of(entry.read_bytes(), entry.name) for entry in entries if entry.name.endswith(".yaml"))


def load_packs(*folders: str | Path) -> tuple[Pack, ...]:
    """The shipped packs and those of the folders (*.yaml, *.yml), in order.

    Raises PackError with the faults of all of them, also where two packs have the same name or a measure names one to
    see that no pack has.
    """
    packs = list(shipped())
    problems: list[Problem] = []
    for path in _files(folders):
        try:
            packs.append(load_pack(path))
        except PackError as error:
            problems.extend(error.problems)
    problems.extend(_clashes(packs))
    if problems:
        raise PackError(problems)
    return tuple(packs)


def _files(folders: Sequence[str | Path]) -> list[Path]:
    found: list[Path] = []
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise PackError([Problem(str(folder), 1, 1, tell("loading.no_folder"))])
        found += sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    return found


def _clashes(packs: Sequence[Pack]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    measures = {measure.id for pack in packs for measure in pack.measures}
    places = {m.id: m.instead.measure for pack in packs for m in pack.measures if m.instead}
    for pack in packs:
        if pack.id in seen:
            yield Problem(pack.file, 1, 1, tell("loading.same_id", id=pack.id, place=seen[pack.id]))
        seen[pack.id] = pack.file
        for measure in pack.measures:
            for other in (*measure.see, *([measure.instead.measure] if measure.instead else [])):
                if other not in measures:
                    yield Problem(pack.file, 1, 1, tell("loading.no_see", measure=measure.id, other=other))
            way = circle(measure.id, places)
            if way:
                yield Problem(pack.file, 1, 1, way)


def find(packs: Sequence[Pack], id_: str) -> tuple[Pack, Measure]:
    """The measure of that id with its pack. Raises UnknownMeasure, which lists near names."""
    for pack in packs:
        for measure in pack.measures:
            if measure.id == id_:
                return pack, measure
    raise UnknownMeasure(tell("loading.no_measure", id=id_, near=_near(packs, id_)))


def under(packs: Sequence[Pack], name: str) -> list[tuple[Pack, Measure]]:
    """The measures of an instrument ("vd11"), a paragraph ("vd11-16") or one measure. Raises UnknownMeasure."""
    found = [
        (pack, measure)
        for pack in packs
        for measure in pack.measures
        if pack.id == name or measure.id == name or measure.id.startswith((f"{name}.", f"{name}-"))
    ]
    if not found:
        raise UnknownMeasure(tell("loading.no_instrument", name=name, near=_near(packs, name)))
    return found


def _near(packs: Sequence[Pack], name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [measure.id for pack in packs for measure in pack.measures], 5, 0.5)
    if near:
        return tell("loading.near", measures=", ".join(near))
    return tell("loading.instruments", names=", ".join(pack.id for pack in packs))


def _pack(raw: dict[str, Any], name: str) -> Pack:
    instrument = raw["instrument"]
    return Pack(
        id=instrument["id"],
        title=instrument["title"],
        nature=instrument["nature"],
        summary=instrument["summary"],
        standing=_standing(instrument["in_force"]),
        sources=tuple(RuleSource(s["id"], s["address"], s["read"]) for s in raw["sources"]),
        zones=tuple(_zone(zone) for zone in raw["zones"]),
        lines=tuple(DistanceLine(x["id"], x["title"], x["approximation"], _points(x["points"])) for x in raw["lines"]),
        measures=tuple(_measure(measure) for measure in raw["measures"]),
        file=name,
        short=instrument.get("short", instrument["title"]),
    )


def _standing(raw: dict[str, Any]) -> InForce:
    changes = (Departure(c["state"], c["what"], c["from"], c["verified"], tuple(c["sources"])) for c in raw["changes"])
    return InForce(
        raw["from"], raw["until"], raw["for"], tuple(raw["known"]), raw["verified"], tuple(changes), raw["note"]
    )


def _points(raw: list[list[float]]) -> tuple[tuple[float, float], ...]:
    return tuple((float(lat), float(lon)) for lat, lon in raw)


def _zone(raw: dict[str, Any]) -> Zone:
    parts = (ZonePart(part["state"], _points(part["outline"]), float(part["margin_km"])) for part in raw["parts"])
    return Zone(raw["id"], raw["title"], raw["approximation"], tuple(raw["states"]), tuple(parts), raw["verified"])


def _group(raw: dict[str, Any]) -> ConditionGroup:
    key = "any" if "any" in raw else "all"
    members = (_group(m) if "any" in m or "all" in m else _condition(m) for m in raw[key])
    return ConditionGroup(key == "any", tuple(members))


LISTS = ("yes", "no", "stances", "kinds", "denied", "asked")
"""The keys of a condition that hold lists."""


def _condition(raw: dict[str, Any]) -> Condition:
    keys = ("test", "verified", "of", "op", "unit", "asks", "zone", "note", "structure")
    plain: dict[str, Any] = {key: raw[key] for key in keys if key in raw}
    lists: dict[str, Any] = {key: tuple(raw[key]) for key in LISTS if key in raw}
    line = tuple(sorted(raw.get("line", {}).items()))
    return Condition(**plain, **lists, line=line, part=raw.get("part", "scope"), value=_value(raw.get("value")))


def _value(raw: Any) -> tuple[float, float] | None:
    if raw is None:
        return None
    low, high = raw["between"] if isinstance(raw, dict) else (raw, raw)
    return float(low), float(high)


def _measure(raw: dict[str, Any]) -> Measure:
    keys = ("id", "paragraph", "title", "says", "form", "zone", "read", "verified", "in_force_from", "note", "line")
    plain = {key: raw[key] for key in keys if key in raw}
    items = (Item(**{**item, "phrases": tuple(item.get("phrases", ()))}) for item in raw["owed"])
    return Measure(
        **plain,
        applies_to=tuple(raw["applies_to"]),
        conditions=_group(raw["conditions"]),
        times=tuple(Limit(**limit) for limit in raw["times"]),
        owed=tuple(items),
        sources=tuple(raw["sources"]),
        see=tuple(raw.get("see", ())),
        duty=_duty(raw.get("duty")),
        instead=_instead(raw.get("instead")),
    )


def _instead(raw: dict[str, Any] | None) -> Instead | None:
    return None if raw is None else Instead(raw["measure"], raw["why"], tuple(raw["yes"]), raw["verified"])


def _duty(raw: dict[str, Any] | None) -> Duty | None:
    if raw is None:
        return None
    return Duty(raw["what"], raw["verified"], tuple(raw.get("yes", ())), tuple(raw.get("no", ())))
