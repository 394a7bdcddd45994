"""One story to its statements: the network's windows first, then one small module a question."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from saidseen.model.acts import Act
from saidseen.model.attribution import Attribution, Tag
from saidseen.model.reading import (
    Basis,
    Document,
    Event,
    Passage,
    Place,
    Quantity,
    Reading,
    Speaker,
    Statement,
    Time,
    statement_id,
)
from saidseen.model.reasons import reason
from saidseen.network import Network, load
from saidseen.network.tags import tags
from saidseen.reading.find import Candidate, candidates, inner
from saidseen.reading.headlines import title_of
from saidseen.reading.joint import Decided
from saidseen.reading.places.marks import PlaceMark, marks
from saidseen.reading.scene.views import Views
from saidseen.reading.speakers import Known
from saidseen.reading.voices import SpeakerTurn, spoken, voices
from saidseen.world.countries import find_countries, is_people, organisation_of

Find = TypeVar("Find", Place, Time, Quantity)


@dataclass(frozen=True, slots=True)
class StoryRead:
    """A story's reading, and what was learnt of names in it."""

    reading: Reading
    learnt: tuple[Known, ...] = ()


@dataclass(slots=True)
class _Seen:
    """What the network saw of a whole text."""

    views: Views
    doer_views: Views
    candidates: list[Candidate] = field(default_factory=list)
    inner: list[tuple[Candidate, Attribution]] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    marks: list[PlaceMark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Finds:
    """The places, times and quantities of a text, each in text order."""

    places: tuple[Place, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]

    def inside(self, passages: Sequence[Passage]) -> _Finds:
        """Those that lie inside one of the passages; a nationality ("Russian troops") is no place of a statement."""
        places = tuple(p for p in _inside(self.places, passages) if not is_people(p.text))
        return _Finds(places, _inside(self.times, passages), _inside(self.quantities, passages))


def reader_version(network: Network) -> str:
    """Names the reader by what decides: the first digits of the SHA-256 of the code and data of the rooms that a
    reading goes through, and of the network's."""
    return f"reader-{_rooms()}+network-{network.version}"


@cache
def _rooms() -> str:
    """The first 12 hex digits of the SHA-256 of every file that decides, but the network itself, in order of path."""
    digest = hashlib.sha256()
    here = resources.files("saidseen")

    def files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
        for item in folder.iterdir():
            if item.is_dir() and item.name != "__pycache__":
                yield from files(item, f"{path}/{item.name}")
            elif item.name.endswith(_DECIDES):
                yield f"{path}/{item.name}", item

    found = (file for room in _ROOMS for file in files(here / room, room))
    for path, item in sorted(found, key=lambda file: file[0]):
        digest.update(path.encode())
        digest.update(item.read_bytes())
    return digest.hexdigest()[:12]


_ROOMS = ("model", "language", "world", "network", "reading")
_DECIDES = (".py", ".txt", ".toml", ".json", ".npz")


def read_document(
    document: Document,
    known: Mapping[str, Any] | None = None,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> StoryRead:
    """The statements, places, times and quantities of a document.

    `known` is the who's who of earlier stories (`Ledger.known()`, or speakers.Known by name); `progress` is called with
    the code points done and in all. A document marked unread (another language) gives an empty reading. Any text can
    be read.
    """
    from saidseen.reading.doers import with_doers
    from saidseen.reading.places import resolve_places, toponyms
    from saidseen.reading.quantities import find_quantities
    from saidseen.reading.repeats import with_repeats
    from saidseen.reading.scene import with_scenes
    from saidseen.reading.speakers import is_public, resolve
    from saidseen.reading.times import find_times

    network = load(threads)
    reader = reader_version(network)
    if document.unread is not None:
        return StoryRead(Reading(document, (), (), (), (), reader))
    text = document.text
    seen = _look(network, document, progress)
    times = find_times(text, document.published)
    finds = _Finds(resolve_places(text, toponyms(text, seen.marks, seen.tags)), times, find_quantities(text, times))
    whose = voices(text, is_public(document.outlet))
    made = _in_voices(text, seen.candidates, whose)
    attributions = [c.attribution for c in made]
    who = resolve(
        text, attributions, seen.tags, known or {}, document.outlet, finds.places, document.published, whose,
        document.title,
    )  # fmt: skip
    writer = _Writer(document, finds, network)
    outer = [writer.statement(c, speaker, why) for c, speaker, why in zip(made, who.speakers, who.why, strict=True)]
    found = sorted([*outer, *_inner(writer, seen.inner, outer)], key=_begins)
    found = with_doers(text, seen.tags, seen.doer_views, found)
    statements = with_repeats(with_scenes(writer.sites, seen.views, found))
    return StoryRead(Reading(document, statements, finds.places, finds.times, finds.quantities, reader), who.learnt)


def _look(network: Network, document: Document, progress: Callable[[int, int], None] | None) -> _Seen:
    """Every window's candidates, tags and words of places, in text order."""
    from saidseen.reading import doers, scene

    seen, text = _Seen(scene.new_views(), doers.new_views()), document.text
    title = title_of(text, document.title)
    for window in network.read(text):
        found = candidates(network, text, window, seen.candidates, document.outlet, title)
        seen.inner += inner(network, text, window, [*seen.candidates[-3:], *found])
        seen.candidates += found
        seen.tags += tags(network, window)
        seen.marks += marks(window)
        seen.views.add(window)
        seen.doer_views.add(window)
        if progress:
            progress(int(window.pieces.ends[-1]), len(text))
    return seen


def _in_voices(text: str, made: list[Candidate], found: list[SpeakerTurn]) -> list[Candidate]:
    """The candidates, what a transcript's people say in their turns, and a release its author, given to them."""
    if not found:
        return made
    given = ((c, spoken(text, c.attribution, found)) for c in made)
    return [replace(c, attribution=told) for c, told in given if told is not None]


def _begins(statement: Statement) -> int:
    """Where the first word of a statement stands; a sort by it keeps what lies inside behind what holds it."""
    return min(p.start for p in (statement.source, statement.cue, statement.content) if p)


def _inner(
    writer: _Writer, found: Sequence[tuple[Candidate, Attribution]], statements: Sequence[Statement]
) -> Iterator[Statement]:
    """The propositions inside the statements: nobody's own word, so without source, cue and speaker."""
    holds = {s.content.spans: s for s in statements}
    for candidate, host in found:
        outer = holds.get(host.content.spans)
        if outer is not None:
            made = writer.statement(candidate, None, reason("speaker.host"), counted=False)
            yield replace(
                made,
                embedded=True,
                within=outer.id,
                outlet_own=outer.cue is None and outer.source is None and outer.speaker is None,
            )


class _Writer:
    """Makes statements of one document's candidates."""

    def __init__(self, document: Document, finds: _Finds, network: Network) -> None:
        from saidseen.reading.scene import Sites

        self._text, self._network = document.text, network
        self.sha256 = document.sha256
        self._finds = finds
        self.sites = Sites(document.text, finds.places)

    def _id(self, a: Attribution) -> str:
        """The id of the statement that an attribution becomes."""
        return statement_id(self.sha256, a.source, a.cue, a.content)

    def statement(
        self, candidate: Candidate, speaker: Speaker | None, why_speaker: str, *, counted: bool = True
    ) -> Statement:
        """The statement that a candidate is, every field decided; one that does not count is looked at once only."""
        from saidseen.reading.acts import judge
        from saidseen.reading.joint import decide, decide_twice
        from saidseen.reading.speakers.sure import chance_of
        from saidseen.reading.specifics import specifics_of

        a = candidate.attribution
        country = speaker.country if speaker else None
        judged = judge(self._text, a, None, country)
        inside = self._finds.inside([p for p in (a.source, a.cue, a.content) if p])
        local = _inside(self.sites.local, [a.content])
        places = tuple(sorted([*inside.places, *local], key=lambda p: p.span))
        heads = judged.act, candidate.acts, candidate.kinds.types, judged.firm
        decided = decide_twice(*heads, lambda: self._network.second(self._text, a)) if counted else decide(*heads)
        event, why_event = _event(candidate, decided, judged.polarity)
        # What an outlet says was not told, somebody else did not tell: nobody is named, and it is not the outlet.
        own = a.source is None and a.cue is None and speaker is None and decided.act is not Act.WITHHOLD
        specifics = specifics_of(
            self._text, a, event, inside.places, inside.times, inside.quantities, judged.withheld,
            speaker is not None and speaker.name is not None, act=decided.act, polarity=judged.polarity,
            basis=judged.basis,
        )  # fmt: skip
        scores = {"act": decided.act_score, "event": decided.event_score}
        if a.source is not None:
            scores["speaker"] = chance_of(why_speaker)
        why = {"found": a.found, "speaker": why_speaker, **judged.why}
        if decided.act is not judged.act:
            why["act"] = reason("act.both")
        if event:
            why["event"] = why_event
        return Statement(
            id=self._id(a),
            source=a.source,
            cue=a.cue,
            content=a.content,
            speaker=speaker,
            outlet_own=own,
            act=decided.act,
            polarity=judged.polarity,
            basis=Basis(judged.basis),
            event=event,
            toward=_toward(a, speaker, inside.places),
            places=places,
            times=inside.times,
            quantities=inside.quantities,
            specifics=specifics,
            hedges=judged.hedges,
            within=self._id(candidate.outer) if candidate.outer else None,
            score=round(a.score, 3),
            why=why,
            scores=scores,
        )


def _event(candidate: Candidate, decided: Decided, polarity: str) -> tuple[Event | None, str]:
    """The event of a statement and the reason: the event head's with the act, else the one that its words name."""
    from saidseen.reading.plainevents import SCORE, only_concern, plain_event

    content = candidate.attribution.content
    if decided.event and not only_concern(content, decided.event):
        return candidate.kinds.event(decided.event, decided.event_score), reason("event.head")
    plain = None if decided.event else plain_event(content, decided.act, polarity)
    return (Event(plain, None, SCORE) if plain else None), reason("event.plain")


def _toward(a: Attribution, speaker: Speaker | None, places: Sequence[Place]) -> tuple[str, ...]:
    """Countries (alpha-3) and organisations that cue and content name, the speaker's own left out, in text order.

    A capital's namesake that lies in another country ("Paris, Texas") is a place, and neither country is meant.
    """
    named: list[str] = []
    elsewhere = {(p.text, p.country) for p in places}
    for passage in (a.cue, a.content):
        if passage is None:
            continue
        for span, code in find_countries(passage.text):
            lands = {land for words, land in elsewhere if words == span.of(passage.text) and land}
            named += [code] if code in lands or not lands else []
        named += [o for o in (organisation_of(w) for w in passage.text.split() if w[:1].isupper()) if o]
    own = {speaker.country, speaker.organisation} if speaker else set()
    return tuple(dict.fromkeys(n for n in named if n not in own))


def _inside(finds: Sequence[Find], passages: Sequence[Passage]) -> tuple[Find, ...]:
    """The finds whose span lies in a passage (finds are in text order and apart)."""
    return tuple(f for f in _near(finds, passages) if any(p.holds(f.span) for p in passages))


def _near(finds: Sequence[Find], passages: Sequence[Passage]) -> Iterator[Find]:
    """The finds from the first passage's start to the last one's end."""
    start, end = min(p.start for p in passages), max(p.end for p in passages)
    at = bisect_left(finds, start, key=lambda f: f.span.start)
    while at < len(finds) and finds[at].span.start < end:
        yield finds[at]
        at += 1
