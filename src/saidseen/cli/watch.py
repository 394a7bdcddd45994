"""`saidseen watch`: feeds followed, what is new kept in a ledger."""

from __future__ import annotations

import click

from saidseen.cli.output import examples
from saidseen.language.visible import visible


@click.command(
    epilog=examples(
        "saidseen watch desk.toml --once",
    )
)
@click.argument("desk", metavar="DESK.TOML")
@click.option("--once", is_flag=True, help="Look at every feed once, and end: for cron.")
@click.option("--threads", type=click.IntRange(1, 64), envvar="SAIDSEEN_THREADS", help="Threads of the network [1].")
@click.pass_context
def watch(ctx: click.Context, /, desk: str, once: bool, threads: int | None) -> None:
    """Look at the feeds of DESK.TOML, and read what is new or changed there into its ledger.

    Stories that are there already are not read again. Each feed has a line at the end: new, changed, unchanged, or why
    it failed; where one failed the command ends with 1. docs/watch.md says what DESK.TOML holds.
    """
    from saidseen.desk.feeds import desk_file
    from saidseen.desk.watching import Watch
    from saidseen.ledger import Ledger

    told = desk_file(desk)
    failed = False
    with Ledger(told.ledger) as ledger:
        watching = Watch(told, ledger, threads=threads)
        for feed in told.feeds:
            outcome = watching.look(feed)
            click.echo(visible(outcome.told()))
            failed = failed or outcome.failed
    ctx.exit(1 if failed else 0)
