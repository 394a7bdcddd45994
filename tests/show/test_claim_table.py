"""Claims in the terminal: they fit, they stand without colour, a pipe loses nothing, nobody commands the terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from saidseen.language.visible import hidden
from saidseen.model.claim import Claim
from saidseen.model.judged import Judged
from saidseen.show.claim_table import COLUMNS, write_claim, write_claim_table
from tests.show.claim_samples import hostile, many, undated, withdrawal
from tests.show.test_terminal_table import HOSTILE, Narrow

TITLE = "Russia has withdrawn troops from areas near Ukraine, 15 February 2022"


def console(width: int, terminal: bool, colour: bool = False, ascii: bool = False) -> tuple[Console, io.StringIO]:
    """A terminal of that width, or a pipe, and what is written to it."""
    file = Narrow() if ascii else io.StringIO()
    system = "standard" if colour else None
    return Console(file=file, width=width, force_terminal=terminal, color_system=system, legacy_windows=False), file  # type: ignore[arg-type]


def table(*claims: Claim, width: int = 160, terminal: bool = True, colour: bool = False, ascii: bool = False) -> str:
    """What the table prints."""
    out, file = console(width, terminal, colour, ascii)
    write_claim_table(claims, out)
    return file.getvalue()


def account(
    claim: Claim, width: int = 100, terminal: bool = True, ascii: bool = False, judged: Sequence[Judged] = ()
) -> str:
    """What one claim in full prints."""
    out, file = console(width, terminal, ascii=ascii)
    write_claim(claim, out, judged)
    return file.getvalue()


@pytest.mark.parametrize("width", [24, 40, 72, 109, 110, 160, 300])
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, ascii: bool) -> None:
    for out in (table(withdrawal(), undated(), width=width, ascii=ascii), account(withdrawal(), width, ascii=ascii)):
        assert max(map(cell_len, out.splitlines())) <= width


def test_a_wide_terminal_has_a_line_a_claim() -> None:
    lines = table(withdrawal(), undated(), width=240).splitlines()
    assert lines[0] == "2 claims; credibility graded by machine"
    assert lines[1].split() == ["id", "title", "status", "cred.", "origins", "affirm", "deny", "or", "doubt", "owed"]
    assert len(lines) == 4
    assert lines[2].startswith(f"5f0c1d2e3a  {TITLE}  disputed  4      11       Ministry of Defence of Russia; ")
    assert "  Jens Stoltenberg; Dmytro K" in lines[2]
    assert lines[2].endswith("! withheld: where, how many; missing: when")


def test_a_narrow_terminal_has_a_few_lines_a_claim() -> None:
    lines = table(withdrawal(), width=72).splitlines()
    assert lines[1] == TITLE
    assert lines[2] == "  5f0c1d2e3a - disputed, credibility 4, 11 origins"
    assert lines[3].startswith("  affirm: Ministry of Defence of Russia; Sergei Shoigu; ")
    assert lines[4].startswith("  deny or doubt: Jens Stoltenberg; Dmytro Kuleba; ")
    assert lines[5] == "  ! owed, withheld: where, how many; missing: when"


def test_what_is_owed_is_bold_besides_its_mark_and_needs_no_colour() -> None:
    out = table(withdrawal(), colour=True)
    assert "\x1b[1m! withheld" in out
    assert not any(f"\x1b[3{n}" in out for n in range(10))


def test_a_pipe_gets_tabs_and_every_word() -> None:
    lines = [line.split("\t") for line in table(withdrawal(), undated(), width=30, terminal=False).splitlines()]
    assert tuple(lines[0]) == COLUMNS
    assert lines[1][:5] == ["5f0c1d2e3a4b5c6d7e8f", TITLE, "disputed", "4", "11"]
    assert lines[1][6] == "Jens Stoltenberg; Dmytro Kuleba; Joe Biden; Michael Carpenter; 2 not sure"
    assert lines[1][7:] == ["where, how many", "when", "machine"]
    assert len(lines) == 3


def test_no_claims_are_told_as_such() -> None:
    assert table() == "0 claims\n"
    assert table(terminal=False).split("\t")[0] == "id"


def test_ids_that_begin_alike_are_told_apart() -> None:
    alike = [replace(withdrawal(), id="0123456789ab" + end) for end in "xy"]
    assert {"0123456789abx", "0123456789aby"} <= set(table(*alike, width=240).split())


def test_one_claim_in_full_says_what_is_owed_first_and_every_word() -> None:
    out = account(withdrawal())
    heads = ["what is owed", "statements by origin", "figures, side by side", "history", "why these are together"]
    assert sorted(heads, key=out.index) == heads
    words = " ".join(out.split())
    for claim_words in (m.said.statement.content.text for m in withdrawal().members):
        assert claim_words in words
    assert "disputed: Some of those whose act it is say so, and somebody who is none of them" in words
    assert "credibility 4, doubtful (graded by machine): It is disputed by an independent origin." in words
    assert "source reliability: not judged (F)" in words
    assert '! how many: withheld "did not say … how many soldiers would leave or where they stood" - Ministry' in words
    assert "! when: nobody has said it" in words
    assert "3 stories carry it, 1 origin: Harbour Gazette, Northern Wire, Valley Post" in words
    assert "2022-02-16 09:30 UTC disputed because of [13] A senior American official" in words


def test_a_persons_grade_of_a_source_is_told() -> None:
    judged = [Judged("Jens Stoltenberg", "B", "editor", "2022-02-16")]
    assert "Jens Stoltenberg B, usually reliable; all others not judged (F)" in account(withdrawal(), judged=judged)


def test_one_claim_in_a_pipe_is_lines_of_a_kind_and_its_values() -> None:
    claim = withdrawal()
    lines = [line.split("\t") for line in account(claim, terminal=False).splitlines()]
    kinds = [line[0] for line in lines]
    assert kinds.count("statement") + kinds.count("repeats") == len(claim.members)
    assert kinds.count("repeats") == 2
    assert kinds.count("origin") == len(claim.origins)
    denied = next(m.said.id for m in claim.members if m.said.statement.content.text == "that the claim was false")
    assert ["history", "2022-02-16T09:30:00Z", "disputed", denied, "Somebody says that it is not so."] in lines
    assert ["owed", "when", "missing", "missing", "", "", "nobody has said it"] in lines
    texts = {line[9] for line in lines if line[0] in ("statement", "repeats")}
    assert texts == {m.said.statement.content.text for m in claim.members}


@pytest.mark.parametrize("terminal", [False, True])
@pytest.mark.parametrize("width", [50, 200])
def test_nobody_commands_the_terminal(terminal: bool, width: int) -> None:
    claim = hostile(HOSTILE)
    for out in (table(claim, width=width, terminal=terminal), account(claim, width, terminal)):
        out.encode("utf-8")
        assert not [c for c in out if hidden(c) and c not in "\n\t"]
        assert "\x1b[31m" not in out
        assert "[bold]" in out or width == 50


def test_many_statements_are_told_in_full() -> None:
    assert account(many()).count("affirms it: ") + account(many()).count("denies it: ") > 150
