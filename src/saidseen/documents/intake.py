"""Stories in, whatever they come in: the one way in is `open_stories`."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote, urlsplit

from saidseen.documents.dates import checked_published
from saidseen.documents.files import open_file, walk
from saidseen.documents.formats import HEAD, Input, Stories, Stream, form_of
from saidseen.documents.story import ENTRY, Given, Refusal, Unreached, shown
from saidseen.errors import StoryError, UsageError
from saidseen.model.reading import Document

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from saidseen.documents.fetch import Fetched

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def open_stories(
    where: str, *, published: str | None = None, outlet: str | None = None, allow_private: bool = False
) -> Stories:
    """Each story at `where`: a file, a folder, an http(s) address, or `-` for standard input.

    `published` (ISO date or date-time) and `outlet` hold where a story says nothing itself. A story that cannot be
    taken gives a Refusal in its place and the others still come. `allow_private` lets addresses lead into private
    networks and this machine. Raises UsageError at once for a `published` that is no date of the calendar.
    """
    if not where:
        raise UsageError("no story is named: give a file, a folder, an address or -")
    given = Given(checked_published(published), (outlet or "").strip() or None)
    source = Input(shown(where), PurePath(shown(where)).stem, given)
    if where == "-":
        return _guard("-", _read_stream(_standard_input, replace(source, name="stdin")))
    if _ADDRESS.match(where):
        return _guard(where, _read_address(replace(source, name=source.where), allow_private))
    if os.path.isdir(where):  # noqa: PTH112 - a name may be bytes that are no UTF-8
        return _read_folder(where, given)
    return file_stories(where, given)


def _guard(where: str, stories: Stories) -> Stories:
    """The stories as they come; what stops them becomes the last Refusal."""
    try:
        yield from stories
    except StoryError as error:
        yield Refusal(where, None, str(error))
    except OSError as error:
        yield Unreached(
            where, None, f"it cannot be read to its end ({(error.strerror or str(error)).lower()}): try again"
        )
    except MemoryError:
        yield Unreached(where, None, "there is too little memory for it: split it")


def _read_folder(folder: str, given: Given) -> Stories:
    empty = True
    for found in walk(folder):
        empty = False
        if isinstance(found, Refusal):
            yield found
        else:
            yield from file_stories(found, given)
    if empty:
        yield Refusal(shown(folder), None, "the folder holds no stories: name one that does")


def file_stories(path: str, given: Given) -> Stories:
    """The stories of a file; what stops them is the last Refusal."""
    source = Input(shown(path), PurePath(shown(path)).stem, given)
    return _guard(source.where, _read_stream(lambda: open_file(path), source))


def _read_address(source: Input, allow_private: bool) -> Stories:
    from saidseen.documents.fetch import fetch

    yield from fetched_stories(fetch(source.where, allow_private), source)


def fetched_stories(fetched: Fetched, source: Input) -> Stories:
    """The stories of what an address gave; raises StoryError where it holds none at all."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    source = replace(source, charset=fetched.charset, url=fetched.url)
    stream = _buffered(io.BytesIO(fetched.data))
    form = form_of(urlsplit(fetched.url).path, fetched.data[:HEAD], fetched.media_type)
    for story in form.stories(stream, source):
        if isinstance(story, Document):
            how, url = f"url; {story.how}", story.url or fetched.url
            if form.several and not story.url and story.name != source.name:
                how, url = f"{how}; {ENTRY}", f"{url.split('#')[0]}#{quote(story.name[:200], safe='')}"
            story = replace(story, fetched=moment, how=how, url=url)
        yield story


def _read_stream(opener: Callable[[], AbstractContextManager[BinaryIO]], source: Input) -> Stories:
    """The stories of a file or of standard input, in the form that its name and first bytes tell."""
    with opener() as stream:
        head = stream.read(HEAD)
        whole = _buffered(_Chained(head, stream))
        for story in form_of(source.where, head).stories(whole, source):
            if isinstance(story, Document) and source.where == "-":
                story = replace(story, how=f"stdin; {story.how}")
            yield story


def _buffered(raw: Any) -> Stream:
    return io.BufferedReader(raw, HEAD)


def _standard_input() -> AbstractContextManager[BinaryIO]:
    """Standard input as bytes, left open afterwards; raises StoryError where there is none."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise StoryError("there is no standard input: give a file")
    return nullcontext(stream)


class _Chained(io.RawIOBase):
    """`head` and then what is left of `stream`, so that looking at the first bytes takes none away."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._at = head, 0
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._head[self._at : self._at + len(view)] or self._stream.read(len(view))
        view[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)
