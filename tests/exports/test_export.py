"""What leaves a ledger for other desks: every format is read back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import saidseen
from saidseen.cli import main
from saidseen.exports import every

TEXT = (
    "The defence ministry said on Tuesday that some units near Kharkiv had gone back to their bases. "
    "It did not say how many. =HYPERLINK(1) is what the governor of Sumy said."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("export")
    (folder / "units.txt").write_text(TEXT, "utf8")
    with saidseen.open(folder / "l.db") as desk:
        assert list(desk.read(str(folder / "units.txt"), published="2022-02-15", outlet="=The Wire"))
    return str(folder / "l.db")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["export", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_formats_are_named_with_what_they_are_for() -> None:
    listed = run("--as", "list")
    assert [line.split("\t")[0] for line in listed.stdout.splitlines()] == list(every())
    assert {"csv", "jsonl"} <= set(every())


def test_json_lines_hold_the_whole_record(ledger: str) -> None:
    with saidseen.open(ledger) as desk:
        claims = [json.loads(line) for line in run("--as", "jsonl", "--ledger", ledger).stdout.splitlines()]
        assert claims == [json.loads(json.dumps(claim.to_dict())) for claim in desk.claims()]
        lines = run("--as", "jsonl", "--of", "statements", "--ledger", ledger, "--act", "withhold").stdout.splitlines()
        assert [json.loads(line)["id"] for line in lines] == [r.statement.id for r in desk.statements(act="withhold")]


@pytest.mark.parametrize(
    "asked",
    [
        ["--speaker", "novak"], ["--side", "NATO"], ["--outlet", "=the wire"], ["--act", "withhold"],
        ["--basis", "seen"], ["--words", "kharkiv -base"], ["--happened-since", "2022-02-15"], ["--unsure"],
        ["--owed", "how_many"], ["--credibility", "6"], ["--status", "claimed"], ["--status", "DISPUTED"],
        ["--sort", "-statements", "--limit", "2"], ["--least", "2"], ["--as-of", "2022-02-15", "--event", "withdrawal"],
        ["--actor", "Stoltenberg"], ["--place", "Gomel"],
        ["--country", "UKR"], ["--said-since", "2022-02-14"],
    ],
)  # fmt: skip
def test_claims_are_asked_as_the_list_of_them(asked: list[str], crisis: str) -> None:
    least = [] if "--least" in asked else ["--least", "1"]
    listed = CliRunner().invoke(main, ["claims", "--format", "jsonl", "--ledger", crisis, *least, *asked])
    exported = run("--as", "jsonl", "--ledger", crisis, *asked)
    assert (exported.exit_code, exported.stdout) == (listed.exit_code, listed.stdout) != (0, ""), asked


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize(
    "asked",
    [
        ["--side", "NATO"], ["--words", "kharkiv"], ["--happened-since", "2022-02-14"], ["--since", "2022-02-14"],
        ["--said-until", "2022-02-15"], ["--owed", "how_many"], ["--unsure"], ["--country", "UKR"],
        ["--status", "DISPUTED"], ["--credibility", "6"], ["--sort", "-speaker", "--limit", "2"],
        ["--event", "RETREAT"],
    ],
)  # fmt: skip
def test_statements_are_asked_as_the_list_of_them(form: str, asked: list[str], crisis: str, tmp_path: Path) -> None:
    listed = CliRunner().invoke(main, ["statements", "--format", "jsonl", "--ledger", crisis, *asked])
    out = tmp_path / "out"
    assert run("--as", form, "--of", "statements", "--ledger", crisis, "-o", str(out), *asked).exit_code == 0
    if form == "csv":
        with out.open(encoding="utf8", newline="") as file:
            ids = [row["id"] for row in csv.DictReader(file)]
    else:
        ids = pq.read_table(out)["id"].to_pylist()
    assert ids == [json.loads(line)["id"] for line in listed.stdout.splitlines()] != []


def test_csv_is_read_back_and_no_cell_is_a_formula(ledger: str, tmp_path: Path) -> None:
    for what in ("claims", "statements"):
        out = tmp_path / f"{what}.csv"
        done = run("--as", "csv", "--of", what, "--ledger", ledger, "-o", str(out))
        assert (done.exit_code, done.stdout) == (0, "")
        with out.open(encoding="utf8", newline="") as file:
            rows = list(csv.DictReader(file))
        with saidseen.open(ledger) as desk:
            kept = [c.id for c in desk.claims()] if what == "claims" else [r.statement.id for r in desk.statements()]
        assert [row["id"] for row in rows] == kept
        assert not any(value.startswith(("=", "+", "@")) for row in rows for value in row.values())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--as", "pigeon", "--ledger", "x.db"], "there is no format 'pigeon'; there are"),
        (["--as", "csv"], "name the ledger"),
        (["--as", "csv", "--of", "statements", "--as-of", "2022-02-15", "--ledger", "x.db"],
         "--as-of is not asked of statements: leave it out, or give --of claims"),
        (["--as", "csv", "--of", "statements", "--since", "2022", "--happened-since", "2021", "--ledger", "x.db"],
         "of statements --since and --happened-since are one question: give one of them"),
    ],
)  # fmt: skip
def test_what_cannot_be_exported_is_told(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
