"""`--format text`: what people read on a terminal, in a pipe and in a file, without a terminal's colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.cli import main

TEXT = (
    "The defence ministry said on Tuesday that some units near Kharkiv had gone back to their bases. It did not say "
    "how many. The governor of Kharkiv, Anna Novak, said that no unit near Kharkiv had gone back to its base."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("text")
    (folder / "units.txt").write_text(TEXT, "utf8")
    with saidseen.open(folder / "l.db") as desk:
        assert list(desk.read(str(folder / "units.txt"), published="2022-02-15", outlet="The Wire"))
    return folder


def told(folder: Path, *arguments: str) -> str:
    result = CliRunner(env={"COLUMNS": "120"}).invoke(main, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["statements", "--ledger", "L"], "! withheld: how many"),
        (["claims", "--ledger", "L", "--least", "1"], "credibility graded by machine"),
        (["stories", "--ledger", "L"], "The Wire"),
        (["who", "--ledger", "L"], "Anna Novak"),
        (["read", "S", "--published", "2022-02-15"], "! withheld: how many"),
        (["check", "No unit near Kharkiv had gone back to its base.", "--ledger", "L"], "disputed"),
        (["measures", "--ledger", "L"], ""),
    ],
)
def test_a_pipe_has_what_a_terminal_shows(folder: Path, command: list[str], shown: str) -> None:
    names = {"L": str(folder / "l.db"), "S": str(folder / "units.txt")}
    asked = [names.get(word, word) for word in command]
    text, table = told(folder, *asked, "--format", "text"), told(folder, *asked)
    assert shown in text
    assert "\x1b" not in text
    assert "\t" not in text or command[0] == "check"
    assert "\t" in table or command[0] == "measures"


def test_a_file_has_it_too(folder: Path) -> None:
    out = folder / "claims.txt"
    told(folder, "claims", "--ledger", str(folder / "l.db"), "--least", "1", "--format", "text", "-o", str(out))
    assert out.read_text("utf8") == told(
        folder, "claims", "--ledger", str(folder / "l.db"), "--least", "1", "--format", "text"
    )
