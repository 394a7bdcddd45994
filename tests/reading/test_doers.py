"""Who does what a statement tells of: whom its content names, and how sure it is."""

from __future__ import annotations

import pytest

import saidseen
from saidseen.model.attribution import Tag
from saidseen.model.reading import Passage, Span, Specific, State
from saidseen.reading.doers import BODY, SURE, DoersNamed, asked


def whole(text: str) -> Passage:
    """A whole text as what is said."""
    return Passage.of(text, (Span(0, len(text)),))


def who(text: str) -> tuple[str | None, Specific]:
    """Of the only statement of a text who is told as the doer: the words and the specific."""
    (statement,) = (s for s in saidseen.read(text).statements if not s.embedded)
    found = statement.specifics["who"]
    return (found.span.of(text) if found.span else None), found


def test_words_that_belong_together_are_one() -> None:
    text = "Chilean army units and rebel fighters met Peru's Ana Soto"
    start = text.index("Ana")
    found = DoersNamed(text, [Tag("PER", Span(start, len(text)))]).within(whole(text))
    assert [d.span.of(text) for d in found] == ["Chilean army units", "rebel fighters", "Peru", "Ana Soto"]
    assert found[0].kinds == {"NORP", BODY}


def test_what_is_asked_of_each_tells_them_apart() -> None:
    text = "Rebels were shelled by the army near Chile's border"
    found = DoersNamed(text, []).within(whole(text))
    one, two, three = (asked(text, whole(text), found, n) for n in range(3))
    assert len(found) == 3
    assert len({one.tobytes(), two.tobytes(), three.tobytes()}) == 3


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The Chilean army killed over 60 rebels in Arica and Iquique, the ministry said.", "The Chilean army"),
        ("Rebel fighters killed 12 soldiers in Narvik and Harstad on Monday, Norway's army said.", "Rebel fighters"),
        ("Peruvian warplanes shelled rebels near Arica, a monitor said.", "Peruvian warplanes"),
    ],
)
def test_the_doer_is_no_place_and_nobody_who_suffers_it(text: str, doer: str) -> None:
    words, found = who(text)
    assert words == doer
    assert found.state is State.GIVEN
    assert found.score is not None
    assert found.score >= SURE


def test_we_are_those_who_speak() -> None:
    words, found = who("We have sent 3,000 troops to Narvik, Chile's defence minister said.")
    assert words == "We"
    assert found.name == "Chile"


def test_nobody_is_given_who_is_not_sure() -> None:
    words, found = who("Five soldiers were killed in Narvik on Monday, a monitor said.")
    assert found.state is not State.GIVEN or words is None


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("At least 12 soldiers were killed by rebels in Narvik, a monitor said.", "rebels"),
        ("Masked gunmen stormed a bank in Lima, the police said.", "Masked gunmen"),
        ("Rebels killed 12 soldiers in Narvik and Harstad, the army said.", "Rebels"),
        ("Five soldiers were killed near Narvik when Peru's army shelled the road, a monitor said.", "army"),
    ],
)
def test_where_it_is_not_sure_nobody_else_is_given(text: str, doer: str) -> None:
    words, found = who(text)
    assert found.state is not State.GIVEN or doer in (words or "")
