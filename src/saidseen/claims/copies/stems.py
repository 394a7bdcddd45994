"""Content words and their stems: what is left of a word when its endings are gone."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from saidseen.claims.copies.prepared import Prepared
from saidseen.language.en import grammar, lines
from saidseen.language.en import stems as en

_TIERS = {1: 0.35, 2: 0.5, 3: 0.62, 4: 0.75}  # inverse document frequency of each group, that of a rare stem 1


def content(prepared: Prepared) -> tuple[list[str], NDArray[np.int64]]:
    """The stems of a story's content words in order, and the number of the sentence that each stands in."""
    stems: list[str] = []
    numbers: list[int] = []
    for number, (first, last) in enumerate(prepared.sentences):
        for word in prepared.words[first:last]:
            if stem := stem_of(word):
                stems.append(stem)
                numbers.append(number)
    return stems, np.array(numbers, np.int64)


@lru_cache(2**16)
def stem_of(word: str) -> str | None:
    """The stem of a lower-case word, None for a function word; small numbers in words become digits."""
    word = word.removesuffix(grammar.GENITIVE)
    if word in _function_words() or (len(word) < 2 and not word.isdigit()):
        return None
    if not word.isalpha() or not word.isascii():
        return word.replace(",", "")
    if word in en.NUMBERS:
        return en.NUMBERS[word]
    if word.endswith(en.NO_ENDINGS):
        return word
    for ending, instead in en.ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in en.KEPT_DOUBLE:
        word = word[:-1]
    return word.removesuffix(en.E) if len(word) > 4 else word


@lru_cache(2**16)
def weight(stem: str) -> float:
    """What a stem tells, from 0.35 for one of every tenth story to 1 for a rare one; a digit alone tells little."""
    if len(stem) == 1:
        return 0.5
    return _common().get(stem, 1.0)


@cache
def _function_words() -> frozenset[str]:
    """The words of function_words.txt."""
    return frozenset(" ".join(lines("function_words.txt")).split())


@cache
def _common() -> dict[str, float]:
    """The weights of the stems of common_stems.txt, by its four groups."""
    weights: dict[str, float] = {}
    tier = 0
    for line in lines("common_stems.txt"):
        if line.startswith("["):
            tier = int(line.strip("[]"))
        else:
            weights |= dict.fromkeys(line.split(), _TIERS[tier])
    return weights
