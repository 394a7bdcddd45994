"""The ledger's linking, a story at a time, gives what linking all of them in memory gives."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from saidseen.claims.linking import link
from saidseen.desk import linking
from saidseen.desk.claims import claims_of
from saidseen.desk.linking import known_at, update
from saidseen.desk.window import DayWindow
from saidseen.ledger import Ledger, document_id
from saidseen.model.acts import Act
from saidseen.model.claim_json import claim_to_json
from saidseen.model.reading import Reading
from tests.claims.builders import examples
from tests.claims.invented import CONTENTS, WHO, Line, points, reading

ROOT = Path(__file__).resolve().parents[2]
DAYS = (
    "2022-01-25T10:00:00+03:00", "2022-02", "2022-02-15", "2022-02-15T23:30:00-05:00", "2022-02-16", "2022-02-20",
    "2022-02-28", "2022-03-05", "2022-03-12", "2022-03-20",
)  # fmt: skip
LOOSE = {
    "keys without a trace": "trace_keys WHERE trace NOT IN (SELECT id FROM traces)",
    "joints without a trace": "joints WHERE a NOT IN (SELECT id FROM traces) OR b NOT IN (SELECT id FROM traces)",
    "claims without a first": "traces WHERE claim NOT IN (SELECT id FROM traces)",
    "hosts that are gone": "traces WHERE host IS NOT NULL AND host NOT IN (SELECT id FROM traces)",
    "claims named by a later one": "traces t JOIN traces f ON f.id = t.claim WHERE f.claim <> f.id",
    "traces in no claim": "traces WHERE id NOT IN (SELECT trace FROM claim_traces)",
    "traces in a claim that is gone": 'claim_traces t JOIN claims c ON c.id = t.claim WHERE "into" IS NOT NULL',
    "claims' traces that are gone": "claim_traces WHERE trace NOT IN (SELECT id FROM traces)",
    "what is told of traces that are gone": "about WHERE trace NOT IN (SELECT id FROM traces)",
    "groups in two claims": "(SELECT t.claim FROM traces t JOIN claim_traces m ON m.trace = t.id"
    " GROUP BY t.claim HAVING count(DISTINCT m.claim) > 1) x",
    "traces of old readings": "traces t JOIN statements s ON s.id = t.statement_key WHERE s.reading_id NOT IN "
    "(SELECT max(id) FROM readings GROUP BY document_id)",
}


def grouped(readings: list[Reading]) -> set[frozenset[str]]:
    """What linking in memory makes of them."""
    return {frozenset(group.ids) for group in link([p for r in readings for p in points(r)])}


def kept(ledger: Ledger) -> set[frozenset[str]]:
    """What the ledger has."""
    groups = defaultdict(set)
    with ledger.transaction() as connection:
        for document, statement, claim in connection.exec_driver_sql(
            "SELECT document_id, statement_id, claim FROM traces"
        ):
            groups[claim].add(f"{document}/{statement}")
    return {frozenset(group) for group in groups.values()}


def loose_ends(ledger: Ledger) -> dict[str, int]:
    """Rows that nothing holds any more; none in a ledger that is in order."""
    with ledger.transaction() as connection:
        found = {k: connection.exec_driver_sql(f"SELECT count(*) FROM {q}").scalar() for k, q in LOOSE.items()}
    return {what: count for what, count in found.items() if count}


def invented(chance: random.Random, size: int) -> list[Reading]:
    """Some stories of a few lines each."""
    acts = [Act.ASSERT, Act.DENY, Act.WITHHOLD]
    told = []
    for n in range(size):
        some = [
            Line(
                chance.randrange(len(CONTENTS)),
                chance.choice(list(WHO)),
                chance.choice(acts),
                chance.choice([None, None, None, "2022-02-10", "2022-02-27"]),
                chance.choice([None, None, 0]) if at else None,
            )
            for at in range(chance.randint(1, 4))
        ]
        told.append(reading(f"s{n}", some, chance.choice(DAYS)))
    return told


def better(told: Reading, chance: random.Random) -> Reading:
    """The story read by another reader, who finds only some of the statements."""
    return replace(told, statements=tuple(s for s in told.statements if chance.random() < 0.6), reader="net-2")


@pytest.mark.parametrize("seed", range(6))
def test_story_by_story_in_any_order_it_is_what_memory_gives(seed: int) -> None:
    chance = random.Random(seed)
    told = invented(chance, chance.randint(3, 9))
    whole = grouped(told)
    chance.shuffle(told)
    with Ledger(":memory:") as ledger:
        for n, one in enumerate(told, 1):
            ledger.add(one)
            assert update(ledger) == 1
            assert kept(ledger) == grouped(told[:n])
        assert kept(ledger) == whole
        again = [better(one, chance) if chance.random() < 0.5 else one for one in told]
        for old, new in zip(told, again, strict=True):
            ledger.add(new)
            assert update(ledger) == (new is not old)
        assert kept(ledger) == grouped(again)
        assert loose_ends(ledger) == {}


def test_the_examples_in_any_order_make_the_same_claims_to_the_letter() -> None:
    told = list(examples()[::2])
    whole = grouped(told)
    seen = set()
    for seed in (1, 2):
        random.Random(seed).shuffle(told)
        with Ledger(":memory:") as ledger:
            for one in told:
                ledger.add(one)
                update(ledger)
            assert kept(ledger) == whole
            assert update(ledger) == 0
            seen.add(json.dumps([claim_to_json(claim) | {"id": ""} for claim in claims_of(ledger)]))
    assert len(seen) == 1


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    told = invented(random.Random(5), 7)
    with Ledger(":memory:") as one, Ledger(":memory:") as other:
        for r in told:
            one.add(r)
            other.add(r)
            update(other)
        seen: list[tuple[int, int]] = []
        assert update(one, lambda done, of: seen.append((done, of))) == 7
        assert seen == [(n, 7) for n in range(1, 8)]
        assert kept(one) == kept(other)


def test_a_chain_of_days_makes_no_heap() -> None:
    """Two withdrawals 19 days apart are two, though a third on the way is near to both."""
    told = [
        reading("a", [Line(2)], "2022-02-01"),
        reading("b", [Line(1), Line(8)], "2022-02-10"),
        reading("c", [Line(2)], "2022-02-20"),
    ]
    first, last = points(told[0])[0].id, points(told[2])[0].id
    with Ledger(":memory:") as ledger:
        for one in told:
            ledger.add(one)
        update(ledger)
        assert not any({first, last} <= claim for claim in kept(ledger))
        ledger.add(replace(told[1], statements=told[1].statements[1:], reader="net-2"))
        update(ledger)
        assert kept(ledger) == grouped([told[0], replace(told[1], statements=told[1].statements[1:]), told[2]])


def test_a_document_that_is_read_as_saying_nothing_leaves_nothing() -> None:
    told = [reading("a", [Line(0), Line(5)]), reading("b", [Line(2), Line(6)])]
    with Ledger(":memory:") as ledger:
        for one in told:
            ledger.add(one)
        update(ledger)
        ledger.add(replace(told[0], statements=(), reader="net-2"))
        assert update(ledger) == 1
        assert kept(ledger) == grouped(told[1:])
        assert loose_ends(ledger) == {}
        assert update(ledger) == 0


def test_another_linker_links_every_story_again(monkeypatch: pytest.MonkeyPatch) -> None:
    told = invented(random.Random(3), 6)
    with Ledger(":memory:") as ledger:
        for one in told:
            ledger.add(one)
        assert update(ledger) == 6
        before = kept(ledger)
        monkeypatch.setattr(linking, "LINKER", "linker-of-tomorrow")
        assert update(ledger) == 6
        assert kept(ledger) == before
        assert loose_ends(ledger) == {}
        assert update(ledger) == 0
        with ledger.transaction() as connection:
            linkers = connection.exec_driver_sql("SELECT DISTINCT linker FROM linked").scalars().all()
    assert linkers == ["linker-of-tomorrow"]


def test_a_linker_of_other_rules_leaves_nothing_of_the_old(monkeypatch: pytest.MonkeyPatch) -> None:
    told = invented(random.Random(4), 6)
    with Ledger(":memory:") as ledger:
        for one in told:
            ledger.add(one)
        with monkeypatch.context() as old:
            old.setattr(DayWindow, "joined", lambda *_: {})  # rules by which no pair is likely enough
            old.setattr(linking, "LINKER", "linker-0")
            update(ledger)
            assert kept(ledger) != grouped(told)
        assert update(ledger) == 6
        assert kept(ledger) == grouped(told)
        assert loose_ends(ledger) == {}


def test_the_same_text_of_two_outlets_is_linked_for_each() -> None:
    one = reading("a", [Line(0), Line(0, repeats=0)])
    two = reading("a", [Line(0), Line(0, repeats=0)], outlet="Another Wire", url="https://example.org/other")
    assert [s.id for s in one.statements] == [s.id for s in two.statements]
    with Ledger(":memory:") as ledger:
        ledger.add(one)
        ledger.add(two)
        update(ledger)
        assert kept(ledger) == grouped([one, two])
        assert [len(group) for group in kept(ledger)] == [4]


def test_when_a_story_counts_as_known() -> None:
    added = "2026-11-26T02:00:00+00:00"
    assert known_at("2022-02-15", added) == "2022-02-15T00:00:00"
    assert known_at("2022-02", added) == "2022-02-01T00:00:00"
    assert known_at("2022-02-15T01:00:00+03:00", added) == "2022-02-14T22:00:00"
    assert known_at(None, added) == known_at("yesterday", added) == "2026-11-26T02:00:00"


# --- programs that are killed, and that link at the same time --------------------------------------------------------


def start(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.linker", str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == word:
            return
    raise AssertionError(child.communicate()[1])


def made(path: Path, told: list[Reading]) -> None:
    with Ledger(path) as ledger:
        for one in told:
            ledger.add(one)


def whole_stories(path: Path) -> tuple[int, int]:
    """How many stories are linked, and how many of their statements; fails where one is half linked."""
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        traces: dict[str, int] = dict(file.execute("SELECT document_id, count(*) FROM traces GROUP BY document_id"))
        of = "SELECT l.document_id, r.statements FROM linked l JOIN readings r ON r.id = l.reading_id"
        linked: dict[str, int] = dict(file.execute(of))
        prints = {row[0] for row in file.execute("SELECT DISTINCT document_id FROM prints")}
    assert traces == {key: count for key, count in linked.items() if count}
    assert prints <= linked.keys()
    return len(linked), sum(linked.values())


def copies_in(ledger: Ledger) -> list[Any]:
    with ledger.transaction() as connection:
        return sorted(connection.exec_driver_sql("SELECT a, b, share, kind, origin FROM copies").fetchall())


def test_killed_at_any_moment_no_story_is_half_linked(tmp_path: Path) -> None:
    chance, path, told = random.Random(), tmp_path / "killed.db", invented(random.Random(1), 14)
    made(path, told)
    done = 0
    for _ in range(3):
        child = start(path)
        wait_for(child, "open")
        time.sleep(chance.uniform(0.02, 0.25))
        child.kill()
        child.communicate()
        linked, _ = whole_stories(path)
        assert linked >= done
        done = linked
        with Ledger(path) as ledger:
            assert loose_ends(ledger) == {}
    child = start(path)
    assert child.communicate(timeout=120)[1] == ""
    assert whole_stories(path) == (14, sum(len(r.statements) for r in told))
    with Ledger(path) as ledger, Ledger(":memory:") as never:
        for one in told:
            never.add(one)
        update(never)
        assert kept(ledger) == kept(never) == grouped(told)
        assert copies_in(ledger) == copies_in(never)


def test_programs_that_link_at_once_all_finish_and_agree(tmp_path: Path) -> None:
    path, told = tmp_path / "shared.db", invented(random.Random(2), 10)
    made(path, told)
    children = [start(path) for _ in range(2)]
    with Ledger(path) as ledger:
        extra = reading("late", [Line(0), Line(6)], "2022-02-16")
        ledger.add(extra)  # while they are at it
    assert [child.communicate(timeout=120)[1] for child in children] == [""] * 2
    with Ledger(path) as ledger:
        update(ledger)
        assert kept(ledger) == grouped([*told, extra])
        assert loose_ends(ledger) == {}
    assert whole_stories(path)[0] == 11


def test_a_story_that_another_program_linked_meanwhile_stays_as_it_is() -> None:
    with Ledger(":memory:") as ledger:
        told = reading("a", [Line(0), Line(5)])
        ledger.add(told)
        update(ledger)
        ids = "SELECT id FROM traces ORDER BY id"
        with ledger.transaction() as connection:
            before = connection.exec_driver_sql(ids).fetchall()
        linking.link_story(ledger, document_id(told.document), 1)
        ledger.add(replace(told, statements=told.statements[:1], reader="net-2"))
        linking.link_story(ledger, document_id(told.document), 1)  # not the newest any more
        with ledger.transaction() as connection:
            assert connection.exec_driver_sql(ids).fetchall() == before
        assert update(ledger) == 1
        assert len(next(iter(kept(ledger)))) == 1


def test_a_ledger_of_the_first_release_is_linked(tmp_path: Path) -> None:
    path = tmp_path / "released.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((ROOT / "tests/ledger/released.sql").read_text("utf-8"))
    with closing(sqlite3.connect(path)) as connection:
        steps = [row[0] for row in connection.execute("SELECT name FROM ledger_migrations")]
    assert "0005 claims" not in steps
    claims = claims_of(str(path))
    assert sum(len(claim.members) for claim in claims) == 3
    assert whole_stories(path) == (1, 3)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM ledger_migrations WHERE name = '0005 claims'").fetchone() == (
            1,
        )
