"""Watching: the feeds of a desk looked at, what is new read into the ledger, linked, and how each feed is kept there.

A story is kept whole or not at all, and the mark of a place (its ETag) only after all its stories: whenever the program
is killed, what is not kept yet is fetched again, and what is kept already is known by its id.
"""

from __future__ import annotations

import hashlib
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.linking import update
from saidseen.documents import Refusal
from saidseen.documents.polite import LONGEST_WAIT, Manners
from saidseen.documents.sources import Kind, Look, Mark, looks
from saidseen.errors import AnswerError, StoryError
from saidseen.ledger import Added, Ledger, watched
from saidseen.model.reading import Document

LONGEST_BACK_OFF = 3600
"""The most seconds that a failing feed is left alone, unless its `every` is longer or its server asks for more."""
NAMED = 3  # of what could not be read so many are named


@dataclass(frozen=True, slots=True)
class Came:
    """A story that came by a feed: what it added to the ledger, and its document."""

    feed: str
    document: Document
    added: Added


@dataclass(slots=True)
class Outcome:
    """How one look at a feed went: stories that were new, changed and known; places as they were; what is wrong.

    `refusals` are stories that could not be taken, `errors` places that could not, each with its reason; `wait` is how
    many seconds its server asks not to be asked.
    """

    feed: Feed
    new: int = 0
    changed: int = 0
    known: int = 0
    same: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    wait: float | None = None
    last: str | None = None

    @property
    def failed(self) -> bool:
        """Whether it, or a place of it, could not be read."""
        return bool(self.errors)

    @property
    def error(self) -> str | None:
        """What is wrong, in a line."""
        if not self.errors:
            return None
        place, reason = next(iter(self.errors.items()))
        many = len(self.feed.places)
        return reason if many == 1 else f"{len(self.errors)} of {many} pages, {place}: {reason}"

    def told(self) -> str:
        """The line that says how it went."""
        parts = [f"failed: {self.error}"] if self.failed else []
        if self.new or self.changed or self.known or not (self.failed or self.same):
            parts.append(f"new {self.new}, changed {self.changed}, unchanged {self.known}")
        elif not self.failed:
            parts.append("unchanged since it was last read")
        if self.refusals:
            reasons = "; ".join(f"{one.where}: {one.reason}" for one in self.refusals[:NAMED])
            more = f"; and {len(self.refusals) - NAMED} more" if len(self.refusals) > NAMED else ""
            parts.append(f"not read {len(self.refusals)} ({reasons}{more})")
        return f"{self.feed.name}: {'; '.join(parts)}"


class Watch:
    """Looks at the feeds of a desk and keeps what they bring. `came` is told of each story once it is kept."""

    def __init__(
        self,
        desk: DeskFile,
        ledger: Ledger,
        *,
        came: Callable[[Came], None] | None = None,
        threads: int | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self._desk, self._ledger, self._threads = desk, ledger, threads
        self._came = came or (lambda story: None)
        self.stop = stop or threading.Event()
        self._manners = Manners(allow_private=desk.allow_private, stop=self.stop)

    def look(self, feed: Feed) -> Outcome:
        """Look at one feed now; raises LedgerError."""
        outcome = Outcome(feed)
        with self._ledger.transaction() as connection:
            kept = watched.marks(connection, feed.name, feed.places)
        marks = {place: Mark(*mark) for place, mark in kept.items()}
        for look in looks(feed.places, marks, self._manners, feed.outlet):
            self._keep(look, outcome)
        self._close(outcome)
        return outcome

    def _keep(self, look: Look, outcome: Outcome) -> None:
        """Keep the stories of a place, and then its mark."""
        try:
            if look.error is not None:
                raise look.error
            if look.stories is None:
                outcome.same += 1
                return
            for story in look.stories:
                if isinstance(story, Refusal):
                    if not story.passed:
                        outcome.refusals.append(story)
                else:
                    self._story(story, outcome)
        except StoryError as error:
            outcome.errors[look.place] = str(error)
            if isinstance(error, AnswerError) and error.wait is not None:
                outcome.wait = max(outcome.wait or 0.0, min(error.wait, LONGEST_WAIT))
            return
        with self._ledger.transaction(write=True) as connection:
            watched.keep_mark(connection, outcome.feed.name, look.place, look.mark.etag, look.mark.modified)

    def _story(self, story: Document, outcome: Outcome) -> None:
        """Read a story that the ledger has not from this reader, keep it and link it."""
        from saidseen.network import load
        from saidseen.reading.story import read_document, reader_version

        story = replace(story, name=_name(story, outcome.feed))
        if self._ledger.has(story, reader_version(load(self._threads))):
            outcome.known += 1
            return
        result = read_document(story, self._ledger.known(), self._threads)
        added = self._ledger.add(result.reading, result.learnt)
        outcome.changed += added.new_versions
        outcome.new += added.new_documents - added.new_versions
        outcome.known += not added.new_documents
        outcome.last = added.document_id
        update(self._ledger)
        self._came(Came(outcome.feed.name, story, added))

    def _close(self, outcome: Outcome) -> None:
        """Keep how the feed is, after all that it brought."""
        feed, now = outcome.feed, datetime.now(UTC)
        at = _told(now)
        with self._ledger.transaction(write=True) as connection:
            was = watched.row_of(connection, feed.name)
            failures = (was.failures if was else 0) + 1 if outcome.failed else 0
            wait = max(_pause(feed.every, failures), outcome.wait or 0.0)
            row = watched.FeedRow(
                name=feed.name,
                kind=feed.kind.value,
                address=feed.address,
                asked_at=at,
                read_at=at if not outcome.failed else was.read_at if was else None,
                story=outcome.last or (was.story if was else None),
                story_at=at if outcome.last else was.story_at if was else None,
                failures=failures,
                error=outcome.error,
                due=_told(now + timedelta(seconds=wait)),
                wait_until=_told(now + timedelta(seconds=outcome.wait)) if outcome.wait else None,
            )
            watched.keep(connection, row)


def _pause(every: int, failures: int) -> float:
    """The seconds till a feed is looked at again: its own, and twice as many with each failure in a row.

    Of a failing one a fifth is left to chance, so that feeds that fail together do not come back together.
    """
    if not failures:
        return float(every)
    longest = max(every, LONGEST_BACK_OFF)
    return min(every << min(failures, 20), longest) * random.uniform(0.8, 1.0)


def _told(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _name(story: Document, feed: Feed) -> str:
    """What a story of a feed is called: by its address, so that it keeps its name when others come before it."""
    if feed.kind is Kind.PAGES:
        return story.name
    return story.url or f"{feed.name}: {story.title or hashlib.sha256(story.text.encode()).hexdigest()[:8]}"
