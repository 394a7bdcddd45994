"""Questions with what the stories of some days say of them: those of the gold, and those annotated for this project."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saidseen.documents import Refusal, open_stories
from saidseen.model.reading import Reading
from saidseen.reading.story import read_document

STRETCHES = {
    "2022-01-10_29": ("2022-01-10", "2022-01-29"),
    "2022-01-31_02-08": ("2022-01-31", "2022-02-08"),
    "2022-02-09_15": ("2022-02-09", "2022-02-15"),
    "2022-02-19_22": ("2022-02-19", "2022-02-22"),
    "2022-02-23_24": ("2022-02-23", "2022-02-24"),
    "2022-02-27_28": ("2022-02-27", "2022-02-28"),
}
ANNOTATED = Path(__file__).parents[1] / "data/annotated"
KEPT = "2022-02-25_26"
"""Days whose questions are kept for report."""


@dataclass(frozen=True)
class Item:
    """A sentence asked of the stories of some days; `stances` of those that speak of it, `answer` as gold gives it.

    `stretch` is what is left out together in cross-validation.
    """

    stretch: str
    sentence: str
    first: str
    last: str
    stances: dict[str, str]
    answer: str

    @property
    def expected(self) -> str:
        """The answer, doubted counted as denied."""
        return self.answer.replace("doubted", "denied")


def jsonl(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def readings(shared: Path) -> dict[str, Reading]:
    """The stories of the gold, read, by name."""
    stories = open_stories(str(shared / "corpora/stories/outlets_2022.jsonl"))
    taken = [s for s in stories if not isinstance(s, Refusal) and s.unread is None]
    return {story.name: read_document(story, threads=1).reading for story in taken}


def items(shared: Path) -> list[Item]:
    """All sentences asked, but of the days kept for report."""
    out = []
    for row in questions(shared):
        stretch = next(s for s, (a, b) in STRETCHES.items() if a <= row["from"] and row["to"] <= b)
        stances = {s["name"]: s["stance"] for s in row["stories"]}
        out.append(Item(stretch, row["sentence"], row["from"], row["to"], stances, row["answer"]))
    return out


def questions(shared: Path) -> list[dict[str, Any]]:
    """The questions of the gold, and those annotated for this project but of the days kept for report."""
    ours = (f for f in sorted(ANNOTATED.glob("questions-*.jsonl")) if KEPT not in f.name)
    return [row for file in (shared / "gold/questions-S.jsonl", *ours) for row in jsonl(file)]
