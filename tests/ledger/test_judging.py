"""Judgements are rows that are added; taking one back is one more row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.ledger import Ledger, LedgerError
from saidseen.ledger.judging import JudgementRow, judge, judgements, withdrawn


def add(ledger: Ledger, value: Any = "denies", withdraws: int | None = None, **more: str) -> int:
    given = {"subject": "statement", "subject_id": "abc", "field": "stance", "person": "an analyst", "why": "as read"}
    with ledger.transaction(write=True) as connection:
        return judge(connection, **{**given, **more}, value=value, withdraws=withdraws)


def standing(ledger: Ledger) -> list[int]:
    with ledger.transaction() as connection:
        return [row.id for row in judgements(connection)]


def test_a_row_comes_back_as_it_was_given(ledger: Ledger) -> None:
    value = {"of": 'Ünnamed "wire" \x00 \ud800 %_', "grade": "B"}
    number = add(ledger, value, person="J. O'Neil; DROP TABLE judgements", why="<b>because</b>", at="2022-02-16")
    with ledger.transaction() as connection:
        (row,) = judgements(connection)
    assert row == JudgementRow(
        number, "statement", "abc", "stance", value, "J. O'Neil; DROP TABLE judgements", "2022-02-16", "<b>because</b>"
    )


def test_the_time_is_now_where_none_is_given(ledger: Ledger) -> None:
    add(ledger)
    with ledger.transaction() as connection:
        assert judgements(connection)[0].made_at.startswith("20")


def test_an_undo_of_an_undo_lets_it_stand_again(ledger: Ledger) -> None:
    one, two = add(ledger), add(ledger)
    back = add(ledger, one, withdraws=one)
    assert standing(ledger) == [two]
    again = add(ledger, back, withdraws=back)
    assert standing(ledger) == [one, two]
    add(ledger, again, withdraws=again)
    assert standing(ledger) == [two]
    with ledger.transaction() as connection:
        assert [row.id for row in judgements(connection, all=True)] == [1, 2, 3, 4, 5]  # every row is kept


def test_what_is_not_there_cannot_be_taken_back(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="there is no judgement 7 to take back"):
        add(ledger, withdraws=7)
    assert standing(ledger) == []


@given(st.lists(st.integers(0, 8), max_size=12))
def test_a_row_stands_where_no_standing_row_takes_it_back(targets: list[int]) -> None:
    rows = [
        JudgementRow(n, "judgement", "", "withdraws", None, "a", "", "", target if 0 < target < n else None)
        for n, target in enumerate(targets, 1)
    ]
    gone = withdrawn(rows)
    for row in rows:
        takers = [r.id for r in rows if r.withdraws == row.id]
        assert (row.id in gone) == any(taker not in gone for taker in takers)
