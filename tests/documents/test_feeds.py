"""Feeds: an entry a document, its publisher its outlet, a summary called one."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from saidseen.documents import Refusal, open_stories, warnings_of
from saidseen.documents.formats.feed import links, one_house
from saidseen.documents.story import web_address
from saidseen.model.reading import Document

from .conftest import STORY

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Gathered News</title><link>https://gathered.example/</link>{items}</channel></rss>"""
WHOLE = f"""<item><title>Units &amp;amp; tanks go back</title><link>https://wire.example/units</link>
<source url="https://wire.example/rss">The Wire</source><pubDate>Tue, 15 Feb 2022 10:00:00 GMT</pubDate>
<dc:creator>Staff; desk</dc:creator><description>Units go back.</description>
<content:encoded><![CDATA[<p>{STORY}</p><script>no()</script><p>A second paragraph.</p>]]></content:encoded></item>"""
PART = """<item><title>Talks</title><link>https://gathered.example/talks</link>
<description>The minister said that talks go on.</description></item>"""
ELSEWHERE = """<item><title>More</title><link>https://other.example/more</link>
<description>The envoy said that nobody had come […]</description></item>"""
HEADLINE = "<item><title>Only this</title><link>https://gathered.example/only</link></item>"
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>House of the Ministry</title>
<link href="https://ministry.example/"/><entry><title>Statement</title><published>2022-02-15T12:00:00+02:00</published>
<link href="https://ministry.example/1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p>
</div></content></entry><entry><title>Other</title><source><title>The Wire</title></source>
<updated>2022-02-16T12:00:00Z</updated><summary>He said so.</summary></entry></feed>"""


def stories(folder: Path, name: str, data: str) -> list[Document | Refusal]:
    (folder / name).write_text(data, encoding="utf-8")
    return list(open_stories(str(folder / name)))


def documents(folder: Path, name: str, data: str) -> list[Document]:
    return [s for s in stories(folder, name, data) if isinstance(s, Document)]


@pytest.mark.parametrize("name", ["news.rss", "news.xml", "news"])
def test_an_entry_of_rss_is_a_document_of_its_publisher(tmp_path: Path, name: str) -> None:
    whole, part, elsewhere = documents(tmp_path, name, RSS.format(items=WHOLE + PART + ELSEWHERE))
    assert whole.text == f"{STORY}\nA second paragraph."
    assert (whole.name, whole.title, whole.outlet) == ("news:1", "Units & tanks go back", "The Wire")
    assert (whole.published, whole.url) == ("2022-02-15T10:00:00+00:00", "https://wire.example/units")
    assert whole.how == "rss20; by Staff, desk"
    assert warnings_of(whole) == []
    assert part.outlet == "Gathered News"
    assert warnings_of(part) == ["incomplete: the feed gives only a summary"]
    assert elsewhere.outlet is None
    assert "in the feed Gathered News, which is not its outlet" in elsewhere.how
    assert warnings_of(elsewhere)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.wire.co.uk/1", "https://feeds.wire.co.uk", True),
        ("https://WIRE.com/1", "http://www.wire.com:80/", True),
        ("https://wire.ru/1", "https://wire.com/", False),
        ("https://www.mofa.go.jp/1", "https://www.mod.go.jp/", False),
        ("https://www.gov.uk/1", "https://www.gov.pl/", False),
        ("https://a.github.io/1", "https://b.github.io/", False),
        ("http://10.0.0.1/1", "http://10.0.0.2/", False),
        ("http://[bad/1", "https://wire.com/", True),
        (None, "https://wire.com/", True),
    ],
)
def test_one_house_has_one_registered_domain(one: str | None, other: str, same: bool) -> None:
    assert one_house(one, other) is same


@pytest.mark.parametrize(
    ("told", "address"),
    [
        (" https://wire.example/1\n", "https://wire.example/1"),
        ("HTTP://wire.example", "HTTP://wire.example"),
        *((bad, None) for bad in ("http://[bad/1", "http:///1", "ftp://wire.example/1", "urn:1", "", None, 7)),
    ],
)
def test_an_address_of_the_web_is_told_from_what_is_none(told: object, address: str | None) -> None:
    assert web_address(told) == address


def test_atom_gives_its_own_entries_and_those_of_others(tmp_path: Path) -> None:
    own, other = documents(tmp_path, "a.atom", ATOM)
    assert (own.text, own.outlet, own.published) == (STORY, "House of the Ministry", "2022-02-15T12:00:00+02:00")
    assert (other.text, other.outlet, other.published) == ("He said so.", "The Wire", "2022-02-16T12:00:00+00:00")
    assert (warnings_of(own), len(warnings_of(other))) == ([], 1)


def test_a_list_of_alerts_that_says_only_when_they_came_is_read_without_a_guess() -> None:
    data = RSS.format(items=WHOLE + PART).encode()
    dated = [
        ("https://wire.example/units", "Tue, 15 Feb 2022 10:00:00 GMT"),
        ("https://gathered.example/talks", "read"),
    ]
    assert links(data) == dated


def test_entries_that_are_only_headlines_are_counted_and_no_failure(tmp_path: Path) -> None:
    first, told = stories(tmp_path, "a.rss", RSS.format(items=WHOLE + HEADLINE))
    assert isinstance(first, Document)
    assert isinstance(told, Refusal)
    assert (told.reason, told.passed) == ("not read, entries that have only a headline: 1 of 2", True)
    (refused,) = stories(tmp_path, "b.rss", RSS.format(items=HEADLINE))
    assert isinstance(refused, Refusal)
    assert not refused.passed


JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Northern Wire",
    "home_page_url": "https://north.example/",
    "items": [
        {
            "id": "1",
            "url": "https://north.example/1",
            "title": "Units <b>go</b> back",
            "content_html": f"<p>{STORY}</p>",
            "date_published": "2022-02-15T10:00:00Z",
            "authors": [{"name": "Staff"}],
        },
        {"id": "2", "external_url": "https://far.example/2", "summary": "He said so."},
        7,
        {"id": "3"},
    ],
}


@pytest.mark.parametrize("indent", [None, 2])
def test_json_feed(tmp_path: Path, indent: int | None) -> None:
    found = stories(tmp_path, "feed.json", json.dumps(JSON_FEED, indent=indent))
    first, second = (s for s in found if isinstance(s, Document))
    assert (first.text, first.title, first.outlet) == (STORY, "Units go back", "Northern Wire")
    assert (first.how, first.published) == ("json feed; by Staff", "2022-02-15T10:00:00+00:00")
    assert (second.outlet, second.url) == (None, "https://far.example/2")
    assert warnings_of(second) == ["incomplete: the feed gives only a summary"]
    refused, told = (s for s in found if isinstance(s, Refusal))
    assert (refused.where.endswith("feed.json, item 3"), refused.passed, told.passed) == (True, False, True)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (RSS.format(items=WHOLE)[:-60], "broken XML at line"),
        (RSS.format(items="<item><title>T</item>"), "broken XML at line"),
        (RSS.format(items=WHOLE.replace("Units go", "&nbsp;Units go"))[:-8], "broken XML at line"),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', "declares entities"),
        (RSS.format(items=""), "holds no entries"),
        ('<?xml version="1.0"?><newsitem><p>He said so.</p></newsitem>', "XML that is no feed"),
        ("<rss/>", "holds no entries"),
    ],
)
def test_a_feed_that_cannot_be_read_whole_is_refused(tmp_path: Path, data: str, told: str) -> None:
    (refusal,) = stories(tmp_path, "a.xml", data)
    assert isinstance(refusal, Refusal)
    assert told in refusal.reason


def test_an_entity_that_is_not_declared_does_not_lose_the_feed(tmp_path: Path) -> None:
    (story,) = documents(tmp_path, "a.rss", RSS.format(items=WHOLE.replace("Units go back.", "Units&nbsp;go back.")))
    assert STORY in story.text
    assert "left out" in story.how


@pytest.mark.parametrize(
    "data",
    [
        "<rss>" + "<!DOCTYPE " * 500_000,
        RSS.format(items=f"<item><description>{'.' * 2_000_000}x</description></item>"),
        RSS.format(items="<item><description>&lt;b&gt;He said no.</description></item>" * 5_000),
        "<rss>" + "<channel>" * 100_000,
    ],
)
def test_no_feed_takes_long(tmp_path: Path, data: str) -> None:
    begun = time.process_time()
    stories(tmp_path, "a.rss", data)
    assert time.process_time() - begun < 15
