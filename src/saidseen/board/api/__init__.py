"""The REST API: the records that programs are told, over HTTP, described in OpenAPI.

`rest(address)` is an ASGI app of its own; it lets in whoever asks, so that `board.access.Guard` has to stand before it.
"""

from __future__ import annotations

from saidseen.board.api.app import rest

__all__ = ["rest"]
