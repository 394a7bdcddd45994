"""What several formats tell of a statement, whether it comes by itself or in a claim."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from saidseen.ledger.rows import Row
from saidseen.model.claim import StoryRef
from saidseen.model.moments import LAST, instant
from saidseen.model.reading import Place, State, Statement

PRODUCER = "saidseen"
OURS = uuid5(NAMESPACE_URL, "https://pypi.org/project/saidseen/")
"""Of what kind the ids are that other desks ask for as a UUID: made of our own ids, the same every time."""


def source_of(row: Row) -> StoryRef:
    """The document that a row stands in, without its text."""
    return StoryRef(row.document_id, row.name, row.outlet, row.published, row.published, row.url, row.title)


def who(statement: Statement, source: StoryRef) -> str:
    """Who says it: the outlet of its own accord, the speaker by name, or the words that stand for somebody unnamed."""
    speaker = statement.speaker
    if statement.outlet_own:
        return source.outlet or "the outlet"
    if speaker and speaker.name:
        return speaker.name
    return " ".join(statement.source.text.split()) if statement.source else "nobody named"


def moment(at: str | None) -> str | None:
    """The first moment that a date or time leaves open, as RFC 3339 has it: 2022-02-15T00:00:00Z; None where none."""
    first = instant(at)
    return None if first == LAST else f"{first[:19]}Z"


def uuid(*parts: str) -> str:
    """A UUID made of words, the same every time."""
    return str(uuid5(OURS, "\0".join(parts).encode("utf-8", "backslashreplace").decode()))


def where_of(statement: Statement) -> Place | None:
    """The place that a statement gives as the one where it happened, if it is on the map."""
    one = statement.specifics.get("where")
    if one is None or one.state is not State.GIVEN:
        return None
    mapped = (p for p in statement.places if p.lat is not None)
    return next((p for p in mapped if p.name == one.name or (one.span and one.span.holds(p.span))), None)
