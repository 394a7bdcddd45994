"""A claim as JSON: the form that `saidseen claims --format jsonl` prints and that the measures take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from saidseen.model.claim import Claim, Figure, Joint, Member, Origin, Owing, is_state
from saidseen.model.judged import Judged, reliability
from saidseen.model.reading import Place, Specific, Statement


def claim_to_json(claim: Claim, judgements: Sequence[Judged] = ()) -> dict[str, Any]:
    """The claim as an object of plain values.

    A statement that two documents have word for word has one id and stands once for each document. `reliability` of a
    statement is the Admiralty grade that a person gave its speaker, else its outlet (F until then). Times are as the
    stories give them.
    """
    own = {member.said.id: member.said.statement.id for member in claim.members}
    origins = {origin.id: origin for origin in (*claim.others, *claim.origins)}
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
        "why": claim.assessment.why_words,
        "status_by": claim.assessment.judged or "machine",
        "cautions": list(claim.cautions),
        **({"notes": list(claim.notes)} if claim.notes else {}),
        "because": _named(claim.assessment.because, own),
        "credibility": claim.assessment.credibility,
        "why_credibility": claim.assessment.why_credibility_words,
        "graded_by": "machine",
        "origins": len(claim.origins),
        "voices": [_origin(origin, own) for origin in claim.origins],
        "statements": [_statement(member, origins.get(member.origin), judgements) for member in claim.members],
        "owed": {key: _owing(key, owing, by_id, own) for key, owing in claim.owed.items()},
        "quantities": [
            _figure(f, own, beside=n >= len(claim.figures)) for n, f in enumerate((*claim.figures, *claim.near))
        ],
        "history": [
            {
                "at": turn.at,
                "status": turn.status.value,
                "because": own.get(turn.because, turn.because),
                "why": turn.why_words,
            }
            for turn in claim.history
        ],
        "joints": [_joint(joint, own) for joint in claim.joints],
    }


def _named(ids: Iterable[str], own: Mapping[str, str]) -> list[str]:
    """Statements by their own ids, each once: where two documents have the very same text, both have that one."""
    return list(dict.fromkeys(own.get(name, name) for name in ids))


def _place(place: Place) -> dict[str, Any]:
    return {
        "text": place.text,
        "name": place.name or place.text,
        "geoname_id": place.geoname_id,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
    }


def _origin(origin: Origin, own: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": origin.id,
        "speaker": origin.speaker,
        "side": origin.side,
        "day": origin.day,
        "party": origin.party,
        "joint": list(origin.joint),
        "statements": _named(origin.statements, own),
        "outlets": list(origin.outlets),
    }


def _statement(member: Member, origin: Origin | None, judgements: Sequence[Judged]) -> dict[str, Any]:
    said, statement = member.said, member.said.statement
    speaker, side = statement.speaker, origin.side if origin else None
    name = speaker.name if speaker else None
    if statement.outlet_own:
        side = said.source.outlet or said.source.name
    elif not name:
        name = " ".join(statement.source.text.split()) if statement.source else "nobody named"
    graded = reliability(speaker.name if speaker else None, judgements)
    return {
        "id": statement.id,
        "document": said.source.name,
        "document_id": said.source.id,
        "stance": member.stance.value,
        "why": member.why_words,
        "origin": member.origin,
        "counts": member.weight and not member.beside,
        "beside": member.beside,
        "embedded": statement.embedded,
        "speaker": None if statement.outlet_own else name,
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
        **({"judged": dict(statement.judged)} if statement.judged else {}),
        "reliability": graded if graded != "F" else reliability(said.source.outlet, judgements),
    }


def _owing(key: str, owing: Owing, members: Mapping[str, Member], own: Mapping[str, str]) -> dict[str, Any]:
    """The state, the ids, and the words of those who gave it; the others of `by` withheld it."""
    withheld, given, left = [], [], iter(owing.given)
    for id_ in owing.by:
        statement = members[id_].said.statement
        specific = statement.specifics.get(key)
        if specific is not None and specific.state.value == "withheld":
            withheld.append(own[id_])
        else:
            given.append({"statement": own[id_], "text": words_of(statement, next(left))})
    return {"state": owing.state.value, "by": _named(owing.by, own), "given": given, "withheld": withheld}


def _figure(figure: Figure, own: Mapping[str, str], *, beside: bool) -> dict[str, Any]:
    quantity = figure.quantity
    return {
        "statement": own[figure.statement],
        "speaker": figure.speaker,
        "at": figure.at,
        "text": quantity.text,
        "value": quantity.value,
        "upper": quantity.upper,
        "unit": quantity.unit,
        "modifier": quantity.modifier,
        "beside": beside,
    }


def _joint(joint: Joint, own: Mapping[str, str]) -> dict[str, Any]:
    return {"a": own[joint.a], "b": own[joint.b], "score": joint.score, "why": joint.why_words}


def words_of(statement: Statement, given: Specific) -> str | None:
    """The words of the content that give a specific; None where no span of the content does."""
    pieces = statement.content.text.split(" … ")
    if given.span is None or len(pieces) != len(statement.content.spans):
        return None
    for span, piece in zip(statement.content.spans, pieces, strict=True):
        if span.holds(given.span):
            return piece[given.span.start - span.start : given.span.end - span.start]
    return None
