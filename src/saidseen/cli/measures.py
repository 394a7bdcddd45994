"""`saidseen measures`: what published rules come to on claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from saidseen.cli.options import by_hand, claims_options, needed, packs_option
from saidseen.cli.output import as_text, console_on, examples, output
from saidseen.cli.views import apart_of, chosen, claims_in_view
from saidseen.language.visible import json_line, visible

if TYPE_CHECKING:
    from saidseen.measures import Applied, Pack


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "saidseen measures --ledger crisis.db --instrument vd11 --on 2022-02-15",
        "saidseen claims --ledger crisis.db --format jsonl | saidseen measures --claims - --format html",
        "saidseen measures explain vd11-40.1.1",
        "saidseen measures validate my-pack.yaml",
    ),
)
@claims_options
@click.option("--claim", "wanted", multiple=True, metavar="ID", help="Only this claim (the start of its id is enough).")
@click.option(
    "--instrument", metavar="NAME", help="Only this instrument, paragraph or measure: vd11, vd11-16, vd11-16.1."
)
@click.option("--on", metavar="DATE", help="Judge what is overdue on this day.")
@packs_option
@click.option(
    "--format", "form", type=click.Choice(["table", "text", "jsonl", "html"]), default="table", show_default=True
)
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.option("--explain", "every", is_flag=True, help="Show every condition, what is owed and what is due, as text.")
@click.pass_context
def measures(ctx: click.Context, /, **given: Any) -> None:
    """What published confidence-building rules come to on claims: met, not met, disputed or undetermined.

    Claims of one activity are taken together, with what links them told; each side's word is a finding of its own.

    Needs the extra: pip install 'saidseen[measures]'.
    """
    needed()
    ctx.obj = given["packs"]
    if ctx.invoked_subcommand is None:
        ctx.exit(_apply(**given))


def _apply(form: str, out: str, every: bool, instrument: str | None, on: str | None, **given: Any) -> int:
    """Hold the claims against the packs and write what they say; 1 where a claim could not be read."""
    from saidseen.measures import load_packs, under

    packs = load_packs(*map(Path, given["packs"]))
    only = {measure.id for _, measure in under(packs, instrument)} if instrument else None
    refused: list[str] = []
    found = _found(packs, only, on, given, refused)
    with output(out) as file:
        _write(found, packs, "explain" if every else form, file)
    for line in refused:
        click.echo(f"saidseen: {visible(line)}", err=True)
    click.echo(_counted(found), err=True)
    return 1 if refused else 0


def _found(
    packs: Sequence[Pack], only: set[str] | None, on: str | None, given: dict[str, Any], refused: list[str]
) -> list[Applied]:
    """The activities of the claims asked for, each with what the measures asked for come to on it."""
    from dataclasses import replace

    from saidseen.measures import applied

    every = claims_in_view(given["ledger"], given["claims"], refused)
    wanted = {claim.id for claim in chosen(every, given["wanted"], given["ledger"] or given["claims"])}
    apart = apart_of(given["ledger"])
    out = []
    for one in applied(every, packs, on=on, apart=apart):
        members = {one.activity.lead.id, *(link.claim for link in one.activity.links)}
        kept = tuple(c for c in one.conclusions if only is None or c.measure in only)
        if kept and members & wanted:
            out.append(replace(one, conclusions=kept))
    return out


def _counted(found: Sequence[Applied]) -> str:
    """How many conclusions there are, by what they come to."""
    from collections import Counter

    verdicts = Counter(c.verdict.value for one in found for c in one.conclusions if c.refused is None)
    words = ", ".join(f"{verdicts[v]} {v}" for v in ("met", "not met", "disputed", "undetermined") if verdicts[v])
    about = f"{len(found)} activit{'y' if len(found) == 1 else 'ies'}"
    return f"{about}: {words or 'no rule speaks to them'}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _write(found: Sequence[Applied], packs: Sequence[Pack], form: str, file: TextIO) -> None:
    """The conclusions in one of the four forms."""
    from saidseen.measures import conclusion_to_json
    from saidseen.show.measures.terminal import explained

    if form == "jsonl":
        for one in found:
            for conclusion in one.conclusions:
                print(json_line(conclusion_to_json(one, conclusion)), file=file)
    elif form == "html":
        from saidseen.show.measures.page import page
        from saidseen.show.page import part

        file.write(page(found, packs, style=str(part("page.css"))))
    elif form == "explain":
        for one in found:
            for line in explained(one):
                print(_indented(line), file=file)
            print(file=file)
    else:
        _table(found, file)


def _table(found: Sequence[Applied], file: TextIO) -> None:
    """A few lines for each activity on a terminal; elsewhere tab-separated text with nothing left out."""
    from saidseen.show.measures.terminal import COLUMNS, rows

    if not (file.isatty() or as_text()):
        for row in (COLUMNS, *rows(found)):
            print("\t".join(visible(" ".join(cell.split())) for cell in row), file=file)
        return
    console = console_on(file)
    for one in found:
        _one_activity(console, one)


def _one_activity(console: Any, one: Applied) -> None:
    """What the record speaks to, a line each; how many others there are is said."""
    from rich.text import Text

    lead = one.activity.lead
    more = f", with {_count(len(one.activity.links), 'linked claim')}" if one.activity.links else ""
    console.print(Text(f"{visible(lead.title)} ({lead.id[:8]}{more})", style="bold"))
    for conclusion in one.first:
        console.print(Text(f"  {visible(one.lines[conclusion.measure])}"))
    left = len(one.folded) + len(one.refused)
    if left:
        console.print(Text(f"  {left} more that the record does not settle or that are not offered here (--explain)"))
    console.print()


def _indented(line: str) -> str:
    """A line safe to show, its indent kept."""
    words = line.lstrip(" ")
    return " " * (len(line) - len(words)) + visible(words)


@measures.command(
    epilog=examples(
        "saidseen measures explain vd11-40.1.1", "saidseen measures explain vd11-16", "saidseen measures explain cfe"
    )
)
@click.argument("measure")
@packs_option
@click.pass_context
def explain(ctx: click.Context, /, measure: str, packs: tuple[str, ...]) -> None:
    """One MEASURE, or all of a paragraph or instrument: what it asks, of whom, when, its sources, whether verified."""
    from saidseen.measures import explain as explained
    from saidseen.measures import load_packs, under

    chosen = load_packs(*map(Path, dict.fromkeys((*ctx.obj, *packs))))
    for text in (explained(one.id, chosen) for _, one in under(chosen, measure)):
        click.echo("\n".join(_indented(line) for line in text.split("\n")))


@measures.command(
    epilog=examples(
        "saidseen measures apart 5c4e106d 27be8fd1 --ledger crisis.db --by NAME --reason 'another exercise'"
    )
)
@click.argument("claim")
@click.argument("other")
@by_hand
def apart(claim: str, other: str, ledger: str, by: str, why: str) -> None:
    """Say that CLAIM and OTHER are of different activities: they are no longer taken together.

    `saidseen judge undo NUMBER` takes it back.
    """
    from saidseen.desk.measures import take_apart

    click.echo(f"judgement {take_apart(ledger, claim, other, by, why)}")


@measures.command(epilog=examples("saidseen measures validate my-pack.yaml"))
@click.argument("file", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.pass_context
def validate(ctx: click.Context, /, file: tuple[str, ...]) -> None:
    """Check packs; every fault is named with its line and reason."""
    from saidseen.measures import load_pack
    from saidseen.measures import validate as problems

    faulty = False
    for path in file:
        found = problems(Path(path))
        for problem in found:
            click.echo(f"saidseen: {visible(str(problem))}", err=True)
        faulty = faulty or bool(found)
        if not found:
            pack = load_pack(path)
            sure = sum(measure.verified for measure in pack.measures)
            click.echo(
                f"{visible(path)}: in order; {_count(len(pack.measures), 'measure')} of {visible(pack.title)}, "
                f"{sure} of them verified"
            )
    ctx.exit(1 if faulty else 0)
