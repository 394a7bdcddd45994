"""The words for people: how a statement's fields are put in the table, on the reading page and in explanations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saidseen.model.reading import Document, Place, Reading, Speaker, Specific, State, Statement
from saidseen.model.states import is_state

SPECIFICS = {
    "who": "who",
    "what": "what",
    "where": "where",
    "when": "when",
    "how_many": "how many",
    "whither": "whither",
    "why": "why",
}
SECTORS = {
    "GOV": "government",
    "MIL": "military",
    "REB": "rebels",
    "OPP": "opposition",
    "PTY": "party",
    "AGR": "agriculture",
    "BUS": "business",
    "CRM": "criminals",
    "CVL": "civilians",
    "EDU": "education",
    "ELI": "elites",
    "HLH": "health",
    "IGO": "intergovernmental body",
    "JUD": "judiciary",
    "LAB": "labour",
    "LEG": "legislature",
    "MED": "media",
    "NGO": "non-governmental organisation",
    "REF": "refugees",
    "REL": "religion",
    "SPY": "intelligence service",
    "COP": "police",
    "UAF": "unidentified armed group",
}


@dataclass(frozen=True, slots=True)
class Owed:
    """The specifics a statement owes its reader, by name, in the order of SPECIFICS."""

    withheld: tuple[str, ...]
    missing: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.withheld or self.missing)

    def parts(self) -> tuple[tuple[str, str], ...]:
        """State and names, the withheld first: (("withheld", "where, how many"), ("missing", "when"))."""
        both = (("withheld", self.withheld), ("missing", self.missing))
        return tuple((state, ", ".join(names)) for state, names in both if names)

    @property
    def words(self) -> str:
        """In one line: "withheld: where, how many; missing: when"."""
        return "; ".join(f"{state}: {names}" for state, names in self.parts())


def owed_of(statement: Statement) -> Owed:
    """What the statement owes: the specifics that are withheld and those that are missing."""

    def names(state: State) -> tuple[str, ...]:
        return tuple(specific_name(key) for key, s in _ordered(statement.specifics) if s.state is state)

    return Owed(names(State.WITHHELD), names(State.MISSING))


def _ordered(specifics: dict[str, Specific]) -> list[tuple[str, Specific]]:
    order = list(SPECIFICS)
    return sorted(specifics.items(), key=lambda item: order.index(item[0]) if item[0] in SPECIFICS else len(order))


def specific_name(key: str) -> str:
    """The words for a specific: "how many" for "how_many"."""
    return SPECIFICS.get(key, key.replace("_", " "))


def speaker_name(statement: Statement, document: Document) -> str:
    """Who speaks: the actor's name, else the source's words, else the outlet."""
    speaker = statement.speaker
    if speaker and speaker.name:
        return speaker.name
    if statement.source:
        return statement.source.text
    if statement.outlet_own:
        return document.outlet or "the outlet"
    return "nobody named"


def affiliation(speaker: Speaker | None) -> str:
    """Country and organisation, as far as they are known and neither is the speaker's own name."""
    if speaker is None:
        return ""
    parts = [country_name(speaker.country) if speaker.country else None, speaker.organisation]
    return ", ".join(p for p in dict.fromkeys(parts) if p and p != speaker.name)


def sector_name(sector: str) -> str:
    """A PLOVER sector in words, or the code itself."""
    return SECTORS.get(sector, sector)


def country_name(code: str) -> str:
    """The English name of an ISO 3166 alpha-3 country, or the code itself."""
    from saidseen.world.countries import name_of

    return name_of(code)


def actor_name(name: str) -> str:
    """A country's name for the code of one, and any other name as it is."""
    return country_name(name) if is_state(name) else name


def act_words(statement: Statement) -> str:
    """The act, with the polarity where it is negative."""
    return f"{statement.act.value} neg" if statement.polarity == "negative" else statement.act.value


def event_words(statement: Statement) -> str:
    """PLOVER type and mode ("RETREAT withdraw"), or nothing."""
    event = statement.event
    if event is None:
        return ""
    return f"{event.type} {event.mode.lower()}" if event.mode else event.type


def place_words(place: Place) -> str:
    """The place's words, and what they name where that says more: "Kursk (Kursk, Russia)"."""
    names = [place.name, country_name(place.country) if place.country else None]
    named = ", ".join(n for n in dict.fromkeys(names) if n and n != place.text)
    return f"{place.text} ({named})" if named else place.text


def title_of(document: Document) -> str:
    """The story's title, or its name."""
    return document.title or document.name or "a story"


def heading_of(document: Document) -> str:
    """Outlet and day of publication, as far as they are known."""
    day = (document.published or "")[:10]
    return ", ".join(part for part in (document.outlet, day) if part)


def count(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun: "1 story", "3 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def summary(reading: Reading) -> str:
    """One line on a reading: how many statements, by how many speakers, and how many owe specifics."""
    statements = reading.said
    if not statements:
        return f"not read: {reading.document.unread}" if reading.document.unread else "no statements"
    speakers = len({speaker_name(s, reading.document) for s in statements})
    owing = sum(1 for s in statements if owed_of(s))
    told = f"{count(len(statements), 'statement')} by {count(speakers, 'speaker')}"
    return f"{told}; {owing:,} {'owes' if owing == 1 else 'owe'} specifics" if owing else told


def nested(statements: Sequence[Statement]) -> Iterable[tuple[int, Statement]]:
    """The statements with their depth, each inner one after the statement that it lies inside, else in their order."""
    known = {s.id for s in statements}
    inner: dict[str, list[Statement]] = {}
    for s in statements:
        if s.within in known and s.within != s.id:
            inner.setdefault(str(s.within), []).append(s)
    done: set[str] = set()
    for s in statements:
        if not (s.within in known and s.within != s.id):
            yield from _down(s, inner, done)
    for s in statements:  # a ring of statements inside each other has no outermost one
        if s.id not in done:
            yield from _down(s, inner, done)


def _down(top: Statement, inner: dict[str, list[Statement]], done: set[str]) -> Iterable[tuple[int, Statement]]:
    stack = [(0, top)]
    while stack:
        depth, s = stack.pop()
        if s.id in done:
            continue
        done.add(s.id)
        yield depth, s
        stack.extend((depth + 1, below) for below in reversed(inner.get(s.id, [])))
