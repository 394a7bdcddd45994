"""Parquet: the columns of the table that `csv` writes, typed, in row groups, so that a million rows stay in bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

from saidseen.errors import UsageError
from saidseen.exports import Format, bytes_of
from saidseen.exports.flat import COLUMNS, flat
from saidseen.language.visible import code
from saidseen.ledger.rows import Kept

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records

ROWS = 20_000
"""Rows of a group: what is held at a time."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_WHOLE = ("credibility", "sides", "origins", "statements")
_PARTS = ("act_score", "event_score")
_YES_OR_NO = ("own", "embedded")


def _write(records: Records, file: TextIO, asked: ExportQuestion) -> str | None:
    if find_spec("pyarrow") is None:
        raise UsageError("parquet needs pyarrow: pip install 'saidseen[parquet]'")
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    every: Iterator[Any] = iter(records)
    group = list(islice(every, ROWS))
    schema = pa.schema([(name, _type(pa, name)) for name in COLUMNS[asked.of]], metadata={"saidseen": asked.words})
    with ParquetWriter(bytes_of(file), schema, compression="zstd") as table, ThreadPoolExecutor(1) as beside:
        made = None
        while group:
            # The ledger is asked for the next group while this one is turned into columns and written, mostly outside
            # Python.
            made, before = beside.submit(_put, pa, table, group, schema), made
            if before:
                before.result()
            group = list(islice(every, ROWS))
        if made:
            made.result()
    return None


def _put(pa: Any, table: Any, group: Sequence[Any], schema: Any) -> None:
    table.write_table(pa.table(_columns(pa, group, schema), schema=schema))


def _columns(pa: Any, group: Sequence[Any], schema: Any) -> list[Any]:
    """The columns of a group: straight from how its statements are kept, else row by row."""
    if isinstance(group[0], Kept):
        from saidseen.exports.columns import columns

        if (found := columns(group)) is not None:
            return found
        group = [kept.row() for kept in group]
    rows = zip(*(flat(record).values() for record in group), strict=True)
    return [_array(pa, column, kind) for column, kind in zip(rows, schema.types, strict=True)]


def _type(pa: Any, name: str) -> Any:
    if name in _WHOLE:
        return pa.int32()
    if name in _PARTS:
        return pa.float64()
    return pa.bool_() if name in _YES_OR_NO else pa.string()


def _array(pa: Any, column: Sequence[Any], kind: Any) -> Any:
    """A column; half of a surrogate pair, which no UTF-8 has, is written out."""
    try:
        return pa.array(column, kind)
    except UnicodeEncodeError:
        return pa.array([_SURROGATE.sub(lambda m: code(m.group()), v) if v else v for v in column], kind)


FORMAT = Format(
    "parquet", "the table that csv writes, typed, for pandas, DuckDB or Spark", _write, binary=True, kept=True
)
