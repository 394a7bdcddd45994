"""Who may what on the board: tokens with a role, sessions of browsers, limits, and the log of what was done.

`Guard(app, Access(ledger, open_reading=…, hosts=…))` stands before a whole ASGI app: whatever comes through has been
let in, and scope["visitor"] says who it is. docs/security.md says what is promised and what is not.
"""

from __future__ import annotations

from saidseen.board.access.access import Access, Limits
from saidseen.board.access.answers import Refused, plain_page, problem
from saidseen.board.access.guard import Guard
from saidseen.board.access.needs import NEEDS, Need, Role, Visitor

__all__ = ["NEEDS", "Access", "Guard", "Limits", "Need", "Refused", "Role", "Visitor", "plain_page", "problem"]
