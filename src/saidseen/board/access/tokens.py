"""Tokens: made, shown once, known again by their hash, revoked.

A token is `ss_ID_SECRET`; the secret has 256 bits. It is kept as an argon2id hash with the least cost that OWASP's
Password Storage Cheat Sheet gives (19 MiB, two passes, one lane): more would guard guessable secrets, and this is none.
"""

from __future__ import annotations

import re
import secrets
from functools import cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from saidseen.board.access.needs import Role
from saidseen.errors import UsageError
from saidseen.language.visible import visible
from saidseen.ledger import access
from saidseen.ledger.access import TokenRow
from saidseen.ledger.when import bounds, now
from saidseen.ledger.words import plain

if TYPE_CHECKING:
    from saidseen.ledger import Ledger

LONGEST_NAME = 100
_FORM = re.compile(r"ss_([0-9a-f]{16})_[A-Za-z0-9_-]{43}")
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def make(ledger: Ledger, name: str, role: str, until: str | None = None) -> str:
    """A new token for that name, which is not kept: only its hash is. Raises UsageError.

    `until` is the last ISO day, in UTC, on which it counts. A name has one token at a time: what is judged with it is
    signed with that name.
    """
    known = " ".join(name.split())
    if not known or known != visible(known) or known != plain(known) or len(known) > LONGEST_NAME:
        raise UsageError(f"'{visible(name)}' is no name: give 1 to {LONGEST_NAME} letters that can be seen")
    if role not in tuple(Role):
        raise UsageError(f"there is no role '{role}'; there are {', '.join(Role)}")
    last = bounds(until)
    if until is not None and (last is None or last[1] < now()[:19]):
        raise UsageError(f"until '{until}' is no day to come; write it like 2027-02-15")
    id, secret = secrets.token_hex(8), secrets.token_urlsafe(32)
    token = f"ss_{id}_{secret}"
    row = TokenRow(id, known, role, now(), last[1][:10] if last else None, None, _HASHER.hash(token))
    with ledger.transaction(write=True) as connection:
        if any(one.state == "counts" for one in access.every(connection, known)):
            raise UsageError(f"{known} has a token already: revoke it first (saidseen tokens revoke), or name another")
        access.add(connection, row)
    return token


def revoke(ledger: Ledger, name: str) -> int:
    """Take back every token of that name that counts; how many. Raises UsageError where there is none."""
    with ledger.transaction(write=True) as connection:
        found = [one for one in access.every(connection, name) if one.revoked_at is None]
        for one in found:
            access.revoke(connection, one.id)
    if not found:
        raise UsageError(f"no token of '{visible(name)}' counts; `saidseen tokens list` shows whose do")
    return len(found)


def id_of(token: str) -> str | None:
    """The part of a token that is no secret; None for what is no token."""
    found = _FORM.fullmatch(token)
    return found[1] if found else None


def verified(row: TokenRow | None, token: str) -> bool:
    """Whether a token is the one whose hash was kept. It takes as long where there is none."""
    try:
        return _HASHER.verify(_nobody() if row is None else row.hash, token) and row is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    """A hash that no token has."""
    return _HASHER.hash(secrets.token_urlsafe(32))
