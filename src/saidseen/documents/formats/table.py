"""Tables of stories, CSV and XLSX: a document a row, by the names of the columns.

One column must be called `text` (or body, story, content, article); title, outlet, published, url, language, author and
name are taken where they are there, under the names in `COLUMNS`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from saidseen.documents.decode import text_of
from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Input, Stories, Stream
from saidseen.documents.formats.zipped import unpacked
from saidseen.documents.language import stated_language
from saidseen.documents.markup import one_line
from saidseen.documents.story import INCOMPLETE, STORY_LIMIT, Parts, Refusal, document_of, noted
from saidseen.errors import MarkupError, StoryError

COLUMNS = {
    "text": ("text", "body", "story", "content", "article", "full text", "fulltext"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "publication", "newspaper"),
    "published": ("published", "date", "publication date", "published at", "publishdate", "pubdate", "datetime"),
    "url": ("url", "link", "address"),
    "language": ("language", "lang"),
    "author": ("author", "by", "byline"),
    "name": ("name", "id"),
}
FULL_CELL = 32_767
"""The most characters that a cell of Excel holds: a text of that length is cut off there."""
_SHOWN = 12

Cells = list[Any]


def row_stories(rows: Iterator[tuple[int, Cells]], source: Input, how: str, raw: str, notes: list[str]) -> Stories:
    """The story of each row below a row of names; `rows` have the numbers, from 1, of their lines."""
    names = next((cells for _, cells in rows if _filled(cells)), [])
    at = columns(names)
    if "text" not in at:
        told = ", ".join(noted(_word(n), 40) for n in names[:_SHOWN] if _word(n)) or "none"
        raise MarkupError(f"no column is called text (there are: {told}): name the column that holds the stories so")
    stories = 0
    for number, cells in rows:
        if not _filled(cells):
            continue
        stories += 1
        try:
            if _filled(cells[len(names) :]):
                raise MarkupError("the row has more cells than there are columns: put cells with commas into quotes")
            parts = _parts({name: cells[n] for name, n in at.items() if n < len(cells)}, how, notes)
            yield document_of(parts, f"{source.name}:{number}", source.given, raw)
        except StoryError as error:
            yield Refusal(source.where, number, str(error))
    if not stories:
        raise MarkupError("the table has names of columns and no rows: give one that holds stories")


def columns(names: Cells) -> dict[str, int]:
    """Which column is which, from 0; of several that may be one, the one whose name comes first in `COLUMNS`."""
    called = [_word(name).casefold().replace("_", " ").strip("\ufeff ") for name in names]
    found = {field: next((called.index(n) for n in known if n in called), None) for field, known in COLUMNS.items()}
    return {field: n for field, n in found.items() if n is not None}


def _word(cell: object) -> str:
    """A cell as words: dates in ISO form, whole numbers without a fraction."""
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _parts(cells: dict[str, Any], how: str, notes: list[str]) -> Parts:
    told = {name: _word(cell).strip() for name, cell in cells.items() if name != "text"}
    text = _word(cells.get("text"))
    own = list(notes)
    if told.get("author"):
        own.append(f"by {noted(told['author'], 80)}")
    if how == "xlsx" and len(text) >= FULL_CELL:
        own.append(f"{INCOMPLETE}its cell is full at {FULL_CELL} characters")
    return Parts(
        text=text,
        how=how,
        name=told.get("name") or None,
        outlet=told.get("outlet") or None,
        published=told.get("published") or None,
        url=told.get("url") or None,
        title=one_line(told.get("title", "")) or None,
        language=stated_language(told.get("language")),
        notes=own,
    )


def _csv(stream: Stream, source: Input) -> Stories:
    data = read_all(stream)
    text, note = text_of(data, source.charset)
    text = text.lstrip("\ufeff")
    rows = _numbered(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    return row_stories(rows, source, "csv", hashlib.sha256(data).hexdigest(), [note] if note else [])


def _numbered(reader: Any) -> Iterator[tuple[int, Cells]]:
    """The rows with the numbers of the lines that they begin on; raises MarkupError where the quotes do not match."""
    csv.field_size_limit(STORY_LIMIT)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise MarkupError(
                f"the table breaks in the row that begins on line {line} ({error}): mend its quotes"
            ) from None
        yield line, cells


def _delimiter(text: str) -> str:
    """What parts the cells: whichever of comma, semicolon, tab and bar the first line has most of."""
    first = next((line for line in text[:65_536].splitlines() if line.strip()), "")
    return max(",;\t|", key=first.count)


def _xlsx(stream: Stream, source: Input) -> Stories:
    """The stories of each sheet that has a column of text; raises MarkupError where none has, or it is damaged."""
    data = read_all(stream)
    raw = hashlib.sha256(data).hexdigest()
    with unpacked(io.BytesIO(data), "the XLSX"):
        pass
    sheets = _sheets(data)
    good = {title: rows for title, rows in sheets.items() if "text" in columns(next(filter(_filled, rows), []))}
    if not good:
        yield from row_stories(iter(enumerate(next(iter(sheets.values()), []), 1)), source, "xlsx", raw, [])
    for title, rows in good.items():
        called = source if len(good) == 1 else replace(source, name=f"{source.name}:{noted(title, 40)}")
        yield from row_stories(iter(enumerate(rows, 1)), called, "xlsx", raw, [])
    if left := [noted(title, 40) for title in sheets if good and title not in good]:
        yield Refusal(source.where, None, f"not read, no column called text: sheet {', '.join(left)}", passed=True)


def _filled(cells: Cells) -> bool:
    return any(_word(cell) for cell in cells)


def _sheets(data: bytes) -> dict[str, list[Cells]]:
    """The rows of each sheet that has any, by its title."""
    from openpyxl import load_workbook

    found: dict[str, list[Cells]] = {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles that it does not know
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                found[sheet.title] = [list(row) for row in sheet.iter_rows(values_only=True)]
            book.close()
    except Exception as error:  # a stranger's file can make the library raise anything
        kind = type(error).__name__
        raise MarkupError(f"the XLSX cannot be taken apart ({kind}): save it again, or as CSV") from None
    return {title: rows for title, rows in found.items() if any(map(_filled, rows))}


FORMS = (
    Form("CSV", _csv, (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), several=True),
    Form(
        "XLSX",
        _xlsx,
        (".xlsx", ".xlsm"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        marked=lambda head: head.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in head,
        several=True,
    ),
)
