"""Bytes to text, to the letter: no line end is changed and a byte order mark stays the first character."""

from __future__ import annotations

import codecs
import re
from functools import cache

from saidseen.errors import DecodeError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (rb"%PDF-", "a PDF"),
    (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive or an office document"),
    (rb"\x1f\x8b|BZh\d1AY&SY|\xfd7zXZ\0|\x28\xb5\x2f\xfd", "compressed"),
    (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|(?s:.{257})ustar", "an archive of files"),
    (rb"(?s:\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:avif|heic|mif1))", "a picture"),
    (rb"(?s:ID3[\x02-\x04]|OggS\0|fLaC|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp|\x1aE\xdf\xa3)", "sound or film"),
    (rb"\xd0\xcf\x11\xe0", "an office document of the old kind, or one with a password"),
    (rb"\{\\rtf", "an RTF document"),
    (rb"MZ(?s:.{1,64}?)\0|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program"),
    (rb"SQLite format 3\0", "an SQLite file"),
)
_MAGIC = tuple((re.compile(pattern), what) for pattern, what in _KINDS)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_NATIONAL = re.compile(r"(?:iso8859|cp\d|koi8|mac|big5|gb|euc|shift|iso2022|johab|ptcp|tis|kz)[a-z0-9_-]*")
"""Python's names of the encodings that a page may declare."""
_ASCII_LETTERS = bytes(b for b in range(128) if chr(b).isalpha())
_CONTROL_SHARE = 20
"""More than one control byte in twenty is no text."""


def _windows(byte: int) -> str:
    """The character of one byte in windows-1252; in latin-1 where that leaves it open."""
    try:
        return bytes([byte]).decode("windows-1252")
    except UnicodeDecodeError:
        return chr(byte)


@cache
def _escaped() -> dict[int, str]:
    """What each byte that is no UTF-8, kept by Python as half a character, is in windows-1252."""
    return {0xDC00 + byte: _windows(byte) for byte in range(0x80, 0x100)}


def text_of(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of `data` and, where it is not plain UTF-8, a note of how it was decoded.

    `declared` is the encoding that a header or page claims; it is used when the bytes are no UTF-8. Raises DecodeError
    for binary data and for bytes that are not what their byte order mark says.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding), f"decoded as {encoding[:6]}"
    check_binary(data)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    return _declared(data, declared) or _guessed(data)


def check_binary(data: bytes) -> None:
    """Raise DecodeError where `data` is a known binary format, holds NUL bytes or is rich in control bytes."""
    if what := binary_kind(data):
        raise DecodeError(f"the file is {what}, no text: save its words as plain text first")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls * _CONTROL_SHARE > len(data):
        raise DecodeError("the file is binary, or UTF-16 without its mark: save it as plain text in UTF-8")


def binary_kind(head: bytes) -> str | None:
    """What kind of binary file, of those that first bytes tell for sure, begins with `head`."""
    return next((what for magic, what in _MAGIC if magic.match(head)), None)


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodeError(
            f"the file begins as {encoding[:6]} but byte {error.start} is not: save it again in UTF-8"
        ) from None


def _declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """The text in the declared encoding, where that is a known national encoding and fits; latin-1 is guessed."""
    try:
        name = codecs.lookup(declared).name if declared else "utf-8"
        if name == "iso8859-1" or not _NATIONAL.fullmatch(name):
            return None
        return data.decode(name), f"decoded as {name}"
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(data: bytes) -> tuple[str, str]:
    """UTF-8 with some bytes of windows-1252 among it when most other characters are UTF-8, else windows-1252.

    Where most letters lie in the upper half, as no western text's do, it is the Cyrillic windows-1251.
    """
    escaped = data.decode("utf-8", "surrogateescape")
    kept = escaped.encode("utf-8", "ignore")
    broken = len(data) - len(kept)
    sound = len(kept) - (len(escaped) - broken)
    if sound >= broken:
        return escaped.translate(_escaped()), f"decoded as utf-8, {broken} bytes of it as windows-1252"
    upper = sum(data.count(byte) for byte in range(0xC0, 0x100))
    if upper > len(data) - len(data.translate(None, _ASCII_LETTERS)):
        try:
            return data.decode("windows-1251"), "decoded as windows-1251"
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("windows-1252"), "decoded as windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "decoded as latin-1"
