"""What is answered to whom is not let in, and the headers that stand on every answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from http import HTTPStatus
from typing import Any

from starlette.responses import HTMLResponse, Response

PROBLEM = "application/problem+json"
"""RFC 9457."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
"""What every answer has, unless whoever made it set another.

`same-origin` tells other sites as little as `no-referrer` does; with the latter browsers send `Origin: null` with the
board's own forms, which could then not be told from those of another site."""


class Refused(Exception):
    """Why somebody is not let in: `detail` is a sentence for people. `login` asks for a token; `next` is where to go
    once there is one (a path of the board)."""

    def __init__(
        self,
        status: int,
        detail: str,
        headers: Mapping[str, str] | None = None,
        *,
        login: bool = False,
        next: str = "/",
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers or {}
        self.login, self.next = login, next


Page = Callable[[Refused], str]
"""What makes the page that a browser is shown: HTML that needs no more than the headers above allow."""


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    """A problem as programs read it."""
    told = {"type": "about:blank", "title": _title(status), "status": status, "detail": detail, **more}
    return Response(json.dumps(told), status, dict(headers or {}), media_type=PROBLEM)


def answered(refused: Refused, page: Page | None) -> Response:
    """The answer, as a page where there is one to show."""
    if page is None:
        return problem(refused.status, refused.detail, refused.headers)
    return HTMLResponse(page(refused), refused.status, dict(refused.headers))


def plain_page(refused: Refused) -> str:
    """A page without any decoration, with a form for a token where one is asked for."""
    title = "Log in" if refused.status == HTTPStatus.OK else _title(refused.status)
    form = f"""
<form method="post" action="/login">
<p><label>Your token<br><input name="token" type="password" autocomplete="current-password" required autofocus></label>
<input type="hidden" name="next" value="{escape(refused.next)}">
<button>Log in</button></p>
</form>"""
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} – saidseen</title></head>
<body><main><h1>{title}</h1>
<p>{escape(refused.detail)}</p>{form if refused.login else ""}
</main></body>
</html>
"""


def local(path: str) -> str:
    """A path of the board to go to; the first page for whatever may lead elsewhere."""
    fine = path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path
    return path if fine and len(path) < 2_000 else "/"


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
