"""From the parts of a story to its Document, and what stands in its place when it cannot be taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from saidseen.documents.dates import UNKNOWN, stated_published
from saidseen.documents.language import foreign, language_of, mostly_latin
from saidseen.documents.printed import PRINTED, dated
from saidseen.errors import DecodeError, StoryError, WithdrawnError
from saidseen.model.reading import Document

STORY_LIMIT = 64 * 2**20
"""The most bytes one story may have: 64 MiB."""

TAKEN_BACK = "its publisher marks it "
"""How the reason begins why a document is not read that its publisher took back."""
INCOMPLETE = "incomplete: "
"""How the note on a document of which only a part came begins."""
LIVE = "live entry"
"""The note on an entry of a live blog: its address is its own with its anchor."""
ENTRY = "an entry without an address of its own"
"""The note on one of several stories of an address: an anchor tells it from the others."""

_BLANK = re.compile(r"[\s\ufeff\u200b-\u200f\u2060\u00ad]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A story that could not be taken: where it is, its line in a file of several (from 1), and what to do.

    `passed` is for what is no story at all, as a picture in an archive is: it is told, and is no failure.
    """

    where: str
    line: int | None
    reason: str
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Unreached(Refusal):
    """What could not be read to its end by no fault of its own: it may be the next time."""


@dataclass(frozen=True, slots=True)
class Withdrawal(Refusal):
    """Word that a story is withdrawn, `of` its address or name; or, with `by`, that one of that name replaces it."""

    of: str = ""
    by: str | None = None


def refusal_of(where: str, line: int | None, error: StoryError) -> Refusal:
    """What stands in the place of a story that cannot be taken."""
    if isinstance(error, WithdrawnError):
        return Withdrawal(where, line, str(error), True, error.of)
    return Refusal(where, line, str(error))


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who gives the story says of it: used only where the story says nothing itself."""

    published: str | None = None
    outlet: str | None = None


@dataclass(slots=True)
class Parts:
    """What one format found in one story. `published` is as stated, not yet checked; `notes` end up in `how`."""

    text: str
    how: str
    name: str | None = None
    outlet: str | None = None
    published: object = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    unread: str | None = None
    notes: list[str] = field(default_factory=list)


def document_of(parts: Parts, name: str, given: Given, raw_sha256: str) -> Document:
    """The Document of `parts`; raises DecodeError where its text cannot be one."""
    check_text(parts.text)
    return any_document(parts, name, given, raw_sha256)


def any_document(parts: Parts, name: str, given: Given, raw_sha256: str | None = None) -> Document:
    """The same of any text at all."""
    notes = list(parts.notes)
    stated_day = stated_published(parts.published, notes)
    published = dated(stated_day, parts.text, notes) if stated_day or not given.published else given.published
    stated = None if parts.language == "en" and not mostly_latin(parts.text) else parts.language
    language = stated or language_of(parts.text)
    return Document(
        name=clean(parts.name) or name,
        text=parts.text,
        outlet=clean(parts.outlet) or given.outlet,
        published=published,
        url=clean(parts.url),
        title=clean(parts.title),
        language=language,
        how="; ".join([parts.how, *notes]),
        unread=parts.unread or foreign(parts.text, language),
        raw_sha256=raw_sha256,
    )


def warnings_of(document: Document) -> list[str]:
    """The notes on a document that a person has to know: that it is not whole, or has no date or not the stated."""
    return [
        note for note in document.how.split("; ") if note.endswith((UNKNOWN, PRINTED)) or note.startswith(INCOMPLETE)
    ]


def noted(words: str, limit: int = 120) -> str:
    """A stranger's words as a note can hold them: one line of at most `limit` code points, without semicolons."""
    return " ".join(shown(words).replace(";", ",").split())[:limit].strip()


def check_text(text: str) -> None:
    """Raise DecodeError for a text that no reading can have: blank, with NUL characters, or with half characters."""
    if _BLANK.fullmatch(text):
        what = "only white space" if text else "empty"
        raise DecodeError(f"the story is {what}: give one that has words")
    if "\0" in text:
        raise DecodeError("the text holds NUL characters: save it as plain text in UTF-8")
    if half := _SURROGATE.search(text):
        raise DecodeError(f"character {half.start()} is half of a surrogate pair: save the story again in UTF-8")


def clean(value: str | None) -> str | None:
    """A field without the white space around it; None where nothing is left. Half characters become U+FFFD."""
    return _SURROGATE.sub("\ufffd", value).strip() or None if value else None


def web_address(value: object) -> str | None:
    """`value` where it is an http(s) address, without the white space around it; None for anything else."""
    told = value.strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(told)
    except ValueError:
        return None
    return told if parts.scheme in ("http", "https") and parts.netloc else None


def shown(path: str) -> str:
    """A path or a stranger's words as they can be printed and stored: control and half characters become U+FFFD."""
    return _CONTROL.sub("\ufffd", _SURROGATE.sub("\ufffd", path))
