"""Ledgers that are none, that are locked, newer, damaged or read-only: said clearly, and nothing is touched."""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from saidseen.ledger import (
    Ledger,
    LedgerDamaged,
    LedgerError,
    LedgerLocked,
    LedgerReadOnly,
    NewerLedger,
    NotALedger,
)
from tests.ledger.stories import story


def test_a_text_file_is_no_ledger_and_stays_as_it_was(path: Path) -> None:
    path.write_bytes(b"Dear diary, nothing to report today.\n" * 100)
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="not a ledger") as caught:
        Ledger(path)
    assert caught.value.__notes__ == [f"ledger: {path}"]
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_another_programs_database_is_no_ledger_and_stays_as_it_was(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="a database of something else"):
        Ledger(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with Ledger(path) as ledger:
        assert ledger.add(story(1))


def test_a_newer_ledger_is_refused_and_stays_as_it_was(path: Path) -> None:
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO ledger_migrations VALUES ('0999 claims', '2040-01-01')")
    before = path.read_bytes()
    with pytest.raises(NewerLedger, match=r"it has the step '0999 claims'\); upgrade saidseen"):
        Ledger(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["folder", "fifo", "socket", "device", "no folder", "a file's folder", "too long"])
def test_what_is_no_file_is_told_at_once(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "x"
    if kind == "folder":
        place.mkdir()
    elif kind == "fifo":
        os.mkfifo(place)
    elif kind == "socket":
        with closing(socket.socket(socket.AF_UNIX)) as bound:
            bound.bind(str(place))
    elif kind == "device":
        place = Path("/dev/null")
    elif kind == "no folder":
        place = tmp_path / "nowhere" / "x"
    elif kind == "a file's folder":
        place.touch()
        place /= "x"
    else:
        place = tmp_path / ("x" * 300)
    with pytest.raises(NotALedger, match=";"):
        Ledger(place)


@pytest.mark.parametrize("name", ["nul\x00byte", "lone\ud800surrogate"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises((NotALedger, UnicodeEncodeError)) as caught:
        Ledger(str(tmp_path / name))
    assert isinstance(caught.value, NotALedger)


def test_a_ledger_that_is_not_there_is_not_made_where_that_is_not_wanted(path: Path) -> None:
    with pytest.raises(NotALedger, match="no such ledger"):
        Ledger(path, create=False)
    assert not path.exists()


def test_a_locked_ledger_is_waited_for_and_then_told(path: Path) -> None:
    with Ledger(path, wait=0.3) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        key = ledger.add(story(1)).document_id
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        with pytest.raises(LedgerLocked, match=r"locked by another program for 0.3 s; try again"):
            ledger.add(story(2))
        assert 0.25 < time.monotonic() - start < 3
        assert ledger.reading(key) == story(1)  # reading goes on beside a writer
        with Ledger(path, wait=0.3) as second:
            assert second.reading(key) == story(1)
        other.execute("ROLLBACK")
        assert ledger.add(story(2))


def test_a_ledger_that_another_program_has_to_itself(path: Path) -> None:
    Ledger(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerLocked, match="try again"):
            Ledger(path, wait=0.2)
    Ledger(path).close()


def test_a_damaged_ledger_is_told(path: Path) -> None:
    with Ledger(path) as ledger:
        for number in range(30):
            ledger.add(story(number, 20))
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 4)
        file.write(b"\xff" * (size // 2))
    with pytest.raises(LedgerDamaged, match="restore a copy"):
        read_all(path)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE texts SET utf8 = CAST(x'41' || substr(utf8, 2) AS BLOB)",
        "UPDATE texts SET utf8 = 'a text of characters'",
        "UPDATE readings SET record = substr(record, 2)",
        "UPDATE statements SET record = '{}'",
    ],
)
def test_a_record_that_is_not_as_it_was_put_in_is_told(path: Path, change: str) -> None:
    with Ledger(path) as ledger, closing(sqlite3.connect(path)) as other:
        key = ledger.add(story(1)).document_id
        with other:
            other.execute(change)
        with pytest.raises(LedgerDamaged, match=r"a record in it is damaged .*; restore a copy"):
            ledger.reading(key)
        if "statements" in change:
            with pytest.raises(LedgerDamaged, match="a record in it is damaged"):
                next(ledger.statements())


def test_a_ledger_cut_short_is_told(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(story(0, 200))
    os.truncate(path, 5000)
    with pytest.raises(LedgerDamaged, match="restore a copy"):
        Ledger(path)


def read_all(path: Path) -> None:
    with Ledger(path) as ledger:
        for row in ledger.documents():
            ledger.reading(row.id)
        list(ledger.statements())


@pytest.fixture
def guarded(path: Path) -> Iterator[Path]:
    """A ledger of one story in a folder that nobody may write in; root becomes nobody for the test."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.db"
        with Ledger(place) as ledger:
            ledger.add(story(1))
        place.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        Path(folder).chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield place
        if root:
            os.seteuid(0)
        Path(folder).chmod(0o755)


def test_a_ledger_that_may_only_be_read_is_read(guarded: Path) -> None:
    if os.access(guarded, os.W_OK, effective_ids=True):
        pytest.skip("this user may write to everything")
    before = guarded.read_bytes()
    with Ledger(guarded) as ledger:
        assert [row.name for row in ledger.statements()] == ["story-1"] * 3
        with pytest.raises(LedgerReadOnly, match="may not be written to; change its permissions"):
            ledger.add(story(2))
    assert guarded.read_bytes() == before
    with pytest.raises(LedgerReadOnly, match="name another"):
        Ledger(guarded.with_name("new.db"))


def test_every_wrong_thing_is_a_ledger_error() -> None:
    for kind in (LedgerDamaged, LedgerLocked, LedgerReadOnly, NewerLedger, NotALedger):
        assert issubclass(kind, LedgerError)
