"""What a folder is about: `saidseen.toml` in it or above it names the ledger that commands ask when none is named."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from saidseen.errors import UsageError

NAME = "saidseen.toml"
KEYS = ("ledger", "by")
"""What the file may say: the ledger (a file, from the folder of the file on, or postgresql://…), and who judges."""


def settings() -> tuple[Path, dict[str, str]] | None:
    """The nearest file of settings, here or above, and what it says; raises UsageError where it is wrong."""
    try:
        here = Path.cwd()
    except OSError:
        return None
    for folder in (here, *here.parents):
        place = folder / NAME
        if _is_there(place):
            return place, _read(place)
    return None


def _is_there(place: Path) -> bool:
    """Whether there is such a file; in a folder that may not be looked into there is none for whoever asks."""
    try:
        return place.is_file()
    except OSError:
        return False


def _read(place: Path) -> dict[str, str]:
    try:
        held: dict[str, Any] = tomllib.loads(place.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{place}: cannot be read ({error}); mend it, or take it away and write it anew with `saidseen init`"
        ) from error
    for key, value in held.items():
        if key not in KEYS:
            raise UsageError(f"{place}: there is no setting '{key}'; there are {', '.join(KEYS)}")
        if not isinstance(value, str) or not value.strip():
            raise UsageError(f'{place}: {key} is a text, such as {key} = "…"')
    return held


def default_ledger() -> str | None:
    """The ledger of $SAIDSEEN_LEDGER, else of the settings; None where neither names one."""
    if given := os.environ.get("SAIDSEEN_LEDGER"):
        return given
    found = settings()
    if found is None or "ledger" not in found[1]:
        return None
    place, ledger = found[0].parent, found[1]["ledger"]
    return ledger if "://" in ledger else os.path.relpath(place / ledger)


def default_person() -> str | None:
    """Who judges: $SAIDSEEN_BY, else the settings' `by`; None where neither says so."""
    found = None if os.environ.get("SAIDSEEN_BY") else settings()
    return os.environ.get("SAIDSEEN_BY") or (found[1].get("by") if found else None)
