"""A claim worked out for people: copies folded, specifics with their words, origins of one side together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from saidseen.model.claim import Origin
from saidseen.model.judged import Judged
from saidseen.model.reading import Passage, Span, Specific, State
from saidseen.show.claim_views import sheet_of, sheets_of
from saidseen.show.claim_wording import (
    CREDIBILITY,
    credibility_words,
    event_name,
    figure_words,
    interval_words,
    moment_words,
    reason_words,
    short_ids,
    words_at,
)
from tests.show.claim_samples import hostile, many, undated, withdrawal


def test_copies_are_folded_into_what_they_repeat() -> None:
    root = next(r for r in sheet_of(withdrawal()).roots if r.origin.id == "mod-15")
    assert [(s.number, s.copies) for s in root.leads] == [(2, 2), (3, 0), (4, 0)]
    assert [(s.number, s.outlet) for s in root.carried] == [(5, "Harbour Gazette"), (6, "Valley Post")]
    assert root.carriers == "3 stories carry it, 1 origin: Harbour Gazette, Northern Wire, Valley Post"


def test_stories_of_the_same_words_share_statement_ids_and_none_is_lost() -> None:
    claim = withdrawal()
    assert len({m.said.id for m in claim.members}) < len(claim.members)
    sheet = sheet_of(claim)
    numbers = [s.number for root in sheet.roots for s in (*root.leads, *root.carried)]
    assert numbers == list(range(1, len(claim.members) + 1))


def test_where_nothing_counts_the_first_leads() -> None:
    claim = withdrawal()
    light = replace(claim, members=tuple(replace(m, weight=False) for m in claim.members))
    assert all(root.leads for root in sheet_of(light).roots)
    assert sum(s.copies for root in sheet_of(light).roots for s in root.leads) + len(
        [s for root in sheet_of(light).roots for s in root.leads]
    ) == len(claim.members)


def test_what_is_owed_comes_with_its_words_and_who_said_or_withheld_it() -> None:
    debts = [(d.name, d.state, [(t.words, t.speakers) for t in d.told]) for d in sheet_of(withdrawal()).debts]
    silent = ("did not say … how many soldiers would leave or where they stood", "Ministry of Defence of Russia")
    assert debts == [
        ("where", "withheld", [silent]),
        ("how many", "withheld", [silent, ("gave no … count", "Igor Konashenkov")]),
        ("when", "missing", []),
        ("who", "given", [("units of the Southern and Western military districts", "Ministry of Defence of Russia")]),
        ("whither", "given", [("their bases", "Ministry of Defence of Russia"), ("in Dagestan", "Igor Konashenkov")]),
    ]


def test_organs_of_one_government_are_named_together() -> None:
    voices = {v.side: v for v in sheet_of(withdrawal()).voices}
    assert list(voices) == ["Russia", "NATO", "Ukraine", "United States", ""]
    assert voices["Russia"].party
    assert voices["Russia"].origins == 5
    assert [(who, len(roots)) for who, roots in voices["Russia"].speakers] == [
        ("Sergei Shoigu", 1),
        ("Ministry of Defence of Russia", 2),
        ("Vladimir Putin", 1),
        ("Igor Konashenkov", 1),
    ]


def test_origins_stand_in_the_order_of_time_whatever_the_offset() -> None:
    days = [r.leads[0].day for r in sheet_of(withdrawal()).roots]
    assert days[0] == "2022-02-14"
    assert days.index("2022-02-15 18:00 +03:00") == 4
    assert days[-1] == ""


def test_an_origin_that_the_claim_does_not_list_is_named_by_its_speaker() -> None:
    claim = replace(withdrawal(), origins=(Origin("other", "nobody", None, None, False, ()),))
    assert "Ministry of Defence of Russia" in [root.speaker for root in sheet_of(claim).roots]


def test_figures_keep_their_words_and_scope_apart() -> None:
    figures = [(f.figure, f.who, f.when, f.saying.number if f.saying else None) for f in sheet_of(withdrawal()).figures]
    assert figures == [
        ("more than 150,000 troops", "Joe Biden", "2022-02-15 18:00 +03:00", 11),
        ("up to 7,000 soldiers", "A senior American official", "2022-02-16 09:30 UTC", 14),
        ("169,000 to 190,000 personnel", "Michael Carpenter", "", 18),
    ]


def test_history_and_joints_lead_to_their_statements() -> None:
    sheet = sheet_of(withdrawal())
    assert [(t.status, t.saying.number if t.saying else None) for t in sheet.history] == [
        ("claimed", 1),
        ("doubted by observers", 7),
        ("disputed", 13),
    ]
    assert [[s.number for s in j.sayings] for j in sheet.joints] == [[2, 1], [2, 7]]
    assert [s.number for s in sheet.because] == [2, 13]


def test_anchors_are_apart_and_a_claim_keeps_its_id_in_its_own() -> None:
    claims = [withdrawal(), withdrawal(), undated(), hostile("a b")]
    assert [s.anchor for s in sheets_of(claims)] == ["claim-5f0c1d2e3a4b5c6d7e8f", "c2", "claim-undated", "c4"]


@pytest.mark.parametrize(("spans", "text"), [(((4, 9), (20, 26)), "01234 … 012345"), (((4, 9),), "01234")])
def test_words_of_a_span_are_cut_out_of_the_passage_that_holds_it(
    spans: tuple[tuple[int, int], ...], text: str
) -> None:
    statement = withdrawal().members[0].said.statement
    bare = replace(statement, source=None, cue=None, content=Passage(tuple(Span(*s) for s in spans), text))
    assert words_at(bare, Span(5, 8)) == "123"
    assert words_at(bare, Span(8, 21)) is None
    if len(spans) == 2:
        assert words_at(bare, Span(21, 26)) == "12345"


def test_ids_are_as_short_as_tells_them_apart() -> None:
    claims = [replace(withdrawal(), id=id_) for id_ in ("a" * 20, "a" * 15 + "b" * 5, "c" * 20, "short")]
    assert short_ids(claims) == {
        "a" * 20: "a" * 16,
        "a" * 15 + "b" * 5: "a" * 15 + "b",
        "c" * 20: "c" * 10,
        "short": "short",
    }


def test_the_words_for_grades_days_events_and_figures() -> None:
    assert credibility_words(6) == "6, truth cannot be judged (graded by machine)"
    assert reason_words(4, "Doubtful: only one side says so.") == "only one side says so."
    assert reason_words(6, "Cannot be judged: nobody: at all.") == "nobody: at all."
    assert reason_words(4, "It is disputed: by two.") == "It is disputed: by two."
    assert sorted(CREDIBILITY) == [1, 2, 3, 4, 5, 6]
    assert interval_words("2022-02-15", "2022-02-15") == "2022-02-15"
    assert interval_words(None, None) == "no day given"
    assert interval_words("2022-02-15", None) == "from 2022-02-15"
    assert event_name("RETREAT/WITHDRAW") == "RETREAT withdraw"
    assert event_name(None) == ""
    assert moment_words("2022-02-15T10:10:00Z") == "2022-02-15 10:10 UTC"
    assert moment_words("2022-02-15T10:10:30.5+0300") == "2022-02-15 10:10 +0300"
    assert [moment_words(at) for at in ("2022-02", "soon", None)] == ["2022-02", "soon", ""]
    figure = withdrawal().figures[0]
    vague = replace(figure.quantity, value=None, modifier="dozens of", unit="tanks", text="dozens of tanks")
    assert figure_words(replace(figure, quantity=vague)) == "dozens of tanks"


def test_a_claim_of_many_statements_is_worked_out_whole() -> None:
    sheet = sheet_of(many())
    assert sum(lane.points for lane in sheet.line.lanes) == 300
    assert sheet.summary == "300 statements in 300 stories, 300 origins"


def test_what_others_give_does_not_settle_what_is_withheld_and_both_are_told() -> None:
    claim = withdrawal()
    official = next(m for m in claim.members if m.said.statement.quantities)
    span = official.said.statement.quantities[0].span
    owing = claim.owed["how_many"]
    both = replace(owing, by=(*owing.by, official.said.id), given=(Specific(State.GIVEN, span),))
    debt = next(d for d in sheet_of(replace(claim, owed={"how_many": both})).debts)
    assert [(t.state, t.words, t.speakers) for t in debt.told] == [
        (
            "withheld",
            "did not say … how many soldiers would leave or where they stood",
            "Ministry of Defence of Russia",
        ),
        ("withheld", "gave no … count", "Igor Konashenkov"),
        ("given", "more than 150,000 troops", "Joe Biden"),
    ]


def test_reliability_is_a_persons_word_and_f_until_then() -> None:
    assert sheet_of(withdrawal()).reliability == "source reliability: not judged (F)"
    judged = [
        Judged("Jens Stoltenberg", "B", "editor", "2022-02-16"),
        Judged("Valley Post", "C", "editor", "2022-02-16"),
        Judged("Joe Biden", "F", "editor", "2022-02-16"),
    ]
    sheet = sheet_of(withdrawal(), judgements=judged)
    assert sheet.reliability == "source reliability: Jens Stoltenberg B, usually reliable; all others not judged (F)"
    grades = {s.number: s.grade for root in sheet.roots for s in (*root.leads, *root.carried)}
    assert grades == {n: {6: "C", 7: "B"}.get(n, "F") for n in range(1, 19)}
