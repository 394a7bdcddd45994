"""Who gave a specific, who withheld it, and what nobody has said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from saidseen.claims.assemble import assemble
from saidseen.model.acts import Act
from saidseen.model.claim import Claim, Said
from saidseen.model.claim_json import words_of
from saidseen.model.reading import Passage, Span, State
from tests.claims.builders import examples, of_kind, said, wire_copies

TOLD = said("units are loading to return to base", places=("UKR",), given=[("who", "units"), ("whither", "base")])
HELD = said("how many troops", cue="did not say", act=Act.WITHHOLD, withheld=["how_many"], ordinal=1)


def state(key: str, *group: Said) -> State:
    """The state of one specific of the claim."""
    return assemble(group).owed[key].state


def figure(who: str, document: str) -> Said:
    """Somebody's figure of the troops that leave."""
    content = "10,000 Russian troops were leaving"
    return said(content, who, document=document, figures=[("10,000", 10_000, "troops")], given=[("how_many", "10,000")])


def test_what_nobody_says_is_missing() -> None:
    owed = assemble([TOLD]).owed
    assert owed["how_many"].state is State.MISSING
    assert owed["how_many"].by == ()
    assert list(owed) == ["who", "what", "where", "when", "how_many", "whither"]


def test_what_the_side_withholds_stays_withheld_whoever_else_gives_it() -> None:
    claim = assemble([TOLD, HELD, figure("washington", "other")])
    owing = claim.owed["how_many"]
    assert owing.state is State.WITHHELD
    assert len(owing.by) == 2, "who withheld it and who gave it stand side by side"
    assert len(owing.given) == 1


def test_the_sides_own_figure_settles_it() -> None:
    assert state("how_many", TOLD, HELD, figure("kremlin", "other")) is State.GIVEN


def test_somebody_elses_figure_gives_what_nobody_withheld() -> None:
    assert state("how_many", TOLD, figure("nato", "other")) is State.GIVEN


def test_what_only_others_hold_back_is_withheld() -> None:
    held = said("how many troops", "nato", cue="did not say", act=Act.WITHHOLD, withheld=["how_many"], ordinal=1)
    assert state("how_many", TOLD, held) is State.WITHHELD


def test_nobody_named_withholds_for_the_side_whose_act_it_is() -> None:
    nobody = replace(HELD, statement=replace(HELD.statement, speaker=None, source=None))
    assert state("how_many", TOLD, nobody, figure("nato", "other")) is State.WITHHELD


@pytest.mark.parametrize(
    ("content", "where", "named", "expected"),
    [
        ("troops are leaving the area near Ukraine", "Ukraine", [("Ukraine", "UKR")], State.WITHHELD),
        ("troops are leaving the border", "border", [], State.WITHHELD),
        ("troops are leaving Crimea", "Crimea", [("Crimea", "UKR")], State.GIVEN),
    ],
)
def test_a_country_or_a_border_does_not_say_where(
    content: str, where: str, named: list[tuple[str, str | None]], expected: State
) -> None:
    held = said("where they left", cue="did not say", act=Act.WITHHOLD, withheld=["where"], ordinal=1)
    told = said(content, "kremlin", document="other", named=named, given=[("where", where)])
    assert state("where", told, held) is expected
    assert state("where", told) is State.GIVEN


def test_what_is_denied_or_doubted_gives_nothing() -> None:
    doubt = said("no sign of 10,000 troops leaving", "nato", polarity="negative", given=[("how_many", "10,000")])
    assert state("how_many", TOLD, doubt) is State.MISSING


def test_restatements_and_copies_are_not_named_again() -> None:
    again = replace(HELD, ordinal=2, statement=replace(HELD.statement, id="f" * 20, repeats=HELD.id))
    assert assemble([TOLD, HELD, again]).owed["how_many"].by == (HELD.id,)


def test_a_figure_of_another_piece_is_not_the_claims() -> None:
    """Two statements run together by the reading: the force near by is no number of those who leave."""
    one = figure("kremlin", "other")
    start = one.statement.content.start
    text = "drills had ended … 10,000 near by"
    spans = (Span(start, start + 16), Span(start + 20, start + 34))
    number = one.statement.quantities[0]
    moved = replace(number, span=Span(start + 20, start + 26))
    specific = replace(one.statement.specifics["how_many"], span=moved.span)
    split = replace(one.statement, content=Passage(spans, text), quantities=(moved,), specifics={"how_many": specific})
    claim = assemble([TOLD, HELD, replace(one, statement=split)])
    assert claim.owed["how_many"].state is State.WITHHELD
    assert claim.figures == ()


def test_other_matters_owe_what_their_words_lack() -> None:
    talks = said("talks will go on in Geneva", kind="talks", named=[("Geneva", "CHE")], subjects=("RUS",))
    owed = assemble([talks]).owed
    assert {key: owing.state for key, owing in owed.items()} == {
        "who": State.GIVEN,
        "what": State.GIVEN,
        "where": State.GIVEN,
        "when": State.MISSING,
    }


def test_figures_stand_side_by_side() -> None:
    claim = assemble([figure("washington", "one"), figure("nato", "two"), figure("kyiv", "three")])
    assert [f.quantity.value for f in claim.figures] == [10_000, 10_000, 10_000]
    assert {f.speaker for f in claim.figures} == {"Joe Biden", "Jens Stoltenberg", "Dmytro Kuleba"}
    assert {f.at for f in claim.figures} == {"2022-02-15"}


def test_the_words_that_give_a_specific() -> None:
    one = figure("nato", "one").statement
    assert words_of(one, one.specifics["how_many"]) == "10,000"
    assert words_of(one, replace(one.specifics["how_many"], span=Span(0, 2))) is None


def of_examples(until: str) -> Claim:
    """The withdrawal as the examples have it by a day."""
    readings = examples()
    return assemble(of_kind(readings, "withdrawal", "RUS", until), wire_copies(readings))


def test_the_examples_first_withhold_and_then_say_where() -> None:
    first, later = of_examples("2022-02-15").owed, of_examples("2022-02-17").owed
    assert [first[key].state for key in ("where", "how_many", "whither")] == [State.WITHHELD] * 3
    assert [later[key].state for key in ("where", "how_many", "whither")] == [State.GIVEN, State.WITHHELD, State.GIVEN]
