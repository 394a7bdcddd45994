"""Which side a statement takes towards a sentence that it is about: a few rules, each one plain sentence."""

from __future__ import annotations

from enum import StrEnum

from saidseen.claims.check.words import FAMILIES, families, words
from saidseen.records import Act, Statement


class Side(StrEnum):
    """What a statement does to a sentence that it is about."""

    FOR = "for"
    AGAINST = "against"
    DOUBTS = "doubts"
    OPEN = "open"


_TURNS = frozenset(FAMILIES.index(name) for name in ("refute", "negate"))
_DOUBT = frozenset((FAMILIES.index("doubt"),))


def side_of(statement: Statement, sentence: str) -> Side:
    """The side by the first rule that holds: withheld, denied, doubted, contrary, said as so, else open."""
    if statement.act in (Act.WITHHOLD, Act.ASK):
        return Side.OPEN
    if denies(statement):
        return Side.FOR if turned(sentence) else Side.AGAINST
    if doubts(statement):
        return Side.DOUBTS
    if contrary(statement, sentence):
        return Side.AGAINST
    return Side.FOR if statement.act in (Act.ASSERT, Act.AGREE, Act.PROMISE, Act.ACCUSE) else Side.OPEN


def denies(statement: Statement) -> bool:
    """Whoever denies or rejects it is against it."""
    return statement.act in (Act.DENY, Act.REJECT)


def doubts(statement: Statement) -> bool:
    """Whoever calls it doubtful, or will believe it when they see it, doubts it."""
    text = f"{statement.cue.text if statement.cue else ''} {statement.content.text}"
    return has(text, _DOUBT) or (statement.cue is not None and "believe" in words(statement.content.text))


def contrary(statement: Statement, sentence: str) -> bool:
    """A negative statement is against a sentence that is not negative, and the other way round."""
    negative = statement.polarity == "negative" or has(statement.content.text, frozenset((0,)))
    return negative != turned(sentence)


def turned(sentence: str) -> bool:
    """Whether a sentence itself says that something is not so, by words such as "not", "no" or "fake"."""
    return has(sentence, _TURNS)


def has(text: str, wanted: frozenset[int]) -> bool:
    """Whether a text has a word of one of the families, given by their place in FAMILIES."""
    table = families()
    return any(not wanted.isdisjoint(table.get(word, ())) for word in words(text))
