"""What a watch tells of itself: records for machines, lines for people, figures for Prometheus."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

from saidseen.desk.service import Event, Trouble
from saidseen.desk.taking_back import TakenBack
from saidseen.desk.watching import Came, Outcome
from saidseen.errors import UsageError


def record(event: Event) -> dict[str, Any]:
    """An event as plain values: when (ISO, UTC), how grave, what, and of which feed."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    level, name, told = _told(event)
    return {"at": at, "level": level, "event": name, **told}


def line(event: Event) -> str:
    """An event in a line."""
    at = datetime.now().astimezone().strftime("%H:%M:%S")
    if isinstance(event, Came):
        what = "changed" if event.added.new_versions else "new" if event.added.new_documents else "read again"
        title = event.document.title or event.document.name
        return f"{at} {event.feed}: {what}: {title} ({event.added.new_statements} statements)"
    if isinstance(event, TakenBack):
        many = f"{len(event.claims)} claim{'' if len(event.claims) == 1 else 's'} rested on it"
        return f"{at} {event.feed}: withdrawn: {', '.join(one[:8] for one in event.documents)} ({event.why}); {many}"
    if isinstance(event, Trouble):
        return f"{at} the ledger cannot be used ({event.what}); tried again in {event.again:.0f} s"
    after = f"; failed {event.failures} in a row" if event.failures > 1 else ""
    return f"{at} {event.told()}{after}"


def _told(event: Event) -> tuple[str, str, dict[str, Any]]:
    if isinstance(event, Came):
        document, added = event.document, event.added
        told: dict[str, Any] = {
            "feed": event.feed,
            "document": added.document_id,
            "name": document.name,
            "title": document.title,
        }
        counts = {"statements": added.new_statements, "new": added.new_documents, "version": added.new_versions}
        return "info", "story", {**told, **counts, "unread": document.unread}
    if isinstance(event, TakenBack):
        told = {"feed": event.feed, "documents": list(event.documents), "why": event.why, "claims": list(event.claims)}
        return "warning", "withdrawn", told
    if isinstance(event, Trouble):
        return "error", "ledger", {"error": event.what, "again": event.again}
    return ("error" if event.failed else "warning" if event.refusals else "info"), "feed", outcome_record(event)


def outcome_record(outcome: Outcome) -> dict[str, Any]:
    """How a look at a feed went, as plain values."""
    refusals = [{"where": one.where, "line": one.line, "reason": one.reason} for one in outcome.refusals]
    return {
        "feed": outcome.feed.name, "new": outcome.new, "changed": outcome.changed, "unchanged": outcome.known,
        "withdrawn": outcome.withdrawn, "same": outcome.same, "refused": refusals, "error": outcome.error,
        "failures": outcome.failures, "due": outcome.due,
    }  # fmt: skip


class Figures:
    """Figures of a watch for Prometheus, served at http://HOST:PORT/metrics; raises UsageError where that cannot be."""

    def __init__(self, where: str) -> None:
        try:
            from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server
        except ImportError:
            raise UsageError("metrics need the library prometheus-client: pip install 'saidseen[watch]'") from None
        host, _, port = where.rpartition(":")
        if not host or not port.isascii() or not port.isdecimal() or int(port) > 65_535:
            raise UsageError(f"--metrics takes HOST:PORT, such as 127.0.0.1:9100, not '{where}'")
        registry = CollectorRegistry()
        self._stories = Counter(
            "saidseen_watch_stories", "Stories by what they were to the ledger", ["feed", "what"], registry=registry
        )
        self._looks = Counter(
            "saidseen_watch_looks", "Looks at a feed by how they went", ["feed", "result"], registry=registry
        )
        self._failures = Gauge("saidseen_watch_failures", "Failures of a feed in a row", ["feed"], registry=registry)
        self._read = Gauge(
            "saidseen_watch_last_success_timestamp_seconds",
            "When a feed was last read whole",
            ["feed"],
            registry=registry,
        )
        self._story = Gauge(
            "saidseen_watch_last_story_timestamp_seconds",
            "When a story last came by a feed",
            ["feed"],
            registry=registry,
        )
        self._troubles = Counter(
            "saidseen_watch_ledger_troubles", "Times that the ledger could not be used", registry=registry
        )
        try:
            self._server, self._thread = start_http_server(int(port), host.strip("[]"), registry)
        except OSError as error:
            raise UsageError(f"--metrics cannot listen at {where} ({error.strerror or error}); name another") from None
        self.port = int(self._server.server_port)

    def take(self, event: Event) -> None:
        """Count an event."""
        if isinstance(event, Came):
            self._story.labels(event.feed).set(time.time())
        elif isinstance(event, Trouble):
            self._troubles.inc()
        elif isinstance(event, Outcome):
            name = event.feed.name
            counts = {
                "new": event.new,
                "changed": event.changed,
                "unchanged": event.known,
                "withdrawn": event.withdrawn,
            }
            for what, many in (counts | {"refused": len(event.refusals)}).items():
                self._stories.labels(name, what).inc(many)
            self._looks.labels(name, "failed" if event.failed else "ok").inc()
            self._failures.labels(name).set(event.failures)
            if not event.failed:
                self._read.labels(name).set(time.time())

    def close(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
