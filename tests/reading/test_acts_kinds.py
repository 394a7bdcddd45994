"""Kinds of statement that are easily mistaken for one another, in sentences of our own."""

from __future__ import annotations

import pytest

from saidseen.model.acts import Act
from saidseen.reading.acts import judge
from tests.reading.marked import marked

KINDS = {
    Act.WITHHOLD: """
<s>The shipyard</s> <c>declined</c> <t>to make the price of the ferries public</t>.
<s>The bank</s> <c>refused</c> <t>to give any figures for August</t>.
<s>The coach</s> <c>answered none of</c> <t>the questions about the fight</t>.
<s>The club</s> <c>named</c> <t>none</t>.
<s>The club</s> <c>was mum on</c> <t>the fee for the striker</t>.
<s>The spokeswoman</s>: <t>“I’m not going to speak to what was said in that room”</t>.
""",
    Act.REJECT: """
<s>The union</s> <c>declined</c> <t>to call off the march</t>.
<s>The island</s> <c>refused</c> <t>to give the trawlers shelter</t>.
<s>Oslo</s><c>:</c> <t>Terms of the fish deal not acceptable</t>
<s>Vienna</s><c>:</c> <t>No to a common army</t>
<s>The board</s> <c>denied</c> <t>Norway access to the archive</t>.
<s>The ministers</s> <c>expressed</c> <t>strong opposition to the toll</t>.
""",
    Act.AGREE: """
<s>Lisbon</s><c>:</c> <t>Yes to a joint rail line</t>
<s>The ministers</s> <c>reiterated</c> <t>their unwavering support for the court</t>.
""",
    Act.DENY: """
<s>Rome</s><c>:</c> <t>Reports of a closed port untrue</t>
<s>The museum</s><c>:</c> <t>that letter did not come from us</t>.
""",
    Act.ACCUSE: """
<s>Quito</s><c>:</c> <t>Neighbour shelters the gunmen of the March raid</t>
""",
    Act.ASSERT: """
<s>Finland’s president</s> <c>said</c> <t>that Helsinki had not verified the video</t>.
<s>Finland’s president</s> <c>said</c> <t>that Helsinki would believe in the truce when it saw one</t>.
<s>The historian</s> <c>doubts</c> <t>that the letter was written in Lyon</t>.
<s>The delegates</s> <c>discussed</c> <t>ways to deter further aggression in the strait</t>.
<s>The museum</s> <c>wants to stress</c> <t>that entry is free on Sundays</t>.
<s>The film</s> <c>showed</c> <t>a bicycle lying on the pavement</t>.
<s>The inspector</s> <c>said</c> <t>the delay was due to a broken signal</t>.
<s>The baker</s> <c>said</c> <t>a van likely driven by a tourist had hit the wall</t>.
<s>The clerk</s> <c>said</c> <t>gunfire could be heard from the quay</t>.
<s>The mayor</s> <c>said in response to a query</c> <t>that the pool was full</t>.
<s>A survey</s> <c>suggests</c> <t>bee numbers plummet on the coast</t>.
""",
    Act.EXPECT: """
<s>The historian</s> <c>doubts</c> <t>that the archive will be opened</t>.
<s>The weather office</s> <c>cautioned</c> <t>that the ice might not hold</t>.
""",
    Act.PROMISE: """
<s>The minister</s> <c>reaffirmed</c> <t>the firm commitment of the country to the treaty</t>.
<s>Denmark</s> <c>has agreed to</c> <t>lend the museum six ships</t>.
<s>The king</s> <c>said</c> <t>he would remain in the city</t>.
""",
    Act.OFFER: """
<s>The rebels</s> <c>reiterated</c> <t>their full readiness to lay down arms</t>.
""",
    Act.THREATEN: """
<s>The Japanese government</s> <c>warned</c> <t>that it would turn the islet into rubble</t>.
<s>The gas company</s> <c>gave notice</c> <t>that it would cut off the town unless it was paid</t>.
<t>Brussels will seize the cargo if the fine is not paid</t>, <s>the trade commissioner</s> <c>cautioned</c>.
<t>“Pay the fine or the bridge stays shut,”</t> <s>the governor</s> <c>told the hauliers</c>.
<s>Pilots</s><c>:</c> <t>Walkout from Friday unless rosters change</t>
""",
    Act.DEMAND: """
<t>“Open the gate now,”</t> <s>the commissioner</s> <c>told the generals</c>.
""",
    Act.ADVISE: """
<s>The consulate</s> <c>cautioned against</c> <t>swimming in the bay</t>.
""",
}
CASES = [(act, line) for act, block in KINDS.items() for line in block.strip().splitlines()]


@pytest.mark.parametrize(("act", "line"), CASES, ids=[line[:60] for _, line in CASES])
def test_the_act_of_a_kind(act: Act, line: str) -> None:
    judgement = judge(*marked(line))
    assert judgement.act is act, judgement.why["act"]


def test_a_proposed_threat_needs_a_word_that_looks_ahead() -> None:
    past = marked("<s>The monitor</s> <c>said</c> <t>the planes struck two villages near the river</t>.")
    assert judge(*past, {"threaten": 0.8}).act is Act.ASSERT


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("that Chile had not answered the letter", Act.ASSERT),
        ("Chile has not yet answered the letter", Act.ASSERT),
        ("that Peru had not attacked the ship", Act.DENY),
    ],
)
def test_who_says_that_another_has_not_done_it_denies_nothing(content: str, act: Act) -> None:
    line = marked(f"<s>Peru’s foreign minister</s> <c>said</c> <t>{content}</t>.")
    assert judge(*line, {"deny": 0.9}, "PER").act is act


def test_where_a_film_was_taken_is_a_place_and_no_destination() -> None:
    line = "<s>The navy</s> <c>did not say</c> <t>where the video of the ships had been taken</t>."
    assert judge(*marked(line)).withheld == ("where",)
