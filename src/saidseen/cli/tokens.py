"""`saidseen tokens`: who may come to the board, in which role, and what they did there."""

from __future__ import annotations

from importlib.util import find_spec

import click

from saidseen.cli.options import kept_in_option, ledger_option
from saidseen.cli.output import examples, write_rows
from saidseen.errors import UsageError
from saidseen.language.visible import json_line

COLUMNS = ("name", "role", "id", "made", "until", "state")
LOGGED = ("at", "who", "role", "from", "what", "of", "result")
_FORM = click.option("--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table")


@click.group(
    epilog=examples(
        "saidseen tokens add 'J. Marlow' --role analyst --ledger crisis.db",
        "saidseen tokens list --ledger crisis.db",
        "saidseen tokens revoke 'J. Marlow' --ledger crisis.db",
        "saidseen tokens audit --ledger crisis.db",
    )
)
def tokens() -> None:
    """Tokens for the board: a reader reads, an analyst judges too, an admin sees the tokens and the log too.

    docs/security.md says what is kept of a token, and what is promised. Needs the extra: pip install 'saidseen[board]'.
    """


@tokens.command(
    epilog=examples(
        "saidseen tokens add 'J. Marlow' --role analyst --ledger crisis.db",
        "saidseen tokens add visitors --role reader --until 2027-03-31 --ledger crisis.db",
    )
)
@click.argument("name")
@click.option("--role", type=click.Choice(["reader", "analyst", "admin"]), required=True, help="What it is for.")
@click.option("--until", metavar="DAY", help="The last ISO day, in UTC, on which it counts [no end].")
@kept_in_option
def add(name: str, role: str, until: str | None, ledger: str) -> None:
    """Make a token for NAME and print it, once: it is not kept, only a hash of it.

    What is judged with it is signed with NAME.
    """
    if find_spec("argon2") is None:
        raise UsageError("tokens need the library argon2-cffi: pip install 'saidseen[board]'")
    from saidseen.board.access.tokens import make
    from saidseen.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        token = make(kept, name, role, until)
    click.echo(token)
    click.echo(
        "saidseen: it is shown this once; give it to nobody else, and by a way that others cannot read", err=True
    )


@tokens.command("list", epilog=examples("saidseen tokens list --ledger crisis.db"))
@ledger_option
@_FORM
def list_(ledger: str, form: str) -> None:
    """Whose tokens there are, in which role, and whether they count; revoked and ended ones stay in the list."""
    from saidseen.ledger import Ledger, access

    with Ledger(ledger, create=False) as kept, kept.transaction() as connection:
        rows = access.every(connection)
    if form == "jsonl":
        for row in rows:
            told = {"name": row.name, "role": row.role, "id": row.id, "made_at": row.made_at, "until": row.until}
            click.echo(json_line({**told, "revoked_at": row.revoked_at, "state": row.state}))
    elif rows:
        write_rows(COLUMNS, ((r.name, r.role, r.id, r.made_at[:16], r.until or "no end", r.state) for r in rows))
    if not rows:
        click.echo("saidseen: there are no tokens; `saidseen tokens add NAME --role ROLE` makes one", err=True)


@tokens.command(epilog=examples("saidseen tokens revoke 'J. Marlow' --ledger crisis.db"))
@click.argument("name")
@kept_in_option
def revoke(name: str, ledger: str) -> None:
    """Take back the token of NAME: from the next request on it counts for nothing, nor do its logins."""
    if find_spec("argon2") is None:
        raise UsageError("tokens need the library argon2-cffi: pip install 'saidseen[board]'")
    from saidseen.board.access.tokens import revoke as taken_back
    from saidseen.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        many = taken_back(kept, name)
    click.echo(f"saidseen: {many} token{'s' if many > 1 else ''} of {name} revoked", err=True)


@tokens.command(
    epilog=examples(
        "saidseen tokens audit --ledger crisis.db --limit 100",
        "saidseen tokens audit --ledger crisis.db --format jsonl | jq 'select(.result == \"refused\")'",
    )
)
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@ledger_option
@_FORM
def audit(limit: int | None, ledger: str, form: str) -> None:
    """What was done on the board, the newest first: logins, tokens that were refused, what was judged, and by whom.

    Times are in UTC; a result of 'begun' is one that was not told any more.
    """
    from dataclasses import asdict

    from saidseen.ledger import Ledger, access

    with Ledger(ledger, create=False) as kept, kept.transaction() as connection:
        found = access.log(connection, limit)
        if form == "jsonl":
            for row in found:
                click.echo(json_line(asdict(row)))
        else:
            write_rows(LOGGED, ((r.at[:19], r.who, r.role, r.whence, r.what, r.of, r.result) for r in found))
