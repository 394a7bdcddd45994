"""The sentences that claims and measures tell: every id has its sentence and is used, with the fields that it names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from saidseen.language.en.telling import sentences, tell

SOURCE = Path(__file__).resolve().parents[1] / "src/saidseen"
ROOMS = ("claims", "measures")

NO_SENTENCES = {"__init__.py": 1, "clocks.py": 1, "conditions.py": 1, "moments.py": 1}
"""Strings put together in a file with letters that are no English: a missing attribute, time zones, names of groups."""


def told() -> Iterator[tuple[str, set[str], str]]:
    """Every id that they tell, with the fields that it gives, and where."""
    for path in sorted(path for room in ROOMS for path in (SOURCE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tell" and node.args:
                ids = [c.value for c in _ends(node.args[0]) if isinstance(c, ast.Constant) and isinstance(c.value, str)]
                assert ids, f"{path}:{node.lineno} names no id"
                for id_ in ids:
                    yield id_, {one.arg for one in node.keywords if one.arg}, f"{path}:{node.lineno}"


def _ends(node: ast.expr) -> list[ast.expr]:
    """An expression, or both ends of one that chooses."""
    return [*_ends(node.body), *_ends(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_every_id_in_the_code_has_a_sentence_and_every_sentence_is_used() -> None:
    assert {id_ for id_, _, _ in told()} == set(sentences())


def test_every_sentence_gets_the_fields_that_it_names() -> None:
    found = list(told())
    assert len(found) > 200
    assert [(where, id_) for id_, given, where in found if given != fields(sentences()[id_])] == []


def test_the_file_that_tells_a_sentence_is_the_part_that_it_stands_in() -> None:
    assert [(where, id_) for id_, _, where in told() if Path(where).stem != id_.partition(".")[0]] == []


def test_fields_are_filled_in_as_the_sentence_says() -> None:
    assert tell("plain.own_word", name="Belarus", result="no") == "as Belarus tells it no"
    assert tell("yamltext.too_deep", most=20) == "a pack is nested at most 20 deep"
    assert tell("checking.no_zone", zone="{x}") == "there is no zone '{x}'"


def test_an_id_or_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(LookupError):
        tell("plain.no_such_sentence")
    with pytest.raises(LookupError):
        tell("plain.own_word", name="Belarus")


def test_no_sentence_is_put_together_in_the_code() -> None:
    found = {
        path.name: len(list(_composed(path)))
        for path in (SOURCE / "measures").glob("*.py")
        if not path.name.startswith("claim") and path.name != "viewing.py"  # these say what is wrong with a claim
    }
    assert {name: count for name, count in found.items() if count} == NO_SENTENCES


def _composed(path: Path) -> Iterator[ast.JoinedStr]:
    """The strings that are put together of words and values."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            words = [part.value for part in node.values if isinstance(part, ast.Constant)]
            if any(re.search(r"[A-Za-z]{2}", str(word)) for word in words):
                yield node
