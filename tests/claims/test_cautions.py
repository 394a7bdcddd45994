"""What does not fit together in a claim is said in a sentence."""

from __future__ import annotations

from dataclasses import replace

from saidseen.claims.assemble import assemble
from saidseen.claims.days import day_of
from saidseen.model.claim import Copied, Said
from saidseen.model.claim_json import claim_to_json
from tests.claims.builders import said


def test_a_story_dated_before_what_it_copies_is_told() -> None:
    wire = said("the units are on their way", document="wire", outlet="Northern Wire", at="2022-02-16")
    copy = said("the units are on their way", document="copy", outlet="Harbour Post", at="2022-02-14")
    claim = assemble([wire, copy], [Copied("wire", "copy", True)])
    told = "the story of Harbour Post of 2022-02-14 was taken from the story of Northern Wire of 2022-02-16"
    assert any(told in caution for caution in claim.cautions)
    assert claim_to_json(claim)["cautions"] == list(claim.cautions)


def test_dates_that_may_be_of_one_day_are_no_clash() -> None:
    wire = said("the units are on their way", document="wire", at="2022-02-14T15:00:00Z")
    copy = said("the units are on their way", document="copy", at="2022-02-14")
    assert assemble([wire, copy], [Copied("wire", "copy", True)]).cautions == ()
    late = said("the units are on their way", document="copy", at="2022-02-15")
    assert assemble([wire, late], [Copied("wire", "copy", True)]).cautions == ()


def test_which_was_taken_from_which_must_be_known() -> None:
    wire = said("the units are on their way", document="wire", at="2022-02-16")
    copy = said("the units are on their way", document="copy", at="2022-02-14")
    assert assemble([wire, copy], [Copied("wire", "copy", False)]).cautions == ()


def test_a_date_that_is_not_known_clashes_with_nothing() -> None:
    wire = said("the units are on their way", document="wire", at=None)
    copy = said("the units are on their way", document="copy", at="2022-02-14")
    assert assemble([wire, copy], [Copied("wire", "copy", True)]).cautions == ()


def told_for(day: str, who: str, document: str) -> Said:
    """A statement that gives the day of what it tells."""
    one = said(f"units left on {day}", who, document=document, at="2022-02-16", days=[(day, day)])
    number = day_of(day)
    return replace(one, matter=replace(one.matter, first=number, last=number))


def test_different_days_are_told_with_who_gives_them() -> None:
    group = [told_for("2022-02-14", "moscow", "a"), told_for("2022-02-15", "kremlin", "b")]
    (caution,) = assemble(group).cautions
    assert caution.startswith("Different days are given for it: 2022-02-14 (")
    assert "2022-02-15 (Dmitry Peskov)" in caution


def test_a_day_that_all_give_is_no_clash() -> None:
    group = [told_for("2022-02-14", "moscow", "a"), told_for("2022-02-14", "kremlin", "b")]
    assert assemble(group).cautions == ()


def test_many_days_are_named_up_to_a_few() -> None:
    speakers = ("moscow", "kremlin", "kyiv", "washington", "london", "paris")
    group = [told_for(f"2022-02-{10 + n}", who, f"d{n}") for n, who in enumerate(speakers)]
    (caution,) = assemble(group).cautions
    assert caution.endswith("and 2 more.")
