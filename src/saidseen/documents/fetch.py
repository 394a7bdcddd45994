"""A story from its address, by the standard library alone: bounded in bytes, time and redirects, and never led inside.

Each host is resolved once and the connection goes to the very address that was checked, so a name that answers
differently the second time gains nothing. Proxies set in the environment are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from saidseen.documents.formats import media_types
from saidseen.documents.story import shown
from saidseen.errors import AnswerError, FetchError

BYTE_LIMIT = 10 * 2**20
"""The most bytes taken, before and after decompression: 10 MiB."""
REDIRECT_LIMIT = 5
SECONDS = 20.0
"""For everything after the name is resolved, redirects included."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024
AGENT = "saidseen/0.1 (reads one story for one person)"
_SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, media type, the charset it claims, and the address after all redirects.

    `etag` and `modified` are the marks of this state of it, as the server gives them, to ask by the next time.
    """

    data: bytes
    media_type: str
    charset: str | None
    url: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One hop: the parts of its address, its host in ASCII, its port, and the checked addresses to connect to."""

    parts: SplitResult
    host: str
    port: int
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How an address is asked for: as whom, for what has changed since `etag` or `modified`, and of which media types.

    `before` is called before each hop, redirects included, and its time does not count; what it raises is raised.
    Without `types` any media type is taken.
    """

    allow_private: bool = False
    agent: str = AGENT
    etag: str | None = None
    modified: str | None = None
    before: Callable[[Target], None] | None = None
    types: frozenset[str] | None = None


class _Watch:
    """A deadline that shuts the socket of the hop under way, whatever call waits on it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._timer.start()

    def holds(self, connection: socket.socket) -> None:
        """Watch `connection` from now on."""
        self._socket = connection
        connection.settimeout(self.left())

    def left(self) -> float:
        """The seconds left; raises FetchError where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise _too_slow()
        return left

    def over(self) -> bool:
        return time.monotonic() >= self._end

    def stop(self) -> None:
        self._timer.cancel()

    def _shut(self) -> None:
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def fetch(address: str, allow_private: bool = False) -> Fetched:
    """The body at an http(s) address; raises FetchError where it gives none that can be a story."""
    found = ask(address, Way(allow_private, types=media_types()))
    assert found is not None  # nothing was asked that could be answered by 'unchanged'
    return found


def ask(address: str, way: Way) -> Fetched | None:
    """The body at an http(s) address, or None where the server says that it has not changed; raises FetchError."""
    left = SECONDS
    for _ in range(REDIRECT_LIMIT + 1):
        target = _target(address, way.allow_private)
        if way.before is not None:
            way.before(target)
        watch = _Watch(left)
        try:
            answer = _hop(target, way, watch)
            left = watch.left()
        except (OSError, http.client.HTTPException, ValueError) as error:
            if watch.over():
                raise _too_slow() from None
            detail = shown(" ".join(str(error).split())[:120]) or type(error).__name__
            raise FetchError(f"the address cannot be fetched ({detail}): check it and the network") from None
        finally:
            watch.stop()
        if not isinstance(answer, str):
            return answer
        address = _onward(address, answer)
    raise FetchError(f"the address redirects more than {REDIRECT_LIMIT} times: give the one it ends at")


def _onward(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        raise FetchError("the address redirects to what is no address: check it") from None


def _target(address: str, allow_private: bool) -> Target:
    """Where `address` leads; raises FetchError unless it is http(s) without a password and, by default, public.

    What is link-local, or where a cloud tells its machines their secrets, is never led to.
    """
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise FetchError("this is no address: check it") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{shown(parts.scheme)} addresses are not read: give http, https or a file")
    if not host or parts.username is not None:
        raise FetchError("the address has no host, or a user name in it: give it without")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"the host {host} is not known: check the address and the network") from None
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if any(is_never(a) for a in addresses):
        raise FetchError(
            f"{host} is link-local or a cloud's metadata service, which is never fetched: check the address"
        )
    if not allow_private and not all(is_public(a) for a in addresses):
        raise FetchError(f"{host} is private or this machine: allow private addresses if that is meant")
    return Target(parts, host, port, addresses)


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet, those that IPv6 wraps around an IPv4 address included."""
    ip = _ip(address)
    if ip is None:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if not all(is_public(str(inner)) for inner in _inner(ip)):
            return False
        if ip.is_site_local or int(ip) >> 32 == 0:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def is_never(address: str) -> bool:
    """Whether an IP address is link-local or a cloud's metadata service, wrapped in IPv6 or not: never fetched."""
    ip = _ip(address)
    if ip is None:
        return True
    inner = _inner(ip) if isinstance(ip, ipaddress.IPv6Address) else []
    return any(ip in network for network in _NEVER) or any(is_never(str(one)) for one in inner)


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None


def _inner(ip: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address wraps: mapped, translated, 6to4, Teredo, NAT64, the old compatible."""
    found = [ip.ipv4_mapped, ip.sixtofour, ip.teredo[1] if ip.teredo else None]
    if any(ip in wrapping for wrapping in _WRAPPING) or 1 < int(ip) < 2**32:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


_WRAPPING = tuple(
    ipaddress.IPv6Network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0:0/96")  # NAT64: RFC 6052, 8215; translated: RFC 2765
)
"""Networks of IPv6 whose last 32 bits are an address of IPv4."""
_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("169.254.0.0/16", "fe80::/10"),  # link-local, with the metadata of most clouds
        *("fd00:ec2::/32", "fd20:ce::254/128"),  # metadata over IPv6: Amazon's, Google's
        *("100.100.100.200/32", "192.0.0.192/32", "168.63.129.16/32"),  # Alibaba's, Oracle's, Azure's
    )
)


def _hop(target: Target, way: Way, watch: _Watch) -> Fetched | str | None:
    """The answer of one hop: a body, the address that it redirects to, or None where nothing has changed."""
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.default_port = 443 if target.parts.scheme == "https" else 80
    with _connected(target, watch) as plug:
        connection.sock = plug
        path = quote(target.parts.path or "/", safe=_SAFE)
        query = "?" + quote(target.parts.query, safe=_SAFE) if target.parts.query else ""
        connection.request("GET", path + query, headers=_headers(way))
        with connection.getresponse() as response:
            if response.status in _REDIRECTS:
                if location := response.getheader("Location"):
                    return location
                raise FetchError("the address redirects to nowhere: check it")
            if response.status == 304 and (way.etag or way.modified):
                return None
            if response.status != 200:
                told = f"the address answers {response.status} {shown(response.reason[:60])}: check it"
                raise AnswerError(told, response.status, _wait(response.getheader("Retry-After")))
            return _body(response, target, way, watch)


def _headers(way: Way) -> dict[str, str]:
    accept = ", ".join(sorted(way.types)) if way.types else "*/*"
    asked = {"User-Agent": way.agent, "Accept": accept, "Accept-Encoding": "identity", "Connection": "close"}
    since = {"If-None-Match": way.etag, "If-Modified-Since": way.modified}
    return asked | {name: value for name, value in since.items() if value}


def _wait(told: str | None) -> float | None:
    """The seconds that `Retry-After` asks to wait: a number of them, or a date; None where it says neither."""
    if told is None:
        return None
    if told.strip().isascii() and told.strip().isdecimal():
        return float(told.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _connected(target: Target, watch: _Watch) -> socket.socket:
    """A socket to the first of the checked addresses that answers, with TLS for the host's own name where asked for."""
    trouble: OSError = OSError("no address")
    for address in target.addresses:
        try:
            plug = socket.create_connection((address, target.port), timeout=min(10.0, watch.left()))
        except OSError as error:
            trouble = error
            continue
        try:
            watch.holds(plug)
            if target.parts.scheme == "https":
                secure = _context().wrap_socket(plug, server_hostname=target.host, do_handshake_on_connect=False)
                plug = secure
                watch.holds(secure)
                secure.do_handshake()
        except BaseException:
            plug.close()
            raise
        return plug
    raise trouble


def _context() -> ssl.SSLContext:
    """The machine's own certificates, and those of certifi where it is installed."""
    context = ssl.create_default_context()
    try:
        import certifi
    except ImportError:
        return context
    context.load_verify_locations(certifi.where())
    return context


def _body(response: http.client.HTTPResponse, target: Target, way: Way, watch: _Watch) -> Fetched:
    """The body of an answer, counted while it streams; raises FetchError where it is too large or of another kind."""
    media_type = response.headers.get_content_type() if response.getheader("Content-Type") else "unknown"
    if way.types is not None and media_type not in way.types:
        raise FetchError(
            f"the address gives {shown(media_type[:60])}, no story: give a page, a feed, plain text, JSON or a document"
        )
    pieces: list[bytes] = []
    size, stated = 0, response.length
    while (stated is None or size < stated) and (piece := response.read1(_CHUNK)):
        watch.left()
        size += len(piece)
        if size > BYTE_LIMIT:
            raise _too_large()
        pieces.append(piece)
    if watch.over():
        raise _too_slow()
    if stated is not None and size < stated:
        raise FetchError("the answer breaks off before its end: try again")
    data = _unpacked(b"".join(pieces), response.getheader("Content-Encoding"))
    return Fetched(
        data,
        media_type,
        response.headers.get_content_charset(),
        target.parts._replace(fragment="").geturl(),
        _mark(response.getheader("ETag")),
        _mark(response.getheader("Last-Modified")),
    )


def _mark(value: str | None) -> str | None:
    """A mark of a state as it can be sent back: one line of printable ASCII, not longer than a header is."""
    return value if value and len(value) <= 1_000 and value.isascii() and value.isprintable() else None


def _unpacked(data: bytes, encoding: str | None) -> bytes:
    """`data` without the gzip or deflate that a server may use unasked; never more than the limit of bytes."""
    name = (encoding or "identity").strip().lower()
    if name in ("identity", ""):
        return data
    if name not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"the answer is packed with {shown(name[:20])}: save the page and give the file")
    unpacker = zlib.decompressobj(47)
    try:
        plain = unpacker.decompress(data, BYTE_LIMIT + 1)
    except zlib.error:
        raise FetchError("the packed answer is damaged: try again") from None
    if len(plain) > BYTE_LIMIT:
        raise _too_large()
    return plain


def _too_large() -> FetchError:
    return FetchError(f"the address gives more than {BYTE_LIMIT // 2**20} MiB: save the story and give the file")


def _too_slow() -> FetchError:
    return FetchError(f"the address took more than {SECONDS:.0f} seconds: try again, or save the story")
