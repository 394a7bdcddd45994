"""How soon a person's word shows in the next list, and how soon words are found, in a ledger of many statements.

The ledger is made of the shared stories, kept again and again under other addresses with their days moved; what joins
their statements is drawn as in linking.py and written straight into the tables. The stories that are judged are linked
by the linker itself before, so that what is kept of them is what it makes. Words are looked for in the ledger of
exports.py too, which is larger.

usage: python benchmarks/repair.py [--shared ../shared] [--size 100000] [--ledger FILE] [--searched FILE]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from growth import _into
from linking import EPOCH, dated, drawn, readings, span
from saidseen.claims.assemble import claim_id_of
from saidseen.claims.codec import matter_to_json
from saidseen.claims.likeness import Point, day_number
from saidseen.claims.linking import gathered, heads, pairs
from saidseen.claims.matter import countries, matters
from saidseen.claims.pairs.vectors import packed
from saidseen.desk.claims import claims_of, count_claims
from saidseen.desk.correcting import correct, same, status
from saidseen.desk.finding import stories_with
from saidseen.desk.judging import every, undo
from saidseen.desk.linking import LINKER, update
from saidseen.desk.window import VECTOR, day_of
from saidseen.ledger import Ledger, claim_queries, corrections, versions
from saidseen.ledger.addresses import about_rows
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.queries import Question
from saidseen.model.reading import Reading

BY, WHY = "A. Person", "as read"
SIZE = 100_000  # statements that are kept, with those that are part of another
TIMES = 5
LONG = 8  # statements of a story that is taken
SOME = 50  # statements of somebody whose name is another spelling


def copies(read: list[Reading], size: int) -> Iterator[Reading]:
    """The readings again and again, under other addresses and days, until there are so many statements."""
    days = [day_number(dated(str(r.document.published))) or 0 for r in read]
    apart, made, round_ = span([(day, []) for day in days]), 0, 0
    while made < size:
        for number, one in enumerate(read):
            told = date.fromordinal(EPOCH + days[number] + apart * round_).isoformat()
            document = replace(
                one.document,
                name=f"{round_}/{number}",
                text=f"{one.document.text}\n{round_}",
                published=told,
                url=f"https://example.org/{round_}/{number}",
            )
            statements = tuple(
                replace(
                    s,
                    id=f"{round_}:{number}:{s.id}",
                    within=f"{round_}:{number}:{s.within}" if s.within else None,
                    repeats=f"{round_}:{number}:{s.repeats}" if s.repeats else None,
                )
                for s in one.statements
            )
            made += len(statements)
            yield replace(one, document=document, statements=statements)
            if made >= size:
                return
        round_ += 1


def fill(path: Path, shared: Path, size: int) -> None:
    """Make the ledger, as far as it is not made yet."""
    with Ledger(path) as ledger, ledger.transaction() as connection:
        if claim_queries.any_statement(connection):
            return
    read = [r for r in readings(shared, 30_000) if len(r.statements) >= LONG]
    with Ledger(path) as ledger:
        assert ledger._engine is not None
        with closing(ledger._engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # a ledger to measure, not to keep
        if next(ledger.documents(), None) is None:
            for one in copies(read, size):
                ledger.add(one)
    found = [
        (
            day_number(dated(str(r.document.published))) or 0,
            [
                (f"{n}:{s.id}", replace(m, host=f"{n}:{m.host}" if m.host else None))
                for s, m in zip(r.statements, matters(r), strict=True)
            ],
        )
        for n, r in enumerate(read)
    ]
    points = sorted(drawn(found, size), key=lambda p: p.at)
    _link(path, points)


def _link(path: Path, points: list[Point]) -> None:
    """Write the traces, pairs and claims of statements that are kept."""
    number = {p.id: n for n, p in enumerate(points, 1)}
    alone, follow = heads(points)
    a, b, scores = pairs(alone)
    home: dict[str, str] = {}
    for members, _ in gathered(len(alone), (a, b, scores)):
        home.update(dict.fromkeys((alone[n].id for n in members), alone[members[0]].id))
    for identity in follow:
        root = identity
        while root in follow:
            root = follow[root]
        home[identity] = home[root]
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA synchronous=OFF")
        keys = dict(db.execute("SELECT statement_id, id FROM statements"))
        documents = dict(db.execute("SELECT name, document_id FROM sightings"))
        for p in points:
            n, m = number[p.id], p.matter
            host = number[follow[p.id]] if p.id in follow else None
            name = p.id.replace("/", ":", 1)
            at = (name, documents[p.document], p.at[2], p.at[0] + "T00:00:00", None, ",".join(countries(m)))
            record = json.dumps(matter_to_json(m))
            db.execute(_into("traces", 13), (n, keys[name], *at, m.first, m.last, host, number[home[p.id]], record))
            db.execute(_into("claim_traces", 2), (n, number[home[p.id]]))
            rows = about_rows(n, matter_to_json(m), countries(m))
            db.executemany(_into("about", 3), [(row["sort"], row["value"], n) for row in rows])
        db.executemany(_into("trace_keys", 3), sorted((VECTOR, day_of(p), number[p.id]) for p in alone))
        edges = zip(a.tolist(), b.tolist(), scores.tolist(), strict=True)
        lows = ((number[alone[x].id], number[alone[y].id], s) for x, y, s in edges)
        db.executemany(_into("joints", 3), ((min(x, y), max(x, y), s) for x, y, s in lows))
        claims = {number[first]: first for first in home.values()}
        named = ((n, claim_id_of(first.replace("/", ":", 1)), None) for n, first in claims.items())
        db.executemany(_into("claims", 3), named)
        db.execute("INSERT INTO stale SELECT DISTINCT claim FROM claim_traces")
        db.execute("INSERT INTO linked SELECT document_id, id, ? FROM readings", (LINKER,))
    db.close()


def bench(shared: Path, size: int, ledger: Path | None = None) -> dict[str, float]:
    """Median CPU-seconds (SQLite works in the process itself), but for the first; a `ledger` that is named is made
    where it is not there, and stays as it is."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "ledger.db"
        if ledger and ledger.exists():
            shutil.copy(ledger, path)
        else:
            fill(path, shared, size)
            if ledger:
                shutil.copy(path, ledger)
        with Ledger(path, wait=60) as kept:
            return {**_lists(kept, size), **_judging(kept), **_searching(kept)}


def _lists(kept: Ledger, size: int) -> dict[str, float]:
    owing = ClaimQuestion(owed="where")
    many = sum(1 for _ in kept.statements(limit=size + 1))
    first, _ = _timed(lambda: claims_of(kept, limit=20))
    again = _median(lambda: claims_of(kept, status="disputed", limit=20))
    return {
        f"of {size:,} statements kept, those that are no part of another": float(many),
        "the first list of claims, when nothing is kept yet, CPU-seconds": first,
        "a list of 20 disputed claims, CPU-seconds": again,
        "counting the claims that owe a place, CPU-seconds": _median(lambda: count_claims(kept, owing)),
    }


def _judging(kept: Ledger) -> dict[str, float]:
    """Judging, and the list of statements and of claims after it."""
    out: dict[str, list[float]] = {}
    names = [row.statement.id for row in kept.asked(Question(act="assert", side="RUS", limit=TIMES))]
    with kept.transaction(write=True) as connection:
        for name in names:
            versions.again(connection, corrections.as_left(connection, name)[1])
    update(kept)
    claims_of(kept, limit=1)
    packed.cache_clear()
    for name in names:
        _noted(out, "judging an act (the claims follow)", lambda name=name: correct(kept, "act", name, "deny", BY, WHY))
        _noted(out, "the next list of statements", lambda: list(kept.asked(Question(act="deny", side="RUS", limit=20))))
        _noted(out, "the next list of claims", lambda: claims_of(kept, ClaimQuestion(actor="RUS"), limit=20))
    both = zip(out["judging an act (the claims follow)"], out["the next list of claims"], strict=True)
    out["judging an act, and the next list of claims"] = [judged + listed for judged, listed in both]
    claim = claims_of(kept, status="claimed", limit=1)[0]
    _noted(out, "setting a status", lambda: status(kept, claim.id, "denied", BY, WHY))
    _noted(out, "the next list of claims denied", lambda: claims_of(kept, status="denied", limit=20))
    for most in (False, True):
        _people(kept, out, most=most)
    return {f"{what}, CPU-seconds": sorted(took)[len(took) // 2] for what, took in out.items()}


def _people(kept: Ledger, out: dict[str, list[float]], *, most: bool) -> None:
    """Two names for one person: the second of somebody who says some SOME statements, or of who says next to most."""
    (one, _), (other, count) = _speakers(kept, most)
    many = f", the second of {count:,} statements"
    asked, of = Question(other, limit=20), ClaimQuestion(of=Question(one))
    claims_of(kept, of, limit=20)
    _noted(out, f"two names for one person{many}", lambda: same(kept, one, other, BY, WHY))
    _noted(out, f"the next list of that person's statements{many}", lambda: list(kept.asked(asked)))
    _noted(out, f"the next list of that person's claims{many}", lambda: claims_of(kept, of, limit=20))
    last = every(kept)[-1][0].id
    _noted(out, f"taking it back{many}", lambda: undo(kept, last, BY, WHY))


def _speakers(kept: Ledger, most: bool) -> list[tuple[str, int]]:
    """Who says most, and somebody else: who says next to most, or the first of those who say SOME or little more."""
    with kept.transaction() as connection:
        query = (
            "SELECT name, count(*) FROM speakers JOIN statements ON speaker_id = speakers.id WHERE name LIKE '% %'"
            f" GROUP BY name HAVING count(*) >= {SOME} ORDER BY count(*) DESC, name DESC"
        )
        names = [(row[0], row[1]) for row in connection.exec_driver_sql(query)]
    return [names[0], names[1 if most else -1]]


def _searching(kept: Ledger) -> dict[str, float]:
    out = _found(kept)
    of = Question(words="troops border")
    out["a search in claims, CPU-seconds"] = _median(lambda: claims_of(kept, ClaimQuestion(of=of), limit=20))
    out["a search in stories, CPU-seconds"] = _median(lambda: list(stories_with(kept, replace(of, limit=20))))
    return out


def searched(path: Path, size: int) -> dict[str, float]:
    """Median CPU-seconds of the same searches for statements in a ledger of so many."""
    with Ledger(path, create=False) as kept:
        return {name.replace(", CPU", f", of {size:,} statements, CPU"): value for name, value in _found(kept).items()}


def _found(kept: Ledger) -> dict[str, float]:
    """The first 20 statements with some words, as the command line asks for them, and how many there are."""
    asked = {
        "a search for two words of one side since a day": Question(
            words="pontoon bridge", side="RUS", since="2022-02-10", limit=20
        ),
        "a search for a frequent word": Question(words="russia", limit=20),
        "a search for a frequent word, the latest first": Question(words="russia", sort="-said", limit=20),
        "a search for a phrase": Question(words='"border with ukraine"', limit=20),
        "a search for the beginning of a word, the latest first": Question(words="withdr*", sort="-said", limit=20),
    }
    out = {f"{what}, CPU-seconds": _median(lambda q=q: list(kept.asked(q))) for what, q in asked.items()}
    out["counting a frequent word, CPU-seconds"] = _median(lambda: kept.count(Question(words="russia")))
    return out


def _timed(what: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    found = what()
    return time.process_time() - began, found


def _noted(out: dict[str, list[float]], name: str, what: Callable[[], Any]) -> None:
    out.setdefault(name, []).append(_timed(what)[0])


def _median(what: Callable[[], Any]) -> float:
    return sorted(_timed(what)[0] for _ in range(TIMES))[TIMES // 2]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--searched", type=Path, help="a ledger that exports.py made, of a million statements")
    a = parser.parse_args()
    figures = searched(a.searched, 1_000_000) if a.searched else bench(a.shared, a.size, a.ledger)
    for name, value in figures.items():
        print(f"{name}: {value:.3f}")
