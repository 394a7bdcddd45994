"""Which statements belong together, whatever order they come in."""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.claims import linking
from saidseen.claims.likeness import Point
from saidseen.claims.linking import FOLLOWS, heads, link, pairs, reason, reasons
from saidseen.claims.pairs.chance import chance, near
from saidseen.claims.pairs.vectors import cosine
from saidseen.claims.points import points_of
from saidseen.model.acts import Act
from saidseen.model.reading import Reading
from saidseen.model.reasons import sentences_of
from tests.claims.builders import examples
from tests.claims.invented import CONTENTS, WHO, Line, points, reading

ROOT = Path(__file__).resolve().parents[2]
DAYS = ("2022-01-25T10:00:00+03:00", "2022-02", "2022-02-15", "2022-02-15T23:30:00-05:00", "2022-02-20", "2022-03-05")
lines = st.builds(
    Line,
    st.integers(0, len(CONTENTS) - 1),
    st.sampled_from(list(WHO)),
    st.sampled_from([Act.ASSERT, Act.DENY, Act.WITHHOLD]),
    st.sampled_from([None, "2022-02-10", "2022-02-27"]),
    st.sampled_from([None, 0, 1]),
)


@st.composite
def stories(draw: st.DrawFn) -> list[Reading]:
    """A few stories whose statements may belong together."""
    told = draw(st.lists(st.tuples(st.lists(lines, min_size=1, max_size=4), st.sampled_from(DAYS)), max_size=7))
    return [reading(f"s{n}", some, day) for n, (some, day) in enumerate(told)]


def grouped(*readings: Reading) -> set[frozenset[str]]:
    return {frozenset(group.ids) for group in link([p for r in readings for p in points(r)])}


def of_examples() -> list[Point]:
    return [p for r in examples() for p in points_of(r)]


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(told: list[Reading], chance: random.Random) -> None:
    every = [p for r in told for p in points(r)]
    whole = link(every)
    chance.shuffle(every)
    assert link(every) == whole


def test_the_order_of_arrival_changes_nothing_in_real_readings() -> None:
    every = of_examples()
    whole = link(every)
    for seed in range(2):
        random.Random(seed).shuffle(every)
        assert link(every) == whole


@settings(max_examples=30, deadline=None)
@given(stories())
def test_every_statement_is_in_one_group(told: list[Reading]) -> None:
    every = [p for r in told for p in points(r)]
    groups = link(every)
    assert sorted(i for g in groups for i in g.ids) == sorted({p.id for p in every})
    place = {p.id: n for n, p in enumerate(sorted(every, key=lambda p: p.at))}
    for group in groups:
        assert list(group.ids) == sorted(group.ids, key=place.__getitem__)
        assert len(group.joints) == len(group.ids) - 1  # as many reasons as hold it together
        assert {i for j in group.joints for i in (j.a, j.b)} <= set(group.ids)
    assert [g.ids[0] for g in groups] == sorted((g.ids[0] for g in groups), key=place.__getitem__)


def sample() -> str:
    """The groups of forty stories and what holds them, as JSON."""
    told = [reading(f"s{n}", [Line(n % 17), Line((n * 5 + 1) % 17)], DAYS[2 + n % 4]) for n in range(40)]
    groups = link([p for r in told for p in points(r)])
    return json.dumps([[g.ids, [[j.a, j.b, j.score, j.why] for j in g.joints]] for g in groups])


def test_another_process_with_another_hash_seed_gives_the_same() -> None:
    """Sets and dictionaries of words are gone through in another order there."""
    environment = {**os.environ, "PYTHONHASHSEED": "4321", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", "from tests.claims.test_linking import sample; print(sample())"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == sample()
    assert any(len(ids) > 2 for ids, _ in json.loads(sample()))


def test_a_story_of_another_matter_changes_no_other_group() -> None:
    every = of_examples()
    before = {g.ids for g in link(every)}
    alone = reading("cheese", [Line(CONTENTS.index("it was so")), Line(8)], "2019-05-05")
    after = link([*every, *points(alone)])
    assert before < {g.ids for g in after}
    assert len(after) == len(before) + 2


@settings(max_examples=30, deadline=None)
@given(stories(), st.lists(lines, min_size=1, max_size=3))
def test_a_story_years_away_changes_no_other_group(told: list[Reading], some: list[Line]) -> None:
    far = reading("far", [replace(line, day=None) for line in some], "2015-06-01")
    assert grouped(*told) <= grouped(*told, far)


def test_the_same_matter_meets_and_another_does_not() -> None:
    one, two = reading("a", [Line(0)]), reading("b", [Line(2, "Jens Stoltenberg")], "2022-02-16")
    late = reading("c", [Line(2)], "2022-03-20")
    bank = reading("d", [Line(8)])
    groups = grouped(one, two, late, bank)
    assert frozenset((points(one)[0].id, points(two)[0].id)) in groups
    assert len(groups) == 3


def test_one_that_goes_with_another_follows_it() -> None:
    told = reading("a", [Line(0), Line(CONTENTS.index("it was so"), act=Act.WITHHOLD), Line(0, repeats=0)])
    first, thin, again = points(told)
    (group,) = link([first, thin, again])
    assert group.ids == (first.id, thin.id, again.id)
    assert {(j.a, j.b) for j in group.joints if j.why == FOLLOWS} == {(first.id, thin.id), (first.id, again.id)}


def test_statements_that_lead_to_each_other_in_a_ring_are_in_one_group() -> None:
    told = reading("a", [Line(0), Line(0), Line(0)])
    one, two, three = points(told)
    ring = [replace(one, repeats=two.id), replace(two, repeats=three.id), replace(three, repeats=one.id)]
    alone, follow = heads(sorted(ring, key=lambda p: p.at))
    assert len(alone) == 1
    assert len(follow) == 2
    assert [set(g.ids) for g in link(ring)] == [{one.id, two.id, three.id}]
    lonely = replace(one, repeats=one.id)
    assert [g.ids for g in link([lonely])] == [(one.id,)]


def test_what_goes_with_a_statement_that_is_not_there_stands_for_itself() -> None:
    told = points(reading("a", [Line(0), Line(8)]))
    orphan = replace(told[1], repeats="a statement of another ledger")
    assert [g.ids for g in link([told[0], orphan])] == [(told[0].id,), (orphan.id,)]


def test_nothing_makes_no_group() -> None:
    assert link([]) == []
    assert [len(column) for column in pairs([])] == [0, 0, 0]


def test_each_pair_that_counts_comes_once_with_the_chance_that_two_have(monkeypatch: pytest.MonkeyPatch) -> None:
    every = sorted(of_examples(), key=lambda p: p.at)
    one, two, scores = pairs(every, 0.01, 0.02)
    found = dict(zip(zip(one.tolist(), two.tolist(), strict=True), scores.tolist(), strict=True))
    assert len(found) == len(one) > 100
    for a, b in itertools.combinations(range(len(every)), 2):
        p, q = every[a], every[b]
        likely = chance(p, q)
        if likely > (0.020001 if p.document == q.document else 0.010001):
            if cosine(p.matter.vector, q.matter.vector) > near() + 1e-6:
                assert abs(found.pop((a, b)) - likely) < 2e-6
        else:
            found.pop((a, b), None)
    assert not found
    whole = [column.tolist() for column in pairs(every)]
    monkeypatch.setattr(linking, "BLOCK", 7)
    assert [column.tolist() for column in pairs(every)] == whole


def test_the_reasons_hold_every_statement_but_the_first() -> None:
    every = sorted(of_examples(), key=lambda p: p.at)
    by_id = {p.id: p for p in every}
    for group in link(every):
        inside = [by_id[i] for i in group.ids]
        told = reasons(inside)
        assert [j.b for j in told] == list(group.ids[1:])
        assert all(j.a in group.ids and 0 <= j.score <= 1 and j.why_words.endswith(".") for j in told)
    assert reasons([]) == []


def test_a_reason_says_what_is_shared() -> None:
    one, two = points(reading("a", [Line(0)]))[0], points(reading("b", [Line(2)], "2022-02-18"))[0]
    assert reason(one, two) == reason(two, one)
    assert "are about withdrawal by Russia" in reason(one, two)
    assert "are 3 days apart" in reason(one, two)
    rare = {"withdraw": 5.0, "forc": 4.0, "russia": 1.0}
    told = reason(replace(one, words=rare), replace(two, words=rare), CONTENTS[2])
    assert told.startswith("They share withdrawing, forces and are ")
    bank = points(reading("c", [Line(8)], "2022-02-18"))[0]
    nothing = replace(bank, words={}, matter=replace(bank.matter, first=None, last=None))
    assert sentences_of(reason(one, nothing)) == "They stand in stories of the same matter."
