"""What the ledger supports: statuses, their precedence, and Admiralty's grades."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from saidseen.claims import assess as assessing
from saidseen.claims import credibility as grading
from saidseen.claims import stance_rules as stancing
from saidseen.claims.assemble import assemble
from saidseen.claims.assess import assess
from saidseen.model.acts import Act
from saidseen.model.claim import Copied, Said, Stance, Status
from saidseen.model.judged import Judged, reliability
from saidseen.model.reading import Basis, Speaker
from saidseen.model.reasons import catalogue
from tests.claims.builders import ROOT, SHARED, examples, gold, of_kind, said, wire_copies, withdrawal

DOCS = ROOT / "docs/claims.md"
TOLD = said("units are loading to return to base", places=("UKR",), document="told")
AGAIN = said("the troops were returning", "kremlin", document="again")
SHOWN = said("tanks driven onto wagons", cue="released film of", basis=Basis.SHOWN, document="shown")
PLACED = said(
    "tanks leaving Crimea on Tuesday",
    cue="released film of",
    basis=Basis.SHOWN,
    document="placed",
    named=[("Crimea", "UKR")],
    days=[("Tuesday", "2022-02-15")],
)
SEEN = said("the convoy was leaving", "osce", cue="observed that", basis=Basis.SEEN, document="seen")
THIRD = said("Russia was withdrawing its troops", "paris", document="third")
FOURTH = said("Russia was withdrawing its troops", "nato", document="fourth")
DOUBT = said("it had not seen any sign of a withdrawal", "nato", basis=Basis.SEEN, polarity="negative", document="no")
WAITS = said("it would believe in a withdrawal when it saw one", "kyiv", document="waits", places=("UKR",))
FALSE = said("that Russia was withdrawing its troops", "washington", cue="denied", act=Act.DENY, document="false")
ENEMY = said("Russia has not withdrawn its troops", "kyiv", polarity="negative", document="enemy", places=("UKR",))
PLAIN = said("Russia is withdrawing its troops", document="plain")
SAW = said("the troops were leaving", "osce", cue="observed that", basis=Basis.SEEN, document="saw")
SAW_TOO = said("the troops were leaving", "paris", cue="observed that", basis=Basis.SEEN, document="saw-too")
JOINT = said(
    "the troops were leaving", Speaker("Emmanuel Macron and OSCE mission", None, None, "GOV", "test"), basis=Basis.SEEN
)
UNSURE = replace(FALSE, statement=replace(FALSE.statement, scores={"act": 0.4}))
HELD = said("how many troops were leaving", cue="did not say", act=Act.WITHHOLD, document="held")
ASKED = said("whether the troops had left", "paris", cue="asked", act=Act.ASK, document="asked")
RUMOUR = said("Russia is withdrawing some troops", Speaker(None, None, None, None, "test"), basis=Basis.HEARD)
OWN_NO = said("it has not withdrawn any troops", "kremlin", polarity="negative", document="own", at="2022-02-16")
WRITTEN = said("Russia is withdrawing some troops", None, document="written", places=("UKR",))
CITED = said("Russia is withdrawing some troops", "guardian", document="cited", places=("UKR",))


def status(*group: Said) -> tuple[Status, int]:
    """The status and grade of the claim that the statements make."""
    assessment = assemble(group).assessment
    return assessment.status, assessment.credibility


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ((TOLD,), (Status.CLAIMED, 6)),
        ((TOLD, AGAIN), (Status.CLAIMED, 6)),
        ((THIRD,), (Status.CLAIMED, 3)),
        ((RUMOUR,), (Status.CLAIMED, 6)),
        ((WRITTEN,), (Status.CLAIMED, 6)),
        ((CITED, TOLD), (Status.CLAIMED, 6)),
        ((TOLD, WRITTEN), (Status.CLAIMED, 6)),
        ((TOLD, SHOWN), (Status.UNPLACED, 6)),
        ((TOLD, PLACED), (Status.CLAIMED, 6)),
        ((TOLD, SEEN), (Status.OBSERVED, 3)),
        ((SEEN,), (Status.OBSERVED, 3)),
        ((TOLD, THIRD), (Status.CLAIMED, 3)),
        ((THIRD, FOURTH), (Status.CLAIMED, 3)),
        ((TOLD, SHOWN, THIRD), (Status.UNPLACED, 3)),
        ((TOLD, DOUBT), (Status.DOUBTED, 4)),
        ((TOLD, WAITS), (Status.DOUBTED, 4)),
        ((TOLD, SHOWN, DOUBT), (Status.DOUBTED, 4)),
        ((TOLD, PLACED, DOUBT), (Status.DOUBTED, 4)),
        ((TOLD, THIRD, DOUBT), (Status.DOUBTED, 4)),
        ((TOLD, SEEN, DOUBT), (Status.OBSERVED, 4)),
        ((DOUBT, said("the troops had left", "osce", document="x", act=Act.WITHHOLD)), (Status.CLAIMED, 3)),
        ((TOLD, FALSE), (Status.UNCLEAR, 6)),
        ((TOLD, ENEMY), (Status.UNCLEAR, 6)),
        ((TOLD, DOUBT, FALSE), (Status.DOUBTED, 4)),
        ((TOLD, SEEN, FALSE), (Status.UNCLEAR, 6)),
        ((TOLD, THIRD, ENEMY), (Status.DISPUTED, 4)),
        ((FALSE,), (Status.DENIED, 6)),
        ((TOLD, OWN_NO), (Status.CLAIMED, 6)),
        ((HELD,), (Status.WITHHELD, 6)),
        ((HELD, ASKED), (Status.WITHHELD, 6)),
        ((ASKED,), (Status.WITHHELD, 6)),
        ((PLAIN, FALSE), (Status.DISPUTED, 5)),
        ((THIRD, FALSE), (Status.DISPUTED, 4)),
        ((PLAIN, UNSURE), (Status.UNCLEAR, 6)),
        ((UNSURE,), (Status.UNCLEAR, 6)),
        ((SAW, SAW_TOO), (Status.OBSERVED, 1)),
        ((SAW, JOINT), (Status.OBSERVED, 3)),
        ((SAW, SAW_TOO, FALSE), (Status.DISPUTED, 3)),
        ((TOLD, HELD), (Status.CLAIMED, 6)),
    ],
)
def test_status_and_grade(group: tuple[Said, ...], expected: tuple[Status, int]) -> None:
    assert status(*group) == expected


def test_an_outlet_that_names_nobody_who_saw_it_is_no_observer() -> None:
    camera = said("the convoy left Crimea on Tuesday", None, basis=Basis.SEEN, document="camera")
    assert status(TOLD, camera)[0] is Status.CLAIMED


def test_whose_words_are_not_sure_is_said() -> None:
    assessment = assemble([PLAIN, UNSURE]).assessment
    unsure = "Not sure: Joe Biden (what is done by saying it)."
    assert assessment.why == f"status.unsure_denial {unsure}"
    assert assessment.why_words == f"{catalogue()['status.unsure_denial']} {unsure}"
    judged = [Judged(UNSURE.statement.id, "denies", "analyst", "2022-02-16")]
    assert assemble([PLAIN, UNSURE], judgements=judged).assessment.status is Status.DISPUTED


def test_a_refusal_is_no_denial() -> None:
    refused = replace(FALSE, statement=replace(FALSE.statement, act=Act.REJECT))
    assert status(PLAIN, refused)[0] is Status.UNCLEAR


def test_without_a_known_doer_nobody_is_no_party() -> None:
    group = [
        said("fifteen people were wounded in the market", who, kind=None, subjects=(), basis=Basis.SEEN, document=who)
        for who in ("osce", "paris")
    ]
    assert assemble(group).assessment.credibility == 6


def test_two_who_speak_together_are_not_independent() -> None:
    pair = Speaker("France and United Kingdom", None, None, "GOV", "test")
    both = said("the troops were leaving", pair, document="both")
    london = said("the troops were leaving", "london", cue="saw", basis=Basis.SEEN, document="london")
    assert assemble([SAW_TOO, london]).assessment.credibility == 1
    assert assemble([SAW_TOO, london, both]).assessment.credibility == 3


def test_a_side_is_taken_at_its_latest_word() -> None:
    before = said("it has not withdrawn any troops", "kremlin", polarity="negative", document="own", at="2022-02-14")
    assert status(TOLD, before)[0] is Status.CLAIMED


def test_two_forecasts_confirm_nothing() -> None:
    group = [
        said("Russia may attack", who, act=Act.EXPECT, kind="invasion", document=who, places=("UKR",))
        for who in ("washington", "london", "paris")
    ]
    assessment = assemble(group).assessment
    assert (assessment.status, assessment.credibility) == (Status.CLAIMED, 6)
    assert assessment.why == "status.foreseen"
    denial = said("any plan to attack", cue="denies", act=Act.DENY, kind="invasion", document="no")
    assert status(*group, denial)[0] is Status.DISPUTED


def test_two_who_demand_the_same_do_not_corroborate() -> None:
    group = [
        said("that he resign", who, cue="demands", act=Act.DEMAND, kind=None, subjects=(), document=who)
        for who in ("washington", "london")
    ]
    assert status(*group) == (Status.CLAIMED, 6)


def test_an_outlet_beside_a_sides_own_word_bears_out_nothing() -> None:
    assert assemble([CITED, TOLD]).assessment.why == "status.unsupported"


def test_a_film_speaks_for_no_state() -> None:
    film = said("tanks leaving by rail", Speaker("Film", "AUT", None, None, "test"), basis=Basis.SHOWN, document="film")
    claim = assemble([TOLD, film])
    assert [origin.side for origin in claim.origins if origin.speaker == "Film"] == [None]
    assert claim.assessment.status is Status.UNPLACED


def test_ten_outlets_that_carry_one_word_do_not_corroborate() -> None:
    carried = [said(f"the troops were returning {n}", document=f"d{n}", outlet=f"Outlet {n}") for n in range(10)]
    claim = assemble(carried)
    assert (claim.assessment.status, claim.assessment.credibility, len(claim.origins)) == (Status.CLAIMED, 6, 1)


def test_what_it_rests_on_is_named_without_copies() -> None:
    copy = said("it had not seen any sign of a withdrawal", "nato", polarity="negative", document="copy")
    claim = assemble([TOLD, DOUBT, copy], copies=(Copied("no", "copy", True),))
    assert set(claim.assessment.because) == {TOLD.id, DOUBT.id}


def test_confirmed_only_with_independent_origins() -> None:
    """Admiralty's 1 never stands without two outside sides that saw it, and never where somebody contests it."""
    parts = [TOLD, AGAIN, SHOWN, PLACED, THIRD, DOUBT, FALSE, RUMOUR, WRITTEN, SAW, SAW_TOO]
    graded = 0
    for mask in range(1, 2 ** len(parts)):
        group = [part for at, part in enumerate(parts) if mask >> at & 1]
        claim = assemble(group)
        if claim.assessment.credibility == 1:
            graded += 1
            ids = {one.id for one in group}
            assert {SAW.id, SAW_TOO.id} <= ids
            assert not {DOUBT.id, FALSE.id} & ids
    assert graded


def test_a_claim_without_statements_is_refused() -> None:
    with pytest.raises(ValueError, match="without statements"):
        assess([], [], [])


def test_reliability_comes_from_a_person_only() -> None:
    graded = [
        Judged("Northern Wire", "B", "analyst", "2022-02-16"),
        Judged("Northern Wire", "C", "analyst", "2022-02-17"),
        Judged("Northern Wire", "affirms", "analyst", "2022-02-18"),
    ]
    assert reliability("Northern Wire") == "F"
    assert reliability("Northern Wire", graded) == "C"
    assert reliability("Northern Wire", graded[::-1]) == "C"
    assert reliability("Harbour Gazette", graded) == reliability(None, graded) == "F"


def test_reliability_does_not_move_the_grade_of_a_claim() -> None:
    graded = [Judged("Ministry of Defence of Russia", "A", "analyst", "2022-02-16")]
    assert assemble([TOLD], judgements=graded).assessment == assemble([TOLD]).assessment


def test_a_withdrawal_shown_and_doubted() -> None:
    assert status(*withdrawal()) == (Status.DOUBTED, 4)


def test_that_an_outlet_could_not_verify_it_turns_nothing() -> None:
    """But where somebody who is named could not, it is not sure what holds."""
    caveat = said(
        "the report could not be verified at once", None, polarity="negative", document="two", outlet="Gazette"
    )
    named = said("NATO has not been able to verify the withdrawal", "somebody", polarity="negative", document="two")
    assert status(TOLD, caveat) == status(TOLD)
    assert assemble([TOLD, caveat]).members[1].stance is Stance.DOUBTS
    who = Speaker("Harbour Watch", None, None, None, "test")
    named = replace(named, statement=replace(named.statement, speaker=who))
    assert status(TOLD, named)[0] is Status.UNCLEAR


def test_the_withdrawal_of_the_examples() -> None:
    """Ministry, Putin and Shoigu affirm, Stoltenberg and Kuleba doubt; a wire carried three times is one origin."""
    readings = examples()
    claim = assemble(of_kind(readings, "withdrawal", "RUS", "2022-02-15"), wire_copies(readings))
    speakers = {origin.id: origin.speaker for origin in (*claim.origins, *claim.others)}
    by: dict[str, set[str]] = {}
    for member in claim.said:
        by.setdefault(member.stance.value, set()).add(speakers[member.origin])
    assert {"Ministry of Defence of Russia", "Vladimir Putin", "Sergei Shoigu"} <= by["affirms"]
    assert {"Jens Stoltenberg", "Dmytro Kuleba"} <= by["doubts"]
    assert not {"Jens Stoltenberg", "Dmytro Kuleba"} & by["affirms"]
    assert "denies" not in by
    wire = [o for o in claim.origins if o.speaker == "Ministry of Defence of Russia"]
    assert len(wire) == 1
    assert set(wire[0].outlets) == {"Northern Wire", "Harbour Gazette", "Larkfield Post"}
    assert claim.assessment.status is Status.DOUBTED
    later = assemble(of_kind(readings, "withdrawal", "RUS"), wire_copies(readings))
    assert later.assessment.status is Status.DISPUTED


@pytest.mark.skipif(not (SHARED / "gold/seed.txt").is_file(), reason="../shared/gold is absent")
def test_the_withdrawal_of_the_gold_story() -> None:
    claim = assemble(of_kind([gold()], "withdrawal", "RUS"))
    speakers = {origin.id: origin.speaker for origin in (*claim.origins, *claim.others)}
    told = {(speakers[m.origin], m.stance.value) for m in claim.said}
    assert {("Ministry of Defence of Russia", "affirms"), ("Sergei Lavrov", "affirms")} <= told
    assert [m for m in claim.members if m.stance.value == "doubts" and m.said.statement.basis is Basis.SEEN]
    assert {("Jens Stoltenberg", "doubts")} <= told
    assert {key: claim.owed[key].state.value for key in ("where", "how_many", "whither")} == dict.fromkeys(
        ("where", "how_many", "whither"), "withheld"
    )


RULES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("stances", [(id_, stance.value) for _, stance, id_ in stancing.RULES]),
    ("statuses", [(id_, status.value) for _, status, id_ in assessing.RULES]),
    ("grades", [(id_, str(grade)) for _, grade, id_ in grading.RULES]),
)


@pytest.mark.parametrize(("name", "rules"), RULES, ids=[name for name, _ in RULES])
def test_the_page_says_what_the_rules_say(name: str, rules: list[tuple[str, str]]) -> None:
    """The tables of docs/claims.md are the sentences of the rules in their order; where stale, this prints them."""
    rows = "\n".join(f"| {at} | {value} | {catalogue()[id_]} |" for at, (id_, value) in enumerate(rules, start=1))
    page = DOCS.read_text("utf-8")
    found = re.search(rf"<!-- rules: {name} -->\n\|[^\n]*\n\|[^\n]*\n(.*?)\n<!-- end -->", page, re.DOTALL)
    assert found is not None, f"docs/claims.md has no table of the {name}"
    assert found[1] == rows, f"the table of the {name} in docs/claims.md must read:\n{rows}"


def test_no_two_rules_of_a_table_say_the_same() -> None:
    for _, rules in RULES:
        sentences = [catalogue()[id_] for id_, _ in rules]
        assert len(set(sentences)) == len(sentences)


def test_a_denial_of_something_else_makes_nothing_unclear() -> None:
    told = said("a soldier died in the blast in Homs", "london", kind=None, subjects=(), document="one")
    move = said("the transfer was tied to the marches", "kyiv", cue="denied that", act=Act.DENY, kind=None, subjects=())
    real = said("any blast", "kyiv", cue="denied", act=Act.DENY, kind=None, subjects=())
    assert status(told, move)[0] is Status.CLAIMED
    assert status(told, real)[0] is not Status.CLAIMED
