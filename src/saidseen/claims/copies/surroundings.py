"""What one outlet puts around all its stories: its own description, lists of other stories, who to follow."""

from __future__ import annotations

import numpy as np

from saidseen.claims.copies.prepared import Prepared
from saidseen.claims.copies.runs import Run, runs
from saidseen.reading.outlets import plain

EDGE = 0.35  # part of a story at its end that may be surroundings
HALF = 0.5
SIGN = 6  # words that may follow them
HEAD = 0.15  # and at its beginning


def without_surroundings(a: Prepared, b: Prepared) -> tuple[Prepared, Prepared]:
    """Words that two stories of one outlet share at the end or the start of both are that outlet's, and no copy.

    Where more than half of the shorter story stands in the other, it is the story itself that they share.
    """
    if not a.story.outlet or plain(a.story.outlet) != plain(b.story.outlet or ""):
        return a, b
    if len(a) < len(b):
        return without_surroundings(b, a)[::-1]
    found = runs(a, b)
    edge = [run for run in found if _at_edge(a, b, run)]
    if not edge or sum(run.size for run in found) > HALF * len(b):
        return a, b
    for_a, for_b = np.zeros(len(a), np.bool_), np.zeros(len(b), np.bool_)
    for run in edge:
        for_a[run.a : run.a + run.size] = True
        for_b[run.b : run.b + run.size] = True
    return a.without(for_a), b.without(for_b)


def _at_edge(a: Prepared, b: Prepared, run: Run) -> bool:
    """Whether a run stands in the last third, ends as both end, or stands at the very beginning of both stories."""
    after = max(len(a) - run.a - run.size, len(b) - run.b - run.size)
    return (
        (run.a >= (1 - EDGE) * len(a) and run.b >= (1 - EDGE) * len(b))
        or after <= SIGN
        or (run.a + run.size <= HEAD * len(a) and run.b + run.size <= HEAD * len(b))
    )
