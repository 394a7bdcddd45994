"""What nobody knows is the outlet's word; nobody holds it back."""

from __future__ import annotations

import pytest

import saidseen
from saidseen import Act
from saidseen.model.reading import Passage, Span
from saidseen.reading.silences import unsettled


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("It was not immediately clear who had fired.", "It", "was not immediately clear"),
        ("it is unclear whether anybody was hurt.", None, "it is unclear"),
        ("It remains unknown how many were hurt.", "It", "remains unknown"),
        ("It wasn’t possible to verify the report.", "It", "wasn’t possible to verify"),
        ("It was impossible to say who had fired.", "It", "was impossible to say"),
    ],
)
def test_what_is_not_clear_is_said_whole_and_by_nobody_in_it(text: str, source: str | None, cue: str) -> None:
    def part(words: str | None) -> Passage | None:
        at = text.index(words) if words else -1
        return Passage.of(text, (Span(at, at + len(words)),)) if words else None

    at = text.index(cue)
    end = at + len(cue)
    whole = unsettled(
        text, part(source), Passage.of(text, (Span(at, end),)), Passage.of(text, (Span(end + 1, len(text)),))
    )
    assert whole is not None
    assert whole.text == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The ministry did not make clear who had fired.", "The ministry", "did not make clear"),
        ("It was clear that they had fired.", "It", "was clear"),
        ("It did not say who had fired.", "It", "did not say"),
    ],
)
def test_who_holds_back_still_does(text: str, source: str, cue: str) -> None:
    whose = Passage.of(text, (Span(0, len(source)),))
    at = text.index(cue)
    end = at + len(cue)
    assert (
        unsettled(text, whose, Passage.of(text, (Span(at, end),)), Passage.of(text, (Span(end + 1, len(text)),)))
        is None
    )


def test_in_a_story_it_is_the_outlets_own_word() -> None:
    text = "The army said on Monday that two men had been killed. It was not immediately clear who had killed them."
    said = saidseen.read(text, published="2022-02-15").said[-1]
    assert (said.outlet_own, said.act) == (True, Act.ASSERT)
    assert said.speaker is None


def test_nobody_says_what_it_is_unclear_that_he_says() -> None:
    text = "Officials denied it. It was not immediately clear how the activists identified the planes."
    found = saidseen.read(text).said
    assert [s.source.text if s.source else None for s in found] == ["Officials", None]
    assert found[1].content.text.startswith("It was not immediately clear how")


def test_who_is_spoken_of_for_a_word_does_not_say_what_is_told_of_it() -> None:
    text = "Berg's statement about the raid is part of a plan."
    parts = [Passage.of(text, (Span(a, b),)) for a, b in ((0, 6), (7, 22), (23, len(text)))]
    whole = unsettled(text, *parts)
    assert whole is not None
    assert whole.text == text.rstrip(".")
    text = "Berg's statement about the raid."
    parts = [Passage.of(text, (Span(a, b),)) for a, b in ((0, 6), (7, 22), (23, len(text)))]
    assert unsettled(text, *parts) is None


def test_nobody_says_what_is_only_supposed() -> None:
    text = "If confirmed it would be the first raid."
    cue, rest = Passage.of(text, (Span(3, 12),)), Passage.of(text, (Span(13, len(text)),))
    whole = unsettled(text, None, cue, rest)
    assert whole is not None
    assert whole.text == text.rstrip(".")
    text = "It would be the first raid, if confirmed."
    cue, rest = Passage.of(text, (Span(31, 40),)), Passage.of(text, (Span(0, 26),))
    whole = unsettled(text, None, cue, rest)
    assert whole is not None
    assert whole.text == text.rstrip(".")
    assert unsettled("He has confirmed it.", None, Passage.of("He has confirmed it.", (Span(7, 16),)), rest) is None
