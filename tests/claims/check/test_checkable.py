"""Sentences that say something, and those that do not."""

from __future__ import annotations

import pytest

from saidseen.claims.check import checked
from saidseen.errors import UsageError


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("hello", "says nothing that can be checked"),
        ("Hello there!", "says nothing that can be checked"),
        ("What is happening?", "says nothing that can be checked"),
        ("Is it so, or is it not?", "says nothing that can be checked"),
        ("the and of which they were", "says nothing that can be checked"),
        ("12 34 56", "says nothing that can be checked"),
        ("?!…", "says nothing that can be checked"),
        ("Россия отвела войска от границы", "not English"),
        ("Die russische Regierung hat ihre Truppen von der Grenze zur Ukraine abgezogen", "not English"),
        ("Russia withdrew its troops. " * 100, "longer than 2,000"),
    ],
)
def test_what_says_nothing_is_refused_with_the_reason(sentence: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as told:
        checked(sentence)
    assert ":" in str(told.value)
    assert not str(told.value).endswith(".")


@pytest.mark.parametrize(
    "sentence",
    ["Russia has pulled its troops back from the border", "Putin resigned", "Did the dam burst?", "NATO saw 14 tanks"],
)
def test_what_says_something_is_taken_with_single_blanks(sentence: str) -> None:
    assert checked(f"  {sentence.replace(' ', '  ')}\n") == sentence
