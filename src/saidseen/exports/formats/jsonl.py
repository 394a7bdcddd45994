"""JSON Lines: one object a line, the whole record."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from saidseen.exports import Format
from saidseen.language.visible import json_line

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records


def _write(records: Records, file: TextIO, _: ExportQuestion) -> None:
    for record in records:
        print(json_line(record.to_dict()), file=file)


FORMAT = Format("jsonl", "one object a line, nothing left out", _write)
