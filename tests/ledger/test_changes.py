"""What changed in a ledger: told in order, once, to whoever asks and to whoever waits."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from saidseen.desk import judging
from saidseen.desk.claims import claims_of
from saidseen.ledger import Change, Ledger, Turn, document_id
from tests.claims.invented import Line, kept_in, reading

ONE, TWO = reading("one", [Line(2)], "2022-02-16"), reading("two", [Line(2), Line(8)], "2022-02-17")


def told(changes: list[Change]) -> list[tuple[Turn, str]]:
    return [(change.turn, change.subject) for change in changes]


def test_what_came_moved_and_was_judged_in_order(address: str) -> None:
    kept_in(address, [ONE, TWO])
    withdrawal, bank = (c.id for c in claims_of(address))
    judging.join(address, withdrawal, bank, "J. Marlow", "as read")
    with Ledger(address) as ledger:
        every = list(ledger.changes())
        assert told(every) == [
            (Turn.STORY, document_id(ONE.document)),
            (Turn.STORY, document_id(TWO.document)),
            (Turn.CLAIM, withdrawal),
            (Turn.CLAIM, bank),
            (Turn.CHANGED, withdrawal),
            (Turn.JUDGED, ONE.statements[0].id),
            (Turn.CHANGED, withdrawal),
            (Turn.MERGED, bank),
        ]
        assert every[-1].other == withdrawal
        assert every[5].other == "1"
        assert [change.number for change in every] == sorted({change.number for change in every})
        assert list(ledger.changes(every[4].number)) == every[5:]
        assert list(ledger.changes(every[-1].number)) == []


def test_a_statement_that_is_gone_changes_its_claim(address: str) -> None:
    kept_in(address, [ONE, TWO])
    _, bank = (c.id for c in claims_of(address))
    with Ledger(address) as ledger:
        last = list(ledger.changes())[-1].number
        ledger.add(replace(TWO, statements=TWO.statements[:1], reader="net-2"))
        claims_of(ledger)
        found = told(list(ledger.changes(last)))
    assert found[0] == (Turn.READ, document_id(TWO.document))
    assert (Turn.CHANGED, bank) in found


def test_what_is_not_kept_is_not_told(ledger: Ledger) -> None:
    with pytest.raises(AttributeError):
        ledger.add(ONE, [None])  # type: ignore[list-item]
    assert list(ledger.changes()) == []


def test_whoever_waits_is_told_of_what_another_writes(address: str) -> None:
    with Ledger(address) as waiting, Ledger(address) as writing:
        seen: list[Change] = []
        listener = threading.Thread(target=lambda: seen.extend(waiting.changes(wait=3)))
        listener.start()
        time.sleep(0.5)
        writing.add(ONE)
        time.sleep(0.5)
        writing.add(TWO)
        listener.join(timeout=60)
        assert told(seen) == [(Turn.STORY, document_id(r.document)) for r in (ONE, TWO)]
