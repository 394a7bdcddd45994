"""DOCX, XLSX and CSV, made by the real libraries; and archives made to do harm."""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml

from saidseen.documents import Refusal, open_stories, warnings_of
from saidseen.model.reading import Document

from .conftest import STORY

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def stories(folder: Path, name: str, data: bytes) -> list[Document | Refusal]:
    (folder / name).write_bytes(data)
    return list(open_stories(str(folder / name)))


def reason(folder: Path, name: str, data: bytes) -> str:
    (story,) = stories(folder, name, data)
    assert isinstance(story, Refusal), story
    return story.reason


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    made.core_properties.title = "Units go back"
    made.core_properties.created = datetime.datetime(2022, 2, 15, 10)
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Units", "Twelve"
    last = made.add_paragraph("He said ")
    for xml in (
        f'<w:del {W} w:id="1" w:author="a"><w:r><w:delText>yes</w:delText></w:r></w:del>',
        f'<w:ins {W} w:id="2" w:author="a"><w:r><w:t>no</w:t><w:br/><w:t>at all</w:t></w:r></w:ins>',
    ):
        last._p.append(parse_xml(xml))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a", "a.zip"])
def test_a_docx_gives_its_words_with_its_changes_taken(tmp_path: Path, name: str) -> None:
    (story,) = stories(tmp_path, name, word(STORY, "A second paragraph."))
    assert isinstance(story, Document), story
    assert story.text == f"{STORY}\nA second paragraph.\nUnits\nTwelve\nHe said no\nat all"
    assert (story.title, story.how) == ("Units go back", "docx; made 2022-02-15")


def test_a_text_box_does_not_break_the_paragraph_that_it_hangs_on(tmp_path: Path) -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>A picture.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    runs = f"<w:r><w:t>He said the town </w:t></w:r>{box}<w:r><w:t>had not been hit.</w:t></w:r>"
    main = f"<w:document {W}><w:p>{runs}</w:p><w:p><w:r><w:t>Nor had hers.</w:t></w:r></w:p></w:document>"
    (story,) = stories(tmp_path, "a.docx", with_member(word(STORY), MAIN, main.encode()))
    assert isinstance(story, Document), story
    assert story.text == "He said the town had not been hit.\nA picture.\nNor had hers."


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == name else old.read(member))
    return out.getvalue()


def sealed(data: bytes) -> bytes:
    """The archive with the sign of a password on every member."""
    marked = bytearray(data)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := marked.find(sign, start + 1)) >= 0:
            marked[start + at] |= 1
    return bytes(marked)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'
MAIN = "word/document.xml"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (word(STORY)[:-2000], "damaged or cut off"),
        (sealed(word(STORY)), "needs a password"),
        (with_member(word(STORY), MAIN, b"<w>" + b" " * 300_000_000), "as if to do harm"),
        (with_member(word(STORY), MAIN, ENTITIES), "declares XML entities"),
        (with_member(word(STORY), MAIN, b"<w:document><w:p>"), "XML is broken"),
        (with_member(word(STORY), MAIN, f"<w:document {W}/>".encode()), "holds no words"),
    ],
)
def test_a_docx_that_cannot_be_read_says_why(tmp_path: Path, data: bytes, told: str) -> None:
    begun = time.process_time()
    assert told in reason(tmp_path, "a.docx", data)
    assert time.process_time() - begun < 5


def test_a_docx_that_nests_deep_is_read(tmp_path: Path) -> None:
    deep = f"<w:document {W}>{'<w:sdt>' * 50_000}<w:p><w:r><w:t>He said no.</w:t></w:r></w:p>{'</w:sdt>' * 50_000}"
    (story,) = stories(tmp_path, "a.docx", with_member(word(STORY), MAIN, f"{deep}</w:document>".encode()))
    assert isinstance(story, Refusal | Document)
    assert isinstance(story, Refusal) or story.text == "He said no."


HEAD = ["ID", "Headline", "Publisher", "Date", "Link", "Body", "Author"]
DAY = datetime.datetime(2022, 2, 15, 10, 30)


def book(*rows: list[object], more: bool = False) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if more:
        made.create_sheet("Notes").append(["what", "why"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_sheet_gives_a_story_a_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [], list(HEAD), [7, "Units go back", "The Wire", DAY, "https://wire.example/1", STORY, "Desk"],
        [8, None, None, datetime.datetime(2022, 2, 16), None, "x" * 32_767, None], [9, "No text"],
    ]  # fmt: skip
    first, second, third, other = stories(tmp_path, "a.xlsx", book(*rows, more=True))
    assert isinstance(first, Document)
    assert (first.name, first.text, first.title, first.outlet) == ("7", STORY, "Units go back", "The Wire")
    assert (first.published, first.url) == ("2022-02-15T10:30:00", "https://wire.example/1")
    assert first.how == "xlsx; by Desk"
    assert isinstance(second, Document)
    assert second.published == "2022-02-16"
    assert warnings_of(second) == ["incomplete: its cell is full at 32767 characters"]
    assert isinstance(third, Refusal)
    assert (third.line, third.passed) == (5, False)
    assert isinstance(other, Refusal)
    assert (other.reason, other.passed) == ("not read, no column called text: sheet Notes", True)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_gives_a_story_a_row(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [HEAD, ["", "Units", "The Wire", "2022-02-15", "", f'"{STORY}\r\nHe said ""ні"", Київ."', ""]]
    data = "".join(delimiter.join(row) + "\r\n" for row in rows).encode(encoding)
    (story,) = stories(tmp_path, "a.csv", data)
    assert isinstance(story, Document), story
    assert story.text == f'{STORY}\r\nHe said "ні", Київ.'
    assert (story.name, story.outlet, story.published) == ("a:2", "The Wire", "2022-02-15")


def test_a_row_that_is_broken_loses_no_neighbour(tmp_path: Path) -> None:
    found = stories(
        tmp_path, "a.csv", b"text,date\nHe said no.,2022-02-15\nOne, two, three, four\nShe said so.,\n,2022\n"
    )
    assert [(type(s).__name__, getattr(s, "line", None)) for s in found] == [
        ("Document", None), ("Refusal", 3), ("Document", None), ("Refusal", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"headline,date\nUnits go back,2022-02-15\n", "no column is called text (there are: headline, date)"),
        ("a.csv", b"text,date\n", "no rows"),
        ("a.csv", b'text,date\n"He said no.,2022\n', "on line 2"),
        ("a.csv", b"\n\n", "no column is called text (there are: none)"),
        ("a.tsv", b"a\tb\nc\td\n", "no column is called text"),
        ("a.xlsx", book(["when", "what"], ["a", "b"]), "no column is called text (there are: when, what)"),
        ("a.xlsx", book(), "no column is called text (there are: none)"),
        ("a.xlsx", book(["text"], [STORY])[:-900], "damaged or cut off"),
        ("a.xlsx", with_member(book(["text"], [STORY]), "xl/worksheets/sheet1.xml", ENTITIES), "cannot be taken apart"),
        ("a.xlsx", with_member(book(["text"]), "xl/worksheets/sheet1.xml", b" " * 300_000_000), "as if to do harm"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "one with a password"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    assert told in reason(tmp_path, name, data)
