"""The tools as programs see them: names, arguments with their bounds, and what each is for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from saidseen.errors import UsageError
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.queries import Question
from saidseen.programs import records
from saidseen.programs.asking import LONGEST, Asking, PagePart

Offset = Annotated[int, Field(ge=0, le=10**9, description="how many to pass over: `next_offset` of the page before")]
Limit = Annotated[int, Field(ge=1, le=50, description="how many at most on this page")]
Name = Annotated[str, Field(max_length=500)]
Day = Annotated[str, Field(max_length=40, description="an ISO date, such as 2022-02-15 or 2022-02")]
Outlet = Annotated[str, Field(max_length=500, description="who published it")]
Words = Annotated[str, Field(max_length=2_000)]


class Tools:
    """What may be asked; an argument left empty is one not given."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def read(
        self,
        text: Annotated[str, Field(max_length=LONGEST, description="the words of a story; never an address")] = "",
        story: Annotated[str, Field(max_length=500, description="or a story of the ledger: its id or name")] = "",
        published: Annotated[Day, Field(description="ISO date of `text`, to settle words like 'on Tuesday'")] = "",
        outlet: Annotated[Outlet, Field(description="who published `text`")] = "",
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> records.Read:
        """Every attributed statement of one story: who said what, how, on what basis, and what was left unsaid.

        Give either `text`, the words themselves (they are read and not kept), or `story`, one that the ledger has.
        Nothing is fetched and no file is opened.
        """
        part = PagePart(offset, limit)
        if bool(text.strip()) == bool(story.strip()):
            raise UsageError(
                "give either `text`, the words of a story, or `story`, the id or name of one in the ledger"
            )
        if story.strip():
            if published or outlet:
                raise UsageError("`published` and `outlet` go with `text`; a story of the ledger has its own")
            return self._asking.read_story(story.strip(), part)
        return self._asking.read_text(text, published or None, outlet or None, part)

    def claims(
        self,
        since: Annotated[Day, Field(description="with a story from this ISO date on")] = "",
        until: Annotated[Day, Field(description="with a story up to this ISO date, inclusive")] = "",
        actor: Annotated[Name, Field(description="a speaker's name, country or organisation, or a side, as RUS")] = "",
        place: Annotated[Name, Field(description="a place's name, or a country's alpha-3 code")] = "",
        event: Annotated[Name, Field(description="a kind of claim (withdrawal, build-up, …) or a PLOVER type")] = "",
        status: Annotated[Name, Field(description="claimed, denied, disputed, corroborated, observed, …")] = "",
        as_of: Annotated[Day, Field(description="the claims as the stories known by then make them")] = "",
        least: Annotated[int, Field(ge=1, le=10**6, description="the fewest statements of a claim")] = 1,
        offset: Offset = 0,
        limit: Limit = 10,
    ) -> records.Claims:
        """The claims of the ledger: what several statements say, deny or doubt, with status and what it rests on."""
        question = ClaimQuestion(since or None, until or None, actor or None, place or None, event or None)
        return self._asking.claims(question, status or None, as_of or None, least, PagePart(offset, limit))

    def claim(
        self,
        id: Annotated[
            str, Field(min_length=1, max_length=100, description="a claim's id, its beginning, or a statement's")
        ],
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> records.ClaimInFull:
        """One claim in full: who says so, who denies or doubts it, origins, figures, history, what is owed."""
        return self._asking.claim(id.strip(), PagePart(offset, limit))

    def check(
        self,
        sentence: Annotated[Words, Field(min_length=1, description="one sentence that says something checkable")],
        offset: Offset = 0,
        limit: Limit = 10,
    ) -> records.CheckPage:
        """What the ledger answers to a sentence: affirmed, denied, doubted, disputed, or that nothing speaks of it.

        The score says how sure the reading is, never whether the sentence is true.
        """
        return self._asking.check(sentence, PagePart(offset, limit))

    def measures(
        self,
        instrument: Annotated[
            Name, Field(description="an instrument, paragraph or rule: vd11, vd11-16, vd11-16.1")
        ] = "",
        claim: Annotated[Name, Field(description="only activities of this claim (id)")] = "",
        on: Annotated[Day, Field(description="the ISO date on which what is overdue is judged")] = "",
        everything: Annotated[bool, Field(description="rules too that do not apply, with why")] = False,
        offset: Offset = 0,
        limit: Limit = 10,
    ) -> records.Measures:
        """What published confidence-building rules come to on the claims: met, not met, disputed or undetermined."""
        part = PagePart(offset, limit)
        return self._asking.measures(instrument or None, claim.strip() or None, on or None, part, every=everything)

    def search(
        self,
        words: Annotated[Words, Field(min_length=1, description='all must be there; "a phrase", begin*, A OR B, -not')],
        speaker: Annotated[Name, Field(description="words of a speaker's name, an organisation or a country")] = "",
        side: Annotated[Name, Field(description="the speaker's country (alpha-3) or organisation")] = "",
        outlet: Outlet = "",
        act: Annotated[Name, Field(description="assert, deny, demand, withhold, …")] = "",
        basis: Annotated[Name, Field(description="told, seen, shown or heard")] = "",
        status: Annotated[Name, Field(description="in a claim of this status: claimed, denied, disputed, …")] = "",
        since: Annotated[Day, Field(description="about or of this ISO date or later")] = "",
        until: Annotated[Day, Field(description="about or of this ISO date or earlier")] = "",
        unsure: Annotated[bool, Field(description="only where it is not sure what is done by saying it")] = False,
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> records.FoundPage:
        """The statements of the ledger that have all the words, in any of their forms."""
        question = Question(
            words=words,
            speaker=speaker or None,
            side=side or None,
            outlet=outlet or None,
            act=act or None,
            basis=basis or None,
            status=status or None,
            since=since or None,
            until=until or None,
            unsure=unsure,
        )
        return self._asking.search(question, PagePart(offset, limit))
