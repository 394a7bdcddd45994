"""Alerts at work: whatever moved and is asked for is told to each target, in order, and kept as told.

How far a target was told is written after it was told: killed at any moment, a message or a mail is sent once more
under the same id, never left out. A feed is made of entries that are kept with how far it was told, in one transaction:
each stands in it once. A target that fails holds up no other; it is tried again, ever more seldom, from where it was.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from saidseen.desk.alert_file import Alert, AtomFile, Command, Goal, Webhook
from saidseen.desk.feeds import DeskFile
from saidseen.desk.moves import Move, bring_up, last_move, moves_so_far
from saidseen.desk.service import Trouble
from saidseen.desk.telling import NotTold, record_of, secret_of, send_mail, send_webhook, write_feed
from saidseen.errors import LedgerError, LedgerFull, LedgerLocked
from saidseen.ledger import Ledger, LedgerUnreachable, alerted, changes, moves
from saidseen.ledger.alerted import TargetRow

MOST = 200
"""Entries of a feed."""
MANY = 200
"""Moves that are looked at together."""
TRIES, FIRST_TRY = 3, 1.0
"""How often a target is tried when alerts are told once, and the seconds before the second time."""
FIRST_BACK_OFF, LONGEST_BACK_OFF = 5.0, 3600.0
"""The seconds till a failing target is tried again: the first, twice as many each time, and the most."""
LONGEST_WAIT = 86_400.0
"""The most seconds that a target may ask to be left alone."""
TICK = 1.0
"""Seconds after which it is seen at the latest that something came, or that a target is due."""
LISTEN = 10.0
"""Seconds that one look out for changes takes where nothing comes."""
THREADS = 8
_PASSING = (LedgerLocked, LedgerFull, LedgerUnreachable)


@dataclass(frozen=True, slots=True)
class TargetTurn:
    """How a turn of one target went: the moves that it was told of, and how it is since."""

    alert: str
    kind: str
    shown: str
    moves: int
    row: TargetRow
    lines: tuple[str, ...] = ()

    def told(self) -> str:
        """The line that says how it went."""
        where, many = f"{self.alert} → {self.kind} {self.shown}", f"{self.moves} told" if self.moves else "nothing new"
        if self.row.error is None:
            return f"{where}: {many}"
        after = f", {self.row.failures} in a row" if self.row.failures > 1 else ""
        told = f"; {self.moves} told before" if self.moves else ""
        return f"{where}: failed{after}: {self.row.error}{told}; not tried again before {(self.row.due or '')[:19]}Z"


@dataclass(slots=True)
class _Target:
    alert: Alert
    goal: Goal
    key: str
    secret: bytes = b""
    written: bool = False
    running: Future[TargetTurn] | None = field(default=None)


class Alerts:
    """The alerts of a desk. `tell` is told of every turn in which something was told or failed, and of troubles.

    A target that was never told begins with what moves from now on, or `from_start` with all that is kept. Raises
    UsageError where the secret of a webhook is not in `environ`.
    """

    def __init__(
        self,
        desk: DeskFile,
        ledger: Ledger,
        *,
        tell: Callable[[TargetTurn | Trouble], None] | None = None,
        stop: threading.Event | None = None,
        from_start: bool = False,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._ledger, self._private, self._from_start = ledger, desk.allow_private, from_start
        self._tell: Callable[[TargetTurn | Trouble], None] = tell or (lambda told: None)
        self.stop = stop or threading.Event()
        self._targets = [_Target(a, goal, a.key(goal)) for a in desk.alerts for goal in a.goals]
        for one in self._targets:
            if isinstance(one.goal, Webhook):
                one.secret = secret_of(one.goal, environ)
        secrets = {one.goal.secret_env for one in self._targets if isinstance(one.goal, Webhook)}
        self._environ = {name: value for name, value in environ.items() if name not in secrets}
        self._woken = threading.Event()

    def states(self) -> list[TargetTurn]:
        """How each target is that was ever told; nothing is told for it."""
        with self._ledger.transaction() as connection:
            rows = alerted.rows(connection, [one.key for one in self._targets])
        return [self._told(one, rows[one.key], 0) for one in self._targets if one.key in rows]

    def once(self) -> Iterator[TargetTurn]:
        """Tell each target of what moved; how each went, as it ends. Raises LedgerError."""
        self._begin()
        for one in self._targets:
            told = self._told(one, self._row(one), 0)
            for number in range(TRIES):
                if _waits(told.row) or (number and self.stop.wait(FIRST_TRY * 4.0 ** (number - 1))):
                    break
                more = self._turn(one)
                told = self._told(one, more.row, told.moves + more.moves, (*told.lines, *more.lines))
                if told.row.error is None:
                    break
            self._tell(told)
            yield told
            if self.stop.is_set():
                return

    def run(self) -> None:
        """Tell each target of what moves until `stop` is set. Raises LedgerError.

        A ledger that is locked, full or not reached for a while is tried again, and nothing is lost by it.
        """
        troubles, seen, begun = 0, -1, False
        listening = threading.Thread(target=self._listen, daemon=True)
        with ThreadPoolExecutor(THREADS, "alert") as pool:
            while not self.stop.is_set():
                self._woken.clear()
                try:
                    if not begun:
                        self._begin()
                        begun = True
                        listening.start()
                    seen = self._look(seen, pool)
                    troubles = 0
                except _PASSING as error:
                    troubles += 1
                    again = min(2.0**troubles, 60.0)
                    self._tell(Trouble(str(error), again))
                    self.stop.wait(again)
                    continue
                self._woken.wait(TICK)
            self._woken.set()

    def _look(self, seen: int, pool: ThreadPoolExecutor) -> int:
        """Hear of the turns that ended, and begin those that are due; the last change that was brought up."""
        for one in self._targets:
            if one.running is not None and one.running.done():
                running, one.running = one.running, None
                told = running.result()
                if told.moves or told.row.error:
                    self._tell(told)
        with self._ledger.transaction() as connection:
            last_change = changes.last(connection)
        if last_change != seen:
            bring_up(self._ledger)
        last = last_move(self._ledger)
        with self._ledger.transaction() as connection:
            rows = alerted.rows(connection, [one.key for one in self._targets])
        for one in self._targets:
            row = rows[one.key]
            behind = row.position < last or row.error or not one.written
            if one.running is None and behind and (row.due is None or _seconds(row.due) <= time.time()):
                one.running = pool.submit(self._turn, one)
                one.running.add_done_callback(lambda _: self._woken.set())
        return last_change

    def _listen(self) -> None:
        """What a thread does: wake the other one as soon as something is written."""
        seen = 0
        while not self.stop.is_set():
            try:
                with self._ledger.transaction() as connection:
                    seen = max(seen, changes.last(connection))
                for change in self._ledger.changes(seen, wait=LISTEN):
                    seen = change.number
                    self._woken.set()
            except LedgerError:
                self.stop.wait(TICK)

    def _begin(self) -> None:
        """Let those that were never told begin."""
        bring_up(self._ledger)
        keys = [one.key for one in self._targets]
        with self._ledger.transaction(write=True) as connection:
            there = alerted.rows(connection, keys)
            last = 0 if self._from_start else moves.last(connection)
            for one in self._targets:
                if one.key not in there:
                    alerted.begin(connection, one.key, one.alert.name, last)

    def _turn(self, one: _Target) -> TargetTurn:
        """Tell a target of what moved since it was told last; raises LedgerError."""
        many, lines = 0, list[str]()
        try:
            while not self.stop.is_set():
                row, last, found = self._found(one)
                wanted = [move for move in found if one.alert.tells(move)]
                if isinstance(one.goal, AtomFile):
                    many += self._keep_entries(one, row, wanted, last)
                    lines += [move.line for move in wanted]
                else:
                    for move in wanted:
                        if self.stop.is_set():
                            return self._told(one, self._row(one), many, tuple(lines))
                        self._send(one, move)
                        with self._ledger.transaction(write=True) as connection:
                            alerted.through(connection, one.key, move.number, 1)
                        many += 1
                        lines.append(move.line)
                    self._through(one, row, last)
                if row.position >= last or len(found) < MANY:
                    break
            if isinstance(one.goal, AtomFile):
                self._write(one)
            one.written = True
        except NotTold as error:
            self._failed(one, error)
        return self._told(one, self._row(one), many, tuple(lines))

    def _found(self, one: _Target) -> tuple[TargetRow, int, list[Move]]:
        """How far a target was told, the moves after that, and the last move that these go up to."""
        row = self._row(one)
        last = last_move(self._ledger)
        found = moves_so_far(self._ledger, row.position, last + 1, MANY, one.alert.question)
        return row, found[-1].number if len(found) == MANY else last, found

    def _through(self, one: _Target, row: TargetRow, last: int) -> None:
        if row.position < last or row.error is not None:
            with self._ledger.transaction(write=True) as connection:
                alerted.through(connection, one.key, last)

    def _send(self, one: _Target, move: Move) -> None:
        record = record_of(one.alert, move)
        try:
            if isinstance(one.goal, Webhook):
                send_webhook(one.goal, one.secret, record, allow_private=self._private)
            elif isinstance(one.goal, Command):
                send_mail(one.goal, record, self._environ)
        except (ValueError, TypeError, OSError) as error:
            what = " ".join(str(error).split())[:120]
            raise NotTold(f"it could not be told of move {move.number} ({type(error).__name__}: {what})") from None

    def _keep_entries(self, one: _Target, row: TargetRow, wanted: list[Move], last: int) -> int:
        """Keep the entries of a feed with how far it was told; none where another program did so meanwhile."""
        if row.position >= last:
            return 0
        records = {move.number: record_of(one.alert, move) for move in wanted}
        with self._ledger.transaction(write=True) as connection:
            if alerted.rows(connection, [one.key])[one.key].position != row.position:
                return 0
            alerted.put_entries(connection, one.key, records, MOST)
            alerted.through(connection, one.key, last, len(records), well=False)
            one.written = False
        return len(records)

    def _write(self, one: _Target) -> None:
        """Write a feed where it is not as it is kept."""
        assert isinstance(one.goal, AtomFile)
        if one.written and one.goal.path.exists():
            return
        with self._ledger.transaction() as connection:
            row = alerted.rows(connection, [one.key])[one.key]
            records = alerted.entries(connection, one.key)
        write_feed(one.alert.name, one.goal, records, row.since)
        if row.error is not None:
            with self._ledger.transaction(write=True) as connection:
                alerted.through(connection, one.key, row.position)

    def _failed(self, one: _Target, error: NotTold) -> None:
        failures, now = self._row(one).failures + 1, datetime.now(UTC)
        pause = min(FIRST_BACK_OFF * 2.0 ** min(failures - 1, 20), LONGEST_BACK_OFF) * random.uniform(0.8, 1.0)
        wait = min(error.wait or 0.0, LONGEST_WAIT)
        due, until = _moment(now, max(pause, wait)), _moment(now, wait) if wait else None
        with self._ledger.transaction(write=True) as connection:
            alerted.failed(connection, one.key, failures, str(error), due, until)

    def _row(self, one: _Target) -> TargetRow:
        with self._ledger.transaction() as connection:
            return alerted.rows(connection, [one.key])[one.key]

    def _told(self, one: _Target, row: TargetRow, many: int, lines: tuple[str, ...] = ()) -> TargetTurn:
        return TargetTurn(one.alert.name, one.goal.kind, one.goal.shown, many, row, lines)


def _waits(row: TargetRow) -> bool:
    """Whether a target asked not to be told yet."""
    return row.wait_until is not None and _seconds(row.wait_until) > time.time()


def _moment(now: datetime, seconds: float) -> str:
    return (now + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def _seconds(moment: str) -> float:
    """A moment (ISO) in seconds since 1970."""
    return datetime.fromisoformat(moment).timestamp()
