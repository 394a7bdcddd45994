"""`saidseen check` as typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from saidseen.cli import main

STORIES = {
    "dam": "The dam above the town has burst, the mayor said on Monday. Hundreds of people have fled the flood.",
    "talks": "The two governments opened talks on grain in Geneva. The minister said that he hoped for a deal by May.",
}

NORTH = "North Korea fired two missiles into the sea on Monday, Seoul said."
SOUTH = "South Korea began a naval exercise on Monday, its navy said. No missile was fired, it said."


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
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["name"] for one in found] == ["talks", "dam", "dam"]
    assert ["nothing that can be checked" in one.get("note", "") for one in found] == [False, True, False]
    told = result.stderr.splitlines()
    for line, words in ((2, "no JSON"), (3, "named 'nobody'"), (5, "no sentence"), (6, "no pair")):
        assert any(f"pairs.jsonl, line {line}:" in t and words in t for t in told), (line, told)
    assert len(told) == 4


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


@pytest.fixture
def ledger(stories: Path, tmp_path: Path) -> str:
    path = str(tmp_path / "kept.db")
    assert CliRunner().invoke(main, ["read", str(stories), "--ledger", path]).exit_code == 0
    return path


def asked(*given: str) -> list[dict[str, Any]]:
    result = run(*given, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_ledger_answers_first_and_then_gives_the_stories_with_their_words(ledger: str) -> None:
    first, story = asked("The dam above the town has burst", "--ledger", ledger)
    assert list(first) == ["sentence", "answer", "score", "claims"]
    assert first["answer"] == "affirmed"
    assert len(first["claims"]) >= 1
    assert (story["name"], story["stance"]) == ("dam", "agree")
    assert len(story["words"]) == len(story["statements"]) > 0
    assert any("burst" in words for words in story["words"])
    assert all(0 <= one["score"] <= 1 for one in (first, story))
    both = run("The dam has burst", "somewhere", "--ledger", ledger)
    assert both.exit_code == 2


def test_a_negated_question_turns_the_answer_round(ledger: str) -> None:
    assert asked("The dam above the town has not burst", "--ledger", ledger)[0]["answer"] == "denied"


def test_a_ledger_says_that_nothing_speaks_of_it(ledger: str) -> None:
    (only,) = asked("A volcano in Iceland has erupted", "--ledger", ledger)
    assert (only["answer"], only["claims"]) == ("nothing", [])
    table = run("A volcano in Iceland has erupted", "--ledger", ledger)
    assert table.exit_code == 0
    assert table.stdout.startswith("nothing here speaks of it")


def test_a_batch_goes_on_after_a_sentence_that_says_nothing_checkable(ledger: str, tmp_path: Path) -> None:
    pairs = tmp_path / "sentences.jsonl"
    lines = [json.dumps({"sentence": one}) for one in ("hello", "The dam above the town has burst")]
    pairs.write_text("\n".join(lines), encoding="utf8")
    found = [one for one in asked("--pairs", str(pairs), "--ledger", ledger) if "answer" in one]
    assert [one["answer"] for one in found] == ["nothing", "affirmed"]
    assert "nothing that can be checked" in found[0]["note"]


def test_the_help_says_what_answer_and_score_mean() -> None:
    shown = " ".join(run("--help").stdout.split())
    for words in ("affirmed, denied, doubted", "nothing there speaks of it", "left out of the training"):
        assert words in shown


@pytest.mark.parametrize(
    ("text", "sentence", "stance"),
    [
        (NORTH, "South Korea fired two missiles into the sea", "discuss"),
        (NORTH, "North Korea fired two missiles into the sea", "agree"),
        (SOUTH, "South Korea fired two missiles into the sea", "disagree"),
    ],
)
def test_who_did_it_counts(tmp_path: Path, text: str, sentence: str, stance: str) -> None:
    story = tmp_path / "story.txt"
    story.write_text(text, encoding="utf8")
    (found,) = asked(sentence, str(story))
    assert found["stance"] == stance


def test_a_ledger_tells_who_did_it_from_who_says_so(tmp_path: Path) -> None:
    story, path = tmp_path / "north.txt", str(tmp_path / "north.db")
    story.write_text(NORTH, encoding="utf8")
    assert CliRunner().invoke(main, ["read", str(story), "--ledger", path]).exit_code == 0
    for actor, answer in (("South", "nothing"), ("North", "affirmed")):
        assert asked(f"{actor} Korea fired two missiles into the sea", "--ledger", path)[0]["answer"] == answer
