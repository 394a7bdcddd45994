"""What is pinned of a statement, a story and a claim: plain values a field, without scores and hashed ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saidseen.model.claim import Claim, Figure, Member
from saidseen.model.reading import Passage, Place, Quantity, Reading, Span, Specific, Statement, Time

Fields = dict[str, Any]
Records = dict[str, Fields]  # by a name that is one's own within its file


def records_of(reading: Reading) -> Records:
    """The story itself and each of its statements, by where its content starts."""
    names = names_of(reading)
    records = {"story": _filled(_story(reading))}
    for statement in reading.statements:
        records[names[statement.id]] = _filled(fields_of(statement, reading.document.text, names))
    return records


def names_of(reading: Reading) -> dict[str, str]:
    """A readable name for each statement's id: where its content starts, with a letter where several start there."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for statement in reading.statements:
        start = str(statement.content.start)
        name = next(n for n in (start, *(f"{start}{c}" for c in "bcdefghijklmnopqrstuvwxyz")) if n not in taken)
        taken.add(name)
        names[statement.id] = name
    return names


def fields_of(statement: Statement, text: str, names: Mapping[str, str]) -> Fields:
    """Every decided field of a statement."""
    s, speaker = statement, statement.speaker
    return {
        "source": _passage(s.source),
        "cue": _passage(s.cue),
        "content": _passage(s.content),
        "speaker": speaker and speaker.name,
        "country": speaker and speaker.country,
        "organisation": speaker and speaker.organisation,
        "sector": speaker and speaker.sector,
        "own": s.outlet_own,
        "act": str(s.act),
        "polarity": s.polarity if s.polarity != "positive" else None,
        "basis": str(s.basis),
        "event": s.event and "/".join(filter(None, (s.event.type, s.event.mode))),
        "toward": " ".join(s.toward),
        "places": [_at(p.span, p.text) for p in s.places],
        "times": [_at(t.span, t.text) for t in s.times],
        "quantities": [_at(q.span, q.text) for q in s.quantities],
        "specifics": {k: _specific(v, text) for k, v in s.specifics.items()},
        "hedges": [_at(h, h.of(text)) for h in s.hedges],
        "within": s.within and names.get(s.within, "?"),
        "repeats": s.repeats and names.get(s.repeats, "?"),
    }


def claim_fields(claim: Claim, statements: Mapping[str, str]) -> Fields:
    """What a claim says; `statements` names the statements by document id and statement id joined by a blank."""
    ids = {m.said.id: statements[f"{m.said.source.id} {m.said.statement.id}"] for m in claim.members}
    origins = {o.id: f"{n} {o.speaker} ({o.side or '-'}, {o.day or '-'})" for n, o in enumerate(claim.origins, 1)}
    return _filled(
        {
            "title": claim.title,
            "kind": claim.kind,
            "event": claim.event,
            "actors": " ".join(claim.actors),
            "places": [_where(p) for p in claim.places],
            "days": f"{claim.start} to {claim.end}" if claim.start else None,
            "status": claim.assessment.status.value,
            "credibility": claim.assessment.credibility,
            "because": [ids.get(one, "?") for one in claim.assessment.because],
            "members": [_member(m, ids) for m in claim.members],
            "origins": [f"{origins[o.id]}{' party' if o.party else ''}" for o in claim.origins],
            "owed": {k: f"{v.state} {' '.join(ids.get(b, '?') for b in v.by)}".strip() for k, v in claim.owed.items()},
            "figures": [_figure(f, ids) for f in claim.figures],
            "history": [f"{turn.at} {turn.status.value} {ids.get(turn.because, '')}" for turn in claim.history],
            "joints": [f"{ids[j.a]} + {ids[j.b]}" for j in claim.joints],
            "cautions": list(claim.cautions),
        }
    )


def _story(reading: Reading) -> Fields:
    """What is found in the text as a whole."""
    return {
        "unread": reading.document.unread,
        "places": [f"{_at(p.span, p.text)} = {_where(p)}" for p in reading.places],
        "times": [f"{_at(t.span, t.text)} = {_when(t)}" for t in reading.times],
        "quantities": [f"{_at(q.span, q.text)} = {_amount(q)}" for q in reading.quantities],
    }


def _filled(fields: Fields) -> Fields:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, False, "", [], {})}


def _at(span: Span, words: str) -> str:
    return f"[{span.start}-{span.end}] {words}"


def _passage(passage: Passage | None) -> str | None:
    if passage is None:
        return None
    return f"[{' '.join(f'{s.start}-{s.end}' for s in passage.spans)}] {passage.text}"


def _specific(specific: Specific, text: str) -> str:
    span = specific.span
    return f"{specific.state} {_at(span, span.of(text))}" if span else str(specific.state)


def _where(place: Place) -> str:
    return f"{place.name or place.text} ({place.country or '-'}, {place.geoname_id or '-'})"


def _when(time: Time) -> str:
    return f"{time.value} ({time.start or '-'} to {time.end or '-'}, {time.precision})"


def _amount(quantity: Quantity) -> str:
    q = quantity
    value = "some" if q.value is None else f"{q.value:g}" if q.upper is None else f"{q.value:g} to {q.upper:g}"
    return " ".join(filter(None, (q.modifier, value, q.unit)))


def _member(member: Member, ids: Mapping[str, str]) -> str:
    once = ", beside" if member.beside else "" if member.weight else ", counts with another"
    return f"{ids[member.said.id]}: {member.stance.value}{once}"


def _figure(figure: Figure, ids: Mapping[str, str]) -> str:
    return f"{ids.get(figure.statement, '?')}: {_amount(figure.quantity)}, {figure.speaker or '-'}"
