"""The second look: a statement whose act is not sure is read once more by itself, its parts marked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.model.acts import Act
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.network import load
from saidseen.network.marked import AFTER, BEFORE, LEFT_OUT, MOST, OPEN, marked
from saidseen.network.words import Words
from saidseen.reading.joint import SURE, decide, decide_twice

TEXT = "A dateline.\nThe ministry on Monday denied that its troops had crossed. It gave no proof."
MARKS = {mark for opening in OPEN for mark in (opening, opening + 1)}


@pytest.fixture(scope="module")
def words() -> Words:
    return load()._words


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def attribution(source: str | None, cue: str | None, content: str) -> Attribution:
    def passage(words: str | None) -> Passage | None:
        return None if words is None else Passage((span(words),), words)

    told = passage(content)
    assert told is not None
    return Attribution(passage(source), passage(cue), told, Span(0, len(TEXT)), "test")


def test_each_part_stands_between_its_marks_and_the_line_ends_what_stands_around(words: Words) -> None:
    made = marked(TEXT, words, [[span("The ministry")], [span("denied")], [span("its troops had crossed")]])
    ids = [id_ for id_, _ in made]
    assert [id_ for id_ in ids if id_ in MARKS] == [1, 2, 3, 4, 5, 6]
    assert ids.index(2) - ids.index(1) - 1 == len(words.pieces("The ministry", 0))
    assert ids[0] == 1  # nothing of the line before
    assert ids[ids.index(6) + 1 :] == words.pieces(". It gave no proof.", 0).ids
    assert made[1][1] == 1  # "The" begins with a capital


def test_of_long_gaps_and_long_contents_the_middle_is_left_out(words: Words) -> None:
    text = "Smith, " + "who came late, " * 200 + "said that " + "more will come " * 100
    content = Span(text.index("more"), len(text))
    made = marked(text, words, [[span("Smith", text)], [span("said", text)], [content]])
    assert [id_ for id_, _ in made].count(LEFT_OUT) == 2
    assert len(made) <= BEFORE + MOST + AFTER
    far = marked(text, words, [[], [], [content]])
    assert [id_ for id_, _ in far].count(LEFT_OUT) == 1


@given(st.text(max_size=80), st.data())
def test_any_text_and_any_spans_can_be_marked(text: str, data: st.DataObject) -> None:
    at = st.integers(0, max(0, len(text) - 1))
    roles: list[list[Span]] = [[], [], []]
    for role in (2, *data.draw(st.lists(st.integers(0, 2), max_size=3))):
        start = data.draw(at)
        roles[role].append(Span(start, data.draw(st.integers(start + 1, max(start + 1, len(text))))))
    assert len(marked(text, load()._words, roles)) <= BEFORE + MOST + AFTER


def test_the_second_look_gives_chances_and_leaves_the_first_as_it_is() -> None:
    network = load()
    before = [w.heads["vector"].tobytes() for w in network.read(TEXT)]
    one = attribution("The ministry", "denied", "its troops had crossed")
    acts, events = network.second(TEXT, one)
    assert sum(acts.values()) == pytest.approx(1) == sum(events.values())
    assert max(acts, key=lambda act: acts[act]) == "deny"
    assert network.second(TEXT, one) == (acts, events)
    assert network.second("Other words.\n" + TEXT[12:], moved(one, 1)) == (acts, events)
    assert [w.heads["vector"].tobytes() for w in network.read(TEXT)] == before


def moved(one: Attribution, by: int) -> Attribution:
    """An attribution whose words stand further on."""

    def passage(part: Any) -> Any:
        return part and Passage(tuple(Span(s.start + by, s.end + by) for s in part.spans), part.text)

    return Attribution(passage(one.source), passage(one.cue), passage(one.content), one.sentence, one.found)


def test_what_is_sure_is_looked_at_once() -> None:
    def never() -> tuple[dict[str, float], dict[str, float]]:
        raise AssertionError("it was looked at again")

    sure = {"deny": 0.97, "assert": 0.03}, {"REJECT": 0.6, "NONE": 0.4}
    assert decide_twice(Act.DENY, *sure, False, never) == decide(Act.DENY, *sure)
    assert decide(Act.DENY, *sure).act_score >= SURE
    unsure = {"deny": 0.3, "assert": 0.3, "accuse": 0.4}, {"ACCUSE": 0.2, "NONE": 0.8}
    assert decide(Act.ASSERT, *unsure).act_score < SURE
    again = {"accuse": 0.99, "assert": 0.01}, {"ACCUSE": 0.95, "NONE": 0.05}
    found = decide_twice(Act.ASSERT, *unsure, False, lambda: again)
    assert (found.act, found.event) == (Act.ACCUSE, "ACCUSE")
