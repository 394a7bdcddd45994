"""Transcripts: whose word it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.reading.voices import spoken, voices

BRIEFING = (
    "Press Room\n\nMR. KIRBY: Good afternoon. Two thousand troops will deploy to Germany.\n\n"
    "Q    When will they leave?\n\nMR. KIRBY: In the coming days.\n\nMS. PSAKI: The President approved it.\n"
)


def own(text: str, words: str) -> Attribution:
    span = Span(text.index(words), text.index(words) + len(words))
    return Attribution(None, None, Passage.of(text, (span,)), span, "test")


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Press Room", None),
        ("Two thousand troops will deploy to Germany.", "MR. KIRBY"),
        ("When will they leave?", "Q"),
        ("The President approved it.", "MS. PSAKI"),
    ],
)
def test_a_sentence_in_a_turn_is_the_word_of_the_one_whose_turn_it_is(words: str, whose: str | None) -> None:
    made = spoken(BRIEFING, own(BRIEFING, words), voices(BRIEFING))
    assert made is not None
    assert (made.source.text if made.source else None) == whose
    assert made.content.text == words


@pytest.mark.parametrize(
    "text",
    [
        "KYIV: shelling went on.\n\nThe minister spoke.",
        "Live updates\nNATO said it saw nothing.\nEU leaders met.\nUN envoys left.\n",
        "Q When?\nQ Where?\nQ How many?\n",
        "",
    ],
)
def test_other_texts_have_no_turns(text: str) -> None:
    assert voices(text) == []


@given(st.text(alphabet="ABQ:. \n\tab'’-"))
def test_turns_are_names_in_text_order(text: str) -> None:
    found = [v.label for v in voices(text)]
    assert found == sorted(found)
    assert all(s.of(text) == s.of(text).upper() for s in found)


def test_a_press_office_over_a_release_is_its_voice() -> None:
    text = "Travel Plans\n\nOffice of the Spokesperson The envoy will go to Lima on Monday."
    made = spoken(text, own(text, "The envoy will go to Lima on Monday."), voices(text, True))
    assert made is not None
    assert made.source is not None
    assert made.source.text == "Office of the Spokesperson"
    assert voices(text) == []


def test_a_hard_space_after_q() -> None:
    text = "MS. DOE:\xa0 Good day.\n\nQ\xa0\xa0 Will it rain?\n\nMS. DOE:\xa0 It will.\n"
    made = spoken(text, own(text, "Will it rain?"), voices(text))
    assert made is not None
    assert made.source is not None
    assert made.source.text == "Q"


@pytest.mark.parametrize(("before", "whose"), [("I would just", "MR. KIRBY"), ("it was", None)])
def test_what_i_or_we_say_with_a_cue_is_the_word_of_the_turn(before: str, whose: str | None) -> None:
    text = BRIEFING.replace("In the coming days.", f"Well, {before} noted that they leave soon.")
    cue, said = text.index("noted"), text.index("they leave soon")
    content = Span(said, said + len("they leave soon"))
    start = cue if whose is None else text.index("would")
    told = Attribution(
        None, Passage.of(text, (Span(start, cue + 5),)), Passage.of(text, (content,)), Span(cue, content.end), "test"
    )
    made = spoken(text, told, voices(text))
    assert made is not None
    assert (made.source.text if made.source else None) == whose


def test_a_public_bodys_page_may_have_but_one_turn() -> None:
    page = "Ann Lee, Secretary of State Town Hall FOREIGN MINISTER ORAY: Good morning. The bridge is open again."
    assert [v.label.of(page) for v in voices(page, True) if v.turn] == ["FOREIGN MINISTER ORAY"]
    assert not [v for v in voices(page) if v.turn]
