"""Lines for a terminal: cells of a fixed width, shortened with an ellipsis, in letters that the output can carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

GAP = 2
"""Terminal cells between two columns."""


def text(words: str, style: str = "") -> Text:
    """The words as they are: no markup, no wrapping."""
    from rich.text import Text

    return Text(words, style, no_wrap=True)


def write(console: Console, line: Text) -> None:
    """One line to the terminal, never wrapped or coloured by what it says."""
    console.print(line, highlight=False, markup=False, emoji=False, no_wrap=True, overflow="ignore", crop=False)


def write_plain(console: Console, cells: Iterable[str]) -> None:
    """One line of tab-separated cells, to a file or another program."""
    console.file.write(encodable("\t".join(cells), console) + "\n")


def joined(cells: Sequence[tuple[str, str]], widths: Sequence[int], console: Console) -> Text:
    """A line of cells, (words, style), each in its width."""
    from rich.cells import set_cell_size

    line = text("")
    for number, ((words, style), width) in enumerate(zip(cells, widths, strict=True)):
        fitted = fit(words, width, console)
        if number < len(cells) - 1:
            fitted = set_cell_size(fitted, width + GAP)
        line.append(fitted, style)
    line.rstrip()
    return line


def fit(words: str, width: int, console: Console) -> str:
    """The words in that many terminal cells, shortened with an ellipsis where they are longer."""
    from rich.cells import cell_len, set_cell_size

    clipped = words[: 8 * max(width, 1)]  # marks of no width are many to a cell only where somebody piles them up
    if len(clipped) == len(words) and cell_len(clipped) <= width:
        return words
    dots = encodable("…", console)[:width]
    return set_cell_size(clipped, max(width - len(dots), 0)).rstrip() + dots


def encodable(words: str, console: Console) -> str:
    """The words as the output's encoding can carry them: other letters are written out (`\\u0451`)."""
    encoding = console.encoding
    try:
        words.encode(encoding)
    except UnicodeEncodeError:
        plain = words.translate({0xB7: "-", 0x2026: "...", 0x2514: "-"})
        return plain.encode(encoding, "backslashreplace").decode(encoding)
    return words
