"""Looks at feeds, each by a watch that begins anew, and what came of them."""

from __future__ import annotations

from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.stories import stories
from saidseen.desk.watching import Outcome, Watch
from saidseen.documents.sources import SourceKind
from saidseen.ledger import Ledger, watched

BACK = "The foreign ministry said on Tuesday that some units near Kharkiv had gone back to their bases."
MORE = f"{BACK} It did not say how many units there were, nor where they had been for the weeks before."
UNSEEN = "The alliance said that it had not seen any withdrawal so far, and asked for pictures of it."


def looked(ledger: Ledger, *places: str, kind: SourceKind = SourceKind.FEED, name: str = "Wire") -> Outcome:
    """One look at a feed by a watch that begins anew."""
    feed = Feed(name, kind, places, 300)
    return Watch(DeskFile(ledger.path, (feed,), True), ledger).look(feed)


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.new, outcome.changed, outcome.known


def how(ledger: Ledger, name: str = "Wire") -> watched.FeedRow:
    with ledger.transaction() as connection:
        row = watched.row_of(connection, name)
    assert row is not None
    return row


def states(ledger: Ledger) -> list[tuple[str, str]]:
    return sorted((row.name, state) for row, state in stories(ledger))


def page(words: str) -> str:
    return f"<html><head><title>Units go back</title></head><body><article><p>{words}</p></article></body></html>"
