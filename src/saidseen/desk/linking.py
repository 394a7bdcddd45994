"""Brings a ledger's claims and copies up to date: a story at a time, each in one transaction, touching what it must."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from saidseen.claims.codec import matter_to_json
from saidseen.claims.likeness import Point, point
from saidseen.claims.linking import LEVELS, heads
from saidseen.claims.matter import countries, matters
from saidseen.desk.addresses import catch_up, settle
from saidseen.desk.window import VECTOR, Window, day_of
from saidseen.ledger import addresses, linked, versions
from saidseen.ledger.when import bounds

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.claims.copies.prepared import Prepared
    from saidseen.desk.near import Near
    from saidseen.ledger import Ledger
    from saidseen.model.claim import Matter
    from saidseen.model.reading import Document, Reading

LINKER = "linker-9"  # counted up when a rule of linking changes, so that ledgers are linked again
SHARED = {0: 2, 1: 6, 2: 1}  # fingerprints of each sort that two stories share before they are compared

SHELF = 256  # stories whose words are kept at hand while others are compared with them
_shelf: dict[str, Prepared] = {}
_windows: WeakKeyDictionary[Ledger, Window] = WeakKeyDictionary()

Progress = Callable[[int, int], None]


def update(ledger: Ledger, progress: Progress | None = None) -> int:
    """Link every story that is not linked yet; how many of them were linked here.

    A kill loses at most the story in hand: each is linked whole or not at all. Programs that link one ledger at a time
    share the stories where its store can: each takes those that no other has in hand, and at last waits for the rest.
    A ledger opened only to be read stays as it is: `unlinked` says what is left.
    """
    if ledger.read_only:
        return 0
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


def unlinked(connection: Connection) -> int:
    """How many stories of a ledger are not linked yet, so that their statements are in no claim."""
    return len(linked.pending(connection, LINKER, limit=10**9)) or len(addresses.waiting(connection, 1))


def link_story(ledger: Ledger, document: str, reading: int) -> bool:
    """Link one document's newest reading, in place of what was linked of it before; whether it was done.

    Where another program has linked it meanwhile, or a newer reading has come, nothing is done. What needs no look at
    other stories is made ready before others have to wait.
    """
    with ledger.transaction() as connection:
        if not linked.waits(connection, document, reading, LINKER):
            return False
    read = ledger.reading(document, as_left=True)
    with ledger.transaction() as connection:
        if not (counted := versions.is_counted(connection, document)):
            read = replace(read, statements=())  # an older version, or withdrawn: it stays, and counts for nothing
    found, printed = matters(read), _printed(document, read) if counted else None
    try:
        with ledger.transaction(write=True) as connection:
            if not linked.waits(connection, document, reading, LINKER):
                return False
            if versions.is_counted(connection, document) != counted:
                return False  # another program changed it meanwhile: it is still to be linked
            window = _windows.setdefault(ledger, Window())
            window.open(connection, ledger.stamp(connection))
            _link(connection, window, document, reading, read, found)
            if printed:
                _copies(connection, document, *printed)
            linked.mark(connection, document, reading, LINKER)
            window.close(ledger.stamp(connection))
    except BaseException:
        _windows.pop(ledger, None)  # what it has at hand may not be in the ledger
        raise
    return True


def _link(
    connection: Connection, window: Window, document: str, reading: int, read: Reading, found: Sequence[Matter]
) -> None:
    """Put the statements of a reading in place of those that its document had, and bring the claims up to date."""
    # What is taken out may have held together others.
    old = {row.id for row in linked.of_document(connection, document)}
    loose = {trace for pair in linked.joints_of(connection, old, LEVELS[0]) for trace in pair} - old
    before = addresses.of_document(connection, document)
    addresses.forget(connection, document)
    touched = linked.forget(connection, document)
    window.forget(old)
    points = _put(connection, document, reading, read, found)
    lost = addresses.take_up(connection, document, before)
    joints = window.joined(connection, points) if points else {}
    linked.put_joints(connection, joints)
    new = [int(p.id) for p in points]
    window.near.put(new, joints)
    settle(connection, touched | _pairs(connection, window.near, loose, new), lost)


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
    keys = linked.statement_keys(connection, reading) if points else {}
    rows = [_row(p, keys[p.id]) for p in points]
    ids = linked.put_traces(connection, rows)
    told = zip(ids, rows, strict=True)
    addresses.put_about(connection, ((trace, row["record"], row["places"].split(",")) for trace, row in told))
    by_statement = dict(zip((p.id for p in points), ids, strict=True))
    alone, follow = heads(points)
    linked.set_hosts(connection, {by_statement[a]: by_statement[b] for a, b in follow.items()})
    linked.set_claims(connection, {i: i for i in ids})
    named = [point(str(by_statement[p.id]), document, p.matter, p.at) for p in alone]
    linked.put_keys(connection, [(VECTOR, day_of(p), int(p.id)) for p in named])
    return named


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


def _pairs(connection: Connection, near: Near, loose: Iterable[int], new: Sequence[int]) -> set[int]:
    """Group again what hangs together with some traces by pairs; those groups, and those that they were of."""
    moved: dict[int, int] = {}
    left: set[int] = set()
    came = frozenset(new)
    parts = list(near.parts(loose, new))
    home = {trace: number for number, part in enumerate(parts) for trace in part}
    inside: list[list[int]] = [[] for _ in parts]
    before: dict[int, int] = {}
    for trace, group_then in linked.in_order(connection, home):
        inside[home[trace]].append(trace)
        before[trace] = group_then
    for part_ in inside:
        for group in near.groups(part_):
            some = {trace: group[0] for trace in group if before[trace] != group[0] or trace in came}
            left |= {before[trace] for trace in some} | {group[0]}
            moved |= some
    _write(connection, moved)
    return left | set(moved.values())


def _write(connection: Connection, claim: dict[int, int]) -> None:
    """Write the groups of some traces, and let the statements that go with them follow."""
    claim = dict(claim)
    heads_then = list(claim)
    while heads_then:
        found = linked.followers(connection, heads_then)
        claim |= {follower: claim[host] for follower, host in found.items()}
        heads_then = list(found)
    linked.set_claims(connection, claim)


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
