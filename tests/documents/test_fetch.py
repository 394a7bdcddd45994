"""Addresses: what comes back, what is bounded, and what is refused."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from saidseen.documents import Refusal, fetch, open_stories
from saidseen.errors import FetchError
from saidseen.model.reading import Document

from .conftest import STORY, Handler


def one(where: str, **options: bool) -> Document | Refusal:
    stories = list(open_stories(where, **options))  # type: ignore[arg-type]
    assert len(stories) == 1
    return stories[0]


def taken(address: str) -> Document:
    story = one(address, allow_private=True)
    assert isinstance(story, Document), story
    return story


def refused(address: str, *, allow_private: bool = True) -> str:
    story = one(address, allow_private=allow_private)
    assert isinstance(story, Refusal), story
    assert story.where == address
    return story.reason


def test_a_page_comes_with_what_it_says_of_itself(server: str) -> None:
    story = taken(f"{server}/page")
    assert STORY in story.text
    assert (story.outlet, story.published) == ("The Wire", "2022-02-15T10:00:00+00:00")
    assert (story.url, story.name) == (f"{server}/page", f"{server}/page")
    assert story.how == "url; html"
    assert story.fetched is not None


def test_a_redirect_is_followed_and_the_address_it_ends_at_is_kept(server: str) -> None:
    story = taken(f"{server}/hop")
    assert story.url == f"{server}/page"
    assert story.name == f"{server}/hop"


def test_plain_text_is_decoded_as_the_server_says(server: str) -> None:
    story = taken(f"{server}/text")
    assert story.text == STORY + " “So it is.”"
    assert "cp1252" in story.how


def test_json_is_read(server: str) -> None:
    assert taken(f"{server}/json").text == "The ministry said so."


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/loop", "redirects more than 5"),
        ("/away", "file addresses"),
        ("/endless", "more than 10 MiB"),
        ("/picture", "image/png"),
        ("/short", "breaks off"),
        ("/none", "404"),
    ],
)
def test_what_gives_no_story_says_why(server: str, path: str, word: str) -> None:
    assert word in refused(server + path)


def test_a_slow_answer_is_cut_off(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "SECONDS", 1.0)
    begun = time.monotonic()
    assert "seconds" in refused(f"{server}/drip")
    assert time.monotonic() - begun < 12


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "0.0.0.0", "2130706433"])
def test_private_addresses_are_refused_unless_asked_for(host: str) -> None:
    assert "private" in refused(f"http://{host}:9/x", allow_private=False)


@pytest.mark.parametrize("allow_private", [False, True])
@pytest.mark.parametrize(
    "host",
    [
        *("169.254.169.254", "169.254.1.1", "2852039166", "[fe80::1]", "[fd00:ec2::254]", "[fd20:ce::254]"),
        *("[::ffff:169.254.169.254]", "[::169.254.169.254]", "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::]"),
        *("[64:ff9b:1::a9fe:a9fe]", "[::ffff:0:169.254.169.254]"),
        *("100.100.100.200", "168.63.129.16"),
    ],
)
def test_link_local_and_metadata_addresses_are_never_fetched(host: str, allow_private: bool) -> None:
    assert "never fetched" in refused(f"http://{host}:9/latest/meta-data/", allow_private=allow_private)


def test_a_redirect_to_a_metadata_address_is_not_followed(server: str) -> None:
    assert "never fetched" in refused(f"{server}/inside")


@pytest.mark.parametrize(
    "address", ["ftp://example.org/x", "http://", "http://u:p@example.org/", "http://[x/", "http://a:999999/"]
)
def test_odd_addresses_are_refused(address: str) -> None:
    assert refused(address)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:127.0.0.1", False),
        ("::127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("fd00::1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("ff02::1", False),
        ("255.255.255.255", False),
        ("not an address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert fetch.is_public(address) is public


@pytest.fixture(scope="module")
def secure_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a TLS server for `localhost` on this machine, and the file of its own certificate."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not there to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"https://localhost:{httpd.server_address[1]}", certificate
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def test_a_certificate_is_checked_for_the_name_and_not_the_number(
    secure_server: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, certificate = secure_server
    assert "certificate" in refused(f"{address}/page").lower()
    monkeypatch.setattr(fetch, "_context", lambda: ssl.create_default_context(cafile=str(certificate)))
    assert STORY in taken(f"{address}/page").text
    assert "certificate" in refused(f"{address.replace('localhost', '127.0.0.1')}/page").lower()


def test_the_connection_goes_to_the_number_that_was_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is checked and private a moment later leads nowhere private."""
    asked: list[str] = []
    connected: list[str] = []

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        asked.append(host)
        number = "93.184.215.14" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    def connect(address: tuple[str, int], **_: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError("not in a test")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert "cannot be fetched" in refused("http://rebinding.example/", allow_private=False)
    assert (asked, connected) == (["rebinding.example"], ["93.184.215.14"])


@pytest.mark.parametrize("packed", [gzip.compress(STORY.encode()), zlib.compress(STORY.encode())])
def test_a_packed_answer_is_unpacked(packed: bytes) -> None:
    name = "gzip" if packed.startswith(b"\x1f\x8b") else "deflate"
    assert fetch._unpacked(packed, name) == STORY.encode()
    with pytest.raises(FetchError, match="damaged"):
        fetch._unpacked(b"no " + packed, name)


def test_a_packed_answer_that_swells_is_refused() -> None:
    with pytest.raises(FetchError, match="10 MiB"):
        fetch._unpacked(gzip.compress(bytes(64 * 2**20)), "gzip")
    with pytest.raises(FetchError, match="packed with br"):
        fetch._unpacked(b"", "br")
