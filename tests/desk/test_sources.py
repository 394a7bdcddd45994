"""Alerts, folders and mailbox folders as feeds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from saidseen.desk.feeds import desk_file
from saidseen.documents.sources import SourceKind
from saidseen.errors import UsageError
from saidseen.ledger import Ledger
from tests.desk.looking import BACK, MORE, UNSEEN, counts, looked, states
from tests.desk.site import Site

FLOOD = "The ministry said on Tuesday that water would rise by two metres near Kherson before the evening."


DESK = "desk@example.org"


def alert(
    name: str, words: str = FLOOD, kind: str = "Alert", of: str = "", status: str = "Actual", hour: int = 10,
    sender: str = DESK, of_sender: str = "",
) -> str:  # fmt: skip
    refers = f"<references>{of_sender or sender},{of},2022-02-15T09:00:00+00:00</references>" if of else ""
    said = f"<description>{words}</description>" if words else ""
    return (
        f'<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{name}</identifier>'
        f"<sender>{sender}</sender><sent>2022-02-15T{hour:02}:00:00+00:00</sent><status>{status}</status>"
        f"<msgType>{kind}</msgType><scope>Public</scope>{refers}<info><language>en-GB</language><category>Met</category>"
        "<event>Flood</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>"
        f"<senderName>Water Service</senderName><headline>Water rises</headline>{said}"
        "<area><areaDesc>Kherson and the left bank</areaDesc></area></info></alert>"
    )


def cap(web: Site, text: str) -> str:
    return web.put("/alert", text, "application/cap+xml")


def test_an_alert_is_a_story_an_update_a_version_and_a_cancel_a_withdrawal(web: Site, kept: Ledger) -> None:
    assert counts(looked(kept, cap(web, alert("A-1")), kind=SourceKind.CAP)) == (1, 0, 0)
    (row,) = kept.documents()
    assert (row.name, row.outlet, row.published, row.title) == (
        "desk@example.org,A-1", "Water Service", "2022-02-15T10:00:00+00:00", "Water rises",
    )  # fmt: skip
    assert kept.reading(row.id).document.text == f"{FLOOD}\n\nKherson and the left bank"
    assert row.statements
    update = alert("A-2", FLOOD.replace("two", "three"), "Update", "A-1", hour=11)
    assert counts(looked(kept, cap(web, update), kind=SourceKind.CAP)) == (0, 1, 0)
    assert states(kept) == [(f"{DESK},A-1", "older version"), (f"{DESK},A-2", "counts")]
    assert looked(kept, cap(web, alert("A-3", "", "Cancel", "A-2", hour=12)), kind=SourceKind.CAP).withdrawn == 1
    assert states(kept) == [(f"{DESK},A-1", "withdrawn"), (f"{DESK},A-2", "withdrawn")]


def test_alerts_of_one_address_stand_beside_each_other_and_are_withdrawn_together(web: Site, a_file: Ledger) -> None:
    text = alert("A-1")
    info = text[text.index("<info>") : text.index("</alert>")]
    both = text.replace(info, info + info.replace("Kherson", "Mykolaiv"))
    assert counts(looked(a_file, cap(web, both), kind=SourceKind.CAP)) == (2, 0, 0)
    assert states(a_file) == [(f"{DESK},A-1", "counts"), (f"{DESK},A-1#2", "counts")]
    assert looked(a_file, cap(web, alert("A-2", "", "Cancel", "A-1", hour=11)), kind=SourceKind.CAP).withdrawn == 1
    assert {state for _, state in states(a_file)} == {"withdrawn"}


@pytest.mark.parametrize(
    "other",
    [
        alert("A-2", "", "Cancel", "A-1", status="Exercise", hour=11),
        alert("A-2", "Nothing is so.", "Update", "A-1", status="Test", hour=11),
        alert("A-2", "", "Cancel", "A-1", hour=11, sender="other@example.org", of_sender=DESK),
        alert("A-2", "", "Cancel", "A-1", hour=11, sender="other@example.org"),
    ],
)
def test_an_alert_stands_till_its_own_sender_takes_it_back_in_earnest(web: Site, a_file: Ledger, other: str) -> None:
    looked(a_file, cap(web, alert("A-1")), kind=SourceKind.CAP)
    looked(a_file, cap(web, other), kind=SourceKind.CAP)
    assert (f"{DESK},A-1", "counts") in states(a_file)


def test_a_cancel_that_repeats_the_words_says_nothing_anew(web: Site, a_file: Ledger) -> None:
    looked(a_file, cap(web, alert("A-1")), kind=SourceKind.CAP)
    looked(a_file, cap(web, alert("A-2", FLOOD, "Cancel", "A-1", hour=11)), kind=SourceKind.CAP)
    told = {row.name: (row.statements, row.unread) for row in a_file.documents()}
    assert told[f"{DESK},A-2"] == (0, "it only says that others are cancelled")


def test_an_exercise_is_kept_and_not_read(web: Site, a_file: Ledger) -> None:
    looked(a_file, cap(web, alert("E-1", status="Exercise")), kind=SourceKind.CAP)
    (row,) = a_file.documents()
    assert (row.statements, row.unread) == (0, "its sender calls it exercise, not an actual alert")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (alert("A-1", ""), "the alert has no words"),
        (alert("").replace("<identifier></identifier>", ""), "no identifier"),
        (alert("A-1").replace("cap:1.2", "cap:9"), "not in the Common Alerting Protocol"),
        (alert("A-1")[:-20], "broken XML at line 1"),
        (alert("A-1").replace("<alert", '<!DOCTYPE a [<!ENTITY x "y">]><alert'), "entities of its own"),
    ],
)
def test_what_is_no_alert_says_why(web: Site, a_file: Ledger, text: str, words: str) -> None:
    outcome = looked(a_file, cap(web, text), kind=SourceKind.CAP)
    assert outcome.failed
    assert words in outcome.told()


def test_a_list_of_alerts_is_followed_and_what_fails_is_tried_again(web: Site, kept: Ledger) -> None:
    entries = "".join(
        f"<entry><id>{n}</id><title>Water rises {n}</title><updated>2022-02-15T10:00:00Z</updated>"
        f'<link href="{web.address}/page/{n}"/><link type="application/cap+xml" href="{web.address}/cap/{n}"/></entry>'
        for n in (1, 2)
    )
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Alerts</title>{entries}</feed>'
    index = web.put("/alerts", atom, "application/atom+xml")
    web.put("/cap/1", alert("A-1"), "application/cap+xml")
    outcome = looked(kept, index, kind=SourceKind.CAP)
    assert counts(outcome) == (1, 0, 0)
    assert f"failed: 1 of 3 places, {web.address}/cap/2: the address answers 404" in outcome.told()
    web.put("/cap/2", alert("A-2", UNSEEN), "application/cap+xml")
    assert counts(looked(kept, index, kind=SourceKind.CAP)) == (1, 0, 0)
    assert looked(kept, index, kind=SourceKind.CAP).told() == "Wire: unchanged since it was last read"
    assert [web.statuses(path) for path in ("/alerts", "/cap/1", "/cap/2", "/page/1")] == [
        [200, 200, 304], [200], [404, 200], [],
    ]  # fmt: skip


def written(path: Path, words: str, age: float = 60) -> None:
    """A file that was written so many seconds ago."""
    path.write_text(words, "utf-8")
    at = path.stat().st_mtime - age
    os.utime(path, (at, at))


def test_a_folder_is_read_file_by_file_as_they_come(tmp_path: Path, a_file: Ledger) -> None:
    folder = tmp_path / "in"
    assert "failed: the folder cannot be looked into" in looked(a_file, str(folder), kind=SourceKind.FOLDER).told()
    folder.mkdir()
    assert looked(a_file, str(folder), kind=SourceKind.FOLDER).told() == "Wire: new 0, changed 0, unchanged 0"
    written(folder / "units.txt", BACK)
    written(folder / "picture.xyz", "\x89")
    outcome = looked(a_file, str(folder), kind=SourceKind.FOLDER)
    assert counts(outcome) == (1, 0, 0)
    assert "not read 1" in outcome.told()
    written(folder / "alliance.txt", UNSEEN)
    outcome = looked(a_file, str(folder), kind=SourceKind.FOLDER)
    assert (counts(outcome), outcome.same) == ((1, 0, 0), 2)
    written(folder / "units.txt", MORE, age=30)
    # a file without address is no version
    assert counts(looked(a_file, str(folder), kind=SourceKind.FOLDER)) == (1, 0, 0)
    assert [name for name, _ in states(a_file)] == ["alliance", "units", "units"]


def mail(words: str, subject: str) -> str:
    return (
        "From: Desk <desk@example.org>\nTo: all@example.org\nDate: Tue, 15 Feb 2022 10:00:00 +0000\n"
        f"Subject: {subject}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{words}\n"
    )


def test_a_maildir_is_read_mail_by_mail_and_left_as_it_is(tmp_path: Path, a_file: Ledger) -> None:
    for part in ("new", "cur", "tmp"):
        (tmp_path / "mail" / part).mkdir(parents=True)
    folder = tmp_path / "mail"
    (folder / "new" / "1644919200.1.host").write_text(mail(BACK, "Units go back"), "utf-8")
    (folder / "tmp" / "1644919200.2.host").write_text(mail(MORE, "Not whole yet"), "utf-8")
    (folder / "cur" / "1644919200.3.host:2,S").write_text(mail(UNSEEN, "Nothing seen"), "utf-8")
    (folder / "new" / "link").symlink_to("/etc/hostname")
    assert counts(looked(a_file, str(folder), kind=SourceKind.MAILDIR)) == (2, 0, 0)
    (folder / "new" / "1644919200.1.host").rename(folder / "cur" / "1644919200.1.host:2,RS")
    outcome = looked(a_file, str(folder), kind=SourceKind.MAILDIR)
    assert (counts(outcome), outcome.same) == ((0, 0, 0), 2)
    assert sorted(path.name for path in folder.glob("*/*")) == [
        "1644919200.1.host:2,RS", "1644919200.2.host", "1644919200.3.host:2,S", "link",
    ]  # fmt: skip


def test_the_kind_of_a_path_is_told_by_what_is_there(tmp_path: Path) -> None:
    for part in ("in", "mail/new", "mail/cur"):
        (tmp_path / part).mkdir(parents=True)
    path = tmp_path / "desk.toml"
    tables = "".join(f'[[feeds]]\nname = "{name}"\nurl = "{name}"\n' for name in ("in", "mail"))
    path.write_text(f'ledger = "a.db"\n{tables}', "utf-8")
    assert [(feed.kind, feed.places) for feed in desk_file(path).feeds] == [
        (SourceKind.FOLDER, (str(tmp_path / "in"),)), (SourceKind.MAILDIR, (str(tmp_path / "mail"),)),
    ]  # fmt: skip
    for url, kind, words in (
        ("none", "", "no address, and no folder is there"),
        ("in", 'kind = "cap"', "write http:// or https:// before it"),
        ("https://example.org", 'kind = "folder"', "is a path on this machine"),
    ):
        path.write_text(f'ledger = "a.db"\n[[feeds]]\nname = "x"\nurl = "{url}"\n{kind}\n', "utf-8")
        with pytest.raises(UsageError, match=words):
            desk_file(path)


def test_a_file_that_cannot_be_opened_is_tried_again(
    tmp_path: Path, a_file: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "a.txt").write_text(BACK)
    os.utime(tmp_path / "a.txt", (1e9, 1e9))
    with monkeypatch.context() as patch:
        patch.setattr("saidseen.documents.intake.open_file", denied)
        outcome = looked(a_file, str(tmp_path), kind=SourceKind.FOLDER)
        assert "cannot be read to its end (permission denied)" in str(outcome.error)
    assert looked(a_file, str(tmp_path), kind=SourceKind.FOLDER).new == 1
