"""What a request tells of itself: where it is for, whence it comes, and its body within bounds."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import anyio
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from saidseen.board.access.access import Limits
from saidseen.board.access.answers import Refused
from saidseen.board.access.buckets import is_loopback
from saidseen.board.access.needs import SAFE

COOKIE, SECURE_COOKIE = "saidseen", "__Host-saidseen"
"""What the session's cookie is called; by the second name a browser takes it from this very host over https only."""
FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 1_000
TOO_MUCH = 4
"""Of a body that is too long so many times the limit is still taken in."""
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Visit:
    """A request before it is let in."""

    def __init__(self, scope: Scope) -> None:
        self.headers = Headers(scope=scope)
        self.method: str = scope["method"]
        self.is_safe = self.method in SAFE
        root: str = scope.get("root_path", "")
        self.path = scope["path"].removeprefix(root) if root else scope["path"]
        self.query = scope.get("query_string", b"").decode("latin-1")
        self.is_https = scope.get("scheme") == "https"
        self.address = scope["client"][0] if scope.get("client") else "unknown"
        self.body = b""

    @property
    def host(self) -> str:
        """The name under which the board is called, without the port."""
        host = self.headers.get("host", "")
        name = host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
        return name.lower().rstrip(".")

    @property
    def origin(self) -> str:
        """The origin of the board's own pages, as a browser that sent this writes it."""
        return f"{'https' if self.is_https else 'http'}://{self.headers.get('host', '').lower()}"

    @property
    def is_here(self) -> bool:
        """Whether whoever asks is on this machine, and nothing passed it on."""
        return is_loopback(self.address) and not any(name in self.headers for name in _PASSED_ON)

    @property
    def wants_a_page(self) -> bool:
        """Whether a browser shows the answer to somebody."""
        return "text/html" in self.headers.get("accept", "") and not self.path.startswith("/api/")

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether the page of another site asks for this, other than by a link that somebody followed."""
        followed = self.is_safe and self.headers.get("sec-fetch-mode") == "navigate"
        return self.headers.get("sec-fetch-site", "none") in ("cross-site", "same-site") and not followed

    @property
    def is_our_own(self) -> bool:
        """Whether a page of the board asks for this; a browser says so, and no page can have it say what is not."""
        site, origin = self.headers.get("sec-fetch-site"), self.headers.get("origin")
        if site is None and origin is None:
            return False
        return site in (None, "same-origin") and origin in (None, self.origin)

    @property
    def bearer(self) -> str | None:
        """The token of a program."""
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if kind.lower() == "bearer" and token.strip() else None

    @property
    def cookie(self) -> str | None:
        """What the session's cookie holds."""
        name = SECURE_COOKIE if self.is_https else COOKIE
        pairs = (part.strip().partition("=") for part in self.headers.get("cookie", "").split(";"))
        return next((value for key, _, value in pairs if key == name and value), None)

    def fields(self) -> dict[str, str]:
        """The fields of a form, the first of each name; none where the body is no form."""
        if self.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            return {}
        try:
            pairs = parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError:
            return {}
        return dict(reversed(pairs))

    async def read(self, receive: Receive, limits: Limits) -> Receive:
        """Take the body in, and what gives it again. Raises Refused for one too long, or too long on its way."""
        too_long = Refused(413, f"The body is longer than {limits.body} bytes: send less.", {"Connection": "close"})
        length = self.headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 20:
            raise Refused(400, "Content-Length is no number.", {"Connection": "close"})
        if int(length) > limits.body:
            await _read_away(receive, limits)
            raise too_long
        parts, many = list[bytes](), 0
        with anyio.move_on_after(limits.seconds) as time:
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refused(400, "The body ended before it was whole.", {"Connection": "close"})
                parts.append(message.get("body", b""))
                many += len(parts[-1])
                if many > limits.body or not message.get("more_body", False):
                    break
        if many > limits.body:
            await _read_away(receive, limits)
            raise too_long
        if time.cancelled_caught:
            raise Refused(408, f"The body took longer than {limits.seconds:g} seconds.", {"Connection": "close"})
        self.body = b"".join(parts)
        first: list[Message] = [{"type": "http.request", "body": self.body, "more_body": False}]

        async def again() -> MutableMapping[str, Any]:
            return first.pop() if first else await receive()

        return again


async def _read_away(receive: Receive, limits: Limits) -> None:
    """Read some of a body that is refused, and let it go: who is still sending sees no answer when the line is cut."""
    many = 0
    with anyio.move_on_after(limits.seconds):
        while many < TOO_MUCH * limits.body:
            message = await receive()
            many += len(message.get("body", b""))
            if not message.get("more_body", False):
                return
