"""Claims made by hand of short stories in our own words, from public facts of February 2022."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from saidseen.model.acts import Act
from saidseen.model.claim import (
    Assessment,
    AssessmentTurn,
    Claim,
    Figure,
    Joint,
    Matter,
    Member,
    Origin,
    Owing,
    Said,
    Stance,
    Status,
    StoryRef,
)
from saidseen.model.reading import (
    Basis,
    Document,
    Passage,
    Place,
    Quantity,
    Span,
    Speaker,
    Specific,
    State,
    Statement,
    statement_id,
)
from tests.show.samples import KULEBA, MINISTRY, STOLTENBERG, Writer

SHOIGU = Speaker("Sergei Shoigu", "RUS", None, "MIL", "Defence Minister Sergei Shoigu")
SPOKESMAN = Speaker("Igor Konashenkov", "RUS", None, "MIL", "the ministry’s spokesman, Igor Konashenkov")
PUTIN = Speaker("Vladimir Putin", "RUS", None, "GOV", "President Vladimir Putin")
BIDEN = Speaker("Joe Biden", "USA", None, "GOV", "President Joe Biden")
OFFICIAL = Speaker(None, "USA", None, "GOV", "A senior American official")
CARPENTER = Speaker("Michael Carpenter", "USA", None, "GOV", "Michael Carpenter, the American envoy to the OSCE")
COMPANY = Speaker("a satellite company", None, None, "BUS", "A satellite company")

FIRST = (
    "The Russian Defence Ministry said that units of the Southern and Western military districts were loading onto "
    "trains to go back to their bases. The ministry did not say how many soldiers would leave or where they stood. It "
    "showed a film of tanks and guns on flat wagons. NATO Secretary General Jens Stoltenberg said the alliance had not "
    "seen any sign of de-escalation on the ground. Ukraine’s foreign minister, Dmytro Kuleba, said that Kyiv would "
    "believe a withdrawal when it saw one."
)
SHORTER = (
    "The Russian Defence Ministry said that units of the Southern and Western military districts were loading onto "
    "trains to go back to their bases."
)
DRILLS = (
    "Defence Minister Sergei Shoigu told the president that some of the drills had ended and that others would end."
)
KREMLIN = (
    "President Vladimir Putin said that a part of the troops was being withdrawn. President Joe Biden said that this "
    "had not been verified and that more than 150,000 troops were still around Ukraine."
)
BRIDGE = (
    "The ministry showed a film of a train with armoured vehicles that crosses the bridge from Crimea. A senior "
    "American official said that the claim was false and that up to 7,000 soldiers had been added near the border."
)
ARRIVED = (
    "The ministry’s spokesman, Igor Konashenkov, said that some units had arrived in Dagestan and at Nizhny Novgorod. "
    "He gave no count. A satellite company published pictures in which some units were gone from their camps."
)
ENVOY = (
    "Michael Carpenter, the American envoy to the OSCE, said that Russia had massed 169,000 to 190,000 personnel in "
    "and near Ukraine."
)


class Gathering:
    """Makes a claim of statements that are cut out of stories."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self.origins: dict[str, Origin] = {}
        self.figures: list[Figure] = []
        self._writer: Writer
        self._source: StoryRef

    def story(self, name: str, text: str, outlet: str | None, at: str | None, **facts: Any) -> None:
        """The story that the next statements stand in."""
        title = facts.pop("title", None)
        self._writer = Writer(Document(name, text, outlet, at, title=title))
        self._source = StoryRef(name, name, outlet, at, at, title=title, **facts)

    def say(self, origin: str, stance: Stance, *words: Any, weight: bool = True, why: str = "", **fields: Any) -> str:
        """Adds a statement of the story to the claim: source, cue, content and act; gives its id."""
        amount = fields.pop("amount", None)
        if amount:
            text, value, unit, modifier, upper = amount
            fields["quantities"] = (Quantity(text, self._writer.span(text), value, unit, modifier, upper),)
        statement = self._writer.say(*words, **fields)
        number = len(self._writer.statements) - 1
        said = Said(statement, self._source, Matter("withdrawal", ("RUS",)), number)
        self.members.append(Member(said, stance, why or RULES[stance], origin, weight))
        for quantity in statement.quantities:
            speaker = statement.speaker.name if statement.speaker else None
            self.figures.append(Figure(quantity, statement.id, speaker, self._source.at))
        return statement.id

    def origin(self, id_: str, speaker: str, side: str | None, day: str | None, party: bool = False) -> None:
        """Says who an origin is."""
        self.origins[id_] = Origin(id_, speaker, side, day, party, ())

    def rooted(self) -> tuple[Origin, ...]:
        """The origins with the statements and outlets they have."""
        return tuple(
            replace(
                origin,
                statements=tuple(m.said.id for m in self.members if m.origin == id_),
                outlets=tuple(dict.fromkeys(m.said.source.outlet or "" for m in self.members if m.origin == id_)),
            )
            for id_, origin in self.origins.items()
        )


RULES = {
    Stance.AFFIRMS: "A statement that says the same of the same matter affirms the claim.",
    Stance.DENIES: "A statement that says that the claim is not so denies it.",
    Stance.DOUBTS: "A statement that no sign of it was seen doubts the claim.",
    Stance.ASKS: "A statement that asks whether it is so asks after the claim.",
    Stance.WITHHOLDS: "A statement that does not say what the claim needs withholds it.",
}


def withdrawal(**changes: Any) -> Claim:
    """The disputed withdrawal: 15 statements, copies in two other outlets, specifics withheld, figures apart."""
    g = Gathering()
    wire = {"url": "https://wire.example.org/loading", "title": "Russian units loading to go back"}
    g.story("wire-15", FIRST, "Northern Wire", "2022-02-15T10:10:00Z", **wire)
    ministry = ("The Russian Defence Ministry", "said", SHORTER.partition(" said ")[2].rstrip("."))
    bases = Specific(State.GIVEN, g._writer.span("their bases"))
    units = Specific(State.GIVEN, g._writer.span("units of the Southern and Western military districts"))
    first = g.say(
        "mod-15",
        Stance.AFFIRMS,
        *ministry,
        speaker=MINISTRY,
        specifics={"whither": bases, "who": units},
        owed="how_many",
    )
    silent = ("The ministry", "did not say", "how many soldiers would leave or where they stood", Act.WITHHOLD)
    owing: dict[str, Any] = {"owed": "how_many where", "state": State.WITHHELD}
    withheld = g.say("mod-15", Stance.WITHHOLDS, *silent, speaker=MINISTRY, **owing)
    film = ("It", "showed", "a film of tanks and guns on flat wagons")
    g.say("mod-15", Stance.AFFIRMS, *film, near="stood.", speaker=MINISTRY, basis=Basis.SHOWN)
    g.say(
        "nato-15",
        Stance.DOUBTS,
        "NATO Secretary General Jens Stoltenberg",
        "said",
        "the alliance had not seen any sign of de-escalation on the ground",
        near="NATO",
        speaker=STOLTENBERG,
        basis=Basis.SEEN,
        polarity="negative",
    )
    doubted = g.members[-1].said.id
    g.say(
        "kyiv-15",
        Stance.DOUBTS,
        "Ukraine’s foreign minister, Dmytro Kuleba,",
        "said",
        "that Kyiv would believe a withdrawal when it saw one",
        near="Ukraine’s",
        speaker=KULEBA,
    )
    for name, outlet, at in (("gazette-15", "Harbour Gazette", "2022-02-15"), ("post-15", "Valley Post", "2022-02-16")):
        g.story(name, SHORTER, outlet, at)
        g.say("mod-15", Stance.AFFIRMS, *ministry, speaker=MINISTRY, weight=False)
    g.story("drills-14", DRILLS, "Marshland Courier", "2022-02-14")
    told = ("Defence Minister Sergei Shoigu", "told the president", "that some of the drills had ended")
    start = g.say("shoigu-14", Stance.AFFIRMS, *told, speaker=SHOIGU)
    g.story("kremlin-15", KREMLIN, "Harbour Gazette", "2022-02-15T18:00:00+03:00", url="javascript:alert(1)")
    part = ("President Vladimir Putin", "said", "that a part of the troops was being withdrawn")
    g.say("putin-15", Stance.AFFIRMS, *part, speaker=PUTIN)
    biden = ("President Joe Biden", "said", "that this had not been verified")
    g.say("biden-15", Stance.DOUBTS, *biden, near="withdrawn.", speaker=BIDEN)
    many = ("President Joe Biden", "said", "that more than 150,000 troops were still around Ukraine")
    amount = ("more than 150,000 troops", 150_000.0, "troops", "more than", None)
    g.say("biden-15", Stance.DOUBTS, *many, near="withdrawn.", speaker=BIDEN, amount=amount)
    _later(g)
    for id_, speaker, side, day, party in ORIGINS:
        g.origin(id_, speaker, side, day, party)
    return replace(_claim(g, first, withheld, doubted, start), **changes)


ORIGINS = (
    ("shoigu-14", "Sergei Shoigu", "RUS", "2022-02-14", True),
    ("mod-15", "Ministry of Defence of Russia", "RUS", "2022-02-15", True),
    ("nato-15", "Jens Stoltenberg", "NATO", "2022-02-15", False),
    ("kyiv-15", "Dmytro Kuleba", "UKR", "2022-02-15", True),
    ("putin-15", "Vladimir Putin", "RUS", "2022-02-15", True),
    ("biden-15", "Joe Biden", "USA", "2022-02-15", False),
    ("mod-16", "Ministry of Defence of Russia", "RUS", "2022-02-16", True),
    ("official-16", "a senior American official", "USA", "2022-02-16", False),
    ("mod-17", "Igor Konashenkov", "RUS", "2022-02-17", True),
    ("pictures-17", "a satellite company", None, "2022-02-17", False),
    ("envoy-18", "Michael Carpenter", "USA", None, False),
)


def _later(g: Gathering) -> None:
    """The stories of the days after."""
    g.story("bridge-16", BRIDGE, "Northern Wire", "2022-02-16T09:30:00Z", url="https://wire.example.org/bridge")
    film = ("The ministry", "showed", "a film of a train with armoured vehicles that crosses the bridge from Crimea")
    g.say("mod-16", Stance.AFFIRMS, *film, speaker=MINISTRY, basis=Basis.SHOWN)
    false = ("A senior American official", "said", "that the claim was false")
    g.say("official-16", Stance.DENIES, *false, Act.ACCUSE, near="A senior", speaker=OFFICIAL)
    added = ("A senior American official", "said", "that up to 7,000 soldiers had been added near the border")
    amount = ("up to 7,000 soldiers", 7_000.0, "soldiers", "up to", None)
    g.say("official-16", Stance.DENIES, *added, near="A senior", speaker=OFFICIAL, amount=amount)
    g.story("arrived-17", ARRIVED, "Northern Wire", "2022-02-17T11:45:00Z")
    some = ("The ministry’s spokesman, Igor Konashenkov", "said", "that some units had arrived in Dagestan")
    where = Specific(State.GIVEN, g._writer.span("in Dagestan"))
    g.say("mod-17", Stance.AFFIRMS, *some, speaker=SPOKESMAN, specifics={"whither": where})
    none = ("He", "gave no", "count", Act.WITHHOLD)
    owing: dict[str, Any] = {"owed": "how_many", "state": State.WITHHELD, "near": "Novgorod."}
    g.say("mod-17", Stance.WITHHOLDS, *none, speaker=SPOKESMAN, **owing)
    seen = ("A satellite company", "published", "pictures in which some units were gone from their camps")
    g.say("pictures-17", Stance.AFFIRMS, *seen, speaker=COMPANY, basis=Basis.SHOWN)
    g.story("envoy", ENVOY, "Marshland Courier", None)
    massed = (
        "Michael Carpenter, the American envoy to the OSCE,",
        "said",
        "that Russia had massed 169,000 to 190,000 personnel in and near Ukraine",
    )
    range_ = ("169,000 to 190,000 personnel", 169_000.0, "personnel", None, 190_000.0)
    g.say("envoy-18", Stance.DENIES, *massed, speaker=CARPENTER, amount=range_)


def _giving(members: Iterable[Member], key: str) -> Owing:
    """A specific that some statements give."""
    specifics = {m.said.id: m.said.statement.specifics[key] for m in members if key in m.said.statement.specifics}
    return Owing(State.GIVEN, tuple(specifics), tuple(specifics.values()))


def _claim(g: Gathering, first: str, withheld: str, doubted: str, start: str) -> Claim:
    ids = {member.said.id: member for member in g.members}
    given = {key: _giving(ids.values(), key) for key in ("who", "whither")}
    denied = next(id_ for id_, m in ids.items() if m.stance is Stance.DENIES)
    silent = next(id_ for id_, m in ids.items() if m.said.statement.content.text == "count")
    return Claim(
        id="5f0c1d2e3a4b5c6d7e8f",
        title="Russia has withdrawn troops from areas near Ukraine, 15 February 2022",
        kind="withdrawal",
        event="RETREAT/WITHDRAW",
        actors=("RUS",),
        places=(Place("Ukraine", Span(0, 7), "Ukraine", 690791, "UKR", 49.0, 32.0),),
        start="2022-02-14",
        end="2022-02-17",
        figures=tuple(g.figures),
        members=tuple(g.members),
        origins=g.rooted(),
        assessment=Assessment(
            Status.DISPUTED,
            "Some of those whose act it is say so, and somebody who is none of them says that it is not so.",
            4,
            "It is disputed by an independent origin.",
            (first, denied),
        ),
        owed={
            "who": given["who"],
            "where": Owing(State.WITHHELD, (withheld,)),
            "when": Owing(State.MISSING),
            "how_many": Owing(State.WITHHELD, (withheld, silent)),
            "whither": given["whither"],
        },
        history=(
            AssessmentTurn("2022-02-14", Status.CLAIMED, start, "Only those whose act it is say so."),
            AssessmentTurn(
                "2022-02-15T10:10:00Z", Status.DOUBTED, doubted, "Somebody who watches has seen no sign of it."
            ),
            AssessmentTurn("2022-02-16T09:30:00Z", Status.DISPUTED, denied, "Somebody says that it is not so."),
        ),
        joints=(
            Joint(first, start, 0.71, "The same state, the same kind of act and days that touch."),
            Joint(first, doubted, 0.83, "The same story, and the words that it answers."),
        ),
    )


def undated() -> Claim:
    """A claim whose stories have no dates."""
    whole = withdrawal()
    members = tuple(
        replace(m, said=replace(m.said, source=replace(m.said.source, at=None, published=None))) for m in whole.members
    )
    origins = tuple(replace(origin, day=None) for origin in whole.origins)
    return replace(whole, id="undated", members=members, origins=origins, start=None, end=None, history=())


def many(number: int = 300, days: int = 9) -> Claim:
    """A claim of many statements, each of an origin of its own, on a few days."""
    members: list[Member] = []
    for n in range(number):
        g = Gathering()
        day = f"2022-02-{10 + n * n % days:02d}"
        g.story(f"story-{n}", f"Speaker {n} said that unit {n} had left its camp.", f"Outlet {n % 40}", day)
        stance = list(Stance)[n % 7] if n % 7 < 5 else Stance.AFFIRMS
        basis = Basis.SEEN if n % 4 == 0 else Basis.TOLD
        voice = Speaker(f"Speaker {n}", None, None, None, "")
        g.say(f"o{n}", stance, f"Speaker {n}", "said", f"that unit {n} had left its camp", speaker=voice, basis=basis)
        members += g.members
    origins = tuple(Origin(f"o{n}", f"Speaker {n}", None, None, False, ()) for n in range(number))
    base = withdrawal()
    return replace(base, id="many", members=tuple(members), origins=origins, figures=(), owed={}, history=(), joints=())


def hostile(words: str) -> Claim:
    """A claim that has the same words wherever words from outside can stand."""
    content = Passage.of(words, (Span(0, len(words)),))
    voice = Speaker(words, words, words, words, words)
    amount = Quantity(words, Span(0, len(words)), None, words, words)
    place = Place(words, Span(0, 1), words, None, words, None, None)
    given = {words: Specific(State.GIVEN, Span(0, 1)), "where": Specific(State.GIVEN, Span(0, len(words)))}
    members = []
    for n, (stance, basis) in enumerate(zip(Stance, (*Basis, Basis.TOLD), strict=True)):
        source = StoryRef(f"{words}{n}", words, words, words, words, f"javascript:alert({n})//{words}", words)
        id_ = f"{words}{statement_id(str(n), None, None, content)}"
        statement = Statement(id_, content, content, content, voice, False, Act.ASSERT, "positive", basis)
        statement = replace(statement, places=(place,), quantities=(amount,), specifics=given)
        members.append(Member(Said(statement, source, Matter(words)), stance, words, words, weight=n != 1))
    ids = tuple(member.said.id for member in members)
    return Claim(
        id=words,
        title=words,
        kind=words,
        event=f"{words}/{words}",
        actors=(words,),
        places=(place,),
        start=words,
        end=words,
        figures=(Figure(amount, ids[0], words, words),),
        members=tuple(members),
        origins=(Origin(words, words, words, words, True, ids, (words,)),),
        assessment=Assessment(Status.CLAIMED, words, 6, words, ids),
        owed={words: Owing(State.GIVEN, ids, (given["where"],) * 5), "where": Owing(State.WITHHELD, ids)},
        history=(AssessmentTurn(words, Status.DENIED, ids[1], words),),
        joints=(Joint(ids[0], ids[1], 0.5, words), Joint(ids[0], words, 0.5, words)),
    )
