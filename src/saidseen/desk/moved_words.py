"""The line on what moved a claim: who, what, since when; never more than the record of the move knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from saidseen.ledger.judging import JudgementRow
from saidseen.ledger.people import APART, SAME
from saidseen.ledger.versions import WITHDRAWN
from saidseen.model.claim import Stance
from saidseen.model.corrections import CONFIRMED, DROPPED, SETTERS
from saidseen.model.reading import Statement

if TYPE_CHECKING:
    from saidseen.desk.moves import Move, Stood

DOES = {
    Stance.AFFIRMS: "says so",
    Stance.DENIES: "denies it",
    Stance.DOUBTS: "doubts it",
    Stance.ASKS: "asks after it",
    Stance.WITHHOLDS: "does not say all of it",
}
SPECIFICS = {"how_many": "how many"}
MOST = 3
"""Names in a line."""


@dataclass(frozen=True, slots=True)
class SpokenNow:
    """A statement as it is now, its outlet, when its story counts as known, and where that stands."""

    statement: Statement
    outlet: str | None
    at: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What lines name: statements (by "id~document"), judgements by number, and of the documents
    that do not count any more whether each was withdrawn, or else has a newer version."""

    statements: Mapping[str, SpokenNow]
    judgements: Mapping[int, JudgementRow]
    withdrawn: Mapping[str, bool]


def line_of(move: Move, record: Mapping[str, Any], seen: Seen) -> str:
    """What moved a claim, in a line."""
    named = [one for one in record.get("named", ()) if one["id"] in seen.statements]
    judged = seen.judgements.get(move.judgement or 0)
    if move.now is None:
        what = f"went into claim {move.into}" if move.into else f"no statement is left in it{_why_gone(record, seen)}"
        return "; ".join(filter(None, (what, _judged(judged, move))))
    if move.was is None:
        return "; ".join(_new(move, named, len(record["new"]), judged, seen))
    return "; ".join(_parts(move, move.was, move.now, named, record, judged, seen))


def links_of(record: Mapping[str, Any], seen: Seen) -> tuple[str, ...]:
    """The addresses of the stories that the named statements of a move stand in."""
    there = (seen.statements[one["id"]].url for one in record.get("named", ()) if one["id"] in seen.statements)
    return tuple(dict.fromkeys(url for url in there if url))


def _new(
    move: Move, named: Sequence[Mapping[str, Any]], many: int, judged: JudgementRow | None, seen: Seen
) -> Iterator[str]:
    """Of a claim that is new: who says what, and what is withheld."""
    assert move.now is not None
    if judged is not None:
        yield _judged(judged, move)
    if many == 1 and named:
        yield f"new: {_does(named[0], seen)}"
    else:
        names = _names(named, seen, many)
        yield f"new, {move.now.status}: {_count(many, 'statement')}{f': {names}' if names else ''}"
    if withheld := [key for key, state in move.now.owed.items() if state == "withheld"]:
        yield f"withheld: {_keys(withheld)}"


def _parts(
    move: Move,
    was: Stood,
    now: Stood,
    named: Sequence[Mapping[str, Any]],
    record: Mapping[str, Any],
    judged: JudgementRow | None,
    seen: Seen,
) -> list[str]:
    """What is not as it was: the status, who judged, the statements, what is owed; what is left where none of these."""
    turned = was.status != now.status
    cause = next((one for one in named if one.get("rests")), None) if turned else None
    by_hand = judged is not None and judged.field == "status" and judged.value == now.status
    out: list[str] = []
    if turned:
        who = f"judged by {judged.person}" if judged and by_hand else _does(cause, seen) if cause else ""
        out.append(f"turned {now.status} (was {was.status}){f': {who}' if who else ''}")
    if judged is not None and not (turned and by_hand):
        out.append(_judged(judged, move))
    elif judged is None and was.judged and not now.judged:
        out.append(f"no longer as {was.judged} judged")
    left = [one for one in named if by_hand or one is not cause]
    out += _statements(was, now, left, len(record["new"]) - (len(named) - len(left)), record, judged, seen)
    out += _owed(was, now, named, seen)
    if now.title != was.title and (not out or (record["new"] and now.statements == was.statements)):
        out.append(f"called otherwise (was: {was.title})")
    if not out and now.origins != was.origins:
        out.append(f"{_count(now.origins, 'independent origin')} (was {was.origins:,})")
    if not out and now.credibility != was.credibility:
        out.append(f"credibility {now.credibility} (was {was.credibility})")
    return out or ["stands otherwise"]


def _statements(
    was: Stood,
    now: Stood,
    named: Sequence[Mapping[str, Any]],
    new: int,
    record: Mapping[str, Any],
    judged: JudgementRow | None,
    seen: Seen,
) -> Iterator[str]:
    """How many statements came or are gone, and whose they are that came."""
    if now.statements < was.statements:
        withdrawn = judged is not None and judged.field == WITHDRAWN
        why = "" if withdrawn else _why_gone(record, seen)
        yield f"{_count(was.statements - now.statements, 'statement')} fewer{why}"
    elif new > 0:
        word = "other" if now.statements == was.statements else "new" if record.get("gone") else "more"
        names = _names(named, seen, new)
        yield f"{new:,} {word} {'statement' if new == 1 else 'statements'}{f': {names}' if names else ''}"


def _owed(was: Stood, now: Stood, named: Sequence[Mapping[str, Any]], seen: Seen) -> Iterator[str]:
    """What is owed since, by whom, and what is owed no longer."""
    for state, words in (("withheld", "now withheld"), ("missing", "nobody has said"), ("", "no longer owed")):
        keys = [
            key
            for key in {**now.owed, **was.owed}
            if now.owed.get(key, "") == state and was.owed.get(key, "") not in (state, "owed" if state else "")
        ]
        if keys:
            those = [one for one in named if state != "missing" and set(keys) <= set(one.get("owed", ()))]
            who = _names(those, seen, 0)
            yield f"{words}: {_keys(keys)}{f': {who}' if who else ''}"


_JUDGED = {
    "apart from": "statements taken out of a claim",
    "together with": "two claims put together",
    "move": "a statement put into another claim",
    WITHDRAWN: "a story withdrawn",
    DROPPED: "a statement dropped",
    CONFIRMED: "a statement confirmed",
    SAME: "two names are one person's",
    APART: "two names are not one person's",
}


def _judged(row: JudgementRow | None, move: Move) -> str:
    """Who judged what: "judged by anna: status confirmed"."""
    if row is None:
        return ""
    what = row.field
    if row.withdraws is not None:
        what = f"judgement {row.withdraws} taken back"
    elif row.field == "status":
        same = move.was is not None and move.was.status == row.value
        what = "status confirmed" if same else f"status {row.value}"
    elif row.field == "stance":
        what = f"a statement {row.value} it"
    elif row.field in _JUDGED:
        what = _JUDGED[row.field]
    elif row.field in SETTERS:
        what = f"{row.field} of a statement"
    return f"judged by {row.person}: {what}"


def _why_gone(record: Mapping[str, Any], seen: Seen) -> str:
    """Where all that are gone stood in stories that were withdrawn, or have newer versions, that."""
    states = {seen.withdrawn.get(key.partition("~")[2]) for key in record.get("gone", ())}
    if states == {True}:
        return ": withdrawn"
    return ": a story came in a new version" if states == {False} else ""


def _does(one: Mapping[str, Any], seen: Seen) -> str:
    """Who does what to the claim, and when that became known: "Dmytro Kuleba denies it, 2022-02-15"."""
    when = seen.statements[one["id"]].at[:10]
    return f"{_who(one, seen)} {DOES[Stance(one['stance'])]}, {when}"


def _who(one: Mapping[str, Any], seen: Seen) -> str:
    spoken = seen.statements[one["id"]]
    statement = spoken.statement
    if statement.speaker and statement.speaker.name:
        return _plain(statement.speaker.name)
    if statement.source:
        return _plain(statement.source.text)
    return _plain(spoken.outlet or "the outlet") if statement.outlet_own else "nobody named"


def _names(named: Sequence[Mapping[str, Any]], seen: Seen, many: int) -> str:
    """Whose the statements are, each name once; "and others" where `many` shows that there are more."""
    names = list(dict.fromkeys(_who(one, seen) for one in named))
    more = len(names) > MOST or many > len(named)
    return f"{', '.join(names[:MOST])}{' and others' if more and names else ''}"


def _plain(words: str) -> str:
    """On one line, cut where it is long."""
    one = " ".join(words.split())
    return one if len(one) <= 60 else f"{one[:59]}…"


def _keys(keys: Sequence[str]) -> str:
    return ", ".join(SPECIFICS.get(key, key.replace("_", " ")) for key in keys)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
