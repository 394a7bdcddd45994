"""From stories to rules and requests: the examples of a ledger, end to end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.cli import main
from saidseen.desk.claims import claims_of
from saidseen.desk.measures import views
from saidseen.measures import Pack, applied, claim_from_json, findings
from saidseen.measures.viewing import view_of
from saidseen.model.claim_json import claim_to_json
from saidseen.programs.asking import Asking, PagePart
from saidseen.show.measures.section import section

from .screens import HALF, height

STORIES = Path(__file__).resolve().parents[2] / "examples/february-2022/stories.jsonl"
NAMES = (
    "northern-wire-2022-02-15-units-loading",
    "harbour-gazette-2022-02-12-below-13000",
    "upland-radio-2022-02-15-partial-withdrawal",
)


def run(*arguments: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of `saidseen ARGUMENTS`."""
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of three example stories."""
    folder = tmp_path_factory.mktemp("ledger")
    lines = [line for line in STORIES.read_text("utf-8").splitlines() if json.loads(line)["name"] in NAMES]
    assert len(lines) == len(NAMES)
    (folder / "stories.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    path = str(folder / "crisis.db")
    assert run("read", str(folder / "stories.jsonl"), "--ledger", path)[0] == 0
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of all the example stories that are JSON Lines."""
    path = str(tmp_path_factory.mktemp("whole") / "crisis.db")
    assert run("read", str(STORIES), "--ledger", path)[0] == 0
    return path


def found_in(ledger: str, *arguments: str) -> list[dict[str, Any]]:
    code, told, _ = run("measures", "--ledger", ledger, "--format", "jsonl", *arguments)
    assert code == 0
    return [json.loads(line) for line in told.splitlines()]


def test_the_withdrawal_of_15_february_withholds_only_what_was_not_told(ledger: str) -> None:
    found = [f for c in found_in(ledger, "--instrument", "cfe-V.2") for f in c["findings"]]
    assert found
    assert not any(f["in_force"] for f in found)
    assert {item["state"] for f in found for item in f["owed"].values()} == {"not reported"}
    asked = [f for c in found_in(ledger, "--instrument", "vd11-16.1") for f in c["findings"]]
    withheld = {item for f in asked for item, one in f["owed"].items() if one["state"] == "withheld"}
    assert "troops" in withheld
    assert not withheld & {"tanks", "acvs", "artillery", "sorties", "rapid-reaction"}


def test_below_13000_leaves_9000_open(ledger: str) -> None:
    found = found_in(ledger, "--instrument", "vd11-38", "--on", "2022-02-15")
    told = [one for c in found for f in c["findings"] for one in f["conditions"] if one["value"] == 13_000]
    assert told
    assert {one["result"] for one in told} == {"undetermined"}
    assert {one["modifier"] for one in told} <= {"below", "fewer than"}


def test_the_figures_of_belarus_and_nato_are_disputed_in_one_line(whole: str) -> None:
    [one] = [c for c in found_in(whole, "--instrument", "vd11-47") if c["verdict"] == "disputed"]
    assert one["line"].startswith("Vienna Document paragraph 47 asks for observers from 13,000 troops: by ")
    assert "by Belarus’s figure" in one["line"]
    assert "by NATO’s figure (about 30,000 Russian troops, expected) yes" in one["line"]
    assert [link["why"] for link in one["links"]]


def test_findings_of_the_examples_conclude_and_every_one_opens_on_its_words(whole: str) -> None:
    """Each side's word on a rule, and on whether what it asks was done, is a finding."""
    code, told, _ = run("claims", "--ledger", whole, "--least", "1", "--format", "jsonl")
    assert code == 0
    statements = {s["id"]: s["text"] for line in told.splitlines() for s in json.loads(line)["statements"]}
    found = [c for c in found_in(whole) if c["offered"]]
    words = [w for c in found for w in (*c["words"], *(c["done"]["words"] if c["done"] else ()))]
    settled = [word for word in words if word["result"] in ("met", "not met")]
    assert len(settled) >= 15
    for word in settled:
        assert word["statements"]
        assert all(statements[id_] for id_ in word["statements"])
    sides = {(c["measure"], w["side"], w["result"]) for c in found for w in c["words"]}
    assert {
        ("vd11-16.1", "LTU", "met"),
        ("vd11-16.1", "BLR", "not met"),
        ("vd11-16.1", "UKR", "met"),
        ("vd11-16.1", "RUS", "not met"),
        ("vd11-38", "NATO", "met"),
        ("vd11-47", "NATO", "met"),
        ("vd11-47", "BLR", "not met"),
    } <= sides
    askers = [{w["side"] for w in c["words"] if w["result"] == "met"} for c in found if c["measure"] == "vd11-16.1"]
    assert {"LTU", "UKR"} not in askers, "Lithuania asks Belarus and Ukraine asks Russia: two activities"


def test_every_activity_of_the_examples_fits_half_a_screen(whole: str, packs: tuple[Pack, ...]) -> None:
    told = run("claims", "--ledger", whole, "--least", "1", "--format", "jsonl")[1]
    found = list(applied([claim_from_json(json.loads(line)) for line in told.splitlines()], packs))
    assert max(len(one.first) for one in found) > 4
    for one in found:
        assert height(section(one, packs, alone=False)) <= HALF, one.activity.lead.id


def test_nothing_is_withheld_in_the_examples_that_was_not_said_to_be(whole: str) -> None:
    names = {
        "troops": r"(?i)how many|number|strength|troops",
        "formations": r"units|composition|formations",
        "end": r"return|timetable",
        "area": r"extent|where|location",
    }
    told = run("claims", "--ledger", whole, "--least", "1", "--format", "jsonl")[1]
    rows = {s["id"]: s for line in told.splitlines() for s in json.loads(line)["statements"]}
    seen = set()
    for one in found_in(whole, "--instrument", "vd11-16.1"):
        for name, item in one["findings"][0]["owed"].items():
            for id_ in item["by"] if item["state"] == "withheld" else ():
                seen.add(name)
                assert rows[id_]["act"] == "withhold" or rows[id_]["stance"] == "withholds"
                assert re.search(names[name], rows[id_]["text"]), (name, rows[id_]["text"])
    assert "troops" in seen


def test_what_a_person_takes_apart_is_no_longer_taken_together(whole: str) -> None:
    [one] = [c for c in found_in(whole, "--instrument", "vd11-47") if c["verdict"] == "disputed"]
    other = one["links"][0]["claim"]
    words = ("--ledger", whole, "--by", "J. Marlow", "--why", "another exercise")
    code, told, _ = run("measures", "apart", one["claim"][:10], other[:10], *words)
    assert code == 0
    again = [c for c in found_in(whole, "--instrument", "vd11-47") if c["claim"] == one["claim"]]
    assert other not in {link["claim"] for c in again for link in c["links"]}
    number = told.split()[-1]
    assert run("judge", "undo", number, *words)[0] == 0
    back = [c for c in found_in(whole, "--instrument", "vd11-47") if c["claim"] == one["claim"]]
    assert other in {link["claim"] for c in back for link in c["links"]}
    code, _, err = run("measures", "apart", one["claim"][:10], one["claim"][:10], *words)
    assert code == 2
    assert "are one claim" in err


def test_a_file_of_claims_gives_what_the_ledger_gives(ledger: str, tmp_path: Path) -> None:
    code, told, _ = run("claims", "--ledger", ledger, "--least", "1", "--format", "jsonl")
    assert code == 0
    file = tmp_path / "claims.jsonl"
    file.write_text(told, "utf-8")
    code, from_file, _ = run("measures", "--claims", str(file), "--format", "jsonl")
    assert code == 0
    assert [json.loads(line) for line in from_file.splitlines()] == found_in(ledger)


def test_a_claim_of_a_ledger_and_the_same_claim_as_json_give_the_same_findings(
    whole: str, packs: tuple[Pack, ...]
) -> None:
    claims = claims_of(whole)
    of_ledger, bare = views(whole, claims), [view_of(claim) for claim in claims]
    rows = [json.loads(json.dumps(claim_to_json(claim))) for claim in claims]
    assert [claim_from_json(row) for row in rows] == bare
    for row, view in zip(rows, of_ledger, strict=True):
        sentences = {(s.document, s.id): s.sentence for s in view.statements}
        assert all(sentences.values())
        row["statements"] = [s | {"sentence": sentences.get((s["document"], s["id"]))} for s in row["statements"]]
    of_json = [claim_from_json(row) for row in rows]
    assert of_json == of_ledger
    found = list(findings(of_ledger, packs, on="2022-02-20"))
    assert len(found) > 100
    assert list(findings(of_json, packs, on="2022-02-20")) == found


def test_no_claim_becomes_json_on_the_way_from_a_ledger_to_findings(
    ledger: str, monkeypatch: pytest.MonkeyPatch, packs: tuple[Pack, ...]
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a claim went through JSON")

    for function in (claim_to_json, claim_from_json):
        monkeypatch.setattr(function, "__code__", never.__code__)
    with pytest.raises(AssertionError, match="went through JSON"):
        claim_from_json({})
    assert list(applied(views(ledger), packs))
    assert found_in(ledger)
    assert run("claims", "--ledger", ledger, "--format", "html")[0] == 0
    with saidseen.open(ledger) as desk:
        assert desk.measures()
        assert Asking(desk.ledger).measures(None, None, None, PagePart(0, 10), every=True).conclusions


def test_a_request_is_drafted_from_the_ledger_in_whole_sentences(ledger: str) -> None:
    found = found_in(ledger, "--instrument", "vd11-16.1")
    asked = [c for c in found if c["measure"] == "vd11-16.1"]
    claims = [c["claim"] for c in asked if c["findings"][0]["owed"]["troops"]["state"] == "withheld"]
    sides = ("--instrument", "vd11-16.1", "--from", "UKR", "--to", "RUS")
    tried = [run("request", claim[:8], *sides, "--ledger", ledger) for claim in claims]
    drafts = [draft for code, draft, _ in tried if code == 0]
    assert drafts
    texts = [" ".join(json.loads(line)["text"].split()) for line in STORIES.read_text("utf-8").splitlines()]
    for told in drafts:
        assert "Ukraine requests from Russia an explanation" in told
        assert "the number of troops; on record as not given so far.[^" in told
        quoted = [
            line.split("“", 1)[1].rsplit("”", 1)[0]
            for line in told.splitlines()
            if line.startswith("- ") and "“" in line
        ]
        assert quoted
        assert all(any(words in text for text in texts) for words in quoted)


EXAMPLE = STORIES.parents[1] / "measures/union-resolve.jsonl"


def test_the_example_of_the_readme_is_a_letter_that_can_be_signed(tmp_path: Path) -> None:
    path = str(tmp_path / "union-resolve.db")
    assert run("read", str(EXAMPLE), "--ledger", path)[0] == 0
    [claim] = {c["claim"] for c in found_in(path, "--instrument", "vd11-47")}
    sides = ("--instrument", "vd11-16.1", "--from", "LTU", "--to", "BLR", "--at", "2022-02-09T12:00+02:00")
    code, told, _ = run("request", claim[:8], *sides, "--ledger", path)
    assert code == 0
    letter = told.split("## For the drafter")[0]
    assert "The activity concerned: an exercise, named Union Resolve, of Russia and Belarus." in letter
    assert "“NATO expects about 30,000 Russian troops in Belarus, the alliance said on Thursday.”" in letter
    assert "“The ministry did not say how many troops are taking part in the exercise.”" in letter
    assert "by Friday 11 February 2022, 12:00 in Vilnius (UTC+02:00), 13:00 in Minsk (UTC+03:00)." in letter
    note = letter.split("the forces are outside their normal peacetime locations.[^")[1].split("]")[0]
    assert f"[^{note}]: Jens Stoltenberg; " in told, "what NATO only expected is not reported as so"
    assert letter.count("to be filled in") == 1, "only the asking state’s own reasons are left to be filled in"


def test_a_claims_page_has_the_measures(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "claims.html"
    assert run("claims", "--ledger", ledger, "--format", "html", "-o", str(out))[0] == 0
    assert '<section class="measures"><h2>Measures</h2>' in out.read_text("utf-8")


def test_what_is_no_ledger_is_told(tmp_path: Path) -> None:
    code, told, err = run("measures", "--ledger", str(tmp_path / "nowhere.db"))
    assert (code, told) == (1, "")
    assert "nowhere.db" in err
    assert "Traceback" not in err
