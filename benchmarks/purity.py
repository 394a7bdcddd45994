"""Purity of claims by reading: of the statements in a claim, how many speak of the claim's proposition.

Three parts of `stories/outlets_2022.jsonl`, read on 26 November 2026 (data/purity.tsv): all statements of 10-15
February and of 15-25 January, each with the number of the proposition it speaks of, and those of 50 claims of 20-28
February drawn with seed 7. A statement belongs where it affirms, denies, doubts, demands or asks after the
proposition, not where it only shares names with it; one that speaks of two has both numbers. The first two parts have
fewer than 50 claims of two or more statements, so that nothing needs to be drawn from them: every claim counts.

One reader read it, the one who wrote the rules; nobody has read it a second time. The rules were mended looking at the
first two parts. The third was drawn when most of them were written, so that its purity holds for the claims as they
were then; later it only tells whether what belongs together stays so.

The file has no words of the stories: a statement is named by a hash of its story and of where its content stands. What
a later reader cuts otherwise is not found again and counts for nothing; how many are found is among the figures. When
the reader changed on the same day, readings were carried over to the statement of the story whose content overlaps
most, by half at least, the few that none does were dropped, and what was new in claims of two or more of the first two
parts was read.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from common import reading_of, rows
from saidseen.claims.likeness import Point, point
from saidseen.claims.linking import link
from saidseen.claims.matter import matters
from saidseen.model.reading import Statement

STORIES = "corpora/stories/outlets_2022.jsonl"
DATA = Path(__file__).resolve().parent / "data/purity.tsv"
PARTS = {
    "10-15 February": ("2022-02-10", "2022-02-15"),
    "15-25 January": ("2022-01-15", "2022-01-25"),
    "20-28 February, 50 drawn": ("2022-02-20", "2022-02-28"),
}
Propositions = dict[str, frozenset[int]]


class Linked(NamedTuple):
    """The claims of a part: statements' keys by claim."""

    claims: list[list[str]]

    @property
    def home(self) -> dict[str, int]:
        """The claim of each statement."""
        return {key: n for n, keys in enumerate(self.claims) for key in keys}


def annotation(path: Path = DATA) -> dict[str, Propositions]:
    """By part the propositions of each statement, by its key."""
    out: dict[str, Propositions] = defaultdict(dict)
    for line in path.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            part, key, numbers = line.split("\t")
            out[part][key] = frozenset(map(int, numbers.split()))
    return dict(out)


def key_of(sha256: str, statement: Statement) -> str:
    """A name for a statement that only its story and the place of its content give: 12 hex digits."""
    where = f"{sha256}:{statement.content.start}-{statement.content.end}"
    return hashlib.sha256(where.encode()).hexdigest()[:12]


def linked(shared: Path, since: str, until: str) -> Linked:
    """The claims that the stories published from one day to another make, as a ledger of them would."""
    points: list[Point] = []
    keys: dict[str, str] = {}
    for story in rows(shared / STORIES):
        published, name = story["published"], story["name"]
        if not since <= published[:10] <= until:
            continue
        reading = reading_of(story["text"], name, published, story["outlet"])
        for at, (statement, matter) in enumerate(zip(reading.statements, matters(reading), strict=True)):
            if statement.id not in keys:
                keys[statement.id] = key_of(reading.document.sha256, statement)
                points.append(point(statement.id, name, matter, (published, name, at), statement.repeats))
    return Linked([[keys[i] for i in group.ids] for group in link(points)])


def belonging(claims: Iterable[Sequence[str]], known: Propositions) -> tuple[int, int]:
    """How many statements belong to the commonest proposition of their claim, of how many in claims of two or more."""
    good = every = 0
    for claim in claims:
        inside = [known[key] for key in claim if key in known]
        if len(inside) > 1:
            counted = Counter(number for numbers in inside for number in numbers)
            good += max(counted.values())
            every += len(inside)
    return good, every


def together(home: dict[str, int], known: Propositions) -> tuple[int, int]:
    """How many pairs of statements of one proposition share a claim, of how many."""
    found = [key for key in known if key in home]
    pairs = [(a, b) for a, b in itertools.combinations(found, 2) if known[a] & known[b]]
    return sum(home[a] == home[b] for a, b in pairs), len(pairs)


def bench(shared: Path) -> dict[str, float]:
    """Per cent by part: statements that belong to their claim, pairs of one proposition together, statements found."""
    out: dict[str, float] = {}
    known = annotation()
    for part, (since, until) in PARTS.items():
        claims = linked(shared, since, until)
        good, every = belonging(claims.claims, known[part])
        joined, pairs = together(claims.home, known[part])
        out[f"claims {part}: statements that belong %"] = 100 * good / max(1, every)
        out[f"claims {part}: pairs of one proposition together %"] = 100 * joined / max(1, pairs)
        out[f"claims {part}: annotated statements found %"] = (
            100 * len(known[part].keys() & claims.home.keys()) / len(known[part])
        )
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    for name, value in bench(parser.parse_args().shared).items():
        print(f"{value:7.2f}  {name}")
