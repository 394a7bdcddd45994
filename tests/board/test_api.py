"""What the API answers, on both kinds of ledger: as the command line does, and a plain sentence where it does not."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

pytest.importorskip("fastapi")

from saidseen.board.access import Access, Guard
from saidseen.board.api import pool, rest
from saidseen.board.api.asked import JudgementAsked
from saidseen.board.api.exports import FORMATS
from saidseen.cli import main
from saidseen.desk.judging import every as judgements
from saidseen.exports import every
from saidseen.ledger import Ledger, LedgerError, watched
from saidseen.ledger.watched import FeedRow
from saidseen.programs import telling
from tests.board.served import HOSTS, WIDE, Board, board, crisis, running
from tests.claims.invented import Line, kept_in, reading
from tests.postgresql import Server

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rest.md"
API = "/api/v1"
JSON = {"Content-Type": "application/json"}


@pytest.fixture(params=["file", "postgresql"])
def each(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Board]:
    """A board on a ledger of each kind, for tests that write."""
    if request.param == "file":
        address = str(tmp_path / "ledger.db")
    else:
        server: Server = request.getfixturevalue("postgres")
        address = server.emptied()
    with board(crisis(address)) as one:
        yield one


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """A board that is only asked."""
    with board(crisis(str(tmp_path_factory.mktemp("asked") / "ledger.db"))) as one:
        yield one


def judged(one: Board, role: str = "analyst", status: int = 201, **said: Any) -> Any:
    with one.client(role) as client:
        answer = client.post(f"{API}/judgements", content=json.dumps(said), headers=JSON)
    assert answer.status_code == status, answer.text
    return answer.json()


# --- asking ----------------------------------------------------------------------------------------------------------


def test_every_kind_of_question_is_answered(each: Board) -> None:
    claims = each.get(f"{API}/claims", limit=2)
    assert (claims["in_all"], len(claims["claims"]), claims["next_offset"]) == (6, 2, 2)
    rest_of = each.get(f"{API}/claims", limit=50, offset=2)
    first = claims["claims"][0]
    assert len({one["id"] for one in [*claims["claims"], *rest_of["claims"]]}) == 6
    full = each.get(f"{API}/claims/{first['id'][:8]}")
    assert full["claim"] == first
    assert {"affirms", "denies"} <= {s["stance"] for s in full["statements"]}
    story = full["statements"][0]["story"]["id"]
    told = each.get(f"{API}/stories/{story}", limit=50)
    assert full["statements"][0]["id"] in [s["id"] for s in told["statements"]]
    found = each.get(f"{API}/statements", words="troops", act="deny")
    assert [s["act"] for s in found["statements"]] == ["deny"]
    assert each.get(f"{API}/statements", limit=50, sort="-said")["in_all"] == 16
    assert each.get(f"{API}/statements", status=first["status"])["in_all"] > 0
    stories = each.get(f"{API}/stories", limit=2)
    assert [s["name"] for s in stories["stories"]] == ["one", "two"]
    assert (stories["in_all"], stories["stories"][0]["state"]) == (3, "counts")
    assert each.get(f"{API}/check", sentence="Russia had withdrawn its troops from Crimea")["answer"] == "disputed"
    assert each.get(f"{API}/measures", instrument="vd11")["conclusions"]
    assert each.get(f"{API}/feeds") == {"feeds": []}
    assert each.get(f"{API}/claims", as_of="2022-02-15")["in_all"] < 7


def test_the_filters_are_those_of_the_command_line(asked: Board) -> None:
    for given in (
        {"side": "RUS"}, {"status": "disputed"}, {"words": "kindergarten"}, {"said_since": "2022-02-17"},
        {"actor": "NATO"}, {"owed": "any"}, {"credibility": "6"}, {"speaker": "kuleba", "act": "assert"},
        {"event": "withdrawal"}, {"place": "Crimea"}, {"happened_until": "2022-02-15"}, {"unsure": "true"},
    ):  # fmt: skip
        options = [
            f"--{key.replace('_', '-')}" + ("" if value == "true" else f"={value}") for key, value in given.items()
        ]
        line = ["claims", *options, "--least", "1", "--ledger", asked.address, "--format", "jsonl"]
        printed = CliRunner().invoke(main, line, catch_exceptions=False).stdout
        ours = [one["id"] for one in asked.get(f"{API}/claims", limit=50, **dict[str, Any](given))["claims"]]
        assert ours == [json.loads(record)["id"] for record in printed.splitlines()], given


def test_changes_are_followed_without_a_gap(each: Board) -> None:
    seen, after = list[int](), 0
    while found := each.get(f"{API}/changes", after=after, limit=3)["changes"]:
        seen += [one["number"] for one in found]
        after = seen[-1]
    assert seen == sorted(set(seen))
    last = each.get(f"{API}/changes", after=after)
    assert last == {"changes": [], "last": after}
    kept_in(each.address, [reading("later", [Line(11)], "2022-02-19")])
    [came, *_] = each.get(f"{API}/changes", after=after)["changes"]
    assert came["turn"] == "story came"
    assert each.get(f"{API}/stories/{came['subject']}")["story"]["name"] == "later"
    assert "1 story of the ledger is not gathered" in each.get(f"{API}/claims")["notes"][0]


def test_feeds_are_told_without_what_may_be_a_secret(each: Board) -> None:
    at = "2026-11-29T12:00:00+00:00"
    address = "https://somebody:pass@example.org/feed.xml?key=hidden#x"
    row = FeedRow("Wire", "rss", address, at, None, None, None, 2, "it answers 500", at)
    with Ledger(each.address) as ledger, ledger.transaction(write=True) as connection:
        watched.keep(connection, row)
    [feed] = each.get(f"{API}/feeds")["feeds"]
    assert (feed["url"], feed["state"], feed["error"]) == ("https://example.org/feed.xml", "failing", "it answers 500")
    assert telling._bare("/home/somebody/mail") is None
    assert telling._bare("http://[") is None


def test_what_cannot_be_asked_is_told_in_a_plain_sentence(asked: Board) -> None:
    wrong: list[tuple[str, int, str]] = [
        ("claims?status=true", 400, "there are claimed, denied"),
        ("claims?since=yesterday", 400, "is not a date; write it like"),
        ("claims?limit=51", 400, "`limit` is at most 50."),
        ("claims?limit=many", 400, "`limit` has to be a whole number."),
        ("claims?offset=5000", 400, "none from 5000 on"),
        ("claims?sttaus=denied", 400, "`sttaus` is not asked for here"),
        ("claims?status=denied&status=claimed", 400, "`status` is given more than once"),
        ("claims?actor=a%00b", 400, "`actor` holds a NUL character"),
        ("claims?owed=much", 400, "`owed` is one of 'any', 'who'"),
        ("statements?words=-", 400, "no word to look for"),
        ("statements?place=Kyiv", 400, "`place` is not asked for here"),
        ("statements?sort=loud", 400, "There is no order 'loud'; there are"),
        ("check", 400, "`sentence` is missing: give it."),
        ("check?sentence=?", 400, "says nothing that can be checked"),
        ("measures?instrument=salt", 400, "There is no instrument or paragraph 'salt'"),
        ("changes?after=-1", 400, "`after` is at least 0."),
        ("export/csv?of=statements&actor=RUS", 400, "is not asked of statements"),
        ("export/claimreview?of=statements", 400, "is of claims only"),
        ("claims/zzz", 404, "has an id that begins with 'zzz'"),
        ("claims/f?offset=7000", 400, "take a smaller offset"),
        ("stories/nowhere", 404, "No story is called 'nowhere'"),
        ("export/pdf", 404, "There is no format 'pdf'; there are annotation"),
        ("nothing", 404, "There is nothing at this address"),
    ]
    for path, status, told in wrong:
        with asked.client("reader") as client:
            answer = client.get(f"{API}/{path}")
        assert answer.status_code == status, (path, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert told in answer.json()["detail"], answer.text
        assert answer.json()["detail"].endswith(".")
    with asked.client("analyst") as client:
        refused = client.delete(f"{API}/claims")
        assert (refused.status_code, refused.headers["allow"]) == (405, "GET")
        assert client.post(f"{API}/judgements", content=b"\xff").status_code == 400


def test_a_ledger_without_statements_says_so_and_not_where_it_lies(tmp_path: Path) -> None:
    with board(str(tmp_path / "empty.db")) as one:
        told = one.get(f"{API}/claims", expected=409)["detail"]
        assert "the ledger holds no statements; read stories into it first" in told.lower()
        assert str(tmp_path) not in told
        assert one.get(f"{API}/stories")["in_all"] == 0
        assert one.get(f"{API}/statements")["statements"] == []


def test_a_ledger_that_is_gone_is_a_problem_and_not_its_path(tmp_path: Path) -> None:
    with (
        Ledger(tmp_path / "tokens.db") as ledger,
        running(
            Guard(rest(str(tmp_path / "gone.db")), Access(ledger, open_reading=True, hosts=HOSTS, limits=WIDE))
        ) as url,
    ):
        told = Board(url, "", {}, rest("")).get("/claims", None, 503)
    assert told["detail"].startswith("The ledger cannot be used now")
    assert str(tmp_path) not in json.dumps(told)


def test_many_who_ask_at_once_are_answered_and_too_many_told_so(asked: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = list[int]()

    def ask(path: str) -> None:
        with asked.client("reader") as client:
            answers.append(client.get(f"{API}/{path}").status_code)

    def at_once(path: str) -> None:
        threads = [threading.Thread(target=ask, args=(path,)) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)

    at_once("claims")
    at_once("check?sentence=Russia+had+withdrawn+its+troops")
    assert answers == [200] * 24
    monkeypatch.setattr(pool, "WAIT", 0.0)
    at_once("check?sentence=Russia+had+withdrawn+its+troops+again")
    assert set(answers[24:]) <= {200, 503}
    assert 503 in answers[24:]


# --- taking along ----------------------------------------------------------------------------------------------------


def test_an_export_is_what_the_command_line_writes(asked: Board, tmp_path: Path) -> None:
    assert FORMATS.keys() == every().keys()
    for form in FORMATS:
        for of in every()[form].of:
            out = tmp_path / f"{form}.{of}"
            line = ["export", "--as", form, "--of", of, "--ledger", asked.address, "-o", str(out)]
            printed = CliRunner().invoke(main, line, catch_exceptions=False)
            with asked.client("reader") as client:
                answer = client.get(f"{API}/export/{form}", params={"of": of})
            assert answer.status_code == 200, answer.text
            assert answer.headers["content-type"].startswith(FORMATS[form].media.partition(";")[0])
            assert f'filename="{of}.' in answer.headers["content-disposition"]
            assert int(answer.headers["content-length"]) == len(answer.content)
            left_out = printed.stderr.strip().rpartition(f"{asked.address}: ")[2]
            assert answer.headers.get("saidseen-left-out", "") == left_out
            if form == "xlsx":
                assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
            else:
                assert _timeless(answer.content) == _timeless(out.read_bytes()), form


def _timeless(written: bytes) -> bytes:
    """What was written without the moment at which it was, and without the first ids, which are made of it."""
    plain = re.sub(rb"20[2-9]\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)", b"NOW", written)
    for own in re.findall(rb"(?:bundle--|urn:uuid:)([0-9a-f-]{36})", plain)[:2]:
        plain = plain.replace(own, b"ID")
    return plain


def test_an_export_takes_the_filters(asked: Board) -> None:
    with asked.client("reader") as client:
        answer = client.get(f"{API}/export/csv", params={"of": "statements", "act": "deny"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["act"] for row in rows] == ["deny"]


# --- judging ---------------------------------------------------------------------------------------------------------


def test_what_is_judged_is_in_the_name_on_the_token_and_the_claims_follow(each: Board) -> None:
    claim = each.get(f"{API}/claims")["claims"][0]
    status = "denied" if claim["status"] != "denied" else "claimed"
    made = judged(each, field="status", of=claim["id"], value=status, why="as read")
    after = each.get(f"{API}/claims/{claim['id']}")["claim"]
    assert after["status"] == status
    assert "The analyst" in after["status_by"]
    assert each.get(f"{API}/claims", status=status)["in_all"] >= 1
    assert each.get(f"{API}/statements", status=status)["in_all"] >= 1
    [(row, stands)] = judgements(each.address)
    assert ([row.id], row.person, row.why, stands) == (made["numbers"], "The analyst", "as read", True)
    judged(each, field="undo", of=str(row.id), why="not so")
    assert each.get(f"{API}/claims/{claim['id']}")["claim"]["status"] == claim["status"]
    several = each.get(f"{API}/claims/{claim['id']}")["statements"]
    ids = [s["id"] for s in several if s["id"] != several[0]["id"]]
    assert len(judged(each, field="split", of=claim["id"], value=" ".join(ids[:2]), why="another")["numbers"]) == 2


def test_nobody_judges_who_may_not_nor_in_another_name(each: Board) -> None:
    said = {"field": "act", "of": each.get(f"{API}/statements")["statements"][0]["id"], "value": "deny", "why": "x"}
    assert "role analyst" in judged(each, "reader", 403, **said)["detail"]
    assert "`by` is not asked for here" in judged(each, status=400, **said, by="Somebody Else")["detail"]
    with each.client() as client:
        assert client.post(f"{API}/judgements", json=said).status_code == 401
    assert judgements(each.address) == []


def test_what_cannot_be_judged_is_told_in_a_plain_sentence(asked: Board) -> None:
    one = asked.get(f"{API}/statements")["statements"][0]["id"]
    for said, told in [
        ({"field": "mood", "of": one}, "Cannot judge 'mood'"),
        ({"field": "act", "of": one, "value": "shout"}, "There is no act 'shout'"),
        ({"field": "stance", "of": one, "value": "loves"}, "There is no stance 'loves'; there are affirms"),
        ({"field": "reliability", "of": "Example Wire", "value": "Z"}, "There is no grade 'Z'; there are A, B"),
        ({"field": "act", "of": "zzzz", "value": "deny"}, "id that begins"),
        ({"field": "undo", "of": "99999"}, "There is no judgement 99999"),
        ({"field": "act", "of": one, "value": "a\0b"}, "holds a NUL character"),
        ({"field": "act", "of": one, "value": "\ud800"}, "`value` holds half of a letter"),
        ({"field": "act", "of": one, "value": 7}, "`value` has to be text."),
        ({"field": "note", "of": one, "value": "x" * 2001}, "`value` has at most 2000 letters."),
    ]:
        assert told in judged(asked, status=400, **{"why": "x", **said})["detail"]
    assert "`why` is missing: give it." in judged(asked, status=400, field="act", of=one)["detail"]
    assert "a reason" in judged(asked, status=400, field="act", of=one, value="deny", why=" ")["detail"]
    assert judgements(asked.address) == []


def test_without_a_guard_nobody_judges(tmp_path: Path) -> None:
    address = crisis(str(tmp_path / "l.db"))
    with running(rest(address)) as url:
        one = Board(url, address, {}, rest(address))
        assert one.get("/claims", None)["in_all"] == 6
        assert one.get("/audit", None, 403)["detail"] == "This is for the role admin."
        assert one.get("/tokens", None, 403)
        with one.client() as client:
            said = {"field": "undo", "of": "1", "why": "x"}
            assert client.post("/judgements", json=said).status_code == 403


def test_a_ledger_that_is_locked_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from saidseen.errors import LedgerLocked

    with board(crisis(str(tmp_path / "l.db"))) as one:
        statement = one.get(f"{API}/statements")["statements"][0]["id"]

        def locked(*_: object, **__: object) -> str:
            raise LedgerLocked("locked by another program for 5 s; try again when it has finished")

        monkeypatch.setattr("saidseen.desk.desk.Desk.judge", locked)
        with one.client("analyst") as client:
            answer = client.post(
                f"{API}/judgements", json={"field": "act", "of": statement, "value": "deny", "why": "x"}
            )
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["detail"].startswith("Locked by another program")


# --- those who run it ------------------------------------------------------------------------------------------------


def test_an_admin_sees_tokens_and_the_log_and_no_secret(each: Board) -> None:
    judged(each, "reader", 403, field="undo", of="1", why="x")
    told = each.get(f"{API}/tokens", "admin")["tokens"]
    assert {(t["name"], t["role"], t["state"]) for t in told} == {
        (f"The {role}", role, "counts") for role in ("reader", "analyst", "admin")
    }
    rows = each.get(f"{API}/audit", "admin", limit=50)
    assert ("The reader", f"{API}/judgements", "403") in {(r["who"], r["of"], r["result"]) for r in rows["rows"]}
    assert rows["rows"][0]["of"] == f"{API}/audit"
    secrets = [token.split("_", 2)[2] for token in each.tokens.values()]
    for text in (json.dumps(told), json.dumps(rows)):
        assert "argon2" not in text
        assert not any(secret in text for secret in secrets)


# --- what is written of it -------------------------------------------------------------------------------------------


def test_the_description_is_made_of_the_types(asked: Board) -> None:
    told = asked.get(f"{API}/openapi.json")
    assert told["openapi"].startswith("3.1")
    assert told["servers"] == [{"url": API}]
    assert {"/claims", "/statements", "/stories", "/check", "/measures", "/changes", "/feeds", "/judgements"} <= set(
        told["paths"]
    )
    assert "by" not in told["components"]["schemas"]["JudgementAsked"]["properties"]
    assert told["components"]["schemas"]["JudgementAsked"]["additionalProperties"] is False
    for path in told["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert operation["security"] == [{"HTTPBearer": []}]
            assert {"400", "401", "403", "429", "503"} <= operation["responses"].keys()
            assert "422" not in operation["responses"]


def test_the_page_of_docs_names_every_address_and_its_examples_run(tmp_path: Path) -> None:
    page = PAGE.read_text("utf8")
    described = rest("never opened").openapi()["paths"]
    for path in described:
        assert path in ("/judgements", "/tokens", "/audit") or f"| `{path[1:]}` |" in page, path
    for field in JudgementAsked.model_fields:
        assert f'\\"{field}\\"' in page
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed here")
    examples = [c for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for c in _commands(block)]
    asking = [one for one in examples if one.startswith("curl")]
    assert len(asking) == len(examples) - 1 >= 14
    with board(crisis(str(tmp_path / "l.db"))) as one:
        claim = one.get(f"{API}/claims")["claims"][0]
        resting = claim["rests_on"][0]
        known = {"BOARD": one.url, "TOKEN": one.tokens["analyst"], "CLAIM": claim["id"]}
        known |= {"STORY": resting["story"]["id"], "STATEMENT": resting["id"]}
        for example in asking:
            done = subprocess.run(
                ["bash", "-c", example], env={**os.environ, **known, "no_proxy": "127.0.0.1"}, cwd=tmp_path,
                capture_output=True, text=True, timeout=60,
            )  # fmt: skip
            assert done.returncode == 0, (example, done.stderr)
            assert "-o " in example or json.loads(done.stdout), example
        assert len(judgements(one.address)) == 1
    assert zipfile.ZipFile(tmp_path / "claims.xlsx").testzip() is None
    assert json.loads((tmp_path / "disputed.json").read_text())["type"] == "bundle"
    assert (tmp_path / "withheld.csv").read_text().startswith("document,outlet,")


def _commands(block: str) -> list[str]:
    """The commands of a block, a line each; one that ends in a backslash goes on."""
    return re.sub(r"\\\n\s*", "", block).strip().splitlines()


def test_a_pool_that_is_closed_answers_nothing(tmp_path: Path) -> None:
    import anyio

    async def asked_too_late() -> None:
        one = pool.Pool(crisis(str(tmp_path / "l.db")))
        assert (await one.ask(lambda a: a.changes(0, 5))).last > 0
        one.close()
        with pytest.raises(LedgerError, match="closed"):
            await one.ask(lambda a: a.changes(0, 5))

    anyio.run(asked_too_late)
