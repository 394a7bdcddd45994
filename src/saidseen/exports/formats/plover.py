"""PLOVER: an event a line, in the fields of the manual's chapter "Data Fields"; what it has no field for in `saidseen`.

`actor` and `recipient` are those who do what is said, not those who say it; but where the event is what is done by
saying it (accuse, request) the actor is the speaker, if named. Who says it, by which act and on what basis stands under
`saidseen`, an extension (the manual lets providers add named fields) whose version `coder` names. Of a claim the actors
are the sides that it is about, of other statements the words that give who (`entity_text`). `date` is the day it is
about (`date_of` "event"), else that of the story ("story"). Records without an event of PLOVER, or without any day, are
no PLOVER records and are left out and counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from saidseen.exports import Format
from saidseen.exports.said import PRODUCER, source_of, where_of, who
from saidseen.language.visible import json_line, web
from saidseen.model.acts import Act
from saidseen.model.claim import Claim, StoryRef
from saidseen.model.claim_json import words_of
from saidseen.model.moments import day_of
from saidseen.model.plover import SPOKEN, TYPES
from saidseen.model.reading import Place, State, Statement
from saidseen.model.states import is_state

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records
    from saidseen.ledger.rows import Row

Event = dict[str, Any]
VERSION = "1"
_CODER = f"{PRODUCER}-extension-{VERSION}"


def _write(records: Records, file: TextIO, _: ExportQuestion) -> str | None:
    left_out = 0
    for record in records:
        event = _claim(record) if isinstance(record, Claim) else _row(record)
        if event is None:
            left_out += 1
        else:
            print(json_line({key: value for key, value in event.items() if value or key == "actor"}), file=file)
    return f"{left_out} have no event of PLOVER or no day, and are left out" if left_out else None


def _claim(claim: Claim) -> Event | None:
    type_, _, mode = (claim.event or "").partition("/")
    source = (claim.said or claim.members)[0].said.source
    start = day_of(claim.start)
    date = start or day_of(source.published)
    if type_ not in TYPES or date is None:
        return None
    return {
        "id": claim.id,
        "date": date,
        "enddate": day_of(claim.end) if start else None,
        "actor": [_entity(name) for name in claim.actors],
        "event": [type_],
        "mode": [mode] if mode else None,
        "event_loc": _place(claim.places[0]) if len(claim.places) == 1 else None,
        "text": claim.title,
        "cite_info": _cited(source),
        "coder": _CODER,
        "saidseen": {
            "of": "claim",
            "date_of": "event" if start else "story",
            "status": claim.assessment.status.value,
            "status_by": claim.assessment.judged or "machine",
            "credibility": claim.assessment.credibility,
            "graded_by": "machine",
            "kind": claim.kind,
            "said": [{"stance": m.stance.value, **_said(m.said.statement, m.said.source)} for m in claim.said],
        },
    }


def _row(row: Row) -> Event | None:
    statement, source = row.statement, source_of(row)
    event = statement.event
    when = _day_of(statement)
    date = when or day_of(row.published)
    if event is None or event.type not in TYPES or date is None:
        return None
    actor = _actor(statement, event.type)
    return {
        "id": f"{statement.id}@{row.document_id[:8]}",
        "date": date,
        "actor": [{"entity_text": actor}] if actor else [],
        "event": [event.type],
        "mode": [event.mode] if event.mode else None,
        "event_loc": _place(where_of(statement)),
        "text": statement.content.text,
        "text_info": {"start": statement.content.start, "end": statement.content.end},
        "cite_info": _cited(source),
        "coder": _CODER,
        "saidseen": {
            "of": "statement",
            "date_of": "event" if when else "story",
            "event_score": event.score,
            **_said(statement, source),
        },
    }


def _actor(statement: Statement, event: str) -> str | None:
    """Who does it: by saying it the speaker, where named; else whom the content gives as the doer."""
    if event in SPOKEN and statement.act is not Act.ASSERT:
        return statement.speaker.name if statement.speaker else None
    given = statement.specifics.get("who")
    if given is None or given.state is not State.GIVEN:
        return None
    return given.name or words_of(statement, given)


def _said(statement: Statement, source: StoryRef) -> Event:
    """The extension: who says it, by which act, on what basis."""
    speaker = statement.speaker
    return {
        "statement": statement.id,
        "speaker": who(statement, source),
        "country": speaker.country if speaker else None,
        "organisation": speaker.organisation if speaker else None,
        "sector": speaker.sector if speaker else None,
        "act": statement.act.value,
        "polarity": statement.polarity,
        "basis": statement.basis.value,
    }


def _entity(name: str) -> Event:
    return {"code": name} if is_state(name) else {"entity_text": name}


def _day_of(statement: Statement) -> str | None:
    """The day that the statement gives as the one when it happened."""
    given = statement.specifics.get("when")
    if given is None or given.state is not State.GIVEN:
        return None
    days = [day_of(time.start) for time in statement.times if time.span == given.span and time.precision == "day"]
    return days[0] if days else None


def _place(place: Place | None) -> Event | None:
    if place is None or place.name is None:
        return None
    found: Event = {"extracted_place": place.text, "resolved_place": place.name, "geonameid": place.geoname_id}
    found |= {"lat": place.lat, "lon": place.lon, "country_code": place.country}
    return {key: value for key, value in found.items() if value is not None}


def _cited(source: StoryRef) -> Event:
    cited = {"url": web(source.url), "title": source.title, "publication": source.outlet, "codebook": "plover"}
    return {key: value for key, value in cited.items() if value}


FORMAT = Format("plover", "PLOVER event records as JSON Lines; speaker, act and basis in an extension", _write)
