"""Readings made by rule, so that two programs make the same ones: what a ledger keeps, without the network."""

from __future__ import annotations

from dataclasses import dataclass, replace

from saidseen.model.acts import Act
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
    statement_id,
)

SPEAKERS = (
    ("Russian Defence Ministry", "RUS", None, "MIL"),
    ("Sergey Lavrov", "RUS", None, "GOV"),
    ("Jens Stoltenberg", None, "NATO", "IGO"),
    ("Dmytro Kuleba", "UKR", None, "GOV"),
    ("Liz Truss", "GBR", None, "GOV"),
    (None, "USA", None, "GOV"),
)
TOWNS = (
    ("Kharkiv", 706483, "UKR", 49.98, 36.25),
    ("Belgorod", 578072, "RUS", 50.61, 36.58),
    ("Brest", 629634, "BLR", 52.1, 23.69),
)
EVENTS = ("RETREAT", "MOBILIZE", "CONSULT")


@dataclass(frozen=True)
class Told:
    """What a story told of an actor."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    organisation: str | None = None
    sector: str | None = None
    evidence: str = "as the story has it"


def story(number: int, size: int = 3, *, reader: str = "net-1", **facts: str | None) -> Reading:
    """The reading of the story of that number, with `size` statements; `facts` replace the document's."""
    day = f"2022-02-{number % 28 + 1:02}"
    lines = [_line(number, n) for n in range(size)]
    text = "\n".join(lines) + "\n"
    document = Document(f"story-{number}", text, "Example Wire", day, f"https://example.org/{number}", how="html")
    document = replace(document, **facts)  # type: ignore[arg-type]
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(size)]
    statements = tuple(_statement(document, number, n, start) for n, start in enumerate(starts))
    places = tuple(p for s in statements for p in s.places)
    times = tuple(t for s in statements for t in s.times)
    return Reading(document, statements, places, times, tuple(q for s in statements for q in s.quantities), reader)


def _line(number: int, n: int) -> str:
    name = SPEAKERS[(number + n) % len(SPEAKERS)][0] or "An official"
    return f"{name} said {number * 7 + n} trucks left {TOWNS[(number + n) % len(TOWNS)][0]} on Monday."


def _statement(document: Document, number: int, n: int, start: int) -> Statement:
    text, line = document.text, _line(number, n)
    name, country, organisation, sector = SPEAKERS[(number + n) % len(SPEAKERS)]
    town, geoname, land, lat, lon = TOWNS[(number + n) % len(TOWNS)]

    def span(words: str) -> Span:
        at = start + line.index(words)
        return Span(at, at + len(words))

    count = str(number * 7 + n)
    source, cue = Passage.of(text, (span(name or "An official"),)), Passage.of(text, (span("said"),))
    content = Passage.of(text, (Span(span("said").end + 1, start + len(line) - 1),))
    return Statement(
        id=statement_id(document.sha256, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        speaker=Speaker(name, country, organisation, sector, name or "An official"),
        outlet_own=False,
        act=list(Act)[(number + n) % len(Act)],
        polarity="negative" if n % 3 == 0 else "positive",
        basis=list(Basis)[n % 4],
        event=Event(EVENTS[n % 3], "troops" if n % 2 else None, 0.75),
        places=(Place(town, span(town), town, geoname, land, lat, lon),),
        times=(Time("Monday", span("Monday"), "2022-02-14", "2022-02-14", "2022-02-14", "day"),) if n % 2 else (),
        quantities=(Quantity(f"{count} trucks", span(f"{count} trucks"), float(count), "trucks", None),),
        specifics={"where": Specific(State.GIVEN, span(town)), "whither": Specific(State.MISSING)},
        why={"act": "The cue says it."},
    )
