"""What goes into the ledger beside readings, and what comes out of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple, Protocol

from saidseen.ledger.errors import LedgerDamaged
from saidseen.model.codec import ContractError, statement_from_json
from saidseen.model.reading import Statement


class Learnt(Protocol):
    """What a story told of an actor: anything that has these attributes.

    `country` is ISO 3166 alpha-3, `sector` a PLOVER sector, `evidence` the words of the story that told it.
    """

    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def country(self) -> str | None: ...
    @property
    def organisation(self) -> str | None: ...
    @property
    def sector(self) -> str | None: ...
    @property
    def evidence(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Added:
    """What one `add` put into the ledger; every count is 0 where the reading was there already.

    `new_statements` counts statements whose ids no earlier reading of the document had; `new_versions` is 1 where a new
    document is a new version of one that was there.
    """

    document_id: str
    new_documents: int = 0
    new_versions: int = 0
    new_readings: int = 0
    new_statements: int = 0
    new_sightings: int = 0
    new_actors: int = 0

    def __bool__(self) -> bool:
        """Whether anything was added."""
        return bool(self.new_documents or self.new_readings or self.new_sightings)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the ledger with its newest reading, without its text.

    `length` is in bytes of UTF-8; `statements` counts those of the newest reading; `read_at` is ISO, UTC.
    """

    id: str
    sha256: str
    length: int
    name: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None
    language: str | None
    fetched: str | None
    how: str
    unread: str | None
    reader: str
    read_at: str
    statements: int


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One of the readings of a document: which reader, and when (ISO, UTC)."""

    document_id: str
    reader: str
    read_at: str
    statements: int


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of the ledger, with the document it stands in and the reader that read it."""

    document_id: str
    name: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None
    reader: str
    statement: Statement

    def to_dict(self) -> dict[str, Any]:
        """The statement as plain values, with its document, outlet and day of publication before it."""
        head = {"document": self.name, "outlet": self.outlet, "published": self.published}
        return {**head, **self.statement.to_dict()}


class Kept(NamedTuple):
    """A statement of the ledger as it is kept: `record` is its JSON, the rest the document and the reader of a row."""

    record: str
    document_id: str
    name: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None
    reader: str

    def row(self) -> Row:
        """The statement as a row; raises LedgerDamaged where its record is not what was put in."""
        try:
            statement = statement_from_json(json.loads(self.record))
        except (ValueError, KeyError, TypeError, ContractError) as error:
            raise LedgerDamaged(f"a record in it is damaged ({error}); restore a copy of it") from error
        return Row(*self[1:], statement)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """Who somebody is, as the stories told it: an entry of the who's who.

    `evidence` are the words that first told it, in the document `document_id`, added at `first_seen` (ISO, UTC);
    `documents` is the number of documents that say the same of the name.
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    organisation: str | None
    sector: str | None
    evidence: str
    document_id: str
    first_seen: str
    documents: int = 1

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain values."""
        return asdict(self)
