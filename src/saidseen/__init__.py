"""saidseen: what was said, what was seen, and what nobody has shown.

`read` gives a story's statements as typed, frozen records; `Ledger` keeps them. Nothing heavy is imported before it is
needed: `import saidseen` loads neither the network nor any of the libraries under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from saidseen.errors import SaidseenError
from saidseen.model.reading import (
    Act,
    Basis,
    Document,
    Event,
    Passage,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
    Specific,
    State,
    Statement,
    Time,
)

if TYPE_CHECKING:
    from saidseen.ledger import Ledger

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Basis",
    "Document",
    "Event",
    "Ledger",
    "Passage",
    "Place",
    "Quantity",
    "Reading",
    "SaidseenError",
    "Span",
    "Speaker",
    "Specific",
    "State",
    "Statement",
    "Time",
    "__version__",
    "read",
]


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    name: str = "text",
    threads: int | None = None,
) -> Reading:
    """Every attributed statement of one story.

    `published` is the ISO date or date-time that relative times ("on Tuesday") are settled against, `outlet` who
    published it. Raises UsageError where `published` is no date of the calendar; any text can be read, and one in
    another language than English gives a reading without statements, its document saying why.
    """
    from saidseen.documents.dates import checked_published
    from saidseen.documents.language import foreign, language_of
    from saidseen.reading.story import read_document

    language = language_of(text)
    day, unread = checked_published(published), foreign(text, language)
    document = Document(name, text, outlet, day, language=language, unread=unread)
    return read_document(document, threads=threads).reading


def __getattr__(name: str) -> Any:
    if name == "Ledger":
        from saidseen.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'saidseen' has no attribute '{name}'")
