"""Files that are ZIP archives inside: opened within limits, so that none can fill memory."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from saidseen.errors import MarkupError

MOST_MEMBERS = 20_000
MOST_BYTES = 256 * 2**20
"""The most bytes that an office document may unpack to: 256 MiB."""
MOST_TIMES = 200
"""How many times its own size one member may unpack to, from `SMALL` bytes on."""
SMALL = 8 * 2**20
_TROUBLE: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
)
_TROUBLE += (RuntimeError, IndexError, struct.error)


@contextmanager
def unpacked(file: BinaryIO, what: str, most: int = MOST_BYTES) -> Iterator[zipfile.ZipFile]:
    """The archive that `file` is; raises MarkupError, naming it as `what`, where it is broken, sealed or a bomb.

    What is read from it is read `sound(what)`.
    """
    with sound(what):
        archive = zipfile.ZipFile(file)
    with archive:
        _check(archive, what, most)
        yield archive


@contextmanager
def sound(what: str) -> Iterator[None]:
    """Raise MarkupError where what is done with an archive, called `what`, shows that it is damaged."""
    try:
        yield
    except _TROUBLE:
        raise MarkupError(f"{what} is damaged or cut off: get it again, or save its words as plain text") from None


def _check(archive: zipfile.ZipFile, what: str, most: int) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise MarkupError(f"{what} needs a password: save it without one")
    whole = sum(member.file_size for member in members)
    swollen = any(m.file_size > max(SMALL, MOST_TIMES * m.compress_size) for m in members)
    if len(members) > MOST_MEMBERS or whole > most or swollen:
        raise MarkupError(f"{what} unpacks to far more than it is, as if to do harm: save its words as plain text")


def member(archive: zipfile.ZipFile, name: str, what: str) -> bytes | None:
    """The bytes of a member, or None where there is none of that name; never more than it says it has.

    Raises MarkupError, naming the archive as `what`, where it is damaged.
    """
    try:
        told = archive.getinfo(name)
    except KeyError:
        return None
    with sound(what), archive.open(told) as stream:
        return stream.read(told.file_size + 1)
