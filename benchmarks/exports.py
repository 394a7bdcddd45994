"""A million statements to other desks: seconds and peak memory of an export, as the command line makes it.

The ledger is made of the statements that are read in the shared stories, their records as long as they are, drawn again
and again with other ids and days, and written straight into its tables (reading a million would take hours and is not
what is measured), with their speakers and the words by which they are found, so that repair.py looks for words in it
too. Its statements are in no claim.

usage: python benchmarks/exports.py [--shared ../shared] [--size 1000000] [--ledger FILE] [--as parquet stix ...]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from linking import readings
from saidseen.exports.columns import columns
from saidseen.exports.flat import flat
from saidseen.exports.formats.parquet import ROWS
from saidseen.ledger import Ledger
from saidseen.ledger.prepared import prepare, speaker_row
from saidseen.ledger.queries import Question
from saidseen.ledger.stores import found as found_words
from saidseen.ledger.stores.found import _paired
from saidseen.model.reading import Reading

FORMATS = ("parquet", "stix")
SIZE = 1_000_000
GAP = 200  # days from one drawing of the stories to the next
Rows = dict[str, list[dict[str, Any]]]


def fill(path: Path, found: Sequence[Reading], size: int) -> None:
    """Write a ledger of so many statements drawn from readings."""
    Ledger(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA synchronous=OFF")
        for rows in drawn([replace(r, statements=r.said) for r in found if r.said], size):
            for table, values in rows.items():
                names = list(values[0])
                into = f"INSERT OR IGNORE INTO {table} ({','.join(names)}) VALUES ({','.join('?' * len(names))})"
                db.executemany(into, ([value[name] for name in names] for value in values))
    db.close()


def drawn(found: Sequence[Reading], size: int) -> Iterator[Rows]:
    """The rows of one story after the other, until there are so many statements."""
    prepared = [prepare(reading) for reading in found]
    made, number = 0, count(1)
    said_by = {None: None} | {s["speaker_id"]: None for story in prepared for s in story.statements}
    speakers = {who: n for n, who in enumerate(said_by) if who is not None}
    yield {"speakers": [speaker_row(who) | {"id": n} for who, n in speakers.items()]}
    for round_ in count():
        for story in prepared:
            n = next(number)
            key = hashlib.sha256(f"{n}/{story.document_id}".encode()).hexdigest()[:32]
            document = story.document | {"id": key, "published": _later(story.document["published"], round_)}
            statements = [
                _statement(s, n, round_) | {"id": at, "speaker_id": speakers.get(s["speaker_id"])}
                for at, s in enumerate(story.statements[: size - made], made + 1)
            ]
            found_by = zip(statements, story.words, strict=False)
            made += len(statements)
            yield {
                "texts": [{"sha256": document["sha256"], "utf8": story.utf8}],
                "documents": [document | {"first_added": "2026-01-01T00:00:00+00:00"}],
                "sightings": [story.sighting | {"id": n, "key": key, "document_id": key}],
                "readings": [story.head | {"id": n, "document_id": key, "sighting_id": n, "read_at": "2026-01-01"}],
                "statements": statements,
                found_words.STATEMENTS: [{"rowid": s["id"], "words": _paired(w)} for s, w in found_by],
            }
            if made >= size:
                return


def _statement(values: dict[str, Any], reading: int, round_: int) -> dict[str, Any]:
    """A statement's row, with an id of its own in it and in its record."""
    old = values["statement_id"]
    new = hashlib.sha256(f"{reading}/{old}".encode()).hexdigest()[:20]
    moved = {name: _later(values[name], round_) for name in ("first", "last")}
    return values | moved | {
        "statement_id": new,
        "reading_id": reading,
        "record": values["record"].replace(old, new),
    }  # fmt: skip


def _later(moment: str | None, round_: int) -> str | None:
    """The same moment some drawings later; what is no whole day stays."""
    if moment is None or len(moment) < 10:
        return moment
    day = date.fromisoformat(moment[:10])
    return (day + timedelta(days=GAP * (round_ % 400))).isoformat() + moment[10:]


def exported(ledger: Path, form: str, out: Path) -> dict[str, float]:
    """Seconds, CPU-seconds (of all threads), peak memory (MB) and size (MB) of an export in a process of its own."""
    command = [
        "-c",
        "from saidseen.cli import main; main()",
        "export",
        "--as",
        form,
        "--of",
        "statements",
        "--ledger",
        ledger,
        "-o",
        out,
    ]
    began = time.perf_counter()
    child = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, *map(str, command)])
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"the export to {form} ended with {os.waitstatus_to_exitcode(status)}")
    return {
        "seconds": time.perf_counter() - began,
        "CPU-seconds": used.ru_utime + used.ru_stime,
        "peak MB": used.ru_maxrss / 1024,
        "MB": out.stat().st_size / 1e6,
    }


def turned(ledger: Path, size: int) -> dict[str, float]:
    """Seconds in which statements become columns straight from their JSON, and one by one."""
    import pyarrow as pa

    seconds = {"straight from JSON": 0.0, "one by one": 0.0}
    with Ledger(ledger, create=False) as kept:
        every = kept.kept(Question())
        while some := list(islice(every, ROWS)):
            began = time.perf_counter()
            straight = columns(some)
            between = time.perf_counter()
            one_by_one = [pa.array(column) for column in zip(*(flat(one.row()).values() for one in some), strict=True)]
            seconds["straight from JSON"] += between - began
            seconds["one by one"] += time.perf_counter() - between
            if straight is None or len(straight) != len(one_by_one):
                raise SystemExit("the columns are not those of the rows")
    return {f"columns of {size:,} statements, {way}, seconds": value for way, value in seconds.items()}


def bench(
    shared: Path, size: int = SIZE, ledger: Path | None = None, formats: Sequence[str] = FORMATS
) -> dict[str, float]:
    """The figures of each format, and of the two ways to columns."""
    out: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        path = ledger or Path(scratch) / "million.db"
        if not path.exists():
            fill(path, readings(shared), size)
        for form in formats:
            file = Path(scratch) / f"out.{form}"
            for name, value in exported(path, form, file).items():
                out[f"export of {size:,} statements as {form}, {name}"] = value
            file.unlink()
        out |= turned(path, size)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--as", dest="formats", nargs="+", default=FORMATS)
    a = parser.parse_args()
    print(json.dumps(bench(a.shared, a.size, a.ledger, a.formats), indent=1))
