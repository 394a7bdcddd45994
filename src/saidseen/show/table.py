"""The terminal table: a story's statements, a line each, to the width of the terminal; plain columns when piped.

On a terminal each story has a heading, and what is withheld or owed is bold and marked with `!`. Narrow terminals get
two lines a statement. What a person decided stands under its statement. Where the output goes into a file or another
program it is tab-separated text with nothing cut: COLUMNS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saidseen.language.visible import visible
from saidseen.model.acts import Act
from saidseen.model.reading import Document, Reading, Statement
from saidseen.show.lines import GAP, encodable, fit, joined, text, write, write_plain
from saidseen.show.wording import (
    act_words,
    affiliation,
    event_words,
    heading_of,
    nested,
    owed_of,
    speaker_name,
    summary,
    title_of,
)

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = ("story", "speaker", "act", "polarity", "basis", "event", "withheld", "missing", "content", "id", "judged")
HEADS = ("id", "speaker", "act", "content", "basis", "event", "owed")
NARROW = 110
"""Below this many columns a statement takes two lines."""
MARK = "! "
SHORT = 8
"""Letters of an id where it is shown for people: enough to name a statement, a story or a claim."""
Number = Callable[[str], int]
"""Gives the thing of an id its number in the list that is being shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in the words of the table, each safe to print and in one line."""

    id: str
    speaker: str
    side: str
    act: str
    content: str
    basis: str
    event: str
    owed: str
    loud: bool
    indent: str
    judged: str

    def who(self, width: int | None = None) -> str:
        """The speaker, with country or organisation where there is room for them."""
        from rich.cells import cell_len

        full = f"{self.indent}{self.speaker} ({self.side})" if self.side else self.indent + self.speaker
        return full if width is None or cell_len(full) <= width else self.indent + self.speaker


def write_table(readings: Iterable[Reading], console: Console, number: Number | None = None) -> None:
    """Prints the readings: a table on a terminal, with the statements numbered on demand, else lines with tabs."""
    if not console.is_terminal:
        _write_plain(readings, console)
        return
    for place, reading in enumerate(readings):
        if place:
            write(console, text(""))
        _write_story(reading, console, number)


def _write_plain(readings: Iterable[Reading], console: Console) -> None:
    write_plain(console, COLUMNS)
    for reading in readings:
        for _, statement in nested(reading.said):
            write_plain(console, _cells(statement, reading.document))


def _cells(statement: Statement, document: Document) -> Iterable[str]:
    owed = owed_of(statement)
    cells = (
        document.name,
        speaker_name(statement, document),
        statement.act.value,
        statement.polarity,
        statement.basis.value,
        event_words(statement),
        ", ".join(owed.withheld),
        ", ".join(owed.missing),
        statement.content.text,
        statement.id,
        judged_words(statement),
    )
    return map(visible, cells)


def judged_words(statement: Statement) -> str:
    """What people decided, and who, when and why: "act (J. Marlow, 2026-11-29T10:00: as read)"."""
    return "; ".join(f"{field} ({told})" for field, told in statement.judged.items())


def short(id: str, number: Number | None) -> str:
    """An id as a person types it, after its number in the list where it has one: "12 51bd90aa"."""
    return f"{number(id)} {id[:SHORT]}" if number else id[:SHORT]


def _write_story(reading: Reading, console: Console, number: Number | None) -> None:
    document, width = reading.document, console.width
    below = " · ".join(visible(part) for part in (heading_of(document), summary(reading)) if part)
    for words, style in ((visible(title_of(document)), "bold underline"), (below, "dim")):
        write(console, text(fit(encodable(words, console), width, console), style))
    lines = [_line(s, document, depth, console, number) for depth, s in nested(reading.said)]
    if lines:
        write(console, text(""))
        (_write_narrow if width < NARROW else _write_wide)(lines, console)


def _line(statement: Statement, document: Document, depth: int, console: Console, number: Number | None) -> Line:
    speaker, side = speaker_name(statement, document), affiliation(statement.speaker)
    words = {
        "id": short(statement.id, number),
        "judged": judged_words(statement),
        "speaker": speaker,
        "side": "" if side in speaker else side,
        "act": act_words(statement),
        "content": statement.content.text,
        "basis": statement.basis.value,
        "event": event_words(statement),
        "owed": owed_of(statement).words,
    }
    safe = {key: encodable(visible(value), console) for key, value in words.items()}
    indent = "  " * (min(depth, 4) - 1) + encodable("└ ", console) if depth else ""
    return Line(**safe, loud=statement.act is Act.WITHHOLD, indent=indent)


def _write_wide(lines: list[Line], console: Console) -> None:
    """A line a statement."""
    widths = _widths(lines, console.width)
    write(console, joined([(head, "dim") for head in HEADS], widths, console))
    for line in lines:
        cells = [
            (line.id, "dim"),
            (line.who(widths[1]), ""),
            (MARK + line.act, "bold") if line.loud else (line.act, ""),
            (line.content, ""),
            (line.basis, ""),
            (line.event, ""),
            (MARK + line.owed, "bold") if line.owed else ("", ""),
        ]
        write(console, joined(cells, widths, console))
        _write_judged(line, widths[0] + GAP, console)


def _write_judged(line: Line, inset: int, console: Console) -> None:
    if line.judged:
        write(console, text(" " * inset + fit(f"judged: {line.judged}", console.width - inset, console), "dim"))


def _widths(lines: list[Line], width: int) -> list[int]:
    """Columns as wide as their cells up to a share of the terminal; the content takes what is left."""
    from rich.cells import cell_len

    id_, speaker, act, basis, event, owed = (
        max(floor, min(max(map(cell_len, cells)), int(width * share)))
        for cells, floor, share in (
            ([line.id for line in lines], 2, 0.2),
            ([line.who() for line in lines], 7, 0.22),
            ([MARK * line.loud + line.act for line in lines], 3, 0.12),
            ([line.basis for line in lines], 5, 0.06),
            ([line.event for line in lines], 5, 0.13),
            ([MARK + line.owed if line.owed else "" for line in lines], 4, 0.2),
        )
    )
    content = width - (id_ + speaker + act + basis + event + owed) - (len(HEADS) - 1) * GAP
    return [id_, speaker, act, content, basis, event, owed]


def _write_narrow(lines: list[Line], console: Console) -> None:
    """Two lines a statement, who and how above the words; a third for what is owed."""
    width = console.width
    for line in lines:
        inset = " " * (len(line.indent) + 2)
        facts = encodable(" · ".join(part for part in (line.act, line.basis, line.event, line.id) if part), console)
        facts = MARK * line.loud + facts
        room = max(width - len(facts) - GAP, width // 3)
        head = text(fit(line.who(room), room, console) + " " * GAP)
        head.append(fit(facts, max(width - head.cell_len, 0), console), "bold" if line.loud else "dim")
        write(console, head)
        write(console, text(inset + fit(line.content, width - len(inset), console)))
        if line.owed:
            write(console, text(inset + fit(f"{MARK}owed, {line.owed}", width - len(inset), console), "bold"))
        _write_judged(line, len(inset), console)
