"""`saidseen claims`: what everybody said about the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

import click

from saidseen.cli.filters import claim_filters
from saidseen.cli.options import NEEDS, ledger_option
from saidseen.cli.output import console_on, counting, examples, output
from saidseen.desk.questions import claim_question_of
from saidseen.language.visible import json_line

if TYPE_CHECKING:
    from saidseen.ledger.claim_queries import ClaimQuestion
    from saidseen.model.claim import Claim
    from saidseen.model.judged import Judged

STATUSES = (
    "claimed", "denied", "disputed", "doubted by observers", "corroborated", "observed", "unplaced evidence",
    "withheld", "unclear",
)  # fmt: skip


@click.command(
    epilog=examples(
        "saidseen claims --ledger crisis.db --since 2022-02-13 --actor RUS",
        "saidseen claims 7af3279c --ledger crisis.db --format html -o claim.html",
        "saidseen claims --ledger crisis.db --format html -o pages/  # an index, lists, search, pages",
        "saidseen claims --ledger crisis.db --side UA --owed where --sort -statements --limit 20",
        "saidseen claims --ledger crisis.db --as-of 2022-02-15 --status disputed --format jsonl | jq .title",
    )
)
@click.argument("claim", nargs=-1)
@ledger_option
@click.option("--since", metavar="DATE", help="With a story from this ISO date on.")
@click.option("--until", metavar="DATE", help="With a story up to this ISO date, inclusive.")
@click.option("--actor", metavar="WORDS", help="A speaker's name, country or organisation, or the side it is about.")
@click.option("--place", metavar="WORDS", help="A place's name, or a country's alpha-3 code.")
@click.option("--event", metavar="TYPE", help="A kind of claim (withdrawal, build-up, …), or a PLOVER type or mode.")
@click.option(
    "--status",
    type=click.Choice(STATUSES, case_sensitive=False),
    metavar="STATUS",
    help=f"Only claims assessed so: {', '.join(STATUSES)}.",
)
@claim_filters
@click.option("--as-of", metavar="TIME", help="The claims as the stories published by the end of this time make them.")
@click.option("--least", type=click.IntRange(1), show_default="2", help="Leave out claims of fewer statements.")
@click.option(
    "--format", "form", type=click.Choice(["table", "text", "jsonl", "html"]), default="table", show_default=True
)
@click.option(
    "-o",
    "out",
    metavar="OUT",
    default="-",
    help="Write there instead of to standard output; with --format html a folder (pages/) of pages.",
)
def claims(claim: tuple[str, ...], form: str, out: str, **asked: Any) -> None:
    """Who says, denies, doubts and withholds what: the claims of a ledger, or those with the ids (or starts) named.

    A claim named is shown in full. A folder of pages opens at its index.html and needs no network; it is made whole
    before it takes the place of the one that was made there before.
    """
    from saidseen.cli.folder import folder, is_folder, write_pages
    from saidseen.cli.last import named
    from saidseen.desk.claims import count_claims, judged_in, nothing
    from saidseen.errors import UsageError
    from saidseen.ledger import shown

    if claim and (cut := [f"--{name}" for name in ("sort", "limit", "least") if asked[name] is not None]):
        raise UsageError(f"{', '.join(cut)} is for lists, and claims that are named all come, as named; leave it out")
    whole = is_folder(out)
    if whole and (form != "html" or asked["count"]):
        what = "--count prints a number" if asked["count"] else "give --format html for a folder of pages"
        raise UsageError(f"{out}: it is a folder: name a file ({what})")
    names = tuple(named(asked["ledger"], name) for name in claim)
    where, as_of, least = asked["ledger"], asked["as_of"], 1 if claim else asked["least"] or 2
    listing = {"sort": asked.pop("sort") or "said", "limit": asked.pop("limit")}
    counted = asked["count"]
    question = claim_question_of(asked)
    if whole:
        with folder(out) as put:
            found = _found(where, names, question, as_of, least, **listing)
            with counting("applying measures"):
                extra = _sections(found, where)
            write_pages(found, put, judged_in(where), where, as_of=as_of, extra=extra)
    else:
        with output(out) as file:
            if counted and not names and as_of is None:
                print(count_claims(where, question, least=least), file=file)
                return
            found = _found(where, names, question, as_of, least, **(listing | {"limit": None} if counted else listing))
            if counted:
                print(len(found), file=file)
                return
            _write(found, form, file, judged_in(where), where, full=bool(names), as_of=as_of)
    if not found:
        click.echo(f"saidseen: {shown(where)}: {nothing(where, least, as_of)}", err=True)


def _found(
    where: str, names: Sequence[str], question: ClaimQuestion, as_of: str | None, least: int, **listing: Any
) -> list[Claim]:
    """The claims of a list, or those named; raises UsageError where a name means none."""
    from saidseen.desk.claims import claim_at, claim_named, claims_of, nothing
    from saidseen.errors import UsageError
    from saidseen.ledger.claim_queries import ClaimQuestion

    if names and question == ClaimQuestion() and as_of is None:
        return list({one.id: one for one in (claim_at(where, name) for name in names)}.values())
    with counting("linking") as told:
        found = claims_of(where, question, as_of=as_of, least=least, **listing, progress=told)
    if names and not found:
        raise UsageError(nothing(where, least, as_of))
    return list({one.id: one for one in (claim_named(found, name) for name in names)}.values()) if names else found


def write_list(found: Sequence[Claim], form: str, ledger: str) -> None:
    """Claims found by another command, in the form of a list."""
    from saidseen.desk.claims import judged_in

    with output("-") as file:
        _write(found, form, file, judged_in(ledger), ledger, full=False, as_of=None)


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
        from saidseen.model.claim_json import claim_to_json

        for claim in found:
            print(json_line(claim_to_json(claim, judged)), file=file)
        return
    if form == "html":
        from saidseen.show.claim_page import write_claim_page

        file.write(write_claim_page(found, as_of=as_of, extra=_sections(found, ledger), judgements=judged))
        return
    from saidseen.cli.last import listed
    from saidseen.show.claim_table import write_claim, write_claim_table
    from saidseen.show.claim_views import statements_in

    console = console_on(file)
    with listed(ledger, file) as numbers:
        number = numbers.number if numbers else None
        if not full:
            write_claim_table(found, console, number)
            return
        for claim in found:
            if number and len(found) == 1:
                for name in statements_in(claim):
                    number(name)
            write_claim(claim, console, judged)


def _sections(found: Sequence[Claim], ledger: str) -> dict[str, str]:
    """What the measures say of each claim, where the extra is installed; what people took apart stays apart."""
    from importlib.util import find_spec

    if any(find_spec(module) is None for module in NEEDS.values()):
        return {}
    from saidseen.desk.measures import apart_in, views
    from saidseen.show.measures.section import sections

    refused: dict[str, str] = {}
    return sections(views(ledger, found, refused), apart=apart_in(ledger), refused=refused)
