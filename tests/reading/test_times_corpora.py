"""The figure on TempEval-3 must not fall below what must be reached."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared"


def load_benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_times", ROOT / "benchmarks/times.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED / "corpora/times/tempeval3").is_dir(), reason="../shared/corpora/times is absent")
def test_value_f1_of_the_half_held_out() -> None:
    figures = load_benchmark().bench(SHARED)
    assert figures["times value F1, half held out"] >= 79.5
    assert figures["times span F1, half held out"] >= 92.5
