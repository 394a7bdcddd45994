"""A story's sentences as weighted stems: what is compared where the words are not the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from saidseen.claims.copies.prepared import Prepared
from saidseen.claims.copies.stems import stem_of, weight

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


@lru_cache(4096)
def outline(story: Prepared) -> tuple[Sentence, ...]:
    """The sentences that say enough to be compared, each once, without quotations and the outlet's furniture."""
    names = _names(story)
    made: list[Sentence] = []
    before: set[frozenset[str]] = set()
    own = ~(story.quoted | story.furniture)
    for first, last in story.sentences:
        stems: dict[str, float] = {}
        for at in range(first, last):
            if own[at] and (stem := stem_of(story.words[at])):
                stems[stem] = weight(stem)
        said = frozenset(stems)
        if sum(stems.values()) >= _LEAST and said not in before:
            before.add(said)
            marks = frozenset(stem for stem in stems if stem in names or stem[0].isdigit())
            made.append(Sentence(first, last, stems, marks))
    return tuple(made)


def _names(story: Prepared) -> set[str]:
    """The stems that stand in the story with a capital only, and somewhere not at a sentence's start."""
    text = story.story.text
    seen: dict[str, list[bool]] = defaultdict(list)
    for first, last in story.sentences:
        for at in range(first, last):
            if at > first and (stem := stem_of(story.words[at])):
                seen[stem].append(text[story.starts[at]].isupper())
    return {stem for stem, capitals in seen.items() if all(capitals)}
