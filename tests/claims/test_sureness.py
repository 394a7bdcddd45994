"""What names nothing of its own, and so is the denial of what it answers."""

from __future__ import annotations

import pytest

from saidseen.claims.assemble import assemble
from saidseen.claims.phrases import only_points
from saidseen.language.en.sureness import THIN
from saidseen.model.acts import Act
from saidseen.model.claim import Status
from saidseen.model.reading import Passage, Span
from tests.claims.builders import said


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("the accusation as unfounded", True),
        ("Norway's claims", True),
        ("NATO’s latest figures", True),
        ("the ferry sailed", False),
        ("Norway's ferry", False),
    ],
)
def test_words_that_only_point_back(words: str, points: bool) -> None:
    assert only_points(Passage((Span(0, len(words)),), words)) is points


@pytest.mark.parametrize(
    ("words", "thin"),
    [
        ("accusations it carried out the attacks", True),
        ("allegations that it was behind that raid", True),
        ("any involvement in the blast", True),
        ("responsibility", True),
        ("it had bombed the town", False),
        ("the convoy", False),
    ],
)
def test_a_part_in_a_deed_that_was_told_of_names_nothing(words: str, thin: bool) -> None:
    assert (THIN.fullmatch(words) is not None) is thin


def test_who_is_accused_denies_by_naming_nothing() -> None:
    word = said(
        "Russia shelled the mill at Lask", "paris", act=Act.ACCUSE, kind=None, subjects=("RUS",), document="one"
    )
    denial = said(
        "accusations it carried out the attack", "moscow", cue="denied", act=Act.DENY, kind=None, subjects=(),
        document="one", ordinal=1,
    )  # fmt: skip
    assert assemble([word, denial]).assessment.status is Status.DISPUTED
