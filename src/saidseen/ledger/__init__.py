"""The store: one SQLite file that keeps every document, every reading of it, and who is who.

Names are loaded on first use, so that importing the package (and the contract's codec in it) stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saidseen.ledger.errors import (
        LedgerDamaged,
        LedgerError,
        LedgerFull,
        LedgerLocked,
        LedgerReadOnly,
        NewerLedger,
        NoSuchDocument,
        NotALedger,
    )
    from saidseen.ledger.prepared import document_id
    from saidseen.ledger.rows import Actor, Added, DocumentRow, Learnt, ReadingRow, Row
    from saidseen.ledger.store import Ledger

__all__ = [
    "Actor",
    "Added",
    "DocumentRow",
    "Learnt",
    "Ledger",
    "LedgerDamaged",
    "LedgerError",
    "LedgerFull",
    "LedgerLocked",
    "LedgerReadOnly",
    "NewerLedger",
    "NoSuchDocument",
    "NotALedger",
    "ReadingRow",
    "Row",
    "document_id",
]

_HOME = dict.fromkeys(("Actor", "Added", "DocumentRow", "Learnt", "ReadingRow", "Row"), "rows")
_HOME |= {"Ledger": "store", "document_id": "prepared"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME.get(name, 'errors')}"), name)
    globals()[name] = value
    return value
