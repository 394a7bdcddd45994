"""The story cut into pieces, so that every mark on it begins and ends with a piece: spans may overlap and have gaps.

The pieces of a story joined are its text to the letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from saidseen.language.visible import code, hidden
from saidseen.model.reading import Span, Statement

SOURCE, CUE, CONTENT = "source", "cue", "content"
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)")
# What a page would obey or lose: controls (not tab and line ends), embeddings of direction, zero width, surrogates.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LOST = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage's span over the text: the statement's number on the page, and which of the three roles it has."""

    number: int
    role: str
    span: Span
    own: bool = False

    @property
    def key(self) -> str:
        """How a piece names the mark: "c12" for the content of statement 12."""
        return f"{'k' if self.role == CUE else self.role[0]}{self.number}"


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of a piece; `code` is set where it is one that has to be written out ("<U+202E>").

    `lost` is its number where HTML cannot carry it.
    """

    text: str
    code: str = ""
    lost: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks: `anchors` are the statements whose words begin with it."""

    letters: tuple[Letters, ...]
    marks: tuple[Mark, ...] = ()
    anchors: tuple[int, ...] = ()
    classes: str = ""

    @property
    def keys(self) -> str:
        """The marks' keys, those of the innermost statement first."""
        return " ".join(mark.key for mark in self.marks)


@dataclass(slots=True)
class _Edges:
    """What begins and ends at an offset."""

    begin: list[Mark] = field(default_factory=list)
    end: list[Mark] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)


def marks_of(statement: Statement, number: int) -> Iterator[Mark]:
    """The marks of a statement, one for each span of source, cue and content."""
    for role, passage in ((SOURCE, statement.source), (CUE, statement.cue), (CONTENT, statement.content)):
        for span in passage.spans if passage else ():
            yield Mark(number, role, span, statement.outlet_own)


def lines_of(text: str, numbered: Iterable[tuple[int, Statement]]) -> list[tuple[Piece, ...]]:
    """The text's lines, each cut into pieces; a line keeps its line break."""
    edges: dict[int, _Edges] = defaultdict(_Edges)
    sizes: dict[int, int] = {}
    for number, statement in numbered:
        marks = list(marks_of(statement, number))
        sizes[number] = sum(mark.span.end - mark.span.start for mark in marks)
        edges[min(mark.span.start for mark in marks)].anchors.append(number)
        for mark in marks:
            edges[mark.span.start].begin.append(mark)
            edges[mark.span.end].end.append(mark)
    cuts = sorted(edges)
    lines, active, at = [], _Active(sizes), 0
    for match in _LINE.finditer(text):
        start, stop = match.span()
        if start == stop:
            continue
        pieces = []
        while start < stop:
            while at < len(cuts) and cuts[at] <= start:
                at += 1
            end = min(stop, cuts[at]) if at < len(cuts) else stop
            pieces.append(active.piece(text, start, end, edges))
            start = end
        lines.append(tuple(pieces))
    return lines


class _Active:
    """The marks that lie over the current place of the text."""

    def __init__(self, sizes: dict[int, int]) -> None:
        self._sizes = sizes
        self._marks: dict[tuple[int, str], Mark] = {}

    def piece(self, text: str, start: int, end: int, edges: dict[int, _Edges]) -> Piece:
        """The piece from `start` to `end`, with no edge of a mark between."""
        here = edges.get(start)
        if here:
            for mark in here.end:
                self._marks.pop((mark.number, mark.role), None)
            for mark in here.begin:
                self._marks[mark.number, mark.role] = mark
        marks = tuple(sorted(self._marks.values(), key=lambda m: (self._sizes[m.number], m.number)))
        anchors = tuple(here.anchors) if here else ()
        return Piece(letters(text[start:end]), marks, anchors, _classes(marks, start, end))


def _classes(marks: Sequence[Mark], start: int, end: int) -> str:
    """The style classes of a piece: its roles, contents that lie in each other, where a content opens and closes."""
    names = [role for role in (SOURCE, CUE) if any(m.role == role for m in marks)]
    contents = [m for m in marks if m.role == CONTENT]
    said = [m for m in contents if not m.own]
    if contents:
        names.append("content" if said else "own")
        names += ["deep"] * (len(said) > 1)
        names += ["opens"] * any(m.span.start == start for m in contents)
        names += ["closes"] * any(m.span.end == end for m in contents)
    return " ".join(names)


def letters(text: str) -> tuple[Letters, ...]:
    """The text in runs, with every letter that a page would obey or lose by itself."""
    runs, at = [], 0
    for match in _ODD.finditer(text):
        letter = match.group()
        if not hidden(letter):
            continue
        if at < match.start():
            runs.append(Letters(text[at : match.start()]))
        lost = ord(letter) if _LOST.match(letter) else None
        runs.append(Letters("" if lost is not None else letter, code(letter), lost))
        at = match.end()
    if at < len(text):
        runs.append(Letters(text[at:]))
    return tuple(runs)
