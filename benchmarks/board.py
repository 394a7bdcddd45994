"""The live desk: how soon a story is on an open page, how many readers it bears, how soon a large claim is painted.

The readers ask from a process of their own, fifty at a time with a token each, as often as it takes to make the rate
that is wanted; meanwhile a watch reads a feed that grows. What is asked: what moved (four of ten), the latest claims
(three of ten), their lists, stories, searches, the map. Chromium is Debian's, driven by Playwright.

usage: python benchmarks/board.py [--shared ../shared] [--size 100000] [--ledger FILE]
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlsplit

import repair
from saidseen.board.access.tokens import make
from saidseen.desk.claims import claim_at, claims_of
from saidseen.desk.correcting import note
from saidseen.ledger import Ledger
from saidseen.ledger.addresses import addresses_of
from saidseen.show.board.links import claim_path

SIZE = 100_000
READERS, RATE, SECONDS = 50, 220.0, 30.0
"""Readers at a time, the requests a second that they make together, and for how long."""
EVERY = 2.0
"""Seconds between two stories of the feed that is watched meanwhile."""
STORIES = 10
"""Stories of which is measured how soon they are on the page."""
STATEMENTS = 500
"""Statements of the claim that is painted."""
WORDS = ("troops", "ceasefire", "minister", "border", "aid")
BIN = Path(sys.executable).parent / "saidseen"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


class Wire:
    """A feed on this machine; `served` are the moments at which each story was first given to who asked."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str]] = []
        self.served: dict[str, float] = {}
        wire = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                items = list(wire.items)
                body = feed(items).encode() if self.path == "/wire.xml" else b"User-agent: *\nAllow: /\n"
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml" if self.path == "/wire.xml" else "text/plain")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                if self.path == "/wire.xml":
                    for name, _ in items:
                        wire.served.setdefault(name, time.monotonic())

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/wire.xml"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def feed(items: Sequence[tuple[str, str]]) -> str:
    """The items as RSS: the name of each, and its words."""
    told = "".join(
        f"<item><title>Report {escape(name)}</title><link>https://wire.example/{escape(name)}</link>"
        f"<pubDate>Fri, 18 Feb 2022 10:00:00 GMT</pubDate><description>{escape(words)}</description></item>"
        for name, words in items[-40:]
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>{told}</channel></rss>'


def words_of(number: int) -> str:
    """A story that nothing else is like."""
    place = f"bridge {number} over the river near Kharkiv"
    return f"The defence ministry of Ukraine said on Friday that {number + 100} vehicles had crossed the {place}."


@contextmanager
def watched(ledger: str, folder: Path) -> Iterator[Wire]:
    """A watch that looks at a feed every second."""
    wire = Wire()
    desk = folder / "desk.toml"
    desk.write_text(
        f'ledger = "{ledger}"\nallow_private = true\n[[feeds]]\nname = "Wire"\nurl = "{wire.address}"\nevery = "1s"\n'
    )
    with running("watch", str(desk), "--log", "none"):
        yield wire
    wire.server.shutdown()


@contextmanager
def served(ledger: str) -> Iterator[str]:
    """The board of a ledger; its address."""
    with running("serve", "--ledger", ledger, "--port", "0") as board:
        assert board.stderr is not None
        yield re.findall(r"http://[^/ ]+", board.stderr.readline().decode())[0]


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command of saidseen, ended at the end."""
    process = subprocess.Popen([str(BIN), *command], stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def arriving(folder: Path) -> dict[str, float]:
    """From the moment that a feed gives a story to its words on a page that is open."""
    from playwright.sync_api import sync_playwright

    ledger = str(folder / "arriving.db")
    Ledger(ledger).close()
    took = []
    with watched(ledger, folder) as wire, served(ledger) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(url)
        page.wait_for_timeout(1000)
        for number in range(STORIES + 1):
            name = f"n{number}"
            wire.items.append((name, words_of(number)))
            page.get_by_text(f"bridge {number} over").first.wait_for(timeout=30_000)
            took.append(time.monotonic() - wire.served[name])
        browser.close()
    took = sorted(took[1:])  # the first loads the network
    return {
        "from a feed's answer to the open page, seconds, median": took[len(took) // 2],
        "from a feed's answer to the open page, seconds, longest": took[-1],
    }


def borne(ledger: str, folder: Path, store: str) -> dict[str, float]:
    """Fifty readers, and a watch meanwhile."""
    with Ledger(ledger) as kept:
        tokens = [make(kept, f"reader {n} {time.time()}", "reader") for n in range(READERS)]
    with served(ledger) as url, watched(ledger, folder) as wire:
        while _get(url, "/healthz", tokens[0]) != 200:
            time.sleep(0.5)
        stop = threading.Event()
        growing = threading.Thread(target=_grow, args=(wire, stop))
        growing.start()
        with get_context("spawn").Pool(1) as pool:
            pool.apply(read, (url, tokens, 10.0, RATE / 2))  # as a desk that has been open for a while
            rate, times, errors = pool.apply(read, (url, tokens, SECONDS, RATE))
        stop.set()
        growing.join()
    return {
        f"{store}: board pages a second, {READERS} readers and a watch": rate,
        f"{store}: a board page, ms, median": 1000 * times[len(times) // 2],
        f"{store}: a board page, ms, 95 of 100 within": 1000 * times[int(0.95 * len(times))],
        f"{store}: board pages that failed": errors,
    }


def _grow(wire: Wire, stop: threading.Event) -> None:
    number = 0
    while not stop.wait(EVERY):
        wire.items.append((f"g{number}", words_of(1000 + number)))
        number += 1


def _get(url: str, path: str, token: str) -> int:
    import httpx2

    return httpx2.get(url + path, headers={"Authorization": f"Bearer {token}"}, timeout=120).status_code


def read(url: str, tokens: Sequence[str], seconds: float, rate: float) -> tuple[float, list[float], int]:
    """What some readers get: pages a second, the seconds of each in order, and how many failed."""
    return asyncio.run(_read(url, tokens, seconds, rate))


async def _read(url: str, tokens: Sequence[str], seconds: float, rate: float) -> tuple[float, list[float], int]:
    host = urlsplit(url).netloc
    first = await _Reader.at(host, tokens[0])
    claims = [found for n in range(4) for found in _found(await first.get(f"/claims?from={50 * n}"), "claims", 16)]
    stories = _found(await first.get("/stories"), "stories", 32)
    pause, end = len(tokens) / rate, time.monotonic() + seconds
    times: list[float] = []
    errors = 0

    async def one(number: int) -> None:
        nonlocal errors
        drawn, reader = random.Random(number), await _Reader.at(host, tokens[number])
        await asyncio.sleep(pause * drawn.random())
        due = time.monotonic()
        while due < end:
            path = _drawn(drawn, claims, stories)
            began = time.monotonic()
            try:
                await reader.get(path)
            except (OSError, ValueError, asyncio.IncompleteReadError):
                errors += 1
                reader = await _Reader.at(host, tokens[number])
            times.append(time.monotonic() - began)
            due += pause
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    began = time.monotonic()
    await asyncio.gather(*map(one, range(len(tokens))))
    return (len(times) - errors) / (time.monotonic() - began), sorted(times), errors


def _drawn(drawn: random.Random, claims: Sequence[str], stories: Sequence[str]) -> str:
    """What a reader looks at next."""
    chance = drawn.random()
    if chance < 0.4:
        return "/"
    if chance < 0.7:
        return drawn.choice(claims)
    if chance < 0.8:
        return drawn.choice(("/claims", "/claims?from=50", "/claims?status=disputed"))
    if chance < 0.9:
        return drawn.choice(stories)
    return drawn.choice(("/map", "/feeds", "/stories", *(f"/search?q={word}" for word in WORDS)))


def _found(page: bytes, of: str, length: int) -> list[str]:
    return list(dict.fromkeys(re.findall(rf"/{of}/[0-9a-f]{{{length}}}", page.decode())))


class _Reader:
    """A connection that is kept, and the token that it brings."""

    def __init__(self, into: asyncio.StreamWriter, out: asyncio.StreamReader, host: str, token: str) -> None:
        self._into, self._out, self._host, self._token = into, out, host, token

    @classmethod
    async def at(cls, host: str, token: str) -> _Reader:
        """A new one."""
        name, _, port = host.partition(":")
        out, into = await asyncio.open_connection(name, int(port))
        return cls(into, out, host, token)

    async def get(self, path: str) -> bytes:
        """The page; ValueError where it is refused."""
        told = f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\nAuthorization: Bearer {self._token}\r\n\r\n"
        self._into.write(told.encode())
        await self._into.drain()
        head = (await self._out.readuntil(b"\r\n\r\n")).decode("latin-1")
        size = int(re.findall(r"(?i)content-length: (\d+)", head)[0])
        body = await self._out.readexactly(size)
        if not head.startswith("HTTP/1.1 200"):
            raise ValueError(head.partition("\r\n")[0])
        return body


def painted(ledger: str) -> dict[str, float]:
    """A claim of many statements on the board, from the request to the first paint.

    The claim is one of the ledger's, with the statements of others put into it in the tables. It is opened from the
    list of claims, as a person does; by a browser that has nothing of the board yet; and just after somebody wrote a
    note, when every page has to be made anew.
    """
    from playwright.sync_api import sync_playwright

    with closing(sqlite3.connect(ledger)) as raw, raw:
        some = [row[0] for row in raw.execute("SELECT trace FROM claim_traces ORDER BY trace LIMIT ?", (STATEMENTS,))]
        (claim,) = raw.execute("SELECT claim FROM claim_traces WHERE trace = ?", (some[0],)).fetchone()
        raw.executemany("UPDATE claim_traces SET claim = ? WHERE trace = ?", [(claim, trace) for trace in some])
        raw.execute("INSERT OR IGNORE INTO stale VALUES (?)", (claim,))
    with Ledger(ledger) as kept:
        claims_of(kept, limit=1)
        with kept.transaction() as connection:
            (address,) = addresses_of(connection, [claim]).values()
        one = claim_at(kept, address)
    times: dict[str, list[float]] = {"opened from the list": [], "by a new browser": [], "its page made anew": []}
    with served(ledger) as url, sync_playwright() as playwright, Ledger(ledger) as kept:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(url + claim_path(one.id))  # the first time the processes that make pages begin
        for number in range(7):
            for how, found in times.items():
                if how == "its page made anew":
                    note(kept, one.id, f"looked at {number}", "A. Person")
                    time.sleep(0.3)  # as it takes to turn to it
                opened = (
                    browser.new_page(viewport={"width": 1280, "height": 900}) if how == "by a new browser" else page
                )
                if opened is page:
                    page.goto(f"{url}/claims")
                opened.goto(url + claim_path(one.id))
                while (at := opened.evaluate(PAINTED)) is None:
                    time.sleep(0.02)
                found.append(float(at))
                if opened is not page:
                    opened.close()
        browser.close()
    return {"statements of the claim that is painted": float(len(one.members))} | {
        f"first paint of it, {how}, ms, {which}": value
        for how, found in times.items()
        for which, value in (("median", sorted(found)[len(found) // 2]), ("longest", max(found)))
    }


def bench(shared: Path, size: int = SIZE, ledger: Path | None = None) -> dict[str, float]:
    """All of it; a `ledger` of that size that is there is copied, not made."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        large = folder / "large.db"
        if ledger is not None and ledger.exists():
            shutil.copy(ledger, large)
        else:
            repair.fill(large, shared, size)
        with Ledger(large) as kept:
            claims_of(kept, limit=1)
        return (
            arriving(folder) | borne(str(large), folder, "SQLite") | _in_postgresql(large, folder) | painted(str(large))
        )


def _in_postgresql(large: Path, folder: Path) -> dict[str, float]:
    """The same readers on the same ledger, copied into a database of a server of its own."""
    sys.path.append(str(Path(__file__).parent.parent))
    from tests import postgresql

    from copied import copied

    if why := postgresql.lacking():
        print(f"PostgreSQL is left out: {why}", file=sys.stderr)
        return {}
    with postgresql.server() as server:
        address = server.database()
        copied(large, address)
        return borne(address, folder, "PostgreSQL")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--ledger", type=Path)
    a = parser.parse_args()
    for name, value in bench(a.shared, a.size, a.ledger).items():
        print(f"{name}: {value:,.2f}", flush=True)
