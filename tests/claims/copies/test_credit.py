"""Credit: the outlet that a story or a statement names, and the story that it means."""

from __future__ import annotations

import pytest

from saidseen.claims.copies import Story, credited, linked_story
from saidseen.claims.copies.credit import agency, byline, credits, names
from saidseen.model.acts import Act
from saidseen.model.reading import Basis, Passage, Span, Speaker, Statement
from saidseen.reading.outlets import plain


def said(source: str, speaker: Speaker | None) -> Statement:
    text = f"All is in place, according to {source}."
    content, start = Passage.of(text, (Span(0, 15),)), len("All is in place, according to ")
    passage = Passage.of(text, (Span(start, start + len(source)),))
    return Statement("s", passage, None, content, speaker, False, Act.ASSERT, "positive", Basis.TOLD)


@pytest.mark.parametrize(
    ("source", "speaker", "outlet"),
    [
        ("the Guardian", Speaker("The Guardian", None, None, "MED", "Guardian"), "The Guardian"),
        ("The Guardian's report", Speaker(None, None, None, "MED", "report"), "The Guardian"),
        ("a report by the Northern Wire", Speaker(None, None, None, None, "a report"), "Northern Wire"),
        ("local media", Speaker(None, None, None, "MED", "local media"), None),
        ("the minister", Speaker("The Minister", "RUS", None, "GOV", "minister"), None),
        ("a report by the ministry", None, None),
    ],
)
def test_a_statement_gives_credit_to_an_outlet_only(source: str, speaker: Speaker | None, outlet: str | None) -> None:
    assert credited(said(source, speaker)) == outlet


@pytest.mark.parametrize(
    "text",
    [
        "MOSCOW, Feb 15 (Northern Wire) - Units are loading.",
        "Units are loading, according to the Northern Wire.",
        "Units are loading, Northern Wire reported on Tuesday.",
        "Units are loading. Source: Northern Wire",
        "The minister told the Northern Wire that units are loading.",
    ],
)
def test_a_story_gives_credit_in_many_ways(text: str) -> None:
    assert names(Story("1", "a", text, outlet="Gazette"), Story("2", "b", "", outlet="Northern Wire"))


def test_an_outlet_gives_no_credit_to_itself_and_an_actor_is_no_outlet() -> None:
    story = Story("1", "a", "MOSCOW (Northern Wire) - According to the ministry, units load.", outlet="Northern Wire")
    assert "northernwire" not in credits(story)
    assert not names(story, Story("2", "b", "", outlet="Ministry Times"))


def test_an_outlet_goes_by_its_name_and_by_its_address() -> None:
    assert plain("The Guardian") == plain("theguardian.com") == plain("www.theguardian.com") == plain("Guardian")
    assert plain("bbc.co.uk") == plain("BBC News")
    assert plain("Al Jazeera") == plain("aljazeera.com")


GUARDIAN = Story("1", "g", "Everything is in place for an attack from three sides.", outlet="theguardian.com")
BUDGET = Story("2", "h", "The budget passed its second reading.", outlet="theguardian.com")


def test_credit_leads_to_the_outlet_s_story_that_says_it() -> None:
    words = ["Everything", "is", "in", "place", "for", "a", "new", "attack"]
    assert linked_story("The Guardian", words, [BUDGET, GUARDIAN]) == GUARDIAN
    assert linked_story("Reuters", words, [BUDGET, GUARDIAN]) is None
    assert linked_story("The Guardian", ["Talks", "are", "to", "go", "on", "in", "Vienna"], [BUDGET, GUARDIAN]) is None


def test_a_story_of_a_later_day_is_not_what_was_meant() -> None:
    later = Story("1", "g", GUARDIAN.text, outlet="Guardian", published="2022-02-16")
    words = ["Everything", "is", "in", "place", "for", "a", "new", "attack"]
    assert linked_story("Guardian", words, [later], published="2022-02-15") is None
    assert linked_story("Guardian", words, [later], published="2022-02-17") == later


@pytest.mark.parametrize(
    ("text", "outlet", "found"),
    [
        ("Mill burns AFP Wednesday 22 Jun 2016 A mill burnt down.", "Gazette", "Agence France-Presse"),
        ("A mill burnt down, a mayor told SANA. SANA reported that nobody was hurt.", "Gazette", "SANA"),
        ("A mill burnt down, a mayor told SANA.", "SANA", ""),
        ("A mill burnt down, a mayor told SANA. A miller told Reuters that it was arson.", "Gazette", ""),
        ("A mill burnt down (Narvik).", "Gazette", ""),
    ],
)
def test_the_one_agency_whose_reports_a_story_passes_on(text: str, outlet: str, found: str) -> None:
    assert agency(Story("a", "a", text, outlet=outlet)) == found


@pytest.mark.parametrize(
    ("text", "outlet", "found"),
    [
        (
            "Mill burns AFP Wednesday 22 Jun 2016 A mill burnt down. SANA reported it.",
            "Gazette",
            "Agence France-Presse",
        ),
        ("Mill burns Reuters Wednesday 22 Jun 2016 A mill burnt down.", "Gazette", "Reuters"),
        ("Afp - A mill burnt down.", "Gazette", "Agence France-Presse"),
        ("Mill burns. Many are safe. Afp - A mill burnt down.", "Gazette", "Agence France-Presse"),
        ("Mill burns. Secretary-General Nilsen saw it.", "Gazette", ""),
        ("NARVIK (Reuters) - A mill burnt down.", "Gazette", "Reuters"),
        ("NARVIK (Reuters) - A mill burnt down.", "reuters.com", ""),
        ("A mill burnt down. Source: TASS", "Gazette", "TASS"),
        ("A mill burnt down - RIA", "Gazette", ""),
        (f"A mill burnt down. {'It was old. ' * 40} -Reuters", "Gazette", "Reuters"),
        ("A mill burnt down, a mayor told SANA. SANA reported that nobody was hurt.", "Gazette", ""),
    ],
)
def test_a_byline_is_no_credit(text: str, outlet: str, found: str) -> None:
    assert byline(Story("a", "a", text, outlet=outlet)) == found
