"""Hypothesis strategies for the records: whole readings whose spans lie in their text and give its words."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

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
from saidseen.model.reasons import catalogue

T = TypeVar("T")

# Any code point at all, NUL and lone surrogates too, with those that trip offsets more often than chance would have it.
ANY_TEXT = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x00\ud800\u200b\u0301\u202e🙂é \n'\"%_"))
SOME_TEXT = ANY_TEXT.filter(bool)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SHARES = st.floats(0, 1)
# Ids with their sentences, one rule after another and words that follow, and words of any kind.
IDS = st.sampled_from(sorted(catalogue()))
REASONS = ANY_TEXT | st.builds(" ".join, st.lists(IDS | SOME_TEXT, min_size=1, max_size=3))


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """The strategy's, or None."""
    return st.none() | strategy


dates = st.dates().map(str) | st.datetimes().map(lambda d: d.isoformat(timespec="seconds") + "Z")
countries = st.sampled_from(["RUS", "UKR", "USA", "GBR", "FRA"])
speakers = st.builds(Speaker, maybe(ANY_TEXT), maybe(countries), maybe(ANY_TEXT), maybe(st.just("GOV")), ANY_TEXT)
events = st.builds(Event, st.sampled_from(["RETREAT", "CONSULT"]), maybe(st.just("visit")), SHARES)
documents = st.builds(
    Document,
    name=ANY_TEXT,
    text=SOME_TEXT,
    outlet=maybe(ANY_TEXT),
    published=maybe(dates | ANY_TEXT),
    url=maybe(ANY_TEXT),
    title=maybe(ANY_TEXT),
    language=maybe(st.just("en")),
    fetched=maybe(dates),
    how=st.sampled_from(["text", "html", "ninjs"]),
    unread=maybe(ANY_TEXT),
    raw_sha256=maybe(st.just("00" * 32)),
)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans that lie in `text`, which is not empty."""
    starts = st.integers(0, len(text) - 1)
    return starts.flatmap(lambda start: st.builds(Span, st.just(start), st.integers(start + 1, len(text))))


@st.composite
def passages(draw: st.DrawFn, text: str) -> Passage:
    """Passages of up to three spans that lie in `text`, in order and apart."""
    apart: list[Span] = []
    for span in sorted(draw(st.lists(spans(text), min_size=1, max_size=3))):
        if not apart or apart[-1].end <= span.start:
            apart.append(span)
    return Passage.of(text, tuple(apart))


@st.composite
def places(draw: st.DrawFn, text: str) -> Place:
    """A place named in `text`, resolved or not."""
    span = draw(spans(text))
    if draw(st.booleans()):
        return Place(span.of(text), span, None, None, None, None, None)
    lat, lon = draw(st.floats(-90, 90)), draw(st.floats(-180, 180))
    return Place(span.of(text), span, draw(ANY_TEXT), draw(st.integers(1, 2**31 - 1)), draw(countries), lat, lon)


@st.composite
def times(draw: st.DrawFn, text: str) -> Time:
    """A time expression of `text`, resolved or not."""
    span, start, end = draw(spans(text)), draw(maybe(dates)), draw(maybe(dates))
    return Time(span.of(text), span, draw(ANY_TEXT), start, end, draw(st.sampled_from(["day", "month", "unresolved"])))


@st.composite
def quantities(draw: st.DrawFn, text: str) -> Quantity:
    """A quantity of `text`."""
    span = draw(spans(text))
    value, upper = draw(maybe(NUMBERS)), draw(maybe(NUMBERS))
    return Quantity(span.of(text), span, value, draw(maybe(ANY_TEXT)), draw(maybe(ANY_TEXT)), upper)


def specifics(text: str) -> st.SearchStrategy[dict[str, Specific]]:
    """Specifics given, missing or withheld."""
    one = st.builds(Specific, st.sampled_from(State), maybe(spans(text)))
    return st.dictionaries(st.sampled_from(["who", "what", "where", "when", "how_many", "whither"]), one)


def few(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Up to two of them."""
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def statements(draw: st.DrawFn, document: Document) -> Statement:
    """A statement of the document, with its true id."""
    text = document.text
    own = draw(st.booleans())
    source, cue = (None, None) if own else (draw(maybe(passages(text))), draw(maybe(passages(text))))
    content = draw(passages(text))
    return Statement(
        id=statement_id(document.sha256, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        speaker=draw(maybe(speakers)),
        outlet_own=own,
        act=draw(st.sampled_from(Act)),
        polarity=draw(st.sampled_from(["positive", "negative"])),
        basis=draw(st.sampled_from(Basis)),
        event=draw(maybe(events)),
        toward=draw(few(countries)),
        places=draw(few(places(text))),
        times=draw(few(times(text))),
        quantities=draw(few(quantities(text))),
        specifics=draw(specifics(text)),
        hedges=draw(few(spans(text))),
        within=draw(maybe(st.just("00" * 10))),
        repeats=draw(maybe(st.just("11" * 10))),
        score=draw(SHARES),
        why=draw(st.dictionaries(st.sampled_from(["act", "basis"]), REASONS)),
    )


@st.composite
def readings(draw: st.DrawFn, reader: str | None = None) -> Reading:
    """A whole reading of any document, of up to three statements."""
    document = draw(documents)
    text = document.text
    return Reading(
        document,
        tuple(draw(st.lists(statements(document), max_size=3))),
        draw(few(places(text))),
        draw(few(times(text))),
        draw(few(quantities(text))),
        draw(ANY_TEXT) if reader is None else reader,
    )
