"""What can be wrong with a ledger, beside what `saidseen.errors` names.

LedgerError
├── LedgerLocked, NotALedger, NewerLedger, LedgerFull    in saidseen.errors
├── LedgerReadOnly    it may be read but not written
├── LedgerDamaged     the file or the disk is broken
├── LedgerUnreachable the server of the database does not answer
├── LedgerRefused     the server of the database refuses the user or the password
└── NoSuchDocument    it keeps no such document or reading

A message says what is wrong and what to do; where is the ledger's path or address, which the error
carries as a note.
"""

from __future__ import annotations

from saidseen.errors import LedgerError, LedgerFull, LedgerLocked, NewerLedger, NotALedger

__all__ = [
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
]


class LedgerReadOnly(LedgerError):
    """The ledger may be read but not written."""


class LedgerDamaged(LedgerError):
    """The ledger's file or its disk is broken."""


class LedgerUnreachable(LedgerError):
    """The server of the ledger's database does not answer, or not any more."""


class LedgerRefused(LedgerError):
    """The server of the ledger's database refuses the user or the password."""


class NoSuchDocument(LedgerError):
    """The ledger keeps no such document or reading."""
