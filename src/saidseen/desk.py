"""What the commands do, without the command line: read stories, keep them, hand them on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from saidseen.documents import Refusal, open_stories
from saidseen.records import Reading

if TYPE_CHECKING:
    from saidseen.ledger import Ledger

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read and how: `where` are paths, folders, addresses or '-'."""

    where: tuple[str, ...]
    published: str | None = None
    outlet: str | None = None
    ledger: str | None = None
    threads: int | None = None
    allow_private: bool = False


@dataclass(slots=True)
class Tally:
    """How a run went: stories read, statements found, stories refused, what was new to the ledger."""

    stories: int = 0
    statements: int = 0
    new_statements: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def readings(wanted: Wanted, tally: Tally, progress: Progress | None = None) -> Iterator[Reading]:
    """The reading of each story as it comes; refusals go into the tally, and the others go on.

    With a ledger every reading is kept in it before it is handed on, a story that it has from this reader is not read
    again, and its who's who serves the stories that follow.
    """
    with _ledger(wanted.ledger) as ledger:
        for place in wanted.where:
            for story in open_stories(
                place, published=wanted.published, outlet=wanted.outlet, allow_private=wanted.allow_private
            ):
                if isinstance(story, Refusal):
                    tally.refusals.append(story)
                    continue
                reading = _read(story, ledger, wanted.threads, tally, progress)
                tally.stories += 1
                tally.statements += len(reading.statements)
                yield reading


def _ledger(path: str | None) -> AbstractContextManager[Ledger | None]:
    """The ledger at `path`, or none."""
    if path is None:
        return nullcontext()
    from saidseen.ledger import Ledger

    return Ledger(path)


def _read(
    story: object,
    ledger: Ledger | None,
    threads: int | None,
    tally: Tally,
    progress: Progress | None,
) -> Reading:
    """The reading of one story: the ledger's where it has this reader's, else a new one, kept."""
    from saidseen.reading.network import load
    from saidseen.reading.story import read_document, reader_version
    from saidseen.records import Document

    assert isinstance(story, Document)
    reader = reader_version(load(threads))
    if ledger is not None and ledger.has(story, reader):
        from saidseen.ledger import document_id

        return ledger.reading(document_id(story), reader)
    told = (lambda done, size: progress(story.name, done, size)) if progress else None
    result = read_document(story, ledger.known() if ledger is not None else None, threads, told)
    if progress:
        progress(story.name, 1, 1)
    if ledger is not None:
        tally.new_statements += ledger.add(result.reading, result.learnt).new_statements
    return result.reading


def refused(refusal: Refusal) -> str:
    """The line that says why a story was not taken."""
    line = f", line {refusal.line}" if refusal.line is not None else ""
    return f"saidseen: {refusal.where}{line}: {refusal.reason}"
