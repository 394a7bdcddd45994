"""English stands in language/en and show/: the rooms that decide hold no pattern and no list of words of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src/saidseen"
ROOMS = ("claims", "measures", "reading")
OPEN: tuple[str, ...] = ()
"""Files whose patterns and lists still stand in them: none, and none may be added."""
IDENTIFIERS = {
    "claims/check/answers.py": "_ROUND _ANSWER_ROUND",
    "claims/check/bearing.py": "SPEAKS STANCE FEATURES",
    "claims/check/decider.py": "SIDES ANSWERS LESS",
    "claims/check/features.py": "SIDES _LIKENESS",
    "claims/check/judge.py": "_SUITS",
    "claims/check/model.py": "STANCES NET_PARTS",
    "claims/check/prepared.py": "TRAITS",
    "claims/check/words.py": "FAMILIES",
    "claims/codec.py": "_TUPLES",
    "claims/hosts.py": "_NOT_HOSTS _TROOPS",
    "claims/likeness.py": "FEATURES TOLLS",
    "claims/matter.py": "_OWN",
    "claims/owed.py": "KEYS _COUNTED",
    "claims/pairs/chance.py": "NAMES",
    "claims/standing.py": "DAYS",
    "claims/titles.py": "_DAY _LONG_TIMES",
    "measures/__init__.py": "_HOMES",
    "measures/amounts.py": "HEDGED",
    "measures/asking.py": "FIRST",
    "measures/claim.py": "NOT_GIVING ACTS_NOT_GIVING FORESEEN",
    "measures/conditions.py": "TESTS",
    "measures/finding.py": "_FINDING _CHECKED _DEADLINE",
    "measures/loading.py": "LISTS",
    "measures/owed.py": "NUMBERS _ALIKE FIELDS",
    "measures/reported.py": "SHARES",
    "measures/yamltext.py": "_WORDS",
    "reading/acts/__init__.py": "_SPEECH",
    "reading/acts/families.py": "FAMILIES",
    "reading/acts/lexicon.py": "PARTS",
    "reading/acts/perform.py": "BY_FAMILY",
    "reading/acts/withheld.py": "ORDER",
    "reading/doers.py": "NAMES",
    "reading/joint.py": "AGAIN",
    "reading/places/judge.py": "FEATURES",
    "reading/places/score.py": "FEATURES",
    "reading/scene/asked.py": "MARKS",
    "reading/specifics.py": "KEYS KINDS BY_EVENT DURATIONS",
    "reading/speakers/actors.py": "PERSON",
    "reading/speakers/antecedents.py": "NAMES PRONOUN",
    "reading/speakers/lexicon.py": "COUNTRY",
    "reading/story.py": "_ROOMS",
}
"""Lists of names that no text is compared with: acts, kinds, stances, specifics, units, columns of a table."""
NO_TEXTS = {
    "act", "effect", "field", "gender", "key", "kind", "label", "part", "polarity", "precision", "role", "stance",
    "test", "unit", "units", "validator",
}  # fmt: skip
"""What is compared with such names inside functions."""

COMPARED = {
    "claims/check/checkable.py": 1,
    "claims/check/settle.py": 1,
    "claims/check/sides.py": 2,
    "claims/kinds.py": 2,
    "claims/wordings.py": 1,
    "reading/acts/withheld.py": 2,
    "reading/scene/choice.py": 1,
}
"""How often a file of reading/ or claims/ compares something with a word that stands in it: with a column or entry of a
table, a family or side, a language; with the words of a text never. These numbers can only go down."""

_WORDED = {"compile", "search", "match", "fullmatch", "split", "sub", "subn", "findall", "finditer"}
# What is no letter of a word in a pattern: escapes, classes, names of groups, flags.
_MARKS = re.compile(
    r"\\x[0-9a-f]{2}|\\u[0-9a-fA-F]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P?[<=]\w+[>)]?|\(\?[aiLmsux-]+[:)]"
)
_LISTS = (ast.Tuple, ast.List, ast.Set)
_LETTERS = re.compile(r"[A-Za-z]{2}")
_WORD = re.compile(r"[a-z][a-z'’ -]+")
_TOLD = re.compile(r"(?=.*[a-z])[,.]? ?['’]?[A-Za-z][A-Za-z'’ -]*")
_ASKED = {"startswith", "endswith", "removesuffix", "removeprefix", "index", "partition", "rpartition", "split"}


def test_the_rooms_that_decide_hold_no_words_of_their_own() -> None:
    found = {name: list(held) for name, held in _by_file() if name not in OPEN}
    assert len(found) > 100
    assert {name: held for name, held in found.items() if held} == {}


def test_the_lists_that_are_no_english_are_there() -> None:
    for name, known in IDENTIFIERS.items():
        text = (PACKAGE / name).read_text("utf-8")
        assert [one for one in known.split() if not re.search(rf"^{one}\b", text, re.MULTILINE)] == [], name


def test_words_of_texts_are_compared_by_name() -> None:
    found = {name: len(list(_spelt_out(tree))) for name, tree in _trees("claims", "reading")}
    assert {name: count for name, count in found.items() if count} == COMPARED


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('x = word.form == "that"', 1),
        ('x = lows[k] != "of" or "said" in lows', 2),
        ('x = word.endswith("ed") and word.removesuffix("\'s")', 2),
        ('x = low in ("his", *en.HER)', 1),
        ('x = after[:1] == ["to"]', 1),
        ('x = evidence.split(", from ")', 1),
        ('x = hit.word("join") == grammar.AND', 0),
        ('x = unit == "year" or hit.word("unit") == "week"', 0),
        ('x = sector == "MIL" or mark == "$" or name in {}', 0),
        ("x = word.form == grammar.THAT", 0),
    ],
)
def test_what_counts_as_a_word_compared(source: str, count: int) -> None:
    assert len(list(_spelt_out(ast.parse(source)))) == count


def test_no_file_is_open() -> None:
    assert OPEN == ()


@pytest.mark.parametrize(
    ("source", "held"),
    [
        ('A = re.compile(r"\\b(?:say|said)\\b")', True),
        ('A = re.compile(rf"{B} (?:of|in) ")', True),
        ('def f(t): return re.search("^the " + t, t)', True),
        ('A = re.compile(r"[A-Z][a-z]+ \\d{4}-\\d\\d(?P<day>\\d)\\bx?")', False),
        ('A = re.compile(rf"(?<!\\w)(?:{words})(?!\\w)")', False),
        ('A = frozenset(("he", "she"))', True),
        ('A = {"he": "m", "she": "f"}', True),
        ('A = "he she it they"', True),
        ('"""he she it they"""', False),
        ('def f(t): raise ValueError("it is none")', False),
        ('A = ("x", "$")', False),
        ('__all__ = ["read", "say"]', False),
        ('A = en.WORDS | word_set("names")', False),
        ('def f(w): return w.form in ("will", "would")', True),
        ('def f(w): return w.startswith(("will", "would"))', True),
        ('def f(w): return w in GIVEN | {"will", "would"}', True),
        ('def f(x): return x.kind in ("attack", "exercise")', False),
        ("def f(w): return w in en.WILL", False),
    ],
)
def test_what_counts_as_english(source: str, held: bool) -> None:
    assert bool(list(_held(ast.parse(source), set()))) is held


def _by_file() -> Iterator[tuple[str, list[str]]]:
    for name, tree in _trees(*ROOMS):
        yield name, list(_held(tree, set(IDENTIFIERS.get(name, "").split())))


def _trees(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for room in rooms:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def _spelt_out(tree: ast.Module) -> Iterator[ast.expr]:
    """Where something is compared with a word, or asked how it begins, ends or is parted by one, that stands there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and not _is_no_text(node):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _ASKED:
            sides = [] if _is_no_text(node) else node.args
        else:
            continue
        each = [one for side in sides for one in (side.elts if isinstance(side, _LISTS) else [side])]
        if any(isinstance(o, ast.Constant) and isinstance(o.value, str) and _TOLD.fullmatch(o.value) for o in each):
            yield node


def _is_no_text(node: ast.AST) -> bool:
    """Whether what stands there is a kind, an act or the like, by its name or by the name that it is asked for."""
    asked = {getattr(one, "attr", getattr(one, "id", getattr(one, "value", None))) for one in ast.walk(node)}
    return any(isinstance(name, str) and name in NO_TEXTS for name in asked)


def _held(tree: ast.Module, known: set[str]) -> Iterator[str]:
    """The patterns with words in them and the lists of words that texts are compared with, wherever they stand, and
    what a module assigns to a name that is a list of words."""
    for node in ast.walk(tree):
        if _asks_pattern(node):
            assert isinstance(node, ast.Call)
            if any(_LETTERS.search(_MARKS.sub(" ", text)) for text in _strings(node.args[:1])):
                yield f"line {node.lineno}: {ast.unparse(node)[:80]}"
        elif any(_is_list(words) for words in _compared(node)):
            assert isinstance(node, ast.expr)
            yield f"line {node.lineno}: {ast.unparse(node)[:80]}"
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            names = {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}
            if not names & (known | {"__all__"}) and _is_list(statement.value):
                yield f"line {statement.lineno}: {ast.unparse(statement)[:80]}"


def _asks_pattern(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in _WORDED


def _compared(node: ast.AST) -> list[ast.expr]:
    """What stands as a list where a text is compared with it; a kind, an act or the like is no text."""
    if isinstance(node, ast.Compare):
        asked = {getattr(one, "attr", getattr(one, "id", "")) for one in ast.walk(node.left)}
        found = [] if asked & NO_TEXTS else node.comparators
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.Sub):
        found = [node.left, node.right]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        found = node.args if node.func.attr in ("startswith", "endswith") else []
    else:
        found = []
    return [one for one in found if isinstance(one, _LISTS)]


def _strings(nodes: list[ast.expr]) -> Iterator[str]:
    """The constant strings of some expressions, but those that only name what is asked for: f("name"), x["name"]."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif not isinstance(node, ast.Call | ast.Subscript):
            yield from _strings([child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)])


def _is_list(value: ast.expr) -> bool:
    """Whether it holds two words or more, one by one or in one string of four and more."""
    inside = value.args if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else [value]
    words = list(_strings(inside))
    return sum(_WORD.fullmatch(word) is not None for word in words) > 1 or any(
        len(word.split()) > 3 and _WORD.fullmatch(word) for word in words
    )
