"""What commands write to: standard output or a file put in place whole, rows, and progress for who is looking."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from saidseen.errors import UsageError
from saidseen.language.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

    from saidseen.desk.reading import Progress


def examples(*lines: str) -> str:
    """The examples at the end of a command's help."""
    return f"\b\nExample{'s' if len(lines) > 1 else ''}:\n" + "\n".join(f"  {line}" for line in lines)


@contextmanager
def output(out: str) -> Iterator[TextIO]:
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


def as_text() -> bool:
    """Whether `--format text` asks for what people read, in a pipe and in a file too."""
    context = click.get_current_context(silent=True)
    return context is not None and context.params.get("form") == "text"


def console_on(file: TextIO) -> Console:
    """Where what people read is written; as text it is the terminal's form without its colours, wherever it goes."""
    from rich.console import Console

    return Console(file=file, force_terminal=True, color_system=None) if as_text() else Console(file=file)


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress line on standard error where a person is looking, and none in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def reading_progress() -> Iterator[Progress | None]:
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


def write_rows(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Rows as a table for a person, or as lines with tabs for a pipe."""
    if not (sys.stdout.isatty() or as_text()):
        for row in (columns, *rows):
            click.echo("\t".join(map(visible, row)))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    if table.row_count:
        console_on(sys.stdout).print(table)
