"""Which place each toponym of a document names."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from saidseen.language.en import grammar
from saidseen.language.en import places as en
from saidseen.model.reading import Place, Span
from saidseen.world.gazetteer import COUNTRY, DIVISION1, DIVISION2, WIDE, PlaceCandidate, gazetteer
from saidseen.world.names import admin_words, bared, fold, governed
from saidseen.world.spellings import respelt

from .context import Surroundings, american_style, dwellers, people_country, peoples_named, surroundings
from .evidence import Evidence, PlaceName, gather
from .score import features, score

_ROUNDS = 4
_NEIGHBOURS = 12
_LANDS = 2  # countries in which a name is looked for under other spellings


def candidates_of(words: str, kind: str = "") -> tuple[str, tuple[PlaceCandidate, ...], bool]:
    """The folded name that the gazetteer knows, its places, and whether the words say that it is a division.

    `kind` is the word beside the name that says so ("region", "oblast"), if there is one.
    """
    words = (
        words.strip()
        .strip('.,;:()[]"“”')
        .removesuffix(grammar.PRINTED_GENITIVE)
        .removesuffix(grammar.GENITIVE)
        .removesuffix("’")
        .removesuffix("'")
    )
    folded = fold(words)
    if country := people_country(words):
        return folded, (country,), False
    held = gazetteer()
    if kind and (found := _divisions(folded, kind)):
        return f"{folded} {kind}", found, True
    if found := held.candidates(folded):
        return folded, found, admin_words(folded)
    for shorter in (governed(folded), *bared(folded)):
        if shorter and (found := held.candidates(shorter)):
            return shorter, found, admin_words(folded)
    return folded, dwellers(words), False


def _divisions(folded: str, kind: str) -> tuple[PlaceCandidate, ...]:
    """The divisions that a name with its kind beside it ("Kherson region") may mean, none where it bears no such."""
    found = (*gazetteer().candidates(f"{folded} {kind}"), *gazetteer().candidates(folded))
    if kind == en.REGION and any(c.kind in (COUNTRY, WIDE) for c in found):
        return ()  # the region that a country or a sea lies in
    first = DIVISION2 if kind in en.SMALL_DIVISIONS else DIVISION1
    held = [c for c in found if c.kind == first]
    return tuple({c.row: c for c in held}.values())


def _kind_beside(text: str, span: Span) -> str:
    """The word that says that a name is a division's: "the Kherson region", "the province of Aleppo"; else ''."""
    match = en.DIVISION_AFTER.match(text, span.end, span.end + 120)
    if match is None:
        match = en.DIVISION_BEFORE.search(text[max(0, span.start - 30) : span.start])
    return match[match.lastindex or 1].lower().removesuffix(grammar.S) if match else ""


def names_of(text: str, spans: Sequence[Span]) -> list[PlaceName]:
    """The names among the spans, a name with a stated holder ('Springfield, Illinois') apart from one with another."""
    names: dict[tuple[str, int], PlaceName] = {}
    for number, span in enumerate(spans):
        words = span.of(text)
        near = surroundings(text, span.start, span.end)
        first, comma, _ = words.partition(", ")
        folded, found, divided = candidates_of(words, _kind_beside(text, span))
        if comma and not found:
            near = surroundings(text, span.start, span.start + len(first))
            folded, found, divided = candidates_of(first)
        holder = _holder(found, near)
        name = names.setdefault((folded, holder), PlaceName(folded, found, divided))
        name.marks.append(near)
        name.mentions.append(number)
    return list(names.values())


def _holder(found: tuple[PlaceCandidate, ...], near: Surroundings) -> int:
    """The row of the stated holder that really holds one of the places, or -1."""
    for holder in near.inside:
        if any(holder.row in (c.adm1, c.adm2) for c in found):
            return holder.row
    return -1


def _apart(names: list[PlaceName]) -> list[list[PlaceName]]:
    """For each name the others to weigh it with: those nearest in the text, and the commonest of the document."""
    common = sorted(names, key=lambda n: -len(n.mentions))[:_NEIGHBOURS]
    found = []
    for i, name in enumerate(names):
        beside = names[max(0, i - _NEIGHBOURS) : i] + names[i + 1 : i + 1 + _NEIGHBOURS]
        others = {id(n): n for n in (*beside, *common) if n is not name and n.folded != name.folded}
        found.append(list(others.values()))
    return found


def decide(text: str, spans: Sequence[Span], home: str | None) -> list[PlaceName]:
    """Settles every name, going round so that each name's likely places speak for its neighbours'."""
    names = names_of(text, spans)
    stated: dict[str, list[Surroundings]] = defaultdict(list)
    for name in names:
        stated[name.folded] += [m for m in name.marks if m.inside or m.people]
    people, american = peoples_named(text), american_style(text)
    others = _apart(names)
    for _ in range(_ROUNDS):
        evidence = gather(names, people, home, american)
        for number, name in enumerate(names):
            if name.candidates:
                _settle(number, name, stated[name.folded], others[number], evidence)
    _respell(names, people)
    return names


def _respell(names: Sequence[PlaceName], people: Counter[str]) -> None:
    """Gives names that the gazetteer does not have the town of that name in another spelling, where the countries that
    the document names most, by their people too ("the Syrian army"), have one."""
    lands = Counter(people)
    for name in names:
        if name.picked is not None and name.picked.country:
            lands[name.picked.country] += len(name.mentions)
    most = sorted(lands, key=lambda land: (-lands[land], land))[:_LANDS]
    for name in names:
        if not name.candidates and (found := next((p for land in most if (p := respelt(name.folded, land))), None)):
            name.candidates, name.best, name.odds = (found,), 0, [1.0]


def weighed(
    number: int, name: PlaceName, stated: list[Surroundings], beside: list[PlaceName], evidence: Evidence
) -> list[tuple[float, ...]]:
    """The features of each place that a name may mean."""
    own = [m for m in name.marks if m.inside or m.people]
    picked = [(n.picked, n.odds[n.best]) for n in beside if n.picked is not None]
    points = [(place, odds) for place, odds in picked if place.kind not in (COUNTRY, WIDE)]
    return [features(c, number, name, own or stated, points, evidence) for c in name.candidates]


def _settle(
    number: int, name: PlaceName, stated: list[Surroundings], beside: list[PlaceName], evidence: Evidence
) -> None:
    if len(name.candidates) == 1:
        name.best, name.odds = 0, [1.0]
        return
    scores = [score(values) for values in weighed(number, name, stated, beside, evidence)]
    name.best = max(range(len(scores)), key=lambda i: (scores[i], name.candidates[i].people, -name.candidates[i].row))
    raised = [math.exp(max(-50.0, s - scores[name.best])) for s in scores]
    total = sum(raised)
    name.odds = [r / total for r in raised]


def resolve_places(text: str, spans: Sequence[Span], outlet_country: str | None = None) -> tuple[Place, ...]:
    """The place that each toponym names, in text order; one that no gazetteer row bears stays unresolved.

    `spans` are the toponyms of `text`; `outlet_country` is the outlet's ISO 3166 alpha-3 code, which speaks for places
    of that country. A name means one place throughout the document unless a mention says otherwise ("Springfield,
    Illinois").
    """
    ordered = sorted(spans)
    picked: dict[int, PlaceCandidate | None] = {}
    for name in decide(text, ordered, outlet_country):
        for number in name.mentions:
            picked[number] = name.picked
    return tuple(_place(text, span, picked.get(number)) for number, span in enumerate(ordered))


def _place(text: str, span: Span, found: PlaceCandidate | None) -> Place:
    if found is None:
        return Place(span.of(text), span, None, None, None, None, None)
    held = gazetteer()
    return Place(
        span.of(text),
        span,
        held.name(found.row),
        held.geoname_id(found.row),
        found.country or None,
        round(found.lat, 5),
        round(found.lon, 5),
    )
