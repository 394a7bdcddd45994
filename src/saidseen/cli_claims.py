"""The command line of claims: what everybody said about the same thing, and what people judge of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click

from saidseen.exports.visible import json_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from saidseen.claims.judged import Judged
    from saidseen.claims.records import Claim

STATUSES = (
    "claimed", "denied", "disputed", "doubted by observers", "corroborated", "observed", "unplaced evidence",
    "withheld", "unclear",
)  # fmt: skip


def _examples(*lines: str) -> str:
    return f"\b\nExample{'s' if len(lines) > 1 else ''}:\n" + "\n".join(f"  {line}" for line in lines)


@click.command(
    epilog=_examples(
        "saidseen claims --ledger crisis.db --since 2022-02-13 --actor RUS",
        "saidseen claims 7af3279c --ledger crisis.db --format html -o claim.html",
        "saidseen claims --ledger crisis.db --as-of 2022-02-15 --status disputed --format jsonl | jq .title",
    )
)
@click.argument("claim", nargs=-1)
@click.option("--ledger", metavar="FILE", required=True, help="The ledger to ask.")
@click.option("--since", metavar="DATE", help="With a story from this ISO date on.")
@click.option("--until", metavar="DATE", help="With a story up to this ISO date, inclusive.")
@click.option("--actor", metavar="WORDS", help="A speaker's name, country or organisation, or the side it is about.")
@click.option("--place", metavar="WORDS", help="A place's name, or a country's alpha-3 code.")
@click.option("--event", metavar="TYPE", help="A kind of claim (withdrawal, build-up, …), or a PLOVER type or mode.")
@click.option(
    "--status", type=click.Choice(STATUSES), metavar="STATUS", help=f"Only claims assessed so: {', '.join(STATUSES)}."
)
@click.option("--as-of", metavar="TIME", help="The claims as the stories published by the end of this time make them.")
@click.option(
    "--least", type=click.IntRange(1), default=2, show_default=True, help="Leave out claims of fewer statements."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "html"]), default="table", show_default=True)
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
def claims(claim: tuple[str, ...], form: str, out: str, **asked: Any) -> None:
    """Who says, denies, doubts and withholds what: the claims of a ledger, or those with the ids (or starts) named.

    A claim named is shown in full.
    """
    from saidseen.cli import _output
    from saidseen.desk_claims import claim_at, claim_named, claims_of, judged_in, nothing
    from saidseen.errors import UsageError
    from saidseen.ledger import shown
    from saidseen.ledger.claim_queries import ClaimQuestion

    question = ClaimQuestion(asked["since"], asked["until"], asked["actor"], asked["place"], asked["event"])
    least = 1 if claim else asked["least"]
    with _output(out) as file:
        if claim and question == ClaimQuestion() and asked["as_of"] is None and asked["status"] is None:
            found = list({one.id: one for one in (claim_at(asked["ledger"], name) for name in claim)}.values())
        else:
            with progress("linking") as told:
                found = claims_of(
                    asked["ledger"], question, status=asked["status"], as_of=asked["as_of"], least=least, progress=told
                )
            if claim and not found:
                raise UsageError(nothing(asked["ledger"], least, asked["as_of"]))
            if claim:
                found = list({one.id: one for one in (claim_named(found, name) for name in claim)}.values())
        judged = judged_in(asked["ledger"])
        _write(found, form, file, judged, asked["ledger"], full=bool(claim), as_of=asked["as_of"])
    if not found:
        click.echo(f"saidseen: {shown(asked['ledger'])}: {nothing(asked['ledger'], least, asked['as_of'])}", err=True)


def _write(
    found: Sequence[Claim],
    form: str,
    file: TextIO,
    judged: Sequence[Judged],
    ledger: str,
    *,
    full: bool,
    as_of: str | None,
) -> None:
    """The claims in one of the three forms."""
    if form == "jsonl":
        from saidseen.claims.claim_json import claim_to_json

        for claim in found:
            print(json_line(claim_to_json(claim, judged)), file=file)
        return
    if form == "html":
        from saidseen.exports.claim_page import write_claim_page

        file.write(write_claim_page(found, as_of=as_of, extra=_sections(found, ledger), judgements=judged))
        return
    from rich.console import Console

    from saidseen.exports.claim_table import write_claim, write_claim_table

    console = Console(file=file)
    if full:
        for claim in found:
            write_claim(claim, console, judged)
    else:
        write_claim_table(found, console)


def _sections(found: Sequence[Claim], ledger: str) -> dict[str, str]:
    """What the measures say of each claim, where the extra is installed; what people took apart stays apart."""
    from importlib.util import find_spec

    from saidseen.cli_measures import NEEDS

    if any(find_spec(module) is None for module in NEEDS.values()):
        return {}
    from saidseen.measures import sections
    from saidseen.measures.from_ledger import apart_in, records_of

    return sections(records_of(ledger, found), apart=apart_in(ledger))


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress line on standard error where a person is looking, and none in a pipe."""
    import sys

    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@click.group(
    epilog=_examples(
        "saidseen judge split 7af3279c 51bd… --ledger crisis.db --by 'J. Marlow' --why 'another withdrawal'",
        "saidseen judge reliability 'Northern Wire' B --ledger crisis.db --by 'J. Marlow' --why 'a year of checks'",
        "saidseen judge list --ledger crisis.db",
    )
)
def judge() -> None:
    """What a person says goes before what the machine made of it: split, join, stance, reliability; rows are kept."""


def _by_hand(command: Any) -> Any:
    for option in (
        click.option("--why", required=True, metavar="TEXT", help="The reason, kept with the judgement."),
        click.option("--by", required=True, metavar="NAME", help="Who judges."),
        click.option("--ledger", required=True, metavar="FILE", help="The ledger it is kept in."),
    ):
        command = option(command)
    return command


@judge.command(epilog=_examples("saidseen judge split 7af3279c 51bd90aa --ledger crisis.db --by NAME --why REASON"))
@click.argument("claim")
@click.argument("statement", nargs=-1, required=True)
@_by_hand
def split(claim: str, statement: tuple[str, ...], ledger: str, by: str, why: str) -> None:
    """Take each STATEMENT (id, or its start) out of CLAIM, into a claim of their own."""
    from saidseen.desk_judging import split as apart

    click.echo(f"judgement {apart(ledger, claim, statement, by, why)}")


@judge.command(epilog=_examples("saidseen judge join 7af3279c 7b15d2c4 --ledger crisis.db --by NAME --why REASON"))
@click.argument("claim")
@click.argument("other")
@_by_hand
def join(claim: str, other: str, ledger: str, by: str, why: str) -> None:
    """Say that CLAIM and OTHER are one."""
    from saidseen.desk_judging import join as together

    click.echo(f"judgement {together(ledger, claim, other, by, why)}")


@judge.command(epilog=_examples("saidseen judge stance 51bd90aa denies --ledger crisis.db --by NAME --why REASON"))
@click.argument("statement")
@click.argument("stance", type=click.Choice(["affirms", "denies", "doubts", "asks", "withholds"]))
@_by_hand
def stance(statement: str, stance: str, ledger: str, by: str, why: str) -> None:
    """Say what STATEMENT (id, or its start) does to its claim."""
    from saidseen.desk_judging import stance_of

    click.echo(f"judgement {stance_of(ledger, statement, stance, by, why)}")


@judge.command(
    epilog=_examples("saidseen judge reliability 'Northern Wire' B --ledger crisis.db --by NAME --why REASON")
)
@click.argument("source")
@click.argument("grade", type=click.Choice(list("ABCDEF")))
@_by_hand
def reliability(source: str, grade: str, ledger: str, by: str, why: str) -> None:
    """Grade a SOURCE (a speaker's or an outlet's name) on the Admiralty scale; until a person does, it is F."""
    from saidseen.desk_judging import grade as graded

    click.echo(f"judgement {graded(ledger, source, grade, by, why)}")


@judge.command(epilog=_examples("saidseen judge undo 3 --ledger crisis.db --by NAME --why REASON"))
@click.argument("number", type=click.IntRange(1))
@_by_hand
def undo(number: int, ledger: str, by: str, why: str) -> None:
    """Take back the judgement with that NUMBER; the row stays, and so does this one."""
    from saidseen.desk_judging import undo as back

    click.echo(f"judgement {back(ledger, number, by, why)}")


@judge.command("list", epilog=_examples("saidseen judge list --ledger crisis.db --format jsonl"))
@click.option("--ledger", required=True, metavar="FILE", help="The ledger to ask.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def listed(ledger: str, form: str) -> None:
    """Every judgement, also those taken back: who, when, what and why."""
    from dataclasses import asdict

    from saidseen.desk_judging import every
    from saidseen.exports.visible import visible
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
