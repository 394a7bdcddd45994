"""The command line end to end: what is printed, where to, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import resource
import stat
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from saidseen import Act, Basis
from saidseen.cli import main

STORY = (
    "The foreign ministry said on Tuesday that more than 5,000 troops near Kharkiv had gone back to their bases. "
    "It did not say where they had been.\n\nStoltenberg: no sign of a pullback so far\n"
)
OTHER = "Ukraine demanded on 16 February 2022 that Russia withdraw its troops from Belarus.\n"
SUMMARY = re.compile(r"saidseen: read 1 story, \d+ statements?; unread 0\n")


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def real(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    code = "from saidseen.cli import main; main()"
    command = [sys.executable, "-W", "error", "-c", code, *map(str, arguments)]
    return subprocess.run(command, text=True, timeout=120, **{"capture_output": True, **options})


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "units.txt"
    path.write_text(STORY)
    return path


# --- help -----------------------------------------------------------------------------------------------------------


def commands() -> list[str]:
    assert isinstance(main, click.Group)
    return sorted(main.commands)


def test_the_commands_are_these() -> None:
    assert {"read", "statements", "who"} <= set(commands())


@pytest.mark.parametrize("name", ["", *commands()])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_an_example(name: str, flag: str) -> None:
    result = run(*filter(None, [name, flag]))
    assert result.exit_code == 0
    assert f"saidseen {name}".strip() + " " in result.output.split("Options:")[-1] or not name
    assert "saidseen read story.txt" in result.output or name
    assert len(result.output.splitlines()) > 8
    assert max(map(len, result.output.splitlines())) <= 110


def test_the_help_shows_the_five_things_most_people_do() -> None:
    shown = [line for line in run("--help").output.splitlines() if line.startswith("    saidseen ")]
    assert len(shown) == 5


def test_every_option_says_what_it_does() -> None:
    assert isinstance(main, click.Group)
    for command in main.commands.values():
        for option in command.params:
            if isinstance(option, click.Option) and option.name != "form":
                assert option.help, option.name


def test_the_version_is_told() -> None:
    assert run("--version").output.strip().endswith("0.1.0")


# --- what is printed ------------------------------------------------------------------------------------------------

PASSAGE = {"spans": list, "text": str}
PLACE = {"text": str, "span": list, "name": str, "geoname_id": int, "country": str, "lat": float, "lon": float}
TIME = {"text": str, "span": list, "value": str, "start": str, "end": str, "precision": str}
QUANTITY = {"text": str, "span": list, "value": float, "unit": str, "modifier": str}
SPEAKER = {"name": str, "country": str, "organisation": str, "sector": str, "how": str}
SURE = {"text", "span", "spans", "how", "type", "score", "state", "precision"}


def check(data: Any, shape: Mapping[str, type]) -> None:
    """The object has at least these fields, of these types; those not in SURE may be null."""
    assert isinstance(data, dict)
    for name, kind in shape.items():
        value = data[name]
        if value is None:
            assert name not in SURE, name
        elif kind is float:
            assert type(value) in (int, float), name
        else:
            assert type(value) is kind, name


def check_span(span: Any, words: str | None, text: str) -> None:
    start, end = span
    assert 0 <= start < end <= len(text)
    assert words is None or text[start:end] == words


def check_finds(holder: dict[str, Any], text: str) -> None:
    for name, shape in (("places", PLACE), ("times", TIME), ("quantities", QUANTITY)):
        for find in holder[name]:
            check(find, shape)
            check_span(find["span"], find["text"], text)


def check_statement(data: dict[str, Any], text: str) -> None:
    """A statement to the contract of the design, field by field."""
    assert isinstance(data["id"], str)
    for role in ("source", "cue", "content"):
        passage = data[role]
        if passage is None:
            assert role != "content"
            continue
        check(passage, PASSAGE)
        for span in passage["spans"]:
            check_span(span, None, text)
        assert passage["text"] == " … ".join(text[s:e] for s, e in passage["spans"])
    if data["speaker"] is not None:
        check(data["speaker"], SPEAKER)
    assert not data["outlet_own"] or (data["source"] is None and data["cue"] is None)
    assert data["act"] in list(Act)
    assert data["polarity"] in ("positive", "negative")
    assert data["basis"] in list(Basis)
    if data["event"] is not None:
        check(data["event"], {"type": str, "mode": str, "score": float})
    assert all(isinstance(name, str) for name in data["toward"])
    check_finds(data, text)
    for specific in data["specifics"].values():
        check(specific, {"state": str})
        assert specific["state"] in ("given", "missing", "withheld", "unclear")
        if specific["span"] is not None:
            check_span(specific["span"], None, text)


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_json_lines_are_to_the_contract(story: Path) -> None:
    result = run("read", story, "--published", "2022-02-15", "--outlet", "The Wire", "--format", "jsonl")
    assert result.exit_code == 0
    assert SUMMARY.fullmatch(result.stderr)
    (data,) = lines(result.stdout)
    assert data["name"] == "units"
    document = data["document"]
    assert (document["outlet"], document["published"]) == ("The Wire", "2022-02-15")
    check_finds(document, STORY)
    assert "2022-02-15" in [time["value"] for time in document["times"]]
    assert data["statements"]
    for statement in data["statements"]:
        check_statement(statement, STORY)
        assert "why" not in statement


def test_explained_json_says_what_decided_each_field(story: Path) -> None:
    (data,) = lines(run("read", story, "--format", "jsonl", "--explain").stdout)
    for statement in data["statements"]:
        assert {"found", "act", "polarity", "basis"} <= set(statement["why"])


def test_the_table_in_a_pipe_is_tab_separated_and_whole(story: Path) -> None:
    result = run("read", story)
    head, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert head == ["story", "speaker", "act", "polarity", "basis", "event", "withheld", "missing", "content", "id",
                    "judged"]  # fmt: skip
    assert rows
    (data,) = lines(run("read", story, "--format", "jsonl").stdout)
    assert sorted(row[2] for row in rows) == sorted(s["act"] for s in data["statements"] if not s["embedded"])
    assert {len(row) for row in rows} == {len(head)}
    assert {row[0] for row in rows} == {"units"}


def test_explain_prints_a_reason_for_every_act(story: Path) -> None:
    (data,) = lines(run("read", story, "--format", "jsonl", "--explain").stdout)
    shown = " ".join(run("read", story, "--explain").stdout.split())
    for statement in data["statements"]:
        assert " ".join(statement["why"]["act"].split()) in shown


def test_the_page_is_one_file_that_holds_the_story(story: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run("read", story, "--format", "html", "-o", page)
    assert (result.exit_code, result.stdout) == (0, "")
    html = page.read_text(encoding="utf-8")
    assert html.lower().startswith("<!doctype html>")
    assert "foreign ministry" in html
    assert "<script src" not in html
    assert "<link" not in html or 'rel="stylesheet"' not in html
    assert run("read", story, "--format", "html").stdout == html


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_a_file_gets_what_standard_output_gets(story: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    result = run("read", story, "--format", form, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text(encoding="utf-8") == run("read", story, "--format", form).stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "units.txt"]


def test_several_stories_come_in_their_order(story: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER)
    (tmp_path / "three.jsonl").write_text(json.dumps({"name": "third", "text": OTHER, "outlet": "B"}) + "\n")
    result = run("read", tmp_path / "other.txt", story, tmp_path / "three.jsonl", "--format", "jsonl")
    assert [(d["name"], d["document"]["outlet"]) for d in lines(result.stdout)] == [
        ("other", None), ("units", None), ("third", "B"),
    ]  # fmt: skip


def test_a_folder_is_read_by_name(story: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHER)
    assert [d["name"] for d in lines(run("read", tmp_path, "--format", "jsonl").stdout)] == ["a", "units"]


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_standard_input_is_a_story(form: str) -> None:
    result = run("read", "-", "--format", form, stdin=STORY)
    assert result.exit_code == 0
    assert "5,000" in result.stdout


def test_standard_input_gives_the_statements_of_the_file(story: Path) -> None:
    (a,), (b,) = (lines(run("read", w, "--format", "jsonl", stdin=STORY).stdout) for w in ("-", str(story)))
    assert a["statements"] == b["statements"]
    assert (a["name"], b["name"]) == ("stdin", "units")


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_a_missing_story_is_told_and_the_others_are_read(story: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    result = run("read", gone, story, "--format", "jsonl")
    assert result.exit_code == 1
    assert [d["name"] for d in lines(result.stdout)] == ["units"]
    refused, last = result.stderr.splitlines()
    assert refused == f"saidseen: {gone}: there is no such file: check the name"
    assert last.startswith("saidseen: read 1 story, ")
    assert last.endswith("; unread 1 (1 there is no such file)")


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--format", "yaml"],
        ["read", "x", "--threads", "0"],
        ["read", "x", "--nothing"],
        ["nothing"],
        ["statements"],
        ["who"],
        ["read", "x", "--published", "2022-02-30"],
        ["read", "x", "--published", "tomorrow"],
        ["read", ""],
    ],
)
def test_bad_usage_ends_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert result.stdout == "" or arguments[0] == "read"


@pytest.mark.parametrize("where", ["a folder", "no folder"])
def test_an_output_that_cannot_be_is_bad_usage_at_once(story: Path, tmp_path: Path, where: str) -> None:
    out = tmp_path if where == "a folder" else tmp_path / "none" / "out"
    result = run("read", story, "-o", out)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"saidseen: {out}: ")
    assert list(tmp_path.iterdir()) == [story]


def test_an_output_file_stays_as_it_was_where_the_run_fails(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("before")
    assert run("read", story, "--ledger", story, "-o", out).exit_code == 1
    assert run("read", story, "--published", "never", "-o", out).exit_code == 2
    assert out.read_text() == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "units.txt"]


def test_a_full_disk_leaves_no_half_file(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = real("read", story, "--format", "html", "-o", out, preexec_fn=small)
    assert done.returncode == 1
    assert done.stderr.startswith(f"saidseen: {out}: ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == [story]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_a_full_device_is_told_and_stays_a_device(story: Path, form: str) -> None:
    with open("/dev/full", "w") as full:
        done = real("read", story, "--format", form, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "No space left on device" in done.stderr
    done = real("read", story, "--format", form, "-o", "/dev/full")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_an_output_may_be_a_device_or_a_link(story: Path, tmp_path: Path) -> None:
    assert run("read", story, "-o", "/dev/null").exit_code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "page"
    target.write_text("old")
    (tmp_path / "link").symlink_to(target)
    assert run("read", story, "-o", tmp_path / "link").exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert target.read_text().startswith("story\t")


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_a_reader_that_leaves_early_is_no_error(story: Path, form: str) -> None:
    code = "from saidseen.cli import main; main()"
    command = [sys.executable, "-c", code, "read", str(story), str(story), "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(120) == 0
    assert told == b""


def test_no_progress_and_no_colour_in_a_pipe(story: Path) -> None:
    done = real("read", story, env={**os.environ, "TERM": "xterm-256color"})
    assert done.returncode == 0
    assert SUMMARY.fullmatch(done.stderr)
    assert "\x1b" not in done.stdout


def screen(raw: str) -> list[str]:
    """The lines that a terminal shows in the end of what was written to it."""
    lines, at = [""], 0
    for word in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|\r|\n|[^\x1b\r\n]+", raw):
        if word == "\n":
            at += 1
            lines += [""] * (at + 1 - len(lines))
        elif word == "\x1b[1A":
            at -= 1
        elif word == "\x1b[2K":
            lines[at] = ""
        elif word[0] not in "\r\x1b":
            lines[at] += word
    return lines


def on_terminal(told: bool, *arguments: str | Path) -> str:
    """What the command writes to a terminal: to standard output, and where `told` to standard error too."""
    master, slave = os.openpty()
    command = [sys.executable, "-c", "from saidseen.cli import main; main()", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm"}
    error = slave if told else subprocess.DEVNULL
    with subprocess.Popen(command, stdout=slave, stderr=error, env=environment) as process:
        os.close(slave)
        raw = b""
        with suppress(OSError):  # how Linux says that the other end is closed
            while piece := os.read(master, 65536):
                raw += piece
        os.close(master)
        assert process.wait(120) == 0
    return raw.decode()


def test_progress_on_a_terminal_leaves_every_line_of_the_table(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name in ("first", "second"):
        (folder / f"{name}.txt").write_text(STORY * 8)
    with_progress, without = (on_terminal(told, "read", folder) for told in (True, False))
    assert "%" in with_progress
    assert "%" not in without
    assert [line for line in screen(without) if line in ("first", "second")] == ["first", "second"]
    *table, last = (x for x in screen(with_progress) if x.strip())
    assert table == [x for x in screen(without) if x.strip()]
    assert last.startswith("saidseen: read 2 stories, ")


def test_words_that_the_output_cannot_carry_do_not_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Президент said that “it is over” 🙂 in Kyiv.", encoding="utf-8")
    for form in ("table", "jsonl", "html"):
        done = real("read", path, "--format", form, env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
        assert done.returncode == 0
        assert SUMMARY.fullmatch(done.stderr)


def test_threads_change_nothing(story: Path) -> None:
    one, two = (run("read", story, "--format", "jsonl", "--threads", n).stdout for n in ("1", "2"))
    spans = [[(s["id"], s["act"]) for s in lines(out)[0]["statements"]] for out in (one, two)]
    assert spans[0] == spans[1]


# --- the ledger -----------------------------------------------------------------------------------------------------


@pytest.fixture
def ledger(story: Path, tmp_path: Path) -> Path:
    path = tmp_path / "crisis.db"
    result = run("read", story, "--published", "2022-02-15", "--outlet", "The Wire", "--ledger", path)
    assert result.exit_code == 0
    return path


def test_a_story_read_twice_adds_nothing(story: Path, ledger: Path) -> None:
    before = run("statements", "--ledger", ledger, "--format", "jsonl").stdout
    again = run("read", story, "--published", "2022-02-15", "--outlet", "The Wire", "--ledger", ledger)
    assert again.exit_code == 0
    assert again.stderr.splitlines()[-1].endswith(f"; unread 0; new 0, changed 0, known 1 in {ledger}")
    assert again.stdout == run("read", story, "--published", "2022-02-15", "--outlet", "The Wire").stdout
    assert run("statements", "--ledger", ledger, "--format", "jsonl").stdout == before


def test_statements_are_those_of_the_story(story: Path, ledger: Path) -> None:
    rows = lines(run("statements", "--ledger", ledger, "--format", "jsonl").stdout)
    (data,) = lines(run("read", story, "--published", "2022-02-15", "--format", "jsonl").stdout)
    assert sorted(row["id"] for row in rows) != []
    assert {row["content"]["text"] for row in rows} == {
        s["content"]["text"] for s in data["statements"] if not s["embedded"]
    }
    for row in rows:
        assert (row["document"], row["outlet"], row["published"]) == ("units", "The Wire", "2022-02-15")
        check_statement(row, STORY)
    assert run("statements", "--ledger", ledger).stdout.count("\n") == len(rows) + 1


def test_statements_are_asked_for_by_act(ledger: Path) -> None:
    rows = lines(run("statements", "--ledger", ledger, "--format", "jsonl").stdout)
    for act in Act:
        some = lines(run("statements", "--ledger", ledger, "--act", act.value, "--format", "jsonl").stdout)
        assert sorted(row["id"] for row in some) == sorted(row["id"] for row in rows if row["act"] == act)
    assert lines(run("statements", "--ledger", ledger, "--since", "2030", "--format", "jsonl").stdout) == []
    assert len(lines(run("statements", "--ledger", ledger, "--limit", "1", "--format", "jsonl").stdout)) == 1


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--act", "murmur", "withhold"),
        ("--basis", "felt", "shown"),
        ("--since", "soon", "2022-02"),
        ("--limit", "0", ""),
    ],
)
def test_a_question_that_makes_no_sense_ends_with_2(ledger: Path, option: str, value: str, told: str) -> None:
    result = run("statements", "--ledger", ledger, option, value)
    assert result.exit_code == 2
    assert value in result.stderr
    assert told in result.stderr
    assert result.stdout == "" or option != "--act"


def test_an_unknown_act_is_answered_with_all_there_are(ledger: Path) -> None:
    told = run("statements", "--ledger", ledger, "--act", "murmur").stderr
    assert all(act.value in told for act in Act)


def test_who_is_who_is_learnt_from_stories(tmp_path: Path) -> None:
    path, ledger = tmp_path / "a.txt", tmp_path / "crisis.db"
    path.write_text("Russian Foreign Minister Sergey Lavrov said on Tuesday that talks would go on.\n")
    assert run("read", path, "--ledger", ledger).exit_code == 0
    rows = lines(run("who", "--ledger", ledger, "--format", "jsonl").stdout)
    assert [row["name"] for row in rows] == [row["name"] for row in rows if row["evidence"]]
    for row in rows:
        assert row["evidence"] in path.read_text()
        assert row in lines(run("who", row["name"], "--ledger", ledger, "--format", "jsonl").stdout)
    assert lines(run("who", "nobody at all", "--ledger", ledger, "--format", "jsonl").stdout) == []
    assert run("who", "--ledger", ledger).stdout.startswith("name\t")
