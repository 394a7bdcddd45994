"""The words of claims, ready to be looked up by a page itself: which claims have words that begin so.

Words are folded as the ledger's search folds them (ledger.words.folded), without marks of any script, which a page can
do alike. Endings stay: a word is found by its beginning.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from saidseen.ledger.search import LONGEST
from saidseen.ledger.words import folded
from saidseen.model.claim import Claim
from saidseen.model.states import is_state
from saidseen.show.claim_wording import places_words, side_of, who_of
from saidseen.show.pages.entries import ClaimEntry

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class WordIndex:
    """Each word with the numbers of the claims that have it, in order."""

    def __init__(self) -> None:
        self._claims: dict[str, array[int]] = {}

    def add(self, number: int, texts: Iterable[str | None]) -> None:
        """Note the words of the claim with that number; numbers come in order."""
        for word in {word for text in texts for word in words_of(text)}:
            self._claims.setdefault(word, array("l")).append(number)

    def record(self, entries: Sequence[ClaimEntry]) -> dict[str, Any]:
        """What a page needs: the claims, the words in the order of their UTF-16 units, and for each word the steps from
        one of its claims to the next, in base 36."""
        words = sorted(self._claims, key=lambda word: word.encode("utf-16-be"))
        return {
            "claims": [[e.file, e.title, e.status, e.summary, e.owed.words, e.id] for e in entries],
            "words": " ".join(words),
            "where": " ".join(_steps(self._claims[word]) for word in words),
        }


def words_of(text: str | None) -> list[str]:
    """The words of a text without case, accents and marks."""
    if not text:
        return []
    if not text.isascii():
        bare = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in bare if not unicodedata.category(c).startswith("M"))
    return [word[:LONGEST] for word in (folded(text.replace("_", " ")) or "").split()]


def texts_of(claim: Claim) -> Iterator[str | None]:
    """What a claim is found by: its id and title, who speaks, for which sides, places, the words of statements, and the
    titles and outlets of their stories."""
    yield from (claim.id, claim.title, *places_words(claim.places))
    for origin in (*claim.origins, *claim.others):
        yield from (origin.speaker, side_of(origin), origin.side if is_state(origin.side or "") else None)
    for member in (*claim.said, *claim.beside):
        statement = member.said.statement
        yield from (who_of(member), member.said.source.title, member.said.source.outlet)
        yield from (passage.text for passage in (statement.source, statement.cue, statement.content) if passage)
        yield from (name for place in statement.places for name in (place.text, place.name))


def _steps(numbers: Iterable[int]) -> str:
    last, steps = 0, []
    for number in numbers:
        steps.append(_in_36(number - last))
        last = number
    return ",".join(steps)


def _in_36(number: int) -> str:
    out = ""
    while True:
        number, digit = divmod(number, 36)
        out = _DIGITS[digit] + out
        if not number:
            return out
