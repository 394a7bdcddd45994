"""Which statements belong to one claim: a pure function of the statements, whatever order they come in.

Statements are compared that lie near one another by their vectors or share rare words, within a few weeks. How likely
two of them speak of one proposition is learnt (pairs/chance.py), and a group of joined pairs is cut where its parts are
unlike on average, so that one wrong pair does not join two claims.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from saidseen.claims.agglomerate import agglomerate
from saidseen.claims.groups import Group
from saidseen.claims.keys import buckets, keys_of
from saidseen.claims.likeness import Point, days_apart, likeness
from saidseen.claims.pairs.chance import FAR, chance, near
from saidseen.claims.pairs.vectors import unpacked
from saidseen.claims.records import Joint
from saidseen.claims.words import as_written
from saidseen.reading.countries import name_of

Numbers = npt.NDArray[np.int64]
Pair = tuple[int, int]

BLOCK = 512  # points whose vectors are compared with all near them in time at once
UNKNOWN = -1_000_000  # the day of stories that have none
MOST = 4_000_000  # pairs held at once before those that come again are left out
_SPREAD, _MASK = 0x9E3779B97F4A7C15, (1 << 62) - 1
EDGE = 0.25
"""A pair counts from this chance on; one within a story from the first of LEVELS on."""
LEVELS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""What pairs of the first of these chances do not lead between is of two groups; where they lead to a HEAP of
statements, those of the next are asked. So what a story moves stays near, however long a crisis goes on."""
HEAP = 200
CUT = 0.3
"""Two groups are one where their pairs' mean chance reaches this."""
REASONS = 50  # statements back among which the one that another hangs on most is looked for
PLAIN = 2.0  # rarity of words that are named as shared, above
FOLLOWS = "It restates, answers or withholds what this one said."


def link(points: Iterable[Point]) -> list[Group]:
    """The groups of all points, each in order, ordered by their first.

    Two calls with the same points, in whatever order, give the same groups; points that share no word and no kind with
    others change nothing of the others' groups.
    """
    ordered = sorted(points, key=lambda p: p.at)
    alone, follow = heads(ordered)
    edges = {(a, b): c for a, b in candidates(alone) if (c := joined(alone[a], alone[b]))}
    return _with_followers(pair_groups(alone, edges), ordered, follow)


def joined(a: Point, b: Point) -> float:
    """The chance of a pair where it counts, else 0."""
    found = chance(a, b)
    return found if found >= (LEVELS[0] if a.document == b.document else EDGE) else 0.0


def heads(ordered: Sequence[Point]) -> tuple[list[Point], dict[str, str]]:
    """The points that stand for themselves, and for each other one the point that it goes with."""
    inside = {p.id for p in ordered}
    follow: dict[str, str] = {}
    for p in ordered:
        target = p.matter.host or p.repeats
        if target is not None and target in inside and target != p.id and not _leads_back(target, p.id, follow):
            follow[p.id] = target
    return [p for p in ordered if p.id not in follow], follow


def _leads_back(start: str, to: str, follow: dict[str, str]) -> bool:
    """Whether going from one to the one it goes with comes to `to`."""
    while start in follow:
        start = follow[start]
    return start == to


def _with_followers(found: Iterable[Group], ordered: Sequence[Point], follow: dict[str, str]) -> list[Group]:
    """The groups with the statements that go with one of theirs."""
    place = {p.id: n for n, p in enumerate(ordered)}
    groups = [(list(g.ids), list(g.joints)) for g in found]
    home = {identity: n for n, (ids, _) in enumerate(groups) for identity in ids}
    for identity in follow:
        root = identity
        while root in follow:
            root = follow[root]
        ids, joints = groups[home[root]]
        ids.append(identity)
        joints.append(Joint(follow[identity], identity, 1.0, FOLLOWS))
    whole = [Group(tuple(sorted(ids, key=place.__getitem__)), tuple(joints)) for ids, joints in groups]
    return sorted(whole, key=lambda g: place[g.ids[0]])


def pair_groups(points: Sequence[Point], edges: dict[Pair, float]) -> Iterator[Group]:
    """Groups of the points (in order) that pairs of their places join, and every point that none does on its own."""
    for members, tree in gathered(len(points), edges):
        joints = tuple(
            Joint(points[a].id, points[b].id, round(edges[a, b], 3), reason(points[a], points[b])) for a, b in tree
        )
        yield Group(tuple(points[m].id for m in members), joints)


def gathered(size: int, edges: Mapping[Pair, float]) -> Iterator[tuple[list[int], list[Pair]]]:
    """Groups of 0..size-1 by the chances of their pairs, each with the pairs that joined its parts."""
    part = _parts(size, edges)
    return agglomerate(size, {(a, b): score for (a, b), score in edges.items() if part[a] == part[b]}, CUT)


def _parts(size: int, edges: Mapping[Pair, float]) -> list[tuple[int, int]]:
    """The part of each of 0..size-1 that is looked at by itself: a level, and one of those that are together there."""
    out = [(0, 0)] * size
    heaps = [list(range(size))]
    for level, least in enumerate(LEVELS):
        above = list(range(size))
        inside = {n: number for number, heap in enumerate(heaps) for n in heap}
        for (a, b), score in edges.items():
            if score >= least and a in inside and inside.get(a) == inside.get(b):
                above[_top(above, a)] = _top(above, b)
        together: dict[int, list[int]] = {}
        for n in inside:
            together.setdefault(_top(above, n), []).append(n)
        for top, some in together.items():
            for n in some:
                out[n] = (level, top)
        heaps = [some for some in together.values() if len(some) > HEAP]
    return out


def _top(above: list[int], n: int) -> int:
    """The one that all that were joined to one lead to."""
    while above[n] != n:
        above[n] = above[above[n]]
        n = above[n]
    return n


def candidates(points: Sequence[Point]) -> Iterator[tuple[int, int]]:
    """Pairs (a < b) of places in `points` that share two rare words within some weeks, or whose vectors are near and
    whose stories are at most FAR days apart; each once, in order."""
    keys, rows = array("q"), array("q")
    for n, p in enumerate(points):
        for key in keys_of(p.words):
            for bucket in buckets(p.matter.first, p.matter.last):
                keys.append((key ^ (bucket * _SPREAD)) & _MASK)
                rows.append(n)
    size = len(points)
    codes = set(_near(points, size))
    if keys:
        codes.update(_codes(np.frombuffer(keys, np.int64), np.frombuffer(rows, np.int64), size).tolist())
    for code in sorted(codes):
        yield divmod(code, size)


def _near(points: Sequence[Point], size: int) -> Iterator[int]:
    """Each pair of near vectors as one number, `a * size + b`: block by block in order of days."""
    placed = [(p.known if p.known is not None else UNKNOWN, n) for n, p in enumerate(points) if p.matter.vector]
    placed.sort()
    days = np.array([day for day, _ in placed], dtype=np.int64)
    least = near()
    for at in range(0, len(placed), BLOCK):
        block = placed[at : at + BLOCK]
        end = int(np.searchsorted(days, block[-1][0] + FAR, side="right"))
        ours = np.stack([unpacked(points[n].matter.vector) for _, n in block])
        theirs = np.stack([unpacked(points[n].matter.vector) for _, n in placed[at:end]])
        for one, two in np.argwhere(ours @ theirs.T >= least).tolist():
            (day, a), (other, b) = block[one], placed[at + two]
            if two > one and other - day <= FAR:
                yield min(a, b) * size + max(a, b)


def _codes(keys: Numbers, rows: Numbers, size: int) -> Numbers:
    """Each pair of rows with a key in common as one number, `a * size + b`, sorted, each once."""
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    starts = np.flatnonzero(np.diff(keys, prepend=keys[0] - 1))
    sizes = np.diff(starts, append=len(keys))
    found = [np.zeros(0, np.int64)]
    for width in np.unique(sizes[sizes > 1]).tolist():
        one, two = np.triu_indices(width, 1)
        firsts = starts[sizes == width]
        step = max(1, MOST // len(one))
        for at in range(0, len(firsts), step):
            inside = rows[firsts[at : at + step, None] + np.arange(width)]
            found.append(np.unique(inside[:, one] * size + inside[:, two]))
    return np.unique(np.concatenate(found))


def reasons(points: Sequence[Point], contents: Mapping[str, str] = {}) -> list[Joint]:
    """Why the statements of one claim, given in order, are together: each with the one it hangs on most.

    `contents` are what they say, by id: words that two share are named as they stand there, else by their stems.
    """
    out = []
    by_id = {p.id: p for p in points}
    for n, p in enumerate(points[1:], 1):
        if p.matter.host in by_id:
            out.append(Joint(p.matter.host, p.id, 1.0, FOLLOWS))
            continue
        best = max(points[max(0, n - REASONS) : n], key=lambda q: (likeness(q, p), q.id))
        out.append(Joint(best.id, p.id, round(likeness(best, p), 3), reason(best, p, contents.get(p.id, ""))))
    return out


def reason(a: Point, b: Point, content: str = "") -> str:
    """Why two statements were joined, as a sentence: what they share, in the words of `content` where it has them."""
    shared = sorted((w for w in a.words if w in b.words and a.words[w] > PLAIN), key=lambda w: (-a.words[w], w))[:4]
    written = as_written(content) if content else {}
    parts = [f"share {', '.join(written.get(w, w) for w in shared)}"] if shared else []
    if a.matter.kind and a.matter.kind == b.matter.kind:
        who = [name_of(s) or s for s in a.matter.subjects if s in b.matter.subjects]
        parts.append(f"are about {a.matter.kind}" + (f" by {', '.join(who)}" if who else ""))
    gap = days_apart(a.matter, b.matter)
    if gap is not None:
        parts.append("are about the same days" if gap == 0 else f"are {gap} days apart")
    return f"They {' and '.join(parts)}." if parts else "They stand in stories of the same matter."
