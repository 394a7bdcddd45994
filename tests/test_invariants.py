"""What holds of every reading, held against stories of our own that are cut up, mixed and spoilt."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from saidseen.model.acts import Act
from saidseen.model.reading import Basis, Document, Passage, Span, Statement
from saidseen.reading.repeats import once, with_repeats
from saidseen.reading.story import read_document

TEXTS = (
    "Dam holds, governor says\n\nThe dam at Norby has held, the governor said on Monday. “We saw no water in the lower "
    "town,” she told reporters. The army denied that its guns had fired 155mm shells at the wall.\n\nA spokesman for "
    "the ministry of defence said he could not say how many soldiers were there. “I do not know,” he said.",
    "Two ferries collided off Port Louis on 3 March 2021, the coast guard said. At least 12 people were hurt, "
    "according to the harbour master, who said that one of the captains had told him he “saw nothing at all”. The "
    "operator said it would pay hundreds of millions of euros. It also said that the inquiry may begin on Friday.",
)


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = Path(__file__).parents[1] / "benchmarks/mutated.py"
    spec = importlib.util.spec_from_file_location("bench_mutated", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_spoilt_stories_break_nothing(bench: ModuleType) -> None:
    for number in range(80):
        text = bench.mutated(TEXTS, number, seed=7)
        reading = read_document(Document("story", text, "Outlet", "2022-02-15"), threads=1).reading
        assert bench.broken(reading) == [], f"story {number}: {text!r}"


def test_a_mutated_story_hangs_on_its_number_and_seed_alone(bench: ModuleType) -> None:
    drawn = [bench.mutated(TEXTS, number, seed=3) for number in range(20)]
    assert drawn == [bench.mutated(TEXTS, number, seed=3) for number in range(20)]
    assert len(set(drawn)) == 20


def statement(id_: str, score: float = 1.0, within: str | None = None) -> Statement:
    content = Passage.of("It rained.", (Span(0, 10),))
    return Statement(
        id_, None, None, content, None, True, Act.ASSERT, "positive", Basis.TOLD, score=score, within=within
    )


def test_of_two_statements_with_one_id_the_likelier_stays_in_its_place() -> None:
    kept = once([statement("a", 0.3), statement("b"), statement("a", 0.9)])
    assert [(s.id, s.score) for s in kept] == [("a", 0.9), ("b", 1.0)]


def test_a_statement_lies_only_within_another_one_of_the_reading() -> None:
    kept = with_repeats([statement("a", within="b"), statement("b", within="gone"), statement("c", within="c")])
    assert [s.within for s in kept] == ["b", None, None]


def test_what_does_not_hold_is_seen(bench: ModuleType) -> None:
    reading = read_document(Document("story", TEXTS[0], None, "2022-02-15"), threads=1).reading
    first, second, *rest = reading.statements
    assert bench.broken(replace(reading, statements=(first, first, *rest))) == ["two statements of one id"]
    astray = replace(second, within="gone", repeats=second.id)
    assert len(bench.broken(replace(reading, statements=(first, astray, *rest)))) == 2
