"""Content words and their stems: what is left of a word when its endings are gone."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from saidseen.claims.copies.prepared import Prepared

_ENDINGS = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("iveness", "ive"), ("fulness", "ful"),
    ("ousness", "ous"), ("ingly", ""), ("edly", ""), ("ation", ""), ("ments", ""), ("ement", ""), ("ment", ""),
    ("ness", ""), ("ions", ""), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ion", ""), ("ers", ""), ("ors", ""),
    ("ive", ""), ("ed", ""), ("er", ""), ("or", ""), ("ly", ""), ("es", ""), ("al", ""), ("s", ""), ("e", ""),
)  # fmt: skip


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
    """The stem of a lower-case word, None for a function word ("destroyed" and "destruction" need not meet)."""
    word = word.removesuffix("'s")
    if word in _function_words() or (len(word) < 2 and not word.isdigit()):
        return None
    if not word.isalpha() or not word.isascii():
        return word.replace(",", "")
    if word.endswith("ss") or word.endswith("us"):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


@cache
def _function_words() -> frozenset[str]:
    """The words of function_words.txt."""
    lines = files("saidseen.claims.copies").joinpath("function_words.txt").read_text("utf-8").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())
