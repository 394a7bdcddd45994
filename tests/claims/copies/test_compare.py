"""What makes a copy of two stories, and what does not: quotations, furniture, stories on one pattern."""

from __future__ import annotations

from pathlib import Path

from saidseen.claims.copies import CopyKind, Story, compare, find_copies
from saidseen.documents import open_stories
from saidseen.model.reading import Document
from tests.claims.copies.test_find import OTHER, WIRE, story

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "february-2022"
QUOTATION = (
    "“We have counted every vehicle that left the training ground since Monday morning, and we have counted every one "
    "that arrived. The two numbers are not the same. I will not tell you which is larger, because that would be a "
    "guess about tomorrow and not a report about today,”"
)


def test_the_same_quotation_in_two_stories_is_no_copy() -> None:
    one = story("one", f"The head of the mission faced reporters for an hour. {QUOTATION} she said. {OTHER}")
    two = story("two", f"Asked about trains at the end of a long day in the capital, she was brief. {QUOTATION} {WIRE}")
    assert compare(one, two) is None


def test_what_an_outlet_puts_around_its_stories_is_no_copy() -> None:
    around = (
        " The Harbour Gazette is an independent daily that has reported from the coast since 1911. It is owned by its "
        "readers, has forty journalists in six towns, and prints on four days of the week in two languages."
    )
    one = story("one", WIRE + around, outlet="Harbour Gazette")
    two = story("two", OTHER + around, outlet="Harbour Gazette")
    assert compare(one, two) is None


def test_a_newsletter_and_a_sign_off_are_no_copy() -> None:
    around = (
        " Sign up to our newsletter and get the best stories of the day in your inbox each morning, free of charge, "
        "with a puzzle. Reporting by staff of the northern desk; editing by the night shift in the harbour office."
    )
    assert compare(story("one", WIRE + around), story("two", OTHER + around)) is None


def test_a_paragraph_taken_word_for_word_is_a_passage_and_shows_it() -> None:
    part = WIRE[:240]
    copy = compare(story("one", WIRE), story("two", OTHER + " " + part + " " + OTHER.swapcase()))
    assert copy is not None
    assert copy.kind is CopyKind.PASSAGE
    assert any(match.a.of(WIRE) in part for match in copy.passages)


def test_the_next_story_on_an_outlet_s_pattern_is_no_copy() -> None:
    first = (
        "Two people were killed and eight injured when rockets fell on homes in Eastgate on Saturday evening. A source "
        "at the police command said that the rockets were fired from the quarry. They damaged shops and parked cars."
    )
    second = (
        "Five people were killed and three injured when rockets hit a market in Millbrook on Thursday. A source "
        "at the police command said that they came from the old airfield. The rockets damaged a bakery and a bus."
    )
    assert compare(story("one", first), story("two", second)) is None


def test_the_wire_of_the_examples_is_found_in_both_papers_and_nothing_else() -> None:
    documents = [d for place in sorted(EXAMPLES.iterdir()) if place.stem != "README" for d in open_stories(str(place))]
    stories = [Story.of(d) for d in documents if isinstance(d, Document)]
    found = {(c.a.split("-2022")[0], c.b.split("-2022")[0], c.kind.value, c.origin) for c in find_copies(stories)}
    wire = "northern-wire-2022-02-15-units-loading"
    assert found == {
        ("harbour-gazette", "northern-wire", "whole", wire),
        ("larkfield-post", "northern-wire", "reworded", wire),
        ("harbour-gazette", "larkfield-post", "reworded", wire),
    }
    assert len(stories) == 18
