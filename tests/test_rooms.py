"""The rooms of the house: what each may import, as pyproject.toml lays it down."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from click.testing import CliRunner
from importlinter.cli import lint_imports_command

ROOT = Path(__file__).resolve().parents[1]


def test_a_room_imports_from_those_below_it_only() -> None:
    done = CliRunner().invoke(lint_imports_command, ["--config", str(ROOT / "pyproject.toml"), "--no-cache"])
    assert done.exit_code == 0, done.output
    assert "Contracts: 2 kept, 0 broken." in done.output


def test_a_class_has_a_name_of_its_own() -> None:
    homes = defaultdict(list)
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(str(path.relative_to(ROOT)))
    assert len(homes) > 300
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
