"""The command line of the measures: one command a verb, no logic."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from saidseen.errors import SaidseenError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from saidseen.measures import ClaimView, Finding, Pack

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
@click.option("--on", metavar="DATE", help="Judge what is in force and what is overdue on this day.")
@_packs_option
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "html"]), default="table", show_default=True)
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.option("--explain", "every", is_flag=True, help="Show every condition, what is owed and what is due, as text.")
@click.pass_context
def measures(ctx: click.Context, /, **given: Any) -> None:
    """What published confidence-building rules say of claims: met, not met or undetermined, and what is owed.

    Needs the extra: pip install 'saidseen[measures]'.
    """
    _needed()
    ctx.obj = given["packs"]
    if ctx.invoked_subcommand is None:
        ctx.exit(_apply(**given))


def _apply(form: str, out: str, every: bool, instrument: str | None, on: str | None, **given: Any) -> int:
    """Hold the claims against the packs and write what they say; 1 where a claim could not be read."""
    from saidseen.cli import _output
    from saidseen.measures import findings, load_packs, under

    packs = load_packs(*map(Path, given["packs"]))
    only = {measure.id for _, measure in under(packs, instrument)} if instrument else None
    refused: list[str] = []
    claims = _chosen(given["ledger"], given["claims"], given["wanted"], refused)
    found = [f for f in findings(claims, packs, on=on) if only is None or f.measure in only]
    with _output(out) as file:
        _write(claims, found, packs, "explain" if every else form, file)
    for line in refused:
        click.echo(f"saidseen: {line}", err=True)
    about = len({finding.claim for finding in found})
    told = f"{_count(len(claims), 'claim')}, {_count(len(found), 'finding')}"
    click.echo(f"{told} on {about} of them", err=True)
    return 1 if refused else 0


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _chosen(ledger: str | None, claims: str | None, wanted: Sequence[str], refused: list[str]) -> list[ClaimView]:
    """The claims of the ledger or the file: all, or those whose id is, or begins with, one that is wanted."""
    if (ledger is None) == (claims is None):
        raise UsageError("name the claims: --ledger FILE, or --claims FILE from `saidseen claims --format jsonl`")
    name = ledger or claims or ""
    every = list(_of_ledger(name, refused) if ledger is not None else _of_file(name, refused))
    if not every and not refused:
        raise SaidseenError(f"{name}: there are no claims in it")
    return [claim for id_ in wanted for claim in _named(every, id_, name)] if wanted else every


def _named(every: Sequence[ClaimView], id_: str, name: str) -> Sequence[ClaimView]:
    """The claim of that id, or the one whose id begins so."""
    found = [c for c in every if c.id == id_] or [c for c in every if id_ and c.id.startswith(id_)]
    if len(found) != 1:
        what = f"{len(found)} claims whose ids begin" if found else f"no claim among {len(every)} whose id begins"
        raise UsageError(f"{name}: there are {what} with {id_!r}; `saidseen claims` lists them")
    return found


def _of_file(path: str, refused: list[str]) -> Iterator[ClaimView]:
    from saidseen.measures.claim_lines import claims_in

    return claims_in(path, sys.stdin, refused)


def _of_ledger(path: str, refused: list[str]) -> Iterator[ClaimView]:
    from saidseen.claims.claim_json import claim_to_json
    from saidseen.desk_claims import claims_of
    from saidseen.measures.claim_lines import views_of

    return views_of(map(claim_to_json, claims_of(path)), path, refused)


def _write(
    claims: Sequence[ClaimView], found: Sequence[Finding], packs: Sequence[Pack], form: str, file: TextIO
) -> None:
    """The findings in one of the four forms."""
    from saidseen.measures import explained, finding_to_json

    if form == "jsonl":
        from saidseen.cli import _line

        for finding in found:
            print(_line(finding_to_json(finding)), file=file)
    elif form == "html":
        from saidseen.exports.page import part
        from saidseen.measures import page

        file.write(page(claims, found, packs, style=str(part("page.css"))))
    elif form == "explain":
        by_id = {claim.id: claim for claim in claims}
        for id_, group in groupby(found, key=lambda finding: finding.claim):
            for line in explained(by_id[id_], group):
                words = line.lstrip(" ")
                print(" " * (len(line) - len(words)) + _visible(words), file=file)
            print(file=file)
    else:
        _table({claim.id: claim.title for claim in claims}, found, file)


def _table(titles: dict[str, str], found: Sequence[Finding], file: TextIO) -> None:
    """A table for each claim on a terminal; elsewhere tab-separated text with nothing left out."""
    from saidseen.measures import COLUMNS, rows

    if not file.isatty():
        for row in (COLUMNS, *rows(found)):
            print("\t".join(_visible(" ".join(cell.split())) for cell in row), file=file)
        return
    from rich.console import Console

    console = Console(file=file)
    for id_, group in groupby(found, key=lambda finding: finding.claim):
        _one_table(console, f"{titles[id_]} ({id_[:10]})", list(group))


def _one_table(console: Any, title: str, group: Sequence[Finding]) -> None:
    """The findings on a claim of which the record says something; how many others there are is said."""
    from rich.table import Table
    from rich.text import Text

    from saidseen.measures import COLUMNS, rows
    from saidseen.measures.show import telling

    shown = [finding for finding in group if telling(finding)]
    table = Table(*COLUMNS[1:], title=Text(_visible(title)), title_justify="left")
    for row in rows(shown):
        table.add_row(*(Text(_visible(cell)) for cell in row[1:]))
    console.print(table if shown else Text(_visible(title)))
    left = len(group) - len(shown)
    if left:
        console.print(Text(f"  {left} more of which the record settles nothing or which do not apply (--explain)\n"))


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
    click.echo("\n".join(explained(one.id, chosen) for _, one in under(chosen, measure)), nl=False)


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
            click.echo(f"saidseen: {problem}", err=True)
        faulty = faulty or bool(found)
        if not found:
            pack = load_pack(path)
            sure = sum(measure.verified for measure in pack.measures)
            click.echo(
                f"{path}: in order; {_count(len(pack.measures), 'measure')} of {pack.title}, {sure} of them verified"
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
    [view] = _chosen(given["ledger"], given["claims"], (claim,), refused)
    packs = load_packs(*map(Path, given["packs"]))
    states = given["from_"].upper(), given["to"].upper()
    words = drafted(view, instrument, *states, packs=packs, at=given["at"], format=form)
    with _output(out) as file:
        file.write(words)
    for line in refused:
        click.echo(f"saidseen: {line}", err=True)
    ctx.exit(1 if refused else 0)
