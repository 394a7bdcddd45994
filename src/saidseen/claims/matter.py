"""What each statement of a story is about: its kind, who does it, where, when, and whose matter a thin one shares."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from saidseen.claims.copies.credit import agency, byline
from saidseen.claims.copies.records import Story
from saidseen.claims.days import days_of
from saidseen.claims.hosts import hosts
from saidseen.claims.kinds import Kind, kind_in, kinds
from saidseen.claims.leaning import leans, names_some, told_before
from saidseen.claims.pairs.sides import written
from saidseen.claims.pairs.vectors import packed
from saidseen.claims.roles import (
    Named,
    agent,
    lies_in,
    named,
    names_title,
    no_party,
    partners,
    perceives,
    sides,
    titled,
)
from saidseen.claims.spots import parties_of, spots_of
from saidseen.claims.trimming import is_clause, unstamped
from saidseen.claims.words import rarity, stem, telling, words
from saidseen.language.en import matters as en
from saidseen.language.sentences import sentences
from saidseen.model.acts import Act
from saidseen.model.claim import BODY, HEADLINE, LEAD, Matter
from saidseen.model.reading import Passage, Reading, Span, Speaker, Statement
from saidseen.model.states import is_state
from saidseen.reading.headlines import title_of
from saidseen.world.countries import country_of, find_countries, organisation_of

OPENING = 250  # code points behind a headline that tell what it says again
STORY = 24  # telling stems of a story that are kept
LIMIT = 4_000  # code points of a content that are counted
_CAPITALISED = re.compile(r"(?<!^)(?<![.!?“\"] )\b[A-Z][\w’'-]*[a-z]\w*")
AFLOAT = "sea"
"""Stands for the waters of something that is done afloat where none is named."""
_OWN = frozenset(
    ("withdrawal", "build-up", "exercise", "invasion", "recognition", "evacuation", "arms", "sanctions", "embassy")
)
_ELSE = frozenset((Act.DEMAND, Act.ASK, Act.ADVISE, Act.EXPECT, Act.WITHHOLD, Act.ACCUSE))
LONG = 40  # code points of a verb that may name the matter
_ACTS = frozenset((Act.ASSERT, Act.DENY, Act.PROMISE, Act.OFFER, Act.THREATEN, Act.WITHHOLD, Act.AGREE, Act.ADVISE))


def matters(reading: Reading, vectors: Mapping[str, str] = MappingProxyType({})) -> list[Matter]:
    """The matter of each statement of a reading, in their order; a pure function of the reading.

    `vectors` are those that the same encoder made before, by the words that they were made of.
    """
    story = signature(reading.document.text)
    published, itself = reading.document.published, Story.of(reading.document)
    passes_on, written_by = agency(itself), byline(itself)
    title = title_of(reading.document.text, reading.document.title)
    body = 0 if title is None else title.end + OPENING
    spans = [span for span in sentences(reading.document.text) if span.start >= body]
    first = [
        replace(
            _own(statement, story, published),
            part=_part(statement, title),
            before=_before(reading, spans, statement, title),
            agency=passes_on,
            byline=written_by,
        )
        for statement in reading.statements
    ]
    late = [_late(statement, matter) for statement, matter in zip(reading.statements, first, strict=True)]
    shared = hosts(reading.statements, first)
    whole = [
        matter if at is None else _shared(matter, first[at], reading.statements[at].id)
        for matter, at in zip(first, shared, strict=True)
    ]
    return [
        replace(matter, text=text, vector=vectors.get(text) or packed(text))
        for matter, text in zip(_with_own_sides(_with_story_sides(whole), late), _texts(reading), strict=True)
    ]


def _part(statement: Statement, title: Span | None) -> int:
    """Where in its story a statement stands: in the headline, in what comes right behind it, or farther on."""
    if title is None or statement.content.start >= title.end + OPENING:
        return BODY
    return LEAD if statement.content.start >= title.end else HEADLINE


def _before(reading: Reading, spans: Sequence[Span], statement: Statement, title: Span | None) -> str:
    """What the story says right before a statement that only this explains; nothing where the headline may do so.

    Behind the name of one speaker no word of another is put.
    """
    words, whose = statement.content.text, statement.speaker
    if _part(statement, title) != BODY or (names_some(words) and not leans(words)):
        return ""
    if whose is not None and whose.name is not None:
        others = (s for s in reading.statements if s.cue and s.speaker and s.speaker.name != whose.name)
        at = sorted(s.cue.start for s in others if s.cue)
        spans = [span for span in spans if bisect_left(at, span.start) == bisect_left(at, span.end)]
    return told_before(reading.document.text, spans, statement.content.start, words)


def _texts(reading: Reading) -> list[str]:
    """Each statement as its vector is made of it."""
    title, published = reading.document.title, reading.document.published
    return [
        written(s.content.text, s.speaker.name if s.speaker and not s.outlet_own else None, title, published)
        for s in reading.statements
    ]


def signature(text: str) -> tuple[str, ...]:
    """The most telling stems of a story, by how often it has them and how rare they are, the first first."""
    counts = Counter(stem(word) for word in words(text[: 25 * LIMIT]))
    weight = {s: (1 + math.log(n)) * (rarity(s) - 1.5) for s, n in counts.items()}
    best = sorted((s for s, w in weight.items() if w > 0), key=lambda s: (-weight[s], s))
    return tuple(best[:STORY])


def _own(statement: Statement, story: tuple[str, ...], published: str | None) -> Matter:
    """What the statement's own words say it is about."""
    content = unstamped(" ".join(statement.content.text[:LIMIT].split()))
    found = kind_in(content)
    who = named(content, published)
    subjects, why = _subjects(statement, content, found, who)
    kind = found[0] if found else None
    if kind is None and (kind := _kind_of_cue(statement, content)) is not None:
        subjects, why = _side_of_source(statement), "matter.verb"
    first, last = days_of(statement, published)
    return Matter(
        kind=kind.name if kind else None,
        subjects=subjects,
        places=_places(statement, content, kind, who, subjects),
        names=tuple(sorted({*map(stem, words(" ".join(_CAPITALISED.findall(content))))})),
        words=tuple(sorted(w for w in telling(content) if not w[0].isdigit())),
        numbers=tuple(sorted({n for q in statement.quantities for n in (q.value, q.upper) if n is not None})),
        story=story,
        first=first,
        last=last,
        opposed=_opposed(kind, content),
        why=why,
        spots=spots_of(statement),
        parties=parties_of(content),
        negative=statement.polarity == "negative" or statement.act.row.contradicts,
    )


def _kind_of_cue(statement: Statement, content: str) -> Kind | None:
    """Where the content names no kind, the verb may with it ("recognises | the two regions")."""
    cue = statement.cue.text if statement.cue else ""
    if statement.act in _ELSE or len(cue) > LONG or not cue[:1].isalpha():
        return None
    found = kind_in(f"{cue} {content}")
    return found[0] if found and found[1] < len(cue) and not found[0].local else None


def _side_of_source(statement: Statement) -> tuple[str, ...]:
    """The country or body of the speaker, else the one country that the words of the source name."""
    speaker = statement.speaker
    if speaker is not None and (side := speaker.country or speaker.organisation):
        return (side,)
    named_there = {code for _, code in find_countries(statement.source.text)} if statement.source else set()
    return tuple(named_there) if len(named_there) == 1 else ()


def _opposed(kind: Kind | None, content: str) -> bool:
    """A statement that names a kind says the contrary of it where its words for the contrary are there too."""
    return kind is not None and kind.contrary is not None and kind.contrary.search(content.lower()) is not None


def _subjects(
    statement: Statement, content: str, found: tuple[Kind, int, int] | None, who: Sequence[Named]
) -> tuple[tuple[str, ...], str]:
    """Those who do it, and the id of the rule that said so."""
    if found is None:
        return (), ""
    kind, start, end = found
    speaker = statement.speaker
    own = _own_sides(statement)
    if kind.both:
        parties = sides(content, who) | own
        return tuple(sorted(parties)), "matter.parties"
    skipped = own if perceives(content) else set()
    if (by := agent(content, who, skipped, start, end, kind.does)) is not None:
        together = partners(content, who, by) if kind.by_place else {by}
        return tuple(sorted(together)), "matter.nearest"
    if own and not skipped and not _opposed(kind, content) and _speaks_of_own(statement, content, kind, speaker):
        return (min(own),), "matter.own_side"
    return (), ""


def _own_sides(statement: Statement) -> set[str]:
    """The country and body of the speaker, but not what only the name of a document or a newspaper holds."""
    speaker = statement.speaker
    if speaker is None:
        return set()
    source = statement.source.text if statement.source else ""
    own = {str(side) for side in (speaker.country, speaker.organisation) if side}
    if own and names_title(source):
        own -= {code for span, code in find_countries(source) if titled(source[span.end : span.end + 20])}
    return own


def _late(statement: Statement, matter: Matter) -> tuple[str, ...]:
    """One who denies or withholds something of such a kind speaks of the own side, where the story names no other."""
    own = sorted(_own_sides(statement))
    if matter.kind not in _OWN or matter.subjects or matter.opposed or statement.act not in (Act.DENY, Act.WITHHOLD):
        return ()
    return tuple(own[:1])


def _with_own_sides(found: Sequence[Matter], late: Sequence[tuple[str, ...]]) -> list[Matter]:
    return [
        replace(matter, subjects=own, why=matter.why or "matter.own_side") if own and not matter.subjects else matter
        for matter, own in zip(found, late, strict=True)
    ]


def _speaks_of_own(statement: Statement, content: str, kind: Kind, speaker: Speaker | None) -> bool:
    """A state's government or military speaks of its own doing where nobody else is named and its act is its own."""
    if speaker is None or speaker.country is None or kind.name not in _OWN or statement.act not in _ACTS:
        return False
    if statement.act in (Act.PROMISE, Act.ADVISE, Act.OFFER):
        return True
    if statement.act in (Act.DENY, Act.WITHHOLD):
        return en.ONESELF.search(content.lower()) is not None
    if kind.name in ("withdrawal", "exercise") or en.ONESELF.search(content.lower()) is not None:
        return True
    return not is_clause(content) and en.DOING.match(content) is not None


def _places(
    statement: Statement, content: str, kind: Kind | None, who: Sequence[Named], subjects: tuple[str, ...]
) -> tuple[str, ...]:
    """Countries it happens at or is directed at, and the places inside them that are named.

    For a kind that is gathered by place only those inside which it happens ("in", "on the soil of", not "near").
    """
    inside = kind is not None and kind.by_place
    out = {n.code for n in who if n.place and n.code not in subjects and not (inside and not lies_in(content, n))}
    for place in statement.places:
        if not statement.content.holds(place.span) or place.name is None or en.DIRECTION.match(place.text):
            continue
        if country_of(place.text) is not None or organisation_of(place.text) is not None:
            continue
        before, after = _around(statement.content, place.span)
        if no_party(after[:40]) or en.STATE_NAME.search(before):
            continue
        if place.country and place.country not in subjects:
            out.add(place.country)
        out.add(place.name.lower())
    if inside and en.AFLOAT.search(content.lower()) and not any(map(en.WATER.search, out)):
        out.add(AFLOAT)
    own = statement.speaker.country if statement.speaker else None
    if own and own not in subjects and en.HERE.search(statement.content.text.lower()):
        out.add(own)
    return tuple(sorted(out))


def _around(passage: Passage, span: Span) -> tuple[str, str]:
    """The words of a passage before and after a place in its text."""
    inside = next((s for s in passage.spans if s.holds(span)), None)
    if inside is None:
        return "", ""
    past = sum(s.end - s.start + 3 for s in passage.spans if s.end <= inside.start)  # ' … ' stands between two spans
    return (
        passage.text[: past + span.start - inside.start],
        passage.text[past + span.end - inside.start :],
    )


def _shared(matter: Matter, host: Matter, identity: str) -> Matter:
    """A thin statement with the matter of the one it belongs to."""
    return replace(
        matter,
        kind=host.kind,
        subjects=matter.subjects or host.subjects,
        places=matter.places or host.places,
        words=tuple(sorted({*matter.words, *host.words})),
        names=tuple(sorted({*matter.names, *host.names})),
        spots=matter.spots or host.spots,
        parties=matter.parties or host.parties,
        host=identity,
        why="matter.host",
    )


def _with_story_sides(found: list[Matter]) -> list[Matter]:
    """Where nobody or no place is named, the one whom, or where, the story names most for the same kind is meant."""
    who, where = _counted(found)
    out = []
    for matter in found:
        if matter.kind and not matter.subjects and who.get(matter.kind) and _one_doer(matter.kind):
            why = "matter.story_side"
            matter = replace(matter, subjects=_most(who[matter.kind]), why=matter.why or why)
        if matter.kind and not countries(matter) and where.get(matter.kind):
            matter = replace(matter, places=tuple(sorted({*matter.places, *_most(where[matter.kind])})))
        out.append(matter)
    return out


def _one_doer(kind: str) -> bool:
    """Whether a story that names one side for a kind means it wherever it names nobody; not of attacks, which in one
    report are of many."""
    return kinds()[kind].does is None and not kinds()[kind].local


def _counted(found: list[Matter]) -> tuple[dict[str, Counter[tuple[str, ...]]], dict[str, Counter[tuple[str, ...]]]]:
    """How often the story names each side and each country for each kind."""
    who: dict[str, Counter[tuple[str, ...]]] = {}
    where: dict[str, Counter[tuple[str, ...]]] = {}
    for matter in found:
        if matter.kind and matter.subjects and matter.host is None:
            who.setdefault(matter.kind, Counter())[matter.subjects] += 1
        if matter.kind and (named_there := countries(matter)) and matter.host is None:
            where.setdefault(matter.kind, Counter())[named_there] += 1
    return who, where


def _most(counts: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]


def waters(matter: Matter) -> tuple[str, ...]:
    """The seas and straits among a matter's places."""
    return tuple(p for p in matter.places if en.WATER.search(p))


def countries(matter: Matter) -> tuple[str, ...]:
    """The countries (alpha-3) among a matter's places, those who do it left out."""
    return tuple(p for p in matter.places if is_state(p) and p not in matter.subjects)
