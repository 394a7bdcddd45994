"""The words of one statement with marks where its source, cue and content begin and end, to be read by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from saidseen.model.reading import Span
from saidseen.network.words import Words

BEFORE, AFTER = 16, 12  # pieces of the same line that stand around the statement, at most
GAP = 24  # pieces between two of its parts, at most: of more the first and the last stand for all
MOST = 110  # pieces of the statement with its marks: of more the first 80 and the last 29 stand for all
NEAR = 200  # code points around a stretch in which those pieces are looked for
OPEN = (1, 3, 5)  # the mark where a source, a cue, a content begins; the next number ends it
LEFT_OUT = 7  # the mark of pieces that are left out

Piece = tuple[int, int]
"""A piece's id, and whether its word has capitals (words.capital)."""


@dataclass(slots=True)
class _Marked:
    """Pieces as they come, each with the role that it is in (0 for none): marks are put where the role changes."""

    out: list[Piece] = field(default_factory=list)
    between: list[Piece] = field(default_factory=list)
    role: int = 0

    def add(self, piece: Piece, role: int) -> None:
        """The next piece."""
        if role != self.role:
            self.end()
            self.role = role
            if role:
                self.out.append((OPEN[role - 1], 0))
        (self.out if role else self.between).append(piece)

    def end(self) -> None:
        """The end of a run of pieces of one role."""
        if self.role:
            self.out.append((OPEN[self.role - 1] + 1, 0))
        self.out += _without_middle(self.between, GAP, GAP // 2, GAP // 2)
        self.between.clear()


def marked(text: str, words: Words, roles: Sequence[Iterable[Span]]) -> list[Piece]:
    """The pieces of a statement whose source, cue and content (`roles`) stand at some spans of a text, content never
    at none, with the nearest ones of the same line before and after."""
    spans = sorted((span.start, span.end, role) for role, each in enumerate(roles, 1) for span in each)
    low, high = spans[0][0], max(end for _, end, _ in spans)
    line = text.rfind("\n", max(0, low - NEAR), low) + 1 or max(0, low - NEAR)
    after = text[high : high + NEAR].split("\n", 1)[0]
    made = _Marked()
    for start, end in _stretches(spans, low, high):
        found = words.pieces(text[start:end], start)
        for id_, capital, a, b in zip(found.ids, found.capitals, found.starts, found.ends, strict=True):
            made.add((id_, capital), next((role for s, e, role in spans if a < e and s < b), 0))
    made.end()
    inside = _without_middle(made.out, MOST, MOST - 30, 29)
    return [*_pieces(words, text[line:low])[-BEFORE:], *inside, *_pieces(words, after)[:AFTER]]


def _stretches(spans: Sequence[tuple[int, int, int]], low: int, high: int) -> Iterable[tuple[int, int]]:
    """The stretches of text that are cut into pieces: from one end to the other, without the middle of long gaps."""
    begin, reached = low, low
    for start, end, _ in spans:
        if start - reached > 3 * NEAR:
            yield begin, reached + NEAR
            begin = start - NEAR
        reached = max(reached, end)
    yield begin, high


def _pieces(words: Words, stretch: str) -> list[Piece]:
    found = words.pieces(stretch, 0)
    return list(zip(found.ids, found.capitals, strict=True))


def _without_middle(pieces: Sequence[Piece], most: int, first: int, last: int) -> list[Piece]:
    """The pieces, or of more than so many the first and the last, with a mark between them."""
    return list(pieces) if len(pieces) <= most else [*pieces[:first], (LEFT_OUT, 0), *pieces[-last:]]
