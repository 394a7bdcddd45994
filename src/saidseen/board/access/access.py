"""Who somebody is by a token or a session, and the log. What is in here blocks: the guard asks it in threads."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from saidseen.board.access import tokens
from saidseen.board.access.buckets import Rate, is_loopback
from saidseen.board.access.needs import Role, Visitor
from saidseen.language.visible import visible
from saidseen.ledger import access
from saidseen.ledger.access import Audited, TokenRow

if TYPE_CHECKING:
    from saidseen.ledger import Ledger

HOURS = 12.0
"""How long a browser is known after it brought a token."""
REMEMBERED = 60.0
"""The seconds for which a token that was verified is not verified again; whether it is revoked is asked each time."""
MOST_REMEMBERED = 1024
LONGEST = 200
"""Letters of a path or an address that the log keeps."""

READING, WRITING, FAILING = Rate(100, 400), Rate(10, 20), Rate(5 / 60, 5)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from whom: reading and writing of each visitor (else address), failed tries of each address,
    the bytes of a body and the seconds till it has to be there."""

    reading: Rate = READING
    writing: Rate = WRITING
    failing: Rate = FAILING
    body: int = 1 << 20
    seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class KnownVisitor:
    """A visitor with what they are known by: the token, and of a browser the hash of its session."""

    visitor: Visitor
    token: str
    session: str | None = field(default=None, repr=False)


class Access:
    """The tokens of a ledger, for a board.

    The ledger is open, writable, and for this alone, so that nobody waits here for a long answer. `hosts` are the
    names (without a port) under which the board may be called; a request under another is refused, since a page from
    elsewhere could have its own name lead here. With `open_reading` whoever is on this machine reads without a
    token, as long as every host is this machine's own: a board that has a name for others is read by others, through a
    proxy too.
    """

    def __init__(
        self, ledger: Ledger, *, open_reading: bool, hosts: Collection[str], limits: Limits | None = None
    ) -> None:
        self._ledger = ledger
        self.hosts = frozenset(host.lower().rstrip(".") for host in hosts)
        self.open_reading = open_reading and all(is_loopback(host.strip("[]")) for host in self.hosts)
        self.limits = limits or Limits()
        self._verified: OrderedDict[bytes, float] = OrderedDict()

    def by_token(self, token: str) -> KnownVisitor | None:
        """Whose token it is; None where it is none, or counts no more."""
        id = tokens.id_of(token)
        row = self._row(id) if id is not None else None
        digest = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        if row is None or self._verified.get(digest, 0.0) < time.monotonic():
            if not tokens.verified(row, token):
                return None
            self._verified[digest] = time.monotonic() + REMEMBERED
            self._verified.move_to_end(digest)
            while len(self._verified) > MOST_REMEMBERED:
                self._verified.popitem(last=False)
        return _known(row) if row is not None else None

    def is_remembered(self, token: str) -> bool:
        """Whether a token was verified a moment ago, so that to ask for it again costs nothing."""
        digest = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        return self._verified.get(digest, 0.0) >= time.monotonic()

    def by_session(self, cookie: str) -> KnownVisitor | None:
        """Whose browser it is; None where the session has ended, or its token counts no more."""
        if not 20 <= len(cookie) <= 100:
            return None
        hash = _hash(cookie)
        with self._ledger.transaction() as connection:
            row = access.session(connection, hash)
        return _known(row, hash, csrf_of(cookie)) if row is not None else None

    def stands(self, known: KnownVisitor) -> bool:
        """Whether somebody who was let in would be let in still."""
        if known.session is None:
            row = self._row(known.token)
        else:
            with self._ledger.transaction() as connection:
                row = access.session(connection, known.session)
        return row is not None and row.state == "counts"

    def begin(self, known: KnownVisitor) -> str:
        """A session for a browser that brought a token; what its cookie holds."""
        cookie = secrets.token_urlsafe(32)
        with self._ledger.transaction(write=True) as connection:
            access.begin(connection, _hash(cookie), known.token, HOURS)
        return cookie

    def end(self, known: KnownVisitor) -> None:
        """End the session of a browser."""
        if known.session is not None:
            with self._ledger.transaction(write=True) as connection:
                access.end(connection, known.session)

    def name_on(self, token: str) -> str:
        """What the log says of a token that was not let in: whose it claims to be, never the secret."""
        id = tokens.id_of(token)
        row = self._row(id) if id is not None else None
        return f"token of {row.name} ({row.state})" if row is not None else "unknown token"

    def audit(self, known: KnownVisitor | None, whence: str, what: str, of: str, result: str = "begun") -> int:
        """Write into the log; the number of the row."""
        name, role = (known.visitor.name, known.visitor.role.value) if known else ("", "")
        row = Audited(0, "", name, role, visible(whence[:LONGEST]), what, visible(of[:LONGEST]), result)
        with self._ledger.transaction(write=True) as connection:
            return access.write(connection, row)

    def audited(self, number: int, result: str) -> None:
        """Say in the log what came of it."""
        with self._ledger.transaction(write=True) as connection:
            access.close(connection, number, result)

    def _row(self, id: str) -> TokenRow | None:
        with self._ledger.transaction() as connection:
            return access.token(connection, id)


def csrf_of(cookie: str) -> str:
    """What a form of a session has to bring: nobody makes it who has not the cookie."""
    return hmac.new(cookie.encode(), b"saidseen: a form of this session", hashlib.sha256).hexdigest()


def _hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode("utf-8", "replace")).hexdigest()


def _known(row: TokenRow, session: str | None = None, csrf: str = "") -> KnownVisitor | None:
    if row.state != "counts":
        return None
    return KnownVisitor(Visitor(row.name, Role(row.role), csrf), row.id, session)
