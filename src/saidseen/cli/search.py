"""`saidseen search`: words in statements, claims and stories."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from saidseen.cli.filters import statement_filters
from saidseen.cli.last import listed
from saidseen.cli.options import ledger_option
from saidseen.cli.output import examples, write_rows
from saidseen.cli.statements import write_statements
from saidseen.desk.questions import question_of
from saidseen.errors import UsageError
from saidseen.language.visible import json_line

if TYPE_CHECKING:
    from saidseen.ledger import Ledger
    from saidseen.ledger.queries import Question

COLUMNS = ("id", "outlet", "published", "story", "title", "words")


@click.command(
    epilog=examples(
        "saidseen search pontoon bridge --ledger crisis.db",
        "saidseen search '\"pontoon bridge\"' --side RUS --since 2022-02-10 --ledger crisis.db",
        "saidseen search 'withdraw* OR pullback -belarus' --in claims --status disputed --ledger crisis.db",
        "saidseen search bridge --in stories --outlet 'Northern Wire' --count --ledger crisis.db",
    )
)
@click.argument("words", nargs=-1, required=True)
@ledger_option
@click.option(
    "--in",
    "where",
    type=click.Choice(["statements", "claims", "stories"]),
    default="statements",
    show_default=True,
    help="What is wanted: the statements, the claims that hold them, or the stories that have the words.",
)
@statement_filters
@click.option("--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table", show_default=True)
def search(words: tuple[str, ...], ledger: str, where: str, form: str, count: bool, **asked: Any) -> None:
    """What has all of the WORDS, in any of their forms: statements, or the claims or stories that they are in.

    "A phrase" in quotes stands in a row, beginn* is the beginning of a word, either OR other, -not leaves out. Case and
    accents do not matter.
    """
    from saidseen.desk.finding import asking

    sort = asked["sort"]
    if where == "stories" and sort:
        raise UsageError("--sort: stories come the latest first, and in no other order; leave it out")
    question = question_of(asked, " ".join(words))
    with asking(ledger) as kept:
        if where == "statements":
            write_statements(kept, question, form, count, ledger)
            if form == "table" and not count:
                click.echo(_elsewhere(kept, question), err=True)
        elif where == "claims":
            _write_claims(kept, question, sort or "said", form, count, ledger)
        else:
            _write_stories(kept, question, form, count, ledger)


def _elsewhere(kept: Ledger, question: Question) -> str:
    """How many statements were found, and in how many stories of the ledger the words are, whatever else is asked."""
    from saidseen.desk.finding import story_count
    from saidseen.ledger.queries import Question
    from saidseen.show.wording import count

    many = count(kept.count(replace(question, limit=None)), "statement")
    stories = count(story_count(kept, Question(words=question.words)), "story", "stories")
    return f"saidseen: {many} found; the words are in {stories} of the ledger (--in stories)"


def _write_claims(kept: Ledger, question: Question, sort: str, form: str, count: bool, ledger: str) -> None:
    """The claims that hold a statement with the words."""
    from saidseen.cli.claims import write_list
    from saidseen.desk.claims import claims_of, count_claims
    from saidseen.ledger.claim_queries import ClaimQuestion

    of = replace(question, status=None, credibility=None, owed=None, limit=None, sort="came")
    asked = ClaimQuestion(of=of, status=question.status, credibility=question.credibility, owed=question.owed)
    if count:
        click.echo(count_claims(kept, asked))
        return
    write_list(claims_of(kept, asked, sort=sort, limit=question.limit), form, ledger)


def _write_stories(kept: Ledger, question: Question, form: str, count: bool, ledger: str) -> None:
    """The stories that have the words."""
    from saidseen.desk.finding import stories_with, story_count
    from saidseen.show.table import short

    if count:
        click.echo(story_count(kept, question))
        return
    if form == "jsonl":
        for one in stories_with(kept, question):
            click.echo(json_line(asdict(one)))
        return
    with listed(ledger, sys.stdout) as shown:
        number = shown.number if shown else None
        rows = (
            (short(one.id, number), one.outlet or "", one.published or "", one.name, one.title or "", one.excerpt)
            for one in stories_with(kept, question)
        )
        write_rows(COLUMNS, rows)
