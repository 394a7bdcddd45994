"""How each feed of a ledger is: read, failing, or not looked at any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from saidseen.desk.opening import opened
from saidseen.ledger import Ledger, watched
from saidseen.ledger.linked import document

GRACE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed as it is kept; `state` is ok, failing or overdue, `stories` counts all that came by it, `title` is the
    headline (or the name) of the last of them."""

    row: watched.FeedRow
    state: str
    stories: int
    title: str | None

    def to_dict(self) -> dict[str, Any]:
        """The feed as plain values."""
        return {**asdict(self.row), "state": self.state, "stories": self.stories, "title": self.title}


def feed_states(where: str | Ledger) -> Iterator[FeedState]:
    """Every feed that was ever looked at into a ledger, by name."""
    with opened(where) as ledger, ledger.transaction() as connection:
        for row in watched.rows(connection):
            last = document(connection, row.story) if row.story is not None else None
            title = (last.title or last.name) if last is not None else None
            yield FeedState(row, state_of(row), watched.how_many(connection, row.name), title)


def state_of(row: watched.FeedRow, now: datetime | None = None) -> str:
    """How a feed is: failing, or overdue where nobody has looked at it for its time twice and a minute, else ok."""
    if row.failures:
        return "failing"
    asked, due = datetime.fromisoformat(row.asked_at), datetime.fromisoformat(row.due)
    return "overdue" if (now or datetime.now(UTC)) > due + (due - asked) + GRACE else "ok"
