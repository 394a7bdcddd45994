"""What keeps statements in like words apart: places far from each other, and other sides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from saidseen.claims.likeness import Point, point
from saidseen.claims.pairs.apart import FAR_OFF, SPOTS, far_off, goes_on, kept, others
from saidseen.claims.pairs.chance import chance, weights
from saidseen.claims.pairs.columns import Columns, put
from saidseen.claims.pairs.compare import chances
from saidseen.claims.pairs.vectors import packed
from saidseen.claims.spots import parties_of, spots_of
from saidseen.model.claim import HEADLINE, LEAD, Matter
from saidseen.model.reading import Document
from saidseen.reading.story import read_document

HOMS, HAMA, ALEPPO = (34.73, 36.71), (35.13, 36.75), (36.2, 37.16)


def _far(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return bool(far_off(np.array([kept(one)]), np.array([kept(two)]))[0])


def test_places_are_far_off_where_the_nearest_two_are() -> None:
    assert _far(HOMS, ALEPPO)
    assert not _far(HOMS, HAMA)
    assert not _far((*HOMS, *ALEPPO), ALEPPO)
    assert not _far((), ALEPPO)
    assert not _far((), ())
    assert not _far((10.0, 179.9), (10.0, -179.9))
    assert _far((0.0, 0.0), (0.0, (FAR_OFF + 1) / 111.2))
    assert not _far((0.0, 0.0), (0.0, (FAR_OFF - 1) / 111.2))


def test_no_more_spots_are_kept_than_there_is_room_for() -> None:
    assert len(kept(HOMS * 9)) == 2 * SPOTS == len(kept(()))


def test_others_are_named_where_each_names_one_that_the_other_does_not() -> None:
    eu, germany = parties_of("EU shuts airspace to Russian planes"), parties_of("Germany to close airspace to Russians")
    assert (eu, germany) == (("EU", "RUS"), ("DEU", "RUS"))
    assert others(eu, germany)
    assert not others(eu, (*eu, "UKR"))
    assert not others((), eu)


def test_spots_are_of_places_finer_than_a_state() -> None:
    text = "Shells hit the city of Homs in Syria on Monday, the governor said."
    statement = read_document(Document("s", text)).reading.statements[0]
    assert [round(degrees) for degrees in spots_of(statement)] == [35, 37]


def _point(name: str, spots: tuple[float, ...], parties: tuple[str, ...]) -> Point:
    text = "15 feb: rockets hit a school and killed three"
    matter = Matter(None, words=("rocket", "school"), text=text, vector=packed(text), spots=spots, parties=parties)
    return point(name, name, matter, ("2022-02-15", name, 0))


@pytest.mark.parametrize(
    ("one", "two", "cost"),
    [((HOMS, ()), (ALEPPO, ()), 3), (((), ("EU",)), ((), ("DEU",)), 4), ((HOMS, ()), (HAMA, ()), 0)],
)
def test_a_pair_that_is_apart_is_less_likely_by_its_weight(
    one: tuple[tuple[float, ...], tuple[str, ...]], two: tuple[tuple[float, ...], tuple[str, ...]], cost: int
) -> None:
    a, b = _point("a", *one), _point("b", *two)
    plain = chance(a, replace(b, matter=replace(b.matter, spots=(), parties=())))
    logit = np.log(plain / (1 - plain)) + (weights()[cost] if cost else 0.0)
    assert chance(a, b) == pytest.approx(1 / (1 + np.exp(-logit)))
    columns = Columns()
    rows = put(columns, [a, b])
    _, _, found = chances(columns, rows, rows, 0.0, 0.0)
    assert found[0] == pytest.approx(chance(a, b), abs=1e-3)


def _said(name: str, document: str, matter: Matter) -> Point:
    return point(name, document, matter, ("2022-02-15", document, int(name)))


BASE = Matter(None, words=("bakery", "district", "siege"))


@pytest.mark.parametrize(
    ("one", "two", "on"),
    [
        (BASE, BASE, True),
        (replace(BASE, numbers=(30.0,)), replace(BASE, numbers=(30.0, 4.0)), False),
        (replace(BASE, numbers=(30.0,)), replace(BASE, numbers=(4.0,)), True),
        (replace(BASE, kind="exercise", subjects=("NOR",)), replace(BASE, kind="exercise", subjects=("NOR",)), False),
        (replace(BASE, kind="exercise", subjects=("NOR",)), replace(BASE, kind="exercise", subjects=("FIN",)), True),
        (replace(BASE, kind="attack", subjects=("NOR",)), replace(BASE, kind="attack", subjects=("NOR",)), True),
        (replace(BASE, part=HEADLINE), replace(BASE, part=LEAD), False),
        (replace(BASE, part=LEAD), replace(BASE, part=LEAD), True),
        (replace(BASE, negative=True), BASE, False),
        (replace(BASE, negative=True), replace(BASE, words=("bakery", "plough", "heron", "anvil")), True),
    ],
)
def test_a_story_goes_on_to_the_next_thing(one: Matter, two: Matter, on: bool) -> None:
    a, b = (_said(str(n), "one", replace(m, vector=packed("15 feb: bread"))) for n, m in enumerate((one, two)))
    assert goes_on(a, b) is goes_on(b, a) is on
    elsewhere = replace(b, document="two", at=("2022-02-15", "two", 1))
    columns = Columns()
    rows = put(columns, [a, b, elsewhere])
    found = chances(columns, rows, rows, 0.0, 0.0)
    told = {(int(i), int(j)): round(float(c), 5) for i, j, c in zip(*found, strict=True)}
    assert told[1, 0] == pytest.approx(chance(a, b), abs=1e-5)
    assert told[2, 0] == pytest.approx(chance(a, elsewhere), abs=1e-5)
