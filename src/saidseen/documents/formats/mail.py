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
from email.policy import default

from saidseen.documents.decode import text_of
from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Source, Stories, Stream, inside
from saidseen.documents.markup import plain
from saidseen.documents.story import INCOMPLETE, Parts, Refusal, document_of, noted, web_address
from saidseen.errors import MarkupError, StoryError

MOST_PARTS = 500
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_PASSED = (
    *("image/", "audio/", "video/", "font/", "text/calendar", "text/vcard", "text/css"),
    *("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"),
)
_BROKEN = frozenset({"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect", "InvalidBase64LengthDefect"})


def mail_stories(data: bytes, source: Source) -> Stories:
    """The story that a mail is, and those attached to it; raises MarkupError where it holds neither."""
    try:
        message = email.message_from_bytes(data, policy=default)
        parts = _leaves(message)
        if any(part.get_content_type() in _SEALED for part in message.walk()):
            raise MarkupError("the mail is encrypted: open it and save it without")
        yield from _read(message, parts, source, hashlib.sha256(data).hexdigest())
    except StoryError:
        raise
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, IndexError, RecursionError) as error:
        kind = type(error).__name__  # a stranger's headers can make the library raise any of these
        raise MarkupError(f"the mail cannot be taken apart ({kind}): save its words as plain text") from None


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    """The parts of a mail that hold something, in order; of a mail in a mail only that mail itself."""
    found: list[EmailMessage] = []
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting += [p for p in reversed(inner) if isinstance(p, Message)]
        elif isinstance(part, EmailMessage):
            found.append(part)
        if len(found) + len(waiting) > MOST_PARTS:
            raise MarkupError(f"the mail has more than {MOST_PARTS} parts: save what is a story by itself")
    return found


def _read(message: EmailMessage, parts: list[EmailMessage], source: Source, raw: str) -> Stories:
    """The body and the attachments."""
    if page := _page(message, parts):
        address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
        inner = replace(source, charset=page.get_content_charset(), url=source.url or web_address(address))
        for story in inside(_bytes(page), "its page", inner, "text/html"):
            yield story if isinstance(story, Refusal) else replace(story, how=f"mhtml; {story.how}")
        return
    body = message.get_body(("plain", "html")) if parts else None
    own = body if isinstance(body, EmailMessage) and not body.is_attachment() else None
    words, note = _words(own) if own is not None else ("", None)
    attached = [part for part in parts if part is not own and _holds(part) and not _alternative(part, own)]
    if not words.strip() and not attached:
        raise MarkupError("the mail has no words and nothing is attached: save it again")
    if words.strip():
        yield document_of(_parts(message, words, note), source.name, source.given, raw)
    yield from _attached(attached, source)


def _page(message: EmailMessage, parts: list[EmailMessage]) -> EmailMessage | None:
    """The page of a file that a browser saved as one: nobody sent it."""
    if message.get_content_type() != "multipart/related" or message.get("To") or message.get("Received"):
        return None
    return next((part for part in parts if part.get_content_type() == "text/html"), None)


def _holds(part: EmailMessage) -> bool:
    """Whether a part holds anything, or has a name that says it should."""
    return part.get_content_type() == "message/rfc822" or bool(_bytes(part).strip() or part.get_filename())


def _alternative(part: EmailMessage, own: EmailMessage | None) -> bool:
    """Whether a part is the body once more in another form."""
    return (
        own is not None
        and not part.is_attachment()
        and part.get_content_type() in ("text/plain", "text/html")
        and (part.get_content_type() != own.get_content_type())
    )


def _words(part: EmailMessage) -> tuple[str, str | None]:
    """The words of a body, and how they were decoded."""
    text, note = text_of(_bytes(part), part.get_content_charset())
    return (plain(text) if part.get_content_type() == "text/html" else text), note


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _parts(message: EmailMessage, words: str, note: str | None) -> Parts:
    """The story that the body is."""
    sender = _header(message, "From")
    notes = [f"from {noted(sender, 100)}"] if sender else []
    notes += [note] if note else []
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
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, IndexError):
        return ""


def _date(message: EmailMessage) -> str | None:
    """The date that the mail states, in ISO form where it can be read."""
    try:
        moment = getattr(message.get("Date"), "datetime", None)
    except (ValueError, TypeError, AttributeError, IndexError):
        return None
    return moment.isoformat() if moment else _header(message, "Date") or None


def _attached(parts: list[EmailMessage], source: Source) -> Stories:
    """The stories of the attachments; pictures and the like are counted."""
    passed = [part for part in parts if part.get_content_type().startswith(_PASSED)]
    for number, part in enumerate((p for p in parts if p not in passed), 1):
        kind = part.get_content_type()
        name = noted(part.get_filename() or "", 100) or f"attachment {number}"
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


def _stories(stream: Stream, source: Source) -> Stories:
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
