"""Which statements belong to one claim: a pure function of the statements, whatever order they come in.

Two roads lead to a claim. Statements of a kind that names its side (Russia's withdrawal) are gathered by kind, side,
place and time (cells.py). All others are joined in pairs that share rare words within a few weeks, where the pair is
likely enough (likeness.py), and a group of joined pairs is cut where its parts are unlike on average.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from saidseen.claims.agglomerate import agglomerate
from saidseen.claims.cells import cells, is_cellular
from saidseen.claims.groups import Group
from saidseen.claims.keys import buckets, keys_of
from saidseen.claims.likeness import Point, days_apart, likeness
from saidseen.claims.records import Joint
from saidseen.reading.countries import name_of

EDGE = 0.3
"""A pair is joined from this chance on."""
CUT = 0.35
"""Two groups are one where their pairs' mean chance reaches this."""


def link(points: Iterable[Point], apart: frozenset[frozenset[str]] = frozenset()) -> list[Group]:
    """The groups of all points, each in order, ordered by their first.

    `apart` are pairs of ids that a person said do not belong together. Two calls with the same points, in whatever
    order, give the same groups.
    """
    ordered = sorted(points, key=lambda p: p.at)
    heads, follow = _heads(ordered)
    loose = [p for p in heads if not is_cellular(p)]
    found = [*cells([p for p in heads if is_cellular(p)]), *_by_pairs(loose, apart)]
    return _with_followers(found, ordered, follow)


def _heads(ordered: Sequence[Point]) -> tuple[list[Point], dict[str, str]]:
    """The points that stand for themselves, and for each other one the point that it goes with."""
    by_id = {p.id: p for p in ordered}
    follow: dict[str, str] = {}
    for p in ordered:
        target = p.matter.host or p.repeats
        if target in by_id and target != p.id and p.id not in follow.values():
            follow[p.id] = target
    return [p for p in ordered if p.id not in follow], follow


def _with_followers(found: Iterable[Group], ordered: Sequence[Point], follow: dict[str, str]) -> list[Group]:
    """The groups with the statements that go with one of theirs."""
    place = {p.id: n for n, p in enumerate(ordered)}
    groups = [(list(g.ids), list(g.joints)) for g in found]
    home = {identity: n for n, (ids, _) in enumerate(groups) for identity in ids}
    for identity, target in follow.items():
        seen = {identity}
        while target not in home and target in follow and target not in seen:
            seen.add(target)
            target = follow[target]
        if target in home:
            ids, joints = groups[home[target]]
            joints.append(Joint(target, identity, 1.0, "It restates, answers or withholds what this one said."))
        else:
            groups.append(([], []))
            home[identity] = len(groups) - 1
            ids = groups[-1][0]
        ids.append(identity)
    whole = [Group(tuple(sorted(ids, key=place.__getitem__)), tuple(joints)) for ids, joints in groups]
    return sorted(whole, key=lambda g: place[g.ids[0]])


def _by_pairs(points: Sequence[Point], apart: frozenset[frozenset[str]]) -> Iterator[Group]:
    """Groups of the points that pairs join, and every point that none does on its own."""
    edges = {
        (a, b): chance
        for a, b in candidates(points)
        if frozenset((points[a].id, points[b].id)) not in apart and (chance := likeness(points[a], points[b])) >= EDGE
    }
    barred = {tuple(sorted(pair)) for pair in apart}
    for members, tree in agglomerate(len(points), edges, CUT):
        if barred and any(
            tuple(sorted((points[a].id, points[b].id))) in barred for a, b in itertools.combinations(members, 2)
        ):
            yield from _split(points, members, edges, barred)
            continue
        yield _group(points, members, tree, edges)


def _group(
    points: Sequence[Point],
    members: Sequence[int],
    tree: Sequence[tuple[int, int]],
    edges: dict[tuple[int, int], float],
) -> Group:
    joints = tuple(
        Joint(points[a].id, points[b].id, round(edges[a, b], 3), reason(points[a], points[b])) for a, b in tree
    )
    return Group(tuple(points[m].id for m in members), joints)


def _split(
    points: Sequence[Point],
    members: Sequence[int],
    edges: dict[tuple[int, int], float],
    barred: set[tuple[str, ...]],
) -> Iterator[Group]:
    """A group that a person cut: those kept apart lead a part each, every other goes where it is joined best."""
    inside = {points[m].id: m for m in members}
    leaders: list[int] = []
    for m in members:
        mine = points[m].id
        concerned = any(mine in pair and all(p in inside for p in pair) for pair in barred)
        if concerned and all(tuple(sorted((mine, points[n].id))) in barred for n in leaders):
            leaders.append(m)
    parts: dict[int, list[int]] = {n: [n] for n in leaders}
    for m in members:
        if m not in parts:
            best = max(leaders, key=lambda n: (edges.get((min(m, n), max(m, n)), 0.0), -n))
            parts[best].append(m)
    for part in parts.values():
        tree = [(a, b) for a, b in itertools.combinations(sorted(part), 2) if (a, b) in edges]
        yield _group(points, sorted(part), tree, edges)


def candidates(points: Sequence[Point]) -> Iterator[tuple[int, int]]:
    """Pairs (a < b) of places in `points` that share two of their rarest words within some weeks; each pair once."""
    keys, rows = [], []
    for n, p in enumerate(points):
        for key in keys_of(p.words):
            for bucket in buckets(p.matter.first, p.matter.last):
                keys.append(hash((key, bucket)))
                rows.append(n)
    if not keys:
        return
    found, at = np.array(keys, np.int64), np.array(rows, np.int64)
    order = np.lexsort((at, found))
    found, at = found[order], at[order]
    edges = np.concatenate(([0], np.flatnonzero(np.diff(found)) + 1, [len(found)]))
    long = np.flatnonzero(np.diff(edges) > 1)
    seen: set[int] = set()
    size = len(points)
    for start, end in zip(edges[long].tolist(), edges[long + 1].tolist(), strict=True):
        for a, b in itertools.combinations(dict.fromkeys(at[start:end].tolist()), 2):
            pair = a * size + b
            if pair not in seen:
                seen.add(pair)
                yield a, b


def reason(a: Point, b: Point) -> str:
    """Why two statements were joined, as a sentence: what they share."""
    shared = sorted((w for w in a.words if w in b.words), key=lambda w: (-a.words[w], w))[:4]
    parts = [f"share {', '.join(shared)}"] if shared else []
    if a.matter.kind and a.matter.kind == b.matter.kind:
        who = [name_of(s) or s for s in a.matter.subjects if s in b.matter.subjects]
        parts.append(f"are about {a.matter.kind}" + (f" by {', '.join(who)}" if who else ""))
    gap = days_apart(a.matter, b.matter)
    if gap is not None:
        parts.append("are about the same days" if gap == 0 else f"are {gap} days apart")
    return f"They {' and '.join(parts)}." if parts else "They stand in stories of the same matter."
