"""A program of its own that links a ledger: `python -m tests.ledger.linker LEDGER`.

It prints "opening", then "open", how many stories it has gone through after each, and at last "linked" with the number
of those that it linked itself.
"""

from __future__ import annotations

import sys

from saidseen.claims import copies as _copies  # noqa: F401  (loaded before "opening" is said)
from saidseen.desk import linking
from saidseen.ledger import Ledger, LedgerError
from saidseen.ledger import store as _store  # noqa: F401


def main(path: str) -> None:
    """Link every story of the ledger that is not linked yet."""
    print("opening", flush=True)
    with Ledger(path, create=False, wait=60) as ledger:
        print("open", flush=True)
        mine = linking.update(ledger, lambda done, _: print(done, flush=True))
        print("linked", mine, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except LedgerError as error:
        sys.exit(f"{type(error).__name__}: {error}")
