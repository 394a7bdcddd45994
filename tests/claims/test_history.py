"""How the assessment of a claim turned, and by which statement."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.claims.assemble import assemble
from saidseen.model.acts import Act
from saidseen.model.claim import Status
from saidseen.model.moments import LAST, day_of, instant, said_on
from saidseen.model.reading import Basis
from tests.claims.builders import said, withdrawal

WHO = ("moscow", "kremlin", "kyiv", "nato", "washington", "official", "somebody", "guardian", None)
CONTENTS = (
    ("units are loading to return to base", Act.ASSERT, "positive", Basis.TOLD),
    ("the convoy was leaving", Act.ASSERT, "positive", Basis.SEEN),
    ("tanks driven onto wagons", Act.ASSERT, "positive", Basis.SHOWN),
    ("no sign of a pullback had been seen", Act.ASSERT, "negative", Basis.SEEN),
    ("Russia has not withdrawn its troops", Act.ASSERT, "negative", Basis.TOLD),
    ("that any troops had been withdrawn", Act.DENY, "positive", Basis.TOLD),
    ("how many", Act.WITHHOLD, "positive", Basis.TOLD),
)


def test_each_turn_has_the_statement_that_caused_it() -> None:
    told = said("units are loading to return to base", at="2022-02-15T10:00:00Z", document="one", places=("UKR",))
    again = said("the troops were returning", "kremlin", at="2022-02-15T12:00:00Z", document="two")
    doubt = said("no sign of a pullback had been seen", "nato", at="2022-02-15T15:00:00Z", document="three")
    false = said(
        "that the troops were returning",
        "paris",
        cue="denied",
        act=Act.DENY,
        at="2022-02-17T10:00:00Z",
        document="four",
    )
    claim = assemble([false, doubt, again, told])
    assert [(turn.at, turn.status, turn.because) for turn in claim.history] == [
        ("2022-02-15T10:00:00Z", Status.CLAIMED, told.id),
        ("2022-02-15T15:00:00Z", Status.DOUBTED, doubt.id),
        ("2022-02-17T10:00:00Z", Status.DISPUTED, false.id),
    ]
    assert claim.history[0].why == "status.own_word"
    assert claim.history[0].why_words == "Only those whose act it is say so."


def test_statements_of_one_story_turn_it_in_their_order() -> None:
    turns = [turn.status for turn in assemble(withdrawal()).history]
    assert turns == [Status.CLAIMED, Status.UNPLACED, Status.DOUBTED]


def test_a_time_in_another_zone_is_put_in_its_place() -> None:
    told = said("units are loading to return to base", at="2022-02-15T13:10:00+03:00", document="late")
    held = said("how many", cue="did not say", act=Act.WITHHOLD, at="2022-02-15T11:00:00Z", document="early")
    assert [turn.status for turn in assemble([held, told]).history] == [Status.CLAIMED]


def test_what_has_no_time_comes_last() -> None:
    told = said("units are loading to return to base", at=None, document="a")
    held = said("how many", cue="did not say", act=Act.WITHHOLD, at="2022-02-15", document="b")
    turns = assemble([told, held]).history
    assert [(turn.at, turn.status) for turn in turns] == [("2022-02-15", Status.WITHHELD), (None, Status.CLAIMED)]


def test_an_unknown_voice_that_changes_its_word_leaves_the_others_theirs() -> None:
    told, twice = CONTENTS[0][0], f"once more that {CONTENTS[0][0]}"
    first = said(told, "somebody", at="2022-02-12", document="a")
    again = said(twice, "somebody", at="2022-02-14", document="b", ordinal=0)
    denied = said("the pullback", "somebody", cue="denied", act=Act.DENY, at="2022-02-14", document="b", ordinal=1)
    claim = assemble([first, again, denied])
    assert [turn.status for turn in claim.history] == [Status.CLAIMED, Status.UNCLEAR]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(CONTENTS), st.integers(10, 14)), min_size=1, max_size=10)
)
def test_the_last_turn_is_the_assessment(raw: list[tuple[str | None, tuple[str, Act, str, Basis], int]]) -> None:
    group = [
        said(content, who, act=act, polarity=polarity, basis=basis, at=f"2022-02-{day}", document=f"d{day}", ordinal=n)
        for n, (who, (content, act, polarity, basis), day) in enumerate(raw)
    ]
    claim = assemble(group)
    assert claim.history[-1].status is claim.assessment.status
    assert all(a.status is not b.status for a, b in zip(claim.history, claim.history[1:], strict=False))
    known = {member.said.id for member in claim.members}
    assert {turn.because for turn in claim.history} <= known


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(CONTENTS)), min_size=2, max_size=8), st.integers(1, 7))
def test_the_turns_by_a_day_are_those_of_the_claim_as_it_stood(
    raw: list[tuple[str | None, tuple[str, Act, str, Basis]]], cut: int
) -> None:
    """Where kind and actors do not change, the claim of the earlier statements turns as the whole one did by then."""
    group = [
        said(content, who, act=act, polarity=polarity, basis=basis, at=f"2022-02-{10 + at}", document=f"d{at}")
        for at, (who, (content, act, polarity, basis)) in enumerate(raw)
    ]
    part = group[: min(cut, len(group))]
    whole = assemble(group).history
    known = {one.id for one in part}
    assert assemble(part).history == tuple(turn for turn in whole if turn.because in known)


def test_moments() -> None:
    assert instant("2022-02-15T13:10:00+03:00") == instant("2022-02-15T10:10:00Z")
    assert instant("2022-02") < instant("2022-02-15") < instant("2022-02-15T00:00:01")
    assert instant("2022-02-30") == instant("soon") == instant(None) == LAST
    assert instant("0001-01-01T00:00:00+03:00") == LAST
    assert day_of("2022-02-15T23:30:00-05:00") == "2022-02-15"
    assert day_of("2022-02") is None
    assert said_on(said("so", at=None)) is None
