"""Polarity, hedges, withheld specifics, proposals and invariants of the acts' judgement."""

from __future__ import annotations

import gc
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.language.en.inflection import inflect
from saidseen.model.acts import Act
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import catalogue
from saidseen.reading.acts import judge, speaks
from saidseen.reading.acts.lexicon import entries
from saidseen.reading.patterns import _tables, pattern
from tests.reading.marked import marked


@pytest.mark.parametrize(
    ("line", "polarity"),
    [
        ("<s>NATO</s> <c>said</c> <t>it has not seen any pull-back</t>.", "negative"),
        ("<s>The observers</s> <c>have not seen</c> <t>any movement of tanks</t>.", "negative"),
        ("<s>The bank</s> <c>does not expect</c> <t>a default</t>.", "negative"),
        ("<t>“No soldier of ours crossed the border,”</t> <s>the general</s> <c>said</c>.", "negative"),
        ("<s>Berlin</s> <c>said</c> <t>the pipeline was no longer an option</t>.", "negative"),
        ("<s>Paris</s> <c>urged</c> <t>Moscow not to attack</t>.", "negative"),
        ("<s>Paris</s> <c>said</c> <t>the talks were useful</t>.", "positive"),
        ("<s>Paris</s> <c>said</c> <t>not only the talks but also the visit was useful</t>.", "positive"),
        ("<s>Moscow</s> <c>denied</c> <t>any plan to attack</t>.", "positive"),
        ("<s>The ministry</s> <c>did not say</c> <t>where the ships were</t>.", "positive"),
        ("<s>Kyiv</s> <c>said</c> <t>the bridge that was not damaged had been reopened</t>.", "positive"),
    ],
)
def test_polarity(line: str, polarity: str) -> None:
    judgement = judge(*marked(line))
    assert judgement.polarity == polarity, judgement.why["polarity"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<s>Kyiv</s> <c>said</c> <t>an attack may come soon</t>.", ["may"]),
        ("<s>Kyiv</s> <c>said</c> <t>the talks are set for 9 May</t>.", []),
        ("<s>Kyiv</s> <c>spoke of</c> <t>the military might of its neighbour</t>.", []),
        ("<s>The minister</s> <c>reportedly said</c> <t>it was possible</t>.", ["reportedly", "possible"]),
        ("<s>The chancellor</s> <c>expressed</c> <t>cautious optimism that it seems over</t>.", ["cautious", "seems"]),
    ],
)
def test_hedges(line: str, words: list[str]) -> None:
    text, attribution = marked(line)
    assert [span.of(text) for span in judge(text, attribution).hedges] == words


@pytest.mark.parametrize(
    ("line", "withheld"),
    [
        (
            "<s>The army</s> <c>did not say</c> <t>where the units came from or how many they were</t>.",
            "where how_many",
        ),
        ("<s>The navy</s> <c>did not say</c> <t>where the ships were headed</t>.", "whither"),
        (
            "<s>Moscow</s> <c>gave no details</c> <t>of the destination or the number of vehicles</t>.",
            "how_many whither",
        ),
        ("<s>The police</s> <c>refused to say</c> <t>who was responsible</t>.", "who"),
        ("<s>The Kremlin</s> <c>did not disclose</c> <t>the timing of the talks</t>.", "when"),
        ("<s>The general</s> <c>declined to give</c> <t>casualty figures</t>.", "how_many"),
        ("<s>The minister</s> <c>would not reveal</c> <t>the location of the base or a date</t>.", "where when"),
        ("<s>The court</s> <c>did not explain</c> <t>why the case was closed</t>.", "why"),
        ("<s>The White House</s> <c>declined to comment</c> <t>on the report</t>.", "what"),
        ("<s>The army</s> <c>did not specify</c> <t>when or where the film was shot</t>.", "where when"),
    ],
)
def test_withheld_specifics(line: str, withheld: str) -> None:
    judgement = judge(*marked(line))
    assert judgement.act is Act.WITHHOLD
    assert set(judgement.withheld) == set(withheld.split())


def test_only_withholding_withholds() -> None:
    assert judge(*marked("<s>Kyiv</s> <c>asked</c> <t>where the units were</t>.")).withheld == ()


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("<s>Moscow</s> <c>did not deny</c> <t>the report</t>.", Act.ASSERT),
        ("<s>Moscow</s> <c>has not confirmed</c> <t>the report</t>.", Act.WITHHOLD),
        ("<s>Neither side</s> <c>confirmed</c> <t>the exchange</t>.", Act.WITHHOLD),
        ("<s>Moscow</s> <c>does not accept</c> <t>the ruling</t>.", Act.REJECT),
        ("<s>The UN</s> <c>has not ruled out</c> <t>a second mission</t>.", Act.EXPECT),
        ("<s>The prince</s> <c>did not threaten</c> <t>his neighbours</t>.", Act.ASSERT),
        ("<s>The governor</s> <c>gave no</c> <t>figures</t>.", Act.WITHHOLD),
    ],
)
def test_negated_cues(line: str, act: Act) -> None:
    assert judge(*marked(line)).act is act


@pytest.mark.parametrize(
    ("country", "act"),
    [("RUS", Act.PROMISE), ("USA", Act.EXPECT)],
)
def test_whose_side_will_act_decides_between_promise_and_expectation(country: str, act: Act) -> None:
    text, attribution = marked("<s>The spokeswoman</s> <c>said</c> <t>Russia will send more units to the border</t>.")
    assert judge(text, attribution, country=country).act is act


def test_the_side_of_a_bare_name_is_learnt_from_its_first_mention() -> None:
    text, attribution = marked(
        "Polish President Andrzej Duda was in Kyiv. <s>Duda</s> <c>said</c> <t>Warsaw will give shelter to all</t>."
    )
    assert judge(text, attribution).act is Act.PROMISE


def test_a_clear_proposal_decides_only_where_no_rule_does() -> None:
    plain = marked("<s>The minister</s> <c>said</c> <t>the hall was full</t>.")
    assert judge(*plain, {"accuse": 0.7, "assert": 0.3}).act is Act.ACCUSE
    assert judge(*plain, {"accuse": 0.5, "assert": 0.5}).act is Act.ASSERT
    certain = marked("<s>The minister</s> <c>denied</c> <t>that the hall was full</t>.")
    assert judge(*certain, {"accuse": 1.0}).act is Act.DENY


def test_an_outlet_of_its_own_neither_promises_nor_accuses() -> None:
    assert judge(*marked("<t>The government will send more troops to the border</t>.")).act is Act.EXPECT
    assert judge(*marked("<t>War crimes were reported from the east</t>.")).act is Act.ASSERT


def test_the_cue_in_pieces_takes_its_most_specific_piece() -> None:
    line = "<s>The bloc</s> <c>issued a statement</c> on Monday <c>condemning</c> <t>the arrest</t>."
    assert judge(*marked(line)).act is Act.ACCUSE


def test_every_reason_is_an_id_with_a_sentence() -> None:
    why = judge(*marked("<s>The army</s> <c>saw</c> <t>no sign of tanks</t>.")).why
    assert set(why) == {"act", "polarity", "basis"}
    assert all(id_ in catalogue() for id_ in why.values())


def test_the_lexicon_is_large_and_names_only_acts_and_families() -> None:
    from saidseen.reading.acts.families import FAMILIES

    labels = {entry.label for listed in entries().values() for _, entry in listed}
    assert labels <= {act.value for act in Act} | set(FAMILIES) | {"say"}
    assert sum(map(len, entries().values())) > 5_000
    assert all(id_ in catalogue() for _, id_ in FAMILIES.values())


@pytest.mark.parametrize("file", ["acts.toml", "basis.toml", "specifics.toml"])
def test_every_pattern_compiles(file: str) -> None:
    for table in ("words", "raw"):
        for name in _tables(file).get(table, {}):
            assert pattern(name, file).pattern


@pytest.mark.parametrize(
    ("base", "form"),
    [
        ("deny", "denied"),
        ("say", "says"),
        ("urge", "urging"),
        ("rebut", "rebutted"),
        ("reject", "rejected"),
        ("vow", "vows"),
    ],
)
def test_inflection(base: str, form: str) -> None:
    assert form in inflect(base)


@given(st.text(min_size=3, max_size=300), st.data())
def test_any_text_is_judged_and_spans_lie_in_it(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=4)))
    passages = [Passage.of(text, (Span(a, b),)) for a, b in itertools.pairwise(cuts)]
    source, cue, content = ([None, None, None, *passages])[-3:]
    assert content is not None
    judgement = judge(text, Attribution(source, cue, content, Span(0, len(text)), "drawn"))
    assert judgement.polarity in ("positive", "negative")
    assert all(span.end <= len(text) for span in judgement.hedges)
    assert bool(judgement.withheld) == (judgement.act is Act.WITHHOLD)
    assert judge(text, Attribution(source, cue, content, Span(0, len(text)), "drawn")) == judgement


@pytest.mark.parametrize(
    "unit", ["word ", "gave no ", ".,!?", "where ", "“", "a'b-", "\u200f\u0301 ", "unnamed a ", "u."]
)
def test_one_endless_sentence_is_judged_at_once(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    third = len(text) // 3
    source, cue, content = (Passage.of(text, (Span(a, a + third),)) for a in (0, third, 2 * third))
    gc.collect()  # what other tests left is not what is measured
    started = time.thread_time()
    judge(text, Attribution(source, cue, content, Span(0, len(text)), "endless"))
    assert time.thread_time() - started < 1.0


@pytest.mark.parametrize(
    ("content", "whether"),
    [
        ("that ten people were killed in the strike", False),
        ("that the report was in its hands", False),
        ("that the attack was staged", False),
        ("that Kyiv had rejected the offer", True),
        ("that Moscow was threatening its neighbours", True),
        ("that the allies agreed to send helmets", True),
    ],
)
def test_whether_a_content_has_itself_a_word_of_speech(content: str, whether: bool) -> None:
    assert speaks(Passage.of(content, (Span(0, len(content)),))) is whether


def test_what_is_left_out_aside_withholds_nothing() -> None:
    told = judge(*marked("<t>The attack was staged</t>, <s>it</s> <c>reported</c>, <c>without naming</c> its sources."))
    kept = judge(*marked("<s>He</s> <c>left without saying</c> <t>where the troops were</t>."))
    assert (told.act, kept.act) == (Act.ASSERT, Act.WITHHOLD)


def test_a_treaty_asks_and_who_is_called_by_one_does_not() -> None:
    lines = (
        "<c>Under</c> <s>the Vienna Document</s> <t>an exercise of that size has to be announced</t>.",
        "<s>The North Atlantic Treaty Organization</s> <c>said</c> <t>the talks were useful</t>.",
        "<s>Signatories of the Budapest Memorandum</s> <c>said</c> <t>the talks were useful</t>.",
    )
    assert [judge(*marked(line)).act for line in lines] == [Act.DEMAND, Act.ASSERT, Act.ASSERT]


def test_words_of_blame_that_are_none() -> None:
    for line, act in (
        ("<s>The council</s> <c>said</c> <t>it will discuss who is responsible for the attack</t>.", Act.PROMISE),
        ("<s>The agency</s> <c>said</c> <t>children are eating rubbish</t>.", Act.ASSERT),
        ("<s>The minister</s> <c>said</c> <t>the report is complete rubbish</t>.", Act.DENY),
        ("<s>The minister</s> <c>said</c> <t>the regime bears primary responsibility for it</t>.", Act.ACCUSE),
    ):
        assert judge(*marked(line)).act is act, line
