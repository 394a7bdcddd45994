"""The damages of the mutation spot check: drawn by the seed, each of one line, none that cannot be read any more."""

from __future__ import annotations

import ast
import tomllib

from tools.golden_sets import ROOT
from tools.mutations import sample

PACKAGE = ROOT / "src/saidseen"


def test_the_same_seed_draws_the_same_damages() -> None:
    assert sample(PACKAGE, 30, 1) == sample(PACKAGE, 30, 1) != sample(PACKAGE, 30, 2)


def test_half_are_numbers_and_half_are_lines_of_lists() -> None:
    drawn = sample(PACKAGE, 40, 5)
    assert len(drawn) == len(set(drawn)) == 40
    assert sum(m.path.endswith(".py") for m in drawn) == 20


def test_a_damage_changes_its_line_only_and_keeps_the_form_of_the_file() -> None:
    for mutation in sample(PACKAGE, 200, 3):
        whole = (PACKAGE / mutation.path).read_text(encoding="utf8")
        damaged = mutation.apply(whole)
        before, after = whole.splitlines(), damaged.splitlines()
        at = mutation.line - 1
        assert before[:at] == after[:at], mutation.told()
        assert before[at + 1 :] == after[at + (mutation.becomes is not None) :], mutation.told()
        assert damaged != whole, mutation.told()
        if mutation.path.endswith(".py"):
            ast.parse(damaged)
        elif mutation.path.endswith(".toml"):
            tomllib.loads(damaged)
