"""Feeds, pages, alerts and mail as somebody who means ill would serve them: good ones, spoilt by a fixed seed."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

LONGEST = 24 * 1024  # bytes of an answer
DEEPEST = 3_000  # how deep things are laid into each other
ODD = (
    *(b"\0", b"\xff\xfe", b"\xfe\xff", b"\xff", b"\xc0\x80"),
    *(b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\x1b["),
    *("\u202e", "\u2028", "\u0301", "\ufeff", "\U000e0001", "\ufffe", "İ", "ﷺ"),
    *("&#0;", "&#xD800;", "&#x110000;", "&#99999999999999999999;", "&a;", "&nbsp;", "&amp;lt;script>"),
    *("<![CDATA[", "]]>", "<!--", "-->", "<?x ?>", "</", "<", ">"),
    *("<p", '"', "'", "\\", "{", "}", "[", "]", ",", ":", "\r\n\r\n"),
    *("\\ud800", "\\u0000", "=?utf-8?b?/w==?=", "=?x?q?=00?=", "=\r\n", "--q--", "%00", "=cmd|' /C calc'!A0"),
)  # fmt: skip
VALUES = (
    *("null", "true", "-1", "1e999", "-0", "NaN", "Infinity", "9" * 400),
    *("9" * 5000, "0x10", "[]", "{}", "[null]", '""', '"\\ud800"'),
    *('{"a":{"a":[]}}', "[[[]]]", '" "', "0000-00-00T99:99:99Z", "9999-12-31T23:59:59-23:59", "-1-01-01", "1e9"),
    *("Tue, 99 Feb 99999 99:99:99 +9999", "Thu, 01 Jan 1970 00:00:00 -0000", "0001-01-01T00:00:00+14:00", "١٥ فبراير"),
    *("http://[::1", "http://a:99999999/", "javascript:alert(1)"),
    *("file:///etc/passwd", "//", "http://%00/", "http://xn--/"),
    *("http://" + "a." * 200, "data:text/html,<script>1</script>"),
    *("urn:x", "../../..", "\\\\host\\share", "http://a@b@c/"),
)  # fmt: skip
DOCTYPES = (
    '<!DOCTYPE r [<!ENTITY a "ha">]>',
    '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">',
    "<!DOCTYPE html>",
)
DEEP = (
    *(("<div>", "</div>"), ("<p><b>", ""), ("<item>", "</item>"), ("<x:y>", "</x:y>"), ("<table><tr><td>", "")),
    *(("[", "]"), ('{"a":', "}"), ('{"items":[', "]}"), ("<blockquote>", "</blockquote>"), ("(", ")")),
    *(("<svg><script>", ""), ("<![CDATA[", "]]>"), ("Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n", "")),
)  # fmt: skip
CHARSETS = (
    *(None, None, None, "utf-8", "UTF-16", "utf-32-le", "windows-1251"),
    *("latin-1", "utf-7", "koi8-r", "idna", "punycode"),
    *("hex", "zlib", "rot13", "unicode_escape", "undefined", "x" * 500),
    *("", "\0", "iso-2022-jp", "big5", "utf-8-sig", "mbcs"),
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "windows-1251", "koi8-r", "utf-7", "cp037", "iso-2022-jp", "utf-8-sig")
_PIECE = re.compile(rb'<[^<>]{0,300}>|"(?:[^"\\]|\\.){0,300}"|[0-9]+|&[#\w]+;|[^\s<>"]+', re.DOTALL)
_VALUE = re.compile(rb'"(?:[^"\\]|\\.){0,2000}"|\b[0-9][0-9T:.+-]*\b|>[^<>]{1,2000}<', re.DOTALL)


@dataclass(frozen=True)
class Served:
    """An answer of a server, as it is served."""

    data: bytes
    media_type: str
    charset: str | None
    url: str


def _bytes(told: bytes | str) -> bytes:
    return told if isinstance(told, bytes) else told.encode()


def _cut(rng: random.Random, data: bytes, other: bytes) -> bytes:
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return rng.choice((data[:a] + data[b:], data[:a], data[b:]))


def _swap(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """Two pieces change places, or one goes, comes twice, or comes from elsewhere."""
    found, theirs = list(_PIECE.finditer(data)), _PIECE.findall(other)
    if not found or not theirs:
        return data + other
    for _ in range(rng.randrange(1, 4)):
        one = rng.choice(found)
        instead = rng.choice((rng.choice(found)[0], rng.choice(theirs), b"", one[0] * 2))
        data = data[: one.start()] + instead + data[one.end() :]
    return data


def _value(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """A value is another than anybody would write."""
    found = list(_VALUE.finditer(data))
    if not found:
        return data
    one, value = rng.choice(found), _bytes(rng.choice(VALUES))
    if one[0].startswith(b">"):
        value = b">" + value + b"<"
    elif one[0].startswith(b'"') and rng.random() < 0.5:
        value = b'"' + value.replace(b'"', b"") + b'"'
    return data[: one.start()] + value + data[one.end() :]


def _repeat(rng: random.Random, data: bytes, other: bytes) -> bytes:
    a = rng.randrange(len(data))
    piece = data[a : a + rng.choice((1, 1, 7, 60, 900))]
    return data[:a] + piece * min(rng.choice((*(2, 9, 99) * 3, 9999)), LONGEST // len(piece)) + data[a:]


def _odd(rng: random.Random, data: bytes, other: bytes) -> bytes:
    for _ in range(rng.randrange(1, 9)):
        a = rng.randrange(len(data) + 1)
        data = data[:a] + _bytes(rng.choice(ODD)) + data[a + rng.choice((0, 0, 1, 3)) :]
    return data


def _bits(rng: random.Random, data: bytes, other: bytes) -> bytes:
    spoilt = bytearray(data)
    for _ in range(rng.randrange(1, 12)):
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def _deep(rng: random.Random, data: bytes, other: bytes) -> bytes:
    start, end = (_bytes(one) for one in rng.choice(DEEP))
    many, a = rng.choice((*(3, 30, 300) * 5, DEEPEST)), rng.randrange(len(data) + 1)
    return data[:a] + start * many + data[a : a + 200] + end * rng.choice((many, 0, many + 1)) + data[a + 200 :]


def _entity(rng: random.Random, data: bytes, other: bytes) -> bytes:
    at = data.find(b"?>") + 2 if b"?>" in data[:200] else 0
    a = rng.randrange(at, len(data) + 1)
    return data[:at] + _bytes(rng.choice(DOCTYPES)) + data[at:a] + rng.choice((b"&a;", b"&c;", b"")) + data[a:]


def _encoded(rng: random.Random, data: bytes, other: bytes) -> bytes:
    spoilt = data.decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")
    return spoilt if rng.random() < 0.7 else data[: len(data) // 2] + spoilt


def _mix(rng: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other)) :]


CHANGES: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (
    _cut, _swap, _swap, _value, _value, _value, _repeat, _odd, _bits, _deep, _entity, _encoded, _mix,
)  # fmt: skip


GENTLE = (_value, _value, _odd, _swap)
"""Changes that leave most of an answer as it was, so that there is something to read."""


def spoilt(rng: random.Random, data: bytes, other: bytes, longest: int = LONGEST) -> bytes:
    """Bytes, changed one to four times; never more than `longest`."""
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4))):
        data = rng.choice(CHANGES)(rng, data or other, other)[:longest]
    return data


@cache
def seeds() -> Sequence[tuple[bytes, str, str]]:
    """Answers as they should be, with their media types and the end of their addresses: those of the tests."""
    from tests.desk.test_sources import alert
    from tests.documents.conftest import PAGE, STORY
    from tests.documents.test_feeds import ATOM, ELSEWHERE, HEADLINE, JSON_FEED, PART, RSS, WHOLE
    from tests.documents.test_formats import NINJS
    from tests.documents.test_mail import FIRST, SECOND, joined, mail

    crisis = ROOT / "examples/february-2022"
    both = mail(STORY, f"<p>{STORY}</p>")
    both.add_attachment(PAGE.encode(), "text", "html", filename="page.html")
    text = alert("A-1")
    listed = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Alerts</title>' + "".join(
        f'<entry><id>{n}</id><title>A</title><updated>2022-02-15T1{n}:00:00Z</updated><link href="http://a.example/{n}"'
        ' type="application/cap+xml"/></entry>'
        for n in range(3)
    )
    json_kinds = [json.dumps(JSON_FEED), *(json.dumps(one) for one in NINJS.values())]
    told: list[tuple[bytes | str, str, str]] = [
        (RSS.format(items=WHOLE + PART + ELSEWHERE + HEADLINE), "application/rss+xml", "feed.rss"),
        (ATOM, "application/atom+xml", "feed.atom"),
        (f"{listed}</feed>", "application/atom+xml", "alerts.atom"),
        (json_kinds[0], "application/feed+json", "feed.json"),
        *((one, "application/json", "item.json") for one in json_kinds[1:]),
        ((crisis / "2022-02-17-units-arrived.json").read_bytes(), "application/json", "arrived.json"),
        (text, "application/cap+xml", "alert.cap"),
        (text.replace("</alert>", text[text.index("<info>") :]), "application/cap+xml", "alert"),
        (alert("A-2", "", "Cancel", "A-1", hour=11), "application/cap+xml", "cancel.xml"),
        (PAGE, "text/html", "page"),
        ((crisis / "2022-02-16-crimea-bridge.html").read_bytes(), "text/html", "bridge.html"),
        (mail(f"{STORY} Київ.\n", charset="windows-1251").as_bytes(), "message/rfc822", "a.eml"),
        (both.as_bytes(), "message/rfc822", "b.eml"),
        (joined("mixed", FIRST, SECOND), "message/rfc822", "c.eml"),
        ((crisis / "2022-02-19-observers.txt").read_bytes(), "text/plain", "observers.txt"),
        (b"\n".join((crisis / "stories.jsonl").read_bytes().splitlines()[:2]), "application/x-ndjson", "two.jsonl"),
    ]
    return [(_bytes(data), kind, end) for data, kind, end in told]


def served(rng: random.Random, gently: bool = False) -> Served:
    """One answer of a hostile server; one that is spoilt `gently` mostly holds a story still."""
    (data, kind, end), (other, its_kind, its_end) = (rng.choice(seeds()) for _ in range(2))
    if gently:
        return Served(
            rng.choice(GENTLE)(rng, data, other), kind, None, f"http://wire.example/{rng.randrange(10**9)}/{end}"
        )
    data = spoilt(rng, data, other)
    kind, end = (
        (kind, end) if rng.random() < 0.85 else rng.choice(((its_kind, end), (kind, its_end), ("text/plain", end)))
    )
    odd = rng.choice(("", "", "", "?q=%00", "#\u202e", "/%ff", "\ud800".encode("utf-8", "replace").decode()))
    return Served(data, kind, rng.choice(CHARSETS), f"http://wire.example/{end}{odd}")
