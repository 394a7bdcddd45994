"""Learns how likely each act is by the words: the weights of reading/acts/learnt.npz, from annotated statements.

usage: python training/acts.py --shared ../shared [--cross 5]  (numpy alone; after a rule of the acts has changed)

`--cross` measures it instead: on every fold of parts by what was learnt on the others.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from annotated import Row, days, jsonl, part
from saidseen.reading.acts import learnt
from saidseen.reading.acts.learnt import ACTS, signs_of
from saidseen.reading.story import read_document
from saidseen.records import Document, Span

PARTS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16)
DAYS = ("2022-01-31_02-08", "2022-02-09_15", "2022-02-19_22", "2022-02-23_24", "2022-02-27_28", "syria")
LEAST = 2  # statements that must show a sign
DECAY, STEPS, RATE, SLOW = 3.0, 140, 0.05, 100
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Told:
    """A statement's signs, the act that a reader told, and the set it comes from."""

    signs: list[str]
    act: int
    of: str


def told_of(story: Row, rows: Sequence[Row], of: str) -> list[Told]:
    """What is learnt from a story: the reader's statements that a row tells of."""
    seen: list[tuple[tuple[Span, ...], list[str]]] = []

    def kept(scene: Any, act: Any, why: str, firm: bool = False) -> dict[str, float]:
        seen.append((scene.attribution.content.spans, signs_of(scene, act, why, firm)))
        return {}

    with patch("saidseen.reading.acts.chances", kept):
        read_document(
            Document(
                story["name"], story["text"], story.get("outlet"), story.get("published"), title=story.get("title")
            )
        )
    pairs = []
    for i, row in enumerate(rows):
        want = {k for a, b in row.get("content") or [(row["start"], row["end"])] for k in range(a, b)}
        for j, (spans, _) in enumerate(seen):
            got = {k for span in spans for k in range(span.start, span.end)}
            if (dice := 2 * len(want & got) / (len(want) + len(got))) >= 0.5:
                pairs.append((dice, i, j))
    out: dict[int, int] = {}
    for _, i, j in sorted(pairs, reverse=True):
        if i not in out and j not in out.values():
            out[i] = j
    return [Told(seen[j][1], ACTS.index(rows[i]["act"]), of) for i, j in out.items()]


def examples(shared: Path) -> Iterator[Told]:
    """Every statement that is learnt from."""
    for number in PARTS:
        stories, rows = part(shared, number)
        for story in stories:
            yield from told_of(story, rows[story["name"]], str(number))
        print(f"part {number} read", file=sys.stderr)
    for stretch in DAYS:
        known, _ = days(shared, stretch)
        of: dict[str, list[Row]] = {}
        for row in jsonl(shared / f"gold/claims/{stretch}.events.jsonl"):
            of.setdefault(row["story"], []).append(row)
        for name, its in of.items():
            yield from told_of(known[name], its, stretch)
        print(f"{stretch} read", file=sys.stderr)


class Table:
    """Which signs each statement shows, as two sorted lists of pairs."""

    def __init__(self, told: Sequence[Told], rows: dict[str, int]) -> None:
        pairs = [(n, rows[sign]) for n, t in enumerate(told) for sign in t.signs if sign in rows]
        at, sign = (np.array(side) for side in zip(*pairs, strict=True))
        self.signs, self.starts = sign, np.searchsorted(at, np.arange(len(told)))
        order = np.argsort(sign, kind="stable")
        self.statements, self.width = at[order], len(rows)
        self.shown, self.first = np.unique(sign[order], return_index=True)

    def sums(self, weights: Floats) -> Floats:
        """What each statement's signs count together."""
        return np.add.reduceat(weights[self.signs], self.starts, axis=0)

    def gathered(self, of: Floats) -> Floats:
        """What stands at the statements that show each sign, together."""
        out = np.zeros((self.width, of.shape[1]), np.float32)
        out[self.shown] = np.add.reduceat(of[self.statements], self.first, axis=0)
        return out


def softmax(sums: Floats) -> Floats:
    """Chances of sums."""
    raised: Floats = np.exp(sums - sums.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def fitted(told: Sequence[Told]) -> tuple[dict[str, int], Floats]:
    """The signs learnt of and what each counts for each act (Adam, all statements at once)."""
    count = Counter(sign for t in told for sign in t.signs)
    rows = {sign: n for n, sign in enumerate(sorted(s for s, c in count.items() if c >= LEAST))}
    table, wanted = Table(told, rows), np.eye(len(ACTS), dtype=np.float32)[[t.act for t in told]]
    weights, first, second = (np.zeros((len(rows), len(ACTS)), np.float32) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = table.gathered(softmax(table.sums(weights)) - wanted) + DECAY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = RATE if step < SLOW else 0.3 * RATE
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return rows, weights


def crossed(told: Sequence[Told], folds: int) -> None:
    """Prints how often the likeliest act is right, of all statements and of those that do not assert."""
    sets = sorted({t.of for t in told if t.of.isdigit()}, key=int)
    hits: list[tuple[bool, bool]] = []
    for fold in range(folds):
        held = [t for t in told if t.of in sets[fold::folds]]
        rows, weights = fitted([t for t in told if t.of not in sets[fold::folds]])
        best = Table(held, rows).sums(weights).argmax(1)
        hits += [(int(b) == t.act, t.act != 0) for b, t in zip(best, held, strict=True)]
    other = [right for right, spoken in hits if spoken]
    print(f"{sum(r for r, _ in hits) / len(hits):.3f} of {len(hits)}, {sum(other) / len(other):.3f} of {len(other)}")


def main() -> None:
    """Reads, fits and writes, or measures."""
    here = Path(__file__).parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=here.parent / "shared")
    parser.add_argument("--cross", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path(learnt.__file__).parent / "learnt.npz")
    a = parser.parse_args()
    told = list(examples(a.shared))
    if a.cross:
        crossed(told, a.cross)
        return
    rows, weights = fitted(told)
    kept = [(sign, n) for sign, n in rows.items() if np.abs(weights[n]).max() > 0.02]
    signs = np.frombuffer("\n".join(sign for sign, _ in kept).encode("utf8"), np.uint8)
    np.savez_compressed(a.out, signs=signs, weights=weights[[n for _, n in kept]].astype(np.float16))
    print(f"{len(kept)} signs, {a.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
