"""Why something was decided: every id has its sentence and is used, and no sentence hangs on a docstring."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from saidseen.model.reasons import catalogue, ids_of, reason, sentences_of

SOURCE = Path(__file__).resolve().parents[1] / "src/saidseen"
STORY = (
    "The Kremlin spokesman denied on Tuesday that Russia was planning an attack. “We have nothing to hide,” he said.\n"
    "Residents said that they had seen columns of tanks near Kharkiv. The ministry did not say how many had left.\n"
)


def constants() -> Iterator[str]:
    """Every string that stands in the code."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_id_in_the_code_has_a_sentence_and_every_sentence_is_used() -> None:
    fields = {id_.partition(".")[0] for id_ in catalogue()}
    assert len(fields) == 13
    id_ = re.compile(rf"(?:{'|'.join(fields)})\.(?!toml|txt)[a-z_]+")
    assert {text for text in constants() if id_.fullmatch(text)} == set(catalogue())


def test_every_sentence_is_one_line_that_ends_with_a_full_stop() -> None:
    for id_, sentence in catalogue().items():
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", id_)
        assert sentence == " ".join(sentence.split()), id_
        assert sentence.endswith("."), id_


def test_no_two_reasons_read_alike() -> None:
    """So that the sentences of JSON lead back to the ids that they are of."""
    sentences = list(catalogue().values())
    pairs = [f"{one} {other}" for one in sentences for other in sentences]
    assert len({*sentences, *pairs}) == len(sentences) + len(pairs)


def test_no_sentence_comes_from_a_docstring() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        assert "__doc__" not in path.read_text("utf-8"), path


def test_an_id_that_has_no_sentence_is_refused_where_it_is_named() -> None:
    assert reason("act.plain") == "act.plain"
    assert reason("speaker.group", "country.owner") == "speaker.group country.owner"
    with pytest.raises(LookupError, match=r"no sentence is kept for 'act\.plane': write one into model/reasons\.toml"):
        reason("act.plane")


@pytest.mark.parametrize(
    "kept",
    [
        "",
        " ",
        "It was said so.",
        "act.of_a_later_version",
        "A. Able judged so at noon.  act.plain",
        "act.plain ",
        "It is said. act.plain",
        "\ud800 x\n",
    ],
)
def test_words_that_are_no_ids_stay_as_they_are(kept: str) -> None:
    assert sentences_of(kept) == ids_of(kept) == kept


def test_what_varies_follows_the_sentence() -> None:
    assert sentences_of("status.denied Not sure: NATO.") == f"{catalogue()['status.denied']} Not sure: NATO."


def test_every_reason_comes_back_from_its_sentences() -> None:
    for id_ in catalogue():
        assert ids_of(sentences_of(id_)) == id_
        assert ids_of(sentences_of(f"{id_} country.seated")) == f"{id_} country.seated"


def test_reasons_are_told_without_docstrings_too(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf-8")
    told = {flag: _read(story, flag) for flag in ("-X utf8", "-OO")}
    assert told["-OO"] == told["-X utf8"]
    record, explained = told["-OO"]
    reasons = [why for s in json.loads(record)["statements"] for why in s["why"].values()]
    assert len(reasons) > 12
    assert all(id_ in catalogue() for why in reasons for id_ in ids_of(why).split())
    said = [s for s in json.loads(record)["statements"] if not s["embedded"]]
    assert all(why in explained for s in said for why in s["why"].values())


def _read(story: Path, flags: str) -> tuple[str, str]:
    """A story's JSON with reasons, and its explanation, from an interpreter with these flags."""
    code = "from saidseen.cli import main; main()"
    command = [sys.executable, *flags.split(), "-c", code, "read", str(story), "--published", "2022-02-15", "--explain"]
    done = [
        subprocess.run([*command, *more], capture_output=True, text=True, encoding="utf-8", timeout=240)
        for more in (["--format", "jsonl"], [])
    ]
    assert [one.returncode for one in done] == [0, 0], done
    return done[0].stdout, done[1].stdout
