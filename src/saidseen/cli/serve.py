"""`saidseen serve`: the board, in a browser."""

from __future__ import annotations

from importlib.util import find_spec

import click

from saidseen.cli.options import ledger_option
from saidseen.cli.output import examples
from saidseen.errors import UsageError


@click.command(
    epilog=examples(
        "saidseen serve --ledger crisis.db                               then open http://127.0.0.1:8000",
        "saidseen tokens add anna --role analyst --ledger crisis.db      a token, to judge with",
        "saidseen serve --ledger crisis.db --host 0.0.0.0 --name desk.example    for others too, with tokens only",
    )
)
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address that is listened on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 is any that is free.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name under which the board may be called, too.")
@click.option(
    "--processes", type=click.IntRange(1, 32), default=1, show_default=True, help="How many processes make pages."
)
def serve(ledger: str, host: str, port: int, names: tuple[str, ...], processes: int) -> None:
    """The board of a ledger: what moved, claims, stories, speakers, a map, search, review, in a browser.

    It moves as stories come (saidseen watch, or read, in another terminal). On this machine it can be read without a
    token; to judge, and for everybody else, `saidseen tokens` gives them. docs/board.md and docs/security.md say more.

    Needs the extra: pip install 'saidseen[board]'.
    """
    if any(find_spec(module) is None for module in ("starlette", "uvicorn", "argon2", "sse_starlette", "shapely")):
        raise UsageError("serve needs further libraries: pip install 'saidseen[board]'")
    from saidseen.board.serving import served
    from saidseen.cli.serving import run

    run(served(ledger, host=host, names=names, processes=processes), host, port, ledger)
