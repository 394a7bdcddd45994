"""A story and a sentence made ready to be held against each other: done once for each, whatever the number of pairs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from saidseen.claims.check.sides import StandsTo, standing, turned
from saidseen.claims.check.words import FAMILIES, content, families, words
from saidseen.claims.words import rarity
from saidseen.language.sentences import sentences
from saidseen.model.acts import Act
from saidseen.model.reading import Basis, Reading, Span, Statement

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Vectors = Callable[[list[str]], Floats]

ACTS = tuple(act for act in Act if act.row.learnt)
BASES = tuple(Basis)
TRAITS = (*ACTS, *BASES, "negative", "own", "hedged", "named")
"""What is counted of a statement, one column each."""


@dataclass(frozen=True, slots=True)
class Units:
    """The stretches of a story that a sentence is held against (its sentences, or its statements).

    `index` gives for every stem the units that have it; `traits` (units, K) what is counted of each.
    """

    count: int
    index: dict[str, Ints]
    traits: Floats


@dataclass(frozen=True, slots=True)
class PreparedStory:
    """A story made ready: its sentences with unit vectors (n, 384), word families and places, and its statements.

    `home` is the sentence that each statement's content begins in, `standings` how each statement stands to what it
    speaks of; `pairs` are the neighbouring stems of the text, `length` its number of telling words.
    """

    name: str
    reading: Reading
    spans: tuple[Span, ...]
    vectors: Floats
    sentences: Units
    statements: Units
    home: Ints
    standings: tuple[StandsTo, ...]
    pairs: frozenset[tuple[str, str]]
    length: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence made ready: its stems without repeats and how rare each is, vector, word families, whether it says
    that something is not so, and its neighbouring stems.
    """

    text: str
    stems: tuple[str, ...]
    weights: Floats
    vector: Floats
    families: Floats
    turned: bool
    pairs: frozenset[tuple[str, str]]


def prepare(reading: Reading, vectors: Vectors) -> PreparedStory:
    """The story of `reading` made ready; `vectors` gives unit vectors of texts (the reader's own encoder)."""
    text = reading.document.text
    spans = tuple(sentences(text))
    texts = [span.of(text) for span in spans]
    starts = [span.start for span in spans]
    home = [max(0, bisect_right(starts, s.content.start) - 1) for s in reading.statements]
    order = [content(t) for t in texts]
    return PreparedStory(
        name=reading.document.name,
        reading=reading,
        spans=spans,
        vectors=vectors(texts) if texts else np.zeros((0, 384), np.float32),
        sentences=_units(order, np.array([counted(t) for t in texts], np.float32).reshape(-1, len(FAMILIES))),
        statements=_units(
            [content(_said(s)) for s in reading.statements],
            np.array([traits(s) for s in reading.statements], np.float32).reshape(-1, len(TRAITS)),
        ),
        home=np.array(home, np.int64),
        standings=tuple(standing(s) for s in reading.statements),
        pairs=frozenset(pair for stems in order for pair in _neighbours(stems)),
        length=sum(len(stems) for stems in order),
    )


def ask(text: str, vector: Floats) -> Asked:
    """The sentence `text` made ready; `vector` is its unit vector."""
    order = content(text)
    stems = tuple(dict.fromkeys(order))
    weights = np.array([rarity(s) for s in stems], np.float32)
    return Asked(
        text, stems, weights, vector, np.array(counted(text), np.float32), turned(text), frozenset(_neighbours(order))
    )


def shared(asked: Asked, statement: Statement) -> float:
    """The share of the sentence's words that a statement has, weighed by how rare they are: 0 to 1."""
    stems = set(content(_said(statement)))
    found = sum(float(w) for s, w in zip(asked.stems, asked.weights, strict=True) if s in stems)
    return found / max(1e-6, float(asked.weights.sum()))


def counted(text: str) -> list[float]:
    """How many words of each family `text` has, each up to three."""
    counts = [0.0] * len(FAMILIES)
    table = families()
    for word in words(text):
        for place in table.get(word, ()):
            counts[place] = min(3.0, counts[place] + 1)
    return counts


def traits(statement: Statement) -> list[float]:
    """The columns of TRAITS for one statement."""
    found = [float(statement.act is act) for act in ACTS] + [float(statement.basis is basis) for basis in BASES]
    named = statement.speaker is not None and statement.speaker.name is not None
    negative = statement.polarity == "negative"
    return [*found, float(negative), float(statement.outlet_own), float(bool(statement.hedges)), float(named)]


def _said(statement: Statement) -> str:
    """The words of a statement that tell what it is about: who speaks and what of."""
    return f"{statement.source.text if statement.source else ''} {statement.content.text}"


def _neighbours(stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each stem with the next."""
    return pairwise(stems)


def _units(order: list[tuple[str, ...]], columns: Floats) -> Units:
    """Units from the stems of each and their traits."""
    index: dict[str, list[int]] = {}
    for unit, stems in enumerate(order):
        for one in dict.fromkeys(stems):
            index.setdefault(one, []).append(unit)
    return Units(len(order), {one: np.array(units, np.int64) for one, units in index.items()}, columns)
