"""A story cut into words, once: what fingerprints and comparison work on."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from saidseen.claims.copies.records import Story
from saidseen.language.en import furniture as en
from saidseen.language.sentences import sentences
from saidseen.model.reading import Span

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

_SEED = 5
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’]\w+)*")
_QUOTED = re.compile(
    r"“[^“”]{1,1500}|«[^«»]{1,1500}"
    r"|(?<![^\s(\[—–-])\"(?=\S)[^\"]{1,1500}\"(?!\w)"
    r"|(?<![\w.])[‘'](?=\w)(?:[^‘’'\n]|(?<=\w)['’](?=\w)){12,1500}['’](?!\w)"
)
_DATELINE = re.compile(r"\s*[^\n]{0,80}?(?:\([^()\n]{2,40}\)\s*[-–—:]|\b[A-Z]{3,}[^\n]{0,40}?\s[-–—]{1,2})\s")


@dataclass(frozen=True, eq=False)
class Prepared:
    """The words of a story with their places; arrays are as long as `words`.

    `starts` and `ends` are code points of the text; `apart` marks words that are left out of a comparison.
    """

    story: Story
    words: list[str]
    starts: list[int]
    ends: list[int]
    hashes: Hashes
    apart: Mask | None = None

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The stretch of the text from word `first` to word `last`, exclusive."""
        return Span(self.starts[first], self.ends[last - 1])

    def without(self, words: Mask) -> Prepared:
        """The story with these words left out of the comparison."""
        other = Prepared(self.story, self.words, self.starts, self.ends, self.hashes, words)
        other.__dict__.update(
            sentences=self.sentences, quoted=self.quoted, seeds=self.seeds, seed_places=self.seed_places
        )
        return other

    @cached_property
    def seeds(self) -> list[int]:
        """One number for each five words in a row, in order: where runs of the same words begin."""
        numbers: list[int] = grams(self.hashes, _SEED).tolist()
        return numbers

    @cached_property
    def seed_places(self) -> dict[int, list[int]]:
        """The places of each of the seeds."""
        places: dict[int, list[int]] = {}
        for at, seed in enumerate(self.seeds):
            places.setdefault(seed, []).append(at)
        return places

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as first and last word, exclusive; those without a word are left out."""
        spans = list(sentences(self.story.text))
        edges = np.searchsorted(np.array(self.starts), [s.end for s in spans]).tolist()
        return [(a, b) for a, b in zip([0, *edges], edges, strict=False) if a < b]

    @cached_property
    def quoted(self) -> Mask:
        """Which words stand in quotation marks."""
        return self._covered([m.span() for m in _QUOTED.finditer(self.story.text)])

    @cached_property
    def furniture(self) -> Mask:
        """Which words are the outlet's furniture (dateline, sign-off, "sign up to our newsletter") and no story."""
        text, covered = self.story.text, []
        if dateline := _DATELINE.match(text):
            covered.append(dateline.span())
        for first, last in self.sentences:
            start, end = self.starts[first], self.ends[last - 1]
            if last - first <= 40 and en.FURNITURE.search(text, start, end):
                covered.append((start, end))
        mask = self._covered(covered)
        return mask if self.apart is None else mask | self.apart

    def _covered(self, stretches: list[tuple[int, int]]) -> Mask:
        mask = np.zeros(len(self.words), np.bool_)
        if stretches:
            starts = np.array(self.starts)
            for start, end in stretches:
                mask[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = True
        return mask


def prepare(story: Story) -> Prepared:
    """The words of `story`; any text can be prepared."""
    words, starts, ends = [], [], []
    for match in _WORD.finditer(story.text):
        words.append(match.group().lower().replace("’", "'"))
        starts.append(match.start())
        ends.append(match.end())
    return Prepared(story, words, starts, ends, hashes_of(words))


def hashes_of(words: list[str]) -> Hashes:
    """One 64-bit number a word, the same on every machine."""
    return np.array([_hash(word) for word in words], np.uint64)


@lru_cache(2**17)
def _hash(word: str) -> int:
    data = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")


def mixed(values: Hashes) -> Hashes:
    """Each number scattered over all 64 bits (the finaliser of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def grams(hashes: Hashes, size: int) -> Hashes:
    """One number for each run of `size` words, in order."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for at in range(size):
        total = mixed(total * np.uint64(0x9E3779B97F4A7C15) + hashes[at : at + count])
    return total
