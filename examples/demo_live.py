"""The eighteen stories of February 2022 as a feed, one every few seconds, watched; the board moves as they come.

usage: python examples/demo_live.py [OUT] [SECONDS] [PORT]
(OUT: a folder, `out/live` by default; SECONDS: how long the feed takes, 60; PORT: the board's, 8000, 0 for any)
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from demo import asked

from saidseen.desk.moves import moves
from saidseen.documents import open_stories
from saidseen.ledger import Ledger
from saidseen.model.reading import Document

BIN = Path(sys.executable).parent / "saidseen"
AT_ONCE = 3
"""Moves of one story that are told here; the board shows all."""


class Wire:
    """A feed on this machine that has ever more stories."""

    def __init__(self) -> None:
        self.stories: list[Document] = []
        wire = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                found = self.path == "/wire.xml"
                body = wire.feed().encode() if found else b"User-agent: *\nAllow: /\n"
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml" if found else "text/plain")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/wire.xml"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feed(self) -> str:
        """The stories so far as RSS, each with its outlet as its source."""
        return (
            '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Wire of the demo</title>{''.join(map(_item, self.stories))}</channel></rss>"
        )


def _item(story: Document) -> str:
    when = format_datetime(datetime.fromisoformat(story.published)) if story.published else ""
    words = "".join(f"<p>{escape(part)}</p>" for part in story.text.split("\n") if part.strip())
    link = story.url or f"https://wire.example/{abs(hash(story.name))}"
    outlet = escape(story.outlet or "the wire")
    return (
        f"<item><title>{escape(story.title or story.name)}</title><link>{escape(link)}</link><pubDate>{when}</pubDate>"
        f'<source url="https://wire.example/">{outlet}</source>'
        f"<content:encoded>{escape(words)}</content:encoded></item>"
    )


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command of saidseen, ended at the end."""
    process = subprocess.Popen([str(BIN), *command], stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def published() -> Iterator[Document]:
    """The stories of the example, as they are taken from their files."""
    for wanted in asked(""):
        for where in wanted.where:
            for story in open_stories(where, published=wanted.published, outlet=wanted.outlet):
                if isinstance(story, Document):
                    yield story


def told(ledger: Ledger, last: int) -> int:
    """Print what moved since; the number of the last move."""
    found = moves(ledger, after=last, limit=None, newest_first=False)
    for move in [m for m in found if m.now is not None][:AT_ONCE]:
        print(f"    {move.title[:70]}: {move.line[:110]}", flush=True)
    if len(found) > AT_ONCE:
        print(f"    and {len(found) - AT_ONCE} more", flush=True)
    return found[-1].number if found else last


def main(out: str = "out/live", seconds: str = "60", port: str = "8000") -> None:
    """Publish, watch, serve, tell."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "live.db"
    for old in folder.glob("live.db*"):
        old.unlink()
    stories = sorted(published(), key=lambda story: story.published or "")
    wire = Wire()
    desk = folder / "desk.toml"
    feed = f'[[feeds]]\nname = "Wire"\nurl = "{wire.address}"\nevery = "1s"\n'
    desk.write_text(f'ledger = "live.db"\nallow_private = true\n{feed}', "utf-8")
    with (
        Ledger(path) as ledger,
        running("watch", str(desk), "--log", "none"),
        running("serve", "--ledger", str(path), "--port", port) as board,
    ):
        assert board.stderr is not None
        print(board.stderr.readline().decode().strip(), flush=True)
        print("Open it now: it moves by itself.", flush=True)
        last = 0
        for number, story in enumerate(stories, 1):
            began = time.monotonic()
            wire.stories.append(story)
            print(f"{number} of {len(stories)}: {story.outlet}: {story.title or story.name}", flush=True)
            pause = float(seconds) / len(stories)
            while time.monotonic() - began < pause:
                time.sleep(min(0.5, pause))
            last = told(ledger, last)
        for _ in range(20):
            if len(list(ledger.documents())) >= len(stories):
                break
            time.sleep(0.5)
        last = told(ledger, last)
        print(f"{len(list(ledger.documents()))} stories came, and claims moved {last} times.", flush=True)
        if sys.stdout.isatty():
            print("The board stays open; Ctrl-C ends it.")
            with suppress(KeyboardInterrupt):
                board.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
