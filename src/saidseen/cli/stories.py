"""`saidseen stories`: the stories of a ledger, and the versions of one."""

from __future__ import annotations

from dataclasses import asdict

import click

from saidseen.cli.options import ledger_option
from saidseen.cli.output import examples, output, write_rows
from saidseen.language.visible import json_line

COLUMNS = ("id", "state", "outlet", "published", "statements", "story", "title")
VERSION = ("id", "state", "published", "came", "what")


@click.command(
    epilog=examples(
        "saidseen stories --ledger crisis.db",
        "saidseen stories wire-17 --ledger crisis.db",
        "saidseen stories --ledger crisis.db --format jsonl | jq 'select(.state != \"counts\")'",
    )
)
@click.argument("story", required=False)
@ledger_option
@click.option("--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table", show_default=True)
def stories(story: str | None, ledger: str, form: str) -> None:
    """The stories of a ledger, and whether each counts, is an older version, or was withdrawn.

    With STORY (its name, or its id or the start of it) the versions of that one, each with the sentences that came (+)
    and went (-).
    """
    from saidseen.cli.last import listed, story_named
    from saidseen.desk.stories import changed
    from saidseen.desk.stories import stories as every
    from saidseen.show.table import short

    story = story_named(ledger, story) if story is not None else None
    with output("-") as file:
        if story is None and form == "jsonl":
            for row, state in every(ledger):
                print(json_line({**asdict(row), "state": state}), file=file)
        elif story is None:
            with listed(ledger, file) as shown:
                number = shown.number if shown else None
                write_rows(COLUMNS, (
                    (short(r.id, number), state, r.outlet or "", r.published or "", str(r.statements), r.name,
                     r.title or "")
                    for r, state in every(ledger)
                ))  # fmt: skip
        elif form == "jsonl":
            for one in changed(ledger, story):
                record = {**asdict(one.version), "added": list(one.added), "gone": list(one.gone)}
                print(json_line(record), file=file)
        else:
            write_rows(VERSION, (
                (v.document[:8] if first else "", v.state if first else "", (v.published or "") if first else "",
                 v.added if first else "", what)
                for one in changed(ledger, story) for v in (one.version,)
                for first, what in _lines(one.added, one.gone)
            ))  # fmt: skip


def _lines(added: tuple[str, ...], gone: tuple[str, ...]) -> list[tuple[bool, str]]:
    """What changed, a sentence a line; the first line is the version's own."""
    lines = [*(f"- {words}" for words in gone), *(f"+ {words}" for words in added)] or [""]
    return [(number == 0, words) for number, words in enumerate(lines)]
