"""Answers of the ledger in the terminal: statements as the table has them, and the who's who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from saidseen.language.visible import visible
from saidseen.model.reading import Document, Reading
from saidseen.show.lines import encodable, fit, joined, text, write, write_plain
from saidseen.show.table import Number, write_table
from saidseen.show.wording import count, country_name, sector_name

if TYPE_CHECKING:
    from rich.console import Console

    from saidseen.ledger.rows import KnownActor, Row

ACTOR_COLUMNS = ("name", "country", "organisation", "sector", "also", "stories", "told by")


def write_rows(rows: Iterable[Row], console: Console, number: Number | None = None) -> None:
    """Prints statements of the ledger in their order, under the heading of the story they stand in."""
    write_table(_stories(rows), console, number)


def _stories(rows: Iterable[Row]) -> Iterator[Reading]:
    """Rows that follow each other and stand in one story, as a reading of these statements."""
    for _, group in groupby(rows, key=lambda row: (row.document_id, row.reader)):
        some = list(group)
        head = some[0]
        document = Document(head.name, "", head.outlet, head.published, head.url, head.title)
        yield Reading(document, tuple(row.statement for row in some), (), (), (), head.reader)


def write_actors(actors: Iterable[KnownActor], console: Console) -> None:
    """Prints entries of the who's who, a line each: who, of what, and the words that told it."""
    lines = [_cells(actor) for actor in actors]
    if not console.is_terminal:
        for cells in (ACTOR_COLUMNS, *lines):
            write_plain(console, cells)
        return
    write(console, text(count(len(lines), "actor"), "dim"))
    for cells in lines:
        _write_actor(tuple(encodable(cell, console) for cell in cells), console)


def _cells(actor: KnownActor) -> tuple[str, ...]:
    cells = (
        actor.name,
        country_name(actor.country) if actor.country else "",
        actor.organisation or "",
        sector_name(actor.sector) if actor.sector else "",
        "; ".join(actor.aliases),
        str(actor.documents),
        actor.evidence,
    )
    return tuple(visible(cell) for cell in cells)


def _write_actor(cells: tuple[str, ...], console: Console) -> None:
    name, country, organisation, sector, also, stories, evidence = cells
    of = ", ".join(part for part in (country, organisation, sector) if part)
    told = f'"{evidence}"' if evidence else ""
    if also:
        of = f"{of} (also {also})"
    width = console.width
    if width < 72:
        write(console, text(fit(name, width, console), "bold"))
        write(console, text("  " + fit(" ".join(part for part in (of, told) if part), width - 2, console)))
        return
    widths = [int(width * 0.28), int(width * 0.36), 0]
    widths[2] = width - sum(widths) - 4
    known = f"{told} in {count(int(stories), 'story', 'stories')}"
    write(console, joined([(name, "bold"), (of, ""), (known, "dim")], widths, console))
