"""`saidseen who`: who is who in a ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

import click

from saidseen.cli.options import ledger_option
from saidseen.cli.output import console_on, examples, output
from saidseen.language.visible import json_line


@click.command(
    epilog=examples("saidseen who --ledger crisis.db", "saidseen who lavrov --ledger crisis.db --format jsonl")
)
@click.argument("name", required=False)
@ledger_option
@click.option("--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table", show_default=True)
def who(name: str | None, ledger: str, form: str) -> None:
    """Who is who in a ledger, and the words that told it: everybody, or those whose name holds NAME."""
    from saidseen.ledger import Ledger

    with Ledger(ledger, create=False) as kept, output("-") as file:
        _write_actors(kept.who(name), form, file)


def _write_actors(actors: Iterable[Any], form: str, file: TextIO) -> None:
    """The entries of the who's who."""
    if form == "jsonl":
        from dataclasses import asdict

        for actor in actors:
            print(json_line(asdict(actor)), file=file)
        return
    from saidseen.show.rows import write_actors

    write_actors(actors, console_on(file))
