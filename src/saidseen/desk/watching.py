"""Watching: the feeds of a desk looked at, what is new read into the ledger, linked, and how each feed is kept there.

A story is kept whole or not at all, and the mark of a place (its ETag) only after all its stories: whenever the program
is killed, what is not kept yet is fetched again, and what is kept already is known by its id.
"""

from __future__ import annotations

import hashlib
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.linking import update
from saidseen.desk.taking_back import TakenBack, give_again, take_back
from saidseen.documents import Refusal
from saidseen.documents.polite import LONGEST_WAIT, Manners
from saidseen.documents.sources import Look, Marks, ReadState, SourceKind, looks
from saidseen.documents.story import TAKEN_BACK, Unreached, Withdrawal
from saidseen.errors import AnswerError, LedgerError, StoryError
from saidseen.ledger import Added, Ledger, document_id, versions, watched
from saidseen.model.reading import Document

if TYPE_CHECKING:
    from sqlalchemy import Connection

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
    """How one look at a feed went: stories new, changed, known and withdrawn; places, `same` those as they were
    and `gone` those that were withdrawn before.

    `refusals` are stories that could not be taken, `errors` places that could not, each with its reason; `wait` is how
    many seconds its server asks not to be asked. Once it is closed, `failures` are those in a row, and `due` is when it
    is to be looked at next. It is `lost` where the ledger could not keep what came.
    """

    feed: Feed
    new: int = 0
    changed: int = 0
    known: int = 0
    same: int = 0
    withdrawn: int = 0
    gone: int = 0
    places: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    wait: float | None = None
    last: str | None = None
    failures: int = 0
    due: str | None = None
    lost: bool = False

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
        return reason if self.places == 1 else f"{len(self.errors)} of {self.places} places, {place}: {reason}"

    def told(self) -> str:
        """The line that says how it went."""
        parts = [f"failed: {self.error}"] if self.failed else []
        if self.new or self.changed or self.known or not (self.failed or self.same or self.withdrawn or self.gone):
            parts.append(f"new {self.new}, changed {self.changed}, unchanged {self.known}")
        elif self.same and not self.failed:
            parts.append("unchanged since it was last read")
        if self.withdrawn:
            parts.append(f"withdrawn {self.withdrawn}")
        if self.gone:
            parts.append(f"gone for good {self.gone}")
        if self.refusals:
            reasons = "; ".join(f"{one.where}: {one.reason}" for one in self.refusals[:NAMED])
            more = f"; and {len(self.refusals) - NAMED} more" if len(self.refusals) > NAMED else ""
            parts.append(f"not read {len(self.refusals)} ({reasons}{more})")
        return f"{self.feed.name}: {'; '.join(parts)}"


class Stopped(Exception):
    """The watch was told to end while it had a place in hand, which is looked at again the next time."""


class Watch:
    """Looks at the feeds of a desk and keeps what they bring. `tell` is told of each story once that is kept."""

    def __init__(
        self,
        desk: DeskFile,
        ledger: Ledger,
        *,
        tell: Callable[[Came | TakenBack], None] | None = None,
        threads: int | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self._desk, self._ledger, self._threads = desk, ledger, threads
        self._tell = tell or (lambda story: None)
        self.stop = stop or threading.Event()
        self._manners = Manners(allow_private=desk.allow_private, stop=self.stop)

    def look(self, feed: Feed) -> Outcome:
        """Look at one feed now; raises LedgerError."""
        outcome = Outcome(feed)
        for look in self.looks(feed, self.marks(feed)):
            self.keep(look, outcome)
        self.close(outcome)
        return outcome

    def marks(self, feed: Feed) -> Marks:
        """The marks of a feed's places, once all is linked that another life of this watch kept."""
        update(self._ledger)
        with self._ledger.transaction() as connection:
            kept = watched.marks(connection, feed.name)
        return lambda place: ReadState(*kept(place))

    def looks(self, feed: Feed, marks: Marks) -> Iterator[Look]:
        """Each place of a feed as it is now; asks nothing of the ledger, so that it may be done in another thread.

        Whatever goes wrong is the last look: a stranger's feed can make a library raise anything, and others go on.
        """
        try:
            yield from looks(feed.kind, feed.places, marks, self._manners, feed.outlet)
        except Exception as error:
            yield Look(feed.address, error=_unforeseen(error))

    def keep(self, look: Look, outcome: Outcome) -> None:
        """Keep the stories of a place, and then its mark; raises LedgerError."""
        try:
            self._keep(look, outcome)
        except (LedgerError, Stopped):
            raise
        except Exception as error:
            outcome.errors[look.place] = str(_unforeseen(error))

    def _keep(self, look: Look, outcome: Outcome) -> None:
        outcome.places += 1
        if look.gone and self._has_brought(look.place, outcome):
            if not self._take_back(look.place, str(look.error), outcome):
                outcome.gone += 1
            self._mark(look.place, ReadState(), outcome)
            return
        try:
            if look.error is not None:
                raise look.error
            if look.stories is None:
                outcome.same += 1
                return
            for story in look.stories:
                if self.stop.is_set():
                    raise Stopped
                if isinstance(story, Unreached):
                    raise StoryError(story.reason)
                self._story(story, outcome)
        except StoryError as error:
            outcome.errors[look.place] = str(error)
            alone = len(outcome.feed.places) == 1  # of several hosts each is left alone by itself (documents/polite)
            if alone and isinstance(error, AnswerError) and error.wait is not None:
                outcome.wait = max(outcome.wait or 0.0, min(error.wait, LONGEST_WAIT))
            return
        if not (look.last and outcome.errors):
            self._mark(look.place, look.mark, outcome)

    def _mark(self, place: str, mark: ReadState, outcome: Outcome) -> None:
        with self._ledger.transaction(write=True) as connection:
            watched.keep_mark(connection, outcome.feed.name, place, mark.etag, mark.modified)

    def _story(self, story: Document | Refusal, outcome: Outcome) -> None:
        """Keep a story, or do what is said of one."""
        if isinstance(story, Withdrawal):
            if story.by is None:
                self._take_back(story.of, story.reason, outcome)
            else:
                self._replace(story.of, story.by, outcome)
        elif isinstance(story, Refusal):
            if not story.passed:
                outcome.refusals.append(story)
        else:
            story = self._as_before(replace(story, name=_name(story, outcome.feed)), outcome)
            why = story.unread if story.unread and story.unread.startswith(TAKEN_BACK) else None
            if why is not None:  # while claims still rest on what it was before
                self._take_back(story.url or story.name, why, outcome)
            self._read(story, outcome)
            self._brought(document_id(story), outcome)
            if why is not None:
                take_back(self._ledger, outcome.feed.name, [document_id(story)], why)
            elif give_again(self._ledger, outcome.feed.name, document_id(story)):
                outcome.changed += 1
                update(self._ledger)

    def _as_before(self, story: Document, outcome: Outcome) -> Document:
        """A story under the date of the one that it is, where the feed only dates the same words anew."""
        if story.url is None:
            return story
        with self._ledger.transaction() as connection:
            before = watched.dated(connection, outcome.feed.name, story)
        return story if before is None else replace(story, published=before[0])

    def _read(self, story: Document, outcome: Outcome) -> None:
        """Read a story that the ledger has not from this reader, keep it and link it."""
        from saidseen.network import load
        from saidseen.reading.story import read_document, reader_version

        reader = reader_version(load(self._threads))
        if self._ledger.has(story, reader):
            outcome.known += 1
            with self._ledger.transaction() as connection:
                same = watched.has_title(connection, document_id(story), story.title)
            if not same:
                self._ledger.add(replace(self._ledger.reading(document_id(story), reader), document=story))
            return
        result = read_document(story, self._ledger.known(), self._threads)
        added = self._ledger.add(result.reading, result.learnt)
        outcome.changed += added.new_versions
        outcome.new += added.new_documents - added.new_versions
        outcome.known += not added.new_documents
        outcome.last = added.document_id
        update(self._ledger)
        self._tell(Came(outcome.feed.name, story, added))

    def _brought(self, document: str, outcome: Outcome) -> None:
        """Keep that a story came by the feed, which only then may take it back."""
        name = outcome.feed.name
        with self._ledger.transaction() as connection:
            known = watched.brought(connection, name, [document])
        if not known:
            with self._ledger.transaction(write=True) as connection:
                watched.keep_brought(connection, name, document)

    def _take_back(self, of: str, why: str, outcome: Outcome) -> bool:
        """Withdraw all versions of the story at an address, or of that name, that came by the feed; whether any was."""
        with self._ledger.transaction() as connection:
            documents = self._own(connection, of, outcome)
        if taken := take_back(self._ledger, outcome.feed.name, documents, why):
            outcome.withdrawn += 1
            update(self._ledger)
            self._tell(taken)
        return taken is not None

    def _replace(self, of: str, by: str, outcome: Outcome) -> None:
        """Let the story of one name be a new version of that of another, where both are there."""
        with self._ledger.transaction(write=True) as connection:
            earlier, new = self._own(connection, of, outcome), self._own(connection, by, outcome)
            if earlier and new and versions.replaces(connection, new[-1], earlier):
                outcome.changed, outcome.new = outcome.changed + 1, max(0, outcome.new - 1)
        update(self._ledger)

    def _has_brought(self, place: str, outcome: Outcome) -> bool:
        """Whether stories came from a place, which they stand at: not from a feed, which only lists them."""
        with self._ledger.transaction() as connection:
            return outcome.feed.kind is not SourceKind.FEED and bool(self._own(connection, place, outcome))

    def _own(self, connection: Connection, of: str, outcome: Outcome) -> list[str]:
        return watched.brought(connection, outcome.feed.name, versions.standing_at(connection, of))

    def close(self, outcome: Outcome) -> None:
        """Keep how the feed is, after all that it brought."""
        feed, now = outcome.feed, datetime.now(UTC)
        at = _told(now)
        with self._ledger.transaction(write=True) as connection:
            was = watched.row_of(connection, feed.name)
            outcome.failures = failures = (was.failures if was else 0) + 1 if outcome.failed else 0
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
        outcome.due = row.due


def _unforeseen(error: Exception) -> StoryError:
    what = " ".join(str(error).split())[:120]
    return StoryError(f"it could not be gone through ({type(error).__name__}: {what}): save it, and report it")


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
    if feed.kind is not SourceKind.FEED:
        return story.name
    return story.url or f"{feed.name}: {story.title or hashlib.sha256(story.text.encode()).hexdigest()[:8]}"
