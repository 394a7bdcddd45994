"""`saidseen export`: what a ledger holds, in a form that another desk opens."""

from __future__ import annotations

import sys
from typing import Any

import click

from saidseen.cli.filters import claim_question_of, export_filters, question_of
from saidseen.cli.output import counting, examples, output
from saidseen.cli.settings import default_ledger


@click.command(
    epilog=examples(
        "saidseen export --as csv --ledger crisis.db -o claims.csv",
        "saidseen export --as csv --of statements --ledger crisis.db --act withhold -o withheld.csv",
        "saidseen export --as xlsx --ledger crisis.db --since 2022-02-13 --actor RUS -o claims.xlsx",
        "saidseen export --as jsonl --ledger crisis.db --status disputed | jq .title",
        "saidseen export --as markdown --ledger crisis.db --side UA --owed where --sort -statements --limit 20",
    )
)
@click.option("--as", "form", metavar="FORMAT", required=True, help="A format; `--as list` names them.")
@click.option(
    "--of",
    "what",
    type=click.Choice(["claims", "statements"]),
    default="claims",
    show_default=True,
    help="What to export.",
)
@click.option("--ledger", metavar="FILE", help="The ledger to ask.")
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.option("--since", metavar="DATE", help="With a story from this ISO date on; statements: about this date on.")
@click.option("--until", metavar="DATE", help="With a story up to this ISO date; statements: about it or before.")
@click.option("--event", metavar="TYPE", help="PLOVER type or mode; of claims also their kind.")
@click.option("--actor", metavar="WORDS", help="Claims: a speaker's name, country or organisation, or the side.")
@click.option("--place", metavar="WORDS", help="Claims: a place's name, or a country's alpha-3 code.")
@click.option("--as-of", metavar="TIME", help="Claims as the stories published by the end of this time make them.")
@click.option("--least", type=click.IntRange(1), help="Claims of so many statements and more [1].")
@export_filters
def export(form: str, what: str, ledger: str | None, out: str, **asked: Any) -> None:
    """Claims or statements of a ledger, one after another, in a form that another desk opens."""
    from saidseen.errors import UsageError
    from saidseen.exports import Asked, every, named
    from saidseen.ledger import Ledger, shown

    if form == "list":
        for one in every().values():
            click.echo(f"{one.name}\t{one.what}")
        return
    ledger = ledger or default_ledger()
    if ledger is None:
        raise UsageError("name the ledger: --ledger FILE")
    chosen = named(form, what)
    if chosen.binary and out == "-" and sys.stdout.isatty():
        raise UsageError(f"'{form}' is no text for a terminal: name a file with -o OUT")
    given = {key: value for key, value in asked.items() if value is not None and value is not False}
    for name in sorted(given.keys() & _OF_CLAIMS if what == "statements" else ()):
        raise UsageError(f"--{name.replace('_', '-')} is not asked of statements: leave it out, or give --of claims")
    for end in ("since", "until"):
        if what == "statements" and {end, f"happened_{end}"} <= given.keys():
            raise UsageError(f"of statements --{end} and --happened-{end} are one question: give one of them")
    with Ledger(ledger, create=False) as kept, output(out) as file:
        asked_for = Asked(what, _in_words(what, given), text=lambda document: _text(kept, document))
        records = _statements(kept, given, chosen.kept) if what == "statements" else _claims(kept, given)
        told = chosen.write(records, file, asked_for)
    if told:
        click.echo(f"saidseen: {shown(ledger)}: {told}", err=True)


_OF_CLAIMS = {"actor", "place", "as_of", "least"}


def _in_words(what: str, given: dict[str, Any]) -> str:
    """The question as a person reads it: "claims, since 2022-02-10, actor RUS, unsure"."""
    told = (key.replace("_", " ") + ("" if value is True else f" {value}") for key, value in given.items())
    return ", ".join([what, *told])


def _text(kept: Any, document: str) -> str:
    """The text of a document of the ledger."""
    from saidseen.ledger.linked import document as found

    with kept.transaction() as connection:
        return found(connection, document).text


def _statements(ledger: Any, given: dict[str, Any], kept: bool) -> Any:
    """The statements asked for, as rows or as they are kept."""
    from saidseen.desk.finding import ready

    question = question_of(given)
    ready(ledger, question)
    return ledger.kept(question) if kept else ledger.asked(question)


def _claims(kept: Any, given: dict[str, Any]) -> Any:
    from saidseen.desk.claims import claims_of

    listing = {key: given.pop(key) for key in ("as_of", "least", "sort", "limit") if key in given}
    with counting("linking") as told:
        return claims_of(kept, claim_question_of(given), **listing, progress=told)
