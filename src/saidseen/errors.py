"""What saidseen raises.

    SaidseenError
    ├── UsageError            an argument makes no sense (also a ValueError)
    ├── StoryError            one story cannot be taken
    │   ├── DecodeError       its bytes are no text that can be read
    │   ├── MarkupError       its page, newsJSON or record holds no story
    │   │   └── WithdrawnError    its publisher took it back, and left no words
    │   └── FetchError        its address gives no story
    │       └── AnswerError   the server answers with another status
    ├── LedgerError           the ledger cannot be used
    │   ├── LedgerLocked      another program holds it
    │   ├── NotALedger        the file is something else
    │   ├── NewerLedger       a newer saidseen wrote it
    │   └── LedgerFull        there is no room to write it
    ├── MeasuresError         a question about measures cannot be answered (see measures.errors)
    └── ReaderError           the network or its data is missing or damaged

Every message says what is wrong and what to do, without a full stop, so that it can follow `saidseen: FILE: `.
"""

from __future__ import annotations


class SaidseenError(Exception):
    """The root: catching it catches whatever saidseen raises on purpose."""


class UsageError(SaidseenError, ValueError):
    """An argument makes no sense; the command line ends with 2."""


class StoryError(SaidseenError):
    """One story cannot be taken; its neighbours still are."""


class DecodeError(StoryError):
    """The bytes are no text that can be read."""


class MarkupError(StoryError):
    """The page, newsJSON or record holds no story."""


class WithdrawnError(MarkupError):
    """The publisher took the story back and left no words; `of` is its address."""

    def __init__(self, told: str, of: str) -> None:
        super().__init__(told)
        self.of = of


class FetchError(StoryError):
    """The address gives no story."""


class AnswerError(FetchError):
    """The server answers with another status than that of a story; `wait` is after how many seconds to ask again."""

    def __init__(self, told: str, status: int, wait: float | None = None) -> None:
        super().__init__(told)
        self.status, self.wait = status, wait


class LedgerError(SaidseenError):
    """The ledger cannot be used."""


class LedgerLocked(LedgerError):
    """Another program holds the ledger."""


class NotALedger(LedgerError):
    """The file is no ledger of saidseen."""


class NewerLedger(LedgerError):
    """A newer saidseen wrote the ledger."""


class LedgerFull(LedgerError):
    """There is no room left to write the ledger."""


class ReaderError(SaidseenError):
    """The network or its data is missing or damaged."""
