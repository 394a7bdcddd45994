"""Statements and readings for the tests of the claims: records built from words, and the stories of examples/."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from saidseen.claims.matter import matters
from saidseen.desk.reading import Tally, Wanted, readings
from saidseen.model.acts import Act
from saidseen.model.claim import Copied, Matter, Said, StoryRef
from saidseen.model.reading import (
    Basis,
    Document,
    Event,
    Passage,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
    Specific,
    State,
    Statement,
    Time,
)

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples/february-2022"
SHARED = ROOT / "../shared"
OFFICIALS = {
    "moscow": Speaker("Ministry of Defence of Russia", "RUS", None, "GOV", "test"),
    "kremlin": Speaker("Dmitry Peskov", "RUS", None, "GOV", "test"),
    "kyiv": Speaker("Dmytro Kuleba", "UKR", None, "GOV", "test"),
    "washington": Speaker("Joe Biden", "USA", None, "GOV", "test"),
    "london": Speaker("Ben Wallace", "GBR", None, "GOV", "test"),
    "paris": Speaker("Emmanuel Macron", "FRA", None, "GOV", "test"),
    "nato": Speaker("Jens Stoltenberg", None, "NATO", "IGO", "test"),
    "osce": Speaker("OSCE mission", None, "OSCE", "IGO", "test"),
    "official": Speaker(None, "USA", None, "GOV", "test"),
    "somebody": Speaker(None, None, None, None, "test"),
    "guardian": Speaker("The Guardian", None, None, "MED", "test"),
}
"""Speakers by a short name. All are known from the public record or are bodies."""


def said(
    content: str,
    who: str | Speaker | None = "moscow",
    *,
    cue: str = "said",
    act: Act = Act.ASSERT,
    basis: Basis = Basis.TOLD,
    polarity: str = "positive",
    document: str = "wire",
    at: str | None = "2022-02-15",
    outlet: str | None = "Northern Wire",
    ordinal: int = 0,
    kind: str | None = "withdrawal",
    subjects: tuple[str, ...] = ("RUS",),
    places: tuple[str, ...] = (),
    opposed: bool = False,
    host: Said | None = None,
    named: Iterable[tuple[str, str | None]] = (),
    days: Iterable[tuple[str, str]] = (),
    figures: Iterable[tuple[str, float | None, str | None]] = (),
    withheld: Iterable[str] = (),
    given: Iterable[tuple[str, str]] = (),
    event: Event | None = None,
    repeats: str | None = None,
) -> Said:
    """A statement and its matter from its words. `who` None is the outlet itself.

    `named` are places (words, country), `days` times (words, ISO day), `figures` quantities (words, value, unit),
    `given` specifics with the words that give them; all must stand in the text.
    """
    speaker = OFFICIALS[who] if isinstance(who, str) else who
    source = "" if speaker is None else (speaker.name or f"a {speaker.country} official")
    text = content if speaker is None else f"{source} {cue} {content}"
    start = len(text) - len(content)

    def span(words: str) -> Span:
        at = text.index(words)
        return Span(at, at + len(words))

    def passage(words: str, first: int) -> Passage:
        return Passage((Span(first, first + len(words)),), words)

    specifics = {key: Specific(State.WITHHELD) for key in withheld}
    specifics |= {key: Specific(State.GIVEN, span(words)) for key, words in given}
    identity = hashlib.sha256(f"{document}|{ordinal}|{text}".encode()).hexdigest()[:20]
    statement = Statement(
        id=identity,
        source=passage(source, 0) if source else None,
        cue=passage(cue, len(source) + 1) if speaker is not None else None,
        content=passage(content, start),
        speaker=speaker,
        outlet_own=speaker is None,
        act=act,
        polarity=polarity,
        basis=basis,
        event=event,
        places=tuple(Place(w, span(w), w, sum(w.encode()), country, None, None) for w, country in named),
        times=tuple(Time(w, span(w), day, day, day, "day") for w, day in days),
        quantities=tuple(Quantity(w, span(w), value, unit, None) for w, value, unit in figures),
        specifics=specifics,
        repeats=repeats,
    )
    matter = Matter(kind, subjects, places, opposed=opposed, host=host.id if host else None)
    return Said(statement, StoryRef(document, document, outlet, at, at), matter, ordinal)


def withdrawal() -> list[Said]:
    """A withdrawal that its own side announces and shows, an alliance doubts, and a neighbour waits to see."""
    told = said("units are loading to return to base", ordinal=0, places=("UKR",))
    return [
        told,
        said("tanks on railway wagons", cue="released film of", basis=Basis.SHOWN, ordinal=1, host=told),
        said("how many", cue="did not say", act=Act.WITHHOLD, withheld=["how_many"], ordinal=2, host=told),
        said("it had not seen any sign of de-escalation", "nato", basis=Basis.SEEN, polarity="negative", ordinal=3),
        said("Kyiv would believe in a withdrawal when it saw one", "kyiv", ordinal=4),
    ]


def said_of(reading: Reading) -> list[Said]:
    """The statements of a reading with their matters, as the ledger hands them to the claims."""
    document = reading.document
    published = document.published
    source = StoryRef(
        document_key(document), document.name, document.outlet, published, published, document.url, document.title
    )
    pairs = zip(reading.statements, matters(reading), strict=True)
    return [Said(statement, source, matter, at) for at, (statement, matter) in enumerate(pairs)]


def document_key(document: Document) -> str:
    """An id for a document of the tests."""
    return hashlib.sha256(f"{document.name}|{document.sha256}".encode()).hexdigest()[:16]


@cache
def examples() -> tuple[Reading, ...]:
    """The readings of examples/february-2022, with the who's who that a ledger learns on the way."""
    plain = {"2022-02-15-embassy-advice": "Harbour Gazette", "2022-02-19-observers": "Marshland Courier"}
    whole = ("stories.jsonl", "2022-02-16-crimea-bridge.html", "2022-02-17-units-arrived.json")
    with TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "ledger.db")
        wanted = [Wanted(tuple(str(EXAMPLES / name) for name in whole), ledger=ledger)]
        wanted += [
            Wanted((str(EXAMPLES / f"{name}.txt"),), published=name[:10], outlet=outlet, ledger=ledger)
            for name, outlet in plain.items()
        ]
        return tuple(reading for w in wanted for reading in readings(w, Tally()))


@cache
def gold() -> Reading:
    """The reading of ../shared/gold/seed.txt, published on 15 February 2022."""
    wanted = Wanted((str(SHARED / "gold/seed.txt"),), published="2022-02-15")
    return next(iter(readings(wanted, Tally())))


def of_kind(all_readings: Iterable[Reading], kind: str, subject: str, until: str = "9999") -> list[Said]:
    """The statements of one kind by one side in stories up to a day: a rough stand-in for the linking, which has looked
    at no pair of them, so that they are held together without their vectors."""
    return [
        replace(one, matter=replace(one.matter, vector=""))
        for reading in all_readings
        if (reading.document.published or "")[:10] <= until
        for one in said_of(reading)
        if one.matter.kind == kind and subject in one.matter.subjects
    ]


def wire_copies(all_readings: Iterable[Reading]) -> tuple[Copied, ...]:
    """The two stories that were taken from the wire's of 15 February."""
    keys = {reading.document.name: document_key(reading.document) for reading in all_readings}
    wire = keys["northern-wire-2022-02-15-units-loading"]
    others = ("harbour-gazette-2022-02-15-units-loading", "larkfield-post-2022-02-15-heading-back")
    return tuple(Copied(wire, keys[name], True) for name in others)
