"""The workbook, read back by openpyxl: every record in its sheet, joined by ids, nothing that Excel would reckon."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import saidseen
from saidseen.exports.formats import xlsx
from tests.exports.conftest import Export, write


def sheets(path: Path | BytesIO) -> dict[str, list[dict[str, Any]]]:
    book = openpyxl.load_workbook(path)
    assert not any(
        cell.data_type == "f" or cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row
    )
    out = {}
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        out[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return out


def test_claims_have_five_sheets_that_join(crisis: str, export: Export) -> None:
    found = sheets(export("xlsx", "claims"))
    assert list(found) == ["claims", "statements", "stories", "figures", "owed"]
    with saidseen.open(crisis) as desk:
        claims = desk.claims()
    assert [row["id"] for row in found["claims"]] == [claim.id for claim in claims]
    assert [(row["claim"], row["id"]) for row in found["statements"]] == [
        (claim.id, member.said.statement.id) for claim in claims for member in (*claim.said, *claim.beside)
    ]
    assert {row["claim"] for sheet in ("figures", "owed") for row in found[sheet]} <= {claim.id for claim in claims}
    assert [row["value"] for row in found["figures"]].count(2000) == sum(len(claim.figures) for claim in claims) > 0
    assert {row["document"] for row in found["stories"]} == {"units", "talks"}
    assert "=The Wire" in {row["outlet"] for row in found["statements"]}


def test_statements_have_their_sheets_and_no_claims(crisis: str, export: Export) -> None:
    found = sheets(export("xlsx", "statements"))
    assert list(found) == ["statements", "stories", "figures", "owed"]
    with saidseen.open(crisis) as desk:
        assert [row["id"] for row in found["statements"]] == [r.statement.id for r in desk.statements()]
    assert any(row["specific"] == "how_many" and row["state"] == "withheld" for row in found["owed"])
    assert list(sheets(export("xlsx", "statements", "--since", "2099"))) == list(found)


def test_a_persons_status_stands_under_their_name_and_the_grade_is_the_machines(judged: str, export: Export) -> None:
    found = sheets(export("xlsx", "claims", ledger=judged))["claims"]
    by_hand = [(row["status"], row["graded_by"]) for row in found if row["status_by"] == "J. Marlow"]
    assert by_hand == [("denied", "machine")]
    assert {row["status_by"] for row in found} == {"J. Marlow", "machine"}


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://evil.example")', "+1+1", "@SUM(1)", "http://evil.example/", "007"]
)
def test_a_strangers_words_stay_words(crisis: str, words: str) -> None:
    kept = BytesIO()
    file = TextIOWrapper(kept, "utf8")
    with saidseen.open(crisis) as desk:
        row = next(desk.statements())
    content = replace(row.statement.content, text=words)
    write("xlsx", "statements", [replace(row, outlet=words, statement=replace(row.statement, content=content))], file)
    (cells,) = sheets(BytesIO(kept.getvalue()))["statements"]
    assert (cells["content"], cells["outlet"]) == (words, words)


def test_a_sheet_that_is_full_goes_on_and_a_cell_too_long_says_so(
    crisis: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 4)
    monkeypatch.setattr(xlsx, "LETTERS", 40)
    kept = BytesIO()
    file = TextIOWrapper(kept, "utf8")
    with saidseen.open(crisis) as desk:
        many = len(list(desk.statements()))
        told = write("xlsx", "statements", desk.statements(), file)
    found = sheets(BytesIO(kept.getvalue()))
    assert len(found["statements"]) == 3
    assert sum(len(rows) for name, rows in found.items() if name.startswith("statements")) == many
    assert told
    assert "longer than Excel takes" in told
    assert all(len(row["content"]) <= 40 for row in found["statements"])
    assert any(row["content"].endswith("… [cut]") for row in found["statements"])


def test_what_stands_beside_a_claim_is_there_and_marked(crisis: str) -> None:
    kept = BytesIO()
    file = TextIOWrapper(kept, "utf8")
    with saidseen.open(crisis) as desk:
        claim = max(desk.claims(), key=lambda claim: len(claim.said))
    first, second, *_ = claim.said
    write(
        "xlsx", "claims", [replace(claim, members=(replace(first, beside=False), replace(second, beside=True)))], file
    )
    found = sheets(BytesIO(kept.getvalue()))["statements"]
    assert [(row["id"], row["beside"]) for row in found] == [
        (first.said.statement.id, False),
        (second.said.statement.id, True),
    ]
    assert not found[1]["counts"]
