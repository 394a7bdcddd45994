"""`saidseen judge`: what people judge of claims, statements and sources."""

from __future__ import annotations

import click

from saidseen.cli.options import by_hand
from saidseen.cli.output import examples
from saidseen.language.visible import json_line


@click.group(
    epilog=examples(
        "saidseen judge split 7af3279c 51bd… --ledger crisis.db --by 'J. Marlow' --why 'another withdrawal'",
        "saidseen judge reliability 'Northern Wire' B --ledger crisis.db --by 'J. Marlow' --why 'a year of checks'",
        "saidseen judge list --ledger crisis.db",
    )
)
def judge() -> None:
    """What a person says goes before what the machine made of it: split, join, stance, reliability; rows are kept."""


@judge.command(epilog=examples("saidseen judge split 7af3279c 51bd90aa --ledger crisis.db --by NAME --why REASON"))
@click.argument("claim")
@click.argument("statement", nargs=-1, required=True)
@by_hand
def split(claim: str, statement: tuple[str, ...], ledger: str, by: str, why: str) -> None:
    """Take each STATEMENT (id, or its start) out of CLAIM, into a claim of their own."""
    from saidseen.desk.judging import split as apart

    click.echo(f"judgement {apart(ledger, claim, statement, by, why)}")


@judge.command(epilog=examples("saidseen judge join 7af3279c 7b15d2c4 --ledger crisis.db --by NAME --why REASON"))
@click.argument("claim")
@click.argument("other")
@by_hand
def join(claim: str, other: str, ledger: str, by: str, why: str) -> None:
    """Say that CLAIM and OTHER are one."""
    from saidseen.desk.judging import join as together

    click.echo(f"judgement {together(ledger, claim, other, by, why)}")


@judge.command(epilog=examples("saidseen judge stance 51bd90aa denies --ledger crisis.db --by NAME --why REASON"))
@click.argument("statement")
@click.argument("stance", type=click.Choice(["affirms", "denies", "doubts", "asks", "withholds"]))
@by_hand
def stance(statement: str, stance: str, ledger: str, by: str, why: str) -> None:
    """Say what STATEMENT (id, or its start) does to its claim."""
    from saidseen.desk.judging import stance_of

    click.echo(f"judgement {stance_of(ledger, statement, stance, by, why)}")


@judge.command(
    epilog=examples("saidseen judge reliability 'Northern Wire' B --ledger crisis.db --by NAME --why REASON")
)
@click.argument("source")
@click.argument("grade", type=click.Choice(list("ABCDEF")))
@by_hand
def reliability(source: str, grade: str, ledger: str, by: str, why: str) -> None:
    """Grade a SOURCE (a speaker's or an outlet's name) on the Admiralty scale; until a person does, it is F."""
    from saidseen.desk.judging import grade as graded

    click.echo(f"judgement {graded(ledger, source, grade, by, why)}")


@judge.command(epilog=examples("saidseen judge withdraw wire-17 --ledger crisis.db --by NAME --why REASON"))
@click.argument("story")
@by_hand
def withdraw(story: str, ledger: str, by: str, why: str) -> None:
    """Say that STORY (its name, or its id or the start of it) was withdrawn: it stays, and nothing in it counts."""
    from saidseen.desk.judging import withdraw as gone

    click.echo(f"judgement {gone(ledger, story, by, why)}")


@judge.command(epilog=examples("saidseen judge undo 3 --ledger crisis.db --by NAME --why REASON"))
@click.argument("number", type=click.IntRange(1))
@by_hand
def undo(number: int, ledger: str, by: str, why: str) -> None:
    """Take back the judgement with that NUMBER; the row stays, and so does this one."""
    from saidseen.desk.judging import undo as back

    click.echo(f"judgement {back(ledger, number, by, why)}")


@judge.command("list", epilog=examples("saidseen judge list --ledger crisis.db --format jsonl"))
@click.option("--ledger", required=True, metavar="FILE", help="The ledger to ask.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def listed(ledger: str, form: str) -> None:
    """Every judgement, also those taken back: who, when, what and why."""
    from dataclasses import asdict

    from saidseen.desk.judging import every
    from saidseen.language.visible import visible
    from saidseen.ledger import shown

    rows = every(ledger)
    if not rows:
        told = f"saidseen: {shown(ledger)}: there are no judgements yet; `saidseen judge --help` shows how to make one"
        click.echo(told, err=True)
    for row, stands in rows:
        if form == "jsonl":
            click.echo(json_line({**asdict(row), "stands": stands}))
            continue
        value = " ".join(map(str, row.value.values())) if isinstance(row.value, dict) else str(row.value)
        cells = (
            str(row.id),
            row.made_at,
            row.person,
            row.field,
            row.subject_id,
            value,
            row.why,
            "" if stands else "undone",
        )
        click.echo("\t".join(visible(cell) for cell in cells))
