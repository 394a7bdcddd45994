"""The commands `saidseen claims` and `saidseen judge`: what is printed, where to, and with which exit code."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from saidseen.cli import main
from saidseen.ledger import Ledger
from saidseen.model.reading import Reading
from tests.claims.builders import examples
from tests.claims.invented import Line, kept_in, reading

COMMANDS = (
    ("claims",),
    *(("judge", c) for c in ("split", "join", "stance", "reliability", "undo", "log", "speaker", "move", "status")),
    ("judge",),
)
TIME = r"^\d{4}(-\d\d(-\d\d([T ]\d\d(:\d\d(:\d\d)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$"
NAME = {"type": "string", "pattern": "^[0-9a-f]{20}$"}
STANCES = ["affirms", "denies", "doubts", "asks", "withholds"]
STATUSES = ["claimed", "denied", "disputed", "doubted by observers", "corroborated", "observed", "unplaced evidence",
            "unclear", "withheld"]  # fmt: skip
KNOWN = {"type": ["string", "null"], "pattern": TIME}


def shape(**parts: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(parts), "properties": parts}


def several(of: Any) -> dict[str, Any]:
    return {"type": "array", "items": of}


CLAIM = shape(
    id={"type": "string", "pattern": "^[0-9a-f]{16}$"},
    title={"type": "string", "minLength": 1},
    event={"type": ["string", "null"]},
    actors=several({"type": "string"}),
    places={"type": "array"},
    start={"type": ["string", "null"], "format": "date"},
    end={"type": ["string", "null"], "format": "date"},
    status={"enum": STATUSES},
    credibility={"type": "integer", "minimum": 1, "maximum": 6},
    origins={"type": "integer", "minimum": 1},
    statements={"minItems": 1, **several(
        shape(id=NAME, document={"type": "string"}, stance={"enum": STANCES}, origin={"type": "string", "minLength": 1})
    )},
    owed={"type": "object", "additionalProperties": shape(
        state={"enum": ["given", "missing", "withheld"]}, by=several(NAME)
    )},
    history={"minItems": 1, **several(shape(at=KNOWN, status={"enum": STATUSES}, because=NAME))},
)  # fmt: skip
"""The JSON of a claim as the issue has it."""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def real(*arguments: str | Path, shell: str = "") -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, its output into `shell` where that is given."""
    command = [sys.executable, "-W", "error", "-c", "from saidseen.cli import main; main()", *map(str, arguments)]
    if not shell:
        return subprocess.run(command, capture_output=True, timeout=120)
    words = ["bash", "-o", "pipefail", "-c", f'"$@" | {shell}', "bash", *command]
    return subprocess.run(words, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def february(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept_in(str(tmp_path_factory.mktemp("ledger") / "february.db"), examples())


def two() -> list[Reading]:
    """Two stories of one withdrawal and of a bank."""
    return [reading("one", [Line(0), Line(8)]), reading("two", [Line(2, "Liz Truss"), Line(9)], "2022-02-16")]


@pytest.fixture
def small(tmp_path: Path) -> str:
    return kept_in(str(tmp_path / "small.db"), two())


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same for tests that change nothing in it."""
    return kept_in(str(tmp_path_factory.mktemp("ledger") / "steady.db"), two())


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


# --- claims ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: tuple[str, ...]) -> None:
    told = run(*command, "--help").output
    assert re.search(rf"Examples?:\n +saidseen {' '.join(command)} ", told)
    assert "--ledger" in told


def test_json_lines_are_as_the_issue_has_them(february: str) -> None:
    check = Draft202012Validator(CLAIM)
    found = lines(run("claims", "--ledger", february, "--least", "1", "--format", "jsonl"))
    assert len(found) > 40
    for claim in found:
        check.validate(claim)
        own = {s["id"] for s in claim["statements"]}
        counted = [s for s in claim["statements"] if not s["beside"]]
        said = [s for s in counted if not s["embedded"]] or counted
        telling = [s for s in said if s["stance"] != "withholds"] or said  # who only withholds is no origin
        assert {s["origin"] for s in telling} == {v["id"] for v in claim["voices"]}
        assert claim["origins"] == len(claim["voices"])
        assert {i for o in claim["owed"].values() for i in o["by"]} | {t["because"] for t in claim["history"]} <= own
        assert claim["history"][-1]["status"] == claim["status"]
        assert (claim["start"] or "") <= (claim["end"] or "")
        assert all(o["by"] == [] for o in claim["owed"].values() if o["state"] == "missing")
    told = {s["id"] for c in found for s in c["statements"] if not s["embedded"]}
    assert len(told) == sum(len(r.said) for r in examples())


def test_one_statement_claims_are_left_out_unless_asked_for(february: str) -> None:
    found = lines(run("claims", "--ledger", february, "--format", "jsonl"))
    assert found
    assert all(len(c["statements"]) >= 2 for c in found)


def test_a_table_a_line_each_and_one_in_full(february: str) -> None:
    head, *rows = run("claims", "--ledger", february, "--event", "withdrawal").stdout.splitlines()
    assert head.startswith("id\ttitle\tstatus")
    assert rows
    assert all(len(row.split("\t")) == len(head.split("\t")) for row in rows)
    whole = run("claims", rows[0].split("\t")[0][:10], "--ledger", february).stdout
    assert whole.startswith("claim\t" + rows[0].split("\t")[0])
    assert "\nstatement\t" in whole


def test_a_claim_named_twice_is_shown_once(february: str) -> None:
    one, two = (c["id"] for c in lines(run("claims", "--ledger", february, "--format", "jsonl"))[:2])
    found = lines(run("claims", one, one[:10], two, one, "--ledger", february, "--format", "jsonl"))
    assert [c["id"] for c in found] == [one, two]


def test_a_page_is_written(february: str, tmp_path: Path) -> None:
    out = tmp_path / "claims.html"
    result = run("claims", "--ledger", february, "--format", "html", "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    page = out.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert "Stoltenberg" in page
    assert [file.name for file in tmp_path.iterdir()] == ["claims.html"]


def test_a_pipe_that_closes_early_is_no_error(february: str) -> None:
    done = real("claims", "--ledger", february, "--least", "1", "--format", "jsonl", shell="head -1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


def test_no_progress_in_a_pipe_though_there_is_much_to_link(small: str) -> None:
    done = real("claims", "--ledger", small, "--least", "1", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 2
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize(
    "asked", [("--as-of", "2022-02-09"), ("--since", "2030"), ("--actor", "%"), ("--least", "999")]
)
def test_no_claim_is_told_plainly(february: str, asked: tuple[str, ...]) -> None:
    result = run("claims", "--ledger", february, *asked, "--format", "jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"saidseen: {february}: no ")
    assert result.stderr.count("\n") == 1
    if asked[0] == "--as-of":
        assert "no story was known by 2022-02-09; the first is of 2022-02-10" in result.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--as-of", "yesterday"), "as-of 'yesterday' is not a date; write it like 2022-02-15 or 2022-02-15T12:00"),
        (("--as-of", ""), "as-of '' is not a date"),
        (("--since", "2022-13"), "since '2022-13' is not a date"),
        (("--until", "now"), "until 'now' is not a date"),
        (("--event", "picnic"), "there is no event 'picnic'; there are withdrawal,"),
        (("a", "--as-of", "1914"), "no story was known by 1914; the first is of 2022-02-15"),
        (("--status", "true"), "'true' is not one of 'claimed', 'denied'"),
        (("--least", "0"), "0 is not in the range x>=1"),
        (("zz",), "an id that begins with 'zz'; `saidseen claims` lists them"),
        (("-o", "nowhere/claims.html"), "nowhere/claims.html: its folder is not there: make it first"),
        (("-o", "."), ".: it is a folder: name a file"),
        (("--format", "csv"), "'csv' is not one of 'table', 'text', 'jsonl', 'html'"),
    ],
)
def test_bad_usage_ends_with_2(steady: str, asked: tuple[str, ...], told: str) -> None:
    result = run("claims", "--ledger", steady, *asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_an_output_that_cannot_be_is_told_before_anything_is_linked(small: str) -> None:
    assert run("claims", "--ledger", small, "-o", "nowhere/claims.html").exit_code == 2
    with closing(sqlite3.connect(small)) as file:
        assert file.execute("SELECT count(*) FROM linked").fetchone() == (0,)


def test_a_ledger_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("claims")
    assert result.exit_code == 2
    assert "name the ledger: --ledger FILE, or SAIDSEEN_LEDGER" in result.stderr


def test_ledgers_that_cannot_answer_end_with_1(tmp_path: Path) -> None:
    Ledger(tmp_path / "empty.db").close()
    (tmp_path / "text.db").write_text("no ledger at all\n" * 400)
    newer = kept_in(str(tmp_path / "newer.db"), [reading("a", [Line(0)])])
    with closing(sqlite3.connect(newer)) as file:
        file.execute("INSERT INTO ledger_migrations VALUES ('0099 of tomorrow', '2030-01-01')")
        file.commit()
    silent = kept_in(str(tmp_path / "silent.db"), [replace(reading("a", [Line(0)]), statements=())])
    for name, told in {
        tmp_path / "nowhere.db": "there is no such ledger",
        tmp_path: "a folder, not a ledger",
        tmp_path / "text.db": "not a ledger",
        tmp_path / "empty.db": "the ledger holds no statements; read stories into it first",
        Path(silent): "the ledger holds no statements; read stories into it first",
        Path(newer): "upgrade saidseen",
    }.items():
        for command in (["claims"], ["judge", "stance", "a", "denies", "--by", "a", "--why", "b"]):
            result = run(*command, "--ledger", name)
            assert (result.exit_code, result.stdout) == (1, ""), name
            assert result.stderr.startswith(f"saidseen: {name}: ")
            assert told in result.stderr
            assert result.stderr.count(str(name)) == 1
            assert result.stderr.count("\n") == 1


def test_a_story_dated_before_what_it_copies_is_said_where_copies_are_explained(tmp_path: Path) -> None:
    """A gives credit to the wire, whose story has the later date."""
    words = (
        "The ministry said that units of the western district were loading tanks on railway wagons near Kursk and "
        "would be back in their barracks by the end of the week, once the last drill was over, the spokesman added. "
    )
    late = {"outlet": "Northern Wire", "name": "wire", "published": "2022-02-16", "text": words * 2}
    early = {"outlet": "Larkfield Post", "name": "post", "published": "2022-02-15",
             "text": "By Northern Wire\n\n" + words * 2 + "(Northern Wire)"}  # fmt: skip
    file = tmp_path / "stories.jsonl"
    file.write_text("".join(json.dumps(story) + "\n" for story in (late, early)))
    told = run("copies", file, "--explain")
    assert told.exit_code == 0
    assert "though its date is the later one" in told.stdout


# --- judge -----------------------------------------------------------------------------------------------------------

HAND = ("--by", "J. Marlow", "--why", "another withdrawal")


def test_a_judgement_is_made_listed_and_taken_back(small: str) -> None:
    claim, bank = lines(run("claims", "--ledger", small, "--least", "1", "--format", "jsonl"))
    last = claim["statements"][-1]["id"]
    on = ("--ledger", small, *HAND)
    assert run("judge", "split", claim["id"], last[:12], *on).output == "judgement 1\n"
    assert len(lines(run("claims", "--ledger", small, "--least", "1", "--format", "jsonl"))) == 3
    assert run("judge", "join", claim["id"], bank["id"], *on).output == "judgement 2\n"
    assert run("judge", "stance", last, "doubts", *on).output == "judgement 3\n"
    assert run("judge", "reliability", "Example Wire", "B", *on).output == "judgement 4\n"
    assert run("judge", "undo", "2", *on).output == "judgement 5\n"
    rows = [line.split("\t") for line in run("judge", "list", "--ledger", small).stdout.splitlines()]
    assert [(row[0], row[2], row[3], row[7]) for row in rows] == [
        ("1", "J. Marlow", "apart from", ""),
        ("2", "J. Marlow", "together with", "undone"),
        ("3", "J. Marlow", "stance", ""),
        ("4", "J. Marlow", "reliability", ""),
        ("5", "J. Marlow", "withdraws", ""),
    ]
    told = lines(run("judge", "list", "--ledger", small, "--format", "jsonl"))
    assert [row["stands"] for row in told] == [True, False, True, True, True]
    assert {row["why"] for row in told} == {"another withdrawal"}


def test_a_list_of_nothing_says_so(steady: str) -> None:
    for form in ("table", "jsonl"):
        result = run("judge", "list", "--ledger", steady, "--format", form)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "there are no judgements yet; `saidseen judge --help` shows how to make one" in result.stderr


def test_words_of_a_judgement_do_nothing_to_a_terminal_or_a_line(small: str) -> None:
    by, why = "\x1b[2J mallory", "one\ntwo\tthree \u2028 four"
    run("judge", "reliability", "Example Wire", "E", "--ledger", small, "--by", by, "--why", why)
    table = run("judge", "list", "--ledger", small).stdout
    assert table.count("\n") == 1
    assert "\x1b" not in table
    (row,) = lines(run("judge", "list", "--ledger", small, "--format", "jsonl"))
    assert (row["person"], row["why"]) == (by, why)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("split", "zz", "aa"), "an id that begins with 'zz'; `saidseen claims` lists them"),
        (("join", "zz", "yy"), "an id that begins with 'zz'"),
        (("stance", "zz", "denies"), "no statement there has an id that begins with 'zz'"),
        (("stance", "zz", "likes"), "'likes' is not one of 'affirms'"),
        (("reliability", "Nobody", "A"), "no speaker or outlet of the ledger is called 'Nobody'"),
        (("reliability", "Example Wire", "G"), "'G' is not one of 'A'"),
        (("undo", "1"), "there is no judgement 1 to take back; `saidseen judge list` shows them"),
        (("undo", "9" * 40), "there is no judgement 9999"),
        (("undo", "0"), "0 is not in the range x>=1"),
        (("undo", "one"), "'one' is not a valid integer"),
        (("split", "zz"), "Missing argument"),
    ],
)
def test_bad_usage_of_judge_ends_with_2(steady: str, asked: tuple[str, ...], told: str) -> None:
    result = run("judge", *asked, "--ledger", steady, *HAND)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("--by", "say who judges: --by NAME"),
        ("--reason", "Missing option '--reason'"),
        ("--ledger", "name the ledger: --ledger FILE"),
    ],
)
def test_who_why_and_where_are_needed(
    steady: str, missing: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = {"--by": "a", "--reason": "b", "--ledger": steady}
    options = [word for key, value in given.items() if key != missing for word in (key, value)]
    result = run("judge", "undo", "1", *options)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_locked_ledger_is_told(small: str) -> None:
    run("claims", "--ledger", small)
    with closing(sqlite3.connect(small, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run("judge", "reliability", "Example Wire", "B", "--ledger", small, *HAND)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"saidseen: {small}: locked by another program")
