"""What the ledger keeps of the linking: rows by key, in batches, and taken out again."""

from __future__ import annotations

import pytest

from saidseen.desk.linking import LINKER, update
from saidseen.ledger import Ledger, document_id, linked
from saidseen.ledger.linked import CopyRow
from saidseen.ledger.linked_schema import UNDATED
from tests.claims.invented import Line, reading
from tests.ledger.stories import story

MANY = 31


def filled(ledger: Ledger, size: int = 3) -> str:
    """A document of `size` statements with its traces; its id."""
    told = story(1, size)
    ledger.add(told)
    key = document_id(told.document)
    with ledger.transaction(write=True) as connection:
        keys = list(linked.statement_keys(connection, 1).values())
        rows = [
            {
                "statement_key": k, "statement_id": f"s{n}", "document_id": key, "ordinal": n, "at": "2022-02-15",
                "cell": "withdrawal:RUS" if n % 2 else None, "places": "", "first": 19_000 + n % 3 if n else None,
                "last": 19_000 + n % 3 if n else None, "host": None, "claim": 1, "record": {"kind": None},
            }
            for n, k in enumerate(keys)
        ]  # fmt: skip
        assert linked.put_traces(connection, rows) == list(range(1, size + 1))
    return key


def test_traces_come_back_as_they_were_put(ledger: Ledger) -> None:
    key = filled(ledger)
    with ledger.transaction() as connection:
        rows = linked.of_document(connection, key)
        assert [row.id for row in rows] == [1, 2, 3]
        assert [row.statement_id for row in rows] == ["s0", "s1", "s2"]
        assert rows[0].record == {"kind": None}
        assert (rows[0].first, rows[1].first) == (None, 19_001)
        assert linked.of_document(connection, "none") == []


def test_more_than_one_statement_can_ask_for(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked, "MANY", 7)
    key = filled(ledger, MANY)
    with ledger.transaction(write=True) as connection:
        linked.set_hosts(connection, dict.fromkeys(range(2, MANY + 1), 1))
        assert linked.followers(connection, range(1, MANY + 1)) == dict.fromkeys(range(2, MANY + 1), 1)
        linked.put_joints(connection, {(1, n): 0.5 for n in range(2, MANY + 1)})
        assert len(linked.joints_of(connection, [1])) == MANY - 1
        assert len(linked.joints_of(connection, range(2, MANY + 1))) == MANY - 1
        linked.set_claims(connection, dict.fromkeys(range(1, MANY + 1), 2))
        assert {row.claim for row in linked.of_document(connection, key)} == {2}
        linked.put_prints(connection, key, [(n, 0) for n in range(MANY)] + [(1, 0), (1, 1)])
        assert linked.with_prints(connection, range(MANY), 0, MANY) == [key]
        assert linked.with_prints(connection, range(MANY), 0, MANY + 1) == []
        assert linked.with_prints(connection, range(MANY), 1, 2) == []


def test_keys_by_day_and_without_one(ledger: Ledger) -> None:
    filled(ledger)
    with ledger.transaction(write=True) as connection:
        linked.put_keys(connection, [(7, 19_000, 2), (7, 19_050, 3), (7, None, 1), (7, 19_000, 2), (8, -4, 1)])

        def found(key: int, first: int, last: int) -> list[int]:
            return [row.id for row in linked.traces_between(connection, key, first, last)]

        assert found(7, 19_000, 19_010) == [2]
        assert found(7, 0, 19_060) == [2, 3]
        assert found(7, UNDATED, UNDATED) == [1]
        assert found(8, -10, 19_060) == [1]
        assert found(9, 0, 99_999) == []


def test_forgetting_a_document_leaves_nothing_of_it(ledger: Ledger) -> None:
    told = [reading("a", [Line(0), Line(5)]), reading("b", [Line(2), Line(6)], "2022-02-16"), reading("c", [Line(0)])]
    for one in told:
        ledger.add(one)
    update(ledger)
    key = document_id(told[0].document)
    with ledger.transaction(write=True) as connection:
        other = document_id(told[1].document)
        linked.put_copies(connection, [CopyRow(other, key, 0.5, "passage", None)])
        touched = linked.forget(connection, key)
        assert touched
        assert linked.of_document(connection, key) == []
        assert linked.copies_of(connection) == []
        assert linked.forget(connection, key) == set()
        for table, column in (("prints", "document_id"), ("linked", "document_id")):
            count = f"SELECT count(*) FROM {table} WHERE {column} = '{key}'"
            assert connection.exec_driver_sql(count).scalar() == 0
        assert len(linked.of_document(connection, other)) == 2  # the others stay
        assert [document for document, _ in linked.pending(connection, LINKER, 9)] == [key]


def test_what_waits_to_be_linked(ledger: Ledger) -> None:
    told = [story(n) for n in range(4)]
    for one in told:
        ledger.add(one)
    keys = [document_id(r.document) for r in told]
    with ledger.transaction(write=True) as connection:
        assert linked.pending(connection, "x", 9) == list(zip(keys, (1, 2, 3, 4), strict=True))
        assert linked.pending(connection, "x", 2) == list(zip(keys[:2], (1, 2), strict=True))
        for n in (1, 2, 3, 4):
            assert linked.waits(connection, keys[n - 1], n, "x")
            linked.mark(connection, keys[n - 1], n, "x")
        assert linked.pending(connection, "x", 9) == []
        assert not linked.waits(connection, keys[0], 1, "x")
        assert len(linked.pending(connection, "y", 9)) == 4
    ledger.add(story(1, reader="net-2"))
    ledger.add(story(9))
    with ledger.transaction(write=True) as connection:
        late = document_id(story(9).document)
        assert linked.pending(connection, "x", 9) == [(keys[1], 5), (late, 6)]
        assert not linked.waits(connection, keys[1], 2, "x")
        linked.forget(connection, keys[1])
        linked.mark(connection, keys[1], 5, "x")
        assert linked.pending(connection, "x", 9) == [(late, 6)]


def test_copies_are_kept_and_found_by_their_documents(ledger: Ledger) -> None:
    keys = []
    for n in range(3):
        ledger.add(story(n))
        keys.append(document_id(story(n).document))
    rows = [CopyRow(keys[0], keys[1], 0.75, "whole", keys[0]), CopyRow(keys[1], keys[2], 0.5, "passage", None)]
    with ledger.transaction(write=True) as connection:
        linked.put_copies(connection, rows)
        linked.put_copies(connection, [])
        assert linked.copies_of(connection) == sorted(rows, key=lambda r: (r.a, r.b))
        assert linked.copies_of(connection, keys[:2]) == rows[:1]
        assert linked.copies_of(connection, []) == []


def test_a_document_is_given_as_its_newest_reading_has_it(ledger: Ledger) -> None:
    ledger.add(story(1))
    with ledger.transaction() as connection:
        assert linked.document(connection, document_id(story(1).document)) == story(1).document
