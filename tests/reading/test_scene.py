"""Where it happens: the sites of a text, their names, what is asked of them, and the two looks of the network."""

from __future__ import annotations

import numpy as np
import pytest

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Place, Span, Specific, State
from saidseen.reading.scene import About, Scene, SiteAsker, Sites, with_scene
from saidseen.reading.scene.asked import NAMES
from saidseen.reading.scene.choice import Whole, around
from saidseen.reading.scene.naming import mapped_name, mention_of, name_told, usual_name, widened
from saidseen.reading.scene.sites import Site
from saidseen.reading.scene.views import Views

TEXT = (
    "Floods hit Chile\n\nRoads were cut in northern Chile. Chilean crews reached Arica, a mayor said. Peru sent help."
)


def place(words: str, name: str | None = None, country: str | None = None, text: str = TEXT) -> Place:
    """The first mention of some words as a place."""
    start = text.index(words)
    return Place(words, Span(start, start + len(words)), name, None, country, None, None)


def sites() -> Sites:
    """The sites of the text, of which the reader found two."""
    return Sites(TEXT, [place("Chile", "Chile", "CHL"), place("Arica", "Arica", "CHL")])


def content(words: str, text: str = TEXT) -> Passage:
    """Some words as what is said."""
    start = text.index(words)
    return Passage.of(text, (Span(start, start + len(words)),))


def test_a_country_is_one_site_with_its_people() -> None:
    found = sites()
    assert [(s.name, len(s.mentions)) for s in found.all] == [("Chile", 3), ("Arica", 1), ("Peru", 1)]
    assert [m.people for m in found.all[0].mentions] == [False, False, True]
    assert found.all[0].holds(found.all[1])
    assert not found.all[1].holds(found.all[0])


def test_a_genitive_that_lost_its_apostrophe_is_the_country() -> None:
    text = "Perus north was quiet."
    assert Sites(text, [place("Perus", text=text)]).all[0].name == "Peru"


def test_the_mention_in_the_words_comes_first_and_a_nationality_last() -> None:
    found = sites()
    assert mention_of(found.all[0], content("Roads were cut in northern Chile")).span.of(TEXT) == "Chile"
    assert mention_of(found.all[0], content("Peru sent help")).people is False
    assert mention_of(found.all[2], content("Roads were cut")).span.of(TEXT) == "Peru"


@pytest.mark.parametrize(
    ("text", "name", "wide"),
    [
        ("fires in eastern Chad spread", "Chad", "eastern Chad"),
        ("at the Chadian border post", "Chadian", "Chadian border"),
        ("in Arica province today", "Arica", "Arica province"),
        ("the old city of Sanaa burned", "Sanaa", "old city of Sanaa"),
        ("Chad said so", "Chad", "Chad"),
    ],
)
def test_a_place_is_named_with_what_narrows_it(text: str, name: str, wide: str) -> None:
    at = text.index(name)
    assert widened(text, Span(at, at + len(name))).of(text) == wide


@pytest.mark.parametrize(
    ("text", "words", "site", "name"),
    [
        ("fires in north-east Chad spread", "Chad", Site("Chad", "TCD", 3), "northeastern Chad"),
        ("troops on the Chadian border wait", "Chadian", Site("Chad", "TCD", 3), "Chad's borders"),
        ("troops on the border with Chad wait", "Chad", Site("Chad", "TCD", 3), "Chad's borders"),
        ("shells fell on west Arica", "Arica", Site("Arica", "CHL", 0), "West Arica"),
        ("shells fell east of Arica", "Arica", Site("Arica", "CHL", 0), "east of Arica"),
        ("the Ariqa airport burned", "Ariqa", Site("Arica", "CHL", 0), "Arica airport"),
        ("Chad said so", "Chad", Site("Chad", "TCD", 3), "Chad"),
    ],
)
def test_what_narrows_a_place_is_in_its_usual_name(text: str, words: str, site: Site, name: str) -> None:
    at = text.index(words)
    assert name_told(text, Span(at, at + len(words)), site) == name


def test_the_gazetteers_name_of_a_division_says_what_it_is() -> None:
    assert mapped_name(Site("Ḩalab", "SYR", 1)) == "Halab Governorate"
    assert mapped_name(Site("Ḩalab", "SYR", 0)) == "Halab"
    assert mapped_name(Site(None, None, -1)) is None


def test_a_town_keeps_its_own_name() -> None:
    assert usual_name(Site("Arica", "CHL", 0), "Arica") == "Arica"


def test_every_site_and_nowhere_is_asked_everything() -> None:
    found = sites()
    words = content("Chilean crews reached Arica")
    numbers, answers = SiteAsker(found).ask(About(Attribution(None, None, words, words.spans[0], ""), "AID"))
    assert numbers == [0, 1, 2]
    assert {len(a) for a in answers} == {len(NAMES)}
    told = [dict(zip(NAMES, a, strict=True)) for a in answers]
    assert [t["in content"] for t in told] == [1, 1, 0, 0]
    assert [t["nowhere"] for t in told] == [0, 0, 0, 1]
    assert told[0]["holds one of content"] == told[1]["last of content"] == told[0]["title"] == 1


def test_the_second_look_sees_the_statements_beside() -> None:
    whole = Whole(np.array([0, 0, 1, 1, 1]), np.array([0, 2, 0, 1, 2]), 3)
    p = np.array([0.75, 0.25, 0.5, 0.25, 0.25], dtype=np.float32)
    seen = around(p, whole)
    assert seen[:, 0].tolist() == [0.5, 0.25, 0.75, 0, 0.25]  # the others
    assert seen[:, 2].tolist() == [0, 0, 0.75, 0, 0.25]  # the one before
    assert seen[:, 3].tolist() == [0.5, 0.25, 0, 0, 0]  # the one after
    assert np.allclose(whole.softmax(np.zeros(5, dtype=np.float32)), [1 / 2, 1 / 2, 1 / 3, 1 / 3, 1 / 3])


def test_no_words_have_no_view() -> None:
    assert not Views().mean([Span(0, 4)]).any()


def test_a_likely_place_is_given_and_a_less_likely_one_unclear() -> None:
    held = {"where": Specific(State.MISSING)}
    assert with_scene(held, Scene(Span(0, 5), "Arica", 0.7), False)["where"].state is State.GIVEN
    assert with_scene(held, Scene(Span(0, 5), "Arica", 0.2), False)["where"].state is State.UNCLEAR
    assert with_scene({"where": Specific(State.WITHHELD)}, Scene(Span(0, 5), "Arica", 0.7), False)["where"].span is None
    assert "where" not in with_scene(held, None, True)
