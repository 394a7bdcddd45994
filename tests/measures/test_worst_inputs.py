"""The worst inputs: each gives a clear error or an honest 'undetermined', and nothing of them is obeyed."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from saidseen.cli import main
from saidseen.measures import ClaimError, FigureView, Pack, Verdict, activities, applied, claim_from_json
from saidseen.measures.profile import exercise_names
from saidseen.show.measures.letters import request
from saidseen.show.measures.page import page
from saidseen.show.measures.section import sections

from . import days

Packs = Sequence[Pack]
HOSTILE = "<b>x</b>\u202eevil\u2028line\x1b[31mred"
OBEYED = ("\u202e", "\u2028", "\x1b")


def verdict(packs: Packs, *figures: FigureView) -> Verdict:
    """What paragraph 47 comes to on an exercise of these figures."""
    [one] = applied([replace(days.UNION_RESOLVE, figures=figures)], packs)
    return next(c.verdict for c in one.conclusions if c.measure == "vd11-47")


@pytest.mark.parametrize("value", [1e12, -20_000.0, 13_000.5])
def test_what_can_be_no_count_settles_nothing(value: float, packs: Packs) -> None:
    assert verdict(packs, FigureView(20_000.0, "troops", None, None, "u1", days.MOD)) is Verdict.MET
    assert verdict(packs, FigureView(value, "troops", None, None, "u1", days.MOD)) is Verdict.UNDETERMINED


def test_a_figure_of_another_states_troops_settles_nothing(packs: Packs) -> None:
    theirs = FigureView(120_000.0, "troops", None, None, "u1", days.MOD, "120,000 Ukrainian troops")
    assert verdict(packs, theirs) is Verdict.UNDETERMINED


def test_a_figure_of_a_rule_is_nobodys(packs: Packs) -> None:
    whole = "An exercise of more than 9,000 troops has to be announced in advance."
    told = replace(days.UNION_RESOLVE.statements[0], text="An exercise of more than 9,000 troops", sentence=whole)
    figure = FigureView(9_000.0, "troops", "more than", None, "u1", days.MOD, "more than 9,000 troops")
    [one] = applied([replace(days.UNION_RESOLVE, statements=(told,), figures=(figure,))], packs)
    assert next(c.verdict for c in one.conclusions if c.measure == "vd11-38") is Verdict.UNDETERMINED


@pytest.mark.parametrize("number", ["1e400", "NaN", "1" + "0" * 400])
def test_a_number_that_is_none_is_told(number: str) -> None:
    line = '{"id": "x", "title": "x", "quantities": [{"value": %s, "unit": "troops"}]}'
    with pytest.raises(ClaimError, match="number"):
        claim_from_json(json.loads(line % number))


@pytest.mark.parametrize("day", ["1899-01-01", "2150-01-01", "9999-12-31"])
def test_days_far_off_meet_no_rule_wrongly(day: str, packs: Packs) -> None:
    far = replace(days.UNION_RESOLVE, start=day, end=day)
    for one in applied([far], packs, on="2022-02-20"):
        assert not any(c.concludes for c in one.conclusions)


def test_a_claim_of_nothing_and_of_unknown_states(packs: Packs) -> None:
    bare = replace(days.UNION_RESOLVE, places=(), start=None, end=None, statements=(), owed={})
    unknown = replace(bare, id="u", actors=("XXX", "ZZZ"))
    for one in applied([bare, unknown], packs):
        assert not any(c.concludes for c in one.conclusions)
    assert activities([]) == []


def hostile() -> dict[str, Any]:
    """A claim whose every word is hostile."""
    said = {"id": "s1", "speaker": HOSTILE, "country": "RUS", "text": f"{HOSTILE} of 20,000 troops", "outlet": HOSTILE}
    figure = {"value": 20_000, "unit": "troops", "statement": "s1", "text": f"20,000 {HOSTILE}", "of": "troops"}
    return {
        "id": "h",
        "title": f"{HOSTILE} exercise of troops",
        "kind": "exercise",
        "actors": ["RUS"],
        "places": [{"name": f"Smolensk {HOSTILE}", "country": "RUS", "lat": 54.78, "lon": 32.05}],
        "start": "2021-02-10",
        "quantities": [figure],
        "statements": [{**said, "published": "2021-02-10", "url": "javascript:alert(1)"}],
    }


def test_hostile_words_are_written_out(packs: Packs, tmp_path: Path) -> None:
    claim = claim_from_json(hostile())
    pages = [*sections([claim]).values(), page(applied([claim], packs), packs)]
    pages += [
        request(claim, "vd11-16.1", "LTU", "RUS", packs=packs, at="2021-02-11T12:00+02:00", format=form)
        for form in ("md", "html")
    ]
    for words in pages:
        assert not [mark for mark in OBEYED if mark in words]
        assert "javascript:" not in words
    file = tmp_path / "claims.jsonl"
    file.write_text(json.dumps(hostile()) + "\n", "utf-8")
    for form in (("--explain",), ("--format", "table"), ("--format", "jsonl")):
        told = CliRunner().invoke(main, ("measures", "--claims", str(file), *form))
        assert not [mark for mark in OBEYED if mark in told.output]
    assert "\\u202e" in told.output, "data keeps its letters, as escapes"
    records = [json.loads(line) for line in told.output.splitlines() if line.startswith("{")]
    assert "\u202e" in json.dumps(records, ensure_ascii=False)


def test_a_packs_hostile_words_are_written_out(tmp_path: Path) -> None:
    from importlib.resources import files

    text = (files("saidseen.measures") / "example.yaml").read_text("utf-8")
    pack = tmp_path / "pack.yaml"
    pack.write_text(text.replace("title: Our own agreement", 'title: "Our \\u202E own \\u2028 agreement"'), "utf-8")
    for words in (("validate", str(pack)), ("--packs", str(tmp_path), "explain", "mine-1")):
        told = CliRunner().invoke(main, ("measures", *words))
        assert not [mark for mark in OBEYED if mark in told.output]
        assert "agreement" in told.output


def test_no_name_of_an_exercise_begins_with_a_day() -> None:
    assert list(exercise_names("Until 20 February the joint drills in Belarus go on")) == []
    assert list(exercise_names("Russian Army exercises have ended")) == []
    assert list(exercise_names("The drills, named Union Resolve, go on")) == ["Union Resolve"]


def test_what_is_said_of_drills_in_general_is_not_of_the_one(packs: Packs) -> None:
    own = days.UNION_RESOLVE.statements[0]
    broad = replace(own, id="g1", speaker="Sergei Shoigu", document="t", text="Some of the drills have ended")
    silent = replace(broad, id="g2", text="numbers", stance="withholds", act="withhold")
    more = tuple(replace(own, id=f"u{n}", document=f"d{n}") for n in range(2, 6))
    [one] = activities([replace(days.UNION_RESOLVE, statements=(own, *more, broad, silent))])
    assert [s.id for s in one.aside] == ["g1", "g2"]
    assert not {"g1", "g2"} & {s.id for s in one.whole.statements}


def test_five_thousand_claims_of_one_activity(packs: Packs) -> None:
    claims = [
        replace(days.UNION_RESOLVE, id=f"c{n}", statements=(replace(days.UNION_RESOLVE.statements[0], id=f"s{n}"),))
        for n in range(5_000)
    ]
    start = time.process_time()
    [one] = activities(claims)
    assert len(one.links) == 4_999
    assert time.process_time() - start < 20
