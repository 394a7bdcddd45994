"""The address of a claim: given once, kept whatever is said or judged later, and leading on where it went."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from saidseen.claims.addresses import assigned
from saidseen.claims.assemble import claim_id_of
from saidseen.desk import judging, linking
from saidseen.desk.addresses import _new
from saidseen.desk.claims import claim_at, claims_of
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, claim_queries
from saidseen.ledger.addresses import Placed
from saidseen.ledger.claim_queries import ClaimQuestion
from tests.claims.invented import Line, kept_in, reading
from tests.postgresql import Server

RELEASED = Path(__file__).parents[1] / "ledger" / "released_5.sql"  # a linked ledger of step 0005, with a judgement
WHO, WHY = "J. Marlow", "as read"
TIMES = {n: (f"2022-02-{n:02}", "d", 0) for n in range(1, 9)}


@pytest.fixture(params=["file", "postgresql"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A ledger of a withdrawal that two stories tell, and a bank that two tell."""
    server: Server | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    told = [
        reading("one", [Line(2)], "2022-02-16"),
        reading("two", [Line(2, "Jens Stoltenberg"), Line(8, "Dmytro Kuleba")], "2022-02-17"),
        reading("three", [Line(9, "Liz Truss")], "2022-02-17"),
    ]
    return kept_in(server.emptied() if server else str(tmp_path / "l.db"), told)


def shape(path: str) -> dict[str, list[str]]:
    return {c.id: [m.said.source.name for m in c.members] for c in claims_of(path)}


def test_the_oldest_part_keeps_the_address_and_the_first_given_stays() -> None:
    assert assigned([[1, 2], [3]], {}, TIMES) == ([None, None], {})
    assert assigned([[1, 2, 3]], {2: 7}, TIMES) == ([7], {})
    assert assigned([[3, 2], [1]], {1: 7, 2: 7, 3: 7}, TIMES) == ([None, 7], {})
    assert assigned([[1, 2, 3]], {1: 9, 2: 7, 3: 7}, TIMES) == ([7], {9: 0})
    assert assigned([[1, 4], [2, 3]], {1: 9, 2: 9, 3: 5, 4: 5}, TIMES) == ([9, 5], {})


def test_a_story_before_or_after_changes_the_claim_and_not_its_address(path: str) -> None:
    before = shape(path)
    withdrawal = next(iter(before))
    kept_in(path, [reading("earlier", [Line(0)], "2022-02-15"), reading("later", [Line(1, "Liz Truss")], "2022-02-18")])
    after = shape(path)
    assert after[withdrawal][0] == "earlier"
    assert set(before) <= set(after)


def test_a_claim_whose_addresses_are_all_taken_gets_another(path: str) -> None:
    part = [Placed(16, "s", 16, None, ("2022-02-14T00:00:00", "d" * 32, 1))]
    with Ledger(path) as ledger, ledger.transaction(write=True) as connection:
        unused = {claim_id_of("s")}
        taken: list[int] = []
        for _ in range(5):
            taken.append(_new(connection, part, unused, taken))
        assert unused == set()
        assert len(set(taken)) == 5
        assert _new(connection, part, unused, taken[1:]) == taken[0]  # nothing is in it any more


def test_a_join_leads_on_and_its_undoing_leads_back(path: str) -> None:
    before = shape(path)
    one, two = before
    judging.join(path, one, two, WHO, WHY)
    assert list(shape(path)) == [one]
    assert claim_at(path, two).id == claim_at(path, two[:9]).id == one
    kept_in(path, [reading("earlier", [Line(8)], "2022-02-15")])
    assert list(shape(path)) == [one]
    judging.undo(path, 1, WHO, WHY)
    assert set(shape(path)) == {one, two}
    assert claim_at(path, two).members[0].said.source.name == "earlier"


def test_a_split_leaves_the_address_with_the_oldest_statement(path: str) -> None:
    one, two = shape(path)
    claim = claim_at(path, one)
    judging.split(path, one, [claim.members[0].said.id], WHO, WHY)
    after = shape(path)
    assert after[one] == ["one"]
    (new,) = set(after) - {one, two}
    assert after[new] == ["two"]
    judging.undo(path, 1, WHO, WHY)
    assert shape(path)[one] == ["one", "two"]
    assert claim_at(path, new).id == one


def test_linking_again_by_other_rules_keeps_addresses(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(path)
    monkeypatch.setattr(linking, "LINKER", "linker-of-tomorrow")
    assert shape(path) == before


def test_a_story_read_again_keeps_the_address(path: str) -> None:
    one, two = shape(path)
    again = reading("one", [Line(2)], "2022-02-16", reader="net-2")
    kept_in(path, [again, replace(reading("three", [Line(9)], "2022-02-17"), statements=(), reader="net-2")])
    assert set(shape(path)) == {one, two}


def test_as_of_a_time_a_claim_has_the_address_that_it_has_now(path: str) -> None:
    one, _ = shape(path)
    kept_in(path, [reading("earlier", [Line(0)], "2022-02-15")])
    assert [c.id for c in claims_of(path, as_of="2022-02-15")] == [one]


def test_names_that_mean_no_claim_or_several(path: str) -> None:
    for name in ("zz", "", "%", "\x00", "\ud800", "0" * 16):
        with pytest.raises(UsageError, match=r"no claim of 2 has an id that begins with"):
            claim_at(path, name)
    kept_in(path, [reading(f"x{n}", [Line(n)], f"2023-0{n + 1}-01") for n in range(8)])
    starts = [one[0] for one in shape(path)]
    often = max(starts, key=starts.count)
    if starts.count(often) > 1:
        with pytest.raises(UsageError, match=f"{starts.count(often)} claims have ids that begin with '{often}'"):
            claim_at(path, often)


def test_a_ledger_of_an_older_version_has_the_claims_and_addresses_it_had(tmp_path: Path) -> None:
    """Linked and judged by step 0005; what that version printed of it stands here."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(RELEASED.read_text("utf-8"))
    with Ledger(path) as ledger, ledger.transaction() as connection:
        assert claim_queries.any_statement(connection)
    assert shape(str(path)) == {
        "f6b54e1c7329d691": ["one", "two"],
        "c68bc4757502fcbd": ["one"],
        "6008ae705835681d": ["two", "three"],
        "c364a560106ed12b": ["three"],
        "459dcd8b9d115c3c": ["four"],
    }
    for asked in (ClaimQuestion(place="UKR"), ClaimQuestion(actor="RUS"), ClaimQuestion(event="withdrawal")):
        assert claims_of(str(path), asked)
