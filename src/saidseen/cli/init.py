"""`saidseen init`: a ledger for this folder."""

from __future__ import annotations

import json
from pathlib import Path

import click

from saidseen.cli.output import examples
from saidseen.cli.settings import NAME, settings
from saidseen.errors import UsageError


@click.command(
    epilog=examples(
        "saidseen init",
        "saidseen init crisis.db --by 'J. Marlow'",
        "saidseen init postgresql://analyst@db.example.org/crisis",
    )
)
@click.argument("ledger", default="saidseen.db")
@click.option("--by", metavar="NAME", help="Who judges here, where --by is not given.")
def init(ledger: str, by: str | None) -> None:
    """Make LEDGER (a file, or postgresql://…) the one of this folder and those below it, and the ledger itself.

    Commands ask it where no --ledger is given and SAIDSEEN_LEDGER is not set.
    """
    from saidseen.ledger import Ledger, shown

    place = Path(NAME)
    if place.exists():
        found = settings()
        now = found[1].get("ledger") if found else None
        raise UsageError(f"{NAME} is here already{f' and names {shown(now)}' if now else ''}; change it by hand")
    if "://" in ledger and shown(ledger) != ledger:
        raise UsageError(f"a password does not belong in {NAME}: leave it out, and set PGPASSWORD or use ~/.pgpass")
    told = "".join(f"{key} = {_text(value)}\n" for key, value in (("ledger", ledger), ("by", by)) if value is not None)
    Ledger(ledger).close()
    place.write_text(told, "utf-8")
    click.echo(f"{NAME}: the ledger of this folder is {shown(ledger)}; next: saidseen read STORIES", err=True)


def _text(value: str) -> str:
    """A text as TOML writes it: as JSON does, but for what TOML has no escape for, and DEL. Raises UsageError."""
    from saidseen.ledger.words import plain

    if value != plain(value) or not value.strip():
        raise UsageError(f"'{plain(value)}' cannot be written into {NAME}; take another name")
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
