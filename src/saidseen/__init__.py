"""saidseen: what was said, what was seen, and what nobody has shown.

`read` gives a story's statements as typed, frozen records; `open` opens a ledger that keeps them and puts claims
together. Every record has `to_dict()`; `frame` makes a table of them. Nothing heavy is imported before it is needed:
`import saidseen` loads neither the network nor any of the libraries under it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from saidseen.errors import SaidseenError, UsageError
from saidseen.model.acts import Act
from saidseen.model.claim import Claim
from saidseen.model.reading import (
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
from saidseen.model.version import VERSION

if TYPE_CHECKING:
    from saidseen.desk.desk import Desk
    from saidseen.ledger import Ledger

__version__ = VERSION

__all__ = [
    "Act",
    "Basis",
    "Claim",
    "Desk",
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
    "frame",
    "open",
    "read",
    "read_file",
    "read_html",
    "read_url",
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
    published it. Raises UsageError where `published` is no date of the calendar, or where `text` is the name of a file
    or an address; any text can be read, and one in another language than English gives a reading without statements,
    its document saying why.
    """
    from saidseen.desk.reading import checked_text, read_parts
    from saidseen.documents.story import Parts

    return read_parts(Parts(checked_text(text), "text"), name, published, outlet, threads)


def read_file(
    path: str | os.PathLike[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    threads: int | None = None,
) -> list[Reading]:
    """The reading of each story of a file or folder, whatever form it has (text, HTML, JSON Lines, newsJSON …).

    Raises StoryError where there is nothing that can be taken, with every reason; where some stories can be taken, a
    warning tells of each of the others.
    """
    from saidseen.desk.reading import readings_at

    return readings_at(os.fspath(path), published=published, outlet=outlet, threads=threads)


def read_html(
    page: str | bytes,
    *,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    name: str = "page",
    threads: int | None = None,
) -> Reading:
    """Every attributed statement of the story in an HTML page; what the page says of itself goes before what is given.

    Raises StoryError where no story is found in it.
    """
    from saidseen.desk.reading import read_parts
    from saidseen.documents.formats.page import page_parts

    data = page.encode("utf-8", "replace") if isinstance(page, str) else page
    parts = page_parts(data, "utf-8" if isinstance(page, str) else None, url)
    return read_parts(parts, name, published, outlet, threads)


def read_url(
    url: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    allow_private: bool = False,
    threads: int | None = None,
) -> list[Reading]:
    """The reading of each story at an http(s) address.

    `allow_private` lets it lead into private networks and this machine. Raises UsageError for what is no such address,
    StoryError where there is nothing that can be taken.
    """
    from saidseen.desk.reading import readings_at

    if not url.lower().startswith(("http://", "https://")):
        raise UsageError(f"'{url}' is no http(s) address: use read_file for a file, read for words")
    return readings_at(url, published=published, outlet=outlet, threads=threads, allow_private=allow_private)


def open(path: str | os.PathLike[str], *, create: bool = True) -> Desk:
    """A ledger, open: an SQLite file, ":memory:" or postgresql://USER@HOST/DATABASE; made where it is not there.

    Raises LedgerError.
    """
    from saidseen.desk.desk import Desk
    from saidseen.ledger import Ledger

    return Desk(Ledger(path, create=create))


def frame(records: Iterable[Any], library: str | None = None) -> Any:
    """A table of records, one a row: statements (of a reading or a ledger), claims, readings or actors.

    `library` is "pandas" or "polars"; without it the one that is installed, pandas first. Raises UsageError where
    neither is, or where the records are of unlike kinds.
    """
    from saidseen.exports.frame import frame_of

    return frame_of(records, library)


def __getattr__(name: str) -> Any:
    if name == "Ledger":
        from saidseen.ledger import Ledger

        return Ledger
    if name == "Desk":
        from saidseen.desk.desk import Desk

        return Desk
    raise AttributeError(f"module 'saidseen' has no attribute '{name}'")
