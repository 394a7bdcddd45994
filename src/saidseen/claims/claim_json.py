"""A claim as JSON: the form that `saidseen claims --format jsonl` prints and that the measures take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from saidseen.claims.frames import is_state
from saidseen.claims.judged import Judged, reliability
from saidseen.claims.owed import words_of
from saidseen.claims.records import Claim, Figure, Joint, Member, Origin, Owing
from saidseen.records import Place


def claim_to_json(claim: Claim, judgements: Sequence[Judged] = ()) -> dict[str, Any]:
    """The claim as an object of plain values.

    Besides what docs/claims.md lists, `reliability` of a statement is the Admiralty grade that a person gave its
    speaker, else its outlet (F until then). Times are as the stories give them.
    """
    origins = {origin.id: origin for origin in claim.origins}
    by_id = {member.said.id: member for member in claim.members}
    return {
        "id": claim.id,
        "title": claim.title,
        "kind": claim.kind,
        "event": claim.event,
        "actors": list(claim.actors),
        "places": [_place(place) for place in claim.places],
        "start": claim.start,
        "end": claim.end,
        "status": claim.assessment.status.value,
        "why": claim.assessment.why,
        "because": list(claim.assessment.because),
        "credibility": claim.assessment.credibility,
        "why_credibility": claim.assessment.why_credibility,
        "origins": len(claim.origins),
        "voices": [_origin(origin) for origin in claim.origins],
        "statements": [_statement(member, origins[member.origin], judgements) for member in claim.members],
        "owed": {key: _owing(key, owing, by_id) for key, owing in claim.owed.items()},
        "quantities": [_figure(figure) for figure in claim.figures],
        "history": [
            {"at": turn.at, "status": turn.status.value, "because": turn.because, "why": turn.why}
            for turn in claim.history
        ],
        "joints": [_joint(joint) for joint in claim.joints],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "text": place.text,
        "name": place.name or place.text,
        "geoname_id": place.geoname_id,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "id": origin.id,
        "speaker": origin.speaker,
        "side": origin.side,
        "day": origin.day,
        "party": origin.party,
        "statements": list(origin.statements),
        "outlets": list(origin.outlets),
    }


def _statement(member: Member, origin: Origin, judgements: Sequence[Judged]) -> dict[str, Any]:
    said, statement = member.said, member.said.statement
    speaker, side = statement.speaker, origin.side
    graded = reliability(speaker.name if speaker else None, judgements)
    return {
        "id": statement.id,
        "document": said.source.name,
        "document_id": said.source.id,
        "stance": member.stance.value,
        "why": member.why,
        "origin": member.origin,
        "counts": member.weight,
        "speaker": None if statement.outlet_own else (speaker.name if speaker and speaker.name else origin.speaker),
        "country": (speaker.country if speaker else None) or (side if side and is_state(side) else None),
        "side": side,
        "act": statement.act.value,
        "basis": statement.basis.value,
        "polarity": statement.polarity,
        "text": statement.content.text,
        "outlet": said.source.outlet,
        "published": said.source.published,
        "at": said.source.at,
        "url": said.source.url,
        "reliability": graded if graded != "F" else reliability(said.source.outlet, judgements),
    }


def _owing(key: str, owing: Owing, members: dict[str, Member]) -> dict[str, Any]:
    """The state, the ids, and the words of those who gave it; the others of `by` withheld it."""
    withheld, given, left = [], [], iter(owing.given)
    for id_ in owing.by:
        statement = members[id_].said.statement
        specific = statement.specifics.get(key)
        if specific is not None and specific.state.value == "withheld":
            withheld.append(id_)
        else:
            given.append({"statement": id_, "text": words_of(statement, next(left))})
    return {"state": owing.state.value, "by": list(owing.by), "given": given, "withheld": withheld}


def _figure(figure: Figure) -> dict[str, Any]:
    quantity = figure.quantity
    return {
        "statement": figure.statement,
        "speaker": figure.speaker,
        "at": figure.at,
        "text": quantity.text,
        "value": quantity.value,
        "upper": quantity.upper,
        "unit": quantity.unit,
        "modifier": quantity.modifier,
    }


def _joint(joint: Joint) -> dict[str, Any]:
    return {"a": joint.a, "b": joint.b, "score": joint.score, "why": joint.why}
