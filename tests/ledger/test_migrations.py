"""How ledgers come to be, and that those of earlier releases still open."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from saidseen.ledger import Ledger, LedgerError, migrations
from tests.ledger.stories import Told, story

RELEASED = Path(__file__).with_name("released.sql")  # a ledger of the first release, as `sqlite3 FILE .dump` writes it


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def made(path: Path) -> list[tuple[object, ...]]:
    return rows(
        path, "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    )


def test_every_step_says_what_it_makes_and_is_recorded(path: Path) -> None:
    Ledger(path).close()
    assert all(step.__doc__ for step in migrations.STEPS.values())
    assert [row[0] for row in rows(path, "SELECT name FROM ledger_migrations ORDER BY name")] == list(migrations.STEPS)
    assert list(migrations.STEPS) == sorted(migrations.STEPS)


def test_the_file_is_a_write_ahead_log_with_its_references_kept(path: Path) -> None:
    with Ledger(path) as ledger:
        assert rows(path, "PRAGMA journal_mode") == [("wal",)]
        ledger.add(story(1))
    assert rows(path, "PRAGMA foreign_key_check") == []
    assert [file.name for file in path.parent.iterdir()] == [path.name]  # closed, it is one file


def test_a_ledger_of_the_first_release_opens_and_is_as_a_new_one(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(RELEASED.read_text("utf-8"))
    new = tmp_path / "new.db"
    with Ledger(path) as ledger, Ledger(new):
        (document,) = ledger.documents()
        assert ledger.reading(document.id) == story(1)
        assert [actor.name for actor in ledger.who("Lavrov")] == ["Sergey Lavrov"]
        assert not ledger.add(story(1))
        assert ledger.add(story(2))
    assert made(path) == made(new)


def test_a_step_that_fails_leaves_nothing_and_the_next_try_goes_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dict(migrations.STEPS)

    def half(connection: object) -> None:
        whole["0003 who is who"](connection)  # type: ignore[arg-type]
        raise sqlite3.OperationalError("the lights went out")

    monkeypatch.setitem(migrations.STEPS, "0003 who is who", half)
    with pytest.raises(LedgerError, match="the lights went out"):
        Ledger(path)
    names = {row[1] for row in made(path)}
    assert "statements" in names
    assert not names & {"actors", "aliases", "evidence", "judgements"}
    monkeypatch.setitem(migrations.STEPS, "0003 who is who", whole["0003 who is who"])
    with Ledger(path) as ledger:
        assert ledger.add(story(1), [Told("Sergey Lavrov")]).new_actors == 1


def test_the_package_is_cheap_to_import() -> None:
    code = "import sys, saidseen.ledger, saidseen.model.codec; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
