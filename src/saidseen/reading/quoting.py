"""What one source quotes another as saying: the other's statement, inside the first one's."""

from __future__ import annotations

from saidseen.language.en import quoting as en
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.reading.edges import passage

_WHO = 120  # code points of whoever is quoted, at most
_LEAST = 12  # and of what they are quoted with, at least


def as_saying(text: str, outer: Attribution) -> Attribution | None:
    """Whoever is quoted "as saying" something says it, inside the statement of the one who quotes."""
    spans = outer.content.spans
    match = en.AS_SAYING.search(text, spans[0].start, spans[-1].end)
    if outer.source is None or match is None:
        return None
    holder = next((n for n, s in enumerate(spans) if s.start <= match.start() < s.end), None)
    before = None if holder is None else _before(spans, holder, match.start())
    if holder is None or before is None or before.end - before.start > _WHO:
        return None
    whose = passage(text, [before])
    rest = [Span(max(match.end(), s.start), s.end) for s in spans[holder:] if s.end > match.end()]
    what = passage(text, rest, marks=True)
    if whose is None or what is None or len(what.text) < _LEAST:
        return None
    cue = Passage.of(text, (Span(match.start(), match.end()),))
    return Attribution(whose, cue, what, outer.sentence, reason("found.as_saying"), outer.score)


def _before(spans: tuple[Span, ...], holder: int, at: int) -> Span | None:
    """What stands right before "as saying": the first part of its piece, else the piece before."""
    if spans[holder].start < at:
        return Span(spans[holder].start, at) if holder == 0 else None
    return spans[0] if holder == 1 else None
