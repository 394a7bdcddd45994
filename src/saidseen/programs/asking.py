"""The questions that an assistant may ask of an open ledger, each with an answer in records; none of them writes.

Questions take turns. Raises SaidseenError with a plain sentence for what cannot be answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from saidseen.desk.answers import ask_ledger
from saidseen.desk.claims import claim_at, claims_of, count_claims, kept_sheets
from saidseen.desk.feed_states import feed_states
from saidseen.desk.finding import ready
from saidseen.desk.linking import unlinked
from saidseen.desk.reading import read_words
from saidseen.desk.stories import source_of, stories_page, story_at
from saidseen.documents.story import warnings_of
from saidseen.errors import UsageError
from saidseen.exports.said import source_of as row_source
from saidseen.language.visible import visible
from saidseen.ledger import changes
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.queries import Question
from saidseen.ledger.versions import versions_of
from saidseen.programs import records, telling

if TYPE_CHECKING:
    from saidseen.ledger import Ledger
    from saidseen.measures import Applied, Pack
    from saidseen.model.claim import Claim, StoryRef
    from saidseen.model.reading import Reading

LONGEST = 200_000
"""Code points of a text that is read at once."""
MOST_CLAIMS = 5
"""Claims that an answer to a sentence names; the tool `claim` tells each in full."""
HANDED_IN = "handed in"
MEANING = {
    "affirmed": "those in the ledger who speak of it say so",
    "denied": "those in the ledger who speak of it say that it is not so",
    "doubted": "those in the ledger who speak of it doubt it",
    "disputed": "some in the ledger say so, others that it is not so",
    "nothing": "nothing in the ledger speaks of it; that does not mean that it is not so",
}
_T = TypeVar("_T")


class NoSuchPage(UsageError):
    """A list ends before the page that was asked for."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """Which part of a list is wanted."""

    offset: int
    limit: int

    def of(self, every: Sequence[_T]) -> Sequence[_T]:
        """That part."""
        return every[self.offset : self.offset + self.limit]

    def told(self, in_all: int) -> dict[str, Any]:
        """What a page says of the part that it is; raises NoSuchPage where the list ends before it."""
        if self.offset and self.offset >= in_all:
            raise NoSuchPage(f"there are {in_all} in all, and none from {self.offset} on: take a smaller offset")
        end = self.offset + self.limit
        return {"in_all": in_all, "offset": self.offset, "next_offset": end if end < in_all else None}


class Asking:
    """A ledger opened only to be read, and the questions that are asked of it."""

    def __init__(self, ledger: Ledger, threads: int | None = None) -> None:
        self.ledger = ledger
        self._threads = threads
        self._held: dict[str, tuple[object, Any]] = {}

    def read_text(self, text: str, published: str | None, outlet: str | None, part: PagePart) -> records.Read:
        """The statements of a text that was handed in; it is not kept."""
        if len(text) > LONGEST:
            raise UsageError(
                f"the text has {len(text)} letters, and at most {LONGEST} are read at once: give it in parts"
            )

        def read() -> Reading:
            return read_words(text, self.ledger, published=published, outlet=outlet, threads=self._threads)

        reading = self._kept("text", (text, published, outlet, self._mark()), read)
        source = source_of(reading.document, "")
        return self._read(reading, source, HANDED_IN, part)

    def read_story(self, name: str, part: PagePart) -> records.Read:
        """The statements of a story of the ledger, by its id, the beginning of it, or its name."""
        with self.ledger.transaction() as connection:
            identity = story_at(connection, name)
            state = next((v.state for v in versions_of(connection, identity) if v.document == identity), "counts")
        reading = self.ledger.reading(identity, as_left=True)
        return self._read(reading, source_of(reading.document, identity), state, part)

    def _read(self, reading: Reading, source: StoryRef, state: str, part: PagePart) -> records.Read:
        handed_in = state == HANDED_IN
        every = reading.statements
        notes = [visible(note) for note in warnings_of(reading.document)]
        if state not in ("counts", HANDED_IN):
            notes.append(f"this is {'an ' if state[0] in 'aeiou' else ''}{state}: it counts in no claim")
        if not every and reading.document.unread is None:
            notes.append("no statement was found in it: nobody is told to have said anything")
        if handed_in and reading.document.published is None:
            notes.append("the text has no day, so that words like 'on Tuesday' name none: give `published`")
        return records.Read(
            **part.told(len(every)),
            notes=notes,
            story=telling.story(source, handed_in=handed_in),
            state=state,
            language=reading.document.language,
            unread=telling.plain(reading.document.unread),
            reader=reading.reader,
            statements=[telling.statement(one, source, handed_in=handed_in) for one in part.of(every)],
        )

    def claims(
        self, question: ClaimQuestion, status: str | None, as_of: str | None, least: int, part: PagePart
    ) -> records.Claims:
        """A page of the claims that meet a question."""

        if as_of is None and kept_sheets(self.ledger):
            page = part.told(count_claims(self.ledger, question, status=status, least=least))
            found: Sequence[Claim] = claims_of(
                self.ledger, question, status=status, least=least, limit=part.limit, offset=part.offset
            )
        else:

            def ask() -> list[Claim]:
                return claims_of(self.ledger, question, status=status, as_of=as_of, least=least)

            every = self._kept("claims", (question, status, as_of, least, self._mark()), ask)
            page, found = part.told(len(every)), part.of(every)
        return records.Claims(**page, notes=self._left_out(), claims=[telling.claim(one) for one in found])

    def claim(self, name: str, part: PagePart) -> records.ClaimInFull:
        """A claim by its id, the beginning of it, or the id of a statement in it."""
        one = claim_at(self.ledger, name)
        return records.ClaimInFull(
            **part.told(len(one.members)),
            notes=self._left_out(),
            claim=telling.claim(one),
            statements=[telling.stood(member) for member in part.of(one.members)],
            voices=telling.voices(one),
            voices_in_all=len(one.origins),
            figures=telling.figures(one),
            figures_in_all=len(one.figures),
            history=telling.history(one),
            history_in_all=len(one.history),
        )

    def check(self, sentence: str, part: PagePart) -> records.CheckPage:
        """What the ledger answers to a sentence."""
        found = self._kept("check", (sentence, self._mark()), lambda: ask_ledger(sentence, self.ledger))
        answer = str(found.answered.answer)
        return records.CheckPage(
            **part.told(len(found.kept)),
            notes=self._left_out(),
            sentence=visible(found.sentence),
            answer=answer,
            meaning=MEANING[answer],
            score=found.answered.score,
            claims=[telling.claim(one) for one in found.claims[:MOST_CLAIMS]],
            claims_in_all=len(found.claims),
            stories=[
                records.Speaks(
                    story=telling.story(one.source),
                    stance=one.spoken.stance,
                    score=one.spoken.score,
                    statements=[telling.quoted(s, one.source) for s in one.spoken.statements],
                )
                for one in part.of(found.kept)
            ],
        )

    def measures(
        self, instrument: str | None, claim: str | None, on: str | None, part: PagePart, *, every: bool
    ) -> records.Measures:
        """What published rules come to on the activities of the ledger; with `every` those too that do not apply."""
        from saidseen.measures import load_packs, under

        packs = self._kept("packs", (), load_packs)
        only = {measure.id for _, measure in under(packs, instrument)} if instrument else None
        wanted = claim_at(self.ledger, claim).id if claim else None
        applied, claims = self._kept("measures", (on, self._mark()), lambda: self._applied(packs, on))
        found = [
            (of, one)
            for of in applied
            if wanted is None or wanted in {of.activity.lead.id, *(link.claim for link in of.activity.links)}
            for one in of.conclusions
            if (only is None or one.measure in only) and (every or one.refused is None)
        ]
        page = part.of(found)
        said = telling.said_by_id(claims, {name for _, one in page for word in one.words for name in word.statements})
        return records.Measures(
            **part.told(len(found)),
            notes=self._left_out(),
            conclusions=[telling.conclusion(of, one, said) for of, one in page],
        )

    def _applied(self, packs: Sequence[Pack], on: str | None) -> tuple[list[Applied], list[Claim]]:
        from saidseen.desk.measures import apart_in, views
        from saidseen.measures import applied

        claims = claims_of(self.ledger)
        return list(applied(views(self.ledger, claims), packs, on=on, apart=apart_in(self.ledger))), claims

    def search(self, question: Question, part: PagePart) -> records.FoundPage:
        """The statements that have the words asked for, where there are any, and meet the rest."""
        ready(self.ledger, question)
        page = part.told(self.ledger.count(question))
        asked = replace(question, limit=part.offset + part.limit)
        found = islice(self.ledger.asked(asked), part.offset, None)
        return records.FoundPage(
            **page, notes=self._left_out(), statements=[telling.statement(r.statement, row_source(r)) for r in found]
        )

    def stories(self, part: PagePart) -> records.Stories:
        """The stories of the ledger, in the order in which they came."""
        in_all, found = stories_page(self.ledger, part.limit, part.offset)
        return records.Stories(**part.told(in_all), stories=[telling.kept_story(row, state) for row, state in found])

    def changes(self, after: int, limit: int) -> records.Changes:
        """What came, moved or was judged after the change of that number."""
        with self.ledger.transaction() as connection:
            found = changes.after(connection, after, limit)
            last = changes.last(connection)
        return records.Changes(changes=[telling.change(one) for one in found], last=last)

    def feeds(self) -> records.Feeds:
        """How each watched feed is."""
        return records.Feeds(feeds=[telling.feed(one) for one in feed_states(self.ledger)])

    def _left_out(self) -> list[str]:
        """What the claims of the ledger leave out, as a sentence."""
        with self.ledger.transaction() as connection:
            many = unlinked(connection)
        if not many:
            return []
        told = "1 story of the ledger is" if many == 1 else f"{many} stories of the ledger are"
        return [f"{told} not gathered into claims yet and left out here; `saidseen claims --ledger` gathers them"]

    def _mark(self) -> int:
        """What goes up whenever something comes, moves or is judged."""
        with self.ledger.transaction() as connection:
            return changes.last(connection)

    def _kept(self, what: str, of: object, ask: Callable[[], _T]) -> _T:
        """The last answer to a question of its kind, where the same is asked of the same: pages cost one answer."""
        if what in self._held and self._held[what][0] == of:
            kept: _T = self._held[what][1]
            return kept
        self._held.pop(what, None)
        found = ask()
        self._held[what] = of, found
        return found


def can_measure() -> bool:
    """Whether the extra of the measures is installed."""
    return all(find_spec(module) for module in ("yaml", "jsonschema", "pint", "pyproj", "shapely"))
