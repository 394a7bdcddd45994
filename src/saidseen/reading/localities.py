"""Places that a common noun names and no gazetteer holds: "the Vesna district", "the village of Old Mill", "Hill Road
hospital"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from saidseen.model.reading import Place, Span

_NAME = r"(?:(?:[Aa][lsrndtz]|[Ee]l)-|(?:Al|El|Deir|Tel) )?[A-Z0-9][\w’'-]*"
_LONG = rf"{_NAME}(?: (?:{_NAME}|of|de|and(?= [A-Z]))){{0,4}}?"
_SORT = (
    r"(?:districts?|neighbou?rhoods?|quarters?|square|roundabouts?|villages?|towns?|suburbs?|settlements?|camps?|"
    r"(?:(?:military|air|naval|army) )?(?:air ?)?(?:base|bases|airport|airfield)|hospitals?|clinics?|crossings?|"
    r"checkpoints?|prisons?|streets?|roads?|highways?|countryside|provinces?|governorates?|valleys?|dams?|bridges?|"
    r"markets?|(?:gas|oil) fields?|fronts?|housing projects?|power plants?|(?:train |metro |power |bus )?stations?|"
    r"universit(?:y|ies)|mosques?|church(?:es)?|schools?|farms?|hills?|mountains?|islands?|ports?|refiner(?:y|ies)|"
    r"areas?|regions?|reservoirs?|palaces?|stadiums?|hotels?|theat(?:re|er)s?|museums?|headquarters|academ(?:y|ies))"
)
_BEFORE = re.compile(rf"\b(?P<name>{_LONG})(?:’s|'s)? {_SORT}\b")
_AFTER = re.compile(
    r"\b(?:villages?|towns?|cit(?:y|ies)|districts?|neighbou?rhoods?|suburbs?|settlements?|areas?|provinces?|hamlets?|"
    rf"governorates?|camps?|ports?|hills?|islands?) (?:of|called|named) (?P<name>{_NAME}(?: {_NAME}){{0,3}})"
)
_CAPITAL = re.compile(
    rf"\b(?P<name>{_LONG} (?:(?:International|National|Military|Central|Air) ){{0,2}}"
    r"(?:Airport|Airbase|Base|Hospital|Square|Street|Bridge|Dam|Crossing|District|Province|Quarter|University|Palace|"
    r"Camp|Prison|Roundabout|Airfield|Park|Port|Valley|Academy|Headquarters))\b"
)
_PLAIN = re.compile(
    r"\b(?:International|National|Military|Central|Air|Airport|Airbase|Base|Hospital|Square|Street|Bridge|Dam|Crossing|"
    r"District|Province|Quarter|University|Palace|Camp|Prison|Roundabout|Airfield|Park|Port|Valley|Academy|Headquarters)\b"
)
_NO_NAME = re.compile(
    r"(?:The|A|An|This|That|These|In|On|At|From|Two|Three|One|Our|Its|Their|His|Her|Several|Some|All|Other|Many|"
    r"Security|Syrian|Russian|Ukrainian|State|Army|Government|Military|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|\d+)\b"
)


def localities(text: str, known: Sequence[Place]) -> Iterator[Place]:
    """Names beside a common noun of a place that none of the `known` places covers, unresolved, in text order."""
    held = sorted((p.span.start, p.span.end) for p in known)
    starts = [a for a, _ in held]
    taken = bytearray(len(text))
    made: list[tuple[int, int]] = []
    for pattern in (_CAPITAL, _AFTER, _BEFORE):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            start += _skipped(text[start:end])
            if end - start < 3 or not text[start].isalnum() or "\n" in text[start:end]:
                continue
            before = bisect_right(starts, start) - 1
            covered = before >= 0 and end <= held[before][1]
            if covered or any(taken[start:end]) or not _PLAIN.sub("", text[start:end]).strip():
                continue
            taken[start:end] = b"\x01" * (end - start)
            made.append((start, end))
    for start, end in sorted(made):
        yield Place(text[start:end], Span(start, end), None, None, None, None, None)


def _skipped(words: str) -> int:
    """Code points at the beginning of a name that are none of it: articles, numbers of things, nationalities."""
    at = 0
    while match := _NO_NAME.match(words, at):
        at = match.end()
        while at < len(words) and words[at] in " -":
            at += 1
    return at
