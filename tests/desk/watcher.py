"""A program that watches a feed and is killed: `python -m tests.desk.watcher FIRST ADDRESS KILLS LEDGER [...]`.

It reads the feed FIRST into memory, so that all is loaded, and then forks a watch of ADDRESS for each life. Of each
ledger KILLS lives are killed (SIGKILL) after a random time, and one more is let go to its end. It prints `kept ID` for
each story that a watch said it kept, and `killed` or `ended` for each life.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable

from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.taking_back import TakenBack
from saidseen.desk.watching import Came, Watch
from saidseen.documents.sources import SourceKind
from saidseen.ledger import Ledger

LONGEST = 0.25  # seconds of a life: a story or two


def told(story: Came | TakenBack) -> None:
    """Say that a story is kept."""
    assert isinstance(story, Came)
    os.write(1, f"kept {story.added.document_id}\n".encode())


def looked(path: str, address: str, tell: Callable[[Came | TakenBack], None]) -> None:
    """One watch, until it ends or is killed."""
    feed = Feed("Wire", SourceKind.FEED, (address,), 300)
    with Ledger(path) as ledger:
        Watch(DeskFile(path, (feed,), True), ledger, tell=tell).look(feed)


def main(first: str, address: str, *ledgers: str) -> None:
    """Lives that are killed, and one of each ledger that is not."""
    looked(":memory:", first, lambda story: None)
    for kills, path in zip(map(int, ledgers[::2]), ledgers[1::2], strict=True):
        os.write(1, b"ledger\n")
        for number in range(kills + 1):
            child = os.fork()
            if child == 0:
                looked(path, address, told)
                os._exit(0)
            if number < kills:
                time.sleep(random.uniform(0, LONGEST))
                os.kill(child, signal.SIGKILL)
            status = os.waitpid(child, 0)[1]
            os.write(1, b"killed\n" if os.WIFSIGNALED(status) else b"ended\n")
            assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0


if __name__ == "__main__":
    main(*sys.argv[1:])
