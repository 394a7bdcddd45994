"""Keys by which statements find each other."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.keys import BUCKET, LEAST, RARE, WEIGHT, buckets, keys_of

WORDS = st.dictionaries(st.text("abcxyzé\ud800", min_size=1, max_size=4), st.floats(0, 12), max_size=10)
DAYS = st.integers(-40_000, 40_000)


@given(WORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_words_changes_nothing(words: dict[str, float], chance: object) -> None:
    pairs = list(words.items())
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    assert keys_of(dict(pairs)) == keys_of(words)


@given(WORDS)
def test_keys_fit_a_column_and_are_few(words: dict[str, float]) -> None:
    keys = keys_of(words)
    assert len(keys) <= RARE * (RARE - 1) // 2
    assert all(0 <= key < 1 << 62 for key in keys)


def test_two_rare_words_in_common_are_a_key_in_common() -> None:
    one = {"kindergarten": 6.0, "luhanska": 9.0, "shell": 4.0, "say": 0.5}
    two = {"luhanska": 9.0, "teacher": 4.0, "kindergarten": 6.0, "wound": 3.5}
    assert set(keys_of(one)) & set(keys_of(two))
    assert not set(keys_of(one)) & set(keys_of({**two, "kindergarten": 0.0}))
    assert keys_of({"luhanska": 9.0}) == []
    assert keys_of({"a": LEAST, "b": LEAST}) == ([] if 2 * LEAST < WEIGHT else keys_of({"b": LEAST, "a": LEAST}))


def test_another_process_makes_the_same_keys() -> None:
    code = "from saidseen.claims.keys import keys_of; print(keys_of({'kyiv': 8.0, 'odesa': 9.0, 'mine': 5.0}))"
    environment = {**os.environ, "PYTHONHASHSEED": "99"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(keys_of({"kyiv": 8.0, "odesa": 9.0, "mine": 5.0}))


@given(DAYS, st.integers(0, 62), st.integers(0, BUCKET), st.integers(0, 62))
def test_what_lies_this_close_shares_a_bucket(first: int, length: int, gap: int, other: int) -> None:
    last = first + length
    assert set(buckets(first, last)) & set(buckets(last + gap, last + gap + other))


@given(DAYS)
def test_what_lies_far_apart_shares_none(day: int) -> None:
    assert not set(buckets(day, day)) & set(buckets(day + 3 * BUCKET, day + 3 * BUCKET))


@given(st.integers(0, 40_000))
def test_what_has_no_date_meets_only_its_like(day: int) -> None:
    assert list(buckets(None, None)) == list(buckets(None, 3)) == [-1]
    assert -1 not in buckets(day, day)
