"""Which claims a question meets: every condition with what it finds and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.desk.claims import claims_of
from saidseen.desk.linking import update
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, claim_queries
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.model.acts import Act
from saidseen.model.claim import Claim
from saidseen.model.reading import Event, Place, Span
from tests.claims.invented import CONTENTS, Line, kept_in, reading

LAVROV, TRUSS, KULEBA, NATO = "Sergey Lavrov", "Liz Truss", "Dmytro Kuleba", "Jens Stoltenberg"
ODD = ["%", "_", "'", '"', "\\", "%%", "q%", "\x00", "\ud800", "; DROP TABLE traces", "", " ", "R_S", "[", "*", "🙂"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Five matters: a withdrawal, a build-up, talks of two sides, shelling that names a place, and a bank."""
    shelling = reading("shells", [Line(5, KULEBA), Line(6, TRUSS)], "2022-02-18")
    first = shelling.statements[0]
    at = shelling.document.text.index("Stanytsia")
    place = Place("Stanytsia Luhanska", Span(at, at + 18), "Stanytsia Luhanska", 692_372, "UKR", 48.65, 39.47)
    accents = Place("Stanytsia", Span(at, at + 9), "Chișinău 100%", 618_426, "MDA", 47.0, 28.86)
    first = replace(first, places=(place, accents), event=Event("ASSAULT", "heavy-weapons", 0.9))
    told = [
        reading("leave", [Line(0, LAVROV), Line(2, NATO)], "2022-02-15"),
        reading("come", [Line(3, NATO)], "2022-02-16T23:30:00-05:00"),
        reading(
            "talk", [Line(CONTENTS.index("talks with Russia in Geneva ended without agreement"), TRUSS)], "2022-02"
        ),
        replace(shelling, statements=(first, *shelling.statements[1:])),
        reading("bank", [Line(8, KULEBA, Act.ACCUSE)], "2022-03-20"),
    ]
    ledger = kept_in(str(tmp_path_factory.mktemp("ledger") / "l.db"), told)
    with Ledger(ledger) as opened:
        update(opened)
    return ledger


def stories(path: str, **asked: str) -> set[str]:
    """The stories of the claims that a question finds."""
    found: list[Claim] = claims_of(path, ClaimQuestion(**asked))  # type: ignore[arg-type]
    return {m.said.source.name for c in found for m in c.members}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"leave", "come", "talk", "shells", "bank"}),
        ({"since": "2022-03"}, {"bank"}),
        ({"since": "2022-02-18"}, {"bank", "shells"}),
        ({"since": "2023"}, set()),
        ({"until": "2022-02-15"}, {"leave", "talk"}),
        ({"until": "2022-02-01"}, {"talk"}),
        ({"until": "2021"}, set()),
        ({"since": "2022-02-17", "until": "2022-02-17"}, {"come"}),  # half past eleven in New York
        ({"since": "2022-03", "until": "2022-02"}, set()),
        ({"actor": "lavrov"}, {"leave"}),
        ({"actor": "Lávrov"}, {"leave"}),
        ({"actor": "rus"}, {"leave", "come", "talk"}),
        ({"actor": "GBR"}, {"talk", "shells"}),
        ({"actor": "NATO"}, {"leave", "come"}),
        ({"actor": "FRA"}, set()),
        ({"place": "stanytsia"}, {"shells"}),
        ({"place": "Chișinău"}, {"shells"}),
        ({"place": "chisinau"}, {"shells"}),
        ({"place": "100%"}, {"shells"}),
        ({"place": "UKR"}, {"leave", "come", "shells", "bank"}),
        ({"place": "MDA"}, {"shells"}),
        ({"place": "KR"}, set()),
        ({"place": "Paris"}, set()),
        ({"event": "withdrawal"}, {"leave"}),
        ({"event": "Build-up"}, {"come"}),
        ({"event": "assault"}, {"shells"}),
        ({"event": "Heavy-Weapons"}, {"shells"}),
        ({"event": "retreat"}, set()),
        ({"actor": "GBR", "event": "talks"}, {"talk"}),
        ({"actor": "lavrov", "event": "talks"}, set()),
    ],
)
def test_a_question_finds_what_it_means_and_nothing_else(path: str, asked: dict[str, str], found: set[str]) -> None:
    assert stories(path, **asked) == found


@pytest.mark.parametrize("words", ODD)
@pytest.mark.parametrize("what", ["actor", "place"])
def test_signs_that_mean_something_to_sql_mean_nothing(path: str, what: str, words: str) -> None:
    assert stories(path, **{what: words}) == set()


@settings(max_examples=40, deadline=None)
@given(words=st.text(st.characters(exclude_categories=()), max_size=6))
def test_any_words_are_no_error(path: str, words: str) -> None:
    question = ClaimQuestion(actor=words, place=words)
    with Ledger(path) as ledger, ledger.transaction() as connection:
        claim_queries.meeting(connection, question)


@pytest.mark.parametrize("words", [word for word in ODD if word.strip()] + ["yesterday", "2022-02-30"])
def test_what_is_no_date_or_event_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="is not a date; write it like 2022-02-15 or 2022-02"):
        ClaimQuestion(since=words).checked()
    with pytest.raises(UsageError, match="until '"):
        ClaimQuestion(until=words).checked()
    with pytest.raises(UsageError, match=r"there is no event '.*; there are withdrawal, build-up"):
        ClaimQuestion(event=words).checked()


def test_every_condition_is_met_by_one_statement_of_the_claim(path: str) -> None:
    """Lavrov affirms the withdrawal and Stoltenberg speaks of it too; the claim is shown whole."""
    (claim,) = claims_of(path, ClaimQuestion(actor="Lavrov", event="withdrawal"))
    assert len(claim.members) == 2


def test_counts_and_groups(path: str) -> None:
    with Ledger(path) as ledger, ledger.transaction() as connection:
        assert claim_queries.counts(connection) == (5, 7)
        groups = claim_queries.claims(connection)
        assert groups == sorted(set(groups))
        assert len(groups) == 5
        assert claim_queries.claims(connection, "no such statement") == []
        assert claim_queries.members(connection, []) == []
        assert claim_queries.first_known(connection) == "2022-02-01T00:00:00"
        assert len(claim_queries.until(connection, "2022-02-15T00:00:00")) == 3


def test_an_empty_ledger_has_no_first_story(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db") as ledger, ledger.transaction() as connection:
        assert claim_queries.first_known(connection) is None
        assert claim_queries.counts(connection) == (0, 0)


def test_a_statement_that_an_earlier_document_has_is_told(tmp_path: Path) -> None:
    one, two = reading("a", [Line(0)], "2022-02-16"), reading("a", [Line(0)], url="https://example.org/2")
    path = kept_in(str(tmp_path / "l.db"), [one, two])
    with Ledger(path) as ledger:
        update(ledger)
        with ledger.transaction() as connection:
            rows = claim_queries.members(connection, claim_queries.claims(connection))
    assert [(row["published"], bool(row["again"])) for row in rows] == [("2022-02-15", False), ("2022-02-16", True)]
