"""Feeds watched over a real server: what is new, what changed, what stays, and what fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.stories import stories
from saidseen.desk.watching import Outcome, Watch
from saidseen.documents.sources import Kind
from saidseen.ledger import Ledger, watched
from tests.desk.site import Site, rss, site
from tests.postgresql import Server

BACK = "The foreign ministry said on Tuesday that some units near Kharkiv had gone back to their bases."
MORE = f"{BACK} It did not say how many units there were, nor where they had been for the weeks before."
UNSEEN = "The alliance said that it had not seen any withdrawal so far, and asked for pictures of it."


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def web(running: Site) -> Site:
    running.pages.clear()
    running.asked.clear()
    return running


@pytest.fixture(params=["file", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        with Ledger(server.emptied()) as ledger:
            yield ledger
        return
    with Ledger(tmp_path / "ledger.db") as ledger:
        yield ledger


def looked(ledger: Ledger, *places: str, kind: Kind = Kind.FEED, name: str = "Wire") -> Outcome:
    """One look at a feed by a watch that begins anew."""
    feed = Feed(name, kind, places, 300)
    return Watch(DeskFile(ledger.path, (feed,), True), ledger).look(feed)


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.new, outcome.changed, outcome.known


def how(ledger: Ledger, name: str = "Wire") -> watched.FeedRow:
    with ledger.transaction() as connection:
        row = watched.row_of(connection, name)
    assert row is not None
    return row


def states(ledger: Ledger) -> list[tuple[str, str]]:
    return sorted((row.name, state) for row, state in stories(ledger))


def test_new_stories_are_read_and_a_feed_that_is_the_same_is_not_sent_again(web: Site, ledger: Ledger) -> None:
    a, b = f"{web.address}/a", f"{web.address}/b"
    feed = web.put("/feed", rss((a, "Units go back", BACK), (b, "Nothing seen", UNSEEN)))
    first = looked(ledger, feed)
    assert counts(first) == (2, 0, 0)
    assert first.told() == "Wire: new 2, changed 0, unchanged 0"
    assert states(ledger) == [(a, "counts"), (b, "counts")]
    again = looked(ledger, feed)
    assert again.told() == "Wire: unchanged since it was last read"
    assert web.statuses("/feed") == [200, 304]
    row = how(ledger)
    assert (row.kind, row.address, row.failures, row.error) == ("feed", feed, 0, None)
    assert row.read_at == row.asked_at < row.due
    assert row.story in {one.id for one, _ in stories(ledger)}


def test_a_story_that_changed_is_a_new_version_and_its_neighbours_stay(web: Site, ledger: Ledger) -> None:
    a, b = f"{web.address}/a", f"{web.address}/b"
    feed = web.put("/feed", rss((a, "Units go back", BACK), (b, "Nothing seen", UNSEEN)))
    looked(ledger, feed)
    web.put("/feed", rss((b, "Nothing seen", UNSEEN), (a, "Units go back", MORE)))
    assert counts(looked(ledger, feed)) == (0, 1, 1)
    assert states(ledger) == [(a, "counts"), (a, "older version"), (b, "counts")]


def test_atom_json_feed_and_newsjson(web: Site, ledger: Ledger) -> None:
    atom = web.put(
        "/atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Units go back</title>'
        f'<link href="{web.address}/a"/><updated>2022-02-15T10:00:00Z</updated>'
        f"<content>{BACK}</content></entry></feed>",
        "application/atom+xml",
    )
    json_feed = web.put(
        "/json",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [{"id": "1", "url": '
        f'"{web.address}/b", "content_text": "{UNSEEN}", "date_published": "2022-02-15T10:00:00Z"}}]}}',
        "application/feed+json",
    )
    newsjson = web.put(
        "/ninjs",
        f'[{{"uri": "{web.address}/c", "versionCreated": "2022-02-15T10:00:00Z", "bodies": [{{"value": "{MORE}"}}]}}]',
        "application/json",
    )
    for number, place in enumerate((atom, json_feed, newsjson)):
        assert counts(looked(ledger, place, name=f"feed {number}")) == (1, 0, 0)
    assert len(states(ledger)) == 3


def test_a_feed_that_fails_says_why_and_how_often(web: Site, ledger: Ledger) -> None:
    feed = web.put("/feed", rss((f"{web.address}/a", "Units go back", BACK)))
    looked(ledger, feed)
    good = how(ledger)
    web.put("/feed", "<rss><channel><item>", tagged=False)
    assert "failed: broken XML" in looked(ledger, feed).told()
    web.put("/feed", "gone to lunch", "text/plain", status=500)
    assert "failed: the address answers 500" in looked(ledger, feed).told()
    row = how(ledger)
    assert (row.failures, row.read_at, row.story) == (2, good.read_at, good.story)
    assert "500" in (row.error or "")
    web.put("/feed", rss((f"{web.address}/a", "Units go back", MORE)))
    assert counts(looked(ledger, feed)) == (0, 1, 0)
    assert (how(ledger).failures, how(ledger).error) == (0, None)


def page(words: str) -> str:
    return f"<html><head><title>Units go back</title></head><body><article><p>{words}</p></article></body></html>"


def test_pages_are_read_each_and_those_that_fail_are_named(web: Site, ledger: Ledger) -> None:
    a, none = web.put("/a", page(MORE), "text/html"), f"{web.address}/none"
    outcome = looked(ledger, a, none, kind=Kind.PAGES)
    assert counts(outcome) == (1, 0, 0)
    assert f"failed: 1 of 2 pages, {none}: the address answers 404" in outcome.told()
    assert looked(ledger, a, none, kind=Kind.PAGES).same == 1
