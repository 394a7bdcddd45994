"""What stands in a claim and may speak of something else: it is shown beside the claim, and nothing counts it."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from saidseen.claims.assemble import assemble
from saidseen.claims.beside import RIGHT_BEHIND, SURE
from saidseen.claims.hands import Join, Split, placed_by
from saidseen.claims.likeness import point_of
from saidseen.claims.pairs.chance import chance
from saidseen.model.acts import Act
from saidseen.model.claim import HEADLINE, LEAD, Claim, Said, Status
from saidseen.model.claim_json import claim_to_json
from saidseen.model.reading import Quantity, Span
from saidseen.reading.quantities.find import find_quantities
from saidseen.show.claim_account import account_of, plain_account
from saidseen.show.claim_page import write_claim_page
from tests.claims.builders import said

FIRE = said("the mill at Lask has burnt down", "kyiv", document="one", kind=None, subjects=())
SAME = said("the mill at Lask was burnt down", "paris", document="two", kind=None, subjects=())
OTHER = said("the bridge at Lask is closed to lorries", "london", document="three", kind=None, subjects=())


def turned(one: Said, degrees: float) -> Said:
    """The statement with a vector that lies at an angle to that of 0 degrees."""
    vector = np.zeros(384)
    vector[:2] = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    packed = base64.b64encode(np.rint(127 * vector).astype(np.int8).tobytes()).decode("ascii")
    return replace(one, matter=replace(one.matter, vector=packed))


NEAR = (turned(FIRE, 0), turned(SAME, 5), turned(OTHER, 60))


def counted(claim: Claim) -> set[str]:
    return {m.said.statement.content.text for m in claim.said}


def test_who_may_speak_of_something_else_is_no_origin() -> None:
    claim = assemble(NEAR)
    assert [m.said.source.id for m in claim.beside] == ["three"]
    assert {o.speaker for o in claim.origins} == {"Dmytro Kuleba", "Emmanuel Macron"}
    assert len(claim.members) == 3
    told = {s["document_id"]: s["beside"] for s in claim_to_json(claim)["statements"]}
    assert told == {"one": False, "two": False, "three": True}
    assert [s["counts"] for s in claim_to_json(claim)["statements"] if s["beside"]] == [False]


def test_the_order_of_the_statements_changes_nothing() -> None:
    assert assemble(NEAR[::-1]) == assemble(NEAR)


def test_what_follows_from_a_statement_stands_where_that_one_stands() -> None:
    how_many = said("how many lorries", "london", act=Act.WITHHOLD, document="three", ordinal=1, kind=None, subjects=())
    for host, where in ((OTHER, 60), (FIRE, 0)):
        asked = turned(replace(how_many, source=host.source), 60)
        asked = replace(asked, matter=replace(asked.matter, host=host.statement.id))
        assert ("how many lorries" in counted(assemble([*NEAR, asked]))) == (where == 0)


def test_a_person_s_word_puts_a_statement_into_the_claim() -> None:
    joined = placed_by([Join(FIRE.statement.id, OTHER.statement.id, "me", "2022-02-16", "one fire")])
    assert not assemble(NEAR, placed=joined).beside
    split = placed_by([Split("anchor", frozenset({OTHER.statement.id}), "me", "2022-02-16", "its own")])
    assert not assemble(NEAR, placed=split).beside


def test_a_lead_counts_with_its_headline_sooner_than_another_story() -> None:
    head = turned(said("Mill at Lask burns down", None, document="one", kind=None, subjects=()), 0)
    body = turned(said("a fire broke out in Lask", None, document="one", ordinal=1, kind=None, subjects=()), 41)
    other = replace(body, source=replace(body.source, id="two", name="two", outlet="Gazette"))
    head, lead = (replace(o, matter=replace(o.matter, part=part)) for o, part in ((head, HEADLINE), (body, LEAD)))
    assert RIGHT_BEHIND < chance(point_of(head), point_of(lead)) < SURE
    assert len(assemble([head, lead]).said) == 2
    assert len(assemble([head, other]).said) == 1


@pytest.mark.parametrize(
    ("one", "two", "counts"),
    [
        ("The flood drowned 15 people", "The flood drowned at least 44 people", False),
        ("The flood drowned 126 people", "The flood drowned at least 100 people", True),
        ("The flood drowned about 40 people", "The flood drowned 44 people", True),
        ("The flood drowned nearly 40 people", "The flood drowned 44 people", False),
        ("The flood drowned 15 people", "The flood drowned 15 people and 44 cows", True),
        ("The flood drowned 15 people", "The flood drowned 44 cows", True),
        ("The flood lasted 15 hours", "The flood lasted 44 hours", True),
        ("The flood drowned dozens of people", "The flood drowned 15 people", True),
    ],
)
def test_another_figure_stands_beside(one: str, two: str, counts: bool) -> None:
    """In another story; behind it in the same story it counts all the same."""
    mine, its = (_figured(words, who) for words, who in ((one, "kyiv"), (two, "paris")))
    claim = assemble([mine, its])
    assert (len(claim.said) == 2) is counts
    assert {f.quantity.value for f in (*claim.figures, *claim.near)} >= {
        q.value for m in (mine, its) for q in m.statement.quantities
    }
    assert len(assemble([mine, replace(its, source=mine.source)]).said) == 2


@pytest.mark.parametrize(
    ("cue", "content", "act", "counts"),
    [
        ("condemned", "the burning of the mill at Lask", Act.ACCUSE, False),
        ("welcomes", "the burning of the mill at Lask", Act.AGREE, False),
        ("calls", "the burning of the mill at Lask a crime", Act.ACCUSE, False),
        ("condemned", "that the mill at Lask was burnt down", Act.ACCUSE, True),
        ("confirms", "the burning of the mill at Lask", Act.AGREE, True),
        ("called for", "the mill at Lask to burn down", Act.DEMAND, False),
        ("ordered", "the mill at Lask to burn down", Act.DEMAND, True),
    ],
)
def test_who_takes_it_for_granted_or_asks_for_it_does_not_say_so(
    cue: str, content: str, act: Act, counts: bool
) -> None:
    """But who orders it is among those whose act the claim is, and does it."""
    fire = turned(said("the mill at Lask has burnt down", "kyiv", document="one", kind="attack", subjects=("FRA",)), 0)
    one = turned(said(content, "paris", cue=cue, act=act, document="two", kind="attack", subjects=("FRA",)), 5)
    assert (one.id in {m.said.id for m in assemble([fire, one]).said}) is counts


def test_those_who_condemn_one_thing_are_one_claim_of_one_where_it_is_told_of_as_a_crime() -> None:
    crime = said("the burning of the mill was a crime", "kyiv", act=Act.ACCUSE, document="one", kind=None, subjects=())
    calls = said(
        "the burning of the mill a crime", "paris", cue="calls", act=Act.ACCUSE, document="two", kind=None, subjects=()
    )
    assert len(assemble([turned(crime, 0), turned(calls, 5)]).said) == 2


def _figured(words: str, who: str) -> Said:
    """A statement with the figures that the reader finds in its words, near to every other such."""
    one = turned(said(words, who, document=who, kind=None, subjects=()), 0)
    found = find_quantities(words)
    return replace(one, statement=replace(one.statement, quantities=_found_in(one, found)))


def _found_in(one: Said, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities of a content with their places in the text of its story."""
    start = one.statement.content.start
    return tuple(replace(q, span=Span(q.span.start + start, q.span.end + start)) for q in found)


def test_statements_without_vectors_count() -> None:
    assert not assemble([FIRE, SAME, OTHER]).beside


def test_no_status_rests_on_what_stands_beside() -> None:
    denied = turned(
        said("no bridge at Lask is closed", "moscow", polarity="negative", document="five", kind=None, subjects=()), 60
    )
    assert (
        assemble([*NEAR[:2], denied]).assessment.status is assemble(NEAR[:2]).assessment.status is not Status.DISPUTED
    )


def _screens(claim: Claim) -> Sequence[str]:
    terminal = "\n".join(words for words, _, _ in account_of(claim))
    return terminal, "\n".join("\t".join(line) for line in plain_account(claim)), write_claim_page([claim])


def test_every_screen_shows_it_apart_and_says_that_it_does_not_count() -> None:
    terminal, plain, page = _screens(assemble(NEAR))
    for shown in (terminal, page):
        assert "1 beside it, not counted" in shown
        assert shown.lower().index(
            "beside it: what may" if shown is terminal else "what may speak of something else"
        ) < shown.index("closed to lorries")
    assert [line for line in plain.splitlines() if line.startswith("beside\t") and "closed to lorries" in line]
    assert "beside" not in "".join(_screens(assemble(NEAR[:2]))[:2])
