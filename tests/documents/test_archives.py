"""WARC and WACZ made by warcio: stories with their custody; cut, altered and swollen archives."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import time
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from sqlalchemy import select
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from saidseen.desk.reading import Tally, Wanted, readings
from saidseen.documents import Refusal, open_stories, warnings_of
from saidseen.documents.formats import Input, form_of
from saidseen.documents.formats.zipped import unpacked
from saidseen.documents.story import Given
from saidseen.errors import MarkupError
from saidseen.ledger import Ledger, schema
from saidseen.model.reading import Document

from .conftest import PAGE, STORY
from .test_feeds import RSS, WHOLE

HOME = "https://wire.example"
HTML = "text/html; charset=utf-8"
Record = tuple[str, str, bytes]
PAGES: list[Record] = [
    ("/one", HTML, PAGE.encode()),
    ("/logo.png", "image/png", b"\x89PNG\r\n"),
    ("/feed", "application/rss+xml", RSS.format(items=WHOLE).encode()),
    ("/data", "application/json", b'{"a": 1}'),
    ("/two", HTML, PAGE.replace("15T10", "16T10").encode()),
]


class Writer(WARCWriter):  # type: ignore[misc]
    """warcio's own, which leaves its temporary files open."""

    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()


def warc(*records: Record, gzipped: bool = True, status: str = "200 OK", more: Any = (), **headers: str) -> bytes:
    out = io.BytesIO()
    writer = Writer(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for path, kind, body in records:
        http = StatusAndHeaders(status, [("Content-Type", kind), *more], protocol="HTTP/1.1")
        told = {"WARC-Date": "2022-02-15T12:00:30Z", **{k.replace("_", "-"): v for k, v in headers.items()}}
        writer.write_record(
            writer.create_warc_record(
                HOME + path if path.startswith("/") else path,
                "response",
                payload=io.BytesIO(body),
                http_headers=http,
                warc_headers_dict=told,
            )
        )
    return out.getvalue()


def wacz(data: bytes, pages: list[str] | None = None, digest: str | None = None) -> bytes:
    out = io.BytesIO()
    stated = digest or hashlib.sha256(data).hexdigest()
    package = {"resources": [{"name": "data", "path": "archive/data.warc.gz", "hash": f"sha256:{stated}"}]}
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/data.warc.gz", data)
        archive.writestr("datapackage.json", json.dumps(package))
        if pages is not None:
            lines = [{"format": "json-pages-1.0"}, *({"url": urljoin(HOME, page)} for page in pages)]
            archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)))
    return out.getvalue()


def stories(folder: Path, data: bytes, name: str = "a.warc.gz") -> tuple[list[Document], list[Refusal]]:
    (folder / name).write_bytes(data)
    found = list(open_stories(str(folder / name)))
    return [s for s in found if isinstance(s, Document)], [s for s in found if isinstance(s, Refusal)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc.gz", warc(*PAGES)),
        ("a", warc(*PAGES, gzipped=False)),
        ("a.wacz", wacz(warc(*PAGES))),
        ("b", wacz(warc(*PAGES, gzipped=False))),
    ],
    ids=["packed", "plain", "wacz", "wacz plain"],
)
def test_each_answer_that_is_a_story_comes_with_its_custody(tmp_path: Path, name: str, data: bytes) -> None:
    (one, feed, two), (passed,) = stories(tmp_path, data, name)
    assert STORY in one.text
    assert (one.url, one.name, one.outlet) == (f"{HOME}/one", f"{HOME}/one", "The Wire")
    assert (one.fetched, one.published) == ("2022-02-15T12:00:30+00:00", "2022-02-15T10:00:00+00:00")
    assert one.raw_sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    how = one.how.split("; ")
    assert how[:2] == ["warc", "html"]
    assert [note.split(" ")[0] for note in how[2:]] == ["payload", "block", "record"]
    assert how[2].startswith("payload sha1:")
    assert (feed.url, feed.outlet, feed.fetched) == ("https://wire.example/units", "The Wire", one.fetched)
    assert two.url == f"{HOME}/two"
    assert passed.passed
    assert passed.reason == "not read, records that are no stories: 1 image/png, 1 application/json"


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_warc_cut_anywhere_is_told_and_what_came_before_is_read(tmp_path: Path, gzipped: bool) -> None:
    whole = warc(PAGES[0], PAGES[4], gzipped=gzipped)
    first = whole[: whole.rfind(b"\x1f\x8b\x08\x00" if gzipped else b"WARC/1.0")]
    ends = whole.find(b"\r\n\r\n", len(first)) + 4 - len(first)  # of the headers of the second record
    for cut in (
        ends if not gzipped else 4,
        4,
        9,
        15,
        60,
        130,
        300,
        700,
        len(whole) - len(first) - 40,
        len(whole) - len(first) - 3,
    ):
        if len(first) + cut >= len(whole):
            continue
        found, refused = stories(tmp_path, whole[: len(first) + cut])
        assert found[0].url == f"{HOME}/one", cut
        assert any("breaks off" in r.reason and not r.passed for r in refused), (cut, refused)


def test_a_record_that_was_altered_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    data = warc(*PAGES, gzipped=False).replace(b"The alliance said", b"The alliance knew", 1)
    found, refused = stories(tmp_path, data, "a.warc")
    assert [s.url for s in found] == [f"{HOME}/units", f"{HOME}/two"]
    assert refused[0].where.endswith(f"a.warc, {HOME}/one")
    assert "does not match its digest" in refused[0].reason


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_warc_damaged_anywhere_is_told(tmp_path: Path, gzipped: bool) -> None:
    whole = warc(PAGES[0], PAGES[4], gzipped=gzipped)
    start = len(warc(gzipped=gzipped)) + 20
    for at in range(start, len(whole) - 10, (len(whole) - start) // 23):
        damaged = bytearray(whole)
        damaged[at] ^= 255
        found, refused = stories(tmp_path, bytes(damaged))
        kept = {story.raw_sha256 for story in found}
        assert kept <= {hashlib.sha256(body).hexdigest() for _, _, body in PAGES}, at
        assert len(found) == 2 or refused, at


def test_a_wacz_that_was_altered_is_refused(tmp_path: Path) -> None:
    found, refused = stories(tmp_path, wacz(warc(*PAGES), digest="0" * 64), "a.wacz")
    assert found == []
    assert "does not match its SHA-256" in refused[0].reason


def test_of_a_wacz_with_a_list_of_pages_only_those_are_stories(tmp_path: Path) -> None:
    found, (passed,) = stories(tmp_path, wacz(warc(PAGES[0], PAGES[4]), ["/two#top"]), "a.wacz")
    assert [s.url for s in found] == [f"{HOME}/two"]
    assert passed.reason == "not read, records that are no stories: 1 not in its list of pages"


def moved(path: str, to: str) -> bytes:
    return warc((path, HTML, b""), status="301 Moved", more=[("Location", to)])


@pytest.mark.parametrize(
    ("data", "pages", "found_at"),
    [
        (moved("/1", "/one") + warc(PAGES[0], PAGES[4]), ["/1"], ["/one"]),
        (moved("http://wire.example/one", f"{HOME}/one") + warc(PAGES[0]), ["http://wire.example/one"], ["/one"]),
        (warc(("/", *PAGES[0][1:]), PAGES[4]), [""], ["/"]),
        (warc(("/a/", *PAGES[0][1:]), PAGES[4]), ["/a"], ["/a/"]),
    ],
    ids=["moved", "moved to https", "home", "slash"],
)
def test_a_listed_page_is_known_by_where_it_leads_and_with_another_slash(
    tmp_path: Path, data: bytes, pages: list[str], found_at: list[str]
) -> None:
    found, _ = stories(tmp_path, wacz(data, pages), "a.wacz")
    assert [s.url for s in found] == [HOME + path for path in found_at]


def test_a_page_passed_over_before_the_list_led_to_it_is_told(tmp_path: Path) -> None:
    found, (refused, _) = stories(tmp_path, wacz(warc(PAGES[0]) + moved("/1", "/one"), ["/1"]), "a.wacz")
    assert found == []
    assert "it was passed over" in refused.reason
    assert not refused.passed


NO_ADDRESS = "http://[bad/one"


@pytest.mark.parametrize("packed", [bytes, wacz], ids=["warc", "wacz"])
def test_a_record_at_no_address_is_refused_and_the_others_are_read(tmp_path: Path, packed: Any) -> None:
    data = moved(NO_ADDRESS, "/x") + moved("/x", NO_ADDRESS) + warc((NO_ADDRESS, *PAGES[0][1:]), PAGES[4])
    found, (refused, _) = stories(tmp_path, packed(data))
    assert [s.url for s in found] == [f"{HOME}/two"]
    assert refused.where.endswith(NO_ADDRESS)
    assert "is no address" in refused.reason


def test_a_damaged_warc_in_a_wacz_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/1.warc", b"WARC/1.0 first")
        archive.writestr("archive/2.warc.gz", warc(PAGES[4]))
    found, (refused,) = stories(tmp_path, out.getvalue().replace(b"1.0 first", b"1.0 worst"), "a.wacz")
    assert [s.url for s in found] == [f"{HOME}/two"]
    assert refused.where.endswith("a.wacz, archive/1.warc")
    assert "damaged or cut off" in refused.reason


def test_an_error_of_what_is_done_with_an_archive_is_not_taken_for_damage() -> None:
    with pytest.raises(ValueError, match="mine"), unpacked(io.BytesIO(wacz(b"")), "the WACZ"):
        raise ValueError("mine")


def test_a_wacz_beyond_the_limit_is_refused_as_soon_as_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saidseen.documents.formats.warc.ARCHIVE_LIMIT", 2**21)
    stream = io.BufferedReader(io.BytesIO(b"\0" * 2**24))
    with pytest.raises(MarkupError, match="is larger than"):
        next(form_of("a.wacz", b"PK").stories(stream, Input("a.wacz", "a", Given())))
    assert stream.tell() < 2**22


def test_packed_answers_are_unpacked(tmp_path: Path) -> None:
    data = warc(("/one", HTML, gzip.compress(PAGE.encode())), more=[("Content-Encoding", "gzip")])
    ((one,), _) = stories(tmp_path, data)
    assert STORY in one.text
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
    ((one,), _) = stories(tmp_path, warc(("/one", HTML, chunked), more=[("Transfer-Encoding", "chunked")]))
    assert STORY in one.text
    (_, (refused,)) = stories(tmp_path, warc(("/one", HTML, b"abc"), more=[("Content-Encoding", "br2")]))
    assert "packed with br2" in refused.reason


def test_an_answer_of_which_the_archive_kept_a_part_is_marked(tmp_path: Path) -> None:
    ((one,), _) = stories(tmp_path, warc(PAGES[0], WARC_Truncated="length"))
    assert warnings_of(one) == ["incomplete: the archive kept a part of it (length)"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (warc(), "no records"),
        (warc(PAGES[1]), "holds no story (1 image/png)"),
        (warc(PAGES[0], status="404 Not Found"), "holds no story (1 answers other than 200)"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "breaks off"),
        (b"WARC/1.0\r\nContent-Length: x\r\n\r\n", "holds no story (no records)"),
    ],
)
def test_an_archive_without_a_story_says_so(tmp_path: Path, data: bytes, told: str) -> None:
    found, refused = stories(tmp_path, data)
    assert found == []
    assert told in refused[0].reason


def test_an_archive_that_swells_is_refused_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saidseen.documents.formats.warc.LARGE", 2**20)
    begun = time.process_time()
    _, refused = stories(tmp_path, warc(("/zeros", "video/mp4", b"\0" * 2**27)))
    assert "as if to do harm" in refused[0].reason
    assert time.process_time() - begun < 10


def test_a_story_that_is_known_keeps_the_custody_of_its_second_coming(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("<head>", f"<head><link rel='canonical' href='{HOME}/one'>"))
    (tmp_path / "b.warc").write_bytes(warc(PAGES[0], gzipped=False))
    wanted = Wanted((str(tmp_path),), ledger=str(tmp_path / "l.db"))
    assert len(list(readings(wanted, tally := Tally()))) == 2
    assert len(list(readings(wanted, again := Tally()))) == 2
    assert (tally.new, tally.known, again.new, again.known) == (1, 1, 0, 2)
    with Ledger(tmp_path / "l.db") as ledger, ledger.transaction() as connection:
        came = connection.execute(select(schema.sightings.c.how, schema.sightings.c.fetched)).all()
    assert [row.fetched for row in came] == [None, "2022-02-15T12:00:30+00:00"]
    assert "payload sha1:" in came[1].how
