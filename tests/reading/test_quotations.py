"""Quotations without a cue of their own."""

from __future__ import annotations

import time

import pytest

from saidseen.language.sentences import sentences
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.reading.quotations import FAR, by_sentence, floating

TEXT = "The minister said that talks would go on. “We are ready to meet anywhere and at any time.” Nobody answered."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def part(text: str, *words: str) -> Passage:
    return Passage.of(text, tuple(at(text, w) for w in words))


def said(text: str) -> Attribution:
    return Attribution(
        part(text, "The minister"), part(text, "said"), part(text, "that talks would go on"), Span(0, 41), "head"
    )


WHOLE: list[str] = []


@pytest.mark.parametrize(
    ("text", "pieces", "found"),
    [
        (TEXT, ["that talks would go on", "“We are ready to meet anywhere and at any time.”"], None),
        ("Two bridges fell, he said. Nobody was hurt there.", ["Two bridges fell", "Nobody was hurt there"], None),
        (
            "He said two bridges fell. A third was hit.",
            ["two bridges fell. A third was hit"],
            ["two bridges fell", "A third was hit"],
        ),
        ("We wait, he said. We always did so.", ["We wait", "We always did so"], WHOLE),
        ("“Two bridges fell,” he said. “Nobody was hurt.”", ["“Two bridges fell,”", "“Nobody was hurt.”"], WHOLE),
        ("''Two bridges fell,'' he said. ''All is lost.''", ["''Two bridges fell,''", "''All is lost.''"], WHOLE),
        ("Two bridges fell, he said, and a third was hit.", ["Two bridges fell", "and a third was hit"], WHOLE),
        ("“ He left.” She said: “They came back.”", ["“", "He left.”", "“They came back.”"], WHOLE),
        ("He said that Mr. Berg of the U.S. Navy left.", ["that Mr. Berg of the U.S. Navy left"], WHOLE),
    ],
)
def test_what_no_marks_hold_together_is_one_thing_a_sentence(
    text: str, pieces: list[str], found: list[str] | None
) -> None:
    content = part(text, *pieces)
    told = [p.text for p in by_sentence(text, list(sentences(text)), content)]
    assert told == ([content.text] if found is WHOLE else found or pieces)


def test_a_floating_quotation_is_given_to_the_speaker_before_it() -> None:
    sentence = at(TEXT, "“We are ready to meet anywhere and at any time.”")
    found = floating(TEXT, sentence, [said(TEXT)])
    assert found is not None
    assert found.source == part(TEXT, "The minister")
    assert found.cue is None
    assert found.content.text == "“We are ready to meet anywhere and at any time.”"
    assert found.found == "found.floating"


@pytest.mark.parametrize("words", ["“Yes.”", "Nobody answered.", "“We are ready to meet” was all that was heard."])
def test_other_sentences_do_not_float(words: str) -> None:
    text = f"{TEXT} {words}"
    start = text.rindex(words)
    assert floating(text, Span(start, start + len(words)), [said(text)]) is None


def test_nobody_speaks_where_nobody_spoke_or_too_far_away() -> None:
    sentence = at(TEXT, "“We are ready to meet anywhere and at any time.”")
    assert floating(TEXT, sentence, []) is None
    far = TEXT[:42] + "x" * FAR + " " + TEXT[42:]
    assert floating(far, at(far, sentence.of(TEXT)), [said(far)]) is None


@pytest.mark.timeout(60)
@pytest.mark.parametrize("tail", [" " * 20_000 + "a", "” " * 200 + "a", "“" * 200 + "a", "”" + "." * 15_000 + "a"])
def test_no_quotation_is_slow(tail: str) -> None:
    text = "“It is" + tail
    begun = time.process_time()
    floating(text, Span(0, len(text)), [])
    assert time.process_time() - begun < 3
