"""Who each source of a text is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saidseen.language.en.speakers import FIRST
from saidseen.model.attribution import Attribution, Tag
from saidseen.model.reading import Passage, Place, Span, Speaker
from saidseen.model.reasons import reason
from saidseen.reading.speakers.actors import PERSON, UNNAMED, Actor
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.holders import in_office
from saidseen.reading.speakers.infer import infer
from saidseen.reading.speakers.learn import enrich, learnt, recognise
from saidseen.reading.speakers.local import located
from saidseen.reading.speakers.people import surname
from saidseen.reading.speakers.pronouns import IDS
from saidseen.reading.speakers.records import Known, Resolution
from saidseen.reading.speakers.rules import RULES
from saidseen.reading.speakers.sources import Source, parse
from saidseen.reading.speakers.titled import author_in
from saidseen.reading.voices import SpeakerTurn


def resolve(
    text: str,
    attributions: Sequence[Attribution],
    tags: Sequence[Tag],
    known: Mapping[str, Known] = {},
    outlet: str | None = None,
    places: Sequence[Place] = (),
    published: str | None = None,
    voices: Sequence[SpeakerTurn] = (),
    title: str | None = None,
) -> Resolution:
    """The speaker of each attribution, None where it has no source, but for the author of a release.

    `known` is what earlier stories taught, keyed by last or short name in small letters; `outlet` is who published;
    `places` are the resolved toponyms of the text, which tell the country of residents, mayors and local authorities.
    Where neither tells, those who held office on the day `published` (ISO) are known by name. `voices` are the turns
    and bylines of the text. What a release of a public body says in nobody's turn is the word of the one whom its
    `title` names ("Statement by ...").
    """
    day = published[:10] if published else None
    held = in_office(day) if day else {}
    talk = Discourse(text, attributions, tags, outlet, places, held, voices, day, title)
    author = _author(talk, title, known, outlet, published)
    enrich(talk, _of_author(author))
    enrich(talk, known)
    enrich(talk, held, listed=True)
    if day:
        recognise(talk, day)
    infer(talk, attributions)
    actors: dict[int, Actor | None] = {}
    why: dict[int, str] = {}
    order = sorted(range(len(attributions)), key=lambda k: (_place(attributions[k]), k))
    outer = _Outer(attributions)
    for k in order:
        source = attributions[k].source
        if source is not None:
            actors[k], why[k] = _resolve(talk, attributions, k, source, actors, outer)
    speakers: list[Speaker | None] = []
    for k, attribution in enumerate(attributions):
        actor = actors.get(k)
        if attribution.source is None:
            authored = author is not None and _in_nobodys_turn(talk, attribution, title)
            speakers.append(author.speaker() if author is not None and authored else None)
            why[k] = reason("speaker.author" if authored else "speaker.outlet")
        elif actor is None:
            speakers.append(Speaker(None, None, None, None, attribution.source.text))
        else:
            speakers.append(actor.speaker())
    return Resolution(tuple(speakers), learnt(talk), tuple(why[k] for k in range(len(attributions))))


def _author(
    talk: Discourse, title: str | None, known: Mapping[str, Known], outlet: str | None, published: str | None
) -> Actor | None:
    """Whom the title of a public body's release or transcript names as its author, of that body's country where no
    other is told."""
    found = author_in(title) if talk.outlet is not None else None
    if found is None or talk.outlet is None:
        return None
    its = talk.headed = found.who.start == 0
    # else what follows is no part of a name ("President Biden Providing an Update")
    title = found.title if its else found.title[: found.who.end]
    who = Passage.of(title, (found.who,))
    whole = Span(0, len(title))
    content = Passage.of(title, (Span(found.who.end, len(title)) if its else Span(0, found.who.start),))
    told = Attribution(who, None, content, whole, "")
    speaker = resolve(title, [told], (), known, outlet, (), published).speakers[0]
    if speaker is None:
        return None
    country, organisation = speaker.country, speaker.organisation
    if not country and not organisation and not its and not (found.joint and speaker.name and ";" in speaker.name):
        country, organisation = talk.outlet.country, talk.outlet.organisation
    kind = PERSON if speaker.name else UNNAMED
    talk.author = Actor(kind, speaker.name, country, organisation, speaker.sector, how=who.text, plural=found.joint)
    return talk.author


def _of_author(author: Actor | None) -> dict[str, Known]:
    """What a title tells of its author, for the last name that the text has."""
    if author is None or not author.name or " " not in author.name or author.plural:
        return {}
    row = Known(author.name, (), author.country, author.organisation, author.sector, author.how)
    return {surname(author.name): row}


def _in_nobodys_turn(talk: Discourse, attribution: Attribution, title: str | None) -> bool:
    """Whether words without source or cue stand in no turn and are not the title itself."""
    if attribution.cue is not None or (title and attribution.content.text in title):
        return False
    i, _ = talk.range(attribution.content.spans[0])
    return talk.turn(i) is None and not talk.asked(i)


def _place(attribution: Attribution) -> int:
    return attribution.source.start if attribution.source else attribution.start


class _Outer:
    """Which attribution's words a place lies in, the narrowest of the last hundred that begin before it."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._spans = sorted(
            (span.start, span.end, k) for k, a in enumerate(attributions) if a.source for span in a.content.spans
        )

    def of(self, place: int, but: int) -> int | None:
        """The attribution, other than `but`, whose content holds the place."""
        last = bisect_right(self._spans, (place + 1,))
        near = self._spans[max(0, last - 100) : last]
        holding = [(end - start, k) for start, end, k in near if start <= place < end and k != but]
        return min(holding)[1] if holding else None


def _pieces(attribution: Attribution, passage: Passage) -> list[Span]:
    """The spans of a source, the one nearest the cue first; in text order where there is no cue."""
    cue = attribution.cue
    if cue is None or len(passage.spans) == 1:
        return list(passage.spans)
    return sorted(passage.spans, key=lambda s: min(max(s.start - c.end, c.start - s.end, 0) for c in cue.spans))


def _resolve(
    talk: Discourse,
    attributions: Sequence[Attribution],
    k: int,
    passage: Passage,
    actors: dict[int, Actor | None],
    outer: _Outer,
) -> tuple[Actor | None, str]:
    """The actor of a source: that of the piece nearest the cue, else of the nearest whose country or body is told."""
    first: tuple[Actor | None, str] | None = None
    for span in _pieces(attributions[k], passage)[:8]:
        i, j = talk.range(span)
        if i >= j:
            continue
        source = parse(talk, i, j)
        source.words = passage.text
        source.own = [talk.range(s) for s in attributions[k].content.spans]
        if talk.found.words.lows[i].split("'")[0] in FIRST:
            holder = outer.of(passage.start, k)
            source.outer = actors.get(holder) if holder is not None else None
        actor, why = _piece(talk, source)
        if actor is not None and (actor.name or actor.country or actor.organisation):
            return actor, why
        first = first or (actor, why)
    return first or (None, reason("speaker.no_words"))


def _piece(talk: Discourse, source: Source) -> tuple[Actor | None, str]:
    """The actor of one piece of a source, by the first rule that answers."""
    for rule in RULES:
        actor = rule(talk, source)
        if actor is not None:
            if actor.name is None and (likely := talk.doubt.get(source.i)):
                actor = replace(actor, how=f"{actor.how or source.words} ({' / '.join(likely)})")
            actor, where = located(talk, source, actor)
            if actor.kind == UNNAMED or source.i not in talk.places or actor.kind != PERSON:
                talk.remember(source.i, source.j, actor)
            return actor, reason(IDS[rule], *([where] if where else []))
    return None, reason("speaker.unknown")
