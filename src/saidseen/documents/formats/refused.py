"""Forms that are known only to be refused, so that nothing is read as plain text because nothing else fitted."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePath

from saidseen.documents.decode import binary_kind, check_binary
from saidseen.documents.formats import HEAD, Form, Input, Stories, Stream
from saidseen.errors import MarkupError

_XML = re.compile(rb"\s*<(?:\?xml|[a-z][\w.-]*:?[\w.-]*\s+xmlns|nitf|newsitem)\b", re.I)
_MBOX = re.compile(rb"From [^\n]{1,200}\d{4}\r?\n[A-Za-z-]+:")


def _refuse(stream: Stream, source: Input, what: str, do: str) -> Stories:
    """Refuse the file by the name of its form."""
    raise MarkupError(f"{what} is not read: {do}")


def _binary(stream: Stream, source: Input) -> Stories:
    """Refuse a binary file by what its first bytes tell."""
    check_binary(stream.peek(HEAD)[:HEAD])
    raise MarkupError("a binary file is not read: save its words as plain text first")


def _unknown(stream: Stream, source: Input) -> Stories:
    """Refuse a file whose ending nobody knows."""
    check_binary(stream.peek(HEAD)[:HEAD])
    ending = PurePath(source.where).suffix.lower()
    raise MarkupError(f"files that end in {ending} are not read: if it is plain text, let its name end in .txt")


def _is_binary(head: bytes) -> bool:
    """Whether first bytes are of a binary file; of a ZIP archive its name tells more."""
    return not head.startswith(b"PK") and binary_kind(head) is not None


def _form(what: str, do: str, *suffixes: str, **more: object) -> Form:
    return Form(what, partial(_refuse, what=what, do=do), suffixes, **more)  # type: ignore[arg-type]


FORMS = (
    _form(
        "a mailbox of many mails (mbox)",
        "save each mail as .eml",
        ".mbox",
        begins=lambda head: bool(_MBOX.match(head)),
        rank=5,
    ),
    _form("an Outlook mail (.msg)", "save it as .eml", ".msg"),
    _form("an OpenDocument file", "save it as .docx or .xlsx", ".odt", ".ods", ".odp"),
    _form("a book (EPUB)", "save its words as plain text", ".epub"),
    _form("a presentation", "save its words as plain text", ".ppt", ".pptx"),
    _form("Parquet", "save it as CSV, or as JSON Lines of stories", ".parquet"),
    _form("YAML or TOML", "give the stories as JSON Lines", ".yaml", ".yml", ".toml"),
    _form(
        "XML that is no feed",
        "give RSS, Atom, HTML or newsJSON",
        ".xml",
        begins=lambda head: bool(_XML.match(head)),
        rank=80,
    ),
    Form("binary", _binary, marked=_is_binary, rank=90),
    Form("unknown", _unknown, rank=98),
)
