"""What is watched, looked at once: a feed, pages, alerts, a folder, a mailbox folder; each place with what is there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from saidseen.documents.fetch import Fetched
from saidseen.documents.files import open_file, read_all, walk
from saidseen.documents.formats import Input, Stories, media_types
from saidseen.documents.formats.feed import links
from saidseen.documents.formats.mail import mail_stories
from saidseen.documents.intake import fetched_stories, file_stories
from saidseen.documents.polite import Manners
from saidseen.documents.story import Given, Refusal, shown
from saidseen.errors import AnswerError, FetchError, StoryError

MOST_LINKS = 200
"""Of a list of alerts so many links are followed at one look; the rest at the next."""
STILL = 1.0
"""Seconds for which a file has to be as it is before it is read, so that none is read half written."""
_INDEX = frozenset({"application/rss+xml", "application/atom+xml", "application/xml", "text/xml"})


class SourceKind(StrEnum):
    """What a source is: of a feed each entry is a story, of pages each address, of a folder each file, of alerts each
    that the address gives or lists; a Maildir holds mail."""

    FEED = "feed"
    PAGES = "pages"
    CAP = "cap"
    FOLDER = "folder"
    MAILDIR = "maildir"

    @property
    def local(self) -> bool:
        """Whether it is a path, not an address."""
        return self in (SourceKind.FOLDER, SourceKind.MAILDIR)


@dataclass(frozen=True, slots=True)
class ReadState:
    """The state of a place when it was last read: what its server gave, or of a file when it changed and its size."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One place, looked at: its stories with the mark of that state, or why there are none.

    Without stories and `error` it has not changed. `stories` may raise StoryError where the place holds none at all. A
    `last` one is a list of the others, which is as it was read only where all of them could be.
    """

    place: str
    stories: Stories | None = None
    mark: ReadState = ReadState()
    error: StoryError | None = None
    last: bool = False

    @property
    def gone(self) -> bool:
        """Whether the server says that what was there is gone for good (410)."""
        return isinstance(self.error, AnswerError) and self.error.status == 410


Marks = Callable[[str], ReadState]
"""The mark that a place had when it was last read."""


def looks(
    kind: SourceKind, places: Sequence[str], marks: Marks, manners: Manners, outlet: str | None = None
) -> Iterator[Look]:
    """Each place of a source as it is now, one after the other."""
    given = Given(None, outlet)
    if kind is SourceKind.FOLDER:
        yield from _folder(places[0], marks, given)
    elif kind is SourceKind.MAILDIR:
        yield from _maildir(places[0], marks, given)
    else:
        for place in places:
            yield from _address(place, marks, manners, given, alerts=kind is SourceKind.CAP)


def _address(place: str, marks: Marks, manners: Manners, given: Given, *, alerts: bool) -> Iterator[Look]:
    """One address; of a list of `alerts` each that it leads to, then the list itself."""
    mark = marks(place)
    try:
        fetched = manners.ask(place, etag=mark.etag, modified=mark.modified, types=media_types())
        found = links(fetched.data) if alerts and fetched is not None and fetched.media_type in _INDEX else None
    except StoryError as error:
        yield Look(place, error=error)
        return
    if fetched is None:
        yield Look(place)
    elif found is None:
        yield _fetched(place, fetched, given)
    else:
        new = [(link, as_of) for link, as_of in found if marks(link).modified != as_of]
        for link, as_of in new[:MOST_LINKS]:
            yield _followed(link, as_of, manners, given)
        state = ReadState(fetched.etag, fetched.modified) if len(new) <= MOST_LINKS else ReadState()
        yield Look(place, iter(()), state, last=True)


def _followed(link: str, as_of: str, manners: Manners, given: Given) -> Look:
    """What a list leads to; `as_of` is when the list says that it changed."""
    try:
        fetched = manners.ask(link, types=media_types())
    except FetchError as error:
        return Look(link, error=error)
    assert fetched is not None  # nothing was asked that could be answered by 'unchanged'
    return Look(link, _fetched(link, fetched, given).stories, ReadState(modified=as_of))


def _fetched(place: str, fetched: Fetched, given: Given) -> Look:
    source = Input(shown(place), shown(place), given)
    return Look(place, fetched_stories(fetched, source), ReadState(fetched.etag, fetched.modified))


def _folder(folder: str, marks: Marks, given: Given) -> Iterator[Look]:
    """The files of a folder that are new or changed; one that is being written is left till later."""
    if (trouble := _no_folder(folder)) is not None:
        yield Look(folder, error=trouble)
        return
    for found in walk(folder):
        if isinstance(found, Refusal):
            yield Look(found.where, iter((found,)))
        elif (state := _state(found)) is not None:
            same = marks(found).modified == state
            yield Look(found) if same else Look(found, file_stories(found, given), ReadState(modified=state))


def _maildir(folder: str, marks: Marks, given: Given) -> Iterator[Look]:
    """The mails of a Maildir, new and seen; they are left as they are. A mail keeps its name when its flags change."""
    if (trouble := _no_folder(folder)) is not None:
        yield Look(folder, error=trouble)
        return
    inside = [Path(folder, name) for name in ("new", "cur")]
    if not all(part.is_dir() for part in inside):
        yield Look(folder, error=StoryError("this is no Maildir, it has no new and cur: name one, or a folder"))
        return
    for part in inside:
        for entry in sorted(os.scandir(part), key=lambda one: one.name):
            if entry.name.startswith(".") or not entry.is_file(follow_symlinks=False):
                continue
            name = entry.name.partition(":")[0]
            place = f"{folder}/{name}"
            if marks(place).modified is not None:
                yield Look(place)
            else:
                yield Look(place, _mail(entry.path, shown(name), given), ReadState(modified="read"))


def _mail(path: str, name: str, given: Given) -> Stories:
    with open_file(path) as stream:
        data = read_all(stream)
    yield from mail_stories(data, Input(shown(path), name, given))


def _no_folder(folder: str) -> StoryError | None:
    try:
        os.listdir(folder)  # noqa: PTH208 - a name may be bytes that are no UTF-8
    except OSError as error:
        return StoryError(
            f"the folder cannot be looked into ({(error.strerror or str(error)).lower()}): check its name"
        )
    return None


def _state(path: str) -> str | None:
    """When a file changed and its size, once it has been so for a moment; None where it is being written, or gone."""
    try:
        before = os.stat(path)  # noqa: PTH116
        if 0 <= (age := time.time() - before.st_mtime) < STILL:
            time.sleep(STILL - age)
        after = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    same = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    return f"{after.st_mtime_ns}:{after.st_size}" if same else None
