"""What programs may ask by the Model Context Protocol, and that nothing they ask changes, opens or fetches anything."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy.exc import DBAPIError

pytest.importorskip("mcp", reason="the extra mcp is not installed")

import saidseen
from saidseen.cli import main
from saidseen.desk.claims import claims_of
from saidseen.desk.correcting import status
from saidseen.desk.stories import stories
from saidseen.errors import SaidseenError
from saidseen.ledger import Ledger, LedgerReadOnly, NotALedger
from saidseen.ledger.queries import Question
from saidseen.programs.asking import Asking, PagePart
from saidseen.programs.server import serve
from tests.claims.invented import Line, kept_in, reading
from tests.programs.conftest import Served

TOLD = "The foreign ministry said on Tuesday that some units had gone back. It did not say how many."
TOOLS = {"read", "search", "claims", "claim", "check", "measures"}
HOSTILE = [
    "'; DROP TABLE documents; --",
    '" OR 1=1 --',
    "%_%",
    "*",
    "\\",
    "\u202e\u200b\U000e0041",
    "../../../../etc/canary",
    "{{7*7}} <script>alert(1)</script> ${x}",
    "=cmd|' /C calc'!A0",
    "NEAR(a b) AND NOT",
    '"',
    "\n",
    "null",
    "[1]",
    "9" * 300,
    "http://example.org/canary",
    "file:///tmp/canary",
    "/tmp/canary",
    "\\\\example.org\\canary",
]


def rows(address: str) -> Any:
    """All that a ledger holds: the bytes of its file and its log, or the rows of every table."""
    if not address.startswith("postgresql:"):
        files = [Path(address), Path(f"{address}-wal"), Path(f"{address}-journal")]
        return [hashlib.sha256(f.read_bytes()).hexdigest() for f in files if f.exists() and f.stat().st_size]
    import psycopg

    with closing(psycopg.connect(address)) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        assert len(tables) > 20
        return {
            name: connection.execute(f"SELECT array_agg(t::text ORDER BY t::text) FROM {name} t".encode()).fetchone()
            for (name,) in tables
        }


def test_the_tools_say_that_they_only_read_and_what_they_answer(asked: Served) -> None:
    tools = asked.tools()
    assert set(tools) == TOOLS
    for tool in tools.values():
        assert tool.description
        assert tool.annotations.read_only_hint is True
        assert (tool.annotations.destructive_hint, tool.annotations.open_world_hint) == (False, False)
        told = tool.output_schema["properties"]
        assert {"in_all", "offset", "next_offset", "notes"} <= told.keys()
        asks = tool.input_schema["properties"]
        assert asks["limit"]["maximum"] == 50
        assert not asks.keys() & {"path", "file", "url", "address", "ledger"}


def test_claims_come_in_pages_with_the_words_and_their_place(asked: Served) -> None:
    first = asked.call("claims", limit=2)
    assert (len(first["claims"]), first["offset"], first["next_offset"]) == (2, 0, 2)
    every, offset = [*first["claims"]], first["next_offset"]
    while offset is not None:
        page = asked.call("claims", limit=2, offset=offset)
        every += page["claims"]
        offset = page["next_offset"]
    assert len(every) == len({one["id"] for one in every}) == first["in_all"]
    for one in every:
        resting = one["rests_on"][0]
        assert resting["story"]["outlet"] == "Example Wire"
        assert resting["story"]["published"].startswith("2022-02-1")
        words = asked.call("read", story=resting["story"]["id"], limit=50)
        (there,) = [s for s in words["statements"] if s["id"] == resting["id"]]
        assert there["said"] == resting["said"]
    with Ledger(asked.address, create=False) as ledger:
        text = ledger.reading(every[0]["rests_on"][0]["story"]["id"]).document.text
    ((start, end),) = every[0]["rests_on"][0]["said"]["spans"]
    assert text[start:end] == every[0]["rests_on"][0]["said"]["text"]


def test_a_story_that_is_in_no_claim_yet_is_told_of(asked: Served) -> None:
    note = "1 story of the ledger is not gathered into claims yet and left out here; `saidseen claims --ledger`"
    for answer in (asked.call("claims"), asked.call("check", sentence="Russia had withdrawn its troops from Crimea")):
        assert note in answer["notes"][0]
    left = asked.call("read", story="left")
    assert left["story"]["title"] == "Ban<U+202E>ks"
    assert left["story"]["url"] is None
    assert left["state"] == "counts"


def test_one_claim_in_full(asked: Served) -> None:
    short = max(asked.call("claims", limit=50)["claims"], key=lambda one: one["statements_in_all"])
    full = asked.call("claim", id=short["id"][:10], limit=1)
    assert full["claim"] == short
    assert (full["in_all"], len(full["statements"]), full["next_offset"]) == (short["statements_in_all"], 1, 1)
    every = asked.call("claim", id=short["id"], limit=50)
    stances = [s["stance"] for s in every["statements"]]
    assert {"affirms", "denies"} <= set(stances)
    assert every["voices_in_all"] == len(every["voices"]) >= 2
    assert every["history"]
    assert all(s["why"] and s["said"]["spans"] for s in every["statements"])
    assert asked.call("claim", id=every["statements"][0]["id"])["claim"]["id"] == short["id"]


def test_a_sentence_against_the_ledger(asked: Served) -> None:
    found = asked.call("check", sentence="Russia had withdrawn its troops from Crimea")
    assert found["answer"] in ("affirmed", "disputed", "denied")
    assert found["claims_in_all"] == len(found["claims"]) > 0
    for one in found["stories"]:
        assert one["story"]["id"]
        assert one["statements"][0]["said"]["spans"]
    nothing = asked.call("check", sentence="The airline Aeroflot bought forty new aeroplanes")
    assert nothing["answer"] == "nothing"
    assert "does not mean that it is not so" in nothing["meaning"]


def test_what_the_measures_come_to(asked: Served) -> None:
    found = asked.call("measures", instrument="vd11", limit=3)
    assert found["in_all"] >= len(found["conclusions"]) > 0
    for one in found["conclusions"]:
        assert one["instrument"] == "vd11"
        assert one["not_offered"] is None
        assert one["verdict"] in ("met", "not met", "disputed", "undetermined")
        assert one["verdict"] != "undetermined" or one["needs"]
    only = asked.call("measures", claim=found["conclusions"][0]["claim"], everything=True)
    assert {found["conclusions"][0]["claim"]} <= {c["claim"] for c in only["conclusions"]}


def test_words_are_found_in_pages(asked: Served) -> None:
    found = asked.call("search", words="troops", limit=1)
    assert found["in_all"] > len(found["statements"]) == found["next_offset"] == 1
    every = asked.call("search", words="troops", limit=50)["statements"]
    assert all("troop" in s["said"]["text"].lower() for s in every)
    assert asked.call("search", words="kindergarten", speaker="kuleba")["in_all"] == 1
    assert "no word to look for" in asked.refused("search", {"words": "-"})


def test_a_text_is_read_and_marked_where_it_is_unsure(asked: Served) -> None:
    found = asked.call("read", text=TOLD, published="2022-02-15", outlet="The Wire")
    assert (found["state"], found["story"]["id"], found["story"]["outlet"]) == ("handed in", None, "The Wire")
    for one in found["statements"]:
        ((start, end), *_) = one["said"]["spans"]
        assert TOLD[start:end] in one["said"]["text"]
    withheld = found["statements"][-1]
    assert (withheld["act"], withheld["specifics"]["how_many"]["state"]) == ("withhold", "withheld")
    assert "who speaks is not known" in withheld["unsure"] or withheld["speaker"] or withheld["organisation"]
    undated = asked.call("read", text=TOLD)
    assert "no day" in undated["notes"][0]
    foreign = asked.call("read", text="Das Ministerium teilte am Dienstag mit, dass die Übungen beendet seien.")
    assert foreign["in_all"] == 0
    assert "de" in foreign["unread"]
    assert "no statement was found" in asked.call("read", text="It rained.")["notes"][0]


def test_what_is_wrong_is_said_in_a_plain_sentence(asked: Served) -> None:
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("read", {}, "Give either `text`, the words of a story, or `story`"),
        ("read", {"text": "x", "story": "y"}, "Give either `text`"),
        ("read", {"story": "left", "outlet": "x"}, "has its own"),
        ("read", {"text": "https://example.org/a"}, "is an address, not the words of a story, and none is opened here"),
        ("read", {"text": "canary.txt"}, "is the name of a file, not the words of a story, and none is opened here"),
        ("read", {"text": "x", "published": "2022-02-30"}, "is no date of the calendar"),
        ("read", {"text": "x" * 200_001}, "`text` has at most 200000 letters."),
        ("read", {"story": "nowhere"}, "No story is called 'nowhere'"),
        ("claims", {"limit": 51}, "`limit` is at most 50."),
        ("claims", {"offset": -1}, "`offset` is at least 0."),
        ("claims", {"limit": "many"}, "`limit` has to be a whole number."),
        ("claims", {"since": "yesterday"}, "is not a date; write it like"),
        ("claims", {"status": "true"}, "there are claimed, denied"),
        ("claims", {"event": "miracle"}, "There is no event 'miracle'"),
        ("claims", {"offset": 5_000}, "none from 5000 on: take a smaller offset."),
        ("claims", {"ledger": "/canary"}, "The tool claims takes no 'ledger'; it takes since, until"),
        ("claims", {"actor": "a\0b"}, "`actor` holds a NUL character: leave it out."),
        ("claim", {}, "`id` is missing: give it."),
        ("claim", {"id": "zzz"}, "has an id that begins with 'zzz'"),
        ("check", {"sentence": "?"}, "says nothing that can be checked"),
        ("measures", {"instrument": "salt"}, "There is no instrument or paragraph 'salt'"),
        ("measures", {"on": "soon"}, "soon"),
        ("judge", {"field": "drop"}, "There is no tool 'judge'; there are read, search"),
    ]
    for tool, arguments, told in wrong:
        found = asked.refused(tool, arguments)
        assert told in found, found
        assert found.endswith(".")
        assert not {"Traceback", "Error executing", "pydantic"} & set(found.split())


def test_nothing_is_changed_opened_or_fetched_whatever_is_asked(each: Served) -> None:
    _refuses(each.address)
    before = rows(each.address)
    answered = 0
    for tool in each.tools().values():
        texts = [name for name, asks in tool.input_schema["properties"].items() if asks["type"] == "string"]
        must = tool.input_schema.get("required", ())
        for number, evil in enumerate(HOSTILE):
            arguments = {**dict.fromkeys(must, evil), texts[number % len(texts)]: evil}
            result = each.portal.call(each.client.call_tool, tool.name, arguments)
            told = result.content[0].text
            assert "inside saidseen" not in told, (tool.name, arguments, told)
            assert "\u202e" not in told
            answered += not result.is_error
        each.refused(tool.name, {"offset": 10**30, "limit": 10**30, "text": 1, "id": [], "sentence": {}})
    assert answered > 10
    assert each.call("claims")["in_all"] > 0
    assert each.call("check", sentence="Russia had withdrawn its troops from Crimea")["claims"]
    assert each.call("measures", instrument="ottawa", everything=True)["notes"]
    assert rows(each.address) == before
    assert "SEEN" not in each.log.read_text(), each.log.read_text()
    _grows(each)


def _grows(each: Served) -> None:
    """What another program adds is answered at once."""
    many = each.call("claims")["in_all"]
    kept_in(each.address, [reading("later", [Line(11), Line(13)], "2022-02-19")])
    assert "2 stories of the ledger are" in each.call("claims")["notes"][0]
    CliRunner().invoke(main, ["claims", "--ledger", each.address], catch_exceptions=False)
    later = each.call("claims")
    assert (later["notes"], later["in_all"] > many) == ([], True)
    kept = later["claims"][0]["rests_on"][0]
    with saidseen.open(each.address) as desk:
        desk.judge("basis", kept["id"], "seen", by="Dana", why="she was there")
    read = each.call("read", story=kept["story"]["id"], limit=50)["statements"]
    (judged,) = [one for one in read if one["id"] == kept["id"]]
    assert judged["basis"] == "seen"
    assert "Dana" in judged["judged"]["basis"]
    assert each.call("claims")["in_all"] == later["in_all"]


def _refuses(address: str) -> None:
    before = rows(address)
    with Ledger(address, read_only=True) as ledger:
        with pytest.raises(LedgerReadOnly), ledger.transaction() as connection:
            connection.exec_driver_sql("DELETE FROM judgements")
        with pytest.raises(LedgerReadOnly), ledger.transaction() as connection:
            connection.exec_driver_sql("CREATE TABLE x (y text)")
        engine = ledger._engine
        assert engine is not None
        with (
            pytest.raises(DBAPIError, match=r"read-?only"),
            engine.connect().execution_options(write=True) as writing,
            writing.begin(),
        ):
            writing.exec_driver_sql("CREATE TABLE x (y text)")
        with pytest.raises(LedgerReadOnly, match="opened only to be read"):
            ledger.add(reading("more", [Line(0)]))
        asking = Asking(ledger)
        assert asking.claims(_any(), None, None, 1, PagePart(0, 5)).in_all > 0
        assert len(list(stories(ledger))) == 4
    assert rows(address) == before


def _any() -> Any:
    from saidseen.ledger.claim_queries import ClaimQuestion

    return ClaimQuestion()


def test_stories_that_nobody_gathered_yet_are_told_of(tmp_path: Path) -> None:
    with Ledger(kept_in(str(tmp_path / "ledger.db"), [reading("one", [Line(0)])]), read_only=True) as ledger:
        asking = Asking(ledger)
        for ask in (
            lambda: asking.claims(_any(), None, None, 1, PagePart(0, 5)),
            lambda: asking.claim("a", PagePart(0, 5)),
        ):
            with pytest.raises(SaidseenError, match="its stories are not gathered into claims yet; `saidseen claims"):
                ask()
        assert asking.search(Question(words="troops"), PagePart(0, 5)).in_all == 1


def test_how_claims_stood_before_is_no_answer(tmp_path: Path) -> None:
    path = kept_in(str(tmp_path / "ledger.db"), [reading("one", [Line(0)])])
    [claim] = claims_of(path)
    status(path, claim.id, "denied", "me", "as read")
    with Ledger(path, read_only=True) as ledger:
        asking = Asking(ledger)
        assert asking.claims(_any(), "denied", None, 1, PagePart(0, 5)).in_all == 1
        with pytest.raises(SaidseenError, match=r"is not worked out anew yet.*`saidseen claims --ledger` works it out"):
            asking.search(Question(words="troops", status="claimed"), PagePart(0, 5))
        assert asking.search(Question(words="troops"), PagePart(0, 5)).in_all == 1
    assert len(claims_of(path)) == 1
    with Ledger(path, read_only=True) as ledger:
        assert Asking(ledger).search(Question(words="troops", status="denied"), PagePart(0, 5)).in_all == 1


def test_only_a_ledger_that_is_there_and_only_read_is_served(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="nothing is kept in memory"):
        Ledger(":memory:", read_only=True)
    missing = tmp_path / "none.db"
    with pytest.raises(NotALedger, match="there is no such ledger"):
        Ledger(missing, read_only=True)
    assert not missing.exists()
    (tmp_path / "empty.db").touch()
    with pytest.raises(LedgerReadOnly, match="only read here; bring it up first"):
        Ledger(tmp_path / "empty.db", read_only=True)
    with Ledger(tmp_path / "a.db") as ledger, pytest.raises(ValueError, match="can be written to"):
        serve(ledger)
    done = CliRunner().invoke(main, ["serve-mcp", "--ledger", str(missing)])
    assert (done.exit_code, done.output) == (
        1,
        f"saidseen: {missing}: there is no such ledger; see how its name is spelt\n",
    )


def test_without_the_library_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "mcp_gone.py").write_text(
        "import importlib.util as u; f = u.find_spec\n"
        "u.find_spec = lambda n, *a: None if n == 'mcp' else f(n, *a)\n"
        "from saidseen.cli import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, str(tmp_path / "mcp_gone.py"), "serve-mcp", "--ledger", "x.db"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "saidseen: serve-mcp needs the library mcp: pip install 'saidseen[mcp]'\n"


def test_the_page_of_docs_names_every_tool_and_its_setup_is_json() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "mcp.md").read_text("utf8")
    assert all(f"| `{tool}` |" in page for tool in TOOLS)
    setup = json.loads(page.split("```json\n")[1].split("```")[0])
    assert setup["mcpServers"]["saidseen"]["args"][0] == "serve-mcp"
