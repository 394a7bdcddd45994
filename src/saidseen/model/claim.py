"""The records of the claims room: frozen, typed, no behaviour beyond their own invariants.

A claim is the proposition that several statements, in one document or many, affirm, deny, doubt, ask after or withhold
specifics of. Times are ISO; days are the number of days since 1970-01-01 (UTC).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from saidseen.model.reading import Place, Quantity, Specific, State, Statement
from saidseen.model.reasons import sentences_of


class Stance(StrEnum):
    """What a statement does to its claim."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    ASKS = "asks"
    WITHHOLDS = "withholds"


class Status(StrEnum):
    """What the ledger supports about a claim: the assessment."""

    CLAIMED = "claimed"
    DENIED = "denied"
    DISPUTED = "disputed"
    DOUBTED = "doubted by observers"
    CORROBORATED = "corroborated"
    OBSERVED = "observed"
    UNPLACED = "unplaced evidence"
    WITHHELD = "withheld"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class StoryRef:
    """The document that a statement stands in, without its text.

    `at` is when the story counts as known: its time published, else the time the ledger first had it, else None.
    """

    id: str
    name: str
    outlet: str | None = None
    published: str | None = None
    at: str | None = None
    url: str | None = None
    title: str | None = None


BODY, HEADLINE, LEAD = range(3)
"""Where in its story a statement stands."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a statement is about, as far as its words and its story tell.

    `kind` is a kind of kinds.toml ("withdrawal", "build-up", ...) or None; `subjects` are those who do it (ISO 3166
    alpha-3 codes or organisations), `places` countries (alpha-3) and place names it happens at, `words` and `names` the
    stems of its telling words and of its capitalised ones, `numbers` its figures, `story` the most telling stems of its
    whole story, `first` and `last` the days it is about. `opposed` is true where it says the contrary of its kind.
    `host` is the id of the statement whose matter this one shares ("it did not say how many"), `why` the id of the rule
    that said so. `spots` are latitudes and longitudes of the places finer than a state that it names, one pair behind
    the other, `parties` the states and bodies that its words name; `negative` is true where it says that something is
    not so, or turns it down, `part` where it stands in its story. `text` is the statement as its vector is made of it
    (pairs/sides.py), `vector` its vector (pairs/vectors.py). `before` is what the story says right before it, where it
    stands far down and cannot be understood by itself, `agency` the news agency whose reports its story passes on,
    `byline` that agency where the story is headed or signed as its.
    """

    kind: str | None
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    story: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    opposed: bool = False
    host: str | None = None
    why: str = ""
    spots: tuple[float, ...] = ()
    parties: tuple[str, ...] = ()
    negative: bool = False
    part: int = 0
    text: str = ""
    vector: str = ""
    before: str = ""
    agency: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as the claims see it: where it stands, what it is about; `ordinal` counts from 0 in its story."""

    statement: Statement
    source: StoryRef
    matter: Matter
    ordinal: int = 0
    alias: str | None = None

    @property
    def id(self) -> str:
        """The statement's id; where another document has the very same text, `alias` tells the two apart."""
        return self.alias or self.statement.id


@dataclass(frozen=True, slots=True)
class Joint:
    """Why the machine put two statements into one claim: their ids, a score in 0..1 and the reason, by the rule's id or
    as a sentence of what they share."""

    a: str
    b: str
    score: float
    why: str

    @property
    def why_words(self) -> str:
        """Why, as people read it."""
        return sentences_of(self.why)


@dataclass(frozen=True, slots=True)
class Copied:
    """A document taken from another, as the copies say: both by document id; `b` was taken from `a` where known."""

    a: str
    b: str
    known: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root of a claim: one speaker with one stance, however often and wherever it is said.

    `side` is the government or organisation the speaker belongs to (alpha-3 or a name), so that organs of one
    government are named together, or for a body or person of no known side a key of its own ("body:…", "person:…");
    `party` is true where it is the claim's own subject or its adversary; `statements` are ids;
    `joint` the sides of those who speak together ("A and B"), which then are not independent of each other.
    """

    id: str
    speaker: str
    side: str | None
    day: str | None
    party: bool
    statements: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()

    @property
    def side_name(self) -> str | None:
        """The side as people read it: a body of no known side by its name, a person of none not at all."""
        side = self.side or ""
        if side.startswith("person:"):
            return None
        return self.speaker if side.startswith("body:") else self.side


@dataclass(frozen=True, slots=True)
class Member:
    """A statement of a claim with its stance, the id of the rule that gave it, its origin's id, and what it repeats.

    `weight` is False for what counts once only: a restatement in the same story, or a copy of another outlet's;
    `judged` is True where a person gave the stance; `beside` where it may speak of something else than the title does.
    """

    said: Said
    stance: Stance
    why: str
    origin: str
    weight: bool = True
    judged: bool = False
    beside: bool = False

    @property
    def why_words(self) -> str:
        """Why it has its stance, as people read it."""
        return self.why if self.judged else sentences_of(self.why)


@dataclass(frozen=True, slots=True)
class Owing:
    """How one specific of a claim stands: given, withheld or missing, by which statements (ids), in time order."""

    state: State
    by: tuple[str, ...] = ()
    given: tuple[Specific, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a claim as one statement gave it; figures stand side by side and are never reckoned together."""

    quantity: Quantity
    statement: str
    speaker: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class AssessmentTurn:
    """A turn in a claim's assessment: when, to what, because of which statement (id), and the rule's id."""

    at: str | None
    status: Status
    because: str
    why: str = ""

    @property
    def why_words(self) -> str:
        """Why it then stood so, as people read it."""
        return sentences_of(self.why)


VERDICTS = frozenset((Status.DISPUTED, Status.DOUBTED, Status.OBSERVED, Status.CORROBORATED))
"""The statuses that rest on the words of more than one side, or on what somebody saw."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the ledger supports about a claim: the status, its rule's id, and the Admiralty credibility (1-6).

    `because` are the ids of the statements that the status rests on; `judged` is the person who gave the status,
    `reason` what they wrote on it.
    """

    status: Status
    why: str
    credibility: int
    why_credibility: str
    because: tuple[str, ...] = ()
    judged: str | None = None
    reason: str = ""

    @property
    def why_words(self) -> str:
        """Why it stands so, as people read it."""
        return self.why if self.judged else sentences_of(self.why)

    @property
    def why_credibility_words(self) -> str:
        """Why it has its credibility, as people read it."""
        return sentences_of(self.why_credibility)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as the ledger has it.

    `id` is its address in the ledger, kept whatever is said or judged later (made of the first statement's id when it
    is first put together); `kind`, `event` (PLOVER "TYPE" or "TYPE/MODE"), `actors` (alpha-3, organisation or name),
    `places`, `start` and `end` (ISO dates, None where nobody gave them) say what it is about; `joints` are the
    machine's reasons; `cautions` are sentences on what does not fit together; `near` are the figures of what stands
    beside it, `others` its origins and those of who only withholds something of it; `notes` what people wrote on it,
    its statements, their stories and sources.
    `leans` is true where only its story explains the title: it has words like "the town" or "later on", or names
    neither who nor where.
    """

    id: str
    title: str
    kind: str | None
    event: str | None
    actors: tuple[str, ...]
    places: tuple[Place, ...]
    start: str | None
    end: str | None
    figures: tuple[Figure, ...]
    members: tuple[Member, ...]
    origins: tuple[Origin, ...]
    assessment: Assessment
    owed: dict[str, Owing] = field(default_factory=dict)
    history: tuple[AssessmentTurn, ...] = ()
    joints: tuple[Joint, ...] = ()
    cautions: tuple[str, ...] = ()
    near: tuple[Figure, ...] = ()
    others: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    leans: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The claim as plain values, as `saidseen claims --format jsonl` prints it."""
        from saidseen.model.claim_json import claim_to_json

        return claim_to_json(self)

    @property
    def said(self) -> tuple[Member, ...]:
        """The members that the claim counts: none that only lies embedded in a statement or stands beside it."""
        return said_of([m for m in self.members if not m.beside])

    @property
    def beside(self) -> tuple[Member, ...]:
        """The members that somebody says of whom it is not sure that they speak of what the title says."""
        return tuple(m for m in self.members if m.beside and not m.said.statement.embedded)

    @property
    def shown(self) -> int:
        """How many statements are shown of it: those that it counts and those beside it; of what leans on the one story
        that has it one, as long as no verdict is given: who has not read that story cannot tell what it speaks of."""
        said = self.said
        if self.leans and self.assessment.status not in VERDICTS and len({m.said.source.id for m in said}) < 2:
            return 1
        return len(said) + len(self.beside)


def said_of(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members that somebody says, without what is only taken for granted; all where there is no other."""
    return tuple(m for m in members if not m.said.statement.embedded) or tuple(members)
