"""A story's sentences as weighted stems: what is compared where the words are not the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from saidseen.claims.copies.prepared import Prepared
from saidseen.claims.copies.stems import stem_of, weight
from saidseen.language.en import names as en

_HEADLINE = 0.6  # part of a sentence's words with a capital from which on it is a headline
_LEAST = 1.5  # weight of a sentence that is compared, at least


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its first and last word (exclusive), its stems with their weights, and which are names or numbers."""

    first: int
    last: int
    stems: dict[str, float]
    marks: frozenset[str]

    @property
    def weight(self) -> float:
        return sum(self.stems.values())


@lru_cache(2048)
def outline(story: Prepared) -> tuple[Sentence, ...]:
    """The sentences that say enough to be compared, each once, without quotations and the outlet's furniture."""
    names = _names(story)
    made: list[Sentence] = []
    before: set[frozenset[str]] = set()
    own = ~(story.quoted | story.furniture)
    for first, last in story.sentences:
        stems: dict[str, float] = {}
        for at, part in zip(range(first, last), _parts_of_names(story, first, last), strict=True):
            if own[at] and (stem := stem_of(story.words[at])):
                stems[stem] = weight(stem) / sqrt(part)
        said = frozenset(stems)
        if sum(stems.values()) >= _LEAST and said not in before:
            before.add(said)
            marks = frozenset(stem for stem in stems if stem in names or stem[0].isdigit())
            made.append(Sentence(first, last, stems, marks))
    return tuple(made)


@lru_cache(2048)
def stems_of(story: Prepared) -> frozenset[str]:
    """All stems of a story's outline."""
    return frozenset(stem for sentence in outline(story) for stem in sentence.stems)


def _parts_of_names(story: Prepared, first: int, last: int) -> list[int]:
    """For each word of a sentence the words of the name that it is part of, 1 outside names.

    "EU High Representative for Foreign Affairs and Security Policy Josep Borrell" is one name, and says hardly more
    than "Borrell". A headline that writes every word with a capital has no such names.
    """
    text = story.story.text
    capital = [text[story.starts[at]].isupper() for at in range(first, last)]
    sizes = [1] * len(capital)
    if sum(capital) > _HEADLINE * len(capital):
        return sizes
    start = None
    for at in range(len(capital) + 1):
        inside = at < len(capital) and (capital[at] or (start is not None and story.words[first + at] in en.LINKS))
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            size = max(1, sum(capital[start:at]))
            sizes[start:at] = [size] * (at - start)
            start = None
    return sizes


def _names(story: Prepared) -> set[str]:
    """The stems that stand in the story with a capital only, and somewhere not at a sentence's start."""
    text = story.story.text
    seen: dict[str, list[bool]] = defaultdict(list)
    for first, last in story.sentences:
        for at in range(first, last):
            if at > first and (stem := stem_of(story.words[at])):
                seen[stem].append(text[story.starts[at]].isupper())
    return {stem for stem, capitals in seen.items() if all(capitals)}
