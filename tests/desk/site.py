"""A web site on the loopback address whose pages a test writes, with ETags; it counts what it was asked for."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    """One answer: `tagged` ones have an ETag, and are answered by 304 to who has it."""

    body: bytes
    kind: str = "application/rss+xml"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    tagged: bool = True


class Site:
    """The pages, by path; `asked` are the paths that were asked for, each with the headers and the status answered."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str], int]] = []

    def put(self, path: str, body: str, kind: str = "application/rss+xml", **more: object) -> str:
        """Write a page; its address."""
        self.pages[path] = Page(body.encode(), kind, **more)  # type: ignore[arg-type]
        return self.address + path

    def statuses(self, path: str) -> list[int]:
        """What was answered to those who asked for a path."""
        return [status for asked, _, status in self.asked if asked == path]


def rss(*items: tuple[str, str, str], title: str = "The Wire") -> str:
    """A feed of items: link, headline, words."""
    entries = "".join(
        f"<item><title>{escape(head)}</title><link>{escape(link)}</link><guid>{escape(link)}</guid>"
        f"<pubDate>Tue, 15 Feb 2022 10:00:00 GMT</pubDate><description>{escape(words)}</description></item>"
        for link, head, words in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'


@contextmanager
def site() -> Iterator[Site]:
    """A site, running."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            page = here.pages.get(self.path, Page(b"none", "text/plain", 404, tagged=False))
            tag = f'"{hashlib.sha256(page.body).hexdigest()[:16]}"'
            same = page.tagged and page.status == 200 and self.headers.get("If-None-Match") == tag
            status = 304 if same else page.status
            here.asked.append((self.path, dict(self.headers), status))
            self.send_response(status)
            told = {"ETag": tag} if page.tagged and page.status == 200 else {}
            body = b"" if same else page.body
            for name, value in {
                "Content-Type": page.kind,
                "Content-Length": str(len(body)),
                **told,
                **page.headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Site(httpd.server_address[1])
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield here
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
