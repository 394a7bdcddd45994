"""The command line of the measures."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from saidseen.cli import main
from tests.measures.test_claims_in import CLAIM


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["measures", *arguments])
    return result.exit_code, result.output


def test_a_measure_is_explained_and_says_that_it_is_not_verified() -> None:
    code, told = run("explain", "vd11-40.1.1")
    assert code == 0
    assert "not verified" in told


def test_an_unknown_measure_is_bad_usage() -> None:
    code, told = run("explain", "vd11-999")
    assert code == 2
    assert "vd11-999" in told


def test_claims_of_a_file_are_held_against_an_instrument(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(json.dumps(CLAIM) + "\n", encoding="utf8")
    code, told = run("apply", str(file), "--instrument", "vd11", "--on", "2022-02-15", "--format", "jsonl")
    assert code == 0
    found = [json.loads(line) for line in told.splitlines()]
    assert found
    assert {f["claim"] for f in found} == {CLAIM["id"]}
    assert all(f["measure"].startswith("vd11") for f in found)
    assert {f["result"] for f in found} <= {"met", "not met", "undetermined"}


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text("{oops\n", encoding="utf8")
    code, told = run("apply", str(file))
    assert code == 1
    assert "line 1" in told


def test_a_malformed_pack_is_refused_with_its_line(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text("schema: 1\nmeasures: [\n", encoding="utf8")
    code, told = run("validate", str(pack))
    assert code == 1
    assert "pack.yaml:" in told
