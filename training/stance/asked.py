"""Questions with what the stories of some days say of them: gold questions, propositions, and near misses of these.

A proposition's title is asked as it stands, of the stories of its days; with another doer, with doer and object
exchanged, or with another place in it, nothing there speaks of it.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saidseen.documents import Refusal, open_stories
from saidseen.model.reading import Reading
from saidseen.reading.story import read_document

STRETCHES = {
    "2022-01-31_02-08": ("2022-01-31", "2022-02-08"),
    "2022-02-09_15": ("2022-02-09", "2022-02-15"),
    "2022-02-19_22": ("2022-02-19", "2022-02-22"),
    "2022-02-23_24": ("2022-02-23", "2022-02-24"),
    "2022-02-25_26": ("2022-02-25", "2022-02-26"),
    "2022-02-27_28": ("2022-02-27", "2022-02-28"),
    "syria": ("2011-01-01", "2019-12-31"),
}
ANNOTATED = Path(__file__).parents[1] / "data/annotated"
KEPT = "2022-02-25_26"
"""Days whose questions are kept for report."""
JANUARY = ("2022-01-10", "2022-01-29")
"""Days that have questions and no propositions here."""
STANCES = {"affirms": "agree", "denies": "disagree", "doubts": "disagree", "asks": "discuss", "withholds": "discuss"}
OTHERS = (
    "Sweden", "Brazil", "Spain", "Norway", "Hungary", "Italy", "Japan", "Israel", "India", "Turkey", "Poland",
    "Germany", "France", "Canada", "Estonia", "China", "Iran", "Romania",
)  # fmt: skip
DOERS = (*OTHERS, "Russia", "Ukraine", "The United States", "The United Kingdom", "The EU", "NATO", "Belarus")
TOWNS = (
    "Odessa", "Minsk", "Geneva", "Kharkiv", "Warsaw", "Vienna", "Moscow", "Kyiv", "Berlin", "Lviv", "Mariupol",
    "Belgrade",
)  # fmt: skip
_TOGETHER = re.compile(r"\b(?:meet|talk|discuss|fight|agree|hold|and|with|between|relation|dialogue|war)")
_DAY = r"\d{1,2} (?:January|February|March) 2022"
_SAID = r"(?:on |of |in |from |since |by |as of |said |as .{3,40} (?:said|says|say) )*"
_WHEN = re.compile(rf",?\s*{_SAID}(?:\d{{1,2}} ?(?:January|February|March)?\s*[-–]\s*)?{_DAY}.*$")
_MONTH = re.compile(r",? (?:in )?(?:January|February|March) 2022$")
_YEARS = re.compile(r",? (?:on|of|in) \d[^.]*20\d\d|\s*\([^)]*\)")


@dataclass(frozen=True)
class Item:
    """A sentence asked of the stories of some days; `stances` of those that speak of it, `answer` where gold gives one.

    `kind` is "question", "proposition" or "near miss", `stretch` what is left out together in cross-validation.
    """

    stretch: str
    kind: str
    sentence: str
    first: str
    last: str
    stances: dict[str, str]
    answer: str | None = None

    @property
    def expected(self) -> str:
        """The answer, doubted counted as denied."""
        if self.answer:
            return self.answer.replace("doubted", "denied")
        yes, no = ("agree" in self.stances.values()), ("disagree" in self.stances.values())
        return "disputed" if yes and no else "affirmed" if yes else "denied" if no else "nothing"


def jsonl(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def readings(shared: Path) -> dict[str, Reading]:
    """The stories of the gold, read, by name."""
    places = (shared / "corpora/stories/outlets_2022.jsonl", shared / "gold/claims/syria.stories.jsonl")
    stories = (story for place in places for story in open_stories(str(place)))
    taken = [s for s in stories if not isinstance(s, Refusal) and s.unread is None]
    return {story.name: read_document(story, threads=1).reading for story in taken}


def items(shared: Path) -> list[Item]:
    """All sentences asked: questions, propositions, near misses."""
    out = []
    for row in questions(shared):
        stretches = {**STRETCHES, "2022-01-10_29": JANUARY}
        within = next((s for s, (a, b) in stretches.items() if a <= row["from"] and row["to"] <= b), row["from"])
        stances = {s["name"]: s["stance"] for s in row["stories"]}
        out.append(Item(within, "question", row["sentence"], row["from"], row["to"], stances, row["answer"]))
    chance = random.Random(5)
    for stretch in STRETCHES:
        own = propositions(shared, stretch)
        out += [item for item, _ in own]
        if stretch != "syria":
            out += [miss for item, place in own for miss in near_misses(item, place, chance)]
    return out


def questions(shared: Path) -> list[dict[str, Any]]:
    """The questions of the gold, and those annotated for this project but of the days kept for report."""
    ours = (f for f in sorted(ANNOTATED.glob("questions-*.jsonl")) if KEPT not in f.name)
    return [row for file in (shared / "gold/questions-S.jsonl", *ours) for row in jsonl(file)]


def propositions(shared: Path, stretch: str) -> list[tuple[Item, str | None]]:
    """The titles of a stretch's propositions, with what its stories say of each, and its place."""
    folder, out = shared / "gold/claims", []
    first, last = STRETCHES[stretch]
    said: dict[str, dict[str, set[str]]] = {}
    for row in jsonl(folder / f"{stretch}.rows.jsonl"):
        said.setdefault(row["proposition"], {}).setdefault(row["story"], set()).add(STANCES[row["stance"]])
    for row in jsonl(folder / f"{stretch}.propositions.jsonl"):
        sentence = plain(row["title"])
        if row["id"] in said and len(sentence.split()) >= 4:
            stances = {name: settled(found) for name, found in said[row["id"]].items()}
            out.append((Item(stretch, "proposition", sentence, first, last, stances), row["place"]))
    return out


def settled(found: set[str]) -> str:
    """The stance of a story whose statements have these."""
    sides = found & {"agree", "disagree"}
    return sides.pop() if len(sides) == 1 else "discuss"


def plain(title: str) -> str:
    """A title without days and asides."""
    return _MONTH.sub("", _WHEN.sub("", _YEARS.sub("", re.sub(r"\s*\([^)]*\)", "", title)))).strip(" ,.") + "."


def near_misses(item: Item, place: str | None, chance: random.Random) -> list[Item]:
    """Sentences that come near one that was said, and that nobody said."""
    text, made = item.sentence, []
    doer = next((d for d in DOERS if text.startswith(d + " ")), None)
    if doer:
        made.append(chance.choice([o for o in OTHERS if o not in text]) + text[len(doer) :])
    both = [d.removeprefix("The ") for d in DOERS if d.removeprefix("The ") in text]
    if doer and len(both) == 2 and doer.removeprefix("The ") in both and not _TOGETHER.search(text):
        one, two = both
        made.append(text.replace(one, "\0").replace(two, one).replace("\0", two))
    if place and place in text and not text.startswith(place) and place not in ("Ukraine", "Russia"):
        made.append(text.replace(place, chance.choice([t for t in TOWNS if t not in text])))
    return [Item(item.stretch, "near miss", one, item.first, item.last, {}) for one in made]
