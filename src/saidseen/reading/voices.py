"""Whose word a text is where no verb says so: the turns of a transcript, the byline of a release."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saidseen.language.en import transcripts as en
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.reading.edges import trimmed

LEAST = 3  # turns of a text that is a transcript
_ONCE = re.compile(r"(?:[A-Z][A-Z’'-]+\.? ){1,5}[A-Z][A-Z’'-]{3,}")
_MIXED = re.compile(r"^[ \t\xa0]*((?:[A-Z][\w’'.-]+ ){0,4}[A-Z][\w’'-]+):(?=[ \t\xa0])", re.MULTILINE)
_FAR = 600  # code points of a text within which its byline stands


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Whose word follows: the words that name the speaker, where the words begin, and whether it is a turn."""

    label: Span
    begins: int
    turn: bool


def voices(text: str, official: bool = False) -> list[SpeakerTurn]:
    """The voices of a text in text order: turns of a transcript, and in a release of a public body (`official`) the
    one whose name and office stand over it or to whom it is "attributable". None in other texts."""
    found = [SpeakerTurn(s, end, True) for s, end in _turns(text, 1 if official else LEAST)]
    if official:
        found += _release(text, found[0].label.start if found else len(text))
    return sorted(found, key=lambda v: v.begins)


def _turns(text: str, least: int) -> list[tuple[Span, int]]:
    """The labels of the turns, where there are at least so many, and where the words of each begin."""
    spans = {Span(*m.span(1)): m.end() for m in en.LINE.finditer(text) if text[m.end() - 1] == ":" or m[1] == "Q"}
    if least == 1:
        spans = {s: end for s, end in spans.items() if s.of(text) == "Q" or " " in s.of(text) or len(spans) >= LEAST}
    inline = [m for m in en.INLINE.finditer(text) if not any(s.meets(Span(*m.span(1))) for s in spans)]
    often = Counter(m[1] for m in inline) + Counter(s.of(text) for s in spans)
    spans |= {Span(*m.span(1)): m.end() for m in inline if often[m[1]] > 1 or m[1].lower() in en.ASKING}
    if least == 1:  # a public body's page with but one turn
        spans |= {Span(*m.span(1)): m.end() for m in inline if en.TITLED.fullmatch(m[1])}
    if spans:  # a transcript's other turns, each named once
        spans |= {Span(*m.span(1)): m.end() for m in inline if _ONCE.fullmatch(m[1])}
    names = {s.of(text) for s in spans}
    asked = any(n.lower() in en.ASKING for n in names)
    if (len(spans) >= least or asked) and any(n.lower() not in en.ASKING for n in names):
        return sorted(spans.items())
    mixed = {Span(*m.span(1)): m.end() for m in _MIXED.finditer(text)}
    often = Counter(s.of(text) for s in mixed)
    if sum(1 for n in often.values() if n > 1) > 1:
        return sorted((s, end) for s, end in mixed.items() if often[s.of(text)] > 1 or s.of(text).lower() in en.ASKING)
    return []


def is_press_office(words: str) -> bool:
    """Whether words are the byline of a press office, which names nobody ("Office of the Spokesperson")."""
    return en.PRESS_OFFICE.fullmatch(words) is not None


def _release(text: str, before: int) -> Iterator[SpeakerTurn]:
    """The byline of a release, a press office's too, and to whom it says that its words are attributable."""
    for pattern in (en.BYLINE, en.PRESS_OFFICE, en.ATTRIBUTABLE):
        match = pattern.search(text, 0, min(_FAR, before))
        if match and text[match.end() :].strip():
            span = trimmed(text, Span(*match.span(1)))
            if span:
                yield SpeakerTurn(span, match.end(), False)


def at(found: Sequence[SpeakerTurn], place: int) -> SpeakerTurn | None:
    """Whose word the text is at a place, None before the first voice."""
    k = bisect_right(found, place, key=lambda v: v.begins) - 1
    return found[k] if k >= 0 else None


def spoken(text: str, told: Attribution, found: Sequence[SpeakerTurn]) -> Attribution | None:
    """A sentence of a transcript or release that is attributed to nobody, or to "I" or "we", before a cue too, is said
    by the one whose turn or release it is; None where nothing but that one's name would be said."""
    told_by = told.source
    inside = [v for v in found if told.content.start < v.begins <= told.content.end]
    if inside:
        cut = [s if s.start >= inside[-1].begins else Span(inside[-1].begins, s.end) for s in told.content.spans
               if s.end > inside[-1].begins]  # fmt: skip
        spans = [t for s in cut if (t := trimmed(text, s))]
        if not spans:
            return None
        told = Attribution(told.source, told.cue, Passage.of(text, tuple(spans)), told.sentence, told.found, told.score)
    voice = at(found, told.content.start)
    if voice is None:
        return told
    own = told_by is None and (told.cue is None or _of_first_person(text, told.cue.start))
    if told_by is not None and told_by.text.lower() not in en.SELF and not _labels(text, voice, told_by):
        return told
    if told_by is not None and told_by.start < voice.begins <= told.content.start and not _labels(text, voice, told_by):
        return told
    if told_by is None and not own:
        return told
    rest = () if told_by is None else tuple(s for s in told_by.spans if not s.meets(voice.label))
    source = Passage.of(text, (voice.label, *rest))
    cue = told.cue if told.cue and any(c.isalnum() for c in told.cue.text) else None
    return Attribution(source, cue, told.content, told.sentence, reason("found.spoken"), told.score)


def _of_first_person(text: str, place: int) -> bool:
    """Whether "I" or "we" stands right before a cue ("I" before "would just say"), but for a small adverb."""
    return en.FIRST_PERSON.search(text, max(0, place - 24), place) is not None


def _labels(text: str, voice: SpeakerTurn, source: Passage) -> bool:
    """Whether a source is the label of the voice itself."""
    return any(s.meets(voice.label) for s in source.spans)
