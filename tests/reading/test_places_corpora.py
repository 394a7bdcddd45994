"""The floor under the placing of toponyms, on the public corpora beside the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared"


def test_toponyms_are_placed_above_the_floor() -> None:
    if not (SHARED / "corpora" / "places" / "lgl.xml").exists():
        pytest.skip("needs ../shared/corpora/places")
    spec = importlib.util.spec_from_file_location("bench_places", ROOT / "benchmarks" / "places.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    figures = module.bench(SHARED, half=1)
    assert figures["all.placed_161km_gold_spans"] >= 0.87
    assert figures["all.found_precision"] >= 0.88
