"""Draft requests for explanation: every fact has its statement, and nothing is invented."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace

import pytest

from saidseen.measures import ClaimView, MeasuresError, Pack, StatementView, claim_from_json
from saidseen.show.measures.letters import request

from . import days

Packs = Sequence[Pack]


def parts(words: str) -> dict[str, list[str]]:
    """The lines of each part of a request, by its heading."""
    found: dict[str, list[str]] = {}
    for block in words.split("\n## ")[1:]:
        title, _, rest = block.partition("\n")
        found[title] = [line for line in rest.split("\n") if line and not line.startswith("[^")]
    return found


def test_a_request_is_a_draft_with_a_footnote_for_every_fact(packs: Packs) -> None:
    words = request(days.UNION_RESOLVE, "vd11-16", "LTU", "BLR", packs=packs, at="2022-02-12T15:00+02:00")
    assert "**DRAFT: to be checked" in words
    assert "From: Lithuania" in words
    assert "To: Belarus" in words
    assert "Lithuania requests from Belarus an explanation" in words
    found = parts(words)
    [due] = found["Time for the reply"]
    assert due.endswith(
        "within 48 hours of this request, that is, by Monday 14 February 2022, 15:00 in Vilnius (UTC+02:00), 16:00 in "
        "Minsk (UTC+03:00)."
    )
    assert "4. the number of troops." in found["Questions"]
    assert not any("the day on which the activity ends" in line for line in found["Questions"]), "it was given"
    assert "[^1]: Ministry of Defence of Russia; said on 2022-02-10; document doc-u1; statement u1" in words
    facts = [*found["What has been reported"][1:], *found["What concerns Lithuania"]]
    assert len(facts) == 5
    for line in facts:
        assert re.search(r"\[\^\d+\]$", line) or "to be filled in" in line, line
    assert days.UNION_RESOLVE.statements[0].text in words


def test_a_request_invents_no_time_and_no_cause(packs: Packs) -> None:
    words = request(days.BALTIC_REQUEST, "vd11-16", "LTU", "BLR", packs=packs)
    assert r"Delivered: \[day, hour and time zone to be filled in\]" in words
    assert r"that is, by \[to be filled in: 48 hours after delivery\]" in words
    assert r"concern: \[to be filled in by the requesting state\]" in words
    assert "A request is on record already: Lithuania, 9 February 2022" in words
    numbers = set(re.findall(r"\d+", words.split("## For the drafter")[0]))
    assert numbers <= {"16", "1", "48", "2011", "9", "2022", *map(str, range(1, 12))}


def test_what_is_on_record_so_far_stands_by_the_question(packs: Packs) -> None:
    words = request(days.OBSERVERS, "vd11-16", "LTU", "BLR", packs=packs)
    assert "the number of troops; on record as not given so far.[^1]" in words
    words = request(days.BELOW_13000, "vd11-16", "LTU", "BLR", packs=packs)
    [line] = [line for line in parts(words)["Questions"] if "the number of troops" in line]
    assert "so far only a bound or a vague amount: below 13,000 troops (Belarus); said by others: about 30,000" in line
    assert line.endswith(".[^2][^1]"), "NATO spoke first"


def test_one_statement_of_each_origin_is_cited_and_the_rest_counted(packs: Packs) -> None:
    carried = [
        {"id": f"s{n}", "stance": "affirms", "speaker": "Vladimir Putin", "country": "RUS", "text": "There is one.",
         "outlet": f"Outlet {n}", "published": f"2022-02-{15 + n}", "act": "assert", "origin": "o1"}
        for n in range(3)
    ]  # fmt: skip
    others = [
        {"id": f"t{n}", "stance": "doubts", "speaker": f"Speaker {n}", "text": "No sign.", "origin": f"p{n}",
         "published": "2022-02-16"} for n in range(20)
    ]  # fmt: skip
    raw = {"id": "c", "title": "Russia withdraws troops", "kind": "withdrawal", "actors": ["RUS"],
           "start": "2022-02-15", "statements": carried + others}  # fmt: skip
    words = request(claim_from_json(raw), "vd11-16", "LTU", "RUS", packs=packs)
    told = parts(words)["What has been reported"]
    assert told[1] == "- Outlet 0, 15 February 2022, of Vladimir Putin: “There is one.”[^1]"
    assert sum("Putin" in line for line in told) == 1
    assert "Further statements on record that the letter does not cite: 18." in words
    assert words.count("\n[^") == 5


def test_a_request_knows_nothing_that_came_after_it(packs: Packs) -> None:
    words = request(days.BELOW_13000, "vd11-16", "LTU", "BLR", packs=packs, at="2022-02-09T12:00+02:00")
    assert "13,000" not in words.split("## What concerns")[0]
    [line] = [line for line in parts(words)["Questions"] if "the number of troops" in line]
    assert "below 13,000" not in line
    assert "left out with all that rests on them: 1 statement on record" in words
    with pytest.raises(MeasuresError, match="has no statements until 2022-02-01"):
        request(days.BELOW_13000, "vd11-16", "LTU", "BLR", packs=packs, at="2022-02-01")


def test_a_place_is_named_with_the_statement_that_names_it(packs: Packs) -> None:
    first = replace(days.UNION_RESOLVE.statements[0], id="a", text="Drills near Brest")
    claim = replace(days.UNION_RESOLVE, statements=(*days.UNION_RESOLVE.statements, first))
    words = request(claim, "vd11-16", "LTU", "BLR", packs=packs)
    assert "- Its place, as reported: Brest.[^2]" in words
    assert "Osipovichi" not in words


def test_what_only_an_outlet_says_is_cited_where_nobody_else_speaks(packs: Packs) -> None:
    own = StatementView("o", None, "affirms", "Drills go on.", outlet="Northern Wire", published="2022-02-15")
    rule = StatementView("r", "Vienna Document", "affirms", "An exercise of more than 9,000 troops.")
    spoken = days.UNION_RESOLVE.statements
    alone = request(replace(days.UNION_RESOLVE, statements=(own,), owed={}), "vd11-16", "LTU", "BLR", packs=packs)
    assert "- Northern Wire, 15 February 2022: “Drills go on.”[^1]" in alone
    words = request(replace(days.UNION_RESOLVE, statements=(own, rule, *spoken)), "vd11-16", "LTU", "BLR", packs=packs)
    assert "Drills go on" not in words
    assert "9,000" not in words.split("## For the drafter")[0]


def test_what_the_drafter_must_know_stands_apart(packs: Packs) -> None:
    words = request(days.PARTIAL_WITHDRAWAL, "vd11-16", "LTU", "RUS", packs=packs, at="2022-02-18T12:00+02:00")
    letter, drafter = words.split("## For the drafter")
    assert "read in" not in letter
    assert "Russia, which suspended it in 2022, on a day not on record" in drafter
    assert "what may follow" in drafter.lower()
    assert "48 hours after this delivery is a Sunday: the rule has hours, which run on." in drafter


@pytest.mark.parametrize(
    ("instrument", "from_", "to", "reason"),
    [
        ("vd11-16", "LTU", "BLR", "is about an act of Russia, not of Belarus: ask the state whose act it is"),
        ("vd11-16", "CHN", "RUS", "China is not on record as taking part in the Vienna Document 2011"),
        ("vd11-16", "RUS", "UKR", "not of Ukraine"),
        ("cfe-V.2", "LTU", "RUS", "Lithuania is not on record as taking part in the Treaty on Conventional"),
    ],
)
def test_a_request_is_refused_where_who_asks_or_is_asked_does_not_fit(
    packs: Packs, instrument: str, from_: str, to: str, reason: str
) -> None:
    with pytest.raises(MeasuresError, match=reason):
        request(days.PARTIAL_WITHDRAWAL, instrument, from_, to, packs=packs)


def test_a_request_is_refused_where_the_rule_is_not_in_force(packs: Packs) -> None:
    claim = replace(days.UNION_RESOLVE, start="2023-02-10", actors=("RUS",))
    with pytest.raises(MeasuresError, match="not in force for Russia, which suspended it in 2022"):
        request(claim, "vd11-16", "LTU", "RUS", packs=packs)


def test_only_whole_sentences_are_cited_and_a_part_is_a_blank(packs: Packs) -> None:
    part = replace(days.UNION_RESOLVE.statements[0], text="that the drills went on", outlet="Northern Wire")
    words = request(replace(days.UNION_RESOLVE, statements=(part,)), "vd11-16", "LTU", "BLR", packs=packs)
    assert "drills went on" not in words
    assert r"of the Ministry of Defence of Russia: \[the whole sentence to be filled in from the story\].[^1]" in words
    told = replace(part, sentence="BRUSSELS, Feb 3 (Northern Wire) - The ministry said that the drills went on.")
    words = request(replace(days.UNION_RESOLVE, statements=(told,)), "vd11-16", "LTU", "BLR", packs=packs)
    assert "of the Ministry of Defence of Russia: “The ministry said that the drills went on.”[^1]" in words


def test_what_is_not_verified_says_so_in_a_request(packs: Packs) -> None:
    words = request(days.UNION_RESOLVE, "vd11-40.1.1", "LTU", "BLR", packs=packs)
    questions = parts(words)["Questions"][1:]
    assert questions
    assert all(r"\[not verified\]" in line for line in questions)
    head, opening = words.split("## Request")[0], parts(words)["Request"][0]
    assert head.count(r"paragraph 40.1.1 \[not verified\]") == 2
    assert r"paragraph 40.1.1 \[not verified\]" in opening


def test_a_request_escapes_what_statements_say(packs: Packs) -> None:
    nasty = StatementView(
        "x", "<b>A</b> [link](http://x)", "affirms", sentence="<script>alert(1)</script> *bold* # head", text="x"
    )
    claim = replace(days.UNION_RESOLVE, statements=(nasty,), owed={})
    html = request(claim, "vd11-16", "LTU", "BLR", packs=packs, format="html")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "DRAFT" in html
    words = request(claim, "vd11-16", "LTU", "BLR", packs=packs)
    assert r"\<script\>" in words
    assert r"\[link\]" in words


def test_the_page_of_a_request_is_one_file_whose_notes_lead_to_statements(packs: Packs) -> None:
    html = request(days.BELOW_13000, "vd11-16", "LTU", "BLR", packs=packs, format="html")
    assert "Content-Security-Policy" in html
    root = ET.fromstring(re.sub(r"<meta[^>]*>|<br>", "", html.removeprefix("<!doctype html>\n")))
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    links = [element.get("href", "") for element in root.iter("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= ids


@pytest.mark.parametrize(
    ("instrument", "from_", "to", "at", "format_", "reason"),
    [
        ("vd11-16", "XXX", "BLR", None, "md", "no state 'XXX'"),
        ("vd11-16", "LTU", "LTU", None, "md", "LTU would ask itself"),
        ("vd11-16", "LTU", "BLR", "soon", "md", "no ISO date"),
        ("vd12", "LTU", "BLR", None, "md", "no instrument or paragraph 'vd12'"),
        ("inf", "LTU", "BLR", None, "md", "names no particulars"),
        ("vd11-16", "LTU", "BLR", None, "pdf", "there are: md, html"),
    ],
)
def test_a_request_that_makes_no_sense(
    packs: Packs, instrument: str, from_: str, to: str, at: str | None, format_: str, reason: str
) -> None:
    with pytest.raises(MeasuresError, match=reason):
        request(days.UNION_RESOLVE, instrument, from_, to, packs=packs, at=at, format=format_)


def test_claims_without_statements_or_about_something_else_give_no_request(packs: Packs) -> None:
    with pytest.raises(MeasuresError, match="has no statements"):
        request(replace(days.UNION_RESOLVE, statements=()), "vd11-16", "LTU", "BLR", packs=packs)
    talk = ClaimView("t", "Talks go on", "talks", statements=days.UNION_RESOLVE.statements)
    with pytest.raises(MeasuresError, match=r"claim t is about talks, and vd11-16\.1 is for military activity"):
        request(talk, "vd11-16", "LTU", "BLR", packs=packs)
