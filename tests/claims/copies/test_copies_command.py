"""The command line of copies."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from saidseen.cli import main
from saidseen.ledger import Ledger
from saidseen.model.reading import Document, Reading
from tests.claims.copies.test_find import OTHER, WIRE


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["copies", *arguments])
    return result.exit_code, result.stdout, result.stderr


def write(folder: Path) -> Path:
    (folder / "wire.txt").write_text(WIRE, encoding="utf8")
    (folder / "paper.txt").write_text("A new headline\n\n" + WIRE, encoding="utf8")
    (folder / "other.txt").write_text(OTHER, encoding="utf8")
    return folder


def test_one_line_of_json_a_pair(tmp_path: Path) -> None:
    code, told, said = run(str(write(tmp_path)), "--format", "jsonl")
    (line,) = [json.loads(line) for line in told.splitlines()]
    assert code == 0
    assert list(line) == ["a", "b", "share", "kind", "origin"]
    assert (line["a"], line["b"], line["share"], line["kind"]) == ("paper", "wire", 1.0, "whole")
    assert said == "3 stories, 1 copy\n"


def test_explained_it_shows_the_passages(tmp_path: Path) -> None:
    _, told, _ = run(str(write(tmp_path)), "--format", "jsonl", "--explain")
    line = json.loads(told)
    start, end = line["passages"][0]["b"]
    assert line["why"].endswith(".")
    assert WIRE[start:end] == line["passages"][0]["text"][1]


def test_the_table_names_both_and_what_is_not_known(tmp_path: Path) -> None:
    code, told, _ = run(str(write(tmp_path)), "--explain")
    assert code == 0
    assert "whole\t100%\tpaper\twire\tnot known" in told
    assert "  = The mission counted" in told


def test_the_documents_of_a_ledger_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with Ledger(path) as ledger:
        for name, date in (("first", "2022-02-14"), ("second", "2022-02-15")):
            ledger.add(Reading(Document(name, WIRE, outlet=name, published=date), (), (), (), (), "none"))
    code, told, _ = run("--ledger", str(path), "--format", "jsonl")
    assert code == 0
    assert json.loads(told)["origin"] == "first"


def test_a_story_that_the_ledger_has_is_no_copy_of_itself(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf8")
    path = tmp_path / "crisis.db"
    with Ledger(path) as ledger:
        ledger.add(Reading(Document("wire", WIRE), (), (), (), (), "none"))
    code, told, said = run(str(tmp_path / "wire.txt"), "--ledger", str(path), "--format", "jsonl")
    assert (code, told, said) == (0, "", "1 story, 0 copies\n")


def test_a_ledger_without_documents_is_a_plain_sentence(tmp_path: Path) -> None:
    Ledger(tmp_path / "empty.db").close()
    code, _, said = run("--ledger", str(tmp_path / "empty.db"))
    assert code == 1
    assert "holds no documents: read stories into it first" in said


def test_a_story_that_cannot_be_taken_is_named_and_the_others_are_compared(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "empty.txt").write_text("", encoding="utf8")
    code, told, said = run(str(tmp_path), "--format", "jsonl")
    assert code == 1
    assert len(told.splitlines()) == 1
    assert "empty.txt: the story is empty" in said


def test_nothing_to_compare_is_bad_usage() -> None:
    code, _, said = run()
    assert code == 2
    assert "name stories" in said
