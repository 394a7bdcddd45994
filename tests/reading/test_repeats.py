"""Statements that only say again what an earlier one of their story said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from saidseen.model.acts import Act
from saidseen.model.reading import Basis, Document, Passage, Reading, Span, Speaker, Specific, State, Statement
from saidseen.reading.repeats import repeats_of, with_repeats
from saidseen.reading.story import read_document
from tests.strategies import readings

SHARED = Path(__file__).resolve().parents[2] / "../shared"
MINISTER = Speaker("Ana Petri", "XKX", None, "GOV", "Petri")
WITHHELD = {"where": Specific(State.WITHHELD), "how_many": Specific(State.WITHHELD)}


def said(number: int, source: str, act: Act, words: str, speaker: Speaker | None = MINISTER) -> Statement:
    """A statement whose content stands at 1000 times its number."""
    start = 1000 * number
    content = Passage((Span(start, start + len(words)),), words)
    who = Passage((Span(start + 500, start + 500 + len(source)),), source)
    return Statement(f"s{number}", who, None, content, speaker, False, act, "positive", Basis.TOLD)


FIRST = said(0, "Petri", Act.DENY, "that troops had attacked the convoy near Dunmore")


@pytest.mark.parametrize(
    "words",
    [
        "that troops had attacked the convoy near Dunmore",
        "any assault by soldiers on the convoy near Dunmore",
        "the attack on the convoy near Dunmore",
    ],
)
def test_the_same_said_again_is_a_repeat(words: str) -> None:
    assert repeats_of([FIRST, said(1, "the minister", Act.DENY, words)]) == {"s1": "s0"}


@pytest.mark.parametrize(
    "other",
    [
        said(1, "Petri", Act.ASSERT, "that troops had attacked the convoy near Dunmore"),
        said(1, "Petri", Act.DENY, "that troops had attacked the convoy near Ashford"),
        said(1, "Petri", Act.DENY, "that 40 troops had attacked the convoy near Dunmore"),
        said(1, "Petri", Act.DENY, "that the convoy near Dunmore carried any grain for the port"),
        said(1, "Petri", Act.DENY, "it"),
        said(1, "Marek", Act.DENY, "the attack on the convoy near Dunmore", replace(MINISTER, name="Jan Marek")),
        replace(said(1, "Petri", Act.DENY, "the attack on the convoy near Dunmore"), polarity="negative"),
        replace(said(1, "Petri", Act.DENY, "the attack on the convoy near Dunmore"), source=None),
    ],
)
def test_another_act_speaker_polarity_name_number_or_matter_is_none(other: Statement) -> None:
    assert repeats_of([FIRST, other]) == {}


def test_a_ministry_and_its_army_that_withhold_the_same_are_one_voice() -> None:
    ministry = Speaker("Ministry of Defence of Kosovo", "XKX", None, "MIL", "")
    army = Speaker("Armed Forces of Kosovo", "XKX", None, "MIL", "")
    one = replace(
        said(0, "The army", Act.WITHHOLD, "where or how many troops were pulled out", army), specifics=WITHHELD
    )
    two = replace(
        said(1, "The ministry", Act.WITHHOLD, "where the troops had been or how many were pulled out", ministry),
        specifics=WITHHELD,
    )
    assert repeats_of([one, two]) == {"s1": "s0"}
    assert repeats_of([one, replace(two, specifics={"where": Specific(State.WITHHELD)})]) == {}


def test_speakers_without_a_name_must_have_the_same_words_and_no_pronoun() -> None:
    words = "that the road to the harbour was closed"
    monitors = [said(n, source, Act.ASSERT, words, None) for n, source in enumerate(("A monitor", "the monitor"))]
    assert repeats_of(monitors) == {"s1": "s0"}
    assert repeats_of([said(n, "He", Act.ASSERT, words, None) for n in (0, 1)]) == {}


def test_a_chain_leads_to_its_first_statement_and_the_reason_is_kept() -> None:
    chain = [FIRST, *(said(n, "Petri", Act.DENY, FIRST.content.text) for n in (1, 2))]
    assert [s.repeats for s in with_repeats(chain)] == [None, "s0", "s0"]
    assert with_repeats(chain)[1].why["repeats"] == "repeats.restates"


def test_many_like_statements_cost_no_more_than_they_are() -> None:
    many = [said(n, "Petri", Act.DENY, f"the attack on convoy w{n} near Dunmore road x{n} y{n}") for n in range(4000)]
    assert repeats_of(many) == {}


@settings(max_examples=40, deadline=None)
@given(reading=readings())
def test_whatever_is_read_a_repeat_leads_back_to_an_earlier_first(reading: Reading) -> None:
    statements = reading.statements
    order = {s.id: n for n, s in enumerate(statements)}
    found = repeats_of(statements)
    assert all(order[later] >= order[first] for later, first in found.items())
    assert not found.keys() & set(found.values()) or len(order) < len(statements)


def test_the_three_repeats_of_the_gold_story_are_found_and_no_other() -> None:
    if not (SHARED / "gold").exists():
        pytest.skip("no ../shared/gold here")
    text = (SHARED / "gold/seed.txt").read_text(encoding="utf8")
    rows = [json.loads(line) for line in (SHARED / "gold/seed.jsonl").read_text(encoding="utf8").splitlines()]
    spans = {row["id"]: Span(*row["content"][0]) for row in rows}
    statements = read_document(Document("seed", text, published="2022-02-15")).reading.statements
    at = {s.id: s.content.spans[0] for s in statements}
    found = [(at[s.id], at[s.repeats]) for s in statements if s.repeats]
    gold = [(spans[row["id"]], spans[row["repeats"]]) for row in rows if row.get("repeats") is not None]
    assert len(found) == len(gold) == 3
    assert all(f[0].meets(g[0]) and f[1].meets(g[1]) for f, g in zip(found, gold, strict=True))
