"""Alerts in the Common Alerting Protocol 1.2 (OASIS, 2010; 1.1 is read as well): a document for each language of one.

The words are the alert's description, its instruction and the names of its areas. What is not an actual alert (an
exercise, a test, a draft) is kept and not read. One that updates or cancels others says which.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Input, Stories, Stream
from saidseen.documents.language import stated_language
from saidseen.documents.markup import one_line
from saidseen.documents.story import TAKEN_BACK, Parts, Withdrawal, document_of, noted
from saidseen.errors import MarkupError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ALERT_LIMIT = 5 * 2**20
"""The most bytes of an alert: 5 MiB, since it may hold pictures."""
MOST = 50
"""The most languages of an alert, and the most others that it refers to."""
_SPACE = re.compile(r"\{urn:oasis:names:tc:emergency:cap:1\.[12]\}alert")
_CAP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?s:.{0,2000}?)-->\s*|<\?xml-[^>]{0,400}\?>\s*)*<(?:\w+:)?alert\b"
)


def cap_stories(data: bytes, source: Input) -> Stories:
    """The alert in each of its languages, and what it says of others; raises MarkupError where it is none."""
    alert = _alert(data)
    identifier, sender = one_line(_words(alert, "identifier"), 200), one_line(_words(alert, "sender"), 200)
    if not identifier:
        raise MarkupError("the alert has no identifier: give one that has")
    name = f"{sender},{identifier}"  # as alerts refer to each other: an identifier is one sender's own
    kind = _words(alert, "msgType").lower()
    raw, written = hashlib.sha256(data).hexdigest(), False
    for number, info in enumerate(_all(alert, "info")[:MOST]):
        parts = _parts(alert, info, name if not number else f"{name}#{number + 1}")
        if parts.text:
            written = True
            yield document_of(parts, source.name, source.given, raw)
    earlier = _references(alert, sender) if _words(alert, "status").lower() == "actual" else []
    if kind == "cancel":
        for of in earlier:
            yield Withdrawal(source.where, None, f"{TAKEN_BACK}cancelled ({noted(identifier)})", True, of)
    elif kind == "update" and written:
        for of in earlier:
            yield Withdrawal(source.where, None, f"it is replaced by {noted(identifier)}", True, of, name)
    if not written and kind != "cancel":
        raise MarkupError("the alert has no words: give one that has a description or an instruction")


def _alert(data: bytes) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        alert: Element = fromstring(data)
    except ParseError as error:
        raise MarkupError(f"broken XML at line {error.position[0]}: save the alert again") from None
    except (DefusedXmlException, ValueError, LookupError, RecursionError):
        raise MarkupError("the XML declares entities of its own, or cannot be taken apart: save it without") from None
    if not _SPACE.fullmatch(alert.tag):
        raise MarkupError("the alert is not in the Common Alerting Protocol 1.1 or 1.2: give one that is")
    return alert


def _parts(alert: Element, info: Element, name: str) -> Parts:
    words = [_words(info, "description"), _words(info, "instruction")]
    words += [_words(area, "areaDesc") for area in _all(info, "area")]
    status = _words(alert, "status").lower()
    unread = (
        None if status == "actual" else f"its sender calls it {noted(status, 20) or 'nothing'}, not an actual alert"
    )
    if unread is None and _words(alert, "msgType").lower() == "cancel":
        unread = "it only says that others are cancelled"
    told = [f"{key} {value}" for key in ("urgency", "severity", "certainty") if (value := noted(_words(info, key), 20))]
    return Parts(
        text="\n\n".join(dict.fromkeys(filter(None, words))) if any(words[:2]) else "",
        how="cap",
        name=name,
        outlet=one_line(_words(info, "senderName") or _words(alert, "sender"), 200),
        published=_words(alert, "sent"),
        title=one_line(_words(info, "headline") or _words(info, "event")) or None,
        language=stated_language(_words(info, "language") or "en-US"),
        unread=unread,
        notes=[f"from {noted(_words(alert, 'sender'), 100)}", *told],
    )


def _references(alert: Element, sender: str) -> list[str]:
    """The names of the alerts of the same sender that it refers to, each written as sender,identifier,time."""
    triples = (one.split(",") for one in _words(alert, "references").split()[:MOST])
    return [f"{one[0]},{one[1]}" for one in triples if len(one) == 3 and one[0] == sender and one[1]]


def _words(element: Element, name: str) -> str:
    return next((child.text or "" for child in _all(element, name)), "").strip()


def _all(element: Element, name: str) -> list[Element]:
    space = element.tag.rpartition("}")[0]
    return list(_children(element, f"{space}}}{name}"))


def _children(element: Element, tag: str) -> Iterator[Element]:
    return (child for child in element if child.tag == tag)


def _stories(stream: Stream, source: Input) -> Stories:
    return cap_stories(read_all(stream, ALERT_LIMIT), source)


FORM = Form(
    "CAP",
    _stories,
    (".cap",),
    ("application/cap+xml",),
    marked=lambda head: bool(_CAP.match(head)),
    rank=14,
    several=True,
)
