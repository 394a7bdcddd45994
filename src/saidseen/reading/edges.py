"""Where spans of attributions begin and end: white space and stray punctuation are left outside."""

from __future__ import annotations

import re
from collections.abc import Iterable

from saidseen.model.reading import Passage, Span

_LOOSE = " \t\r\n\u00a0,;:.—–-"
LONGEST_DATELINE = 100  # code points
_DATELINE = re.compile(
    r"[A-Z][\w.’'/-]*(?: [A-Z][\w.’'/-]*){0,3}(?:,[^\n()]{1,40})? \([^()\n]{2,40}\) ?[-–—]+\s|"  # … (Northern Wire) -
    r"[A-Z]{3}[A-Z .’'/-]{0,30}(?:,[^–—\n()!?-]{0,40} ?[-–—]{1,2}| ?[–—]) "  # KYIV, Ukraine —
)
_CLOSE = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "(": ")", "[": "]"}


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space or loose punctuation at its ends; None where nothing is left.

    A quotation mark or bracket at an end stays; an abbreviation's stop ("U.S.") stays.
    """
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _LOOSE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _LOOSE) and not _abbreviates(text, end):
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def after_dateline(text: str, start: int) -> int:
    """Where the dateline ends that begins the line of `start` ("MOSCOW, Feb 15 (Northern Wire) -"); else `start`."""
    line = text.rfind("\n", 0, start) + 1
    found = _DATELINE.match(text, line) if start - line <= LONGEST_DATELINE else None
    return max(start, found.end()) if found else start


def in_dateline(text: str, span: Span) -> bool:
    """Whether a span lies in the dateline of its line ("MOSCOW, Feb 15 (Northern Wire) -")."""
    return after_dateline(text, span.start) >= span.end


def undated(text: str, span: Span) -> Span:
    """The span after a dateline at the beginning of its line; as it is where nothing would be left."""
    start = after_dateline(text, span.start)
    return Span(start, span.end) if start < span.end else span


def _abbreviates(text: str, end: int) -> bool:
    """Whether the stop before `end` belongs to an abbreviation of single letters such as "U.S."."""
    return text[end - 1] == "." and end >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def quoted(text: str, span: Span) -> Span:
    """The span with the quotation marks that stand directly around it, or that open or close inside it."""
    start, end = span.start, span.end
    if start > 0 and text[start - 1] in '“"«' and _CLOSE[text[start - 1]] in text[start : end + 2]:
        start -= 1
    for _ in range(2):  # a comma or full stop, then the mark
        if end < len(text) and text[end] in '”"»' and _opened(text, start, end):
            end += 1
            break
        if end < len(text) and text[end] in ".,!?" and end + 1 < len(text) and text[end + 1] in '”"»':
            if not _opened(text, start, end):
                break
            end += 1
    return Span(start, end)


def _opened(text: str, start: int, end: int) -> bool:
    """Whether a quotation opened in start..end is still open at `end`."""
    inside = text[start:end]
    mark = text[end] if text[end] in '”"»' else text[end + 1]
    if mark == '"':
        return inside.count('"') % 2 == 1
    opening = {"”": "“", "»": "«"}[mark]
    return inside.count(opening) > inside.count(mark)


def passage(text: str, spans: Iterable[Span], marks: bool = False) -> Passage | None:
    """The passage of the spans, trimmed, joined where only white space parts them."""
    kept: list[Span] = []
    for span in sorted(spans):
        tidy = trimmed(text, span)
        if tidy is None:
            continue
        if marks:
            tidy = quoted(text, tidy)
        if kept and (tidy.start <= kept[-1].end or not text[kept[-1].end : tidy.start].strip()):
            last = kept.pop()
            tidy = Span(last.start, max(last.end, tidy.end))
        kept.append(tidy)
    return Passage.of(text, tuple(kept)) if kept else None
