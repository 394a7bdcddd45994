"""The tables as they are now.

The full record of a reading and of each statement is kept as JSON (ASCII, so that it keeps every code point to the
letter); the columns beside it are for questions. Nothing is ever updated or deleted: a better reading, a new sighting
or a judgement is a new row.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from saidseen.ledger.stores.columns import KEY, TEXT, OutsideText, ShortText

metadata = MetaData()


def _key() -> Column[Any]:
    return Column("id", KEY, primary_key=True)


def _to(column: str, called: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    kind = ShortText(32) if column == "documents.id" else ShortText(64) if column == "texts.sha256" else KEY
    return Column(called, kind, ForeignKey(column), nullable=null, index=index)


# --- step 0001: documents and their readings -------------------------------------------------------------------------

texts = Table(
    "texts",
    metadata,
    Column("sha256", ShortText(64), primary_key=True),
    Column("utf8", LargeBinary, nullable=False, comment="the text to the byte, UTF-8, lone surrogates passed"),
)
documents = Table(
    "documents",
    metadata,
    Column("id", ShortText(32), primary_key=True, comment="hash of text, outlet, url and published"),
    _to("texts.sha256", "sha256", index=True),
    Column("outlet", OutsideText),
    Column("outlet_folded", TEXT, index=True),
    Column("url", OutsideText),
    Column("published", OutsideText),
    Column("first_added", ShortText(40), nullable=False),
)
sightings = Table(
    "sightings",
    metadata,
    _key(),
    Column("key", ShortText(32), nullable=False, unique=True, comment="hash of document, name, title, how and raw"),
    _to("documents.id", "document_id", index=True),
    Column("name", OutsideText, nullable=False),
    Column("title", OutsideText),
    Column("how", OutsideText, nullable=False),
    Column("fetched", OutsideText, comment="the first time it came this way"),
    Column("raw_sha256", OutsideText),
)
readings = Table(
    "readings",
    metadata,
    _key(),
    _to("documents.id", "document_id"),
    _to("sightings.id", "sighting_id"),
    Column("reader", OutsideText, nullable=False),
    Column("read_at", ShortText(40), nullable=False),
    Column("language", OutsideText),
    Column("unread", OutsideText),
    Column("statements", Integer, nullable=False),
    Column("record", TEXT, nullable=False, comment="JSON: the reading without text and statements"),
    UniqueConstraint("document_id", "reader"),
)

# --- step 0002: statements and what is in them -----------------------------------------------------------------------

speakers = Table(
    "speakers",
    metadata,
    _key(),
    Column("key", ShortText(32), nullable=False, unique=True, comment="hash of name, country, organisation and sector"),
    Column("name", OutsideText),
    Column("name_folded", TEXT, index=True),
    Column("country", OutsideText, index=True),
    Column("organisation", OutsideText),
    Column("organisation_folded", TEXT, index=True),
    Column("sector", OutsideText),
)
statements = Table(
    "statements",
    metadata,
    _key(),
    Column("statement_id", ShortText(64), nullable=False, index=True),
    _to("readings.id", "reading_id"),
    Column("ordinal", Integer, nullable=False),
    _to("speakers.id", "speaker_id", null=True, index=True),
    Column("speaker_how", OutsideText),
    Column("outlet_own", Boolean, nullable=False),
    Column("act", ShortText(16), nullable=False, index=True),
    Column("polarity", OutsideText, nullable=False),
    Column("basis", ShortText(16), nullable=False, index=True),
    Column("event_type", OutsideText),
    Column("event_mode", OutsideText),
    Column("event_score", Float),
    Column("content", OutsideText, nullable=False),
    Column("score", Float),
    Column("within", OutsideText),
    Column("repeats", OutsideText),
    Column("first", ShortText(19), comment="first second of what it is about, else of the publication"),
    Column("last", ShortText(19)),
    Column("record", TEXT, nullable=False, comment="JSON: the statement in full"),
    UniqueConstraint("reading_id", "ordinal"),
    Index("ix_statements_event", "event_type", "event_mode"),
    Index("ix_statements_time", "first", "last"),
)
spans = Table(
    "spans",
    metadata,
    _key(),
    _to("statements.id", "statement_id", index=True),
    Column("role", ShortText(16), nullable=False, comment="source, cue, content or hedge"),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False, comment="Unicode code points"),
    Column("end", Integer, nullable=False),
)


def _mention(called: str, *columns: Column[Any] | Index) -> Table:
    """A table of things mentioned: of a statement, or (without one) of the document that was read."""
    return Table(
        called,
        metadata,
        _key(),
        _to("readings.id", "reading_id", index=True),
        _to("statements.id", "statement_id", null=True, index=True),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", OutsideText, nullable=False),
        *columns,
    )


places = _mention(
    "places",
    Column("name", OutsideText),
    Column("geoname_id", Integer, index=True),
    Column("country", OutsideText),
    Column("lat", Float),
    Column("lon", Float),
    Index("ix_places_country", "country", "statement_id"),
)
times = _mention(
    "times",
    Column("value", OutsideText, nullable=False, comment="TIMEX3"),
    Column("first", OutsideText, index=True),
    Column("last", OutsideText),
    Column("precision", OutsideText, nullable=False),
)
quantities = _mention(
    "quantities",
    Column("value", Float),
    Column("upper", Float),
    Column("unit", OutsideText),
    Column("modifier", OutsideText),
)
specifics = Table(
    "specifics",
    metadata,
    _key(),
    _to("statements.id", "statement_id", index=True),
    Column("specific", OutsideText, nullable=False),
    Column("state", ShortText(16), nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

# --- step 0003: the who's who ----------------------------------------------------------------------------------------

actors = Table(
    "actors",
    metadata,
    _key(),
    Column("key", ShortText(32), nullable=False, unique=True, comment="hash of name, country, organisation and sector"),
    Column("name", OutsideText, nullable=False),
    Column("name_folded", TEXT, index=True),
    Column("country", OutsideText),
    Column("organisation", OutsideText),
    Column("sector", OutsideText),
)
aliases = Table(
    "aliases",
    metadata,
    _key(),
    _to("actors.id", "actor_id"),
    Column("alias", OutsideText, nullable=False),
    Column("alias_folded", TEXT, index=True),
    UniqueConstraint("actor_id", "alias"),
)
evidence = Table(
    "evidence",
    metadata,
    _key(),
    _to("actors.id", "actor_id"),
    _to("documents.id", "document_id", index=True),
    Column("words", OutsideText, nullable=False),
    Column("seen_at", ShortText(40), nullable=False),
    UniqueConstraint("actor_id", "document_id"),
)

# --- step 0004: what people correct ----------------------------------------------------------------------------------

judgements = Table(
    "judgements",
    metadata,
    _key(),
    Column("subject", ShortText(16), nullable=False, comment="statement, actor or document"),
    Column("subject_id", ShortText(64), nullable=False),
    Column("field", OutsideText, nullable=False),
    Column("value", TEXT, comment="JSON: what it should be"),
    Column("person", OutsideText, nullable=False),
    Column("made_at", ShortText(40), nullable=False),
    Column("why", OutsideText, nullable=False),
    Column("withdraws", KEY, ForeignKey("judgements.id"), comment="the judgement that this one takes back"),
    Index("ix_judgements_subject", "subject", "subject_id"),
)
