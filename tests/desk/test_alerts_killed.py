"""Alerts that are killed at any moment tell all at least once, and a feed has each exactly once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest

from saidseen.desk.moves import moves
from saidseen.ledger import Ledger
from saidseen.model.acts import Act
from tests.claims.invented import WHO, Line, reading
from tests.desk.receiver import SECRET, receiver
from tests.postgresql import Server

ROOT = Path(__file__).resolve().parents[2]
STORIES, KILLS = 12, 25


@pytest.mark.parametrize("kind", ["file", "postgresql"])
def test_killed_at_any_moment(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = str(tmp_path / "ledger.db")
    if kind == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        path = server.emptied()
    desk, names = tmp_path / "desk.toml", list(WHO)
    with Ledger(path) as ledger:
        for n in range(STORIES):
            lines = [Line(2, names[n % 4], Act.DENY if n % 3 == 2 else Act.ASSERT), Line(8, names[n % 3])]
            ledger.add(reading(f"story {n}", lines, f"2022-02-{n + 1:02}"))
            moves(ledger)
        every = {move.number for move in moves(ledger, limit=None)}
    assert len(every) > STORIES
    with receiver(in_turn=True) as hook:  # of a life that was killed before those of the next
        desk.write_text(
            f'ledger = "{path}"\nallow_private = true\n[[alerts]]\nname = "All"\nwebhook = "{hook.address}"\n'
            'secret_env = "HOOK"\natom = "a.xml"\n',
            "utf-8",
        )
        command = [sys.executable, "-m", "tests.desk.teller", str(KILLS), str(desk)]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=200, env={**os.environ, "HOOK": SECRET}
        )
        assert done.returncode == 0, done.stderr
        assert all(hook.signed)
        told = [one["data"]["move"] for one in hook.taken]
        ids = {one["data"]["move"]: name for name, one in zip(hook.ids, hook.taken, strict=True)}
    assert done.stdout.count("killed") >= KILLS // 4
    assert set(told) == every
    assert len(told) < len(every) + KILLS  # of each life one at most is told again
    assert sorted(told, key=told.index) == sorted(told)  # in order
    assert len(set(hook.ids)) == len(ids) == len(every)
    entries = feedparser.parse((tmp_path / "a.xml").read_bytes()).entries
    assert len({entry.id for entry in entries}) == len(entries) == len(every)
