"""A folder of pages, put in place whole: made beside its place, then renamed; what stood there stays until then."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from saidseen.cli.output import counting
from saidseen.errors import UsageError
from saidseen.language.visible import visible

if TYPE_CHECKING:
    from saidseen.model.claim import Claim
    from saidseen.model.judged import Judged

MARKER = ".saidseen-pages"
"""Stands in every folder made here and lists its files: nothing else is ever replaced."""
ABOUT = "Made by saidseen, which replaces this folder whole when it is made again. Its files are:"
NOT_OURS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What machines put into any folder that somebody looks at."""
OLD, PART = "saidseen-old", "saidseen-part"
LEFT = 24 * 3600
"""Seconds after which what a killed run left beside the place is cleared away."""

Put = Callable[[str, str], None]


def is_folder(out: str) -> bool:
    """Whether OUT names a folder: it is there, or is written as one."""
    return out.endswith(("/", os.sep)) or (out != "-" and Path(out).is_dir())


@contextmanager
def folder(out: str) -> Iterator[Put]:
    """Gives what puts a text into a new folder under a relative name; at the end it stands at OUT whole.

    An older folder there is replaced only where it was made here and holds nothing else; UsageError otherwise.
    """
    place = Path(out).resolve()
    if not place.name:
        raise UsageError(f"{visible(out)}: it cannot be replaced: name a folder in it")
    beside = f".{place.name[:60]}.{hashlib.sha256(os.fsencode(place.name)).hexdigest()[:8]}"
    old, part = place.with_name(f"{beside}.{OLD}"), place.with_name(f"{beside}.{uuid.uuid4().hex}.{PART}")
    _recover(place, old, beside)
    _replaceable(place, out)
    names: list[str] = []

    def put(name: str, text: str) -> None:
        file = part / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", "backslashreplace", newline="")
        if name != MARKER:
            names.append(name)

    try:
        put(MARKER, ABOUT)
        yield put
        put(MARKER, "\n".join([ABOUT, *names, ""]))
        _replaceable(place, out)
        _swap(part, place, old)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), out) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _replaceable(place: Path, out: str) -> None:
    """Raise UsageError where a folder may not be put at the place."""
    if not place.parent.is_dir():
        raise UsageError(f"{visible(out)}: the folder that it is to stand in is not there: make it first")
    if not place.exists():
        return
    if not place.is_dir():
        raise UsageError(f"{visible(out)}: it is a file: name a folder")
    if Path.cwd().is_relative_to(place):
        raise UsageError(f"{visible(out)}: it is the folder that you are in, which cannot be replaced: name another")
    if foreign := _foreign(place):
        raise UsageError(
            f"{visible(out)}: it holds '{visible(foreign)}', which is none of the pages made here, and would be lost: "
            "move it, or name another folder"
        )


def _foreign(place: Path) -> str | None:
    """A file in the folder that was not made here."""
    marker = place / MARKER
    ours = {MARKER}
    if marker.is_file():
        ours |= set(marker.read_text("utf-8", "replace").splitlines()[1:])
    for folder, _, files in os.walk(place):
        for file in files:
            name = (Path(folder) / file).relative_to(place).as_posix()
            if name not in ours and file not in NOT_OURS:
                return name
    return None


def _swap(part: Path, place: Path, old: Path) -> None:
    """Put the new folder at the place; where that fails the old one is put back."""
    if not place.exists():
        part.rename(place)
        return
    place.rename(old)
    try:
        part.rename(place)
    except BaseException:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _recover(place: Path, old: Path, beside: str) -> None:
    """Put back what a run that was killed between two renames had put aside, and clear away what others left."""
    if not place.parent.is_dir():
        return
    if (old / MARKER).is_file() and not place.exists():
        old.rename(place)
    elif old.exists():
        shutil.rmtree(old, ignore_errors=True)
    for one in place.parent.iterdir():
        ours = one.name.startswith(f"{beside}.") and one.name.endswith(f".{PART}")
        if ours and one.stat().st_mtime < time.time() - LEFT:
            shutil.rmtree(one, ignore_errors=True)


def write_pages(
    found: Sequence[Claim],
    put: Put,
    judged: Sequence[Judged],
    ledger: str,
    *,
    as_of: str | None,
    extra: Mapping[str, str],
) -> None:
    """The pages of some claims of a ledger, and of the stories that they stand in."""
    from saidseen.desk.finding import asking
    from saidseen.show.pages.folder import how_many, pages_of

    with asking(ledger) as kept, counting("writing pages") as told:
        pages = pages_of(
            found, lambda document: kept.reading(document, as_left=True), as_of=as_of, extra=extra, judgements=judged
        )
        whole = how_many(found)
        for number, (name, text) in enumerate(pages, 1):
            put(name, text)
            if told:
                told(number, max(number, whole))
