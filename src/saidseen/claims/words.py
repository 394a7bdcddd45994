"""The words of a text as the claims count them: in lower case, stemmed, and how rare each is in the news."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from saidseen.language.en import grammar, lines
from saidseen.language.en.stems import SNOWBALL

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
UNSEEN = 9.0  # rarity of a stem that the table lacks: rarer than one story in 2,000


def words(text: str) -> list[str]:
    """The words of `text` in lower case, in order; a genitive's "'s" is left out."""
    found = " ".join(_WORD.findall(text)).lower().replace("’", "'")
    if grammar.GENITIVE in found:
        return [word.removesuffix(grammar.GENITIVE) for word in found.split(" ")]
    return found.split(" ") if found else []


def as_written(text: str) -> dict[str, str]:
    """The stems of `text`, each with the first word that has it, as it stands there."""
    out: dict[str, str] = {}
    for word in _WORD.findall(text):
        out.setdefault(stem(word.lower().replace("’", "'").removesuffix(grammar.GENITIVE)), word)
    return out


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(SNOWBALL)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its endings (Snowball's English stemmer)."""
    return str(_stemmer().stemWord(word))


@cache
def _table() -> dict[str, float]:
    """Stems to their rarity, from rarity.txt: a line is a rarity and the stems that have it."""
    out: dict[str, float] = {}
    for line in lines("rarity.txt"):
        value, *stems = line.split()
        out.update(dict.fromkeys(stems, float(value)))
    return out


def rarity(stemmed: str) -> float:
    """How rare a stem is: the natural logarithm of (stories / stories that have it), 0.5 to 9."""
    return _table().get(stemmed, UNSEEN)


def telling(text: str, least: float = 1.5) -> dict[str, float]:
    """The stems of `text` that are rarer than `least`, with their rarity: what the text is about."""
    stems = dict.fromkeys(stem(word) for word in words(text))
    return {s: r for s in stems if (r := rarity(s)) >= least}
