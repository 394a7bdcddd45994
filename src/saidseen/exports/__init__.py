"""Out: statements and claims in forms that other desks open, one file a format; whatever lies in `formats` is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, BinaryIO, TextIO

from saidseen.errors import UsageError
from saidseen.exports import formats
from saidseen.ledger.when import now

if TYPE_CHECKING:
    from saidseen.ledger.rows import Row
    from saidseen.model.claim import Claim

    Records = Iterable[Row | Claim]


@dataclass(frozen=True, slots=True)
class ExportQuestion:
    """What an export is of ("claims" or "statements"), the question in words, when it was put (ISO, UTC), and whence a
    document's text comes (by id)."""

    of: str
    words: str = "everything"
    at: str = field(default_factory=now)
    text: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: its name, what it is for in a line, and how records are written to a file, one at a time.

    What `write` gives back is a sentence on what the form has no room for, None where it has all. `binary` is whether
    it is no text; `of` says whether claims, statements or both can be written so; `kept` whether it takes statements as
    the ledger keeps them, too.
    """

    name: str
    what: str
    write: Callable[[Records, TextIO, ExportQuestion], str | None]
    binary: bool = False
    of: tuple[str, ...] = ("claims", "statements")
    kept: bool = False


@cache
def every() -> dict[str, Format]:
    """The formats by name, in order of the alphabet."""
    homes = sorted(module.name for module in iter_modules(formats.__path__))
    made = [import_module(f"{formats.__name__}.{home}").FORMAT for home in homes]
    return {one.name: one for one in made}


def named(form: str, of: str) -> Format:
    """The format of that name for claims or statements; raises UsageError where there is none, or none of these."""
    known = every()
    if form not in known:
        raise UsageError(f"there is no format '{form}'; there are {', '.join(known)}")
    if of not in known[form].of:
        raise UsageError(f"'{form}' is of {' and '.join(known[form].of)} only, not of {of}")
    return known[form]


def bytes_of(file: TextIO) -> BinaryIO:
    """What a text file keeps its bytes in, for a format that is no text."""
    file.flush()
    return file.buffer
