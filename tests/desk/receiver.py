"""A server that takes the messages of webhooks, checks their signatures as the specification says, and keeps them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from typing import Any

KEY = b"twenty-four bytes or more"
SECRET = f"whsec_{base64.b64encode(KEY).decode()}"


@dataclass
class Receiver:
    """What came: ids, messages and whether each was signed; `answers` are given first, then 204."""

    address: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    signed: list[bool] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    """Nothing is answered while it is not set."""

    def lines(self) -> list[str]:
        """What the messages that were taken say."""
        return [one["data"]["line"] for one in self.taken]


def is_signed(headers: dict[str, str], body: bytes) -> bool:
    """Whether a message is signed with the key, now."""
    at = headers["webhook-timestamp"]
    whole = b".".join((headers["webhook-id"].encode(), at.encode(), body))
    right = base64.b64encode(hmac.new(KEY, whole, hashlib.sha256).digest()).decode()
    given = [one.partition(",") for one in headers["webhook-signature"].split(" ")]
    return abs(time.time() - int(at)) < 300 and ("v1", ",", right) in given


@contextmanager
def receiver(*, in_turn: bool = False) -> Iterator[Receiver]:
    """A receiver that runs while it is needed; `in_turn` it takes one message after the other, as they came."""
    kept = Receiver()
    kept.gate.set()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            if len(body) < length:  # its sender was killed on the way: nothing came that could be answered
                self.close_connection = True
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            kept.ids.append(headers["webhook-id"])
            kept.signed.append(is_signed(headers, body) and not is_signed(headers, body + b" "))
            status, more = kept.answers.pop(0) if kept.answers else (204, {})
            if status == 204:
                kept.taken.append(json.loads(body))
            kept.gate.wait(15)
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = (HTTPServer if in_turn else ThreadingHTTPServer)(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    kept.address = f"http://127.0.0.1:{server.server_port}/hook?of=desk"
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
