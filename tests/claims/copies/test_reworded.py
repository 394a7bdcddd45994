"""Stories in other words: what is found sentence by sentence, and what keeps it from being called a copy."""

from __future__ import annotations

import pytest

from saidseen.claims.copies import CopyKind, compare
from saidseen.claims.copies.outline import outline
from saidseen.claims.copies.prepared import prepare
from saidseen.claims.copies.reworded import likeness
from saidseen.claims.copies.stems import stem_of, weight
from tests.claims.copies.test_find import OTHER, WIRE, story

REWORDED = (
    "On Monday, says its daily report, the mission heard 14 blasts to the north of the river. Near the bridge its "
    "unmanned aircraft was jammed twice and was made to land. Armed men at a checkpoint turned back two of its "
    "patrols without giving a reason. Both sides have been asked by the mission for an explanation. Nobody was "
    "hurt when a school roof was damaged, a teacher told the patrol. Because of mines, the road to the port has "
    "stayed closed since the weekend."
)


def test_a_story_in_other_words_is_found_with_its_sentences_side_by_side() -> None:
    copy = compare(story("new", REWORDED), story("wire", WIRE))
    assert copy is not None
    assert copy.kind is CopyKind.REWORDED
    assert copy.share > 0.7
    pairs = {(m.a.of(REWORDED)[:12], m.b.of(WIRE)[:12]) for m in copy.passages}
    assert ("Armed men at", "Two patrols ") in pairs
    assert not any(m.exact for m in copy.passages)


def test_its_halves_in_another_order_and_with_sentences_dropped_are_found() -> None:
    sentences = REWORDED.split(". ")
    shuffled = ". ".join([sentences[3], sentences[2], sentences[5].rstrip("."), sentences[0], sentences[1]]) + "."
    copy = compare(story("new", shuffled), story("wire", WIRE))
    assert copy is not None
    assert copy.kind is CopyKind.REWORDED


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        # Another day of the same mission: the same sort of story with other numbers, places and matters.
        "The mission counted thirty explosions south of the rail line on Friday, its daily report says. Its long-range "
        "drone filmed nine howitzers in a quarry. A patrol could not pass a barrier at the power station, where a man "
        "in uniform cited demining. Water has been cut in three villages. The mission opened a forward base in June.",
    ],
)
def test_another_story_is_not(other: str) -> None:
    assert compare(story("one", WIRE), story("two", other)) is None


def test_numbers_must_agree() -> None:
    like = likeness(
        outline(prepare(story("a", REWORDED))), outline(prepare(story("b", WIRE.replace("fourteen", "14"))))
    )
    other = likeness(
        outline(prepare(story("a", REWORDED))), outline(prepare(story("b", WIRE.replace("fourteen", "40"))))
    )
    assert like.marks > other.marks
    assert like.numbers >= other.numbers


def test_a_long_name_counts_once() -> None:
    short = outline(prepare(story("a", "The gas price rose sharply after talks with Borrell in Kyiv ended early.")))
    text = (
        "The gas price rose sharply after talks with High Representative Josep Borrell Fontelles in Kyiv ended early."
    )
    long = outline(prepare(story("b", text)))
    assert long[0].weight - short[0].weight < 1.5


def test_stems_bring_the_forms_of_a_word_together_and_drop_what_says_nothing() -> None:
    assert {stem_of(w) for w in ("attack", "attacks", "attacked", "attacking", "attackers")} == {"attack"}
    assert stem_of("twelve") == stem_of("12") == "12"
    assert stem_of("190,000") == "190000"
    assert stem_of("the") is None
    assert weight("attack") < weight("howitzer") == 1.0
