"""Where the spans of a statement begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.model.reading import Span
from saidseen.reading.edges import after_dateline, passage, quoted, trimmed


def at(text: str, words: str) -> Span:
    """The span of `words` in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (" so it is, ", "so it is"),
        ("— that they left.", "that they left"),
        ("“So it is”", "“So it is”"),
        ("in the U.S.", "in the U.S."),
        ("(they left)", "(they left)"),
        ("\u00a0they left;\r\n", "they left"),
    ],
)
def test_loose_marks_are_left_outside(words: str, kept: str) -> None:
    text = f"x{words}y"
    span = trimmed(text, Span(1, 1 + len(words)))
    assert span is not None
    assert span.of(text) == kept


@pytest.mark.parametrize("words", [" ", ",", "—", "“”", " . ", "\u200b"])
def test_nothing_is_left_of_marks_alone(words: str) -> None:
    assert trimmed(words, Span(0, len(words))) is None


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("He said: “It is over.”", "It is over", "“It is over.”"),
        ('"It is over," he said.', "It is over", '"It is over,"'),
        ("«It is over» he said.", "It is over", "«It is over»"),
        ("“It is over he said.", "It is over", "It is over"),
        ("It is over” he said.", "It is over", "It is over"),
        ("He called it “a joke” and left", "called it “a joke", "called it “a joke”"),
    ],
)
def test_the_marks_of_a_quotation_belong_to_it(text: str, words: str, kept: str) -> None:
    assert quoted(text, at(text, words)).of(text) == kept


def test_pieces_with_only_blanks_between_are_one_span() -> None:
    text = "He said, on Tuesday, that they left"
    made = passage(text, [at(text, "that they"), at(text, "left"), at(text, "He said")])
    assert made is not None
    assert made.text == "He said … that they left"


def test_nothing_gives_no_passage() -> None:
    assert passage("words, words", [Span(5, 7)]) is None
    assert passage("words", []) is None


@st.composite
def texts_and_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(st.sampled_from("ab .,;“”\"«»'()—\n\u0301\u200bé"), min_size=1, max_size=40))
    spans: list[Span] = []
    start = 0
    for length in draw(st.lists(st.integers(1, 9), max_size=5)):
        if start + length > len(text):
            break
        spans.append(Span(start, start + length))
        start += length + draw(st.integers(0, 3))
    return text, spans


@settings(max_examples=400, deadline=None)
@given(texts_and_spans(), st.booleans())
def test_any_spans_give_a_passage_that_lies_in_the_text(drawn: tuple[str, list[Span]], marks: bool) -> None:
    text, spans = drawn
    made = passage(text, spans, marks)
    if made is None:
        assert all(trimmed(text, span) is None for span in spans)
        return
    assert made.text == " … ".join(text[s.start : s.end] for s in made.spans)
    assert made.end <= len(text)
    for span in spans:
        kept = trimmed(text, span)
        assert kept is None or made.holds(kept)
    for left, right in zip(made.spans, made.spans[1:], strict=False):
        assert text[left.end : right.start].strip()


@pytest.mark.parametrize(
    "line",
    [
        "MOSCOW, Feb 15 (Northern Wire) - |Units are going back.",
        "Moscow (NW) – |Units are going back.",
        "KYIV, Ukraine — |Units are going back.",
        "KYIV — |Units are going back.",
        "BRUSSELS, Feb. 15 - |Units are going back.",
        "|Units are going back (most of them) - and some stay.",
        "|Units of the US - and others - are going back.",
        "|Talks, he said - and few doubt it - go on.",
        "|NATO - that is, the alliance - saw none.",
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(line: str) -> None:
    start = line.index("|") + 7
    text = "Title\n\n" + line.replace("|", "")
    assert after_dateline(text, 7) == start
    assert after_dateline(text, start + 2) == start + 2
