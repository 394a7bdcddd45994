"""Brings up to date what lists of claims look at: status, credibility, what is owed, of every claim that changed.

Whatever people see of it that is not as it was is written as a move.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from saidseen.desk.moving import Moving, tell
from saidseen.ledger import sheets
from saidseen.ledger.errors import LedgerReadOnly
from saidseen.ledger.words import folded
from saidseen.model.claim import Claim
from saidseen.model.moments import order

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from saidseen.ledger import Ledger

ASSESSOR = "assessor-19"  # counted up when a rule of assessing changes, so that kept sheets are made anew
BATCH = 400  # claims whose sheets are made in one transaction

Together = Callable[["Connection", list[int]], Mapping[int, Claim]]
Shown = Callable[["Connection"], Collection[int]]


def bring_up(
    ledger: Ledger, together: Together, progress: Callable[[int, int], None] | None = None, shown: Shown | None = None
) -> bool:
    """Make the sheets that are to be made anew; False where the ledger may only be read and some are left.

    Claims in which only somebody's name changed wait for the list that shows them, where `shown` tells which it does.
    """
    done, moving = 0, None
    while True:
        with ledger.transaction() as connection:
            few = shown(connection) if shown and sheets.any_named_otherwise(connection) else None
            left = sheets.left(connection, ASSESSOR, few)
            moving = moving or (Moving.begin(connection) if left else None)
        if not left or moving is None:
            return True
        try:
            with ledger.transaction(write=True) as connection:
                claims, changed = sheets.outdated(connection, ASSESSOR, BATCH, few)
                made = together(connection, claims)
                rows = {number: _sheet(number, claim) for number, claim in made.items()}
                tell(connection, moving, claims, made, rows, changed=changed)
                sheets.put(connection, claims, rows.values())
        except LedgerReadOnly:
            return False
        done += len(claims)
        if progress:
            progress(done, done + left - len(claims))


def _sheet(number: int, claim: Claim) -> dict[str, Any]:
    owed = [key for key, one in claim.owed.items() if one.state.owed]
    first = order(claim.members[0].said)
    return {
        "claim": number,
        "made_by": ASSESSOR,
        "status": claim.assessment.status.value,
        "credibility": claim.assessment.credibility,
        "statements": claim.shown,
        "origins": len(claim.origins),
        "owed": f" {' '.join(owed)} ",
        "title": claim.title,
        "title_folded": folded(claim.title) or "",
        "first_order": "\t".join((first[0], first[1], f"{first[2]:09}", first[3])),
    }
