"""Manners towards the servers that are watched: robots.txt, a pause between requests to one host, and what it asks for.

robots.txt is taken as RFC 9309 has it: where there is none (400 to 499) all may be fetched, where it cannot be had
nothing may; it is asked for again after an hour.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any

from saidseen.documents.fetch import Fetched, Target, Way, ask, is_public
from saidseen.errors import AnswerError, FetchError, UsageError

TOKEN = "saidseen"
"""The name by which robots.txt speaks of this reader."""
AGENT = f"{TOKEN}/0.1 (watches feeds for a desk)"
GAP = 1.0
"""Seconds between two requests to one public host; those of a private network are asked without a pause."""
LONGEST_GAP = 60.0
"""The most seconds of a `Crawl-delay` that are kept to."""
ROBOTS_SECONDS, TROUBLE_SECONDS = 3600.0, 60.0
"""How long rules hold, and that they could not be had."""
LONGEST_WAIT = 86_400.0
"""The most seconds of a `Retry-After` that are kept to: a day."""
ROBOTS_BYTES = 500 * 1024
"""Of robots.txt so much is read: 500 KiB, the least that RFC 9309 asks for."""


@dataclass(slots=True)
class _Host:
    """What is known of one host: its rules and till when they hold, when it may be asked next, its own pause.

    `until` is the end of the time for which it asked not to be asked. All times are monotonic, in seconds.
    """

    rules: Any = None
    trouble: str | None = None
    hold: float = 0.0
    free: float = 0.0
    until: float = 0.0
    gap: float = 0.0
    busy: threading.Lock = field(default_factory=threading.Lock)


class Manners:
    """Asks addresses of many hosts politely; threads may share it. `stop` ends every wait."""

    def __init__(self, *, allow_private: bool = False, stop: threading.Event | None = None) -> None:
        try:
            import protego
        except ImportError:
            raise UsageError("watching needs the library protego: pip install 'saidseen[watch]'") from None
        self._parse = protego.Protego.parse
        self._allow_private = allow_private
        self._stop = stop or threading.Event()
        self._hosts: dict[str, _Host] = {}
        self._turn = threading.Lock()

    def ask(
        self, address: str, *, etag: str | None = None, modified: str | None = None, types: frozenset[str]
    ) -> Fetched | None:
        """What an address gives, or None where it has not changed since the marks given; raises FetchError."""
        hops: list[Target] = []

        def before(target: Target) -> None:
            hops.append(target)
            self._before(target)

        try:
            return ask(address, Way(self._allow_private, AGENT, etag, modified, before, types))
        except AnswerError as error:
            if error.wait is not None:
                self._host(hops[-1]).until = time.monotonic() + min(error.wait, LONGEST_WAIT)
            raise

    def _before(self, target: Target) -> None:
        """Before each request: whether robots.txt allows it, and after the pause that the host is due."""
        host = self._host(target)
        if (wait := host.until - time.monotonic()) > 0:
            raise AnswerError(f"{target.host} asked not to be asked for {wait:.0f} s more: it will be then", 429, wait)
        with host.busy:
            if time.monotonic() >= host.hold:
                self._learn(host, target)
        if host.trouble is not None:
            raise FetchError(f"robots.txt of {target.host} cannot be had ({host.trouble}), so nothing is fetched there")
        if host.rules is not None and not host.rules.can_fetch(target.parts.geturl(), TOKEN):
            raise FetchError(f"robots.txt of {target.host} does not allow it: ask its publisher, or leave it out")
        self._pause(target)

    def _host(self, target: Target) -> _Host:
        with self._turn:
            return self._hosts.setdefault(f"{target.parts.scheme}://{target.host}:{target.port}", _Host())

    def _learn(self, host: _Host, target: Target) -> None:
        """Ask for the rules of a host."""
        host.rules, host.trouble = None, None
        address = target.parts._replace(path="/robots.txt", query="", fragment="").geturl()
        try:
            found = ask(address, Way(self._allow_private, AGENT, before=self._pause))
        except AnswerError as error:
            if not 400 <= error.status < 500 or error.status == 429:
                host.trouble = f"it answers {error.status}"
        except FetchError as error:
            host.trouble = str(error)
        else:
            words = found.data[:ROBOTS_BYTES].decode("utf-8", "replace") if found else ""
            host.rules = self._parse(words)
            host.gap = min(float(host.rules.crawl_delay(TOKEN) or 0.0), LONGEST_GAP)
        host.hold = time.monotonic() + (ROBOTS_SECONDS if host.trouble is None else TROUBLE_SECONDS)

    def _pause(self, target: Target) -> None:
        """Wait until the host may be asked again; raises FetchError where the watch ends meanwhile."""
        host = self._host(target)
        public = all(is_public(address) for address in target.addresses)
        with self._turn:
            now = time.monotonic()
            free = max(now, host.free)
            host.free = free + max(GAP if public else 0.0, host.gap)
        if self._stop.wait(free - now) if free > now else self._stop.is_set():
            raise FetchError("the watch ends")
