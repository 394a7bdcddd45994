"""`saidseen export`: what a ledger holds, in a form that another desk opens."""

from __future__ import annotations

import sys
from typing import Any

import click

from saidseen.cli.filters import export_filters
from saidseen.cli.output import counting, examples, output
from saidseen.cli.settings import default_ledger


@click.command(
    epilog=examples(
        "saidseen export --as csv --ledger crisis.db -o claims.csv",
        "saidseen export --as csv --of statements --ledger crisis.db --act withhold -o withheld.csv",
        "saidseen export --as xlsx --ledger crisis.db --since 2022-02-13 --actor RUS -o claims.xlsx",
        "saidseen export --as jsonl --ledger crisis.db --status disputed | jq .title",
        "saidseen export --as markdown --ledger crisis.db --side UA --owed where --sort -statements --limit 20",
    )
)
@click.option("--as", "form", metavar="FORMAT", required=True, help="A format; `--as list` names them.")
@click.option(
    "--of",
    "what",
    type=click.Choice(["claims", "statements"]),
    default="claims",
    show_default=True,
    help="What to export.",
)
@click.option("--ledger", metavar="FILE", help="The ledger to ask.")
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.option("--since", metavar="DATE", help="With a story from this ISO date on; statements: about this date on.")
@click.option("--until", metavar="DATE", help="With a story up to this ISO date; statements: about it or before.")
@click.option("--event", metavar="TYPE", help="PLOVER type or mode; of claims also their kind.")
@click.option("--actor", metavar="WORDS", help="Claims: a speaker's name, country or organisation, or the side.")
@click.option("--place", metavar="WORDS", help="Claims: a place's name, or a country's alpha-3 code.")
@click.option("--as-of", metavar="TIME", help="Claims as the stories published by the end of this time make them.")
@click.option("--least", type=click.IntRange(1), help="Claims of so many statements and more [1].")
@export_filters
def export(form: str, what: str, ledger: str | None, out: str, **asked: Any) -> None:
    """Claims or statements of a ledger, one after another, in a form that another desk opens."""
    from saidseen.desk.exporting import export as write
    from saidseen.desk.exporting import wanted
    from saidseen.errors import UsageError
    from saidseen.exports import every
    from saidseen.ledger import Ledger, shown

    if form == "list":
        for one in every().values():
            click.echo(f"{one.name}\t{one.what}")
        return
    ledger = ledger or default_ledger()
    if ledger is None:
        raise UsageError("name the ledger: --ledger FILE")
    chosen, given = wanted(form, what, asked)
    if chosen.binary and out == "-" and sys.stdout.isatty():
        raise UsageError(f"'{form}' is no text for a terminal: name a file with -o OUT")
    with Ledger(ledger, create=False) as kept, output(out) as file:
        told = write(kept, form, what, given, file, counting("linking"))
    if told:
        click.echo(f"saidseen: {shown(ledger)}: {told}", err=True)
