"""Manners: robots.txt, pauses, and servers that ask not to be asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from urllib.parse import urlsplit

import pytest

from saidseen.documents.fetch import Target
from saidseen.documents.polite import AGENT, GAP, Manners
from saidseen.errors import AnswerError, FetchError
from tests.desk.site import Site, site

ANY = frozenset({"text/plain"})


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def manners() -> Manners:
    return Manners(allow_private=True)


def test_what_robots_txt_forbids_is_not_fetched(web: Site, manners: Manners) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: saidseen\nDisallow: /closed\n", "text/plain")
    opened, closed = web.put("/open", "words", "text/plain"), web.put("/closed/a", "words", "text/plain")
    assert manners.ask(opened, types=ANY) is not None
    with pytest.raises(FetchError, match=r"robots\.txt of 127\.0\.0\.1 does not allow it"):
        manners.ask(closed, types=ANY)
    assert [path for path, _, _ in web.asked] == ["/robots.txt", "/open"]  # asked for once, and what is closed never
    assert {headers["User-Agent"] for _, headers, _ in web.asked} == {AGENT}


def test_a_redirect_is_held_to_the_rules_of_where_it_leads(web: Site, manners: Manners) -> None:
    web.put("/closed/a", "words", "text/plain")
    web.put("/robots.txt", "User-agent: *\nDisallow: /closed\n", "text/plain")
    hop = web.put("/hop", "", "text/plain", status=302, headers={"Location": "/closed/a"})
    with pytest.raises(FetchError, match="does not allow it"):
        manners.ask(hop, types=ANY)
    assert web.statuses("/closed/a") == []


@pytest.mark.parametrize("status", [404, 403, 410])
def test_where_there_is_no_robots_txt_all_may_be_fetched(web: Site, manners: Manners, status: int) -> None:
    web.put("/robots.txt", "none", "text/plain", status=status)
    assert manners.ask(web.put("/a", "words", "text/plain"), types=ANY) is not None


@pytest.mark.parametrize("status", [500, 503, 429])
def test_where_robots_txt_cannot_be_had_nothing_is_fetched(web: Site, manners: Manners, status: int) -> None:
    web.put("/robots.txt", "busy", "text/plain", status=status)
    address = web.put("/a", "words", "text/plain")
    for _ in range(2):
        with pytest.raises(FetchError, match=f"cannot be had .it answers {status}., so nothing is fetched there"):
            manners.ask(address, types=ANY)
    assert [path for path, _, _ in web.asked] == ["/robots.txt"]


@pytest.mark.parametrize("told", ["90", "date"])
def test_a_host_that_asks_to_wait_is_not_asked_meanwhile(web: Site, manners: Manners, told: str) -> None:
    told = formatdate(time.time() + 91, usegmt=True) if told == "date" else told
    address = web.put("/a", "busy", "text/plain", status=429, headers={"Retry-After": told})
    with pytest.raises(AnswerError) as caught:
        manners.ask(address, types=ANY)
    assert caught.value.wait == pytest.approx(90, abs=3)
    with pytest.raises(AnswerError, match="asked not to be asked") as again:
        manners.ask(web.put("/b", "words", "text/plain"), types=ANY)
    assert again.value.wait == pytest.approx(90, abs=4)
    assert web.statuses("/b") == []


def test_a_retry_after_that_says_nothing_is_passed_over(web: Site, manners: Manners) -> None:
    address = web.put("/a", "busy", "text/plain", status=503, headers={"Retry-After": "soon"})
    with pytest.raises(AnswerError) as caught:
        manners.ask(address, types=ANY)
    assert (caught.value.status, caught.value.wait) == (503, None)


def test_a_crawl_delay_is_kept_to(web: Site, manners: Manners) -> None:
    web.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    address = web.put("/a", "words", "text/plain", tagged=False)
    begun = time.monotonic()
    for _ in range(3):
        manners.ask(address, types=ANY)
    assert 0.6 <= time.monotonic() - begun < 10


def test_a_public_host_has_a_pause_between_requests_and_the_end_of_the_watch_ends_it() -> None:
    stop = threading.Event()
    manners = Manners(stop=stop)
    public, other = (Target(urlsplit(f"http://{host}/a"), host, 80, ("93.184.215.14",)) for host in ("one", "two"))
    begun = time.monotonic()
    manners._pause(public)
    manners._pause(other)
    assert time.monotonic() - begun < GAP / 2
    manners._pause(public)
    assert time.monotonic() - begun >= GAP
    threading.Timer(0.1, stop.set).start()
    with pytest.raises(FetchError, match="the watch ends"):
        manners._pause(public)
    assert time.monotonic() - begun < GAP * 1.9


def test_private_addresses_stay_closed_unless_they_are_allowed(web: Site) -> None:
    with pytest.raises(FetchError, match="is private or this machine"):
        Manners().ask(web.put("/a", "words", "text/plain"), types=ANY)
    assert web.asked == []
