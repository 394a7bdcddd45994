"""What the commands do, without the command line: read stories, keep them, hand them on."""

from __future__ import annotations

import os
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from saidseen.documents import Refusal, open_stories, shown, warnings_of
from saidseen.documents.dates import checked_published
from saidseen.documents.story import Given, Parts, any_document
from saidseen.errors import StoryError, UsageError
from saidseen.model.reading import Document, Reading

if TYPE_CHECKING:
    from saidseen.ledger import Added, Ledger

NAMED = 5  # stories not read that are named
_SHORT = re.compile(r"[:;] ")  # what ends the short form of a reason
REASONS = 3  # reasons for it in the last line
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
    """How a run went: stories taken, statements found, stories refused, and not read; with a ledger what was new to it.

    `passed` is what was no story at all; `known` counts stories that the ledger had, `changed` new versions of such.
    """

    stories: int = 0
    statements: int = 0
    new_statements: int = 0
    new: int = 0
    changed: int = 0
    known: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    passed: list[Refusal] = field(default_factory=list)
    unread: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def refuse(self, refusal: Refusal) -> None:
        """Count what could not be taken, or was no story."""
        (self.passed if refusal.passed else self.refusals).append(refusal)

    def keep(self, added: Added) -> None:
        """Count what a ledger took in."""
        self.new_statements += added.new_statements
        self.changed += added.new_versions
        self.new += added.new_documents - added.new_versions
        self.known += not added.new_documents

    def add(self, reading: Reading) -> None:
        """Count a reading; a story that was kept but not read is told with its reason, and so is what it lacks."""
        document = reading.document
        self.stories += 1
        self.statements += len(reading.said)
        if document.unread is not None:
            self.unread.setdefault(document.unread, []).append(document.name)
        self.notes += [f"saidseen: {shown(document.name)}: {note}" for note in warnings_of(document)]

    @property
    def failed(self) -> bool:
        """Whether a story was refused, or none of them was read."""
        return bool(self.refusals) or 0 < self.stories == sum(map(len, self.unread.values()))

    def told(self) -> Iterator[str]:
        """What a person has to know of the run, one line each: what stories lack, which were not read or refused."""
        yield from self.notes
        for reason, names in self.unread.items():
            more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
            count = f"{len(names)} of {self.stories} {'story' if self.stories == 1 else 'stories'}"
            yield f"saidseen: {count} not read, {shown(reason)}: {', '.join(map(shown, names[:NAMED]))}{more}"
        yield from map(refused, (*self.passed, *self.refusals))

    def summary(self, ledger: str | None = None) -> str:
        """The last line of a run: how many stories were read, how many not and why, and what is new in the ledger."""
        why: Counter[str] = Counter()
        for reason, names in self.unread.items():
            why[_SHORT.split(reason)[0]] += len(names)
        why.update(_SHORT.split(refusal.reason)[0] for refusal in self.refusals)
        reasons = [f"{count} {shown(reason)}" for reason, count in why.most_common(REASONS)]
        if rest := why.total() - sum(count for _, count in why.most_common(REASONS)):
            reasons.append(f"{rest} for other reasons")
        read = self.stories - sum(map(len, self.unread.values()))
        line = (
            f"saidseen: read {_count(read, 'story', 'stories')}, {_count(self.statements, 'statement', 'statements')}"
        )
        line += f"; unread {why.total()}" + (f" ({', '.join(reasons)})" if reasons else "")
        if ledger is not None:
            line += f"; new {self.new}, changed {self.changed}, known {self.known} in {ledger}"
        return line


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def readings(wanted: Wanted, tally: Tally, progress: Progress | None = None) -> Iterator[Reading]:
    """The reading of each story as it comes; refusals go into the tally, and the others go on.

    With a ledger every reading is kept in it before it is handed on, a story that it has from this reader is not read
    again, and its who's who serves the stories that follow.
    """
    with _ledger(wanted.ledger) as ledger:
        yield from kept_readings(
            ledger,
            wanted.where,
            tally,
            published=wanted.published,
            outlet=wanted.outlet,
            allow_private=wanted.allow_private,
            threads=wanted.threads,
            progress=progress,
        )


def kept_readings(
    ledger: Ledger | None,
    where: Sequence[str],
    tally: Tally,
    *,
    published: str | None = None,
    outlet: str | None = None,
    allow_private: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """The same with a ledger that is open, or none."""
    for place in where:
        for story in open_stories(place, published=published, outlet=outlet, allow_private=allow_private):
            if isinstance(story, Refusal):
                tally.refuse(story)
                continue
            reading = _read(story, ledger, threads, tally, progress)
            tally.add(reading)
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
    from saidseen.ledger import document_id
    from saidseen.network import load
    from saidseen.reading.story import read_document, reader_version

    assert isinstance(story, Document)
    reader = reader_version(load(threads))
    if ledger is not None and ledger.has(story, reader):
        read = ledger.reading(document_id(story), reader)
        tally.keep(ledger.add(replace(read, document=story)))  # the way that it came this time
        return replace(ledger.reading(document_id(story), reader, as_left=True), document=story)
    told = (lambda done, size: progress(story.name, done, size)) if progress else None
    result = read_document(story, ledger.known() if ledger is not None else None, threads, told)
    if progress:
        progress(story.name, 1, 1)
    if ledger is None:
        return result.reading
    tally.keep(ledger.add(result.reading, result.learnt))
    return replace(ledger.reading(document_id(story), reader, as_left=True), document=result.reading.document)


def refused(refusal: Refusal) -> str:
    """The line that says why a story was not taken."""
    line = f", line {refusal.line}" if refusal.line is not None else ""
    return f"saidseen: {refusal.where}{line}: {refusal.reason}"


_FILE = re.compile(
    r"(?:\S+[/\\])?[^\s/\\]+\.(?:txt|text|md|html?|xhtml|jsonl?|ndjson|xml|rss|atom|csv|tsv|xlsx|pdf|docx|eml|mhtml?|warc|wacz)",
    re.I,
)
_ADDRESS = re.compile(r"https?://\S+", re.I)


def checked_text(text: object) -> str:
    """The words of a story; raises UsageError for the name of a file, or an address, that was given in their place."""
    if isinstance(text, os.PathLike):
        raise UsageError(f"'{os.fspath(text)}' is a path, not the words of a story: use read_file")
    if not isinstance(text, str):
        raise UsageError(f"a story is given as str, not as {type(text).__name__}")
    words = text.strip()
    if no_words := not_words(text):
        raise UsageError(f"{no_words}: use {'read_url' if _ADDRESS.fullmatch(words) else 'read_file'}")
    if _short(words) and _is_file(words):
        raise UsageError(f"'{words}' is the name of a file, not the words of a story: use read_file")
    return text


def not_words(text: str) -> str | None:
    """What a text is that stands in the place of a story's words, by its looks alone; None where it may be words."""
    words = text.strip()
    if _ADDRESS.fullmatch(words):
        return f"'{words}' is an address, not the words of a story"
    if _short(words) and _FILE.fullmatch(words):
        return f"'{words}' is the name of a file, not the words of a story"
    return None


def _is_file(words: str) -> bool:
    try:
        return Path(words).is_file()
    except OSError:  # longer than any file's name
        return False


def _short(words: str) -> bool:
    return 0 < len(words) < 1_000 and "\n" not in words and "\0" not in words


def read_words(
    text: str, ledger: Ledger, *, published: str | None, outlet: str | None, threads: int | None = None
) -> Reading:
    """The reading of a text that was handed in, by a ledger's who's who; nothing is kept, opened or fetched.

    Raises UsageError for an address, the name of a file or nothing in the place of words, and for what is no date.
    """
    from saidseen.reading.story import read_document

    if no_words := not_words(text):
        raise UsageError(f"{no_words}, and none is opened here: give the words themselves")
    if not text.strip():
        raise UsageError("there are no words to read: give the text of a story")
    document = any_document(Parts(text, "text"), "text", Given(checked_published(published), outlet))
    return read_document(document, ledger.known(), threads).reading


def read_parts(
    parts: Parts, name: str, published: str | None, outlet: str | None, threads: int | None = None
) -> Reading:
    """The reading of one story whose parts are at hand; any text can be read. Raises UsageError for what is no date."""
    from saidseen.reading.story import read_document

    document = any_document(parts, name, Given(checked_published(published), outlet))
    return read_document(document, threads=threads).reading


def readings_at(
    where: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    threads: int | None = None,
    allow_private: bool = False,
) -> list[Reading]:
    """The readings of the stories at one place; raises StoryError where there is none, and warns of those not taken."""
    tally = Tally()
    found = list(
        kept_readings(
            None, (where,), tally, published=published, outlet=outlet, allow_private=allow_private, threads=threads
        )
    )
    reasons = [refused(refusal).removeprefix("saidseen: ") for refusal in tally.refusals]
    if not found:
        raise StoryError("; ".join(reasons[:NAMED]))
    for reason in reasons:
        warnings.warn(reason, stacklevel=3)
    return found
