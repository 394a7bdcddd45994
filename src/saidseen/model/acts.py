"""The acts: what a speaker does by saying something, a row each with what follows from it.

Rooms ask an act for its properties; the words that tell it stand in reading/acts/lexicon.toml, what it means in
docs/words.md. A new act is a row here, its words there, and nothing else.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Self


class ActRow(NamedTuple):
    """What follows from an act.

    `did` stands before words that do not tell it ("denied"), `of` before words that only name a thing ("called for");
    `reports` says that something is reported as so or not so, `contradicts` that somebody else's words are turned down,
    `calls` that others are to act, `commits` that the speaker will, `turned` that the content alone would say what the
    speaker does not; `learnt` that the shipped networks were taught it.
    """

    did: str = ""
    of: str = ""
    reports: bool = False
    contradicts: bool = False
    calls: bool = False
    commits: bool = False
    turned: bool = False
    learnt: bool = True


class Act(StrEnum):
    """What a speaker does by saying it (docs/words.md)."""

    row: ActRow

    def __new__(cls, value: str, row: ActRow = ActRow()) -> Self:  # noqa: B008 - a row is a constant
        act = str.__new__(cls, value)
        act._value_, act.row = value, row
        return act

    ASSERT = "assert", ActRow(of="spoke of", reports=True)
    DENY = "deny", ActRow("denied", reports=True, contradicts=True, turned=True)
    DEMAND = "demand", ActRow("demanded", "called for", calls=True)
    REJECT = "reject", ActRow("rejected", contradicts=True, turned=True)
    OFFER = "offer", ActRow("offered", commits=True)
    PROMISE = "promise", ActRow("promised", commits=True)
    ACCUSE = "accuse", ActRow("accused", "spoke against", reports=True)
    THREATEN = "threaten", ActRow("threatened")
    ADVISE = "advise", ActRow("advised", calls=True)
    ASK = "ask", ActRow("asked", "asked about", turned=True)
    AGREE = "agree", ActRow("agreed", "spoke for", reports=True)
    EXPECT = "expect", ActRow("expected")
    WITHHOLD = "withhold", ActRow("did not say", "did not speak of", turned=True)
    APOLOGISE = "apologise", ActRow("apologised", "apologised for", learnt=False)
