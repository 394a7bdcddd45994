"""Titles that a person would write."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import saidseen
from saidseen.claims.assemble import assemble
from saidseen.claims.leaning import leans, told_before
from saidseen.claims.titles import LONGEST
from saidseen.claims.trimming import closed, ended, headline
from saidseen.claims.wordings import sentence_like, stands
from saidseen.language.en.titles import by_itself
from saidseen.language.sentences import sentences
from saidseen.model.acts import Act
from saidseen.model.claim import Said, Status
from saidseen.model.reading import Basis, Passage, Span, Speaker, Time
from tests.claims.builders import examples, of_kind, said, said_of, wire_copies
from tests.claims.test_beside import turned


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
            "Ministry of Defence of Russia: Russia is withdrawing troops from the area near Ukraine",
        ),
        (
            said("Russia could attack within days", "washington", kind="invasion", places=("UKR",)),
            "Joe Biden: Russia could attack within days",
        ),
        (
            said("any plan to attack Ukraine", "kremlin", cue="denied", act=Act.DENY, kind="invasion"),
            "Dmitry Peskov denied any plan to attack Ukraine",
        ),
        (plain("The bridge was opened for cars in 2018"), "The bridge was opened for cars in 2018"),
        (
            plain("that the bridge was opened for cars", "moscow"),
            "Ministry of Defence of Russia: The bridge was opened for cars",
        ),
        (
            plain("nationals to stay calm", "kyiv", cue="urges", act=Act.DEMAND),
            "Dmytro Kuleba urges nationals to stay calm",
        ),
        (
            plain("MINSK, 19 February 2022 (Marshland Courier) – Observers have visited the town in question"),
            "Observers have visited the town in question",
        ),
        (
            plain("it had not seen any sign of a withdrawal", "nato", polarity="negative"),
            "Jens Stoltenberg said it had not seen any sign of a withdrawal",
        ),
        (
            plain("how many troops were leaving", "moscow", cue="did not say", act=Act.WITHHOLD),
            "Ministry of Defence of Russia did not say how many troops were leaving",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_title_is_the_words_of_one_statement(one: Said, expected: str) -> None:
    assert title(one) == f"{expected}, reported 15 February 2022"


def test_nothing_is_put_together() -> None:
    """The doer, the deed and the place come from one statement, not from what most statements name."""
    group = [
        said("Russia has moved units to the borders of Ukraine", "washington", kind="build-up", places=("UKR",)),
        said("troops were being massed in Belarus", "london", kind="build-up", places=("BLR",), document="two"),
    ]
    words = {
        "Russia has moved units to the borders of Ukraine, reported 15 February 2022",
        "Troops were being massed in Belarus, reported 15 February 2022",
    }
    assert title(*group) in words


def test_a_contested_matter_is_titled_as_what_is_claimed() -> None:
    word = said("the troops were returning to their bases", "kremlin", document="one")
    doubt = said("no sign of a pullback had been seen", "nato", polarity="negative", document="two")
    written = said("The troops are returning to their bases", None, document="three")
    assert title(word, doubt) == "Dmitry Peskov: The troops were returning to their bases, reported 15 February 2022"
    assert title(word, doubt, written).startswith("Dmitry Peskov: ")


def test_a_cue_that_turns_round_is_never_lost() -> None:
    one = plain("Russia will attack Ukraine next week", "kyiv", cue="does not believe", act=Act.EXPECT)
    assert (
        title(one) == "Dmytro Kuleba does not believe Russia will attack Ukraine next week, reported 15 February 2022"
    )


def test_the_day_is_the_one_on_which_it_happened_else_was_said() -> None:
    one = plain("The convoy left Crimea on Monday for its base", days=[("Monday", "2022-02-14")])
    assert title(one) == "The convoy left Crimea on Monday for its base, 14 February 2022"
    named = plain("The convoy left Crimea on 14 February for its base", days=[("14 February", "2022-02-14")])
    assert title(named) == "The convoy left Crimea on 14 February for its base"
    assert title(plain("The convoy left Crimea for its base", at=None)) == "The convoy left Crimea for its base"


def test_the_day_of_reading_is_no_day_of_the_claim() -> None:
    from dataclasses import replace

    one = plain("The convoy left Crimea for its base", at=None)
    read = replace(one, source=replace(one.source, at="2026-11-28T10:00:00Z"))
    assert title(read) == "The convoy left Crimea for its base"


def test_the_most_central_words_are_taken() -> None:
    group = [
        plain("the note was sent to Kyiv on Thursday", "moscow", document="one"),
        plain("the note was sent to Kyiv", "kremlin", document="two"),
        plain("the weather was fine that day", "nato", document="three"),
    ]
    assert "The note was sent to Kyiv" in title(*group)


def test_a_whole_title_is_not_cut() -> None:
    long = "Decisions are taken by consensus, so that a state which does not attend cannot be made to answer questions"
    assert title(plain(long)) == f"{long}, reported 15 February 2022"
    assert closed("violations (11.02.22") == "violations"


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Kuleba: no answer from Russia as deadline passes", None),
        ("Canada police in standoff with protesters blocking bridge to U.S.", None),
        ("Normandy format advisors will meet in March - German spokesperson", None),
        ("Russian units loading to return to base, ministry says", None),
        ("Talks on hosting troops not triggered by crisis-PM", None),
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

    one = plain("Mali would not be easy")
    shown = replace(one, source=replace(one.source, title="Leaving Mali would not be easy as army feels the heat"))
    assert title(shown) == "Leaving Mali would not be easy as army feels the heat, reported 15 February 2022"


@pytest.mark.parametrize(
    ("words", "story", "expected"),
    [
        (
            "Norway closes two ports",
            "Norway closes two ports as Denmark weighs the cost of it all",
            "Norway closes two ports",
        ),
        (
            "Denmark weighs a ban",
            "Norway closes its two northern ports while Denmark weighs a ban",
            "Denmark weighs a ban",
        ),
        ("Norway will open ports", "Norway will open ports once Denmark has paid for all of the ships", None),
        ("Oslo closes ports", "Bergen says Oslo closes ports, and that Denmark pays for all of it", None),
        ("Two ports are shut", "Two ports are shut, officials in the town of Bergen told the press of it", None),
        ("Two ports are shut", "Two ports are shut after a storm: the harbour office of the town of Bergen", None),
        ("risks a ban", "Norway closes two of its ports in the north, risks a ban", None),
        ("Ports close as", "Ports close as fears of a new storm rattle the owners of ships", None),
    ],
)
def test_of_a_headline_of_two_things_a_title_has_the_one(words: str, story: str, expected: str | None) -> None:
    one = plain(words)
    shown = replace(one, source=replace(one.source, title=story))
    assert title(shown) == f"{expected or story}, reported 15 February 2022"


def test_a_headline_keeps_who_says_so() -> None:
    from dataclasses import replace

    one = plain("Drills near the border amount to escalation")
    story = "Drills near the border amount to escalation - Germany"
    assert title(replace(one, source=replace(one.source, title=story))) == f"{story}, reported 15 February 2022"


def test_what_only_the_story_explains_cannot_stand_alone() -> None:
    for words in ("it would end on Sunday", "They show a new bridge", "of it", "to leave the country", "Ends today"):
        assert not stands(words, Passage((Span(0, len(words)),), words))


@given(st.text(min_size=1, max_size=300), st.sampled_from([None, "withdrawal", "attack", "talks", "unheard-of"]))
def test_a_title_is_never_too_long_nor_empty(content: str, kind: str | None) -> None:
    found = title(said(content, kind=kind, subjects=() if kind == "talks" else ("RUS",)))
    assert 0 < len(found) <= LONGEST
    assert "\n" not in found


def test_the_withdrawal_of_the_examples() -> None:
    readings = examples()
    claim = assemble(of_kind(readings, "withdrawal", "RUS"), wire_copies(readings))
    words = claim.title.split(": ", 1)[1].rsplit(",", 1)[0].lower()
    assert any(words in m.said.statement.content.text.lower() for m in claim.members)


# One run of words


def pieced(first: str, between: str, second: str, who: str = "kyiv", **more: object) -> Said:
    """A statement whose content is in two pieces with some words between that are not the speaker's."""
    one = plain(f"{first}{between}{second}", who, **more)
    start = one.statement.content.start
    spans = Span(start, start + len(first)), Span(start + len(first) + len(between), one.statement.content.end)
    return replace(one, statement=replace(one.statement, content=Passage(spans, f"{first} … {second}")))


def test_two_quotes_are_not_put_together() -> None:
    one = pieced("The ferries have sailed for the island.", " With a smile he went on: ", "We are glad of it.")
    assert title(one) == "Dmytro Kuleba: The ferries have sailed for the island, reported 15 February 2022"


def test_a_headline_is_not_put_together_with_what_stands_under_it() -> None:
    one = plain("Five things to know\n\nThe ferries have sailed for the island at last")
    assert title(one) == "The ferries have sailed for the island at last, reported 15 February 2022"


def test_what_somebody_is_called_on_to_do_has_the_call() -> None:
    one = plain("the islanders to have a talk and to leave", "kyiv", cue="again, they all call for", act=Act.DEMAND)
    assert title(one).startswith("Dmytro Kuleba called on the islanders to have a talk and to leave")


def test_a_thing_has_the_verb_before_it() -> None:
    one = plain("the readiness to lend the island two ferries", "kyiv", cue="at the port, his words were of")
    assert title(one).startswith("Dmytro Kuleba spoke of the readiness to lend the island two ferries")


def test_a_month_in_the_words_has_no_day_of_saying_beside_it() -> None:
    one = plain("The harbour was lost in May 2014 after a long siege")
    month = Time("May 2014", Span(24, 32), "2014-05", "2014-05-01", "2014-05-31", "month")
    assert title(replace(one, statement=replace(one.statement, times=(month,)))) == one.statement.content.text


def test_a_day_ahead_is_not_one_that_is_past() -> None:
    one = plain("The two leaders are to speak on Saturday", "kyiv", at="2022-02-11", days=[("Saturday", "2022-02-05")])
    assert title(one) == "Dmytro Kuleba: The two leaders are to speak on Saturday, reported 11 February 2022"


def test_a_question_of_the_outlet_stays_one() -> None:
    assert title(plain("Is the ferry safe in winter")) == (
        "Northern Wire asked: Is the ferry safe in winter?, reported 15 February 2022"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferries sail again. VIDEO", "The ferries sail again"),
        (
            "Ferries kill fish in the northern fjords - Region - World - Coast Online",
            "Ferries kill fish in the northern fjords",
        ),
        ("Ola Hansen,: The ferries sail again today", "Ola Hansen: The ferries sail again today"),
    ],
)
def test_a_headline_without_its_medium(text: str, expected: str) -> None:
    assert headline(text) == expected


def test_words_that_hang_at_the_end_are_left_out() -> None:
    assert ended("It breaks the convention on the") == "It breaks the convention"


def test_an_own_word_in_the_readers_alphabet_goes_first() -> None:
    one = plain("Пороми знову ходять до острова після довгої перерви взимку")
    two = plain("The ferries have sailed to the island again", "kyiv", ordinal=1)
    assert title(one, two) == "Dmytro Kuleba: The ferries have sailed to the island again, reported 15 February 2022"


def test_where_a_verdict_rests_on_some_the_title_is_theirs() -> None:
    told = said("Russia is withdrawing its units to base")
    doubt = said("it had not seen any withdrawal of units to base", "nato", basis=Basis.SEEN, polarity="negative")
    aside = said("The council can help the withdrawal of the units along to base", "kyiv", act=Act.EXPECT)
    aside, doubt = replace(aside, ordinal=2), replace(doubt, ordinal=1)
    claim = assemble([told, doubt, aside])
    assert claim.assessment.status is Status.DOUBTED
    assert claim.title.startswith("Ministry of Defence of Russia: Russia is withdrawing its units to base")


def test_joint_speakers_are_named_with_and() -> None:
    pair = Speaker("Government of Norway; Government of Iceland", None, None, "GOV", "test")
    assert title(plain("the ferries are safe", pair)).startswith("Government of Norway and Government of Iceland: ")


@pytest.mark.parametrize(
    ("poor", "good"),
    [
        (
            "The attack was the worst of the year on the northern road",
            "Gunmen fired on a bus at Lask on the northern road",
        ),
        (
            "Why gunmen fired on a bus at Lask on the northern road",
            "Gunmen fired on a bus at Lask on the northern road",
        ),
    ],
)
def test_a_title_says_something_and_leans_on_nothing(poor: str, good: str) -> None:
    one, two = plain(poor), plain(good, document="two")
    assert title(one, two) == f"{good}, reported 15 February 2022"


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Liz Truss: Norway was withdrawing its forces from the strait, reported 16 February 2022", False),
        ("The village also houses hundreds of families", True),
        ("Red Cross: Since then more than a thousand people have fled", True),
        ("The source: They were working in the yard", True),
        ("Three people were hurt in the fire at Lask", False),
        ("Hundreds were released on Saturday", True),
        ("Norway says many have left", False),
        ("Norway asked under chapter III of the Vienna Document, which binds both", False),
        ("Norway accuses Iceland of the raid that was flown from Reykjavik", False),
        ("In both countries the harbours are shut", True),
        ("Norway: Mines are found in the strait – in “The raid was the third of many”", False),
    ],
)
def test_a_title_that_only_its_story_explains(text: str, leaning: bool) -> None:
    assert leans(text) is leaning


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("The shells wounded three children", " – in “Gunmen fire on a school at Lask”"),
        ("A number of people were hurt and their cars were burnt", " – in “Gunmen fire on a school at Lask”"),
        ("The mayor of Lask has closed the northern road", ""),
        ("Gunmen fire on a school at Lask", ""),
    ],
)
def test_what_only_its_story_explains_is_titled_with_its_headline(words: str, where: str) -> None:
    one = plain(words)
    placed = replace(one, source=replace(one.source, title="Gunmen fire on a school at Lask"))
    assert title(placed) == f"{words}, reported 15 February 2022{where}"
    assert title(one) == f"{words}, reported 15 February 2022"
    assert leans(title(placed)) is leans(title(one))


def test_what_stands_far_down_is_titled_with_the_sentence_before_it() -> None:
    one = plain("All the dead were from six families")
    far = replace(one, source=replace(one.source, title="Gunmen fire on a school at Lask"))
    before = "Soldiers went into the village of Orle on Tuesday."
    told = replace(far, matter=replace(far.matter, before=before))
    assert title(told) == f"All the dead were from six families, reported 15 February 2022 – after the words “{before}”"
    assert by_itself(title(told)) == by_itself(title(far)) == title(one)


def test_what_the_story_says_before_a_statement() -> None:
    text = "Soldiers went into Orle on Tuesday. They left again. The shooting went on. The village was empty."
    spans = list(sentences(text))
    assert told_before(text, spans, text.index("empty"), "The village was empty") == ""  # which, no sentence says
    two = "A jet fell on Orle in Norway. Two rockets hit the port of Narvik. The jet burnt out."
    spans, at = list(sentences(two)), two.index("burnt")
    assert told_before(two, spans, at, "The jet burnt out") == "A jet fell on Orle in Norway."
    assert told_before(two, spans, at, "Two were killed") == told_before(two, spans[1:], at, "The jet burnt out") == ""
    assert told_before(two, [], 3) == ""
    again = f"{two} The envoy to Orle, Carla Reyes, rejected that reading of the jet. The jet was old."
    assert told_before(again, list(sentences(again)), again.index("old"), "The jet was old") == ""


@pytest.mark.parametrize("cue", ["were believed", "appeared"])
def test_a_cue_that_parts_a_sentence_stays_in_it(cue: str) -> None:
    found = said_of(saidseen.read(f"Some of the men {cue} to have fled from Lask.", published="2022-02-15"))
    assert f"Some of the men {cue} to have fled from Lask, reported 15 February 2022" in {
        title(one).removeprefix("Somebody unnamed: ") for one in found
    }


def test_a_thing_that_is_named_is_no_sentence() -> None:
    """ "The two attacks in the north" tells nothing by itself; who tells of them is in the title."""
    assert title(plain("the two attacks in the north", "kyiv", cue="reported")) == (
        "Dmytro Kuleba reported the two attacks in the north, reported 15 February 2022"
    )
    assert not sentence_like("the two attacks in the north")
    assert not sentence_like("an ambitious bid which if successful would be the biggest yet")
    assert not sentence_like("any soldiers who have crossed the border")
    assert not sentence_like("a nearby town held by the rebel-led group")
    assert sentence_like("The group, which controls the town, attacked Lask")
    assert sentence_like("The men who were arrested were released")
    assert sentence_like("Norway attacks in the north")
    assert sentence_like("the army attacks the bridge")


def test_what_leans_on_its_story_alone_is_in_no_list_for_what_stands_beside_it() -> None:
    one = turned(plain("The village also houses hundreds of families", "kyiv"), 0)
    other = turned(plain("The area was also closed to lorries", "paris", document="two"), 60)
    claim = assemble([one, other])
    assert len(claim.beside) == len(claim.said) == 1
    assert (claim.leans, claim.shown) == (True, 1)


def test_what_ends_in_a_word_of_its_verb_stays_whole() -> None:
    assert ended("It fell two years after the militants moved in") == "It fell two years after the militants moved in"
    assert ended("It was told to the press in the") == "It was told to the press"
