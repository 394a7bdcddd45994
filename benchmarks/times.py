"""TIMEX3 value F1 of `find_times` on the TempEval-3 training stories (TimeBank and AQUAINT).

A found time counts when its span meets a gold TIMEX3 of the body and its value is equal; precision is over all that was
found, recall over all gold times of the body. The date published is given, not counted. The stories are split in two by
the SHA-256 of their file name: the rules were written looking at the even half, the odd half was only ever scored.
"""

from __future__ import annotations

import hashlib
import pathlib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import NamedTuple

from saidseen.model.reading import Time
from saidseen.reading.times import find_times

FOLDER = "corpora/times/tempeval3"


class Gold(NamedTuple):
    """A gold time: its span in code points of the body, its words and its TIMEX3 value."""

    start: int
    end: int
    text: str
    value: str


class Story(NamedTuple):
    """A story: file name, TIMEX3 value of the date published, body, gold times of the body."""

    name: str
    published: str
    body: str
    times: tuple[Gold, ...]

    @property
    def held_out(self) -> bool:
        """Whether the story belongs to the half that is only scored."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2 == 1


class Score(NamedTuple):
    """Counts of one or more stories."""

    right: int = 0
    met: int = 0
    found: int = 0
    gold: int = 0

    def plus(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def value_f1(self) -> float:
        return 200 * self.right / max(1, self.found + self.gold)

    @property
    def span_f1(self) -> float:
        return 200 * self.met / max(1, self.found + self.gold)


def read_story(path: pathlib.Path) -> Story:
    """Read one .tml file."""
    root = ElementTree.parse(path).getroot()
    published = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    assert published is not None
    assert body is not None
    pieces: list[str] = []
    gold: list[Gold] = []
    _walk(body, pieces, gold, 0)
    return Story(path.name, published.get("value", ""), "".join(pieces), tuple(gold))


def _walk(element: ElementTree.Element, pieces: list[str], gold: list[Gold], at: int) -> int:
    """Gather the text and the gold times under `element`, which starts at code point `at`; gives where it ends."""
    start, index = at, len(pieces)
    pieces.append(element.text or "")
    at += len(element.text or "")
    for child in element:
        at = _walk(child, pieces, gold, at)
        pieces.append(child.tail or "")
        at += len(child.tail or "")
    if element.tag == "TIMEX3":
        gold.append(Gold(start, at, "".join(pieces[index:]), element.get("value", "")))
    return at


def score(story: Story, found: tuple[Time, ...]) -> Score:
    """Score the times found in one story."""
    right = met = 0
    for time in found:
        meets = [g for g in story.times if g.start < time.span.end and time.span.start < g.end]
        met += bool(meets)
        right += any(g.value == time.value for g in meets)
    return Score(right, met, len(found), len(story.times))


def stories(shared: pathlib.Path) -> Iterator[Story]:
    """The stories of both parts in order of path."""
    for path in sorted((shared / FOLDER).glob("*/*.tml")):
        yield read_story(path)


def bench(shared: pathlib.Path) -> dict[str, float]:
    """F1 in per cent on both halves, and the words read a second."""
    halves = {True: Score(), False: Score()}
    for story in stories(shared):
        halves[story.held_out] = halves[story.held_out].plus(score(story, find_times(story.body, story.published)))
    total = halves[True].plus(halves[False])
    return {
        "times value F1, half looked at": halves[False].value_f1,
        "times value F1, half held out": halves[True].value_f1,
        "times value F1, all": total.value_f1,
        "times value precision, all": 100 * total.right / max(1, total.found),
        "times value recall, all": 100 * total.right / max(1, total.gold),
        "times span F1, half held out": halves[True].span_f1,
    }


if __name__ == "__main__":
    for name, figure in bench(pathlib.Path(__file__).resolve().parents[1] / "../shared").items():
        print(f"{figure:7.2f}  {name}")
