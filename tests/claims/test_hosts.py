"""Statements that say nothing of their own matter, and the ones they belong to."""

from __future__ import annotations

import pytest

from saidseen.model.acts import Act
from saidseen.model.claim import Said
from saidseen.model.reading import Basis, Speaker
from tests.claims.builders import said
from tests.claims.readings import matters_of

CHILE = Speaker("Ministry of Defence of Chile", "CHL", None, "GOV", "test")
PERU = Speaker("Foreign Ministry of Peru", "PER", None, "GOV", "test")


def host_of(*parts: Said) -> int | None:
    """The place of the one that the last statement belongs to."""
    found = matters_of(*parts)[-1].host
    return None if found is None else [p.id for p in parts].index(found)


def told(ordinal: int = 0) -> Said:
    return said("that Chilean units were going back to their bases", CHILE, ordinal=ordinal)


def after(content: str, who: Speaker | str | None = CHILE, **more: object) -> Said:
    return said(content, who, ordinal=5, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "last",
    [
        after("how many", act=Act.WITHHOLD, cue="did not say"),
        after("guns on railway wagons", basis=Basis.SHOWN, cue="showed"),
        after("that it would take a week"),
        after("that all is going as planned"),
        after("the claim as unfounded", PERU, act=Act.DENY, cue="dismissed"),
    ],
)
def test_a_thin_statement_belongs_to_the_one_before(last: Said) -> None:
    assert host_of(told(), last) == 0


@pytest.mark.parametrize(
    "last",
    [
        after("that the harvest in the southern valleys was good"),
        after("that he was not named", act=Act.WITHHOLD, cue="spoke on condition"),
        after("the claim as unfounded", CHILE, act=Act.DENY, cue="dismissed"),
        after("it rained", None),
        after("this costs 400 pesos", figures=[("400 pesos", 400.0, "peso")]),
        after("this vineyard copper quarrel between bishops poisons orchards, glaciers and fishermen"),
    ],
)
def test_what_stands_for_itself(last: Said) -> None:
    assert host_of(told(), last) is None


def test_a_movement_of_forces_belongs_to_what_the_forces_do() -> None:
    assert host_of(told(), after("that tanks were loaded onto railway wagons")) == 0


def test_nothing_belongs_to_talks_or_to_what_is_too_far() -> None:
    met = said("that Chile and Peru met for talks", CHILE)
    assert host_of(met, after("how many", act=Act.WITHHOLD, cue="did not say")) is None
    between = [said("the harvest was good", None, ordinal=n) for n in range(1, 14)]
    last = said("how many", CHILE, act=Act.WITHHOLD, cue="did not say", ordinal=20)
    assert host_of(told(), *between, last) is None


def test_one_who_withholds_goes_with_the_own_side_first() -> None:
    other = said("that Peru was massing troops on the border", PERU, ordinal=1)
    assert host_of(told(), other, after("how many", act=Act.WITHHOLD, cue="did not say")) == 0


def test_an_answer_is_not_to_what_is_withheld() -> None:
    silent = said("how many troops were leaving for their bases", CHILE, act=Act.WITHHOLD, ordinal=1)
    assert host_of(told(), silent, after("the figure", PERU, act=Act.DENY, cue="disputes")) == 0


DAM = said("that the dam above the town had burst", CHILE)
"""A matter of no kind."""


@pytest.mark.parametrize(
    ("content", "who", "act", "host"),
    [
        ("it", PERU, Act.DENY, 0),
        ("the claim", PERU, Act.DENY, 0),
        ("this", None, Act.DENY, 0),
        ("the latest allegations.", PERU, Act.REJECT, 0),
        ("it", PERU, Act.WITHHOLD, 0),
        ("it", CHILE, Act.WITHHOLD, 0),
        ("it", CHILE, Act.DENY, None),
        ("it rained", PERU, Act.DENY, None),
    ],
)
def test_a_word_for_what_was_said_means_what_another_said_right_before(
    content: str, who: Speaker | None, act: Act, host: int | None
) -> None:
    assert host_of(DAM, after(content, who, act=act, cue="denied")) == host


def test_a_word_for_what_was_said_means_no_other_such_word_and_nothing_far_back() -> None:
    answer = said("the claim", PERU, ordinal=1, act=Act.DENY, cue="denied")
    assert host_of(DAM, answer, after("it", None, act=Act.WITHHOLD, cue="could not confirm")) == 0
    between = [said(f"that {n} thousand kites flew", CHILE, ordinal=n) for n in range(1, 5)]
    assert host_of(DAM, *between, after("it", CHILE, act=Act.DENY, cue="denied")) is None
