"""A table of records in pandas or polars, whichever is installed; neither is needed by anything else here."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from saidseen.errors import UsageError
from saidseen.exports.flat import flat

LIBRARIES = ("pandas", "polars")


def frame_of(records: Iterable[Any], library: str | None = None) -> Any:
    """A data frame with a row for each record; see `saidseen.frame`."""
    if library is not None and library not in LIBRARIES:
        raise UsageError(f"'{library}' makes no frames here; there are {', '.join(LIBRARIES)}")
    found = [name for name in (LIBRARIES if library is None else (library,)) if find_spec(name)]
    if not found:
        raise UsageError(
            f"{library or 'neither pandas nor polars'} is {'not ' if library else ''}installed: pip install pandas"
        )
    every = list(records)
    if len({type(one) for one in every}) > 1:
        raise UsageError("the records are of unlike kinds: make a frame of each")
    rows = [flat(one) for one in every]
    made = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    return import_module(found[0]).DataFrame(made)
