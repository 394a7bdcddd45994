"""What careful readers found in real stories: the shared gold, and the stories annotated for this project.

Both sets are of one form and made by the same guides (../shared/gold/*/README.md). Of our own the offsets and labels
stand in training/data/annotated; their texts are in ../shared/corpora, by name.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]
OWN = Path(__file__).parent / "data/annotated"


def jsonl(path: Path) -> list[Row]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


@cache
def corpus(shared: Path) -> dict[str, Row]:
    """Every story of the shared corpora by name."""
    files = sorted((shared / "corpora/stories").glob("*.jsonl"))
    return {story["name"]: story for file in files for story in jsonl(file)}


def _stories(shared: Path, path: Path) -> list[Row]:
    """The stories of a file; those told as a stretch of one of the corpora with its words, and their day as told."""
    out = []
    for told in jsonl(path):
        whole = corpus(shared)[told["of"]] if "of" in told else told
        text = whole["text"][told["start"] : told["end"]] if "of" in told else whole["text"]
        out.append(
            {**whole, "name": told["name"], "text": text, "published": told.get("published", whole["published"])}
        )
    return out


def part(shared: Path, number: int) -> tuple[list[Row], dict[str, list[Row]]]:
    """The stories of a part of gold/statements (1 to 7) or of our own (8 and on), and the rows of each by its name."""
    folder = shared / "gold/statements" if (shared / f"gold/statements/part-{number}.rows.jsonl").exists() else OWN
    rows = defaultdict(list)
    for row in jsonl(folder / f"part-{number}.rows.jsonl"):
        rows[row["story"]].append(row)
    return _stories(shared, folder / f"part-{number}.stories.jsonl"), rows


def places(shared: Path) -> tuple[list[Row], dict[str, list[Row]]]:
    """The stories of which readers said only where each of the reader's statements happens, and the rows of each."""
    rows = defaultdict(list)
    for row in jsonl(OWN / "places.rows.jsonl"):
        rows[row["story"]].append(row)
    return _stories(shared, OWN / "places.stories.jsonl"), rows


def days(shared: Path, stretch: str) -> tuple[dict[str, Row], list[Row]]:
    """The stories by name and the rows of a stretch of days of gold/claims, or of one of our own."""
    folder = shared / "gold/claims" if (shared / f"gold/claims/{stretch}.rows.jsonl").exists() else OWN
    own = folder / f"{stretch}.stories.jsonl"
    stories = {s["name"]: s for s in _stories(shared, own)} if own.exists() else corpus(shared)
    return stories, jsonl(folder / f"{stretch}.rows.jsonl")
