"""What only a ledger in PostgreSQL can have wrong with it, said clearly; and that every command takes one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from saidseen.cli import main
from saidseen.ledger import (
    Ledger,
    LedgerError,
    LedgerLocked,
    LedgerReadOnly,
    LedgerRefused,
    LedgerUnreachable,
    NewerLedger,
    NotALedger,
    shown,
)
from saidseen.ledger.migrations import STEPS
from tests.claims.invented import Line, kept_in, reading
from tests.ledger.stories import story
from tests.postgresql import PASSWORD, Server

ROOT = Path(__file__).resolve().parents[2]


def name_of(address: str) -> str:
    return address.rpartition("/")[2]


def refused(address: str, kind: type[LedgerError], words: str, *, create: bool = True) -> None:
    """Opening that address raises that error, which names the address without the password."""
    with pytest.raises(kind, match=words) as caught:
        Ledger(address, create=create, wait=2)
    assert caught.value.__notes__ == [f"ledger: {shown(address)}"]
    assert PASSWORD not in f"{caught.value}{caught.value.__notes__}"


def test_a_server_that_does_not_answer() -> None:
    pytest.importorskip("psycopg")
    refused(
        "postgresql://somebody@127.0.0.1:1/x", LedgerUnreachable, "does not answer .*refused.*; see whether it runs"
    )
    refused("postgresql://somebody@nowhere.invalid/x", LedgerUnreachable, "does not answer .*nowhere.invalid")


def test_a_wrong_password_a_wrong_user_and_none(postgres: Server) -> None:
    right = postgres.address("postgres")
    refused(postgres.address("postgres", "wrong"), LedgerRefused, "refuses user and password .*PGPASSWORD")
    refused(right.replace("saidseen:", "nobody:"), LedgerRefused, "refuses user and password")
    refused(f"postgresql://saidseen@{right.rpartition('@')[2]}", LedgerRefused, "refuses user and password")


def test_a_database_that_is_not_there(postgres: Server) -> None:
    refused(postgres.address("nowhere"), NotALedger, r"no such database .*nowhere.*; make it first: createdb NAME")


def test_a_database_without_a_ledger_of_something_else_or_in_other_letters(postgres: Server) -> None:
    empty = postgres.database()
    refused(empty, NotALedger, "there is no ledger in this database yet; `saidseen read --ledger`", create=False)
    postgres.sql(name_of(empty), "CREATE TABLE bookmarks (url text)")
    refused(empty, NotALedger, "a database of something else")
    latin = postgres.database("ENCODING 'LATIN1' TEMPLATE template0")
    refused(latin, NotALedger, "does not keep UTF-8")


def test_a_newer_one(postgres: Server) -> None:
    address = postgres.database()
    Ledger(address).close()
    postgres.sql(name_of(address), "INSERT INTO ledger_migrations VALUES ('0999 claims', '2040-01-01')")
    refused(address, NewerLedger, r"it has the step '0999 claims'\); upgrade saidseen")


def test_a_database_that_stands_at_an_earlier_step_is_brought_up(postgres: Server) -> None:
    address, last = postgres.database(), list(STEPS)[-1]
    with pytest.MonkeyPatch.context() as earlier:
        earlier.delitem(STEPS, last)
        Ledger(address).close()
    with Ledger(address) as ledger:
        assert ledger.add(story(1))
        with ledger.transaction() as connection:
            steps = connection.exec_driver_sql("SELECT name FROM ledger_migrations ORDER BY name").scalars().all()
    assert steps == list(STEPS)


@pytest.mark.parametrize("address", ["mysql://h/x", "http://example.org", "sqlite:///x.db"])
def test_an_address_of_another_kind(address: str) -> None:
    refused(address, NotALedger, "no ledgers at such addresses; name a file or postgresql://USER@HOST/DATABASE")


def test_passwords_are_not_shown() -> None:
    assert shown("postgresql://me:top@secret@h:5/x?a=1") == "postgresql://me@h:5/x?a=1"
    assert shown("postgresql://h/x?user=me&password=top") == "postgresql://h/x?user=me&password=***"
    assert shown("postgresql:///x") == "postgresql:///x"
    assert shown("a:b@c/l.db") == "a:b@c/l.db"


def test_one_that_may_only_be_read(postgres: Server) -> None:
    address = postgres.database()
    with Ledger(address) as ledger:
        key = ledger.add(story(1)).document_id
    postgres.sql("postgres", f"ALTER DATABASE {name_of(address)} SET default_transaction_read_only = on")
    with Ledger(address) as ledger:
        assert ledger.reading(key) == story(1)
        with pytest.raises(LedgerReadOnly, match="may not be written to; ask whoever runs the database"):
            ledger.add(story(2))


def test_a_writer_is_waited_for_and_then_told(postgres: Server) -> None:
    address = postgres.emptied()
    with Ledger(address, wait=0.3) as one, Ledger(address, wait=0.3) as other:
        key = one.add(story(1)).document_id
        with one.transaction(write=True):
            with pytest.raises(LedgerLocked, match=r"locked by another program for 0.3 s; try again"):
                other.add(story(2))
            assert other.reading(key) == story(1)  # reading goes on beside a writer
        assert other.add(story(2))


def test_a_server_that_goes_away_loses_nothing_committed(postgres: Server) -> None:
    address = postgres.emptied()
    with Ledger(address) as ledger:
        ledger.add(story(1))

        def broken_off() -> None:
            with ledger.transaction(write=True) as connection:
                connection.exec_driver_sql("DELETE FROM specifics")
                ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Client'"
                postgres.sql(name_of(address), f"{ending} AND datname = current_database()")
                connection.exec_driver_sql("DELETE FROM spans")

        with pytest.raises(LedgerUnreachable, match=r"lost on the way .*nothing was added; run it again"):
            broken_off()
        assert list(ledger.statements())  # a new connection
        assert ledger.add(story(2))


def test_without_the_library_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['psycopg'] = None\nfrom saidseen.ledger import Ledger, LedgerError\n"
        "try: Ledger('postgresql://h/x')\nexcept LedgerError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert "pip install 'saidseen[postgresql]'" in done.stdout


def test_every_command_takes_it_and_shows_no_password(postgres: Server, tmp_path: Path) -> None:
    address = kept_in(postgres.emptied(), [reading("one", [Line(0)]), reading("two", [Line(2)], "2022-02-16")])
    story_file = tmp_path / "story.txt"
    story_file.write_text("Sergey Lavrov said on Tuesday that Russia had withdrawn its troops from Crimea.\n")
    for command, found in {
        ("read", str(story_file), "--published", "2022-02-15"): "new 1, changed 0",
        ("statements",): "withdrawn",
        ("statements", "--speaker", "lavrov", "--since", "2022-02", "--act", "assert"): "withdrawn",
        ("who",): "name",
        ("claims", "--place", "UKR", "--event", "withdrawal", "--actor", "RUS"): "withdraw",
        ("claims", "--as-of", "2022-02-15", "--least", "1"): "withdrawn",
        ("copies",): "kind",
        ("check", "Russia has withdrawn its troops from Crimea"): "affirmed",
        ("measures", "--instrument", "vd11"): "",
        ("judge", "reliability", "Sergey Lavrov", "C", "--by", "me", "--why", "so"): "judgement 1",
        ("judge", "list"): "reliability",
    }.items():
        done = CliRunner().invoke(main, [*command, "--ledger", address], catch_exceptions=False)
        assert done.exit_code == 0, (command, done.output)
        assert found in done.output, command
        assert PASSWORD.replace(" ", "%20") not in done.output
