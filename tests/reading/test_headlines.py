"""Headlines and captions, where punctuation is the cue."""

from __future__ import annotations

import time

import pytest

import saidseen
from saidseen.model.reading import Span
from saidseen.reading.headlines import headline, title_of


def read(words: str) -> tuple[str, str, str] | None:
    """Source, cue and content of a headline that stands inside a longer text."""
    text = f"x\n{words}\ny"
    found = headline(text, Span(2, 2 + len(words)))
    if found is None:
        return None
    assert found.source is not None
    assert found.cue is not None
    assert found.found == "found.headline"
    return found.source.text, found.cue.text, found.content.text


@pytest.mark.parametrize(
    ("words", "source", "cue", "content"),
    [
        ("Stoltenberg: no sign of a pullback so far", "Stoltenberg", ":", "no sign of a pullback so far"),
        ("No sign of a pullback so far — Kuleba", "Kuleba", "—", "No sign of a pullback so far"),
        ("No sign of a pullback so far – Ministry of Defence", "Ministry of Defence", "–",
         "No sign of a pullback so far"),
        ("Moscow: no sign of a pullback so far", "Moscow", ":", "no sign of a pullback so far"),
        ("Five million people may flee - U.N.", "U.N.", "-", "Five million people may flee"),
        ("13.01.22 07:12 - Kuleba: no sign of a pullback.", "Kuleba", ":", "no sign of a pullback"),
        ("Kuleba: No sign of a pullback so far – Kuleba", "Kuleba", ":", "No sign of a pullback so far"),
        ("No sign of a pullback so far, Kuleba believes", "Kuleba", "believes", "No sign of a pullback so far"),
        ("Flights end this week - aviation authority", "aviation authority", "-", "Flights end this week"),
        ("White House: “We have not seen any of it yet”", "White House", ":", "“We have not seen any of it yet”"),
    ],
)  # fmt: skip
def test_a_name_before_a_colon_or_after_a_dash_speaks(words: str, source: str, cue: str, content: str) -> None:
    assert read(words) == (source, cue, content)


@pytest.mark.parametrize(
    "words",
    [
        "Live: tanks roll along the border road",
        "Analysis: what the withdrawal could mean",
        "Tuesday: three columns were seen leaving",
        "the ministry: nothing was said about numbers",
        "Kyiv: too short",
        "Ukraine-Russia: no sign of a pullback so far",
        "Poroshenko: Poroshenko arrives in Kyiv at noon",
        "Ukraine: no sign of a pullback so far",
        "Ukraine crisis: no sign of a pullback so far",
        "Invasion of Ukraine: no sign of a pullback so far",
        "Cyclone Freddy: at least 20 people were killed",
        "Danish Island: sailors who were thought dead are alive",
        "Inside the raid by rebels: three houses were burnt down",
        "Putin has two options for rebels: war or talks at last",
        "A sentence that ends as sentences do — Kuleba.",
        "Nothing of the kind stands here",
        "Units went back 10:30 to their bases",
        "x",
        ".",
    ],
)
def test_other_lines_have_no_speaker(words: str) -> None:
    assert read(words) is None


def test_an_outlets_sign_off_is_no_speaker() -> None:
    text = "No sign of a pullback so far — Northern Wire"
    assert headline(text, Span(0, len(text)), "northernwire.example") is None
    assert headline(text, Span(0, len(text)), "Harbour Post") is not None


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", ["A ", "Aa of ", "— ", "- ", "a    ", ": ", "A: ", "--", "A-", "’A"])
def test_no_line_is_slow(unit: str) -> None:
    begun = time.process_time()
    for length in range(400, 460, 5):
        read((unit * length)[: length - 1] + "x")
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Bomb kills two in the old town state TV", "state TV"),
        ("Shells hit the market of a town in Homs Governor", "Governor"),
        ("Bomb Kills Governor", None),
        ("Two die in raid on NGO", None),
    ],
)
def test_a_last_word_without_a_mark(words: str, source: str | None) -> None:
    found = headline(words, Span(0, len(words)))
    assert (found.source.text if found and found.source else None) == source


def test_a_title_without_the_sites_name() -> None:
    text = "Bomb kills two in town state TV AFP Tuesday"
    assert title_of(text, "Bomb kills two in town state TV - World - Harbour Online") == Span(0, 31)
    assert title_of(text, "Another title altogether - World") is None


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("On the Release of the Labour Organization’s Committee of Experts Report", False),
        ("Islamic State Killed 270 in the Gas Field Battle Monitor", True),
    ],
)
def test_the_name_of_a_report_is_nobody_who_speaks(words: str, speaks: bool) -> None:
    assert (headline(f"{words}\n\nThe town is quiet.", Span(0, len(words)), whole=True) is not None) is speaks


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Northern drills amount to escalation - Norway", "Norway"),
        ("Strikes kill dozens in the northern town Monitor group", "Monitor group"),
        ("Norway: northern drills amount to escalation", None),
    ],
)
def test_a_country_speaks_behind_a_dash_and_is_a_topic_before_a_colon(text: str, source: str | None) -> None:
    found = headline(text, Span(0, len(text)), None, whole=True)
    assert (found.source.text if found and found.source else None) == source


@pytest.mark.parametrize(
    "text", ["Guests: Anna Berg, Nils Holm, Ole Lie", "Norway's minister says war is near - Twitter"]
)
def test_a_label_is_no_speaker(text: str) -> None:
    found = saidseen.read(text, published="2022-02-15").said
    assert not {"Guests", "Twitter"} & {s.speaker.name for s in found if s.speaker}


def test_the_topic_that_a_headline_says_again_is_no_statement() -> None:
    text = "Closure of the northern strait \u200b: Norway confirms closure of the northern strait for a week"
    found = saidseen.read(text, published="2022-02-15").said
    assert [s.content.text for s in found if s.content.start < text.index(":")] == []
