"""The command line of the measures: one command a verb, no logic."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from saidseen.errors import SaidseenError, UsageError
from saidseen.exports.visible import json_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from saidseen.measures import Applied, ClaimView, Pack

    Decorated = Callable[..., Any]

NEEDS = {"pyyaml": "yaml", "jsonschema": "jsonschema", "pint": "pint", "pyproj": "pyproj", "shapely": "shapely"}
"""The packages of the extra and the modules they bring."""


def _example(*lines: str) -> str:
    """The examples at the end of a command's help."""
    return f"\b\nExample{'s' if len(lines) > 1 else ''}:\n" + "\n".join(f"  {line}" for line in lines)


def _packs_option(command: Decorated) -> Decorated:
    return click.option(
        "--packs",
        multiple=True,
        envvar="SAIDSEEN_PACKS",
        metavar="FOLDER",
        help="A folder of packs of your own, beside those that come with saidseen [SAIDSEEN_PACKS].",
    )(command)


def _claims_options(command: Decorated) -> Decorated:
    for option in (
        click.option(
            "--claims", metavar="FILE", help="Claims from `saidseen claims --format jsonl`; - is standard input."
        ),
        click.option("--ledger", metavar="FILE", help="The claims of this ledger."),
    ):
        command = option(command)
    return command


def _needed() -> None:
    missing = [package for package, module in NEEDS.items() if find_spec(module) is None]
    if missing:
        raise UsageError(f"the measures need {', '.join(missing)}: pip install 'saidseen[measures]'")


@click.group(
    invoke_without_command=True,
    epilog=_example(
        "saidseen measures --ledger crisis.db --instrument vd11 --on 2022-02-15",
        "saidseen claims --ledger crisis.db --format jsonl | saidseen measures --claims - --format html",
        "saidseen measures explain vd11-40.1.1",
        "saidseen measures validate my-pack.yaml",
    ),
)
@_claims_options
@click.option("--claim", "wanted", multiple=True, metavar="ID", help="Only this claim (the start of its id is enough).")
@click.option(
    "--instrument", metavar="NAME", help="Only this instrument, paragraph or measure: vd11, vd11-16, vd11-16.1."
)
@click.option("--on", metavar="DATE", help="Judge what is overdue on this day.")
@_packs_option
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "html"]), default="table", show_default=True)
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.option("--explain", "every", is_flag=True, help="Show every condition, what is owed and what is due, as text.")
@click.pass_context
def measures(ctx: click.Context, /, **given: Any) -> None:
    """What published confidence-building rules come to on claims: met, not met, disputed or undetermined.

    Claims of one activity are taken together, with what links them told; each side's word is a finding of its own.

    Needs the extra: pip install 'saidseen[measures]'.
    """
    _needed()
    ctx.obj = given["packs"]
    if ctx.invoked_subcommand is None:
        ctx.exit(_apply(**given))


def _apply(form: str, out: str, every: bool, instrument: str | None, on: str | None, **given: Any) -> int:
    """Hold the claims against the packs and write what they say; 1 where a claim could not be read."""
    from saidseen.cli import _output
    from saidseen.measures import load_packs, under

    packs = load_packs(*map(Path, given["packs"]))
    only = {measure.id for _, measure in under(packs, instrument)} if instrument else None
    refused: list[str] = []
    found = _found(packs, only, on, given, refused)
    with _output(out) as file:
        _write(found, packs, "explain" if every else form, file)
    for line in refused:
        click.echo(f"saidseen: {_visible(line)}", err=True)
    click.echo(_counted(found), err=True)
    return 1 if refused else 0


def _found(
    packs: Sequence[Pack], only: set[str] | None, on: str | None, given: dict[str, Any], refused: list[str]
) -> list[Applied]:
    """The activities of the claims asked for, each with what the measures asked for come to on it."""
    from dataclasses import replace

    from saidseen.measures import applied

    every = _every(given["ledger"], given["claims"], refused)
    wanted = {claim.id for claim in _chosen(every, given["wanted"], given["ledger"] or given["claims"])}
    apart = _apart(given["ledger"])
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


def _every(ledger: str | None, claims: str | None, refused: list[str]) -> list[ClaimView]:
    """The claims of the ledger or the file."""
    if (ledger is None) == (claims is None):
        raise UsageError("name the claims: --ledger FILE, or --claims FILE from `saidseen claims --format jsonl`")
    every = list(_of_ledger(ledger, refused) if ledger is not None else _of_file(claims or "", refused))
    if not every and not refused:
        raise SaidseenError(f"{ledger or claims}: there are no claims in it")
    return every


def _chosen(every: Sequence[ClaimView], wanted: Sequence[str], name: str) -> list[ClaimView]:
    """All claims, or those whose id is, or begins with, one that is wanted."""
    return [claim for id_ in wanted for claim in _named(every, id_, name)] if wanted else list(every)


def _apart(ledger: str | None) -> frozenset[frozenset[str]]:
    """The pairs that people took apart, where there is a ledger."""
    from saidseen.measures.from_ledger import apart_in

    return apart_in(ledger) if ledger is not None else frozenset()


def _named(every: Sequence[ClaimView], id_: str, name: str) -> Sequence[ClaimView]:
    """The claim of that id, or the one whose id begins so."""
    found = [c for c in every if c.id == id_] or [c for c in every if id_ and c.id.startswith(id_)]
    if len(found) != 1:
        from saidseen.ledger import shown

        what = f"{len(found)} claims whose ids begin" if found else f"no claim among {len(every)} whose id begins"
        raise UsageError(f"{shown(name)}: there are {what} with {id_!r}; `saidseen claims` lists them")
    return found


def _of_file(path: str, refused: list[str]) -> Iterator[ClaimView]:
    from saidseen.measures.claim_lines import claims_in

    return claims_in(path, sys.stdin, refused)


def _of_ledger(path: str, refused: list[str]) -> Iterator[ClaimView]:
    from saidseen.measures.from_ledger import views

    return views(path, refused)


def _write(found: Sequence[Applied], packs: Sequence[Pack], form: str, file: TextIO) -> None:
    """The conclusions in one of the four forms."""
    from saidseen.measures import conclusion_to_json, explained

    if form == "jsonl":
        for one in found:
            for conclusion in one.conclusions:
                print(json_line(conclusion_to_json(one, conclusion)), file=file)
    elif form == "html":
        from saidseen.exports.page import part
        from saidseen.measures import page

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
    from saidseen.measures import COLUMNS, rows

    if not file.isatty():
        for row in (COLUMNS, *rows(found)):
            print("\t".join(_visible(" ".join(cell.split())) for cell in row), file=file)
        return
    from rich.console import Console

    console = Console(file=file)
    for one in found:
        _one_activity(console, one)


def _one_activity(console: Any, one: Applied) -> None:
    """What the record speaks to, a line each; how many others there are is said."""
    from rich.text import Text

    lead = one.activity.lead
    more = f", with {_count(len(one.activity.links), 'linked claim')}" if one.activity.links else ""
    console.print(Text(f"{_visible(lead.title)} ({lead.id[:8]}{more})", style="bold"))
    for conclusion in one.first:
        console.print(Text(f"  {_visible(one.lines[conclusion.measure])}"))
    left = len(one.folded) + len(one.refused)
    if left:
        console.print(Text(f"  {left} more that the record does not settle or that are not offered here (--explain)"))
    console.print()


def _indented(line: str) -> str:
    """A line safe to show, its indent kept."""
    words = line.lstrip(" ")
    return " " * (len(line) - len(words)) + _visible(words)


def _visible(words: str) -> str:
    """A stranger's words in one line that does nothing to a terminal."""
    from saidseen.exports.visible import visible

    return visible(words)


@measures.command(
    epilog=_example(
        "saidseen measures explain vd11-40.1.1", "saidseen measures explain vd11-16", "saidseen measures explain cfe"
    )
)
@click.argument("measure")
@_packs_option
@click.pass_context
def explain(ctx: click.Context, /, measure: str, packs: tuple[str, ...]) -> None:
    """One MEASURE, or all of a paragraph or instrument: what it asks, of whom, when, its sources, whether verified."""
    from saidseen.measures import explain as explained
    from saidseen.measures import load_packs, under

    chosen = load_packs(*map(Path, dict.fromkeys((*ctx.obj, *packs))))
    for text in (explained(one.id, chosen) for _, one in under(chosen, measure)):
        click.echo("\n".join(_indented(line) for line in text.split("\n")))


@measures.command(
    epilog=_example("saidseen measures apart 5c4e106d 27be8fd1 --ledger crisis.db --by NAME --why 'another exercise'")
)
@click.argument("claim")
@click.argument("other")
@click.option("--ledger", required=True, metavar="FILE", help="The ledger it is kept in.")
@click.option("--by", required=True, metavar="NAME", help="Who judges.")
@click.option("--why", required=True, metavar="TEXT", help="The reason, kept with the judgement.")
def apart(claim: str, other: str, ledger: str, by: str, why: str) -> None:
    """Say that CLAIM and OTHER are of different activities: they are no longer taken together.

    `saidseen judge undo NUMBER` takes it back.
    """
    from saidseen.measures.from_ledger import take_apart

    click.echo(f"judgement {take_apart(ledger, claim, other, by, why)}")


@measures.command(epilog=_example("saidseen measures validate my-pack.yaml"))
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
            click.echo(f"saidseen: {_visible(str(problem))}", err=True)
        faulty = faulty or bool(found)
        if not found:
            pack = load_pack(path)
            sure = sum(measure.verified for measure in pack.measures)
            click.echo(
                f"{_visible(path)}: in order; {_count(len(pack.measures), 'measure')} of {_visible(pack.title)}, "
                f"{sure} of them verified"
            )
    ctx.exit(1 if faulty else 0)


@click.command(
    epilog=_example(
        "saidseen request 3f2a91 --instrument vd11-16 --from LTU --to BLR --ledger crisis.db",
        "saidseen request 3f2a91 --instrument vd11-16 --from LTU --to BLR --ledger crisis.db \\",
        "  --at 2022-02-09T12:00+02:00 --format html -o request.html",
    )
)
@click.argument("claim")
@click.option("--instrument", metavar="NAME", required=True, help="The paragraph to ask under, such as vd11-16.")
@click.option("--from", "from_", metavar="CODE", required=True, help="The state that asks (alpha-3, such as LTU).")
@click.option("--to", metavar="CODE", required=True, help="The state that is asked (alpha-3, such as BLR).")
@_claims_options
@click.option("--at", metavar="TIME", help="When it is delivered, with its time zone: the reply is reckoned from then.")
@_packs_option
@click.option("--format", "form", type=click.Choice(["md", "html"]), default="md", show_default=True)
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.pass_context
def request(ctx: click.Context, /, claim: str, instrument: str, form: str, out: str, **given: Any) -> None:
    """A draft request for explanation of a CLAIM (its id, or the start of it), from one state to another.

    It holds what was reported and by whom, what concerns, the questions still owed and the time for the reply; every
    sentence of fact has a footnote to its statement, and what the record does not have is left blank.
    """
    _needed()
    from saidseen.cli import _output
    from saidseen.measures import load_packs
    from saidseen.measures import request as drafted

    refused: list[str] = []
    every = _every(given["ledger"], given["claims"], refused)
    [view] = _chosen(every, (claim,), given["ledger"] or given["claims"])
    view = _whole_of(view, every, _apart(given["ledger"]))
    packs = load_packs(*map(Path, given["packs"]))
    states = given["from_"].upper(), given["to"].upper()
    words = drafted(view, instrument, *states, packs=packs, at=given["at"], format=form)
    with _output(out) as file:
        file.write(words)
    for line in refused:
        click.echo(f"saidseen: {_visible(line)}", err=True)
    ctx.exit(1 if refused else 0)


def _whole_of(claim: ClaimView, every: Sequence[ClaimView], apart: frozenset[frozenset[str]]) -> ClaimView:
    """What all claims of the activity that a claim belongs to say; the claim itself where it is alone."""
    from saidseen.measures import activities

    for activity in activities(every, apart):
        if claim.id in {activity.lead.id, *(link.claim for link in activity.links if link.statements is None)}:
            return activity.whole
    return claim
