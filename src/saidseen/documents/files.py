"""Files and folders: only regular files are opened, and nothing outside a folder is read by way of a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from saidseen.documents.story import STORY_LIMIT, Refusal, shown
from saidseen.errors import StoryError

_KINDS = (
    (stat.S_ISFIFO, "a pipe: read it as standard input, with - as the story"),
    (stat.S_ISCHR, "a device: give a file"),
    (stat.S_ISBLK, "a device: give a file"),
    (stat.S_ISSOCK, "a socket: give a file"),
    (stat.S_ISDIR, "a folder: give a file"),
)


def open_file(path: str) -> BinaryIO:
    """A regular file, open for reading bytes; never waits. Raises StoryError for anything else."""
    try:
        _check_kind(os.stat(path).st_mode)  # noqa: PTH116
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        raise StoryError(_trouble(error)) from None
    try:
        _check_kind(os.fstat(handle).st_mode)
    except BaseException:
        os.close(handle)
        raise
    return open(handle, "rb")


def read_all(stream: BinaryIO, limit: int = STORY_LIMIT) -> bytes:
    """All bytes of `stream`; raises StoryError where there are more than `limit`, or it cannot be read."""
    try:
        data = stream.read(limit + 1)
    except OSError as error:
        raise StoryError(_trouble(error)) from None
    if len(data) > limit:
        raise StoryError(f"the story is larger than {limit // 2**20} MiB: split it")
    return data


def walk(folder: str) -> Iterator[str | Refusal]:
    """The files of a folder and the folders in it, sorted by name, without hidden ones and READMEs.

    Links to folders are not followed; a link to a file outside `folder` gives a Refusal.
    """
    root = Path(folder).resolve()
    unread: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(here, name)  # noqa: PTH118 - names may be bytes that are no UTF-8
            if name.startswith(".") or name.upper().startswith("README"):
                continue
            if os.path.islink(path) and not _inside(path, root):  # noqa: PTH114
                yield Refusal(shown(path), None, "the link leads out of the folder: name its target as a story")
            else:
                yield path
    for error in unread:
        yield Refusal(shown(str(error.filename)), None, _trouble(error))


def _inside(path: str, root: Path) -> bool:
    try:
        return Path(path).resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _check_kind(mode: int) -> None:
    for is_kind, what in _KINDS:
        if is_kind(mode):
            raise StoryError(f"this is {what}")


def _trouble(error: OSError | ValueError) -> str:
    """What is wrong and what to do, of an error of the file system."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file: check the name"
    if isinstance(error, PermissionError):
        return "it may not be read: ask for the right to"
    if isinstance(error, OSError):
        return f"it cannot be read ({(error.strerror or 'unknown trouble').lower()}): check the name and the disk"
    return "no file can have this name: check it"
