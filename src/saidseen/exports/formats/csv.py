"""CSV (RFC 4180): a row for each record; a cell that a spreadsheet would take for a formula is told as text."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, TextIO

from saidseen.exports import Format
from saidseen.exports.flat import COLUMNS, flat

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _write(records: Records, file: TextIO, asked: ExportQuestion) -> None:
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS[asked.of])
    writer.writerows([_cell(value) for value in flat(record).values()] for record in records)


def _cell(value: Any) -> Any:
    """A value as a cell: strangers' words never begin as a formula does, and have no NUL."""
    if not isinstance(value, str):
        return value
    words = value.replace("\0", "")
    return f"'{words}" if words.startswith(_FORMULA) else words


FORMAT = Format("csv", "a row for each, for a spreadsheet", _write)
