"""`saidseen check` as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from saidseen.cli import main

STORIES = {
    "dam": "The dam above the town has burst, the mayor said on Monday. Hundreds of people have fled the flood.",
    "talks": "The two governments opened talks on grain in Geneva. The minister said that he hoped for a deal by May.",
}


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    path = tmp_path / "stories.jsonl"
    lines = [json.dumps({"name": name, "text": text}) for name, text in STORIES.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
    return path


def run(*given: str) -> Result:
    return CliRunner().invoke(main, ["check", *given])


def test_one_line_a_story_with_the_statements_that_show_it(stories: Path) -> None:
    result = run("The dam above the town has burst", str(stories), "--format", "jsonl")
    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(f) for f in found] == [["sentence", "name", "stance", "score", "statements"]] * 2
    assert found[0]["stance"] in ("agree", "discuss")
    assert found[0]["statements"]
    assert (found[1]["name"], found[1]["stance"], found[1]["statements"]) == ("talks", "unrelated", [])
    assert all(0 <= f["score"] <= 1 for f in found)


def test_the_table_of_a_pipe_has_tabs(stories: Path) -> None:
    result = run("The dam above the town has burst", str(stories))
    assert result.exit_code == 0
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == ["story", "dam", "talks"]


def test_pairs_are_judged_in_their_order_and_broken_ones_named(stories: Path, tmp_path: Path) -> None:
    lines = [
        '{"sentence": "Talks on grain have opened in Geneva", "name": "talks"}',
        "no json",
        '{"sentence": "The dam has burst", "name": "nobody"}',
        '{"sentence": "hello", "name": "dam"}',
        '{"name": "dam"}',
        "[1]",
        "",
        '{"sentence": "The dam has burst above the town", "name": "dam"}',
    ]
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("\n".join(lines), encoding="utf8")
    result = run("--pairs", str(pairs), str(stories), "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["name"] for line in result.stdout.splitlines()] == ["talks", "dam"]
    told = result.stderr.splitlines()
    for line, words in ((2, "no JSON"), (3, "named 'nobody'"), (4, "nothing"), (5, "no sentence"), (6, "no pair")):
        assert any(f"pairs.jsonl, line {line}:" in t and words in t for t in told), (line, told)
    assert len(told) == 5


def test_one_pair_gives_what_one_sentence_gives(stories: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    sentence = "The dam above the town has burst"
    pairs.write_text("".join(json.dumps({"sentence": sentence, "name": n}) + "\n" for n in STORIES), encoding="utf8")
    many = run("--pairs", str(pairs), str(stories), "--format", "jsonl")
    assert many.exit_code == 0
    assert many.stdout == run(sentence, str(stories), "--format", "jsonl").stdout


def test_bad_usage_and_bad_stories_are_one_line_each(stories: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf8")
    for given, code in (
        ((), 2),
        (("The dam has burst",), 2),
        (("hello", str(stories)), 2),
        (("The dam has burst", str(tmp_path / "none.txt")), 1),
        (("--pairs", str(empty), str(stories)), 1),
        (("--pairs", str(stories)), 2),
    ):
        result = run(*given)
        assert result.exit_code == code, (given, result.output)
        assert result.stderr.startswith("saidseen: ")
        assert len(result.stderr.splitlines()) == 1, result.stderr


def test_a_story_in_another_language_is_named_and_the_rest_goes_on(stories: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.txt"
    foreign.write_text(
        "Плотина над городом прорвалась, сообщил мэр в понедельник. Сотни людей бежали.", encoding="utf8"
    )
    result = run("The dam above the town has burst", str(foreign), str(stories), "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "language is ru" in result.stderr


def test_a_ledger_gives_the_stories_that_bear_on_a_sentence_with_their_words(stories: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "kept.db")
    assert CliRunner().invoke(main, ["read", str(stories), "--ledger", ledger]).exit_code == 0
    result = run("The dam above the town has burst", "--ledger", ledger, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    (found,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert found["name"] == "dam"
    assert len(found["words"]) == len(found["statements"]) > 0
    assert any("burst" in words for words in found["words"])
    other = run("A volcano in Iceland has erupted", "--ledger", ledger)
    assert other.exit_code == 1
    assert "no story in the ledger bears on" in other.stderr
    both = run("The dam has burst", str(stories), "--ledger", ledger)
    assert both.exit_code == 2
