"""The ledger: an SQLite file or a PostgreSQL database that keeps every document, every reading of it, and who is who.

Names are loaded on first use, so that importing the package (and the contract's codec in it) stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saidseen.ledger.changes import Change, Turn
    from saidseen.ledger.errors import (
        LedgerDamaged,
        LedgerError,
        LedgerFull,
        LedgerLocked,
        LedgerReadOnly,
        LedgerRefused,
        LedgerUnreachable,
        NewerLedger,
        NoSuchDocument,
        NotALedger,
    )
    from saidseen.ledger.prepared import document_id
    from saidseen.ledger.rows import Added, DocumentRow, KnownActor, Learnt, ReadingRow, Row
    from saidseen.ledger.store import Ledger
    from saidseen.ledger.stores import shown

__all__ = [
    "Added",
    "Change",
    "DocumentRow",
    "KnownActor",
    "Learnt",
    "Ledger",
    "LedgerDamaged",
    "LedgerError",
    "LedgerFull",
    "LedgerLocked",
    "LedgerReadOnly",
    "LedgerRefused",
    "LedgerUnreachable",
    "NewerLedger",
    "NoSuchDocument",
    "NotALedger",
    "ReadingRow",
    "Row",
    "Turn",
    "document_id",
    "shown",
]

_HOME = dict.fromkeys(("KnownActor", "Added", "DocumentRow", "Learnt", "ReadingRow", "Row"), "rows")
_HOME |= {"Ledger": "store", "document_id": "prepared", "shown": "stores", "Change": "changes", "Turn": "changes"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME.get(name, 'errors')}"), name)
    globals()[name] = value
    return value
