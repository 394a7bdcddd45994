"""Runs of the same words in two stories."""

from __future__ import annotations

from typing import NamedTuple

from saidseen.claims.copies.prepared import Prepared

RUN = 8  # words in a row that are a run, at least
_PLACES = 16  # places of the same five words that are tried


class Run(NamedTuple):
    """The same `size` words from word `a` of one story and word `b` of the other."""

    a: int
    b: int
    size: int


def runs(a: Prepared, b: Prepared) -> list[Run]:
    """The longest runs of at least eight words of `b` that stand in `a`, in order of `b` and apart in `b`."""
    places = a.seed_places
    if places.keys().isdisjoint(b.seed_places):
        return []
    found: list[Run] = []
    done = 0
    for at, seed in enumerate(b.seeds):
        if at < done or seed not in places:
            continue
        run = max((_extended(a, b, start, at) for start in places[seed][:_PLACES]), key=lambda r: r.size)
        if run.size >= RUN:
            found.append(run)
            done = at + run.size
    return found


def _extended(a: Prepared, b: Prepared, start: int, at: int) -> Run:
    """The run that begins at word `start` of `a` and word `at` of `b`."""
    size, most = 0, min(len(a) - start, len(b) - at)
    while size < most and a.words[start + size] == b.words[at + size]:
        size += 1
    return Run(start, at, size)
