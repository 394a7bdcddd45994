"""The board's answers without a browser: odd addresses and forms, pages that are kept, a follower in trouble."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx2
import pytest

from saidseen.board import unread
from saidseen.board.ahead import Ahead, PageMaker
from saidseen.board.live import Follower, Hub
from saidseen.board.shelf import Marks, Shelf
from saidseen.desk.claims import claims_of
from saidseen.ledger import Ledger, LedgerLocked
from tests.board.conftest import Served


def client(board: Served) -> httpx2.Client:
    """An analyst's program."""
    headers = {"Authorization": f"Bearer {board.token}", "Accept": "text/html"}
    return httpx2.Client(base_url=board.url, headers=headers, trust_env=False, timeout=30)


def test_odd_addresses_and_forms_are_answered_in_a_sentence(served_board: Served) -> None:
    long = "9" * 5_000
    with client(served_board) as asks:
        for path, status in (
            ("/?read=9999999999999999999", 200), (f"/?read={long}", 414), ("/claims?from=-1", 200),
            (f"/judge?undo={long}", 400), ("/judge?undo=12345678901234567", 400), ("/judge", 400), ("/?before=x", 200),
            ("/claims?status=true", 400), ("/claims?since=yesterday", 400), ("/map?at=1,2,3&km=x", 200),
            ("/static/x.js", 404), ("/stories/zz", 404),
        ):  # fmt: skip
            assert asks.get(path).status_code == status, path
        many = "&".join(f"f{n}=x" for n in range(1_001))
        forms = {
            many: "more than 1000 fields",
            "do=mend": "a judgement needs a reason",
            "why=x&do=undo&undo=" + long: "",
        }
        forms |= {"why=x&do=nothing": "press one of the buttons", "why=x&do=split&claim=ab": "choose the statements"}
        for body, words in forms.items():
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            answer = asks.post("/judge", content=body, headers=kind)
            assert (answer.status_code, words in answer.text) == (400, True), answer.text[-600:]


def test_an_address_leads_to_the_page_that_is_kept(served_board: Served) -> None:
    with Ledger(served_board.path) as ledger:
        one = claims_of(ledger, sort="-statements", limit=1)[0]
        document = next(iter(ledger.documents())).id
    member = one.said[0].said
    with client(served_board) as asks:
        for path, there in (
            (f"/claims/{one.id[:12]}", f"/claims/{one.id}"),
            (
                f"/claims/{member.statement.id}~{member.source.id}?as_of=2022-02-20",
                f"/claims/{one.id}?as_of=2022-02-20",
            ),
            (f"/stories/{document[:20]}", f"/stories/{document}"),
        ):
            answer = asks.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, there)
        page = asks.get(f"/claims/{one.id}")
        again = asks.get(f"/claims/{one.id}", headers={"If-None-Match": page.headers["etag"]})
        assert (page.status_code, again.status_code, again.content) == (200, 304, b"")


def test_what_is_unread_is_marked_for_each(served_board: Served) -> None:
    page = b'<h2><!--unread--></h2><li data-number="7">a</li><li data-number="5">b</li>'
    assert unread.shown(page, None) == page.replace(b"<!--unread-->", b"What moved")
    assert b"1 unread" in unread.shown(page, 5)
    assert unread.shown(page, 5).count(b"dot-new") == 1
    assert b"2 or more unread" in unread.shown(page, 0)
    assert b"Nothing new" in unread.shown(page, unread.newest(page))


def test_pages_that_take_long_are_made_before_anybody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saidseen.board.ahead.SLOW", 0.0)
    monkeypatch.setattr("saidseen.board.ahead.MOST", 2)
    marks = Marks(1, 1)
    shelf, made = Shelf(marks), list[str]()

    def page(name: str) -> PageMaker:
        return PageMaker(f"/claims/{name}?", name, lambda: made.append(name) or name)  # type: ignore[func-returns-value]

    def until(count: int) -> bool:
        deadline = time.monotonic() + 10
        while len(made) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        return len(made) == count

    ahead = Ahead(shelf, lambda: [page("large")])
    ahead.start()
    ahead.moved()
    assert until(1)
    assert shelf.kept("/claims/large?", "large") is not None
    for name in ("first", "second"):
        ahead.asked(page(name), 1.0)  # there is room for two
    marks.last = marks.of["large"] = marks.of["second"] = 2
    ahead.moved()
    assert until(3)
    assert made == ["large", "second", "first"]
    ahead.end()
    ahead.join(5)
    assert not ahead.is_alive()


def test_a_kept_page_lasts_till_what_it_shows_has_changed() -> None:
    marks, made = Marks(1, 1), list[int]()
    shelf = Shelf(marks, 100)

    def make() -> str:
        made.append(1)
        return "x" * 60

    shelf.page("a", "claim", make)
    assert shelf.kept("a", "claim") is not None
    marks.last = 2  # a change that bears on another claim
    assert shelf.kept("a", "claim") is not None
    assert shelf.kept("a", None) is None
    assert shelf.kept("a", None, grace=60.0) is not None
    marks.of["claim"] = 2
    assert shelf.kept("a", "claim") is None
    marks.every = 3  # what a person judged is shown at once
    assert shelf.kept("a", None, grace=60.0) is None
    shelf.page("a", "claim", make)
    shelf.page("b", None, make)
    assert shelf.kept("a", "claim", grace=60.0) is None  # there is room for one
    assert len(made) == 3


@pytest.mark.parametrize("error", [LedgerLocked("it is locked"), RuntimeError("as tests ask it to")])
def test_a_follower_in_trouble_says_so_and_goes_on(
    served_board: Served, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr("saidseen.board.live.AGAIN", 0.05)
    left = [error]

    def bring_up(ledger: Ledger) -> None:
        if left:
            raise left.pop()

    follower = Follower(str(served_board.path), Marks(), Hub(), bring_up)
    seen: list[str] = []
    told = follower._in_trouble
    monkeypatch.setattr(follower, "_in_trouble", _noting(seen, told))
    follower.start()
    until = time.monotonic() + 20
    while (not seen or follower.trouble or not follower._marks.last) and time.monotonic() < until:
        time.sleep(0.02)
    follower.end()
    follower.join(10)
    assert len(seen) == 1
    assert follower.trouble == ""
    assert follower._marks.last > 0


def _noting(seen: list[str], told: Callable[[str], None]) -> Callable[[str], None]:
    def noted(what: str) -> None:
        seen.append(what)
        told(what)

    return noted
