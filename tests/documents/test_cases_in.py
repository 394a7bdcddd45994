"""Nothing is lost on the way in: dates, languages and formats that cannot be read are said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from saidseen.cli import main
from saidseen.documents.dates import stated_published

ENGLISH = "The minister said on Monday that the dam had held."
UKRAINIAN = "Міністр сказав у понеділок, що дамба вистояла, а місто не постраждало."


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("7/27/2016", "2016-07-27"),
        ("27/7/2016", "2016-07-27"),
        ("28 Feb 2022", "2022-02-28"),
        ("Feb. 28, 2022", "2022-02-28"),
        ("28th February 2022", "2022-02-28"),
        ("Monday, 28 February 2022", "2022-02-28"),
        ("28.02.2022", "2022-02-28"),
        ("2022/02/28", "2022-02-28"),
        ("28-Feb-2022", "2022-02-28"),
        ("Mon, 28 Feb 2022 10:00:00 GMT", "2022-02-28T10:00:00+00:00"),
        ("Mon, 28 Feb 2022 10:00:00 +0200", "2022-02-28T10:00:00+02:00"),
        ("Wed Feb 16 10:00:00 +0000 2022", "2022-02-16T10:00:00+00:00"),
        ("Feb 28, 2022 4:05 PM", "2022-02-28T16:05:00"),
        (1646042400, "2022-02-28T10:00:00+00:00"),
        ("1646042400000", "2022-02-28T10:00:00+00:00"),
    ],
)
def test_common_forms_of_a_date_are_read(stated: object, moment: str) -> None:
    notes: list[str] = []
    assert (stated_published(stated, notes), notes) == (moment, [])


@pytest.mark.parametrize(
    "stated", ["4/5/2017", "13/13/2016", "30 Feb 2022", "last week", "Feb 2022", 2022, True, [1], 10**400]
)
def test_a_date_that_cannot_be_read_is_noted(stated: object) -> None:
    notes: list[str] = []
    assert stated_published(stated, notes) is None
    assert len(notes) == 1
    assert notes[0].endswith("taken as unknown")


def test_a_date_that_cannot_be_read_is_said_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"name": "one", "text": ENGLISH, "published": "4/5/2017"}))
    ran = CliRunner().invoke(main, ["read", str(path)])
    assert ran.exit_code == 0
    assert "saidseen: one: published '4/5/2017' is no ISO date" in ran.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16", "koi8-u"])
def test_a_story_that_is_not_english_is_never_an_empty_success(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(UKRAINIAN.encode(encoding))
    ran = CliRunner().invoke(main, ["read", str(path), "--format", "jsonl"])
    assert ran.exit_code == 1
    assert "saidseen: 1 of 1 story not read, " in ran.stderr
    assert json.loads(ran.stdout)["document"]["unread"] is not None


def test_unread_stories_among_others_are_counted_and_said(tmp_path: Path) -> None:
    rows = [{"name": "a", "text": ENGLISH}, *({"name": n, "text": UKRAINIAN, "language": "en"} for n in "bc")]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    ran = CliRunner().invoke(main, ["read", str(path)])
    assert ran.exit_code == 0
    assert "saidseen: 2 of 3 stories not read, language is uk; saidseen reads English: b, c" in ran.stderr
