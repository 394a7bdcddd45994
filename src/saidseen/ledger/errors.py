"""What can be wrong with a ledger, beside what `saidseen.errors` names.

LedgerError
├── LedgerLocked, NotALedger, NewerLedger, LedgerFull    in saidseen.errors
├── LedgerReadOnly    it may be read but not written
├── LedgerDamaged     the file or the disk is broken
└── NoSuchDocument    it keeps no such document or reading

A message says what is wrong and what to do; where is the file's path, which the error carries as a note.
"""

from __future__ import annotations

from saidseen.errors import LedgerError, LedgerFull, LedgerLocked, NewerLedger, NotALedger

__all__ = [
    "LedgerDamaged",
    "LedgerError",
    "LedgerFull",
    "LedgerLocked",
    "LedgerReadOnly",
    "NewerLedger",
    "NoSuchDocument",
    "NotALedger",
]


class LedgerReadOnly(LedgerError):
    """The ledger may be read but not written."""


class LedgerDamaged(LedgerError):
    """The ledger's file or its disk is broken."""


class NoSuchDocument(LedgerError):
    """The ledger keeps no such document or reading."""
