"""Which specifics a statement about forces, strikes or losses gives, and which it still owes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from saidseen.language.en import specifics as en
from saidseen.model.acts import Act
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Basis, Event, Place, Quantity, Span, Specific, State, Time
from saidseen.reading.patterns import pattern

LIMIT = 2_000
"""Code points of a content that are searched."""
KEYS = ("who", "what", "where", "when", "how_many", "whither")
KINDS = ("casualties", "exercise", "withdrawal", "attack", "deployment", "movement")
BY_EVENT = {"RETREAT": "withdrawal", "MOBILIZE": "deployment", "ASSAULT": "attack"}
DURATIONS = frozenset(("duration", "set", "unresolved"))
ACTS = (None, Act.ASSERT, Act.PROMISE, Act.ACCUSE, Act.OFFER, Act.WITHHOLD)
FILE = "specifics.toml"


def _pattern(name: str) -> re.Pattern[str]:
    return pattern(name, FILE)


def kind_of(text: str, attribution: Attribution, event: Event | None = None) -> str | None:
    """Which of deployment, movement, withdrawal, exercise, attack or casualties a statement is about, or None.

    The content's words decide; the event's type decides where they only name forces.
    """
    low = attribution.content.text[:LIMIT].lower()
    fighting, forces = _pattern("fighting").search(low), _pattern("of_forces").search(low)
    if fighting and _pattern("casualties").search(low):
        return "casualties"
    asked = ["exercise", "withdrawal"]
    if fighting or forces:
        asked.append("attack")
    if forces:
        asked += ["deployment", "movement"]
    matches = {kind: match.start() for kind in asked if (match := _pattern(kind).search(low))}
    if matches:
        return min(matches, key=lambda kind: (matches[kind], KINDS.index(kind)))
    return BY_EVENT.get(event.type) if event and forces else None


def specifics_of(
    text: str,
    attribution: Attribution,
    event: Event | None,
    places: Sequence[Place],
    times: Sequence[Time],
    quantities: Sequence[Quantity],
    withheld: Collection[str],
    speaker_known: bool,
    *,
    act: Act | None = None,
    polarity: str = "positive",
    basis: Basis | None = None,
) -> dict[str, Specific]:
    """The specifics of a statement about forces, strikes or losses: given with their span, missing or withheld.

    Empty for all other statements, for what is denied, demanded or only foreseen, and for what is said not to be so.
    `withheld` names those that the statement itself holds back; they are kept whatever it is about.
    """
    kind = kind_of(text, attribution, event)
    out = {key: Specific(State.WITHHELD) for key in KEYS if key in withheld}
    if act is Act.WITHHOLD or withheld:
        return out
    if kind is None or polarity == "negative" or act not in ACTS or not _reported(attribution, kind, act):
        return out
    content = attribution.content
    inside = {
        "where": _where(text, attribution, places, kind),
        "when": next((t.span for t in times if content.holds(t.span) and t.precision not in DURATIONS), None),
        "how_many": _how_many(text, attribution, quantities),
        "whither": _whither(text, attribution, places, kind),
    }
    out["who"] = _state(None, speaker_known)  # the doer is looked for when the whole text is read (doers.py)
    out["what"] = _state(_what(attribution, kind), True)
    for key in ("where", "when", "how_many", "whither"):
        span = inside[key]
        if span is not None or _needed(key, kind, attribution, basis):
            out[key] = _state(span, False)
    return {key: out[key] for key in KEYS if key in out}


def _state(span: Span | None, otherwise: bool) -> Specific:
    return Specific(State.GIVEN, span) if span is not None or otherwise else Specific(State.MISSING)


def _reported(attribution: Attribution, kind: str, act: Act | None) -> bool:
    """A strike, loss or exercise that is only threatened, planned or possible owes nothing yet."""
    low = attribution.content.text[:LIMIT].lower()
    if _pattern("talks").search(low):
        return False
    if act is not None and act.row.commits:
        return kind in ("deployment", "movement", "withdrawal", "exercise")
    if kind in ("attack", "casualties"):
        match = _pattern(kind).search(low)
        return match is None or _pattern("unreal").search(low[max(0, match.start() - 60) : match.end()]) is None
    if act is Act.ACCUSE and kind == "exercise":
        return False
    match = _pattern(kind).search(low)
    start = match.start() if match else 0
    return not en.NOT_YET.search(low[max(0, start - 60) : start])


def _needed(key: str, kind: str, attribution: Attribution, basis: Basis | None) -> bool:
    """Whether a reader needs it: places always, numbers but for pictures, times of pictures and of what is to come."""
    low = attribution.content.text[:LIMIT].lower()
    if key == "where":
        return True
    if key == "how_many":
        return basis is not Basis.SHOWN and kind != "attack"
    if key == "when":
        return basis is Basis.SHOWN or _pattern("future").search(low) is not None
    return kind == "movement"


def _spans_between(attribution: Attribution) -> list[Span]:
    return [Span(s.start, min(s.end, s.start + LIMIT)) for s in attribution.content.spans]


def _where(text: str, attribution: Attribution, places: Sequence[Place], kind: str) -> Span | None:
    inside = [p.span for p in places if attribution.content.holds(p.span)]
    for span in inside:
        before = text[max(0, span.start - 40) : span.start]
        if _pattern("from").search(before) or (
            kind in ("deployment", "attack", "casualties", "exercise") and _pattern("aim").search(before)
        ):
            return span
    for span in _spans_between(attribution):
        area = _pattern("area").search(text, span.start, span.end)
        if area and not (kind in ("withdrawal", "movement") and area.group().lower().startswith(en.TO)):
            return Span(area.start(), area.end())
    return None


def _whither(text: str, attribution: Attribution, places: Sequence[Place], kind: str) -> Span | None:
    if kind not in ("withdrawal", "movement"):
        return None
    for place in places:
        if attribution.content.holds(place.span) and _pattern("aim").search(
            text[max(0, place.span.start - 40) : place.span.start]
        ):
            return place.span
    for span in _spans_between(attribution):
        if home := _pattern("home").search(text, span.start, span.end):
            return Span(home.start(), home.end())
        area = _pattern("area").search(text, span.start, span.end)
        if area and area.group().lower().startswith(en.TO):
            return Span(area.start(), area.end())
    return None


def _how_many(text: str, attribution: Attribution, quantities: Sequence[Quantity]) -> Span | None:
    """The first quantity of the content that counts people, arms or blows."""
    for quantity in quantities:
        if not attribution.content.holds(quantity.span):
            continue
        around = text[quantity.span.start : quantity.span.end + 30].lower()
        if _pattern("people").search(quantity.unit.lower() if quantity.unit else "") or _pattern("people").search(
            around
        ):
            return quantity.span
    return None


def _what(attribution: Attribution, kind: str) -> Span | None:
    """The words that name what was done, else the first that name forces."""
    first = attribution.content.spans[0]
    low = attribution.content.text[: min(LIMIT, first.end - first.start)].lower()
    for name in (kind, "of_forces"):
        if match := _pattern(name).search(low):
            return Span(first.start + match.start(), first.start + match.end())
    return None
