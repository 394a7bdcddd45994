"""Counts in how many stories of the shared sets each stem stands, for src/saidseen/language/en/rarity.txt.

usage: python training/rarity.py [--shared ../shared] [--out src/saidseen/language/en/rarity.txt]

The table holds counts only, no text. A stem in fewer than three stories is left out.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from saidseen.claims.words import stem, words

LEAST = 3
STEP = 0.25


def texts(shared: Path) -> Iterator[str]:
    """The stories that are counted: PolNeAR's training part and the shared stories."""
    for path in sorted((shared / "corpora/polnear/train/text").glob("*.txt")):
        yield path.read_text(encoding="utf8")
    for path in sorted((shared / "corpora/stories").glob("*.jsonl")):
        with path.open(encoding="utf8") as file:
            yield from (str(json.loads(line)["text"]) for line in file)
    with (shared / "corpora/stance/fnc1/bodies.jsonl").open(encoding="utf8") as file:
        yield from (str(json.loads(line)["text"]) for line in file)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/saidseen/language/en/rarity.txt"))
    a = parser.parse_args()
    counts: Counter[str] = Counter()
    stories = 0
    for text in texts(a.shared):
        counts.update({stem(word) for word in words(text)})
        stories += 1
    levels: dict[float, list[str]] = {}
    for stemmed, count in counts.items():
        if count >= LEAST and stemmed.isalpha():
            levels.setdefault(round(math.log(stories / count) / STEP) * STEP, []).append(stemmed)
    lines = [f"# rarity and stems, counted in {stories} stories by training/rarity.py"]
    lines += [f"{max(level, 0.5):g} {' '.join(sorted(levels[level]))}" for level in sorted(levels)]
    a.out.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
