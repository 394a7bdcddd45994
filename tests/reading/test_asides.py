"""Who speaks where an aside names somebody else."""

from __future__ import annotations

import pytest

from saidseen.model.reading import Passage, Span
from saidseen.reading.parts import _before_aside


@pytest.mark.parametrize(
    ("text", "marked", "speaks"),
    [
        ("Norway's Berg, in call with UK's PM, says talks go on", "UK's PM", "Norway's Berg"),
        ("Berg, after meeting the Danish minister, said it was cold", "the Danish minister", "Berg"),
        ("Berg, the Danish minister, said it was cold", "the Danish minister", "the Danish minister"),
        ("In Oslo, the Danish minister, said it was cold", "the Danish minister", "the Danish minister"),
    ],
)
def test_who_stands_before_an_aside_speaks(text: str, marked: str, speaks: str) -> None:
    at = text.index(marked)
    word = " says" if " says" in text else " said"
    verb = text.index(word) + 1
    source = Passage.of(text, (Span(at, at + len(marked)),))
    cue = Passage.of(text, (Span(verb, verb + 4),))
    found = _before_aside(text, [Span(0, len(text))], source, cue)
    assert found is not None
    assert found.text == speaks
