"""A program of its own that adds stories to a ledger: `python -m tests.ledger.writer LEDGER FIRST LAST SIZE [BYTES]`.

It prints "opening", then "open", and the number of each story once it is kept; stories that are there already are
passed over. BYTES is the largest file it may write (RLIMIT_FSIZE): what a full disk or a quota does.
"""

from __future__ import annotations

import resource
import sys

from saidseen.ledger import Ledger, LedgerError
from saidseen.ledger import store as _store  # noqa: F401  (loaded before "opening" is said)
from tests.ledger.stories import Told, story


def main(path: str, first: int, last: int, size: int, limit: int | None = None) -> None:
    """Add the stories `first` to `last` (exclusive), of `size` statements each."""
    print("opening", flush=True)
    with Ledger(path) as ledger:
        print("open", flush=True)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for number in range(first, last):
            reading = story(number, size)
            if not ledger.has(reading.document, reading.reader):
                ledger.add(reading, [Told(f"Speaker {number}", (f"S{number}",), "FRA"), Told("Everybody's", (), "USA")])
                print(number, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1], *map(int, sys.argv[2:]))
    except LedgerError as error:
        sys.exit(f"{type(error).__name__}: {error}")
