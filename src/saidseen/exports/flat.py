"""A record as one row of a table: plain values under plain names, nothing nested."""

from __future__ import annotations

from typing import Any

from saidseen.errors import UsageError
from saidseen.ledger.rows import KnownActor, Row
from saidseen.model.claim import Claim
from saidseen.model.claim_json import words_of
from saidseen.model.reading import Reading, Specific, State, Statement

Flat = dict[str, Any]
SPECIFICS = ("who", "what", "where", "when", "how_many", "whither")


def flat(record: object) -> Flat:
    """The row of a statement, a claim, a reading or an actor; raises UsageError for anything else."""
    match record:
        case Row():
            head = dict(zip(STORY, (record.name, record.outlet, record.published, record.url), strict=True))
            return head | _statement(record.statement)
        case Statement():
            return _statement(record)
        case Claim():
            return _claim(record)
        case Reading():
            return _reading(record)
        case KnownActor():
            return {**record.to_dict(), "aliases": "; ".join(record.aliases) or None}
    raise UsageError(f"a {type(record).__name__} has no row: give statements, claims, readings or actors")


STORY = ["document", "outlet", "published", "url"]
STATEMENT = [
    "id", "speaker", "country", "organisation", "sector", "own", "source", "cue", "content", "act", "polarity", "basis",
    "event", "mode", "act_score", "event_score", *SPECIFICS, "withheld", "embedded", "within", "repeats",
]  # fmt: skip
CLAIM = [
    "id", "title", "kind", "event", "actors", "start", "end", "status", "status_by", "why", "credibility", "graded_by",
    "sides", "origins", "statements", "outlets", "owed", "cautions",
]  # fmt: skip
COLUMNS = {"claims": CLAIM, "statements": [*STORY, *STATEMENT]}
"""The columns of what is exported, in order."""


def _statement(statement: Statement) -> Flat:
    speaker, event, scores = statement.speaker, statement.event, statement.scores
    given = statement.specifics
    told = {key: _given(statement, given.get(key)) for key in SPECIFICS}
    withheld = [key for key in SPECIFICS if key in given and given[key].state is State.WITHHELD]
    values = [
        statement.id,
        speaker.name if speaker else None,
        speaker.country if speaker else None,
        speaker.organisation if speaker else None,
        speaker.sector if speaker else None,
        statement.outlet_own,
        statement.source.text if statement.source else None,
        statement.cue.text if statement.cue else None,
        statement.content.text,
        statement.act.value,
        statement.polarity,
        statement.basis.value,
        event.type if event else None,
        event.mode if event else None,
        scores.get("act"),
        scores.get("event"),
        *told.values(),
        "; ".join(withheld) or None,
        statement.embedded,
        statement.within,
        statement.repeats,
    ]
    return dict(zip(STATEMENT, values, strict=True))


def _given(statement: Statement, specific: Specific | None) -> str | None:
    if specific is None or specific.state is not State.GIVEN:
        return None
    return specific.name or words_of(statement, specific)


def _claim(claim: Claim) -> Flat:
    judged = claim.assessment
    outlets = sorted({m.said.source.outlet for m in claim.said if m.said.source.outlet})
    owed = [f"{key}: {one.state.value}" for key, one in claim.owed.items() if one.state is not State.GIVEN]
    values = [
        claim.id,
        claim.title,
        claim.kind,
        claim.event,
        "; ".join(claim.actors) or None,
        claim.start,
        claim.end,
        judged.status.value,
        judged.judged or "machine",
        judged.why_words,
        judged.credibility,
        "machine",
        len({origin.side for origin in claim.origins if origin.side}),
        len(claim.origins),
        len(claim.said),
        "; ".join(outlets) or None,
        "; ".join(owed) or None,
        " ".join(claim.cautions) or None,
    ]
    return dict(zip(CLAIM, values, strict=True))


def _reading(reading: Reading) -> Flat:
    document = reading.document
    return {
        "name": document.name,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "sha256": document.sha256,
        "unread": document.unread,
        "statements": len(reading.said),
        "reader": reading.reader,
    }
