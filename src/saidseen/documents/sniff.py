"""Which kind a file is: its name decides, and where that says nothing its first bytes do."""

from __future__ import annotations

import json
import re
from enum import Enum, auto
from pathlib import PurePath

HEAD = 64 * 1024
"""How many of its first bytes are looked at."""

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|nitf|newsitem)\b", re.I)
_MAIL = re.compile(
    rb"(?:From [^\n]{1,200}\d{4}\r?\n)?(?:(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID): )", re.I
)
_WARC = re.compile(rb"WARC/\d\.\d\r?\n")
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")


class Kind(Enum):
    """The kinds of files that stories come in; from XML on they are known only to be refused."""

    TEXT = auto()
    PAGE = auto()
    JSON = auto()
    LINES = auto()
    XML = auto()
    TABLE = auto()
    MAIL = auto()
    WARC = auto()


_BY_NAME = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".eml": Kind.MAIL,
    ".mbox": Kind.MAIL,
    ".warc": Kind.WARC,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
}


def kind_of(name: str, head: bytes, whole: bool) -> Kind:
    """The kind of the file `name` that begins with `head`; `whole` says that `head` is all of it."""
    suffix = PurePath(name).suffix.lower()
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _WARC.match(head):
        return Kind.WARC
    if suffix in _BY_NAME:
        return _BY_NAME[suffix]
    if _MAIL.match(head):
        return Kind.MAIL
    if suffix == ".json" or _JSON.match(head):
        return Kind.LINES if _is_lines(head, whole) else Kind.JSON
    if _PAGE.match(head):
        return Kind.PAGE
    return Kind.XML if suffix in (".xml", ".rss", ".atom") or _XML.match(head) else Kind.TEXT


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
