"""Several programs on one ledger: what they read is kept once, what they link is shared, and a kill loses nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from saidseen.desk.linking import LINKER, update
from saidseen.ledger import Ledger, document_id, linked
from saidseen.model.reading import Reading
from tests.claims.invented import Line, reading
from tests.desk.test_linking import grouped, invented, kept, loose_ends
from tests.ledger.stories import story
from tests.postgresql import Server

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("documents", "texts", "sightings", "readings", "statements", "speakers", "spans", "places", "times", "actors",
          "aliases", "evidence", "specifics", "quantities")  # fmt: skip


def start(module: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.ledger.{module}", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def lines(child: subprocess.Popen[str]) -> Iterator[str]:
    assert child.stdout is not None
    for line in child.stdout:
        yield line.strip()


def finish(child: subprocess.Popen[str]) -> list[str]:
    out, error = child.communicate(timeout=120)
    assert (child.returncode, error) == (0, "")
    return out.split("\n")


def sizes(address: str) -> dict[str, int]:
    with Ledger(address) as ledger, ledger.transaction() as connection:
        return {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar() or 0 for t in TABLES}


def test_two_readers_of_one_ledger_of_whom_one_is_killed_double_nothing(address: str, tmp_path: Path) -> None:
    """Both keep the stories 0 to 20; one is killed on the way and started again."""
    killed, other = start("writer", address, 0, 20, 10), start("writer", address, 0, 20, 10)
    told = lines(killed)
    while next(told) != "open":
        pass
    next(told, None)
    killed.kill()
    killed.communicate()
    again = start("writer", address, 0, 20, 10)
    finish(other)
    finish(again)
    alone = str(tmp_path / "alone.db")
    finish(start("writer", alone, 0, 20, 10))
    assert sizes(address) == sizes(alone)
    with Ledger(address) as ledger:
        rows = list(ledger.documents())
        assert sorted(r.name for r in rows) == sorted(f"story-{n}" for n in range(20))
        expected = {document_id(story(n, 10).document): story(n, 10) for n in range(20)}
        assert {r.id: ledger.reading(r.id) for r in rows} == expected


def test_programs_that_link_at_once_share_the_stories_and_a_kill_leaves_them_to_the_others(address: str) -> None:
    told = invented(random.Random(11), 12)
    with Ledger(address) as ledger:
        for one in told:
            ledger.add(one)
    killed, other = start("linker", address), start("linker", address)
    said = lines(killed)
    while next(said) != "open":
        pass
    next(said, None)
    killed.kill()
    killed.communicate()
    with Ledger(address) as ledger:
        assert loose_ends(ledger) == {}
    finish(other)
    with Ledger(address) as ledger:
        assert update(ledger) == 0  # whoever finishes has seen to all
        assert kept(ledger) == grouped(told)
        assert loose_ends(ledger) == {}
        with ledger.transaction() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM linked").scalar() == len(told)


def test_each_of_two_linkers_takes_what_the_other_has_not_in_hand(postgres: Server) -> None:
    """The first story is in hand elsewhere: the linker goes on with the others, then waits for it."""
    address, told = postgres.emptied(), [reading(f"s{n}", [Line(n)]) for n in range(4)]
    with Ledger(address) as busy, Ledger(address) as ledger:
        for one in told:
            ledger.add(one)
        seen: list[int] = []
        worker = threading.Thread(target=update, args=(ledger, lambda done, _: seen.append(done)))
        with busy.working_on(document_id(told[0].document)) as mine:
            assert mine
            worker.start()
            until = time.monotonic() + 60
            while len(seen) < 3 and time.monotonic() < until:
                time.sleep(0.02)
            assert seen == [1, 2, 3]
            with busy.transaction() as connection:
                waiting = [document for document, _ in linked.pending(connection, LINKER, 9)]
            assert waiting == [document_id(told[0].document)]
        worker.join(timeout=60)
        assert seen == [1, 2, 3, 4]
        with ledger.transaction() as connection:
            assert linked.pending(connection, LINKER, 9) == []


def test_two_linkers_link_each_story_once_between_them(postgres: Server) -> None:
    address, told = postgres.emptied(), invented(random.Random(7), 16)
    with Ledger(address) as ledger:
        for one in told:
            ledger.add(one)
    counts = [int(line.split()[1]) for child in [start("linker", address), start("linker", address)]
              for line in finish(child) if line.startswith("linked")]  # fmt: skip
    assert sum(counts) == len(told)
    with Ledger(address) as ledger:
        assert kept(ledger) == grouped(told)


@pytest.mark.parametrize("wait", [False, True])
def test_a_file_gives_every_program_all_the_work(path: Path, wait: bool) -> None:
    with (
        Ledger(path) as one,
        Ledger(path) as other,
        one.working_on("x") as mine,
        other.working_on("x", wait=wait) as too,
    ):
        assert mine
        assert too


@pytest.mark.parametrize("seed", range(3))
def test_what_is_at_hand_of_a_ledger_is_what_others_made_of_it(address: str, seed: int) -> None:
    """Two programs that stay open link in turns, and stories are read again."""
    chance = random.Random(seed)
    told = invented(chance, 8)
    now: dict[str, Reading] = {}
    with Ledger(address) as one, Ledger(address) as two:
        for n in range(20):
            story_ = chance.choice(told)
            some = tuple(s for s in story_.statements if chance.random() < 0.7)
            now[document_id(story_.document)] = read = replace(story_, statements=some, reader=f"net-{n}")
            ledger = chance.choice([one, two])
            ledger.add(read)
            assert update(ledger) == 1
            assert kept(chance.choice([one, two])) == grouped(list(now.values()))
        assert loose_ends(one) == {}
