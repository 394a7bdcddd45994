"""What the measures raise, below SaidseenError.

SaidseenError
└── MeasuresError         a question about measures cannot be answered
    ├── PackError         a pack is malformed; nothing of it is loaded (`problems` has line and reason of each fault)
    ├── ClaimError        a claim or its JSON makes no sense
    └── UnknownMeasure    no pack has a measure or instrument of that name (also a UsageError)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saidseen.errors import SaidseenError, UsageError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of a pack: `line` and `column` count from 1, `reason` is a plain sentence without a full stop."""

    file: str
    line: int
    column: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class MeasuresError(SaidseenError):
    """A question about measures cannot be answered."""


class PackError(MeasuresError):
    """A pack is malformed; nothing of it is loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


class ClaimError(MeasuresError):
    """A claim or its JSON makes no sense."""


class UnknownMeasure(MeasuresError, UsageError):
    """No pack has a measure or instrument of that name."""
