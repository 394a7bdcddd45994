"""From the spans that the network gives to the source, cue and content of an attribution, or to none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from saidseen.language.en import parts as en
from saidseen.model.reading import Passage, Span
from saidseen.network.decode import Found
from saidseen.reading.edges import in_dateline, passage, undated
from saidseen.reading.outlets import is_label, is_own_name, is_repeated, is_topic

_HYPHENED = re.compile(r"(?<=\w)[-–][A-Z]\w*")
_CLOSING = "”\"’'»"
_STOPS = ".!?…”\"’'»:;,)]—–-"
LONGEST_SUBJECT = 5  # words before an aside


def parts_of(
    text: str, sentences: Sequence[Span], found: Found, outlet: str | None
) -> tuple[Passage | None, Passage | None, Passage] | None:
    """Source, cue and content; None where nothing is said, or a topic, label or sign-off stands for a speaker."""
    cue = passage(text, found.spans["cue"]) or _mark(text, found.spans["cue"])
    pieces = [part for s in found.spans["source"] for part in _parts(sentences, s)]
    source = passage(text, _nearest(text, pieces, cue))
    source = _before_aside(text, sentences, source, cue)
    told = [s for s in found.spans["content"] if not in_dateline(text, s)]
    content = passage(text, [_told(text, sentences, s) for s in _of_line(text, told, cue)], marks=True)
    if source and cue and en.RUMOUR.match(cue.text) and not _tells(text, source, cue):
        source = None
    if source and cue and content and source.end <= cue.start < content.end and _passive(text, cue):
        content, source = Passage.of(text, tuple(sorted((*source.spans, *content.spans)))), None
    if cue and content and source is None and en.QUOTED_AS.search(cue.text) and len(content.spans) > 1:
        source, content = Passage.of(text, content.spans[:1]), Passage.of(text, content.spans[1:])
    if cue and content and takes_lives(cue, content):
        return None
    if source and all(word in en.SMALL for word in source.text.lower().split()):
        return None  # "pulls staff out from Kyiv over invasion fears"
    if content is None or (cue is None and source is None):
        return None
    if cue and not any(c.isalnum() for c in cue.text) and not _speaks(text, source, cue, outlet):
        return None
    if source and cue and source.start < cue.end and ":" in (cue.text, text[cue.end : cue.end + 1]):
        before = text[source.start : cue.end].rstrip(": ")
        if is_topic(before) or is_repeated(before, content.text):
            return None  # "Ukraine-Russia tensions: ..."
    return source, cue, content


def _before_aside(text: str, sentences: Sequence[Span], source: Passage | None, cue: Passage | None) -> Passage | None:
    """Of "Norway's Berg, in call with UK's PM, says" the one who speaks: who stands before the aside, not in it."""
    if source is None or cue is None or text[source.end : cue.start].strip() != ",":
        return source
    start = next((s.start for s in sentences if s.start <= source.start < s.end), source.start)
    aside = en.ASIDE.search(text, start, source.start)
    subject = text[start : aside.start()] if aside else ""
    if not subject[:1].isupper() or len(subject.split()) > LONGEST_SUBJECT or "," in subject:
        return source
    return passage(text, [Span(start, start + len(subject))]) or source


def _passive(text: str, cue: Passage) -> bool:
    return told_to(text, cue) or en.PASSIVE.search(cue.text) is not None


def told_to(text: str, cue: Passage) -> bool:
    """Whether the cue says that somebody is told to do something ("Citizens urged to leave", "are urged to leave")."""
    return en.TOLD_TO.match(text, cue.start) is not None


def _nearest(text: str, spans: Sequence[Span], cue: Passage | None) -> Sequence[Span]:
    """The piece of a source that stands nearest to the cue: one speaker has one name at one place; a list is one."""
    if cue is None or len(spans) < 2:
        return spans
    whole: list[Span] = []
    for span in sorted(spans):
        listed = whole and en.LISTED.fullmatch(text, whole[-1].end, span.start)
        whole = [*whole[:-1], Span(whole[-1].start, span.end)] if listed else [*whole, span]
    return [min(whole, key=lambda s: min(abs(s.end - cue.start), abs(s.start - cue.start)))]


def _speaks(text: str, source: Passage | None, mark: Passage, outlet: str | None) -> bool:
    """Whether a colon or dash has a speaker directly beside it: no topic ("Ukraine conflict: …"), label or sign-off,
    and nobody of an occasion ("after shelling by A: …")."""
    if source is None or is_label(source.text) or is_own_name(source.text, outlet):
        return False
    if is_topic(source.text, source.start < mark.start):
        return False
    line = max(text.rfind(end, 0, source.start) for end in ("\n", ": ", ". "))
    if source.end <= mark.start and en.OCCASION.search(text, line + 1, source.start):
        return False
    return 0 <= mark.start - source.end <= 1 or 0 <= source.start - mark.end <= 2


def _mark(text: str, spans: Sequence[Span]) -> Passage | None:
    """A cue of punctuation alone: the colon or dash of a headline."""
    marks = [s for s in spans if s.of(text).strip()]
    return Passage.of(text, tuple(marks)) if marks else None


def _parts(sentences: Sequence[Span], span: Span) -> Iterator[Span]:
    """The parts of the span in each sentence."""
    return (Span(max(s.start, span.start), min(s.end, span.end)) for s in sentences if s.meets(span))


def _of_line(text: str, spans: Sequence[Span], cue: Passage | None) -> Sequence[Span]:
    """The pieces of a content that stand in the line of its cue, or before or after a line that a stop ends: a headline
    with its own speaker says nothing in the story's first sentence."""
    if cue is None or len(spans) < 2:
        return spans
    near = [s for s in spans if not _parted(text, min(s.end, cue.end), max(s.start, cue.start))]
    return near or spans


def _parted(text: str, start: int, end: int) -> bool:
    """Whether an empty line parts two places, and no stop ends the line before it."""
    at = text.find("\n", start, end)
    while at >= 0:
        after = text[at + 1 : end].lstrip(" \t\r")
        before = text[max(0, at - 9) : at].rstrip(" \t\r")[-1:]
        if after.startswith("\n") and before and before not in _STOPS:
            return True
        at = text.find("\n", at + 1, end)
    return False


def _told(text: str, sentences: Sequence[Span], span: Span) -> Span:
    """The part of a content after a dateline and before the end of a headline: a line that no stop ends does not run
    on into the story. A hyphened name ("Ukraine-Russia") is not cut."""
    span = undated(text, span)
    if rest := _HYPHENED.match(text, span.end):
        span = Span(span.start, rest.end())
    for s in sentences:
        if span.start < s.end < span.end and text[s.end : s.end + 1] in ("\n", "\r") and not _stopped(text, s.end):
            return Span(span.start, s.end)
    return span


def _stopped(text: str, end: int) -> bool:
    """Whether a stop ends the line before `end`; a closing quotation mark does so only behind a stop or comma."""
    last = text[end - 1]
    return last in _STOPS and not (last in _CLOSING and text[end - 2] not in _STOPS and text[end : end + 2] == "\n\n")


def _tells(text: str, source: Passage, cue: Passage) -> bool:
    """Whether a source is whose rumour it is: directly before the word for it, or after "by", "from" or "in"."""
    between = text[cue.end : source.start].strip()
    return 0 <= cue.start - source.end <= 3 or between in en.BEFORE_TELLERS


def takes_lives(cue: Passage, content: Passage) -> bool:
    """Whether what claims something is a death toll ("the blast claimed the lives of ten")."""
    return en.CLAIM in cue.text.lower() and en.LIVES.match(content.text) is not None
