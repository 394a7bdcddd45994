"""What people split and joined goes before the machine's groups, one after the other."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.hands import Join, Split, regrouped

AT = "2022-02-16T10:00:00+00:00"


def split(anchor: str, *away: str) -> Split:
    return Split(anchor, frozenset(away), "an analyst", AT, "another matter")


def join(a: str, b: str) -> Join:
    return Join(a, b, "an analyst", AT, "the same matter")


def after(groups: list[str], *hands: Split | Join) -> list[str]:
    """The groups, each a word whose letters are its statements."""
    names = {letter: letter for group in groups for letter in group}
    return sorted("".join(sorted(part)) for part in regrouped([list(g) for g in groups], names, hands))


def test_a_split_makes_a_claim_of_its_own() -> None:
    assert after(["abcd", "ef"], split("a", "c", "d")) == ["ab", "cd", "ef"]


def test_a_split_of_what_is_not_together_does_nothing() -> None:
    assert after(["ab", "cd"], split("a", "c")) == ["ab", "cd"]
    assert after(["ab"], split("z", "a")) == ["ab"]
    assert after(["ab"], split("a", "z")) == ["ab"]
    assert after(["ab"], split("a", "a")) == ["ab"]
    assert after([], split("a", "b")) == []


def test_a_join_makes_one_of_two_and_of_more() -> None:
    assert after(["ab", "cd", "ef"], join("b", "c")) == ["abcd", "ef"]
    assert after(["ab", "cd", "ef"], join("b", "c"), join("f", "a")) == ["abcdef"]
    assert after(["ab"], join("a", "b")) == ["ab"]
    assert after(["ab", "cd"], join("a", "z")) == ["ab", "cd"]


def test_the_later_word_stands() -> None:
    assert after(["abc"], split("a", "c"), join("c", "b")) == ["abc"]
    assert after(["ab", "cd"], join("a", "c"), split("a", "d")) == ["abc", "d"]
    assert after(["ab", "cd"], join("a", "c"), split("a", "c", "d")) == ["ab", "cd"]
    assert after(["abc"], split("a", "b", "c"), split("b", "c")) == ["a", "b", "c"]


def test_the_same_words_in_two_documents_go_together() -> None:
    """Two members with one id: each is meant."""
    names = {1: "a", 2: "b", 3: "b", 4: "c", 5: "b"}
    assert regrouped([[1, 2, 3, 4], [5]], names, [split("a", "b")]) == [[1, 4], [5], [2, 3]]
    assert regrouped([[1, 2], [4], [5]], names, [join("a", "c")]) == [[1, 2, 4], [5]]


moves = st.lists(
    st.builds(lambda a, b: split(a, *b), st.sampled_from("abcdefz"), st.sets(st.sampled_from("abcdefz"), min_size=1))
    | st.builds(join, st.sampled_from("abcdefz"), st.sampled_from("abcdefz")),
    max_size=6,
)


@given(st.permutations("abcdef"), st.sets(st.integers(1, 5)), moves)
def test_no_statement_is_lost_or_doubled(letters: list[str], at: set[int], hands: list[Split | Join]) -> None:
    edges = [0, *sorted(at), 6]
    groups = [letters[a:b] for a, b in itertools.pairwise(edges)]
    found = regrouped(groups, {letter: letter for letter in letters}, hands)
    assert sorted(letter for part in found for letter in part) == list("abcdef")
    assert all(found)
    if hands and isinstance(last := hands[-1], Join) and "z" not in (last.a, last.b):
        assert any({last.a, last.b} <= set(part) for part in found)
    if hands and isinstance(cut := hands[-1], Split):
        assert not any(cut.anchor in part and (cut.statements - {cut.anchor}) & set(part) for part in found)
