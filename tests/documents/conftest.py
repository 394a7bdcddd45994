"""Real servers on the loopback address, one answer a path; nothing here leaves the machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

STORY = (
    "The foreign ministry said on Tuesday that some units had finished their exercise and were going back to their"
    " bases. It did not say how many, nor where they had been."
)
PAGE = (
    "<html><head><title>Units go back</title><meta property='article:published_time' content='2022-02-15T10:00:00Z'>"
    f"<meta property='og:site_name' content='The Wire'></head><body><article><p>{STORY}</p><p>The alliance said"
    " that it had not seen any of it so far, and asked for pictures.</p></article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """One answer a path."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        bodies: dict[str, tuple[str, bytes]] = {
            "/page": ("text/html; charset=utf-8", PAGE.encode()),
            "/text": ("text/plain; charset=windows-1252", STORY.encode() + b" \x93So it is.\x94"),
            "/json": ("application/json", b'{"name": "a", "text": "The ministry said so."}'),
            "/picture": ("image/png", b"\x89PNG"),
        }
        if self.path in bodies:
            kind, body = bodies[self.path]
            self._head(200, {"Content-Type": kind, "Content-Length": str(len(body))})
            self.wfile.write(body)
        elif self.path == "/loop":
            self._head(302, {"Location": "/loop"})
        elif self.path == "/hop":
            self._head(301, {"Location": "/page"})
        elif self.path == "/away":
            self._head(302, {"Location": "file:///etc/hostname"})
        elif self.path == "/inside":
            self._head(302, {"Location": "http://169.254.169.254/latest/meta-data/"})
        elif self.path == "/short":
            self._head(200, {"Content-Type": "text/plain", "Content-Length": "500"})
            self.wfile.write(b"The ministry")
        elif self.path == "/endless":
            self._endless(b"x" * 65536, 0.0)
        elif self.path == "/drip":
            self._endless(b"x", 0.1)
        else:
            self._head(404, {})

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _endless(self, piece: bytes, pause: float) -> None:
        """An answer of up to 64 MiB or 15 seconds: endless to its reader, bounded for the test."""
        self._head(200, {"Content-Type": "text/plain"})
        end = time.monotonic() + 15
        try:
            for _ in range(1024):
                if time.monotonic() > end:
                    return
                self.wfile.write(piece)
                time.sleep(pause)
        except OSError:
            return


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server on this machine, without a slash at its end."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()
