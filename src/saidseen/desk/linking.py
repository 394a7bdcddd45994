"""Brings a ledger's claims and copies up to date: a story at a time, each in one transaction, touching what it must."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from saidseen.claims.codec import matter_to_json
from saidseen.claims.likeness import Point, point
from saidseen.claims.linking import LEVELS, heads
from saidseen.claims.matter import countries, matters
from saidseen.desk.addresses import catch_up, settle
from saidseen.desk.window import VECTOR, DayWindow, day_of
from saidseen.ledger import addresses, linked, versions
from saidseen.ledger.when import bounds

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.claims.copies.prepared import Prepared
    from saidseen.desk.near import Near
    from saidseen.ledger import Ledger
    from saidseen.model.claim import Matter
    from saidseen.model.reading import Document, Reading

LINKER = "linker-22"  # counted up when a rule of linking changes, so that ledgers are linked again
SHARED = {0: 2, 1: 6, 2: 1}  # fingerprints of each sort that two stories share before they are compared

_LATER = frozenset(("cell", "host", "claim"))
"""What of a trace is not made of its statement alone."""
SHELF = 256  # stories whose words are kept at hand while others are compared with them
_shelf: dict[str, Prepared] = {}
_windows: WeakKeyDictionary[Ledger, DayWindow] = WeakKeyDictionary()

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
        again = linked.is_again(connection, document, reading, LINKER)
        old = linked.of_document(connection, document) if again else []
    vectors = {row.record.get("text", ""): row.record.get("vector", "") for row in old}
    read = ledger.reading(document, as_left=True)
    with ledger.transaction() as connection:
        if not (counted := versions.is_counted(connection, document)):
            read = replace(read, statements=())  # an older version, or withdrawn: it stays, and counts for nothing
        kept = again and counted and linked.has_prints(connection, document)
    found = matters(read, vectors)
    printed = _printed(document, read) if counted and not kept else None
    try:
        with ledger.transaction(write=True) as connection:
            if not linked.waits(connection, document, reading, LINKER):
                return False
            now = versions.is_counted(connection, document), linked.is_again(connection, document, reading, LINKER)
            if now != (counted, again):
                return False  # another program changed it meanwhile: it is still to be linked
            window = _windows.setdefault(ledger, DayWindow())
            window.open(connection, ledger.stamp(connection))
            _link(connection, window, document, reading, read, found, again=again)
            if not kept:
                linked.forget_copies(connection, document)
            if printed:
                _copies(connection, document, *printed)
            linked.mark(connection, document, reading, LINKER)
            window.close(ledger.stamp(connection))
    except BaseException:
        _windows.pop(ledger, None)  # what it has at hand may not be in the ledger
        raise
    return True


def _link(
    connection: Connection,
    window: DayWindow,
    document: str,
    reading: int,
    read: Reading,
    found: Sequence[Matter],
    *,
    again: bool,
) -> None:
    """Put the statements of a reading in place of those that its document had, and bring the claims up to date.

    Those of which the same rules make the same `again` stay as they are, with all that they hang on.
    """
    at = known_at(read.document.published, linked.added(connection, document))
    points = [
        point(s.id, document, matter, (at, document, n), s.repeats)
        for n, (s, matter) in enumerate(zip(read.statements, found, strict=True))
    ]
    keys = linked.statement_keys(connection, reading) if points else {}
    follow = heads(points)[1]
    rows = [_row(p, keys[p.id]) for p in points]
    old = linked.of_document(connection, document)
    stay = _unchanged(old, rows, follow) if again else {}
    gone = {row.id for row in old} - set(stay.values())
    new = [(p, row) for p, row in zip(points, rows, strict=True) if p.id not in stay]
    if not gone and not new:
        return
    # What is taken out may have held together others.
    loose = {trace for pair in linked.joints_of(connection, gone, LEVELS[0]) for trace in pair} - gone
    before = addresses.of_document(connection, document)
    addresses.forget(connection, gone)
    touched = linked.forget_traces(connection, gone)
    window.forget(gone)
    alone = _put(connection, new, follow)
    lost = addresses.take_up(connection, document, before)
    joints = window.joined(connection, alone) if alone else {}
    linked.put_joints(connection, joints)
    came = [int(p.id) for p in alone]
    window.near.put(came, joints)
    settle(connection, touched | _pairs(connection, window.near, loose, came), lost)


def _unchanged(
    old: Sequence[linked.TraceRow], rows: Sequence[dict[str, Any]], follow: Mapping[str, str]
) -> dict[str, int]:
    """The traces that stay, by statement: what is kept of them is as it would be made, and so is all that goes with
    the same one. None stays where some are only taken out: other programs know by new ones that something changed."""
    names = {row.id: row.statement_id for row in old}
    made = {row["statement_id"]: row for row in rows}
    like = {
        row.statement_id: row.id
        for row in old
        if row.statement_id in made
        and all(getattr(row, key) == value for key, value in made[row.statement_id].items() if key not in _LATER)
        and follow.get(row.statement_id) == (names.get(row.host) if row.host is not None else None)
    }

    def head(name: str) -> str:
        while name in follow:
            name = follow[name]
        return name

    changed = {head(name) for name in made if name not in like}
    stay = {name: trace for name, trace in like.items() if head(name) not in changed}
    unclear = len(made) < len(rows) or len(stay) == len(rows) < len(old)
    return {} if unclear else stay


def known_at(published: str | None, added: str) -> str:
    """When a story counts as known: the first second of its time published in UTC, else when the ledger had it."""
    found = bounds(published) or bounds(added)
    return found[0] if found else added


def _put(connection: Connection, new: Sequence[tuple[Point, dict[str, Any]]], follow: Mapping[str, str]) -> list[Point]:
    """Keep new traces, whole groups of what goes together; the points of those that stand for themselves."""
    rows = [row for _, row in new]
    ids = linked.put_traces(connection, rows)
    told = zip(ids, rows, strict=True)
    addresses.put_about(connection, ((trace, row["record"], row["places"].split(",")) for trace, row in told))
    by_statement = dict(zip((p.id for p, _ in new), ids, strict=True))
    linked.set_hosts(connection, {by_statement[a]: by_statement[b] for a, b in follow.items() if a in by_statement})
    linked.set_claims(connection, {i: i for i in ids})
    alone = [p for p, _ in new if p.id not in follow]
    named = [point(str(by_statement[p.id]), p.document, p.matter, p.at) for p in alone]
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
