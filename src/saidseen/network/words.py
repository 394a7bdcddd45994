"""The pieces of a sentence's words, each word looked up once: the tokeniser itself takes five times as long."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

KEPT = 50_000  # words whose pieces are remembered, at most
LONG = 24  # letters; a longer word is not remembered
# Texts of these characters only are cut into words here, as the tokeniser does: runs of letters and digits, and marks.
_PLAIN = re.compile(r"[\t\n\r -~“”‘’–—…]*")
_WORD = re.compile(r"[A-Za-z0-9]+|[!-/:-@\[-`{-~“”‘’–—…]")
_SPECIAL = re.compile(r"\[(?:PAD|UNK|CLS|SEP|MASK)\]")  # pieces of the tokeniser's own
_HALF = re.compile("[\ud800-\udfff]")  # halves of surrogate pairs, which the tokeniser does not take


@dataclass(slots=True)
class Encoded:
    """A string's pieces: ids, capital flags, where each starts and ends (code points), whether it begins a word."""

    ids: list[int] = field(default_factory=list)
    capitals: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, other: Encoded, at: int) -> None:
        """Add the pieces of a string that stands at `at`."""
        self.ids += other.ids
        self.capitals += other.capitals
        self.starts += [at + s for s in other.starts]
        self.ends += [at + e for e in other.ends]
        self.first += other.first

    def part(self, low: int, high: int) -> Encoded:
        """The pieces `low` to before `high`."""
        return Encoded(
            self.ids[low:high],
            self.capitals[low:high],
            self.starts[low:high],
            self.ends[low:high],
            self.first[low:high],
        )


def capital(word: str) -> int:
    """0 for lower case or no letter, 1 for an initial capital, 2 for capitals only (two letters or more)."""
    if not word or not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


class Words:
    """Cuts strings into pieces with the tokeniser given."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, Encoded] = {}

    def pieces(self, string: str, at: int) -> Encoded:
        """The pieces of a string that stands at `at` in its text."""
        out = Encoded()
        if not _PLAIN.fullmatch(string) or _SPECIAL.search(string):
            out.add(self._encoded(string), at)
            return out
        ids, capitals, starts, ends, first = out.ids, out.capitals, out.starts, out.ends, out.first
        for match in _WORD.finditer(string):
            word = match[0]
            found = self._known.get(word) or self._learnt(word)
            if len(found.ids) == 1:  # quicker than `add`
                start, end = match.span()
                ids.append(found.ids[0])
                capitals.append(found.capitals[0])
                starts.append(at + start)
                ends.append(at + end)
                first.append(True)
            else:
                out.add(found, at + match.start())
        return out

    def _learnt(self, word: str) -> Encoded:
        """A word's pieces, remembered."""
        found = self._encoded(word)
        if len(word) <= LONG and len(self._known) < KEPT:
            self._known[word] = found
        return found

    def _encoded(self, string: str) -> Encoded:
        """A string's pieces as the tokeniser cuts them; offsets are never empty and take combining marks along."""
        found = self._tokenizer.encode(_HALF.sub("\ufffd", string), add_special_tokens=False)
        offsets = found.offsets
        if not string.isascii():
            offsets = [(start, _past_marks(string, end)) for start, end in offsets]
        capitals, first = _flags(string, offsets, found.word_ids)
        return Encoded(found.ids, capitals, [s for s, _ in offsets], [max(e, s + 1) for s, e in offsets], first)


def _past_marks(string: str, end: int) -> int:
    """The end of a piece with the combining marks that follow it, which the tokeniser leaves out."""
    while end < len(string) and unicodedata.category(string[end])[0] == "M":
        end += 1
    return end


def _flags(string: str, offsets: list[tuple[int, int]], words: list[int]) -> tuple[list[int], list[bool]]:
    """The capital flag of every piece's word, and whether the piece begins a word."""
    capitals: list[int] = []
    first: list[bool] = []
    i = 0
    while i < len(words):
        j = i + 1
        while j < len(words) and words[j] == words[i]:
            j += 1
        flag = capital(string[offsets[i][0] : offsets[j - 1][1]])
        capitals += [flag] * (j - i)
        first += [True] + [False] * (j - i - 1)
        i = j
    return capitals, first
