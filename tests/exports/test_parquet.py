"""The table of Parquet, read back by pyarrow: what the CSV has, typed, in groups."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import saidseen
from saidseen.errors import UsageError
from saidseen.exports.formats import parquet
from tests.exports.conftest import Export, write


@pytest.mark.parametrize("what", ["claims", "statements"])
def test_it_is_the_table_of_csv_typed(what: str, export: Export) -> None:
    table = pq.read_table(export("parquet", what))
    with export("csv", what).open(encoding="utf8", newline="") as file:
        head, *rows = csv.reader(file)
    assert table.column_names == head
    assert table.num_rows == len(rows) > 0
    for name, column in zip(head, zip(*rows, strict=True), strict=True):
        kept = ["" if value is None else str(value) for value in table[name].to_pylist()]
        assert kept == [cell.removeprefix("'") if cell[1:2] in "=+-@" else cell for cell in column], name
    wanted = {
        "claims": {"credibility": "int32", "origins": "int32"},
        "statements": {"own": "bool", "act_score": "double"},
    }
    assert wanted[what].items() <= {field.name: str(field.type) for field in table.schema}.items()


def test_rows_are_written_group_by_group_and_half_letters_are_written_out(
    crisis: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS", 2)
    kept = BytesIO()
    file = TextIOWrapper(kept, "utf8")
    with saidseen.open(crisis) as desk:
        rows = list(desk.statements())
    rows[1] = replace(rows[1], outlet="half \ud800")
    assert write("parquet", "statements", iter(rows), file) is None
    found = pq.ParquetFile(BytesIO(kept.getvalue()))
    assert found.num_row_groups == -(-len(rows) // 2)
    assert found.read()["outlet"].to_pylist()[:2] == ["=The Wire", "half <U+D800>"]


@pytest.mark.parametrize("what", ["claims", "statements"])
def test_nothing_found_is_a_table_without_rows(what: str, export: Export) -> None:
    whole = pq.read_schema(export("parquet", what))
    table = pq.read_table(export("parquet", what, "--since", "2099"))
    assert table.num_rows == 0
    assert [(one.name, one.type) for one in table.schema] == [(one.name, one.type) for one in whole]
    with export("csv", what, "--since", "2099").open(encoding="utf8", newline="") as file:
        assert list(csv.reader(file)) == [table.column_names]


def test_it_can_be_had_in_a_pipe(crisis: str, tmp_path: Path) -> None:
    asked = ["export", "--as", "parquet", "--of", "statements", "--ledger", crisis]
    code = f"from saidseen.cli import main; main({asked!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert pq.read_table(BytesIO(done.stdout)).num_rows > 0


def test_without_its_library_it_says_what_to_install(crisis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with saidseen.open(crisis) as desk, pytest.raises(UsageError, match=r"pip install 'saidseen\[parquet\]'"):
        write("parquet", "statements", desk.statements(), TextIOWrapper(BytesIO()))
