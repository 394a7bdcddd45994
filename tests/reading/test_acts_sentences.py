"""Every act in at least eight sentences of our own: source in <s>, cue in <c>, content in <t>."""

from __future__ import annotations

import pytest

from saidseen.model.acts import Act
from saidseen.model.reasons import catalogue
from saidseen.reading.acts import judge
from tests.reading.marked import marked

SENTENCES = {
    Act.ASSERT: """
<s>The Ukrainian border service</s> <c>said</c> <t>all crossings into Poland were working normally</t>.
<s>The Pentagon</s> <c>confirmed</c> <t>the arrival of 1,700 paratroopers in Rzeszow</t>.
<c>According to</c> <s>the OSCE mission</s>, <t>the line of contact was quiet overnight</t>.
<s>Belarus</s> <c>announced</c> <t>that the joint exercises had ended</t>.
<s>The governor</s> <c>acknowledged</c> <t>that two bridges were damaged</t>.
<s>The airline</s> <c>added</c> <t>that its crews had been moved to Lviv</t>.
<s>The ministry</s> <c>reported</c> <t>the loss of one helicopter</t>.
<s>The White House</s> <c>told reporters</c> <t>that the two leaders had spoken for an hour</t>.
<t>“The convoy is about sixty kilometres long,”</t> <s>a US official</s> <c>noted</c>.
<s>The mayor</s> <c>admitted</c> <t>that the shelters were not heated</t>.
<s>The government</s> <c>revealed</c> <t>the cost of the new fleet</t>.
<s>The central bank</s> <c>stated</c> <t>that reserves stood at 28 billion dollars</t>.
""",
    Act.DENY: """
<s>Moscow</s> <c>has denied</c> <t>planning an attack</t>.
<s>The Kremlin</s> <c>said</c> <t>it had no intention of invading anybody</t>.
<s>The company</s> <c>rejected</c> <t>claims that its pipeline was used as a weapon</t>.
<s>Beijing</s> <c>said</c> <t>the report was completely false</t>.
<t>“This is not true,”</t> <s>the ambassador</s> <c>said</c>.
<s>The army</s> <c>dismissed</c> <t>the allegation as groundless</t>.
<s>The separatists</s> <c>refuted</c> <t>reports of shelling from their side</t>.
<s>Kyiv</s> <c>insisted</c> <t>it was not preparing an offensive in Donbas</t>.
<s>The foreign minister</s> <c>brushed aside</c> <t>the accusations</t>.
<s>Russia’s</s> <c>denial</c> <t>of any role in the cyberattack</t> convinced few.
<s>A spokesman</s> <c>said</c> <t>Moscow had nothing to do with the outage</t>.
""",
    Act.DEMAND: """
<s>Washington</s> <c>demanded</c> <t>the immediate release of the two sailors</t>.
<s>The UN Secretary-General</s> <c>called for</c> <t>an immediate ceasefire</t>.
<s>The G7</s> <c>urged</c> <t>Russia to pull its troops back from the border</t>.
<s>The Ukrainian president</s> <c>called on</c> <t>the EU to impose sanctions at once</t>.
<t>“Withdraw your forces,”</t> <s>the British prime minister</s> <c>said</c>.
<s>The Kremlin</s> <c>said</c> <t>NATO must give written guarantees</t>.
<s>Poland</s> <c>insisted on</c> <t>a seat at the table</t>.
<s>The European Parliament</s> <c>said</c> <t>the pipeline should be stopped for good</t>.
<s>Germany</s> <c>pressed for</c> <t>the reopening of the corridor</t>.
<s>Russia’s</s> <c>demand</c> <t>for a halt to NATO enlargement</t> was on the table.
<s>Estonia</s> <c>said</c> <t>the alliance needs to move more troops east</t>.
""",
    Act.REJECT: """
<s>The US president</s> <c>ruled out</c> <t>sending troops to Ukraine</t>.
<s>NATO</s> <c>rejected</c> <t>the demand to close its door</t>.
<s>Kyiv</s> <c>refused</c> <t>to negotiate with the separatists</t>.
<s>The chancellor</s> <c>turned down</c> <t>the request for howitzers</t>.
<s>Ukraine</s> <c>said</c> <t>it would never accept the annexation</t>.
<t>“We will not give up our territory,”</t> <s>the president</s> <c>said</c>.
<s>Hungary</s> <c>vetoed</c> <t>the joint statement</t>.
<s>The Ukrainian foreign minister</s> <c>said</c> <t>an ultimatum was unacceptable</t>.
<s>Turkey</s> <c>opposes</c> <t>the sanctions</t>.
<s>NATO’s</s> <c>refusal</c> <t>to set up a no-fly zone</t> angered Kyiv.
<s>China</s> <c>declined</c> <t>to join the talks</t>.
<s>Serbia</s> <c>said</c> <t>joining NATO was out of the question</t>.
""",
    Act.OFFER: """
<s>The Kremlin</s> <c>said</c> <t>it was ready for talks in Minsk</t>.
<s>Turkey</s> <c>offered</c> <t>to host a summit</t>.
<s>The French president</s> <c>proposed</c> <t>a meeting of the two leaders</t>.
<s>The Vatican</s> <c>says</c> <t>it is willing to mediate</t>.
<s>Kyiv</s> <c>said</c> <t>it was open to a discussion of neutrality</t>.
<s>Israel’s prime minister</s> <c>put forward</c> <t>a plan for a truce</t>.
<s>The foreign minister</s> <c>suggested</c> <t>that the sides should meet in Vienna</t>.
<t>“Let us sit down and talk,”</t> <s>the president</s> <c>said</c>.
<s>Washington</s> <c>is ready to discuss</c> <t>limits on missiles</t>.
<s>The alliance’s</s> <c>offer</c> <t>of talks on transparency</t> still stands.
""",
    Act.PROMISE: """
<s>Germany</s> <c>promised</c> <t>5,000 helmets to Ukraine</t>.
<s>The US president</s> <c>pledged</c> <t>to defend every inch of NATO territory</t>.
<s>Canada</s> <c>said</c> <t>it would send small arms worth 7.8 million dollars</t>.
<t>“We will support Ukraine for as long as it takes,”</t> <s>the Commission president</s> <c>said</c>.
<s>The Kremlin</s> <c>vowed</c> <t>to pull the troops out once the drills end</t>.
<s>The prime minister</s> <c>announced</c> <t>that his government would double its aid</t>.
<s>Poland</s> <c>committed to</c> <t>taking in all refugees</t>.
<s>Denmark’s</s> <c>pledge</c> <t>to buy new frigates</t> was welcomed.
<s>The minister</s> <c>gave assurances</c> <t>that gas would flow all winter</t>.
<s>The ministry</s> <c>said</c> <t>it will publish the list on Monday</t>.
""",
    Act.ACCUSE: """
<s>Kyiv</s> <c>accused</c> <t>Russia of shelling a kindergarten</t>.
<s>The EU</s> <c>condemned</c> <t>the recognition of the two regions</t>.
<s>Moscow</s> <c>blamed</c> <t>the West for the tension</t>.
<s>The Kremlin</s> <c>said</c> <t>Western capitals were whipping up hysteria</t>.
<s>The British defence secretary</s> <c>said</c> <t>Moscow was looking for a pretext to invade</t>.
<s>Amnesty International</s> <c>said</c> <t>the army had committed war crimes</t>.
<s>The Russian foreign ministry</s> <c>slammed</c> <t>the deployment as destructive</t>.
<s>Ukraine</s> <c>says</c> <t>the separatists have violated the truce thirty times</t>.
<s>China</s> <c>hit out at</c> <t>the new alliance in the Pacific</t>.
<s>The opposition’s</s> <c>condemnation</c> <t>of the raid</t> was sharp.
<t>“They are lying to the whole world,”</t> <s>the minister</s> <c>said</c>.
""",
    Act.THREATEN: """
<s>The US president</s> <c>threatened</c> <t>to shut down the pipeline</t>.
<s>The EU</s> <c>warned</c> <t>of massive consequences if Russia attacks</t>.
<s>The Russian president</s> <c>said</c> <t>those who interfere would face consequences they have never seen</t>.
<t>“We will respond to any attack,”</t> <s>the defence minister</s> <c>said</c>.
<s>Moscow</s> <c>said</c> <t>it would retaliate against the sanctions</t>.
<s>The British foreign secretary</s> <c>said</c> <t>Russia would pay a heavy price for an invasion</t>.
<s>Tehran</s> <c>vowed</c> <t>to avenge the killing of the general</t>.
<s>The alliance’s</s> <c>threat</c> <t>of sanctions</t> did not impress Moscow.
<s>Belarus</s> <c>warned</c> <t>that it would cut off the transit of gas if the border closes</t>.
<t>“If they cross the line, we will strike,”</t> <s>the general</s> <c>said</c>.
""",
    Act.ADVISE: """
<s>The Indian embassy</s> <c>urged</c> <t>its citizens to leave Kyiv</t>.
<s>The Foreign Office</s> <c>advised</c> <t>Britons against all travel to Ukraine</t>.
<s>The State Department</s> <c>recommended</c> <t>that Americans depart by commercial flights</t>.
<s>The embassy</s> <c>published a notice urging</c> <t>students to stay indoors</t>.
<s>The health ministry</s> <c>told</c> <t>residents to boil tap water</t>.
<s>Japan</s> <c>called on</c> <t>its nationals to leave the country at once</t>.
<s>The city council</s> <c>warned</c> <t>residents not to go near the river</t>.
<s>The regulator</s> <c>recommends</c> <t>airlines to avoid the airspace</t>.
<s>The mayor</s> <c>said</c> <t>people should keep a supply of water at home</t>.
<s>The consulate</s> <c>issued advice</c> <t>to carry papers at all times</t>.
""",
    Act.ASK: """
<s>A reporter</s> <c>asked</c> <t>whether the troops had left Belarus</t>.
<s>Q</s> And <t>would the minister go on with the talks</t>, then?
<s>QUESTION</s>: <t>When did the ministry learn of the leak</t>?
When did <s>the ministry</s> <c>learn of</c> <t>the leak</t> in its northern depot?
<s>Ukraine</s> <c>requested</c> <t>a meeting under the Vienna Document</t>.
<t>“Where are the prisoners?”</t> <s>the ombudsman</s> <c>said</c>.
<s>The Baltic states</s> <c>asked for</c> <t>an explanation of the exercises</t>.
<s>Kyiv</s> <c>asked</c> <t>Berlin for anti-aircraft guns</t>.
<s>The committee</s> <c>inquired</c> <t>why the warning came so late</t>.
<s>Austria</s> <c>sought clarification on</c> <t>the size of the drill</t>.
<s>The senator</s> <c>questioned</c> <t>how the money was spent</t>.
<s>Ukraine’s</s> <c>request</c> <t>for air defences</t> is being studied.
<s>The commission</s> <c>wondered</c> <t>if the bridge was still safe</t>.
""",
    Act.AGREE: """
<s>The Ukrainian president</s> <c>welcomed</c> <t>the decision of the EU</t>.
<s>Russia</s> <c>agreed to</c> <t>a new round of consultations</t>.
<s>The Bundestag</s> <c>approved</c> <t>the delivery of weapons</t>.
<s>Israel</s> <c>accepted</c> <t>the invitation</t>.
<s>Finland</s> <c>backed</c> <t>the sanctions</t>.
<s>The Kremlin</s> <c>signed off on</c> <t>the exchange of prisoners</t>.
<s>China</s> <c>said</c> <t>it supports the plan for talks</t>.
<s>The two presidents</s> <c>agreed</c> <t>that the ceasefire must hold</t>.
<s>The minister</s> <c>endorsed</c> <t>the roadmap</t>.
<s>Berlin’s</s> <c>approval</c> <t>of the shipment</t> came late.
""",
    Act.EXPECT: """
<s>The US president</s> <c>said</c> <t>an invasion could begin within days</t>.
<s>The NATO chief</s> <c>warned</c> <t>that the conflict may last for years</t>.
<s>Analysts</s> <c>expect</c> <t>a rise in oil prices</t>.
<s>The UN</s> <c>fears</c> <t>that five million people will flee</t>.
<s>The chancellor</s> <c>hopes</c> <t>for progress at the summit</t>.
<s>The Ukrainian defence minister</s> <c>said</c> <t>a large offensive was unlikely</t>.
<s>The Pentagon</s> <c>believes</c> <t>Russia will target the capital first</t>.
<s>The agency</s> <c>predicted</c> <t>a harvest of 60 million tonnes</t>.
<s>The Red Cross</s> <c>warned of</c> <t>a humanitarian catastrophe</t>.
<s>The Kremlin</s> <c>did not rule out</c> <t>a meeting of the presidents</t>.
<s>The French foreign minister</s> <c>voiced fears</c> <t>that the truce would collapse</t>.
""",
    Act.WITHHOLD: """
<s>The spokeswoman</s>: <t>We don’t have anything more to preview today</t>.
<s>The spokesman</s>: <t>I do not have any more specifics than that</t>.
<s>The ministry</s> <c>did not say</c> <t>how many tanks had left Crimea</t>.
<s>The Pentagon</s> <c>declined to comment on</c> <t>the report</t>.
<s>The Israeli army</s> <c>neither confirmed nor denied</c> <t>the strike</t>.
<s>The Kremlin</s> <c>gave no details of</c> <t>the conversation</t>.
<s>The police</s> <c>refused to say</c> <t>who had been arrested</t>.
<s>The company</s> <c>would not disclose</c> <t>the price</t>.
<s>A spokesman</s> <c>did not elaborate on</c> <t>the timing of the withdrawal</t>.
<s>Officials</s> <c>stopped short of saying</c> <t>who was responsible</t>.
<c>It was not immediately clear</c> <t>whether anyone was hurt</t>.
<s>The general</s> <c>provided no information</c> <t>about losses</t>.
<s>The mayor</s> <c>has not confirmed</c> <t>the number of dead</t>.
<t>“No comment,”</t> <s>the ambassador</s> <c>said</c>.
<s>The agency</s> <c>said</c> <t>it could not verify the pictures</t>.
<s>The foreign minister</s> <c>has yet to name</c> <t>a date for the visit</t>.
""",
    Act.APOLOGISE: """
<s>The prime minister</s> <c>apologised for</c> <t>the shooting down of the airliner</t>.
<s>The mayor</s> <c>apologizes for</c> <t>the delay at the crossing</t>.
<s>The airline</s> <c>has apologised</c> <t>that nobody was told</t>.
<s>The army</s> <c>said sorry for</c> <t>the raid on the school</t>.
<s>The president</s> <c>asked forgiveness for</c> <t>the killings of 1988</t>.
<s>The embassy</s> <c>issued an apology for</c> <t>the remark about the flag</t>.
<s>The bank</s> <c>is sorry for</c> <t>the closing of its branches</t>.
<s>The general</s> <c>apologised to</c> <t>the families of the drowned sailors</t>.
""",
}
CASES = [(act, line) for act, block in SENTENCES.items() for line in block.strip().splitlines()]


def test_every_act_has_eight_sentences() -> None:
    assert set(SENTENCES) == set(Act)
    assert all(len(block.strip().splitlines()) >= 8 for block in SENTENCES.values())


@pytest.mark.parametrize(("act", "line"), CASES, ids=[line[:60] for _, line in CASES])
def test_the_act_of_a_sentence(act: Act, line: str) -> None:
    text, attribution = marked(line)
    judgement = judge(text, attribution)
    assert judgement.act is act, judgement.why["act"]
    assert judgement.why["act"] in catalogue()
