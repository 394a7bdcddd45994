"""PolNeAR dev, scored by the shared scorer, with people against each other and textacy's quotations beside.

usage: python benchmarks/attribution.py [--shared ../shared] [--peers .venv-peers]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from common import reading_of
from saidseen.model.codec import reading_to_json

PEER = Path(__file__).parent / "peer_textacy.py"


def scored(shared: Path, *arguments: str) -> dict[str, Any]:
    """What the shared scorer prints."""
    tool = shared / "tools/score_attribution.py"
    done = subprocess.run([sys.executable, str(tool), *arguments], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def flat(figures: dict[str, Any], whose: str) -> dict[str, float]:
    """F1 of each figure."""
    return {
        f"PolNeAR dev, {k.replace('_', ' ')} F1: {whose}": v["f1"] for k, v in figures.items() if isinstance(v, dict)
    }


def bench(shared: Path, peers: Path | None = None) -> dict[str, float]:
    """F1 of roles and relations: of all that the JSON holds, and of statements of their own alone."""
    folder = shared / "corpora/polnear/dev"
    with tempfile.TemporaryDirectory() as scratch:
        ours, own = Path(scratch) / "ours.jsonl", Path(scratch) / "own.jsonl"
        with ours.open("w", encoding="utf8") as file, own.open("w", encoding="utf8") as alone:
            for path in sorted((folder / "text").glob("*.txt")):
                reading = reading_of(path.read_bytes().decode("utf8"), path.stem)
                print(json.dumps(reading_to_json(reading, text=False)), file=file)
                print(json.dumps(reading_to_json(replace(reading, statements=reading.said), text=False)), file=alone)
        out = flat(scored(shared, str(folder), str(ours)), "saidseen")
        out |= flat(scored(shared, str(folder), str(own)), "saidseen, without embedded ones")
        if peers and (peers / "bin/python").exists():
            theirs = Path(scratch) / "theirs.jsonl"
            with theirs.open("w", encoding="utf8") as file:
                subprocess.run([str(peers / "bin/python"), str(PEER), str(folder / "text")], stdout=file, check=True)
            out |= flat(scored(shared, str(folder), str(theirs)), "textacy")
    return out | flat(scored(shared, "--humans", str(shared / "corpora/polnear/train"), str(folder)), "two people")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--peers", type=Path)
    a = parser.parse_args()
    for name, value in bench(a.shared, a.peers).items():
        print(f"{name}: {value:.1f}")
