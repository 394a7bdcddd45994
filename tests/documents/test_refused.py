"""What is not read is refused by name, in a plain sentence; nothing is read as plain text by default."""

from __future__ import annotations

import bz2
import gzip
import io
import re
import sqlite3
import struct
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from saidseen.cli import main
from saidseen.documents import Refusal, open_stories
from saidseen.model.reading import Document

from .conftest import STORY
from .test_archives import PAGES, wacz, warc
from .test_feeds import RSS, WHOLE
from .test_mail import mail
from .test_office import book, sealed, with_member, word
from .test_pdf import LINES, pdf


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO(b""))
    return out.getvalue()


def picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def database() -> bytes:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("create table a (b)")
        data = connection.serialize()
    connection.close()
    return data


def program() -> bytes:
    with open(sys.executable, "rb") as file:
        return file.read(4096)


BOMB = with_member(word(STORY), "word/document.xml", b"<w>" + b" " * 300_000_000)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>'
)
BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "the story is empty"),
    ("blank.txt", b" \n\t\n", "the story is only white space"),
    ("picture.png", picture(), "the file is a picture, no text"),
    ("picture.txt", picture(), "the file is a picture, no text"),
    ("program", program(), "the file is a program, no text"),
    ("program.txt", b"MZ\x90\0\3\0\0\0" + b"\0" * 99, "the file is a program, no text"),
    ("stories.zip", zipped(a=STORY.encode()), "the file is a ZIP archive or an office document, no text"),
    ("stories.tar", tarred(), "the file is an archive of files, no text"),
    ("story.gz", gzip.compress(STORY.encode()), "the file is compressed, no text"),
    ("story.bz2", bz2.compress(STORY.encode()), "the file is compressed, no text"),
    ("base.db", database(), "the file is an SQLite file, no text"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "the file is an office document of the old kind"),
    ("story.rtf", b"{\\rtf1 He said no.}", "the file is an RTF document, no text"),
    ("sound.mp3", b"ID3\x04" + b"\0" * 99, "the file is sound or film, no text"),
    ("film.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 99, "the file is sound or film, no text"),
    ("cut.docx", word(STORY)[:-2000], "the DOCX is damaged or cut off"),
    ("bomb.docx", BOMB, "the DOCX unpacks to far more than it is, as if to do harm"),
    ("sealed.docx", sealed(word(STORY)), "the DOCX needs a password"),
    ("other.docx", zipped(a=b"b"), "the file is no DOCX"),
    ("cut.xlsx", book(["text"], [STORY])[:-900], "the XLSX is damaged or cut off"),
    ("empty.xlsx", book(), "no column is called text (there are: none)"),
    ("no-text.csv", b"headline,date\nUnits,2022-02-15\n", "no column is called text (there are: headline, date)"),
    ("quotes.csv", b'text,date\n"He said no.,2022\n', "the table breaks in the row that begins on line 2"),
    ("sealed.pdf", pdf(*LINES, password="open"), "the PDF needs a password"),
    ("scan.pdf", pdf(), "the PDF holds no words"),
    ("cut.pdf", pdf(*LINES)[:300], "the PDF cannot be taken apart"),
    ("broken.rss", RSS.format(items=WHOLE)[:-60].encode(), "broken XML at line"),
    ("laughs.xml", LAUGHS.encode(), "the XML declares entities of its own"),
    ("other.xml", b"<?xml version='1.0'?><newsitem>He said no.</newsitem>", "XML that is no feed is not read"),
    ("headlines.rss", RSS.format(items="<item><title>T</title></item>").encode(), "the feed holds only headlines"),
    ("cut.warc.gz", warc(*PAGES)[:-30], "the archive breaks off after"),
    ("none.warc", warc(PAGES[1], gzipped=False), "the archive holds no story (1 image/png)"),
    ("cut.wacz", wacz(warc(*PAGES))[:-30], "the WACZ is damaged or cut off"),
    ("none.html", b"<html><body></body></html>", "no story was found in the page"),
    ("deep.html", b"<html>" + b"<div>" * 5000 + b"He said no.", "the page nests its tags more than 255 deep"),
    ("broken.json", b'{"text": "He said', "broken JSON at column"),
    ("none.json", b'{"a": 1}', "the JSON object has no `text`"),
    ("none.jsonl", b"\n\n", "the file holds no story"),
    ("encoding.txt", b"\xff\xfeH\0e", "the file begins as utf-16 but byte 4 is not"),
    ("encoding.json", b'{"text": "\xe9"}', "broken JSON, byte 10 is no UTF-8"),
    ("binary.txt", bytes(range(256)) * 9, "the file is binary, or UTF-16 without its mark"),
    ("none.eml", b"From: a@b.example\nSubject: x\n\n", "the mail has no words and nothing is attached"),
    ("sealed.eml", b"Content-Type: multipart/encrypted; boundary=x\n\n--x\n\na\n--x--\n", "the mail is encrypted"),
    ("many.mbox", b"From a@b.example Tue Feb 15 10:00:00 2022\nSubject: x\n\nNo.\n", "a mailbox of many mails (mbox)"),
    ("mail.msg", b"He said no.", "an Outlook mail (.msg) is not read"),
    ("open.odt", zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "an OpenDocument file is not read"),
    ("book.epub", zipped(mimetype=b"application/epub+zip"), "a book (EPUB) is not read"),
    ("desk.toml", b"ledger = 'a.db'\n", "YAML or TOML is not read"),
    ("story.foo", STORY.encode(), "files that end in .foo are not read"),
    ("tool.py", b"print('He said no.')\n", "files that end in .py are not read"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "told"), BAD, ids=[name for name, _, _ in BAD])
def test_what_is_not_read_says_why_and_what_to_do(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    *read, refusal = (s for s in open_stories(str(tmp_path / name)) if not (isinstance(s, Refusal) and s.passed))
    assert isinstance(refusal, Refusal), refusal
    assert refusal.reason.startswith(told)
    assert re.fullmatch(r"[^\n.]?[^\n]{15,200}: [a-z][^\n]{5,120}[^.\n]", refusal.reason)
    assert not read or "breaks off" in told


def test_a_folder_of_them_is_counted_in_the_last_line_and_their_neighbours_are_read(tmp_path: Path) -> None:
    for name, data, _ in BAD:
        if not name.startswith("cut.warc"):
            (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY)
    result = CliRunner().invoke(main, ["read", str(tmp_path), "--format", "jsonl", "--ledger", ":memory:"])
    assert (result.exit_code, result.stdout.count("\n")) == (1, 1)
    *lines, last = result.stderr.splitlines()
    told = [line for line in lines if "not read, " not in line]
    assert len(told) == len(BAD) - 1
    assert last.startswith("saidseen: read 1 story, ")
    assert f"; unread {len(BAD) - 1} (" in last
    assert last.endswith(" for other reasons); new 1, changed 0, known 0 in :memory:")


@pytest.mark.parametrize(
    "name", ["story", "story.txt", "story.TXT", "story.md", "notes of 15.2.2022", "Mr. Smith said"]
)
def test_plain_text_is_what_is_called_so_or_has_no_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(STORY)
    (story,) = open_stories(str(tmp_path / name))
    assert isinstance(story, Document)
    assert (story.text, story.how) == (STORY, "text")


def test_a_page_or_an_archive_called_txt_is_not_read_as_text(tmp_path: Path) -> None:
    for name, data, how in [
        ("a.txt", b"<!doctype html><html><body><p>" + STORY.encode() * 2 + b"</p></body></html>", "html"),
        ("b.txt", warc(PAGES[0]), "warc; html"),
        ("c.txt", RSS.format(items=WHOLE).encode(), "rss20"),
        ("d.txt", word(STORY), "docx"),
    ]:
        (tmp_path / name).write_bytes(data)
        story = next(open_stories(str(tmp_path / name)))
        assert isinstance(story, Document)
        assert story.how.startswith(how)


def test_a_story_that_comes_again_with_other_words_is_counted_as_changed(tmp_path: Path) -> None:
    ledger, lines = tmp_path / "l.db", []
    for text in ("He said no.", "He said yes.", "He said yes."):
        (tmp_path / "a.jsonl").write_text(f'{{"text": "{text}", "url": "https://wire.example/1"}}\n')
        result = CliRunner().invoke(main, ["read", str(tmp_path / "a.jsonl"), "--ledger", str(ledger)])
        lines.append(result.stderr.splitlines()[-1].partition("; new ")[2].partition(" in ")[0])
    assert lines == ["1, changed 0, known 0", "0, changed 1, known 0", "0, changed 0, known 1"]


def test_a_stub_is_told_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("Please see below.\n").as_bytes())
    (tmp_path / "b.rss").write_text(RSS.format(items="<item><description>He said no …</description></item>"))
    result = CliRunner().invoke(main, ["read", str(tmp_path), "--format", "jsonl"])
    assert result.stderr.splitlines()[0] == "saidseen: b:1: incomplete: the feed gives only a summary"
    assert result.exit_code == 0
