"""The command line: one command a verb, no logic."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from saidseen.cli_check import check
from saidseen.cli_claims import claims, judge
from saidseen.cli_copies import copies
from saidseen.cli_measures import measures, request
from saidseen.errors import SaidseenError, UsageError
from saidseen.exports.visible import json_line

if TYPE_CHECKING:
    from saidseen.desk import Progress, Tally
    from saidseen.records import Reading

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


def _example(*lines: str) -> str:
    """The examples at the end of a command's help."""
    return "\b\nExamples:\n" + "\n".join("  " + line for line in lines)


@main.command(
    epilog=_example(
        "saidseen read story.txt --published 2022-02-15",
        "cat story.txt | saidseen read - --format jsonl | jq '.statements[].act'",
        "saidseen read stories/ --ledger crisis.db --format html -o page.html",
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
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "html"]), default="table", show_default=True)
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.option("--explain", is_flag=True, help="Print which rule or head decided each field.")
@click.option("--threads", type=click.IntRange(1, 64), envvar="SAIDSEEN_THREADS", help="Threads of the network [1].")
@click.option("--allow-private", is_flag=True, help="Let addresses lead into private networks and this machine.")
@click.pass_context
def read(ctx: click.Context, /, story: tuple[str, ...], form: str, out: str, explain: bool, **given: Any) -> None:
    """Every attributed statement of each STORY: a file, a folder, an http(s) address, or - for standard input.

    Plain text, HTML, newsJSON (ninjs) and JSON Lines of stories are told apart by what they hold.
    """
    from saidseen.desk import Tally, Wanted, readings

    tally = Tally()
    try:
        with _progress() as progress, _output(out) as file:
            _write(readings(Wanted(story, **given), tally, progress), form, file, explain)
    finally:
        for line in tally.told():
            click.echo(line, err=True)
    if given["ledger"]:
        click.echo(_kept(tally, given["ledger"]), err=True)
    ctx.exit(1 if tally.failed else 0)


def _kept(tally: Tally, ledger: str) -> str:
    """What the ledger has now."""
    from saidseen.ledger import shown

    return (
        f"{tally.stories} stories, {tally.statements} statements, {tally.new_statements} of them new in {shown(ledger)}"
    )


def _write(readings: Iterable[Reading], form: str, file: TextIO, explain: bool) -> None:
    """The readings in one of the three forms."""
    if form == "jsonl":
        from saidseen.ledger.codec import reading_to_json

        for reading in readings:
            record = reading_to_json(reading, why=explain)
            print(json_line(record), file=file, flush=True)
    elif form == "html":
        from saidseen.exports.page import write_page

        file.write(write_page(list(readings)))
    else:
        _write_table(readings, file, explain)


def _write_table(readings: Iterable[Reading], file: TextIO, explain: bool) -> None:
    """The table, or with `explain` every statement with its reasons."""
    from rich.console import Console

    if explain:
        from saidseen.exports.explain import explained

        for reading in readings:
            file.write(explained(reading))
        return
    from saidseen.exports.table import write_table

    write_table(readings, Console(file=file))


@contextmanager
def _output(out: str) -> Iterator[TextIO]:
    """Standard output, or a file that is put in place only when it is whole."""
    if out == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
        return
    place = Path(out)
    if place.is_dir() or not place.parent.is_dir():
        what = "it is a folder: name a file" if place.is_dir() else "its folder is not there: make it first"
        raise UsageError(f"{out or '-o'}: {what}")
    if place.exists() and not place.is_file():  # a device or a pipe, never to be replaced by a file
        with place.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        return
    place = place.resolve()  # where a link leads, not the link, is replaced
    part = place.with_name(f".{place.name[:80]}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        part.replace(place)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), out) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A progress line on standard error where a person is looking, and none in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=1)

    def told(name: str, done: int, size: int) -> None:
        """Show how far a story is; once it is read the line is gone, so that what is printed stands alone."""
        bar.update(task, description=_shown(name), completed=done, total=size)
        if done < size:
            bar.start()
        else:
            bar.stop()

    try:
        yield told
    finally:
        bar.stop()


def _shown(name: str) -> str:
    """A story's name, safe for the terminal and short."""
    from rich.markup import escape

    return escape("".join(c if c.isprintable() else "?" for c in name)[-40:])


@main.command(
    epilog=_example(
        "saidseen statements --ledger crisis.db --speaker lavrov --since 2022-02-10",
        "saidseen statements --ledger crisis.db --act withhold --format jsonl",
    )
)
@click.option("--ledger", metavar="FILE", required=True, help="The ledger to ask.")
@click.option("--speaker", metavar="WORDS", help="A name, a part of it, an organisation or a country's alpha-3 code.")
@click.option("--act", metavar="ACT", help="One of the thirteen acts: assert, deny, demand, …")
@click.option("--since", metavar="DATE", help="From this ISO date on (2022, 2022-02 or 2022-02-15).")
@click.option("--until", metavar="DATE", help="Up to this ISO date, inclusive.")
@click.option("--country", metavar="CODE", help="Alpha-3 code of the speaker's country or of a place named.")
@click.option("--event", metavar="TYPE", help="PLOVER type or mode, such as RETREAT.")
@click.option("--basis", metavar="BASIS", help="told, seen, shown or heard.")
@click.option("--outlet", metavar="NAME", help="Who published the story.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def statements(ledger: str, form: str, **asked: Any) -> None:
    """The statements of a ledger that meet every condition given, in order of time."""
    from saidseen.ledger import Ledger

    with Ledger(ledger, create=False) as kept, _output("-") as file:
        if form == "jsonl":
            from saidseen.ledger.codec import statement_to_json

            for row in kept.statements(**asked):
                head = {"document": row.name, "outlet": row.outlet, "published": row.published}
                print(json_line({**head, **statement_to_json(row.statement)}), file=file)
        else:
            from rich.console import Console

            from saidseen.exports.rows import write_rows

            write_rows(kept.statements(**asked), Console(file=file))


@main.command(
    epilog=_example("saidseen who --ledger crisis.db", "saidseen who lavrov --ledger crisis.db --format jsonl")
)
@click.argument("name", required=False)
@click.option("--ledger", metavar="FILE", required=True, help="The ledger to ask.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def who(name: str | None, ledger: str, form: str) -> None:
    """Who is who in a ledger, and the words that told it: everybody, or those whose name holds NAME."""
    from saidseen.ledger import Ledger

    with Ledger(ledger, create=False) as kept, _output("-") as file:
        _write_actors(kept.who(name), form, file)


def _write_actors(actors: Iterable[Any], form: str, file: TextIO) -> None:
    """The entries of the who's who."""
    if form == "jsonl":
        from dataclasses import asdict

        for actor in actors:
            print(json_line(asdict(actor)), file=file)
        return
    from rich.console import Console

    from saidseen.exports.rows import write_actors

    write_actors(actors, Console(file=file))


main.add_command(check)
main.add_command(copies)
main.add_command(measures)
main.add_command(request)
main.add_command(claims)
main.add_command(judge)
