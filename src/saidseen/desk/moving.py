"""Tells what moved: a claim's new sheet against the one that it takes the place of, and because of what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from saidseen.ledger import addresses, moves
from saidseen.ledger.corrections import heirs_of
from saidseen.ledger.judging import JudgementRow, judged_after
from saidseen.ledger.moves import LastSheet
from saidseen.ledger.people import APART, SAME
from saidseen.ledger.when import now
from saidseen.ledger.words import folded
from saidseen.model.claim import Claim, Member
from saidseen.model.moments import order
from saidseen.model.reading import State

if TYPE_CHECKING:
    from sqlalchemy import Connection

NAMED = 6
"""Statements of a move that are kept with what they do to the claim."""
_SILENT = ("note", "reliability")
"""Fields of judgements that change no sheet."""
_NEVER = LastSheet(None, None, 0, {})


@dataclass(slots=True)
class Moving:
    """What holds for all sheets made anew at once: the last judgement and the last told of, stories before moves."""

    newest: int
    known: int
    earlier: Collection[str]

    @classmethod
    def begin(cls, connection: Connection) -> Moving:
        """As the ledger is before the first of them is made."""
        newest, known = moves.last_judged(connection)
        return cls(newest, known, moves.earlier_documents(connection))


def tell(
    connection: Connection,
    moving: Moving,
    claims: Sequence[int],
    made: Mapping[int, Claim],
    sheets: Mapping[int, Mapping[str, Any]],
    *,
    changed: bool,
) -> None:
    """Write what moved in some claims, before their new sheets take the place of the old.

    Where nothing of them `changed`, and only the rules did, or where a claim is of before moves were kept, nothing is
    told: what they are now is what the next move is told against.
    """
    before = moves.before(connection, claims)
    newest, _ = moves.last_judged(connection) if changed else (moving.newest, 0)
    at, rows, kept = now(), [], []
    judged = _Judged(connection, moving.known, newest, before.values()) if changed else None
    for number in claims:
        claim, was = made.get(number), before.get(number, _NEVER)
        said = {_key(m): m for m in claim.said} if claim else {}
        if claim:
            kept.append({"claim": number, "said": " ".join(said), "judged": newest, "record": _facts(claim)})
        if judged is None or (not was.sheet and (was.said is not None or not claim)):
            continue
        if not was.sheet and moving.earlier and {m.said.source.id for m in said.values()} <= set(moving.earlier):
            continue
        stood, stands = _stood(was), _stands(claim, sheets[number]) if claim else None
        if stood == stands or _as_far_as_known(stood, stands, was):
            continue
        number_judged = judged.of(number, claim, was, said)
        same_rules = not was.sheet or not claim or was.sheet.made_by == sheets[number]["made_by"]
        if not same_rules and was.said == said.keys() and number_judged is None:
            continue
        rows.append(
            {
                "at": at,
                "claim": number,
                "status_was": stood and stood["status"],
                "status": stands and stands["status"],
                "judgement": number_judged,
                "judged": newest,
                "record": {"was": stood, "now": stands, **_because(claim, was, said, stood, stands)},
            }
        )
    moves.put(connection, rows)
    moves.keep(connection, claims, kept)


def _key(member: Member) -> str:
    return f"{member.said.statement.id}~{member.said.source.id}"


def _facts(claim: Claim) -> dict[str, Any]:
    """What lists show of a claim beside its sheet, and what the next sheet is compared by."""
    return {
        "owed": _owed(claim),
        "judged": claim.assessment.judged,
        "sides": list(dict.fromkeys(o.side_name for o in claim.origins if o.side_name)),
        "actors": list(claim.actors),
        "places": list(dict.fromkeys(p.name or p.text for p in claim.places)),
    }


def _owed(claim: Claim) -> dict[str, str]:
    return {key: one.state.value for key, one in claim.owed.items() if one.state.owed}


def _stood(was: LastSheet) -> dict[str, Any] | None:
    """How a claim stood; of one that is known from before moves were kept, not in which way each specific was owed."""
    if was.sheet is None:
        return None
    return {
        "status": was.sheet.status,
        "credibility": was.sheet.credibility,
        "statements": was.sheet.statements,
        "origins": was.sheet.origins,
        "owed": was.record.get("owed", dict.fromkeys(was.sheet.owed.split(), "owed")),
        "title": was.sheet.title,
        "judged": was.record.get("judged"),
    }


def _stands(claim: Claim, sheet: Mapping[str, Any]) -> dict[str, Any]:
    fields = ("status", "credibility", "statements", "origins")
    owed = {"owed": _owed(claim), "title": claim.title, "judged": claim.assessment.judged}
    return {**{name: sheet[name] for name in fields}, **owed}


def _as_far_as_known(stood: dict[str, Any] | None, stands: dict[str, Any] | None, was: LastSheet) -> bool:
    """Whether a claim that is known from before moves were kept stands as it did."""
    if stood is None or stands is None or "owed" in was.record:
        return False
    return {**stood, "owed": set(stood["owed"])} == {**stands, "owed": set(stands["owed"]), "judged": None}


def _because(
    claim: Claim | None,
    was: LastSheet,
    said: Mapping[str, Member],
    stood: Mapping[str, Any] | None,
    stands: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """The statements that are new in a claim, the most telling of them first with what they do, and those gone."""
    known = was.said or frozenset()
    new = {key: m for key, m in sorted(said.items(), key=lambda pair: order(pair[1].said)) if key not in known}
    out: dict[str, Any] = {"new": list(new)}
    if claim and stands:
        turned = {
            key: claim.owed[key].state
            for key in claim.owed
            if stands["owed"].get(key) != (stood or {"owed": {}})["owed"].get(key)
        }
        named = (_named(claim, key, m, turned) for key, m in _telling(claim, new))
        out["named"] = [one for _, one in zip(range(NAMED), named, strict=False)]
    if gone := sorted(known - said.keys()):
        out["gone"] = gone[: 4 * NAMED]
    return out


def _telling(claim: Claim, new: Mapping[str, Member]) -> Iterator[tuple[str, Member]]:
    """The new statements: those that the status rests on before others, one of each origin before a second."""
    rests, seen, later = set(claim.assessment.because), set[str](), []
    for key, m in sorted(new.items(), key=lambda pair: pair[1].said.id not in rests):
        if m.origin in seen:
            later.append((key, m))
        else:
            seen.add(m.origin)
            yield key, m
    yield from later


def _named(claim: Claim, key: str, member: Member, turned: Mapping[str, State]) -> dict[str, Any]:
    """A statement with what it does to the claim, and what it withholds, or gives, that was not so before."""
    specifics = member.said.statement.specifics
    own = [
        name
        for name, state in turned.items()
        if member.said.id in claim.owed[name].by and name in specifics and specifics[name].state is state
    ]
    out: dict[str, Any] = {"id": key, "stance": member.stance.value}
    if member.said.id in claim.assessment.because:
        out["rests"] = True
    if own:
        out["owed"] = own
    return out


class _Judged:
    """The judgements made since the sheets of some claims were last made, and which claims each is of."""

    def __init__(self, connection: Connection, known: int, newest: int, before: Iterable[LastSheet]) -> None:
        self._known = known
        floor = min([known, *(one.judged for one in before if one.said is not None)])
        self._rows = [] if floor >= newest else [r for r in judged_after(connection, floor) if r.field not in _SILENT]
        if not self._rows:
            return
        by_id = {row.id: row for row in judged_after(connection, 0)} if any(r.withdraws for r in self._rows) else {}
        self._base = {row.id: _first(row, by_id) for row in self._rows}
        bases = self._base.values()
        self._claims = addresses.leading(connection, [row.subject_id for row in bases if row.subject == "claim"])
        self._heirs = heirs_of(connection, [row.subject_id for row in bases if row.subject == "statement"])

    def of(self, number: int, claim: Claim | None, was: LastSheet, said: Mapping[str, Member]) -> int | None:
        """The last of them that is of a claim, of a statement or story in it now or before, or of who speaks there."""
        if not self._rows:
            return None
        since = was.judged if was.said is not None else self._known
        every = {*said, *(was.said or ())}
        names = {key.partition("~")[0] for key in every}
        documents = {key.partition("~")[2] for key in every}
        speakers = {folded(m.said.statement.speaker.name) for m in said.values() if m.said.statement.speaker}
        for row in reversed(self._rows):
            base = self._base[row.id]
            of = self._heirs.get(base.subject_id, base.subject_id)
            if row.id > since and (
                (base.subject == "claim" and self._claims.get(base.subject_id) == number)
                or (base.subject == "statement" and not names.isdisjoint((of, base.subject_id, str(base.value))))
                or (base.subject == "document" and base.subject_id in documents)
                or (base.field in (SAME, APART) and not speakers.isdisjoint(map(folded, base.value.values())))
            ):
                return row.id
        return None


def _first(row: JudgementRow, by_id: Mapping[int, JudgementRow]) -> JudgementRow:
    """The judgement that one takes back, back to the first; itself where it takes none back."""
    while row.withdraws is not None:
        row = by_id[row.withdraws]
    return row
