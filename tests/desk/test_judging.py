"""What people judge: written as rows, seen in the claims, taken back and given again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from saidseen.desk import judging
from saidseen.desk.claims import claims_of, judged_in
from saidseen.errors import LedgerError, SaidseenError, UsageError
from saidseen.ledger import Ledger
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.model.acts import Act
from saidseen.model.claim import Claim
from saidseen.model.claim_json import claim_to_json
from saidseen.model.reading import Reading
from tests.claims.invented import Line, kept_in, reading

WHO = "J. Marlow"
WHY = "another withdrawal"


def told() -> list[Reading]:
    """Three stories of one withdrawal, two of a bank."""
    return [
        reading("one", [Line(0, "Sergey Lavrov")], "2022-02-15"),
        reading("two", [Line(2, "Jens Stoltenberg"), Line(8, "Dmytro Kuleba")], "2022-02-16"),
        reading("three", [Line(2, "Liz Truss", Act.DENY), Line(9, "Liz Truss")], "2022-02-17"),
    ]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return kept_in(str(tmp_path / "l.db"), told())


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same for tests that change nothing in it."""
    return kept_in(str(tmp_path_factory.mktemp("ledger") / "l.db"), told())


def shape(path: str, **asked: str) -> list[list[str]]:
    """The claims of a ledger, each as the stories its statements stand in."""
    found = claims_of(path, ClaimQuestion(**asked))  # type: ignore[arg-type]
    return [[m.said.source.name for m in claim.members] for claim in found]


def withdrawal(path: str) -> Claim:
    return claims_of(path)[0]


BEFORE = [["one", "two", "three"], ["two", "three"]]


def test_a_split_an_undo_and_an_undo_of_it(path: str) -> None:
    assert shape(path) == BEFORE
    claim = withdrawal(path)
    last = claim.members[-1].said.id
    assert judging.split(path, claim.id, [last], WHO, WHY) == "1"
    apart = [["one", "two"], ["two", "three"], ["three"]]
    assert shape(path) == apart
    assert withdrawal(path).joints  # the machine's reasons stay
    assert judging.undo(path, 1, WHO, "it was the same") == 2
    assert shape(path) == BEFORE
    assert judging.undo(path, 2, WHO, "it was not") == 3
    assert shape(path) == apart
    rows = judging.every(path)
    assert [(row.id, row.person, row.why, stands) for row, stands in rows] == [
        (1, WHO, WHY, True),
        (2, WHO, "it was the same", False),
        (3, WHO, "it was not", True),
    ]


def test_several_are_split_off_together(path: str) -> None:
    claim = withdrawal(path)
    two, three = (m.said.id for m in claim.members[1:])
    assert judging.split(path, claim.id[:6], [two[:9], three], WHO, WHY) == "1, 2"
    assert shape(path) == [["one"], ["two", "three"], ["two", "three"]]


def test_a_part_that_was_split_off_is_found_by_its_own_statements_only(path: str) -> None:
    claim = withdrawal(path)
    judging.split(path, claim.id, [claim.members[-1].said.id], WHO, WHY)
    assert shape(path, actor="Lavrov") == [["one", "two"]]
    assert shape(path, actor="Truss", event="withdrawal") == [["three"]]
    assert shape(path, actor="FRA") == []


def test_a_join_and_a_split_of_what_was_joined(path: str) -> None:
    one, two = claims_of(path)
    assert judging.join(path, one.id, two.id[:7], WHO, "both are of the same day") == 1
    assert shape(path) == [["one", "two", "two", "three", "three"]]
    assert shape(path, actor="Kuleba") == shape(path)  # found by the statements of the other part
    with pytest.raises(UsageError, match="are one claim already"):
        judging.join(path, one.id, two.id, WHO, WHY)
    bank = [m.said.id for m in two.members]
    judging.split(path, one.id, bank[1:], WHO, "not this one")
    assert shape(path) == [["one", "two", "two", "three"], ["three"]]
    judging.undo(path, 1, WHO, "no")
    assert shape(path)[0] == ["one", "two", "three"]


def test_a_join_shows_up_in_no_question_that_it_does_not_meet(path: str) -> None:
    one, two = claims_of(path)
    judging.join(path, one.id, two.id, WHO, WHY)
    kept_in(path, [reading("talks", [Line(15, "Liz Truss")], "2022-06-01")])
    assert shape(path, since="2022-05") == [["talks"]]


def test_judgements_hold_as_of_a_time(path: str) -> None:
    claim = withdrawal(path)
    judging.split(path, claim.id, [claim.members[1].said.id], WHO, WHY)
    found = [[m.said.source.name for m in c.members] for c in claims_of(path, as_of="2022-02-16")]
    assert found == [["one"], ["two"], ["two"]]


def test_a_split_whose_statement_is_gone_does_nothing(path: str) -> None:
    """The story is read again by another reader, who does not find the statement."""
    claim = withdrawal(path)
    judging.split(path, claim.id, [claim.members[1].said.id], WHO, WHY)
    second = told()[1]
    kept_in(path, [replace(second, statements=second.statements[1:], reader="net-2")])
    assert shape(path) == [["one", "three"], ["two", "three"]]
    assert len(judging.every(path)) == 1


def test_a_stance_goes_before_the_rules(path: str) -> None:
    member = withdrawal(path).members[1]
    assert member.stance.value != "doubts"
    assert judging.stance_of(path, member.said.id[:10], "doubts", WHO, "he had his doubts") == 1
    changed = withdrawal(path).members[1]
    assert changed.stance.value == "doubts"
    assert changed.why.startswith(f"{WHO} judged so at 20")
    judging.stance_of(path, member.said.id, "denies", WHO, "on reading again")
    assert withdrawal(path).members[1].stance.value == "denies"
    judging.undo(path, 2, WHO, "no")
    assert withdrawal(path).members[1].stance.value == "doubts"
    judging.undo(path, 1, WHO, "no")
    assert withdrawal(path).members[1] == member


def test_a_stance_holds_for_each_outlet_that_has_the_very_words(tmp_path: Path) -> None:
    one, two = reading("a", [Line(0)]), reading("a", [Line(0)], outlet="Another Wire", url="https://example.org/b")
    path = kept_in(str(tmp_path / "l.db"), [one, two])
    judging.stance_of(path, one.statements[0].id, "withholds", WHO, WHY)
    assert [m.stance.value for m in withdrawal(path).members] == ["withholds"] * 2


def test_reliability_comes_from_people_only_and_changes_no_credibility(path: str) -> None:
    def grades() -> set[str]:
        judged = judged_in(path)
        return {s["reliability"] for c in claims_of(path) for s in claim_to_json(c, judged)["statements"]}

    before = [c.assessment for c in claims_of(path)]
    assert grades() == {"F"}
    assert judging.grade(path, "Example Wire", "C", WHO, "a year of checks") == 1
    assert grades() == {"C"}
    judging.grade(path, "Liz Truss", "B", WHO, "as read")
    assert grades() == {"B", "C"}
    assert [c.assessment for c in claims_of(path)] == before
    judging.undo(path, 1, WHO, "no")
    assert grades() == {"B", "F"}


def test_a_source_that_the_ledger_lacks(steady: str) -> None:
    with pytest.raises(UsageError, match=r"is called 'lavrov'; did you mean Sergey Lavrov\?"):
        judging.grade(steady, "lavrov", "A", WHO, WHY)
    with pytest.raises(UsageError, match="is called 'Nobody'; write the name as `saidseen claims` shows it"):
        judging.grade(steady, "Nobody", "A", WHO, WHY)
    assert judging.every(steady) == []


@pytest.mark.parametrize("name", ["zz", "", "%", "\x00"])
def test_statements_and_claims_that_are_not_there(steady: str, name: str) -> None:
    claim = withdrawal(steady)
    for wrong in (
        lambda: judging.split(steady, name, [claim.members[0].said.id], WHO, WHY),
        lambda: judging.split(steady, claim.id, [name], WHO, WHY),
        lambda: judging.join(steady, claim.id, name, WHO, WHY),
        lambda: judging.stance_of(steady, name, "denies", WHO, WHY),
    ):
        with pytest.raises(UsageError, match="that begin"):
            wrong()
    assert judging.every(steady) == []


def test_a_start_of_several_ids(path: str) -> None:
    """One hex digit begins the ids of several of many statements."""
    kept_in(path, [reading(f"x{n}", [Line(0), Line(8)], "2022-02-16") for n in range(10)])
    ids = [m.said.id for c in claims_of(path) for m in c.members]
    often = max((i[0] for i in ids), key=[i[0] for i in ids].count)
    with pytest.raises(UsageError, match=rf"^\d+ statements have ids that begin with '{often}'"):
        judging.stance_of(path, often, "denies", WHO, WHY)


def test_a_statement_of_another_claim_cannot_be_split_off(steady: str) -> None:
    one, two = claims_of(steady)
    with pytest.raises(UsageError, match="no statement there has an id"):
        judging.split(steady, one.id, [two.members[0].said.id], WHO, WHY)
    with pytest.raises(UsageError, match="that is every statement of the claim"):
        judging.split(steady, one.id, [m.said.id for m in one.members], WHO, WHY)


@pytest.mark.parametrize(("by", "why"), [("", "so"), ("me", ""), (" ", "so"), ("me", "\n\t")])
def test_a_judgement_needs_a_person_and_a_reason(steady: str, by: str, why: str) -> None:
    claim = withdrawal(steady)
    last = claim.members[-1].said.id
    for wrong in (
        lambda: judging.split(steady, claim.id, [last], by, why),
        lambda: judging.join(steady, claim.id, claims_of(steady)[1].id, by, why),
        lambda: judging.stance_of(steady, last, "denies", by, why),
        lambda: judging.grade(steady, "Liz Truss", "A", by, why),
        lambda: judging.undo(steady, 1, by, why),
    ):
        with pytest.raises(UsageError, match=r"a judgement needs who made it \(--by\) and a reason \(--why\)"):
            wrong()


def test_what_cannot_be_taken_back(path: str) -> None:
    for number in (1, -1, 0, 10**30):
        with pytest.raises(UsageError, match=f"there is no judgement {number} to take back"):
            judging.undo(path, number, WHO, WHY)
    judging.grade(path, "Liz Truss", "A", WHO, WHY)
    judging.undo(path, 1, WHO, WHY)
    with pytest.raises(UsageError, match="judgement 1 is taken back already"):
        judging.undo(path, 1, WHO, WHY)
    judging.undo(path, 2, WHO, WHY)
    assert [stands for _, stands in judging.every(path)] == [True, False, True]


def test_whatever_is_written_is_kept_to_the_letter(path: str) -> None:
    by, why = "J. O'Neil \"; DROP TABLE judgements", "<b>né</b> %_ \u202e 🙂\nsecond line"
    judging.grade(path, "Liz Truss", "A", by, why)
    ((row, _),) = judging.every(path)
    assert (row.person, row.why) == (by, why)


def test_ledgers_that_are_not_there_or_empty(tmp_path: Path) -> None:
    nowhere, empty = str(tmp_path / "nowhere.db"), str(tmp_path / "empty.db")
    Ledger(empty).close()
    for wrong in (judging.every, lambda p: judging.undo(p, 1, WHO, WHY)):
        with pytest.raises(LedgerError, match="there is no such ledger"):
            wrong(nowhere)
    assert judging.every(empty) == []
    with pytest.raises(SaidseenError, match="holds no statements"):
        judging.stance_of(empty, "a", "denies", WHO, WHY)
