"""What a statement about forces, strikes or losses gives and owes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Event, Passage, Place, Quantity, Span, Specific, State, Time
from saidseen.reading.acts import judge
from saidseen.reading.specifics import KEYS, kind_of, specifics_of
from tests.reading.marked import marked

PLACES = re.compile(r"Belarus|Crimea|Kharkiv|Donetsk|Romania|Rostov|Odesa")
NUMBERS = re.compile(r"(?:more than )?(\d[\d,]*) (\w+)")
DAYS = re.compile(r"on (?:Monday|Tuesday|Friday)")


def read(line: str, event: Event | None = None) -> tuple[str, dict[str, Specific]]:
    """The text of a marked line and its specifics, with places, numbers and days found by plain patterns."""
    text, attribution = marked(line)
    places = [Place(m[0], Span(*m.span()), None, None, None, None, None) for m in PLACES.finditer(text)]
    amounts = [Quantity(m[0], Span(*m.span()), 1.0, m[2], None) for m in NUMBERS.finditer(text)]
    days = [Time(m[0], Span(*m.span()), "2022-02-15", "2022-02-15", "2022-02-15", "day") for m in DAYS.finditer(text)]
    found = judge(text, attribution)
    return text, specifics_of(
        text,
        attribution,
        event,
        places,
        days,
        amounts,
        found.withheld,
        True,
        act=found.act,
        polarity=found.polarity,
        basis=found.basis,
    )


def owed(found: dict[str, Specific]) -> set[str]:
    return {key for key, specific in found.items() if specific.state is not State.GIVEN}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<s>Moscow</s> <c>announced</c> <t>a partial withdrawal of units</t>.", "withdrawal"),
        ("<s>NATO</s> <c>said</c> <t>1,000 soldiers were being sent to Romania</t>.", "deployment"),
        ("<s>The army</s> <c>said</c> <t>a column of tanks was moving north</t>.", "movement"),
        ("<s>Minsk</s> <c>said</c> <t>the drills would go on</t>.", "exercise"),
        ("<s>Kyiv</s> <c>said</c> <t>rockets struck an apartment block in Kharkiv</t>.", "attack"),
        ("<s>Kyiv</s> <c>said</c> <t>two soldiers were killed by shelling</t>.", "casualties"),
        ("<s>Paris</s> <c>said</c> <t>the talks lasted five hours</t>.", None),
        ("<s>The film director</s> <c>said</c> <t>his actors return on Friday</t>.", None),
    ],
)
def test_kinds(line: str, kind: str | None) -> None:
    assert kind_of(*marked(line)) == kind


def test_an_event_type_decides_where_words_only_name_forces() -> None:
    text, attribution = marked("<s>Moscow</s> <c>announced</c> <t>that some units go home</t>.")
    assert kind_of(text, attribution, Event("RETREAT", None, 0.9)) == "withdrawal"


def test_a_bare_withdrawal_owes_where_and_how_many() -> None:
    _, found = read("<s>Moscow</s> <c>confirmed</c> <t>a partial pullback of its forces</t>.")
    assert owed(found) == {"where", "how_many"}


def test_a_full_deployment_owes_nothing() -> None:
    text, found = read("<s>NATO</s> <c>said</c> <t>1,000 soldiers arrived in Romania on Monday and were deployed</t>.")
    assert owed(found) == set()
    spans = {key: specific.span.of(text) for key, specific in found.items() if specific.span}
    assert spans["where"] == "Romania"
    assert spans["how_many"] == "1,000 soldiers"
    assert spans["when"] == "on Monday"


def test_a_region_without_a_name_gives_the_place() -> None:
    text, found = read(
        "<s>Kyiv</s> <c>said</c> <t>more than 130,000 troops are massed on Ukraine’s eastern borders</t>."
    )
    assert found["where"].state is State.GIVEN
    assert owed(found) == set()
    assert found["where"].span is not None
    assert "borders" in found["where"].span.of(text)


def test_a_destination_is_not_the_place() -> None:
    text, found = read("<s>The army</s> <c>said</c> <t>tanks were moving from Crimea to Rostov</t>.")
    assert found["where"].span is not None
    assert found["whither"].span is not None
    assert (found["where"].span.of(text), found["whither"].span.of(text)) == ("Crimea", "Rostov")


def test_a_picture_owes_its_place_and_time() -> None:
    _, found = read("<s>The ministry</s> <c>released a film showing</c> <t>armoured vehicles loaded onto a train</t>.")
    assert {"where", "when", "whither"} <= owed(found)


def test_a_promised_deployment_owes_its_time() -> None:
    _, found = read("<s>Canada</s> <c>promised</c> <t>to send 200 soldiers, who will be stationed in Romania</t>.")
    assert owed(found) == {"when"}


def test_what_is_withheld_is_withheld() -> None:
    _, found = read("<s>The ministry</s> <c>did not say</c> <t>where the tanks were or how many had left</t>.")
    assert found == {key: Specific(State.WITHHELD) for key in ("where", "how_many")}


@pytest.mark.parametrize(
    "line",
    [
        "<s>Paris</s> <c>said</c> <t>the talks lasted five hours</t>.",
        "<s>Moscow</s> <c>denied</c> <t>shelling the town</t>.",
        "<s>Washington</s> <c>demanded</c> <t>the withdrawal of all troops</t>.",
        "<s>NATO</s> <c>said</c> <t>it has not seen any withdrawal of troops</t>.",
        "<s>The UN</s> <c>said</c> <t>an attack may come soon</t>.",
        "<s>Moscow</s> <c>offered</c> <t>talks on limits for missiles that are deployed in Europe</t>.",
    ],
)
def test_other_statements_owe_nothing(line: str) -> None:
    assert read(line)[1] == {}


@given(st.text(alphabet="troops withdrawn attacked Belarus near the border. 130,", min_size=1, max_size=200))
def test_spans_lie_in_the_content(words: str) -> None:
    text = f"Moscow said {words}"
    content = Passage.of(text, (Span(12, len(text)),))
    attribution = Attribution(None, None, content, Span(0, len(text)), "drawn")
    found = specifics_of(text, attribution, None, [], [], [], (), False)
    assert set(found) <= set(KEYS)
    assert all(content.holds(specific.span) for specific in found.values() if specific.span)
