"""What pages say of themselves: hidden words, paywalls, live blogs."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from saidseen.documents import Refusal, open_stories, warnings_of
from saidseen.documents.formats.jsonld import article
from saidseen.documents.formats.liveblog import live_entries
from saidseen.ledger import Ledger
from saidseen.model.reading import Document, Reading

from .conftest import STORY

LONG = " ".join([STORY] * 8)
BLOG = "https://wire.example/live/border"


def page(ld: object = None, body: str = "", head: str = "") -> str:
    told = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    return (
        "<!doctype html><html><head><title>Units go back</title><meta property='og:site_name' content='The Wire'>"
        f"{head}{told}</head><body><article>{body}</article></body></html>"
    )


def stories(folder: Path, text: str) -> list[Document | Refusal]:
    (folder / "a.html").write_text(text, encoding="utf-8")
    return list(open_stories(str(folder / "a.html")))


def document(folder: Path, text: str) -> Document:
    (story,) = stories(folder, text)
    assert isinstance(story, Document), story
    return story


@pytest.mark.parametrize("body", [LONG, f"<p>{LONG}</p>", f"&lt;p&gt;{LONG}&lt;/p&gt;"])
def test_words_that_a_page_hides_come_from_its_json_ld(tmp_path: Path, body: str) -> None:
    ld = {"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"], "articleBody": body}]}
    story = document(tmp_path, page(ld, f"<p>{STORY}</p>" * 3))
    assert story.text == LONG
    assert "its words from the page's JSON-LD" in story.how
    assert warnings_of(story) == []


def test_a_page_that_shows_its_words_is_read_as_it_shows_them(tmp_path: Path) -> None:
    story = document(
        tmp_path, page({"@type": "NewsArticle", "articleBody": STORY.upper()}, f"<p>{STORY}</p><p>{STORY}</p>")
    )
    assert STORY in story.text
    assert "JSON-LD" not in story.how


FREE: dict[str, Any] = {"@type": "NewsArticle"}
PART = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}


@pytest.mark.parametrize(
    ("ld", "head", "body", "told"),
    [
        ({**FREE, "isAccessibleForFree": False}, "", STORY, "is not free to read"),
        ({**FREE, "isAccessibleForFree": "http://schema.org/False"}, "", STORY, "is not free to read"),
        ({**FREE, "hasPart": [PART]}, "", STORY, "is not free to read"),
        ({**FREE, "isAccessibleForFree": False, "wordCount": 900}, "", STORY, "of 900 words are here"),
        ({**FREE, "isAccessibleForFree": False, "wordCount": "30"}, "", STORY, None),
        ({**FREE, "isAccessibleForFree": True}, "", STORY, None),
        (FREE, "<meta property='article:content_tier' content='locked'>", STORY, "is not free to read"),
        (FREE, "", f"{STORY}</p><p>Subscribe to continue reading this story.", "asks to subscribe"),
        (FREE, "", f"{STORY}</p><p>The envoy said that he would continue to read the replies.", None),
    ],
)
def test_a_stub_before_a_paywall_is_marked(tmp_path: Path, ld: object, head: str, body: str, told: str | None) -> None:
    found = warnings_of(
        document(tmp_path, page(ld, f"<p>{body}</p><p>The alliance said it had seen nothing.</p>", head))
    )
    assert [told in note for note in found if told] == ([True] if told else [])
    assert bool(found) == bool(told)


def update(number: int, **more: Any) -> dict[str, Any]:
    return {
        "@type": "BlogPosting",
        "headline": f"Entry {number}",
        "articleBody": f"<p>The governor said at {number} o'clock that shelling had stopped.</p>",
        "datePublished": f"2022-02-15T1{number}:00:00+02:00",
        "author": [{"@type": "Person", "name": f"Desk; {number}"}],
        "url": f"{BLOG}#entry-{number}",
        **more,
    }


LIVE: dict[str, Any] = {
    "@type": "LiveBlogPosting",
    "url": BLOG,
    "publisher": {"name": "The Wire"},
    "liveBlogUpdate": [update(1), update(2), update(3, url=BLOG, author=None), {"@type": "BlogPosting"}],
}


def test_an_entry_of_a_live_blog_is_a_document_with_its_own_time_and_author(tmp_path: Path) -> None:
    first, second, third = stories(tmp_path, page(LIVE, f"<p>{STORY}</p>"))
    assert isinstance(first, Document)
    assert first.text == "The governor said at 1 o'clock that shelling had stopped."
    assert (first.name, first.title, first.outlet) == ("a:1", "Entry 1", "The Wire")
    assert (first.published, first.url) == ("2022-02-15T11:00:00+02:00", f"{BLOG}#entry-1")
    assert first.how == "html; live entry; by Desk, 1"
    assert isinstance(second, Document)
    assert isinstance(third, Document)
    assert (third.url, third.how) == (None, "html; live entry")


def shown(number: int, tag: str = "article", signed: str = "Desk") -> str:
    return (
        f"<{tag} class='entry' id='e{number}'><header><time datetime='2022-02-15T1{number}:00:00Z'>1{number}.00</time>"
        f"<h3>Entry {number}</h3><span class='byline'>By {signed}</span></header>"
        f"<p>The governor said at {number} o'clock that shelling had stopped.</p>"
        f"<ul><li>No one was hurt.</li></ul></{tag}>"
    )


@pytest.mark.parametrize("tag", ["article", "li", "div", "section"])
def test_entries_that_a_page_shows_side_by_side_with_their_times(tmp_path: Path, tag: str) -> None:
    body = "<div class='live-blog__list'>" + "".join(shown(n, tag) for n in (3, 2, 1)) + "</div>"
    found = stories(tmp_path, page(None, f"<p>{STORY}</p>{body}"))
    assert [s.published for s in found if isinstance(s, Document)] == [
        f"2022-02-15T1{n}:00:00+00:00" for n in (3, 2, 1)
    ]
    first = found[0]
    assert isinstance(first, Document)
    assert first.text == "The governor said at 3 o'clock that shelling had stopped.\nNo one was hurt."
    assert (first.title, first.outlet, first.how) == ("Entry 3", "The Wire", "html; live entry; by Desk")


LISTED = "".join(shown(n) for n in (3, 2, 1))


@pytest.mark.parametrize(
    "title", ["Border: live", "LIVE: units go back", "Units go back - live updates", "Live | The Wire"]
)
def test_a_title_that_says_live_makes_a_live_blog(tmp_path: Path, title: str) -> None:
    text = page(None, f"<div class='more'>{LISTED}</div>").replace("<title>Units go back", f"<title>{title}")
    assert len(stories(tmp_path, text)) == 3


@pytest.mark.parametrize(
    ("title", "around"),
    [
        ("Units go back", "<div class='more'>"),
        ("How villagers live near the front", "<ul class='comments'>"),
        ("Ministry holds live-fire drills", "<ul>"),
        ("Troops, live ammunition and a border", "<ul>"),
        ("Units go back", "<div class='alive delivery' aria-live='polite' style='live-blog'>"),
        ("Units go back", "<div class='live-region'>"),
        ("Units go back", "<aside><div class='live-blog'>"),
        ("Units go back", "<aside class='live-blog'>"),
    ],
)
def test_a_list_of_other_stories_with_times_is_no_live_blog(tmp_path: Path, title: str, around: str) -> None:
    text = page(None, f"<p>{STORY}</p><p>{STORY}</p>{around}{LISTED}")
    assert STORY in document(tmp_path, text.replace("<title>Units go back", f"<title>{title}")).text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("<p>Kyiv denies it.</p>", "Kyiv denies it."),
        (
            "<div>NATO saw <a href='/x'>no</a> withdrawal.</div><p>It said so.</p>",
            "NATO saw no withdrawal.\nIt said so.",
        ),
        ("The envoy said no.<!-- --> He left.", "The envoy said no. He left."),
        ("<h4>Units go back</h4><h5>At noon</h5>He said so.", "At noon\nHe said so."),
        ("<h4>Kyiv denies it</h4>", "Kyiv denies it"),
        ("<span class='byline'>By Desk</span><p>At <time>10:00</time> he left.</p>", "At 10:00 he left."),
        ("<p>No.</p><div class='share'><a href='/x'>Share</a></div><button>Copy</button>", "No."),
        ("<div class='contributor-text'>" + STORY + "</div>", STORY),
    ],
)
def test_an_entry_has_all_of_its_words_and_what_stands_around_them_not(tmp_path: Path, words: str, text: str) -> None:
    entry = f"<article><div><time datetime='2022-02-15T14:00'>14.00</time></div>{words}</article>"
    told = stories(tmp_path, page(None, f"<div class='live-blog'>{LISTED}{entry}</div>"))
    assert [s.text for s in told if isinstance(s, Document)][3:] == [text]


OWN = {"@type": "NewsArticle", "headline": "Units go back"}
OTHER = {"@type": "NewsArticle", "headline": "Bridge", "url": "https://wire.example/2", "articleBody": LONG}
FIRST = {"@type": "NewsArticle", "url": "https://wire.example/1"}


@pytest.mark.parametrize(
    ("told", "hidden"),
    [
        ([OWN, OTHER], False),
        ([OTHER, OWN], False),
        ([FIRST, {**OTHER, "isAccessibleForFree": False}], False),
        ([OTHER, {**OWN, "url": "https://wire.example/2#a"}], True),
        ([{**FIRST, "headline": "Bridge"}, OTHER], True),
        ([FIRST, {**OTHER, "url": None, "mainEntityOfPage": {"@id": "https://wire.example/1"}}], True),
        ([{"@type": "NewsArticle"}, OTHER], True),
    ],
)
def test_words_of_another_article_are_not_those_of_the_page(tmp_path: Path, told: list[Any], hidden: bool) -> None:
    story = document(tmp_path, page(told, f"<p>{STORY}</p>" * 2))
    assert ("JSON-LD" in story.how, warnings_of(story)) == (hidden, [])


def reading(document: Document) -> Reading:
    return Reading(document, (), (), (), (), "test")


def test_entries_at_anchors_of_one_page_are_no_versions_of_each_other(tmp_path: Path) -> None:
    found = [s for s in stories(tmp_path, page(LIVE)) if isinstance(s, Document)]
    with Ledger(":memory:") as ledger:
        added = [ledger.add(reading(story)) for story in found]
        changed = {**LIVE, "liveBlogUpdate": [update(1, articleBody="The governor took it back.")]}
        (again,) = stories(tmp_path, page(changed))
        assert isinstance(again, Document)
        later = ledger.add(reading(again))
    assert [a.new_versions for a in added] == [0, 0, 0]
    assert (later.new_documents, later.new_versions) == (1, 1)


def test_a_summary_that_comes_later_does_not_replace_the_whole(tmp_path: Path) -> None:
    from saidseen.ledger.versions import versions_of

    whole = Document("whole", LONG, url="https://wire.example/1", published="2022-02-15")
    part = Document("part", STORY, url=whole.url, published="2022-02-16", how="rss20; incomplete: a summary")
    with Ledger(":memory:") as ledger:
        kept = ledger.add(reading(whole)).document_id
        ledger.add(reading(part))
        with ledger.transaction() as connection:
            states = {version.document: version.state for version in versions_of(connection, kept)}
    assert (states.pop(kept), list(states.values())) == ("counts", ["older version"])


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>" + '<script type="application/ld+json">' * 200_000,
        "<html><body>" + '<script type="application/ld+json">[' * 100_000 + "</script>",
        "<html><body class='live'>" + "<div><time datetime='2022-02-15T10:00:00Z'></time>" * 80_000,
        "<html><body class='live'>" + "<p>He said no.<time datetime='2022-02-15T10:00:00Z'></time></p>" * 60_000,
        "<html><body class='live'>" + ("<div>" * 200 + "<time datetime='2022-02-15T10:00'>" + "</div>" * 200) * 600,
    ],
)
def test_what_a_page_says_of_itself_takes_no_long_time(text: str) -> None:
    begun = time.process_time()
    live_entries(text, article(text).live, BLOG)
    assert time.process_time() - begun < 10
