"""Ten worked cases from February 2022: what the published rules say of each claim, and what stays open."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from saidseen.measures import ClaimView, Finding, Pack, Result, findings
from saidseen.measures.finding import Checked, Effect
from saidseen.records import State

from . import days

Packs = Sequence[Pack]


def told(claim: ClaimView, packs: Packs, measure: str, on: str | None = None) -> list[Finding]:
    return [finding for finding in findings([claim], packs, on=on) if finding.measure == measure]


def only(claim: ClaimView, packs: Packs, measure: str, on: str | None = None) -> Finding:
    found = told(claim, packs, measure, on)
    assert len(found) == 1, found
    return found[0]


def condition(finding: Finding, words: str) -> Checked:
    return next(one for one in finding.conditions if words in one.condition)


def states(finding: Finding) -> dict[str, State]:
    return {item.item: item.state for item in finding.owed}


def test_union_resolve_has_dates_and_ranges_but_no_numbers(packs: Packs) -> None:
    finding = only(days.UNION_RESOLVE, packs, "vd11-40.1.1")
    assert finding.result is Result.UNDETERMINED
    assert condition(finding, "troops: at least 9,000").missing == "nobody has said the number of troops"
    assert "the number of troops" in finding.reading
    owed = states(finding)
    assert (owed["dates"], owed["area"], owed["states"]) == (State.GIVEN,) * 3
    assert (owed["troops"], owed["tanks"], owed["formations"]) == (State.MISSING,) * 3
    assert next(item.by for item in finding.owed if item.item == "dates") == ("u1",)
    [notice] = only(days.UNION_RESOLVE, packs, "vd11-38", on="2022-02-10").deadlines
    assert (notice.at, notice.passed, notice.verified) == ("2021-12-30", True, True)
    assert condition(finding, "inside the zone").result is Result.MET


def test_below_13000_settles_13000_and_leaves_9000_open(packs: Packs) -> None:
    belarus, nato = told(days.BELOW_13000, packs, "vd11-47")
    assert (belarus.by, belarus.result) == (("Belarus",), Result.NOT_MET)
    assert (nato.by, nato.result) == (("NATO",), Result.MET)
    used = condition(belarus, "troops: at least 13,000")
    assert (used.value, used.modifier, used.statement, used.operator) == (13_000, "below", "b1", ">=")
    for measure in ("vd11-38", "vd11-40.1.1"):
        finding = told(days.BELOW_13000, packs, measure)[0]
        assert finding.by == ("Belarus",)
        nine = condition(finding, "9,000")
        assert nine.result is Result.UNDETERMINED
        assert nine.missing is not None
        assert "'below 13,000 troops' leaves it open" in nine.missing
        assert finding.result is Result.UNDETERMINED


def test_a_bound_or_a_number_from_others_is_not_the_number_owed(packs: Packs) -> None:
    [troops] = [i for i in told(days.BELOW_13000, packs, "vd11-40.1.1")[0].owed if i.item == "troops"]
    assert troops.state is State.MISSING
    assert troops.note is not None
    assert "only a bound" in troops.note
    assert "said by others: about 30,000 russian troops (NATO)" in troops.note
    assert troops.noted == ("b1", "b2")


def test_the_baltic_request_and_its_48_hours(packs: Packs) -> None:
    finding = only(days.BALTIC_REQUEST, packs, "vd11-16.1", on="2022-02-12")
    [reply] = finding.deadlines
    assert (reply.at, reply.passed, reply.verified) == ("2022-02-11", True, True)
    asked = condition(finding, "security concern")
    assert (asked.result, asked.statement, asked.speaker) == (Result.MET, "r1", "Lithuania")
    assert finding.in_force is True
    assert only(days.BALTIC_REQUEST, packs, "vd11-16.1", on="2022-02-11").deadlines[0].passed is False


def test_a_partial_withdrawal_without_place_or_number_against_cfe(packs: Packs) -> None:
    finding = only(days.PARTIAL_WITHDRAWAL, packs, "cfe-V.2")
    assert finding.result is Result.UNDETERMINED
    assert finding.in_force is False
    assert "RUS" in finding.in_force_note
    assert "not verified" in finding.in_force_note
    assert states(finding) == dict.fromkeys(("tanks", "acvs", "artillery"), State.MISSING), "not asked, so not withheld"
    assert [deadline.at for deadline in finding.deadlines] == [None, "2022-03-17"]


def test_130000_near_the_borders_is_no_single_activity(packs: Packs) -> None:
    for measure in ("vd11-38", "vd11-40.1.1"):
        finding = only(days.NEAR_THE_BORDER, packs, measure)
        assert finding.result is Result.UNDETERMINED
        assert condition(finding, "9,000").result is Result.MET
        assert "one activity" in finding.reading
        assert finding.see == ("vd11-16.1",)
    offered = only(days.NEAR_THE_BORDER, packs, "vd11-16.1")
    assert all(one.operator is None for one in offered.conditions), "paragraph 16 has no number"
    assert offered.in_force is None
    assert "suspended it in 2022" in offered.in_force_note


def test_a_ground_launched_missile_of_900_km(packs: Packs) -> None:
    shorter = only(days.MISSILE, packs, "inf-II.shorter")
    assert (shorter.result, shorter.effect, shorter.in_force) == (Result.MET, Effect.APPLIES, False)
    middle = only(days.MISSILE, packs, "inf-II.intermediate")
    assert middle.result is Result.NOT_MET
    assert condition(middle, "more than 1,000 km").value == 900
    assert condition(shorter, "launched from the ground").statement == "m1"


def test_a_122_mm_gun_at_12_km_from_the_line(packs: Packs) -> None:
    for measure in ("minsk-memo-100mm", "minsk-package-guns"):
        finding = only(days.GUN, packs, measure)
        assert (finding.result, finding.effect) == (Result.NOT_MET, Effect.NOT_KEPT)
        assert condition(finding, "calibre").result is Result.MET
        assert condition(finding, "distance").value == 12
        assert finding.see == ("smm-violation",)
        assert finding.in_force is True
    assert only(days.GUN, packs, "minsk-addendum-15km").effect is Effect.DOES_NOT_APPLY


@pytest.mark.parametrize(("km", "effect"), [(12, "not kept"), (30, "undetermined"), (60, "kept")])
def test_a_width_of_a_zone_that_was_not_read_exactly_stays_open_in_between(packs: Packs, km: int, effect: str) -> None:
    far = replace(days.GUN.figures[1], value=float(km), of="distance")
    claim = replace(days.GUN, figures=(days.GUN.figures[0], far))
    assert only(claim, packs, "minsk-package-guns").effect.value == effect


def test_the_ukrainian_request_is_reckoned_from_its_hour(packs: Packs) -> None:
    [reply] = only(days.KULEBA_REQUEST, packs, "vd11-16.1", on="2022-02-13T18:00Z").deadlines
    assert (reply.at, reply.passed) == ("2022-02-13T20:30+02:00", False)
    [later] = only(days.KULEBA_REQUEST, packs, "vd11-16.1", on="2022-02-13T19:00Z").deadlines
    assert later.passed is True


def test_totals_of_different_scope_give_a_finding_each_and_are_never_combined(packs: Packs) -> None:
    found = told(days.TOTALS, packs, "vd11-40.1.1")
    used = {finding.by[0]: condition(finding, "9,000") for finding in found}
    assert {who: (one.value, one.result.value) for who, one in used.items()} == {
        "a US official": (130_000, "met"),
        "Joe Biden": (150_000, "met"),
        "Michael Carpenter": ((169_000, 190_000), "met"),
        "another US official": (7_000, "undetermined"),
    }
    assert {finding.result for finding in found} == {Result.UNDETERMINED}


def test_the_observers_of_19_february_were_given_no_numbers(packs: Packs) -> None:
    for measure in ("vd11-38", "vd11-47"):
        assert only(days.OBSERVERS, packs, measure).result is Result.UNDETERMINED
    owed = {item.item: item for item in only(days.OBSERVERS, packs, "vd11-40.1.1").owed}
    assert (owed["troops"].state, owed["troops"].by) == (State.WITHHELD, ("o1",))


def test_every_condition_of_every_case_is_explained(packs: Packs) -> None:
    found = list(findings(days.ALL, packs, on="2022-02-20"))
    assert len(found) > 60
    for finding in found:
        assert finding.reading
        assert finding.in_force_note
        for one in finding.conditions:
            assert (one.result is Result.UNDETERMINED) == (one.missing is not None), (finding.measure, one)


def test_a_thousand_claims_take_seconds(packs: Packs) -> None:
    """Some five times what it takes on a quiet machine, so that only a true slowing down fails."""
    claims = [replace(claim, id=f"{claim.id}-{n}") for n in range(100) for claim in days.ALL]
    start = time.process_time()
    assert sum(1 for _ in findings(claims, packs, on="2022-02-20")) > 10_000
    assert time.process_time() - start < 10
