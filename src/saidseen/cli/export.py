"""`saidseen export`: what a ledger holds, in a form that another desk opens."""

from __future__ import annotations

import sys
from typing import Any

import click

from saidseen.cli.output import counting, examples, output
from saidseen.cli.settings import default_ledger


@click.command(
    epilog=examples(
        "saidseen export --as csv --ledger crisis.db -o claims.csv",
        "saidseen export --as csv --of statements --ledger crisis.db --act withhold -o withheld.csv",
        "saidseen export --as xlsx --ledger crisis.db --since 2022-02-13 --actor RUS -o claims.xlsx",
        "saidseen export --as jsonl --ledger crisis.db --status disputed | jq .title",
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
@click.option("--since", metavar="DATE", help="From this ISO date on.")
@click.option("--until", metavar="DATE", help="Up to this ISO date, inclusive.")
@click.option("--event", metavar="TYPE", help="PLOVER type or mode; of claims also their kind.")
@click.option("--actor", metavar="WORDS", help="Claims: a speaker's name, country or organisation, or the side.")
@click.option("--place", metavar="WORDS", help="Claims: a place's name, or a country's alpha-3 code.")
@click.option("--status", metavar="STATUS", help="Claims assessed so.")
@click.option("--as-of", metavar="TIME", help="Claims as the stories published by the end of this time make them.")
@click.option("--least", type=click.IntRange(1), help="Claims of so many statements and more [1].")
@click.option("--speaker", metavar="WORDS", help="Statements: a name, a part of it, an organisation or a country.")
@click.option("--act", metavar="ACT", help="Statements: one of the acts.")
@click.option("--basis", metavar="BASIS", help="Statements: told, seen, shown or heard.")
@click.option("--country", metavar="CODE", help="Statements: of the speaker's country or of a place named.")
@click.option("--outlet", metavar="NAME", help="Statements: who published the story.")
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
    given = {key: value for key, value in asked.items() if value is not None}
    others = sorted(given.keys() - {"since", "until", "event"} - _OWN[what])
    if others:
        raise UsageError(f"--{others[0].replace('_', '-')} is not asked of {what}: leave it out, or give --of")
    with Ledger(ledger, create=False) as kept, output(out) as file:
        asked_for = Asked(_in_words(what, given), text=lambda document: _text(kept, document))
        records = _statements(kept, given, chosen.kept) if what == "statements" else _claims(kept, given)
        told = chosen.write(records, file, asked_for)
    if told:
        click.echo(f"saidseen: {shown(ledger)}: {told}", err=True)


_OWN = {
    "claims": {"actor", "place", "status", "as_of", "least"},
    "statements": {"speaker", "act", "basis", "country", "outlet"},
}


def _in_words(what: str, given: dict[str, Any]) -> str:
    """The question as a person reads it: "claims, since 2022-02-10, actor RUS"."""
    return ", ".join([what, *(f"{key.replace('_', ' ')} {value}" for key, value in given.items())])


def _text(kept: Any, document: str) -> str:
    """The text of a document of the ledger."""
    from saidseen.ledger.linked import document as found

    with kept.transaction() as connection:
        return found(connection, document).text


def _statements(ledger: Any, given: dict[str, Any], kept: bool) -> Any:
    """The statements asked for, as rows or as they are kept."""
    from saidseen.ledger.queries import Question

    return ledger.kept(Question(**given)) if kept else ledger.statements(**given)


def _claims(kept: Any, given: dict[str, Any]) -> Any:
    from saidseen.desk.claims import claims_of
    from saidseen.ledger.claim_queries import ClaimQuestion

    rest = {key: given.pop(key) for key in ("status", "as_of", "least") if key in given}
    with counting("linking") as told:
        return claims_of(kept, ClaimQuestion(**given), **rest, progress=told)
