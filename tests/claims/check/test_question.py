"""A sentence taken apart: its negation, who does it, what it names."""

from __future__ import annotations

import pytest

from saidseen.claims.check.question import parts, unturned

DAY = "2022-02-15"


@pytest.mark.parametrize(
    ("text", "plain", "turned"),
    [
        ("Blinken has not called off his meeting", "Blinken has called off his meeting", True),
        ("Russia isn't sending any of its troops back", "Russia is sending some of its troops back", True),
        ("Ukraine won't answer", "Ukraine will answer", True),
        ("No bridge has fallen", "Bridge has fallen", True),
        ("Men may no longer enter Ukraine", "Men may no longer enter Ukraine", False),
        ("The dam has burst", "The dam has burst", False),
    ],
)
def test_a_negation_is_taken_away(text: str, plain: str, turned: bool) -> None:
    assert unturned(text) == (plain, turned)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Zelensky invites Biden to visit Kyiv", {"UKR"}),
        ("Moscow and Minsk have prolonged their joint exercises", {"RUS", "BLR"}),
        ("A loan from Canada has come", set()),
        ("Lufthansa is suspending its flights to Moscow", set()),
    ],
)
def test_the_first_who_are_named_together_do_it(text: str, doers: set[str]) -> None:
    assert parts(text, DAY).doers == doers


def test_names_figures_and_days_are_told_from_other_words() -> None:
    found = parts("Lufthansa cancelled twelve of 1,400 flights on Monday", DAY)
    assert found.names == {"lufthansa"}
    assert found.figures == {12.0, 1400.0}
    assert found.days == {"monday"}


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("The Russians have left", {"RUS"}),
        ("will impose sanctions on Russia", set()),
        ("The army of Russia has left", set()),
    ],
)
def test_who_a_text_begins_with_leads_it(text: str, leads: set[str]) -> None:
    assert parts(text, DAY).leads == leads
