"""What the reading page shows, worked out of the records before any HTML is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saidseen.language.visible import shown, visible, web
from saidseen.model.reading import Document, Quantity, Reading, State, Statement, Time
from saidseen.show.marks import Piece, lines_of
from saidseen.show.wording import (
    Owed,
    actor_name,
    affiliation,
    count,
    event_words,
    nested,
    owed_of,
    place_words,
    sector_name,
    speaker_name,
    specific_name,
    summary,
    title_of,
)

LONG = 100_000
"""Code points from which on a browser lays out only the part of a story that is looked at."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a card: what it tells ("when"), and each value with what it stands for ("Tuesday", "2022-02-15")."""

    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A statement as the page shows it beside the story; `number` is its own on the page."""

    number: int
    statement: Statement
    speaker: str
    side: str
    sector: str
    depth: int
    within: int | None
    repeats: int | None
    words: str
    event: str
    facts: tuple[Fact, ...]
    owed: Owed
    why: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        """The card in one phrase, for those who hear the page."""
        owed = f", owed: {', '.join(self.owed.withheld + self.owed.missing)}" if self.owed else ""
        return f"Statement {self.number}: {self.speaker}, {self.statement.act.value}{owed}"


@dataclass(frozen=True, slots=True)
class StoryView:
    """A reading as the page shows it: the lines of its text in pieces, and its cards."""

    number: int
    reading: Reading
    title: str
    outlet: str
    published: str
    address: str
    link: str | None
    summary: str
    reader: str
    blank_lines: bool
    long: bool
    lines: list[tuple[Piece, ...]]
    cards: tuple[Card, ...]

    @property
    def owing(self) -> tuple[Card, ...]:
        """The cards that owe something."""
        return tuple(card for card in self.cards if card.owed)


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """The whole page: its stories, who speaks and how often, which acts, what is owed."""

    title: str
    stories: tuple[StoryView, ...]
    speakers: tuple[tuple[str, str, int], ...]
    acts: tuple[tuple[str, int], ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of all stories."""
        return tuple(card for story in self.stories for card in story.cards)

    @property
    def owing(self) -> tuple[Card, ...]:
        """The cards that owe something, those that withhold first."""
        return tuple(sorted((c for c in self.cards if c.owed), key=lambda card: not card.owed.withheld))


def page_of(readings: Sequence[Reading]) -> ReadingPage:
    """The page of some readings; their statements are numbered through."""
    stories: list[StoryView] = []
    first = 1
    for number, reading in enumerate(readings, 1):
        stories.append(_story(reading, number, first))
        first += len(stories[-1].cards)
    cards = [card for story in stories for card in story.cards]
    sides = {card.speaker: card.side for card in reversed(cards)}
    speakers = Counter(card.speaker for card in cards).most_common()
    acts = Counter(card.statement.act.value for card in cards).most_common()
    title = stories[0].title if len(stories) == 1 else count(len(stories), "story", "stories")
    return ReadingPage(title, tuple(stories), tuple((who, sides[who], n) for who, n in speakers), tuple(acts))


def _story(reading: Reading, number: int, first: int) -> StoryView:
    document = reading.document
    ordered = list(nested(reading.said))
    numbers = {statement.id: first + n for n, (_, statement) in enumerate(ordered)}
    cards = tuple(_card(statement, document, depth, numbers) for depth, statement in ordered)
    url = document.url or ""
    return StoryView(
        number,
        reading,
        title=visible(title_of(document)),
        outlet=visible(document.outlet or ""),
        published=visible(document.published or ""),
        address=visible(url),
        link=web(url),
        summary=visible(summary(reading)),
        reader=visible(reading.reader),
        blank_lines="\n\n" in document.text or "\r\n\r\n" in document.text,
        long=len(document.text) > LONG,
        lines=lines_of(document.text, ((card.number, card.statement) for card in cards)),
        cards=cards,
    )


def _card(statement: Statement, document: Document, depth: int, numbers: dict[str, int]) -> Card:
    speaker = statement.speaker
    return Card(
        numbers[statement.id],
        statement,
        speaker=visible(speaker_name(statement, document)) or "nobody named",
        side=visible(affiliation(speaker)),
        sector=visible(sector_name(speaker.sector)) if speaker and speaker.sector else "",
        depth=min(depth, 3),
        within=numbers.get(statement.within or "") if depth else None,
        repeats=numbers.get(statement.repeats or ""),
        words=shown(" ".join(statement.content.text.split())),
        event=visible(event_words(statement)),
        facts=tuple(_facts(statement, document.text)),
        owed=owed_of(statement),
        why=tuple((visible(key.replace("_", " ")), visible(rule)) for key, rule in statement.why_words.items()),
    )


def _facts(statement: Statement, text: str) -> Iterable[Fact]:
    """What is given: times, places but for those in the speaker's title, quantities, whither, toward whom, hedges."""
    source = statement.source
    told = {
        "where": tuple((place_words(p), "") for p in statement.places if not (source and source.holds(p.span))),
        "when": tuple(map(_time, statement.times)),
        "how_many": tuple(map(_quantity, statement.quantities)),
    }
    for key in ("when", "where", "how_many"):
        values = told[key]
        given = statement.specifics.get(key)
        if not values and given and given.state is State.GIVEN and given.span:
            values = ((given.span.of(text), ""),)
        if values:
            yield _fact(specific_name(key), values)
    whither = statement.specifics.get("whither")
    if whither and whither.state is State.GIVEN and whither.span:
        yield _fact("whither", ((whither.span.of(text), ""),))
    if statement.toward:
        yield _fact("toward", ((", ".join(map(actor_name, statement.toward)), ""),))
    if statement.hedges:
        yield _fact("hedged", tuple((span.of(text), "") for span in statement.hedges))


def _fact(label: str, values: tuple[tuple[str, str], ...]) -> Fact:
    return Fact(label, tuple(dict.fromkeys((visible(words), visible(note)) for words, note in values)))


def _time(time: Time) -> tuple[str, str]:
    """The words with the dates they span; a time that is not settled says so."""
    if time.start is None:
        return time.text, "unresolved" if time.precision == "unresolved" else time.value
    return time.text, time.start if time.end in (None, time.start) else f"{time.start} to {time.end}"


def _quantity(quantity: Quantity) -> tuple[str, str]:
    """The words of the quantity, as it stands in the story."""
    return quantity.text, ""
