"""Stories that say the same in other words: each sentence of the shorter one beside the one it was made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from saidseen.claims.copies.outline import Sentence

FOLLOWS = 0.3  # likeness (Dice) from which on a sentence follows another
FLOOR = 0.44  # what a long story's likeness must reach; a short one needs more, for chance goes further in it
SLACK = 0.45
SHORT = 15.0  # weight of a story of two or three sentences
NUMBERS = (0.51, 0.34)  # part of the numbers that must be the same, in a short story and in others
LEAST = 3.0  # weight that two stories have in common, at least: about five telling words


Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentence `one` of the first story follows sentence `two` of the second; `common` is the weight they share."""

    one: int
    two: int
    common: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two stories go together, each figure from 0 to 1 and weighted by what the words tell.

    `sentences` is the mean likeness of each sentence of the shorter story and the best one of the other, `words` the
    part of its words that its sentences share with those they follow, `marks` the part of its names and numbers that
    they do, `numbers` the part of its numbers alone. `weight` is that of the shorter story.
    """

    sentences: float
    words: float
    marks: float
    numbers: float
    weight: float
    pairs: tuple[Pair, ...]

    @property
    def all(self) -> float:
        return (self.sentences + self.words + self.marks) / 3

    def is_copy(self, more: float = 0.0) -> bool:
        """Sentence by sentence the shorter story keeps the other's words, names and numbers: more than chance would.

        `more` is what is asked on top, of stories that may be two of a series.
        """
        enough = sum(pair.common for pair in self.pairs) >= LEAST
        numbers = self.numbers >= NUMBERS[self.weight >= SHORT]
        return enough and numbers and self.all >= FLOOR + SLACK / sqrt(self.weight) + more


def likeness(shorter: Sequence[Sentence], other: Sequence[Sentence]) -> Likeness:
    """How far the sentences of `shorter` are made from those of `other`.

    A word counts less the more sentences of one story hold it: what a story is about stands everywhere, and only the
    rest tells one sentence from the next.
    """
    one, two = _weighted(shorter, other)
    places = defaultdict(list)
    for at, stems in enumerate(two):
        for stem in stems:
            places[stem].append(at)
    sizes = [sum(stems.values()) for stems in two]
    weight = sum(sum(stems.values()) for stems in one)
    best, pairs = 0.0, []
    kept, marks = 0.0, 0.0
    for at, stems in enumerate(one):
        pair, like = _best(at, stems, places, sizes)
        best += like * sum(stems.values())
        marks += sum(stems[stem] for stem in shorter[at].marks)
        if pair and like >= FOLLOWS:
            pairs.append(pair)
            kept += sum(stems[stem] for stem in shorter[at].marks if stem in two[pair.two])
    words = sum(pair.common for pair in pairs) / weight if weight else 0.0
    return Likeness(
        sentences=best / weight if weight else 0.0,
        words=words,
        marks=kept / marks if marks >= 1 else words,
        numbers=_numbers(shorter, other, pairs, 1 if weight < SHORT else 2),
        weight=weight,
        pairs=tuple(pairs),
    )


def _numbers(shorter: Sequence[Sentence], other: Sequence[Sentence], pairs: Sequence[Pair], least: int) -> float:
    """The part of the numbers of the sentences that follow others that those have too, 1 where there are too few."""
    same = [
        number in other[pair.two].stems
        for pair in pairs
        for number in shorter[pair.one].stems
        if number[0].isdigit() and any(stem[0].isdigit() for stem in other[pair.two].stems)
    ]
    return sum(same) / len(same) if len(same) >= least else 1.0


def _weighted(one: Sequence[Sentence], two: Sequence[Sentence]) -> tuple[list[Weights], list[Weights]]:
    """The stems of each sentence, weighted by how few sentences of either story hold them."""
    counts = [Counter(stem for sentence in story for stem in sentence.stems) for story in (one, two)]
    often = {stem: sqrt(max(counts[0][stem], counts[1][stem])) for stem in counts[0] | counts[1]}
    made = [[{x: w / often[x] for x, w in sentence.stems.items()} for sentence in story] for story in (one, two)]
    return made[0], made[1]


def _best(at: int, stems: Weights, places: dict[str, list[int]], sizes: list[float]) -> tuple[Pair | None, float]:
    """The sentence of the other story that a sentence is most like, and how much (Dice)."""
    common: dict[int, float] = defaultdict(float)
    for stem, weight in stems.items():
        for place in places.get(stem, ()):
            common[place] += weight
    if not common:
        return None, 0.0
    size = sum(stems.values())
    like, _, place = max((2 * shared / (size + sizes[place]), -place, place) for place, shared in common.items())
    return Pair(at, place, common[place]), like
