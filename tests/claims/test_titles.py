"""Titles that a person would write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.assemble import assemble
from saidseen.claims.records import Said
from saidseen.claims.titles import LONGEST
from saidseen.claims.trimming import clean, clipped, closed, headline
from saidseen.records import Act, Passage, Span, Speaker
from tests.claims.builders import examples, of_kind, said, wire_copies


def title(*group: Said) -> str:
    """The title of the claim that the statements make."""
    return assemble(group).title


def plain(content: str, who: str | Speaker | None = None, **more: object) -> Said:
    """A statement of no kind."""
    return said(content, who, kind=None, subjects=(), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (
            said("Russia is withdrawing troops from the area near Ukraine", places=("UKR",)),
            "Russia has withdrawn troops from areas near Ukraine, 15 February 2022",
        ),
        (
            said(
                "the last troops have left, pulled out of Afghanistan", "washington", subjects=("USA",), places=("AFG",)
            ),
            "The United States has withdrawn troops from Afghanistan, 15 February 2022",
        ),
        (said("units are loading to return to base"), "Russia has withdrawn troops, 15 February 2022"),
        (
            said("Russia could attack", "washington", kind="invasion", places=("UKR",)),
            "Russia may attack Ukraine, 15 February 2022",
        ),
        (
            said("the drills go on", kind="exercise", subjects=("BLR", "RUS"), at="2022-02-10"),
            "Belarus and Russia hold a military exercise, 10 February 2022",
        ),
        (
            said("its citizens to leave", "washington", act=Act.ADVISE, kind="evacuation", subjects=("USA",)),
            "The United States tells its citizens to leave, 15 February 2022",
        ),
        (said("they left", subjects=("wagner group",), at=None), "Wagner Group has withdrawn troops"),
        (plain("The bridge was opened for cars in 2018"), "The bridge was opened for cars in 2018, 15 February 2022"),
        (
            plain("that the bridge was opened for cars", "moscow"),
            "The bridge was opened for cars, 15 February 2022",
        ),
        (
            plain("nationals to stay calm", "kyiv", cue="urges", act=Act.DEMAND),
            "Dmytro Kuleba urges nationals to stay calm, 15 February 2022",
        ),
        (
            plain("MINSK, 19 February 2022 (Marshland Courier) – Observers have visited the town in question"),
            "Observers have visited the town in question, 15 February 2022",
        ),
        (plain("“Everything is in place,” the paper has written"), "Everything is in place, the paper has written"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_title(one: Said, expected: str) -> None:
    assert title(one).removesuffix("" if expected[-1].isdigit() else ", 15 February 2022") == expected


def test_a_title_says_what_may_come_and_what_has_come() -> None:
    def recognition(content: str, act: Act = Act.ASSERT) -> Said:
        return said(content, "kyiv", act=act, kind="recognition", places=("UKR",))

    assert title(recognition("the possible recognition of two regions")).startswith("Russia may recognise breakaway")
    assert title(recognition("world not to recognise the two regions", Act.DEMAND)).startswith("Russia may recognise")
    assert title(recognition("Russia has recognised the two regions")).startswith("Russia recognises breakaway")
    sent = said("to send 3,000 soldiers to Poland", "washington", kind="build-up", subjects=("USA",), places=("POL",))
    assert title(sent).startswith("The United States is to send troops")
    war = [said(text, "kyiv", kind="invasion", places=("UKR",)) for text in ("Russia attacks", "an attack has begun")]
    assert title(*war).startswith("Russia has attacked Ukraine")


@pytest.mark.parametrize(
    "content",
    [
        "the drills, named Union Resolve, would last until 20 February",
        "Union Resolve, the joint exercise of Russia and Belarus, goes on",
        "they have been training under the name Union Resolve",
    ],
)
def test_an_exercise_is_called_by_its_name(content: str) -> None:
    one = said(content, kind="exercise", subjects=("BLR", "RUS"), at="2022-02-10")
    assert title(one) == "Belarus and Russia hold exercise Union Resolve, 10 February 2022"


def test_an_exercise_may_be_held_in_the_country_of_one_who_holds_it() -> None:
    one = said("Russian troops train in Belarus", kind="exercise", subjects=("BLR", "RUS"), at="2022-02-10")
    assert title(one) == "Belarus and Russia hold a military exercise in Belarus, 10 February 2022"


def test_the_day_is_the_one_on_which_most_say_it() -> None:
    group = [
        said("some drills have ended", "kremlin", at="2022-02-14", document="one"),
        said("units are loading to return to base", at="2022-02-15", document="two"),
        said("the troops were returning", "kremlin", at="2022-02-15", document="three"),
        said("no sign of a pullback", "nato", polarity="negative", at="2022-02-13", document="four"),
    ]
    assert title(*group) == "Russia has withdrawn troops, 15 February 2022"


def test_the_most_central_words_are_taken() -> None:
    group = [
        plain("the note was sent to Kyiv on Thursday", "moscow", document="one"),
        plain("the note was sent to Kyiv", "kremlin", document="two"),
        plain("the weather was fine that day", "nato", document="three"),
    ]
    assert title(*group).startswith("The note was sent to Kyiv")


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("Decisions are taken by consensus, so that a state which does not attend cannot be made to", 60, None),
        ("The ambassador, Michael Carpenter, counted about 30,000 of them in the country", 40, None),
        ("Eight violations recorded in the east (11.02.22 07", 90, "Eight violations recorded in the east"),
        ("The troops were returning", 90, "The troops were returning"),
        ("Ministers have stated their readiness to", 90, "Ministers have stated their readiness to"),
    ],
)  # fmt: skip
def test_clipping(text: str, room: int, expected: str | None) -> None:
    found = clipped(text, room)
    assert len(found) <= room
    assert expected is None or found == expected
    assert not found.rstrip("…").endswith((" so", " the", " of", ","))


def test_a_cut_comes_at_a_clause_or_is_marked() -> None:
    long = "Decisions are taken by consensus, so that a state which does not attend cannot be made to answer"
    assert clipped(long, 90) == "Decisions are taken by consensus"
    assert clipped("The ambassador, Michael Carpenter, counted about 30,000 of them in the country", 60).endswith("…")
    assert closed("violations (11.02.22") == "violations"


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Kuleba: no answer from Russia as deadline passes", "No answer from Russia as deadline passes"),
        ("Canada police in standoff with protesters blocking bridge to U.S.", None),
        (
            "Normandy format advisors will meet in March - German spokesperson",
            "Normandy format advisors will meet in March",
        ),
        ("Russian units loading to return to base, ministry says", "Russian units loading to return to base"),
        ("Talks on hosting troops not triggered by crisis-PM", "Talks on hosting troops not triggered by crisis"),
        ("14.02.22 07:17 - Six violations recorded in the east", "Six violations recorded in the east"),
        ("Ban on ships: minister expects ban on ships from ports", "Minister expects ban on ships from ports"),
        ("Заборона на в'їзд росіян: the border is closed for them", "The border is closed for them"),
        ("The best of winter: what to know about it", None),
        ("Who answered whom? Russia says it did send a note", None),
        ("Putin: yes", None),
    ],
)
def test_a_headline_becomes_a_title(story: str, expected: str | None) -> None:
    assert headline(story) == (expected or story)


def test_a_statement_of_a_headline_has_the_headline() -> None:
    from dataclasses import replace

    one = plain("Mali would not be easy", "paris", cue="says leaving")
    shown = replace(one, source=replace(one.source, title="Leaving Mali would not be easy as army feels the heat"))
    assert title(shown) == "Leaving Mali would not be easy as army feels the heat, 15 February 2022"


def test_what_only_the_story_explains_is_no_title() -> None:
    for words in ("it would end on Sunday", "They show a new bridge", "of it"):
        assert clean(Passage((Span(0, len(words)),), words)) == ""


@given(st.text(min_size=1, max_size=300), st.sampled_from([None, "withdrawal", "attack", "talks", "unheard-of"]))
def test_a_title_is_never_too_long_nor_empty(content: str, kind: str | None) -> None:
    found = title(said(content, kind=kind, subjects=() if kind == "talks" else ("RUS",)))
    assert 0 < len(found) <= LONGEST
    assert "\n" not in found


def test_the_withdrawal_of_the_examples() -> None:
    readings = examples()
    claim = assemble(of_kind(readings, "withdrawal", "RUS"), wire_copies(readings))
    assert claim.title == "Russia has withdrawn troops from areas near Ukraine, 15 February 2022"
