"""Brings a ledger's claims and copies up to date: a story at a time, each in one transaction, touching what it must."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from saidseen.claims.agglomerate import agglomerate
from saidseen.claims.codec import matter_from_json, matter_to_json
from saidseen.claims.keys import BUCKET, keys_of
from saidseen.claims.likeness import Point, point
from saidseen.claims.linking import CUT, LEVELS, UNKNOWN, heads, joined
from saidseen.claims.matter import countries, matters
from saidseen.claims.pairs.chance import FAR, near
from saidseen.claims.pairs.vectors import near as nearest
from saidseen.desk_addresses import catch_up, settle
from saidseen.desk_near import Near
from saidseen.ledger import addresses, linked
from saidseen.ledger.when import bounds

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.claims.copies.prepared import Prepared
    from saidseen.claims.records import Matter
    from saidseen.ledger import Ledger
    from saidseen.records import Document, Reading

LINKER = "linker-7"  # counted up when a rule of linking changes, so that ledgers are linked again
LONGEST = 62  # days that one statement may be about (claims.days)
SHARED = {0: 2, 1: 6, 2: 1}  # fingerprints of each sort that two stories share before they are compared

VECTOR = -1  # the key of all traces that have a vector, by the day on which their story counts as known
SHELF = 256  # stories whose words are kept at hand while others are compared with them
_shelf: dict[str, Prepared] = {}

Progress = Callable[[int, int], None]


def update(ledger: Ledger, progress: Progress | None = None) -> int:
    """Link every story that is not linked yet; how many of them were linked here.

    A kill loses at most the story in hand: each is linked whole or not at all. Programs that link one ledger at a time
    share the stories where its store can: each takes those that no other has in hand, and at last waits for the rest.
    """
    catch_up(ledger)
    with ledger.transaction() as connection:
        waiting = linked.pending(connection, LINKER, limit=10**9)
    left: list[tuple[str, int]] = []
    mine = done = 0
    for last, stories in ((False, waiting), (True, left)):
        for document, reading in stories:
            with ledger.working_on(document, wait=last) as free:
                if not free:
                    left.append((document, reading))
                    continue
                mine += link_story(ledger, document, reading)
            done += 1
            if progress:
                progress(done, len(waiting))
    return mine


def link_story(ledger: Ledger, document: str, reading: int) -> bool:
    """Link one document's newest reading, in place of what was linked of it before; whether it was done.

    Where another program has linked it meanwhile, or a newer reading has come, nothing is done. What needs no look at
    other stories is made ready before others have to wait.
    """
    with ledger.transaction() as connection:
        if not linked.waits(connection, document, reading, LINKER):
            return False
    read = ledger.reading(document)
    found, printed = matters(read), _printed(document, read)
    with ledger.transaction(write=True) as connection:
        if not linked.waits(connection, document, reading, LINKER):
            return False
        # What is taken out may have held together others.
        old = {row.id for row in linked.of_document(connection, document)}
        loose = {trace for pair in linked.joints_of(connection, old, LEVELS[0]) for trace in pair} - old
        before = addresses.of_document(connection, document)
        addresses.forget(connection, document)
        linked.forget(connection, document)
        points = _put(connection, document, reading, read, found)
        lost = addresses.take_up(connection, document, before)
        if points:
            _join(connection, points)
        settle(connection, _pairs(connection, loose, [int(p.id) for p in points]), lost)
        if printed:
            _copies(connection, document, *printed)
        linked.mark(connection, document, reading, LINKER)
    return True


def known_at(published: str | None, added: str) -> str:
    """When a story counts as known: the first second of its time published in UTC, else when the ledger had it."""
    found = bounds(published) or bounds(added)
    return found[0] if found else added


def _put(connection: Connection, document: str, reading: int, read: Reading, found: Sequence[Matter]) -> list[Point]:
    """Keep the traces of a reading; the points of those that stand for themselves."""
    at = known_at(read.document.published, linked.added(connection, document))
    points = [
        point(s.id, document, matter, (at, document, n), s.repeats)
        for n, (s, matter) in enumerate(zip(read.statements, found, strict=True))
    ]
    keys = linked.statement_keys(connection, reading)
    rows = [_row(p, key) for p, key in zip(points, keys, strict=True)]
    ids = linked.put_traces(connection, rows)
    for trace, row in zip(ids, rows, strict=True):
        addresses.put_about(connection, trace, row["record"], row["places"].split(","))
    by_statement = dict(zip((p.id for p in points), ids, strict=True))
    alone, follow = heads(points)
    linked.set_hosts(connection, {by_statement[a]: by_statement[b] for a, b in follow.items()})
    linked.set_claims(connection, {i: i for i in ids})
    named = [point(str(by_statement[p.id]), document, p.matter, p.at) for p in alone]
    linked.put_keys(
        connection,
        [
            *((key, p.matter.first, int(p.id)) for p in named for key in keys_of(p.words)),
            *((VECTOR, day_of(p), int(p.id)) for p in named if p.matter.vector),
        ],
    )
    return named


def day_of(p: Point) -> int:
    """The day on which a point's story counts as known."""
    return p.known if p.known is not None else UNKNOWN


def _row(p: Point, key: int) -> dict[str, Any]:
    return {
        "statement_key": key,
        "statement_id": p.id,
        "document_id": p.document,
        "ordinal": p.at[2],
        "at": p.at[0],
        "cell": None,
        "places": ",".join(countries(p.matter)),
        "first": p.matter.first,
        "last": p.matter.last,
        "host": None,
        "claim": 0,
        "record": matter_to_json(p.matter),
    }


def _point(row: linked.TraceRow) -> Point:
    with linked.sound():
        matter = matter_from_json(row.record)
        return point(str(row.id), row.document_id, matter, (row.at, row.document_id, row.ordinal))


def _join(connection: Connection, points: Sequence[Point]) -> None:
    """Join points with those that they are compared with (near vectors, two rare words) and that are likely enough."""
    near_ = _close(connection, points)
    for p in points:
        near_[int(p.id)] |= _near(connection, p)
    others = {int(p.id): p for p in map(_point, linked.traces_of(connection, set().union(*near_.values())))}
    found: dict[tuple[int, int], float] = {}
    for p in points:
        mine = int(p.id)
        for other in near_[mine]:
            pair = (min(mine, other), max(mine, other))
            if pair not in found and (likely := joined(p, others[other])):
                found[pair] = likely
    linked.put_joints(connection, found)


def _close(connection: Connection, points: Sequence[Point]) -> dict[int, set[int]]:
    """Of every point the traces whose vectors are near and whose stories are at most FAR days apart."""
    out: dict[int, set[int]] = {int(p.id): set() for p in points}
    days = {day_of(p) for p in points}
    rows = linked.vectors_between(connection, VECTOR, min(days) - FAR, max(days) + FAR)
    ids, vectors = [i for i, _ in rows], [v for _, v in rows]
    for p in points:
        out[int(p.id)] = {ids[n] for n in nearest(p.matter.vector, vectors, near())} - {int(p.id)}
    return out


def _near(connection: Connection, p: Point) -> set[int]:
    """The traces that share two rare words with a point within some weeks."""
    first, last = p.matter.first, p.matter.last
    low = None if first is None else first - BUCKET - LONGEST
    found = linked.sharing(connection, keys_of(p.words), low, None if last is None else last + BUCKET)
    return found - {int(p.id)}


def _pairs(connection: Connection, moved: Iterable[int], new: Iterable[int]) -> set[int]:
    """Group again what hangs together with some traces by pairs; the groups, by first trace."""
    out: set[int] = set()
    for part in list(Near(connection).parts(moved, new)):
        inside = linked.in_order(connection, part)
        place = {trace: n for n, trace in enumerate(inside)}
        edges = {
            (min(place[a], place[b]), max(place[a], place[b])): score
            for (a, b), score in linked.joints_between(connection, part).items()
        }
        out |= _write(connection, ([inside[n] for n in members] for members, _ in agglomerate(len(inside), edges, CUT)))
    return out


def _write(connection: Connection, groups: Iterable[Sequence[int]]) -> set[int]:
    """Write the groups, each named by its first trace, and let the statements that go with theirs follow."""
    claim = {trace: traces[0] for traces in groups for trace in traces}
    heads_then = list(claim)
    while heads_then:
        found = linked.followers(connection, heads_then)
        claim |= {follower: claim[host] for follower, host in found.items()}
        heads_then = list(found)
    linked.set_claims(connection, claim)
    return set(claim.values())


def _printed(document: str, read: Reading) -> tuple[Prepared, dict[int, list[int]]] | None:
    """A story made ready for comparison with its fingerprints by sort; None where it was not read."""
    from saidseen.claims.copies.fingerprint import exact, sketch, whole

    if read.document.unread is not None:
        return None
    prepared = _prepared(document, read.document)
    return prepared, {sort: of(prepared).tolist() for sort, of in enumerate((exact, sketch, whole))}


def _copies(connection: Connection, document: str, prepared: Prepared, numbers: dict[int, list[int]]) -> None:
    """Compare a story with those that share its fingerprints, and keep the copies.

    Of very many (a wire that all carry) only the earliest are compared: what they share they have from these.
    """
    from saidseen.claims.copies.compare import compare_prepared
    from saidseen.claims.copies.find import CARRIED, EARLIEST

    near = {
        other for sort, some in numbers.items() for other in linked.with_prints(connection, some, sort, SHARED[sort])
    }
    linked.put_prints(connection, document, [(n, sort) for sort, some in numbers.items() for n in some])
    others = sorted(near - {document})
    if len(others) > CARRIED:
        others = linked.earliest(connection, others, EARLIEST)
    rows = []
    for other in others:
        copy = compare_prepared(prepared, _shelved(connection, other))
        if copy is not None:
            rows.append(linked.CopyRow(copy.a_id, copy.b_id, copy.share, copy.kind.value, copy.origin_id))
    linked.put_copies(connection, rows)


def _prepared(identity: str, document: Document) -> Prepared:
    """A story made ready for comparison, put on the shelf (an id stands for one text, outlet, address and time)."""
    from saidseen.claims.copies import Story
    from saidseen.claims.copies.prepared import prepare

    _shelf[identity] = made = prepare(Story.of(document, identity))
    while len(_shelf) > SHELF:
        _shelf.pop(next(iter(_shelf)), None)
    return made


def _shelved(connection: Connection, identity: str) -> Prepared:
    """A story of the ledger made ready for comparison, from the shelf where it is there."""
    return _shelf.get(identity) or _prepared(identity, linked.document(connection, identity))
