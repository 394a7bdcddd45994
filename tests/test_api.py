"""saidseen in Python: stories in, a ledger open, records as plain values and as frames."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from tools import api

import saidseen
from saidseen.errors import StoryError, UsageError

TEXT = (
    "The defence ministry said on Tuesday that some units near Kharkiv had gone back to their bases. "
    "It did not say how many. The governor denied that any unit had gone back to its base."
)
PAGE = (
    "<html><head><title>Units go back</title><meta property='article:published_time' content='2022-02-15'></head>"
    f"<body><article><h1>Units go back</h1><p>{TEXT}</p></article></body></html>"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[saidseen.Desk]:
    story = tmp_path / "units.txt"
    story.write_text(TEXT, "utf8")
    with saidseen.open(tmp_path / "l.db") as opened:
        assert [r.document.name for r in opened.read(str(story), published="2022-02-15", outlet="The Wire")] == [
            "units"
        ]
        yield opened


def test_the_name_of_a_file_is_not_the_words_of_a_story(tmp_path: Path) -> None:
    there = tmp_path / "a story"
    there.write_text(TEXT)
    for wrong in (str(there), "stories/units.txt", "units.html"):
        with pytest.raises(UsageError, match="is the name of a file, not the words of a story: use read_file"):
            saidseen.read(wrong)
    with pytest.raises(UsageError, match="is an address, not the words of a story: use read_url"):
        saidseen.read("https://example.org/story")
    with pytest.raises(UsageError, match="is a path"):
        saidseen.read(there)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="given as str, not as bytes"):
        saidseen.read(b"Kyiv said so.")  # type: ignore[arg-type]
    assert saidseen.read("Kyiv said that it was so in notes.txt").said
    assert saidseen.read("Kyiv said that the bridge was hit. " * 20).said  # one line longer than any file's name


def test_a_file_gives_a_reading_for_each_story_and_warns_of_what_is_none(tmp_path: Path) -> None:
    file = tmp_path / "stories.jsonl"
    file.write_text(json.dumps({"name": "one", "text": TEXT, "published": "2022-02-15"}) + "\n{broken\n")
    with pytest.warns(UserWarning, match="line 2: broken JSON"):
        (reading,) = saidseen.read_file(file)
    assert reading.document.name == "one"
    assert reading.to_dict()["document"]["published"] == "2022-02-15"
    assert reading.said[0].to_dict()["act"] == "assert"
    with pytest.raises(StoryError, match="there is no such file"):
        saidseen.read_file(tmp_path / "none.txt")


def test_a_page_is_read_from_its_words() -> None:
    for page in (PAGE, PAGE.encode()):
        reading = saidseen.read_html(page, outlet="The Wire")
        assert (reading.document.published, reading.document.title) == ("2022-02-15", "Units go back")
        assert any("gone back to their bases" in s.content.text for s in reading.said)
    with pytest.raises(StoryError, match="no story was found"):
        saidseen.read_html("<html></html>")


class _Served(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


def test_an_address_is_read_where_it_may_be() -> None:
    server = HTTPServer(("127.0.0.1", 0), _Served)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/story"
    try:
        (reading,) = saidseen.read_url(address, allow_private=True)
        assert (reading.document.url, reading.document.published) == (address, "2022-02-15")
        with pytest.raises(StoryError, match="private"):
            saidseen.read_url(address)
    finally:
        server.shutdown()
        server.server_close()
    with pytest.raises(UsageError, match="is no http"):
        saidseen.read_url("ftp://example.org/story")


def test_a_ledger_open_answers_and_takes_judgements(desk: saidseen.Desk) -> None:
    rows = list(desk.statements(act="withhold"))
    assert [row.to_dict()["outlet"] for row in rows] == ["The Wire"]
    claim = next(c for c in desk.claims() if "gone back" in c.title)
    assert desk.claim(claim.id[:8]).to_dict() == claim.to_dict()
    assert claim.to_dict()["status"] == claim.assessment.status
    answer = desk.check("Units near Kharkiv have gone back to their bases").to_dict()
    assert answer["claims"]
    assert answer["stories"][0]["name"] == "units"
    said = claim.said[0].said.statement.id
    assert desk.judge("stance", said, "doubts", by="J. Marlow", why="as read") == "1"
    assert {m.stance.value for m in desk.claim(claim.id).said if m.said.statement.id == said} == {"doubts"}
    assert desk.judge("undo", "1", by="J. Marlow", why="misread") == "2"
    assert [stands for _, stands in desk.judgements()] == [False, True]
    assert list(desk.who()) is not None
    for field, of in (("undo", "none"), ("title", said)):
        with pytest.raises(UsageError, match=f"cannot judge '{field}'"):
            desk.judge(field, of, by="J. Marlow", why="as read")


def test_measures_of_an_open_ledger(desk: saidseen.Desk) -> None:
    for applied in desk.measures(on="2022-02-20"):
        assert applied.activity.lead.id


def test_records_make_frames(desk: saidseen.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    statements = saidseen.frame(desk.statements())
    assert list(statements["act"]) == [row.statement.act.value for row in desk.statements()]
    assert {"document", "speaker", "content", "where", "withheld"} <= set(statements.columns)
    claims = saidseen.frame(desk.claims(), "pandas")
    assert list(claims["graded_by"].unique()) == ["machine"]
    assert len(saidseen.frame([])) == 0
    reading = saidseen.read(TEXT)
    assert len(saidseen.frame(reading.said)) == len(reading.said)
    assert list(saidseen.frame([reading])["name"]) == ["text"]
    for wrong, told in (([reading, reading.said[0]], "unlike kinds"), ([1], "has no row")):
        with pytest.raises(UsageError, match=told):
            saidseen.frame(wrong)
    with pytest.raises(UsageError, match="makes no frames here"):
        saidseen.frame([], "excel")
    monkeypatch.setattr("saidseen.exports.frame.find_spec", lambda name: None)
    with pytest.raises(UsageError, match="neither pandas nor polars is installed: pip install pandas"):
        saidseen.frame([])


def test_the_page_of_the_api_is_as_the_docstrings_are() -> None:
    assert api.PAGE.read_text("utf8") == api.page(), "run python -m tools.api"
