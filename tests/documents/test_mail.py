"""Mail: its words and what is attached to it."""

from __future__ import annotations

import email.message
import time
from email.policy import SMTP
from pathlib import Path

import pytest

from saidseen.documents import Refusal, open_stories, warnings_of
from saidseen.model.reading import Document

from .conftest import PAGE, STORY
from .test_pdf import LINES, pdf


def mail(text: str | None = STORY, html: str | None = None, charset: str = "utf-8") -> email.message.EmailMessage:
    message = email.message.EmailMessage(policy=SMTP)
    message["From"] = '"Press; Service" <press@ministry.example>'
    message["To"] = "desk@wire.example"
    message["Date"] = "Tue, 15 Feb 2022 12:00:00 +0200"
    message["Subject"] = "Заява: units go back"
    if text is not None:
        message.set_content(text, charset=charset)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def stories(folder: Path, data: bytes, name: str = "a.eml") -> list[Document | Refusal]:
    (folder / name).write_bytes(data)
    return list(open_stories(str(folder / name)))


def document(folder: Path, data: bytes, name: str = "a.eml") -> Document:
    (story,) = stories(folder, data, name)
    assert isinstance(story, Document), story
    return story


@pytest.mark.parametrize("name", ["a.eml", "a"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
def test_a_mail_gives_its_words(tmp_path: Path, name: str, charset: str) -> None:
    story = document(tmp_path, mail(f"{STORY} Київ.\n", charset=charset).as_bytes(), name)
    assert story.text.rstrip() == f"{STORY} Київ."
    assert (story.title, story.published) == ("Заява: units go back", "2022-02-15T12:00:00+02:00")
    assert story.outlet is None
    assert story.how.startswith('mail; from "Press, Service" <press@ministry.example>')


def test_a_date_that_no_clock_shows_does_not_lose_the_mail(tmp_path: Path) -> None:
    data = mail().as_bytes().replace(b"+0200", b"+02" + b"0" * 80)
    story = document(tmp_path, data)
    assert (story.text.rstrip(), story.published, story.title) == (STORY, None, "Заява: units go back")


@pytest.mark.parametrize("name", [b"Subject", b"From", b"Date", b"Content-Type"])
def test_no_header_takes_long(tmp_path: Path, name: bytes) -> None:
    begun = time.perf_counter()
    stories(tmp_path, mail().as_bytes().replace(name + b": ", name + b": " + b'{"a":' * 20_000))
    assert time.perf_counter() - begun < 5


def test_of_two_forms_of_one_body_the_plain_one_is_taken(tmp_path: Path) -> None:
    assert document(tmp_path, mail(STORY, f"<p>{STORY}</p>").as_bytes()).text.rstrip() == STORY
    assert document(tmp_path, mail(None, f"<p>{STORY}</p><p>No.</p>").as_bytes()).text == f"{STORY}\nNo."


def joined(kind: str, *parts: str) -> bytes:
    inner = "".join(f"--q\r\n{part}\r\n" for part in parts)
    return (
        f"From: a@wire.example\r\nTo: b\r\nContent-Type: multipart/{kind}; boundary=q\r\n\r\n{inner}--q--\r\n".encode()
    )


FIRST = "Content-Type: text/plain\r\n\r\nSee below."
SECOND = f"Content-Type: text/html\r\n\r\n<p>{STORY}</p>"
FORMS = f"Content-Type: multipart/alternative; boundary=r\r\n\r\n--r\r\n{FIRST}\r\n--r\r\n{SECOND}\r\n--r--"
EMPTY = "Content-Type: text/plain\r\n\r\n \r\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (joined("mixed", FIRST, SECOND), f"See below.\n\n{STORY}"),
        (joined("mixed", SECOND, FIRST), f"{STORY}\n\nSee below."),
        (joined("mixed", FORMS, FIRST), "See below.\n\nSee below."),
        (joined("alternative", EMPTY, SECOND), STORY),
    ],
)
def test_a_body_in_several_parts_is_all_taken(tmp_path: Path, data: bytes, text: str) -> None:
    assert document(tmp_path, data).text.rstrip() == text


SEALED = "Content-Type: application/pkcs7-mime; smime-type={}; name=smime.p7m\r\n\r\nAAAA"


def test_what_is_sealed_in_a_mail_is_refused_by_itself(tmp_path: Path) -> None:
    pgp = "Content-Type: multipart/encrypted; boundary=r\r\n\r\n--r\r\n\r\nabc\r\n--r--"
    own, *refused = stories(tmp_path, joined("mixed", SECOND, SEALED.format("signed-data"), pgp))
    assert isinstance(own, Document)
    assert own.text == STORY
    told = [(s.where.split(", ")[1], s.reason[:12]) for s in refused if isinstance(s, Refusal)]
    assert told == [("smime.p7m", "it is signed"), ("attachment 2", "it is encryp")]


def test_each_attachment_is_a_story_or_is_told(tmp_path: Path) -> None:
    message = mail("Please see below.\n")
    message.add_attachment(pdf(*LINES), maintype="application", subtype="pdf", filename="statement.pdf")
    message.add_attachment(PAGE.encode(), maintype="application", subtype="octet-stream", filename="page.html")
    message.add_attachment(mail("He said no.\n"), filename="older")
    message.add_attachment(b"\x7fELF\x02", maintype="application", subtype="octet-stream", filename="../run.exe")
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    found = stories(tmp_path, message.as_bytes())
    told = [(s.name, s.how.split(";")[0]) for s in found if isinstance(s, Document)]
    assert told == [("a", "mail"), ("a:statement.pdf", "pdf"), ("a:page.html", "html"), ("a:older.eml", "mail")]
    program, picture = (s for s in found if isinstance(s, Refusal))
    assert program.where == f"{tmp_path / 'a.eml'}, ../run.exe"
    assert "a program" in program.reason
    assert (picture.reason, picture.passed) == ("not read, pictures, signatures and the like: 1", True)


def test_a_mail_that_breaks_off_is_marked(tmp_path: Path) -> None:
    message = mail(STORY)
    message.add_attachment(b"\x89PNG\r\n" * 200, maintype="image", subtype="png", filename="a.png")
    story = stories(tmp_path, message.as_bytes()[:-400])[0]
    assert isinstance(story, Document)
    assert warnings_of(story) == ["incomplete: the mail breaks off"]


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    message = email.message.EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://wire.example/units"
    message.set_content(PAGE, subtype="html")
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    story = document(tmp_path, message.as_bytes(), "a.mhtml")
    assert STORY in story.text
    assert (story.url, story.outlet, story.how) == ("https://wire.example/units", "The Wire", "mhtml; html")


def nested(depth: int) -> bytes:
    message = mail("He said no.\n")
    for _ in range(depth):
        outer = mail("See below.\n")
        outer.add_attachment(message, filename="inner")
        message = outer
    return message.as_bytes()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"Subject: x\r\nFrom: a\r\n\r\n", "has no words"),
        (
            b"Content-Type: multipart/encrypted; boundary=x\r\nFrom: a\r\n\r\n--x\r\n\r\nabc\r\n--x--\r\n",
            "is encrypted",
        ),
        (f"From: a\r\n{SEALED.format('enveloped-data')}".encode(), "is encrypted"),
        (f"From: a\r\n{SEALED.format('signed-data')}".encode(), "is signed"),
        (
            b"From: a\r\nTo: b\r\n" + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 501,
            "500 parts",
        ),
        (nested(4), "too deep"),
        (b"From: a\r\nTo: b\r\n" + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 600, "500 parts"),
    ],
)
def test_a_mail_that_cannot_be_read_says_why(tmp_path: Path, data: bytes, told: str) -> None:
    assert told in " ".join(s.reason for s in stories(tmp_path, data) if isinstance(s, Refusal))
