"""How a statement is written for its vector: when, who, what, and the headline where the words are few."""

from __future__ import annotations

import re

from saidseen.language.en import months

_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(\d\d)")
FEW = 12  # words below which the headline is written beside what is said
LONGEST = 330  # code points of what is said


def written(words: str, speaker: str | None, headline: str | None, day: str | None) -> str:
    """A statement as it is read: "15 feb, NATO: no sign of a withdrawal (Kremlin says troops return)".

    `day` is the ISO date on which the story was published; what is not known is left out.
    """
    text = " ".join(words.split())[:LONGEST]
    who = f"{speaker}: " if speaker else ""
    found = _DAY.match(day or "")
    when = f"{int(found[2])} {months.SHORT[int(found[1]) - 1]}, " if found else ""
    title = " ".join((headline or "").split())
    beside = len(text.split()) < FEW and title and text[:40].lower() not in title.lower()
    return f"{when}{who}{text}" + (f" ({title[:120]})" if beside else "")
