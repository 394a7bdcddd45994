"""What people get: explanations, the document, requests, tables, pages and maps; unverified never looks verified."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from saidseen.measures import (
    FigureView,
    MeasuresError,
    Pack,
    UnknownMeasure,
    applied,
    conclusion_to_json,
    explain,
    finding_to_json,
    findings,
    measures_document,
)
from saidseen.show.measures.chart import Chart, draw
from saidseen.show.measures.outlines import outline_of
from saidseen.show.measures.page import page
from saidseen.show.measures.section import STYLE, section
from saidseen.show.measures.terminal import rows

from . import days
from .screens import HALF, height

ROOT = Path(__file__).resolve().parents[2]
Packs = Sequence[Pack]


def test_the_document_is_not_stale(packs: Packs) -> None:
    kept = (ROOT / "docs" / "measures.md").read_text("utf-8")
    assert kept == measures_document(packs), "run: python -m saidseen.measures.explaining > docs/measures.md"


def test_explaining_says_what_is_not_verified(packs: Packs) -> None:
    for pack in packs:
        for measure in pack.measures:
            words = explain(measure.id, packs)
            assert measure.says in words
            assert "Sources:" in words
            assert measure.verified or "this measure is not verified" in words
            assert words.count("[not verified]") >= (not measure.verified)
    with pytest.raises(UnknownMeasure, match="near it"):
        explain("vd11-40.1.9", packs)


def test_unverified_looks_unverified_in_every_output(packs: Packs) -> None:
    found = list(applied(days.ALL, packs))
    html = page(found, packs)
    document = measures_document(packs)
    shown = {(row[0], row[1].split(" [")[0]): row for row in rows(found)}
    seen = 0
    for one in found:
        for conclusion in one.conclusions:
            told = conclusion_to_json(one, conclusion)
            assert told["verified"] is conclusion.verified
            line = one.lines[conclusion.measure]
            assert conclusion.refused or ("[not verified]" in line) is not conclusion.verified
            assert not conclusion.verified or all(c["verified"] for f in told["findings"] for c in f["conditions"])
            if conclusion.verified:
                continue
            seen += 1
            head = next(text for text in document.split("\n") if text.startswith(f"### `{conclusion.measure}`"))
            assert "**not verified**" in head
            assert conclusion.refused or "[not verified]" in shown[conclusion.claim, conclusion.measure][1]
            assert line in html.replace("&#39;", "'").replace("&#34;", '"')
    assert seen > 20


def test_a_finding_as_json_has_the_fields_of_the_contract(packs: Packs) -> None:
    for finding in findings(days.ALL, packs, on="2022-02-20"):
        told = json.loads(json.dumps(finding_to_json(finding)))
        assert {"measure", "instrument", "paragraph", "verified", "in_force", "claim", "result"} < set(told)
        assert told["result"] in ("met", "not met", "undetermined")
        for one in told["conditions"]:
            assert {"condition", "value", "unit", "statement", "result", "operator", "missing"} < set(one)
        for item in told["owed"].values():
            assert item["state"] in ("given", "withheld", "not reported")
            assert isinstance(item["by"], list)


def test_a_section_has_lines_a_checklist_and_a_map(packs: Packs) -> None:
    html = section(days.UNION_RESOLVE, packs)
    assert "settles none of the rules" in html
    html = section(days.BELOW_13000, packs)
    assert "Vienna Document paragraph 47 asks for observers from 13,000 troops: by Belarus’s figure" in html
    assert "Map" in section(days.MISSILE, packs)
    assert "900 km around Kaliningrad" in section(days.MISSILE, packs)
    assert "http://" not in html.replace("http://www.w3.org/2000/svg", "")
    assert "shaded" not in html, "Belarus lies in the zone as a whole: no outline may leave it out"
    assert "shaded: within the rough outline of the vd11 zone in Russia" in section(days.TOTALS, packs)
    assert "No measure on record" in section(replace(days.GUN, title="Talks go on", kind="talks", figures=()), packs)


def test_a_map_is_one_svg_that_asks_for_nothing() -> None:
    chart = Chart(
        "A <map>",
        (("Here & there", (50.0, 30.0)),),
        rings=(((50.0, 30.0), 500.0, "500 km"),),
        lines=(("a line", ((49.0, 29.0), (51.0, 31.0))),),
        zones=(("a zone", ((48.0, 28.0), (52.0, 28.0), (52.0, 33.0))),),
    )
    svg = draw(chart)
    assert svg == draw(chart)
    root = ET.fromstring(svg)
    kinds = [element.get("class") for element in root.iter() if element.get("class")]
    assert {"ring", "line", "zone"} <= set(kinds)
    assert "href" not in svg
    numbers = [
        float(n)
        for n in re.findall(r"-?\d+\.\d", next(e.get("d", "") for e in root.iter() if e.get("class") == "ring"))
    ]
    assert min(numbers) > 0
    assert max(numbers) < 360
    assert draw(Chart("nowhere", ())) == ""


def test_a_map_across_the_180th_meridian_stays_small() -> None:
    svg = draw(Chart("far east", (("a", (65.0, 179.5)), ("b", (65.0, -179.5)))))
    bar = re.search(r">([\d,]+) km<", svg)
    assert bar is not None
    assert int(bar[1].replace(",", "")) <= 200


def test_a_map_has_coasts_borders_names_a_length_and_a_scale(packs: Packs) -> None:
    svg = draw(Chart("Baltic", (("Kaliningrad", (54.7, 20.5)),), rings=(((54.7, 20.5), 500.0, "500 km"),)))
    root = ET.fromstring(svg)
    land = [element for element in root.iter() if element.get("class") == "land"]
    assert len(land) > 8
    names = {element.text for element in root.iter() if element.get("class") == "state"}
    assert {"Sweden", "Poland", "Belarus"} <= names
    words = [element.text for element in root.iter() if element.text]
    assert "500 km" in words
    assert any(re.fullmatch(r"[\d,]+ km", text) for text in words if text != "500 km"), "the scale"
    html = section(days.MISSILE, packs)
    assert "coasts and borders: Natural Earth 1:10m, German view, simplified to about 3 km" in html
    assert len(svg) < 120_000


def test_a_place_lies_in_its_states_outline() -> None:
    from shapely.geometry import Point  # type: ignore[import-untyped]

    for code, lat, lon in (("BLR", 53.9, 27.57), ("UKR", 45.0, 34.1), ("RUS", 54.7, 20.5), ("NOR", 61.0, 9.0)):
        outline = outline_of(code)
        assert outline is not None
        assert any(part.contains(Point(lon, lat)) for part in outline.polygons), code
    assert outline_of("XXX") is None


def test_bad_figures_and_dates_are_told_plainly(packs: Packs) -> None:
    odd = FigureView(122, "versts", None, of="calibre")
    undated = replace(days.GUN, figures=(odd,), start=None, statements=())
    found = {finding.measure: finding for finding in findings([undated], packs)}
    memo = found["minsk-memo-100mm"]
    assert "'122 versts' is in 'versts'" in memo.reading
    assert (memo.in_force, memo.in_force_note[:24]) == (None, "the claim has no date an")
    exercise = replace(days.UNION_RESOLVE, start=None, end=None)
    [notice] = next(f for f in findings([exercise], packs) if f.measure == "vd11-38").deadlines
    assert (notice.at, notice.missing) == (None, "when the start was: the claim gives no date for it")
    with pytest.raises(MeasuresError, match="no ISO date"):
        list(findings([exercise], packs, on="yesterday"))


def test_findings_are_the_same_on_every_run(packs: Packs) -> None:
    first = [finding_to_json(finding) for finding in findings(days.ALL, packs, on="2022-02-20")]
    again = [finding_to_json(finding) for finding in findings(days.ALL, packs, on="2022-02-20")]
    assert first == again


def test_a_claim_is_judged_by_itself(packs: Packs) -> None:
    together = [finding for finding in findings(days.ALL, packs) if finding.claim == "gun"]
    assert together == list(findings([days.GUN], packs))


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, saidseen.measures\n"
        "saidseen.measures.ClaimView\n"
        "print([m for m in ('pint', 'pyproj', 'shapely', 'yaml', 'jsonschema', 'onnxruntime') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    import saidseen.measures as room

    assert sorted(room.__all__) == sorted(set(room.__all__))
    for name in room.__all__:
        assert getattr(room, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(room, "nothing")  # noqa: B009


def test_what_the_record_speaks_to_comes_first_and_the_rest_is_counted(packs: Packs) -> None:
    [one] = applied([days.BELOW_13000], packs)
    assert [c.measure for c in one.first] == ["vd11-38", "vd11-47", "vd11-61"]
    assert not {"vd11-41", "vd11-58", "vd11-plus", "vd11-47-arms"} & {c.measure for c in one.first}
    html = section(one, packs)
    first, folded = html.split("more rules, of which the record settles nothing yet")
    assert "Vienna Document paragraph 47 asks for observers from 13,000 troops" in first
    assert "vd11-41" not in first
    assert "paragraph 41 asks that an activity without notice" in folded


def test_a_claim_has_at_most_half_a_screen_before_unfolding(packs: Packs) -> None:
    for one in applied(days.ALL, packs):
        assert height(section(one, packs, alone=False)) <= HALF, one.activity.lead.id


def test_nothing_is_bold_that_is_not_owed_in_force_and_due(packs: Packs) -> None:
    for one in applied(days.ALL, packs, on="2022-02-20"):
        assert "<strong>" not in section(one, packs), "no measure in force is met whose time has passed and withheld"
    due = replace(
        days.OBSERVERS,
        figures=(FigureView(14_000, "troops", None, statement="o2", speaker="Belarus"),),
        statements=(
            *days.OBSERVERS.statements,
            days.said("o2", "Belarus", "There are 14,000 troops.", "BLR", "2022-02-19"),
            days.said("o3", "Lithuania", "Belarus is asked to explain the activity.", "LTU", "2022-02-09", "asks"),
        ),
    )
    for on, bold in (("2022-02-20", True), ("2022-02-10", False)):
        [one] = applied([replace(due, figures=())], packs, on=on)
        request = next(c for c in one.conclusions if c.measure == "vd11-16.1")
        assert request.verdict.value == "met"
        assert ("<strong>☒ the number of troops: withheld by Belarus" in section(one, packs)) is bold


def test_degrees_on_a_map_do_not_crowd() -> None:
    """Far in the north the meridians run together at the top of the map."""
    for lat in (52.0, 66.0, 74.0, 82.0):
        drawn = draw(Chart("x", (("x", (lat, 27.0)),)))
        tops = sorted(float(x) for x in re.findall(r'<text x="([\d.]+)" y="11.0" font-size="9"', drawn))
        assert tops
        assert all(b - a >= 42 for a, b in pairwise(tops)), (lat, tops)


def test_on_paper_the_evidence_is_unfolded_and_the_tables_are_not(packs: Sequence[Pack]) -> None:
    shown = section(days.AGAINST_30000, packs)
    assert '<div class="conditions"><details><summary>The conditions, one by one' in shown
    print_ = STYLE.split("@media print{")[1]
    assert ".conditions{display:none}" in print_
    assert "details::details-content{content-visibility:visible" in print_
    assert ".lines>li{break-inside:avoid" not in print_, "a line with its evidence may be longer than a page"


def test_states_are_called_by_their_names(packs: Sequence[Pack]) -> None:
    shown = section(days.AGAINST_30000, packs)
    assert not re.search(r"\b(?:in|for) (?:BLR|RUS)\b|\b(?:BLR|RUS):", shown)
