"""Who said it, after copies, chains and repetitions are folded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.origins import fold_origins, independent
from saidseen.claims.voices import fold, voices_of
from saidseen.model.claim import Copied, Origin, Said, Stance
from saidseen.model.reading import Passage, Span, Speaker
from tests.claims.builders import OFFICIALS, said

NAMES = ("moscow", "kremlin", "kyiv", "nato", "official", None)


def origins(*group: Said, copies: tuple[Copied, ...] = ()) -> list[list[str]]:
    """The contents of each origin."""
    words = {one.id: one.statement.content.text for one in group}
    folded = fold_origins(group, voices_of(group), copies, ("RUS",), ("UKR",))
    return [[words[id_] for id_ in origin.statements] for origin in folded.origins]


def one_origin(*group: Said, copies: tuple[Copied, ...] = ()) -> Origin:
    """The only origin of the statements."""
    found = fold_origins(group, voices_of(group), copies, ("RUS",), ("UKR",)).origins
    assert len(found) == 1
    return found[0]


def test_one_press_conference_in_two_outlets_is_one_origin() -> None:
    found = one_origin(said("a", document="one", outlet="Wire"), said("b", document="two", outlet="Gazette"))
    assert found.outlets == ("Wire", "Gazette")
    assert (found.speaker, found.side, found.party) == ("Ministry of Defence of Russia", "RUS", True)


def test_another_day_is_the_same_origin_unless_the_speaker_turned() -> None:
    one, two = said("a", at="2022-02-15"), said("b", at="2022-02-18", document="two")
    for later, count in ((Stance.AFFIRMS, 1), (Stance.DENIES, 2)):
        stances = {one.id: Stance.AFFIRMS, two.id: later}
        assert len(fold_origins((one, two), voices_of((one, two)), stances=stances).origins) == count


def test_the_day_that_the_cue_names_counts() -> None:
    late = said("b", cue="had said on Tuesday", at="2022-02-17", document="two", days=[("Tuesday", "2022-02-15")])
    assert len(origins(said("a", at="2022-02-15"), late)) == 1


def test_a_day_in_the_content_is_not_that_of_saying() -> None:
    late = said("they left on Tuesday", at="2022-02-17", document="two", days=[("Tuesday", "2022-02-15")])
    assert len(origins(said("a", at="2022-02-15"), late)) == 2


def test_copies_on_another_day_are_the_same_occasion() -> None:
    group = said("a", document="one"), said("a", document="two", at="2022-02-16")
    assert len(origins(*group, copies=(Copied("one", "two", True),))) == 1


def test_a_copied_outlets_own_words_are_the_originals() -> None:
    group = (
        said("it goes on", None, document="one", outlet="Wire"),
        said("it goes on still", None, document="two", outlet="Gazette"),
    )
    assert len(origins(*group)) == 2
    folded = one_origin(*group, copies=(Copied("one", "two", True),))
    assert (folded.speaker, folded.side) == ("Wire", "Wire")


def test_a_copy_found_first_still_folds_into_its_original() -> None:
    group = (
        said("it goes on", None, document="one", outlet="Wire", at="2022-02-15T10:00:00Z"),
        said("it goes on", None, document="two", outlet="Gazette", at="2022-02-15T09:00:00Z"),
        said("it is over", None, document="three", outlet="Gazette", at="2022-02-15T09:30:00Z"),
    )
    found = origins(*group, copies=(Copied("one", "two", True),))
    assert found == [["it goes on", "it goes on"], ["it is over"]]


def test_an_outlet_that_is_named_is_its_own_origin() -> None:
    own = said("all is in place", None, document="one", outlet="The Guardian")
    cited = said("all was in place", "guardian", document="two", outlet="Gazette")
    assert len(origins(own, cited)) == 1


def test_spellings_and_short_names_are_one_speaker() -> None:
    def lavrov(name: str, country: str | None, at: int) -> Said:
        return said(f"as planned {at}", Speaker(name, country, None, "GOV", "test"), document=f"d{at}")

    found = one_origin(lavrov("Sergey Lavrov", "RUS", 1), lavrov("Sergei Lavrov", None, 2), lavrov("Lavrov", None, 3))
    assert (found.speaker, found.side) == ("Sergei Lavrov", "RUS")


def test_one_name_in_two_countries_is_two_speakers() -> None:
    def ministry(country: str) -> Said:
        return said("so", Speaker("Ministry of Defence", country, None, "GOV", "test"), document=country)

    assert len(origins(ministry("GBR"), ministry("FRA"))) == 2


def test_a_ministry_without_its_country_is_the_one_that_is_known() -> None:
    short = said("b", Speaker("Ministry of Defence", None, None, "GOV", "test"), document="two")
    assert one_origin(said("a"), short).side == "RUS"


def test_a_body_is_known_by_its_letters_and_by_its_name_without_its_country() -> None:
    whole = said("a", Speaker("Ministry of Foreign Affairs of Ukraine", "UKR", None, "GOV", "test"))
    letters = said("b", Speaker("MFA", None, None, None, "test"), document="two")
    guard = said("a", Speaker("Border Guard Service of Ukraine", "UKR", None, "GOV", "test"))
    plain = said("b", Speaker("Border Guard Service", None, None, "NGO", "test"), document="two")
    assert one_origin(whole, letters).side == "UKR"
    assert one_origin(guard, plain).side == "UKR"


def test_organs_of_one_government_are_apart_but_not_independent() -> None:
    group = said("a"), said("b", "kremlin", ordinal=1), said("c", "nato", ordinal=2)
    folded = fold_origins(group, voices_of(group), (), ("RUS",), ("UKR",))
    assert len(folded.origins) == 3
    assert [[o.side for o in side] for side in independent(folded.origins)] in (
        [["RUS", "RUS"], ["NATO"]],
        [["NATO"], ["RUS", "RUS"]],
    )


def test_who_is_not_known_to_belong_anywhere_is_in_no_group() -> None:
    stray = said("a", Speaker("Film", None, None, None, "test"))
    folded = fold_origins([stray], voices_of([stray]), (), ("RUS",), ())
    assert independent(folded.origins) == []


def test_unnamed_officials_of_two_stories_are_two_people() -> None:
    group = said("a", "official", document="one"), said("b", "official", document="two")
    assert len(origins(*group)) == 2
    assert len(origins(*group, copies=(Copied("one", "two", False),))) == 1


def test_an_adversary_is_a_party_and_an_alliance_is_none() -> None:
    group = said("a", "kyiv"), said("b", "nato", ordinal=1)
    folded = fold_origins(group, voices_of(group), (), ("RUS",), ("UKR",))
    assert {o.side: o.party for o in folded.origins} == {"UKR": True, "NATO": False}


def test_copies_and_restatements_count_once() -> None:
    first = said("a", document="one")
    again = said("a once more", document="one", ordinal=1, repeats=first.id)
    copy = said("a", document="two", at="2022-02-14")
    group = [first, again, copy]
    folded = fold_origins(group, voices_of(group), (Copied("one", "two", True),), ("RUS",))
    assert folded.weight == {first.id}
    assert fold_origins([copy], voices_of([copy]), (Copied("one", "two", True),)).weight == {copy.id}


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(1, 4), st.integers(14, 17)), min_size=1, max_size=9))
def test_every_statement_is_of_one_origin_whatever_the_order(raw: list[tuple[str | None, int, int]]) -> None:
    group = [
        said(f"s{at}", who, document=f"d{document}", at=f"2022-02-{day}", ordinal=at, outlet=f"Outlet {document}")
        for at, (who, document, day) in enumerate(raw)
    ]
    copies = (Copied("d1", "d2", True), Copied("d2", "d3", False))
    folded = fold_origins(group, voices_of(group), copies, ("RUS",), ("UKR",))
    told = [id_ for origin in folded.origins for id_ in origin.statements]
    assert sorted(told) == sorted(one.id for one in group)
    back = group[::-1]
    assert fold_origins(back, voices_of(back), copies[::-1], ("RUS",), ("UKR",)) == folded


def test_names_are_folded() -> None:
    assert fold("The Guardian") == fold("guardian")
    assert fold("Élysée") == "elysee"
    assert fold("The") == "the"


def test_a_source_that_names_one_country_tells_the_side() -> None:
    bare = replace(OFFICIALS["moscow"], name="the Defence Ministry in Moscow", country=None)
    assert one_origin(said("a", bare)).side == "RUS"


def test_spellings_and_titles_make_no_second_speaker() -> None:
    names = ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelenskiy", "President Volodymyr Zelenskyi")
    group = [
        said("the city holds", Speaker(name, "UKR", None, "GOV", "test"), document=f"d{n}")
        for n, name in enumerate(names)
    ]
    assert len(fold_origins(group, voices_of(group)).origins) == 1


def test_a_body_its_short_name_and_its_head_are_one_side() -> None:
    whole = "Syrian Observatory for Human Rights"
    head = said("two were killed", Speaker("Rami Abdel Rahman", None, None, "NGO", "test"), document="d")
    words = "Observatory head Rami Abdel Rahman"
    source = Passage((Span(0, len(words)),), words)
    group = [
        said("two were killed", Speaker(whole, None, None, "NGO", "test"), document="a"),
        said("two were killed", Speaker("Observatory", None, None, "NGO", "test"), document="b"),
        said("two were killed", Speaker("SOHR", None, None, "NGO", "test"), document="c"),
        replace(head, statement=replace(head.statement, source=source)),
    ]
    assert len({voice.side for voice in voices_of(group).values()}) == 1


def test_who_speaks_together_shares_with_each() -> None:
    both = said("talks go on", Speaker("France and United Kingdom", None, None, "GOV", "test"))
    origin = fold_origins([both], voices_of([both])).origins[0]
    assert (origin.side, origin.joint) == (None, ("FRA", "GBR"))


@pytest.mark.parametrize("name", ["Vienna Document", "The Minsk agreements", "None of them", "Images taken on Monday"])
def test_papers_pictures_and_no_one_are_nobody(name: str) -> None:
    one = said("the troops are home", Speaker(name, "AUT", None, None, "test"))
    assert voices_of([one])[one.id].side is None


def test_what_is_said_without_a_day_is_one_occasion() -> None:
    undated = said("a", at=None, document="one"), said("b", at=None, document="two")
    assert origins(*undated) == [["a", "b"]]


WIRE = "a ferry with ninety passengers sank in the strait between both harbours on Sunday night"


def test_the_same_words_without_a_name_are_one_origin() -> None:
    one, two = (
        said(WIRE, None, document="one", outlet="Wire"),
        said(f"{WIRE}, it seems", None, document="two", outlet="Ear"),
    )
    assert len(origins(one, two)) == 1
    assert len(origins(one, two, *(said(WIRE, None, document=f"copy {n}", outlet=f"Copy {n}") for n in range(9)))) == 1
    assert len(origins(one, said("a ferry sank", None, document="two", outlet="Ear"))) == 2
    assert len(origins(said(WIRE, "kyiv", document="one"), said(WIRE, "nato", document="two"))) == 2


def test_an_outlet_under_its_own_name_tells_what_another_says_there() -> None:
    courier = Speaker("Northern Wire", None, None, "MED", "a Northern Wire correspondent")
    told = said("Zelensky has said that the harbour would be closed", courier, outlet="Northern Wire", ordinal=1)
    own = said("the harbour would be closed", "kyiv", outlet="Northern Wire", ordinal=2)
    assert voices_of([told])[told.id].key == "outlet:northern wire|northern wire"
    stances = dict.fromkeys((told.id, own.id), Stance.AFFIRMS)
    assert len(fold_origins([told, own], voices_of([told, own]), stances=stances).origins) == 1


@pytest.mark.parametrize(
    ("name", "at", "stance", "count"),
    [
        ("United States", "2022-02-15", Stance.AFFIRMS, 1),
        ("White House", "2022-02-15", Stance.AFFIRMS, 1),
        ("United States", "2022-02-16", Stance.AFFIRMS, 2),
        ("United States", "2022-02-15", Stance.DENIES, 2),
        ("Department of Defense of the United States", "2022-02-15", Stance.AFFIRMS, 2),
    ],
)
def test_a_states_name_is_who_speaks_for_it_that_day(name: str, at: str, stance: Stance, count: int) -> None:
    state = said("the bridge was closed", Speaker(name, "USA", None, "GOV", "test"), at=at, document="two")
    group = said("the bridge has been closed since Monday", "washington"), state
    stances = {group[0].id: Stance.AFFIRMS, state.id: stance}
    found = fold_origins(group, voices_of(group), stances=stances).origins
    assert len(found) == count
    if count == 1:
        assert found[0].speaker == "Joe Biden"


def test_what_outlets_pass_on_of_one_agency_is_one_origin() -> None:
    def written(words: str, document: str, agency: str) -> Said:
        one = said(words, None, document=document, outlet=document)
        return replace(one, matter=replace(one.matter, agency=agency))

    told = said("the mill burnt", Speaker("SANA", None, None, "MED", "test"), document="three", outlet="three")
    for agency, count in (("SANA", 1), ("", 3)):
        group = [written("the mill burnt", "one", agency), written("a mill burnt down", "two", agency), told]
        stances = dict.fromkeys((s.id for s in group), Stance.AFFIRMS)
        assert len(fold_origins(group, voices_of(group), stances=stances).origins) == count


@pytest.mark.parametrize(
    ("outlet", "side"),
    [("tass.com", "RUS"), ("Ukrinform", "UKR"), ("Northern Wire", "Northern Wire"), ("Syrian state television", "SYR")],
)
def test_the_agency_of_a_state_is_of_its_side(outlet: str, side: str) -> None:
    written = said("the bridge was hit", None, document="one", outlet=outlet)
    quoted = said("the bridge was hit", Speaker(outlet, None, None, "MED", "test"), document="two")
    for one in (written, quoted):
        assert [o.side for o in fold_origins([one], voices_of([one])).origins] == [side]


def test_what_an_outlet_prints_under_an_agency_s_byline_is_of_its_side() -> None:
    """But not where the agency is only given credit for something in it."""
    written = said("the bridge was hit", None, document="one", outlet="Northern Wire")
    for agency in ("Agence France-Presse", "SANA"):
        credited = replace(written, matter=replace(written.matter, agency=agency))
        assert [o.side for o in fold_origins([credited], voices_of([credited])).origins] == ["Northern Wire"]
        passed = replace(written, matter=replace(written.matter, agency=agency, byline=agency))
        side = {"SANA": "SYR"}.get(agency, agency)
        assert [o.side for o in fold_origins([passed], voices_of([passed])).origins] == [side]


def test_an_outlet_of_a_country_is_its_own_side_where_no_state_owns_it() -> None:
    one = said("the bridge was hit", Speaker("Daily Harbour", "NLD", None, "MED", "test"))
    two = said("the bridge was hit", Speaker("Dutch state radio", "NLD", None, "MED", "test"))
    assert [o.side for o in fold_origins([one], voices_of([one])).origins] == ["Daily Harbour"]
    assert [o.side for o in fold_origins([two], voices_of([two])).origins] == ["NLD"]


def test_state_media_of_one_state_are_one_origin_and_their_government_another() -> None:
    group = [
        said("the bridge was hit", Speaker(name, None, None, sector, "test"), document=name)
        for name, sector in (("SANA", "MED"), ("Syrian state television", "MED"), ("TASS", "MED"), ("Reuters", "MED"))
    ]
    assert len(origins(*group)) == 3
    assert len(origins(*group, said("the bridge was hit", "kremlin", document="five"))) == 4
    nameless = said("the bridge was hit", Speaker(None, "SYR", None, "MED", "test"), document="six")
    words = "The official news agency of Syria"
    source = Passage((Span(0, len(words)),), words)
    official = replace(nameless, statement=replace(nameless.statement, source=source))
    assert len(origins(*group, official)) == 3
    words = "A news agency"
    source = Passage((Span(0, len(words)),), words)
    assert len(origins(*group, replace(nameless, statement=replace(nameless.statement, source=source)))) == 4
