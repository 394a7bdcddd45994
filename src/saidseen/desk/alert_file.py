"""The alerts of desk.toml: what each is to tell of, and where to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from saidseen.desk.moves import FILTERS, Move, claim_question
from saidseen.desk.toml_words import apart, known, name_of, place_of, said, text
from saidseen.errors import UsageError
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.prepared import digest
from saidseen.model.claim import Status

EXAMPLE = 'a table [[alerts]] with name = "Disputes", turns = "disputed" and atom = "alerts.xml"'
GOES = ("atom", "webhook", "secret_env", "command", "to", "from")
KEYS = ("name", "turns", *GOES, *FILTERS)
ANY, WITHHELD = "any", "withheld"
_NUMBERS = ("credibility", "least")


@dataclass(frozen=True, slots=True)
class AtomFile:
    """A feed in a file."""

    path: Path
    kind: str = "atom"

    @property
    def shown(self) -> str:
        """Where it is, for people."""
        return self.path.name

    @property
    def place(self) -> str:
        """What tells it from others."""
        return str(self.path.absolute())


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that is sent a signed message; the secret stands in a variable of the environment."""

    url: str
    secret_env: str
    kind: str = "webhook"

    @property
    def shown(self) -> str:
        """Its host only: an address of a webhook is often a secret itself."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")

    @property
    def place(self) -> str:
        """What tells it from others."""
        return self.url


@dataclass(frozen=True, slots=True)
class Command:
    """A program that is given a mail to `to` on its standard input; run in the folder of desk.toml."""

    command: tuple[str, ...]
    to: str
    sender: str | None
    folder: Path
    kind: str = "command"

    @property
    def shown(self) -> str:
        """The program and to whom the mail goes."""
        return f"{Path(self.command[0]).name} to {self.to}"

    @property
    def place(self) -> str:
        """What tells it from others."""
        return "\0".join((*self.command, self.to))


Goal = AtomFile | Webhook | Command


@dataclass(frozen=True, slots=True)
class Alert:
    """What is told of, and where to: moves of the claims that `question` meets and that `asked` meets as they stand
    after the move; with `turns` only those that turn to that status (or ANY), with `withheld` only those by which
    something is withheld that was not before."""

    name: str
    question: ClaimQuestion
    asked: ClaimQuestion
    goals: tuple[Goal, ...]
    turns: str | None = None
    withheld: bool = False

    def key(self, goal: Goal) -> str:
        """By which the ledger knows how far one of its goals was told."""
        return digest("alert", self.name, goal.kind, goal.place)

    def tells(self, move: Move) -> bool:
        """Whether a move of a claim that the question meets is told."""
        now, asked = move.now, self.asked
        if now is None:
            return self.turns is None and not self.withheld and asked == ClaimQuestion()
        if self.turns is not None and not (move.turned and self.turns in (ANY, now.status)):
            return False
        held = {key for key, state in now.owed.items() if state == WITHHELD}
        if self.withheld and not held - {
            k for k, state in (move.was.owed if move.was else {}).items() if state == WITHHELD
        }:
            return False
        return (
            asked.status in (None, now.status)
            and asked.credibility in (None, now.credibility)
            and now.statements >= asked.least
            and (asked.owed is None or (bool(now.owed) if asked.owed == ANY else asked.owed in now.owed))
        )


def alerts_in(tables: Sequence[Mapping[str, Any]], where: Path, allow_private: bool) -> tuple[Alert, ...]:
    """The alerts of a file; raises UsageError: where, what is wrong, and what to do."""
    alerts = tuple(_alert(table, number, where, allow_private) for number, table in enumerate(tables, 1))
    apart([alert.name for alert in alerts], "alerts", str(where))
    files = [goal.place for alert in alerts for goal in alert.goals if isinstance(goal, AtomFile)]
    if twice := next((file for file in files if files.count(file) > 1), None):
        raise UsageError(f"{where}: two alerts write to {said(Path(twice).name)}; give each a file of its own")
    return alerts


def _alert(table: Mapping[str, Any], number: int, where: Path, allow_private: bool) -> Alert:
    at = place_of(table, "alert", number, str(where))
    known(table, KEYS, at)
    name = name_of(table, at, 'such as name = "Disputes"')
    turns = text(table, "turns", at, "", "").strip().lower() or None
    if turns is not None and turns not in (ANY, *Status):
        raise UsageError(f"{at}: turns is '{ANY}' or a status ({', '.join(Status)}), not {said(table['turns'])}")
    filters = _filters(table, at)
    withheld = filters.get("owed") == WITHHELD
    if withheld:
        del filters["owed"]
    try:
        question = claim_question(filters).checked()
    except UsageError as error:
        raise UsageError(f"{at}: {error}") from None
    of_move = ("status", "credibility", "owed", "least")
    asked = ClaimQuestion(**{name: getattr(question, name) for name in of_move})
    rest = replace(question, status=None, credibility=None, owed=None, least=1)
    goals = (*_atom(table, at, where), *_webhook(table, at, allow_private), *_command(table, at, where))
    if not goals:
        raise UsageError(f'{at}: it goes nowhere; write atom = "alerts.xml", webhook = "https://…" or command = […]')
    return Alert(name, rest, asked, goals, turns, withheld)


def _filters(table: Mapping[str, Any], at: str) -> dict[str, Any]:
    """What is asked of claims, each of the kind that it is."""
    found = {key: table[key] for key in FILTERS if key in table}
    for key, value in found.items():
        if key in _NUMBERS:
            if not isinstance(value, int) or isinstance(value, bool):
                raise UsageError(f"{at}: {key} is a number, such as {key} = 2, not {said(value)}")
        elif key == "unsure":
            if not isinstance(value, bool):
                raise UsageError(f"{at}: {key} is true or false, without quotes, not {said(value)}")
        else:
            text(table, key, at, "")
    return found


def _atom(table: Mapping[str, Any], at: str, where: Path) -> list[Goal]:
    return [AtomFile(where.parent / text(table, "atom", at, ""))] if "atom" in table else []


def _webhook(table: Mapping[str, Any], at: str, allow_private: bool) -> list[Goal]:
    if "webhook" not in table:
        if "secret_env" in table:
            raise UsageError(f'{at}: secret_env is of a webhook; write webhook = "https://…" too, or leave it out')
        return []
    url = text(table, "webhook", at, "").strip()
    try:
        parts = urlsplit(url)
        fine = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        fine = False
    if not fine or parts.scheme not in ("http", "https"):
        raise UsageError(f'{at}: the webhook is no address; write webhook = "https://HOST/…", without a user name')
    if parts.scheme == "http" and not allow_private:
        raise UsageError(f"{at}: the webhook is sent in the open; write https://, or allow_private = true at home")
    how = 'secret_env = "NAME", the variable of the environment that holds its secret'
    return [Webhook(url, text(table, "secret_env", at, how).strip())]


def _command(table: Mapping[str, Any], at: str, where: Path) -> list[Goal]:
    if "command" not in table:
        if beside := next((key for key in ("to", "from") if key in table), None):
            raise UsageError(f'{at}: {beside} is of a mail; write command = ["sendmail", "-t"] too, or leave it out')
        return []
    command = table["command"]
    if not isinstance(command, list) or not command or not all(isinstance(w, str) and w for w in command):
        raise UsageError(f'{at}: command is a list of words, such as command = ["sendmail", "-t"]')
    if any("\0" in word for word in command):
        raise UsageError(f"{at}: command has a NUL in it; leave it out")
    to = _mail(text(table, "to", at, 'to = "desk@example.org", who gets the mail'), "to", at)
    sender = _mail(text(table, "from", at, ""), "from", at) if "from" in table else None
    return [Command(tuple(command), to, sender, where.parent)]


def _mail(value: str, key: str, at: str) -> str:
    """Addresses of mail as they stand in a header; raises UsageError where they are none."""
    header: Any = default.header_factory(key, value) if value.isprintable() else None
    if header is None or header.defects or not header.addresses or not all(a.domain for a in header.addresses):
        raise UsageError(f'{at}: {key} is an address of mail, such as {key} = "desk@example.org", not {said(value)}')
    return str(header)
