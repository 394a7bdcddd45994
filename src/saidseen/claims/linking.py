"""Which statements belong to one claim: a pure function of the statements, whatever order they come in.

Statements are compared that lie near one another by their vectors, within a fortnight. How likely
two of them speak of one proposition is learnt (pairs/chance.py), and a group of joined pairs is cut where its parts are
unlike on average, so that one wrong pair does not join two claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from saidseen.claims.agglomerate import Groups, grouped
from saidseen.claims.groups import Group
from saidseen.claims.likeness import Point, days_apart
from saidseen.claims.pairs.chance import FAR, chance
from saidseen.claims.pairs.columns import UNKNOWN, Columns, Floats, Numbers, put
from saidseen.claims.pairs.compare import chances
from saidseen.claims.pairs.vectors import unpacked
from saidseen.claims.words import as_written
from saidseen.language.en.telling import tell
from saidseen.model.claim import Joint
from saidseen.world.countries import name_of

Edges = tuple[Numbers, Numbers, Floats]
"""Pairs in columns: the lower, the higher, and the chance."""

BLOCK = 512  # points that are compared with all near them in time at once
_KINDS = (np.int64, np.int64, np.float64)
EDGE = 0.25
"""A pair counts from this chance on; one within a story from the first of LEVELS on."""
LEVELS = (0.35, 0.5, 0.6, 0.7, 0.8, 0.9)
"""What pairs of the first of these chances do not lead between is of two groups; where they lead to a HEAP of
statements, those of the next are asked. So what a story moves stays near, however long a crisis goes on."""
HEAP = 200
CUT = 0.27
"""Two groups are one where their pairs' mean chance reaches this."""
REASONS = 50  # statements back among which the one that another hangs on most is looked for
FEW = 20  # statements that are compared one by one, which is quicker
NEAREST = 4  # of them whose chances are asked
PLAIN = 2.0  # rarity of words that are named as shared, above
FOLLOWS = "joint.follows"


def link(points: Iterable[Point]) -> list[Group]:
    """The groups of all points, each in order, ordered by their first.

    Two calls with the same points, in whatever order, give the same groups; points that share no word and no kind with
    others change nothing of the others' groups.
    """
    ordered = sorted(points, key=lambda p: p.at)
    alone, follow = heads(ordered)
    return _with_followers(pair_groups(alone, pairs(alone)), ordered, follow)


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


def pair_groups(points: Sequence[Point], edges: Edges) -> Iterator[Group]:
    """Groups of the points (in order) that pairs of their places join, and every point that none does on its own."""
    for members, tree in gathered(len(points), edges):
        joints = tuple(
            Joint(points[a].id, points[b].id, round(score, 3), reason(points[a], points[b])) for a, b, score in tree
        )
        yield Group(tuple(points[m].id for m in members), joints)


def gathered(size: int, edges: Edges) -> Groups:
    """Groups of 0..size-1 by the chances of their pairs, each with the pairs that joined its parts and how likely."""
    a, b, scores = edges
    part = _parts(size, edges)
    inside = part[a] == part[b]
    a, b, scores = a[inside], b[inside], scores[inside]
    by_part, of_pair = np.argsort(part, kind="stable"), np.argsort(part[a], kind="stable")
    a, b, scores = a[of_pair], b[of_pair], scores[of_pair]
    ends = np.flatnonzero(np.diff(part[by_part], append=-1)) + 1
    pair_ends = np.searchsorted(part[a], part[by_part[ends - 1]], side="right") if size else ends
    place = np.zeros(size, np.int64)
    start = pair_start = 0
    for end, pair_end in zip(ends.tolist(), pair_ends.tolist(), strict=True):
        members = by_part[start:end]
        if pair_end == pair_start:
            yield from (([n], []) for n in members.tolist())
        else:
            place[members] = np.arange(end - start)
            some = slice(pair_start, pair_end)
            groups = grouped(end - start, place[a[some]], place[b[some]], scores[some], CUT)
            yield from _named(members, groups)
        start, pair_start = end, pair_end


def _named(members: Numbers, groups: Groups) -> Groups:
    """Groups of places among some members as groups of these."""
    for inside, tree in groups:
        yield members[inside].tolist(), [(int(members[a]), int(members[b]), score) for a, b, score in tree]


def _parts(size: int, edges: Edges) -> Numbers:
    """The part of each of 0..size-1 that is looked at by itself: a number, the same for those of one part."""
    a, b, scores = edges
    part = np.arange(size)
    open_ = np.ones(size, bool)  # whether it is of a heap, which is asked for surer pairs
    for least in LEVELS:
        counts = open_[a] & open_[b] & (scores >= least)
        if least > LEVELS[0]:
            counts &= part[a] == part[b]
        led = _led(size, a[counts], b[counts])
        part = np.where(open_, led, part)
        open_ &= np.bincount(part, minlength=size)[part] > HEAP
        if not open_.any():
            break
    return part


def _led(size: int, a: Numbers, b: Numbers) -> Numbers:
    """For each of 0..size-1 the lowest that pairs lead to from it."""
    lowest = np.arange(size)
    while len(a):
        least = np.minimum(lowest[a], lowest[b])
        np.minimum.at(lowest, lowest[a], least)
        np.minimum.at(lowest, lowest[b], least)
        while ((further := lowest[lowest]) != lowest).any():
            lowest = further
        apart = lowest[a] != lowest[b]
        a, b = a[apart], b[apart]
    return lowest


def pairs(points: Sequence[Point], least: float = EDGE, inside: float = LEVELS[0]) -> Edges:
    """The pairs of places (a < b) in `points` that count, with their chances, in order.

    Points are compared block by block with those of the days before, and let go when these are too far back.
    """
    days = np.array([p.known if p.known is not None else UNKNOWN for p in points], dtype=np.int64)
    order = np.argsort(days, kind="stable")
    days = days[order]
    columns, start = Columns(), 0
    found: list[Edges] = []
    for at in range(0, len(order), BLOCK):
        block = order[at : at + BLOCK]
        back = int(np.searchsorted(days, days[at] - FAR))
        if back - start > len(columns) // 2:
            columns.drop(back - start)
            start = back
        ours = put(columns, [points[n] for n in block])
        theirs = np.arange(back - start, len(columns))
        a, b, score = chances(columns, ours, theirs, least, inside)
        a, b = order[a + start], order[b + start]
        found.append((np.minimum(a, b), np.maximum(a, b), score))
    one, two, scores = (np.concatenate([np.zeros(0, kind), *(f[n] for f in found)]) for n, kind in enumerate(_KINDS))
    inside_out = np.lexsort((two, one))
    return one[inside_out], two[inside_out], scores[inside_out]


def reasons(points: Sequence[Point], contents: Mapping[str, str] = {}) -> list[Joint]:
    """Why the statements of one claim, given in order, are together: each with the one it hangs on most.

    `contents` are what they say, by id: words that two share are named as they stand there, else by their stems.
    """
    out = []
    by_id = {p.id: p for p in points}
    likely = _likely(points)
    for n, p in enumerate(points[1:], 1):
        if p.matter.host in by_id:
            out.append(Joint(p.matter.host, p.id, 1.0, FOLLOWS))
            continue
        score, _, best = max(((chance(points[m], p), points[m].id, points[m]) for m in likely[n]), key=lambda f: f[:2])
        out.append(Joint(best.id, p.id, round(score, 3), reason(best, p, contents.get(p.id, ""))))
    return out


def _likely(points: Sequence[Point]) -> list[list[int]]:
    """For each point the places of those among the REASONS before it that lie nearest to it; of a few points all."""
    if len(points) <= FEW:
        return [list(range(n)) for n in range(len(points))]
    vectors = np.stack([unpacked(p.matter.vector) for p in points])
    out: list[list[int]] = []
    for n, vector in enumerate(vectors):
        first = max(0, n - REASONS)
        nearest = np.argsort(-(vectors[first:n] @ vector), kind="stable")[: NEAREST if vector.any() else None]
        out.append((first + nearest).tolist())
    return out


def reason(a: Point, b: Point, content: str = "") -> str:
    """Why two statements were joined: what they share, in the words of `content` where it has them, else the rule's
    id."""
    shared = sorted((w for w in a.words if w in b.words and a.words[w] > PLAIN), key=lambda w: (-a.words[w], w))[:4]
    written = as_written(content) if content else {}
    parts = [tell("linking.share", words=", ".join(written.get(w, w) for w in shared))] if shared else []
    if a.matter.kind and a.matter.kind == b.matter.kind:
        who = [name_of(s) or s for s in a.matter.subjects if s in b.matter.subjects]
        about = tell("linking.kind", kind=a.matter.kind)
        parts.append(tell("linking.kind_by", kind=a.matter.kind, sides=", ".join(who)) if who else about)
    gap = days_apart(a.matter, b.matter)
    if gap is not None:
        parts.append(tell("linking.days_apart", days=gap) if gap else tell("linking.same_days"))
    return tell("linking.they", parts=tell("linking.and").join(parts)) if parts else "joint.same_matter"
