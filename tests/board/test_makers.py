"""Pages made in processes: what they raise is raised here, one that dies is started anew, none outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from saidseen.board import pages
from saidseen.board.ledgers import Ledgers
from saidseen.board.makers import Makers
from saidseen.errors import UsageError
from saidseen.ledger import Ledger

FRAME = {"assets": {"board_css": "", "board_js": "", "htmx_js": ""}, "here": "/", "mark": 0}


@pytest.fixture
def makers(crisis_file: Path) -> Iterator[Makers]:
    ledgers = Ledgers(str(crisis_file), 1)
    made = Makers(str(crisis_file), ledgers, 1)
    yield made
    made.close()
    ledgers.close()


def test_a_page_is_the_same_from_a_process_and_from_a_thread(makers: Makers, crisis_file: Path) -> None:
    with Ledger(crisis_file, create=False, read_only=True) as ledger:
        here = pages.claims(ledger, FRAME, {"status": "disputed"})
        makers.bring_up(ledger)
    assert makers.page(pages.claims, FRAME, {"status": "disputed"}, None) == here
    with pytest.raises(UsageError, match="no status 'true'"):
        makers.page(pages.claims, FRAME, {"status": "true"}, None)


def test_a_process_that_dies_is_started_anew(makers: Makers) -> None:
    before = makers.page(pages.stories, FRAME, {}, None)
    (process,) = makers._pools["pages"]._processes
    os.kill(process, signal.SIGKILL)
    assert makers.page(pages.stories, FRAME, {}, None) == before


def test_no_process_outlives_a_board_that_is_killed(crisis_file: Path) -> None:
    run = [sys.executable, "-c", "from saidseen.cli import main; main()", "serve", "--ledger", str(crisis_file)]
    with subprocess.Popen([*run, "--port", "0"], stderr=subprocess.PIPE, text=True) as board:
        assert board.stderr is not None
        board.stderr.readline()
        until = time.monotonic() + 30
        while not (inner := _children(board.pid)) and time.monotonic() < until:
            time.sleep(0.1)
        assert inner
        board.kill()
        board.wait()
    while any(_there(one) for one in inner) and time.monotonic() < until + 30:
        time.sleep(0.1)
    assert not any(map(_there, inner))


def _children(parent: int) -> list[int]:
    """The processes that one started, but for what multiprocessing keeps for itself."""
    out = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            words = status.read_text()
        except OSError:
            continue
        if f"\nPPid:\t{parent}\n" in words:
            out.append(int(status.parent.name))
    return out


def _there(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
