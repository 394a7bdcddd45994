"""What is watched, looked at once: a feed, pages, a folder, a mailbox folder; each place with what is new there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from saidseen.documents.fetch import Fetched
from saidseen.documents.formats import Source, Stories, media_types
from saidseen.documents.intake import fetched_stories
from saidseen.documents.polite import Manners
from saidseen.documents.story import Given, shown
from saidseen.errors import AnswerError, FetchError, StoryError


class Kind(StrEnum):
    """What a source is: of a feed each entry is a story, of pages each address."""

    FEED = "feed"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Mark:
    """The state of a place when it was last read, by which it is known whether it changed: what its server gave."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One place, looked at: its stories with the mark of that state, or why there are none.

    Without stories and `error` it has not changed. `stories` may raise StoryError where the place holds none at all.
    """

    place: str
    stories: Stories | None = None
    mark: Mark = Mark()
    error: StoryError | None = None

    @property
    def gone(self) -> bool:
        """Whether the server says that what was there is withdrawn for good (410)."""
        return isinstance(self.error, AnswerError) and self.error.status == 410


def looks(
    places: Sequence[str], marks: Mapping[str, Mark], manners: Manners, outlet: str | None = None
) -> Iterator[Look]:
    """Each place as it is now, one after the other; `marks` are those of the places that were read before."""
    for place in places:
        mark = marks.get(place, Mark())
        try:
            fetched = manners.ask(place, etag=mark.etag, modified=mark.modified, types=media_types())
        except FetchError as error:
            yield Look(place, error=error)
            continue
        yield Look(place) if fetched is None else _fetched(place, fetched, outlet)


def _fetched(place: str, fetched: Fetched, outlet: str | None) -> Look:
    source = Source(shown(place), shown(place), Given(None, outlet))
    return Look(place, fetched_stories(fetched, source), Mark(fetched.etag, fetched.modified))
