"""A program that tells alerts and is killed: `python -m tests.desk.teller KILLS DESK.TOML`.

It forks a telling of the alerts for each life; KILLS of them are killed (SIGKILL) after a random time, and one more is
let go to its end. It prints `killed` or `ended` for each life.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time

from saidseen.desk.alerting import Alerts
from saidseen.desk.claims import claims_of
from saidseen.desk.feeds import desk_file
from saidseen.ledger import Ledger

LONGEST = 0.15  # seconds of a life: a few messages


def told(path: str) -> None:
    """Tell once, until it ends or is killed."""
    desk = desk_file(path, needs="alerts")
    with Ledger(desk.ledger) as ledger:
        assert all(one.row.error is None for one in Alerts(desk, ledger, from_start=True).once())


def main(kills: str, path: str) -> None:
    """Lives that are killed, and one that is not."""
    with Ledger(":memory:") as ledger:  # so that all is loaded
        claims_of(ledger) if list(ledger.documents()) else None
    for number in range(int(kills) + 1):
        child = os.fork()
        if child == 0:
            told(path)
            os._exit(0)
        if number < int(kills):
            time.sleep(random.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        os.write(1, b"killed\n" if os.WIFSIGNALED(status) else b"ended\n")
        assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0


if __name__ == "__main__":
    main(*sys.argv[1:])
