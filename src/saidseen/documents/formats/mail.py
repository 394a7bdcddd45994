"""Mail (.eml) and pages saved as one file (.mhtml), by the standard library's email.

The words of a mail are a story, and so is each attachment that is one. Who sent it is noted, but is not its outlet:
mail is forwarded.
"""

from __future__ import annotations

import email
import hashlib
import re
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from typing import Any

from saidseen.documents.decode import text_of
from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Input, Stories, Stream, inside
from saidseen.documents.markup import plain
from saidseen.documents.story import INCOMPLETE, Parts, Refusal, document_of, noted, web_address
from saidseen.errors import MarkupError, StoryError

MOST_PARTS = 500
LONGEST_HEADER = 2_000
"""Letters of a header that are looked at: the library takes time that grows with their square."""
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_TEXTS = ("text/plain", "text/html")
_PASSED = (
    *("image/", "audio/", "video/", "font/", "text/calendar", "text/vcard", "text/css"),
    *("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"),
)
_UNREADABLE = (MessageError, LookupError, ValueError, AttributeError, TypeError, ArithmeticError)
"""What a stranger's headers can make the library raise."""
_BROKEN = frozenset({"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect", "InvalidBase64LengthDefect"})


class _Bounded(EmailPolicy):
    """Headers as the library takes them apart, but no longer than LONGEST_HEADER."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:LONGEST_HEADER])


_POLICY = _Bounded()


def mail_stories(data: bytes, source: Input) -> Stories:
    """The story that a mail is, and those attached to it; raises MarkupError where it holds neither."""
    try:
        message = email.message_from_bytes(data, policy=_POLICY)
        assert isinstance(message, EmailMessage)  # as this policy makes them
        if why := _sealed(message):
            raise MarkupError(f"the mail is {why}")
        parts = _leaves(message)
        yield from _read(message, parts, source, hashlib.sha256(data).hexdigest())
    except StoryError:
        raise
    except (*_UNREADABLE, RecursionError) as error:
        kind = type(error).__name__
        raise MarkupError(f"the mail cannot be taken apart ({kind}): save its words as plain text") from None


def _sealed(part: Message) -> str | None:
    """How a part is sealed, so that its words cannot be read, and what to do; None where it is not."""
    if part.get_content_type() not in _SEALED:
        return None
    signed = str(part.get_param("smime-type") or "").lower() == "signed-data"
    how = "signed in a form that holds its words packed (S/MIME)" if signed else "encrypted"
    return f"{how}: open it and save it without"


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    """The parts of a mail that hold something, in order; of a mail in a mail only that mail itself."""
    found: list[EmailMessage] = []
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        several = part.get_content_maintype() == "multipart" and not _sealed(part)
        inner = part.get_payload() if several else None
        if isinstance(inner, list):
            waiting += [p for p in reversed(inner) if isinstance(p, Message)]
        elif isinstance(part, EmailMessage):
            found.append(part)
        if len(found) + len(waiting) > MOST_PARTS:
            raise MarkupError(f"the mail has more than {MOST_PARTS} parts: save what is a story by itself")
    return found


def _read(message: EmailMessage, parts: list[EmailMessage], source: Input, raw: str) -> Stories:
    """The body and the attachments."""
    if page := _page(message, parts):
        address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
        inner = replace(source, charset=page.get_content_charset(), url=source.url or web_address(address))
        for story in inside(_bytes(page), "its page", inner, "text/html"):
            yield story if isinstance(story, Refusal) else replace(story, how=f"mhtml; {story.how}")
        return
    body, again = _body(message, parts)
    attached = [part for part in parts if part not in [*body, *again] and _holds(part)]
    told = [_words(part) for part in body]
    words = "\n\n".join(text for text, _ in told if text.strip())
    if not words.strip() and not attached:
        raise MarkupError("the mail has no words and nothing is attached: save it again")
    if words.strip():
        notes = list(dict.fromkeys(note for _, note in told if note))
        yield document_of(_parts(message, words, notes), source.name, source.given, raw)
    yield from _attached(attached, source)


def _page(message: EmailMessage, parts: list[EmailMessage]) -> EmailMessage | None:
    """The page of a file that a browser saved as one: nobody sent it."""
    if message.get_content_type() != "multipart/related" or message.get("To") or message.get("Received"):
        return None
    return next((part for part in parts if part.get_content_type() == "text/html"), None)


def _holds(part: EmailMessage) -> bool:
    """Whether a part holds anything, or has a name that says it should."""
    told = part.get_content_type() == "message/rfc822" or _sealed(part) or part.get_filename()
    return bool(told or _bytes(part).strip())


def _body(message: EmailMessage, parts: list[EmailMessage]) -> tuple[list[EmailMessage], list[EmailMessage]]:
    """The parts that are the body, in order, and those that are parts of it once more, as HTML."""
    texts = [p for p in parts if p.get_content_type() in _TEXTS and not p.is_attachment() and not p.get_filename()]
    again: list[EmailMessage] = []
    for form in (part for part in message.walk() if part.get_content_type() == "multipart/alternative"):
        inner = list(form.walk())
        own = [part for part in texts if part in inner]
        if any(part.get_content_type() == "text/plain" and _bytes(part).strip() for part in own):
            again += [part for part in own if part.get_content_type() == "text/html"]
    return [part for part in texts if part not in again], again


def _words(part: EmailMessage) -> tuple[str, str | None]:
    """The words of a body, and how they were decoded."""
    text, note = text_of(_bytes(part), part.get_content_charset())
    return (plain(text) if part.get_content_type() == "text/html" else text), note


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _parts(message: EmailMessage, words: str, notes: list[str]) -> Parts:
    """The story that the body is."""
    sender = _header(message, "From")
    notes = [*([f"from {noted(sender, 100)}"] if sender else []), *notes]
    if any(type(defect).__name__ in _BROKEN for part in message.walk() for defect in part.defects):
        notes.append(f"{INCOMPLETE}the mail breaks off")
    return Parts(
        text=words,
        how="mail",
        published=_date(message),
        url=web_address(_header(message, "Archived-At").strip("<>")),
        title=" ".join(_header(message, "Subject").split())[:500] or None,
        notes=notes,
    )


def _header(message: Message, name: str) -> str:
    """A header as words; what the library cannot read of it is as good as not there."""
    try:
        return str(message.get(name) or "").strip()
    except _UNREADABLE:
        return ""


def _date(message: EmailMessage) -> str | None:
    """The date that the mail states, in ISO form where it can be read."""
    try:
        moment = getattr(message.get("Date"), "datetime", None)
    except _UNREADABLE:
        return None
    return moment.isoformat() if moment else _header(message, "Date") or None


def _attached(parts: list[EmailMessage], source: Input) -> Stories:
    """The stories of the attachments; pictures and the like are counted."""
    passed = [part for part in parts if part.get_content_type().startswith(_PASSED)]
    for number, part in enumerate((p for p in parts if p not in passed), 1):
        kind = part.get_content_type()
        name = noted(part.get_filename() or "", 100) or f"attachment {number}"
        if why := _sealed(part):
            yield Refusal(f"{source.where}, {name}", None, f"it is {why}")
            continue
        if kind == "message/rfc822":
            name, data = f"{name}.eml" if not name.endswith(".eml") else name, _inner(part)
        else:
            data = _bytes(part)
        inner = replace(source, name=f"{source.name}:{name}", charset=part.get_content_charset(), url=None)
        for story in inside(data, name, inner, None if kind == "application/octet-stream" else kind):
            yield story if isinstance(story, Refusal) else replace(story, how=f"{story.how}; attached to a mail")
    if passed:
        yield Refusal(source.where, None, f"not read, pictures, signatures and the like: {len(passed)}", passed=True)


def _inner(part: EmailMessage) -> bytes:
    """The bytes of a mail in a mail."""
    held = part.get_payload()
    return held[0].as_bytes() if isinstance(held, list) and isinstance(held[0], Message) else b""


def _stories(stream: Stream, source: Input) -> Stories:
    return mail_stories(read_all(stream), source)


_MAIL = re.compile(
    rb"(?:(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|From|To|Date|Subject|X-[\w-]+|DKIM-Signature|"
    rb"ARC-[\w-]+): [^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2}",
    re.I,
)
FORM = Form(
    "mail",
    _stories,
    (".eml", ".mht", ".mhtml"),
    ("message/rfc822", "multipart/related"),
    begins=lambda head: bool(_MAIL.match(head)),
    rank=10,
)
