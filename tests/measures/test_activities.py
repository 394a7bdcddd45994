"""Claims of one activity: what links them, what does not, and how a link is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saidseen.measures import ClaimView, FigureView, Pack, PlaceView, StatementView, Verdict, activities, applied
from saidseen.measures.profile import named_seats

from .days import BELARUS, said

Packs = Sequence[Pack]

EXERCISE = ClaimView(
    id="exercise",
    title="The drills in Belarus continue until 20 February",
    kind="exercise",
    actors=("BLR", "RUS"),
    places=(BELARUS,),
    start="2022-02-10",
    end="2022-02-20",
    statements=(said("e1", "a ministry", "The drills in Belarus, named Union Resolve, go on.", "RUS", "2022-02-10"),),
)
SIZE = ClaimView(
    id="size",
    title="Russia has 30,000 troops in Belarus",
    kind="build-up",
    actors=("RUS",),
    places=(BELARUS,),
    figures=(
        FigureView(30_000, "troops", "about", None, "z1", "NATO", "about 30,000 troops"),
        FigureView(13_000, "troops", "fewer than", None, "z2", "Belarus", "fewer than 13,000 troops"),
        FigureView(150_000, "troops", "more than", None, "z3", "Joe Biden", "more than 150,000 troops"),
    ),
    statements=(
        said("z1", "NATO", "About 30,000 Russian troops are in Belarus.", None, "2022-02-12"),
        said("z2", "Belarus", "In the exercise there are fewer than 13,000 troops.", "BLR", "2022-02-12"),
        said("z3", "Joe Biden", "More than 150,000 Russian troops are around Ukraine.", "USA", "2022-02-15"),
    ),
)
REQUEST = ClaimView(
    id="request",
    title="Two states have asked for explanations",
    kind="request",
    actors=("BLR", "RUS"),
    statements=(
        said("q1", "Lithuania", "Belarus is asked to explain the military activity.", "LTU", "2022-02-09", "asks"),
        said("q2", "Dmytro Kuleba", "Russia has not responded to Ukraine.", "UKR", "2022-02-13"),
        said("q3", "Belarus", "It replied to Lithuania.", "BLR", "2022-02-11"),
    ),
)


def whole(claims: Sequence[ClaimView], lead: str, apart: Sequence[frozenset[str]] = ()) -> tuple[set[str], set[str]]:
    """The ids of an activity's statements, and of the claims linked to it."""
    [one] = [activity for activity in activities(claims, apart) if activity.lead.id == lead]
    return {s.id for s in one.whole.statements}, {link.claim for link in one.links}


def test_the_statements_on_an_exercises_troops_are_taken_and_no_others() -> None:
    statements, links = whole([EXERCISE, SIZE], "exercise")
    assert statements == {"e1", "z1", "z2"}
    assert links == {"size"}
    [link] = [link for activity in activities([EXERCISE, SIZE]) for link in activity.links]
    assert link.why == "it tells of the troops of the exercise in Belarus"
    assert link.statements == frozenset(("z1", "z2"))


def test_figures_from_elsewhere_in_the_ledger_settle_the_exercise(packs: Packs) -> None:
    alone = next(iter(applied([EXERCISE], packs)))
    [observers] = [c for c in alone.conclusions if c.measure == "vd11-47"]
    assert observers.verdict is Verdict.UNDETERMINED
    together = next(iter(applied([EXERCISE, SIZE], packs)))
    [observers] = [c for c in together.conclusions if c.measure == "vd11-47"]
    assert observers.verdict is Verdict.DISPUTED
    assert {word.name for word in observers.words} == {"NATO", "Belarus"}


def test_a_request_gives_only_the_statements_on_the_one_that_is_asked_about() -> None:
    statements, links = whole([EXERCISE, REQUEST], "exercise")
    assert statements == {"e1", "q1", "q3"}
    assert links == {"request"}


def test_a_link_that_a_person_undid_is_gone() -> None:
    for pair in ({"exercise", "size"}, {"e1", "z2"}):
        statements, links = whole([EXERCISE, SIZE], "exercise", [frozenset(pair)])
        assert (statements, links) == ({"e1"}, set())


def test_exercises_of_different_names_or_days_are_two() -> None:
    other = replace(EXERCISE, id="other", statements=(
        said("o1", "a ministry", "The drills in Belarus, named Zapad Storm, go on.", "RUS", "2022-02-10"),
    ))  # fmt: skip
    assert len(activities([EXERCISE, other])) == 2
    nameless = replace(
        other, statements=(said("o1", "a ministry", "The drills in Belarus go on.", "RUS", "2022-02-10"),)
    )
    assert len(activities([EXERCISE, nameless])) == 1
    assert len(activities([EXERCISE, replace(nameless, start="2022-02-25", end="2022-02-26")])) == 2
    assert len(activities([EXERCISE, replace(nameless, actors=("UKR",))])) == 2


def test_forces_around_a_state_are_not_those_of_an_exercise_near_it() -> None:
    near = replace(EXERCISE, places=(PlaceView("Ukraine", "UKR"),), statements=(
        said("e1", "a ministry", "Drills go on near Ukraine.", "RUS", "2022-02-10"),
    ))  # fmt: skip
    around = replace(SIZE, statements=SIZE.statements[2:], figures=SIZE.figures[2:])
    assert len(activities([near, around])) == 2


def test_drills_in_general_are_no_single_activity(packs: Packs) -> None:
    figure = FigureView(20_000, "troops", None, None, "e1", "a ministry", "20,000 troops")
    for title, verdict in (
        ("Russia and Belarus hold an exercise", Verdict.MET),
        ("Some of the Russian army’s exercises have ended", Verdict.UNDETERMINED),
    ):
        [one] = applied([replace(EXERCISE, title=title, figures=(figure,))], packs)
        [observers] = [c for c in one.conclusions if c.measure == "vd11-47"]
        assert observers.verdict is verdict


def test_an_outlets_sentence_that_tells_who_counted_is_that_sides_figure(packs: Packs) -> None:
    told = StatementView(
        "k", None, "affirms", "Kyiv puts the force in the drills at 140,000", "d", None, outlet="Northern Wire",
        published="2022-02-10", act="assert",
    )  # fmt: skip
    figure = FigureView(140_000, "troops", None, None, "k", "Northern Wire", "140,000")
    [one] = applied([replace(EXERCISE, statements=(told,), figures=(figure,))], packs)
    [observers] = [c for c in one.conclusions if c.measure == "vd11-47"]
    assert "by Ukraine’s figure (140,000) yes: met by others’ figures alone" in one.lines["vd11-47"]
    assert observers.words[0].side == "UKR"


def test_a_name_that_one_claim_gives_an_exercise_is_its_name_in_all() -> None:
    """The other neither says that it is an exercise's name nor where it is: who holds it is no place."""
    bare = replace(
        EXERCISE,
        id="bare",
        title="Union Resolve, held by Russia and Belarus together, began on 10 February",
        places=(PlaceView("Russia", "RUS"),),
        end="2022-02-10",
        statements=(
            replace(
                said("n1", "", "Union Resolve, held by Russia and Belarus together, began", None, "2022-02-19"),
                speaker=None,
            ),
        ),
    )
    [one] = activities([EXERCISE, bare])
    assert [link.why for link in one.links] == ["both name the exercise Union Resolve"]


def test_a_state_that_only_speaks_of_an_exercise_does_not_hold_it(packs: Packs) -> None:
    estonia = said("e2", "Urmas Reinsalu", "70,000 soldiers take part in the drills in Belarus.", "EST", "2022-02-10")
    figure = FigureView(70_000, "troops", None, None, "e2", "Urmas Reinsalu", "70,000 soldiers")
    told = replace(
        EXERCISE, actors=("EST", *EXERCISE.actors), statements=(*EXERCISE.statements, estonia), figures=(figure,)
    )
    opened = replace(said("e3", "", "Russia and Belarus opened the drills.", None, "2022-02-10"), speaker=None)
    told = replace(told, statements=(*told.statements, opened))
    [one] = applied([told], packs)
    assert one.activity.whole.states == ("BLR", "RUS")
    assert one.lines["vd11-38"].split("; the notice")[0].endswith("met by others’ figures alone")


def test_figures_around_another_state_go_to_the_forces_there(packs: Packs) -> None:
    around = replace(
        SIZE,
        id="around",
        title="Russia has 130,000 troops around Ukraine",
        places=(),
        statements=(said("a1", "a US official", "Russia has 130,000 troops around Ukraine.", "USA", "2022-02-13"),),
        figures=(FigureView(130_000, "troops", None, None, "a1", "a US official", "130,000 troops"),),
    )
    one, other = activities([EXERCISE, SIZE, around])
    assert {f.value for f in one.whole.figures} == {30_000, 13_000}
    assert {f.value for f in other.whole.figures} == {130_000, 150_000}
    assert other.links[0].why == "it counts forces in or around Ukraine in the same weeks"


def test_soil_of_a_state_is_where_it_is() -> None:
    assert named_seats("12,900 troops take part on Belarusian soil") == {("BLR", True)}
    assert named_seats("a Belarusian exercise") == frozenset()
