"""desk.toml: what it may say, and what is said of what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from saidseen.desk.feeds import desk_file
from saidseen.documents.sources import SourceKind
from saidseen.errors import UsageError

FEED = '[[feeds]]\nname = "Wire"\nurl = "https://example.org/feed.xml"\n'


def told(tmp_path: Path, text: str) -> str:
    """What is wrong with a file."""
    path = tmp_path / "desk.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        desk_file(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    return message.removeprefix(str(path))


def test_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(
        f'ledger = "crisis.db"\nallow_private = true\n{FEED}every = "90s"\noutlet = "The Wire"\n'
        '[[feeds]]\nname = "Pages"\nurl = ["https://example.org/a", "https://example.org/b"]\n',
        "utf-8",
    )
    desk = desk_file(path)
    wire, pages = desk.feeds
    assert (desk.ledger, desk.allow_private) == (str(tmp_path / "crisis.db"), True)
    assert (wire.name, wire.kind, wire.every, wire.outlet) == ("Wire", SourceKind.FEED, 90, "The Wire")
    assert wire.places == ("https://example.org/feed.xml",)
    assert (pages.kind, pages.every, len(pages.places)) == (SourceKind.PAGES, 300, 2)


def test_a_database_is_no_path(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(f'ledger = "postgresql://a@db.example.org/crisis"\n{FEED}', "utf-8")
    assert desk_file(path).ledger == "postgresql://a@db.example.org/crisis"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "ledger is missing"),
        ("ledger = ", "no TOML"),
        (f'ledger = 3\n{FEED}', "ledger is a text in quotes"),
        ('ledger = "a.db"', "there are no feeds; write"),
        ('ledger = "a.db"\nfeeds = ["x"]', "there are no feeds; write"),
        (f'ledger = "a.db"\nledgers = "b"\n{FEED}', "there is no setting 'ledgers'; there are ledger,"),
        (f'ledger = "a.db"\nallow_private = "yes"\n{FEED}', "allow_private is true or false"),
        (f'ledger = "a.db"\n{FEED}evry = "5m"\n', "feed 1 ('Wire'): there is no setting 'evry'; there are name,"),
        (f'ledger = "a.db"\n{FEED}every = "often"\n', 'feed 1 (\'Wire\'): every is a number and s, m, h or d'),
        (f'ledger = "a.db"\n{FEED}every = "0m"\n', "every is a number"),
        (f'ledger = "a.db"\n{FEED}every = 5\n', "every is a text in quotes"),
        (f'ledger = "a.db"\n{FEED}kind = "radio"\n', "no kind 'radio'; there are feed, pages, cap, folder, maildir"),
        (f'ledger = "a.db"\n{FEED}{FEED}', "two feeds are called 'Wire'"),
        ('ledger = "a.db"\n[[feeds]]\nurl = "https://example.org"\n', "feed 1: name is missing"),
        ('ledger = "a.db"\n[[feeds]]\nname = "Wire"\n', "feed 1 ('Wire'): it needs an address"),
        ('ledger = "a.db"\n[[feeds]]\nname = "W"\nurl = "ftp://example.org"\n', "write http:// or https:// before it"),
        ('ledger = "a.db"\n[[feeds]]\nname = "W"\nurl = "http://u:p@example.org"\n', "user name in the address"),
        ('ledger = "a.db"\n[[feeds]]\nname = "W"\nurl = "http://[x"\n', "is no address"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_where_and_what_to_do(tmp_path: Path, text: str, words: str) -> None:
    assert words in told(tmp_path, text)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.toml", "no such file; write one"), (tmp_path, "cannot be read")):
        with pytest.raises(UsageError, match=words):
            desk_file(path)
    odd = tmp_path / "odd.toml"
    odd.write_bytes(b'ledger = "\xff"')
    with pytest.raises(UsageError, match="byte 10 is no UTF-8"):
        desk_file(odd)
