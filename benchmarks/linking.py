"""What linking costs: 10,000, 100,000 and 1,000,000 statements, and one story more in a ledger of a million.

The statements are those of the shared stories, drawn again and again with their days, their actors and their names
shifted, so that what belongs together stays together. A set's days move by more than its own length, so that the ledger
grows in time and not in how much is said a day.

usage: python benchmarks/linking.py [--shared ../shared] [--most 1000000] [--ledger FILE]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from saidseen.claims.likeness import Point, day_number, point
from saidseen.claims.linking import link
from saidseen.claims.matter import matters
from saidseen.model.claim import Matter
from saidseen.model.reading import Document, Reading
from saidseen.reading.story import read_document
from saidseen.world.countries.table import _countries

Story = tuple[int, list[tuple[str, Matter]]]
"""The day on which a story was published, and its statements (id, matter)."""

SETS = ("outlets_2022", "syria_outlets", "state_department_2022")
SEED = 11
GAP = 30  # days between a set's last story and the first of its next drawing
EPOCH = date(1970, 1, 1).toordinal()
HERE = Path(__file__).resolve().parent


def readings(shared: Path, words: int = 120_000) -> list[Reading]:
    """Readings of the shared stories, each set's first until there are so many words in all."""
    out, count = [], 0
    for name in SETS:
        with (shared / f"corpora/stories/{name}.jsonl").open(encoding="utf8") as file:
            for line in file:
                story = json.loads(line)
                text = story["text"][:6_000]
                document = Document(story["name"], text, story.get("outlet"), dated(story["published"]), language="en")
                out.append(read_document(document).reading)
                count += len(text.split())
                if count >= words * (SETS.index(name) + 1) / len(SETS):
                    break
    return out


def found_matters(shared: Path) -> list[Story]:
    """The shared stories, each with the day on which it was published."""
    return [
        (
            day_number(str(reading.document.published)) or 0,
            [
                (f"{n}:{s.id}", replace(m, host=f"{n}:{m.host}" if m.host else None))
                for s, m in zip(reading.statements, matters(reading), strict=True)
            ],
        )
        for n, reading in enumerate(readings(shared))
    ]


def dated(published: str) -> str:
    """The ISO date of a story; one of the sets writes month/day/year."""
    if "/" not in published:
        return published
    month, day, year = map(int, published.split("/"))
    return f"{year:04}-{month:02}-{day:02}"


def span(found: list[Story]) -> int:
    """Days from the first to the last of the stories, and the gap."""
    days = [day for day, _ in found]
    return max(days) - min(days) + GAP


def shifted(matter: Matter, round_: int, apart: int, codes: dict[str, str]) -> Matter:
    """The matter a drawing later, with other countries and other names."""
    names = frozenset(matter.names)

    def word(stem: str) -> str:
        return f"{stem}{round_}" if stem in names and round_ else stem

    def days(day: int | None) -> int | None:
        return None if day is None else day + apart * round_

    return replace(
        matter,
        subjects=tuple(codes.get(c, c) for c in matter.subjects),
        places=tuple(codes.get(c, word(c)) for c in matter.places),
        words=tuple(sorted(map(word, matter.words))),
        names=tuple(sorted(map(word, matter.names))),
        story=tuple(map(word, matter.story)),
        first=days(matter.first),
        last=days(matter.last),
    )


def drawn(found: list[Story], size: int) -> Iterator[Point]:
    """So many statements, story by story."""
    every = sorted(_countries())
    made = round_ = 0
    apart = span(found)
    while made < size:
        order = every[:]
        random.Random(SEED + round_).shuffle(order)
        codes = dict(zip(every, order, strict=True)) if round_ else {}
        for number, (day, story) in enumerate(found):
            known = date.fromordinal(EPOCH + day + apart * round_).isoformat()
            for at, (identity, matter) in enumerate(story):
                name = f"{round_}/{number}"
                host = f"{round_}/{matter.host}" if matter.host else None
                moved = replace(shifted(matter, round_, apart, codes), host=host)
                yield point(f"{round_}/{identity}", name, moved, (known, name, at))
                made += 1
                if made >= size:
                    return
        round_ += 1


def measure(cache: Path, size: int) -> dict[str, float]:
    """Seconds, peak memory (MB) and groups of linking so many statements; run in a process of its own."""
    import pickle

    found = pickle.loads(cache.read_bytes())
    points = list(drawn(found, size))
    began = time.process_time()
    groups = link(points)
    took = time.process_time() - began
    return {"seconds": took, "groups": len(groups), "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def bench(shared: Path, most: int = 1_000_000) -> dict[str, float]:
    """The figures of linking."""
    import pickle

    out: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch) / "matters.pkl"
        cache.write_bytes(pickle.dumps(found_matters(shared)))
        size, before = 10_000, 0.0
        while size <= most:
            command = [sys.executable, str(Path(__file__)), "--measure", str(cache), "--most", str(size)]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            out[f"linking {size:,} statements, CPU-seconds"] = found["seconds"]
            if before:
                out[f"linking, cost of the step to {size:,}"] = found["seconds"] / before
            out[f"linking {size:,} statements, peak MB"] = found["mb"]
            before, size = found["seconds"], size * 10
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--measure", type=Path)
    a = parser.parse_args()
    if a.measure:
        print(json.dumps(measure(a.measure, a.most)))
    else:
        for name, value in bench(a.shared, a.most).items():
            print(f"{name}: {value:.2f}")
