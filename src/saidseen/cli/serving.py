"""Listens, says where, and serves until it is told to end."""

from __future__ import annotations

import logging
import socket
from typing import TYPE_CHECKING

import click

from saidseen.errors import UsageError
from saidseen.ledger import shown

if TYPE_CHECKING:
    from starlette.types import ASGIApp

GRACE = 3
"""Seconds that requests have to end when it is told to."""


def run(app: ASGIApp, host: str, port: int, ledger: str) -> None:
    """Serve an application there; raises UsageError where nobody can listen."""
    import uvicorn

    listening = _listening(host, port)
    name, at = listening.getsockname()[:2]
    there = f"[{name}]" if ":" in name else name
    logging.getLogger("saidseen.board").setLevel(logging.WARNING)
    click.echo(f"saidseen: the board of {shown(ledger)} is at http://{there}:{at}/; Ctrl-C ends it", err=True)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=GRACE, timeout_keep_alive=30, limit_concurrency=1000, backlog=256,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
        listening.listen(256)
    except OSError as error:
        listening.close()
        what = (error.strerror or str(error)).lower()
        raise UsageError(f"nobody can listen on {host}, port {port} ({what}): name another with --port") from None
    return listening
