"""A claim as it is shown, on its page and in the terminal: records that hold words only, ready to be written.

What came from outside is safe to show: in one line, with hidden code points written out, except the exact words of a
statement, which are kept to the letter in pieces.
"""

from __future__ import annotations

from dataclasses import dataclass

from saidseen.model.claim import Claim, Member, Origin
from saidseen.model.reading import State
from saidseen.show.claim_lanes import TimeLine
from saidseen.show.claim_wording import lane_of
from saidseen.show.marks import Letters
from saidseen.show.wording import count


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of a claim as it is shown; `number` is its own in the claim, `copies` how many only repeat it.

    `grade` is the Admiralty reliability of its source, F until a person judged it.
    """

    number: int
    member: Member
    anchor: str
    speaker: str
    side: str
    sector: str
    does: str
    why: str
    told: str
    words: tuple[Letters, ...]
    plain: str
    story: str
    outlet: str
    day: str
    address: str
    link: str | None
    grade: str
    copies: int = 0

    @property
    def lane(self) -> str:
        """The lane it stands in."""
        return lane_of(self.member)

    @property
    def label(self) -> str:
        """The statement in one phrase, for those who hear the page."""
        also = f", and {count(self.copies, 'copy', 'copies')}" if self.copies else ""
        when = f", {self.day}" if self.day else ""
        return f"Statement {self.number}: {self.speaker} {self.does}{when}{also}"


@dataclass(frozen=True, slots=True)
class Root:
    """An origin as it is shown: what was said on that occasion, and what only carries it."""

    origin: Origin
    anchor: str
    speaker: str
    side: str
    day: str
    leads: tuple[Saying, ...]
    carried: tuple[Saying, ...]
    carriers: str


@dataclass(frozen=True, slots=True)
class SideShown:
    """The origins of one side, named together: organs of one government are not independent of each other.

    `side` is empty where nobody told it; then they have a speaker of one name.
    """

    side: str
    party: bool
    speakers: tuple[tuple[str, tuple[Root, ...]], ...]

    @property
    def origins(self) -> int:
        """How many origins the side has."""
        return sum(len(roots) for _, roots in self.speakers)


@dataclass(frozen=True, slots=True)
class Told:
    """Words that give or withhold a specific, and the statements that have them; `state` says which of the two."""

    state: str
    words: str
    sayings: tuple[Saying, ...]

    @property
    def speakers(self) -> str:
        """Who says so."""
        return ", ".join(dict.fromkeys(saying.speaker for saying in self.sayings))


@dataclass(frozen=True, slots=True)
class Debt:
    """A specific of the claim: whether it is given, withheld or missing, and the words, those of its state first."""

    name: str
    state: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as one statement gave it, in a row of the table."""

    figure: str
    words: str
    who: str
    when: str
    scope: str
    saying: Saying | None


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn of the history; `saying` is the statement that brought it."""

    at: str
    status: str
    why: str
    saying: Saying | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two statements are in one claim."""

    why: str
    score: float
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A claim as it is shown; `anchor` leads to it on the page. `beside` is what may speak of something else."""

    claim: Claim
    id: str
    anchor: str
    title: str
    about: tuple[tuple[str, tuple[str, ...]], ...]
    status: str
    why: str
    credibility: str
    why_credibility: str
    reliability: str
    cautions: tuple[str, ...]
    because: tuple[Saying, ...]
    roots: tuple[Root, ...]
    beside: tuple[Root, ...]
    voices: tuple[SideShown, ...]
    debts: tuple[Debt, ...]
    line: TimeLine
    figures: tuple[Number, ...]
    history: tuple[ShownTurn, ...]
    joints: tuple[Reason, ...]
    stories: int

    @property
    def owing(self) -> tuple[Debt, ...]:
        """The specifics that are withheld or that nobody has said."""
        return tuple(debt for debt in self.debts if debt.state != State.GIVEN.value)

    @property
    def summary(self) -> str:
        """In one phrase: "7 statements in 5 stories, 3 origins"."""
        told = count(len(self.claim.said), "statement")
        within = count(self.stories, "story", "stories")
        beside = self.claim.beside
        near = {m.said.source.id for m in (*self.claim.said, *beside)}
        granted = {m.said.source.id for m in self.claim.members} - near
        more = f"; {len(beside):,} beside it, not counted" if beside else ""
        more += f"; taken for granted in {count(len(granted), 'more story', 'more stories')}" if granted else ""
        return f"{told} in {within}, {count(len(self.roots), 'origin')}{more}"
