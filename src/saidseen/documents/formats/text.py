"""Plain text, in whatever encoding: what is called so, or served so, or has a name without an ending."""

from __future__ import annotations

import hashlib

from saidseen.documents.decode import text_of
from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Input, Stories, Stream
from saidseen.documents.story import Parts, document_of


def text_story(data: bytes, source: Input) -> Stories:
    """The story that the bytes are, to the letter."""
    text, note = text_of(data, source.charset)
    parts = Parts(text, "text", url=source.url, notes=[note] if note else [])
    yield document_of(parts, source.name, source.given, hashlib.sha256(data).hexdigest())


def _stories(stream: Stream, source: Input) -> Stories:
    return text_story(read_all(stream), source)


FORM = Form("text", _stories, (".txt", ".text", ".md"), rank=99)
