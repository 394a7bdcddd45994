"""The act decided together with the event, by the head and by the words; what lies inside a statement; plain names."""

from __future__ import annotations

from dataclasses import replace

import pytest

import saidseen
from saidseen.reading.acts import judge
from saidseen.reading.acts.learnt import ACTS, chances, signs_of
from saidseen.reading.acts.scene import Scene
from saidseen.reading.attribution import Attribution
from saidseen.reading.joint import decide
from saidseen.reading.places.gazetteer import CITY
from saidseen.reading.scene.naming import usual_name
from saidseen.reading.scene.sites import Site
from saidseen.records import Act, Passage, Span

EVEN = dict.fromkeys(ACTS, 1 / 13)


def told(source: str, cue: str, content: str) -> tuple[str, Attribution]:
    """A sentence and its attribution."""
    text = f"{source} {cue} {content}."
    parts = []
    at = 0
    for words in (source, cue, content):
        start = text.index(words, at)
        parts.append(Passage.of(text, (Span(start, start + len(words)),)))
        at = start + len(words)
    return text, Attribution(parts[0], parts[1], parts[2], Span(0, len(text)), "", 1.0)


@pytest.mark.parametrize(
    ("source", "cue", "content", "act"),
    [
        ("The mayor", "called on", "the company to reopen the bridge", Act.DEMAND),
        ("The union", "accused", "the port of hiding the accident", Act.ACCUSE),
        ("The minister", "promised to", "rebuild the school", Act.PROMISE),
        ("The spokesman", "declined to comment on", "the inquiry", Act.WITHHOLD),
        ("The envoy", "said", "the ferry left at noon", Act.ASSERT),
    ],
)
def test_the_words_alone_tell_the_act(source: str, cue: str, content: str, act: Act) -> None:
    judged = judge(*told(source, cue, content))
    assert max(judged.chances, key=lambda a: judged.chances[a]) == act
    assert sum(judged.chances.values()) == pytest.approx(1.0)


def test_a_rule_is_one_sign_among_others() -> None:
    text, a = told("The envoy", "said", "the harbour will not be closed")
    signs = signs_of(Scene(text, a), Act.EXPECT, "The content looks ahead.")
    assert {"rule expect", "cue said", "word harbour", "modal will None True", "negated", "parts sc"} <= set(signs)
    assert "firm expect" not in signs
    assert "firm expect" in signs_of(Scene(text, a), Act.EXPECT, "", firm=True)


def test_signs_that_nobody_has_seen_leave_the_act_to_the_rest() -> None:
    text, a = told("Zyx", "qwrtl", "vbnmp")
    found = chances(Scene(text, a), Act.ASSERT, "no such rule")
    assert set(found) == set(ACTS)
    assert max(found, key=lambda act: found[act]) == Act.ASSERT


def test_head_and_words_are_heard_alike() -> None:
    sure = {**dict.fromkeys(ACTS, 0.005), "demand": 0.94}
    torn = {**dict.fromkeys(ACTS, 0.01), "demand": 0.4, "advise": 0.49}
    assert decide(Act.ADVISE, sure, {}, torn).act is Act.DEMAND
    assert decide(Act.DEMAND, torn, {}, sure).act is Act.DEMAND


def test_a_plain_statement_needs_more_than_an_even_chance() -> None:
    even = {**dict.fromkeys(ACTS, 0.005), "assert": 0.5, "accuse": 0.445}
    found = decide(Act.ASSERT, even, {}, even)
    assert found.act is Act.ACCUSE
    assert found.act_score < 0.5
    sure = {**dict.fromkeys(ACTS, 0.005), "assert": 0.9, "accuse": 0.045}
    assert decide(Act.ASSERT, sure, {}, sure).act is Act.ASSERT


def test_a_firm_rule_stands_against_both() -> None:
    other = {**dict.fromkeys(ACTS, 0.001), "promise": 0.988}
    assert decide(Act.WITHHOLD, other, {}, other, firm=True).act is Act.WITHHOLD
    assert decide(Act.WITHHOLD, other, {}, other).act is Act.PROMISE


def test_an_event_draws_the_act_that_goes_with_it() -> None:
    torn = {**dict.fromkeys(ACTS, 0.01), "demand": 0.44, "assert": 0.45}
    assert decide(Act.ASSERT, torn, {"REQUEST": 0.9, "NONE": 0.1}, torn).act is Act.DEMAND
    found = decide(Act.ASSERT, torn, {"REQUEST": 0.9, "NONE": 0.1}, EVEN)
    assert found.event == "REQUEST"


def test_what_lies_inside_a_statement_has_its_source() -> None:
    text = (
        "The harbour office said on Monday that the storm sank two ferries near the island and that the army evacuated "
        "forty families from the coast. The mayor warned that the attack on the power station had left the town dark."
    )
    reading = saidseen.read(text, published="2021-03-02")
    by = {s.id: s for s in reading.statements}
    inside = [s for s in reading.statements if s.embedded]
    assert inside
    assert all(s.within in by and s.source == by[s.within].source for s in inside)
    assert len(by) == len(reading.statements)


@pytest.mark.parametrize(
    ("name", "words", "usual"),
    [
        ("Aş Şuwaydā’", "Sweida", "Sweida"),
        ("I‘zāz", "Azaz", "Azaz"),
        ("Zürich", "Zurich", "Zürich"),
        ("Kyiv", "Kiev", "Kyiv"),
        ("Al Ḩasakah", "hasakah", "Al Ḩasakah"),
    ],
)
def test_a_town_is_not_called_by_the_letters_of_scholars(name: str, words: str, usual: str) -> None:
    site = Site(name, "SYR", CITY)
    assert usual_name(site, words) == usual
    assert usual_name(replace(site, kind=-1), words) == name
