"""Where alerts go: a message signed by the Standard Webhooks specification, a mail for a command, a feed in a file."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import hmac
import io
import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from saidseen.desk.alert_file import Alert, AtomFile, Command, Webhook
from saidseen.desk.moves import Move
from saidseen.documents.post import post
from saidseen.errors import AnswerError, FetchError, SaidseenError, UsageError
from saidseen.exports.formats.atom import AtomEntry, write_entries
from saidseen.exports.said import PRODUCER, uuid
from saidseen.language.visible import visible
from saidseen.ledger.prepared import digest

SECONDS = 30.0
"""How long a command may take over a mail."""
_PREFIX = "whsec_"
_LEAST, _MOST = 24, 64  # bytes of a secret, as the specification has it
_ERROR = 2_000  # bytes of what a command says of its failure that are looked at


class NotTold(SaidseenError):
    """A target could not be told: why, and the seconds that it asks not to be asked again."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


def record_of(alert: Alert, move: Move) -> dict[str, Any]:
    """What is told of a move, as plain values."""
    told = asdict(move)
    return {"alert": alert.name, "move": told.pop("number"), **told}


def secret_of(goal: Webhook, environ: Mapping[str, str]) -> bytes:
    """The secret of a webhook; raises UsageError where the variable is not set, or is no secret: never what it is."""
    told = environ.get(goal.secret_env, "").strip()
    how = f"{_PREFIX} and {_LEAST} to {_MOST} bytes in base64, such as: echo whsec_$(openssl rand -base64 32)"
    if not told:
        raise UsageError(f"${goal.secret_env} is not set; it holds the webhook's secret: {how}")
    try:
        secret = base64.b64decode(told.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not told.startswith(_PREFIX) or not _LEAST <= len(secret) <= _MOST:
        raise UsageError(f"${goal.secret_env} is no secret of a webhook: it is {how}")
    return secret


def signature(secret: bytes, identity: str, at: int, body: bytes) -> str:
    """The signature of a message by Standard Webhooks 1.0.0: HMAC-SHA256 over its id, time (seconds) and body."""
    signed = f"{identity}.{at}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode("ascii")


def message_id(record: Mapping[str, Any]) -> str:
    """The id of what is told of a move: the same whenever it is told again, so that whoever has it knows."""
    return digest(*(record[key] for key in ("alert", "claim", "move", "at")))


def send_webhook(goal: Webhook, secret: bytes, record: Mapping[str, Any], *, allow_private: bool) -> None:
    """Tell an address of a move; raises NotTold."""
    event = {"type": "claim.moved", "timestamp": str(record["at"]).replace("+00:00", "Z"), "data": record}
    body = json.dumps(event, separators=(",", ":")).encode("ascii")
    identity, at = f"msg_{message_id(record)}", int(time.time())
    headers = {
        "Content-Type": "application/json",
        "webhook-id": identity,
        "webhook-timestamp": str(at),
        "webhook-signature": signature(secret, identity, at, body),
    }
    try:
        post(goal.url, body, headers, allow_private=allow_private)
    except FetchError as error:
        raise NotTold(str(error), error.wait if isinstance(error, AnswerError) else None) from None


def mail_of(goal: Command, record: Mapping[str, Any]) -> bytes:
    """What is told of a move as a mail (RFC 5322)."""
    mail = EmailMessage()
    identity = message_id(record)
    mail["From"] = goal.sender or f"{PRODUCER}@localhost"
    mail["To"] = goal.to
    mail["Subject"] = _subject(record)
    mail["Date"] = format_datetime(datetime.fromisoformat(record["at"]))
    mail["Message-ID"] = f"<{identity}@{PRODUCER}.invalid>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(words_of(record) + "\n")
    return mail.as_bytes()


def _subject(record: Mapping[str, Any]) -> str:
    whole = visible(f"[{record['alert']}] {record['line']}: {record['title']}")
    return whole if len(whole) <= 200 else f"{whole[:199]}…"


def words_of(record: Mapping[str, Any]) -> str:
    """What is told of a move, for people: what moved, the claim and how it stands, where it can be read."""
    now = record["now"]
    lines = [visible(record["line"]), visible(record["title"])]
    if now:
        by = f", judged by {now['judged']}" if now["judged"] else ""
        lines.append(f"Status: {now['status']}{visible(by)}; credibility {now['credibility']} (graded by machine).")
        owed = [f"{key.replace('_', ' ')} ({state})" for key, state in now["owed"].items()]
        lines += [f"Owed: {', '.join(owed)}."] if owed else []
    lines += [f"Heard from: {visible(', '.join(record['sides']))}."] if record["sides"] else []
    lines += [*record["links"], f"Claim {record['into'] or record['claim']}, move {record['move']}, {record['at']}."]
    return "\n".join(lines)


def send_mail(goal: Command, record: Mapping[str, Any], environ: Mapping[str, str]) -> None:
    """Give a command a mail on its standard input, without a shell; raises NotTold unless it ends with 0 in time."""
    program = goal.command[0]
    with tempfile.TemporaryFile() as errors:
        try:
            running = subprocess.Popen(
                goal.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors,
                cwd=goal.folder, env=dict(environ), start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            what = (error.strerror or str(error)).lower()
            raise NotTold(f"'{visible(program)}' cannot be run ({what}): name a program that is there") from None
        try:
            running.communicate(mail_of(goal, record), timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise NotTold(f"'{visible(program)}' took more than {SECONDS:.0f} seconds and was ended") from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()
        if running.returncode:
            errors.seek(0)
            said = visible(errors.read(_ERROR).decode("utf-8", "replace"))[:120]
            raise NotTold(f"'{visible(program)}' ended with {running.returncode}{f' ({said})' if said else ''}")


def write_feed(alert: str, goal: AtomFile, records: Sequence[Mapping[str, Any]], since: str) -> None:
    """Write the feed of an alert, the newest record first, in place of the file that is there; raises NotTold."""
    file = io.StringIO()
    entries = (
        AtomEntry(
            uuid("alert", message_id(one)), f"{one['line']}: {one['title']}", one["at"], words_of(one),
            one["now"]["status"] if one["now"] else None, tuple(one["links"]),
        )
        for one in records
    )  # fmt: skip
    at = max([since, *(one["at"] for one in records)])
    write_entries(entries, file, alert, uuid("alerts", alert), at)
    whole = file.getvalue().encode("utf-8", "backslashreplace")
    try:
        _put(goal.path, whole)
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise NotTold(f"{goal.shown} cannot be written ({what}): make room, or name another place") from None


def _put(path: Path, whole: bytes) -> None:
    """Write a file beside its place and rename it, so that whoever reads has the old or the new, never half."""
    if path.exists() and path.read_bytes() == whole:
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
