"""Which side a statement takes towards a sentence that it is about: a few rules, each one plain sentence."""

from __future__ import annotations

from enum import StrEnum

from saidseen.claims.check.words import FAMILIES, families, words
from saidseen.language.en import questions as en
from saidseen.model.acts import Act
from saidseen.model.reading import Statement


class SentenceSide(StrEnum):
    """What a statement does to a sentence that it is about."""

    FOR = "for"
    AGAINST = "against"
    DOUBTS = "doubts"
    OPEN = "open"


class StandsTo(StrEnum):
    """How a statement stands to what it speaks of, whatever sentence it is held against."""

    SO = "so"
    NOT_SO = "not so"
    DOUBTS = "doubts"
    OPEN = "open"


_NOT = frozenset(FAMILIES.index(name) for name in ("refute", "negate", "deny"))
_REFUTES = frozenset((FAMILIES.index("refute"),))
_DOUBT = frozenset((FAMILIES.index("doubt"),))
_SAYS_SO = (Act.ASSERT, Act.AGREE, Act.PROMISE, Act.ACCUSE)


def side_of(statement: Statement, sentence: str) -> SentenceSide:
    """The side of a statement towards a sentence."""
    return side(standing(statement), turned(sentence))


def side(stands: StandsTo, against: bool) -> SentenceSide:
    """Who says that it is so is for a sentence, unless the sentence says that it is not so; and the other way round."""
    if stands is StandsTo.SO:
        return SentenceSide.AGAINST if against else SentenceSide.FOR
    if stands is StandsTo.NOT_SO:
        return SentenceSide.FOR if against else SentenceSide.AGAINST
    return SentenceSide.DOUBTS if stands is StandsTo.DOUBTS else SentenceSide.OPEN


def standing(statement: Statement) -> StandsTo:
    """How a statement stands, by the first rule that holds: withheld, denied, doubted, negative, says so; else open."""
    if withholds(statement):
        return StandsTo.OPEN
    if denies(statement):
        return StandsTo.NOT_SO
    if doubts(statement):
        return StandsTo.DOUBTS
    if negative(statement):
        return StandsTo.NOT_SO
    return StandsTo.SO if says_so(statement) else StandsTo.OPEN


def withholds(statement: Statement) -> bool:
    """Whoever asks, or does not say, takes no side."""
    return statement.act in (Act.WITHHOLD, Act.ASK)


def denies(statement: Statement) -> bool:
    """Whoever denies or rejects it says that it is not so, unless it is the content alone that speaks of doubt."""
    if not statement.act.row.contradicts:
        return False
    cue = statement.cue
    return cue is None or has(cue.text, _NOT) or not has(statement.content.text, _DOUBT)


def doubts(statement: Statement) -> bool:
    """Whoever calls it doubtful, or will believe it when they see it, doubts it."""
    text = f"{statement.cue.text if statement.cue else ''} {statement.content.text}"
    return has(text, _DOUBT) or (statement.cue is not None and en.BELIEVE in words(statement.content.text))


def negative(statement: Statement) -> bool:
    """A negative statement, or one that calls something false or a hoax, says that it is not so."""
    return statement.polarity == "negative" or has(statement.content.text, _REFUTES)


def says_so(statement: Statement) -> bool:
    """Whoever asserts, agrees, promises or accuses says that it is so."""
    return statement.act in _SAYS_SO


def turned(sentence: str) -> bool:
    """A sentence says itself that something is not so by words such as "not", "no", "denies" or "fake"."""
    return has(sentence, _NOT)


def has(text: str, wanted: frozenset[int]) -> bool:
    """Whether a text has a word of one of the families, given by their place in FAMILIES."""
    table = families()
    return any(not wanted.isdisjoint(table.get(word, ())) for word in words(text))
