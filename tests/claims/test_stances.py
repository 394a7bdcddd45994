"""What a statement does to its claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from saidseen.claims.assemble import assemble
from saidseen.claims.frames import frame_of
from saidseen.claims.stance_rules import RULES
from saidseen.claims.stances import stances_of
from saidseen.claims.voices import voices_of
from saidseen.model.acts import Act
from saidseen.model.claim import Said, Stance, Status
from saidseen.model.reading import Basis
from saidseen.model.reasons import catalogue
from tests.claims.builders import said

BASE = {
    "withdrawal": said("units are loading to return to base", document="first", at="2022-02-14"),
    "invasion": said(
        "Russia could attack any day", "washington", kind="invasion", document="first", at="2022-02-14", act=Act.EXPECT
    ),
    "request": said(
        "Ukraine has asked Russia for an explanation", "kyiv", kind="request", subjects=("UKR",), document="first"
    ),
}
NO = "negative"


def stance(one: Said, *others: Said) -> Stance:
    """The stance of `one` in a claim with others."""
    group = [one, *others]
    found: Stance = stances_of(group, frame_of(group), voices_of(group))[one.id][0]
    return found


def beside(one: Said) -> Stance:
    """The stance of `one` beside a plain claim of its kind, which is repeated so that it is the majority."""
    base = BASE[one.matter.kind or ""]
    return stance(one, base)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (said("the troops were returning as planned"), Stance.AFFIRMS),
        (said("a partial withdrawal", cue="confirmed"), Stance.AFFIRMS),
        (said("tanks driven onto wagons", cue="released film of", basis=Basis.SHOWN), Stance.AFFIRMS),
        (said("how many troops were leaving", cue="did not say", act=Act.WITHHOLD), Stance.WITHHOLDS),
        (said("how many trains left", cue="does not show", polarity=NO, basis=Basis.SHOWN), Stance.WITHHOLDS),
        (said("the names of the departing units", cue="made known", polarity=NO), Stance.WITHHOLDS),
        (said("when the troops would return", cue="disclose"), Stance.WITHHOLDS),
        (said("no sign of a pullback had been seen", "nato", polarity=NO), Stance.DOUBTS),
        (said("it had not seen any sign of de-escalation", "nato", polarity=NO, basis=Basis.SEEN), Stance.DOUBTS),
        (said("there is cautious optimism but no hint of de-escalation", "nato"), Stance.DOUBTS),
        (said("it had seen no withdrawal", "nato", polarity=NO, basis=Basis.SEEN), Stance.DOUBTS),
        (said("Kyiv would believe in a withdrawal when it saw one", "kyiv"), Stance.DOUBTS),
        (said("Washington had not verified the withdrawal", "washington", polarity=NO), Stance.DOUBTS),
        (said("trains with tanks were no proof of a withdrawal", "nato", polarity=NO), Stance.DOUBTS),
        (said("it was sceptical of the withdrawal", "london"), Stance.DOUBTS),
        (said("Russia was still adding forces", "washington", opposed=True), Stance.DOUBTS),
        (said("more troops were being sent and none withdrawn", "kremlin", opposed=True), Stance.DENIES),
        (said("Russia's claim that it is pulling back is false", "official", act=Act.DENY), Stance.DENIES),
        (said("the claim of a withdrawal is false", "official"), Stance.DENIES),
        (said("Russia has not withdrawn its troops", "washington", polarity=NO), Stance.DENIES),
        (said("any withdrawal", cue="ruled out", act=Act.REJECT), Stance.DENIES),
        (said("Russia must withdraw its troops", "washington", act=Act.DEMAND), Stance.ASKS),
        (said("whether the troops had left", "nato", cue="asked", act=Act.ASK), Stance.ASKS),
        (said("Russia would withdraw its troops", "paris", cue="hoped", act=Act.EXPECT), Stance.ASKS),
        (said("if Russia withdraws its troops, talks can begin", "paris"), Stance.ASKS),
        (said("ways to withdraw troops", "paris", cue="discussed"), Stance.ASKS),
        (said("not one soldier would remain", act=Act.PROMISE, polarity=NO), Stance.AFFIRMS),
        (said("that it is adding forces", cue="denied", act=Act.DENY), Stance.AFFIRMS),
        (said("that it has not withdrawn", cue="denied", act=Act.DENY, polarity=NO), Stance.AFFIRMS),
    ],
    ids=lambda value: value.statement.content.text if isinstance(value, Said) else value.value,
)
def test_stance_to_a_withdrawal(one: Said, expected: Stance) -> None:
    assert beside(one) is expected


@pytest.mark.parametrize(
    ("content", "who", "act", "polarity", "expected"),
    [
        ("any intention of invading Ukraine", "moscow", Act.DENY, "positive", Stance.DENIES),
        ("it has no plan to attack Ukraine", "kremlin", Act.ASSERT, NO, Stance.DENIES),
        ("there is no evidence of a plan to attack", "kremlin", Act.ASSERT, NO, Stance.DENIES),
        ("it sees no sign of an imminent attack", "kyiv", Act.ASSERT, NO, Stance.DOUBTS),
        ("an invasion could begin any day", "nato", Act.EXPECT, "positive", Stance.AFFIRMS),
        ("everything is in place for an attack", "guardian", Act.ASSERT, "positive", Stance.AFFIRMS),
        ("an invasion would bring a decisive response", "washington", Act.ASSERT, "positive", Stance.ASKS),
        ("costs if Russia attacks", "washington", Act.THREATEN, "positive", Stance.ASKS),
        ("stop preparing for war", "nato", Act.DEMAND, "positive", Stance.ASKS),
        ("the alleged invasion is a hoax", "kremlin", Act.ASSERT, "positive", Stance.DENIES),
        ("the alleged invasion is hysteria", "paris", Act.ASSERT, "positive", Stance.DOUBTS),
    ],
)
def test_stance_to_what_may_come(content: str, who: str, act: Act, polarity: str, expected: Stance) -> None:
    assert beside(said(content, who, kind="invasion", act=act, polarity=polarity)) is expected


def test_asking_makes_a_request() -> None:
    one = said("Russia to explain its troops", "kyiv", cue="asked", act=Act.ASK, kind="request", subjects=("UKR",))
    assert beside(one) is Stance.AFFIRMS


def test_advice_against_travel_is_not_a_denial_of_advice_to_leave() -> None:
    told = said("its citizens to leave Ukraine", "washington", cue="urges", act=Act.ADVISE, kind="evacuation")
    more = said("its citizens not to travel to Ukraine", "washington", act=Act.ADVISE, kind="evacuation", polarity=NO)
    idle = said("Indians whose stay is not essential to leave", "official", act=Act.ADVISE, kind="evacuation")
    assert [stance(one, told) for one in (more, idle)] == [Stance.ASKS, Stance.ASKS]


def test_who_dismisses_a_denial_affirms() -> None:
    claim = BASE["withdrawal"]
    charge = said("the claim that it pulls back is false", "official", act=Act.DENY, ordinal=1)
    answer = said("the accusation as unfounded", "kremlin", cue="dismissed", act=Act.DENY, ordinal=2, host=charge)
    assert stance(answer, claim, charge) is Stance.AFFIRMS
    alone = said("the accusation as unfounded", "kremlin", cue="dismissed", act=Act.DENY, ordinal=2)
    assert stance(alone, claim, charge) is Stance.AFFIRMS, "the statement before it in the story is what it answers"


def test_who_dismisses_the_claim_denies() -> None:
    claim = said("Russia may attack within days", "washington", kind="invasion", act=Act.EXPECT)
    answer = said(
        "the accusation as unfounded", "kremlin", cue="dismissed", act=Act.DENY, ordinal=1, kind="invasion", host=claim
    )
    assert stance(answer, claim) is Stance.DENIES


def test_who_contests_silence_asks() -> None:
    silent = said("how many", cue="did not say", act=Act.WITHHOLD)
    contest = said("the answer", "london", cue="contested", act=Act.DENY, ordinal=1, host=silent)
    assert stance(contest, silent, BASE["withdrawal"]) is Stance.ASKS


def test_of_pieces_the_one_with_the_matter_counts() -> None:
    """ "said … estimated" of two speakers run together: the other's figure does not turn the claim round."""
    from dataclasses import replace

    from saidseen.model.reading import Passage, Span

    one = said("some drills had ended ... still more than 130,000 troops around Ukraine mass", opposed=True)
    text = "some drills had ended … the build-up of more than 130,000 troops"
    start = one.statement.content.start
    first = len("some drills had ended")
    spans = (Span(start, start + first), Span(start + first + 5, start + first + 5 + len(text) - first - 3))
    split = replace(one, statement=replace(one.statement, content=Passage(spans, text)))
    assert beside(split) is Stance.AFFIRMS
    assert beside(one) is Stance.DENIES


def test_without_a_kind_the_common_act_is_the_claim() -> None:
    demands = [
        said("that NATO shut its door", who, cue="demands", act=Act.DEMAND, kind=None, document=who)
        for who in ("moscow", "kremlin")
    ]
    refusal = said("the demands", "nato", cue="rejected", act=Act.REJECT, kind=None, ordinal=3)
    assert stance(demands[0], demands[1], refusal) is Stance.ASKS
    assert stance(refusal, *demands) is Stance.DENIES


def test_without_a_kind_the_other_polarity_denies() -> None:
    told = [said("the note was sent", who, kind=None, document=who) for who in ("moscow", "kremlin")]
    assert stance(said("no note was sent", "kyiv", kind=None, polarity=NO), *told) is Stance.DENIES


def test_every_member_carries_the_id_of_a_rule() -> None:
    known = {id_ for _, _, id_ in RULES}
    claim = assemble([BASE["withdrawal"], said("no sign of a pullback had been seen", "nato", polarity=NO)])
    assert {member.why for member in claim.members} <= known
    assert {member.why_words for member in claim.members} <= {catalogue()[id_] for id_ in known}


@pytest.mark.parametrize("id_", [id_ for _, _, id_ in RULES])
def test_every_rule_is_one_plain_sentence(id_: str) -> None:
    words = catalogue()[id_]
    assert words.endswith(".")
    assert words.count(". ") == 0
    assert len(words) <= 110


def test_what_another_said_is_passed_on_and_not_affirmed() -> None:
    outer = said("Moscow claimed that there were 120,000 troops", "washington", kind="build-up", ordinal=1)
    inner = said("there were 120,000 troops", "moscow", kind="build-up", cue="claimed", ordinal=2)
    inside = replace(inner, statement=replace(inner.statement, within=outer.statement.id))
    assert stance(outer, inside) is Stance.ASKS
    assert stance(outer, inner) is Stance.AFFIRMS
    assert stance(inside, outer) is Stance.AFFIRMS


def test_where_all_say_that_it_is_not_so_they_affirm_what_they_say() -> None:
    one = said("No ferry was attacked in three weeks", "kyiv", kind="attack", polarity=NO)
    assert stance(one) is Stance.AFFIRMS
    other = said("the ferry was attacked", "moscow", kind="attack", document="two")
    assert stance(one, other) is Stance.DENIES


def test_a_false_flag_negates_nothing() -> None:
    one = said("Russia of planning a false flag attack", "washington", cue="accused", act=Act.ACCUSE, kind="attack")
    other = said("the attack was planned", "london", kind="attack", document="two")
    assert stance(one, other) is Stance.AFFIRMS


def test_that_no_one_should_doubt_is_no_doubt() -> None:
    one = said("No one should have any doubts that the attack will come", "kyiv", kind="attack", polarity=NO)
    assert stance(one, said("the attack will come", "london", kind="attack", document="two")) is not Stance.DOUBTS


def test_to_deny_what_others_deny_is_to_deny_it() -> None:
    one = said("any crossing of the border by the patrol", "kyiv", cue="denies", act=Act.DENY, kind=None, subjects=())
    two = said("the crossing by its patrol", "kyiv", cue="denied", act=Act.DENY, document="two", kind=None, subjects=())
    assert (stance(one, two), stance(two, one)) == (Stance.DENIES, Stance.DENIES)


def test_a_denial_of_what_says_no_denies_and_who_says_no_affirms() -> None:
    no = said("the drills needed no notification", "moscow", polarity=NO, kind=None, subjects=())
    again = replace(said("the drills did not need notification", "moscow", polarity=NO, document="two", kind=None))
    reading = said("that reading", "washington", cue="rejected", act=Act.REJECT, ordinal=1, kind=None, host=no)
    found = {one.statement.content.text: stance(one, *(o for o in (no, again, reading) if o is not one))
             for one in (no, reading)}  # fmt: skip
    assert found == {no.statement.content.text: Stance.AFFIRMS, "that reading": Stance.DENIES}


def test_who_says_no_with_others_affirms_it() -> None:
    over = said("the harbour talks ended with no breakthrough", None, kind=None, subjects=())
    none = said("no breakthrough at the harbour talks", None, polarity=NO, document="two", kind=None, subjects=())
    assert (stance(over, none), stance(none, over)) == (Stance.AFFIRMS, Stance.AFFIRMS)


@pytest.mark.parametrize(
    ("words", "act", "expected"),
    [
        ("there was no immediate claim of responsibility for the blast", Act.ASSERT, Stance.WITHHOLDS),
        ("it was not immediately clear who fired on the mill", Act.ASSERT, Stance.WITHHOLDS),
        ("it was unclear if planes of either side hit the mill", Act.WITHHOLD, Stance.DOUBTS),
        ("it was unclear if planes of Chile or of Peru carried out the blast", Act.ASSERT, Stance.WITHHOLDS),
        ("it was unclear whether the blast was conducted by Chile or by Peru", Act.WITHHOLD, Stance.WITHHOLDS),
        ("he was not in a position to confirm the blast", Act.WITHHOLD, Stance.DOUBTS),
        ("not available for comment on the blast", Act.WITHHOLD, Stance.WITHHOLDS),
        ("the so-called republic of the mill is recognised", Act.ASSERT, Stance.AFFIRMS),
    ],
)
def test_what_is_not_told_and_what_is_doubted(words: str, act: Act, expected: Stance) -> None:
    negative = NO if " no" in f" {words}" else "positive"
    one = said(words, "paris", act=act, polarity=negative, document="two", kind=None, subjects=())
    assert stance(one, said("a blast hit the mill", "kyiv", kind=None, subjects=())) is expected


def test_who_is_against_an_attempt_does_not_deny_it() -> None:
    seeks = said("Norway seeks to close the strait to foreign ships", "kyiv", kind=None, subjects=())
    against = said(
        "any attempts to close the strait to foreign ships", "nato", act=Act.REJECT, cue="rejects", kind=None,
        subjects=(), document="two",
    )  # fmt: skip
    assert stance(against, seeks) is Stance.ASKS


def test_what_an_outlet_writes_again_of_one_who_says_not_changes_no_stance() -> None:
    says = said("there is no risk that the strait will be closed", "kyiv", polarity="negative", kind=None, subjects=())
    again = said("it is unlikely that the strait will be closed", None, kind=None, subjects=(), ordinal=1)
    assert stance(says, again) is Stance.AFFIRMS
    claim = assemble([says, again])
    assert claim.history[-1].status is claim.assessment.status is Status.CLAIMED


@pytest.mark.parametrize(
    ("words", "act", "expected"),
    [
        ("There was no resistance except in one house", Act.ASSERT, Stance.AFFIRMS),
        ("The mill was not bombed by rebels", Act.ASSERT, Stance.DENIES),
        ("the reporting of the monitor as biased", Act.REJECT, Stance.AFFIRMS),
        ("that the mill was bombed by rebels", Act.REJECT, Stance.DENIES),
        ("rebels bombed the mill but won't admit that they did not aim", Act.REJECT, Stance.AFFIRMS),
    ],
)
def test_who_says_no_to_something_else_only_says_their_own_word(words: str, act: Act, expected: Stance) -> None:
    told = [said("rebels bombed the mill", who, kind=None, subjects=(), document=who) for who in ("nato", "london")]
    negative = NO if " no" in words and act is Act.ASSERT else "positive"
    cue = "rejected" if act is Act.REJECT else "said"
    one = said(words, "kyiv", act=act, cue=cue, polarity=negative, kind=None, subjects=(), document="three")
    assert stance(one, *told) is expected


def test_a_refusal_that_an_outlet_tells_of_is_what_that_says() -> None:
    one = said("the resolution on the strait", "london", act=Act.REJECT, cue="votes against", kind=None, subjects=())
    own = said("Britain votes against the resolution on the strait", None, kind=None, subjects=(), ordinal=1)
    assert one.statement.cue
    assert own.statement.content.holds(one.statement.cue.spans[0])
    assert stance(one, own) is Stance.AFFIRMS
    assert stance(one, replace(own, source=replace(own.source, id="two"))) is Stance.DENIES


def test_who_alone_doubts_says_so() -> None:
    one = said("the administration does not believe that a decision was taken", "washington", polarity=NO, kind=None)
    assert stance(one) is Stance.AFFIRMS
    assert stance(one, said("a decision was taken", "kyiv", kind=None, document="two")) is not Stance.AFFIRMS


def test_a_war_of_disinformation_is_no_doubt() -> None:
    told = said("Norway is at the centre of the war", "london", kind=None, document="two")
    one = said("Norway is at the centre of a disinformation war", "kyiv", kind=None)
    assert stance(one, told) is Stance.AFFIRMS
