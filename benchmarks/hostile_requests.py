"""Requests as somebody who means ill would send them, and the board that answers them, called in this process."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_from_bytes, unquote, urlencode

from hostile_bytes import LONGEST, ODD, VALUES, spoilt

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message

PATHS = (
    *("/", "/claims", "/claims/{claim}", "/claims/{claim}/measures"),
    *("/claims/{claim}/news", "/stories", "/stories/{story}"),
    *("/speakers", "/search", "/map", "/feeds", "/review", "/judge", "/me", "/live", "/healthz", "/login", "/logout"),
    *("/static/board.css", "/static/{name}", "/metrics", "/admin/x", "/api/v1/claims", "/api/v1/claims/{claim}"),
    *("/api/v1/statements", "/api/v1/stories", "/api/v1/stories/{story}", "/api/v1/check", "/api/v1/measures"),
    *("/api/v1/changes", "/api/v1/feeds", "/api/v1/judgements"),
    *("/api/v1/tokens", "/api/v1/audit", "/api/v1/openapi.json"),
    *("/api/v1/export/csv", "/api/v1/export/jsonl", "/api/v1/export/geojson"),
    *("/api/v1/export/markdown", "/api/v1/export/{name}"),
)  # fmt: skip
HEAVY = frozenset(one for one in PATHS if "/export/" in one or one in ("/api/v1/check", "/api/v1/measures", "/map"))
"""What takes long to answer, and is asked for more rarely."""
NAMES = (
    *("words", "speaker", "side", "outlet", "act", "basis", "country", "event", "said_since", "said_until", "status"),
    *("credibility", "owed", "unsure", "since", "until", "actor", "place", "happened_since", "happened_until", "as_of"),
    *("least", "offset", "limit", "sort", "sentence", "instrument"),
    *("claim", "on", "everything", "after", "of", "q", "page"),
    *("read", "new", "back", "done", "statement", "story", "name"),
    *("undo", "next", "in", "day", "from", "kind", "field"),
)  # fmt: skip
GOOD = (
    *("Russia", "RUS", "2022-02-15", "2022-02", "units"),
    *('"went back" OR troops', "begin* -not", "disputed", "assert", "deny"),
    *("any", "1", "20", "0", "-said", "happened"),
    *("Moscow said that units had gone back.", "vd11", "claims", "statements"),
    *("a OR", "NOT", "AND (", '"', '"""', "*", "-", "a NEAR b", "%"),
    *("_", "\\", "'; DROP TABLE stories --", "{{7*7}}", "<script>"),
    *("9" * 30, "-1", "1e3", "0.5", "٣", "²", "2022-13-45"),
    *("99999-01-01", "0000-00-00", "x" * 600, "(" * 900, "a " * 900),
)  # fmt: skip
METHODS = (*("GET",) * 40, "HEAD", *("POST",) * 6, "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "X")
FIELDS = (
    *("speaker", "country", "act", "polarity", "basis", "event"),
    *("place", "day", "figure", "content", "confirmed", "dropped"),
    *("stance", "move", "split", "join", "apart", "status", "same", "different", "reliability", "note", "undo", "x"),
)  # fmt: skip
HEADERS = (
    *("accept", "accept-language", "accept-encoding", "content-type", "content-length", "cookie", "origin", "referer"),
    *("sec-fetch-site", "sec-fetch-mode", "if-none-match", "range", "x-csrf-token", "hx-request", "forwarded"),
    *("x-forwarded-for", "x-forwarded-host", "host", "authorization", "transfer-encoding", "expect", "upgrade"),
)  # fmt: skip
TOLD = (
    *(b"text/html", b"*/*", b"application/json"),
    *(b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=q"),
    *(b"multipart/form-data", b"a" * 9000, b"\xff\xfe", b"null"),
    *(b"cross-site", b"same-origin", b"navigate", b"bytes=0-9,-1"),
    *(b"127.0.0.1", b"evil.example", b"[::1", b"[::1]:8000", b""),
    *(b"localhost:99999999", b"1", b"-1", b"9" * 30, b"\xb2"),
    *(b"saidseen=" + b"A" * 43, b"saidseen-read=99", b"saidseen-read=\xb2"),
    *(b"saidseen-read=" + b"9" * 14, b"=;=;;", b'"x"'),
    *(b"Bearer", b"Bearer ss_0123456789abcdef_x", b"Basic YTpi", b"bearer \xff", b"chunked", b"true", b"text/html;q=x"),
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What is sent."""

    method: str
    path: str
    query: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    client: str

    def __str__(self) -> str:
        """The request in a line."""
        return f"{self.method} {self.path[:300]}?{self.query[:300]} {self.headers!r:.400} {self.body!r:.300}"


@dataclass(frozen=True)
class Asker:
    """What is asked about, and the tokens to ask with."""

    claims: Sequence[str]
    stories: Sequence[str]
    statements: Sequence[str]
    names: Sequence[str]
    tokens: Sequence[str]

    def request(self, rng: random.Random) -> Request:
        """One hostile request."""
        pattern = rng.choice(PATHS)
        while pattern in HEAVY and rng.random() < 0.9:
            pattern = rng.choice(PATHS)
        names = {"claim": self._id(rng, self.claims), "story": self._id(rng, self.stories), "name": self._text(rng)}
        path = pattern.format(**{key: quote(value, safe="", errors="replace") for key, value in names.items()})
        if rng.random() < 0.1:
            odd = quote_from_bytes(_bytes(rng.choice(ODD)), safe="/<>\"'{}[]|^`\\")
            at = rng.randrange(1, len(path) + 1)
            path = (
                path[:at] + rng.choice((odd, "/", "//", "/../", "/./", "%2f", "%2e%2e/", "%", "%zz", ";x")) + path[at:]
            )
        method = rng.choice(METHODS)
        if pattern in ("/judge", "/api/v1/judgements", "/login") and rng.random() < 0.6:
            method = "POST"
        body, kind = self._body(rng, pattern) if method not in ("GET", "HEAD") or rng.random() < 0.02 else (b"", b"")
        headers = [(b"host", b"127.0.0.1:8000"), *self._known(rng)]
        headers += [(b"content-type", kind), (b"content-length", str(len(body)).encode())] if body else []
        for _ in range(rng.choice((0, 0, 0, 1, 2, 4))):
            headers.append((rng.choice(HEADERS).encode(), rng.choice(TOLD).strip()))
        client = f"127.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(1, 255)}"
        return Request(method, path, self._query(rng), tuple(headers), body, client)

    def _known(self, rng: random.Random) -> list[tuple[bytes, bytes]]:
        """Who asks: mostly somebody with a token, now and then with one that is none."""
        if rng.random() < 0.3:
            return []
        token = rng.choice(self.tokens)
        if rng.random() < 0.01:
            token = rng.choice((token[:-1], f"{token[:-1]}\u00e9", "ss_", "x" * 5000))
        return [(b"authorization", b"Bearer " + token.encode("latin-1"))]

    def _id(self, rng: random.Random, ids: Sequence[str]) -> str:
        one = rng.choice(ids)
        return rng.choice((one, one, one, one[:8], one[:1], one.upper(), f"{one}x", self._text(rng)))

    def _text(self, rng: random.Random) -> str:
        """Words to ask for: good, odd, or spoilt."""
        kind = rng.random()
        if kind < 0.4:
            return rng.choice(GOOD)
        if kind < 0.55:
            return rng.choice(rng.choice((self.names, self.claims, self.stories, self.statements)))
        if kind < 0.75:
            return rng.choice(VALUES)
        odd = rng.choice(ODD)
        odd = odd.decode("utf-8", "replace") if isinstance(odd, bytes) else odd
        return f"{rng.choice(GOOD)}{odd}{rng.choice(GOOD)}"

    def _query(self, rng: random.Random) -> str:
        pairs = [(rng.choice(NAMES), self._text(rng)) for _ in range(rng.choice((0, 1, 1, 2, 3, 5)))]
        query = urlencode(pairs, errors="replace")
        if rng.random() < 0.1:
            odd = quote_from_bytes(_bytes(rng.choice(ODD)), safe="&=;%<>\"'{}[]")
            query += rng.choice(("&", "&&=", "&x", ";", "%", "%ff", "&limit=1&limit=2", "&" * 200, f"&{odd}={odd}"))
        return query

    def _body(self, rng: random.Random, pattern: str) -> tuple[bytes, bytes]:
        """A body and what it is called."""
        of = self._id(rng, rng.choice((self.statements, self.statements, self.claims, self.stories, self.names)))
        told = {"field": rng.choice(FIELDS), "of": of, "value": self._text(rng), "why": self._text(rng)}
        if pattern == "/judge":
            told = {rng.choice(("statement", "claim", "story", "name", "undo")): of, **told, "do": told["field"]}
            told |= {"back": rng.choice(("/", "//evil.example", "\\", "/judge"))} if rng.random() < 0.3 else {}
        elif pattern == "/login":
            told = {"token": rng.choice((*self.tokens, self._text(rng))), "next": self._text(rng)}
        form = rng.random() < (0.1 if pattern.startswith("/api/") else 0.9)
        body = urlencode(told, errors="replace").encode() if form else json.dumps(told).encode()
        if rng.random() < 0.4:
            body = spoilt(rng, body, b'{"field": "note", "of": "x", "why": "y", "a": [1]}', LONGEST)
        return body, b"application/x-www-form-urlencoded" if form else b"application/json"


def _bytes(told: bytes | str) -> bytes:
    return told if isinstance(told, bytes) else told.encode()


async def answered(app: ASGIApp, request: Request, seconds: float = 60.0) -> tuple[int, bytes]:
    """The status and the body that an application answers; whatever it raises is raised."""
    raw = request.path.encode("ascii", "replace").split(b"?")[0]
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "scheme": "http",
        "method": request.method, "path": unquote(raw.decode("ascii")), "raw_path": raw, "root_path": "",
        "query_string": request.query.encode("ascii", "replace"), "headers": list(request.headers),
        "client": (request.client, 40_000), "server": ("127.0.0.1", 8000), "state": {},
    }  # fmt: skip
    status, parts, over, given = 0, list[bytes](), asyncio.Event(), False

    async def receive() -> Message:
        nonlocal given
        if not given:
            given = True
            return {"type": "http.request", "body": request.body, "more_body": False}
        await over.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            parts.append(message.get("body", b""))
            if not message.get("more_body") or scope["path"] == "/live":  # which goes on till its reader goes
                over.set()

    await asyncio.wait_for(app(scope, receive, send), seconds)
    return status, b"".join(parts)


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[None]:
    """Start an application, and end it."""
    told, heard = asyncio.Queue[Any](), asyncio.Queue[Any]()
    life = asyncio.ensure_future(
        app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, told.get, heard.put)
    )
    await told.put({"type": "lifespan.startup"})
    begun = await heard.get()
    if begun["type"] != "lifespan.startup.complete":
        raise RuntimeError(f"the board does not start: {begun}")
    try:
        yield
    finally:
        await told.put({"type": "lifespan.shutdown"})
        await life
