"""What readers found wrong in small ledgers, by kind: the right values, in stories made up for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from saidseen.desk.check import Problems, check_stories
from saidseen.desk.claims import claims_of
from saidseen.model.claim import Claim, Stance, Status
from saidseen.model.reading import Document
from saidseen.reading.story import read_document
from tests.claims.invented import kept_in


def claims(folder: Path, *texts: str) -> list[Claim]:
    """The claims of a ledger of those stories, named a, b, c."""
    stories = [
        Document(name=name, text=text, outlet=f"{name.upper()} Post", published="2026-04-18")
        for name, text in zip("abc", texts, strict=False)
    ]
    return claims_of(kept_in(str(folder / "cases.db"), [read_document(story).reading for story in stories]))


def stances(claim: Claim) -> dict[str, Stance]:
    """The stance of each story's first statement in a claim."""
    return {m.said.source.name: m.stance for m in reversed(claim.members)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The dam at Kruja was blown up, the Greek army said on Friday.",
            "The dam at Kruja was not blown up, the Turkish army said on Friday.",
        ),
        (
            "A fuel depot near Rivne was destroyed, the Polish defence ministry said.",
            "No fuel depot near Rivne was destroyed, the Ukrainian defence ministry said.",
        ),
    ],
)
def test_a_flat_no_of_the_other_side_disputes(tmp_path: Path, one: str, other: str) -> None:
    (claim,) = claims(tmp_path, one, other)
    assert claim.assessment.status is Status.DISPUTED
    assert claim.assessment.credibility == 4
    assert stances(claim)["b"] is Stance.DENIES


@pytest.mark.parametrize(
    "text",
    [
        '"We saw no guards on the roof," the leader of the group, Ida Berg, told the radio.',
        '"I found no weapons in the barn," the inspector, Lars Vik, told reporters.',
        '"We heard no shots in the night," the mayor, Jan Brod, said.',
    ],
)
def test_who_saw_none_of_it_says_so(tmp_path: Path, text: str) -> None:
    (claim,) = claims(tmp_path, text)
    assert claim.assessment.status is Status.CLAIMED
    assert set(stances(claim).values()) == {Stance.AFFIRMS}


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("A retired Turkish admiral", None),
        ("Critics of the Ugandan president", None),
        ("An ex-Iranian diplomat", None),
        ("Egypt's former foreign minister", None),
        ("An exiled Venezuelan judge", None),
        ("A Turkish admiral", "TUR"),
    ],
)
def test_who_left_or_opposes_a_state_is_not_its_side(tmp_path: Path, who: str, side: str | None) -> None:
    (claim,) = claims(tmp_path, f"{who} said on Monday that Greece had moved two ships to Samos.")
    assert {origin.side for origin in claim.origins} == {side}


NORTH = "Kenya closed its embassy in Mogadishu on Monday, Nairobi said."
SOUTH = "Somalia held a parade on Monday, its army said. No embassy was closed, it said."


@pytest.mark.parametrize(
    ("sentence", "north", "south"),
    [
        ("Kenya closed its embassy in Mogadishu", {"agree"}, {"unrelated", "discuss"}),
        ("Somalia closed its embassy in Mogadishu", {"disagree", "discuss"}, {"disagree"}),
    ],
)
def test_a_deed_of_another_is_not_agreed_to(tmp_path: Path, sentence: str, north: set[str], south: set[str]) -> None:
    given = {}
    for name, text in (("north", NORTH), ("south", SOUTH)):
        place = tmp_path / f"{name}.txt"
        place.write_text(text, encoding="utf-8")
        (verdict,) = check_stories(sentence, [str(place)], Problems(), None)
        given[name] = verdict.stance
    assert given["north"] in north
    assert given["south"] in south
