"""Versions of a story and stories that were withdrawn: the newest that was not counts, the others stay to be seen."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.cli import main
from saidseen.desk.claims import claims_of
from saidseen.desk.judging import undo, withdraw
from saidseen.desk.stories import changed, stories
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, Turn, document_id
from saidseen.model.reading import Reading
from tests.claims.invented import kept_in

WHO, WHY = "J. Marlow", "as read"
EARLY = "The mayor said that the dam above the town had burst. Anna Novak said that 40 houses were flooded."
LATE = "The mayor said that the dam above the town had burst. Anna Novak said that 12 houses were flooded."
DAM = "https://wire.example/dam"


def version(
    text: str, hour: int, *, url: str | None = DAM, title: str = "Dam bursts above the town", **more: str
) -> Reading:
    """A story of that hour of one morning."""
    from dataclasses import replace

    reading = saidseen.read(text, published=f"2022-02-15T{hour:02}:00:00+00:00", outlet="The Wire", name="dam")
    return replace(reading, document=replace(reading.document, url=url, title=title, **more))


def contents(ledger: Ledger) -> set[str]:
    return {row.statement.content.text for row in ledger.statements()}


def said(address: str) -> set[str]:
    """What the claims of a ledger hold."""
    return {m.said.statement.content.text for claim in claims_of(address) for m in claim.members}


ONE, TWO = version(EARLY, 8), version(LATE, 10)


@pytest.mark.parametrize("order", [[ONE, TWO], [TWO, ONE]], ids=["in order", "the older comes last"])
def test_another_text_at_one_address_is_a_version_and_the_newest_counts(address: str, order: list[Reading]) -> None:
    for reading in order:
        kept_in(address, [reading])
        claims_of(address)
    assert not any("40" in words for words in said(address))
    assert any("12" in words for words in said(address))
    with Ledger(address) as ledger:
        assert not any("40" in words for words in contents(ledger))
        assert ledger.reading(document_id(ONE.document)) == ONE
        turns = [(c.turn, c.other) for c in ledger.changes() if c.turn is Turn.VERSION]
        assert turns == [(Turn.VERSION, document_id(order[0].document))]
        assert {row.id: state for row, state in stories(ledger)} == {
            document_id(ONE.document): "older version", document_id(TWO.document): "counts",
        }  # fmt: skip
    first, second = changed(address, "dam")
    assert (first.added, first.gone) == ((), ())
    assert second.added == ("Anna Novak said that 12 houses were flooded.",)
    assert second.gone == ("Anna Novak said that 40 houses were flooded.",)


def test_a_story_again_or_at_another_address_is_no_version(address: str) -> None:
    kept_in(address, [ONE, ONE, version(LATE, 10, url="https://wire.example/other")])
    with Ledger(address) as ledger:
        assert [state for _, state in stories(ledger)] == ["counts", "counts"]
        assert any("40" in words for words in contents(ledger))


@pytest.mark.parametrize(
    ("later", "states"),
    [
        (version(LATE, 10, url=None), ["older version", "counts"]),
        (version("The harbour was quiet, the captain said.", 10, url=None), ["counts", "counts"]),
        (version(LATE, 10, url=None, title="Another headline of the Wire"), ["counts", "counts"]),
        (version(LATE, 10, url=None, outlet="The Post"), ["counts", "counts"]),
        (version(LATE, 10, url=None, published="2022-02-16"), ["counts", "counts"]),
    ],
    ids=["much the same words", "other words", "another headline", "another outlet", "another day"],
)
def test_without_an_address_the_outlets_headline_of_the_day_tells(
    address: str, later: Reading, states: list[str]
) -> None:
    kept_in(address, [version(EARLY, 8, url=None), later])
    with Ledger(address) as ledger:
        assert [state for _, state in stories(ledger)] == states


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_in_whatever_order_they_come_the_same_one_counts(path: Path, order: tuple[int, ...]) -> None:
    three = [ONE, TWO, version(LATE + " The road is shut, police said.", 11)]
    for n in order:
        kept_in(str(path), [three[n]])
    with Ledger(path) as ledger:
        counting = [row.id for row, state in stories(ledger) if state == "counts"]
    assert counting == [document_id(three[2].document)]


def test_what_was_withdrawn_stays_and_counts_for_nothing(address: str) -> None:
    other = version("The harbour was quiet, the captain said.", 9, url="https://wire.example/harbour")
    kept_in(address, [ONE, other])
    assert any("40" in words for words in said(address))
    number = withdraw(address, document_id(ONE.document), WHO, WHY)
    assert {"harbour" in words for words in said(address)} == {True}
    with Ledger(address) as ledger:
        assert {"harbour" in words for words in contents(ledger)} == {True}
        assert [state for _, state in stories(ledger)] == ["withdrawn", "counts"]
        assert ledger.reading(document_id(ONE.document)) == ONE
    undo(address, number, WHO, "it stands")
    assert any("40" in words for words in said(address))
    with Ledger(address) as ledger:
        turns = [c.turn for c in ledger.changes() if c.turn in (Turn.WITHDRAWN, Turn.RESTORED)]
    assert turns == [Turn.WITHDRAWN, Turn.RESTORED]


def test_where_the_newest_is_withdrawn_the_one_before_counts_again(address: str) -> None:
    kept_in(address, [ONE, TWO])
    withdraw(address, document_id(TWO.document)[:12], WHO, WHY)
    assert any("40" in words for words in said(address))
    assert not any("12" in words for words in said(address))


def test_a_story_that_is_not_there_is_told(path: Path) -> None:
    kept_in(
        str(path), [ONE, version("The harbour was quiet, the captain said.", 9, url="https://wire.example/harbour")]
    )
    with pytest.raises(UsageError, match="no story is called 'ship'"):
        withdraw(str(path), "ship", WHO, WHY)
    with pytest.raises(UsageError, match="2 stories are called 'dam'"):
        withdraw(str(path), "dam", WHO, WHY)
    with pytest.raises(UsageError, match="who made it"):
        withdraw(str(path), "dam", "", WHY)


def test_on_the_command_line(path: Path) -> None:
    kept_in(str(path), [ONE, TWO])

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(main, [*arguments, "--ledger", str(path)])
        assert result.exit_code == 0, result.output
        return result.stdout

    rows = [line.split("\t") for line in run("stories").splitlines()]
    assert rows[0][:2] == ["id", "state"]
    assert [row[1] for row in rows[1:]] == ["older version", "counts"]
    assert "+ Anna Novak said that 12 houses were flooded." in run("stories", "dam")
    assert [json.loads(line)["state"] for line in run("stories", "--format", "jsonl").splitlines()] == [
        "older version", "counts",
    ]  # fmt: skip
    assert json.loads(run("stories", "dam", "--format", "jsonl").splitlines()[1])["gone"]
    assert run("judge", "withdraw", "dam", "--by", WHO, "--why", WHY) == "judgement 1\n"
    assert [row.split("\t")[1] for row in run("stories").splitlines()[1:]] == ["counts", "withdrawn"]
