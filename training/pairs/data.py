"""The statements of gold/claims with the propositions that they bear on."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saidseen.claims.pairs.sides import written

Row = dict[str, Any]


@dataclass(frozen=True)
class Side:
    """A statement of the gold: the propositions it bears on with its stance to each, and how it is written."""

    story: str
    text: str
    stances: dict[str, str]


def jsonl(path: Path) -> list[Row]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def sides(shared: Path, days: str) -> list[Side]:
    """The statements of one stretch of days (or "syria") of gold/claims, rows of the same words put together."""
    folder = shared / "gold/claims"
    own = folder / f"{days}.stories.jsonl"
    stories = {s["name"]: s for s in jsonl(own if own.exists() else shared / "corpora/stories/outlets_2022.jsonl")}
    rows: dict[tuple[str, int, int], Row] = {}
    stances: dict[tuple[str, int, int], dict[str, str]] = defaultdict(dict)
    for row in jsonl(folder / f"{days}.rows.jsonl"):
        key = (row["story"], row["start"], row["end"])
        rows[key] = row
        stances[key][row["proposition"]] = row["stance"]
    out = []
    for key, row in rows.items():
        story = stories[key[0]]
        speaker = None if row["speaker"] == "outlet" else row["speaker"]
        out.append(Side(key[0], written(row["text"], speaker, story["title"], story["published"][:10]), stances[key]))
    return out
