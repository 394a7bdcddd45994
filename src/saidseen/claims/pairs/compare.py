"""The chances of many pairs at once: what chance.py and likeness.py say of two, in whole columns.

Whatever is summed is summed in whole numbers and the outcome is rounded, so that the chance of a pair is of these two
alone, to the letter, whichever others they are asked with.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from saidseen.claims import likeness
from saidseen.claims.likeness import FEATURES
from saidseen.claims.pairs.apart import HALF, WHOLE, far_off
from saidseen.claims.pairs.chance import FAR, near, weights
from saidseen.claims.pairs.columns import UNDATED, Columns, Floats, Numbers, RowTokens, reach
from saidseen.model.claim import HEADLINE, LEAD

STEPS = 2**20
"""Steps between 0 and 1 to which a chance is rounded: sums of such are exact in whatever order they are made."""
_LEAST = math.log(1e-4 / (1 - 1e-4))  # the logit that a likeness counts at least

Truths = npt.NDArray[np.bool_]
Pairs = tuple[Numbers, Numbers, Floats]


def chances(columns: Columns, ours: Numbers, theirs: Numbers, least: float, inside: float) -> Pairs:
    """Pairs of a row of ours and an earlier row of theirs that count, and how likely each is of one proposition.

    `least` is the chance from which on a pair counts, `inside` one of two statements of one story. Both are rows in
    order; those of a pair lie near each other, and their stories are at most FAR days apart.
    """
    cosines = columns.cosines(ours, theirs)
    day = columns.of("day")
    apart = np.abs(np.subtract.outer(day[ours], day[theirs]))
    mine, other = np.nonzero((cosines >= np.float32(near())) & (apart <= FAR) & (theirs[None, :] < ours[:, None]))
    a, b = ours[mine], theirs[other]
    offset, by_cosine, by_rules, by_far_off, by_others, by_story = weights()  # the last three take away
    logit = offset + by_cosine * cosines[mine, other].astype(np.float64)
    # What two name can add no more than a likeness of nearly 1 does.
    open_ = logit + abs(by_rules * _LEAST / 4) >= _logit(least) - 1e-3
    a, b, logit = a[open_], b[open_], logit[open_]
    logit = logit + by_rules * rules(columns, a, b) / 4
    logit = logit + by_far_off * far_off(columns.spots(a), columns.spots(b)) + by_others * _others(columns, a, b)
    logit = logit + by_story * _one_story(columns, a, b)
    found = np.rint(STEPS / (1 + np.exp(-np.clip(logit, -30, 30)))) / STEPS
    document = columns.of("document")
    counts = found >= np.where(document[a] == document[b], inside, least)
    return a[counts], b[counts], found[counts]


def _logit(chance: float) -> float:
    return math.log(chance / (1 - chance)) if chance > 0 else -math.inf


def rules(columns: Columns, a: Numbers, b: Numbers) -> Floats:
    """The likeness of what the statements of each pair name, as a logit between those of 0.0001 and 0.9999."""
    gap = _apart(columns, a, b)
    out = np.full(len(a), _LEAST)
    close = gap <= reach(columns, a, b)
    if close.any():
        found = _likeness(columns, a[close], b[close], np.maximum(gap[close], 0))
        out[close] = np.clip(found, _LEAST, -_LEAST)
    return out


def _apart(columns: Columns, a: Numbers, b: Numbers) -> Numbers:
    """Days between what two statements are about, -1 where one has none."""
    first, last = columns.of("first"), columns.of("last")
    gap = np.maximum(0, np.maximum(first[a] - last[b], first[b] - last[a]))
    return np.where((first[a] == UNDATED) | (first[b] == UNDATED), -1, gap)


def _likeness(columns: Columns, a: Numbers, b: Numbers, gap: Numbers) -> Floats:
    """likeness.likeness as a logit, of pairs that are near enough in time."""
    learnt, offset = likeness.learnt()
    one, two = columns.of("numbers")[a], columns.of("numbers")[b]
    figures = _some(columns.numbers, (one > 0) & (two > 0), a, b)
    like, short = _stories(columns, a, b)
    out = np.full(len(a), offset)
    for weight, values in zip(learnt, _features(columns, a, b, like, figures), strict=True):
        out += weight * values
    out += _by_kind(columns, a, b) - 0.06 * gap
    kind, toll = columns.of("kind"), columns.of("toll")
    tolls = (gap > 0) & (toll[a] > 0) & (toll[b] > 0)
    other = 1.5 * ((kind[a] == kind[b]) & ((figures != one) | (figures != two))) + 1.0 * ((gap > 1) & (figures == 0))
    out -= np.where(tolls, other, 0.0)
    out -= np.where(short, likeness.SHORT_COST, 0.0)
    return out


def _features(columns: Columns, a: Numbers, b: Numbers, like: Floats, figures: Numbers) -> list[Floats]:
    """What the statements of each pair share, in the order of FEATURES."""
    out: dict[str, Floats] = {"story": like}
    words, names = (getattr(columns, which).shared(a, b) / WHOLE for which in ("words", "names"))
    sums = {which: columns.of(f"{which} sum") / WHOLE for which in ("words", "names")}
    out["words"] = _dice(words, sums["words"][a], sums["words"][b])
    least = np.minimum(sums["words"][a], sums["words"][b])
    out["held"] = np.divide(words, least, out=np.zeros(len(a)), where=least > 0)
    out["shared"], out["names shared"] = np.minimum(words, 30.0) / 10, np.minimum(names, 20.0) / 10
    out["names"] = _dice(names, sums["names"][a], sums["names"][b])
    out["names apart"] = (names == 0) & _both(columns, "names", a, b)
    out["numbers"] = np.minimum(figures, 2) / 2
    out["numbers apart"] = (figures == 0) & _both(columns, "numbers", a, b)
    count = columns.of("words")
    out["length"] = np.minimum(count[a], count[b]) / 10
    return [np.asarray(out[name], dtype=np.float64) for name in FEATURES]


def _both(columns: Columns, which: str, a: Numbers, b: Numbers) -> Truths:
    """Whether both statements of each pair have some."""
    count = columns.of(which)
    return (count[a] > 0) & (count[b] > 0)


def _stories(columns: Columns, a: Numbers, b: Numbers) -> tuple[Floats, Truths]:
    """How like the stories of each pair are, and whether one of two is a headline or little more."""
    story, document, count = columns.of("story"), columns.of("document"), columns.of_stories("count")
    one, of_one = np.unique(story[a], return_inverse=True)
    two, of_two = np.unique(story[b], return_inverse=True)
    sums = columns.of_stories("sum")
    table = _dice(columns.stories.between(one, two) / WHOLE, sums[one][:, None] / WHOLE, sums[two][None, :] / WHOLE)
    like = table[of_one, of_two]
    same = document[a] == document[b]
    short = ~same & (np.minimum(count[story[a]], count[story[b]]) < likeness.SHORT)
    like = np.where(short, np.minimum(like, likeness.SHORT_STORY), like)
    return np.where(same, likeness.SAME_STORY, like), short


def _by_kind(columns: Columns, a: Numbers, b: Numbers) -> Floats:
    """likeness._by_kind of each pair."""
    kind = columns.of("kind")
    one, two = kind[a], kind[b]
    same = (one == two) & (one > 0)
    out = np.where(one == two, 0.0, np.where((one > 0) & (two > 0), -1.5, -0.3))
    for which, yes, no in (("subjects", 0.8, -1.5), ("places", 0.5, -1.0)):
        both = same & _both(columns, which, a, b)
        shared = _some(getattr(columns, which), both, a, b)
        out += np.where(shared > 0, yes, np.where(both, no, 0.0))
    return out


def _others(columns: Columns, a: Numbers, b: Numbers) -> Truths:
    """Whether each statement of a pair names a side that the other does not."""
    count = columns.of("parties")
    shared = _some(columns.parties, _both(columns, "parties", a, b), a, b)
    return (count[a] > shared) & (count[b] > shared)


def _one_story(columns: Columns, a: Numbers, b: Numbers) -> Truths:
    """Whether both statements of a pair stand in one story, and apart.goes_on."""
    document, part = columns.of("document"), columns.of("part")
    out = np.zeros(len(a), np.bool_)
    at = np.flatnonzero((document[a] == document[b]) & (part[a] * part[b] != HEADLINE * LEAD))
    if len(at):
        out[at] = _goes_on(columns, a[at], b[at])
    return out


def _goes_on(columns: Columns, a: Numbers, b: Numbers) -> Truths:
    """apart.goes_on of pairs of which none is a headline with what comes right behind it."""
    kind, toll, negative = columns.of("kind"), columns.of("toll"), columns.of("negative")
    figures = _some(columns.numbers, _both(columns, "numbers", a, b), a, b)
    act = (kind[a] == kind[b]) & (kind[a] > 0) & (toll[a] == 0)
    sides = _some(columns.subjects, act & _both(columns, "subjects", a, b), a, b)
    sums = columns.of("words sum")
    least, other = np.minimum(sums[a], sums[b]), negative[a] != negative[b]
    shared = _some(columns.words, other & (least > 0), a, b)
    turned = other & (least > 0) & (shared >= HALF * least)
    out: Truths = (figures == 0) & (sides == 0) & ~turned
    return out


def _some(tokens: RowTokens, chosen: Truths, a: Numbers, b: Numbers) -> Numbers:
    """How many tokens the statements of the chosen pairs share; 0 for the others."""
    out = np.zeros(len(a), np.int64)
    at = np.flatnonzero(chosen)
    if len(at):
        out[at] = tokens.shared(a[at], b[at])
    return out


def _dice(shared: Floats, one: Floats, two: Floats) -> Floats:
    whole = one + two
    return np.divide(2 * shared, whole, out=np.zeros(whole.shape), where=whole > 0)
