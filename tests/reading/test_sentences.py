"""Sentences: where they end, and that no text is slow or loses a character."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.language.sentences import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The ministry said so.", "The alliance did not."],
        ["“It is over.”", "He left."],
        ["Is it over?", "Nobody knows!", "We wait…", "Still."],
        ["Mr. Lavrov spoke to Gen. Milley at 3 p.m. on Tuesday."],
        ["The U.S. Embassy in Kyiv closed.", "The U.K. did not follow."],
        ["J. Stoltenberg spoke."],
        ["It rose by 3.5 per cent.", "That was on 15 Feb. 2022."],
        ["Russia said that troops, tanks, etc. had left."],
        ["no punctuation at all and no capital either"],
        ["He said so (in Brussels).", "Then he left."],
    ],
)
def test_sentences_end_where_they_end(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\n \n\t"])
def test_a_line_break_ends_a_sentence(mark: str) -> None:
    assert split(f"A headline{mark}The story begins") == ["A headline", "The story begins"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t"])
def test_white_space_has_no_sentence(text: str) -> None:
    assert split(text) == []


def test_a_number_after_a_stop_begins_a_sentence_and_a_small_letter_does_not() -> None:
    assert split("They left. 300 stayed. and so on") == ["They left.", "300 stayed. and so on"]


ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from(".!?…\"'”» \n\r\u200b\u0301A"), max_size=80)


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_every_character_but_white_space_lies_in_one_sentence(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        assert span.end <= len(text)
        at = span.end
    assert not text[at:].strip()


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "unit", [".", "!?", "…", '."', ". ", "a.", "U.S. ", " ", "\n", '"', ".\u200b", "a ", ".\u0301", "Mr. "]
)
def test_no_text_is_slow(unit: str) -> None:
    text = (unit * 60_000)[:60_000]
    begun = time.process_time()
    total = sum(span.end - span.start for span in sentences(text))
    assert time.process_time() - begun < 8
    assert total <= len(text)


def test_wrapped_blocks_may_be_parted_by_lines_of_any_white_space() -> None:
    text = (
        "Good morning. I just wanted to note at the top that I am wearing red today\n"
        "in honour of the day. \n\u00a0 \nThe talks that began on Monday in the city will go on until the\n"
        "delegations have agreed on everything that stands in the\ndraft.\n\u2003\nA headline of its own\nA second one"
    )
    assert [" ".join(s.of(text).split()) for s in sentences(text)] == [
        "Good morning.",
        "I just wanted to note at the top that I am wearing red today in honour of the day.",
        "The talks that began on Monday in the city will go on until the delegations have agreed on everything that "
        "stands in the draft.",
        "A headline of its own",
        "A second one",
    ]
