"""Readings made by hand of short stories in our own words, from public facts of February 2022."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings

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

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
READER = "by-hand"
MINISTRY = Speaker("Ministry of Defence of Russia", "RUS", None, "MIL", "the Defence Ministry in Moscow")
STOLTENBERG = Speaker("Jens Stoltenberg", None, "NATO", "IGO", "NATO Secretary General Jens Stoltenberg")
KULEBA = Speaker("Dmytro Kuleba", "UKR", None, "GOV", "Ukraine’s foreign minister, Dmytro Kuleba")
OFFICIAL = Speaker(None, "USA", None, "GOV", "A senior American official")

RETURN = """Russia says some units are going back to base

The Defence Ministry in Moscow said on Tuesday that units of the Southern and Western military districts were loading \
onto trains to return to their garrisons. The ministry did not say how many soldiers would leave or where they stood.

It showed a film of tanks and howitzers on flat wagons. The film names no place and no day.

“We have not seen any sign of de-escalation on the ground,” NATO Secretary General Jens Stoltenberg said in Brussels. \
A senior American official said that Moscow’s claim was false and that up to 7,000 soldiers had been added near the \
border.

Ukraine’s foreign minister, Dmytro Kuleba, said that Stoltenberg had told him that the alliance would believe a \
withdrawal when it saw one.
"""
MEETING = """Vienna meeting ends without an answer

Belarus told the meeting on 14 February that fewer than 13,000 Russian soldiers were on its soil, the Baltic states \
said. It gave no date for their return. Russia stayed away.
"""


class Writer:
    """Makes statements of one document from the words that stand in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.statements: list[Statement] = []

    def span(self, words: str, near: int = 0) -> Span:
        """Where the words stand, from `near` on."""
        start = self.document.text.index(words, near)
        return Span(start, start + len(words))

    def passage(self, words: str | tuple[str, ...] | None, near: int) -> Passage | None:
        """The passage of the words, in one piece or several."""
        if words is None:
            return None
        pieces = (words,) if isinstance(words, str) else words
        return Passage.of(self.document.text, tuple(self.span(piece, near) for piece in pieces))

    def say(
        self,
        source: str | tuple[str, ...] | None,
        cue: str | tuple[str, ...] | None,
        content: str | tuple[str, ...],
        act: Act = Act.ASSERT,
        *,
        near: str = "",
        owed: str = "",
        state: State = State.MISSING,
        **fields: Any,
    ) -> Statement:
        """Adds a statement; `owed` names specifics in that `state`, `near` words that its own come after."""
        at = self.document.text.index(near)
        told = self.passage(content, at)
        assert told is not None
        said, how = self.passage(source, at), self.passage(cue, at)
        made = {"speaker": None, "basis": Basis.TOLD, "polarity": "positive", "outlet_own": source is None, **fields}
        statement = Statement(
            id=statement_id(self.document.sha256, said, how, told),
            source=said,
            cue=how,
            content=told,
            act=act,
            specifics=made.pop("specifics", {}) | {key: Specific(state) for key in owed.split()},
            **made,
        )
        self.statements.append(statement)
        return statement

    def reading(self) -> Reading:
        """What was made."""
        places = tuple(place for s in self.statements for place in s.places)
        times = tuple(time for s in self.statements for time in s.times)
        quantities = tuple(quantity for s in self.statements for quantity in s.quantities)
        return Reading(self.document, tuple(self.statements), places, times, quantities, READER)


def returning(**facts: Any) -> Reading:
    """The story of the announced return, with eight statements; `facts` replace the document's."""
    given = {"outlet": "Example Wire", "published": "2022-02-15", "language": "en"}
    document = Document("return", RETURN, **{"title": RETURN.splitlines()[0], **given, **facts})
    w = Writer(document)
    tuesday = Time("Tuesday", w.span("Tuesday"), "2022-02-15", "2022-02-15", "2022-02-15", "day")
    w.say(
        "The Defence Ministry in Moscow",
        "said on Tuesday",
        "that units of the Southern and Western military districts were loading onto trains to return to their "
        "garrisons",
        speaker=MINISTRY,
        event=Event("RETREAT", "WITHDRAW", 0.91),
        times=(tuesday,),
        owed="where how_many",
        specifics={"whither": Specific(State.GIVEN, w.span("their garrisons")), "who": Specific(State.GIVEN)},
        why={"act": "The cue is a plain verb of saying.", "event": "The event head of the network."},
    )
    w.say(
        "The ministry",
        "did not say",
        "how many soldiers would leave or where they stood",
        Act.WITHHOLD,
        speaker=MINISTRY,
        owed="where how_many",
        state=State.WITHHELD,
        why={"act": "A cue that says not to say withholds what its content asks."},
    )
    w.say(
        "It",
        "showed",
        "a film of tanks and howitzers on flat wagons",
        near="stood.",
        speaker=MINISTRY,
        basis=Basis.SHOWN,
        owed="where when",
    )
    w.say(None, None, "The film names no place and no day", polarity="negative")
    w.say(
        "NATO Secretary General Jens Stoltenberg",
        "said in Brussels",
        "“We have not seen any sign of de-escalation on the ground,”",
        Act.DENY,
        speaker=STOLTENBERG,
        basis=Basis.SEEN,
        polarity="negative",
        toward=("RUS",),
        places=(Place("Brussels", w.span("Brussels"), "Brussels", 2800866, "BEL", 50.85, 4.35),),
    )
    w.say(
        "A senior American official",
        "said",
        ("that Moscow’s claim was false", "that up to 7,000 soldiers had been added near the border"),
        Act.ACCUSE,
        near="A senior",
        speaker=OFFICIAL,
        event=Event("MOBILIZE", "TROOPS", 0.84),
        toward=("RUS",),
        quantities=(Quantity("up to 7,000 soldiers", w.span("up to 7,000 soldiers"), 7000, "soldiers", "up to"),),
        specifics={"how_many": Specific(State.GIVEN, w.span("up to 7,000 soldiers"))},
        owed="when",
    )
    outer = w.say(
        "Ukraine’s foreign minister, Dmytro Kuleba,",
        "said",
        "that Stoltenberg had told him that the alliance would believe a withdrawal when it saw one",
        near="Ukraine’s",
        speaker=KULEBA,
    )
    w.say(
        "Stoltenberg",
        "had told him",
        "that the alliance would believe a withdrawal when it saw one",
        Act.EXPECT,
        near="said that Stoltenberg",
        speaker=STOLTENBERG,
        hedges=(w.span("would"),),
        within=outer.id,
    )
    return w.reading()


def meeting(**facts: Any) -> Reading:
    """The story of the meeting in Vienna, with three statements, one of them told by two."""
    given = {
        "outlet": "Example Daily",
        "published": "2022-02-14",
        "language": "en",
        "url": "https://example.org/vienna",
    }
    w = Writer(Document("meeting", MEETING, **{"title": MEETING.splitlines()[0], **given, **facts}))
    belarus = Speaker("Belarus", "BLR", None, "GOV", "Belarus")
    w.say(
        "Belarus",
        "told the meeting on 14 February",
        "that fewer than 13,000 Russian soldiers were on its soil",
        speaker=belarus,
        quantities=(
            Quantity(
                "fewer than 13,000 Russian soldiers",
                w.span("fewer than 13,000 Russian soldiers"),
                13000,
                "Russian soldiers",
                "fewer than",
            ),
        ),
        event=Event("MOBILIZE", "TROOPS", 0.6),
    )
    w.say(
        "It",
        "gave no",
        "date for their return",
        Act.WITHHOLD,
        near="said.",
        speaker=belarus,
        owed="when",
        state=State.WITHHELD,
    )
    w.say(None, None, "Russia stayed away")
    return w.reading()


def plain(text: str, **facts: Any) -> Reading:
    """A story of any text whose every word is the content of a statement of the outlet's own."""
    document = Document("plain", text, **facts)
    content = Passage.of(text, (Span(0, len(text)),))
    own = Statement(
        statement_id(document.sha256, None, None, content),
        None,
        None,
        content,
        None,
        True,
        Act.ASSERT,
        "positive",
        Basis.TOLD,
    )
    return Reading(document, (own,), (), (), (), READER)
