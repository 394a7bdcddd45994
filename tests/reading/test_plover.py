"""The PLOVER names, and the sentences of our own that use them."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.model import plover

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "training/data/events.tsv"
NGEC = ROOT / "../shared/corpora/events/ngec_synthetic.csv"


def rows() -> list[list[str]]:
    return [line.split("\t") for line in SENTENCES.read_text("utf-8").splitlines()]


def test_there_are_sixteen_types_each_with_a_definition_of_one_sentence() -> None:
    assert len(plover.TYPES) == 16
    assert list(plover.DEFINITIONS) == list(plover.TYPES)
    for definition in plover.DEFINITIONS.values():
        assert definition.endswith(".")
        assert definition.count(".") == 1


def test_modes_are_distinct_within_a_type() -> None:
    for modes in plover.TYPES.values():
        assert len(set(modes)) == len(modes)


@pytest.mark.skipif(not NGEC.exists(), reason="../shared/corpora/events is not here")
def test_names_are_exactly_those_of_the_ngec_data() -> None:
    limit = csv.field_size_limit(sys.maxsize)
    try:
        with NGEC.open(encoding="utf-8", newline="") as lines:
            pairs = {(row["label"], row["mode"]) for row in csv.DictReader(lines)}
    finally:
        csv.field_size_limit(limit)
    ours = {(type_, mode) for type_, modes in plover.TYPES.items() for mode in modes}
    assert {pair for pair in pairs if pair[1]} == ours
    assert {type_ for type_, _ in pairs} == set(plover.TYPES)


def test_misspelt_modes_are_shown_well_spelt() -> None:
    known = {mode for modes in plover.TYPES.values() for mode in modes}
    assert set(plover.SPELLING) <= known
    assert plover.shown("SIEZE") == "SEIZE"
    assert plover.shown("CURFEW") == "CURFEW"


@given(st.text())
def test_an_unknown_type_is_refused_with_the_names_there_are(name: str) -> None:
    if name in plover.TYPES:
        plover.check(name)
        return
    with pytest.raises(ValueError, match="AGREE, CONSULT"):
        plover.check(name)


def test_a_mode_belongs_to_its_type_only() -> None:
    plover.check("RETREAT", "WITHDRAW")
    with pytest.raises(ValueError, match="there are: none"):
        plover.check("AID", "WITHDRAW")
    with pytest.raises(ValueError, match="DEMO"):
        plover.check("PROTEST", "WITHDRAW")


def test_every_training_sentence_has_a_known_type_and_mode() -> None:
    for number, row in enumerate(rows(), 1):
        assert len(row) == 3, f"line {number} has {len(row)} columns"
        type_, mode, sentence = row
        if type_ == "NONE":
            assert mode == "", f"line {number}"
        else:
            plover.check(type_, mode or None)
        assert sentence == sentence.strip(), f"line {number}"
        assert sentence, f"line {number}"


def test_training_sentences_are_distinct_and_cover_every_type_and_mode() -> None:
    table = rows()
    sentences = Counter(sentence.casefold() for _, _, sentence in table)
    assert not [sentence for sentence, count in sentences.items() if count > 1]
    types = Counter(type_ for type_, _, _ in table)
    assert all(types[type_] >= 80 for type_ in plover.TYPES)
    assert types["NONE"] >= 100
    used = {(type_, mode) for type_, mode, _ in table}
    assert {(type_, mode) for type_, modes in plover.TYPES.items() for mode in modes} <= used
