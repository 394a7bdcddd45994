"""Which of the names that the network marks are places: a weighted sum of what speaks for and against each."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from saidseen.language.en import places as en
from saidseen.model.attribution import Tag
from saidseen.model.reading import Span
from saidseen.reading.speakers.lexicon import groups_named
from saidseen.world.countries import is_people, organisation_of
from saidseen.world.gazetteer import CAPITAL, COUNTRY, OWN, WIDE, gazetteer
from saidseen.world.names import bared, fold
from saidseen.world.tables import peoples, words

from .find import well_known
from .marks import CERTAIN, MarkedName, PlaceMark, names

FEATURES = (
    "chance",
    "chance_of_name",
    "known",
    "well_known",
    "people",
    "body",
    "tagged_place",
    "body_after",
    "capital_after",
    "street",
    "place_word_before",
)
WEIGHTS = (0.25, 0.59, 1.24, 0.12, -0.93, -0.00, 0.43, -0.39, -0.34, 0.49, -0.03)
"""One weight a feature: a logistic regression on three quarters of what is kept out of the network's training."""
BIAS = -1.05

AGAIN = 0.5
"""The chance from which on a name is a place where the same name is one elsewhere in the text."""
_LARGE = 200_000  # people of a capital that goes by its name alone
_STRAIN = re.compile(r"\b[A-Z]/$")  # "an A/California/7 virus"
_AFTER = re.compile(r"[ \u00a0]([A-Z][\w’'.-]*)")
_BEFORE = re.compile(r"([A-Z][\w’'-]*\.?)[ \u00a0]$")
_STYLE = re.compile(r"[-‑–]([a-z]+)")


def features(text: str, found: MarkedName, mean: float, tags: Sequence[Tag]) -> tuple[float, ...]:
    """What speaks for and against a name, in the order of FEATURES; `mean` is the chance of all its mentions."""
    span = found.span
    name = span.of(text)
    if joined := en.COMBINED.fullmatch(name):
        name = name[joined.end(1) :]
    labels: dict[str, int] = defaultdict(int)
    for tag in tags:
        common = min(tag.span.end, span.end) - max(tag.span.start, span.start)
        if common > 0:
            labels[tag.label] += common
    size = span.end - span.start
    after = _AFTER.match(text, span.end)
    next_body = after is not None and _tagged(tags, "ORG", after.start(1))
    known = bool(gazetteer().candidates(fold(name))) or any(gazetteer().candidates(b) for b in bared(fold(name)))
    common = fold(name) in words("common")
    return (
        _logit(found.chance),
        _logit(mean),
        known and not common,
        well_known(name),
        is_people(name),
        labels["ORG"] / size,
        labels["LOC"] / size,
        next_body,
        after is not None and after[1].casefold().rstrip(".") not in words("after"),
        bool(en.STREET.search(name)) or bool(after and en.STREET.search(after[1])),
        bool(en.PREPOSITION.search(text[max(0, span.start - 20) : span.start])),
    )


def _of_state(folded: str) -> bool:
    """Whether a name is a country's or a capital's own."""
    return any(
        c.kind == COUNTRY or (c.kind == CAPITAL and c.people > _LARGE)
        for c in gazetteer().candidates(folded)
        if c.how == OWN
    )


def _tagged(tags: Sequence[Tag], label: str, at: int) -> bool:
    """Whether the character at `at` is tagged so."""
    return any(t.label == label and t.span.start <= at < t.span.end for t in tags)


def _logit(chance: float) -> float:
    chance = min(0.995, max(0.005, chance))
    return math.log(chance / (1 - chance))


def toponyms(text: str, marked: Sequence[PlaceMark], tags: Sequence[Tag]) -> list[Span]:
    """The places that a text names, from the words that the network marks and the entities it tags."""
    found = names(text, marked)
    mentions: dict[str, list[float]] = defaultdict(list)
    for one in found:
        mentions[fold(one.span.of(text))].append(one.chance)
    near = _Near(tags)
    out: list[Span] = []
    doubted: list[MarkedName] = []
    for one in found:
        every = mentions[fold(one.span.of(text))]
        beside = near.of(one.span)
        if _no_place(text, one.span, beside):
            continue
        mean = sum(every) / len(every)
        if one.chance == CERTAIN or _sure(text, one.span, beside) or _score(features(text, one, mean, beside)) >= 0:
            out.append(one.span)
        elif one.chance >= AGAIN:
            doubted.append(one)
    sure = {fold(span.of(text)) for span in out}
    out += [one.span for one in doubted if fold(one.span.of(text)) in sure]
    out.sort()
    return _with_listed(text, out)


def _sure(text: str, span: Span, tags: Sequence[Tag]) -> bool:
    """Whether a name that is marked at all is well known and alone: a country, a capital, a big city that is nobody."""
    name = span.of(text)
    if not well_known(name) or not _alone(text, span):
        return False
    return _of_state(fold(name)) or not any(t.label == "PER" and t.span.meets(span) for t in tags)


def _alone(text: str, span: Span) -> bool:
    """Whether no word in capitals stands beside the name that could be of it."""
    after = _AFTER.match(text, span.end)
    before = _BEFORE.search(text[max(0, span.start - 30) : span.start])
    if after is not None and after[1].casefold().rstrip(".") not in words("after"):
        return False
    led = before is None or before[1].casefold() in words("before") or before[1] in peoples()
    return led or (before is not None and before[1][-1].islower() and "-" in before[1])  # "Russian-held Kherson"


def _with_listed(text: str, places: list[Span]) -> list[Span]:
    """The places and those that stand in one list with them under a well-known name: "Kyiv, Chernihiv and Sumy"."""
    out: list[Span] = []
    starts = [p.start for p in places]
    for n, place in enumerate(places):
        out.append(place)
        end = starts[n + 1] if n + 1 < len(places) else len(text)
        at = place.end
        while match := en.LISTED.match(text, at, end):
            span = Span(*match.span(1))
            if not well_known(match[1]) or not _alone(text, span):
                break
            out.append(span)
            at = span.end
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
    """Whether a name is surely none of a place: a side, a title, a body, an armed group, a person's name, an age
    ("Brezhnev-era"), a language in which somebody speaks."""
    name = span.of(text)
    low = fold(name)
    if len(low.replace(" ", "")) < 2 or low in words("side") or low in words("title") or low in words("function"):
        return True
    if (organisation_of(name) and not _land(low)) or name in groups_named():
        return True
    if en.LANGUAGE.match(name) and en.IN_LANGUAGE.search(text, max(0, span.start - 40), span.start):
        return True
    if en.ILLNESS.match(text, span.end) or _STRAIN.search(text, max(0, span.start - 2), span.start):
        return True
    style = _STYLE.match(text, span.end)
    if style and style[1].casefold() in words("style"):
        return True
    return _of_press(text, span, tags) or _given_name(text, span, tags)


def _of_press(text: str, span: Span, tags: Sequence[Tag]) -> bool:
    """Whether the name is part of a paper's, an agency's or another body's: "the Moscow Times", "Interfax Ukraine"."""
    after = _AFTER.match(text, span.end)
    if after is not None and after[1].rstrip(".").casefold() in words("press"):
        return True
    before = _BEFORE.search(text[max(0, span.start - 30) : span.start])
    if before is None or before[1].casefold() in words("before") or before[1].casefold() in words("side"):
        return False
    return before[1].casefold() in words("press") or _tagged(tags, "ORG", span.start - 2)


def _land(folded: str) -> bool:
    """Whether a body of states is named by where it lies: the European Union."""
    return any(c.kind == WIDE for c in gazetteer().candidates(folded))


def _given_name(text: str, span: Span, tags: Sequence[Tag]) -> bool:
    """Whether the name is part of a person's: a person is tagged on it, or right after it where no place is led in."""
    name = span.of(text)
    before = _BEFORE.search(text[max(0, span.start - 30) : span.start])
    if before and before[1].casefold().rstrip(".") in words("rank") and (before[1][-1] == "." or before[1][:1] == "M"):
        return True
    for tag in tags:
        if tag.label != "PER":
            continue
        unknown = " " in name and not gazetteer().candidates(fold(name))
        if (
            tag.span.holds(span)
            and (tag.span != span or unknown)
            and not text[span.end : tag.span.end].startswith(("'", "’"))
        ):
            return True
        gap = text[span.end : tag.span.start]
        if (
            tag.span.start > span.end - 1
            and gap in (" ", "\u00a0")
            and " " not in name
            and tag.span.of(text)[:1].isupper()
        ):
            led = en.PREPOSITION.search(text[max(0, span.start - 20) : span.start])
            if not led and not name.isupper():
                return True
    return False
