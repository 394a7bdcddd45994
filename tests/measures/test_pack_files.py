"""Packs as files: ours are right, and a malformed one is refused with line and reason, never half loaded."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.measures import Pack, PackError, UnknownMeasure, load_pack, load_packs, measures_document, under, validate
from saidseen.measures.checking import examine
from saidseen.measures.loading import pack_of
from saidseen.measures.pack import MEMORY, leaves
from saidseen.measures.yamltext import Fault, Mark, read_yaml

FOLDER = Path(str(files("saidseen.measures") / "packs"))
SHIPPED = sorted(FOLDER.glob("*.yaml"))
TEXTS = [path.read_text("utf-8") for path in SHIPPED]
KEYS = [
    sorted({mark for path, mark in read_yaml(text.encode()).marks.items() if path and isinstance(path[-1], str)})
    for text in TEXTS
]
"""Where the keys of each pack stand."""
SMALL = FOLDER / "inf.yaml"


def test_ours_are_right_and_every_measure_has_a_source(packs: Sequence[Pack]) -> None:
    assert [problem for path in SHIPPED for problem in validate(path)] == []
    for pack in packs:
        known = {source.id: source for source in pack.sources}
        for measure in pack.measures:
            assert measure.sources
            assert isinstance(measure.verified, bool)
            assert not measure.verified or any(known[ref].read != MEMORY for ref in measure.sources)
            assert not measure.verified or all(leaf.verified for leaf in leaves(measure.conditions))


def test_the_example_of_a_pack_is_in_order_and_works(packs: Sequence[Pack]) -> None:
    example = FOLDER.parent / "example.yaml"
    assert list(validate(example)) == []
    [measure] = load_pack(example).measures
    assert measure.verified
    assert example.read_text("utf-8").rstrip("\n") in measures_document(packs)


def test_what_the_facts_only_remember_is_not_verified(packs: Sequence[Pack]) -> None:
    facts = Path(__file__).resolve().parents[2] / "../shared/facts/measures.md"
    if not facts.exists():
        pytest.skip("the facts about measures are not here (../shared/facts/measures.md)")
    measures = {measure.id: measure for pack in packs for measure in pack.measures}
    entries = re.findall(r"^    (vd11-[\w.]+) +((?:.*\n)(?: {8}.*\n)*)", facts.read_text("utf-8"), re.MULTILINE)
    remembered = [id_ for id_, text in entries if re.search(r"\bM\b", text) and not re.search(r"R2?\[", text)]
    assert len(remembered) >= 8
    for id_ in remembered:
        own = [measure for name, measure in measures.items() if name == id_ or name.startswith((f"{id_}.", f"{id_}-"))]
        assert own or id_.startswith("vd11-IX"), id_
        assert not any(measure.verified for measure in own), id_
    assert not measures["vd11-16.3"].verified


Mutation = Callable[[str, Mark], str | None]
"""Changes a pack's text at a key; None where it cannot be done there."""


def _at(text: str, mark: Mark) -> tuple[list[str], int, int]:
    return text.split("\n"), mark[0] - 1, mark[1] - 1


def rename(text: str, mark: Mark) -> str | None:
    """A key that nobody knows."""
    lines, row, column = _at(text, mark)
    lines[row] = f"{lines[row][:column]}x_{lines[row][column:]}"
    return "\n".join(lines)


def twice(text: str, mark: Mark) -> str | None:
    """The same key a second time."""
    lines, row, column = _at(text, mark)
    found = re.match(r"[\w\"]+:", lines[row][column:])
    if lines[row][:column].strip() or not found:
        return None
    lines.insert(row, f"{lines[row][:column]}{found[0]} null")
    return "\n".join(lines)


def misfit(text: str, mark: Mark) -> str | None:
    """A value of the wrong form."""
    lines, row, column = _at(text, mark)
    found = re.fullmatch(r"([\w\"]+): [^\[{>|].*", lines[row][column:])
    if not found:
        return None
    lines[row] = f"{lines[row][:column]}{found[1]}: {{odd: [shape]}}"
    return "\n".join(lines)


def tabbed(text: str, mark: Mark) -> str | None:
    """A tab where blanks indent."""
    lines, row, column = _at(text, mark)
    if column < 2 or lines[row][:column].strip():
        return None
    lines[row] = "\t" + lines[row][1:]
    return "\n".join(lines)


def unclosed(text: str, mark: Mark) -> str | None:
    """A bracket that nothing closes."""
    lines, row, column = _at(text, mark)
    if lines[row][:column].strip():
        return None
    lines[row] = f"{lines[row][:column]}[{lines[row][column:]}"
    return "\n".join(lines)


def letter(text: str, mark: Mark) -> str | None:
    """A character that no text file has."""
    lines, row, column = _at(text, mark)
    lines[row] = f"{lines[row][:column]}\x07{lines[row][column:]}"
    return "\n".join(lines)


def cut(text: str, mark: Mark) -> str | None:
    """The file ends here."""
    return "\n".join(text.split("\n")[: mark[0]]) + "\n"


MUTATIONS = (rename, twice, misfit, tabbed, unclosed, letter, cut)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_50_mutations_are_refused_with_line_and_reason(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(TEXTS) - 1))
    mutate = data.draw(st.sampled_from(MUTATIONS))
    mark = data.draw(st.sampled_from(KEYS[number]))
    broken = mutate(TEXTS[number], mark)
    if broken is None:
        broken = rename(TEXTS[number], mark)
        mutate = rename
    assert broken is not None
    with pytest.raises(PackError) as refused:
        pack_of(broken.encode(), "broken.yaml")
    problems = refused.value.problems
    assert problems
    for problem in problems:
        assert 1 <= problem.line <= broken.count("\n") + 1
        assert len(problem.reason) > 10
        assert str(problem).startswith(f"broken.yaml:{problem.line}: ")
    if mutate in (rename, letter, misfit):
        assert any(abs(problem.line - mark[0]) <= 1 for problem in problems), (mutate, mark, problems)


SENSE: dict[str, tuple[str, str, str]] = {
    "unknown unit": ("unit: km,", "unit: leagues-of-yore,", "no unit of length known here"),
    "unknown kind": ("applies_to: [missiles]", "applies_to: [submarines]", "no kind of claim 'submarines'"),
    "unknown operator": ('op: ">="', 'op: "=>"', "must be one of: >=, >, <=, <"),
    "unknown source": ("sources: [s12, s13]", "sources: [s12, s99]", "no source 's99'"),
    "unknown zone": ("zone: null", "zone: atlantis", "no zone 'atlantis'"),
    "unknown category": ("of: range", "of: reach", "no size 'reach'"),
    "impossible day": ('until: "2019-08-02"', 'until: "2019-02-30"', "no day 2019-02-30"),
    "newer schema": ("schema: 1", "schema: 2", "newer than 1, which this saidseen reads: update it"),
    "older schema": ("schema: 1", "schema: 0", "must be one of: 1"),
    "a number as text": ("value: 1000", "value: a thousand", "value"),
    "below nothing": ("value: 1000", "value: -1000", "value"),
    "another instrument": ("id: inf-II.shorter", "id: cfe-II.shorter", "begins with inf-"),
    "two of one name": ("id: inf-II.shorter", "id: inf-II.intermediate", "stands twice"),
    "memory called verified": ("read: report}", "read: memory}", "needs an address, or read: memory and none"),
    "a part not verified": ("unit: km, verified: true", "unit: km, verified: false", "is not verified, so"),
    "a limit without one": ("form: trigger", "form: limit", "has conditions with part: limit"),
    "an anchor": ("sources: [s12, s13]", "sources: &a [s12]", "anchors and aliases may not stand in a pack"),
    "a tag": ("zone: null", "zone: !!python/none x", "the tag"),
    "a second document": ("zones: []", "---\nzones: []", "a second one starts here"),
}


@pytest.mark.parametrize("case", SENSE)
def test_what_makes_no_sense_is_told_at_its_line(case: str, tmp_path: Path) -> None:
    old, new, reason = SENSE[case]
    text = SMALL.read_text("utf-8")
    assert old in text
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    problems = validate(path)
    line = text[: text.index(old)].count("\n") + 1
    assert any(reason in problem.reason for problem in problems), problems
    assert any(abs(problem.line - line) <= 6 for problem in problems), (line, problems)
    with pytest.raises(PackError):
        load_pack(path)


ZONE = """
zones:
  - id: spot
    title: a spot
    approximation: none
    verified: true
    states: []
    parts:
      - {state: RUS, margin_km: 0, outline: [[50, 30], [51, 31], [LAT, 32]]}
"""


def test_impossible_coordinates_are_refused() -> None:
    text = SMALL.read_text("utf-8").replace("zones: []\n", ZONE.lstrip("\n").replace("LAT", "95"))
    _, [problem] = examine(text.encode(), "mine.yaml")
    assert "95 is above 90" in problem.reason
    assert "margin_km: 0" in text.split("\n")[problem.line - 1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the pack is empty"),
        (b"\xff\xfe", "no UTF-8 text"),
        (b"- 1\n...\n", "must be a mapping"),
        (b"[" * 200, "nested at most"),
        (b"a: " + b"{b: " * 60 + b"}" * 60, "nested at most"),
        (b"schema: 1\n", "three dots"),
        (b"schema: 1\n...\n", "needs the key 'instrument'"),
        (b"x" * 2_000_001, "2,000,000 bytes"),
        (b"? [a]\n: 1\n...\n", "a key must be plain text"),
        (b"a: &x [1]\nb: *x\n...\n", "anchors and aliases"),
    ],
)
def test_texts_that_are_no_pack(data: bytes, reason: str) -> None:
    raw, problems = examine(data, "mine.yaml")
    assert raw is None
    assert any(reason in problem.reason for problem in problems), problems


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_pack_or_have_a_problem(data: bytes) -> None:
    raw, problems = examine(data, "mine.yaml")
    assert (raw is None) == bool(problems)


def test_a_missing_file_and_a_missing_folder_are_problems(tmp_path: Path) -> None:
    [problem] = validate(tmp_path / "none.yaml")
    assert "cannot be read" in problem.reason
    with pytest.raises(PackError, match="no such folder"):
        load_packs(tmp_path / "none")


def test_a_users_packs_work_beside_ours(tmp_path: Path, packs: Sequence[Pack]) -> None:
    mine = SMALL.read_text("utf-8").replace("inf", "mine")
    (tmp_path / "mine.yaml").write_text(mine, "utf-8")
    both = load_packs(tmp_path)
    assert [pack.id for pack in both] == [*(pack.id for pack in packs), "mine"]
    assert len(under(both, "mine")) == 2
    (tmp_path / "again.yaml").write_text(SMALL.read_text("utf-8"), "utf-8")
    with pytest.raises(PackError, match=r"'inf' is also in inf\.yaml"):
        load_packs(tmp_path)


def test_one_bad_pack_of_a_folder_refuses_all_and_names_each(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("schema: 1\n", "utf-8")
    (tmp_path / "b.yaml").write_text("schema: 9\n...\n", "utf-8")
    with pytest.raises(PackError) as refused:
        load_packs(tmp_path)
    assert [Path(problem.file).name for problem in refused.value.problems] == ["a.yaml", "b.yaml"]


def test_a_name_that_nobody_has_lists_near_ones(packs: Sequence[Pack]) -> None:
    assert [measure.id for _, measure in under(packs, "vd11-16")] == [
        "vd11-16.1",
        "vd11-16.1.answers",
        "vd11-16.2",
        "vd11-16.3",
    ]
    with pytest.raises(UnknownMeasure, match=r"near it: .*vd11-16\.1"):
        under(packs, "vd11-16.9")


def test_a_fault_has_its_line() -> None:
    with pytest.raises(Fault) as fault:
        read_yaml(b"a: 1\nb: 2\na: 3\n...\n")
    assert fault.value.mark == (3, 1)


EXAMPLE = FOLDER.parent / "example.yaml"
PLACE = '    instead: {measure: %s, why: it is so, "yes": [exercise], verified: true}\n    sources: [s1]\n'


def with_place(other: str, own: str = "mine") -> str:
    """The example as a pack called `own`, whose measure's place is taken by another."""
    text = EXAMPLE.read_text("utf-8").replace("id: mine", f"id: {own}")
    return text.replace("    sources: [s1]\n", PLACE % other)


def test_a_measure_that_takes_its_own_place_is_refused() -> None:
    [problem] = examine(with_place("mine-1").encode(), "own.yaml")[1]
    assert "in place of 'mine-1' stands 'mine-1': a circle" in problem.reason
    assert "take one `instead` out" in problem.reason
    assert problem.line > 30


def test_a_measure_that_names_itself_to_see_is_refused() -> None:
    text = EXAMPLE.read_text("utf-8").replace("    sources: [s1]\n", "    see: [mine-1]\n    sources: [s1]\n")
    [problem] = examine(text.encode(), "own.yaml")[1]
    assert "names itself to see" in problem.reason


def test_packs_that_take_each_others_places_are_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(with_place("two-1", "one"), "utf-8")
    (tmp_path / "two.yaml").write_text(with_place("one-1", "two"), "utf-8")
    with pytest.raises(PackError, match="in place of 'one-1' stands 'two-1' then 'one-1': a circle"):
        load_packs(tmp_path)


def test_what_is_no_plain_file_is_told(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert [problem.reason for problem in validate(pipe)] == ["this is no plain file; name a file of text"]
    with pytest.raises(PackError, match="no plain file"):
        load_packs(tmp_path)


def test_a_pack_of_very_many_faults_is_told_at_once() -> None:
    text = EXAMPLE.read_text("utf-8").removesuffix("...\n")
    start = time.process_time()
    many = examine((text + "  - x: 1\n" * 20_000 + "...\n").encode(), "own.yaml")[1]
    assert many[-1].reason == "and many more"
    too_many = examine((text + "  - x: 1\n" * 60_000 + "...\n").encode(), "own.yaml")[1]
    assert "50,000 values" in too_many[0].reason
    assert time.process_time() - start < 10
