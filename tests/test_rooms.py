"""The rooms of the house: what each may import, as pyproject.toml lays it down."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from importlinter.cli import lint_imports_command

ROOT = Path(__file__).resolve().parents[1]


def test_a_room_imports_from_those_below_it_only() -> None:
    done = CliRunner().invoke(lint_imports_command, ["--config", str(ROOT / "pyproject.toml"), "--no-cache"])
    assert done.exit_code == 0, done.output
    assert "Contracts: 2 kept, 0 broken." in done.output
