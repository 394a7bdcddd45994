"""A ledger as services take it: its path, or open."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from saidseen.ledger import Ledger


def opened(where: str | Ledger) -> AbstractContextManager[Ledger]:
    """The ledger, which must be there; one that was given open stays open."""
    return nullcontext(where) if isinstance(where, Ledger) else Ledger(where, create=False)
