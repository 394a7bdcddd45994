"""Excel: a sheet for claims, statements, stories, figures and what is owed, joined by ids; no cell is a formula."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import datetime
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TextIO

from saidseen.exports import Format, bytes_of
from saidseen.exports.flat import CLAIM, STATEMENT, STORY, flat
from saidseen.exports.said import source_of, who
from saidseen.language.visible import code, hidden
from saidseen.model.claim import Claim, StoryRef
from saidseen.model.claim_json import words_of
from saidseen.model.reading import Quantity, State, Statement

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as Look
    from xlsxwriter.worksheet import Worksheet

    from saidseen.exports import ExportQuestion, Records
    from saidseen.ledger.rows import Row

ROWS = 1_048_576
"""Rows of a sheet, the head among them: Excel's own limit, as is the next."""
LETTERS = 32_767
SHEETS = {
    "claims": CLAIM,
    "statements": ["claim", "stance", "stance_by", "counts", "beside", *STORY, *STATEMENT],
    "stories": ["story", "document", "outlet", "published", "url", "title"],
    "figures": ["claim", "statement", "speaker", "published", "words", "value", "upper", "unit", "modifier"],
    "owed": ["claim", "statement", "specific", "state", "words"],
}
_SEEN = re.compile(r"[^\t\n\r -~]")
_WIDE = {"title": 60, "content": 80, "why": 40, "words": 30, "url": 30, "cautions": 40, "document": 20, "speaker": 20}


def _write(records: Records, file: TextIO, asked: ExportQuestion) -> str | None:
    from xlsxwriter import Workbook

    with TemporaryDirectory() as scratch:
        plain = {"constant_memory": True, "tmpdir": scratch, "in_memory": False}
        plain |= {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = Workbook(bytes_of(file), plain)
        book.set_properties({"comments": asked.words, "created": datetime.fromisoformat(asked.at).replace(tzinfo=None)})
        wanted = [name for name in SHEETS if name != "claims" or asked.of == "claims"]
        into = _Book(book, book.add_format({"bold": True}), wanted)
        for record in records:
            if isinstance(record, Claim):
                into.claim(record)
            else:
                into.row(record)
        book.close()
    if into.cut:
        return f"{into.cut} cells are longer than Excel takes and end in '… [cut]'; --as jsonl has them whole"
    return None


@dataclass
class _Sheet:
    """One name's sheets: where one is full, the next goes on."""

    name: str
    page: Worksheet
    row: int = 0
    pages: int = 1


@dataclass
class _Book:
    """The sheets as they fill."""

    book: Workbook
    head: Look
    wanted: list[str]
    cut: int = 0
    sheets: dict[str, _Sheet] = field(default_factory=dict)
    stories: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for name in self.wanted:
            self.sheets[name] = _Sheet(name, self._page(name, name), 1)

    def claim(self, claim: Claim) -> None:
        """A claim with all that hangs on it."""
        self._put("claims", flat(claim))
        for member in (*claim.said, *claim.beside):
            source, statement = member.said.source, member.said.statement
            told = {"claim": claim.id, "stance": member.stance.value, "beside": member.beside}
            told["counts"] = member.weight and not member.beside
            told["stance_by"] = "a person" if member.judged else "machine"
            self._statement(statement, source, told | flat(statement))
        for figure in claim.figures:
            by = {"claim": claim.id, "statement": figure.statement, "speaker": figure.speaker, "published": figure.at}
            self._put("figures", by | _figure(figure.quantity))
        for key, owing in claim.owed.items():
            given = "; ".join(dict.fromkeys(one.name for one in owing.given if one.name)) or None
            cells = {"claim": claim.id, "statement": "; ".join(owing.by) or None}
            self._put("owed", cells | {"specific": key, "state": owing.state.value, "words": given})

    def row(self, row: Row) -> None:
        """A statement by itself."""
        statement, source = row.statement, source_of(row)
        self._statement(statement, source, flat(statement))
        by = {"statement": statement.id, "speaker": who(statement, source), "published": source.published}
        for quantity in statement.quantities:
            self._put("figures", by | _figure(quantity))
        for key, one in statement.specifics.items():
            words = (one.name or words_of(statement, one)) if one.state is State.GIVEN else None
            cells = {"statement": statement.id, "specific": key, "state": one.state.value, "words": words}
            self._put("owed", cells)

    def _statement(self, statement: Statement, source: StoryRef, cells: dict[str, Any]) -> None:
        self._put("statements", cells | _story(source))
        if source.id not in self.stories:
            self.stories.add(source.id)
            self._put("stories", {"story": source.id, "title": source.title} | _story(source))

    def _page(self, name: str, called: str) -> Worksheet:
        page = self.book.add_worksheet(called)
        page.freeze_panes(1, 0)
        for column, title in enumerate(SHEETS[name]):
            page.set_column(column, column, _WIDE.get(title, 12))
            page.write_string(0, column, title, self.head)
        return page

    def _put(self, name: str, cells: dict[str, Any]) -> None:
        sheet = self.sheets[name]
        if sheet.row == ROWS:
            sheet.pages += 1
            sheet.page, sheet.row = self._page(name, f"{name} {sheet.pages}"), 1
        for column, title in enumerate(SHEETS[name]):
            value = cells.get(title)
            if isinstance(value, bool):
                sheet.page.write_boolean(sheet.row, column, value)
            elif isinstance(value, int | float) and math.isfinite(value):
                sheet.page.write_number(sheet.row, column, value)
            elif value not in (None, ""):
                sheet.page.write_string(sheet.row, column, self._words(str(value)))
        sheet.row += 1

    def _words(self, value: str) -> str:
        """Words as a cell takes them: what is unseen is written out, what is too long ends so that it shows."""
        told = value if value.isprintable() else _SEEN.sub(lambda m: _written_out(m.group()), value)
        if _units(told) <= LETTERS:
            return told
        self.cut += 1
        return _fitting(told) + "… [cut]"


def _written_out(letter: str) -> str:
    return code(letter) if hidden(letter) or letter in "\ufffe\uffff" else letter


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def _fitting(words: str) -> str:
    return words.encode("utf-16-le")[: 2 * (LETTERS - 8)].decode("utf-16-le", "ignore")


def _story(source: StoryRef) -> dict[str, Any]:
    return dict(zip(STORY, (source.name, source.outlet, source.published, source.url), strict=True))


def _figure(quantity: Quantity) -> dict[str, Any]:
    cells = {"words": quantity.text, "value": quantity.value, "upper": quantity.upper}
    return cells | {"unit": quantity.unit, "modifier": quantity.modifier}


FORMAT = Format("xlsx", "Excel: sheets of claims, statements, stories, figures and what is owed", _write, binary=True)
