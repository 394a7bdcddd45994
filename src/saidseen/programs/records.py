"""What the tools answer: typed records, each with its words and their place; the protocol's schemas are made of these.

Words of stories have their hidden code points written out (`<U+202E>`) and white space in one space; `spans` say where
they stand to the letter: code points of the story's text, the end exclusive.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A record that nobody changes."""

    model_config = ConfigDict(frozen=True)


class ListPage(Record):
    """A part of a list. Ask again with `offset` = `next_offset` for what follows."""

    in_all: Annotated[int, Field(description="how many there are in all")]
    offset: Annotated[int, Field(description="how many come before the first one here")]
    next_offset: Annotated[int | None, Field(description="where the next page begins; null on the last one")]
    notes: Annotated[list[str], Field(description="what this answer leaves out or cannot know, as sentences")] = []


class StoryRecord(Record):
    """The story that words stand in."""

    id: Annotated[str | None, Field(description="its id in the ledger; null for a text that was handed in")]
    name: str
    outlet: str | None
    published: Annotated[str | None, Field(description="ISO date or time; null where the story does not say it")]
    title: str | None = None
    url: Annotated[str | None, Field(description="its http(s) address")] = None


class WordsRecord(Record):
    """Words of a story and where in its text they stand."""

    text: str
    spans: Annotated[list[tuple[int, int]], Field(description="[start, end) in code points of the story's text")]
    cut: Annotated[bool, Field(description="whether the text here is cut; the spans are whole")] = False


class Quoted(Record):
    """A statement in short: who says it where, in which words."""

    id: str
    who: Annotated[str, Field(description="the speaker by name, else the words that stand for them, else the outlet")]
    said: WordsRecord
    story: StoryRecord


class SpecificRecord(Record):
    """One of who, what, where, when, how many: given, missing, withheld, or unclear."""

    state: str
    words: Annotated[str | None, Field(description="the words of the statement that give it")] = None
    name: Annotated[str | None, Field(description="the usual name of what these words name")] = None
    chance: Annotated[float | None, Field(description="the chance, 0 to 1, that it is this one")] = None


class StatementRecord(Quoted):
    """A statement: who said it, how, on what basis, about what, what is still owed, and what of it is unsure."""

    source: Annotated[WordsRecord | None, Field(description="the words for who speaks")] = None
    cue: Annotated[WordsRecord | None, Field(description="the words for the speaking")] = None
    speaker: str | None = None
    country: Annotated[str | None, Field(description="the speaker's, ISO 3166 alpha-3")] = None
    organisation: str | None = None
    outlet_own: Annotated[bool, Field(description="whether the outlet says it of its own accord")] = False
    act: Annotated[str, Field(description="assert, deny, demand, withhold, …")]
    polarity: Annotated[str, Field(description="positive, or negative where the words themselves are negated")]
    basis: Annotated[str, Field(description="told, seen, shown or heard")]
    event: Annotated[str | None, Field(description="PLOVER type, or TYPE/MODE")] = None
    specifics: dict[str, SpecificRecord] = {}
    within: Annotated[str | None, Field(description="the id of the statement that this one is told in")] = None
    repeats: Annotated[str | None, Field(description="the id of an earlier one of its story that it restates")] = None
    judged: Annotated[dict[str, str], Field(description="fields that a person decided: who, when and why")] = {}
    unsure: Annotated[list[str], Field(description="what of it is not sure, as sentences; empty where all is")] = []


class StandingStatement(StatementRecord):
    """A statement as it stands in a claim."""

    stance: Annotated[str, Field(description="affirms, denies, doubts, asks or withholds")]
    why: Annotated[str, Field(description="the rule that gave the stance")]
    by_person: Annotated[bool, Field(description="whether a person gave the stance")]
    counts: Annotated[bool, Field(description="false for a restatement, a copy, or what stands beside the claim")]


class Resting(Quoted):
    """A statement that the status of a claim rests on."""

    stance: str


class ClaimRecord(Record):
    """A claim in short. A status says what the ledger supports, never what is true."""

    id: str
    title: str
    status: str
    why: str
    status_by: Annotated[str, Field(description="the person who gave the status, else 'machine'")]
    credibility: Annotated[int, Field(description="Admiralty grade, 1 confirmed to 6 cannot be judged; by machine")]
    why_credibility: str
    kind: str | None
    event: str | None
    actors: list[str]
    places: list[str]
    start: str | None
    end: str | None
    statements_in_all: int
    stories_in_all: int
    origins_in_all: Annotated[int, Field(description="independent roots: one speaker with one stance")]
    stances: Annotated[dict[str, int], Field(description="how many statements take each stance")]
    owed: Annotated[dict[str, str], Field(description="what is missing or withheld: specific to state")]
    cautions: Annotated[list[str], Field(description="what does not fit together, as sentences")]
    unsure: list[str] = []
    rests_on: Annotated[list[Resting], Field(description="statements that the status rests on, at most three")]


class VoiceRecord(Record):
    """One independent root of a claim."""

    speaker: str
    side: str | None
    day: str | None
    party: Annotated[bool, Field(description="whether it is the claim's own subject or its adversary")]
    outlets: list[str]
    statements: list[str]


class FigureRecord(Record):
    """A figure as one statement gave it. Figures stand side by side and are never reckoned together."""

    words: WordsRecord
    value: float | None
    upper: float | None
    unit: str | None
    speaker: str | None
    at: str | None
    statement: str


class TurnRecord(Record):
    """A turn in a claim's status."""

    at: str | None
    status: str
    why: str
    statement: str


class ClaimInFull(ListPage):
    """A claim, its voices, figures and history, and a page of its statements in order of time."""

    claim: ClaimRecord
    statements: list[StandingStatement]
    voices: list[VoiceRecord]
    voices_in_all: int
    figures: list[FigureRecord]
    figures_in_all: int
    history: list[TurnRecord]
    history_in_all: int


class Claims(ListPage):
    """A page of claims, in order of their first statement."""

    claims: list[ClaimRecord]


class Read(ListPage):
    """The statements of one story, in the order of its text."""

    story: StoryRecord
    state: Annotated[str, Field(description="counts, older version, withdrawn, or 'handed in' for a text")]
    language: str | None
    unread: Annotated[str | None, Field(description="why nothing was read in it; null where it was read")]
    reader: str
    statements: list[StatementRecord]


class FoundPage(ListPage):
    """The statements that have all the words."""

    statements: list[StatementRecord]


class Speaks(Record):
    """What one story says of a sentence, and the statements that show it."""

    story: StoryRecord
    stance: Annotated[str, Field(description="agree, disagree or discuss")]
    score: Annotated[float, Field(description="the share of such stances that are right")]
    statements: list[Quoted]


class CheckPage(ListPage):
    """What the ledger answers to a sentence; the page is of the stories that speak of it, in order of time."""

    sentence: str
    answer: Annotated[str, Field(description="affirmed, denied, doubted, disputed or nothing")]
    meaning: str
    score: Annotated[float, Field(description="the share of such answers that are right; never whether it is true")]
    claims: Annotated[list[ClaimRecord], Field(description="the claims it rests on, at most five")]
    claims_in_all: int
    stories: list[Speaks]


class SideRecord(Record):
    """What one side's word makes of a rule."""

    side: str
    name: str
    result: str
    told: list[str]
    foreseen: Annotated[bool, Field(description="whether the figure was only expected")]
    statements: Annotated[list[Quoted], Field(description="where it says so, at most five")]
    statements_in_all: int


class ConclusionRecord(Record):
    """What one rule of a published instrument comes to on one activity."""

    claim: str
    claim_title: str
    measure: str
    title: str
    instrument: str
    paragraph: str
    verified: Annotated[bool, Field(description="whether the rule was read in the text; else it is from memory")]
    verdict: Annotated[str, Field(description="met, not met, disputed or undetermined")]
    line: Annotated[str, Field(description="the conclusion in one sentence")]
    needs: Annotated[list[str], Field(description="what would settle it")]
    cautions: list[str]
    not_offered: Annotated[str | None, Field(description="why the rule does not apply; null where it does")]
    linked_claims: list[str]
    words: list[SideRecord]


class Measures(ListPage):
    """A page of conclusions."""

    conclusions: list[ConclusionRecord]


class KeptStory(StoryRecord):
    """A story of the ledger."""

    state: Annotated[str, Field(description="counts, older version, or withdrawn")]
    language: str | None
    unread: Annotated[str | None, Field(description="why nothing was read in it; null where it was read")]
    read_at: Annotated[str, Field(description="when it was read last: ISO, UTC")]
    statements: Annotated[int, Field(description="how many were found in it")]


class Stories(ListPage):
    """A page of stories, in the order in which they came."""

    stories: list[KeptStory]


class ChangeRecord(Record):
    """What came, moved or was judged."""

    number: int
    at: Annotated[str, Field(description="when it was written: ISO, UTC")]
    turn: Annotated[str, Field(description="story came, claim changed, judged, …")]
    subject: Annotated[str, Field(description="a story's id, a claim's, or that of what a judgement is of")]
    other: Annotated[str | None, Field(description="the claim that one went into, or the judgement's number")]


class Changes(Record):
    """Changes in order. Ask again with `after` = the number of the last one here: none is missed, none comes twice."""

    changes: list[ChangeRecord]
    last: Annotated[int, Field(description="the number of the last change that there is")]


class FeedRecord(Record):
    """How a watched feed is. Times are ISO, UTC."""

    name: str
    kind: str
    url: Annotated[str | None, Field(description="its http(s) address, without what may be a password")]
    state: Annotated[str, Field(description="ok, failing, or overdue where nobody watches it any more")]
    stories: Annotated[int, Field(description="how many came by it")]
    last_title: str | None
    last_story: Annotated[str | None, Field(description="the id of the story that came last")]
    last_story_at: str | None
    asked_at: str
    read_at: Annotated[str | None, Field(description="when all of it could be read last")]
    due: str
    failures: Annotated[int, Field(description="in a row")]
    error: Annotated[str | None, Field(description="what is wrong now")]


class Feeds(Record):
    """Every feed that was ever looked at, by name."""

    feeds: list[FeedRecord]
