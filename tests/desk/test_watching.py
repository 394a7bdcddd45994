"""Feeds watched over a real server: what is new, what changed, what stays, and what fails."""

from __future__ import annotations

from saidseen.desk.stories import stories
from saidseen.documents.sources import SourceKind
from saidseen.ledger import Ledger
from tests.desk.looking import BACK, MORE, UNSEEN, counts, how, looked, page, states
from tests.desk.site import Site, rss


def test_new_stories_are_read_and_a_feed_that_is_the_same_is_not_sent_again(web: Site, kept: Ledger) -> None:
    a, b = f"{web.address}/a", f"{web.address}/b"
    feed = web.put("/feed", rss((a, "Units go back", BACK), (b, "Nothing seen", UNSEEN)))
    first = looked(kept, feed)
    assert counts(first) == (2, 0, 0)
    assert first.told() == "Wire: new 2, changed 0, unchanged 0"
    assert states(kept) == [(a, "counts"), (b, "counts")]
    again = looked(kept, feed)
    assert again.told() == "Wire: unchanged since it was last read"
    assert web.statuses("/feed") == [200, 304]
    row = how(kept)
    assert (row.kind, row.address, row.failures, row.error) == ("feed", feed, 0, None)
    assert row.read_at == row.asked_at < row.due
    assert row.story in {one.id for one, _ in stories(kept)}


def test_a_story_that_changed_is_a_new_version_and_its_neighbours_stay(web: Site, kept: Ledger) -> None:
    a, b = f"{web.address}/a", f"{web.address}/b"
    feed = web.put("/feed", rss((a, "Units go back", BACK), (b, "Nothing seen", UNSEEN)))
    looked(kept, feed)
    web.put("/feed", rss((b, "Nothing seen", UNSEEN), (a, "Units go back", MORE)))
    assert counts(looked(kept, feed)) == (0, 1, 1)
    assert states(kept) == [(a, "counts"), (a, "older version"), (b, "counts")]


def test_atom_json_feed_and_newsjson(web: Site, a_file: Ledger) -> None:
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
        assert counts(looked(a_file, place, name=f"feed {number}")) == (1, 0, 0)
    assert len(states(a_file)) == 3


def test_a_feed_that_fails_says_why_and_how_often(web: Site, a_file: Ledger) -> None:
    feed = web.put("/feed", rss((f"{web.address}/a", "Units go back", BACK)))
    looked(a_file, feed)
    good = how(a_file)
    web.put("/feed", "<rss><channel><item>", tagged=False)
    assert "failed: broken XML" in looked(a_file, feed).told()
    web.put("/feed", "gone to lunch", "text/plain", status=500)
    assert "failed: the address answers 500" in looked(a_file, feed).told()
    row = how(a_file)
    assert (row.failures, row.read_at, row.story) == (2, good.read_at, good.story)
    assert "500" in (row.error or "")
    web.put("/feed", rss((f"{web.address}/a", "Units go back", MORE)))
    assert counts(looked(a_file, feed)) == (0, 1, 0)
    assert (how(a_file).failures, how(a_file).error) == (0, None)


def test_pages_are_read_each_and_those_that_fail_are_named(web: Site, a_file: Ledger) -> None:
    a, none = web.put("/a", page(MORE), "text/html"), f"{web.address}/none"
    outcome = looked(a_file, a, none, kind=SourceKind.PAGES)
    assert counts(outcome) == (1, 0, 0)
    assert f"failed: 1 of 2 places, {none}: the address answers 404" in outcome.told()
    assert looked(a_file, a, none, kind=SourceKind.PAGES).same == 1


def atom(link: str, words: str, hour: int, title: str = "Units go back") -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry>'
        f'<title>{title}</title><link href="{link}"/><updated>2022-02-15T{hour}:00:00Z</updated>'
        f"<content>{words}</content></entry></feed>"
    )


def test_the_same_words_dated_anew_or_under_another_headline_are_the_same_story(web: Site, kept: Ledger) -> None:
    a = f"{web.address}/a"
    for hour, title in ((10, "Units go back"), (11, "Units go back"), (12, "Some units go back")):
        feed = web.put("/atom", atom(a, BACK, hour, title), "application/atom+xml")
        outcome = looked(kept, feed)
        assert counts(outcome) == ((1, 0, 0) if hour == 10 else (0, 0, 1))
    assert states(kept) == [(a, "counts")]
    with kept.transaction() as connection:
        titles = connection.exec_driver_sql("SELECT title FROM sightings ORDER BY id").scalars().all()
    assert titles == ["Units go back", "Some units go back"]


def test_a_story_that_goes_back_to_its_former_words_counts_as_it_stands(web: Site, a_file: Ledger) -> None:
    a = f"{web.address}/a"
    for hour, words in ((10, BACK), (11, MORE), (12, BACK)):
        looked(a_file, web.put("/atom", atom(a, words, hour), "application/atom+xml"))
    now = [(row.published, state) for row, state in stories(a_file)]
    assert now == [
        ("2022-02-15T10:00:00+00:00", "older version"),
        ("2022-02-15T11:00:00+00:00", "older version"),
        ("2022-02-15T12:00:00+00:00", "counts"),
    ]


def test_entries_without_an_address_are_stories_of_their_own(web: Site, a_file: Ledger) -> None:
    items = [("One", BACK), ("Two", UNSEEN)]

    def feed(told: list[tuple[str, str]]) -> str:
        every = "".join(
            f"<item><title>{title}</title><description>{words}</description></item>" for title, words in told
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{every}</channel></rss>'

    assert counts(looked(a_file, web.put("/r.xml", feed(items), "application/rss+xml"))) == (2, 0, 0)
    later = [("Three", MORE), *items]
    assert counts(looked(a_file, web.put("/r.xml", feed(later), "application/rss+xml"))) == (1, 0, 2)
    assert {state for _, state in states(a_file)} == {"counts"}


def test_a_live_blog_that_is_gone_is_withdrawn_with_all_its_entries(web: Site, a_file: Ledger) -> None:
    entries = "".join(
        f'<article class="live-update" id="e{n}"><time datetime="2022-02-15T1{n}:00:00Z">1{n}:00</time>'
        f"<p>{n}. {BACK}</p></article>"
        for n in range(4)
    )
    blog = f'<html><head><title>Live: units</title></head><body><main class="live-blog">{entries}</main></body></html>'
    assert looked(a_file, web.put("/live", blog, "text/html"), kind=SourceKind.PAGES).new == 4
    outcome = looked(a_file, web.put("/live", "", "text/html", status=410), kind=SourceKind.PAGES)
    assert (outcome.failed, outcome.withdrawn) == (False, 1)
    assert {state for _, state in states(a_file)} == {"withdrawn"}
