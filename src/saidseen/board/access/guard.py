"""The guard: an ASGI app before the whole board, which lets in who may and writes down what is done."""

from __future__ import annotations

import hmac
import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from math import ceil
from typing import TypeVar

import anyio
from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saidseen.board.access.access import HOURS, Access, KnownVisitor
from saidseen.board.access.answers import HEADERS, Page, Refused, answered, local, plain_page
from saidseen.board.access.buckets import Buckets, neighbourhood
from saidseen.board.access.needs import NEEDS, Need, need_of
from saidseen.board.access.requests import COOKIE, SECURE_COOKIE, Visit
from saidseen.errors import LedgerError

LOGIN, LOGOUT = "/login", "/logout"
THREADS = 8
"""Questions about visitors that are put to the ledger at a time."""
AGAIN = 5.0
"""The seconds after which an answer that goes on and on asks anew whether its visitor still counts."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_T = TypeVar("_T")


Watched = Callable[[Message], Awaitable[bool]]


class _Answer:
    """What is sent back: the headers of every answer on it, and an end where `watched` says that it may not go on."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = self.over = False
        self.watched: Watched | None = None

    async def __call__(self, message: Message) -> None:
        if self.over:
            raise OSError("the answer was ended")
        if self.watched is not None and not await self.watched(message):
            self.over = True
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)


class Guard:
    """Stands before an ASGI app. `needs` says what is not for every reader or analyst; `page` makes what browsers are
    shown of a refusal and the form that asks for a token."""

    def __init__(self, app: ASGIApp, access: Access, *, needs: Sequence[Need] = NEEDS, page: Page = plain_page) -> None:
        self._app, self._access, self._needs, self._page = app, access, needs, page
        limits = access.limits
        self._reading, self._writing = Buckets(limits.reading), Buckets(limits.writing)
        self._failing = Buckets(limits.failing)
        self._threads, self._verifying = anyio.CapacityLimiter(THREADS), anyio.CapacityLimiter(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or say why not."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] != "http":
            await self._app(scope, receive, send)
        else:
            await self._one(scope, receive, send)

    async def _one(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked, answer, row = Visit(scope), _Answer(send), None
        try:
            need, known = await self._let_in(asked)
            if not asked.is_safe:
                receive = await asked.read(receive, self._access.limits)
            if asked.path in (LOGIN, LOGOUT):
                await (await self._door(asked, known))(scope, receive, answer)
                return
            if need.audited or not asked.is_safe:
                row = await self._ask(self._access.audit, known, asked.address, asked.method, asked.path)
            answer.watched = self._watching(known, row)
            _is_meant(asked, known)
            scope["visitor"] = known.visitor if known else None
            await self._app(scope, receive, answer)
        except (Refused, LedgerError) as error:
            if answer.begun:
                raise
            refused = error if isinstance(error, Refused) else _out_of_order(error)
            page = self._page if asked.wants_a_page else None
            await answered(refused, page)(scope, receive, answer)
        except Exception:
            if not answer.over:
                raise

    async def _let_in(self, asked: Visit) -> tuple[Need, KnownVisitor | None]:
        """What is needed, and who asks; raises Refused where they may not."""
        if asked.host not in self._access.hosts:
            raise Refused(421, "The board is not called by this name; ask whoever runs it for its address.")
        if _CONTROL.search(asked.path):
            raise Refused(400, "The path holds control characters: leave them out.")
        if asked.is_from_elsewhere:
            raise Refused(403, "The page of another site asked for this: open the board itself.")
        known = await self._who(asked)
        key = known.token if known else neighbourhood(asked.address)
        wait = (self._reading if asked.is_safe else self._writing).take(key)
        if wait:
            raise _too_many("That is more than is answered at a time", wait)
        need = need_of(asked.path, asked.method, self._needs)
        if need.role is None or asked.path in (LOGIN, LOGOUT):
            return need, known
        if known is None:
            if need.open and asked.is_safe and self._access.open_reading and asked.is_here:
                return need, None
            raise self._stranger(asked, "This needs a token, which whoever runs the board gives (saidseen tokens add).")
        if not known.visitor.role.reaches(need.role):
            if need.audited or not asked.is_safe:
                await self._ask(self._access.audit, known, asked.address, asked.method, asked.path, "403")
            raise Refused(403, f"This is for the role {need.role}; your token has the role {known.visitor.role}.")
        return need, known

    async def _who(self, asked: Visit) -> KnownVisitor | None:
        """Who asks; raises Refused for a token that does not count."""
        if asked.bearer is not None:
            return await self._by_token(asked, asked.bearer, "token")
        if asked.cookie is not None:
            return await self._ask(self._access.by_session, asked.cookie)
        return None

    async def _by_token(self, asked: Visit, token: str, what: str) -> KnownVisitor:
        """Whose token it is. From where too many others came none is tried for a while."""
        whence, remembered = neighbourhood(asked.address), self._access.is_remembered(token)
        wait = 0.0 if remembered else self._failing.take(whence)
        if wait:
            raise _too_many("Too many tokens from this address were wrong", wait)
        known = await run_sync(self._access.by_token, token, limiter=self._threads if remembered else self._verifying)
        if known is not None:
            if not remembered:
                self._failing.give_back(whence)
            return known
        if remembered and (wait := self._failing.take(whence)):
            raise _too_many("Too many tokens from this address were wrong", wait)
        of = await self._ask(self._access.name_on, token)
        await self._ask(self._access.audit, None, asked.address, what, of, "refused")
        raise self._stranger(asked, "This token is none, has ended or was revoked.")

    def _stranger(self, asked: Visit, detail: str) -> Refused:
        there = f"{asked.path}?{asked.query}" if asked.query else asked.path
        next = asked.fields().get("next", "/") if asked.path == LOGIN else there if asked.is_safe else "/"
        told = {"WWW-Authenticate": 'Bearer realm="saidseen"'}
        return Refused(401, detail, told, login=True, next=local(next))

    async def _door(self, asked: Visit, known: KnownVisitor | None) -> Response:
        """Log in and out."""
        if asked.path == LOGIN and asked.method in ("GET", "HEAD"):
            ask = Refused(200, "Give the token that whoever runs the board gave you.", login=True)
            return HTMLResponse(self._page(ask))
        if asked.method != "POST":
            raise Refused(
                405, f"{asked.path} takes POST.", {"Allow": "GET, HEAD, POST" if asked.path == LOGIN else "POST"}
            )
        return await (self._log_in(asked) if asked.path == LOGIN else self._log_out(asked, known))

    async def _log_in(self, asked: Visit) -> Response:
        fields = asked.fields()
        if asked.headers.get("origin", "null") not in ("null", asked.origin):
            raise Refused(403, "The page of another site asked for this: open the board itself.")
        known = await self._by_token(asked, fields.get("token", "").strip(), "login")
        cookie = await self._ask(self._access.begin, known)
        await self._ask(self._access.audit, known, asked.address, "login", LOGIN, "let in")
        visitor, there = known.visitor, local(fields.get("next", "/"))
        answer: Response = JSONResponse({"name": visitor.name, "role": visitor.role})
        if asked.wants_a_page:
            answer = RedirectResponse(there, HTTPStatus.SEE_OTHER)
        return _with_cookie(answer, asked, cookie, int(HOURS * 3600))

    async def _log_out(self, asked: Visit, known: KnownVisitor | None) -> Response:
        if known is not None:
            _is_meant(asked, known)
            await self._ask(self._access.end, known)
            await self._ask(self._access.audit, known, asked.address, "logout", LOGOUT, "done")
        page = asked.wants_a_page
        answer = RedirectResponse(LOGIN, HTTPStatus.SEE_OTHER) if page else Response(status_code=HTTPStatus.NO_CONTENT)
        return _with_cookie(answer, asked, "", 0)

    def _watching(self, known: KnownVisitor | None, row: int | None) -> Watched:
        """What writes down how it went, and says whether a long answer may go on: whether its visitor still counts."""
        looked = time.monotonic()

        async def watched(message: Message) -> bool:
            nonlocal looked
            if message["type"] == "http.response.start" and row is not None:
                try:
                    await self._ask(self._access.audited, row, str(message["status"]))
                except LedgerError as error:  # it is done: the row says that it was begun
                    logging.getLogger(__name__).warning("the log does not say how %s went: %s", row, error)
            elif known is not None and message.get("more_body") and time.monotonic() - looked > AGAIN:
                looked = time.monotonic()
                return await self._ask(self._access.stands, known)
            return True

        return watched

    async def _ask(self, question: Callable[..., _T], *of: object) -> _T:
        return await run_sync(question, *of, limiter=self._threads)


def _is_meant(asked: Visit, known: KnownVisitor | None) -> None:
    """Raise Refused where a browser is made to do what whoever sits before it did not mean to."""
    if asked.is_safe or known is None or known.session is None:
        return
    if not asked.is_our_own:
        raise Refused(403, "This did not come from a page of the board: open the board and do it there.")
    brought = asked.headers.get("x-csrf-token") or asked.fields().get("csrf", "")
    if not hmac.compare_digest(brought.encode(), known.visitor.csrf.encode()):
        raise Refused(403, "The page that this came from is of another session: load it anew and try again.")


def _with_cookie(answer: Response, asked: Visit, value: str, seconds: int) -> Response:
    name = SECURE_COOKIE if asked.is_https else COOKIE
    secure = "; Secure" if asked.is_https else ""
    told = f"{name}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Strict{secure}"
    answer.headers.append("Set-Cookie", told)
    return answer


def _too_many(what: str, wait: float) -> Refused:
    seconds = max(1, ceil(wait))
    return Refused(429, f"{what}: try again after {seconds} seconds.", {"Retry-After": str(seconds)})


def _out_of_order(error: LedgerError) -> Refused:
    """What is said where the ledger cannot be used; the rest is for whoever runs the board."""
    return Refused(503, f"The ledger cannot be used now ({type(error).__name__}): try again.", {"Retry-After": "5"})
