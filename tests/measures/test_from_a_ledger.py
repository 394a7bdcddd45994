"""From stories to rules and requests: the examples of a ledger, end to end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from saidseen.cli import main

STORIES = Path(__file__).resolve().parents[2] / "examples/february-2022/stories.jsonl"
NAMES = (
    "northern-wire-2022-02-15-units-loading",
    "harbour-gazette-2022-02-12-below-13000",
    "upland-radio-2022-02-15-partial-withdrawal",
)


def run(*arguments: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of `saidseen ARGUMENTS`."""
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of three example stories."""
    folder = tmp_path_factory.mktemp("ledger")
    lines = [line for line in STORIES.read_text("utf-8").splitlines() if json.loads(line)["name"] in NAMES]
    assert len(lines) == len(NAMES)
    (folder / "stories.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    path = str(folder / "crisis.db")
    assert run("read", str(folder / "stories.jsonl"), "--ledger", path)[0] == 0
    return path


def found_in(ledger: str, *arguments: str) -> list[dict[str, Any]]:
    code, told, _ = run("measures", "--ledger", ledger, "--format", "jsonl", *arguments)
    assert code == 0
    return [json.loads(line) for line in told.splitlines()]


def test_the_withdrawal_of_15_february_owes_its_numbers(ledger: str) -> None:
    found = [f for f in found_in(ledger, "--instrument", "cfe-V.2") if f["owed"]["tanks"]["state"] == "withheld"]
    assert found
    assert all(f["in_force"] is False for f in found)
    for finding in found:
        for item in finding["owed"].values():
            assert item["state"] == "withheld"
            assert item["by"]


def test_below_13000_leaves_9000_open(ledger: str) -> None:
    found = found_in(ledger, "--instrument", "vd11-38", "--on", "2022-02-15")
    told = [one for f in found for one in f["conditions"] if one["value"] == 13_000]
    assert told
    assert {one["result"] for one in told} == {"undetermined"}
    assert {one["modifier"] for one in told} <= {"below", "fewer than"}


def test_a_file_of_claims_gives_what_the_ledger_gives(ledger: str, tmp_path: Path) -> None:
    code, told, _ = run("claims", "--ledger", ledger, "--least", "1", "--format", "jsonl")
    assert code == 0
    file = tmp_path / "claims.jsonl"
    file.write_text(told, "utf-8")
    code, from_file, _ = run("measures", "--claims", str(file), "--format", "jsonl")
    assert code == 0
    assert [json.loads(line) for line in from_file.splitlines()] == found_in(ledger)


def test_a_request_is_drafted_from_the_ledger(ledger: str) -> None:
    claim = next(f["claim"] for f in found_in(ledger, "--instrument", "cfe-V.2") if f["owed"]["tanks"]["by"])
    sides = ("--instrument", "vd11-16", "--from", "UKR", "--to", "RUS")
    code, told, _ = run("request", claim[:8], *sides, "--ledger", ledger)
    assert code == 0
    assert "Ukraine requests from Russia an explanation" in told
    assert "the number of troops; on record as not given so far.[^" in told
    assert "as reported by Northern Wire on 15 February 2022" in told


def test_a_claims_page_has_the_measures(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "claims.html"
    assert run("claims", "--ledger", ledger, "--format", "html", "-o", str(out))[0] == 0
    assert '<section class="measures"><h2>Measures</h2>' in out.read_text("utf-8")


def test_what_is_no_ledger_is_told(tmp_path: Path) -> None:
    code, told, err = run("measures", "--ledger", str(tmp_path / "nowhere.db"))
    assert (code, told) == (1, "")
    assert "nowhere.db" in err
    assert "Traceback" not in err
