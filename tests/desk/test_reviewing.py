"""What is left to look at, what lists of claims count, and what is handed on of what people judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from saidseen.desk import correcting, gold, sheets
from saidseen.desk.claims import claims_of, count_claims
from saidseen.desk.correcting import correct
from saidseen.desk.reading import Tally, kept_readings
from saidseen.desk.reviewing import statements_waiting
from saidseen.ledger import Ledger
from saidseen.ledger.queries import Question
from tests.claims.invented import Line, reading

WHO, WHY = "J. Marlow", "as read"


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        yield made


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    ledger.add(reading("one", [Line(0)]))
    ledger.add(reading("two", [Line(2, "Jens Stoltenberg"), Line(8, "Dmytro Kuleba")], "2022-02-16"))
    ledger.add(reading("three", [Line(2, "Liz Truss"), Line(9, "Liz Truss")], "2022-02-17"))
    return ledger


def first(ledger: Ledger, name: str = "one") -> str:
    return next(row.statement.id for row in ledger.statements() if row.name == name)


def test_who_is_who_is_no_look_at_a_statement(kept: Ledger) -> None:
    def waiting(**asked: bool) -> int:
        return len(list(statements_waiting(kept, Question(), **asked)))

    before = waiting(new=True)
    correcting.same(kept, "Dmytro Kuleba", "Liz Truss", WHO, WHY)
    assert waiting(new=True) == before
    correct(kept, "confirmed", first(kept, "two"), "", WHO, WHY)
    assert waiting(new=True) == before - 1


def test_what_is_not_sure_is_so_until_that_is_judged(ledger: Ledger) -> None:
    read = reading("one", [Line(0)])
    ledger.add(replace(read, statements=(replace(read.statements[0], scores={"act": 0.4}),)))
    name = first(ledger)
    for field, value, unsure in (("basis", "seen", 1), ("act", "deny", 0)):
        correct(ledger, field, name, value, WHO, WHY)
        assert ledger.count(Question(unsure=True)) == unsure
        assert len(list(statements_waiting(ledger, Question()))) == unsure


def test_what_stands_beside_a_claim_is_shown_and_not_counted(ledger: Ledger) -> None:
    ledger.add(reading("one", [Line(0), Line(8)]))
    ledger.add(reading("two", [Line(1, "Liz Truss")], "2022-02-16"))
    [bank, withdrawal] = sorted(claims_of(ledger), key=lambda c: len(c.members))
    assert (len(bank.members), len(withdrawal.members), len(withdrawal.said)) == (1, 2, 1)
    assert claims_of(ledger, least=2) == claims_of(ledger, least=2, as_of="2022-03") == [withdrawal]
    assert count_claims(ledger, least=2) == 1
    ledger.add(reading("three", [Line(9, "Liz Truss")], "2022-02-17"))
    [whole, beside] = sorted(claims_of(ledger, least=2), key=lambda c: -len(c.said))
    assert (whole.id, len(whole.said), count_claims(ledger, least=2)) == (bank.id, 2, 2)
    assert (beside.id, len(beside.said), beside.shown) == (withdrawal.id, 1, 2)


def test_rows_of_stories_of_one_name_are_told_apart(ledger: Ledger) -> None:
    ledger.add(reading("a", [Line(0)]))
    ledger.add(reading("a", [Line(8), Line(0)], "2022-02-18", url="https://example.org/b"))
    for one in list(ledger.statements()):
        correct(ledger, "basis", one.statement.id, "seen", WHO, WHY)
    texts = {story["name"]: story["text"] for story in gold.stories(ledger)}
    assert len(texts) == 2
    for row in gold.statements(ledger):
        [(start, end)] = row["content"]
        assert texts[row["story"]][start:end] == row["content_text"]


def test_a_claim_whose_status_was_judged_is_handed_on(kept: Ledger) -> None:
    claim = claims_of(kept)[0]
    correcting.status(kept, claim.id, "denied", WHO, "they met")
    assert [one["id"] for one in gold.propositions(kept)] == [claim.id]
    texts = {story["name"]: story["text"] for story in gold.stories(kept)}
    bears = list(gold.claim_rows(kept))
    assert len(bears) == len(claim.said)
    assert [texts[row["story"]][row["start"] : row["end"]] for row in bears] == [row["text"] for row in bears]


def test_how_far_the_sheets_are_is_told(kept: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "BATCH", 1)
    told: list[tuple[int, int]] = []
    count_claims(kept)
    monkeypatch.setattr(sheets, "ASSESSOR", "another")
    claims_of(kept, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_a_story_that_is_read_into_a_ledger_comes_as_people_left_it(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(reading("one", [Line(0), Line(8, "Liz Truss")]))
    correcting.same(ledger, "Sergey Lavrov", "Liz Truss", WHO, WHY)
    story = tmp_path / "story.txt"
    story.write_text("Liz Truss said that Russia had withdrawn its troops from Crimea.\n", encoding="utf8")
    for _ in range(2):
        [read] = kept_readings(ledger, [str(story)], Tally(), published="2022-02-15")
        assert [s.speaker.name for s in read.statements if s.speaker] == ["Sergey Lavrov"]
