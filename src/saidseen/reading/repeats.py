"""Which statements of a story only say again what an earlier one of it said: each counts once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import ceil

from saidseen.language.en import grammar, lines
from saidseen.language.en import repeats as en
from saidseen.model.acts import Act
from saidseen.model.reading import Speaker, State, Statement
from saidseen.model.reasons import reason

SHARE = 0.7  # part of the later statement's content words that the earlier one has too, at least
SHARE_WITHHELD = 0.5  # the same where something is withheld, for there the same specifics must be
SHARE_PLAIN = 0.6  # and of its words that are no names: two statements about one person are not yet the same
LOOKED_AT = 64  # earlier statements with the same word that are looked at, the first ones
FEWEST = 2  # content words that a statement must have to be told again
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Said:
    """What is compared of a statement: content words by group or stem, names, numbers, and what is withheld."""

    statement: Statement
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    withheld: frozenset[str]


def repeats_of(statements: Sequence[Statement]) -> dict[str, str]:
    """The id of each statement that only restates an earlier one of the same story, with the id of that one.

    `statements` are those of one story in text order. A chain of restatements leads to its first statement.
    """
    found: dict[str, str] = {}
    shelves: dict[tuple[str, str], _Shelf] = {}
    for statement in statements:
        if statement.source is None:
            continue
        said = _said(statement)
        if len(said.words) < FEWEST:
            continue
        shelf = shelves.setdefault((statement.act, statement.polarity), _Shelf())
        first = next((earlier for earlier in shelf.near(said) if restates(said, earlier)), None)
        if first is None:
            shelf.add(said)
        else:
            found[statement.id] = first.statement.id
    return found


class _Shelf:
    """Statements of one act and polarity by their words, so that a story of many costs no more than they are."""

    def __init__(self) -> None:
        self._said: list[_Said] = []
        self._with: dict[str, list[int]] = {}

    def add(self, said: _Said) -> None:
        for word in said.words:
            self._with.setdefault(word, []).append(len(self._said))
        self._said.append(said)

    def near(self, later: _Said) -> Iterator[_Said]:
        """The statements that may share enough words with `later`, the earliest first: by its rarest words."""
        lists = sorted((self._with.get(word, []) for word in later.words), key=len)
        enough = len(lists) - _needed(later) + 1
        for number in sorted({number for found in lists[:enough] for number in found[:LOOKED_AT]}):
            yield self._said[number]


def _needed(later: _Said) -> int:
    """How many of its content words a statement must share to be a restatement."""
    share = SHARE_WITHHELD if later.statement.act is Act.WITHHOLD else SHARE
    return max(FEWEST, ceil(share * len(later.words)))


def with_repeats(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of one story, each once, those that restate an earlier one marked so."""
    statements = once(statements)
    found = repeats_of(statements)
    why = reason("repeats.restates")
    return tuple(
        replace(s, repeats=found[s.id], why={**s.why, "repeats": why}) if s.id in found else s for s in statements
    )


def once(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement an id, the likeliest of two made of the same words; none lies within itself or one that is gone."""
    best: dict[str, Statement] = {}
    for statement in statements:
        if statement.id not in best or statement.score > best[statement.id].score:
            best[statement.id] = statement
    return tuple(
        s if s.within is None or (s.within in best and s.within != s.id) else replace(s, within=None)
        for s in best.values()
    )


def restates(later: _Said, earlier: _Said) -> bool:
    """A statement restates an earlier one of the same speaker, act and polarity whose content it says again."""
    one, two = later.statement, earlier.statement
    if one.content.start < two.content.end and two.content.start < one.content.end:
        return False
    return _same_content(later, earlier) and _brings_nothing(later, earlier) and same_speaker(one, two)


def _same_content(later: _Said, earlier: _Said) -> bool:
    """Most content words of the later statement stand in the earlier one, a synonym for a word."""
    common = len(later.words & earlier.words)
    if later.statement.act is Act.WITHHOLD:
        return later.withheld == earlier.withheld and common >= max(_needed(later), len(earlier.words) / 2)
    plain = later.words - later.names
    said_again = len(plain & earlier.words) >= SHARE_PLAIN * len(plain)
    return said_again and common >= _needed(later) and 3 * common >= len(earlier.words)


def _brings_nothing(later: _Said, earlier: _Said) -> bool:
    """A restatement brings no name and no number that the earlier statement did not have."""
    return later.numbers <= earlier.numbers and later.names <= earlier.names | earlier.words


def same_speaker(one: Statement, two: Statement) -> bool:
    """Two statements are of one speaker where the name is the same, or both are of one country's armed forces.

    Where no speaker is known the words of the source must be the same, and no pronoun.
    """
    a, b = one.speaker, two.speaker
    if a is None or b is None or a.name is None or b.name is None:
        return _source(one) == _source(two) and _source(one) not in en.PRONOUNS and _unnamed(a) == _unnamed(b)
    if a.name == b.name:
        return a.country == b.country and a.organisation == b.organisation
    return a.country is not None and a.country == b.country and _armed(a) and _armed(b)


def _armed(speaker: Speaker) -> bool:
    """A defence ministry, an army and armed forces are one voice; a person is not the voice of the whole."""
    return en.ARMED.search(speaker.name or "") is not None


def _unnamed(speaker: Speaker | None) -> tuple[str | None, ...]:
    return (None, None, None) if speaker is None else (speaker.name, speaker.country, speaker.organisation)


def _source(statement: Statement) -> str:
    """The words of the source in small letters, without an article."""
    words = statement.source.text.lower().split() if statement.source else []
    return " ".join(words[1:] if words[:1] in en.ARTICLES else words)


def _said(statement: Statement) -> _Said:
    """What is compared of a statement."""
    words: set[str] = set()
    names: set[str] = set()
    numbers: set[str] = set()
    for match in _WORD.finditer(statement.content.text):
        word = match.group()
        if word[0].isdigit():
            numbers.add(word)
            words.add(word)
        elif key := _key(word.lower().replace("’", "'")):
            words.add(key)
            if word[0].isupper() and match.start() > 1:
                names.add(key)
    withheld = frozenset(k for k, s in statement.specifics.items() if s.state is State.WITHHELD)
    return _Said(statement, frozenset(words), frozenset(names), frozenset(numbers), withheld)


@lru_cache(2**14)
def _key(word: str) -> str | None:
    """The group of synonyms that a word stands in, else its stem; None for a word that holds a sentence together."""
    word = word.removesuffix(grammar.GENITIVE)
    if word in _function_words() or len(word) < 2:
        return None
    group = _groups().get(word)
    if group is not None:
        return group
    for ending in en.ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: len(word) - len(ending)]
    return word


@cache
def _groups() -> dict[str, str]:
    """The words of repeats.txt, each with the first word of its line in capitals."""
    rows = [line.split() for line in _lines() if not line.startswith("-")]
    return {word: row[0].upper() for row in rows for word in row}


@cache
def _function_words() -> frozenset[str]:
    """Words without a content of their own: the lines of repeats.txt that begin with a minus sign."""
    return frozenset(word for line in _lines() if line.startswith("-") for word in line[1:].split())


@cache
def _lines() -> tuple[str, ...]:
    """The lines of repeats.txt."""
    return tuple(lines("repeats.txt"))
