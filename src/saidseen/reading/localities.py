"""Places that a common noun names and no gazetteer holds: "the Vesna district", "the village of Old Mill", "Hill Road
hospital"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from saidseen.language.en import localities as en
from saidseen.model.reading import Place, Span


def localities(text: str, known: Sequence[Place]) -> Iterator[Place]:
    """Names beside a common noun of a place that none of the `known` places covers, unresolved, in text order."""
    held = sorted((p.span.start, p.span.end) for p in known)
    starts = [a for a, _ in held]
    taken = bytearray(len(text))
    made: list[tuple[int, int]] = []
    for pattern in (en.CAPITAL, en.AFTER, en.BEFORE):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            start += _skipped(text[start:end])
            if end - start < 3 or not text[start].isalnum() or "\n" in text[start:end]:
                continue
            before = bisect_right(starts, start) - 1
            covered = before >= 0 and end <= held[before][1]
            if covered or any(taken[start:end]) or not en.PLAIN.sub("", text[start:end]).strip():
                continue
            taken[start:end] = b"\x01" * (end - start)
            made.append((start, end))
    for start, end in sorted(made):
        yield Place(text[start:end], Span(start, end), None, None, None, None, None)


def _skipped(words: str) -> int:
    """Code points at the beginning of a name that are none of it: articles, numbers of things, nationalities."""
    at = 0
    while match := en.NO_NAME.match(words, at):
        at = match.end()
        while at < len(words) and words[at] in " -":
            at += 1
    return at
