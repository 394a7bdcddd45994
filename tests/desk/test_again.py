"""A story that is linked again after a judgement: what did not change stays, and it is as linked from the beginning."""

from __future__ import annotations

import random
from typing import Any

import pytest

from saidseen.claims import matter
from saidseen.claims.pairs.vectors import packed as real
from saidseen.desk.correcting import correct
from saidseen.desk.judging import every, undo
from saidseen.desk.linking import LINKER, update
from saidseen.ledger import Ledger
from saidseen.ledger.queries import Question
from tests.claims.invented import CONTENTS, Line, reading
from tests.desk.test_linking import invented, loose_ends

BY, WHY = "A. Person", "as read"
STORIES = (
    reading("a", [Line(0), Line(5), Line(8, "Liz Truss")]),
    reading("b", [Line(2), Line(6, "Dmytro Kuleba"), Line(1), Line(1, repeats=2)], "2022-02-16"),
    reading("c", [Line(0, "Jens Stoltenberg"), Line(9)], "2022-02-17"),
)
KEPT = {
    "groups": "SELECT t.document_id, t.statement_id, f.document_id, f.statement_id FROM traces t"
    " JOIN traces f ON f.id = t.claim",
    "hosts": "SELECT t.document_id, t.statement_id, h.statement_id FROM traces t JOIN traces h ON h.id = t.host",
    "matters": "SELECT t.document_id, t.statement_id, t.ordinal, t.at, t.places, t.record FROM traces t",
    "joints": "SELECT a.document_id, a.statement_id, b.document_id, b.statement_id, score FROM joints"
    " JOIN traces a ON a.id = joints.a JOIN traces b ON b.id = joints.b",
    "about": "SELECT sort, value, t.document_id, t.statement_id FROM about JOIN traces t ON t.id = trace",
    "keys": "SELECT key, trace_keys.first, t.document_id, t.statement_id FROM trace_keys JOIN traces t ON t.id = trace",
    "prints": "SELECT number, sort, document_id FROM prints",
}


def told(ledger: Ledger) -> None:
    for one in STORIES:
        ledger.add(one)
    update(ledger)


def rows(ledger: Ledger, query: str) -> list[Any]:
    with ledger.transaction() as connection:
        return list(connection.exec_driver_sql(query))


def whole(ledger: Ledger) -> dict[str, list[Any]]:
    """What is kept of the linking, by what it is of; of a pair the one that comes first stands first."""
    found = {what: [tuple(row) for row in rows(ledger, query)] for what, query in KEPT.items()}
    found["joints"] = [(*min(r[:2], r[2:4]), *max(r[:2], r[2:4]), r[4]) for r in found["joints"]]
    return {what: sorted(some, key=str) for what, some in found.items()}


def names(ledger: Ledger) -> dict[int, str]:
    return dict(tuple(row) for row in rows(ledger, "SELECT id, statement_id FROM traces"))


def statement(story: int, at: int) -> str:
    return STORIES[story].statements[at].id


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of which vectors are made from here on."""
    out: list[str] = []

    def packed(text: str) -> str:
        out.append(text)
        return real(text)

    monkeypatch.setattr(matter, "packed", packed)
    return out


def test_a_judged_act_makes_no_vector_anew_and_moves_nothing(kept: Ledger, made: list[str]) -> None:
    told(kept)
    before, joined = names(kept), whole(kept)
    assert len(made) == len(before) == 9
    made.clear()
    correct(kept, "act", statement(1, 1), "accuse", BY, WHY)
    assert made == []
    assert names(kept) == before
    assert whole(kept) == joined
    assert [row.statement.id for row in kept.asked(Question(act="accuse"))] == [statement(1, 1)]
    assert update(kept) == 0


def test_a_judged_denial_is_linked_anew_with_the_vector_that_it_has(kept: Ledger, made: list[str]) -> None:
    told(kept)
    before = names(kept)
    made.clear()
    correct(kept, "act", statement(1, 1), "deny", BY, WHY)
    assert made == []
    after = names(kept)
    assert sorted(after.values()) == sorted(before.values())
    assert {name for trace, name in before.items() if trace not in after} == {statement(1, 1)}


def test_a_changed_word_makes_the_vector_of_its_statement_alone(kept: Ledger, made: list[str]) -> None:
    told(kept)
    before = names(kept)
    made.clear()
    correct(kept, "speaker", statement(0, 1), "Liz Truss", BY, WHY)
    assert made == [f"15 feb, Liz Truss: {CONTENTS[5]}"]
    after = names(kept)
    assert sorted(after.values()) == sorted(before.values())
    assert {name for trace, name in before.items() if trace not in after} <= {statement(0, 1)}
    assert loose_ends(kept) == {}


def test_what_goes_with_a_changed_statement_goes_with_it_anew(kept: Ledger) -> None:
    told(kept)
    correct(kept, "content", statement(1, 2), CONTENTS[1].removesuffix(" from Belarus"), BY, WHY)
    hosts = rows(kept, KEPT["hosts"])
    assert [tuple(row)[1:] for row in hosts] == [(statement(1, 3), statement(1, 2))]
    assert loose_ends(kept) == {}


def test_vectors_of_other_rules_are_not_taken_over(a_file: Ledger, made: list[str]) -> None:
    told(a_file)
    with a_file.transaction(write=True) as connection:
        connection.exec_driver_sql("UPDATE linked SET linker = 'linker-of-yesterday'")
    made.clear()
    correct(a_file, "act", statement(0, 0), "deny", BY, WHY)
    assert len(made) == 9
    assert {row[0] for row in rows(a_file, "SELECT DISTINCT linker FROM linked")} == {LINKER}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_judged_it_is_as_linked_from_the_beginning(a_file: Ledger, seed: int) -> None:
    chance = random.Random(seed)
    for one in invented(chance, 7):
        a_file.add(one)
    update(a_file)
    ways = [("act", "deny"), ("act", "withhold"), ("speaker", "Liz Truss"), ("day", "2022-02-11"), ("dropped", "yes")]
    for _ in range(6):
        there = sorted({row.statement.id for row in a_file.statements()})
        field, value = chance.choice(ways)
        correct(a_file, field, chance.choice(there), value, BY, WHY)
        if chance.random() < 0.3:
            undo(a_file, every(a_file)[-1][0].id, BY, WHY)
        assert loose_ends(a_file) == {}
    found = whole(a_file)
    with a_file.transaction(write=True) as connection:
        connection.exec_driver_sql("UPDATE linked SET linker = 'linker-of-yesterday'")
    assert update(a_file) > 0
    assert whole(a_file) == found
