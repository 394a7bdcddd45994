"""Alerts: what moves is told where it is to be told, once, signed, and again after whatever went wrong."""

from __future__ import annotations

import email
import email.policy
import json
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import feedparser
import pytest

from saidseen.desk import correcting
from saidseen.desk.alerting import MOST, Alerts, TargetTurn
from saidseen.desk.claims import claims_of
from saidseen.desk.feeds import desk_file
from saidseen.desk.service import Trouble
from saidseen.desk.telling import signature
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, alerted
from saidseen.model.acts import Act
from tests.claims.invented import Line, reading
from tests.desk.receiver import SECRET, Receiver, receiver

ONE = reading("one", [Line(2)], "2022-02-15")
TWO = reading("two", [Line(2, "Jens Stoltenberg"), Line(8, "Dmytro Kuleba")], "2022-02-16")
THREE = reading("three", [Line(2, "Liz Truss", Act.DENY)], "2022-02-17")
NEW = ["1 more statement: Jens Stoltenberg", "new: Dmytro Kuleba says so, 2022-02-16"]
ENVIRON = {"HOOK": SECRET, "PATH": os.environ["PATH"]}


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as running:
        yield running


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saidseen.desk.alerting.FIRST_TRY", 0.01)
    monkeypatch.setattr("saidseen.desk.alerting.TICK", 0.1)


class Desk:
    """A desk.toml beside a ledger."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder, self.ledger, self.path = folder, ledger, folder / "desk.toml"

    def write(self, *alerts: str) -> None:
        """Write the alerts, each as it stands in its table."""
        tables = "".join(f"[[alerts]]\n{alert}\n" for alert in alerts)
        self.path.write_text(f"ledger = {json.dumps(self.ledger.path)}\nallow_private = true\n{tables}", "utf-8")

    def alerts(self, *, from_start: bool = False, stop: threading.Event | None = None) -> Alerts:
        """The alerts, not yet told."""
        desk = desk_file(self.path, needs="alerts")
        return Alerts(desk, self.ledger, from_start=from_start, environ=ENVIRON, stop=stop)

    def once(self, *, from_start: bool = False) -> list[TargetTurn]:
        """Tell what moved."""
        return list(self.alerts(from_start=from_start).once())

    def feed(self, name: str = "a.xml") -> list[str]:
        """The entries of a feed in a file, as a feed reader has them, the oldest first."""
        found = feedparser.parse((self.folder / name).read_bytes())
        assert (found.version, bool(found.bozo)) == ("atom10", False)
        ids = [entry.id for entry in found.entries]
        assert len(ids) == len(set(ids))
        return [entry.title.rpartition(": ")[0].partition(": ")[0] for entry in found.entries][::-1]


@pytest.fixture
def desk(tmp_path: Path, kept: Ledger) -> Desk:
    return Desk(tmp_path, kept)


@pytest.fixture
def filed(tmp_path: Path, a_file: Ledger) -> Desk:
    return Desk(tmp_path, a_file)


def hooked(hook: Receiver, more: str = "") -> str:
    return f'name = "Hook"\nwebhook = "{hook.address}"\nsecret_env = "HOOK"\n{more}'


def test_a_new_alert_begins_now_and_goes_on_where_it_was(desk: Desk, hook: Receiver) -> None:
    desk.ledger.add(ONE)
    desk.write(hooked(hook), 'name = "File"\natom = "a.xml"')
    assert [one.moves for one in desk.once()] == [0, 0]
    assert desk.feed() == []
    desk.ledger.add(TWO)
    assert [one.moves for one in desk.once()] == [2, 2]
    assert hook.lines() == NEW
    assert desk.feed() == ["1 more statement", "new"]
    assert [one.moves for one in desk.once()] == [0, 0]
    assert len(hook.taken) == 2
    assert all(hook.signed)


def test_from_the_start_all_is_told(filed: Desk, hook: Receiver) -> None:
    filed.ledger.add(ONE)
    filed.write(hooked(hook))
    assert filed.once(from_start=True)[0].moves == 1
    filed.ledger.add(TWO)
    assert filed.once(from_start=True)[0].moves == 2  # and not the first again
    assert hook.lines() == ["new: Sergey Lavrov says so, 2022-02-15", *NEW]


def test_what_a_message_says(filed: Desk, hook: Receiver) -> None:
    filed.write(hooked(hook))
    filed.once()
    filed.ledger.add(ONE)
    filed.once()
    (message,) = hook.taken
    (claim,) = claims_of(filed.ledger)
    data = message["data"]
    assert message["type"] == "claim.moved"
    assert message["timestamp"] == data["at"].replace("+00:00", "Z")
    assert (data["alert"], data["claim"], data["title"], data["was"]) == ("Hook", claim.id, claim.title, None)
    assert (data["now"]["status"], data["sides"], data["links"]) == ("claimed", ["RUS"], ["https://example.org/one"])
    assert data["because"] == [ONE.statements[0].id]


def test_the_signature_is_that_of_the_specification() -> None:
    key = b"\x00" * 24
    assert signature(key, "msg_1", 1_700_000_000, b"{}") == "v1,LzeNxZHo3O8fwpFJpLh/0B99ugILNFJw+/9lTgx0APs="


def test_only_what_is_asked_for_is_told(filed: Desk, hook: Receiver) -> None:
    turned = hooked(hook, 'turns = "unclear"').replace('"Hook"', '"Turned"')
    names = ("British", "Banks", "Status", "Corroborated", "Any", "Growing")
    asked = (
        'side = "GBR"',
        'words = "hackers"',
        'status = "unclear"',
        'turns = "corroborated"',
        'turns = "any"',
        "least = 2",
    )
    filed.write(turned, *(f'name = "{n}"\natom = "{n}.xml"\n{a}' for n, a in zip(names, asked, strict=True)))
    filed.once()
    for one in (ONE, TWO, THREE):
        filed.ledger.add(one)
        filed.once()
    (only,) = hook.taken
    assert (only["data"]["alert"], only["data"]["now"]["status"], only["data"]["was"]["status"]) == (
        "Turned", "unclear", "claimed",
    )  # fmt: skip
    told = {name: len(filed.feed(f"{name}.xml")) for name in names}
    assert told == {"British": 1, "Banks": 1, "Status": 1, "Corroborated": 0, "Any": 3, "Growing": 2}


def test_a_target_that_fails_is_shown_and_told_again_under_the_same_id(desk: Desk, hook: Receiver) -> None:
    desk.write(hooked(hook), 'name = "File"\natom = "a.xml"')
    desk.once()
    desk.ledger.add(TWO)
    hook.answers = [(500, {})] * 3
    failed, well = desk.once()
    assert failed.row.error == "the address answers 500 Internal Server Error: check it"
    assert (failed.moves, failed.row.failures, well.moves) == (0, 3, 2)
    assert "failed, 3 in a row: the address answers 500" in failed.told()
    assert [(one.alert, bool(one.row.error)) for one in desk.alerts().states()] == [("Hook", True), ("File", False)]
    (mended, _) = desk.once()
    assert (mended.row.error, mended.row.failures, mended.moves) == (None, 0, 2)
    assert len(set(hook.ids[:4])) == 1  # those that failed, and the one that did not
    assert len(hook.taken) == 2


def test_a_server_that_asks_to_wait_is_left_alone(filed: Desk, hook: Receiver) -> None:
    filed.write(hooked(hook))
    filed.once()
    filed.ledger.add(ONE)
    hook.answers = [(429, {"Retry-After": "3000"})]
    assert filed.once()[0].row.failures == 1
    (left,) = filed.once()
    assert len(hook.ids) == 1
    assert left.row.error
    assert left.row.wait_until is not None


def test_a_redirect_is_not_followed(filed: Desk, hook: Receiver) -> None:
    filed.write(hooked(hook))
    filed.once()
    filed.ledger.add(ONE)
    hook.answers = [(307, {"Location": hook.address})] * 3
    (failed,) = filed.once()
    assert "leads on" in (failed.row.error or "")
    assert hook.taken == []


def test_a_private_address_needs_leave(filed: Desk, hook: Receiver) -> None:
    filed.write(hooked(hook))
    text = filed.path.read_text("utf-8").replace("allow_private = true\n", "")
    filed.path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="sent in the open"):
        filed.once()
    filed.path.write_text(text.replace("http://", "https://"), "utf-8")
    filed.once()
    filed.ledger.add(ONE)
    (failed,) = filed.once()
    assert "is private or this machine" in (failed.row.error or "")
    assert hook.ids == []


PROGRAM = """\
#!{python}
import os, pathlib, sys
assert sys.argv[1:] == ["-t", "it's; $HOME"]
if "HOOK" in os.environ:
    pathlib.Path("secret").touch()
held = pathlib.Path("mail")
held.mkdir(exist_ok=True)
(held / str(len(list(held.iterdir())))).write_bytes(sys.stdin.buffer.read())
"""


def mailing(desk: Desk, program: str = PROGRAM) -> str:
    place = desk.folder / "keeps"
    place.write_text(program.format(python=sys.executable), "utf-8")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    return 'name = "Mail"\ncommand = ["./keeps", "-t", "it\'s; $HOME"]\nto = "Desk <desk@example.org>, b@example.org"'


def mails(desk: Desk) -> list[EmailMessage]:
    held = desk.folder / "mail"
    files = sorted(held.iterdir(), key=lambda file: int(file.name)) if held.is_dir() else []
    parsed = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
    assert all(isinstance(one, EmailMessage) and not one.defects for one in parsed)
    return parsed


def test_a_command_is_given_a_mail(filed: Desk) -> None:
    filed.write(
        mailing(filed), 'name = "Hook"\nwebhook = "https://192.0.2.1/x"\nsecret_env = "HOOK"\nstatus = "denied"'
    )
    filed.once()
    filed.ledger.add(TWO)
    assert filed.once()[0].moves == 2
    assert not (filed.folder / "secret").exists()
    first, bank = mails(filed)
    assert first["To"] == "Desk <desk@example.org>, b@example.org"
    assert bank["Subject"].startswith("[Mail] new: Dmytro Kuleba says so, 2022-02-16: ")
    assert first["Message-ID"] != bank["Message-ID"]
    assert bank["Date"].datetime.tzinfo is not None
    words = bank.get_content()
    assert "Status: claimed; credibility" in words
    assert "https://example.org/two" in words


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("#!{python}\nimport sys\nsys.exit('no \\x1b[31m such user')", "ended with 1 (no <U+001B>[31m such user)"),
        ("#!{python}\nimport time\ntime.sleep(60)", "took more than 1 seconds and was ended"),
        ("#!/no/such/interpreter", "cannot be run (no such file or directory)"),
    ],
)
def test_a_command_that_fails(filed: Desk, program: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saidseen.desk.telling.SECONDS", 1.0)
    monkeypatch.setattr("saidseen.desk.alerting.TRIES", 1)
    filed.write(mailing(filed, program))
    filed.once()
    filed.ledger.add(ONE)
    (failed,) = filed.once()
    assert words in (failed.row.error or "")
    filed.write(mailing(filed))
    assert [one.moves for one in filed.once()] == [1]
    assert len(mails(filed)) == 1


def test_a_feed_that_cannot_be_written_is_written_later_whole(filed: Desk) -> None:
    filed.write('name = "File"\natom = "later/a.xml"')
    assert "a.xml cannot be written (no such file" in (filed.once()[0].row.error or "")
    filed.ledger.add(TWO)
    assert filed.once()[0].row.failures > 1
    (filed.folder / "later").mkdir()
    (well,) = filed.once()
    assert well.row.error is None
    assert filed.feed("later/a.xml") == ["new", "new"]
    (filed.folder / "later/a.xml").unlink()
    filed.once()
    assert filed.feed("later/a.xml") == ["new", "new"]


def test_a_feed_keeps_its_newest_entries_and_their_ids(filed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saidseen.desk.alerting.MOST", 3)
    filed.write('name = "File"\natom = "a.xml"')
    filed.once()
    filed.ledger.add(TWO)
    filed.once()
    before = [entry.id for entry in feedparser.parse((filed.folder / "a.xml").read_bytes()).entries]
    claim = claims_of(filed.ledger)[0]
    for word in ("observed", "denied"):
        correcting.status(filed.ledger, claim.id, word, "anna", "seen")
        filed.once()
    after = [entry.id for entry in feedparser.parse((filed.folder / "a.xml").read_bytes()).entries]
    assert len(after) == 3
    assert after[-1] == before[0]
    assert (MOST, list(filed.folder.glob(".*.part"))) == (200, [])


def test_strangers_words_stay_words(filed: Desk) -> None:
    filed.write('name = "<b>\\u0000A\\r\\nBcc: x@example.org"\natom = "a.xml"\n' + mailing(filed).partition("\n")[2])
    filed.once()
    filed.ledger.add(reading("<script>\x1b", [Line(2)], "2022-02-15", outlet="]]>&", url="javascript:alert(1)"))
    assert [one.row.error for one in filed.once()] == [None, None]
    (entry,) = feedparser.parse((filed.folder / "a.xml").read_bytes()).entries
    assert entry.get("links", []) == []
    (mail,) = mails(filed)
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]


def until(true: object, seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if callable(true) and true():
            return True
        time.sleep(0.02)
    return False


def test_followed_it_is_told_at_once_and_a_slow_target_holds_up_no_other(desk: Desk, hook: Receiver) -> None:
    desk.write(hooked(hook), 'name = "File"\natom = "a.xml"')
    stop = threading.Event()
    hook.gate.clear()
    service = desk.alerts(stop=stop)
    running = threading.Thread(target=service.run)
    running.start()
    try:
        assert until((desk.folder / "a.xml").exists)
        desk.ledger.add(ONE)
        assert until(lambda: desk.feed() == ["new"])
        assert {one.alert: one.row.told for one in service.states()} == {"Hook": 0, "File": 1}
        hook.gate.set()
        assert until(lambda: hook.lines() == ["new: Sergey Lavrov says so, 2022-02-15"])
        desk.ledger.add(TWO)
        assert until(lambda: len(hook.taken) == 3)
    finally:
        stop.set()
        running.join(timeout=20)
    assert not running.is_alive()
    assert hook.lines()[1:] == NEW


def test_followed_a_failing_target_is_tried_again_by_itself(
    filed: Desk, hook: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saidseen.desk.alerting.FIRST_BACK_OFF", 0.05)
    filed.write(hooked(hook))
    hook.answers = [(503, {})] * 2
    told: list[TargetTurn | Trouble] = []
    stop = threading.Event()
    service = Alerts(
        desk_file(filed.path, needs="alerts"),
        filed.ledger,
        tell=told.append,
        stop=stop,
        from_start=True,
        environ=ENVIRON,
    )
    filed.ledger.add(ONE)
    running = threading.Thread(target=service.run)
    running.start()
    try:
        assert until(lambda: len(hook.taken) == 1)
        assert until(lambda: any(isinstance(one, TargetTurn) and one.moves for one in told))
    finally:
        stop.set()
        running.join(timeout=20)
    assert [bool(one.row.error) for one in told if isinstance(one, TargetTurn)] == [True, True, False]
    assert len(set(hook.ids)) == 1


@pytest.mark.parametrize(
    ("alert", "words"),
    [
        ("", "name is missing"),
        ('name = "A"', "it goes nowhere; write atom ="),
        ('name = "A"\natom = "a.xml"\nsied = "RUS"', "there is no setting 'sied'; there are name, turns, atom,"),
        ('name = "A"\natom = "a.xml"\nturns = "red"', "turns is 'any' or a status (claimed,"),
        ('name = "A"\natom = "a.xml"\nstatus = "red"', "there is no status 'red'"),
        ('name = "A"\natom = "a.xml"\nside = "Ruritania"', "Ruritania"),
        ('name = "A"\natom = "a.xml"\nowed = "all"', "there is no specific 'all'"),
        ('name = "A"\natom = "a.xml"\nleast = "2"', "least is a number"),
        ('name = "A"\natom = "a.xml"\nunsure = 1', "unsure is true or false"),
        ('name = "A"\natom = 3', "atom is a text in quotes"),
        ('name = "A"\nwebhook = "https://a:b@example.org"', "the webhook is no address"),
        ('name = "A"\nwebhook = "ftp://example.org"', "the webhook is no address"),
        ('name = "A"\nwebhook = "https://example.org"', "secret_env is missing"),
        ('name = "A"\natom = "a.xml"\nsecret_env = "HOOK"', "secret_env is of a webhook"),
        ('name = "A"\natom = "a.xml"\nto = "a@b.c"', "to is of a mail"),
        ('name = "A"\ncommand = "sendmail"\nto = "a@b.c"', "command is a list of words"),
        ('name = "A"\ncommand = ["sendmail"]', "to is missing"),
        ('name = "A"\ncommand = ["sendmail"]\nto = "a"', "to is an address of mail"),
        ('name = "A"\ncommand = ["sendmail"]\nto = "a@b.c\\nBcc: d@e.f"', "to is an address of mail"),
        ('name = "A"\natom = "a.xml"\n[[alerts]]\nname = "A"\natom = "b.xml"', "two alerts are called 'A'"),
        ('name = "A"\natom = "a.xml"\n[[alerts]]\nname = "B"\natom = "./a.xml"', "two alerts write to 'a.xml'"),
    ],
)
def test_what_an_alert_may_not_say(filed: Desk, alert: str, words: str) -> None:
    filed.write(alert)
    with pytest.raises(UsageError) as caught:
        filed.once()
    assert str(caught.value).startswith(str(filed.path))
    assert words in str(caught.value)


@pytest.mark.parametrize("secret", ["", "whsec_c2hvcnQ=", "whsec_%%%", SECRET.removeprefix("whsec_")])
def test_a_secret_is_never_shown(filed: Desk, hook: Receiver, secret: str) -> None:
    filed.write(hooked(hook))
    with pytest.raises(UsageError) as caught:
        Alerts(desk_file(filed.path, needs="alerts"), filed.ledger, environ={"HOOK": secret})
    assert "$HOOK" in str(caught.value)
    assert len(secret) < 3 or secret.removeprefix("whsec_") not in str(caught.value)


def test_anything_withheld(filed: Desk) -> None:
    from saidseen.model.reading import State
    from tests.desk.test_moves import owing

    filed.write('name = "File"\nowed = "withheld"\natom = "a.xml"')
    filed.once()
    filed.ledger.add(ONE)
    filed.once()
    assert filed.feed() == []
    filed.ledger.add(owing(State.WITHHELD))
    assert filed.once()[0].moves == 1


def test_nothing_is_lost_between_a_message_and_its_note(
    filed: Desk, hook: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed.write(hooked(hook))
    filed.once()
    filed.ledger.add(TWO)
    with monkeypatch.context() as patched:
        patched.setattr(alerted, "through", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            filed.once()
    filed.once()
    assert len(hook.taken) == 3
    assert hook.ids[0] == hook.ids[1] != hook.ids[2]
