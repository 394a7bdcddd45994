"""Where a story tells of somebody else, says outright that it was not so, or says the very sentence: three rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saidseen.claims.check.judge import StoryVerdict
from saidseen.claims.check.question import LONGEST, CheckQuestion, parts, question
from saidseen.claims.check.words import content
from saidseen.model.acts import Act
from saidseen.model.reading import Reading, Statement

EITHER = 0.5  # the score of a stance that a rule gives against the model, at most
DEED = 0.5  # a statement that has so much of the sentence's words, names left out, speaks of the same deed


def corrected(verdict: StoryVerdict, reading: Reading) -> StoryVerdict:
    """A verdict made one that agrees, disagrees or discusses where a rule holds; any other as it is."""
    if verdict.stance == "unrelated":
        return verdict
    day = (reading.document.published or "")[:10] or None
    asked = question(verdict.sentence, day)
    against = denied(asked, reading, day)
    known = asked.parts.doers <= parts(reading.document.text[:LONGEST], day).codes
    if verdict.stance == "disagree":
        elsewhere = against is not None and not known
        return replace(verdict, stance="discuss", score=min(verdict.score, EITHER)) if elsewhere else verdict
    if against and known:
        return replace(verdict, stance="disagree", score=min(verdict.score, EITHER), statements=(against.id,))
    if verdict.stance == "discuss":
        said = says_so(asked, verdict.sentence, reading, day)
        return replace(verdict, stance="agree", score=EITHER, statements=(said.id,)) if said else verdict
    shown = [one for one in reading.statements if one.id in verdict.statements]
    if against or another_does(asked, shown, day):
        return replace(verdict, stance="discuss", score=min(verdict.score, EITHER))
    return verdict


def another_does(asked: CheckQuestion, shown: Sequence[Statement], day: str | None) -> bool:
    """All statements shown begin with others than those who do it, and do not name these, or only as those to whom it
    is done."""
    doers, found = asked.parts.doers, [parts(one.content.text[:LONGEST], day) for one in shown]
    return bool(doers and found) and all(
        one.leads and (not doers & one.codes or (not doers & one.doers and one.codes == asked.parts.codes))
        for one in found
    )


def says_so(asked: CheckQuestion, sentence: str, reading: Reading, day: str | None) -> Statement | None:
    """The statement that says the very sentence as a fact: all its words in their order, done by the same."""
    if asked.turned or not asked.parts.doers:
        return None
    wanted = content(sentence)
    for one in reading.said:
        plain = one.act in _SAYING and one.polarity == "positive" and not one.hedges
        words = iter(content(one.content.text))
        said = plain and all(stem in words for stem in wanted)
        if said and parts(one.content.text[:LONGEST], day).doers == asked.parts.doers:
            return one
    return None


_SAYING = (Act.ASSERT, Act.ACCUSE, Act.AGREE)


def denied(asked: CheckQuestion, reading: Reading, day: str | None) -> Statement | None:
    """The one statement that speaks of the deed, where it is negative and names nobody."""
    if asked.turned or not asked.parts.doers:
        return None
    same = [one for one in reading.statements if _share(asked, one) >= DEED]
    if len(same) != 1 or same[0].polarity != "negative" or parts(same[0].content.text[:LONGEST], day).actors:
        return None
    return same[0]


def _share(asked: CheckQuestion, statement: Statement) -> float:
    """The share of the sentence's words, names left out, that a statement's content has, by how rare they are."""
    stems, whole = set(content(statement.content.text)), float(asked.weights.sum())
    found = sum(float(w) for s, w in zip(asked.stems, asked.weights, strict=True) if s in stems)
    return found / whole if whole else 0.0
