"""The terminal table: it fits, it stands without colour, and a story cannot command the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from saidseen.language.visible import hidden, visible
from saidseen.ledger.rows import KnownActor, Row
from saidseen.model.reading import Reading
from saidseen.show.rows import write_actors, write_rows
from saidseen.show.table import COLUMNS, write_table
from tests.show.samples import FEW, meeting, plain, returning
from tests.strategies import readings


class Narrow(io.StringIO):
    """A stream of a terminal that has ASCII alone."""

    encoding = "ascii"


def printed(*given: Reading, width: int = 120, terminal: bool = True, colour: bool = False, ascii: bool = False) -> str:
    """What the table prints."""
    file = Narrow() if ascii else io.StringIO()
    system = "standard" if colour else None
    console = Console(file=file, width=width, force_terminal=terminal, color_system=system, legacy_windows=False)  # type: ignore[arg-type]
    write_table(given, console)
    return file.getvalue()


@pytest.mark.parametrize("width", [20, 40, 60, 80, 109, 110, 140, 300])
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, ascii: bool) -> None:
    lines = printed(returning(), meeting(), width=width, ascii=ascii).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_a_wide_terminal_has_a_line_a_statement() -> None:
    lines = printed(returning(), width=160).splitlines()
    assert lines[0] == "Russia says some units are going back to base"
    assert lines[1] == "Example Wire, 2022-02-15 · 8 statements by 5 speakers; 4 owe specifics"
    assert lines[3].split() == ["id", "speaker", "act", "content", "basis", "event", "owed"]
    assert len(lines) == 4 + 8
    withheld = next(line for line in lines if "! withhold" in line)
    assert withheld.split("  ")[1] == "Ministry of Defence of Russia"
    assert withheld.endswith("! withheld: where, how many")
    assert "deny neg" in "\n".join(lines)
    assert lines[-1].split("  ")[1].startswith("└ Jens Stoltenberg (NATO)")


def test_sixty_columns_say_who_what_and_what_is_owed() -> None:
    out = printed(returning(), width=60)
    assert "Ministry of Defence of Russia  ! withhold · told · " in out
    assert "  how many soldiers would leave or where they stood\n  ! owed, withheld: where, how many\n" in out


def test_what_is_owed_is_bold_besides_its_mark_and_needs_no_colour() -> None:
    out = printed(returning(), width=160, colour=True)
    assert "\x1b[1m! withhold" in out
    assert "\x1b[1m! missing: where, how many" in out
    assert not any(f"\x1b[3{n}" in out for n in range(10))


def test_a_pipe_gets_tabs_and_every_word() -> None:
    lines = [line.split("\t") for line in printed(returning(), meeting(), width=40, terminal=False).splitlines()]
    assert tuple(lines[0]) == COLUMNS
    assert {len(line) for line in lines} == {len(COLUMNS)}
    assert lines[1][:5] == ["return", "Ministry of Defence of Russia", "assert", "positive", "told"]
    assert lines[1][5:8] == ["RETREAT withdraw", "", "where, how many"]
    assert lines[1][8].endswith("were loading onto trains to return to their garrisons")
    assert lines[2][6:8] == ["where, how many", ""]
    assert all(line[9] and not line[10] for line in lines[1:])
    assert len(lines) == 1 + 8 + 3


HOSTILE = "\x1b[31mred\x1b[0m \x9b2J \u202eabc\u2066 [bold]not bold[/bold] :smile: \x07 tab\tline\nnext \ud800 \u200b"


@pytest.mark.parametrize("terminal", [False, True])
@pytest.mark.parametrize("width", [50, 200])
def test_a_story_cannot_command_the_terminal(terminal: bool, width: int) -> None:
    out = printed(plain(HOSTILE, title=HOSTILE, outlet=HOSTILE, published=HOSTILE), width=width, terminal=terminal)
    assert not [c for c in out if hidden(c) and c not in "\n\t" and c != "\x1b"]
    assert "\x1b[31m" not in out
    assert "<U+001B>[31mred<U+001B>[0m" in out
    if width == 200:
        assert "[bold]not bold[/bold] :smile:" in out


@FEW
@given(readings(), st.sampled_from([30, 70, 130]), st.booleans())
def test_any_reading_can_be_printed(reading: Reading, width: int, terminal: bool) -> None:
    out = printed(reading, width=width, terminal=terminal)
    out.encode("utf-8")
    assert not [c for c in out if hidden(c) and c not in "\n\t"]
    if not terminal:
        assert all(line.count("\t") == len(COLUMNS) - 1 for line in out.split("\n")[:-1])


@given(st.text(st.characters(exclude_categories=())))
def test_visible_leaves_nothing_that_is_obeyed(text: str) -> None:
    assert not any(hidden(c) for c in visible(text))


def test_marks_of_no_width_are_cut_too() -> None:
    out = printed(plain("a" + "\u0301" * 100_000, title="t"), width=130)
    assert len(out) < 5_000


def test_a_story_that_was_not_read_says_why() -> None:
    reading = replace(plain("Bonjour.", unread="language is fr; saidseen reads English"), statements=())
    assert "not read: language is fr; saidseen reads English" in printed(reading)


def test_rows_of_the_ledger_stand_under_their_stories() -> None:
    file = io.StringIO()
    rows = [
        Row(f"id-{r.document.name}", r.document.name, r.document.outlet, r.document.published, None, None, "x", s)
        for r in (returning(), meeting())
        for s in r.statements[:2]
    ]
    write_rows(rows, Console(file=file, width=120, force_terminal=True, color_system=None))
    out = file.getvalue()
    assert out.index("return\nExample Wire, 2022-02-15 · 2 statements") < out.index("meeting\nExample Daily")
    assert out.count("speaker  ") == 2


@pytest.mark.parametrize("width", [50, 120])
def test_the_whos_who_tells_who_and_by_which_words(width: int) -> None:
    actors = [
        KnownActor(
            "Sergey Lavrov", ("Lavrov",), "RUS", None, "GOV", "Russian Foreign Minister Sergey Lavrov", "d", "t", 2
        )
    ]
    file = io.StringIO()
    write_actors(actors, Console(file=file, width=width, force_terminal=True, color_system=None))
    assert "Sergey Lavrov" in file.getvalue()
    assert "Russia, government (also Lavrov)" in file.getvalue()
    piped = io.StringIO()
    write_actors(actors, Console(file=piped, force_terminal=False))
    assert piped.getvalue().splitlines()[1] == (
        "Sergey Lavrov\tRussia\t\tgovernment\tLavrov\t2\tRussian Foreign Minister Sergey Lavrov"
    )


def test_what_a_person_decided_stands_under_its_statement() -> None:
    reading = returning()
    judged = replace(reading.statements[0], judged={"act": "J. Marlow, 2022-02-16T10:00: as read"})
    whole = replace(reading, statements=(judged, *reading.statements[1:]))
    for width in (60, 200):
        assert "judged: act (J. Marlow, 2022-02-16T10:00: as read)\n" in printed(whole, width=width)
    assert "\tact (J. Marlow, 2022-02-16T10:00: as read)\n" in printed(whole, terminal=False)


def test_statements_are_numbered_where_they_can_be_judged_by_it() -> None:
    file, shown = io.StringIO(), list[str]()

    def number(name: str) -> int:
        shown.append(name)
        return len(shown)

    write_table([returning()], Console(file=file, width=160, force_terminal=True, color_system=None), number)
    lines = file.getvalue().splitlines()[4:]
    assert [line.split()[:2] for line in lines] == [[str(n), name[:8]] for n, name in enumerate(shown, 1)]
