"""The claims of a ledger: put together, as of a time, after what people judged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from saidseen.claims.assemble import claim_id_of
from saidseen.desk.addresses import hands_of
from saidseen.desk.claims import claim_at, claim_named, claims_of, judged_in, nothing
from saidseen.errors import LedgerError, LedgerLocked, NewerLedger, NotALedger, SaidseenError, UsageError
from saidseen.ledger import Ledger, claim_queries, document_id, linked
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.errors import LedgerDamaged
from saidseen.ledger.judging import JudgementRow
from saidseen.ledger.when import bounds
from saidseen.model.claim import Claim, Status
from saidseen.model.claim_json import claim_to_json
from tests.claims.builders import examples
from tests.claims.invented import Line, kept_in, reading


@pytest.fixture(scope="module")
def february(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of the example stories, linked."""
    path = kept_in(str(tmp_path_factory.mktemp("ledger") / "february.db"), examples())
    claims_of(path)
    return path


def ids(claim: Claim) -> list[str]:
    return [m.said.id for m in claim.members]


def of_kind(claims: list[Claim], kind: str, subject: str) -> list[Claim]:
    return [c for c in claims if c.kind == kind and subject in c.actors]


# --- what the issue asks of the examples -----------------------------------------------------------------------------


def test_the_withdrawal_of_15_february(february: str) -> None:
    """Over its claims the ministry and Putin affirm it, Stoltenberg and Kuleba doubt it; a wire carried thrice
    is one origin in each."""
    every = claims_of(february)
    claims = of_kind(every, "withdrawal", "RUS")
    stances: dict[str, set[str]] = {}
    for m in (m for claim in claims for m in claim.said):
        speaker = m.said.statement.speaker
        stances.setdefault(speaker.name or "" if speaker else "", set()).add(m.stance.value)
    for name in ("Ministry of Defence of Russia", "Vladimir Putin"):
        assert "affirms" in stances[name], name
        assert not stances[name] & {"doubts", "denies"}, name
    for name in ("Jens Stoltenberg", "Dmytro Kuleba"):
        assert "doubts" in stances[name], name
        assert "affirms" not in stances[name], name
    carried = {"northern-wire-2022-02-15-units-loading", "harbour-gazette-2022-02-15-units-loading",
               "larkfield-post-2022-02-15-heading-back"}  # fmt: skip
    ministry = [
        (claim.id, m.origin)
        for claim in every
        for m in (*claim.said, *claim.beside)
        if m.said.source.name in carried and m.said.statement.speaker
        and m.said.statement.speaker.name == "Ministry of Defence of Russia" and m.stance.value == "affirms"
    ]  # fmt: skip
    assert len({origin for _, origin in ministry}) == len({claim for claim, _ in ministry}) > 0


def test_claims_stand_in_order_of_their_first_statement_and_every_statement_in_one(february: str) -> None:
    claims = claims_of(february)
    firsts = [bounds(c.members[0].said.source.at) for c in claims]
    assert firsts == sorted(firsts, key=lambda b: (b or ("",))[0])
    every = [i for c in claims for i in ids(c)]
    assert len(every) == len(set(every))
    said = {m.said.id for c in claims for m in c.members if not m.said.statement.embedded}
    assert len(said) == sum(len(r.said) for r in examples())
    assert len({c.id for c in claims}) == len(claims)


def test_asking_again_gives_the_same(february: str) -> None:
    def told() -> list[dict[str, object]]:
        return [claim_to_json(c) for c in claims_of(february)]

    assert told() == told()


def test_least_and_status(february: str) -> None:
    every = claims_of(february)
    assert {c.id for c in claims_of(february, least=3)} == {c.id for c in every if c.shown >= 3}
    for status in (Status.CLAIMED, Status.WITHHELD, Status.DISPUTED):
        found = {c.id for c in claims_of(february, status=status.value)}
        assert found == {c.id for c in every if c.assessment.status is status}
    with pytest.raises(UsageError, match="there is no status 'true'; there are claimed, denied"):
        claims_of(february, status="true")


# --- as of -----------------------------------------------------------------------------------------------------------


def test_as_of_the_last_day_is_now(february: str) -> None:
    now = [claim_to_json(c) for c in claims_of(february)]
    assert [claim_to_json(c) for c in claims_of(february, as_of="2022-02-19")] == now
    assert [claim_to_json(c) for c in claims_of(february, as_of="9999")] == now


def test_as_of_knows_nothing_that_was_not_known(february: str) -> None:
    before = 0
    for day in ("2022-02-09", "2022-02-10", "2022-02-14T12:00", "2022-02-15", "2022-02-17"):
        members = [m for c in claims_of(february, as_of=day) for m in c.members]
        end = (bounds(day) or ("", ""))[1]
        assert all((bounds(m.said.source.at) or ("9",))[0] <= end for m in members)
        assert len(members) > before or day == "2022-02-09"
        before = len(members)


def test_before_the_first_story_there_is_nothing(february: str) -> None:
    assert claims_of(february, as_of="2022-02-09") == claims_of(february, as_of="1914") == []
    assert nothing(february, 2, "1914") == "no story was known by 1914; the first is of 2022-02-10"


def test_a_partial_time_is_taken_to_its_end(february: str) -> None:
    def known(at: str) -> int:
        return sum(len(c.members) for c in claims_of(february, as_of=at))

    assert known("2022") == known("2022-02") == known("2022-02-28")
    assert known("2022-01") == 0
    assert 0 < known("2022-02-15T06:00") < known("2022-02-15T23") <= known("2022-02-15")
    assert known("2022-02-16T02:00+03:00") == known("2022-02-15T23:00:59Z")


@pytest.mark.parametrize("bad", ["yesterday", "", "2022-02-30", "2022-2-1", "15.02.2022", "2022-02-15\x00", "٢٠٢٢"])
def test_what_is_no_time_is_refused_before_anything_is_linked(tmp_path: Path, bad: str) -> None:
    path = kept_in(str(tmp_path / "l.db"), [reading("a", [Line(0)])])
    with pytest.raises(UsageError, match="is not a date; write it like 2022-02-15"):
        claims_of(path, as_of=bad)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM linked").fetchone() == (0,)


def test_as_of_gives_what_the_history_says(february: str) -> None:
    """Wherever the claim had the same statements then, and the same of them stood beside what its title says."""
    same = 0
    full = claims_of(february)
    for at in sorted({turn.at for c in full for turn in c.history if turn.at})[::5]:
        end = (bounds(at) or ("", ""))[1]
        then = {i: c for c in claims_of(february, as_of=at) for i in ids(c)}
        for claim in full:
            known = {
                m.said.id: (m.stance, m.beside) for m in claim.members if (bounds(m.said.source.at) or ("9",))[0] <= end
            }
            if not known or (past := then.get(next(iter(known)))) is None or set(ids(past)) != set(known):
                continue
            assert not past.history or past.assessment.status is past.history[-1].status
            if any(known[m.said.id][1] != m.beside for m in past.members):
                continue  # it was called by another of its statements then
            turns = [t for t in claim.history if (bounds(t.at) or ("9",))[0] <= end]
            assert known == {m.said.id: (m.stance, m.beside) for m in past.members}
            assert [(t.at, t.status, t.because) for t in past.history] == [(t.at, t.status, t.because) for t in turns]
            same += 1
    assert same > 60


def test_as_of_meets_the_question_by_what_was_known(tmp_path: Path) -> None:
    told = [
        reading("a", [Line(0, "Sergey Lavrov")], "2022-02-15"),
        reading("b", [Line(2, "Liz Truss")], "2022-02-17"),
    ]
    path = kept_in(str(tmp_path / "l.db"), told)
    london = ClaimQuestion(actor="Truss")
    assert len(claims_of(path, london)) == 1
    assert claims_of(path, london, as_of="2022-02-16") == []
    assert len(claims_of(path, ClaimQuestion(actor="Lavrov"), as_of="2022-02-16")) == 1
    assert len(claims_of(path, ClaimQuestion(until="2022-02-15"), as_of="2022-02-20")) == 1
    assert claims_of(path, ClaimQuestion(until="2022-02-14"), as_of="2022-02-20") == []
    assert claims_of(path, ClaimQuestion(since="2022-02-18"), as_of="2022-02-20") == []


# --- the same text twice, and stories without a date -----------------------------------------------------------------


def test_one_text_of_two_outlets_is_two_stories_of_one_origin(tmp_path: Path) -> None:
    one = reading("a", [Line(0), Line(8, "Liz Truss")])
    two = reading("a", [Line(0), Line(8, "Liz Truss")], outlet="Another Wire", url="https://example.org/other")
    path = kept_in(str(tmp_path / "l.db"), [one, two])
    claims = claims_of(path)
    assert [len(c.members) for c in claims] == [2, 2]
    for claim in claims:
        assert len(claim.origins) == 1
        assert {m.said.source.outlet for m in claim.members} == {"Example Wire", "Another Wire"}
        assert len({m.said.id for m in claim.members}) == 2
        own = {s.id for s in one.statements}
        told = claim_to_json(claim)
        assert {s["id"] for s in told["statements"]} <= own
        assert {s["document_id"] for s in told["statements"]} == {document_id(one.document), document_id(two.document)}
        named = [*told["because"], *(i for v in told["voices"] for i in v["statements"])]
        named += [t["because"] for t in told["history"]] + [i for j in told["joints"] for i in (j["a"], j["b"])]
        named += [i for o in told["owed"].values() for i in (*o["by"], *o["withheld"])]
        assert set(named) <= own


def test_one_text_months_apart_makes_claims_with_ids_of_their_own(tmp_path: Path) -> None:
    """Whatever is asked, the second has the same id, and it is not the first one's."""
    one = reading("a", [Line(0)])
    two = reading("a", [Line(0)], "2022-06-01", url="https://example.org/again")
    assert one.statements[0].id == two.statements[0].id
    path = kept_in(str(tmp_path / "l.db"), [two, one])
    first, second = claims_of(path)
    assert first.id != second.id
    assert claim_id_of(one.statements[0].id) == second.id  # the one that came first
    assert [c.id for c in claims_of(path, ClaimQuestion(since="2022-05"))] == [second.id]
    assert [c.id for c in claims_of(path, as_of="2022-03")] == [first.id]
    assert claim_named([first, second], second.id) is second


def test_stories_without_a_date_stand_last_and_count_as_known_when_they_came(tmp_path: Path) -> None:
    undated = reading("u", [Line(1), Line(8)], None)
    strange = reading("y", [Line(9)], "yesterday")
    dated = reading("d", [Line(0)], "2022-02-15")
    path = kept_in(str(tmp_path / "l.db"), [undated, strange, dated])
    claims = claims_of(path)
    assert len(claims) == 3  # what has no date meets only its like
    assert ids(claims[0]) == [dated.statements[0].id]
    bank = next(c for c in claims if undated.statements[1].id in ids(c))
    assert set(ids(bank)) == {undated.statements[1].id, strange.statements[0].id}
    for member in bank.members:
        assert bounds(member.said.source.at)
        assert member.said.source.published in (None, "yesterday")
    assert [len(c.members) for c in claims_of(path, as_of="2022-12-31")] == [1]


# --- naming a claim --------------------------------------------------------------------------------------------------


def test_a_claim_by_its_id_a_start_of_it_and_ids_it_had(february: str) -> None:
    claims = claims_of(february)
    big = max(claims, key=lambda c: len(c.members))
    last = big.members[-1].said.id
    assert claim_named(claims, big.id) is big
    assert claim_named(claims, big.id[:9]) is big
    assert claim_named(claims, last) is big
    assert claim_named(claims, claim_id_of(last)) is big
    assert claim_named(claims, claim_id_of(last)[:10]) is big


def test_an_id_given_before_an_earlier_story_came_leads_to_the_claim(tmp_path: Path) -> None:
    path = kept_in(str(tmp_path / "l.db"), [reading("b", [Line(2)], "2022-02-16")])
    (before,) = claims_of(path)
    kept_in(path, [reading("a", [Line(0)], "2022-02-15")])
    (after,) = claims_of(path)
    assert after.id == before.id != claim_id_of(after.members[0].said.id)
    assert claim_at(path, before.id[:8]) == after
    assert claim_at(path, claim_id_of(after.members[0].said.id)) == after  # as an older version named it


@pytest.mark.parametrize("name", ["zz", "", "%", "'", "\x00", "\ud800"])
def test_an_id_that_is_none(february: str, name: str) -> None:
    with pytest.raises(UsageError, match=r"no claim of \d+ has an id that begins with"):
        claim_named(claims_of(february), name)


def test_a_start_of_several_ids(february: str) -> None:
    claims = claims_of(february)
    starts = [c.id[0] for c in claims]
    often = max(starts, key=starts.count)
    with pytest.raises(UsageError, match=f"{starts.count(often)} claims have ids that begin with '{often}'"):
        claim_named(claims, often)


# --- ledgers that cannot answer --------------------------------------------------------------------------------------


def test_a_ledger_without_statements(tmp_path: Path) -> None:
    path = str(tmp_path / "empty.db")
    Ledger(path).close()
    with pytest.raises(SaidseenError, match=r"empty\.db: the ledger holds no statements; read stories into it first"):
        claims_of(path)
    kept_in(path, [replace(reading("a", [Line(0)]), statements=())])
    with pytest.raises(SaidseenError, match="holds no statements"):
        claims_of(path)


def test_a_ledger_that_is_not_there_or_is_something_else(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="there is no such ledger"):
        claims_of(str(tmp_path / "nowhere.db"))
    assert not (tmp_path / "nowhere.db").exists()
    (tmp_path / "text").write_text("not a ledger, but long enough to be looked at" * 40)
    with pytest.raises(NotALedger):
        claims_of(str(tmp_path / "text"))
    with closing(sqlite3.connect(tmp_path / "other.db")) as file:
        file.execute("CREATE TABLE traces (id)")
    with pytest.raises(NotALedger, match="a database of something else"):
        claims_of(str(tmp_path / "other.db"))


@pytest.mark.parametrize("record", ["{bad", "{}", "[]"])
@pytest.mark.parametrize("table", ["traces", "statements"])
def test_a_record_that_is_damaged_is_told(tmp_path: Path, table: str, record: str) -> None:
    path = kept_in(str(tmp_path / "l.db"), [reading("a", [Line(0), Line(8)]), reading("b", [Line(9)])])
    claims_of(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"UPDATE {table} SET record = ? WHERE id = 2", (record,))
        file.commit()
    for as_of in (None, "2022-03-01"):
        with pytest.raises(LedgerDamaged, match=r"a record in it is damaged .*; restore a copy of it") as told:
            claims_of(path, as_of=as_of)
        assert told.value.__notes__ == [f"ledger: {path}"]


def test_a_newer_ledger(tmp_path: Path) -> None:
    path = kept_in(str(tmp_path / "l.db"), [reading("a", [Line(0)])])
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO ledger_migrations VALUES ('0099 of tomorrow', '2030-01-01')")
        file.commit()
    with pytest.raises(NewerLedger, match="upgrade saidseen"):
        claims_of(path)


def test_a_locked_ledger(tmp_path: Path) -> None:
    path = kept_in(str(tmp_path / "l.db"), [reading("a", [Line(0)])])
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Ledger(path, wait=0.2) as ledger:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLocked, match="locked by another program"):
            claims_of(ledger)
        other.execute("ROLLBACK")
        assert len(claims_of(ledger)) == 1


def test_a_linked_ledger_answers_while_another_program_writes(tmp_path: Path) -> None:
    path = kept_in(str(tmp_path / "l.db"), [reading("a", [Line(0)])])
    claims_of(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Ledger(path, wait=0.2) as ledger:
        other.execute("BEGIN IMMEDIATE")
        assert len(claims_of(ledger)) == 1


def test_a_closed_ledger() -> None:
    ledger = Ledger(":memory:")
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        claims_of(ledger)


# --- judgements ------------------------------------------------------------------------------------------------------


def row(number: int, field: str, of: str, value: object, at: str = "2022-02-16T10:00:00+00:00") -> JudgementRow:
    return JudgementRow(number, "statement", of, field, value, "an analyst", at, "as read")


def test_splits_of_one_go_together_and_all_stand_in_their_order() -> None:
    hands = hands_of(
        [
            row(1, "apart from", "b", "a"),
            row(2, "apart from", "c", "a"),
            row(3, "together with", "b", "d"),
            row(4, "stance", "a", "denies"),
            row(5, "apart from", "d", "b", "2022-02-17T10:00:00+00:00"),
            row(6, "reliability", "0" * 32, {"of": "Example Wire", "grade": "B"}),
            row(7, "something of a later release", "a", 3),
        ]
    )
    assert [type(move).__name__ for move in hands.moves] == ["Split", "Join", "Split"]
    assert [getattr(move, "statements", None) for move in hands.moves] == [{"b", "c"}, None, {"d"}]
    assert [(j.of, j.value) for j in hands.judged] == [("a", "denies"), ("Example Wire", "B")]
    assert hands_of([]).moves == ()


def test_what_people_judged_is_given_for_exports(february: str) -> None:
    assert judged_in(february) == ()


def test_more_groups_than_fit_into_one_question(february: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [claim_to_json(c) for c in claims_of(february)]
    monkeypatch.setattr(claim_queries, "MANY", 7)
    monkeypatch.setattr(linked, "MANY", 5)
    assert [claim_to_json(c) for c in claims_of(february)] == whole
