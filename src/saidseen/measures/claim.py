"""What the measures need to know of a claim: a small frozen view of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from saidseen.language.en import requests as en
from saidseen.model.reading import State
from saidseen.model.states import is_state

NOT_GIVING = frozenset(("denies", "asks", "withholds"))
"""Stances of statements whose figures and words are not put forward as so."""
ACTS_NOT_GIVING = frozenset(("deny", "demand", "ask", "reject", "withhold"))
"""Acts whose figures are others' or wished for, and not put forward as so."""

FORESEEN = frozenset(("expect", "offer", "promise", "threaten"))
"""Acts whose words are of what may come."""


@lru_cache(maxsize=16_384)
def has_asked(text: str, country: str) -> bool:
    """Whether words, of a speaker for a state, say that this very state has asked for something."""
    found = en.HAS_ASKED.match(text)
    if found is None:
        return False
    from saidseen.world.countries import find_countries

    return {code for _, code in find_countries(found["who"])} == {country}


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of a claim: `country` is ISO 3166 alpha-3, `lat` and `lon` are degrees (WGS 84) or both None."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None where they are not known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class FigureView:
    """A quantity as one speaker gave it: `value` is None for a vague amount, `upper` the top of a range.

    `unit` is what the text counts or measures in ("troops", "km"), `modifier` the words that hedge it ("more than").
    `of` says what it is a figure of (a category of amounts.toml, such as troops, range or calibre) where that is known
    better than from `unit` and the words around it.
    """

    value: float | None
    unit: str | None
    modifier: str | None = None
    upper: float | None = None
    statement: str | None = None
    speaker: str | None = None
    text: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement and its stance towards the claim: affirms, denies, doubts, asks or withholds.

    `country` is the speaker's (ISO 3166 alpha-3), `said` the ISO date or time of saying and `published` that of the
    story, `text` its words, `document` the story's name; `act`, `basis` and `polarity` are the reading's where known,
    `origin` the independent root it belongs to, `side` whom it speaks for (an alpha-3 code, a body, an outlet), and
    `sentence` the whole sentence of the story that it stands in, where the story is at hand, `url` the story's address.
    """

    id: str
    speaker: str | None
    stance: str
    text: str = ""
    document: str | None = None
    country: str | None = None
    said: str | None = None
    outlet: str | None = None
    published: str | None = None
    act: str | None = None
    basis: str | None = None
    polarity: str | None = None
    origin: str | None = None
    side: str | None = None
    sentence: str | None = None
    url: str | None = None

    @property
    def asks(self) -> bool:
        """Whether it puts a question or a demand to somebody: by its act where that is known, else by its stance.

        Who speaks for a state and says that it has asked tells of its own request.
        """
        if self.act is not None and self.act not in ("ask", "demand"):
            return self.act == "assert" and self.country is not None and has_asked(self.text, self.country)
        return self.act is not None or self.stance == "asks"

    @property
    def puts_forward(self) -> bool:
        """Whether it puts its words forward as so: not asked, withheld or denied, and of no act that does so."""
        if self.stance in ("asks", "withholds"):
            return False
        if self.act is None or self.stance != "denies":
            return self.stance not in NOT_GIVING
        return self.act not in ACTS_NOT_GIVING and self.polarity != "negative"

    @property
    def foreseen(self) -> bool:
        """Whether its words are of what may come: by its act, or by "expects" just before them in the sentence."""
        if self.act in FORESEEN:
            return True
        sentence, text = " ".join((self.sentence or "").split()), " ".join(self.text.split())
        return bool(text) and en.EXPECTS.search(sentence[: max(0, sentence.find(text))]) is not None

    @property
    def gives_figures(self) -> bool:
        """Whether its figures are its speaker's own: by its act where that is known, else by its stance."""
        if self.act is None:
            return self.stance not in NOT_GIVING
        return self.act not in ACTS_NOT_GIVING and self.polarity != "negative"


@dataclass(frozen=True, slots=True)
class OwedView:
    """How one specific stands: given, withheld or missing, by which statements."""

    state: State
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question of fact settled by a person or a statement: `fact` is a name that the packs ask for."""

    fact: str
    holds: bool
    statement: str | None = None


@dataclass(frozen=True)
class ClaimView:
    """A claim as the measures see it: `start` and `end` are ISO dates or times, however partial, or None.

    `kind` is a kind of measured.toml, one of the claims room's kinds that it names, or None; `event` the PLOVER type
    with its mode ("RETREAT/WITHDRAW"); `actors` are ISO 3166 alpha-3 codes of states or names of others. `asked` is
    the day on which an explanation of it was asked for, by the claims on that request.
    """

    id: str
    title: str
    kind: str | None = None
    event: str | None = None
    actors: tuple[str, ...] = ()
    places: tuple[PlaceView, ...] = ()
    start: str | None = None
    end: str | None = None
    figures: tuple[FigureView, ...] = ()
    statements: tuple[StatementView, ...] = ()
    owed: dict[str, OwedView] = field(default_factory=dict)
    answers: tuple[AnswerView, ...] = ()
    asked: str | None = None

    @cached_property
    def by_id(self) -> dict[str, StatementView]:
        """The statements by their ids."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def states(self) -> tuple[str, ...]:
        """The actors that are states: those written as an alpha-3 code."""
        return tuple(actor for actor in self.actors if is_state(actor))

    @cached_property
    def put_forward(self) -> tuple[tuple[StatementView, str], ...]:
        """The statements that put their words forward as so, with those words in lower case."""
        return tuple((s, s.text.lower()) for s in self.statements if s.puts_forward and s.text)

    @cached_property
    def all_put_forward(self) -> str:
        """The words that are put forward as so, one statement a line, in lower case."""
        return "\n".join(low for _, low in self.put_forward)

    @cached_property
    def all_words(self) -> str:
        """The words of all statements, one a line, in lower case."""
        return "\n".join(s.text.lower() for s in self.statements)
