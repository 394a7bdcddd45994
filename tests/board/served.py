"""A board for tests: the API behind the guard, on a real server, with a token of each role."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Any

import httpx2
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from saidseen.board.access import Access, Guard, Limits
from saidseen.board.access.buckets import Rate
from saidseen.board.access.tokens import make
from saidseen.board.api import rest
from saidseen.desk.claims import claims_of
from saidseen.ledger import Ledger
from saidseen.model.acts import Act
from tests.claims.invented import Line, kept_in, reading

WIDE = Limits(Rate(10_000, 10_000), Rate(10_000, 10_000), Rate(10_000, 10_000))
"""Limits that no test meets by the way."""
HOSTS = ("127.0.0.1", "localhost")


@dataclass
class Board:
    """A board that is served: where, on which ledger, and a token of each role."""

    url: str
    address: str
    tokens: dict[str, str]
    app: ASGIApp

    def client(self, role: str | None = None, **headers: str) -> httpx2.Client:
        """A program that asks with a token of that role."""
        told = {"Authorization": f"Bearer {self.tokens[role]}"} if role else {}
        return httpx2.Client(base_url=self.url, headers={**told, **headers}, trust_env=False, timeout=30)

    def get(self, path: str, role: str | None = "reader", expected: int = 200, **asked: Any) -> Any:
        """The JSON that is answered."""
        with self.client(role) as client:
            answer = client.get(path, params=asked)
        assert answer.status_code == expected, answer.text
        return answer.json()


def crisis(address: str) -> str:
    """A ledger with claims of three stories."""
    kept_in(
        address,
        [
            reading("one", [Line(0), Line(5, "Dmytro Kuleba")]),
            reading("two", [Line(0, "Liz Truss", Act.DENY), Line(4)], "2022-02-16"),
            reading("three", [Line(n % 15, "Jens Stoltenberg") for n in range(12)], "2022-02-17"),
        ],
    )
    assert claims_of(address)
    return address


@contextmanager
def board(address: str, *, limits: Limits = WIDE, open_reading: bool = False, **access: Any) -> Iterator[Board]:
    """The board of a ledger, served till the end."""
    with Ledger(address) as ledger:
        tokens = {role: make(ledger, f"The {role}", role) for role in ("reader", "analyst", "admin")}
        api = rest(address)
        app = Starlette(routes=[*_pages(), Mount("/api/v1", api)])
        guard = Guard(app, Access(ledger, open_reading=open_reading, limits=limits, **{"hosts": HOSTS, **access}))
        try:
            with running(guard) as url:
                yield Board(url, address, tokens, guard)
        finally:
            api.state.pool.close()


def _pages() -> list[Route]:
    """A few pages, as the board may have them."""

    async def told(request: Request) -> Response:
        visitor = request.scope["visitor"]
        form = dict(await request.form()) if request.method == "POST" else {}
        told = f"{visitor.name} {visitor.role} {visitor.csrf}" if visitor else "nobody"
        return PlainTextResponse(f"{told} {form or ''}".strip())

    async def own(request: Request) -> Response:
        return HTMLResponse("<p>", headers={"Content-Security-Policy": "default-src 'self'"})

    async def live(request: Request) -> Response:
        async def ticks() -> Any:
            import anyio

            while True:
                yield "data: tick\n\n"
                await anyio.sleep(0.02)

        return StreamingResponse(ticks(), media_type="text/event-stream")

    async def broken(request: Request) -> Response:
        raise RuntimeError("as tests ask it to")

    pages: dict[str, Callable[..., Any]] = {"/": told, "/metrics": told, "/admin/x": told, "/static/a.css": told}
    return [
        *(Route(path, page, methods=["GET", "POST"]) for path, page in pages.items()),
        Route("/own", own),
        Route("/live", live),
        Route("/broken", broken, methods=["GET", "POST"]),
    ]


@contextmanager
def running(app: ASGIApp) -> Iterator[str]:
    """An app on a real server; its address."""
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    with closing(bound):
        while not server.started and thread.is_alive():
            thread.join(0.01)
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


__all__ = ["WIDE", "Board", "board", "crisis", "replace", "running"]
