"""Quotations without a cue of their own."""

from __future__ import annotations

import time

import pytest

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.reading.quotations import FAR, floating, own_quotation

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


def test_a_quotation_after_an_indirect_statement_is_one_of_its_own() -> None:
    content = part(TEXT, "that talks would go on", "“We are ready to meet anywhere and at any time.”")
    main, later = own_quotation(TEXT, Span(0, 41), content)
    assert main.text == "that talks would go on"
    assert later is not None
    assert later.text == "“We are ready to meet anywhere and at any time.”"


def test_a_quotation_that_goes_on_stays_one_statement() -> None:
    text = "“We are ready,” the minister said. “We always were.”"
    content = part(text, "“We are ready,”", "“We always were.”")
    assert own_quotation(text, Span(0, 34), content) == (content, None)


def test_a_content_of_one_sentence_stays_whole() -> None:
    content = part(TEXT, "that talks would go on")
    assert own_quotation(TEXT, Span(0, 41), content) == (content, None)


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
