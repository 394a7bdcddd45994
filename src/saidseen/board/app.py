"""The board as an ASGI application: pages made of an open ledger, kept till something changes, and told of it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from functools import partial
from typing import Any

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from saidseen.board import pages, places, unread
from saidseen.board.actions import Actions
from saidseen.board.ahead import LARGE, MOST, Ahead, PageMaker
from saidseen.board.assets import addresses, by_path
from saidseen.board.ledgers import Ledgers
from saidseen.board.live import Follower, Hub
from saidseen.board.makers import Make, Makers
from saidseen.board.shelf import Marks, Page, Shelf
from saidseen.errors import SaidseenError, UsageError
from saidseen.ledger import LedgerError
from saidseen.ledger.addresses import addresses_of
from saidseen.ledger.claim_queries import ClaimQuestion, listed
from saidseen.show.board.links import claim_path
from saidseen.show.page import template

READ = "saidseen-read"
"""The cookie that says up to which move somebody has read."""
LISTS, MAP = 3.0, 30.0
"""Seconds for which lists that do not move by themselves, and the map, may lack a story that has just come."""
YEAR = 365 * 24 * 3600
MOST_QUERY = 4_000
"""Letters of an address that are looked at."""


class Board:
    """What the pages share: the ledgers, the shelf, those who listen."""

    def __init__(self, address: str, closing: Sequence[Callable[[], None]], processes: int) -> None:
        self.ledgers = Ledgers(address)
        self.makers = Makers(address, self.ledgers, processes)
        self._closing = (self.makers.close, self.ledgers.close, *closing)
        self.marks = Marks()
        self.shelf = Shelf(self.marks)
        self.hub = Hub()
        self.ahead = Ahead(self.shelf, self._large)
        self.follower = Follower(address, self.marks, self.hub, self.makers.bring_up, self.ahead.moved)

    def frame(self, here: str) -> dict[str, Any]:
        """What every template asks for."""
        return {"assets": addresses(), "here": here, "mark": self.marks.last}

    async def kept(self, key: str, subject: str | None, make: Callable[[], str], grace: float = 0.0) -> Page:
        """A page from the shelf, or made in a thread."""
        page = self.shelf.kept(key, subject, grace)
        if page is None:
            page = await run_sync(self.shelf.page, key, subject, make)
            if subject is not None:
                self.ahead.asked(PageMaker(key, subject, make), page.seconds)
        return page

    def _large(self) -> Iterator[PageMaker]:
        """The pages of the largest claims."""
        with self.ledgers.reading() as ledger, ledger.transaction() as connection:
            found = listed(connection, ClaimQuestion(least=LARGE), "-statements", MOST)
            names = addresses_of(connection, found)
        for name in (names[number] for number in found):
            path = claim_path(name)
            made = partial(self.makers.page, pages.claim, self.frame("/claims"), {}, name)
            yield PageMaker(f"{path}?", name, made)

    @contextlib.asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Follow the ledger as long as the board is served."""
        self.hub.begin()
        self.follower.start()
        self.ahead.start()
        try:
            yield
        finally:
            self.ahead.end()
            self.follower.end()
            await run_sync(self.follower.join, 5.0)
            for close in self._closing:
                close()


def board(
    address: str, *, more: Sequence[BaseRoute] = (), closing: Sequence[Callable[[], None]] = (), processes: int = 0
) -> tuple[Starlette, Board]:
    """The application of a ledger's board, and what its pages share.

    `more` are further routes, `closing` what is called when it is no longer served, `processes` how many make pages
    (none: threads do). Raises LedgerError.
    """
    own = Board(address, closing, processes)
    actions = Actions(own.ledgers, own.frame)
    routes = [
        Route("/", partial(_now, own)),
        Route("/claims", _page(own, pages.claims, grace=LISTS)),
        Route("/claims/{name}", _page(own, pages.claim, of="name")),
        Route("/claims/{name}/measures", _page(own, pages.measures, of="name")),
        Route("/claims/{name}/news", partial(_news, own)),
        Route("/stories", _page(own, pages.stories, grace=1.0)),
        Route("/stories/{name}", _page(own, pages.story, of="name", alone=False, grace=LISTS)),
        Route("/speakers", _page(own, pages.speakers, grace=LISTS)),
        Route("/search", _page(own, pages.search, grace=LISTS)),
        Route("/map", _page(own, places.map_page, grace=MAP)),
        Route("/feeds", partial(_feeds, own)),
        Route("/review", actions.review),
        Route("/judge", actions.form, methods=["GET"]),
        Route("/judge", actions.judge, methods=["POST"]),
        Route("/me", _me),
        Route("/live", partial(_live, own)),
        Route("/healthz", partial(_health, own)),
        Route("/static/{name}", _static),
    ]
    handlers: dict[Any, Any] = {
        pages.Elsewhere: _elsewhere,
        UsageError: partial(_problem, own, 404, "There is no such page"),
        LedgerError: partial(_problem, own, 503, "The ledger does not answer"),
        SaidseenError: partial(_problem, own, 503, "The ledger does not answer"),
        HTTPException: partial(_refused, own),
    }
    app = Starlette(routes=[*routes, *more], exception_handlers=handlers, lifespan=own.lifespan)
    return app, own


def _page(
    own: Board, make: Make, of: str | None = None, grace: float = 0.0, *, alone: bool = True
) -> Callable[[Request], Any]:
    """A page that is the same for everybody, made by `make(ledger, frame, query, name)`; see Shelf for `grace`.

    With a name (the parameter `of` of its path) it changes with what has that name, if it does so `alone`.
    """

    async def answer(request: Request) -> Response:
        name = request.path_params[of] if of else None
        query = dict(request.query_params)
        key = _key(request)

        def made() -> str:
            return own.makers.page(make, own.frame(f"/{request.url.path.split('/')[1]}"), query, name)

        return _sent(request, await own.kept(key, name if alone else None, made, grace))

    return answer


def _key(request: Request) -> str:
    """What a page is kept by; raises HTTPException where the address is too long to be looked at."""
    key = f"{request.url.path}?{request.url.query}"
    if len(key) > MOST_QUERY:
        raise HTTPException(414, "the address is too long")
    return key


def _sent(request: Request, page: Page, body: bytes | None = None, own: object = "") -> Response:
    """The page (or its `body` as its `own` reader sees it), or word that the one at hand is the same."""
    headers = {"ETag": f'"{page.tag}{own}"', "Cache-Control": "no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body or page.body, media_type="text/html; charset=utf-8", headers=headers)


async def _now(own: Board, request: Request) -> Response:
    """What moved, and up to where its reader has read."""
    query = dict(request.query_params)
    read = query.pop("read", "")
    if pages.is_number(read):
        back = "/" if not query else f"/?{request.url.include_query_params().remove_query_params('read').query}"
        response: Response = RedirectResponse(back, 303)
        _remember(request, response, int(read))
        return response
    seen = request.cookies.get(READ, "")
    since = int(seen) if pages.is_number(seen) else None
    key = _key(request)

    def made() -> str:
        return own.makers.page(pages.now, own.frame("/"), query, None)

    page = await own.kept(key, None, made)
    response = _sent(request, page, unread.shown(page.body, since), f"-{since}")
    if since is None:
        _remember(request, response, unread.newest(page.body))
    return response


def _remember(request: Request, response: Response, read: int) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(READ, str(read), max_age=YEAR, path="/", httponly=True, samesite="lax", secure=secure)


async def _news(own: Board, request: Request) -> Response:
    """What moved a claim since its page was made."""
    after = request.query_params.get("after", "0")
    name = request.path_params["name"]

    def made() -> str:
        with own.ledgers.reading() as ledger:
            return pages.news(ledger, name, int(after) if pages.is_number(after) else 0)

    return HTMLResponse(await run_sync(made))


async def _feeds(own: Board, request: Request) -> Response:
    """How feeds are; never kept, as they grow overdue by themselves."""

    def made() -> str:
        with own.ledgers.reading() as ledger:
            return pages.feeds(ledger, own.frame("/feeds"))

    return HTMLResponse(await run_sync(made), headers={"Cache-Control": "no-store"})


async def _live(own: Board, request: Request) -> Response:
    """Word of each move as it comes; first how far the ledger is followed."""
    from sse_starlette.sse import EventSourceResponse

    async def told() -> AsyncIterator[dict[str, str | int]]:
        yield {"data": f'{{"number": {own.marks.last}}}', "retry": 2000}
        async for message in own.hub.messages():
            yield {"data": message}

    return EventSourceResponse(told(), ping=15, headers={"Cache-Control": "no-store"})


async def _health(own: Board, request: Request) -> Response:
    """Whether the ledger is followed, in one word."""
    trouble = own.follower.trouble
    return Response(f"{trouble or 'ok'}\n", 503 if trouble else 200, media_type="text/plain")


async def _me(request: Request) -> Response:
    """Who the visitor is, as a part of every page."""
    words = template("board/me.html").render(visitor=request.scope.get("visitor"))
    return HTMLResponse(words, headers={"Cache-Control": "no-store"})


async def _static(request: Request) -> Response:
    """A style sheet or a script; its name changes with it, so that it is kept for good."""
    asset = by_path().get(request.url.path)
    if asset is None:
        raise HTTPException(404, "there is no such file")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(asset.body, headers=headers, media_type=asset.media_type)


async def _problem(own: Board, status: int, title: str, request: Request, error: Exception) -> Response:
    """What is wrong, as a page; a question that cannot be meant is another thing than a page that is not there."""
    if isinstance(error, UsageError) and "name" not in request.path_params:
        status, title = 400, "That cannot be asked"
    return _told(own, status, title, str(error))


async def _elsewhere(request: Request, error: Exception) -> Response:
    """Lead to where the page is."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{error.args[0]}{query}", 303)


async def _refused(own: Board, request: Request, error: HTTPException) -> Response:
    titles = {404: "There is no such page", 405: "That cannot be done here", 414: "The address is too long"}
    return _told(own, error.status_code, titles.get(error.status_code, "That cannot be answered"), str(error.detail))


def _told(own: Board, status: int, title: str, words: str) -> Response:
    from saidseen.language.visible import visible

    body = template("board/problem.html").render(title=title, words=visible(words), **own.frame(""))
    return HTMLResponse(body, status, headers={"Cache-Control": "no-store"})
