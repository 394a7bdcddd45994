"""The command line of the measures: one command a verb, no logic."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from saidseen.errors import SaidseenError, UsageError


@click.group(
    epilog="\b\nExamples:\n  saidseen measures explain vd11-40.1.1\n  saidseen measures validate my-pack.yaml\n"
    "  saidseen measures apply claims.jsonl --instrument vd11 --on 2022-02-15"
)
def measures() -> None:
    """Published confidence-building rules: what they ask, and what they say of claims (extra: saidseen[measures])."""
    try:
        import jsonschema  # noqa: F401
        import pint  # noqa: F401
        import pyproj  # noqa: F401
        import shapely  # type: ignore[import-untyped]  # noqa: F401
        import yaml  # noqa: F401
    except ImportError as error:
        raise UsageError(f"the measures need the package {error.name}: pip install 'saidseen[measures]'") from None


@measures.command(epilog="\b\nExample:\n  saidseen measures explain vd11-40.1.1")
@click.argument("measure")
def explain(measure: str) -> None:
    """One MEASURE: what it asks, of whom, when, its sources, and whether it is verified."""
    from saidseen.measures import explain as explained

    click.echo(explained(measure))


@measures.command(epilog="\b\nExample:\n  saidseen measures validate my-pack.yaml")
@click.argument("file", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.pass_context
def validate(ctx: click.Context, /, file: tuple[str, ...]) -> None:
    """Check packs; every fault is named with its line and reason."""
    from saidseen.measures import validate as problems

    found = [problem for path in file for problem in problems(Path(path))]
    for problem in found:
        click.echo(f"saidseen: {problem}", err=True)
    ctx.exit(1 if found else 0)


@measures.command(epilog="\b\nExample:\n  saidseen measures apply claims.jsonl --instrument vd11 --on 2022-02-15")
@click.argument("claims", type=click.Path(exists=True, dir_okay=False))
@click.option("--instrument", default=None, help="Only the measures of this instrument or id, such as vd11 or vd11-16.")
@click.option("--on", default=None, metavar="DATE", help="Whether measures are in force is told for this day.")
@click.option("--packs", multiple=True, type=click.Path(exists=True, file_okay=False), help="A folder of packs beside.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def apply(claims: str, instrument: str | None, on: str | None, packs: tuple[str, ...], form: str) -> None:
    """What the measures say of the claims of a JSON Lines file: met, not met or undetermined, and what is owed."""
    from saidseen.measures import COLUMNS, claim_from_json, finding_to_json, findings, load_packs, rows, under

    chosen = load_packs(*map(Path, packs))
    wanted = {measure.id for _, measure in under(chosen, instrument)} if instrument else None
    every = findings((claim_from_json(record) for record in _records(claims)), chosen, on=on)
    found = (finding for finding in every if wanted is None or finding.measure in wanted)
    if form == "jsonl":
        for finding in found:
            click.echo(json.dumps(finding_to_json(finding), ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not sys.stdout.isatty():
        for row in (COLUMNS, *rows(found)):
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    table = Table(*COLUMNS)
    for row in rows(found):
        table.add_row(*map(Text, row))
    Console().print(table)


def _records(path: str) -> Iterator[dict[str, object]]:
    """The objects of a JSON Lines file."""
    with Path(path).open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                record = json.loads(line)
            except ValueError as error:
                raise SaidseenError(f"{path}, line {number}: no JSON ({error}): mend or remove the line") from None
            yield record
