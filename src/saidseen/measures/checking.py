"""Whether a pack is well formed: its text, its form (schema.json), and what the form cannot say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path as FilePath
from typing import Any

from saidseen.language.en import verdicts
from saidseen.language.en.telling import tell
from saidseen.measures import amounts, kinds
from saidseen.measures.earth import crosses
from saidseen.measures.errors import Problem
from saidseen.measures.moments import Moment
from saidseen.measures.pack import MEMORY, SCHEMA
from saidseen.measures.yamltext import LARGEST, Fault, Marked, Path, read_yaml

MOST = 40
"""Problems told of one pack; the rest is counted."""
LOOKED = 1000
"""Problems looked for in one pack."""


def validate(path: str | FilePath) -> list[Problem]:
    """The faults of the pack in a file, in the order of its lines; empty where there are none."""
    name = str(path)
    data, problem = read_pack(path)
    return [Problem(name, 1, 1, problem)] if problem else examine(data, name)[1]


def read_pack(path: str | FilePath) -> tuple[bytes, str | None]:
    """The bytes of a file, no more than a pack may have and one; else why they cannot be read."""
    try:
        if not FilePath(path).is_file() and FilePath(path).exists():
            return b"", tell("checking.no_file")
        with FilePath(path).open("rb") as file:
            return file.read(LARGEST + 1), None
    except (OSError, ValueError) as error:
        return b"", tell("checking.unreadable", error=getattr(error, "strerror", None) or error)


def examine(data: bytes, name: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The raw pack in `data`, or None, and its faults; one of the two is always empty."""
    try:
        marked = read_yaml(data)
    except Fault as fault:
        return None, [Problem(name, *fault.mark, fault.reason)]
    newer = _newer(marked)
    faults = [newer] if newer else list(islice(_form(marked), LOOKED)) or list(islice(_sense(marked), LOOKED))
    problems = sorted(Problem(name, *marked.mark(path), reason) for path, reason in faults)
    if len(problems) > MOST:
        rest = len(problems) - MOST
        last = problems[MOST - 1]
        more = tell("checking.more", count=rest) if len(faults) < LOOKED else tell("checking.many_more")
        problems = [*problems[:MOST], Problem(name, last.line, 1, more)]
    return (None if problems else marked.value), problems


def _newer(marked: Marked) -> tuple[Path, str] | None:
    version = marked.value.get("schema") if isinstance(marked.value, dict) else None
    if isinstance(version, int) and not isinstance(version, bool) and version > SCHEMA:
        return ("schema",), tell("checking.newer", version=version, schema=SCHEMA)
    return None


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads((files(__package__) / "schema.json").read_text("utf-8")))


def _form(marked: Marked) -> Iterator[tuple[Path, str]]:
    """The faults against the schema, each as a sentence at the innermost part that is wrong."""
    for error in _validator().iter_errors(marked.value):
        path = tuple(error.absolute_path)
        yield from _sentences(error, path, marked)


def _sentences(error: Any, path: Path, marked: Marked) -> Iterator[tuple[Path, str]]:
    where = _named(path)
    if error.validator == "additionalProperties":
        known = set(error.schema.get("properties", {}))
        for key in error.instance:
            if key not in known and not _patterned(error.schema, key):
                yield (*path, key), tell("checking.no_key", where=where, key=key, keys=", ".join(sorted(known)))
    elif error.validator == "required":
        key = error.message.split("'")[1]
        yield path, tell("checking.needs_key", where=where, key=key)
    elif error.validator in ("enum", "const"):
        allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
        yield (
            path,
            tell("checking.one_of", where=where, value=_short(error.instance), allowed=", ".join(map(str, allowed))),
        )
    elif error.validator == "type":
        yield (
            path,
            tell("checking.must_be", where=where, types=_types(error.validator_value), value=_short(error.instance)),
        )
    else:
        yield path, tell("checking.not_right", where=where, value=_short(error.instance), why=_ruled(error))


def _patterned(schema: dict[str, Any], key: str) -> bool:
    import re

    return any(re.search(pattern, key) for pattern in schema.get("patternProperties", {}))


def _ruled(error: Any) -> str:
    value = error.validator_value
    plain = {
        "pattern": tell("checking.pattern", value=value),
        "minimum": tell("checking.minimum", value=value),
        "maximum": tell("checking.maximum", value=value),
        "minItems": tell("checking.min_items", value=value),
        "maxItems": tell("checking.max_items", value=value),
        "maxLength": tell("checking.max_length", value=value),
        "uniqueItems": tell("checking.unique_items"),
        "maxProperties": tell("checking.max_properties"),
    }
    return plain.get(error.validator, tell("checking.no_form"))


def _types(value: Any) -> str:
    wanted = value if isinstance(value, list) else [value]
    return verdicts.OR.join(verdicts.TYPES.get(name) or _with_article(name) for name in wanted)


def _with_article(name: str) -> str:
    return tell("checking.vowel" if name[0] in "aeiou" else "checking.plain", type=name)


def _short(value: Any) -> str:
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 60 else f"{words[:57]}..."


def _named(path: Path) -> str:
    """The part at a path as people say it: "measures, entry 3, owed"."""
    parts = [tell("checking.entry", number=step + 1) if isinstance(step, int) else str(step) for step in path]
    return ", ".join(parts) or tell("checking.whole")


def _sense(marked: Marked) -> Iterator[tuple[Path, str]]:
    """The faults that the schema cannot see: names that lead nowhere, dates and units that do not exist."""
    raw = marked.value
    yield from _twice(raw)
    yield from _dates(raw)
    yield from _zones(raw)
    yield from _circles(raw)
    for number, measure in enumerate(raw["measures"]):
        yield from _measure(raw, measure, ("measures", number))


def _circles(raw: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Measures that name themselves, and those whose places are taken in a circle, so that none would hold."""
    place = {m["id"]: m["instead"]["measure"] for m in raw["measures"] if m.get("instead")}
    for number, measure in enumerate(raw["measures"]):
        id_ = measure["id"]
        if id_ in measure.get("see", ()):
            yield ("measures", number, "see"), tell("checking.sees_itself", id=id_)
        way = circle(id_, place)
        if way:
            yield ("measures", number, "instead"), way


def circle(id_: str, place: dict[str, str]) -> str | None:
    """What is wrong where a measure's place is taken, in the end, by itself; `place` says what takes whose place."""
    chain, at = [id_], place.get(id_)
    while at is not None and at not in chain:
        chain.append(at)
        at = place.get(at)
    if at != id_:
        return None
    way = verdicts.THEN.join(map(repr, (*chain[1:], id_)))
    return tell("checking.circle", id=id_, way=way)


def _twice(raw: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    for part in ("sources", "zones", "lines", "measures"):
        seen: set[str] = set()
        for number, item in enumerate(raw[part]):
            if item["id"] in seen:
                yield (part, number, "id"), tell("checking.twice_among", id=item["id"], part=part)
            seen.add(item["id"])
    for number, source in enumerate(raw["sources"]):
        if (source["address"] is None) != (source["read"] == MEMORY):
            yield ("sources", number), tell("checking.no_address", id=source["id"])


def _dates(raw: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    force = raw["instrument"]["in_force"]
    base: Path = ("instrument", "in_force")
    spots: list[tuple[Path, str | None]] = [((*base, key), force[key]) for key in ("from", "until")]
    spots += [((*base, "changes", n, "from"), change["from"]) for n, change in enumerate(force["changes"])]
    spots += [(("measures", n, "in_force_from"), m.get("in_force_from")) for n, m in enumerate(raw["measures"])]
    for path, value in spots:
        if value is not None and Moment.parse(value) is None:
            yield path, tell("checking.no_day", value=value)
    first, last = Moment.parse(force["from"]), Moment.parse(force["until"])
    if first and last and last.last < first.first:
        yield (*base, "until"), tell("checking.ends_early", until=force["until"], start=force["from"])
    known = {source["id"] for source in raw["sources"]}
    for number, change in enumerate(force["changes"]):
        for ref in change["sources"]:
            if ref not in known:
                yield (*base, "changes", number, "sources"), tell("checking.no_source", ref=ref)


def _zones(raw: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    for number, zone in enumerate(raw["zones"]):
        for at, part in enumerate(zone["parts"]):
            path: Path = ("zones", number, "parts", at, "outline")
            if crosses(part["outline"]):
                yield path, tell("checking.crosses_itself", state=part["state"], id=zone["id"])
            if part["state"] in zone["states"]:
                yield path, tell("checking.both_ways", state=part["state"], id=zone["id"])
    for number, line in enumerate(raw["lines"]):
        if len(line["points"]) == 1:
            yield ("lines", number, "points"), tell("checking.one_point", id=line["id"])


def _measure(raw: dict[str, Any], measure: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    id_, instrument = measure["id"], raw["instrument"]["id"]
    if not id_.startswith(f"{instrument}-"):
        yield (*path, "id"), tell("checking.other_id", instrument=instrument, id=id_)
    read = {source["id"]: source["read"] for source in raw["sources"]}
    for number, ref in enumerate(measure["sources"]):
        if ref not in read:
            yield (*path, "sources", number), tell("checking.no_source_of", ref=ref, read=", ".join(read))
    for number, kind in enumerate(measure["applies_to"]):
        yield from _kind(kind, (*path, "applies_to", number))
    if measure["zone"] is not None and measure["zone"] not in {zone["id"] for zone in raw["zones"]}:
        yield (*path, "zone"), tell("checking.no_zone", zone=measure["zone"])
    parts = list(_leaves(measure["conditions"], (*path, "conditions")))
    for leaf_path, leaf in parts:
        yield from _leaf(raw, leaf, leaf_path)
    yield from _limits(measure, path, [leaf for _, leaf in parts])
    yield from _items(measure, path)
    yield from _honest(raw, measure, path, [leaf for _, leaf in parts])


def _kind(name: str, path: Path) -> Iterator[tuple[Path, str]]:
    if name not in kinds.table():
        yield path, tell("checking.no_kind", name=name, kinds=", ".join(kinds.table()))


def _leaves(node: dict[str, Any], path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for key in ("all", "any"):
        if key in node:
            for number, member in enumerate(node[key]):
                yield from _leaves(member, (*path, key, number))
            return
    yield path, node


def _leaf(raw: dict[str, Any], leaf: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    test = leaf["test"]
    tables = {"count": amounts.counts(), "size": amounts.sizes()}
    if test in tables and leaf["of"] not in tables[test]:
        yield (*path, "of"), tell("checking.no_such", test=test, name=leaf["of"], names=", ".join(tables[test]))
    if test in ("size", "distance") and amounts.length_of(leaf["unit"]) is None:
        yield (*path, "unit"), tell("checking.no_length", unit=leaf["unit"])
    value = leaf.get("value")
    if isinstance(value, dict) and value["between"][0] > value["between"][1]:
        yield (*path, "value"), tell("checking.low_to_high")
    zones = {zone["id"] for zone in raw["zones"]}
    if test == "inside" and leaf["zone"] not in zones:
        yield (*path, "zone"), tell("checking.no_zone", zone=leaf["zone"])
    lines = {line["id"] for line in raw["lines"]}
    for state, line in leaf.get("line", {}).items():
        if line not in lines:
            yield (*path, "line", state), tell("checking.no_line", line=line)
    for number, kind in enumerate(leaf.get("kinds", ())):
        yield from _kind(kind, (*path, "kinds", number))


def _limits(measure: dict[str, Any], path: Path, parts: list[dict[str, Any]]) -> Iterator[tuple[Path, str]]:
    limits = any(leaf.get("part") == "limit" for leaf in parts)
    if (measure["form"] == "limit") != limits:
        yield (*path, "form"), tell("checking.limit_form")
    for number, limit in enumerate(measure["times"]):
        if "yearly" in limit and Moment.parse(f"2000-{limit['yearly']}") is None:
            yield (*path, "times", number, "yearly"), tell("checking.no_yearly_day", yearly=limit["yearly"])
        if limit.get("anchor") == "other" and "anchor_words" not in limit:
            yield (*path, "times", number), tell("checking.no_anchor_words")


def _items(measure: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    seen: set[str] = set()
    for number, item in enumerate(measure["owed"]):
        if item["id"] in seen:
            yield (*path, "owed", number, "id"), tell("checking.item_twice", id=item["id"])
        seen.add(item["id"])
        if "count" in item and item["count"] not in amounts.counts():
            yield (*path, "owed", number, "count"), tell("checking.no_count", count=item["count"])


def _honest(
    raw: dict[str, Any], measure: dict[str, Any], path: Path, parts: list[dict[str, Any]]
) -> Iterator[tuple[Path, str]]:
    """What rests on memory, in whole or part, is not verified."""
    if not measure["verified"]:
        return
    read = {source["id"]: source["read"] for source in raw["sources"]}
    if measure["read"] == MEMORY or all(read.get(ref) == MEMORY for ref in measure["sources"]):
        yield (*path, "verified"), tell("checking.from_memory", id=measure["id"])
    zone = [z for z in raw["zones"] if z["id"] == measure["zone"]]
    duty = [measure["duty"]] if "duty" in measure else []
    if not all(part["verified"] for part in [*parts, *measure["times"], *measure["owed"], *zone, *duty]):
        yield (*path, "verified"), tell("checking.part_not_verified", id=measure["id"])
