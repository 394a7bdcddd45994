"""PDFs: their words, and what each broken one is refused for."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from saidseen.documents import Refusal, open_stories
from saidseen.model.reading import Document

LINES = ("The defence ministry said on Tuesday that some units had gone", "back to their bases near the bor-", "der.")


def pdf(*lines: str, password: str = "", pages: int = 1) -> bytes:
    """A PDF with a page of those lines."""
    writer = PdfWriter()
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    for _ in range(pages):
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        )
        drawn = StreamObject()
        drawn.set_data(
            ("BT /F 12 Tf 14 TL 50 800 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET").encode()
        )
        page[NameObject("/Contents")] = writer._add_object(drawn)
    writer.add_metadata({"/Title": "Units go back"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def taken(folder: Path, data: bytes, name: str = "story.pdf") -> Document | Refusal:
    (folder / name).write_bytes(data)
    (story,) = open_stories(str(folder / name), published="2022-02-15")
    return story


@pytest.mark.parametrize("name", ["story.pdf", "story", "story.txt"])
def test_a_pdf_gives_its_words_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    story = taken(tmp_path, pdf(*LINES), name)
    assert isinstance(story, Document), story
    assert story.text == (
        "The defence ministry said on Tuesday that some units had gone back to their bases near the border."
    )
    assert (story.title, story.published) == ("Units go back", "2022-02-15")
    assert story.how.startswith("pdf")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf(), "holds no words, only pictures of them"),
        (pdf(*LINES, password="open"), "needs a password"),
        (pdf(*LINES, pages=201), "more than 200 pages"),
        (b"%PDF-1.7\n" + b"junk " * 200, "cannot be taken apart"),
        (pdf(*LINES)[:300], "cannot be taken apart"),
        (b"%PDF-", "cannot be taken apart"),
    ],
)
def test_a_pdf_without_words_is_refused_with_what_to_do(tmp_path: Path, data: bytes, told: str) -> None:
    story = taken(tmp_path, data)
    assert isinstance(story, Refusal), story
    assert told in story.reason
