"""Who is let in, who is not, and what is written down of it: a real server, both kinds of ledger."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from click.testing import CliRunner
from sqlalchemy import select, update

pytest.importorskip("argon2")

from saidseen.board.access import Access, Role, guard
from saidseen.board.access.answers import HEADERS, local
from saidseen.board.access.buckets import MOST, Buckets, Rate, is_loopback, neighbourhood
from saidseen.board.access.needs import NEEDS, need_of
from saidseen.board.access.tokens import make, revoke
from saidseen.cli import main
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, access, access_schema
from tests.board.served import WIDE, Board, board
from tests.postgresql import Server

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PAGE = {"Accept": "text/html"}


@pytest.fixture(params=["file", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A ledger of each kind, with nothing in it."""
    if request.param == "file":
        return str(tmp_path / "ledger.db")
    server: Server = request.getfixturevalue("postgres")
    return server.emptied()


@pytest.fixture
def each(address: str) -> Iterator[Board]:
    """A board on a ledger of each kind."""
    with board(address) as one:
        yield one


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Board]:
    """A board on a file, where the kind makes no difference."""
    with board(str(tmp_path / "ledger.db")) as one:
        yield one


@contextmanager
def logged_in(one: Board, role: str) -> Iterator[httpx2.Client]:
    """A browser that has given its token, and says that it asks for the board's own pages."""
    with one.client(None, **{"Origin": one.url, "Sec-Fetch-Site": "same-origin"}) as client:
        assert client.post("/login", data={"token": one.tokens[role]}).status_code == 200
        yield client


def csrf(client: httpx2.Client) -> str:
    return client.get("/").text.split()[-1]


def log(one: Board) -> list[tuple[str, str, str, str]]:
    """The log, the oldest first: who, what, of, result."""
    with Ledger(one.address) as ledger, ledger.transaction() as connection:
        return [(r.who, r.what, r.of, r.result) for r in access.log(connection)][::-1]


# --- tokens ----------------------------------------------------------------------------------------------------------


def test_a_token_is_shown_once_and_only_its_hash_is_kept(address: str) -> None:
    def run(*arguments: str) -> Any:
        return CliRunner().invoke(main, ["tokens", *arguments, "--ledger", address], catch_exceptions=False)

    Ledger(address).close()
    made = run("add", "J. Marlow", "--role", "analyst", "--until", "2100-12-31")
    token = made.stdout.strip()
    assert re.fullmatch(r"ss_[0-9a-f]{16}_[A-Za-z0-9_-]{43}", token)
    assert "shown this once" in made.stderr
    assert "has a token already" in run("add", "J. Marlow", "--role", "reader").stderr
    with Ledger(address) as ledger, ledger.transaction() as connection:
        [row] = access.every(connection)
    assert row.hash.startswith("$argon2id$")
    assert token not in row.hash
    assert token.split("_", 2)[2] not in repr(row)
    assert "hash" not in repr(row)
    assert run("list").stdout.splitlines()[1].split("\t")[:2] == ["J. Marlow", "analyst"]
    assert '"state": "counts"' in run("list", "--format", "jsonl").stdout
    assert run("revoke", "J. Marlow").exit_code == 0
    assert run("revoke", "J. Marlow").exit_code == 2
    assert run("list").stdout.splitlines()[1].endswith("revoked")
    assert run("add", "J. Marlow", "--role", "reader").exit_code == 0
    for wrong in (
        ["", "--role", "reader"],
        ["a\u202eb", "--role", "reader"],
        ["x", "--role", "reader", "--until", "2020"],
    ):
        assert run("add", *wrong).exit_code == 2


def test_roles_reach_as_far_as_they_say(each: Board) -> None:
    for role, path, method, status in [
        (None, "/", "GET", 401),
        ("reader", "/", "GET", 200),
        ("reader", "/", "POST", 403),
        ("analyst", "/", "POST", 200),
        ("reader", "/metrics", "GET", 200),
        (None, "/metrics", "GET", 401),
        ("analyst", "/admin/x", "GET", 403),
        ("analyst", "/admin/x", "POST", 403),
        ("admin", "/admin/x", "GET", 200),
        (None, "/static/a.css", "GET", 200),
        (None, "/static/a.css", "POST", 401),
        (None, "/login", "GET", 200),
        (None, "/nowhere", "GET", 401),
    ]:
        with each.client(role) as client:
            answer = client.request(method, path)
        assert answer.status_code == status, (role, path, method, answer.text)
        if status in (401, 403):
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["detail"].endswith(".")
    assert ("The admin", "GET", "/admin/x", "200") in log(each)
    assert ("The analyst", "GET", "/admin/x", "403") in log(each)
    assert ("The reader", "POST", "/", "403") in log(each)
    assert ("The analyst", "POST", "/", "200") in log(each)
    assert not [row for row in log(each) if row[1] == "GET" and row[2] == "/"]


def test_a_revoked_token_ends_at_once_and_its_logins_with_it(each: Board) -> None:
    with each.client("reader") as program, logged_in(each, "reader") as browser:
        for asking in (program, browser):
            assert asking.get("/").status_code == 200
        with Ledger(each.address) as ledger:
            revoke(ledger, "The reader")
        for asking in (program, browser):
            assert asking.get("/").status_code == 401
    assert ("", "token", "token of The reader (revoked)", "refused") in log(each)


def test_a_token_whose_last_day_is_over_is_none(each: Board) -> None:
    with Ledger(each.address) as ledger:
        token = make(ledger, "guest", "reader", "2100-01-01")
        with ledger.transaction(write=True) as connection:
            connection.execute(
                update(access_schema.tokens).values(until="2020-01-01").where(access_schema.tokens.c.name == "guest")
            )
    with each.client(None, Authorization=f"Bearer {token}") as client:
        assert client.get("/").status_code == 401
    assert ("", "token", "token of guest (ended)", "refused") in log(each)


@pytest.mark.parametrize("told", ["", "ss_", "ss_0123456789abcdef_" + "A" * 43, "x" * 5000, "'; DROP TABLE --", "\xff"])
def test_what_is_no_token_is_told_so_and_no_secret_is_in_the_log(served: Board, told: str) -> None:
    with served.client(None) as client:
        answer = client.get("/", headers={b"Authorization": f"Bearer {told}".strip().encode("latin-1")})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert all(told not in "".join(row) for row in log(served) if told)


def test_a_token_with_another_secret_is_refused(served: Board) -> None:
    head = served.tokens["admin"][:20]
    with served.client(None, Authorization=f"Bearer {head}{'A' * 43}") as client:
        assert client.get("/").status_code == 401
    assert log(served)[-1] == ("", "token", "token of The admin (counts)", "refused")


# --- browsers --------------------------------------------------------------------------------------------------------


def test_a_browser_is_shown_a_form_and_comes_back_to_where_it_was(each: Board) -> None:
    with each.client(None, **PAGE, Origin=each.url) as client:
        asked = client.get("/claim/7?day=2022-02-15")
        assert asked.status_code == 401
        assert 'name="token"' in asked.text
        assert 'value="/claim/7?day=2022-02-15"' in asked.text
        form = {"token": each.tokens["analyst"], "next": "/claim/7?day=2022-02-15"}
        let_in = client.post("/login", data=form)
        assert (let_in.status_code, let_in.headers["location"]) == (303, "/claim/7?day=2022-02-15")
        told = let_in.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"} <= set(told.split("; "))
        assert "Secure" not in told
        assert each.tokens["analyst"] not in told
        assert client.get("/").text.startswith("The analyst analyst ")
        bye = client.post("/logout", data={"csrf": csrf(client)})
        assert (bye.status_code, bye.headers["location"]) == (303, "/login")
        assert client.get("/").status_code == 401
    assert [row for row in log(each) if row[1] in ("login", "logout")] == [
        ("The analyst", "login", "/login", "let in"),
        ("The analyst", "logout", "/logout", "done"),
    ]
    with Ledger(each.address) as ledger, ledger.transaction() as connection:
        assert not connection.execute(select(access_schema.sessions)).all()


def test_a_session_is_known_to_another_process_and_ends(address: str) -> None:
    with board(address) as one:
        with logged_in(one, "reader") as client:
            cookie = client.cookies["saidseen"]
        with Ledger(address) as ledger:
            elsewhere = Access(ledger, open_reading=False, hosts=["board.example"])
            known = elsewhere.by_session(cookie)
            assert known is not None
            assert (known.visitor.name, known.visitor.role) == ("The reader", Role.READER)
            with ledger.transaction(write=True) as connection:
                [row] = connection.execute(select(access_schema.sessions)).all()
                assert cookie not in str(row)
                connection.execute(update(access_schema.sessions).values(ends_at="2020-01-01T00:00:00+00:00"))
            assert elsewhere.by_session(cookie) is None
            assert not elsewhere.stands(known)


def test_a_form_needs_the_boards_own_page_and_its_mark(served: Board) -> None:
    with logged_in(served, "analyst") as client:
        mark = csrf(client)
        for headers, form, status in [
            ({}, {"csrf": mark}, 200),
            ({"X-CSRF-Token": mark}, {}, 200),
            ({}, {}, 403),
            ({}, {"csrf": mark[:-1] + ("0" if mark[-1] != "0" else "1")}, 403),
            ({"X-CSRF-Token": "é"}, {}, 403),
            ({"Origin": "https://evil.example"}, {"csrf": mark}, 403),
            ({"Origin": "null"}, {"csrf": mark}, 403),
            ({"Origin": served.url.replace("http:", "https:")}, {"csrf": mark}, 403),
            ({"Sec-Fetch-Site": "cross-site"}, {"csrf": mark}, 403),
            ({"Sec-Fetch-Site": "same-site"}, {"csrf": mark}, 403),
            ({"Sec-Fetch-Site": "none"}, {"csrf": mark}, 403),
        ]:
            sent = {key.encode(): value.encode("latin-1") for key, value in headers.items()}
            assert client.post("/", data=form, headers=sent).status_code == status, headers
        for lacking in ("Origin", "Sec-Fetch-Site"):
            del client.headers[lacking]
        assert client.post("/", data={"csrf": mark}).status_code == 403
    with logged_in(served, "analyst") as other:
        assert other.post("/", data={"csrf": mark}).status_code == 403
        assert other.post("/logout").status_code == 403
        assert other.get("/").status_code == 200


def test_another_site_can_have_nothing_asked_but_by_a_link(served: Board) -> None:
    with logged_in(served, "reader") as client:
        for told, status in [
            ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
            ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}, 403),
            ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
            ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200),
        ]:
            assert client.get("/", headers=told).status_code == status, told
    with served.client(None, Origin="https://evil.example") as client:
        assert client.post("/login", data={"token": served.tokens["admin"]}).status_code == 403


def test_over_https_the_cookie_is_of_this_host_alone(served: Board) -> None:
    proxied = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    origin = served.url.replace("http:", "https:")
    with served.client(None, **proxied, Origin=origin) as client:
        let_in = client.post("/login", data={"token": served.tokens["reader"]})
        name, _, rest = let_in.headers["set-cookie"].partition("=")
        assert name == "__Host-saidseen"
        assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(rest.split("; "))
        cookie = rest.partition(";")[0]
        assert client.get("/", headers={"Cookie": f"__Host-saidseen={cookie}"}).status_code == 200
        assert client.get("/", headers={"Cookie": f"saidseen={cookie}"}).status_code == 401
    with Ledger(served.address) as ledger, ledger.transaction() as connection:
        assert next(access.log(connection)).whence == "192.0.2.7"


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "", "x" * 9])
def test_nobody_is_led_elsewhere_after_login(served: Board, there: str) -> None:
    assert local(there) == "/"
    with served.client(None, **PAGE, Origin=served.url) as client:
        let_in = client.post("/login", data={"token": served.tokens["reader"], "next": there})
        assert (let_in.status_code, let_in.headers["location"]) == (303, "/")


# --- where it is asked from ------------------------------------------------------------------------------------------


def test_whoever_is_on_this_machine_reads_without_a_token_where_that_is_open(tmp_path: Path) -> None:
    with board(str(tmp_path / "l.db"), open_reading=True) as one, one.client(None) as client:
        assert client.get("/").text == "nobody"
        assert client.head("/").status_code == 200
        assert client.post("/").status_code == 401
        for path in ("/metrics", "/admin/x", "/api/v1/audit", "/api/v1/tokens"):
            assert client.get(path).status_code == 401, path
        for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Host"):
            assert client.get("/", headers={name: "192.0.2.7"}).status_code == 401, name
        assert client.get("/", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 401
    with board(str(tmp_path / "l2.db"), open_reading=True, hosts=["127.0.0.1", "board.example"]) as one:
        assert one.get("/", None, 401)["status"] == 401


def test_a_path_with_control_characters_is_none(served: Board) -> None:
    for path in ("/%0A", "/api/v1/claims/%0Ax", "/%00", "/api/v1/stories/%7F"):
        assert served.get(path, "reader", 400)["detail"].startswith("The path holds")


def test_a_name_that_is_not_the_boards_is_refused(served: Board) -> None:
    port = urlsplit(served.url).port
    for host, status in [
        (f"127.0.0.1:{port}", 200),
        (f"localhost:{port}", 200),
        ("LOCALHOST.", 200),
        ("evil.example", 421),
        (f"evil.example:{port}", 421),
        ("127.0.0.1.evil.example", 421),
        ("127.0.0.1@evil.example", 421),
        ("[::1]", 421),
        ("", 421),
    ]:
        with served.client("reader") as client:
            assert client.get("/", headers={"Host": host}).status_code == status, host


def test_every_answer_has_its_headers_and_a_page_keeps_its_own(served: Board) -> None:
    for path, role in [
        ("/", "reader"),
        ("/", None),
        ("/login", None),
        ("/nowhere", "reader"),
        ("/api/v1/feeds", "reader"),
    ]:
        with served.client(role) as client:
            answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (path, name)
    with served.client("reader") as client:
        assert client.get("/own").headers["content-security-policy"] == "default-src 'self'"
        assert client.get("/broken").status_code == 500
    assert "'unsafe" not in HEADERS["Content-Security-Policy"]


# --- how much --------------------------------------------------------------------------------------------------------


def test_bodies_are_bounded_in_length_and_in_time(tmp_path: Path) -> None:
    limits = replace(WIDE, body=1000, seconds=0.5)
    with board(str(tmp_path / "l.db"), limits=limits) as one:
        with one.client("analyst", **FORM) as client:
            assert client.post("/", content=b"a=" + b"x" * 998).status_code == 200
            assert client.post("/", content=b"a=" + b"x" * 999).status_code == 413
            assert client.post("/", content=iter([b"a=" + b"x" * 600] * 2)).status_code == 413
        where = urlsplit(one.url)
        token = f"Bearer {one.tokens['analyst']}"
        with closing(http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)) as slow:
            slow.putrequest("POST", "/")
            for name, value in {**FORM, "Content-Length": "10", "Authorization": token}.items():
                slow.putheader(name, value)
            slow.endheaders(b"a=")
            assert slow.getresponse().status == 408
        with one.client(None, **FORM) as client:
            assert client.post("/", content=b"x" * 2000).status_code == 401


def test_guessing_a_token_is_slowed_down_and_whoever_is_known_is_not(tmp_path: Path) -> None:
    limits = replace(WIDE, failing=Rate(1 / 60, 5))
    with board(str(tmp_path / "l.db"), limits=limits) as one, one.client("reader") as known:
        assert known.get("/").status_code == 200
        with one.client(None) as client:
            wrong = [client.post("/login", data={"token": f"ss_{n:016x}_{'A' * 43}"}) for n in range(8)]
            assert [answer.status_code for answer in wrong] == [401] * 5 + [429] * 3
            assert int(wrong[-1].headers["retry-after"]) in range(1, 61)
            assert "try again after" in wrong[-1].json()["detail"]
            assert client.post("/login", data={"token": one.tokens["admin"]}).status_code == 429
            assert client.get("/", headers={"Authorization": "Bearer ss_x"}).status_code == 429
            assert client.post("/login", data={"token": one.tokens["reader"]}).status_code == 200
        assert known.get("/").status_code == 200
        assert len([row for row in log(one) if row[3] == "refused"]) == 5


def test_asking_and_writing_are_limited_for_each_visitor(tmp_path: Path) -> None:
    limits = replace(WIDE, reading=Rate(0.1, 3), writing=Rate(0.1, 1))
    with board(str(tmp_path / "l.db"), limits=limits) as one:
        with one.client("reader") as client:
            answers = [client.get("/").status_code for _ in range(5)]
            assert answers == [200, 200, 200, 429, 429]
        with one.client("analyst") as client:
            assert client.get("/").status_code == 200
            assert [client.post("/").status_code for _ in range(2)] == [200, 429]


def test_a_bucket_fills_and_forgets_whoever_asked_long_ago() -> None:
    now = 0.0
    buckets = Buckets(Rate(2, 3), lambda: now)
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    now = 0.5
    assert buckets.take("a") == 0
    assert buckets.take("a") == pytest.approx(0.5)
    now = 100.0
    assert [buckets.take("a") > 0 for _ in range(4)] == [False, False, False, True]
    for n in range(2 * MOST):
        buckets.take(str(n))
    assert len(buckets) == MOST


def test_addresses_are_counted_by_who_may_have_them() -> None:
    assert neighbourhood("2001:db8:1:2:3::4") == neighbourhood("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert neighbourhood("::ffff:192.0.2.7") == "192.0.2.7" == neighbourhood("192.0.2.7")
    assert [is_loopback(a) for a in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "192.0.2.7", "unknown", "")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_a_long_answer_ends_when_its_token_is_revoked(served: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "AGAIN", 0.1)
    begun = time.monotonic()
    with served.client("reader") as client, client.stream("GET", "/live") as answer:
        pieces = answer.iter_bytes()
        assert b"tick" in next(pieces)
        with Ledger(served.address) as ledger:
            revoke(ledger, "The reader")
        assert len(list(pieces)) < 200
    assert time.monotonic() - begun < 10


# --- what is written down --------------------------------------------------------------------------------------------


def test_nothing_is_done_that_the_log_cannot_take(served: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        from saidseen.errors import LedgerFull

        raise LedgerFull("no room left on the disk at /home/somebody")

    with served.client("analyst") as client:
        assert client.post("/").status_code == 200
        monkeypatch.setattr(access, "write", full)
        answer = client.post("/")
    assert answer.status_code == 503
    assert "somebody" not in answer.text
    assert answer.headers["retry-after"] == "5"


def test_the_log_says_how_it_went_and_the_command_line_prints_it(each: Board) -> None:
    with each.client("analyst") as client:
        client.post("/")
        client.post("/broken")
    with logged_in(each, "analyst") as browser:
        browser.post("/")
    assert [row[2:] for row in log(each)] == [("/", "200"), ("/broken", "500"), ("/login", "let in"), ("/", "403")]
    printed = CliRunner().invoke(main, ["tokens", "audit", "--ledger", each.address, "--limit", "2"])
    head, last, before = printed.stdout.splitlines()
    assert head.split("\t") == ["at", "who", "role", "from", "what", "of", "result"]
    assert last.split("\t")[1:] == ["The analyst", "analyst", "127.0.0.1", "POST", "/", "403"]
    assert before.split("\t")[-1] == "let in"
    every = CliRunner().invoke(main, ["tokens", "audit", "--ledger", each.address, "--format", "jsonl"]).stdout
    assert all(token not in every for token in each.tokens.values())


def test_what_is_needed_is_the_first_that_speaks_of_the_path() -> None:
    assert need_of("/admin", "GET", NEEDS).role is Role.ADMIN
    assert need_of("/admin/tokens", "POST", NEEDS).role is Role.ADMIN
    assert need_of("/administration", "GET", NEEDS).role is Role.READER
    assert need_of("/metrics", "POST", NEEDS).role is Role.ANALYST
    assert need_of("/claims", "DELETE", NEEDS).role is Role.ANALYST
    assert Role.ADMIN.reaches(Role.READER)
    assert not Role.READER.reaches(Role.ANALYST)


def test_a_token_needs_a_role_that_there_is(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db") as ledger, pytest.raises(UsageError, match="there is no role 'owner'"):
        make(ledger, "x", "owner")
