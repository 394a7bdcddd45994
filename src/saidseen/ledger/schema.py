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

from saidseen.ledger.stores.columns import KEY, TEXT, Name, Words

metadata = MetaData()


def _key() -> Column[Any]:
    return Column("id", KEY, primary_key=True)


def _to(column: str, called: str, *, null: bool = False, index: bool = False) -> Column[Any]:
    kind = Name(32) if column == "documents.id" else Name(64) if column == "texts.sha256" else KEY
    return Column(called, kind, ForeignKey(column), nullable=null, index=index)


# --- step 0001: documents and their readings -------------------------------------------------------------------------

texts = Table(
    "texts",
    metadata,
    Column("sha256", Name(64), primary_key=True),
    Column("utf8", LargeBinary, nullable=False, comment="the text to the byte, UTF-8, lone surrogates passed"),
)
documents = Table(
    "documents",
    metadata,
    Column("id", Name(32), primary_key=True, comment="hash of text, outlet, url and published"),
    _to("texts.sha256", "sha256", index=True),
    Column("outlet", Words),
    Column("outlet_folded", TEXT, index=True),
    Column("url", Words),
    Column("published", Words),
    Column("first_added", Name(40), nullable=False),
)
sightings = Table(
    "sightings",
    metadata,
    _key(),
    Column("key", Name(32), nullable=False, unique=True, comment="hash of document, name, title, how and raw"),
    _to("documents.id", "document_id", index=True),
    Column("name", Words, nullable=False),
    Column("title", Words),
    Column("how", Words, nullable=False),
    Column("fetched", Words, comment="the first time it came this way"),
    Column("raw_sha256", Words),
)
readings = Table(
    "readings",
    metadata,
    _key(),
    _to("documents.id", "document_id"),
    _to("sightings.id", "sighting_id"),
    Column("reader", Words, nullable=False),
    Column("read_at", Name(40), nullable=False),
    Column("language", Words),
    Column("unread", Words),
    Column("statements", Integer, nullable=False),
    Column("record", TEXT, nullable=False, comment="JSON: the reading without text and statements"),
    UniqueConstraint("document_id", "reader"),
)

# --- step 0002: statements and what is in them -----------------------------------------------------------------------

speakers = Table(
    "speakers",
    metadata,
    _key(),
    Column("key", Name(32), nullable=False, unique=True, comment="hash of name, country, organisation and sector"),
    Column("name", Words),
    Column("name_folded", TEXT, index=True),
    Column("country", Words, index=True),
    Column("organisation", Words),
    Column("organisation_folded", TEXT, index=True),
    Column("sector", Words),
)
statements = Table(
    "statements",
    metadata,
    _key(),
    Column("statement_id", Name(64), nullable=False, index=True),
    _to("readings.id", "reading_id"),
    Column("ordinal", Integer, nullable=False),
    _to("speakers.id", "speaker_id", null=True, index=True),
    Column("speaker_how", Words),
    Column("outlet_own", Boolean, nullable=False),
    Column("act", Name(16), nullable=False, index=True),
    Column("polarity", Words, nullable=False),
    Column("basis", Name(16), nullable=False, index=True),
    Column("event_type", Words),
    Column("event_mode", Words),
    Column("event_score", Float),
    Column("content", Words, nullable=False),
    Column("score", Float),
    Column("within", Words),
    Column("repeats", Words),
    Column("first", Name(19), comment="first second of what it is about, else of the publication"),
    Column("last", Name(19)),
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
    Column("role", Name(16), nullable=False, comment="source, cue, content or hedge"),
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
        Column("text", Words, nullable=False),
        *columns,
    )


places = _mention(
    "places",
    Column("name", Words),
    Column("geoname_id", Integer, index=True),
    Column("country", Words),
    Column("lat", Float),
    Column("lon", Float),
    Index("ix_places_country", "country", "statement_id"),
)
times = _mention(
    "times",
    Column("value", Words, nullable=False, comment="TIMEX3"),
    Column("first", Words, index=True),
    Column("last", Words),
    Column("precision", Words, nullable=False),
)
quantities = _mention(
    "quantities",
    Column("value", Float),
    Column("upper", Float),
    Column("unit", Words),
    Column("modifier", Words),
)
specifics = Table(
    "specifics",
    metadata,
    _key(),
    _to("statements.id", "statement_id", index=True),
    Column("specific", Words, nullable=False),
    Column("state", Name(16), nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

# --- step 0003: the who's who ----------------------------------------------------------------------------------------

actors = Table(
    "actors",
    metadata,
    _key(),
    Column("key", Name(32), nullable=False, unique=True, comment="hash of name, country, organisation and sector"),
    Column("name", Words, nullable=False),
    Column("name_folded", TEXT, index=True),
    Column("country", Words),
    Column("organisation", Words),
    Column("sector", Words),
)
aliases = Table(
    "aliases",
    metadata,
    _key(),
    _to("actors.id", "actor_id"),
    Column("alias", Words, nullable=False),
    Column("alias_folded", TEXT, index=True),
    UniqueConstraint("actor_id", "alias"),
)
evidence = Table(
    "evidence",
    metadata,
    _key(),
    _to("actors.id", "actor_id"),
    _to("documents.id", "document_id", index=True),
    Column("words", Words, nullable=False),
    Column("seen_at", Name(40), nullable=False),
    UniqueConstraint("actor_id", "document_id"),
)

# --- step 0004: what people correct ----------------------------------------------------------------------------------

judgements = Table(
    "judgements",
    metadata,
    _key(),
    Column("subject", Name(16), nullable=False, comment="statement, actor or document"),
    Column("subject_id", Name(64), nullable=False),
    Column("field", Words, nullable=False),
    Column("value", TEXT, comment="JSON: what it should be"),
    Column("person", Words, nullable=False),
    Column("made_at", Name(40), nullable=False),
    Column("why", Words, nullable=False),
    Column("withdraws", KEY, ForeignKey("judgements.id"), comment="the judgement that this one takes back"),
    Index("ix_judgements_subject", "subject", "subject_id"),
)
