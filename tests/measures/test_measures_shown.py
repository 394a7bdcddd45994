"""What people get: explanations, the document, requests, tables, pages and maps; unverified never looks verified."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from saidseen.measures import (
    FigureView,
    MeasuresError,
    Pack,
    UnknownMeasure,
    explain,
    finding_to_json,
    findings,
    measures_document,
    page,
    rows,
    section,
)
from saidseen.measures.chart import Chart, draw
from saidseen.measures.show import telling

from . import days

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
    found = list(findings(days.ALL, packs))
    document = measures_document(packs)
    html = page(days.ALL, found, packs)
    for finding, row in zip(found, rows(found), strict=True):
        told = finding_to_json(finding)
        assert told["verified"] is finding.verified
        if finding.verified:
            assert all(one["verified"] for one in told["conditions"])
            assert all(item["verified"] for item in told["owed"].values())
            continue
        assert "[not verified]" in row[1]
        assert "[not verified]" in finding.reading
        head = next(line for line in document.split("\n") if line.startswith(f"### `{finding.measure}`"))
        assert "**not verified**" in head
        assert re.search(rf"<h4>{re.escape(finding.measure)}: [^<]* <strong class=\"unverified\">not verified", html)


def test_a_finding_as_json_has_the_fields_of_the_contract(packs: Packs) -> None:
    for finding in findings(days.ALL, packs, on="2022-02-20"):
        told = json.loads(json.dumps(finding_to_json(finding)))
        assert {"measure", "instrument", "paragraph", "verified", "in_force", "claim", "result"} < set(told)
        assert told["result"] in ("met", "not met", "undetermined")
        for one in told["conditions"]:
            assert {"condition", "value", "unit", "statement", "result", "operator", "missing"} < set(one)
        for item in told["owed"].values():
            assert item["state"] in ("given", "withheld", "missing")
            assert isinstance(item["by"], list)


def test_a_section_has_checklist_and_map(packs: Packs) -> None:
    found = list(findings([days.MISSILE, days.UNION_RESOLVE], packs))
    html = section(days.UNION_RESOLVE, found, packs)
    given = "given by Ministry of Defence of Russia, 10 February 2022 [not verified]"
    assert f"☑ the dates on which it starts and ends: {given}" in html
    assert "☐ the number of troops in total and by state: missing [not verified]" in html
    assert "Osipovichi" in html
    assert "http://" not in html.replace("http://www.w3.org/2000/svg", "")
    assert "900 km around Kaliningrad" in section(days.MISSILE, found, packs)
    assert "shaded" not in html, "Belarus lies in the zone as a whole: no outline may leave it out"
    assert "shaded: within the rough outline of the vd11 zone in RUS" in section(
        days.TOTALS, list(findings([days.TOTALS], packs)), packs
    )
    assert "No measure on record" in section(replace(days.GUN, id="other"), found, packs)


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


def test_findings_of_which_the_record_says_something_come_first(packs: Packs) -> None:
    found = list(findings([days.BELOW_13000], packs))
    told = {finding.measure for finding in found if telling(finding)}
    assert {"vd11-38", "vd11-47", "vd11-40.1.1"} <= told
    assert not told & {"vd11-41", "vd11-58", "vd11-plus", "vd11-47-arms"}
    html = section(days.BELOW_13000, found, packs)
    first, folded = html.split("more rules on such a claim")
    assert "vd11-47: observation" in first
    assert "vd11-41: " in folded
