"""The claims of a ledger: brought up to date, gathered, judged by people, put together."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from saidseen.claims.addresses import assigned
from saidseen.claims.assemble import assemble, claim_id_of
from saidseen.claims.codec import matter_from_json
from saidseen.claims.hands import placed_by, regrouped
from saidseen.claims.hosts import points
from saidseen.claims.likeness import Point, point
from saidseen.claims.linking import link, reasons
from saidseen.desk.addresses import Hands, hands_of
from saidseen.desk.linking import unlinked, update
from saidseen.desk.opening import opened
from saidseen.desk.sheets import Shown, bring_up
from saidseen.errors import SaidseenError, UsageError
from saidseen.ledger import Ledger, addresses, claim_queries, linked
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.corrections import standing
from saidseen.ledger.queries import Question
from saidseen.ledger.when import bounds
from saidseen.ledger.words import folded
from saidseen.model.claim import Claim, Copied, Said, Status, StoryRef
from saidseen.model.codec import statement_from_json
from saidseen.model.judged import Judged, status_by_hand
from saidseen.model.moments import order

if TYPE_CHECKING:
    from sqlalchemy import Connection

Progress = Callable[[int, int], None]
ADDRESS = 16  # letters of a claim's address


def claims_of(
    where: str | Ledger,
    question: ClaimQuestion | None = None,
    *,
    status: str | None = None,
    as_of: str | None = None,
    least: int = 1,
    sort: str = "said",
    limit: int | None = None,
    offset: int = 0,
    as_kept: bool = False,
    progress: Progress | None = None,
) -> list[Claim]:
    """The claims of a ledger (its path, or open) that a question meets, in order of their first statement.

    `status` is one of the assessments; `as_of` an ISO date or time: the claims as the stories known by its end make
    them (a story is known when it was published, else when the ledger first had it); `least` leaves out claims of fewer
    statements; `sort` is one of claim_queries.SORTS, "-" before it turns it round, `limit` the most claims, `offset`
    those passed over before them. Links what is not linked yet first; with `as_kept` they are as they were when last
    brought up to date. Raises UsageError, LedgerError, and SaidseenError for a ledger without statements.
    """
    asked = _asked(question, status, least)
    _known_sort(sort)
    until = _end_of(as_of)
    with opened(where) as ledger:
        if not as_kept:
            update(ledger, progress)
        shown = _shown(asked, sort, limit, offset)
        kept = until is None and (as_kept or bring_up(ledger, _by_number, progress, shown))
        with ledger.transaction() as connection:
            _some(connection, ledger)
            if kept:
                numbers = claim_queries.listed(connection, asked, sort, limit, offset)
                claims = dict(_with_numbers(connection, numbers))
                return [claims[number] for number in numbers if number in claims]
            meeting = claim_queries.meeting(connection, asked) if _of_statements(asked) else None
            if until is None:
                numbers = claim_queries.claims(connection) if meeting is None else sorted(set(meeting.values()))
                found = _numbered(connection, numbers, whole=meeting is None)
            else:
                found = list(_as_of(connection, until, meeting))
    chosen = [c for c in found if _is_said(c) and _stands_so(c, asked)]
    chosen.sort(key=lambda claim: order(claim.members[0].said))
    if sort != "said":
        chosen.sort(key=_SORTED[sort.removeprefix("-")], reverse=sort.startswith("-"))
    return chosen[offset:][:limit]


def count_claims(
    where: str | Ledger, question: ClaimQuestion | None = None, *, status: str | None = None, least: int = 1
) -> int:
    """How many claims a question meets; nothing is put together that is kept. Raises as `claims_of` does."""
    asked = _asked(question, status, least)
    with opened(where) as ledger:
        update(ledger)
        if not bring_up(ledger, _by_number, shown=_shown(asked, "said", 0, 0)):
            return len(claims_of(ledger, asked))
        with ledger.transaction() as connection:
            _some(connection, ledger)
            return claim_queries.many(connection, asked)


def _shown(asked: ClaimQuestion, sort: str, limit: int | None, offset: int) -> Shown | None:
    """The claims that a list shows, where nothing is asked or sorted by that another name could change."""
    of = asked.of or Question()
    told = (asked.status, asked.credibility, asked.owed, of.status, of.credibility)
    if limit is None or sort.removeprefix("-") != "said" or any(one is not None for one in told):
        return None
    return lambda connection: claim_queries.listed(connection, asked, sort, limit, offset)


def kept_sheets(ledger: Ledger) -> bool:
    """Bring up to date how the claims stand; False where the ledger may only be read and some are left."""
    return bring_up(ledger, _by_number)


def _asked(question: ClaimQuestion | None, status: str | None, least: int) -> ClaimQuestion:
    asked = question or ClaimQuestion()
    _known_status(status)
    asked = replace(asked, status=status or asked.status, least=max(least, asked.least))
    return asked.checked()


def _of_statements(asked: ClaimQuestion) -> bool:
    """Whether anything is asked of the statements of a claim."""
    of = (asked.since, asked.until, asked.actor, asked.place, asked.event, asked.of)
    return any(one is not None for one in of)


def _stands_so(claim: Claim, asked: ClaimQuestion) -> bool:
    """Whether a claim as a whole is as asked."""
    owed = {key for key, one in claim.owed.items() if one.state.owed}
    return (
        claim.shown >= asked.least
        and asked.status in (None, claim.assessment.status.value)
        and asked.credibility in (None, claim.assessment.credibility)
        and (asked.owed is None or bool(owed if asked.owed == "any" else asked.owed in owed))
    )


_SORTED: dict[str, Callable[[Claim], Any]] = {
    "title": lambda claim: folded(claim.title) or "",
    "status": lambda claim: claim.assessment.status.value,
    "credibility": lambda claim: claim.assessment.credibility,
    "statements": lambda claim: claim.shown,
    "origins": lambda claim: len(claim.origins),
    "said": lambda claim: order(claim.members[0].said),
}


def _known_sort(sort: str) -> None:
    if sort.removeprefix("-") not in claim_queries.SORTS:
        raise UsageError(f"there is no order '{sort}'; there are {', '.join(claim_queries.SORTS)}")


def _by_number(connection: Connection, numbers: Sequence[int]) -> dict[int, Claim]:
    """Some claims by number, those that nobody says left out; why their statements are together is not told."""
    found = _with_numbers(connection, numbers, joined=False)
    return {number: claim for number, claim in found if _is_said(claim)}


def _is_said(claim: Claim) -> bool:
    """Whether somebody says it: what stories only take for granted, and "it" of which nobody can tell what is meant,
    make no claim."""
    return any(not m.said.statement.embedded and not points(m.said.statement) for m in claim.members)


def claims_with(where: str | Ledger, statements: Iterable[str], named: Iterable[str] = ()) -> list[Claim]:
    """The claims that hold some of the statements (ids), those that hold most of them first, and those of addresses."""
    wanted = set(statements)
    with opened(where) as ledger:
        update(ledger)
        with ledger.transaction() as connection:
            numbers = {claim for s in wanted for _, claim in claim_queries.holding(connection, s)}
            numbers |= set(addresses.leading(connection, named).values())
            claims = _numbered(connection, sorted(numbers))
    held = [(sum(m.said.statement.id in wanted for m in c.members), c) for c in claims]
    return [claim for _, claim in sorted(held, key=lambda h: (-h[0], order(h[1].members[0].said)))]


def judged_in(where: str | Ledger) -> tuple[Judged, ...]:
    """The stances and grades that people gave in a ledger."""
    with opened(where) as ledger, ledger.transaction() as connection:
        return hands_of(standing(connection)).judged


def nothing(where: str | Ledger, least: int, as_of: str | None = None) -> str:
    """Why no claim was found, as far as the ledger tells, and what to ask instead."""
    if as_of is not None and (until := _end_of(as_of)) is not None:
        with opened(where) as ledger, ledger.transaction() as connection:
            first = claim_queries.first_known(connection)
        if first is not None and first > until:
            return f"no story was known by {as_of}; the first is of {first[:10]}"
    hint = "; --least 1 shows those of a single one" if least > 1 else ""
    return f"no claim of {least} or more statements meets all that was asked{hint}"


def claim_at(where: str | Ledger, name: str) -> Claim:
    """The claim with that address, or whose address begins so, or that holds the statement of that id.

    An address that went into another leads there. Nothing but that claim is put together. Raises UsageError where there
    is none or more than one, LedgerError, and SaidseenError for a ledger without statements.
    """
    with opened(where) as ledger:
        update(ledger)
        with ledger.transaction() as connection:
            _some(connection, ledger)
            found = _found(connection, name)
            claims = [c for c in _numbered(connection, found) if _is_said(c)] if len(found) == 1 else []
            if claims:
                return claims[0]
            many = addresses.count(connection)
    what = f"{len(found)} claims have ids that begin" if len(found) > 1 else f"no claim of {many} has an id that begins"
    raise UsageError(f"{what} with '{name}'; `saidseen claims` lists them")


def claims_in_story(ledger: Ledger, document: str) -> list[tuple[str, str, str, str]]:
    """Each statement of a story with the claims that it stands in: its id, and the claim's address, title and status.

    As the claims were when they were last brought up to date.
    """
    with ledger.transaction() as connection:
        return claim_queries.of_story(connection, document)


def claim_then(where: str | Ledger, name: str, day: str) -> Claim | None:
    """The claim of that name with those of its statements alone that were known by the end of a day (ISO).

    They are as they are read and corrected today; a status that people gave it is left out. None where none was known.
    Raises as `claim_at` does.
    """
    claim, until = claim_at(where, name), _end_of(day)
    with opened(where) as ledger, ledger.transaction() as connection:
        numbers = sorted(set(addresses.leading(connection, [claim.id]).values()))
        rows = [row for row in claim_queries.members(connection, numbers) if until is None or row["at"] <= until]
        hands = hands_of(standing(connection))
        then = [one for _, one in _assembled(connection, rows, hands, whole=False) if _is_said(one)]
    return replace(then[0], id=claim.id) if then else None


def _found(connection: Connection, name: str) -> list[int]:
    """The claims that a name, or the start of one, may mean; ids that older versions gave are looked for last."""
    exact = addresses.given(connection, [name]).get(name)
    if exact and not addresses.empty(connection, claim := addresses.led(connection, exact[0])):
        return [claim]
    if found := addresses.beginning(connection, name):
        return found
    statement, _, document = name.partition("~")
    held = [h for h in addresses.holding(connection, statement) if h[0] == statement and h[1].startswith(document)]
    if held:
        return [held[0][2]]
    if not name or len(name) > ADDRESS:
        return []
    ids = ((claim_id_of(statement), claim) for statement, claim in addresses.every(connection))
    return sorted({claim for identity, claim in ids if identity.startswith(name)})


def statement_at(where: str | Ledger, name: str) -> str:
    """The id of the statement of that id, or whose id begins so; raises UsageError where there is none or several."""
    with opened(where) as ledger:
        update(ledger)
        with ledger.transaction() as connection:
            _some(connection, ledger)
            start, _, document = name.partition("~")
            held = {s for s, d, _ in addresses.holding(connection, start) if d.startswith(document)}
    found = {start} & held or held
    if len(found) != 1:
        what = f"{len(found)} statements have ids that begin" if found else "no statement there has an id that begins"
        raise UsageError(f"{what} with '{name}'; `saidseen claims CLAIM --format jsonl` lists them")
    return found.pop()


def with_statements(ledger: Ledger) -> None:
    """Raise SaidseenError where the ledger holds no statements."""
    update(ledger)
    with ledger.transaction() as connection:
        _some(connection, ledger)


def _some(connection: Connection, ledger: Ledger) -> None:
    if not claim_queries.any_statement(connection):
        if ledger.read_only and unlinked(connection):
            raise SaidseenError(
                f"{ledger.path}: its stories are not gathered into claims yet; `saidseen claims --ledger` gathers them"
            )
        raise SaidseenError(f"{ledger.path}: the ledger holds no statements; read stories into it first")


def claim_named(claims: Iterable[Claim], name: str) -> Claim:
    """The claim of that id, of which one statement's claim had that id, or whose id begins so; raises UsageError."""
    every = list(claims)
    whole = [claim for claim in every if claim.id == name] or [
        claim for claim in every if any(name in (claim_id_of(m.said.id), m.said.id) for m in claim.members)
    ]
    if whole:
        return whole[0]
    found = [claim for claim in every if name and claim.id.startswith(name)] or [
        claim for claim in every if name and any(claim_id_of(m.said.id).startswith(name) for m in claim.members)
    ]
    if len(found) != 1:
        what = (
            f"{len(found)} claims have ids that begin" if found else f"no claim of {len(every)} has an id that begins"
        )
        raise UsageError(f"{what} with '{name}'; `saidseen claims` lists them")
    return found[0]


def _known_status(status: str | None) -> None:
    if status is not None and status not in tuple(Status):
        raise UsageError(f"there is no status '{status}'; there are {', '.join(Status)}")


def _end_of(as_of: str | None) -> str | None:
    """The last second of a time that is asked for; raises UsageError where it is none."""
    found = bounds(as_of)
    if as_of is not None and found is None:
        raise UsageError(f"as-of '{as_of}' is not a date; write it like 2022-02-15 or 2022-02-15T12:00")
    return found[1] if found else None


def _numbered(connection: Connection, numbers: Sequence[int], *, whole: bool = False) -> list[Claim]:
    """Some claims, or the `whole` ledger's, as they are kept, put together."""
    return [claim for _, claim in _with_numbers(connection, numbers, whole=whole)]


def _with_numbers(
    connection: Connection, numbers: Sequence[int], *, whole: bool = False, joined: bool = True
) -> Iterator[tuple[int, Claim]]:
    """The same, each with its number."""
    rows = claim_queries.members(connection, numbers)
    named = addresses.addresses_of(connection, numbers)
    hands = hands_of(standing(connection))
    for number, claim in _assembled(connection, rows, hands, whole=whole, joined=joined):
        yield number, _as_left(replace(claim, id=named[number]), hands)


def _as_of(connection: Connection, until: str, meeting: Mapping[int, int] | None) -> Iterator[Claim]:
    """The claims that the statements known by a time alone make, as far as one of them is in `meeting`.

    Each has the address of the claim of today that its statements are the oldest of; else one of its own.
    """
    known = set(claim_queries.until(connection, until))
    every = claim_queries.members(connection, claim_queries.claims(connection))
    rows = {str(row["id"]): row for row in every if row["id"] in known}
    hosts = {row["document_id"] + row["statement_id"]: key for key, row in rows.items()}
    points = [_point(key, row, hosts) for key, row in rows.items()]
    before = {row["id"]: row["claim"] for row in rows.values()}
    hands = hands_of(standing(connection))
    ids = {row["id"]: row["statement_id"] for row in rows.values()}
    parts = regrouped([[int(i) for i in group.ids] for group in link(points)], ids, hands.moves)
    order_of = {row["id"]: (row["at"], row["document_id"], row["ordinal"]) for row in rows.values()}
    kept, _ = assigned(parts, before, order_of)
    named = addresses.addresses_of(connection, [n for n in kept if n is not None])
    chosen = [n for n, part in enumerate(parts) if meeting is None or not meeting.keys().isdisjoint(part)]
    regroup = [{**rows[str(i)], "claim": n} for n in chosen for i in parts[n]]
    for number, claim in _assembled(connection, regroup, hands, whole=True):
        address = kept[number]
        yield _as_left(claim if address is None else replace(claim, id=named[address]), hands)


def _point(key: str, row: Mapping[str, Any], hosts: Mapping[str, str]) -> Point:
    with linked.sound():
        matter = matter_from_json(json.loads(row["matter"]))
        repeats = json.loads(row["record"]).get("repeats")
    host = hosts.get(row["document_id"] + matter.host) if matter.host else None
    again = hosts.get(row["document_id"] + repeats) if repeats else None
    at = (row["at"], row["document_id"], row["ordinal"])
    return point(key, row["document_id"], replace(matter, host=host), at, again)


def _assembled(
    connection: Connection, rows: Sequence[dict[str, Any]], hands: Hands, *, whole: bool, joined: bool = True
) -> Iterator[tuple[int, Claim]]:
    """The claims that rows make, each with its number; `whole` where they are most of a ledger, `joined` with why their
    statements are together."""
    groups: dict[int, list[int]] = defaultdict(list)
    judged: dict[str, list[Judged]] = defaultdict(list)
    for one_judged in hands.judged:
        judged[one_judged.of].append(one_judged)
    said, matters = {}, {}
    for row in rows:
        groups[row["claim"]].append(row["id"])
        said[row["id"]] = one = _said(row)
        if joined:
            at = (row["at"], row["document_id"], row["ordinal"])
            matters[row["id"]] = point(one.id, row["document_id"], one.matter, at)
    placed = placed_by(hands.moves)
    copied: dict[str, list[Copied]] = defaultdict(list)
    for kept in linked.copies_of(connection, None if whole else sorted({s.source.id for s in said.values()})):
        copied[kept.a].append(_copied(kept))
    for number, group in groups.items():
        inside = sorted((matters[i] for i in group if joined), key=lambda p: p.at)
        documents = {said[i].source.id for i in group}
        near = [c for d in documents for c in copied.get(d, ()) if c.a in documents and c.b in documents]
        contents = {said[i].id: said[i].statement.content.text for i in group}
        by_hand = [j for name in {said[i].statement.id for i in group} for j in judged.get(name, ())]
        yield number, assemble([said[i] for i in group], near, reasons(inside, contents), by_hand, placed)


def _as_left(claim: Claim, hands: Hands) -> Claim:
    """The claim, under its address, with the status that people gave it and what they wrote beside it."""
    if by_hand := status_by_hand(claim.id, hands.judged, claim.assessment):
        claim = replace(claim, assessment=by_hand)
    if not hands.notes:
        return claim
    of = {claim.id} | {s for m in claim.members for s in (m.said.statement.id, m.said.source.id, m.said.source.outlet)}
    of |= {m.said.statement.speaker.name for m in claim.members if m.said.statement.speaker}
    return replace(claim, notes=tuple(words for name, words in hands.notes if name in of))


def _said(row: Mapping[str, Any]) -> Said:
    """A row as a statement of a claim; one that an earlier document has word for word too has a name of its own."""
    with linked.sound():
        statement = statement_from_json(json.loads(row["record"]))
        matter = matter_from_json(json.loads(row["matter"]))
    at = row["published"] if bounds(row["published"]) else row["at"]
    source = StoryRef(row["document_id"], row["name"], row["outlet"], row["published"], at, row["url"], row["title"])
    alias = f"{statement.id}~{row['document_id'][:8]}" if row["again"] else None
    return Said(statement, source, matter, row["ordinal"], alias)


def _copied(row: linked.CopyRow) -> Copied:
    if row.origin == row.b:
        return Copied(row.b, row.a, True)
    return Copied(row.a, row.b, row.origin == row.a)
