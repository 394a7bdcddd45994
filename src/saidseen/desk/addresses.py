"""Keeps the claims of a ledger in step with its groups and with what people judged: which statements, what address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from saidseen.claims.addresses import assigned
from saidseen.claims.assemble import claim_id_of
from saidseen.claims.hands import Hand, HandMove, Join, Split, regrouped
from saidseen.ledger import addresses
from saidseen.ledger.addresses import Placed
from saidseen.ledger.changes import Turn, note
from saidseen.ledger.corrections import now_called, standing
from saidseen.ledger.judging import JudgementRow
from saidseen.ledger.sheets import outdate
from saidseen.model.judged import Judged

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.ledger import Ledger

BATCH = 200  # groups of an older ledger that are given addresses in one transaction


@dataclass(frozen=True, slots=True)
class Hands:
    """What people judged, as the claims need it."""

    moves: tuple[Hand, ...] = ()
    judged: tuple[Judged, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """What each note is of (a statement's id, a claim's, a document's, a source's name), and the note, who and when."""


def hands_of(rows: Sequence[JudgementRow]) -> Hands:
    """Splits, joins, moves and grades among judgements that stand, oldest first."""
    moves: dict[object, Hand] = {}
    judged, notes = [], []
    for row in rows:
        if row.field == "apart from":
            key = str(row.value), row.person, row.made_at, row.why
            old = moves.get(key)
            away = frozenset((row.subject_id, *(old.statements if isinstance(old, Split) else ())))
            moves[key] = Split(str(row.value), away, row.person, row.made_at, row.why)
        elif row.field == "together with":
            moves[row.id] = Join(row.subject_id, str(row.value), row.person, row.made_at, row.why)
        elif row.field == "move":
            moves[row.id] = HandMove(row.subject_id, str(row.value), row.person, row.made_at, row.why)
        elif row.field in ("stance", "status"):
            judged.append(Judged(row.subject_id, str(row.value), row.person, row.made_at, row.why))
        elif row.field == "note" and isinstance(row.value, dict):
            of = row.value["of"] if row.subject == "source" else row.subject_id
            notes.append((str(of), f"{row.person}, {row.made_at[:16]}: {row.value['text']}"))
        elif row.field == "reliability":
            judged.append(Judged(str(row.value["of"]), str(row.value["grade"]), row.person, row.made_at))
    return Hands(tuple(moves.values()), tuple(judged), tuple(notes))


def catch_up(ledger: Ledger) -> None:
    """Give addresses to the claims of a ledger that an older version linked."""
    while True:
        with ledger.transaction() as connection:
            if not addresses.waiting(connection, 1):
                return
        with ledger.transaction(write=True) as connection:
            groups = addresses.waiting(connection, BATCH)
            settle(connection, groups)
            addresses.done(connection, groups)


def settle_names(connection: Connection, statements: Iterable[str], loose: Collection[str] = ()) -> None:
    """Bring the claims up to date that hold some statements (ids), after a judgement of them.

    `loose` are statements that a person moved, or moved back: no claim goes with them.
    """
    names = now_called(connection, statements)
    groups = {row.group for row in addresses.placed(connection, "statement", names)}
    settle(connection, groups, loose=now_called(connection, loose))


def settle(
    connection: Connection, groups: Collection[int], lost: Collection[int] = (), loose: Collection[str] = ()
) -> None:
    """Bring the claims up to date that some groups (by first trace) are in, or were in.

    Groups that a person tied to these, and those that share a claim with them, are looked at too. `lost` are claims
    that a statement was taken out of for good, `loose` statements with which no claim goes that has others.
    """
    moves = hands_of(standing(connection)).moves
    rows = _tied(connection, groups, moves)
    inside: dict[int, list[int]] = {}
    for row in sorted(rows.values(), key=lambda r: r.at):
        inside.setdefault(row.group, []).append(row.id)
    ids = {row.id: row.statement_id for row in rows.values()}
    parts = [part for part in regrouped(inside.values(), ids, moves) if part]
    before = _apart_again(connection, parts, rows)
    held = {claim for trace, claim in before.items() if ids[trace] not in loose}
    before = {trace: claim for trace, claim in before.items() if ids[trace] not in loose or claim not in held}
    kept, merged = assigned(parts, before, {row.id: row.at for row in rows.values()})
    now: dict[int, int] = {}
    new: set[int] = set()
    unused = _unused(connection, (rows[min(part, key=lambda i: rows[i].at)] for part in _without(parts, kept)))
    for number, part in enumerate(parts):
        claim = kept[number]
        if claim is None:
            claim = _new(connection, [rows[i] for i in part], unused, new)
            new.add(claim)
        now |= dict.fromkeys(part, claim)
    addresses.put(connection, {trace: claim for trace, claim in now.items() if rows[trace].claim != claim})
    for claim, number in merged.items():
        addresses.lead(connection, claim, now[parts[number][0]])
    outdate(connection, {*now.values(), *(row.claim for row in rows.values() if row.claim is not None), *lost})
    moved = {c for trace, claim in now.items() if rows[trace].claim != claim for c in (claim, rows[trace].claim)}
    named = addresses.addresses_of(connection, {c for c in moved if c is not None} | merged.keys() | set(lost))
    note(connection, Turn.CLAIM, [named[c] for c in sorted(new)])
    note(connection, Turn.CHANGED, [named[c] for c in sorted(named) if c not in new and c not in merged])
    note(connection, Turn.MERGED, [(named[c], named[now[parts[n][0]]]) for c, n in sorted(merged.items())])


def _apart_again(connection: Connection, parts: Sequence[Sequence[int]], rows: Mapping[int, Placed]) -> dict[int, int]:
    """The claim that each trace was in; where claims that had become one are apart again, the one that it was before.

    A claim is known by the statement that its address was made of.
    """
    before = {row.id: row.claim for row in rows.values() if row.claim is not None}
    gone = addresses.gone_into(connection, before.values())
    if not gone:
        return before
    home = {claim_id_of(rows[trace].statement_id): number for number, part in enumerate(parts) for trace in part}
    own = addresses.addresses_of(connection, gone)
    for claim, others in gone.items():
        stays = home.get(own[claim])
        for other, address in others:
            number = home.get(address)
            if stays is None or number is None or number == stays:
                continue
            addresses.lead(connection, other, None)
            before |= {trace: other for trace in parts[number] if before.get(trace) == claim}
    return before


def _tied(connection: Connection, groups: Collection[int], moves: Sequence[Hand]) -> dict[int, Placed]:
    """The traces of some groups and of all that people or claims tie to these."""
    tied: dict[str, set[str]] = {}
    for move in moves:
        names = _names(move)
        for name in names:
            tied.setdefault(name, set()).update(names)
    rows: dict[int, Placed] = {}
    wanted, claims, names_seen = set(groups), set[int](), set[str]()
    seen: set[int] = set()
    while wanted:
        new = addresses.placed(connection, "group", wanted)
        seen |= wanted
        rows |= {row.id: row for row in new}
        more = {row.claim for row in new if row.claim is not None} - claims
        names = {name for row in new for name in tied.get(row.statement_id, ())} - names_seen
        claims, names_seen = claims | more, names_seen | names
        found = [*addresses.placed(connection, "claim", more), *addresses.placed(connection, "statement", names)]
        wanted = {row.group for row in found} - seen
    return rows


def _names(move: Hand) -> set[str]:
    match move:
        case Split():
            return {move.anchor, *move.statements}
        case HandMove():
            return {move.anchor, move.statement}
    return {move.a, move.b}


def _without(parts: Sequence[Sequence[int]], kept: Sequence[int | None]) -> Iterator[Sequence[int]]:
    """The parts that have no claim."""
    return (part for part, claim in zip(parts, kept, strict=True) if claim is None)


def _unused(connection: Connection, first: Iterable[Placed]) -> set[str]:
    """The addresses that would come from some statements and are not given yet; asked for all at once."""
    names = {claim_id_of(row.statement_id) for row in first}
    return names - addresses.given(connection, sorted(names)).keys()


def _new(connection: Connection, part: Sequence[Placed], unused: set[str], taken: Collection[int]) -> int:
    """The claim that a part without an address becomes: one that it was before it went into another, else a new one.

    The address comes from the oldest statement, so that the same stories give the same one; where that is taken, from
    the statement as this document has it, or from the next. `taken` are the new claims of other parts, empty as yet.
    """
    ordered = sorted(part, key=lambda row: row.at)
    names = [claim_id_of(row.statement_id) for row in ordered]
    for gone in addresses.gone_into(connection, {row.claim for row in ordered if row.claim is not None}).values():
        for claim, address in gone:
            if address in names:
                addresses.lead(connection, claim, None)
                return claim
    for name in _names_for(ordered):
        address = claim_id_of(name)
        known = address in unused
        unused.discard(address)
        found = None if known else addresses.given(connection, [address]).get(address)
        if found is None:
            return addresses.give(connection, address)
        if found[0] not in taken and addresses.empty(connection, found[0]):
            addresses.lead(connection, found[0], None)
            return found[0]
    raise AssertionError("unreachable: names have no end")


def _names_for(ordered: Sequence[Placed]) -> Iterator[str]:
    """What the address of a part may be made of, the best first; without end, as all may be taken by others."""
    for row in ordered:
        yield row.statement_id
        yield f"{row.statement_id}~{row.at[1][:8]}"
    first = ordered[0]
    yield f"{first.id} of {first.at}"
    yield from (f"{first.id} of {first.at}, {n}" for n in count(2))
