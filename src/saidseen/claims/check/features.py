"""What is measured of a sentence and a story together: numbers that mean the same whatever the two are about."""

from __future__ import annotations

import numpy as np

from saidseen.claims.check.prepared import TRAITS, Asked, Floats, PreparedStory, Units
from saidseen.claims.check.sides import SentenceSide, side
from saidseen.claims.check.words import FAMILIES
from saidseen.language.en import questions as en

LEAD = 3  # sentences of a story's opening
NEAR, NEAR_BEST = 0.4, 0.75  # statements that are about the sentence: so like it, and so much of the likest's weight
SIDES = ("for", "for, the outlet", "against", "doubts", "open")

_LIKENESS = ("max", "second", "third", "mean", "first", "lead")


def names() -> list[str]:
    """The name of every feature, in order."""
    asked = [f"asked {family}" for family in FAMILIES] + [
        "asked words", "asked rareness", "asked ?", "asked :", "asked quotes", "asked digits", "asked first person"
    ]  # fmt: skip
    likeness = [f"{kind} {way}" for kind in ("share", "cosine", "both") for way in _LIKENESS]
    story = [
        "story sentences",
        "story words",
        "story share",
        "story pairs",
        "story top gap",
        "best place",
        "digits met",
    ]
    met = [f"{where} {family}" for where in ("met", "best", "opening", "whole") for family in FAMILIES]
    said = [f"said {way} {trait}" for way in ("most", "mean") for trait in TRAITS]
    sides = [f"side {way} {kind}" for way in ("most", "share") for kind in SIDES]
    return [*asked, *likeness, *story, *met, *said, "said best", "said count", *sides]


def features(asked: Asked, story: PreparedStory) -> Floats:
    """The features of one pair, one number each, in the order of `names`."""
    share = shares(asked, story.sentences)
    cosine: Floats = story.vectors @ asked.vector
    both = relevance(asked, story, share, cosine)
    return np.concatenate((
        _of_asked(asked),
        _likeness(share), _likeness(cosine), _likeness(both),
        _of_story(asked, story, both),
        _words_met(story, both),
        _said(asked, story, both),
    )).astype(np.float32)  # fmt: skip


def relevance(asked: Asked, story: PreparedStory, share: Floats | None = None, cosine: Floats | None = None) -> Floats:
    """How much each sentence of a story is about the sentence asked, 0 to 1: shared words and likeness, by halves."""
    share = shares(asked, story.sentences) if share is None else share
    cosine = (story.vectors @ asked.vector).astype(np.float32) if cosine is None else cosine
    half: Floats = (share + np.maximum(cosine, np.float32(0))) / np.float32(2)
    return half


def shares(asked: Asked, units: Units) -> Floats:
    """For each unit the share of the sentence's words that it has, weighed by how rare they are: 0 to 1."""
    found = np.zeros(units.count, np.float32)
    for stem, weight in zip(asked.stems, asked.weights, strict=True):
        places = units.index.get(stem)
        if places is not None:
            found[places] += weight
    share: Floats = found / np.maximum(asked.weights.sum(), np.float32(1e-6))
    return share


def _of_asked(asked: Asked) -> Floats:
    """What the sentence itself shows."""
    text = asked.text
    quotes = sum(text.count(mark) for mark in "\"“”‘'")
    rest = [
        len(asked.stems),
        float(asked.weights.mean()) if len(asked.stems) else 0.0,
        "?" in text,
        ":" in text,
        quotes,
        any(c.isdigit() for c in text),
        any(word in en.SPEAKER_WORDS for word in (f" {w} " for w in text.lower().split())),
    ]
    return np.concatenate((asked.families, np.array(rest, np.float32)))


def _likeness(values: Floats) -> Floats:
    """The three highest of a story's sentences, their mean, the first's and the opening's highest."""
    if not len(values):
        return np.zeros(len(_LIKENESS), np.float32)
    top = np.sort(values)[::-1][:3]
    top = np.pad(top, (0, 3 - len(top)))
    return np.array([*top, values.mean(), values[0], values[:LEAD].max()], np.float32)


def _of_story(asked: Asked, story: PreparedStory, both: Floats) -> Floats:
    """What the story as a whole has of the sentence."""
    total = np.maximum(asked.weights.sum(), np.float32(1e-6))
    here = sum(
        float(w) for s, w in zip(asked.stems, asked.weights, strict=True) if s in story.sentences.index
    )  # the share of the sentence's words anywhere in the story
    digits = [s for s in asked.stems if s[0].isdigit()]
    found = sum(s in story.sentences.index for s in digits)
    best = int(both.argmax()) if len(both) else 0
    return np.array([
        len(both), story.length,
        here / total,
        len(asked.pairs & story.pairs) / max(1, len(asked.pairs)),
        both.max() - both.mean() if len(both) else 0.0,
        best / max(1, len(both)),
        found / len(digits) if digits else -1.0,
    ], np.float32)  # fmt: skip


def _words_met(story: PreparedStory, both: Floats) -> Floats:
    """Word families where the story meets the sentence, in the best sentence, in its opening, and on the whole."""
    table = story.sentences.traits
    if not len(both):
        return np.zeros(4 * len(FAMILIES), np.float32)
    weights = both**3 + np.float32(1e-6)
    met = (weights / weights.sum()) @ table
    return np.concatenate((met, table[both.argmax()], table[:LEAD].sum(axis=0), table.mean(axis=0)))


def _said(asked: Asked, story: PreparedStory, both: Floats) -> Floats:
    """What those do who speak of it: of every trait the weight of its likest statement, and the weighted mean."""
    if not story.statements.count:
        return np.zeros(2 * len(TRAITS) + 2 + 2 * len(SIDES), np.float32)
    weights = likeness(asked, story, both)
    most = (weights[:, None] * story.statements.traits).max(axis=0)
    shared = weights**3 + np.float32(1e-6)
    mean = (shared / shared.sum()) @ story.statements.traits
    rest = np.array([weights.max(), story.statements.count], np.float32)
    return np.concatenate((most, mean, rest, _sides(asked, story, weights)))


def sided(asked: Asked, story: PreparedStory) -> list[str]:
    """For each statement of a story the one of SIDES that it takes towards the sentence."""
    found = []
    for stands, statement in zip(story.standings, story.reading.statements, strict=True):
        taken = side(stands, asked.turned)
        found.append("for, the outlet" if taken is SentenceSide.FOR and statement.outlet_own else str(taken))
    return found


def _sides(asked: Asked, story: PreparedStory, weights: Floats) -> Floats:
    """For each of SIDES the weight of its likest statement, and its share of the weight of the likest statements."""
    near = np.where(weights >= np.maximum(NEAR, NEAR_BEST * weights.max()), weights, 0)
    total = np.maximum(near.sum(), np.float32(1e-6))
    found = np.zeros((2, len(SIDES)), np.float32)
    for one, weight, part in zip(sided(asked, story), weights, near / total, strict=True):
        place = SIDES.index(one)
        found[0, place] = max(found[0, place], weight)
        found[1, place] += part
    return found.reshape(-1)


def likeness(asked: Asked, story: PreparedStory, both: Floats) -> Floats:
    """How much each statement is about the sentence, 0 to 1: its own words and the sentence it stands in, by halves."""
    weights: Floats = (shares(asked, story.statements) + both[story.home]) / np.float32(2)
    return weights


def meanings(asked: Asked, story: PreparedStory) -> Floats:
    """The meaning of a sentence and a story side by side (6 x 384), from the vectors of the reader's own encoder.

    The sentence; the story where it meets the sentence; the whole story; its opening; the first two multiplied (times
    eight, to be of one size) and the distance between them.
    """
    if not len(story.spans):
        return np.zeros(6 * asked.vector.size, np.float32)
    weights = relevance(asked, story) ** 3 + np.float32(1e-6)
    met = (weights / weights.sum()) @ story.vectors
    whole, opening = story.vectors.mean(axis=0), story.vectors[:LEAD].mean(axis=0)
    apart = np.abs(asked.vector - met)
    return np.concatenate((asked.vector, met, whole, opening, asked.vector * met * 8, apart)).astype(np.float32)
