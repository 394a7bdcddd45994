"""Which of the names that the network marks are places: a weighted sum of what speaks for and against each."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from saidseen.reading.attribution import Tag
from saidseen.reading.countries import is_people, organisation_of
from saidseen.records import Span

from .find import well_known
from .gazetteer import WIDE, gazetteer
from .marks import CERTAIN, Found, Mark, names
from .names import bared, fold
from .tables import words

FEATURES = (
    "chance",
    "chance_of_name",
    "known",
    "well_known",
    "unknown_words",
    "people",
    "person",
    "body",
    "tagged_place",
    "body_after",
    "body_before",
    "capital_after",
    "capital_before",
    "street",
    "house",
    "illness",
    "body_of",
    "stroke",
    "numbered",
    "place_word_before",
    "initials",
    "kind_after",
)
WEIGHTS = (
    0.23,
    0.4,
    0.88,
    0.85,
    0.12,
    -0.24,
    0.03,
    -0.1,
    0.29,
    -0.22,
    0.05,
    -0.19,
    0.02,
    0.29,
    -0.13,
    -0.23,
    -0.06,
    -0.04,
    -0.4,
    0.22,
    0,
    0.1,
)
BIAS = -0.83

_PREPOSITION = re.compile(
    r"\b(?:in|at|near|from|to|into|of|around|outside|across|toward|towards|through|throughout|over|between|north|south|"
    r"east|west|central|northern|southern|eastern|western)\s(?:the\s)?$"
)
_STREET = re.compile(
    r"\b(?:Streets?|St|Avenues?|Ave|Roads?|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Highway|Hwy|Route|Interstate|Parkway|"
    r"Pkwy|Turnpike|Expressway|Freeway|Way|Terrace|Court)\b\.?$"
)
_HOUSE = re.compile(
    r"\b(?:Bridge|Schools?|Elementary|Academy|Hospital|Church|Hall|Building|Apartments|Park|Mall|Stadium|Square|Center|"
    r"Centre|Club|Theatre|Theater|Museum|Library|Hotel|Inn|Cemetery|College|University|Restaurant|Bar|Store|House)\b$"
)
_ILLNESS = re.compile(r"[ -](?:virus|fever|flu|disease|syndrome|strain|variant|encephalitis)\b", re.IGNORECASE)
_AFTER = re.compile(r"[ \u00a0]([A-Z][\w’'.-]*)")
_BEFORE = re.compile(r"([A-Z][\w’'-]*\.?)[ \u00a0]$")
_STYLE = re.compile(r"[-‑–]([a-z]+)")
_KIND = re.compile(
    r"[ \u00a0](?:region|province|oblast|district|county|state|governorate|city|area|border|peninsula|river|airport|"
    r"suburb|village|town|coast|valley|island|islands|countryside|governor|mayor|residents?|resident)\b",
    re.IGNORECASE,
)


def features(text: str, found: Found, mean: float, tags: Sequence[Tag]) -> tuple[float, ...]:
    """What speaks for and against a name, in the order of FEATURES; `mean` is the chance of all its mentions."""
    span = found.span
    name = span.of(text)
    labels: dict[str, int] = defaultdict(int)
    for tag in tags:
        common = min(tag.span.end, span.end) - max(tag.span.start, span.start)
        if common > 0:
            labels[tag.label] += common
    size = span.end - span.start
    after = _AFTER.match(text, span.end)
    before = _BEFORE.search(text[max(0, span.start - 30) : span.start])
    next_body = after is not None and _tagged(tags, "ORG", after.start(1))
    last_body = before is not None and _tagged(tags, "ORG", span.start - 2)
    known = bool(gazetteer().candidates(fold(name))) or any(gazetteer().candidates(b) for b in bared(fold(name)))
    common = fold(name) in words("common")
    return (
        _logit(found.chance),
        _logit(mean),
        known and not common,
        well_known(name),
        len(name.split()) - 1 if not known else 0,
        is_people(name),
        labels["PER"] / size,
        labels["ORG"] / size,
        labels["LOC"] / size,
        next_body,
        last_body,
        after is not None and after[1].casefold().rstrip(".") not in words("after"),
        before is not None and before[1].casefold() not in words("before"),
        bool(_STREET.search(name)) or bool(after and _STREET.search(after[1])),
        bool(_HOUSE.search(name)) or bool(after and _HOUSE.search(after[1])),
        bool(_ILLNESS.match(text, span.end)),
        _of_body(text, span.start),
        text[span.end : span.end + 1] == "/" or text[max(0, span.start - 1) : span.start] == "/",
        any(c.isdigit() for c in name) or text[span.end + 1 : span.end + 2].isdigit(),
        bool(_PREPOSITION.search(text[max(0, span.start - 20) : span.start])),
        len(name.replace(".", "")) <= 4 and name.isupper(),
        bool(_KIND.match(text, span.end)),
    )


_OF = re.compile(r"([A-Z][\w’'-]+) of (?:the )?$")


def _of_body(text: str, start: int) -> bool:
    """Whether a word for a body or a title stands before, with "of": "University of N."."""
    match = _OF.search(text[max(0, start - 40) : start])
    return match is not None and match[1].casefold() in words("body")


def _tagged(tags: Sequence[Tag], label: str, at: int) -> bool:
    """Whether the character at `at` is tagged so."""
    return any(t.label == label and t.span.start <= at < t.span.end for t in tags)


def _logit(chance: float) -> float:
    chance = min(0.995, max(0.005, chance))
    return math.log(chance / (1 - chance))


def toponyms(text: str, marked: Sequence[Mark], tags: Sequence[Tag]) -> list[Span]:
    """The places that a text names, from the words that the network marks and the entities it tags."""
    found = names(text, marked)
    mentions: dict[str, list[float]] = defaultdict(list)
    for one in found:
        mentions[fold(one.span.of(text))].append(one.chance)
    near = _Near(tags)
    out = []
    for one in found:
        every = mentions[fold(one.span.of(text))]
        beside = near.of(one.span)
        if _no_place(text, one.span, beside):
            continue
        if one.chance == CERTAIN or _score(features(text, one, sum(every) / len(every), beside)) >= 0:
            out.append(one.span)
    return out


def _score(values: Sequence[float]) -> float:
    return BIAS + sum(w * v for w, v in zip(WEIGHTS, values, strict=True))


class _Near:
    """The tags by where they stand, so that those beside a name are found at once."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self._tags = sorted(tags, key=lambda t: t.span)
        self._starts = [t.span.start for t in self._tags]

    def of(self, span: Span) -> list[Tag]:
        """The tags that meet the span, or stand within a word of it."""
        low, high = bisect_left(self._starts, span.start - 80), bisect_right(self._starts, span.end + 2)
        return [t for t in self._tags[low:high] if t.span.end >= span.start - 2]


def _no_place(text: str, span: Span, tags: Sequence[Tag]) -> bool:
    """Whether a name is surely none of a place: a side, a title, a body, a person's name, an age ("Brezhnev-era")."""
    name = span.of(text)
    low = fold(name)
    if low in words("side") or low in words("title") or low in words("function"):
        return True
    if organisation_of(name) and not _land(low):
        return True
    style = _STYLE.match(text, span.end)
    if style and style[1].casefold() in words("style"):
        return True
    return _given_name(text, span, tags)


def _land(folded: str) -> bool:
    """Whether a body of states is named by where it lies: the European Union."""
    return any(c.kind == WIDE for c in gazetteer().candidates(folded))


def _given_name(text: str, span: Span, tags: Sequence[Tag]) -> bool:
    """Whether the name is part of a person's: a person is tagged on it, or right after it where no place is led in."""
    name = span.of(text)
    for tag in tags:
        if tag.label != "PER":
            continue
        if tag.span.holds(span) and tag.span != span and not text[span.end : tag.span.end].startswith(("'", "’")):
            return True
        gap = text[span.end : tag.span.start]
        if (
            tag.span.start > span.end - 1
            and gap in (" ", "\u00a0")
            and " " not in name
            and tag.span.of(text)[:1].isupper()
        ):
            led = _PREPOSITION.search(text[max(0, span.start - 20) : span.start])
            if not led and not name.isupper():
                return True
    return False
