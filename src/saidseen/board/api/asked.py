"""What may be asked of the API, with its bounds: the names are those of the options of the command line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from saidseen.desk.questions import claim_question_of, question_of
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.queries import Question
from saidseen.programs.asking import PagePart

Name = Annotated[str, Field(max_length=500)]
Words = Annotated[str, Field(max_length=2_000)]
Day = Annotated[str, Field(max_length=40)]
Specific = Literal["any", "who", "what", "where", "when", "how_many", "whither"]

_WORDS = Field(description='all must be there; "a phrase", begin*, A OR B, -not')
_SPEAKER = Field(description="words of a speaker's name, an organisation or a country")
_SIDE = Field(description="for whom the speaker speaks: a country or an organisation, as RUS or NATO")
_SAID_SINCE = Field(description="in a story from this ISO date on, such as 2022-02-15 or 2022-02")
_SAID_UNTIL = Field(description="in a story up to this ISO date, inclusive")
_STATUS = Field(description="in a claim of this status: claimed, denied, disputed, corroborated, observed, …")


class ApiQuestion(BaseModel):
    """What may be asked; whatever else is given is refused by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def given(self, *without: str) -> dict[str, Any]:
        """What was given, by name."""
        return self.model_dump(exclude_none=True, exclude={*without})


class Paged(ApiQuestion):
    """A page of a list."""

    offset: Annotated[
        int, Field(ge=0, le=10**9, description="how many to pass over: `next_offset` of the page before")
    ] = 0
    limit: Annotated[int, Field(ge=1, le=50, description="how many at most on this page")] = 20

    @property
    def part(self) -> PagePart:
        """The page as the ledger is asked for it."""
        return PagePart(self.offset, self.limit)


class OfStatements(ApiQuestion):
    """What is asked of a statement, whether it comes by itself or in a claim."""

    words: Annotated[Words | None, _WORDS] = None
    speaker: Annotated[Name | None, _SPEAKER] = None
    side: Annotated[Name | None, _SIDE] = None
    outlet: Annotated[Name | None, Field(description="who published the story")] = None
    act: Annotated[Name | None, Field(description="assert, deny, demand, withhold, …")] = None
    basis: Annotated[Name | None, Field(description="told, seen, shown or heard")] = None
    country: Annotated[Name | None, Field(description="the speaker's country, or that of a place named")] = None
    event: Annotated[Name | None, Field(description="PLOVER type or mode; of claims also their kind")] = None
    said_since: Annotated[Day | None, _SAID_SINCE] = None
    said_until: Annotated[Day | None, _SAID_UNTIL] = None
    status: Annotated[Name | None, _STATUS] = None
    credibility: Annotated[int | None, Field(ge=1, le=6, description="in a claim of this Admiralty credibility")] = None
    owed: Annotated[Specific | None, Field(description="what is withheld or missing")] = None
    unsure: Annotated[bool, Field(description="only where it is not sure what is done by saying it")] = False
    since: Annotated[
        Day | None, Field(description="claims: as said_since; statements: about this ISO date or later")
    ] = None
    until: Annotated[Day | None, Field(description="claims: as said_until; statements: about it or earlier")] = None


class OfClaims(OfStatements):
    """What is asked of a claim and of one of its statements."""

    actor: Annotated[Name | None, Field(description="a speaker's name, country or organisation, or a side")] = None
    place: Annotated[Name | None, Field(description="a place's name, or a country's alpha-3 code")] = None
    happened_since: Annotated[Day | None, Field(description="about this ISO date or later")] = None
    happened_until: Annotated[Day | None, Field(description="about this ISO date or earlier")] = None
    as_of: Annotated[Day | None, Field(description="the claims as the stories known by then make them")] = None
    least: Annotated[int | None, Field(ge=1, le=10**6, description="the fewest statements of a claim")] = None


class ClaimsAsked(OfClaims, Paged):
    """A page of claims."""

    @property
    def question(self) -> ClaimQuestion:
        """The question about claims."""
        return claim_question_of(self.given("offset", "limit", "as_of", "least"))


class StatementsAsked(OfStatements, Paged):
    """A page of statements."""

    sort: Annotated[
        Name, Field(description="happened, said, speaker, outlet, act or came; -ORDER is the other way")
    ] = "happened"

    @property
    def question(self) -> Question:
        """The question about statements."""
        return question_of(self.given("offset", "limit"))


class CheckAsked(Paged):
    """A sentence to hold against the ledger."""

    sentence: Annotated[Words, Field(min_length=1, description="one sentence that says something checkable")]


class MeasuresAsked(Paged):
    """What published rules come to."""

    instrument: Annotated[Name | None, Field(description="an instrument, paragraph or rule: vd11, vd11-16")] = None
    claim: Annotated[Name | None, Field(description="only activities of this claim (id)")] = None
    on: Annotated[Day | None, Field(description="the ISO date on which what is overdue is judged")] = None
    everything: Annotated[bool, Field(description="rules too that do not apply, with why")] = False


class ChangesAsked(ApiQuestion):
    """What changed."""

    after: Annotated[int, Field(ge=0, le=10**15, description="the number of the last change that was seen")] = 0
    limit: Annotated[int, Field(ge=1, le=500, description="how many at most")] = 100


class ExportAsked(OfClaims):
    """What is exported: claims or statements, as `saidseen export` has it."""

    of: Annotated[Literal["claims", "statements"], Field(description="what to export")] = "claims"
    sort: Annotated[Name | None, Field(description="claims: said, title, status, …; statements: happened, said, …")] = (
        None
    )
    limit: Annotated[int | None, Field(ge=1, le=10**9, description="at most so many")] = None


class JudgementAsked(ApiQuestion):
    """What a person judges; who it is stands on the token, and nowhere else."""

    field: Annotated[str, Field(max_length=40, description="speaker, act, stance, status, split, note, undo, …")]
    of: Annotated[Name, Field(min_length=1, description="the id of a statement, claim or story, a name, or a number")]
    value: Annotated[Words, Field(description="what it should be; empty where nothing is to be said")] = ""
    why: Annotated[Words, Field(min_length=1, description="the reason, kept with the judgement")]


class JudgementKept(BaseModel):
    """A judgement that was kept."""

    numbers: Annotated[list[int], Field(description="of a split one for each statement; `undo` takes one back")]


class AuditAsked(Paged):
    """A page of the log."""
