"""How often somebody may ask: a bucket for each, which fills at a steady rate; the memory of it is bounded."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST = 4096
"""How many are remembered; of more the one that asked longest ago is forgotten."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second, and so many at once after a while of silence."""

    a_second: float
    at_once: int


class Buckets:
    """The buckets of one kind of asking, by who asks. Only one thread may use them."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = rate, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take one from a bucket: 0, or how many seconds it is till there is one to take."""
        left = self._now(key)
        self._keep(key, left - 1 if left >= 1 else left)
        return 0.0 if left >= 1 else (1 - left) / self._rate.a_second

    def give_back(self, key: str) -> None:
        """Put one back that was taken."""
        self._keep(key, min(self._rate.at_once, self._now(key) + 1))

    def _now(self, key: str) -> float:
        left, at = self._left.get(key, (float(self._rate.at_once), self._clock()))
        return min(self._rate.at_once, left + (self._clock() - at) * self._rate.a_second)

    def _keep(self, key: str, left: float) -> None:
        self._left[key] = left, self._clock()
        self._left.move_to_end(key)
        if len(self._left) > MOST:
            self._left.popitem(last=False)

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._left)


def neighbourhood(address: str) -> str:
    """What stands for an address where it is counted: of IPv6 the /64, which one machine may have whole."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    if mapped is not None or isinstance(found, ipaddress.IPv4Address):
        return str(mapped or found)
    return str(ipaddress.ip_network((found, 64), strict=False))


def is_loopback(address: str) -> bool:
    """Whether an address is of this machine itself."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address == "localhost"
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback
