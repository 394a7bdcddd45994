"""A claim as JSON, the form that `saidseen claims --format jsonl` prints, and what that form and the measures tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from saidseen.model.claim import Claim, Figure, Member, Origin, Owing
from saidseen.model.fields import fields_of
from saidseen.model.judged import Judged, reliability
from saidseen.model.reading import Specific, State, Statement
from saidseen.model.states import is_state

_PLACE = "text name geoname_id country lat lon"
_VOICE = "id speaker side day party joint statements outlets"


def claim_to_json(claim: Claim, judgements: Sequence[Judged] = ()) -> dict[str, Any]:
    """The claim as an object of plain values.

    A statement that two documents have word for word has one id and stands once for each document. `reliability` of a
    statement is the Admiralty grade that a person gave its speaker, else its outlet (F until then). Times are as the
    stories give them.
    """
    own = {member.said.id: member.said.statement.id for member in claim.members}
    origins = {origin.id: origin for origin in (*claim.others, *claim.origins)}
    return {
        **fields_of(claim, "id title kind event actors"),
        "places": [fields_of(place, _PLACE) | {"name": place.name or place.text} for place in claim.places],
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
        "voices": [fields_of(o, _VOICE) | {"statements": _named(o.statements, own)} for o in claim.origins],
        "statements": [_statement(member, origins.get(member.origin), judgements) for member in claim.members],
        "owed": {key: _owed(told) for key, told in told_of(claim).items()},
        "quantities": [
            _figure(f, own, beside=n >= len(claim.figures)) for n, f in enumerate((*claim.figures, *claim.near))
        ],
        "history": [
            fields_of(turn, "at status") | {"because": own.get(turn.because, turn.because), "why": turn.why_words}
            for turn in claim.history
        ],
        "joints": [{"a": own[j.a], "b": own[j.b], "score": j.score, "why": j.why_words} for j in claim.joints],
    }


def voice_of(member: Member, origin: Origin | None) -> tuple[str | None, str | None, str | None]:
    """The speaker of a statement of a claim, the side they speak for, and their country, as far as they are known."""
    said, statement = member.said, member.said.statement
    speaker, side = statement.speaker, origin.side if origin else None
    name = speaker.name if speaker else None
    if statement.outlet_own:
        return None, said.source.outlet or said.source.name, None
    if not name:
        name = " ".join(statement.source.text.split()) if statement.source else "nobody named"
    return name, side, (speaker.country if speaker else None) or (side if side and is_state(side) else None)


class SpecificTold(NamedTuple):
    """How a specific of a claim stands, by statements' own ids: who gives it, in which words, and who withholds it."""

    state: State
    by: Sequence[str]
    given: Sequence[tuple[str, str | None]]
    withheld: Sequence[str]


def told_of(claim: Claim) -> dict[str, SpecificTold]:
    """How the specifics of a claim stand."""
    members = {member.said.id: member.said.statement for member in claim.members}
    return {key: _told(key, owing, members) for key, owing in claim.owed.items()}


def _told(key: str, owing: Owing, members: Mapping[str, Statement]) -> SpecificTold:
    withheld, given, left = [], [], iter(owing.given)
    for statement in (members[id_] for id_ in owing.by):
        specific = statement.specifics.get(key)
        if specific is not None and specific.state is State.WITHHELD:
            withheld.append(statement.id)
        else:
            given.append((statement.id, words_of(statement, next(left))))
    return SpecificTold(owing.state, list(dict.fromkeys(members[id_].id for id_ in owing.by)), given, withheld)


def _named(ids: Iterable[str], own: Mapping[str, str]) -> list[str]:
    """Statements by their own ids, each once: where two documents have the very same text, both have that one."""
    return list(dict.fromkeys(own.get(name, name) for name in ids))


def _statement(member: Member, origin: Origin | None, judgements: Sequence[Judged]) -> dict[str, Any]:
    said, statement = member.said, member.said.statement
    speaker, side, country = voice_of(member, origin)
    graded = reliability(statement.speaker.name if statement.speaker else None, judgements)
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
        "speaker": speaker,
        "country": country,
        "side": side,
        **fields_of(statement, "act basis polarity"),
        "text": statement.content.text,
        **fields_of(said.source, "outlet published at url"),
        **({"judged": dict(statement.judged)} if statement.judged else {}),
        "reliability": graded if graded != "F" else reliability(said.source.outlet, judgements),
    }


def _owed(told: SpecificTold) -> dict[str, Any]:
    given = [{"statement": id_, "text": words} for id_, words in told.given]
    return {"state": told.state.value, "by": told.by, "given": given, "withheld": told.withheld}


def _figure(figure: Figure, own: Mapping[str, str], *, beside: bool) -> dict[str, Any]:
    head = {"statement": own[figure.statement], "speaker": figure.speaker, "at": figure.at}
    return head | fields_of(figure.quantity, "text value upper unit modifier") | {"beside": beside}


def words_of(statement: Statement, given: Specific) -> str | None:
    """The words of the content that give a specific; None where no span of the content does."""
    pieces = statement.content.text.split(" … ")
    if given.span is None or len(pieces) != len(statement.content.spans):
        return None
    for span, piece in zip(statement.content.spans, pieces, strict=True):
        if span.holds(given.span):
            return piece[given.span.start - span.start : given.span.end - span.start]
    return None
