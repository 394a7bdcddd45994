"""What a request needs: which role, by where it goes and whether it only reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""The methods that change nothing."""


class Role(StrEnum):
    """What a token is for; each role may do what those before it may."""

    READER = "reader"
    ANALYST = "analyst"
    ADMIN = "admin"

    def reaches(self, needed: Role) -> bool:
        """Whether this role may do what another is needed for."""
        every = list(Role)
        return every.index(self) >= every.index(needed)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the name on the token, and its role. `csrf` is what a form of this visitor's browser has to bring as
    its field `csrf` (or a script as the header X-CSRF-Token); empty for a program, which brings its token each time."""

    name: str
    role: Role
    csrf: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Need:
    """What the address `path`, and whatever lies below it, needs.

    `role` None lets everybody in. `open` is whether it may be read without a token where the board's reading is open;
    `audited` whether reading it is written into the log, too (what is not reading always is).
    """

    path: str
    role: Role | None
    open: bool = False
    audited: bool = False

    def covers(self, path: str) -> bool:
        """Whether it speaks of that path."""
        return path == self.path or path.startswith(f"{self.path}/")


NEEDS = (
    Need("/static", None),
    Need("/metrics", Role.READER),
    Need("/admin", Role.ADMIN, audited=True),
    Need("/api/v1/tokens", Role.ADMIN, audited=True),
    Need("/api/v1/audit", Role.ADMIN, audited=True),
)
"""What is not as all else: reading for readers (open on this machine), and the rest for analysts."""
_READING = Need("", Role.READER, open=True)
_JUDGING = Need("", Role.ANALYST)


def need_of(path: str, method: str, needs: Iterable[Need]) -> Need:
    """What a request needs; of several that speak of its path the first counts. What changes something needs an
    analyst at least, wherever it goes."""
    found = next((one for one in needs if one.covers(path)), None)
    if method not in SAFE:
        return found if found is not None and found.role is Role.ADMIN else _JUDGING
    return found or _READING
