"""Mending and finding on the command line: judge, search, review, a folder's own ledger, judgements handed on."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from saidseen.cli import last, main
from saidseen.cli.settings import settings
from saidseen.ledger import Ledger
from saidseen.ledger.queries import Question
from tests.claims.invented import Line, kept_in, reading

HAND = ("--by", "J. Marlow", "--reason", "as read")


def run(*arguments: str, input: str | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def lines(*arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A ledger of three statements; nothing of it is kept anywhere else, and no folder above has one of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("SAIDSEEN_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)
    stories = [reading("one", [Line(0), Line(8)]), reading("two", [Line(2, "Liz Truss")], "2022-02-16")]
    return kept_in(str(tmp_path / "small.db"), stories)


def first(ledger: str, name: str = "one") -> str:
    with Ledger(ledger) as kept:
        return next(row.statement.id for row in kept.statements() if row.name == name)


def test_a_field_is_judged_and_shown_everywhere(small: str) -> None:
    name = first(small)
    made = run("judge", "speaker", name[:8], "Liz Truss", "--ledger", small, *HAND)
    assert made.stdout.startswith(f"judgement 1: speaker of {name[:8]}: Sergey Lavrov → Liz Truss, GBR")
    [row] = [r for r in lines("statements", "--ledger", small, "--format", "jsonl") if r["id"] == name]
    assert row["speaker"]["name"] == "Liz Truss"
    assert row["judged"]["speaker"].startswith("J. Marlow, ")
    table = run("statements", "--ledger", small).stdout
    assert f"\t{name}\tspeaker (J. Marlow, " in table
    claim = run("claims", name, "--ledger", small).stdout
    assert "speaker (J. Marlow, " in claim
    [exported] = [
        r for r in lines("export", "--as", "jsonl", "--of", "statements", "--ledger", small) if r["id"] == name
    ]
    assert exported["speaker"]["name"] == "Liz Truss"
    wrong = run("judge", "act", name, "shout", "--ledger", small, *HAND)
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "there is no act 'shout'" in wrong.stderr


def test_a_number_stands_for_what_the_last_list_showed(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run("judge", "act", "1", "deny", "--ledger", small, *HAND)
    assert told.exit_code == 2
    assert "there is no number 1: no list has been shown on a terminal yet" in told.stderr
    with Ledger(small) as kept:
        ids = [row.statement.id for row in kept.statements()]
    run("statements", "--ledger", small)  # in a pipe no number is shown, and none is kept
    assert run("judge", "act", "1", "deny", "--ledger", small, *HAND).exit_code == 2
    monkeypatch.setattr(sys.stdout.__class__, "isatty", lambda self: True, raising=False)
    with last.listed(small, sys.stdout) as shown:
        numbers = [shown.number(name) for name in ids] if shown else []
    assert numbers == [1, 2, 3]
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(Path(small).parent / "state"))
    assert f"act of {ids[1][:8]}: " in run("judge", "act", "2", "deny", "--ledger", small, *HAND).stdout
    assert (
        "there is no number 4: the last list ends with 3" in run("judge", "drop", "4", "--ledger", small, *HAND).stderr
    )
    other = kept_in(str(Path(small).parent / "other.db"), [reading("x", [Line(0)])])
    assert run("judge", "act", "2", "deny", "--ledger", other, *HAND).exit_code == 2  # the numbers are a ledger's own


def test_a_list_is_numbered_where_it_is_written(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True)
    assert run("claims", "--least", "1", "--ledger", small, "-o", "claims.txt").exit_code == 0
    assert "no list has been shown on a terminal yet" in run("judge", "drop", "1", "--ledger", small, *HAND).stderr
    assert run("claims", "--least", "1", "--ledger", small).exit_code == 0
    assert "judgement 1: note on claim" in run("judge", "note", "1", "ask", "--ledger", small, "--by", "me").stdout


def test_a_number_is_a_line_of_the_list_a_judgement_or_the_name_of_a_story(small: str) -> None:
    numbered = kept_in(str(Path(small).parent / "n.db"), [reading("1", [Line(0)]), reading("2", [Line(2)])])
    run("judge", "act", first(numbered, "1"), "deny", "--ledger", numbered, *HAND)

    def note(of: str) -> Result:
        return run("judge", "note", of, "ask", "--ledger", numbered, "--by", "me")

    assert note("judgement 1").stdout == "judgement 2: note on judgement 1\n"
    assert "there is no judgement 9; `saidseen judge list` shows them" in note("judgement 9").stderr
    assert "note on document" in note("1").stdout
    with Ledger(numbered) as kept:
        stories = {row.name: row.id for row in kept.documents()}
    last._keep(numbered, [stories["1"], first(numbered, "1")])
    assert "note on document" in note("1").stdout  # the line of that number is the story itself
    clash = note("2")
    assert (clash.exit_code, clash.stdout) == (2, "")
    assert "a story is called 2, and another line of the last list has that number; write the id" in clash.stderr
    assert run("judge", "withdraw", "1", "--ledger", numbered, *HAND).stdout == "judgement 5\n"
    assert "withdrawn" in run("stories", "1", "--ledger", numbered).stdout


def test_what_cannot_be_asked_is_told(small: str) -> None:
    name = lines("claims", "--least", "1", "--limit", "1", "--format", "jsonl", "--ledger", small)[0]["id"]
    for asked, told in (
        (("search", "crimea", "--in", "stories", "--side", "RU"), "stories are not asked for by side"),
        (("search", "crimea", "--in", "stories", "--sort", "happened"), "--sort: stories come the latest first"),
        (("search", "crimea", "--in", "claims", "--sort", "speaker"), "there is no order 'speaker'"),
        (("claims", name, "--limit", "1"), "--limit is for lists, and claims that are named all come"),
        (("claims", name, "--least", "2"), "--least is for lists"),
        (("review", "--by", "me", "--sort", "said"), "No such option"),
    ):
        refused = run(*asked, "--ledger", small)
        assert (refused.exit_code, refused.stdout) == (2, ""), asked
        assert told in refused.stderr
    assert run("claims", name, "--count", "--ledger", small).stdout == "1\n"
    counted: list[tuple[tuple[str, ...], int]] = [
        (("claims", "--as-of", "2030", "--least", "1", "--limit", "1"), 2),
        (("search", "crimea", "--in", "claims", "--status", "CLAIMED"), 1),
        (("review", "--new", "--by", "me"), 3),
        (("review", "--new", "--by", "me", "--owed", "any"), 0),
        (("review", "--new", "--by", "me", "--credibility", "1"), 0),
    ]
    for asked_for, many in counted:
        assert run(*asked_for, "--count", "--ledger", small).stdout == f"{many}\n", asked_for
    found = run("search", "crimea", "--act", "deny", "--ledger", small)
    assert found.stderr == "saidseen: 0 statements found; the words are in 1 story of the ledger (--in stories)\n"


def test_words_are_searched_with_what_is_asked_beside_them(small: str) -> None:
    found = run("search", "troops", "crimea", "--side", "RU", "--ledger", small)
    assert len(found.stdout.splitlines()) == 2
    assert found.stderr == "saidseen: 1 statement found; the words are in 1 story of the ledger (--in stories)\n"
    assert run("search", '"troops from crimea"', "--count", "--ledger", small).stdout == "1\n"
    assert run("search", "troops OR forces", "--count", "--side", "russia", "--ledger", small).stdout == "1\n"
    [claim] = lines("search", "crimea", "--in", "claims", "--format", "jsonl", "--ledger", small)
    assert len(claim["statements"]) == 2
    [story] = lines("search", "PrivatBank", "--in", "stories", "--format", "jsonl", "--ledger", small)
    assert story["name"] == "one"
    assert "PrivatBank" in story["excerpt"]
    assert run("search", "crimea", "--in", "claims", "--count", "--ledger", small).stdout == "1\n"
    assert run("search", "nothing", "--in", "stories", "--ledger", small).stdout.count("\n") == 1
    bad = run("search", "--ledger", small, "--", "-crimea")
    assert bad.exit_code == 2
    assert "there is no word to look for" in bad.stderr


def test_lists_are_cut_ordered_and_counted(small: str) -> None:
    assert run("statements", "--count", "--ledger", small).stdout == "3\n"
    assert run("claims", "--count", "--least", "1", "--ledger", small).stdout == "2\n"
    [late] = lines("statements", "--sort", "-said", "--limit", "1", "--format", "jsonl", "--ledger", small)
    assert late["document"] == "two"
    assert run("claims", "--side", "GBR", "--least", "1", "--count", "--ledger", small).stdout == "1\n"
    assert run("statements", "--sort", "size", "--ledger", small).exit_code == 2


def test_a_folder_has_a_ledger_of_its_own(small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "name the ledger: --ledger FILE" in run("statements").stderr
    made = run("init", "small.db", "--by", "J. Marlow")
    assert made.exit_code == 0, made.output
    assert (tmp_path / "saidseen.toml").read_text("utf-8") == 'ledger = "small.db"\nby = "J. Marlow"\n'
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert run("statements", "--count").stdout == "3\n"
    assert "judgement 1" in run("judge", "act", first(small), "deny", "--reason", "as read").stdout
    assert "\tJ. Marlow\t" in run("judge", "log").stdout
    assert len(run("export", "--as", "csv", "--of", "statements").stdout.splitlines()) == 4
    other = kept_in(str(tmp_path / "other.db"), [reading("x", [Line(0)])])
    monkeypatch.setenv("SAIDSEEN_LEDGER", other)
    assert run("statements", "--count").stdout == "1\n"
    assert run("statements", "--count", "--ledger", small).stdout == "3\n"
    monkeypatch.chdir(tmp_path)
    assert "saidseen.toml is here already and names small.db" in run("init").stderr
    monkeypatch.delenv("SAIDSEEN_LEDGER")
    (tmp_path / "saidseen.toml").write_text("ledgr = 'x'", "utf-8")
    wrong = run("statements")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "there is no setting 'ledgr'; there are ledger, by" in wrong.stderr


@pytest.mark.parametrize("by", ['J. "Jo" Marlow', "J\\u0041", "Zoë 😀", "tab\tDEL\x7f", "line\nby = 'x'"])
def test_what_is_written_down_is_read_again(small: str, by: str) -> None:
    assert run("init", "small.db", "--by", by).exit_code == 0
    assert "judgement 1" in run("judge", "act", first(small), "deny", "--reason", "as read").stdout
    assert [row["person"] for row in lines("judge", "log", "--format", "jsonl")] == [by]


@pytest.mark.parametrize("by", ["\udcff", "", " "])
def test_what_cannot_be_written_down_is_refused(small: str, by: str) -> None:
    told = run("init", "small.db", "--by", by)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "cannot be written into saidseen.toml; take another name" in told.stderr
    assert not Path("saidseen.toml").exists()


def test_a_folder_that_may_not_be_looked_into_has_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.is_file", denied)
    assert settings() is None


def test_a_broken_file_of_settings_is_told_with_what_helps(small: str) -> None:
    Path("saidseen.toml").write_text("ledger = ", "utf-8")
    assert "take it away and write it anew with `saidseen init`" in run("init").stderr
    Path("saidseen.toml").unlink()
    assert run("init", "small.db").exit_code == 0


def test_a_password_is_not_written_down(small: str) -> None:
    told = run("init", "postgresql://me:secret@localhost/crisis")
    assert told.exit_code == 2
    assert "secret" not in told.output
    assert not Path("saidseen.toml").exists()


def test_review_takes_a_key_a_decision(small: str) -> None:
    with Ledger(small) as kept:
        ids = [row.statement.id for row in kept.asked(Question(sort="-came"))]
    assert run("review", "--new", "--count", "--ledger", small, "--by", "me").stdout == "3\n"
    assert run("review", "--count", "--ledger", small, "--by", "me").stdout == "0\n"  # nothing is unsure
    walk = run("review", "--new", "--ledger", small, "--by", "me", input="ypuxdq")
    assert walk.exit_code == 0, walk.output
    rows = lines("judge", "log", "--ledger", small, "--format", "jsonl")
    assert [(r["field"], r["subject_id"], r["stands"]) for r in rows] == [
        ("confirmed", ids[0], True),
        ("polarity", ids[1], False),
        ("withdraws", "2", True),
        ("dropped", ids[2], True),
    ]
    assert run("review", "--new", "--count", "--ledger", small, "--by", "me").stdout == "1\n"
    asked = run("review", "--new", "--ledger", small, "--by", "me", input="sDmytro Kuleba\n")
    assert "judgement 5: speaker" in asked.stdout
    waiting = ("review", "--in", "claims", "--new", "--count", "--ledger", small, "--by", "me")
    assert run(*waiting).stdout == "2\n"
    claims = run("review", "--in", "claims", "--new", "--ledger", small, "--by", "me", input="yq")
    assert "judgement 6: the status is right" in claims.stdout
    assert lines("judge", "log", "--ledger", small, "--format", "jsonl")[-1]["field"] == "status"
    assert run(*waiting).stdout == "1\n"


def test_judgements_are_handed_on_in_the_form_of_annotated_stories(small: str) -> None:
    name = first(small)
    run("judge", "speaker", name, "Ministry of Defence of Russia", "--ledger", small, *HAND)
    run("judge", "figure", name, "1,200 troops", "--ledger", small, *HAND)
    [row] = lines("judgements", "export", "--ledger", small)
    [story] = lines("judgements", "export", "--of", "stories", "--ledger", small)
    text = story["text"]
    for part in ("source", "cue", "content"):
        assert " … ".join(text[s:e] for s, e in row[part]) == row[f"{part}_text"]
    assert row["story"] == story["name"]
    assert (row["story"][:4], row["id"], row["speaker"], row["kind"]) == (
        "one~", 1, "Ministry of Defence of Russia", "body",
    )  # fmt: skip
    assert row["how_many"] == [[1200, "troops", None]]
    assert set(row["judged"]) == {"speaker", "figure"}
    assert len(lines("judgements", "export", "--whole", "--ledger", small)) == 2
    assert run("judgements", "export", "--of", "claims", "--ledger", small).stdout == ""
    run("judge", "stance", name, "denies", "--ledger", small, *HAND)
    bears = lines("judgements", "export", "--of", "claims", "--ledger", small)
    assert [(r["story"][:4], r["stance"]) for r in bears] == [("one~", "denies"), ("two~", "affirms")]
    texts = {s["name"]: s["text"] for s in lines("judgements", "export", "--of", "stories", "--ledger", small)}
    assert [texts[r["story"]][r["start"] : r["end"]] for r in bears] == [r["text"] for r in bears]
    [claim] = lines("judgements", "export", "--of", "propositions", "--ledger", small)
    assert claim["id"] == bears[0]["proposition"]
    run("judge", "drop", name, "--ledger", small, *HAND)
    assert lines("judgements", "export", "--ledger", small)[0]["dropped"] is True
