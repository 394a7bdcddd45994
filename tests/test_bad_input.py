"""Bad input, end to end: a clear line or a correct reading, never a traceback, a hang or a lost neighbour."""

from __future__ import annotations

import http.server
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.cli import main
from saidseen.ledger import Ledger

pytestmark = pytest.mark.timeout(120)

GOOD = "The foreign ministry said on Tuesday that some units had gone back to their bases.\n"


class Ran:
    """What one run of `saidseen read` printed and how it ended."""

    def __init__(self, *arguments: object, stdin: bytes | None = None) -> None:
        result = CliRunner().invoke(main, ["read", *map(str, arguments), "--format", "jsonl"], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        self.code = result.exit_code
        self.stories = [json.loads(line) for line in result.stdout.splitlines()]
        told = result.stderr.splitlines()
        self.told = [line for line in told if not line.startswith("saidseen: read ")]
        assert len(told) == len(self.told) + 1, result.stderr
        assert all(line.startswith("saidseen: ") for line in self.told), result.stderr

    @property
    def names(self) -> list[str]:
        return [story["name"] for story in self.stories]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A neighbour that must never be lost."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


def refused(bad: str | Path, good: Path, *options: str) -> str:
    """The one line that refuses `bad`, while the stories on both sides of it are read."""
    ran = Ran(good, bad, good, *options)
    assert (ran.code, ran.names) == (1, ["good", "good"])
    (line,) = ran.told
    return line


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def check_offsets(story: dict[str, Any], text: str) -> None:
    """Every span of a story's statements and finds gives its words."""
    for statement in story["statements"]:
        for role in ("source", "cue", "content"):
            if statement[role]:
                words = " … ".join(text[s:e] for s, e in statement[role]["spans"])
                assert statement[role]["text"] == words
    for holder in (story["document"], *story["statements"]):
        for kind in ("places", "times", "quantities"):
            for find in holder[kind]:
                start, end = find["span"]
                assert find["text"] == text[start:end]


# --- files that are no story ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\n", "white space"),
        ("a.txt", "\ufeff\u200b\n".encode(), "white space"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("a.txt", b"\xff\xfeT\x00h", None),
        ("a.txt", b"\xff\xfeT\x00h\x00e", "utf-16"),
        ("a.html", b"<html><body></body></html>", "no story"),
        ("a.html", b"<html><head><title>T</title><script>var a = 'He said so.'</script></head></html>", "no story"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"\n\n", "no story"),
        ("a.json", b"[]", "empty"),
        ("a.json", b'{"text": 3}', "no `text`"),
        ("a.json", b"[" * 100_000, None),
        ("a.json", b'{"text": "\\ud800 said so."}', "surrogate"),
        ("a.json", b'{"text": "a\\u0000b"}', "NUL"),
        ("a.xml", b"<?xml version='1.0'?><feed/>", "holds no entries"),
    ],
)
def test_what_is_no_story_is_told_in_a_line(good: Path, name: str, data: bytes, word: str | None) -> None:
    path = write(good.parent, name, data)
    if word is None:
        ran = Ran(good, path, good)
        assert ran.names.count("good") == 2
        return
    line = refused(path, good)
    assert line.startswith(f"saidseen: {path}: ")
    assert word in line


def test_nothing_on_standard_input() -> None:
    ran = Ran("-", stdin=b"")
    assert (ran.code, ran.stories) == (1, [])
    assert ran.told == ["saidseen: -: the story is empty: give one that has words"]


def test_missing_pipe_device_folder_and_strange_names(good: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nothing").mkdir()
    begun = time.monotonic()
    assert "no such file" in refused(tmp_path / "gone.txt", good)
    assert "pipe" in refused(tmp_path / "pipe", good)
    assert "device" in refused("/dev/zero", good)
    assert "no stories" in refused(tmp_path / "nothing", good)
    assert "name" in refused("x" * 5000, good)
    assert time.monotonic() - begun < 60


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder with one file that may not be read; root becomes nobody for the test."""
    saidseen.read(GOOD)  # loads what nobody may not
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        write(Path(folder), "good.txt", GOOD)
        write(Path(folder), "closed.txt", GOOD).chmod(0)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield Path(folder)
        if root:
            os.seteuid(0)


def test_an_unreadable_file_is_told(guarded: Path) -> None:
    assert "right" in refused(guarded / "closed.txt", guarded / "good.txt")


def test_a_folder_keeps_the_neighbours_of_what_is_bad(good: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a-pipe")
    write(tmp_path, "b.bin", b"\0\1\2")
    write(tmp_path, "h.html", "<p>")
    write(tmp_path, "z.txt", GOOD)
    ran = Ran(tmp_path)
    assert (ran.code, ran.names) == (1, ["good", "z"])
    assert [line.split(": ")[1].rpartition("/")[2] for line in ran.told] == ["a-pipe", "b.bin", "h.html"]


# --- encodings and characters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (("\ufeff" + GOOD).encode("utf-16"), None),
        (b"The ministry said it was \x93over\x94 in Kyiv.\n", "The ministry said it was “over” in Kyiv.\n"),
        ("The ministry said it was over in Київ, ".encode() + b"\x93no\x94.", None),
        (b"The ministry said it was o\xffver in Kyiv.\n", "The ministry said it was oÿver in Kyiv.\n"),
    ],
)
def test_wrong_and_mixed_encodings_are_read_and_noted(good: Path, data: bytes, text: str | None) -> None:
    ran = Ran(good, write(good.parent, "a.txt", data), good)
    assert (ran.code, ran.names) == (0, ["good", "a", "good"])
    assert "decoded as" in ran.stories[1]["document"]["how"]
    if text is not None:
        check_offsets(ran.stories[1], text)


SAID = "The ministry said on 15 February 2022 that 5,000 troops had left Kharkiv"
TRICKY = {
    "unclosed": "“The ministry said that “nobody knows, «and on Tuesday, he said, 5,000 troops left Kharkiv.",
    "nested": "“He told us: ‘She said: “The ministry said that ‘5,000 troops’ had left Kharkiv”’,” Lavrov said.",
    "closed only": "He said” that ’5,000 troops» had left” Kharkiv on Tuesday”.",
    "no punctuation": f"{SAID} and nato said it had not seen any of it and on tuesday nobody knew more ".lower() * 5,
    "right to left": f"\u202bאמר השר: ”לא ראינו“.\u202c {SAID}. قال الوزير إن القوات غادرت.",
    "combining": f"Jose\u0301 Mari\u0301a said so. {SAID.replace('e', 'e' + chr(0x301))}.",
    "emoji": f"🇺🇦👩‍👩‍👧‍👦 {SAID} 🙂. NATO 🛡️ said it had not seen any of it 👀.",
    "zero width": SAID.replace(" ", "\u200b \u200b") + ".\u2060\ufeff",
    "outside the plane": f"𝐓𝐡𝐞 𝐦𝐢𝐧𝐢𝐬𝐭𝐫𝐲 said so. {SAID}. 한국 said so.",
    "controls": f"\x1b[31m{SAID}\x1b[0m.\x07\r\x0b\x0c\x85",
    "line ends": f"{SAID}.\r\r\n\n\u2028NATO said so.\u2029NATO denied it.\r",
    "only marks": "…!?!?—–“”‘’«»()[]{}.,;:' \" " * 50,
}


@pytest.mark.parametrize("case", TRICKY)
def test_offsets_are_right_whatever_the_characters(tmp_path: Path, case: str) -> None:
    text = TRICKY[case]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text, "language": "en", "published": "2022-02-16"}), encoding="utf-8")
    ran = Ran(path)
    assert (ran.code, ran.told) == (0, [])
    check_offsets(ran.stories[0], text)
    if SAID in text:
        assert "5,000 troops" in [q["text"] for q in ran.stories[0]["document"]["quantities"]]
        assert "2022-02-15" in [t["value"] for t in ran.stories[0]["document"]["times"]]
    for form in ("table", "html"):
        result = CliRunner().invoke(main, ["read", str(path), "--format", form])
        assert result.exit_code == 0
        assert re.fullmatch(r"saidseen: read 1 story, \d+ statements?; unread 0\n", result.stderr)
        assert form == "html" or "\x1b" not in result.stdout


def test_python_reads_what_no_file_can_hold() -> None:
    for text in ("", " ", "\0", "\ud800 The ministry said so.", "The ministry said\0 so.", "\udfff" * 99):
        reading = saidseen.read(text)
        assert reading.document.text == text
        assert all(s.content.text in text for s in reading.statements)


# --- size -----------------------------------------------------------------------------------------------------------


needs_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from Linux's /proc")


def measured(path: Path) -> tuple[list[dict[str, Any]], float]:
    """The stories that a process of its own reads, and its peak memory in MB.

    The peak is the kernel's VmHWM, which begins anew with the process: getrusage's ru_maxrss hands on the peak of the
    process that started it, here the whole test run's.
    """
    code = (
        "import re, sys; from pathlib import Path; from saidseen.cli import main\n"
        "try: main()\n"
        "finally: print(int(re.search('VmHWM:\\\\s+(\\\\d+)', Path('/proc/self/status').read_text())[1]) / 1024, "
        "file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "read", str(path), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], float(done.stderr.splitlines()[-1])


FILLER = "Rain fell on the capital all day, and the streets around the market stayed empty until the evening. "


@needs_proc
@pytest.mark.timeout(900)
def test_five_megabytes_of_one_word_a_line_are_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text(("x" * 999 + "\n") * 5_000 + GOOD)
    stories, memory = measured(path)
    check_offsets(stories[0], path.read_text())
    assert stories[0]["statements"]
    assert memory < 900


@needs_proc
@pytest.mark.timeout(600)
def test_a_sentence_of_a_hundred_thousand_words_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("It " + "rained " * 100_000 + "and the ministry said so")
    stories, memory = measured(path)
    check_offsets(stories[0], path.read_text())
    assert memory < 500


def test_more_than_64_mib_are_refused(good: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "large.txt", GOOD)
    os.truncate(path, 64 * 2**20 + 1)
    assert "64 MiB" in refused(path, good)


# --- pages and JSON Lines -------------------------------------------------------------------------------------------

PAGE = "<html><head><title>{}</title></head><body><article>{}<p>{}</p><p>{}</p></article></body></html>"


def test_a_script_in_a_title_is_never_a_script(tmp_path: Path) -> None:
    title = "Units &lt;script&gt;alert(1)&lt;/script&gt; go <b>back</b>"
    path = write(tmp_path, "a.html", PAGE.format(title, "<script>alert(2)</script>", GOOD, FILLER))
    assert "script" not in (Ran(path).stories[0]["document"]["title"] or "")
    (tmp_path / "a.jsonl").write_text(
        json.dumps(
            {"name": "<script>n()</script>", "title": "<script>t()</script>", "text": f"<script>x()</script> {GOOD}"}
        )
    )
    page = CliRunner().invoke(main, ["read", str(tmp_path / "a.jsonl"), str(path), "--format", "html"]).stdout
    assert "foreign ministry" in page
    for call in ("alert(1)", "alert(2)", "n()", "t()", "x()"):
        assert f"<script>{call}" not in page


@pytest.mark.parametrize("tag", ["<div>", "<p>", "<b>", "<table><tr><td>", "<a href='x'>", "<!--"])
def test_a_hundred_thousand_nested_tags_are_no_hang(good: Path, tag: str) -> None:
    path = write(good.parent, "deep.html", PAGE.format("T", tag * 100_000, GOOD, FILLER))
    begun = time.process_time()
    ran = Ran(good, path, good)
    assert time.process_time() - begun < 60
    assert ran.names.count("good") == 2
    assert len(ran.stories) + len(ran.told) == 3


def test_a_broken_line_is_numbered_and_the_rest_is_read(tmp_path: Path) -> None:
    line = json.dumps({"text": GOOD}).encode()
    bad = [b"{", b"nothing", b'{"text": ""}', b"[1]", b"\xff\xfe", b'{"text": null}', b"{" * 9999, b'{"a": "\xff"}']
    path = write(tmp_path, "a.jsonl", b"\n".join([line, *(x for b in bad for x in (b, line))]))
    ran = Ran(path)
    assert (ran.code, len(ran.stories)) == (1, len(bad) + 1)
    assert [told.split(": ")[1] for told in ran.told] == [f"{path}, line {n}" for n in range(2, 2 * len(bad) + 2, 2)]


# --- dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("date", ["2022-02-30", "0000-00-00", "4/5/2022", "2022-02-15T25:00", "+2022", "NaN"])
def test_an_impossible_date_of_a_story_is_unknown_and_noted(tmp_path: Path, date: str) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"text": GOOD, "published": date}))
    ran = Ran(path)
    document = ran.stories[0]["document"]
    assert (ran.code, document["published"]) == (0, None)
    assert "no ISO date" in document["how"]
    assert {time["start"] for time in document["times"]} == {None}


@pytest.mark.parametrize("date", ["1000-01-01", "2999-12-31", "9999-12-31", "9999-12-31T23:59:59-23:59"])
def test_a_far_date_is_taken_and_stops_nothing(tmp_path: Path, date: str) -> None:
    words = (
        "He said on Tuesday, next week, last week, in March, yesterday, tomorrow and 3,000 years ago that it rained."
    )
    path = write(tmp_path, "a.txt", f"{words} It was 30 February 2022, 99 March and 31/31/2022, the 25th hour, 24:61.")
    ran = Ran(path, "--published", date)
    assert ran.code == 0
    check_offsets(ran.stories[0], path.read_text())
    assert "Tuesday" in [time["text"] for time in ran.stories[0]["document"]["times"]]
    ledger = tmp_path / "crisis.db"
    assert Ran(path, "--published", date, "--ledger", ledger).code == 0
    with Ledger(ledger) as kept:
        said = [s for s in ran.stories[0]["statements"] if not s["embedded"]]
        assert len(list(kept.statements())) == len(said)


# --- addresses ------------------------------------------------------------------------------------------------------


class Answers(http.server.BaseHTTPRequestHandler):
    """A story, a redirect without end, and an answer that says it is 2 GB."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.send_response(302 if self.path == "/loop" else 200)
        self.send_header("Content-Type", "text/plain")
        if self.path == "/loop":
            self.send_header("Location", "/loop")
        if self.path == "/large":
            self.send_header("Content-Length", str(2 * 2**30))
        self.end_headers()
        try:
            self.wfile.write(GOOD.encode() * (200_000 if self.path == "/large" else 1))
        except OSError:
            return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server on this machine."""
    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def test_this_machine_is_refused_unless_asked_for(good: Path, server: str) -> None:
    assert "private" in refused(f"{server}/story", good)
    ran = Ran(f"{server}/story", "--allow-private")
    assert (ran.code, len(ran.stories)) == (0, 1)
    assert ran.stories[0]["document"]["url"] == f"{server}/story"
    assert ran.stories[0]["document"]["fetched"]


@pytest.mark.parametrize(
    "address",
    ["http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/", "http://0/", "http://127.1/"],
)
def test_private_addresses_are_refused(good: Path, address: str) -> None:
    assert refused(address, good).startswith(f"saidseen: {address}: ")


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://example.org/", "http://", "http://a b/", "x://"])
def test_other_addresses_are_refused(good: Path, address: str) -> None:
    assert refused(address, good).startswith(f"saidseen: {address}: ")


def test_an_endless_redirect_and_two_gigabytes_are_refused(good: Path, server: str) -> None:
    assert "redirects" in refused(f"{server}/loop", good, "--allow-private")
    assert "10 MiB" in refused(f"{server}/large", good, "--allow-private")


# --- ledgers --------------------------------------------------------------------------------------------------------


def stopped(*arguments: object) -> str:
    """The one line that says why the command ended with 1."""
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    return line


def test_a_ledger_that_is_none_or_newer_is_told_with_its_name(good: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    Ledger(newer).close()
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("INSERT INTO ledger_migrations VALUES ('0999 later', '2040-01-01')")
    cases = {good: "not a ledger", newer: "upgrade", tmp_path: "folder", tmp_path / "no" / "x.db": "folder"}
    for path, word in cases.items():
        line = stopped("read", good, "--ledger", path)
        assert line.startswith(f"saidseen: {path}: ")
        assert word in line
    assert good.read_text() == GOOD
    for command in ("statements", "who"):
        line = stopped(command, "--ledger", tmp_path / "gone.db")
        assert line.startswith(f"saidseen: {tmp_path / 'gone.db'}: ")
        assert "no such ledger" in line
    assert not (tmp_path / "gone.db").exists()


def test_a_locked_ledger_is_told(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    Ledger(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        line = stopped("read", good, "--ledger", path)
    assert line.startswith(f"saidseen: {path}: locked")


def test_a_full_disk_keeps_the_stories_before_it(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path, stories = tmp_path / "crisis.db", tmp_path / "a.jsonl"
    stories.write_text("".join(json.dumps({"text": f"{GOOD} It was day {n}."}) + "\n" for n in range(40)))

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_100_000, 1_100_000))

    code = "from saidseen.cli import main; main()"
    command = [sys.executable, "-c", code, "read", str(stories), "--ledger", str(path), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110, preexec_fn=small)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"saidseen: {path}: ")
    assert "room" in line or "full" in line
    with Ledger(path) as kept:
        rows = list(kept.documents())
        assert 0 < len(rows) < 40
        assert [kept.reading(row.id).document.name for row in rows] == [f"a:{n}" for n in range(1, len(rows) + 1)]
