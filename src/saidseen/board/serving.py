"""The board as it is served: pages and programs behind the guard, on an address of this machine."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.routing import Mount

from saidseen.board.access import Access, Guard, Refused
from saidseen.board.access.buckets import is_loopback
from saidseen.board.api import rest
from saidseen.board.app import Board, board
from saidseen.language.visible import visible
from saidseen.ledger import Ledger
from saidseen.show.page import template

if TYPE_CHECKING:
    from starlette.types import ASGIApp

THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


def served(address: str, *, host: str, names: Collection[str] = (), processes: int = 0) -> ASGIApp:
    """A ledger's board behind its guard.

    `host` is the address that is listened on; `names` are further names under which it may be called; `processes` make
    its pages (none: threads do). Without a token
    it can only be read, and that only on this machine. Raises LedgerError.
    """
    programs, visitors = rest(address), Ledger(address)
    closing = (programs.state.pool.close, visitors.close)
    app, own = board(address, more=(Mount("/api/v1", programs),), closing=closing, processes=processes)
    alone = is_loopback(host.strip("[]"))
    hosts = {*names, *(THIS_MACHINE if alone or host in ("0.0.0.0", "::") else (host,))}
    access = Access(visitors, open_reading=alone and not names, hosts=hosts)
    return Guard(app, access, page=partial(door, own))


def door(own: Board, refused: Refused) -> str:
    """What a browser is shown that is not let in, or asks to be."""
    title = "Sign in" if refused.status == HTTPStatus.OK else HTTPStatus(refused.status).phrase
    return template("board/door.html").render(
        title=title, status=refused.status, detail=visible(refused.detail), login=refused.login, next=refused.next,
        **own.frame("/login"),
    )  # fmt: skip
