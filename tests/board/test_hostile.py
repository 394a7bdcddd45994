"""What benchmarks/hostile.py does at its full size, done small: nothing lost or doubled by kills, no crash by input."""

from __future__ import annotations

import asyncio
import random
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("argon2")

from saidseen.desk.judging import every
from saidseen.desk.stories import stories
from saidseen.ledger import Ledger
from tests.board.served import crisis
from tests.postgresql import Server

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))
hostile: Any = import_module("hostile")
killed: Any = import_module("killed")
LOST = ("stories lost", "stories doubled", "judgements answered and lost", "judgements doubled")


def test_nothing_is_lost_and_nothing_doubled_by_kills(tmp_path: Path, postgres: Server) -> None:
    found = killed.bench(6, [str(tmp_path / "ledger.db"), postgres.database()], tmp_path, longest=1.0)
    assert found["killed"] == 6
    assert found["stories of the feed"] >= 2 * killed.FIRST
    assert {name: found[name] for name in LOST} == dict.fromkeys(LOST, 0)


def test_what_is_lost_or_doubled_is_counted(tmp_path: Path) -> None:
    address = crisis(str(tmp_path / "ledger.db"))
    with Ledger(address) as ledger:
        rows = [row for row, _ in stories(ledger)]
    names, [one, *_] = [row.name for row in rows], [row.id for row in rows]
    subject = [("note", one)]
    assert killed.figures(address, killed.Told(links=names, kept=[one]))["stories lost"] == 0
    told = killed.Told(links=[*names, "http://a.example/gone"], answered=["never kept"], kept=[one, one, "f" * 64])
    found = killed.figures(address, told)
    assert (found["stories lost"], found["judgements answered and lost"]) == (3, 1)
    from saidseen.desk.desk import Desk

    with Ledger(address) as ledger:
        for field, of in subject * 2:
            Desk(ledger).judge(field, of, "", by="anna", why="never kept")
    assert len(every(address)) == 2
    found = killed.figures(address, told)
    assert (found["judgements answered and lost"], found["judgements doubled"]) == (0, 1)


def test_nothing_hostile_crashes(capsys: pytest.CaptureFixture[str]) -> None:
    found = hostile.attack(800, made=crisis)
    assert found["crashes"] == 0, capsys.readouterr().err
    assert found["hostile feeds, pages and API calls"] == 800
    assert found["requests answered with a status below 400"] > 50
    assert found["resident memory at the end, MB"] < found["resident memory after the first tenth, MB"] + 200


def test_a_crash_is_counted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        if scope["path"] == "/raises":
            raise ValueError("as tests ask it to")
        await send({"type": "http.response.start", "status": 503, "headers": []})
        await send({"type": "http.response.body", "body": b"busy"})

    seen = hostile.Seen()
    for path in ("/raises", "/busy"):
        request = hostile.Request("GET", path, "", (), b"", "127.0.0.1")
        asyncio.run(hostile.asked(broken, request, 1, seen))
    assert len(seen.crashes) == 2
    monkeypatch.setattr(hostile, "links", lambda data: 1 / 0)
    hostile.taken(hostile.hostile_bytes.served(random.Random(1)), 3, seen)
    assert len(seen.crashes) == 3
    assert "ZeroDivisionError" in capsys.readouterr().err
