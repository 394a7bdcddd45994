"""Claims and statements as Markdown: words stay words, whatever marks a stranger puts into them."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.cli import main
from saidseen.language.visible import web

TEXT = (
    "The defence ministry said on Tuesday that some units near Kharkiv had gone back to their bases. "
    "It did not say how many. The governor of Kharkiv, Anna Novak, said that <b>no unit</b> near Kharkiv had gone back "
    "to [its base](http://evil.example/)."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("markdown")
    (folder / "units.txt").write_text(TEXT, "utf8")
    with saidseen.open(folder / "l.db") as desk:
        assert list(desk.read(str(folder / "units.txt"), published="2022-02-15", outlet="# The *Wire*"))
    return str(folder / "l.db")


def export(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["export", "--as", "markdown", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_claim_tells_its_status_its_voices_and_what_is_owed(ledger: str) -> None:
    words = export("--ledger", ledger)
    with saidseen.open(ledger) as desk:
        claims = desk.claims()
    assert sum(line.startswith("## ") for line in words.splitlines()) == len(claims) > 0
    for claim in claims:
        assert f"`{claim.id}`" in words
        assert f"**{claim.assessment.status.value}**" in words
    assert "graded by machine" in words
    assert "Owed: " in words


def test_no_word_of_a_stranger_is_a_mark(ledger: str) -> None:
    words = export("--ledger", ledger, "--of", "statements")
    assert "<b>" not in words.replace("\\<b\\>", "")
    assert "](http://evil" not in words.replace("\\](http://evil", "")
    assert "\\# The \\*Wire\\*" in words
    with saidseen.open(ledger) as desk:
        assert len(words.splitlines()) == len(list(desk.statements()))


def test_an_address_leads_where_it_says_and_no_other_scheme_is_followed() -> None:
    assert web("HTTPS://Example.org/a") == "HTTPS://Example.org/a"
    assert [web(one) for one in ("javascript:alert(1)", "https://example.org/a b", "http://a/\u202e", "", None)] == (
        [None] * 5
    )
