"""The story that is there to test with: acts, polarity, basis and what is withheld, with the spans as annotated."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.reading.acts import Decision, judge

GOLD = Path(__file__).resolve().parents[2] / "../shared/gold"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not there")


@cache
def judged() -> tuple[tuple[dict[str, Any], Decision], ...]:
    text = (GOLD / "seed.txt").read_bytes().decode()
    rows = [json.loads(line) for line in (GOLD / "seed.jsonl").read_text("utf8").splitlines() if line.strip()]
    return tuple((row, judge(text, _attribution(text, row))) for row in rows)


def _attribution(text: str, row: dict[str, Any]) -> Attribution:
    parts = [
        Passage.of(text, tuple(Span(*pair) for pair in row[key])) if row[key] else None
        for key in ("source", "cue", "content")
    ]
    source, cue, content = parts
    assert content is not None
    end = text.find("\n", content.end)
    sentence = Span(text.rfind("\n", 0, content.start) + 1, end if end >= 0 else len(text))
    return Attribution(source, cue, content, sentence, "gold")


def test_acts() -> None:
    assert sum(judgement.act == row["act"] for row, judgement in judged()) >= 18


def test_basis_and_polarity() -> None:
    assert sum(judgement.basis == row["basis"] for row, judgement in judged()) >= 20
    assert sum(judgement.polarity == row.get("polarity", "positive") for row, judgement in judged()) >= 20


def test_every_withholding_row_with_its_specifics() -> None:
    rows = [(row, judgement) for row, judgement in judged() if row["act"] == "withhold"]
    assert len(rows) == 3
    assert all(set(judgement.withheld) == set(row["owed"]) for row, judgement in rows)
