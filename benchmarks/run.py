"""Every benchmark, one after the other; prints the figures and writes docs/BENCHMARKS.md.

usage: python benchmarks/run.py [--shared ../shared] [--peers .venv-peers]
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from pathlib import Path

import purity

import attribution
import claims
import copies
import growth
import incidents
import linking
import measures
import places
import speed
import stance
import stories
import times
from common import reading_of
from saidseen.reading.network import load
from saidseen.reading.story import reader_version

OUT = Path(__file__).resolve().parents[1] / "docs/BENCHMARKS.md"
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
    "measures with source and verified %": "100",
    "saidseen's speed over spaCy's": "1.3",
    "resident memory for a story of 10,000 words, MB": "at most 500",
    "resident memory for a story of 1,000,000 words, MB": "at most 900",
    "installed size of pip install ., MB": "at most 400",
}


def place_figures(shared: Path) -> dict[str, float]:
    """Toponyms as the reader finds them, on the documents kept out of training."""
    figures = places.bench(
        shared, lambda text: [p.span for p in reading_of(text).places], only=places.kept_back(shared)
    )
    named = {k.replace("_", " ").replace(".", ", "): 100 * v for k, v in figures.items() if not k.startswith("words")}
    return {f"{k} %": v for k, v in named.items()}


def main() -> None:
    """Run them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--peers", type=Path)
    a = parser.parse_args()
    if not (a.shared / "corpora").exists():
        sys.exit(f"benchmarks: no corpora at {a.shared}: name the folder with --shared")
    parts = [
        ("Attribution", lambda: attribution.bench(a.shared, a.peers)),
        ("Annotated stories and sentences", lambda: stories.bench(a.shared)),
        ("Places", lambda: place_figures(a.shared)),
        ("Times", lambda: times.bench(a.shared)),
        ("Copies", lambda: copies.bench(a.shared)),
        ("Claims", lambda: {**claims.bench(a.shared), **incidents.bench(a.shared), **purity.bench(a.shared)}),
        ("Stance", lambda: stance.bench(a.shared)),
        ("Measures", measures.bench),
        ("Speed, memory, size", lambda: speed.bench(a.shared, a.peers)),
        ("Linking and growth", lambda: {**linking.bench(a.shared), **growth.bench(a.shared)}),
    ]
    lines = ["# Benchmarks", "", "Written by `make bench`; not edited by hand.", ""]
    lines += [
        f"Reader `{reader_version(load(1))}`, Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}.",
        "",
    ]
    for title, part in parts:
        lines += [f"## {title}", "", "| what | figure | must reach |", "|---|---|---|"]
        for name, value in part().items():
            print(f"{name}: {value:.1f}", flush=True)
            lines.append(f"| {name} | {value:,.1f} | {TARGETS.get(name, '')} |")
        lines.append("")
    OUT.write_text("\n".join(lines), encoding="utf8")


if __name__ == "__main__":
    main()
