"""Hostile input and kills: what is lost, doubled or broken by those who mean ill, or by a program's sudden end.

Feeds, pages, alerts and mail are spoilt and taken as `saidseen watch` takes the answers of servers, one in 500 read and
kept, too; spoilt requests are put to the whole board. A crash is an exception that says nothing of the story, or a
status of 500 and more (503 among them: nothing ails the ledger here). Each is made from its number and `--seed` alone,
so that one that broke something can be made again with --only.

usage: python benchmarks/hostile.py [--shared ../shared] [--kills 100] [--count 100000] [--seed 1] [--only NUMBER]
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import hostile_bytes
import killed
from hostile_requests import Asker, Request, answered, serving
from saidseen.desk.feeds import DeskFile, Feed
from saidseen.desk.watching import Outcome, Watch
from saidseen.documents.fetch import Fetched
from saidseen.documents.formats import Input
from saidseen.documents.formats.feed import links
from saidseen.documents.intake import fetched_stories
from saidseen.documents.sources import Look, SourceKind
from saidseen.documents.story import Given, shown
from saidseen.errors import StoryError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

KILLS, COUNT = 100, 100_000
REQUESTS = 2  # of ten hostile things so many are requests
WHOLE = 500  # one answer in so many is read and kept
TOKENS = 30  # so many ask, as nobody may ask more often than the board allows
STORIES = Path(__file__).resolve().parents[1] / "examples/february-2022"


@dataclass
class Seen:
    """What came of hostile things."""

    many: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    slowest: dict[str, tuple[float, str]] = field(default_factory=dict)
    resident: list[float] = field(default_factory=list)

    def crash(self, number: int, what: object, told: str) -> None:
        """Keep a crash, and tell it."""
        self.crashes.append(told)
        print(f"hostile {number}: {what!s:.900}\n{told}", file=sys.stderr, flush=True)

    def took(self, kind: str, seconds: float, what: str) -> None:
        """Keep how long one took, where that is the longest."""
        self.many[kind] += 1
        self.slowest[kind] = max(self.slowest.get(kind, (0.0, "")), (seconds, what))


def resident() -> float:
    """The MB that this process has in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def taken(served: hostile_bytes.Served, number: int, seen: Seen) -> None:
    """Take the stories of an answer, as the watch of a feed does, and of alerts where they lead."""
    fetched = Fetched(served.data, served.media_type, served.charset, served.url)
    source = Input(shown(served.url), shown(served.url), Given(None, None))
    for take in (lambda: list(fetched_stories(fetched, source)), lambda: links(fetched.data)):
        try:
            take()
        except StoryError:
            seen.many["refused"] += 1
        except Exception:
            seen.crash(number, served, traceback.format_exc(limit=-6))


def kept(served: hostile_bytes.Served, number: int, seen: Seen, watch: Watch) -> None:
    """Read what an answer holds and keep it; the watch catches whatever goes wrong, and says so."""
    feed = Feed("Wire", SourceKind.FEED, (served.url,), 300)
    fetched = Fetched(served.data, served.media_type, served.charset, served.url)
    outcome = Outcome(feed)
    source = Input(shown(served.url), shown(served.url), Given(None, None))
    watch.keep(Look(served.url, fetched_stories(fetched, source)), outcome)
    watch.close(outcome)
    if any("could not be gone through" in why for why in outcome.errors.values()):
        seen.crash(number, served, str(outcome.errors))


async def asked(app: ASGIApp, request: Request, number: int, seen: Seen) -> None:
    """Put a request to the board."""
    try:
        status, body = await answered(app, request)
    except Exception:
        seen.crash(number, request, traceback.format_exc(limit=-8))
        return
    seen.statuses[status] += 1
    if not 100 <= status < 500:
        seen.crash(number, request, f"answered {status}: {body[-1500:]!r}")


def crisis(path: str) -> None:
    """Make a ledger of the example's stories."""
    from saidseen.desk.claims import claims_of
    from saidseen.desk.reading import Tally, kept_readings
    from saidseen.ledger import Ledger

    with Ledger(path) as ledger:
        where = [str(file) for file in sorted(STORIES.iterdir()) if file.suffix in (".jsonl", ".html", ".json", ".txt")]
        list(kept_readings(ledger, where, Tally(), published=None, outlet=None))
        claims_of(ledger)


def asker(path: str) -> Asker:
    """What is asked of a ledger."""
    from saidseen.board.access.tokens import make
    from saidseen.desk.claims import claims_of
    from saidseen.desk.stories import stories
    from saidseen.ledger import Ledger

    roles = ("reader", "analyst", "analyst", "admin")
    with Ledger(path) as ledger:
        return Asker(
            claims=[claim.id for claim in claims_of(ledger)],
            stories=[row.id for row, _ in stories(ledger)],
            statements=[row.statement.id for row in ledger.statements()],
            names=[actor.name for actor in ledger.who()] or ["Moscow"],
            tokens=[make(ledger, f"visitor {n}", roles[n % 4]) for n in range(TOKENS)],
        )


async def attacked(folder: Path, numbers: Sequence[int], seed: int, made: Callable[[str], object]) -> Seen:
    """Everything hostile of those numbers, one after the other, against a ledger that `made` makes at a path."""
    from saidseen.board.serving import served
    from saidseen.ledger import Ledger

    seen, path = Seen(), str(folder / "crisis.db")
    made(path)
    asking = asker(path)
    app, watched = served(path, host="127.0.0.1"), str(folder / "watched.db")
    async with serving(app):
        with Ledger(watched) as ledger:
            watch = Watch(DeskFile(watched, (), True), ledger, threads=1)
            for done, number in enumerate(numbers, 1):
                rng, begun = random.Random(f"{seed}/{number}"), time.perf_counter()
                if number % 10 < REQUESTS:
                    request = asking.request(rng)
                    await asked(app, request, number, seen)
                    kind, what = "request", str(request)
                elif number % WHOLE == WHOLE - 1:
                    kept(hostile_bytes.served(rng, gently=True), number, seen, watch)
                    kind = what = "kept"
                else:
                    answer = hostile_bytes.served(rng)
                    taken(answer, number, seen)
                    kind, what = "answer", answer.url
                seen.took(kind, time.perf_counter() - begun, f"{number}: {what}")
                if done in (len(numbers) // 10, len(numbers)):
                    seen.resident.append(resident())
                if sys.stderr.isatty() and done % 1000 == 0:
                    print(f"\r{done} of {len(numbers)}", end="", file=sys.stderr, flush=True)
    return seen


def hostile_figures(seen: Seen) -> dict[str, float]:
    """What is told of it."""
    read = sum(many for status, many in seen.statuses.items() if 200 <= status < 400)
    return {
        "hostile feeds, pages and API calls": sum(seen.many[kind] for kind in ("request", "answer", "kept")),
        "of these answers of servers, taken": seen.many["answer"],
        "of these answers of servers, read and kept": seen.many["kept"],
        "of these requests": seen.many["request"],
        "requests answered with a status below 400": read,
        "crashes": len(seen.crashes),
        "slowest to take, seconds": seen.slowest.get("answer", (0.0, ""))[0],
        "slowest to be answered, seconds": seen.slowest.get("request", (0.0, ""))[0],
        "resident memory after the first tenth, MB": seen.resident[0],
        "resident memory at the end, MB": seen.resident[-1],
    }


def attack(count: int, seed: int = 1, made: Callable[[str], object] = crisis) -> dict[str, float]:
    """The figures of so many hostile things."""
    with tempfile.TemporaryDirectory() as scratch:
        seen = asyncio.run(attacked(Path(scratch), range(count), seed, made))
    print(f"statuses {dict(sorted(seen.statuses.items()))}; slowest {seen.slowest}", file=sys.stderr)
    return hostile_figures(seen)


def kill(kills: int, seed: int = 1) -> dict[str, float]:
    """The figures of so many kills, of a file and of a database of a server that is started for it."""
    from tests import postgresql

    if why := postgresql.lacking():
        sys.exit(f"benchmarks: {why}")
    with ExitStack() as open_until_the_end:
        folder = Path(open_until_the_end.enter_context(tempfile.TemporaryDirectory()))
        server = open_until_the_end.enter_context(postgresql.server())
        return killed.bench(kills, [str(folder / "ledger.db"), server.database()], folder, seed)


def bench(shared: Path, kills: int = KILLS, hostile: int = COUNT) -> dict[str, float]:
    """What is lost and doubled by so many kills, and what breaks by so many hostile feeds, pages and API calls."""
    return {**kill(kills), **attack(hostile)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[1] / "../shared")
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    a = parser.parse_args()
    if a.only is not None:
        with tempfile.TemporaryDirectory() as one:
            print(asyncio.run(attacked(Path(one), [a.only], a.seed, crisis)))
    else:
        figures = {**(kill(a.kills, a.seed) if a.kills else {}), **(attack(a.count, a.seed) if a.count else {})}
        for name, value in figures.items():
            print(f"{name}: {value:.2f}")
