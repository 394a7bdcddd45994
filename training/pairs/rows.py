"""The statements of gold/claims with the propositions that they bear on."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from annotated import Row, days, jsonl
from saidseen.claims.pairs.sides import written

WRITTEN = Path(__file__).parent.parent / "data/written"  # stories of other crises, written for this project
ASKED = WRITTEN.parent / "asked"  # sentences that say, deny or come near propositions of either
DROPPED = 0.35  # of the speakers and headlines that training leaves out


@dataclass(frozen=True)
class Side:
    """A statement of the gold: what is said, by whom, in which story, and its stance to each proposition."""

    story: str
    words: str
    speaker: str | None
    title: str
    day: str
    stances: dict[str, str]

    @property
    def text(self) -> str:
        """As claims write it for its vector."""
        return written(self.words, self.speaker, self.title, self.day)

    def less(self, chance: random.Random) -> str:
        """The same without its speaker, headline or day now and then, so that the words themselves are learnt from."""
        speaker, title, day = self.speaker, self.title, self.day
        return written(
            self.words,
            None if chance.random() < DROPPED else speaker,
            None if chance.random() < DROPPED else title,
            None if chance.random() < DROPPED / 3 else day,
        )


def crises() -> list[str]:
    """The names of the crises that were written for this project."""
    return sorted(path.stem for path in WRITTEN.glob("*.jsonl"))


def written_sides(crisis: str) -> list[Side]:
    """The statements of one of them."""
    rows = jsonl(WRITTEN / f"{crisis}.jsonl")
    return [
        Side(
            r["story"],
            r["words"],
            r["speaker"],
            r["title"],
            r["day"],
            {f"{crisis}/{p}": s for p, s in r["stances"].items()},
        )
        for r in rows
    ]


def asked_sides(propositions: Collection[str]) -> list[Side]:
    """Sentences that say some propositions in other words or say the contrary; each that only comes near one is of a
    proposition of its own."""
    out = []
    for row in (row for name in ("annotated", "written") for row in jsonl(ASKED / f"{name}.jsonl")):
        if row["id"] not in propositions:
            continue
        told = [(text, row["id"], "affirms") for text in row["same"]]
        told += [(text, row["id"], "denies") for text in row["against"]]
        told += [(text, f"{row['id']}~{n}", "affirms") for n, text in enumerate(row["near"])]
        out += [Side(row["id"], text, None, "", "", {name: stance}) for text, name, stance in told]
    return out


def sides(shared: Path, stretch: str) -> list[Side]:
    """The statements of one stretch of days (or "syria"), rows of the same words put together."""
    stories, told = days(shared, stretch)
    rows: dict[tuple[str, int, int], Row] = {}
    stances: dict[tuple[str, int, int], dict[str, str]] = defaultdict(dict)
    for row in told:
        key = (row["story"], row["start"], row["end"])
        rows[key] = row
        stances[key][row["proposition"]] = row["stance"]
    out = []
    for key, row in rows.items():
        story = stories[key[0]]
        speaker = None if row["speaker"] == "outlet" else row["speaker"]
        words = story["text"][key[1] : key[2]]
        out.append(Side(key[0], words, speaker, story["title"], story["published"][:10], stances[key]))
    return out
