"""`saidseen review`: what is not sure or new, one after another, one key a decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from saidseen.cli.filters import walk_filters
from saidseen.cli.options import ledger_option, person_option
from saidseen.cli.output import examples
from saidseen.desk.questions import claim_question_of, question_of
from saidseen.errors import UsageError
from saidseen.language.visible import visible

if TYPE_CHECKING:
    from saidseen.desk.reviewing import Waiting
    from saidseen.ledger import Ledger
    from saidseen.model.claim import Claim

STATEMENT = {
    "y": "right in all",
    "d": "no statement",
    "p": "the other polarity",
    "s": "speaker",
    "c": "country",
    "a": "act",
    "b": "basis",
    "e": "event",
    "w": "place",
    "t": "day",
    "n": "note",
}
"""What a key says of a statement."""
FIELDS = {
    "s": "speaker", "c": "country", "a": "act", "b": "basis", "e": "event", "w": "place", "t": "day",
}  # fmt: skip
CLAIM = {"y": "the status is right", "s": "another status", "n": "note"}
ALWAYS = {"k": "skip", "u": "undo the last", "q": "quit"}


@click.command(
    epilog=examples(
        "saidseen review --ledger crisis.db --by 'J. Marlow'",
        "saidseen review --new --side RUS --ledger crisis.db --by 'J. Marlow'",
        "saidseen review --in claims --ledger crisis.db --by 'J. Marlow'",
    )
)
@ledger_option
@person_option
@click.option("--reason", "why", default="reviewed", show_default=True, metavar="TEXT", help="Why, kept with each.")
@click.option(
    "--in",
    "where",
    type=click.Choice(["statements", "claims"]),
    default="statements",
    show_default=True,
    help="What to walk through.",
)
@click.option("--new", is_flag=True, help="All that nobody judged yet, not only what is not sure.")
@walk_filters
def review(ledger: str, by: str, why: str, where: str, new: bool, count: bool, **asked: Any) -> None:
    """Walk through what is not sure (--new: what nobody has looked at), one key a decision.

    Each decision is a judgement with who, when and why, as `saidseen judge` makes it, and can be undone.
    """
    from saidseen.desk.opening import opened

    with opened(ledger) as kept:
        walk = _Walk(kept, by, why)
        if where == "statements":
            _statements(walk, asked, new, count)
        else:
            _claims(walk, asked, new, count)
    if not count:
        click.echo(f"{walk.looked} looked at, {len(walk.made)} judged", err=True)


class _Walk:
    """A walk through things to judge: what was judged on it, so that the last can be undone."""

    def __init__(self, ledger: Ledger, by: str, why: str) -> None:
        self.ledger, self.by, self.why = ledger, by, why
        self.looked = 0
        self.made: list[int] = []

    def decide(self, keys: dict[str, str], act: Callable[[str], int | None]) -> bool:
        """Ask for keys until one decides; False where the walk is over."""
        self.looked += 1
        click.echo("  ".join(f"[{key}] {what}" for key, what in (keys | ALWAYS).items()))
        while True:
            key = _key()
            if key in ("q", "\x03", "\x04", ""):
                self.looked -= 1
                return False
            if key == "k" or key == " ":
                return True
            if key == "u":
                self._undo()
            elif key in keys:
                try:
                    if (number := act(key)) is not None:
                        self.made.append(number)
                        click.echo(f"judgement {number}: {keys[key]}\n")
                        return True
                except UsageError as error:
                    click.echo(f"saidseen: {visible(str(error))}")

    def _undo(self) -> None:
        from saidseen.desk.judging import undo

        if not self.made:
            click.echo("nothing has been judged on this walk")
            return
        number = self.made.pop()
        undo(self.ledger, number, self.by, "taken back in review")
        click.echo(f"judgement {number} is taken back")


def _key() -> str:
    try:
        return click.getchar().lower()
    except (OSError, EOFError) as error:
        raise UsageError("review asks for keys: run it in a terminal") from error


def _statements(walk: _Walk, asked: dict[str, Any], new: bool, count: bool) -> None:
    from saidseen.desk.correcting import correct, note
    from saidseen.desk.finding import ready
    from saidseen.desk.reviewing import statements_waiting

    limit = asked.pop("limit")
    question = question_of(asked)
    ready(walk.ledger, question)
    waiting = statements_waiting(walk.ledger, question, new=new)
    if count:
        click.echo(sum(1 for _ in waiting))
        return
    for number, one in enumerate(waiting, 1):
        if limit is not None and number > limit:
            return
        statement = one.row.statement

        def act(key: str, name: str = statement.id, polarity: str = statement.polarity) -> int | None:
            if key == "n":
                return note(walk.ledger, name, click.prompt("note"), walk.by).number
            if key in ("y", "d"):
                field, value = {"y": "confirmed", "d": "dropped"}[key], ""
            elif key == "p":
                field, value = "polarity", "positive" if polarity == "negative" else "negative"
            else:
                field = FIELDS[key]
                value = click.prompt(field, default="", show_default=False)
                if not value:
                    return None
            return correct(walk.ledger, field, name, value, walk.by, walk.why).number

        _show(one)
        if not walk.decide(STATEMENT, act):
            return


def _show(one: Waiting) -> None:
    """A statement with all that is to be judged of it."""
    from saidseen.show.account import statement_lines

    for line in statement_lines(one.row, one.sentence):
        click.echo(line)


def _claims(walk: _Walk, asked: dict[str, Any], new: bool, count: bool) -> None:
    from saidseen.desk.correcting import note, status
    from saidseen.desk.reviewing import claims_waiting

    limit = asked.pop("limit")
    found = claims_waiting(walk.ledger, claim_question_of(asked), new=new)
    if count:
        click.echo(len(found))
        return
    for claim in found[:limit]:

        def act(key: str, claim: Claim = claim) -> int | None:
            if key == "n":
                return note(walk.ledger, claim.id, click.prompt("note"), walk.by).number
            word = "confirm" if key == "y" else click.prompt("status", default="", show_default=False)
            return status(walk.ledger, claim.id, word, walk.by, walk.why).number if word else None

        _show_claim(claim)
        if not walk.decide(CLAIM, act):
            return


def _show_claim(claim: Claim) -> None:
    from saidseen.show.account import claim_lines

    for line in claim_lines(claim):
        click.echo(line)
