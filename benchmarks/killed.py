"""`saidseen watch` and `serve` killed at random moments, and their connections cut, while stories and judgements come:
of what the feed had and of what was answered nothing may be lost, and nothing may be there twice.

Each life is forked from a program that has loaded all it needs, so that it does its work, not its start, when the
SIGKILL comes; the one that was not killed goes on. A person judges over the REST API all the while, each judgement with
words of its own and none twice.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

LONGEST = 4.0  # seconds between two kills at most
PAUSE = 0.25  # seconds between two judgements at most
FIRST = 3  # stories that are there before the first kill
TRIES = 5  # of the last look, which nobody kills
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"


class Nursery:
    """Lives of the command line: started, killed, or waited for to their end."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        self._folder, self._many = folder, 0
        self._own = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def start(self, *arguments: str) -> Life:
        """A life of `saidseen ARGUMENTS`; what it says goes into a file of its own."""
        self._many += 1
        said = self._folder / f"{self._many}.txt"
        return Life(self._asked("start", list(arguments), str(said)), said)

    def kill(self, life: Life) -> int:
        """Kill a life; -9, or how it had ended by itself."""
        return self._asked("kill", life.number)

    def wait(self, life: Life) -> int:
        """How a life ended by itself."""
        return self._asked("wait", life.number)

    def close(self) -> None:
        """End the program that lives are forked from."""
        self._own.communicate()

    def _asked(self, *told: object) -> int:
        assert self._own.stdin is not None
        assert self._own.stdout is not None
        self._own.stdin.write(json.dumps(told) + "\n")
        self._own.stdin.flush()
        return int(self._own.stdout.readline())


@dataclass(frozen=True)
class Life:
    """A process, and where it writes."""

    number: int
    said: Path


def nursery() -> None:
    """Load all that is needed, then do what each line asks for."""
    _loaded()
    alive = set[int]()
    for line in sys.stdin:
        what, of, *said = json.loads(line)
        if what == "start":
            alive.add(child := _forked(of, said[0]))
            print(child, flush=True)
            continue
        if what == "kill":
            os.kill(of, signal.SIGKILL)
        print(os.waitstatus_to_exitcode(os.waitpid(of, 0)[1]), flush=True)
        alive.discard(of)
    for child in alive:
        os.kill(child, signal.SIGKILL)


def _loaded() -> None:
    """Do once what lives do, in no ledger of theirs, so that all of it is loaded before they are forked."""
    import psycopg  # noqa: F401
    import uvicorn  # noqa: F401

    from saidseen.board import serving  # noqa: F401
    from saidseen.board.access.tokens import make
    from saidseen.desk import service  # noqa: F401
    from saidseen.desk.claims import kept_sheets
    from saidseen.desk.desk import Desk
    from saidseen.desk.linking import update
    from saidseen.ledger import Ledger
    from saidseen.model.reading import Document
    from saidseen.reading.story import read_document

    text = "The ministry said on Tuesday that twelve vehicles had left Kharkiv."
    with Ledger(":memory:") as ledger:
        ledger.add(read_document(Document("warm", text, published="2022-02-15"), threads=1).reading)
        update(ledger)
        kept_sheets(ledger)
        make(ledger, "anna", "analyst")
        for row in list(ledger.statements()):
            Desk(ledger).judge("act", row.statement.id, "deny", by="anna", why="to load what judges")
        kept_sheets(ledger)


def _forked(arguments: list[str], said: str) -> int:
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        for number, path, how in ((0, os.devnull, os.O_RDONLY), (1, said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)):
            os.dup2(os.open(path, how, 0o600), number)
        os.dup2(1, 2)
        from saidseen.cli import main

        main(arguments)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


@dataclass
class Person:
    """Somebody who judges, one thing after the other, and remembers what was answered."""

    url: str
    token: str
    subjects: Sequence[tuple[str, str]]
    seed: int
    answered: list[str] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Judge till the end of the block."""
        stop = threading.Event()
        thread = threading.Thread(target=self._judge, args=(stop,))
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _judge(self, stop: threading.Event) -> None:
        import httpx2

        rng, number = random.Random(self.seed), 0
        known = {"Authorization": f"Bearer {self.token}"}
        with httpx2.Client(base_url=self.url, headers=known, timeout=20, trust_env=False) as client:
            while not stop.wait(rng.uniform(0, PAUSE)):
                number += 1
                field, of = rng.choice(self.subjects)
                value = rng.choice(("assert", "deny")) if field == "act" else ""
                said = {"field": field, "of": of, "value": value, "why": f"judgement {number} of this run"}
                try:
                    answer = client.post("/api/v1/judgements", json=said)
                except httpx2.HTTPError as error:
                    self.statuses[type(error).__name__] += 1
                    continue
                self.statuses[str(answer.status_code)] += 1
                if answer.is_success:
                    self.answered.append(said["why"])


@dataclass
class Told:
    """What came of the kills of one ledger."""

    killed: int = 0
    cut: int = 0
    alone: int = 0
    links: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def killed(ledger: str, kills: int, seed: int, nurses: Nursery, folder: Path, longest: float) -> Told:
    """Kill what works on an empty ledger so often; then let one look go to its end."""
    from tests.desk.site import rss, site
    from tests.desk.test_watching_killed import items
    from tests.postgresql import _free_port

    rng, told, port, logs = random.Random(seed), Told(), _free_port(), list[Path]()
    database = ledger.rpartition("/")[2] if "://" in ledger else None
    with site() as web:
        desk = folder / "desk.toml"
        feed = f'name = "Wire"\nurl = "{web.address}/feed"\nevery = "1s"\n'
        desk.write_text(f'ledger = "{ledger}"\nallow_private = true\n[[feeds]]\n{feed}', encoding="utf-8")
        commands = {
            "watch": ("watch", str(desk), "--log", "json", "--threads", "1"),
            "serve": ("serve", "--ledger", ledger, "--port", str(port)),
        }

        def grown(many: int) -> None:
            web.put("/feed", rss(*items(web, many)))
            told.links = [link for link, _, _ in items(web, many)]

        def start(which: str) -> Life:
            life = nurses.start(*commands[which])
            logs.extend([life.said] if which == "watch" else [])
            return life

        def last() -> None:
            look = nurses.start("watch", str(desk), "--once", "--log", "json", "--threads", "1")
            logs.append(look.said)
            if code := nurses.wait(look):
                raise RuntimeError(f"a look that nobody killed ended with {code}: {look.said.read_text()[-2000:]}")

        grown(FIRST)
        last()
        person = Person(f"http://127.0.0.1:{port}", *_ready(ledger), seed)
        lives = {which: start(which) for which in commands}
        with person.at_work():
            while told.killed + told.cut < kills:
                time.sleep(rng.uniform(0, longest))
                grown(len(told.links) + rng.randrange(3))
                which = rng.choice(("watch", "serve", "connection") if database else ("watch", "serve"))
                if which == "connection":
                    told.cut += 1 if _cut(ledger) else 0
                    continue
                ended = nurses.kill(lives[which])
                told.killed += ended == -signal.SIGKILL
                told.alone += ended != -signal.SIGKILL
                if ended != -signal.SIGKILL:
                    print(f"{which} ended with {ended}: {lives[which].said.read_text()[-1000:]}", file=sys.stderr)
                lives[which] = start(which)
            time.sleep(longest)
        for life in lives.values():
            nurses.kill(life)
        last()
    print(f"{ledger}: {dict(person.statuses)}", file=sys.stderr)
    told.answered = person.answered
    told.kept = [document for log in logs for document in _kept(log)]
    return told


def _ready(ledger: str) -> tuple[str, list[tuple[str, str]]]:
    """A token to judge with, and what is judged: a field and the id of a story or a statement."""
    from saidseen.board.access.tokens import make
    from saidseen.desk.stories import stories
    from saidseen.ledger import Ledger

    with Ledger(ledger) as one:
        subjects = [("note", row.id) for row, _ in stories(one)]
        for row in one.statements():
            subjects += [("act", row.statement.id), ("note", row.statement.id)]
        return make(one, "anna", "analyst"), subjects


def _cut(ledger: str) -> int:
    """Cut every connection to a database; how many there were."""
    import psycopg

    with closing(psycopg.connect(ledger, autocommit=True)) as connection:
        return len(connection.execute(CUT, (ledger.rpartition("/")[2],)).fetchall())


def _kept(log: Path) -> Iterator[str]:
    """The new stories that a watch said it kept; its last line may be half a one."""
    for line in log.read_text(encoding="utf-8").splitlines():
        try:
            told: dict[str, Any] = json.loads(line)
        except ValueError:
            continue
        if told.get("event") == "story" and told["new"]:
            yield told["document"]


def figures(ledger: str, told: Told) -> dict[str, float]:
    """What is lost and what is there twice: of what the feed had, was said to be kept, or was answered.

    A story that two lives said to have kept as new was lost between them.
    """
    from sqlalchemy import func, select

    from saidseen.desk.judging import every
    from saidseen.desk.stories import stories
    from saidseen.ledger import Ledger, schema

    with Ledger(ledger) as one:
        rows = [row for row, _ in stories(one)]
        with one.transaction() as connection:
            same = select(schema.statements.c.statement_id).group_by(schema.statements.c.statement_id)
            statements = len(connection.execute(same.having(func.count() > 1)).all())
    names, ids = Counter(row.name for row in rows), {row.id for row in rows}
    judged = Counter(row.why for row, _ in every(ledger))
    again = sum(many - 1 for many in Counter(told.kept).values())
    return {
        "killed": told.killed + told.cut,
        "of these connections of a database": told.cut,
        "programs that ended by themselves": told.alone,
        "stories of the feed": len(told.links),
        "stories lost": len({*told.links} - {*names}) + len({*told.kept} - ids) + again,
        "stories doubled": sum(many - 1 for many in names.values()) + statements,
        "judgements answered": len(told.answered),
        "judgements answered and lost": len({*told.answered} - {*judged}),
        "judgements doubled": sum(many - 1 for many in judged.values()),
    }


def bench(
    kills: int, ledgers: Sequence[str], folder: Path, seed: int = 1, longest: float = LONGEST
) -> dict[str, float]:
    """The figures of all ledgers together, each with its share of the kills."""
    sums: Counter[str] = Counter()
    with closing(Nursery(folder)) as nurses:
        for number, ledger in enumerate(ledgers):
            own = folder / f"killed-{number}"
            own.mkdir()
            share = kills // len(ledgers) + (number < kills % len(ledgers))
            told = killed(ledger, share, seed + number, nurses, own, longest)
            sums.update({name: int(value) for name, value in figures(ledger, told).items()})
    return {name: float(value) for name, value in sums.items()}


if __name__ == "__main__":
    nursery()
