"""What the benchmarks share: reading texts, spans of rows, likeness of word sets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from saidseen.model.reading import Document, Passage, Reading, Statement
from saidseen.reading.story import read_document

Row = dict[str, Any]


def reading_of(text: str, name: str = "text", published: str | None = None, outlet: str | None = None) -> Reading:
    """The reading of a text, on one thread."""
    return read_document(Document(name, text, outlet, published), threads=1).reading


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def words(text: str, spans: Iterable[tuple[int, int] | list[int]]) -> set[int]:
    """The starts of the words of `text` that the spans touch."""
    out = set()
    for start, end in spans:
        lo, hi = max(0, start - 60), min(len(text), end + 60)
        out |= {
            lo + m.start() for m in re.finditer(r"\w+", text[lo:hi]) if lo + m.start() < end and lo + m.end() > start
        }
    return out


def pairs(passage: Passage | None) -> list[tuple[int, int]]:
    """The spans of a passage as pairs."""
    return [(s.start, s.end) for s in passage.spans] if passage else []


def dice(a: set[int], b: set[int]) -> float:
    """Dice of two word sets; 1 for two empty ones."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def matched(text: str, gold: list[Row], statements: Iterable[Statement]) -> list[tuple[Row, Statement | None]]:
    """Each gold row with its own statement, likest first: Dice of source and of content both at least a half."""
    found = [(s, words(text, pairs(s.source)), words(text, pairs(s.content))) for s in statements]
    ranked = []
    for i, row in enumerate(gold):
        source, content = words(text, row["source"]), words(text, row["content"])
        for j, (_, its_source, its_content) in enumerate(found):
            a, b = dice(source, its_source), dice(content, its_content)
            if a >= 0.5 and b >= 0.5:
                ranked.append((a + 2 * b, -i, -j))
    best: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(ranked, reverse=True):
        if -i not in best and -j not in used:
            best[-i] = -j
            used.add(-j)
    return [(row, found[best[i]][0] if i in best else None) for i, row in enumerate(gold)]
