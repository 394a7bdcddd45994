"""A ledger, open, with all that can be asked of it and done in it: what `saidseen.open` gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from saidseen.desk import correcting, judging
from saidseen.desk.answers import CheckedSentence, ask_ledger
from saidseen.desk.claims import claim_at, claims_of
from saidseen.desk.finding import ready
from saidseen.desk.measures import apart_in, take_apart, views
from saidseen.desk.reading import Tally, kept_readings
from saidseen.desk.values import FIELDS
from saidseen.errors import UsageError
from saidseen.ledger import Ledger
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.judging import JudgementRow
from saidseen.ledger.queries import Question
from saidseen.ledger.rows import KnownActor, Row
from saidseen.model.claim import Claim
from saidseen.model.reading import Reading

if TYPE_CHECKING:
    from saidseen.measures import Applied


class Desk:
    """A ledger, open. Close it, or use it in a `with` block; `ledger` is the store itself."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.tally = Tally()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file or the connections; nothing is answered after that."""
        self.ledger.close()

    def read(
        self, *where: str, published: str | None = None, outlet: str | None = None, allow_private: bool = False
    ) -> Iterator[Reading]:
        """The reading of each story at the places named, as it comes, each kept before it is given.

        A place is a file, a folder, an http(s) address, or - for standard input. What could not be taken is in
        `tally.refusals`, and the others still come. Raises UsageError and LedgerError.
        """
        yield from kept_readings(
            self.ledger, where, self.tally, published=published, outlet=outlet, allow_private=allow_private
        )

    def statements(
        self,
        *,
        speaker: str | None = None,
        act: str | None = None,
        since: str | None = None,
        until: str | None = None,
        country: str | None = None,
        event: str | None = None,
        basis: str | None = None,
        outlet: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """The statements that meet every condition, in order of time, streamed; see `Ledger.statements`."""
        yield from self.ledger.statements(speaker, act, since, until, country, event, basis, outlet, limit)

    def who(self, name: str | None = None) -> Iterator[KnownActor]:
        """Who is who: everybody, or those whose name holds the words of `name`."""
        yield from self.ledger.who(name)

    def claims(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        actor: str | None = None,
        place: str | None = None,
        event: str | None = None,
        status: str | None = None,
        as_of: str | None = None,
        least: int = 1,
    ) -> list[Claim]:
        """The claims that meet every condition, in order of their first statement.

        `since` and `until` are ISO dates of stories, `actor` a speaker's name, country or organisation, `place` a
        place's name or a country's alpha-3 code, `event` a kind of claim or a PLOVER type, `status` an assessment,
        `as_of` the moment as of which they are put together, `least` the fewest statements of a claim.
        """
        question = ClaimQuestion(since, until, actor, place, event)
        return claims_of(self.ledger, question, status=status, as_of=as_of, least=least)

    def claim(self, name: str) -> Claim:
        """The claim of that id, or whose id begins so, or that holds the statement of that id; raises UsageError."""
        return claim_at(self.ledger, name)

    def check(self, sentence: str) -> CheckedSentence:
        """What the ledger answers to a sentence: affirmed, denied, doubted, disputed, or that nothing speaks of it.

        Raises UsageError for a sentence that says nothing checkable.
        """
        return ask_ledger(sentence, self.ledger)

    def measures(self, *, on: str | None = None) -> list[Applied]:
        """What published rules come to on every activity; `on` is the ISO day on which what is overdue is judged.

        Needs the extra: pip install 'saidseen[measures]'.
        """
        from saidseen.measures import applied, load_packs

        return list(applied(views(self.ledger, self.claims()), load_packs(), on=on, apart=apart_in(self.ledger)))

    def judge(self, field: str, of: str, value: str = "", *, by: str, why: str) -> str:
        """What a person says, kept as a row that goes before the machine's word; its number (of a split: numbers).

        `field` and what `of` and `value` are: of a statement "speaker", "country", "act", "polarity", "basis", "event",
        "place", "day", "figure" and "content" with what it should be (`saidseen judge FIELD --help` says how),
        "confirmed" or "dropped" without a value, "stance" (affirms, denies, doubts, asks or withholds), "move" (a
        claim); of a claim "split" (ids of statements, parted by spaces), "join" (another), "apart" (another, of another
        activity), "status" (an assessment, or "confirm"); of a name "same" or "different" (another name); of a speaker
        or an outlet "reliability" (A to F); of a story "withdraw"; of anything "note" (the text, which is the reason
        too); "undo" of the number of a judgement. Raises UsageError.
        """
        ledger = self.ledger
        if field in FIELDS:
            return str(correcting.correct(ledger, field, of, value, by, why).number)
        made: dict[str, Callable[[], object]] = {
            "split": lambda: judging.split(ledger, of, value.split(), by, why),
            "join": lambda: judging.join(ledger, of, value, by, why),
            "stance": lambda: judging.stance_of(ledger, of, value, by, why),
            "reliability": lambda: judging.grade(ledger, of, value, by, why),
            "apart": lambda: take_apart(ledger, of, value, by, why),
            "withdraw": lambda: judging.withdraw(ledger, of, by, why),
            "move": lambda: correcting.move(ledger, of, value, by, why).number,
            "status": lambda: correcting.status(ledger, of, value, by, why).number,
            "same": lambda: correcting.same(ledger, of, value, by, why).number,
            "different": lambda: correcting.same(ledger, of, value, by, why, apart=True).number,
            "note": lambda: correcting.note(ledger, of, value or why, by).number,
        }
        if field in made:
            return str(made[field]())
        if field == "undo" and of.isdecimal():
            return str(judging.undo(ledger, int(of), by, why))
        judged = ", ".join((*FIELDS, *made, "undo"))
        what = f"the number of a judgement, not '{of}'" if field == "undo" else f"one of {judged}"
        raise UsageError(f"cannot judge '{field}': give {what}")

    def search(self, words: str, **asked: Any) -> Iterator[Row]:
        """The statements that have all the words, in any of their forms, streamed; raises UsageError.

        "A phrase" in quotes stands in a row, beginn* is the beginning of a word, either OR other, -not leaves out.
        `asked` are the conditions of `statements`, and side, said_since, said_until, status, credibility, owed, unsure,
        sort and limit, as the options of `saidseen search` have them.
        """
        names = {field.name for field in fields(Question)}
        if wrong := sorted(asked.keys() - names):
            raise UsageError(f"'{wrong[0]}' cannot be asked; there are {', '.join(sorted(names - {'words'}))}")
        question = Question(words=words, **asked)
        ready(self.ledger, question)
        yield from self.ledger.asked(question)

    def judgements(self) -> list[tuple[JudgementRow, bool]]:
        """Every judgement, oldest first, and whether it stands."""
        return judging.every(self.ledger)
