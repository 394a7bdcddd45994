"""What lies inside a statement: how its spans are decoded, and which statement each is given to."""

from __future__ import annotations

import numpy as np
import pytest

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.network.matters import matters
from saidseen.network.pieces import Pieces
from saidseen.network.run import Window
from saidseen.reading.embedded import embedded


@pytest.fixture(autouse=True)
def _all_are_propositions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The windows of these tests have no vectors to tell a proposition by."""
    monkeypatch.setattr("saidseen.reading.embedded.chance", lambda *_: 1.0)


TEXT = "Norway regrets the closure of the strait, Oslo said"
NONE, BEGINS, ON = (4.0, 0.0, 0.0), (0.0, 4.0, 0.0), (0.0, 0.0, 4.0)


def window(labels: list[tuple[float, float, float]], core: int = 0, text: str = TEXT) -> Window:
    """A window of one piece a word with those scores."""
    starts, at = [], 0
    for word in text.split():
        starts.append(text.index(word, at))
        at = starts[-1] + len(word)
    ends = [s + len(w) for s, w in zip(starts, text.split(), strict=True)]
    size = len(starts)
    pieces = Pieces(
        ids=np.arange(size),
        capitals=np.zeros(size, dtype=np.int64),
        starts=np.array(starts),
        ends=np.array(ends),
        first=np.ones(size, dtype=np.bool_),
        core=core,
        sentences=(Span(0, len(text)),),
    )
    return Window(pieces, {"matter": np.array(labels, dtype=np.float32)})


def said(words: str, source: str | None = None, text: str = TEXT) -> Attribution:
    """An attribution of those words of a text."""

    def of(part: str) -> Passage:
        at = text.index(part)
        return Passage.of(text, (Span(at, at + len(part)),))

    return Attribution(of(source) if source else None, None, of(words), Span(0, len(text)), "")


MARKED = [NONE, NONE, BEGINS, ON, ON, ON, ON, NONE, NONE]


def test_a_span_goes_from_where_one_begins_to_the_last_word_that_goes_on() -> None:
    (found,) = matters(window(MARKED))
    assert found[0].of(TEXT) == "the closure of the strait,"
    assert found[1] > 0.9


def test_nothing_goes_on_that_did_not_begin_and_one_word_is_too_few() -> None:
    assert not list(matters(window([NONE, ON, ON, NONE, NONE, NONE, NONE, NONE, NONE])))[1:]
    assert not list(matters(window([NONE, NONE, NONE, BEGINS, NONE, NONE, NONE, NONE, NONE])))


def test_what_begins_in_the_sentence_before_the_windows_own_is_left_to_the_window_before() -> None:
    assert not list(matters(window(MARKED, core=4)))


def test_it_lies_in_the_statement_that_holds_it_and_ends_without_its_comma() -> None:
    outer = said("Norway regrets the closure of the strait", "Oslo")
    ((found, host),) = embedded(TEXT, window(MARKED), [outer])
    assert found.content.text == "the closure of the strait"
    assert host is outer
    assert found.source is None
    assert found.cue is None


def test_what_a_statement_says_already_and_what_lies_in_none_is_not_embedded() -> None:
    assert not list(embedded(TEXT, window(MARKED), [said("the closure of the strait", "Oslo")]))
    assert not list(embedded(TEXT, window(MARKED), [said("Norway")]))


@pytest.mark.parametrize(
    ("words", "happens"),
    [
        ("Norway masses troops", True),
        ("withdrawal of Danish troops", True),
        ("the train carried tanks", True),
        ("Danish and Swedish troops", False),
        ("no Danish soldier", False),
        ("how many ships", False),
        ("The United States", False),
    ],
)
def test_what_only_names_somebody_or_something_is_no_proposition(words: str, happens: bool) -> None:
    text = f"Oslo said that it had seen {words} yesterday"
    labels = [NONE] * 6 + [BEGINS] + [ON] * (len(words.split()) - 1) + [NONE]
    outer = said(f"it had seen {words} yesterday", "Oslo", text)
    found = [inner.content.text for inner, _ in embedded(text, window(labels, text=text), [outer])]
    assert found == ([words] if happens else [])


def test_a_dateline_says_nothing() -> None:
    from saidseen.reading.edges import in_dateline

    text = "OSLO, Feb 3 (Harbour Wire) - Norway will send help."
    assert in_dateline(text, Span(6, 26))
    assert not in_dateline(text, Span(29, 51))


@pytest.mark.parametrize(
    ("told", "inside"),
    [
        ("Peru hits Chile with new duties for 'unprovoked' Bolivia attack", ["Bolivia attack"]),
        ("Peru was stripped of the games as the invasion of Bolivia goes on", ["invasion of Bolivia"]),
        (
            "Peru fears for its ships after Chile's full-scale offensive against Bolivia",
            ["Chile's full-scale offensive against Bolivia"],
        ),
        ("Peru fears for its ships after an attack at sea", []),  # nobody's, and on nobody that is a state
        ("Chile and the siege of the port are on the list of Peru", []),
        ("Chile" + " -" * 500 + " attack", []),
    ],
)
def test_what_a_state_does_to_another_is_a_matter_where_a_noun_names_it(told: str, inside: list[str]) -> None:
    nothing = window([NONE] * len(told.split()), text=told)
    assert [a.content.text for a, _ in embedded(told, nothing, [said(told, text=told)])] == inside


def test_a_deed_that_is_all_that_is_said_is_not_told_twice() -> None:
    told = "Chile's full-scale offensive against Bolivia"
    assert not list(embedded(told, window([NONE] * 5, text=told), [said(told, text=told)]))
