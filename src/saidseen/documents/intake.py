"""Stories in, whatever they come in: the one way in is `open_stories`."""

from __future__ import annotations

import hashlib
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from saidseen.documents.dates import checked_published
from saidseen.documents.decode import text_of
from saidseen.documents.files import open_file, read_all, walk
from saidseen.documents.jsonl import read_lines, read_object
from saidseen.documents.page import page_parts
from saidseen.documents.sniff import HEAD, Kind, kind_of
from saidseen.documents.story import Given, Parts, Refusal, document_of, shown
from saidseen.errors import MarkupError, StoryError, UsageError
from saidseen.model.reading import Document

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Stories = Iterator[Document | Refusal]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_REFUSED = {Kind.XML: "XML", Kind.TABLE: "a table (CSV)", Kind.MAIL: "mail", Kind.WARC: "a web archive (WARC)"}
_BY_MEDIA_TYPE = {"text/html": Kind.PAGE, "application/xhtml+xml": Kind.PAGE, "application/json": Kind.JSON}


@dataclass(frozen=True, slots=True)
class _Source:
    """One file, address or standard input: how to print it, what to call its story, and what is known of it."""

    where: str
    name: str
    given: Given
    charset: str | None = None
    url: str | None = None


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
    source = _Source(shown(where), PurePath(shown(where)).stem, given)
    if where == "-":
        return _guard("-", _read_stream(_standard_input, replace(source, name="stdin")))
    if _ADDRESS.match(where):
        return _guard(where, _read_address(replace(source, name=source.where), allow_private))
    if os.path.isdir(where):  # noqa: PTH112 - a name may be bytes that are no UTF-8
        return _read_folder(where, given)
    return _read_path(where, given)


def _guard(where: str, stories: Stories) -> Stories:
    """The stories as they come; what stops them becomes the last Refusal."""
    try:
        yield from stories
    except StoryError as error:
        yield Refusal(where, None, str(error))
    except OSError as error:
        yield Refusal(
            where, None, f"it cannot be read to its end ({(error.strerror or str(error)).lower()}): try again"
        )
    except MemoryError:
        yield Refusal(where, None, "there is too little memory for it: split it")


def _read_folder(folder: str, given: Given) -> Stories:
    empty = True
    for found in walk(folder):
        empty = False
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _read_path(found, given)
    if empty:
        yield Refusal(shown(folder), None, "the folder holds no stories: name one that does")


def _read_path(path: str, given: Given) -> Stories:
    source = _Source(shown(path), PurePath(shown(path)).stem, given)
    return _guard(source.where, _read_stream(lambda: open_file(path), source))


def _read_address(source: _Source, allow_private: bool) -> Stories:
    from saidseen.documents.fetch import fetch

    fetched = fetch(source.where, allow_private)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    path = urlsplit(fetched.url).path
    named = kind_of(path, b"", whole=True)
    kind = _BY_MEDIA_TYPE.get(fetched.media_type, named if named is Kind.LINES else Kind.TEXT)
    source = replace(source, charset=fetched.charset, url=fetched.url)
    for story in _read_bytes(fetched.data, kind, source):
        if isinstance(story, Document):
            story = replace(story, fetched=moment, how=f"url; {story.how}", url=story.url or fetched.url)
        yield story


def _read_stream(opener: Callable[[], AbstractContextManager[BinaryIO]], source: _Source) -> Stories:
    """The stories of a file or of standard input, by the kind that its name and first bytes tell."""
    with opener() as stream:
        head = stream.read(HEAD)
        kind = kind_of(source.where, head, whole=len(head) < HEAD)
        rest = io.BufferedReader(_Chained(head, stream))
        if kind is Kind.LINES:
            stories = read_lines(rest, source.where, source.name, source.given)
        else:
            stories = _read_bytes(read_all(rest), kind, source)
        for story in stories:
            if isinstance(story, Document) and source.where == "-":
                story = replace(story, how=f"stdin; {story.how}")
            yield story


def _read_bytes(data: bytes, kind: Kind, source: _Source) -> Stories:
    """The stories of the bytes of one file of `kind`."""
    if kind is Kind.LINES:
        return read_lines(io.BytesIO(data), source.where, source.name, source.given)
    if kind is Kind.JSON and data.strip():
        return read_object(data, source.where, source.name, source.given)
    if kind in _REFUSED:
        raise MarkupError(f"{_REFUSED[kind]} is not read: give text, HTML, newsJSON or JSON Lines")
    if kind is Kind.PAGE and data.strip():
        parts = page_parts(data, source.charset, source.url)
    else:
        text, note = text_of(data, source.charset)
        parts = Parts(text, "text", url=source.url, notes=[note] if note else [])
    return iter([document_of(parts, source.name, source.given, hashlib.sha256(data).hexdigest())])


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
