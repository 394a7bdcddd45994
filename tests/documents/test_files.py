"""Files and folders: text to the letter, and everything that is no story."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.documents import Refusal, open_stories
from saidseen.documents.decode import text_of
from saidseen.errors import DecodeError, SaidseenError, UsageError
from saidseen.model.reading import Document

WORDS = "The ministry said on Tuesday that it had not seen them."


def read(where: Path | str, **options: str) -> list[Document | Refusal]:
    return list(open_stories(str(where), **options))  # type: ignore[arg-type]


def document(where: Path | str, **options: str) -> Document:
    (story,) = read(where, **options)
    assert isinstance(story, Document), story
    return story


def reason(where: Path | str) -> str:
    (story,) = read(where)
    assert isinstance(story, Refusal), story
    return story.reason


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("start", ["", "\ufeff", "\r\n\r\n", "  ", "עברית 🙂 e\u0301 \u200b"])
def test_text_is_what_a_plain_reader_gets(tmp_path: Path, start: str) -> None:
    data = f"{start}{WORDS}\r\n\rEnd\n".encode()
    path = write(tmp_path, "story.txt", data)
    story = document(path)
    with open(path, encoding="utf8", newline="") as plain:
        assert story.text == plain.read()
    assert (story.name, story.how, story.published, story.outlet) == ("story", "text", None, None)
    assert story.raw_sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (("\ufeff" + WORDS).encode("utf-16-le"), "\ufeff" + WORDS, "utf-16"),
        (("\ufeff" + WORDS).encode("utf-16-be"), "\ufeff" + WORDS, "utf-16"),
        (b"He said \x93no\x94.", "He said “no”.", "windows-1252"),
        (b"He said \x81\xe9.", "He said \x81é.", "latin-1"),
        ("Київ Київ ".encode() + b"\x93no\x94", "Київ Київ “no”", "2 bytes of it as windows-1252"),
    ],
)
def test_encodings_are_told(tmp_path: Path, data: bytes, text: str, note: str) -> None:
    story = document(write(tmp_path, "story", data))
    assert story.text == text
    assert note in story.how


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "white space"),
        ("\ufeff\u200b\n".encode(), "white space"),
        (b"%PDF-1.7 words", "PDF"),
        (b"words\0words", "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        (b"\xff\xfea", "utf-16"),
        (b"<?xml version='1.0'?><newsitem></newsitem>", "XML"),
    ],
)
def test_what_is_no_story_says_why(tmp_path: Path, data: bytes, word: str) -> None:
    assert word in reason(write(tmp_path, "story", data))


def test_fifo_device_and_missing_are_refused_without_waiting(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    begun = time.monotonic()
    assert "pipe" in reason(fifo)
    assert "device" in reason("/dev/zero")
    assert "no such file" in reason(tmp_path / "none.txt")
    assert "no such file" in reason(tmp_path / "dangling")
    assert "name" in reason("x" * 5000)
    assert "name" in reason("a\0b")
    assert time.monotonic() - begun < 30


def test_a_file_without_the_right_to_read_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "story.txt", WORDS.encode())
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "right" in reason(path)


def test_a_folder_is_walked_in_order_and_loses_no_neighbour(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out"
    for path in (folder / "sub", folder / ".hidden", outside):
        path.mkdir(parents=True)
    for name in ("b.txt", "a.txt", ".c.txt", "sub/d.txt", ".hidden/e.txt"):
        write(folder, name, WORDS.encode())
    write(folder, "aa.txt", b"\0")
    (folder / "z.txt").symlink_to(write(outside, "f.txt", WORDS.encode()))
    (folder / "linked").symlink_to(outside)
    stories = read(folder)
    assert [s.name for s in stories if isinstance(s, Document)] == ["a", "b", "d"]
    refused = [s for s in stories if isinstance(s, Refusal)]
    assert [Path(s.where).name for s in refused] == ["aa.txt", "z.txt"]
    assert "out of the folder" in refused[1].reason


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert "no stories" in reason(tmp_path)


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/st\xff\x1bry.txt"
    with open(path, "wb") as out:
        out.write(WORDS.encode())
    assert document(os.fsdecode(path)).name == "st\ufffd\ufffdry"


@pytest.mark.parametrize("published", ["2022-02-15", "2022-02-15T10:00:00+00:00", "2999-01-01"])
def test_published_is_used_where_the_story_says_nothing(tmp_path: Path, published: str) -> None:
    story = document(write(tmp_path, "a.txt", WORDS.encode()), published=published, outlet="The Wire")
    assert (story.published, story.outlet) == (published, "The Wire")


@pytest.mark.parametrize("published", ["2022-02-30", "yesterday", "", "4/5/2017", "2022-13-01", "٢٠٢٢-٠٢-١٥"])
def test_an_impossible_published_is_bad_usage_at_once(published: str) -> None:
    with pytest.raises(UsageError, match="calendar"):
        open_stories("-", published=published)


@pytest.mark.parametrize(
    ("data", "how"), [(WORDS.encode(), "text"), (b'{"text": "He said so."}\n{"text": "No."}\n', "jsonl")]
)
def test_standard_input_is_sniffed_and_left_open(monkeypatch: pytest.MonkeyPatch, data: bytes, how: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", stream)
    stories = read("-")
    assert all(isinstance(s, Document) and s.how == f"stdin; {how}" for s in stories)
    assert len(stories) == data.count(b"\n") or how == "text"
    assert not stream.buffer.closed


def test_the_language_is_told_and_a_foreign_story_is_kept_unread(tmp_path: Path) -> None:
    foreign = document(
        write(tmp_path, "a.txt", "Министерство обороны заявило во вторник, что учения закончены.".encode())
    )
    assert foreign.language == "ru"
    assert foreign.unread == "language is ru; saidseen reads English"
    story = document(write(tmp_path, "b.txt", WORDS.encode()))
    assert (story.language, story.unread) == ("en", None)


def test_fifty_megabytes_are_taken_and_more_than_64_mib_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        for _ in range(50):
            out.write((WORDS + "\n").encode() * (1_000_000 // (len(WORDS) + 1)))
    assert len(document(path).text) == path.stat().st_size
    os.truncate(path, 64 * 2**20 + 1)
    assert "64 MiB" in reason(path)


def test_importing_is_cheap() -> None:
    code = (
        "import sys, saidseen.documents\n"
        "heavy = {'trafilatura', 'lxml', 'py3langid', 'numpy', 'ssl', 'http.client', 'urllib3', 'torch', 'spacy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_decoded_to_the_letter(text: str) -> None:
    data = text.encode()
    if data[:2] in (b"PK", b"\x1f\x8b") or data.startswith((b"%PDF-", b"GIF8")):
        return
    assert text_of(data) == (text, None)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    with suppress(DecodeError):
        text, note = text_of(data)
        assert note is not None or text.encode() == data


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["story", "a.txt", "a.html", "a.json", "a.jsonl", "a.xml"]))
def test_any_file_gives_stories_or_refusals(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = write(tmp_path_factory.mktemp("any"), name, data)
    try:
        stories = read(path)
    except SaidseenError as error:  # pragma: no cover - a refusal is expected instead
        pytest.fail(str(error))
    assert stories
    for story in stories:
        assert story.reason if isinstance(story, Refusal) else story.text.strip()
