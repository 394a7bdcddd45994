"""The check on crisis stories: sentences of our own against the stories of the project, most of them right."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from saidseen.claims.check import PreparedStory, StoryVerdict, ask, judge, load, prepare
from saidseen.documents import Refusal, open_stories
from saidseen.network import load as load_network
from saidseen.reading.story import read_document

ROOT = Path(__file__).resolve().parents[3]
FLOOR = 78.0
RELATED_FLOOR = 96.0


def pairs() -> list[dict[str, str]]:
    return [json.loads(line) for line in (ROOT / "tests/data/check.jsonl").read_text(encoding="utf8").splitlines()]


@cache
def stories() -> dict[str, PreparedStory]:
    places = [*sorted((ROOT / "tests/data/annotated").glob("*.txt")), ROOT / "examples/february-2022"]
    found = {}
    for story in (story for place in places for story in open_stories(str(place))):
        if not isinstance(story, Refusal):
            found[story.name] = prepare(read_document(story, threads=1).reading, load_network(1).vectors)
    return found


@cache
def verdicts() -> list[tuple[dict[str, str], StoryVerdict]]:
    found = []
    for pair in pairs():
        asked = ask(pair["sentence"], load_network(1).vectors([pair["sentence"]])[0])
        found.append((pair, judge([asked], stories()[pair["name"]], load())[0]))
    return found


def test_most_stances_are_right() -> None:
    right = [v.stance in (p["stance"], p.get("also")) for p, v in verdicts()]
    assert len(right) >= 40
    assert 100 * sum(right) / len(right) >= FLOOR


def test_related_is_told_from_unrelated() -> None:
    right = [(v.stance == "unrelated") == (p["stance"] == "unrelated") for p, v in verdicts()]
    assert 100 * sum(right) / len(right) >= RELATED_FLOOR
