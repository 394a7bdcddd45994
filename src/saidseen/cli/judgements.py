"""`saidseen judgements`: what people judged, for others and for the next reader."""

from __future__ import annotations

import click

from saidseen.cli.options import ledger_option
from saidseen.cli.output import examples, output
from saidseen.language.visible import json_line


@click.group(epilog=examples("saidseen judgements export --ledger crisis.db -o rows.jsonl"))
def judgements() -> None:
    """What people judged, handed on; `saidseen judge` makes judgements, `saidseen judge log` lists them."""


@judgements.command(
    epilog=examples(
        "saidseen judgements export --ledger crisis.db -o crisis.rows.jsonl",
        "saidseen judgements export --of stories --ledger crisis.db -o crisis.stories.jsonl",
        "saidseen judgements export --of claims --ledger crisis.db | jq .stance",
    )
)
@click.option(
    "--of",
    "what",
    type=click.Choice(["statements", "stories", "claims", "propositions"]),
    default="statements",
    show_default=True,
    help="Statements judged, the stories that they stand in, statements of claims judged, or these claims.",
)
@click.option("--whole", is_flag=True, help="Of statements: all those of the stories, not only those judged.")
@ledger_option
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
def export(what: str, whole: bool, ledger: str, out: str) -> None:
    """JSON Lines in the form of annotated stories, one row a statement as people left it, to teach and to measure by.

    Offsets are code points of the story's text, which --of stories gives. `judged` says who decided which field.
    """
    from saidseen.desk import gold

    rows = {
        "statements": lambda: gold.statements(ledger, whole=whole),
        "stories": lambda: gold.stories(ledger),
        "claims": lambda: gold.claim_rows(ledger),
        "propositions": lambda: gold.propositions(ledger),
    }[what]()
    many = 0
    with output(out) as file:
        for many, row in enumerate(rows, 1):  # noqa: B007
            print(json_line(row), file=file)
    if not many:
        click.echo("saidseen: nothing that people judged is of this kind; `saidseen judge log` lists what is", err=True)
