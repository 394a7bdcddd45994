"""Exports over HTTP: written to a file first, so that what is sent is whole, then sent from there bit by bit."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

import anyio
from anyio.to_thread import run_sync
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from saidseen.desk.exporting import export
from saidseen.ledger import Ledger

PIECE = 1 << 16
"""Bytes that are read and sent at a time."""
LONGEST = 600.0
"""The seconds after which whoever takes an export more slowly is cut off."""


@dataclass(frozen=True, slots=True)
class Media:
    """What an export is called in HTTP, and as a file."""

    media: str
    ending: str


FORMATS = {
    "annotation": Media('application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"', "jsonld"),
    "atom": Media("application/atom+xml", "xml"),
    "claimreview": Media("application/ld+json", "jsonld"),
    "csv": Media("text/csv", "csv"),
    "geojson": Media("application/geo+json", "geojson"),
    "jsonl": Media("application/x-ndjson", "jsonl"),
    "markdown": Media("text/markdown", "md"),
    "parquet": Media("application/vnd.apache.parquet", "parquet"),
    "plover": Media("application/x-ndjson", "jsonl"),
    "stix": Media("application/stix+json;version=2.1", "json"),
    "xlsx": Media("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """An export that is whole: a file without a name, which is gone when it is closed."""

    file: TextIO
    size: int
    told: str | None


def written(ledger: Ledger, form: str, of: str, asked: Mapping[str, Any]) -> Written:
    """Write an export; raises as `desk.exporting.export` does."""
    file = tempfile.TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="")  # noqa: SIM115
    try:
        told = export(ledger, form, of, asked, file)
        file.flush()
        size = os.lseek(file.fileno(), 0, os.SEEK_END)
        os.lseek(file.fileno(), 0, os.SEEK_SET)
    except BaseException:
        file.close()
        raise
    return Written(file, size, told)


class Sent(StreamingResponse):
    """An export on its way; whoever does not get it whole is told so by its length."""

    def __init__(self, made: Written, media: Media, of: str) -> None:
        self._made = made
        headers = {
            "Content-Length": str(made.size),
            "Content-Disposition": f'attachment; filename="{of}.{media.ending}"',
        }
        if made.told:
            headers["Saidseen-Left-Out"] = made.told.encode("ascii", "replace").decode()
        super().__init__(_pieces(made.file), headers=headers, media_type=media.media)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            with anyio.fail_after(LONGEST):
                await super().__call__(scope, receive, send)
        finally:
            self._made.file.close()


async def _pieces(file: TextIO) -> AsyncIterator[bytes]:
    while piece := await run_sync(os.read, file.fileno(), PIECE):
        yield piece
