"""Programs that are killed, that write at the same time, and that find no room."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from saidseen.ledger import Ledger, LedgerFull, document_id
from saidseen.model.reading import Reading
from tests.ledger.stories import story

WRITER = "tests.ledger.writer"
ROOT = Path(__file__).resolve().parents[2]
SIZE = 40  # statements a story: enough rows that a kill can fall inside a story
KILLS = 16


def start(path: Path, *numbers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", WRITER, str(path), *map(str, numbers)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(child: subprocess.Popen[str], word: str, more: int = 0) -> list[int]:
    """Wait until the child has said the word and `more` lines: the numbers of the stories that it has kept."""
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == word:
            return [int(child.stdout.readline()) for _ in range(more)]
    raise AssertionError(child.communicate()[1])


def finish(child: subprocess.Popen[str]) -> None:
    assert child.communicate(timeout=120)[1] == ""
    assert child.returncode == 0


def state(path: Path) -> dict[str, object]:
    """Everything that a ledger answers, but for when it was added."""
    with Ledger(path, create=False) as ledger:
        whole = {d.id: ledger.reading(d.id) for d in ledger.documents()}
        counts = {d.id: d.statements for d in ledger.documents()}
        assert counts == {key: len(reading.statements) for key, reading in whole.items()}
        who = sorted((a.name, a.aliases, a.country, a.documents) for a in ledger.who())
        said = sorted((row.document_id, row.statement.id) for row in ledger.statements())
    return {"readings": whole, "who": who, "said": said, "tables": table_sizes(path)}


def table_sizes(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        sizes = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    connection.close()
    return sizes


def sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    ok = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return ok and not loose


def test_killed_at_any_moment_no_story_is_half_there(path: Path, tmp_path: Path) -> None:
    chance, kept = random.Random(), -1
    expected: dict[int, Reading] = {}
    for kill in range(KILLS):
        child = start(path, 0, 10_000, SIZE)
        early = kill < KILLS // 3  # while the ledger itself is made or opened
        told = wait_for(child, "opening" if early else "open", 0 if early else chance.randint(1, 3))
        time.sleep(chance.uniform(0, 0.04))
        child.kill()
        told += [int(line) for line in child.communicate()[0].split() if line.isdecimal()]
        if path.exists() and path.stat().st_size:
            assert sound(path)
        with Ledger(path) as ledger:
            documents = list(ledger.documents())
            for n, row in enumerate(documents):
                expected.setdefault(n, story(n, SIZE))
                assert ledger.reading(row.id) == expected[n]
        kept = max([kept, *told])
        assert len(documents) in (kept + 1, kept + 2)  # all that was told of, and perhaps one not told of yet
    last = len(documents) + 5
    assert len(documents) > 5
    for ledger_path in (path, tmp_path / "never-killed.db"):
        finish(start(ledger_path, 0, last, SIZE))
    assert state(path) == state(tmp_path / "never-killed.db")
    assert sound(path)


@pytest.mark.parametrize("programs", [2, 4])
def test_programs_that_write_at_once_all_finish(path: Path, tmp_path: Path, programs: int) -> None:
    children = [start(path, n * 15, n * 15 + 30, 10) for n in range(programs)]  # half of each is also the next one's
    for child in children:
        finish(child)
    alone = tmp_path / "alone.db"
    finish(start(alone, 0, programs * 15 + 15, 10))
    together, apart = state(path), state(alone)
    assert together == apart
    assert sound(path)


def test_no_room_is_told_and_nothing_is_half_there(path: Path) -> None:
    child = start(path, 0, 10_000, SIZE, 1_500_000)
    out, error = child.communicate(timeout=120)
    assert child.returncode == 1
    assert error.startswith("LedgerFull: ")
    assert "run it again" in error
    told = [int(line) for line in out.split() if line.isdecimal()]
    assert told
    assert sound(path)
    with Ledger(path) as ledger:
        assert [ledger.reading(d.id) for d in ledger.documents()] == [story(n, SIZE) for n in told]
        assert ledger.add(story(len(told), SIZE))  # with room again it goes on


def test_a_full_ledger_answers_and_goes_on_when_there_is_room(path: Path) -> None:
    with Ledger(path) as ledger:
        key = ledger.add(story(0, SIZE)).document_id
        raw = ledger._engine.raw_connection()  # type: ignore[union-attr]
        pages = raw.cursor().execute("PRAGMA page_count").fetchone()[0]
        raw.cursor().execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(LedgerFull, match="no room left on the disk, nothing was added; make room"):
            ledger.add(story(1, 400))
        assert [d.id for d in ledger.documents()] == [key]
        assert ledger.reading(key) == story(0, SIZE)
        assert len(list(ledger.statements())) == SIZE
        raw.cursor().execute("PRAGMA max_page_count = 1000000")
        assert ledger.add(story(1, 400)).document_id == document_id(story(1, 400).document)
        raw.close()
    assert sound(path)
