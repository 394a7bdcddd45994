"""The story in pieces: nothing is lost, and every mark covers its own words."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given

from saidseen.model.reading import Reading
from saidseen.show.marks import Letters, lines_of, marks_of
from saidseen.show.wording import nested
from tests.show.samples import FEW, RETURN, returning
from tests.strategies import readings


def letters_of(letters: tuple[Letters, ...]) -> str:
    """The letters as the story has them."""
    return "".join(chr(run.lost) if run.lost is not None else run.text for run in letters)


@FEW
@given(readings())
def test_the_pieces_are_the_text_and_the_marks_their_spans(reading: Reading) -> None:
    text = reading.document.text
    statements = list(enumerate((s for _, s in nested(reading.statements)), 1))
    lines = lines_of(text, statements)
    pieces = [piece for line in lines for piece in line]
    assert "".join(letters_of(piece.letters) for piece in pieces) == text

    covered: dict[str, str] = defaultdict(str)
    for piece in pieces:
        for key in piece.keys.split():
            covered[key] += letters_of(piece.letters)
    wanted: dict[str, str] = defaultdict(str)
    for number, statement in statements:
        for mark in marks_of(statement, number):
            wanted[mark.key] += mark.span.of(text)
    assert covered == wanted


@FEW
@given(readings())
def test_every_statement_has_one_anchor(reading: Reading) -> None:
    statements = list(enumerate((s for _, s in nested(reading.statements)), 1))
    lines = lines_of(reading.document.text, statements)
    anchors = [n for line in lines for piece in line for n in piece.anchors]
    assert sorted(anchors) == [n for n, _ in statements]


def test_a_line_keeps_its_break_and_stands_alone() -> None:
    lines = lines_of("one\r\ntwo\rthree\n\nfour", ())
    assert [letters_of(line[0].letters) for line in lines] == ["one\r\n", "two\r", "three\n", "\n", "four"]


def test_an_inner_statement_comes_first_and_a_piece_of_both_is_deep() -> None:
    reading = returning()
    statements = list(enumerate(reading.statements, 1))
    pieces = [piece for line in lines_of(RETURN, statements) for piece in line]
    (inner,) = (p for p in pieces if letters_of(p.letters).startswith("that the alliance"))
    assert inner.keys == "c8 c7"
    assert inner.classes == "content deep opens closes"
    told = next(p for p in pieces if "k8" in p.keys.split())
    assert told.classes == "cue content"


def test_what_a_page_would_obey_is_set_apart() -> None:
    (line,) = lines_of("a\u202eb\x00\ud800c\u200d", ())
    assert [(run.text, run.code, run.lost) for run in line[0].letters] == [
        ("a", "", None),
        ("\u202e", "<U+202E>", None),
        ("b", "", None),
        ("", "<U+0000>", 0),
        ("", "<U+D800>", 0xD800),
        ("c\u200d", "", None),
    ]
