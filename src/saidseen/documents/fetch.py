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
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from saidseen.documents.formats import media_types
from saidseen.documents.story import shown
from saidseen.errors import FetchError

BYTE_LIMIT = 10 * 2**20
"""The most bytes taken, before and after decompression: 10 MiB."""
REDIRECT_LIMIT = 5
SECONDS = 20.0
"""For everything after the name is resolved, redirects included."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024
_AGENT = "saidseen/0.1 (reads one story for one person)"
_SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, media type, the charset it claims, and the address after all redirects."""

    data: bytes
    media_type: str
    charset: str | None
    url: str


@dataclass(frozen=True, slots=True)
class _Target:
    """One hop: the parts of its address, its host in ASCII, its port, and the checked addresses to connect to."""

    parts: SplitResult
    host: str
    port: int
    addresses: tuple[str, ...]


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
    watch = _Watch(SECONDS)
    try:
        for _ in range(REDIRECT_LIMIT + 1):
            answer = _hop(_target(address, allow_private), watch)
            if isinstance(answer, Fetched):
                return answer
            address = urljoin(address, answer)
        raise FetchError(f"the address redirects more than {REDIRECT_LIMIT} times: give the one it ends at")
    except (OSError, http.client.HTTPException, ValueError) as error:
        if watch.over():
            raise _too_slow() from None
        detail = shown(" ".join(str(error).split())[:120]) or type(error).__name__
        raise FetchError(f"the address cannot be fetched ({detail}): check it and the network") from None
    finally:
        watch.stop()


def _target(address: str, allow_private: bool) -> _Target:
    """Where `address` leads; raises FetchError unless it is http(s) without a password and, by default, public."""
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
    if not allow_private and not all(is_public(a) for a in addresses):
        raise FetchError(f"{host} is private or this machine: allow private addresses if that is meant")
    return _Target(parts, host, port, addresses)


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet, those that IPv6 wraps around an IPv4 address included."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
        if ip.is_site_local or int(ip) >> 32 == 0:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _hop(target: _Target, watch: _Watch) -> Fetched | str:
    """The answer of one hop: a body, or the address that it redirects to."""
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.default_port = 443 if target.parts.scheme == "https" else 80
    with _connected(target, watch) as plug:
        connection.sock = plug
        path = quote(target.parts.path or "/", safe=_SAFE)
        query = "?" + quote(target.parts.query, safe=_SAFE) if target.parts.query else ""
        headers = {"User-Agent": _AGENT, "Accept": ", ".join(sorted(media_types())), "Accept-Encoding": "identity"}
        connection.request("GET", path + query, headers={**headers, "Connection": "close"})
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            if location := response.getheader("Location"):
                return location
            raise FetchError("the address redirects to nowhere: check it")
        if response.status != 200:
            raise FetchError(f"the address answers {response.status} {shown(response.reason[:60])}: check it")
        return _body(response, target, watch)


def _connected(target: _Target, watch: _Watch) -> socket.socket:
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


def _body(response: http.client.HTTPResponse, target: _Target, watch: _Watch) -> Fetched:
    """The body of an answer, counted while it streams; raises FetchError where it is too large or of another kind."""
    media_type = response.headers.get_content_type() if response.getheader("Content-Type") else "unknown"
    if media_type not in media_types():
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
        data, media_type, response.headers.get_content_charset(), target.parts._replace(fragment="").geturl()
    )


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
