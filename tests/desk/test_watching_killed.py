"""A watch that is killed at any moment loses nothing that it kept, and keeps nothing twice when it is started again."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, inspect, select, text

from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.service import Event, Service, Trouble
from saidseen.desk.stories import stories
from saidseen.desk.watching import Came, Outcome, Watch
from saidseen.documents.sources import SourceKind
from saidseen.ledger import Ledger, schema
from tests.desk.site import Site, rss, site
from tests.postgresql import Server

KILLS = (20, 4)  # of a file, and of a database
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
ROOT = Path(__file__).resolve().parents[2]
PLACES = ("Kharkiv", "Belgorod", "Gomel", "Minsk", "Donetsk", "Luhansk", "Mariupol", "Odesa", "Kyiv", "Rostov")


def items(web: Site, count: int, changed: int = 0) -> list[tuple[str, str, str]]:
    """Stories of a feed; the first `changed` have other words than before."""
    return [
        (
            f"{web.address}/{n}",
            f"What was seen near {PLACES[n % 10]}, part {n}",
            f"The ministry said on Tuesday that {n + 11} vehicles had left the area of {PLACES[n % 10]}."
            + (" It did not say where they had gone to." if n < changed else ""),
        )
        for n in range(count)
    ]


def lives(first: str, then: str, ledgers: list[str]) -> list[list[str]]:
    """What the watches of a program said that are killed, those of each ledger."""
    told = [word for kills, path in zip(KILLS, ledgers, strict=True) for word in (str(kills), path)]
    command = [sys.executable, "-m", "tests.desk.watcher", first, then, *told]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    return [said.splitlines() for said in done.stdout.split("ledger\n")[1:]]


def looked(path: str, address: str) -> int:
    """The new stories of one look that nobody kills."""
    feed = Feed("Wire", SourceKind.FEED, (address,), 300)
    with Ledger(path) as ledger:
        return Watch(DeskFile(path, (feed,), True), ledger).look(feed).new


def whole(path: str) -> dict[str, Any]:
    """What a ledger has come to: its stories with their states and statements, and how many rows each table has."""
    with Ledger(path) as ledger:
        told = sorted((row.name, row.sha256, row.statements, state) for row, state in stories(ledger))
        with ledger.transaction() as connection:
            names = inspect(connection).get_table_names()
            sizes = {n: connection.scalar(text(f'SELECT count(*) FROM "{n}"')) for n in names if "words" not in n}
            twice = select(schema.statements.c.statement_id).group_by(schema.statements.c.statement_id)
            assert connection.execute(twice.having(func.count() > 1)).all() == []
    del sizes["changes"]  # tells of the way there, as claims move
    return {"stories": told, "tables": sizes}


def test_killed_at_any_moment_in_a_file_and_in_a_database(tmp_path: Path, postgres: Server) -> None:
    ledgers, never = [str(tmp_path / "ledger.db"), postgres.database()], str(tmp_path / "never-killed.db")
    with site() as web:
        first, then = (web.put("/feed", rss(*items(web, 3))), web.put("/then", rss(*items(web, 11, changed=2))))
        for path in (*ledgers, never):
            assert looked(path, first) == 3
        every = lives(first, then, ledgers)
        assert looked(never, then) == 8
    expected = whole(never)
    for path, said, kills in zip(ledgers, every, KILLS, strict=True):
        assert said.count("killed") >= kills // 4  # the others had come to their end
        kept = [line.split()[1] for line in said if line.startswith("kept")]
        with Ledger(path) as ledger:
            there = {row.id for row, _ in stories(ledger)}
        assert set(kept) <= there
        assert len(kept) == len(set(kept)) <= 10
        assert whole(path) == expected


def test_a_database_that_is_cut_off_again_and_again(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saidseen.desk.service.LONGEST_TROUBLE", 0.05)
    path, told, stop = postgres.database(), list[Event](), threading.Event()

    def tell(event: Event) -> None:
        told.append(event)
        if isinstance(event, Outcome):
            stop.set()

    with site() as web, Ledger(path) as ledger:
        feed = Feed("Wire", SourceKind.FEED, (web.put("/feed", rss(*items(web, 7))),), 300)
        service = Service(DeskFile(path, (feed,), True), ledger, tell=tell, stop=stop)
        thread = threading.Thread(target=service.run)
        thread.start()
        until = time.monotonic() + 60
        while not stop.wait(random.uniform(0.02, 0.2)) and time.monotonic() < until:
            if sum(isinstance(event, Trouble) for event in told) < 4:
                name = path.rpartition("/")[2]
                postgres.sql(name, CUT.format(name=name))
        stop.set()
        thread.join()
        kept = [event.added.document_id for event in told if isinstance(event, Came)]
        assert any(isinstance(event, Trouble) for event in told)
        assert isinstance(told[-1], Outcome)
        assert not told[-1].failed
        assert len(kept) == len(set(kept))
        there = [row.id for row, state in stories(ledger) if state == "counts"]
        assert set(kept) <= set(there)
        assert len(there) == len(set(there)) == 7
