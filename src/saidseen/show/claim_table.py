"""Claims in the terminal: a line or a few for each, and one claim in full; plain tab-separated lines when piped.

On a terminal what is owed is bold and marked with `!`; narrow terminals get several lines a claim. In a pipe nothing is
cut: the list has COLUMNS, and one claim in full is lines of a kind ("status", "owed", "statement", ...) and its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from saidseen.claims.heard import heard
from saidseen.language.visible import visible
from saidseen.model.claim import Claim, Stance
from saidseen.model.judged import Judged
from saidseen.model.reading import State
from saidseen.show.claim_account import account_of, plain_account
from saidseen.show.claim_wording import MACHINE, short_ids, who_of
from saidseen.show.lines import GAP, encodable, fit, joined, text, write, write_plain
from saidseen.show.table import MARK, NARROW, Number
from saidseen.show.wording import SPECIFICS, Owed, count, specific_name

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    "id",
    "title",
    "status",
    "credibility",
    "origins",
    "affirm",
    "deny or doubt",
    "withheld",
    "missing",
    "status by",
)
HEADS = ("id", "title", "status", "cred.", "origins", "affirm", "deny or doubt", "owed")
FLOORS = (0, 12, 8, 5, 7, 6, 13, 4)
SHARES = (0.2, 0.0, 0.14, 0.05, 0.07, 0.14, 0.12, 0.17)
"""The least cells of a column and the share of the terminal that it has at most; the title takes what is left."""


def write_claim_table(claims: Iterable[Claim], console: Console, number: Number | None = None) -> None:
    """Prints claims, a line each: id (numbered on a terminal on demand), title, status, credibility, origins, who
    affirms or denies, what is owed."""
    every = list(claims)
    if not console.is_terminal:
        for cells in (COLUMNS, *map(_plain, every)):
            write_plain(console, cells)
        return
    write(console, text(fit(_caption(len(every)), console.width, console), "dim"))
    shorts = short_ids(every)
    names = {claim.id: f"{number(claim.id)} {shorts[claim.id]}" if number else shorts[claim.id] for claim in every}
    lines = [tuple(encodable(cell, console) for cell in _cells(claim, names[claim.id])) for claim in every]
    if lines:
        (_write_narrow if console.width < NARROW else _write_wide)(lines, console)


def _caption(claims: int) -> str:
    """How many claims there are, and that a machine graded them."""
    return f"{count(claims, 'claim')}{f'; credibility {MACHINE}' if claims else ''}"


def write_claim(claim: Claim, console: Console, judgements: Sequence[Judged] = ()) -> None:
    """Prints one claim in full: assessment, what is owed, who says what on which basis, figures, history, joints."""
    if not console.is_terminal:
        for cells in plain_account(claim, judgements):
            write_plain(console, cells)
        return
    for words, style, inset in account_of(claim, judgements):
        for line in _wrapped(encodable(words, console), console.width - inset, console):
            write(console, text(" " * inset + line, style))


def owed_by(claim: Claim) -> Owed:
    """The specifics of the claim that are withheld and those that nobody has said."""

    def names(state: State) -> tuple[str, ...]:
        keys = sorted(claim.owed, key=lambda key: list(SPECIFICS).index(key) if key in SPECIFICS else len(SPECIFICS))
        return tuple(visible(specific_name(key)) for key in keys if claim.owed[key].state is state)

    return Owed(names(State.WITHHELD), names(State.MISSING))


def _voices(claim: Claim, *stances: Stance) -> str:
    """Who surely takes one of the stances, each once, in the order of the claim, and how many others may."""
    found = heard(claim, *stances)
    return "; ".join([*dict.fromkeys(visible(who_of(m)) for m in found.sure), *found.words()])


def _plain(claim: Claim) -> tuple[str, ...]:
    """The cells of a line in a pipe."""
    owed, judged = owed_by(claim), claim.assessment
    return (
        visible(claim.id),
        visible(claim.title),
        judged.status.value,
        str(judged.credibility),
        str(len(claim.origins)),
        _voices(claim, Stance.AFFIRMS),
        _voices(claim, Stance.DENIES, Stance.DOUBTS),
        ", ".join(owed.withheld),
        ", ".join(owed.missing),
        visible(judged.judged or "machine"),
    )


def _cells(claim: Claim, short: str) -> tuple[str, ...]:
    """The cells of a line on a terminal: one for what is owed."""
    cells = _plain(claim)
    by = f" (by {cells[-1]})" if claim.assessment.judged else ""
    return (visible(short), cells[1], cells[2] + by, *cells[3:7], owed_by(claim).words)


def _write_wide(lines: Sequence[tuple[str, ...]], console: Console) -> None:
    """A line a claim."""
    widths = _widths(lines, console.width)
    write(console, joined([(head, "dim") for head in HEADS], widths, console))
    for line in lines:
        cells = [(cell, "") for cell in line[:-1]]
        cells.append((MARK + line[-1], "bold") if line[-1] else ("", ""))
        write(console, joined(cells, widths, console))


def _widths(lines: Sequence[tuple[str, ...]], width: int) -> list[int]:
    """Columns as wide as their cells up to a share of the terminal; the title, then those cut, take what is left."""
    from rich.cells import cell_len

    cells = [[cell_len(line[n]) for line in lines] for n in range(len(HEADS))]
    wanted = [max(floor, *its) for floor, its in zip(FLOORS, cells, strict=True)]
    wanted[-1] += len(MARK)
    widths = [
        max(floor, min(want, int(width * share))) for floor, want, share in zip(FLOORS, wanted, SHARES, strict=True)
    ]
    left = width - sum(widths) - (len(HEADS) - 1) * GAP
    for n in (1, 7, 5, 6):
        more = max(0, min(wanted[n] - widths[n], left))
        widths[n] += more
        left -= more
    return widths


def _write_narrow(lines: Sequence[tuple[str, ...]], console: Console) -> None:
    """A few lines a claim: its title, its assessment, who says so, who does not, what is owed."""
    width = console.width
    for id_, title, status, credibility, origins, affirm, deny, owed in lines:
        write(console, text(fit(title, width, console), "bold"))
        judged = f"{id_} - {status}, credibility {credibility}, {count(int(origins), 'origin')}"
        told = [judged, f"affirm: {affirm}" if affirm else "", f"deny or doubt: {deny}" if deny else ""]
        for words in filter(None, told):
            write(console, text("  " + fit(words, width - 2, console)))
        if owed:
            write(console, text("  " + fit(f"{MARK}owed, {owed}", width - 2, console), "bold"))


def _wrapped(words: str, width: int, console: Console) -> Iterator[str]:
    """The words in lines of the terminal's width, none of them cut."""
    from rich.text import Text

    for line in Text(words).wrap(console, max(width, 8), overflow="fold"):
        yield line.plain.rstrip()
