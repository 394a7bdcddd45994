"""A PostgreSQL server for the tests: Debian's, on a port and in a folder of its own, gone when the tests are."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

USER, PASSWORD = "saidseen", "not a secret"
SETTINGS = (
    "fsync=off",
    "listen_addresses=127.0.0.1",
    "max_connections=60",
    "autovacuum=off",
    "shared_buffers=32MB",
    "lc_messages=C",
)


@dataclass
class Server:
    """A running server; `database` makes a new database each time."""

    port: int
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _shared: str | None = None

    def address(self, database: str, password: str = PASSWORD) -> str:
        """The address of a database."""
        return f"postgresql://{USER}:{password.replace(' ', '%20')}@127.0.0.1:{self.port}/{database}"

    def database(self, *options: str) -> str:
        """The address of a new empty database."""
        name = f"ledger_{next(self._numbers)}"
        self.sql("postgres", f"CREATE DATABASE {name} {' '.join(options)}")
        return self.address(name)

    def emptied(self) -> str:
        """The address of one database whose tables are made and empty: quicker than a new one."""
        from saidseen.ledger import Ledger

        if self._shared is None:
            self._shared = self.database()
            Ledger(self._shared).close()
        name = self._shared.rpartition("/")[2]
        self.sql(
            name,
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            " AND pid <> pg_backend_pid()",
            "DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ',') || ' RESTART IDENTITY'"
            " FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'ledger_migrations'); END $$",
        )
        return self._shared

    def sql(self, database: str, *commands: str) -> None:
        """Run commands as the owner of everything."""
        import psycopg

        with closing(psycopg.connect(self.address(database), autocommit=True)) as connection:
            for command in commands:
                connection.execute(command.encode())


def lacking() -> str | None:
    """Why no server can be started here; None where one can."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed"
    if programs() is None:
        return "PostgreSQL is not installed (on Debian: apt-get install postgresql)"
    return None


def programs() -> Path | None:
    """The folder of the newest server's programs."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and (initdb := shutil.which("initdb")):
        found = [Path(initdb).resolve().parent]
    return max(found, key=lambda p: int(p.parent.name) if p.parent.name.isdecimal() else 0, default=None)


@contextmanager
def server() -> Iterator[Server]:
    """A server of its own; as root it runs as the user postgres, since it refuses root."""
    bin = programs()
    assert bin is not None
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="saidseen-pg-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        (folder / "password").write_text(PASSWORD)
        if user:
            shutil.chown(folder, user)
            shutil.chown(folder / "password", user)
        run = {"user": user, "cwd": scratch} if user else {"cwd": scratch}
        made = [bin / "initdb", "-D", folder / "data", "-U", USER, "--auth=scram-sha-256", "--no-sync",
                f"--pwfile={folder / 'password'}", "--encoding=UTF8", "--locale=C"]  # fmt: skip
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, **run)  # type: ignore[call-overload]
        port = _free_port()
        options = " ".join([f"-p {port} -k {folder}", *(f"-c {s}" for s in SETTINGS)])
        control = [bin / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w"]
        subprocess.run([*control, "start"], check=True, stdout=subprocess.DEVNULL, **run)  # type: ignore[call-overload]
        try:
            yield Server(port)
        finally:
            stop = [*control, "-m", "immediate", "stop"]
            subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, **run)  # type: ignore[call-overload]


def _free_port() -> int:
    with closing(socket.socket()) as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])
