"""One story more in a ledger of a million statements: CPU-seconds and seconds to keep it, link it and show its claims.

The ledger is made of the statements of linking.py, written straight into its tables (reading a million statements
would take hours and is not what is measured); the story that is added is read, kept and linked like any other.

usage: python benchmarks/growth.py [--shared ../shared] [--size 1000000] [--ledger FILE]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from linking import drawn, found_matters
from saidseen.claims.assemble import claim_id_of
from saidseen.claims.codec import matter_to_json
from saidseen.claims.likeness import Point
from saidseen.claims.linking import gathered, heads, pairs
from saidseen.claims.matter import countries
from saidseen.desk.claims import claims_of
from saidseen.desk.linking import LINKER, link_story
from saidseen.desk.window import VECTOR, day_of
from saidseen.ledger import Ledger, linked
from saidseen.ledger.addresses import about_rows
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.model.acts import Act
from saidseen.model.codec import statement_to_json
from saidseen.model.reading import Basis, Document, Passage, Reading, Span, Statement
from saidseen.reading.story import read_document

TIMES = 5  # stories that are added
WORDS = "Talks on the matter went on."


def fill(path: Path, points: list[Point]) -> None:
    """Write a ledger whose traces, keys, pairs and groups are those of `points`."""
    Ledger(path).close()
    ordered = sorted(points, key=lambda p: p.at)
    number = {p.id: n for n, p in enumerate(ordered, 1)}
    alone, follow = heads(ordered)
    edges = pairs(alone)
    claim: dict[str, str] = {}
    for members, _ in gathered(len(alone), edges):
        claim.update(dict.fromkeys((alone[n].id for n in members), alone[members[0]].id))
    for identity in follow:
        root = identity
        while root in follow:
            root = follow[root]
        claim[identity] = claim[root]
    keys = np.array([number[p.id] for p in alone])
    joints = zip(keys[edges[0]].tolist(), keys[edges[1]].tolist(), edges[2].tolist(), strict=True)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA synchronous=OFF")
        _documents(db, ordered)
        db.executemany(_into("traces", 13), _traces(ordered, number, claim, follow))
        db.executemany(_into("trace_keys", 3), sorted(_keys(alone, number)))
        db.executemany(_into("joints", 3), joints)
        _claims(db, ordered, number, claim)
    db.close()


def _into(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({','.join('?' * columns)})"


def _documents(db: sqlite3.Connection, ordered: list[Point]) -> None:
    """A document, a sighting, a reading and a link for each story, and its statements."""
    sha = hashlib.sha256(WORDS.encode()).hexdigest()
    now = "2026-01-01T00:00:00+00:00"
    passage = Passage.of(WORDS, (Span(0, len(WORDS)),))
    record = json.dumps(
        statement_to_json(Statement("x", None, None, passage, None, True, Act.ASSERT, "positive", Basis.TOLD))
    )
    db.execute(_into("texts", 2), (sha, WORDS.encode()))
    names = list(dict.fromkeys(p.document for p in ordered))
    at = {p.document: p.at[0] for p in ordered}
    head = json.dumps({"name": "x", "reader": "r", "document": {"sha256": sha}})
    rows = list(enumerate(names, 1))
    db.executemany(_into("documents", 7), ((_id(d), sha, "Outlet", "outlet", None, at[d], now) for _, d in rows))
    db.executemany(_into("sightings", 8), ((n, _id(d), _id(d), d, None, "text", None, None) for n, d in rows))
    db.executemany(_into("readings", 9), ((n, _id(d), n, "r", now, "en", None, 0, head) for n, d in rows))
    db.executemany(_into("linked", 3), ((_id(d), n, LINKER) for n, d in rows))
    of = {d: n for n, d in rows}
    db.executemany(
        "INSERT INTO statements (id, statement_id, reading_id, ordinal, outlet_own, act, polarity, basis, content,"
        " record) VALUES (?, ?, ?, ?, 1, 'assert', 'positive', 'told', ?, ?)",
        ((n, p.id, of[p.document], n, WORDS, record) for n, p in enumerate(ordered, 1)),
    )


def _id(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()[:32]


def _traces(
    ordered: list[Point], number: dict[str, int], claim: dict[str, str], follow: dict[str, str]
) -> Iterator[tuple[Any, ...]]:
    for n, p in enumerate(ordered, 1):
        host = number[follow[p.id]] if p.id in follow else None
        record = json.dumps(matter_to_json(p.matter))
        m = p.matter
        yield (
            n, n, p.id, _id(p.document), p.at[2], p.at[0], None, ",".join(countries(m)), m.first, m.last, host,
            number[claim[p.id]], record,
        )  # fmt: skip


def _claims(db: sqlite3.Connection, ordered: list[Point], number: dict[str, int], claim: dict[str, str]) -> None:
    """The claims with their addresses, the traces in each, and what these are about."""
    firsts = {number[first]: first for first in claim.values()}
    db.executemany(_into("claims", 3), ((n, claim_id_of(first), None) for n, first in firsts.items()))
    db.executemany(_into("claim_traces", 2), ((n, number[claim[p.id]]) for n, p in enumerate(ordered, 1)))
    for n, p in enumerate(ordered, 1):
        rows = about_rows(n, matter_to_json(p.matter), countries(p.matter))
        db.executemany(_into("about", 3), [(row["sort"], row["value"], n) for row in rows])


def _keys(loose: Iterable[Point], number: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    for p in loose:
        yield VECTOR, day_of(p), number[p.id]


def stories(shared: Path) -> list[Reading]:
    """Stories of about thirty statements, dated as the others."""
    out = []
    with (shared / "corpora/stories/white_house_2022.jsonl").open(encoding="utf8") as file:
        for line in file:
            story = json.loads(line)
            text = story["text"][2_000:6_000]
            reading = read_document(Document(story["name"], text, "Outlet", "2022-02-10", language="en")).reading
            if 20 <= len(reading.statements) <= 45:
                out.append(reading)
            if len(out) == TIMES + 1:
                break
    return out


def bench(shared: Path, size: int = 1_000_000, ledger: Path | None = None) -> dict[str, float]:
    """Median seconds of adding a story, and of asking for a claim of it."""
    added = stories(shared)
    with tempfile.TemporaryDirectory() as scratch:
        path = ledger or Path(scratch) / "million.db"
        if not path.exists():
            fill(path, list(drawn(found_matters(shared), size)))
        took, asked, counts = [], [], []
        with Ledger(path, wait=60) as kept:
            for reading in added:
                began = time.process_time()
                kept.add(reading)
                with kept.transaction() as connection:
                    waiting = linked.pending(connection, LINKER, 10)
                for document, key in waiting:
                    link_story(kept, document, key)
                took.append(time.process_time() - began)
                counts.append(len(reading.statements))
                began = time.process_time()
                claims_of(kept, ClaimQuestion(actor="Jen Psaki"))
                asked.append(time.process_time() - began)
        many = sum(counts[1:]) // len(counts[1:])
        out = {f"adding a story of about {many} statements to a ledger of {size:,}, CPU-seconds": _middle(took[1:])}
        out["asking such a ledger for the claims of one speaker, CPU-seconds"] = _middle(asked[1:])
        out["size of such a ledger, MB"] = path.stat().st_size / 1e6
    return out


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--ledger", type=Path)
    a = parser.parse_args()
    for name, value in bench(a.shared, a.size, a.ledger).items():
        print(f"{name}: {value:.3f}")
