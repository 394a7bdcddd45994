"""Nothing is lost on the way in: dates, languages and formats that cannot be read are said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from saidseen.cli import main
from saidseen.documents.dates import stated_published
from saidseen.documents.printed import dated, printed_day
from saidseen.documents.story import Given, Parts, any_document, warnings_of

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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sat May 7 2016 Army shells Arica. Ten were hurt, a monitor said.", "2016-05-07"),
        ("Ten hurt in Arica AFP Wednesday 22 Jun 2016 Shells fell on the port.", "2016-06-22"),
        ("Last updated at Jun 142016 SANTIAGO Shells fell on the port.", "2016-06-14"),
        ("Date of publication 8 April 2017 Shells fell on the port.", "2017-04-08"),
        ("Published: 14.06.2016 18:05\nShells fell on the port.", "2016-06-14"),
        ("Saturday 11 April 2015 18:05 Regime commits a massacre", "2015-04-11"),
        ("Port shelled\n\nJune 14, 2016\n\nShells fell on the port.", "2016-06-14"),
        ("Ten hurt in Arica Gazette Tuesday 14 Jun 2016 Shells fell on the port.", "2016-06-14"),
        ("Posted on June 14 2016 by Gazette staff Shells fell on the port.", "2016-06-14"),
        ("14-06-2016 title: Shells fell on the port.", "2016-06-14"),
        ("Ten hurt in Arica Americas 2159 14.06.2016(updated 2204 14.06.2016) Shells fell", "2016-06-14"),
        ("Ten hurt in Arica Security 14-06-2016 0742 PM Shells fell on the port.", "2016-06-14"),
        ("Ten hurt in Arica Tue Jun 14 2016 102138 Shells fell on the port.", "2016-06-14"),
        ("The port was shelled on Tuesday 14 Jun 2016 Chile said.", None),
        ("The port of Arica 14 June 2016 Shells fell.", None),
        ("It was posted on June 14 2016 by the army.", None),
        ("On June 14 2016 the army shelled the port.", None),
        ("June 14 2016 was the worst day, she said.", None),
        ("The ministry reissued its advice on June 14, 2016. Leave now.", None),
        ("Port shelled. The treaty of 14 June 2016 Chile signed is dead.", None),
        ("31 June 2016 Shells fell on the port.", None),
    ],
)
def test_a_story_prints_its_day_at_its_head(text: str, day: str | None) -> None:
    found = printed_day(text)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("stated", "taken", "said"),
    [
        ("2016-06-04", "2016-06-22", True),
        ("2016-06-22T09:00:00+00:00", "2016-06-22T09:00:00+00:00", False),
        ("2016-06-23", "2016-06-23", False),
        (None, "2016-06-22", False),
    ],
)
def test_the_day_that_a_story_prints_counts_before_one_far_from_it(stated: str | None, taken: str, said: bool) -> None:
    notes: list[str] = []
    assert dated(stated, "Port shelled AFP Wednesday 22 Jun 2016 Shells fell on the port.", notes) == taken
    assert bool(notes) == said


def test_a_date_given_by_a_person_stays_and_a_story_that_contradicts_its_own_is_told() -> None:
    text = "22 Jun 2016 Shells fell on the port of Arica, the ministry said."
    given = any_document(Parts(text, "text"), "a", Given("2016-07-01"))
    stated = any_document(Parts(text, "jsonl", published="2016-06-04"), "a", Given())
    assert given.published == "2016-07-01"
    assert stated.published == "2016-06-22"
    (warning,) = warnings_of(stated)
    assert "2016-06-04" in warning
    assert "2016-06-22" in warning
