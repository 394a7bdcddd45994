"""What moved: a row for each claim that people see otherwise than before, and a line on what moved it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from saidseen.desk import correcting, judging, sheets
from saidseen.desk.claims import claim_at, claims_of
from saidseen.desk.moves import Move, last_move, moves
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, found_schema, moved_schema
from saidseen.model.acts import Act
from saidseen.model.reading import Reading, Span, Specific, State
from tests.claims.invented import Line, kept_in, reading

ONE = reading("one", [Line(2)], "2022-02-15")
TWO = reading("two", [Line(2, "Jens Stoltenberg"), Line(8, "Dmytro Kuleba")], "2022-02-16")
THREE = reading("three", [Line(2, "Liz Truss", Act.DENY)], "2022-02-17")


def owing(state: State) -> Reading:
    """A story whose speaker withholds how many, or gives it."""
    made = reading("owing", [Line(2, "Liz Truss")], "2022-02-18")
    (one,) = made.statements
    span = Span(one.content.spans[0].start, one.content.spans[0].start + 6)
    specifics = {"how_many": Specific(state, span if state is State.GIVEN else None)}
    return replace(made, statements=(replace(one, specifics=specifics),))


def since(ledger: Ledger, number: int = 0) -> list[Move]:
    """The moves after a number, the oldest first."""
    return moves(ledger, after=number, newest_first=False)


def test_a_claim_that_comes_grows_and_turns(kept: Ledger) -> None:
    kept.add(ONE)
    (came,) = since(kept)
    assert came.line == "new: Sergey Lavrov says so, 2022-02-15"
    assert came.was is None
    assert came.now
    assert (came.now.status, came.now.statements, came.status, came.sides) == ("claimed", 1, "claimed", ("RUS",))
    assert came.turned
    kept.add(TWO)
    grew, bank = since(kept, came.number)
    assert (grew.claim, grew.was) == (came.claim, came.now)
    assert grew.line == "1 more statement: Jens Stoltenberg"
    assert grew.because == (TWO.statements[0].id,)
    assert not grew.turned
    assert bank.line == "new: Dmytro Kuleba says so, 2022-02-16"
    kept.add(THREE)
    (turned,) = since(kept, bank.number)
    assert turned.line == f"turned {turned.status} (was claimed): Liz Truss denies it, 2022-02-17"
    assert (turned.because, turned.judgement) == ((THREE.statements[0].id,), None)
    assert turned.turned
    assert last_move(kept) == turned.number


def test_each_is_told_once_in_order_and_nothing_where_nothing_moved(kept: Ledger) -> None:
    for one in (ONE, TWO, THREE):
        kept.add(one)
        moves(kept)
    every = since(kept)
    assert [m.number for m in every] == sorted({m.number for m in every})
    assert moves(kept) == every[::-1]
    assert moves(kept, limit=2) == every[:-3:-1]
    assert moves(kept, before=every[-1].number, limit=1) == [every[-2]]
    kept.add(ONE)  # the same once more
    kept.add(replace(TWO, reader="net-2"))  # read again, and as it was
    assert since(kept, every[-1].number) == []


def test_what_people_judge_moves_and_moves_back(kept: Ledger) -> None:
    for one in (ONE, TWO):
        kept.add(one)
    claim, bank = claims_of(kept)
    start = last_move(kept)
    correcting.status(kept, claim.id, "confirm", "anna", "read")
    correcting.status(kept, claim.id, "observed", "bob", "seen")
    (both,) = since(kept, start)
    assert (both.line, both.judgement) == ("turned observed (was claimed): judged by bob", 2)
    judging.undo(kept, 2, "bob", "no")
    (back,) = since(kept, both.number)
    assert back.line == "turned claimed (was observed); judged by bob: judgement 2 taken back"
    assert back.now
    assert back.now.judged == "anna"
    correcting.status(kept, bank.id, "confirm", "anna", "read")
    (confirmed,) = since(kept, back.number)
    assert confirmed.line == "judged by anna: status confirmed"
    assert not confirmed.turned
    correcting.note(kept, claim.id, "call them", "anna")
    judging.grade(kept, "Sergey Lavrov", "C", "anna", "as known")
    assert since(kept, confirmed.number) == []


def test_a_claim_that_went_into_another_leads_there(kept: Ledger) -> None:
    for one in (ONE, TWO):
        kept.add(one)
    claim, bank = claims_of(kept)
    start = last_move(kept)
    judging.join(kept, claim.id, bank.id, "anna", "one matter")
    joined, gone = since(kept, start)
    assert joined.line.startswith("judged by anna: two claims put together; 1 more statement: Dmytro Kuleba")
    assert gone.now is None
    assert gone.line == f"went into claim {claim.id}; judged by anna: two claims put together"
    earlier = next(m for m in since(kept) if m.claim == bank.id)
    assert (earlier.into, earlier.title, earlier.status) == (claim.id, joined.title, joined.status)
    assert claim_at(kept, earlier.claim).id == claim.id
    assert {m.claim for m in moves(kept, actor="Lavrov")} == {claim.id, bank.id}
    judging.undo(kept, 1, "anna", "two matters")
    apart = since(kept, gone.number)
    assert {(m.claim, m.was is None) for m in apart} == {(claim.id, False), (bank.id, True)}
    assert all("judged by anna: judgement 1 taken back" in m.line for m in apart)


def test_what_is_withheld_and_then_said(kept: Ledger) -> None:
    kept.add(ONE)
    start = last_move(kept) or since(kept)[-1].number
    kept.add(owing(State.WITHHELD))
    (withheld,) = since(kept, start)
    assert withheld.now
    assert withheld.now.owed["how_many"] == "withheld"
    assert "now withheld: how many: Liz Truss" in withheld.line
    assert [m.number for m in moves(kept, owed="how_many")] == [withheld.number, start]


def test_a_story_that_is_withdrawn_takes_its_statements(kept: Ledger) -> None:
    for one in (ONE, TWO):
        kept.add(one)
    last = since(kept)[-1].number
    judging.withdraw(kept, "two", "anna", "retracted")
    fewer, gone = since(kept, last)
    assert fewer.line == "judged by anna: a story withdrawn; 1 statement fewer"
    assert (gone.now, gone.status) == (None, None)
    assert gone.line == "no statement is left in it: withdrawn; judged by anna: a story withdrawn"
    assert gone.title.startswith("Dmytro Kuleba")


def test_a_line_names_whom_people_say_it_was(kept: Ledger) -> None:
    kept.add(ONE)
    (came,) = since(kept)
    correcting.correct(kept, "speaker", ONE.statements[0].id, "Liz Truss", "anna", "misheard")
    assert next(m for m in since(kept) if m.number == came.number).line.startswith("new: Liz Truss says so")


def test_filters_are_those_of_claims(kept: Ledger) -> None:
    for one in (ONE, TWO, THREE):
        kept.add(one)
    claim, bank = claims_of(kept)
    assert {m.claim for m in moves(kept, side="GBR")} == {claim.id}
    assert {m.claim for m in moves(kept, side="UKR")} == {bank.id}
    assert {m.claim for m in moves(kept, words="hackers")} == {bank.id}
    assert {m.claim for m in moves(kept, event="withdrawal", since="2022-02-17")} == {claim.id}
    assert moves(kept, status="corroborated") == []
    with pytest.raises(UsageError, match="there is no filter 'colour'"):
        moves(kept, colour="red")
    with pytest.raises(UsageError, match="there is no status 'red'"):
        moves(kept, status="red")


def test_other_rules_move_nothing(kept: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in (ONE, TWO):
        kept.add(one)
    last = since(kept)[-1].number
    with kept.transaction(write=True) as connection:  # as another release had it
        connection.execute(update(found_schema.sheets).values(credibility=1, made_by="assessor-0"))
    assert since(kept, last) == []
    monkeypatch.setattr(sheets, "ASSESSOR", "assessor-99")
    assert since(kept, last) == []
    kept.add(THREE)
    (turned,) = since(kept, last)
    assert turned.because == (THREE.statements[0].id,)


def test_a_ledger_from_before_moves_is_not_told_again(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    kept_in(str(path), [ONE, TWO])
    claims_of(str(path))
    with closing(sqlite3.connect(path)) as connection:  # as the last release left it, a sheet still to be made
        for table in ("moves", "told", "before_moves"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM ledger_migrations WHERE name = '0012 moves'")
        connection.execute("INSERT INTO stale SELECT claim FROM sheets")
        connection.execute("DELETE FROM sheets WHERE title LIKE '%Hackers%'")
        connection.commit()
    with Ledger(path) as ledger:
        assert since(ledger) == []
        ledger.add(THREE)
        (turned,) = since(ledger)
        assert turned.because == (THREE.statements[0].id,)
        assert turned.line.endswith("Liz Truss denies it, 2022-02-17")


def test_stories_not_linked_yet_when_moves_began_are_not_told(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    kept_in(str(path), [ONE])
    with closing(sqlite3.connect(path)) as connection:
        for table in ("moves", "told", "before_moves"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM ledger_migrations WHERE name = '0012 moves'")
        connection.commit()
    with Ledger(path) as ledger:
        assert since(ledger) == []
        ledger.add(TWO)
        assert [m.line for m in since(ledger)] == [
            "1 more statement: Jens Stoltenberg",
            "new: Dmytro Kuleba says so, 2022-02-16",
        ]


def test_a_move_is_kept_with_its_sheet_or_not_at_all(a_file: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    a_file.add(ONE)
    monkeypatch.setattr("saidseen.ledger.sheets.put", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        moves(a_file)
    monkeypatch.undo()
    assert last_move(a_file) == 0
    assert len(since(a_file)) == 1


def test_what_is_only_read_shows_what_is_kept(tmp_path: Path) -> None:
    path = kept_in(str(tmp_path / "l.db"), [ONE])
    assert len(moves(path)) == 1
    kept_in(path, [TWO])
    with Ledger(path, create=False, read_only=True) as ledger:
        assert len(moves(ledger)) == 1
    assert len(moves(path)) == 3


def test_a_record_keeps_what_the_line_is_made_of(a_file: Ledger) -> None:
    a_file.add(ONE)
    moves(a_file)
    with a_file.transaction(write=True) as connection:
        record = json.loads(connection.scalar(select(moved_schema.moves.c.record)) or "")
        assert record["named"][0]["stance"] == "affirms"
        connection.execute(delete(found_schema.stale))
        connection.execute(insert(found_schema.stale), [{"claim": 1}])
    assert len(since(a_file)) == 1  # made anew as it was
