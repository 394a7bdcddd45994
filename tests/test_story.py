"""Reading a story: what holds of every reading of every text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saidseen.model.reading import Document, Passage, Place, Quantity, Reading, Span, Statement, Time, statement_id
from saidseen.reading.story import read_document

Find = Place | Time | Quantity

SENTENCES = (
    "The foreign ministry said on Tuesday that some units near Kharkiv had gone back to their bases.",
    "It did not say how many, nor where they had been.",
    "“We have not seen any sign of it,” Jens Stoltenberg told reporters in Brussels.",
    "Ukraine demanded that Russia withdraw more than 130,000 troops by 20 February 2022.",
    "Stoltenberg: no sign of a pullback so far",
    "Moscow denied that it planned an attack, and offered talks.",
    "A film that the army published showed tanks on a train.",
    "Shells hit a kindergarten in Stanytsia Luhanska on Thursday, wounding three people.",
    "“He said: ‘They told us: “Go home.”’”",
    "According to the observers, 553 explosions were heard",
    "Lavrov said he’d «never» agree to it (the plan)…",
)
NOISE = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\u200b\u0301\u202e🙂é“”\"'«» \n\r\t.?—\ud800\x00"),
    max_size=12,
)
STORIES = st.lists(st.sampled_from(SENTENCES) | NOISE, min_size=1, max_size=7).flatmap(
    lambda parts: st.sampled_from([" ", "\n\n", "\r\n", ""]).map(lambda mark: mark.join(parts))
)
FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def read(text: str, published: str | None = "2022-02-15") -> Reading:
    return read_document(Document("story", text, published=published)).reading


def passages(statement: Statement) -> Iterator[Passage]:
    yield from (p for p in (statement.source, statement.cue, statement.content) if p is not None)


def check_spans(reading: Reading) -> None:
    """Spans lie in the text and give their words; those of a passage are in order and apart."""
    text = reading.document.text
    for statement in reading.statements:
        for passage in passages(statement):
            assert passage.text == " … ".join(text[s.start : s.end] for s in passage.spans)
            assert passage.end <= len(text)
            assert all(a.end <= b.start for a, b in pairwise(passage.spans))
            assert all(s.of(text) == s.of(text).strip() for s in passage.spans)
        given = [s.span for s in statement.specifics.values() if s.span is not None]
        assert all(span.end <= len(text) for span in (*statement.hedges, *given))
        mentions: tuple[Find, ...] = (*statement.places, *statement.times, *statement.quantities)
        for find in mentions:
            assert any(passage.holds(find.span) for passage in passages(statement))
    kinds: tuple[Sequence[Find], ...] = (reading.places, reading.times, reading.quantities)
    for finds in kinds:
        assert all(find.text == find.span.of(text) for find in finds)
        assert all(a.span.end <= b.span.start for a, b in pairwise(finds))


def check_statements(reading: Reading) -> None:
    """Ids hash what is asserted and are one each; every decided field has its value and its reason."""
    ids = [statement.id for statement in reading.statements]
    assert len(ids) == len(set(ids))
    starts = [min(p.start for p in passages(statement)) for statement in reading.statements]
    assert starts == sorted(starts)
    for s in reading.statements:
        assert s.id == statement_id(reading.document.sha256, s.source, s.cue, s.content)
        assert not s.outlet_own or (s.source is None and s.cue is None)
        assert not s.embedded or (s.within is not None and s.source is None and s.cue is None and s.speaker is None)
        assert s.polarity in ("positive", "negative")
        assert 0 <= s.score <= 1
        assert s.within is None or (s.within in ids and s.within != s.id)
        assert s.repeats is None or (s.repeats in ids and s.repeats != s.id)
        assert set(s.specifics) <= {"who", "what", "where", "when", "how_many", "whither"}
        for field in ("found", "act", "polarity", "basis"):
            assert s.why[field].strip()


@FEW
@given(STORIES)
def test_any_text_is_read_and_every_span_gives_its_words(text: str) -> None:
    reading = read(text)
    check_spans(reading)
    check_statements(reading)


@settings(FEW, max_examples=15)
@given(STORIES)
def test_reading_again_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@settings(FEW, max_examples=15)
@given(STORIES, NOISE)
def test_what_a_story_is_called_and_who_prints_it_changes_no_id(text: str, name: str) -> None:
    one = read_document(Document("story", text, published="2022-02-15")).reading
    two = read_document(Document(name, text, "The Wire", "2022-02-15", "https://example.org/", "A title")).reading
    assert [s.id for s in one.statements] == [s.id for s in two.statements]


def test_the_sentences_of_this_file_have_statements() -> None:
    reading = read("\n\n".join(SENTENCES))
    assert len(reading.statements) >= 8
    check_spans(reading)
    check_statements(reading)


def test_a_document_marked_unread_has_an_empty_reading() -> None:
    reading = read_document(Document("story", SENTENCES[0], unread="a reason")).reading
    assert (reading.statements, reading.places, reading.times, reading.quantities) == ((), (), (), ())
    assert reading.reader


def test_progress_goes_up_to_the_end() -> None:
    text = "\n\n".join(SENTENCES * 12)
    told: list[tuple[int, int]] = []
    read_document(Document("story", text), progress=lambda done, size: told.append((done, size)))
    assert told == sorted(told)
    assert len(told) > 1
    assert {size for _, size in told} == {len(text)}
    assert told[-1][0] == len(text)


@pytest.mark.parametrize("before", ["\ufeff", "🙂 ", "\u200b", "e\u0301 ", "\r\n\r\n", "שלום. ", "\t \u00a0"])
def test_what_stands_before_moves_every_offset_by_its_length(before: str) -> None:
    text = f"{SENTENCES[1]}\n\n{SENTENCES[3]}"
    plain, moved = read(text), read(f"{before}\n\n{text}")
    check_spans(moved)
    by = len(before) + 2
    quantities = [(q.span.start + by, q.text) for q in plain.quantities]
    assert [(q.span.start, q.text) for q in moved.quantities] == quantities
    assert [(t.span.start, t.value) for t in moved.times] == [(t.span.start + by, t.value) for t in plain.times]


def story(parts: range, paragraphs: int) -> str:
    """A story of so many paragraphs of two sentences."""
    some = [SENTENCES[i % len(SENTENCES)] for i in parts]
    return "\n\n".join(f"{some[i % len(some)]} {some[(i + 1) % len(some)]}" for i in range(paragraphs))


SEAM = 1_200
"""Code points on each side of the seam of two stories within which a statement may change: about one window."""


def kept(reading: Reading, stretch: Span) -> set[tuple[object, ...]]:
    """What was read inside a stretch of the text: spans, counted from its start, with act, polarity and basis."""
    found: set[tuple[object, ...]] = set()
    for s in reading.statements:
        spans = [span for p in passages(s) for span in p.spans]
        if all(stretch.holds(span) for span in spans):
            moved = tuple(
                tuple((x.start - stretch.start, x.end - stretch.start) for x in p.spans) if p else None
                for p in (s.source, s.cue, s.content)
            )
            found.add((*moved, s.act, s.polarity, s.basis))
    return found


@pytest.mark.parametrize(("first", "second"), [(range(0, 7), range(4, 11)), (range(3, 9), range(0, 5))])
def test_two_stories_in_one_change_nothing_beyond_the_seam(first: range, second: range) -> None:
    one, two = story(first, 14), story(second, 15)
    both = read(f"{one}\n\n{two}")
    seam = len(one) + 2
    head = Span(0, len(one) - SEAM)
    tail = Span(SEAM, len(two))
    alone = kept(read(one), head), kept(read(two), tail)
    assert all(alone)
    assert kept(both, head) == alone[0]
    assert kept(both, Span(seam + tail.start, seam + tail.end)) == alone[1]


def test_names_behind_a_label_are_no_statement() -> None:
    reading = read("The harbour show\n\nGuests: Kari Nordmann, Ola B. Hansen, Anne-Lise Berg")
    assert not [s for s in reading.statements if "Hansen" in s.content.text]
