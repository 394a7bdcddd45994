"""The words for claims: stances, status, credibility, days, figures, and the exact words that give a specific."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from saidseen.measures.amounts import spelt
from saidseen.measures.claim import FigureView
from saidseen.model.claim import Claim, Figure, Member, Origin, Stance, StoryRef
from saidseen.model.judged import Judged, reliability
from saidseen.model.reading import Basis, Document, Passage, Place, Span, Statement
from saidseen.show.wording import actor_name, country_name, place_words, speaker_name

STANCES = {
    Stance.AFFIRMS: "affirms it",
    Stance.DENIES: "denies it",
    Stance.DOUBTS: "doubts it",
    Stance.ASKS: "asks after it",
    Stance.WITHHOLDS: "withholds specifics of it",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""The Admiralty code's six grades of information."""
RELIABILITY = "source reliability: not judged (F)"
"""What stands there until a person has judged a source: one grade is never derived from the other."""
GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "not reliable",
    "F": "not judged",
}
MACHINE = "graded by machine"
"""Stands beside every credibility: nobody judged it."""
APART = "Figures stand side by side: they differ in scope and date and are never added, averaged or subtracted."
NOBODY = "nobody has said it"
BESIDE = "beside it: what may speak of something else, and is not counted"
SHORT = 10
"""Letters of a claim's id in a list, where they are enough to tell its claims apart."""

_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
SAID, SEEN, DENIED = "said", "seen", "denied or doubted"
LANES = (SAID, SEEN, DENIED)


def lane_of(member: Member) -> str:
    """Denials and doubts have one lane, what somebody saw or showed has another, all the rest is said."""
    if member.stance in (Stance.DENIES, Stance.DOUBTS):
        return DENIED
    return SEEN if member.said.statement.basis in (Basis.SEEN, Basis.SHOWN) else SAID


def document_of(source: StoryRef) -> Document:
    """The story that a statement stands in, as far as a claim has it: without its text."""
    return Document(source.name, "", source.outlet, source.published, source.url, source.title)


def who_of(member: Member) -> str:
    """Who makes the statement: the actor's name, else the source's words, else the outlet."""
    return speaker_name(member.said.statement, document_of(member.said.source)) or "nobody named"


def grade_of(member: Member, judgements: Sequence[Judged]) -> str:
    """The reliability A to F that a person gave the statement's speaker, else its outlet; F until then."""
    speaker = member.said.statement.speaker
    grade = reliability(speaker.name if speaker else None, judgements)
    return grade if grade != "F" else reliability(member.said.source.outlet, judgements)


def reliability_words(graded: Iterable[tuple[str, str]]) -> str:
    """The grades that persons gave, by source: "source reliability: Jens Stoltenberg B, usually reliable"."""
    judged = dict.fromkeys(f"{who} {grade}, {GRADES[grade]}" for who, grade in graded if grade != "F")
    return f"source reliability: {'; '.join(judged)}; all others not judged (F)" if judged else RELIABILITY


def side_of(origin: Origin) -> str:
    """The government or organisation of an origin in words, or nothing."""
    named = origin.side_name or ""
    return actor_name(named) if named == origin.side else named


def credibility_words(grade: int) -> str:
    """A grade of the Admiralty code with its words, marked as a machine's: "3, possibly true (graded by machine)"."""
    words = CREDIBILITY.get(grade)
    return f"{grade}, {words} ({MACHINE})" if words else f"{grade} ({MACHINE})"


def reason_words(grade: int, why: str) -> str:
    """The reason for a grade without the grade's words that it may begin with ("Doubtful: only one side ...")."""
    named, _, rest = why.partition(": ")
    return rest if rest and named.lower() in credibility_words(grade) else why


def event_name(event: str | None) -> str:
    """PLOVER type and mode as elsewhere: "RETREAT withdraw"."""
    kind, _, mode = (event or "").partition("/")
    return f"{kind} {mode.lower()}".strip()


def interval_words(start: str | None, end: str | None) -> str:
    """The days that a claim is about: "2022-02-14 to 2022-02-16"; "no day given" where nobody gave one."""
    if start and end:
        return start if start == end else f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else "no day given"


def moment_words(at: str | None) -> str:
    """A date or time for people: "2022-02-15", "2022-02-15 10:10 UTC", "2022-02-15 18:00 +03:00"."""
    found = _TIMED.fullmatch(at) if at else None
    if found is None:
        return at or ""
    day, clock, zone = found.groups()
    return " ".join(part for part in (day, clock, "UTC" if zone in ("Z", "+00:00", "+0000") else zone) if part)


def minute_words(moment: str | None) -> str:
    """A moment (ISO, UTC) to the minute: "2022-02-15 10:10"; "never" where there was none."""
    return moment[:16].replace("T", " ") if moment else "never"


def places_words(places: Iterable[Place]) -> list[str]:
    """The places in words, each once, named as the gazetteer has them where it has them."""
    named = (replace(place, text=place.name) if place.name else place for place in places)
    plain = (
        country_name(p.country) if p.country and p.name == country_name(p.country) else place_words(p) for p in named
    )
    return list(dict.fromkeys(plain))


def figure_words(figure: Figure) -> str:
    """A figure as people write it: "more than 130,000 troops", "169,000 to 190,000 personnel"."""
    q = figure.quantity
    return spelt(FigureView(q.value, q.unit, q.modifier, q.upper, text=q.text))


def scope_words(statement: Statement) -> str:
    """What tells a figure's scope: the places and times that its statement names, in the story's own words."""
    source = statement.source
    places = [place.text for place in statement.places if not (source and source.holds(place.span))]
    return ", ".join(dict.fromkeys([*places, *(time.text for time in statement.times)]))


def words_at(statement: Statement, span: Span) -> str | None:
    """The exact words at a span of the story, as far as the statement itself holds them."""
    named = {n.span: n.text for n in statement.quantities} | {n.span: n.text for n in statement.times}
    named |= {n.span: n.text for n in statement.places}
    if span in named:
        return named[span]
    for passage in (statement.content, statement.source, statement.cue):
        words = _cut(passage, span) if passage else None
        if words is not None:
            return words
    return None


def _cut(passage: Passage, span: Span) -> str | None:
    """The words of a span that lies inside one of the passage's spans."""
    at = 0
    for part in passage.spans:
        if part.holds(span):
            return passage.text[at + span.start - part.start : at + span.end - part.start]
        at += part.end - part.start + len(" … ")
    return None


def short_ids(claims: Iterable[Claim]) -> dict[str, str]:
    """For each claim's id its first letters: as many as tell the claims of the list apart, SHORT at least."""
    ids = sorted({claim.id for claim in claims})
    shorts = {}
    for n, id_ in enumerate(ids):
        near = [_shared(id_, ids[m]) for m in (n - 1, n + 1) if 0 <= m < len(ids)]
        shorts[id_] = id_[: max([SHORT, *(same + 1 for same in near)])]
    return shorts


def _shared(a: str, b: str) -> int:
    """How many letters two ids begin with alike."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
