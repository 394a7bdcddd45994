"""Told, seen, shown, heard: sentences of our own."""

from __future__ import annotations

import pytest

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Basis, Passage, Span
from saidseen.model.reasons import catalogue
from saidseen.reading.basis import basis_of
from tests.reading.marked import marked

SENTENCES = {
    Basis.TOLD: """
<s>Canada’s prime minister</s> <c>said</c> <t>Moscow has seen no evidence of tampering</t>.
<s>The spokesman</s> <c>said</c> <t>we have not seen the report you mention</t>.
<s>The minister</s> <c>said</c> <t>the bridge was open</t>.
<s>Ukraine</s> <c>sees</c> <t>the move as a step towards war</t>.
<s>The poll</s> <c>shows</c> <t>that most voters want talks</t>.
<c>According to</c> <s>the Interfax agency</s>, <t>the ships left port</t>.
<s>The Kremlin</s> <c>denied</c> <t>reports of a mobilisation</t>.
<s>Berlin</s> <c>showed</c> <t>restraint</t>.
<s>The North Atlantic Treaty Organization</s> <c>said</c> <t>talks go on</t>.
<c>Under</c> <s>the Vienna Document</s> <t>an exercise of that size has to be announced</t>.
<s>A military source</s> <c>told</c> <t>that the ford was crossed</t>.
<s>Sources</s> <c>say</c> <t>the talks broke down</t>.
<s>The source</s> <c>added</c> <t>that a barn had burnt</t>.
<s>A reporter</s> <c>said</c> <t>the vote was close</t>.
<s>The embassy</s> <c>is believed</c> <t>to have closed</t>.
<c>According to</c> <s>the report</s>, <t>the mill had burnt down</t>.
<s>The document</s> <c>foresees</c> <t>a meeting of the states concerned</t>.
<s>State media</s> <c>said</c> <t>a shell hit the market</t>.
<s>The minister</s> <c>said</c> <t>explosions were heard across the harbour</t>.
<t>Shelling of the pier was seen as a warning</t>.
<t>Northern Rights Watch on Monday accused the port of hiding its tolls</t>.
<t>The guards managed to drive the crowd from the quay in December</t>.
<t>A coach leaves for the border on Monday</t>.
""",
    Basis.SEEN: """
<s>Oslo</s> <c>found no trace of</c> <t>the lost trawler</t>.
<s>The bloc’s envoy</s> <c>said</c> <t>that the bloc had not seen any sign of a truce</t>.
<s>Canada’s prime minister</s> <c>said</c> <t>Ottawa has seen no evidence of tampering</t>.
<s>NATO</s> <c>said</c> <t>“We have not seen any de-escalation on the ground”</t>.
<s>The OSCE mission</s> <c>heard</c> <t>14 explosions west of Donetsk</t>.
<s>The observers</s> <c>counted</c> <t>31 tanks at the station</t>.
<s>Washington</s> <c>sees</c> <t>no sign of a withdrawal</t>.
<c>According to</c> <s>an eyewitness</s>, <t>the train was full</t>.
<s>An AFP correspondent</s> <c>said</c> <t>whole streets lay flat</t>.
<t>Explosions were heard across the harbour</t>.
<t>Thick smoke over the port could be seen from the bridge</t>.
<s>The general</s> <c>said</c> <t>we saw twelve trucks at the crossing</t>.
""",
    Basis.SHOWN: """
<s>The ministry</s> <c>released footage of</c> <t>tanks crossing a bridge</t>.
<s>Satellite images</s> <c>show</c> <t>new tents near the airfield</t>.
<s>It</s> <c>showed</c> <t>trucks being driven onto a ferry</t>.
<s>The Pentagon</s> <c>published</c> <t>photographs of the intercepted jet</t>.
<c>According to</c> <s>a video posted by the border guard</s>, <t>the post burnt down</t>.
<s>Leaked documents</s> <c>revealed</c> <t>the price of the deal</t>.
<t>Residents inspect what is left of a bakery in the old town on May 3 2016</t>.
<t>A man who lost his shop on Tuesday sits beside the road in June</t>.
""",
    Basis.HEARD: """
<c>There are rumours that</c> <t>the governor fled</t>.
<t>Troops are</t> <c>reportedly</c> <t>on the move</t>.
<s>Unnamed sources</s> <c>say</c> <t>the talks broke down</t>.
<t>Forty lorries</t> <c>were also reported</c> <t>to be stuck at the pass</t>.
<t>The crew</t> <c>is believed</c> <t>to have drowned</t>.
<c>According to</c> <s>unconfirmed reports</s>, <t>the airport was closed</t>.
<s>People familiar with the matter</s> <c>said</c> <t>a deal was close</t>.
<s>The coastguard</s> <c>said</c> <t>two sailors were believed to have drowned</t>.
<t>The governor</t> <c>has been accused of</c> <t>selling the grain</t>.
<s>Several news agencies</s> <c>reported</c> <t>that the pass was shut</t>.
<s>Social media users</s> <c>wrote</c> <t>that the bridge was gone</t>.
<s>Media</s> <c>reported</c> <t>that nine ferries were late</t>.
<t>The convoy is reportedly heading for the pass</t>.
<c>There are allegations that</c> <t>the grain was sold abroad</t>.
""",
}
CASES = [(basis, line) for basis, block in SENTENCES.items() for line in block.strip().splitlines()]


def test_a_word_of_hearsay_between_two_pieces_counts() -> None:
    text = "Trucks are reportedly heading for the pass."
    content = Passage.of(text, (Span(0, 10), Span(22, 42)))
    assert basis_of(text, Attribution(None, None, content, Span(0, 43), ""))[0] is Basis.HEARD


@pytest.mark.parametrize(("basis", "line"), CASES, ids=[line[:60] for _, line in CASES])
def test_the_basis_of_a_sentence(basis: Basis, line: str) -> None:
    found, why = basis_of(*marked(line))
    assert found is basis, why
    assert why in catalogue()
