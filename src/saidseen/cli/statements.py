"""`saidseen statements`: the statements of a ledger that meet what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from saidseen.cli.filters import statement_filters, words_option
from saidseen.cli.last import listed
from saidseen.cli.options import ledger_option
from saidseen.cli.output import console_on, examples, output
from saidseen.desk.questions import question_of
from saidseen.language.visible import json_line

if TYPE_CHECKING:
    from saidseen.ledger import Ledger
    from saidseen.ledger.queries import Question


@click.command(
    epilog=examples(
        "saidseen statements --ledger crisis.db --speaker lavrov --since 2022-02-10",
        "saidseen statements --ledger crisis.db --act withhold --format jsonl",
        "saidseen statements --ledger crisis.db --side RU --status disputed --sort -said --limit 20",
    )
)
@ledger_option
@words_option
@statement_filters
@click.option("--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table", show_default=True)
def statements(ledger: str, form: str, count: bool, **asked: Any) -> None:
    """The statements of a ledger that meet every condition given, in order of time."""
    from saidseen.desk.finding import asking

    with asking(ledger) as kept:
        write_statements(kept, question_of(asked), form, count, ledger)


def write_statements(kept: Ledger, question: Question, form: str, count: bool, ledger: str) -> None:
    """The statements that are asked for, or how many there are."""
    from saidseen.desk.finding import ready

    ready(kept, question)
    if count:
        click.echo(kept.count(question))
        return
    with output("-") as file:
        if form == "jsonl":
            for row in kept.asked(question):
                print(json_line(row.to_dict()), file=file)
            return
        from saidseen.show.rows import write_rows

        with listed(ledger, file) as shown:
            write_rows(kept.asked(question), console_on(file), shown.number if shown else None)
