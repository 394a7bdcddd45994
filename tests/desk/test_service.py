"""The watch at work: several feeds, each at its time, told of and counted, and ended in good order."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from saidseen.cli import main
from saidseen.desk.feed_states import feed_states, state_of
from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.service import Event, Service, Trouble
from saidseen.desk.taking_back import TakenBack
from saidseen.desk.watch_log import Figures, line, record
from saidseen.desk.watching import Came, Outcome
from saidseen.documents.sources import SourceKind
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, LedgerUnreachable
from tests.desk.looking import BACK, MORE, UNSEEN, how, page
from tests.desk.site import Site, rss

ROOT = Path(__file__).resolve().parents[2]


def desk(tmp_path: Path, web: Site, *names: str, every: str = "5m") -> Path:
    """A desk.toml of feeds at /NAME."""
    tables = "".join(f'[[feeds]]\nname = "{n}"\nurl = "{web.address}/{n}"\nevery = "{every}"\n' for n in names)
    path = tmp_path / "desk.toml"
    path.write_text(f'ledger = "crisis.db"\nallow_private = true\n{tables}', "utf-8")
    return path


def watch(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["watch", *map(str, arguments)])


def wait_for(said: Callable[[], object]) -> None:
    until = time.monotonic() + 30
    while not said():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.02)


def test_once_looks_at_every_feed_and_fails_where_one_did(web: Site, tmp_path: Path) -> None:
    web.put("/wire", rss((f"{web.address}/a", "Units go back", BACK)))
    web.put("/other", rss((f"{web.address}/b", "Nothing seen", UNSEEN)))
    path = desk(tmp_path, web, "wire", "none", "other")
    done = watch(path, "--once")
    assert done.exit_code == 1, done.output
    assert sorted(done.stdout.splitlines()) == [
        "none: failed: the address answers 404 Not Found: check it",
        "other: new 1, changed 0, unchanged 0",
        "wire: new 1, changed 0, unchanged 0",
    ]
    assert done.stderr == ""
    done = watch(desk(tmp_path, web, "wire", "other"), "--once", "--log", "json")
    assert done.exit_code == 0
    assert {json.loads(told)["event"] for told in done.stderr.splitlines()} == {"feed"}
    shown = CliRunner().invoke(main, ["feeds", "--ledger", str(tmp_path / "crisis.db")])
    rows = [told.split("\t") for told in shown.stdout.splitlines()]
    assert [(row[0], row[1], row[2], row[3], row[7]) for row in rows[1:]] == [
        ("none", "failing", "0", "", "1"),
        ("other", "ok", "1", "Nothing seen", "0"),
        ("wire", "ok", "1", "Units go back", "0"),
    ]
    assert "404" in rows[1][8]
    shown = CliRunner().invoke(main, ["feeds", "--ledger", str(tmp_path / "crisis.db"), "--format", "jsonl"])
    assert [json.loads(told)["state"] for told in shown.stdout.splitlines()] == ["failing", "ok", "ok"]


def test_bad_use_is_told(web: Site, tmp_path: Path) -> None:
    path = desk(tmp_path, web, "wire")
    for arguments, words in (
        ([tmp_path / "none.toml"], "no such file"),
        ([path, "--metrics", "9100"], "takes HOST:PORT"),
        ([path, "--metrics", f"127.0.0.1:{web.address.rpartition(':')[2]}"], "cannot listen"),
    ):
        done = watch(*arguments, "--once")
        assert done.exit_code == 2
        assert words in done.stderr
    Ledger(tmp_path / "crisis.db").close()
    shown = CliRunner().invoke(main, ["feeds", "--ledger", str(tmp_path / "crisis.db")])
    assert "no feed was looked at into this ledger yet" in shown.stderr


def test_a_server_that_asks_to_wait_is_left_alone_by_the_next_run_too(web: Site, tmp_path: Path) -> None:
    web.put("/wire", "busy", "text/plain", status=503, headers={"Retry-After": "600"})
    path = desk(tmp_path, web, "wire")
    assert watch(path, "--once").exit_code == 1
    done = watch(path, "--once")
    assert done.exit_code == 1
    assert "wire: failed: its server asked not to be asked before" in done.stdout
    assert web.statuses("/wire") == [503]
    with Ledger(tmp_path / "crisis.db") as ledger:
        row = how(ledger, "wire")
    due = datetime.fromisoformat(row.due) - datetime.fromisoformat(row.asked_at)
    assert timedelta(seconds=598) <= due <= timedelta(seconds=602)


def test_it_runs_until_it_is_told_to_end(web: Site, tmp_path: Path) -> None:
    a = f"{web.address}/a"
    web.put("/wire", rss((a, "Units go back", BACK)))
    path = desk(tmp_path, web, "wire", "none", every="1s")
    command = [
        sys.executable, "-c", "from saidseen.cli import main; main()", "watch", str(path), "--log", "json",
        "--metrics", "127.0.0.1:0",
    ]  # fmt: skip
    said: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        thread = threading.Thread(target=lambda told: said.extend(iter(told.readline, "")), args=(child.stderr,))
        thread.start()
        try:
            wait_for(lambda: any('"event": "story"' in told for told in said))
            web.put("/wire", rss((a, "Units go back", MORE)))
            wait_for(lambda: any('"version": 1' in told for told in said))
            wait_for(lambda: sum("404" in told for told in said) > 1 and 304 in web.statuses("/wire"))
        finally:
            child.send_signal(signal.SIGTERM)
            thread.join()
        assert child.wait(20) == 0
    records = [json.loads(told) for told in said if told.startswith("{")]
    assert said[0].startswith("saidseen: watching 2 feeds into ")
    assert said[-1] == "saidseen: the watch has ended\n"
    failing = [one["failures"] for one in records if one["event"] == "feed" and one["feed"] == "none"]
    assert failing == list(range(1, len(failing) + 1))


def test_a_ledger_that_is_lost_for_a_while_is_tried_again(
    web: Site, kept: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.put("/wire", rss((f"{web.address}/a", "Units go back", BACK), (f"{web.address}/b", "Nothing seen", UNSEEN)))
    feed = Feed("Wire", SourceKind.FEED, (f"{web.address}/wire",), 300)
    stop, told, whole, calls = threading.Event(), list[Event](), kept.add, list[int]()

    def add(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise LedgerUnreachable("the server was lost on the way")
        return whole(*arguments)  # type: ignore[arg-type]

    def tell(event: Event) -> None:
        told.append(event)
        if isinstance(event, Outcome):
            stop.set()

    monkeypatch.setattr(kept, "add", add)
    monkeypatch.setattr("saidseen.desk.service.LONGEST_TROUBLE", 0.05)
    Service(DeskFile(kept.path, (feed,), True), kept, tell=tell, stop=stop).run()
    assert [type(event) for event in told] == [Came, Trouble, Came, Outcome]
    assert isinstance(told[-1], Outcome)
    assert (told[-1].new, told[-1].known) == (1, 1)
    assert len(list(kept.documents())) == 2


def test_a_full_ledger_is_tried_ever_more_seldom_and_its_feeds_too(
    web: Site, a_file: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.put("/wire", rss((f"{web.address}/a", "Units go back", BACK)))
    feed = Feed("Wire", SourceKind.FEED, (f"{web.address}/wire",), 300)
    stop, pauses = threading.Event(), list[float]()

    def full(*arguments: object) -> object:
        raise LedgerUnreachable("no room")

    def tell(event: Event) -> None:
        assert isinstance(event, Trouble)
        pauses.append(event.again)
        if len(pauses) == 3:
            stop.set()

    monkeypatch.setattr(a_file, "add", full)
    monkeypatch.setattr("saidseen.desk.service.LONGEST_TROUBLE", 0.4)
    monkeypatch.setattr("saidseen.desk.service.FIRST_TROUBLE", 0.1)
    Service(DeskFile(a_file.path, (feed,), True), a_file, tell=tell, stop=stop).run()
    assert pauses == [0.1, 0.2, 0.4]


def test_one_server_that_asks_to_wait_does_not_silence_the_others(web: Site, tmp_path: Path) -> None:
    busy = web.put("/busy", "busy", "text/plain", status=503, headers={"Retry-After": "600"})
    good = web.put("/good", page(BACK), "text/html")
    path = tmp_path / "desk.toml"
    path.write_text(
        f'ledger = "crisis.db"\nallow_private = true\n[[feeds]]\nname = "P"\nurl = ["{good}", "{busy}"]\nevery = "5m"\n'
    )
    assert "new 1" in watch(path, "--once").stdout
    assert "asked not to be asked before" not in watch(path, "--once").stdout
    assert len(web.statuses("/good")) == 2


def test_a_feed_is_not_looked_at_again_before_it_is_due(web: Site, a_file: Ledger) -> None:
    web.put("/wire", rss((f"{web.address}/a", "Units go back", BACK)))
    feed = Feed("Wire", SourceKind.FEED, (f"{web.address}/wire",), 300)
    stop = threading.Event()

    def tell(event: Event) -> None:
        if isinstance(event, Outcome):
            stop.set()

    Service(DeskFile(a_file.path, (feed,), True), a_file, tell=tell, stop=stop).run()
    again = threading.Event()
    threading.Timer(1.5, again.set).start()
    Service(DeskFile(a_file.path, (feed,), True), a_file, stop=again).run()
    assert web.statuses("/wire") == [200]


def test_what_nobody_foresaw_fails_one_feed_and_not_the_watch(
    web: Site, a_file: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> object:
        raise RuntimeError("the lights went out")

    web.put("/wire", rss((f"{web.address}/a", "Units go back", BACK)))
    monkeypatch.setattr("saidseen.documents.sources.fetched_stories", broken)
    feed = Feed("Wire", SourceKind.FEED, (f"{web.address}/wire",), 300)
    (outcome,) = Service(DeskFile(a_file.path, (feed,), True), a_file).once()
    assert outcome.error == "it could not be gone through (RuntimeError: the lights went out): save it, and report it"
    assert how(a_file).failures == 1


def test_a_feed_that_nobody_looks_at_any_more_is_overdue(web: Site, a_file: Ledger) -> None:
    web.put("/wire", rss((f"{web.address}/a", "Units go back", BACK)))
    feed = Feed("Wire", SourceKind.FEED, (f"{web.address}/wire",), 300)
    list(Service(DeskFile(a_file.path, (feed,), True), a_file).once())
    (found,) = feed_states(a_file)
    assert (found.state, found.stories, found.title) == ("ok", 1, "Units go back")
    late = datetime.now(UTC) + timedelta(seconds=700)
    assert (state_of(found.row, late), state_of(replace(found.row, failures=2), late)) == ("overdue", "failing")


def test_figures_are_served_for_prometheus(web: Site, a_file: Ledger) -> None:
    web.put("/wire", rss((f"{web.address}/a", "Units go back", BACK)))
    figures = Figures("127.0.0.1:0")
    try:
        feeds = tuple(Feed(n, SourceKind.FEED, (f"{web.address}/{n}",), 300) for n in ("wire", 'no"ne'))
        list(Service(DeskFile(a_file.path, feeds, True), a_file, tell=figures.take).once())
        with urllib.request.urlopen(f"http://127.0.0.1:{figures.port}/metrics", timeout=10) as answer:
            text = answer.read().decode()
    finally:
        figures.close()
    assert 'saidseen_watch_stories_total{feed="wire",what="new"} 1.0' in text
    assert 'saidseen_watch_looks_total{feed="no\\"ne",result="failed"} 1.0' in text
    assert 'saidseen_watch_failures{feed="no\\"ne"} 1.0' in text
    assert 'saidseen_watch_last_success_timestamp_seconds{feed="wire"}' in text


def test_every_event_has_a_line_and_a_record() -> None:
    outcome = Outcome(Feed("Wire", SourceKind.FEED, ("https://example.org/feed",), 300), new=2)
    taken = TakenBack("Wire", ("0123456789abcdef",), "it answers 410", ("c1",))
    trouble = Trouble("locked", 2.0)
    assert line(outcome).endswith(" Wire: new 2, changed 0, unchanged 0")
    assert line(taken).endswith(" Wire: withdrawn: 01234567 (it answers 410); 1 claim rested on it")
    assert line(trouble).endswith(" the ledger cannot be used (locked); tried again in 2 s")
    assert [(record(one)["level"], record(one)["event"]) for one in (outcome, taken, trouble)] == [
        ("info", "feed"), ("warning", "withdrawn"), ("error", "ledger"),
    ]  # fmt: skip


def test_metrics_need_a_place_that_makes_sense() -> None:
    for wrong in ("", "localhost", ":9100", "127.0.0.1:99999", "127.0.0.1:x"):
        with pytest.raises(UsageError, match="takes HOST:PORT"):
            Figures(wrong)
