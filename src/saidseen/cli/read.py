"""`saidseen read`: stories in, statements out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

import click

from saidseen.cli.output import console_on, examples, output, reading_progress
from saidseen.cli.settings import default_ledger
from saidseen.language.visible import json_line

if TYPE_CHECKING:
    from saidseen.model.reading import Reading


@click.command(
    epilog=examples(
        "saidseen read story.txt --published 2022-02-15",
        "cat story.txt | saidseen read - --format jsonl | jq '.statements[].act'",
        "saidseen read stories/ --ledger crisis.db --format html -o page.html",
        "saidseen read feed.rss press-release.docx archive.warc.gz --ledger crisis.db",
    )
)
@click.argument("story", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="ISO date published, where the story does not say it itself.")
@click.option("--outlet", metavar="NAME", help="Who published it, where the story does not say it itself.")
@click.option(
    "--ledger",
    metavar="FILE",
    help="Keep what is read in this ledger (a file, or postgresql://…), and use its who's who.",
)
@click.option("--no-ledger", is_flag=True, help="Keep nothing, though the folder has a ledger of its own.")
@click.option(
    "--format", "form", type=click.Choice(["table", "text", "jsonl", "html"]), default="table", show_default=True
)
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.option("--explain", is_flag=True, help="Print which rule or head decided each field.")
@click.option("--threads", type=click.IntRange(1, 64), envvar="SAIDSEEN_THREADS", help="Threads of the network [1].")
@click.option("--allow-private", is_flag=True, help="Let addresses lead into private networks and this machine.")
@click.pass_context
def read(ctx: click.Context, /, story: tuple[str, ...], form: str, out: str, explain: bool, **given: Any) -> None:
    """Every attributed statement of each STORY: a file, a folder, an http(s) address, or - for standard input.

    Text, HTML, live blogs, feeds (RSS, Atom, JSON Feed), mail, PDF, DOCX, tables (CSV, XLSX), newsJSON, JSON Lines and
    web archives (WARC, WACZ) are told apart by what they hold; docs/formats.md says what is taken from each. The last
    line counts what was read, what was not and why, and what is new.
    """
    from saidseen.desk.reading import Tally, Wanted, readings

    given["ledger"] = None if given.pop("no_ledger") else given["ledger"] or default_ledger()
    tally = Tally()
    try:
        with reading_progress() as progress, output(out) as file:
            _write(readings(Wanted(story, **given), tally, progress), form, file, explain)
    finally:
        for line in tally.told():
            click.echo(line, err=True)
    click.echo(tally.summary(_named(given["ledger"])), err=True)
    ctx.exit(1 if tally.failed else 0)


def _named(ledger: str | None) -> str | None:
    """The ledger as it may be shown."""
    if ledger is None:
        return None
    from saidseen.ledger import shown

    return shown(ledger)


def _write(readings: Iterable[Reading], form: str, file: TextIO, explain: bool) -> None:
    """The readings in one of the three forms."""
    if form == "jsonl":
        from saidseen.model.codec import reading_to_json

        for reading in readings:
            record = reading_to_json(reading, why=explain)
            print(json_line(record), file=file, flush=True)
    elif form == "html":
        from saidseen.show.page import write_page

        file.write(write_page(list(readings)))
    else:
        _write_table(readings, file, explain)


def _write_table(readings: Iterable[Reading], file: TextIO, explain: bool) -> None:
    """The table, or with `explain` every statement with its reasons."""
    if explain:
        from saidseen.show.explain import explained

        for reading in readings:
            file.write(explained(reading))
        return
    from saidseen.show.table import write_table

    write_table(readings, console_on(file))
