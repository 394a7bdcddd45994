"""The figures on the shared stories must not fall below what must be reached."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from saidseen.claims.copies import Copy

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT / "../shared"
SET = "syria_outlets"

pytestmark = pytest.mark.skipif(
    not (SHARED / f"corpora/stories/{SET}.jsonl").is_file(), reason="../shared/corpora/stories is absent"
)


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        spec = importlib.util.spec_from_file_location("bench_copies", ROOT / "benchmarks/copies.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def test_pairs_that_share_half_are_found_and_pairs_that_share_nothing_are_not(benchmark: ModuleType) -> None:
    figures = benchmark.outlets(SHARED)
    assert figures["copies, pairs with over half of the shorter story's 8-grams, found %"] >= 99.5
    assert figures["copies, pairs with over half of all their 8-grams, found %"] >= 99.5
    assert figures["copies, pairs without a common 8-gram, called copies %"] == 0
    assert figures["copies, seconds of one core for 424 stories"] < 10


def test_stories_reworded_by_a_rewriter_that_nothing_was_made_with_are_found(benchmark: ModuleType) -> None:
    every = benchmark.stories(SHARED, SET)
    found, wrong, left = benchmark.reworded(every, benchmark.chosen(every, 60, 60, 900), benchmark.echo)
    assert found >= 93
    assert wrong <= 1
    assert left < 5


def test_each_passage_of_a_copy_lies_in_its_story(benchmark: ModuleType) -> None:
    every = {s.name: s for s in benchmark.stories(SHARED, SET)[:200]}
    copies: list[Copy] = benchmark.find_copies(every.values())
    assert copies
    for copy in copies:
        assert 0 < copy.share <= 1
        for match in copy.passages:
            a, b = match.a.of(every[copy.a].text), match.b.of(every[copy.b].text)
            assert len(a) == match.a.end - match.a.start
            assert len(b) == match.b.end - match.b.start
