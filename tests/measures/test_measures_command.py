"""The command line of the measures and of requests."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from saidseen.cli import main
from saidseen.measures import ClaimView

from . import days
from .test_claims_in import CLAIM

PACK = Path(__file__).resolve().parents[2] / "src/saidseen/measures/packs/inf.yaml"


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of `saidseen ARGUMENTS`."""
    result = CliRunner().invoke(main, arguments, input=stdin)
    return result.exit_code, result.stdout, result.stderr


def as_json(claim: ClaimView) -> dict[str, Any]:
    """A claim as the claims room writes it."""
    raw = asdict(claim)
    return {**raw, "quantities": raw.pop("figures"), "answers": []}


@pytest.fixture
def claims(tmp_path: Path) -> str:
    """A file of the ten claims."""
    file = tmp_path / "claims.jsonl"
    file.write_text("".join(json.dumps(as_json(claim)) + "\n" for claim in days.ALL[:10]), encoding="utf8")
    return str(file)


def test_a_measure_is_explained_and_says_that_it_is_not_verified() -> None:
    code, told, _ = run("measures", "explain", "vd11-40.1.1")
    assert code == 0
    assert "this measure is not verified" in told


def test_a_paragraph_or_an_instrument_is_explained_measure_by_measure() -> None:
    code, told, _ = run("measures", "explain", "vd11-16")
    assert code == 0
    assert [line.split(":")[0] for line in told.splitlines() if line.startswith("vd11-")] == [
        "vd11-16.1",
        "vd11-16.1.answers",
        "vd11-16.2",
        "vd11-16.3",
    ]


def test_an_unknown_measure_is_bad_usage() -> None:
    code, _, told = run("measures", "explain", "vd11-999")
    assert code == 2
    assert "vd11-999" in told


@pytest.mark.parametrize("command", [("measures",), ("measures", "explain"), ("measures", "validate"), ("request",)])
def test_every_help_has_an_example(command: tuple[str, ...]) -> None:
    code, told, _ = run(*command, "--help")
    assert code == 0
    assert f"  saidseen {command[0]}" in told.split("Example")[-1]


def test_claims_of_a_file_are_held_against_an_instrument(claims: str) -> None:
    chosen = ("--instrument", "vd11", "--on", "2022-02-15", "--format", "jsonl")
    code, told, counted = run("measures", "--claims", claims, "--claim", "below-13000", *chosen)
    assert code == 0
    found = [json.loads(line) for line in told.splitlines()]
    assert all(f["measure"].startswith("vd11") for f in found)
    [notice] = [f for f in found if f["measure"] == "vd11-38"]
    assert {(f["result"], *f["by"]) for f in notice["findings"]} == {
        ("undetermined", "Belarus"),
        ("undetermined", "NATO"),
        ("met", "NATO"),
    } - {("undetermined", "NATO")}
    assert notice["verdict"] == "met"
    assert "1 activity: " in counted
    assert "disputed" in counted


def test_claims_come_from_standard_input_too_and_an_id_may_be_cut_short(claims: str) -> None:
    text = Path(claims).read_text("utf-8")
    code, told, _ = run("measures", "--claims", "-", "--claim", "withd", "--instrument", "cfe", stdin=text)
    assert code == 0
    lines = [line.split("\t") for line in told.splitlines()]
    assert lines[0][0] == "claim"
    assert lines[1:] == [], "the treaty is not in force for Russia: it is not offered"
    code, told, _ = run("measures", "--claims", "-", "--claim", "withd", "--instrument", "vd11", stdin=text)
    [row] = [line.split("\t") for line in told.splitlines()[1:]]
    assert row[:5] == ["withdrawal", "vd11-16.1", "undetermined", "open", "area, troops"]


def test_every_condition_is_shown_as_text(claims: str) -> None:
    code, told, _ = run("measures", "--claims", claims, "--claim", "gun", "--instrument", "minsk-memo", "--explain")
    assert code == 0
    assert "  minsk-memo-100mm: weapons over 100 mm" in told
    assert "    - the distance from the line: at least 15 km: not met: 12 km (monitors, 1 February 2022)" in told


def test_the_page_is_one_file_in_the_look_of_the_others(claims: str, tmp_path: Path) -> None:
    out = tmp_path / "rules.html"
    code, told, _ = run("measures", "--claims", claims, "--format", "html", "-o", str(out))
    assert (code, told) == (0, "")
    html = out.read_text("utf-8")
    assert html.count('<section class="measures">') == 7, "of ten claims some are of one activity"
    assert "--paper" in html
    assert "<script" not in html
    assert "src=" not in html


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    odd = {**CLAIM, "places": [{"name": "X", "lat": 95, "lon": 0}]}
    file.write_text("\n".join(["{oops", json.dumps(odd), json.dumps(CLAIM)]) + "\n", encoding="utf8")
    code, told, err = run("measures", "--claims", str(file), "--format", "jsonl")
    assert code == 1
    assert told
    assert f"{file}, line 1: this is no JSON" in err
    assert f"{file}, line 2: X of claim c1 cannot lie at latitude 95, longitude 0: mend or remove the claim" in err


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        ((), 2, "name the claims: --ledger FILE, or --claims FILE"),
        (("--claims", "FILE", "--ledger", "x.db"), 2, "name the claims"),
        (("--claims", "nowhere.jsonl"), 1, "nowhere.jsonl: cannot be read"),
        (("--claims", "FILE", "--claim", "zz"), 2, "no claim among 10 whose id begins with 'zz'"),
        (("--claims", "FILE", "--on", "soon"), 1, "'soon' is no ISO date"),
        (("--claims", "FILE", "--instrument", "vd12"), 2, "no instrument or paragraph 'vd12'"),
        (("--claims", "FILE", "--packs", "nowhere"), 1, "no such folder of packs"),
    ],
)
def test_bad_usage_is_told_in_a_sentence(claims: str, arguments: tuple[str, ...], code: int, reason: str) -> None:
    got, _, told = run("measures", *(claims if part == "FILE" else part for part in arguments))
    assert got == code
    assert reason in told
    assert "Traceback" not in told


def test_a_users_own_packs_stand_beside_ours(claims: str, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    own = PACK.read_text("utf-8").replace("id: inf-", "id: own-").replace("id: inf\n", "id: own\n")
    (folder / "own.yaml").write_text(own, "utf-8")
    chosen = ("--packs", str(folder), "--instrument", "own-II.shorter", "--format", "jsonl")
    code, told, _ = run("measures", "--claims", claims, *chosen)
    assert code == 0
    assert [json.loads(line)["claim"] for line in told.splitlines()] == ["missile"]
    assert run("measures", "explain", "own", "--packs", str(folder))[0] == 0
    (folder / "own.yaml").write_text(own.replace("schema: 1", "schema: 2"), "utf-8")
    code, told, err = run("measures", "--claims", claims, *chosen)
    assert (code, told) == (1, "")
    assert "own.yaml:2: " in err
    assert "newer than 1, which this saidseen reads: update it" in err


def test_a_malformed_pack_is_refused_with_its_line_and_a_good_one_is_said_to_be(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text("schema: 1\nmeasures: [\n", encoding="utf8")
    code, told, err = run("measures", "validate", str(pack), str(PACK))
    assert code == 1
    assert "pack.yaml:" in err
    assert "in order; 2 measures" in told


def test_a_request_is_drafted_from_a_claim(claims: str, tmp_path: Path) -> None:
    sides = ("--instrument", "vd11-16", "--from", "ltu", "--to", "BLR")
    code, told, _ = run("request", "union", *sides, "--claims", claims, "--at", "2022-02-12T15:00+02:00")
    assert code == 0
    assert "**DRAFT" in told
    assert "by Monday 14 February 2022, 15:00 in Vilnius (UTC+02:00), 16:00 in Minsk (UTC+03:00)" in told
    out = tmp_path / "request.html"
    code, _, _ = run("request", "union", *sides, "--claims", claims, "--format", "html", "-o", str(out))
    assert code == 0
    assert "DRAFT" in out.read_text("utf-8")
    code, _, err = run("request", "missile", *sides, "--claims", claims)
    assert code == 1
    assert "choose another claim" in err
    code, _, err = run(
        "request", "union", "--instrument", "vd11-16", "--from", "LTU", "--to", "UKR", "--claims", claims
    )
    assert code == 1
    assert "is about an act of Belarus and Russia, not of Ukraine: ask the state whose act it is" in err


def test_help_and_version_load_no_heavy_library() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom saidseen.cli import main\n"
        "assert CliRunner().invoke(main, ['measures', '--help']).exit_code == 0\n"
        "print([m for m in ('pint', 'pyproj', 'shapely', 'yaml', 'jsonschema', 'numpy', 'rich') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
