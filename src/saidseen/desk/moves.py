"""What moved in a ledger, for people: each move with how its claim stands, and a line on what moved it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from saidseen.desk.claims import kept_sheets
from saidseen.desk.linking import update
from saidseen.desk.moved_words import Seen, SpokenNow, line_of, links_of
from saidseen.desk.opening import opened
from saidseen.errors import UsageError
from saidseen.language.visible import web
from saidseen.ledger import Ledger, addresses, linked
from saidseen.ledger import moves as kept
from saidseen.ledger.addresses import batched
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.judging import JudgementRow, judgements_numbered
from saidseen.ledger.moves import LastSheet, MoveRow
from saidseen.ledger.queries import Question
from saidseen.model.codec import statement_from_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OF_CLAIMS = tuple(field.name for field in fields(ClaimQuestion) if field.name != "of")
_OF_STATEMENTS = tuple(field.name for field in fields(Question) if field.name not in ("limit", "sort", *_OF_CLAIMS))
FILTERS = tuple(sorted({*_OF_CLAIMS, *_OF_STATEMENTS, "happened_since", "happened_until"}))
"""What of a claim can be asked for, by the names that `saidseen claims` has for it."""


@dataclass(frozen=True, slots=True)
class Stood:
    """How a claim stood, or stands: `owed` are its specifics with "withheld", "missing" or, where it is not known
    which, "owed"; `judged` is the person who gave the status."""

    status: str
    credibility: int
    statements: int
    origins: int
    owed: Mapping[str, str]
    title: str
    judged: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a claim: its number (they rise), when it was written (ISO, UTC), `was` (None of a new claim) and
    `now` (None of one that is gone: nothing is left in it, or it went `into` another, by address).

    `because` are the ids of the statements that are new in it since its last move, in order of time, `said` the
    same with the stories that they stand in ("id~document"); `judgement` the number of the last judgement since.
    `title`, `status`, `sides` (that speak of it), `actors` (whose act it is) and `places` are of the claim today,
    where it leads; `status` is None where there is none any more. Sides and actors are alpha-3 codes, organisations
    or names. `links` are addresses of stories that moved it. `line` says what moved it, as far as the ledger knows.
    """

    number: int
    at: str
    claim: str
    was: Stood | None
    now: Stood | None
    because: tuple[str, ...]
    judgement: int | None
    line: str
    title: str
    status: str | None
    sides: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    into: str | None = None
    said: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def turned(self) -> bool:
        """Whether the claim has another status than before, or is new."""
        return self.now is not None and (self.was is None or self.was.status != self.now.status)


def moves(
    where: str | Ledger,
    after: int = 0,
    before: int | None = None,
    limit: int | None = 50,
    *,
    newest_first: bool = True,
    question: ClaimQuestion | None = None,
    **filters: Any,
) -> list[Move]:
    """The moves of a ledger after one number and before another, of the claims that a question, or `filters`, meet.

    FILTERS are the names of the filters; a claim is asked how it stands now, and one that went into another how that
    one does. Links and assesses first what is not yet, unless the ledger may only be read. Raises UsageError.
    """
    asked = (question or claim_question(filters)).checked()
    with opened(where) as ledger:
        bring_up(ledger)
        with ledger.transaction() as connection:
            rows = kept.page(connection, asked, after, before, limit, newest_first=newest_first)
            return told(connection, rows)


def moves_of(ledger: Ledger, claim: str, after: int = 0) -> list[Move]:
    """The moves of the claim of that address, and of those that went into it, after one number, the last first."""
    with ledger.transaction() as connection:
        numbers = set(addresses.leading(connection, [claim]).values())
        return told(connection, kept.of_claims(connection, numbers, after))


def bring_up(ledger: Ledger) -> None:
    """Link and assess what is not yet, so that all that came so far has moved what it moves."""
    update(ledger)
    kept_sheets(ledger)


def moves_so_far(ledger: Ledger, after: int, before: int, limit: int, question: ClaimQuestion) -> list[Move]:
    """The moves between two numbers as they are kept, the oldest first; nothing is linked or assessed for it."""
    with ledger.transaction() as connection:
        return told(connection, kept.page(connection, question, after, before, limit, newest_first=False))


def last_move(where: str | Ledger) -> int:
    """The number of the last move; 0 where there was none. Nothing is linked or assessed for it."""
    with opened(where) as ledger, ledger.transaction() as connection:
        return kept.last(connection)


def claim_question(filters: Mapping[str, Any]) -> ClaimQuestion:
    """The question about claims that filters make, None being any; raises UsageError for a name that is none."""
    given = {name: value for name, value in filters.items() if value is not None}
    if unknown := sorted(given.keys() - set(FILTERS)):
        raise UsageError(f"there is no filter '{unknown[0]}'; there are {', '.join(FILTERS)}")
    whole = {name: given.pop(name) for name in list(given) if name in _OF_CLAIMS}
    for end in ("since", "until"):
        if (happened := given.pop(f"happened_{end}", None)) is not None:
            given[end] = happened
    return replace(ClaimQuestion(**whole), of=Question(**given) if given else None)


def told(connection: Connection, rows: Sequence[MoveRow]) -> list[Move]:
    """Moves as kept, with the claims that they lead to as these stand, and the words for what moved them."""
    numbers = {row.claim for row in rows}
    leads = {number: addresses.led(connection, number) for number in numbers}
    named = addresses.addresses_of(connection, numbers | set(leads.values()))
    stand = kept.shown(connection, leads.values())
    seen = _seen(connection, rows)
    return [_move(row, leads[row.claim], named, stand.get(leads[row.claim]), seen) for row in rows]


def _seen(connection: Connection, rows: Sequence[MoveRow]) -> Seen:
    """What the lines of some moves name: statements and judgements as they are now, stories that do not count."""
    names = {one["id"] for row in rows for one in row.record.get("named", ())}
    with linked.sound():
        statements = {
            key: SpokenNow(
                statement_from_json(json.loads(found.record)), found.outlet, found.published or found.at, web(found.url)
            )
            for key, found in kept.statements(connection, names).items()
        }
    gone = {key.partition("~")[2] for row in rows for key in row.record.get("gone", ())}
    judged: dict[int, JudgementRow] = {}
    for some in batched(sorted({row.judgement for row in rows if row.judgement is not None})):
        judged |= judgements_numbered(connection, some)
    return Seen(statements, judged, kept.withdrawn(connection, gone))


def _move(row: MoveRow, leads: int, named: Mapping[int, str], stands: LastSheet | None, seen: Seen) -> Move:
    was, now = (Stood(**s) if (s := row.record[key]) else None for key in ("was", "now"))
    last = now or was
    assert last is not None
    sheet = stands.sheet if stands else None
    facts: Mapping[str, Any] = stands.record if stands else {}
    move = Move(
        number=row.id,
        at=row.at,
        claim=named[row.claim],
        was=was,
        now=now,
        because=tuple(dict.fromkeys(key.partition("~")[0] for key in row.record["new"])),
        judgement=row.judgement,
        line="",
        title=sheet.title if sheet else last.title,
        status=sheet.status if sheet else None,
        sides=tuple(facts.get("sides", ())),
        actors=tuple(facts.get("actors", ())),
        places=tuple(facts.get("places", ())),
        into=named[leads] if leads != row.claim else None,
        said=tuple(row.record["new"]),
        links=links_of(row.record, seen),
    )
    return replace(move, line=line_of(move, row.record, seen))
