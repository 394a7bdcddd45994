"""Statements as columns straight from their JSON, many at a time: what `flat` makes of each, without making each.

It takes about a third of the time (docs/BENCHMARKS.md, "Exports"); tests/exports/test_columns.py holds the two
together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from io import BytesIO
from typing import Any

import pyarrow as pa
from pyarrow import compute
from pyarrow.json import ParseOptions, ReadOptions, read_json

from saidseen.exports.flat import SPECIFICS, STATEMENT, STORY
from saidseen.ledger.rows import Kept

pc: Any = compute
_SPAN = pa.list_(pa.int32())
_PASSAGE = pa.struct([("spans", pa.list_(_SPAN)), ("text", pa.string())])
_SPECIFIC = pa.struct([("state", pa.string()), ("span", _SPAN), ("name", pa.string())])
_SPEAKER = ("name", "country", "organisation", "sector")
_NEEDED = ("id", "act", "polarity", "basis", "outlet_own", "content")
_RECORD = pa.schema([
    *((name, pa.string()) for name in ("id", "act", "polarity", "basis", "within", "repeats")),
    *((name, _PASSAGE) for name in ("source", "cue", "content")),
    *((name, pa.bool_()) for name in ("outlet_own", "embedded")),
    ("speaker", pa.struct([(name, pa.string()) for name in _SPEAKER])),
    ("event", pa.struct([("type", pa.string()), ("mode", pa.string())])),
    ("scores", pa.struct([("act", pa.float64()), ("event", pa.float64())])),
    ("specifics", pa.struct([(name, _SPECIFIC) for name in SPECIFICS])),
])  # fmt: skip


def columns(some: Sequence[Kept]) -> list[Any] | None:
    """The columns of STORY and STATEMENT, in that order; None where a record is not what Arrow reads."""
    lines = "\n".join(kept.record for kept in some).encode()
    try:
        table = read_json(
            BytesIO(lines),
            ReadOptions(block_size=max(len(lines), 1 << 20)),
            ParseOptions(explicit_schema=_RECORD, unexpected_field_behavior="ignore"),
        )
        heads = [pa.array([getattr(kept, name) for kept in some], pa.string()) for name in ("name", *STORY[1:])]
    except (pa.ArrowInvalid, UnicodeEncodeError):
        return None
    if table.num_rows != len(some):
        return None
    whole = table.combine_chunks()
    told = {name: whole[name].chunk(0) for name in whole.column_names}
    if any(told[name].null_count for name in _NEEDED):
        return None
    found = {name: told[name] for name in ("id", "act", "polarity", "basis", "embedded", "within", "repeats")}
    found |= {name: _field(told["speaker"], name) for name in _SPEAKER[1:]}
    found |= {name: _field(told[name], "text") for name in ("source", "cue", "content")}
    found |= {"speaker": _field(told["speaker"], "name"), "own": told["outlet_own"]}
    found |= {"event": _field(told["event"], "type"), "mode": _field(told["event"], "mode")}
    found |= {"act_score": _field(told["scores"], "act"), "event_score": _field(told["scores"], "event")}
    specifics = {name: _field(told["specifics"], name) for name in SPECIFICS}
    spans = {name: pairs for name, one in specifics.items() if (pairs := _pairs(_field(one, "span"))) is not None}
    stretches = _field(told["content"], "spans")
    bounds = _pairs(stretches.flatten())
    if bounds is None or len(spans) < len(specifics):
        return None
    counts = pc.fill_null(pc.list_value_length(stretches), 0).to_numpy(zero_copy_only=False)
    content = _Content([text or "" for text in found["content"].to_pylist()], [0, *counts.cumsum().tolist()], bounds)
    found |= {name: _given(one, spans[name], content) for name, one in specifics.items()}
    found["withheld"] = _withheld(specifics)
    return [*heads, *(found[name] for name in STATEMENT)]


def _field(column: Any, name: str) -> Any:
    return pc.struct_field(column, name)


@dataclass(frozen=True, slots=True)
class _Content:
    """The contents of many statements: the text of each, where its stretches begin among those of all, and these."""

    texts: list[str]
    starts: list[int]
    bounds: list[tuple[int, int]]

    def words(self, row: int, start: int, end: int) -> str | None:
        """The words of a span of one of them; None where none of its stretches holds it."""
        pieces = self.texts[row].split(" … ")
        stretches = self.bounds[self.starts[row] : self.starts[row + 1]]
        if len(pieces) != len(stretches):
            return None
        for (first, last), piece in zip(stretches, pieces, strict=True):
            if first <= start and end <= last:
                return piece[start - first : end - first]
        return None


def _pairs(spans: Any) -> list[tuple[int, int]] | None:
    """The spans that are there, as pairs; None where one is no pair of numbers."""
    values = spans.flatten()
    pairs = pc.all(pc.equal(pc.list_value_length(spans), 2)).as_py()
    if values.null_count or pairs is False:
        return None
    numbers = values.to_numpy().tolist()
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _given(specific: Any, spans: list[tuple[int, int]], content: _Content) -> Any:
    """What gives a specific: the usual name of it, else its words in the content."""
    given = _is(specific, "given")
    name = _field(specific, "name")
    names = pc.if_else(pc.and_(given, pc.fill_null(pc.not_equal(name, ""), False)), name, None)
    nameless = pc.and_(given, pc.is_null(names))
    there = pc.is_valid(_field(specific, "span"))
    of = dict(zip(pc.indices_nonzero(there).to_numpy().tolist(), spans, strict=True))
    rows = pc.indices_nonzero(nameless).to_numpy().tolist()
    words = [content.words(row, *of[row]) if row in of else None for row in rows]
    return pc.replace_with_mask(names, nameless, pa.array(words, pa.string()))


def _withheld(specifics: dict[str, Any]) -> Any:
    """The names of what was withheld, after one another; null where nothing was."""
    held = {name: _is(one, "withheld") for name, one in specifics.items()}
    some = reduce(pc.or_, held.values())
    where = pc.indices_nonzero(some)
    rows = zip(*(mask.take(where).to_pylist() for mask in held.values()), strict=True)
    words = ["; ".join(name for name, held_ in zip(held, row, strict=True) if held_) for row in rows]
    return pc.replace_with_mask(pa.nulls(len(some), pa.string()), some, pa.array(words, pa.string()))


def _is(specific: Any, state: str) -> Any:
    return pc.fill_null(pc.equal(_field(specific, "state"), state), False)
