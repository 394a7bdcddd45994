"""The command line: one file a command, no logic; what the commands share stands in options.py and output.py."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from saidseen.cli.alerts import alerts
from saidseen.cli.check import check
from saidseen.cli.claims import claims
from saidseen.cli.copies import copies
from saidseen.cli.export import export
from saidseen.cli.feeds import feeds
from saidseen.cli.init import init
from saidseen.cli.judge import judge
from saidseen.cli.judgements import judgements
from saidseen.cli.measures import measures
from saidseen.cli.read import read
from saidseen.cli.request import request
from saidseen.cli.review import review
from saidseen.cli.search import search
from saidseen.cli.serve import serve
from saidseen.cli.serve_mcp import serve_mcp
from saidseen.cli.statements import statements
from saidseen.cli.stories import stories
from saidseen.cli.tokens import tokens
from saidseen.cli.watch import watch
from saidseen.cli.who import who
from saidseen.errors import SaidseenError, UsageError

HELP = """What was said, what was seen, and what nobody has shown.

The five things most people do:

\b
  saidseen read story.txt --published 2022-02-15        every statement of a story, as a table
  saidseen read stories.jsonl --ledger crisis.db        keep what many stories say
  saidseen claims --ledger crisis.db                    who says so, who doubts or denies it, what is owed
  saidseen check "Troops have left" --ledger crisis.db  a sentence against everything that is kept
  saidseen statements --ledger crisis.db --act withhold who did not say what
"""


class Commands(click.Group):
    """The group: what saidseen raises on purpose becomes one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; 1 for what is wrong with the data, 2 for bad usage."""
        try:
            return super().invoke(ctx)
        except SaidseenError as error:
            click.echo(_told(error), err=True)
            ctx.exit(2 if isinstance(error, UsageError) else 1)
        except BrokenPipeError:
            _leave_pipe()
            ctx.exit(0)
        except OSError as error:
            where, what = error.filename or "output", error.strerror or error
            click.echo(f"saidseen: {where}: {what}; free some room or name another place", err=True)
            ctx.exit(1)


def _told(error: SaidseenError) -> str:
    """What stopped a command, in one line; the ledger that it is about comes first."""
    ledgers = [note for note in getattr(error, "__notes__", ()) if note.startswith("ledger: ")]
    return ": ".join(["saidseen", *(note.removeprefix("ledger: ") for note in ledgers[:1]), str(error)])


def _leave_pipe() -> None:
    """Let what is still to be written go nowhere: whoever read the output has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@click.group(
    cls=Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="saidseen")
def main() -> None:
    """The group of commands."""


for command in (
    init,
    read,
    watch,
    feeds,
    alerts,
    statements,
    stories,
    who,
    claims,
    judge,
    review,
    judgements,
    copies,
    search,
    check,
    measures,
    request,
    export,
    serve,
    serve_mcp,
    tokens,
):
    main.add_command(command)
