"""Copies among several stories: what is found, and that the order of the stories changes nothing."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.claims.copies import CopyKind, Story, compare, find_copies, fingerprints

WIRE = (
    "The mission counted fourteen explosions north of the river on Monday, its daily report says. Its drone was jammed "
    "twice near the bridge and had to land. Two patrols were turned back at a checkpoint by armed men who gave no "
    "reason. The mission has asked both sides to explain. A school roof was damaged and nobody was hurt, according to "
    "the teacher who spoke to the patrol. The road to the port has been closed since the weekend because of mines."
)
OTHER = (
    "Grain prices fell for a third day as ships began to move again through the strait. Traders in the harbour said "
    "that insurers had cut their premiums by half. Forty vessels wait for a berth. The port authority expects to clear "
    "the queue within two weeks if the weather holds, its director told a local radio station on Tuesday evening."
)


def story(name: str, text: str, **more: str) -> Story:
    return Story(name, name, text, **more)


def test_an_identical_story_is_a_whole_copy_with_the_earlier_one_as_its_origin() -> None:
    found = find_copies(
        [
            story("b", WIRE, published="2022-02-15T10:00:00Z"),
            story("a", WIRE, published="2022-02-15T12:30:00+01:00"),
            story("c", OTHER),
        ]
    )
    assert [(c.a, c.b, c.share, c.kind, c.origin) for c in found] == [("a", "b", 1.0, CopyKind.WHOLE, "b")]


def test_a_shortened_story_is_a_copy_of_the_one_that_holds_it() -> None:
    (copy,) = find_copies([story("long", WIRE + " " + OTHER), story("short", WIRE)])
    assert (copy.kind, copy.share, copy.origin) == (CopyKind.WHOLE, 1.0, "long")


def test_a_story_stitched_from_two_is_a_copy_of_each() -> None:
    stitched = story("stitched", WIRE[:300] + " " + OTHER[:250])
    found = find_copies([story("one", WIRE), story("two", OTHER), stitched])
    assert {(c.a, c.b) for c in found} == {("one", "stitched"), ("stitched", "two")}


def test_the_same_words_are_found_however_short() -> None:
    (copy,) = find_copies([story("a", "Talks fail."), story("b", "TALKS FAIL")])
    assert (copy.kind, copy.share) == (CopyKind.WHOLE, 1.0)


WORDS = st.lists(st.sampled_from((WIRE + " " + OTHER).split()), min_size=1, max_size=80).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(WORDS | st.sampled_from([WIRE, OTHER]), max_size=6), seed=st.integers(0, 99))
def test_the_order_of_the_stories_changes_nothing(texts: list[str], seed: int) -> None:
    stories = [story(f"s{n}", text) for n, text in enumerate(texts)]
    shuffled = random.Random(seed).sample(stories, len(stories))
    assert find_copies(stories) == find_copies(shuffled)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=400), other=st.text(max_size=400))
def test_any_text_can_be_compared_and_an_identical_one_is_found(text: str, other: str) -> None:
    one, twin = story("one", text), story("twin", text)
    numbers = fingerprints(one)
    assert numbers == fingerprints(twin)
    assert all(0 <= n < 2**62 for n in numbers)
    assert [c.share for c in find_copies([one, twin])] == [1.0]
    compare(one, story("other", other))


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 40), more=WORDS)
def test_the_offsets_of_a_passage_give_the_same_words_in_both(cut: int, more: str) -> None:
    one, two = story("one", WIRE), story("two", more + " " + WIRE[cut:])
    copy = compare(one, two)
    assert copy is not None
    for match in copy.passages:
        assert match.exact
        assert match.a.of(WIRE).lower().split() == match.b.of(two.text).lower().split()
