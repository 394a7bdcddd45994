"""Every benchmark, one after the other; prints the figures and writes docs/BENCHMARKS.md.

usage: python benchmarks/run.py [--shared ../shared] [--peers .venv-peers] [--part TITLE] [--mended 100000]
    [--exported 1000000] [--ledgers FOLDER]
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import attribution
import board
import claims
import copies
import exports
import gold
import growth
import hostile
import incidents
import linking
import measures
import mutated
import pages
import places
import purity
import repair
import speed
import stance
import stories
import times
from common import reading_of
from saidseen.network import load
from saidseen.reading.story import reader_version

HEAD = (
    "# Benchmarks\n\nWritten by `make bench`; not edited by hand. Each part says which reader it measured, and when.\n"
)
OUT = Path(__file__).resolve().parents[1] / "docs/BENCHMARKS.md"
SEARCHES = (
    "a search for two words of one side since a day",
    "a search for a frequent word",
    "a search for a phrase",
    "a search for the beginning of a word, the latest first",
)
TARGETS = {
    "PolNeAR dev, relation overlap F1: saidseen": "74",
    "PolNeAR dev, relation exact F1: saidseen": "54",
    "PolNeAR dev, token source F1: saidseen": "83",
    "PolNeAR dev, token cue F1: saidseen": "70",
    "PolNeAR dev, token content F1: saidseen": "89",
    "gold story: found": "19 of 22",
    "gold story: act": "18 of 22",
    "gold story: country": "17 of 22",
    "gold story: withheld": "3 of 3",
    "our annotated stories: statements found %": "70",
    "our annotated stories: act right of those found %": "80",
    "our single sentences: found with its act %": "70",
    "our PLOVER sentences: type right %": "60",
    "all, found f1 %": "80",
    "all, placed 161km found spans %": "85",
    "10,000 claims x all packs, CPU-seconds": "at most 20",
    "mutated stories read": "20,000",
    "mutated stories whose reading breaks an invariant": "0",
    "measures with source and verified %": "100",
    "saidseen's speed over spaCy's": "1.3",
    "resident memory for a story of 10,000 words, MB": "at most 500",
    "resident memory for a story of 1,000,000 words, MB": "at most 900",
    "installed size of pip install ., MB": "at most 400",
    "stories of one incident share a claim, F1 %": "75",
    "linking, cost of the step to 100,000": "at most 13",
    "linking, cost of the step to 1,000,000": "at most 13",
    "linking 1,000,000 statements, peak MB": "at most 6,000",
    "export of 1,000,000 statements as parquet, seconds": "at most 60",
    "export of 1,000,000 statements as stix, seconds": "at most 600",
    "export of 1,000,000 statements as stix, peak MB": "at most 1,000",
    "export of 1,000,000 statements as parquet, peak MB": "at most 1,000",
    "from a feed's answer to the open page, seconds, longest": "below 1",
    "SQLite: board pages a second, 50 readers and a watch": "200",
    "SQLite: a board page, ms, 95 of 100 within": "150",
    "SQLite: board pages that failed": "0",
    "PostgreSQL: board pages a second, 50 readers and a watch": "200",
    "PostgreSQL: a board page, ms, 95 of 100 within": "150",
    "PostgreSQL: board pages that failed": "0",
    "first paint of it, opened from the list, ms, median": "below 300",
    "first paint of it, by a new browser, ms, median": "below 300",
    "first paint of it, its page made anew, ms, median": "below 300",
    "judging an act (the claims follow), CPU-seconds": "below 0.3",
    "the next list of statements, CPU-seconds": "below 0.3",
    "the next list of claims, CPU-seconds": "below 0.3",
    "judging an act, and the next list of claims, CPU-seconds": "below 0.3",
    "killed": "100",
    "stories lost": "0",
    "stories doubled": "0",
    "judgements answered and lost": "0",
    "judgements doubled": "0",
    "hostile feeds, pages and API calls": "100,000",
    "crashes": "0",
    **{f"{what}, CPU-seconds": "below 0.1" for what in SEARCHES},
    **{f"{what}, of 1,000,000 statements, CPU-seconds": "below 0.5" for what in SEARCHES},
}


def place_figures(shared: Path) -> dict[str, float]:
    """Toponyms as the reader finds them, on the documents kept out of training."""
    figures = places.bench(
        shared, lambda text: [p.span for p in reading_of(text).places], only=places.kept_back(shared)
    )
    named = {k.replace("_", " ").replace(".", ", "): 100 * v for k, v in figures.items() if not k.startswith("words")}
    return {f"{k} %": v for k, v in named.items()}


def parts(
    shared: Path, peers: Path | None, mended: int, exported: int, ledgers: Path
) -> dict[str, Callable[[], dict[str, float]]]:
    """The benchmarks by title, in the order of the file; `ledgers` is where the large ones are made."""
    return {
        "Gold readings": lambda: gold.bench(shared),
        "Attribution": lambda: attribution.bench(shared, peers),
        "Annotated stories and sentences": lambda: stories.bench(shared),
        "Places": lambda: place_figures(shared),
        "Times": lambda: times.bench(shared),
        "Copies": lambda: copies.bench(shared),
        "Claims": lambda: {**claims.bench(shared), **incidents.bench(shared), **purity.bench(shared)},
        "Stance": lambda: stance.bench(shared),
        "Measures": measures.bench,
        "Invariants": lambda: mutated.bench(shared),
        "Speed, memory, size": lambda: speed.bench(shared, peers),
        "Linking and growth": lambda: {**linking.bench(shared), **growth.bench(shared)},
        "Mending and finding": lambda: mending(shared, mended, exported, ledgers),
        "Live desk": lambda: board.bench(shared, mended, ledgers / f"mended-{mended}.db"),
        "Folders of pages": lambda: pages.bench(shared),
        "Hostile input and kills": lambda: hostile.bench(shared),
        "Exports": lambda: exports.bench(shared, exported, ledgers / f"exported-{exported}.db"),
    }


def mending(shared: Path, mended: int, exported: int, ledgers: Path) -> dict[str, float]:
    """Judging and finding in a ledger of so many statements, and finding in the one that is exported."""
    large = ledgers / f"exported-{exported}.db"
    if not large.exists():
        exports.fill(large, linking.readings(shared), exported)
    figures = repair.bench(shared, mended, ledgers / f"mended-{mended}.db")
    return {**figures, **repair.searched(large, exported)}


def section(figures: dict[str, float]) -> str:
    """A part's figures as a table, with what measured them."""
    reader = f"Reader `{reader_version(load(1))}`, Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}."
    lines = [reader, "", "| what | figure | must reach |", "|---|---|---|"]
    lines += [
        f"| {name} | {value:,.{2 if abs(value) < 10 else 1}f} | {TARGETS.get(name, '')} |"
        for name, value in figures.items()
    ]
    return "\n".join(lines)


def kept() -> dict[str, str]:
    """The sections of the file as it is, by title."""
    found: dict[str, str] = {}
    for block in (OUT.read_text(encoding="utf8") if OUT.exists() else "").split("\n## ")[1:]:
        title, _, body = block.partition("\n")
        if body.strip().startswith("Reader "):  # a section that does not say what it measured is not kept
            found[title.strip()] = body.strip()
    return found


def main() -> None:
    """Run them all, or those named; the others' sections stay as they were measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--peers", type=Path)
    parser.add_argument(
        "--part", action="append", metavar="TITLE", help="only this part, such as Times (may come again)"
    )
    parser.add_argument(
        "--exported", type=int, default=exports.SIZE, metavar="N", help="of how many statements the exports are made"
    )
    parser.add_argument(
        "--mended", type=int, default=repair.SIZE, metavar="N", help="in a ledger of how many statements people judge"
    )
    parser.add_argument(
        "--ledgers", type=Path, metavar="FOLDER", help="where the large ledgers are kept, to be used again [nowhere]"
    )
    a = parser.parse_args()
    if not (a.shared / "corpora").exists():
        sys.exit(f"benchmarks: no corpora at {a.shared}: name the folder with --shared")
    with tempfile.TemporaryDirectory() as scratch:
        run(a, a.ledgers or Path(scratch))


def run(a: argparse.Namespace, ledgers: Path) -> None:
    """Run what was asked for, and write each part as it is done."""
    every = parts(a.shared, a.peers, a.mended, a.exported, ledgers)
    if unknown := set(a.part or ()) - set(every):
        sys.exit(f"benchmarks: no part '{min(unknown)}'; there are {', '.join(every)}")
    for title in a.part or every:
        figures = every[title]()
        for name, value in figures.items():
            print(f"{name}: {value:.2f}", flush=True)
        sections = {**kept(), title: section(figures)}
        whole = [f"## {name}\n\n{sections[name]}\n" for name in every if name in sections]
        OUT.write_text("\n".join([HEAD, *whole]), encoding="utf8")


if __name__ == "__main__":
    main()
