"""`saidseen statements`: the statements of a ledger that meet what is asked."""

from __future__ import annotations

from typing import Any

import click

from saidseen.cli.options import ledger_option
from saidseen.cli.output import examples, output
from saidseen.language.visible import json_line


@click.command(
    epilog=examples(
        "saidseen statements --ledger crisis.db --speaker lavrov --since 2022-02-10",
        "saidseen statements --ledger crisis.db --act withhold --format jsonl",
    )
)
@ledger_option
@click.option("--speaker", metavar="WORDS", help="A name, a part of it, an organisation or a country's alpha-3 code.")
@click.option("--act", metavar="ACT", help="An act: assert, deny, demand, …")
@click.option("--since", metavar="DATE", help="From this ISO date on (2022, 2022-02 or 2022-02-15).")
@click.option("--until", metavar="DATE", help="Up to this ISO date, inclusive.")
@click.option("--country", metavar="CODE", help="Alpha-3 code of the speaker's country or of a place named.")
@click.option("--event", metavar="TYPE", help="PLOVER type or mode, such as RETREAT.")
@click.option("--basis", metavar="BASIS", help="told, seen, shown or heard.")
@click.option("--outlet", metavar="NAME", help="Who published the story.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def statements(ledger: str, form: str, **asked: Any) -> None:
    """The statements of a ledger that meet every condition given, in order of time."""
    from saidseen.ledger import Ledger

    with Ledger(ledger, create=False) as kept, output("-") as file:
        if form == "jsonl":
            for row in kept.statements(**asked):
                print(json_line(row.to_dict()), file=file)
        else:
            from rich.console import Console

            from saidseen.cli.last import listed
            from saidseen.show.rows import write_rows

            with listed(ledger) as shown:
                write_rows(kept.statements(**asked), Console(file=file), shown.number if shown else None)
