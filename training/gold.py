"""The gold statements as training data: what careful readers found in real stories (../shared/gold)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from data import Relation, Story

Row = dict[str, Any]


def jsonl(path: Path) -> list[Row]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def statements(folder: Path, parts: Sequence[int]) -> Iterator[tuple[str, Story]]:
    """(name, story) of those parts of gold/statements, every statement labelled."""
    for part in parts:
        rows = defaultdict(list)
        for row in jsonl(folder / f"statements/part-{part}.rows.jsonl"):
            rows[row["story"]].append(_relation(row))
        for story in jsonl(folder / f"statements/part-{part}.stories.jsonl"):
            yield story["name"], Story(story["text"], [rows[story["name"]]], owned=True)


def _relation(row: Row) -> Relation:
    source, cue, content = ([(a, b) for a, b in row[k]] for k in ("source", "cue", "content"))
    negative = row["polarity"] == "negative"
    return Relation(source, cue, content, row["act"], row["basis"], negative, row["event"] or "NONE")


def contents(shared: Path, days: Sequence[str]) -> Iterator[tuple[str, Story]]:
    """(name, story) of those days of gold/claims: contents with their act and event, nothing said of the rest."""
    texts = {s["name"]: s["text"] for s in jsonl(shared / "corpora/stories/outlets_2022.jsonl")}
    for stretch in days:
        folder = shared / "gold/claims"
        texts |= {s["name"]: s["text"] for s in _own_stories(folder / f"{stretch}.stories.jsonl")}
        found = defaultdict(list)
        rows = jsonl(folder / f"{stretch}.rows.jsonl")
        for row, told in zip(rows, jsonl(folder / f"{stretch}.events.jsonl"), strict=True):
            span = [(row["start"], row["end"])]
            one = Relation([], [], span, told["act"], None, None, told["event"] or "NONE", known=False)
            found[row["story"]].append(one)
        for name, relations in found.items():
            yield name, Story(texts[name], [relations])


def _own_stories(path: Path) -> list[Row]:
    return jsonl(path) if path.exists() else []
