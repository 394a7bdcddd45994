"""`saidseen watch`: feeds followed, what is new kept in a ledger."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from saidseen.cli.output import examples
from saidseen.language.visible import json_line, visible

if TYPE_CHECKING:
    from saidseen.desk.service import Event


@click.command(
    epilog=examples(
        "saidseen watch desk.toml --once",
        "saidseen watch desk.toml --log json --metrics 127.0.0.1:9100 2>> watch.log",
        "saidseen feeds --ledger crisis.db                     how each feed is",
    )
)
@click.argument("desk", metavar="DESK.TOML")
@click.option("--once", is_flag=True, help="Look at every feed once, and end: for cron.")
@click.option(
    "--log",
    type=click.Choice(["plain", "json", "none"]),
    help="What is told on standard error [plain; with --once none].",
)
@click.option("--metrics", metavar="HOST:PORT", help="Serve figures for Prometheus there.")
@click.option("--threads", type=click.IntRange(1, 64), envvar="SAIDSEEN_THREADS", help="Threads of the network [1].")
@click.pass_context
def watch(
    ctx: click.Context, /, desk: str, once: bool, log: str | None, metrics: str | None, threads: int | None
) -> None:
    """Look at each feed of DESK.TOML at its time, and read what is new or changed there into its ledger.

    Stories that are there already are not read again; those that a feed takes back are withdrawn. It ends on SIGTERM or
    Ctrl-C, after the story in hand. With --once each feed has a line at the end: new, changed, unchanged, or why it
    failed; where one failed the command ends with 1. docs/watch.md says what DESK.TOML holds.
    """
    from saidseen.desk.feeds import desk_file
    from saidseen.desk.service import Service
    from saidseen.desk.watch_log import Figures
    from saidseen.ledger import Ledger

    told, failed = desk_file(desk), False
    figures = Figures(metrics) if metrics else None
    logged = _logger(log or ("none" if once else "plain"))

    def tell(event: Event) -> None:
        logged(event)
        if figures is not None:
            figures.take(event)

    try:
        with Ledger(told.ledger) as ledger, ending() as stop:
            service = Service(told, ledger, tell=tell, threads=threads, stop=stop)
            if once:
                for outcome in service.once():
                    click.echo(visible(outcome.told()))
                    failed = failed or outcome.failed
                failed = failed or stop.is_set()
            else:
                many = f"{len(told.feeds)} feed{'' if len(told.feeds) == 1 else 's'}"
                click.echo(f"saidseen: watching {many} into {ledger.path}; Ctrl-C ends it", err=True)
                service.run()
                click.echo("saidseen: the watch has ended", err=True)
    finally:
        if figures is not None:
            figures.close()
    ctx.exit(1 if failed else 0)


def _logger(form: str) -> Callable[[Event], None]:
    """What writes events to standard error, a line each."""
    from saidseen.desk.watch_log import line, record

    return {
        "json": lambda event: click.echo(json_line(record(event)), err=True),
        "plain": lambda event: click.echo(visible(line(event)), err=True),
        "none": lambda event: None,
    }[form]


@contextmanager
def ending() -> Iterator[threading.Event]:
    """What is set by the first SIGTERM or Ctrl-C; the second ends the program at once."""
    stop = threading.Event()

    def ask(number: int, frame: object) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
