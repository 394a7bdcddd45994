"""Where a story tells of somebody else, or says outright that it was not so: two rules on a verdict that agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saidseen.claims.check.judge import Verdict
from saidseen.claims.check.question import LONGEST, Question, parts, question
from saidseen.claims.check.words import content
from saidseen.records import Reading, Statement

EITHER = 0.5  # the score of a stance that a rule gives against the model, at most
DEED = 0.5  # a statement that has so much of the sentence's words, names left out, speaks of the same deed


def corrected(verdict: Verdict, reading: Reading) -> Verdict:
    """A verdict that agrees, made one that disagrees or discusses where a rule holds; any other as it is."""
    if verdict.stance != "agree":
        return verdict
    day = (reading.document.published or "")[:10] or None
    asked = question(verdict.sentence, day)
    against = denied(asked, reading, day)
    if against:
        return replace(verdict, stance="disagree", score=min(verdict.score, EITHER), statements=(against.id,))
    shown = [one for one in reading.statements if one.id in verdict.statements]
    if another_does(asked, shown, day):
        return replace(verdict, stance="discuss", score=min(verdict.score, EITHER))
    return verdict


def another_does(asked: Question, shown: Sequence[Statement], day: str | None) -> bool:
    """All statements shown begin with others than those who do it, and do not name these."""
    doers, found = asked.parts.doers, [parts(one.content.text[:LONGEST], day) for one in shown]
    return bool(doers and found) and all(one.leads and not doers & one.codes for one in found)


def denied(asked: Question, reading: Reading, day: str | None) -> Statement | None:
    """The one statement that speaks of the deed is negative and names nobody, in a story that names those who do it."""
    doers = asked.parts.doers
    if asked.turned or not doers or not doers <= parts(reading.document.text[:LONGEST], day).codes:
        return None
    same = [one for one in reading.statements if _share(asked, one) >= DEED]
    if len(same) != 1 or same[0].polarity != "negative" or parts(same[0].content.text[:LONGEST], day).actors:
        return None
    return same[0]


def _share(asked: Question, statement: Statement) -> float:
    """The share of the sentence's words, names left out, that a statement's content has, by how rare they are."""
    stems, whole = set(content(statement.content.text)), float(asked.weights.sum())
    found = sum(float(w) for s, w in zip(asked.stems, asked.weights, strict=True) if s in stems)
    return found / whole if whole else 0.0
