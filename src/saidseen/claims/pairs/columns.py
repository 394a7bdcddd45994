"""Points as columns of numbers, so that many are compared at once."""

from __future__ import annotations

import base64
from array import array
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from saidseen.claims.kinds import kinds
from saidseen.claims.likeness import FAR as PLAIN_REACH
from saidseen.claims.likeness import TOLLS, Point
from saidseen.claims.pairs.apart import SPOTS, WHOLE, hundredths, kept
from saidseen.claims.pairs.vectors import SIZE

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

UNKNOWN = -1_000_000
"""The day of stories that have none."""
UNDATED = -(2**40)
"""The days of statements that have none."""


class Codes:
    """A number for each thing, from 1 on, in the order in which they come."""

    def __init__(self) -> None:
        self._of: dict[Hashable, int] = {}

    def __len__(self) -> int:
        return len(self._of) + 1

    def __call__(self, thing: Hashable) -> int:
        return self._of.setdefault(thing, len(self._of) + 1)


class RowTokens:
    """Of each row some tokens, each with a weight; what two rows share is a sum of weights."""

    def __init__(self) -> None:
        self._codes = Codes()
        self._ends, self._tokens, self._weights = array("q", [0]), array("i"), array("i")

    def add(self, tokens: Iterable[Hashable], weights: Iterable[int]) -> None:
        """Put a row behind the others; the tokens are different ones."""
        self._tokens.extend(map(self._codes, tokens))
        self._weights.extend(weights)
        self._ends.append(len(self._tokens))

    def drop(self, rows: int) -> None:
        """Take away the first rows."""
        start = self._ends[rows]
        del self._tokens[:start], self._weights[:start]
        self._ends = array("q", (np.frombuffer(self._ends, np.int64)[rows:] - start).tobytes())

    def shared(self, a: Numbers, b: Numbers) -> Numbers:
        """For each pair (a, b) of rows the sum of the weights of the tokens that both have; the a are few different."""
        some, place = np.unique(a, return_inverse=True)
        table, columns = self._table(some)
        of, at = self._spread(b)
        found = columns[np.frombuffer(self._tokens, np.int32)[at]]
        hit = np.flatnonzero(found)
        of = of[hit]
        sums = np.bincount(of, weights=table[place[of], found[hit]], minlength=len(b))
        return sums.astype(np.int64)

    @np.errstate(invalid="ignore")  # a kernel may set the flag though every number is finite
    def between(self, some: Numbers, others: Numbers) -> Numbers:
        """The same for each of some rows, all different, with each of others: a table of sums below 2 ** 24."""
        table, columns = self._table(some)
        of, at = self._spread(others)
        theirs = np.zeros((len(others), table.shape[1]), np.float32)
        theirs[of, columns[np.frombuffer(self._tokens, np.int32)[at]]] = 1
        return (table.astype(np.float32) @ theirs.T).astype(np.int64)

    def _table(self, rows: Numbers) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """The weights of the tokens of some rows, a column a token, and each token's column: 0 for all others."""
        of, at = self._spread(rows)
        known, column = np.unique(np.frombuffer(self._tokens, np.int32)[at], return_inverse=True)
        columns = np.zeros(len(self._codes), np.int32)
        columns[known] = np.arange(1, len(known) + 1, dtype=np.int32)
        table = np.zeros((len(rows), len(known) + 1), np.int32)
        table[of, column + 1] = np.frombuffer(self._weights, np.int32)[at]
        return table, columns

    def _spread(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """The tokens of some rows: for each the place of its row among them, and its own place."""
        ends = np.frombuffer(self._ends, np.int64)
        starts = ends[rows]
        counts = ends[rows + 1] - starts
        of = np.repeat(np.arange(len(rows)), counts)
        before = np.cumsum(counts) - counts
        return of, np.arange(len(of)) + (starts - before)[of]


class Columns:
    """Points one behind the other, each a row."""

    def __init__(self) -> None:
        self.words, self.names, self.numbers = RowTokens(), RowTokens(), RowTokens()
        self.subjects, self.places, self.parties, self.stories = RowTokens(), RowTokens(), RowTokens(), RowTokens()
        self._documents, self._kinds, self._told = Codes(), Codes(), dict[tuple[str, ...], int]()
        self._vectors = array("b")
        self._spots = array("d")
        self._whole = {
            name: array("q")
            for name in (
                "day", "document", "story", "kind", "reach", "toll", "negative", "part", "first", "last",
                "words", "names", "numbers", "subjects", "places", "parties", "words sum", "names sum",
            )
        }  # fmt: skip
        self._of_story = {"count": array("q"), "sum": array("q")}

    def __len__(self) -> int:
        return len(self._whole["day"])

    def add(self, p: Point) -> None:
        """Put a point behind the others."""
        matter = p.matter
        self._vectors.frombytes(base64.b64decode(matter.vector, validate=True) if matter.vector else bytes(SIZE))
        if len(self._vectors) != SIZE * (len(self) + 1):
            raise ValueError(f"a vector has {SIZE} bytes")
        self._spots.extend(kept(matter.spots))
        weights = hundredths(p)
        named = {n: round(r * WHOLE) for n, r in p.names.items()}
        self.words.add(weights, weights.values())
        self.names.add(named, named.values())
        sets = [set(some) for some in (matter.numbers, matter.subjects, matter.places, matter.parties)]
        for tokens, some in zip((self.numbers, self.subjects, self.places, self.parties), sets, strict=True):
            tokens.add(some, [1] * len(some))
        known = kinds().get(matter.kind) if matter.kind else None
        values = (
            p.known if p.known is not None else UNKNOWN,
            self._documents(p.document),
            self._story(p),
            self._kinds(matter.kind) if matter.kind else 0,
            known.days if known else -1,
            int(matter.kind in TOLLS),
            int(matter.negative),
            matter.part,
            UNDATED if matter.first is None or matter.last is None else matter.first,
            UNDATED if matter.first is None or matter.last is None else matter.last,
            len(weights), len(named), *map(len, sets), sum(weights.values()), sum(named.values()),
        )  # fmt: skip
        for column, value in zip(self._whole.values(), values, strict=True):
            column.append(value)

    def _story(self, p: Point) -> int:
        """The row of a story's stems; one for all of its statements."""
        told = p.matter.story
        found = self._told.get(told)
        if found is None:
            found = self._told[told] = len(self._told)
            weights = [round(r * WHOLE) for r in p.story.values()]
            self.stories.add(p.story, weights)
            self._of_story["count"].append(len(weights))
            self._of_story["sum"].append(sum(weights))
        return found

    def drop(self, rows: int) -> None:
        """Take away the first rows."""
        for tokens in (self.words, self.names, self.numbers, self.subjects, self.places, self.parties):
            tokens.drop(rows)
        for column in self._whole.values():
            del column[:rows]
        del self._vectors[: rows * SIZE], self._spots[: rows * 2 * SPOTS]

    def of(self, name: str) -> Numbers:
        """A column; it is to be let go before anything is added."""
        return np.frombuffer(self._whole[name], np.int64)

    def of_stories(self, name: str) -> Numbers:
        """A column of what the stories are."""
        return np.frombuffer(self._of_story[name], np.int64)

    def spots(self, rows: Numbers) -> Floats:
        """Where what some rows tell of happens, as apart.kept has it."""
        return np.frombuffer(self._spots, np.float64).reshape(-1, 2 * SPOTS)[rows]

    @np.errstate(invalid="ignore")  # as above
    def cosines(self, a: Numbers, b: Numbers) -> npt.NDArray[np.float32]:
        """How near each of some rows lies to each of others: the same for two, whatever they are asked with.

        The products of signed bytes are whole numbers below 2 ** 24, which single floats hold exactly.
        """
        whole = np.frombuffer(self._vectors, np.int8).reshape(-1, SIZE)
        ours, theirs = whole[a].astype(np.float32), whole[b].astype(np.float32)
        out: npt.NDArray[np.float32] = ours @ theirs.T
        out *= np.multiply.outer(_inverse(ours), _inverse(theirs))
        return out


def _inverse(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """1 through the length of each vector, 0 for one of zeros."""
    squares = np.einsum("ij,ij->i", vectors, vectors).astype(np.float64)
    out: npt.NDArray[np.float32] = np.where(squares > 0, 1 / np.sqrt(np.maximum(squares, 1)), 0).astype(np.float32)
    return out


def reach(columns: Columns, a: Numbers, b: Numbers) -> Numbers:
    """Days that two statements may be apart (likeness.reach)."""
    days = columns.of("reach")
    longest = np.maximum(days[a], days[b])
    return np.where(longest < 0, PLAIN_REACH, longest)


def put(columns: Columns, points: Sequence[Point]) -> Numbers:
    """Put points behind the others; their rows."""
    start = len(columns)
    for p in points:
        columns.add(p)
    return np.arange(start, len(columns))
