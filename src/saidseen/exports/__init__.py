"""Out: statements and claims in forms that other desks open, one file a format; whatever lies in `formats` is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, TextIO

from saidseen.errors import UsageError
from saidseen.exports import formats

if TYPE_CHECKING:
    from saidseen.ledger.rows import Row
    from saidseen.model.claim import Claim

    Records = Iterable[Row] | Iterable[Claim]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: its name, what it is for in a line, and how records are written to a file, one at a time."""

    name: str
    what: str
    write: Callable[[Records, TextIO], None]


@cache
def every() -> dict[str, Format]:
    """The formats by name, in order of the alphabet."""
    homes = sorted(module.name for module in iter_modules(formats.__path__))
    made = [import_module(f"{formats.__name__}.{home}").FORMAT for home in homes]
    return {one.name: one for one in made}


def write(form: str, records: Records, file: TextIO) -> None:
    """Write records in the format of that name; raises UsageError where there is none."""
    known = every()
    if form not in known:
        raise UsageError(f"there is no format '{form}'; there are {', '.join(known)}")
    known[form].write(records, file)
