"""`saidseen serve-mcp`: what assistants and other programs may ask of a ledger."""

from __future__ import annotations

import sys
from importlib.util import find_spec

import click

from saidseen.cli.options import ledger_option
from saidseen.cli.output import examples
from saidseen.errors import UsageError

WAITING = "saidseen: waiting for a program that speaks the Model Context Protocol on standard input; Ctrl-C ends"


@click.command("serve-mcp", epilog=examples("saidseen serve-mcp --ledger crisis.db"))
@ledger_option
@click.option("--threads", type=click.IntRange(1, 64), envvar="SAIDSEEN_THREADS", help="Threads of the network [1].")
def serve_mcp(ledger: str, threads: int | None) -> None:
    """Answer assistants by the Model Context Protocol on standard input and output.

    The tools are read, search, claims, claim, check and measures, as far as what they need is installed. Nothing is
    written, fetched or opened but the ledger, and that only to be read; docs/mcp.md says how to set up a client.

    Needs the extra: pip install 'saidseen[mcp]'.
    """
    if find_spec("mcp") is None or find_spec("pydantic") is None:
        raise UsageError("serve-mcp needs the library mcp: pip install 'saidseen[mcp]'")
    from saidseen.ledger import Ledger
    from saidseen.programs.server import serve

    with Ledger(ledger, create=False, read_only=True) as kept:
        if sys.stdin.isatty():
            click.echo(WAITING, err=True)
        serve(kept, threads)
