"""The numbers of the last list that a person was shown of a ledger, so that what they stand for can be judged by them.

They are kept only where they were shown: on a terminal. A list in a pipe changes none of them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from saidseen.errors import UsageError

LONGEST = 6  # figures of a number that is looked for in the last list
FORM = 1  # counted up when the file is written otherwise


class List:
    """A list that is being shown: the ids in it, each by its number from 1."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def number(self, id: str) -> int:
        """Take the next line, which shows that id; its number."""
        self.ids.append(id)
        return len(self.ids)


@contextmanager
def listed(ledger: str, file: TextIO) -> Iterator[List | None]:
    """The list to number, where it is written to a person's terminal; else None. What it has at the end is the last."""
    if not file.isatty():
        yield None
        return
    shown = List()
    try:
        yield shown
    finally:
        if shown.ids:
            _keep(ledger, shown.ids)


def named(ledger: str, name: str) -> str:
    """The id that has a number in the last list of the ledger; else the name itself: an id, or the start of one.

    Raises UsageError for a number that the last list has not: few figures are never the start of an id.
    """
    if not (name.isascii() and name.isdecimal()) or len(name) > LONGEST:
        return name
    ids = _kept(ledger)
    if 0 < int(name) <= len(ids):
        return ids[int(name) - 1]
    if len(name) == LONGEST:
        return name
    last = f"the last list ends with {len(ids)}" if ids else "no list has been shown on a terminal yet"
    raise UsageError(f"there is no number {name}: {last}; write more of the id")


def story_named(ledger: str, name: str) -> str:
    """The same of what may be a story, whose name may be all figures. Raises UsageError where both can be meant."""
    from saidseen.desk.stories import called

    if not (name.isascii() and name.isdecimal()) or (story := called(ledger, name)) is None:
        return named(ledger, name)
    ids = _kept(ledger)
    if 0 < int(name) <= len(ids) and ids[int(name) - 1] != story:
        raise UsageError(f"a story is called {name}, and another line of the last list has that number; write the id")
    return story


def _keep(ledger: str, ids: list[str]) -> None:
    """Write the last list; where it cannot be written there are no numbers to judge by, and all else goes on."""
    place = _place(ledger)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps({"form": FORM, "ids": ids}), "utf-8")
        part.replace(place)
    except OSError:
        pass


def _kept(ledger: str) -> list[str]:
    try:
        held = json.loads(_place(ledger).read_text("utf-8"))
        return [str(one) for one in held["ids"]] if held["form"] == FORM else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _place(ledger: str) -> Path:
    """Where the last list of a ledger is kept: a file of the person's own, $XDG_STATE_HOME/saidseen/."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    where = ledger if "://" in ledger else str(Path(ledger).absolute())
    return Path(state) / "saidseen" / f"last-{hashlib.sha256(where.encode()).hexdigest()[:16]}.json"
