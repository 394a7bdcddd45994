"""`saidseen feeds`: how each watched feed is."""

from __future__ import annotations

import click

from saidseen.cli.options import ledger_option
from saidseen.cli.output import examples, write_rows
from saidseen.language.visible import json_line
from saidseen.show.claim_wording import minute_words

COLUMNS = ("feed", "state", "stories", "last story", "came", "last read", "next", "failures", "what is wrong")


@click.command(
    epilog=examples(
        "saidseen feeds --ledger crisis.db",
        "saidseen feeds --ledger crisis.db --format jsonl | jq 'select(.state != \"ok\") | .name, .error'",
    )
)
@ledger_option
@click.option("--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table", show_default=True)
def feeds(ledger: str, form: str) -> None:
    """The feeds that `saidseen watch` has looked at: ok, failing (and why), or overdue, where nobody watches any more.

    Times are in UTC.
    """
    from saidseen.desk.feed_states import feed_states

    found = list(feed_states(ledger))
    if form == "jsonl":
        for one in found:
            click.echo(json_line(one.to_dict()))
    elif found:
        write_rows(COLUMNS, (
            (one.row.name, one.state, str(one.stories), one.title or "", minute_words(one.row.story_at),
             minute_words(one.row.read_at), minute_words(one.row.due), str(one.row.failures), one.row.error or "")
            for one in found
        ))  # fmt: skip
    if not found:
        click.echo("saidseen: no feed was looked at into this ledger yet; `saidseen watch DESK.TOML` does", err=True)
