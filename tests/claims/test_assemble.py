"""A claim is a pure function of its statements."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.claims.assemble import assemble, claim_id_of
from saidseen.claims.frames import facts_of, frame_of
from saidseen.claims.kinds import kinds
from saidseen.model.acts import Act
from saidseen.model.claim import Copied, Joint, Stance
from saidseen.model.judged import Judged
from saidseen.model.reading import Event
from tests.claims.builders import examples, of_kind, said, said_of, wire_copies, withdrawal


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(random: object) -> None:
    readings = examples()
    group = of_kind(readings, "withdrawal", "RUS")
    copies = list(wire_copies(readings))
    joints = [Joint(group[0].id, group[1].id, 0.9, "Same."), Joint(group[1].id, group[2].id, 0.8, "Alike.")]
    whole = assemble(group, copies, joints)
    for part in (group, copies, joints):
        random.shuffle(part)  # type: ignore[attr-defined]
    assert assemble(group, copies, joints) == whole


def test_members_stand_in_time_order() -> None:
    group = [
        said("units are loading to return to base", at="2022-02-15T13:10:00+03:00", document="b", ordinal=1),
        said("how many", cue="did not say", act=Act.WITHHOLD, at="2022-02-15T13:10:00+03:00", document="b", ordinal=0),
        said("the troops were returning", at="2022-02-15T09:00:00Z", document="z"),
        said("some drills have ended", at=None, document="a"),
    ]
    claim = assemble(group)
    assert [m.said.id for m in claim.members] == [group[at].id for at in (2, 1, 0, 3)]
    assert claim.id == claim_id_of(group[2].id)


def test_the_id_is_sixteen_hex_digits() -> None:
    assert claim_id_of("abc") == hashlib.sha256(b"claim:abc").hexdigest()[:16]
    assert claim_id_of("abc") != claim_id_of("abd")


def test_a_statement_that_comes_twice_counts_once() -> None:
    group = withdrawal()
    assert assemble([*group, *group]) == assemble(group)


def test_an_empty_group_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        assemble([])


def test_copies_and_joints_of_others_are_left_out() -> None:
    group = withdrawal()
    stray = Joint(group[0].id, "elsewhere", 0.5, "Alike.")
    kept = Joint(group[1].id, group[0].id, 0.9, "The picture belongs to what was said.")
    claim = assemble(group, [Copied("x", "y", True)], [stray, kept])
    assert claim.joints == (kept,)
    assert claim.origins == assemble(group).origins


def test_copies_through_a_story_that_says_nothing_of_it() -> None:
    """Two outlets that took it from the same wire are one origin though the wire's own story is not in the claim."""
    one = said("it goes on", None, document="one", outlet="Gazette")
    two = said("it goes on", None, document="two", outlet="Post")
    copies = [Copied("wire", "one", True), Copied("wire", "two", True)]
    assert len(assemble([one, two], copies).origins) == 1


def test_a_persons_stance_goes_before_the_rules() -> None:
    group = withdrawal()
    judged = [
        Judged(group[3].id, "denies", "analyst", "2022-02-16T10:00:00Z"),
        Judged(group[3].id, "affirms", "analyst", "2022-02-15T10:00:00Z"),
        Judged(group[3].id, "B", "analyst", "2022-02-17T10:00:00Z"),
    ]
    member = next(m for m in assemble(group, judgements=judged).members if m.said.id == group[3].id)
    assert member.stance is Stance.DENIES
    assert member.why == "analyst judged so at 2022-02-16T10:00:00Z."


def test_a_restatement_does_not_count() -> None:
    first = said("units are loading to return to base")
    again = said("the units are loading", ordinal=1, repeats=first.id)
    assert [m.weight for m in assemble([first, again]).members] == [True, False]


def test_the_days_are_those_that_the_statements_name() -> None:
    from dataclasses import replace

    bare = said("units are loading to return to base", document="one")
    dated = said("units left on Monday", "kremlin", document="two", days=[("Monday", "2022-02-14")])
    dated = replace(dated, matter=replace(dated.matter, first=19037, last=19037))
    bare = replace(bare, matter=replace(bare.matter, first=19038, last=19038))
    assert (assemble([bare]).start, assemble([bare]).end) == (None, None)
    assert (assemble([bare, dated]).start, assemble([bare, dated]).end) == ("2022-02-14", "2022-02-14")


def test_places_are_named_once_the_most_named_first() -> None:
    group = [
        said("they left Crimea", document="one", named=[("Crimea", "UKR")]),
        said("they left Crimea for Kursk", document="two", named=[("Crimea", "UKR"), ("Kursk", "RUS")]),
        said("they reached Kursk and Crimea", document="three", named=[("Kursk", "RUS"), ("Crimea", "UKR")]),
    ]
    assert [place.text for place in assemble(group).places] == ["Crimea", "Kursk"]


def test_the_event_is_the_kinds_or_the_best_scored() -> None:
    assert assemble(withdrawal()).event == "RETREAT/WITHDRAW"
    group = [
        said("so it was", kind=None, subjects=(), event=Event("CONSULT", "VISIT", 0.9)),
        said("so it was then", "nato", kind=None, subjects=(), ordinal=1, event=Event("AID", None, 0.4)),
    ]
    assert assemble(group).event == "CONSULT/VISIT"
    assert assemble([said("so", kind=None, subjects=())]).event is None


def test_the_frame_is_what_the_majority_say() -> None:
    group = [
        said("they left", document="one", subjects=("RUS",), places=("UKR", "crimea")),
        said("they left", "nato", document="two", subjects=("RUS",), places=("UKR",)),
        said("they are sending more", "washington", document="three", kind="build-up", opposed=True),
        said("they left", "kyiv", document="four", subjects=("BLR",)),
        said("they left", "paris", document="five", subjects=("RUS",)),
        said("they left", "london", document="six", subjects=("RUS",)),
    ]
    frame = frame_of(group)
    assert (frame.kind, frame.subjects, frame.against) == ("withdrawal", ("RUS",), ("UKR",))
    assert frame_of(group[::-1]) == frame


def test_a_country_that_is_hardly_named_is_no_party() -> None:
    group = [said(f"they left {n}", document=f"d{n}", places=("UKR",) if n < 4 else ()) for n in range(9)]
    group.append(said("they left for Minsk", document="x", places=("BLR",)))
    assert frame_of(group).against == ("UKR",)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_has_its_facts(kind: str) -> None:
    facts = facts_of(kind)
    assert facts.name == kind
    assert facts.words is not None, f"frames.toml has nothing of {kind}"
    assert facts.owed


def test_any_statement_of_the_examples_makes_a_claim() -> None:
    for reading in examples():
        for one in said_of(reading):
            claim = assemble([one])
            assert claim.id == claim_id_of(one.id)
            assert claim.members[0].origin == claim.origins[0].id
            assert claim.title
