"""JSON Lines of stories (`name, outlet, published, url, title, text`) and single JSON objects: newsJSON, JSON Feed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from saidseen.documents.files import read_all
from saidseen.documents.formats import HEAD, Form, Input, Stories, Stream
from saidseen.documents.formats.feed import one_story_each
from saidseen.documents.formats.jsonfeed import is_json_feed, json_feed
from saidseen.documents.formats.newsjson import is_newsjson, newsjson_parts
from saidseen.documents.formats.text import text_story
from saidseen.documents.language import stated_language
from saidseen.documents.story import STORY_LIMIT, Given, Parts, Refusal, document_of, refusal_of
from saidseen.errors import MarkupError, StoryError
from saidseen.model.reading import Document

_CHUNK = 2**20
_FIELDS = ("name", "outlet", "url", "title", "language")


def read_lines(stream: BinaryIO, where: str, name: str, given: Given) -> Iterator[Document | Refusal]:
    """The story of each line, one line in memory at a time; a line that is none gives a Refusal with its number.

    `raw_sha256` is that of the line's bytes without its end.
    """
    number = stories = 0
    while line := stream.readline(STORY_LIMIT + 1):
        number += 1
        if len(line) > STORY_LIMIT:
            _skip_line(stream, line)
            yield Refusal(where, number, "the line is larger than 64 MiB: split the story")
            continue
        line = line.rstrip(b"\r\n")
        if not line.strip():
            continue
        stories += 1
        try:
            parts = record_parts(loads(line))
            yield document_of(parts, f"{name}:{number}", given, hashlib.sha256(line).hexdigest())
        except StoryError as error:
            yield refusal_of(where, number, error)
    if not stories:
        yield Refusal(where, None, "the file holds no story: give one JSON object a line")


def read_object(data: bytes, source: Input) -> Stories:
    """The story of a JSON file, or those of its array (`line` is then the place in it, from 1), or of a JSON Feed."""
    raw = hashlib.sha256(data).hexdigest()
    value = loads(data)
    if is_json_feed(value):
        yield from one_story_each(json_feed(value, source), source, raw)
        return
    where, name, given = source.where, source.name, source.given
    records = value if isinstance(value, list) else [value]
    if not records:
        raise MarkupError("the array is empty: give one that holds stories")
    for number, record in enumerate(records, 1):
        several = isinstance(value, list)
        try:
            yield document_of(record_parts(record), f"{name}:{number}" if several else name, given, raw)
        except StoryError as error:
            yield refusal_of(where, number if several else None, error)


def loads(data: bytes) -> Any:
    """The JSON value of `data` in UTF-8 (16 or 32 with a mark as well); raises MarkupError saying where it breaks."""
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise MarkupError(f"broken JSON at {where} ({error.msg}): mend it") from None
    except UnicodeDecodeError as error:
        raise MarkupError(f"broken JSON, byte {error.start} is no UTF-8: save it again in UTF-8") from None
    except RecursionError:
        raise MarkupError("the JSON is nested too deep to be a story: give one object a story") from None
    except ValueError:
        raise MarkupError("the JSON holds a number too long to be read: mend it") from None


def record_parts(record: object) -> Parts:
    """The story of one JSON object; raises MarkupError where it is none."""
    if not isinstance(record, dict):
        raise MarkupError("a story is a JSON object with `text`: this is something else")
    if "text" not in record and is_newsjson(record):
        return newsjson_parts(record)
    text = record.get("text")
    if not isinstance(text, str):
        raise MarkupError("the JSON object has no `text`, nor is it newsJSON: give it its story")
    notes: list[str] = []
    fields = {key: _field(record, key, notes) for key in _FIELDS}
    return Parts(
        text=text,
        how="jsonl",
        name=fields["name"],
        outlet=fields["outlet"],
        published=record.get("published"),
        url=fields["url"],
        title=fields["title"],
        language=stated_language(fields["language"]),
        notes=notes,
    )


def _field(record: dict[str, Any], key: str, notes: list[str]) -> str | None:
    """A field that is a string, or a number as a name; anything else is unknown, and `notes` says so."""
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "name":
        return str(value)
    if value is not None and not isinstance(value, str):
        notes.append(f"{key} is no string, taken as unknown")
        return None
    return value


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)


def _is_lines(head: bytes, whole: bool) -> bool:
    """Whether a file that begins as JSON has one object a line, rather than one value over all its lines."""
    if not head.lstrip().startswith(b"{"):
        return False
    first, _, rest = head.lstrip().partition(b"\n")
    if not rest.strip():
        return not whole
    if rest.lstrip().startswith(b'{"'):
        return True
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(stream: Stream, source: Input) -> Stories:
    return read_lines(stream, source.where, source.name, source.given)


def _objects(stream: Stream, source: Input) -> Stories:
    head = stream.peek(HEAD)[:HEAD]
    if _is_lines(head.removeprefix(b"\xef\xbb\xbf"), len(head) < HEAD):
        return _lines(stream, source)
    data = read_all(stream)
    if not data.strip():
        return text_story(data, source)
    return read_object(data, source)


_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")
FORMS = (
    Form("JSON Lines", _lines, (".jsonl", ".ndjson"), several=True),
    Form(
        "JSON",
        _objects,
        (".json",),
        ("application/json", "application/feed+json"),
        begins=lambda head: _JSON.match(head) is not None,
        rank=20,
        several=True,
    ),
)
