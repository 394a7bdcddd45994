"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import click

from saidseen.cli.settings import default_ledger, default_person
from saidseen.errors import UsageError

Decorated = Callable[..., Any]
NEEDS = {"pyyaml": "yaml", "jsonschema": "jsonschema", "pint": "pint", "pyproj": "pyproj", "shapely": "shapely"}
"""The packages of the extra and the modules they bring."""


def packs_option(command: Decorated) -> Decorated:
    """Where packs of the user's own lie."""
    return click.option(
        "--packs",
        multiple=True,
        envvar="SAIDSEEN_PACKS",
        metavar="FOLDER",
        help="A folder of packs of your own, beside those that come with saidseen [SAIDSEEN_PACKS].",
    )(command)


def ledger_option(command: Decorated) -> Decorated:
    """The ledger that is asked: the one named, else the folder's own."""
    return _ledger("The ledger to ask", _the_ledger)(command)


def kept_in_option(command: Decorated) -> Decorated:
    """The ledger that is written to: the one named, else the folder's own."""
    return _ledger("The ledger it is kept in", _the_ledger)(command)


def _ledger(what: str, chosen: Callable[..., str | None]) -> Callable[[Decorated], Decorated]:
    text = f"{what} [SAIDSEEN_LEDGER, else that of saidseen.toml in the folder or above]."
    return click.option("--ledger", metavar="FILE", callback=chosen, help=text)


def _the_ledger(ctx: click.Context, option: click.Parameter, given: str | None) -> str:
    found = given or (None if ctx.resilient_parsing else default_ledger())
    if found is None and not ctx.resilient_parsing:
        raise UsageError(
            "name the ledger: --ledger FILE, or SAIDSEEN_LEDGER; `saidseen init` makes one for this folder"
        )
    return found or ""


def _unless_claims(ctx: click.Context, option: click.Parameter, given: str | None) -> str | None:
    return given or (None if ctx.params.get("claims") or ctx.resilient_parsing else default_ledger())


def _person(ctx: click.Context, option: click.Parameter, given: str | None) -> str:
    found = given or (None if ctx.resilient_parsing else default_person())
    if found is None and not ctx.resilient_parsing:
        raise UsageError("say who judges: --by NAME, or SAIDSEEN_BY, or `by` in saidseen.toml")
    return found or ""


def person_option(command: Decorated) -> Decorated:
    """Who judges."""
    text = "Who judges [SAIDSEEN_BY, else `by` of saidseen.toml]."
    return click.option("--by", metavar="NAME", callback=_person, help=text)(command)


def claims_options(command: Decorated) -> Decorated:
    """Where the claims come from."""
    for option in (
        click.option(
            "--claims",
            metavar="FILE",
            is_eager=True,
            help="Claims from `saidseen claims --format jsonl`; - is standard input.",
        ),
        _ledger("The claims of this ledger", _unless_claims),
    ):
        command = option(command)
    return command


def by_hand(command: Decorated) -> Decorated:
    """Where a judgement is kept, who makes it and why."""
    for option in (
        click.option("--reason", "--why", "why", required=True, metavar="TEXT", help="Why, kept with the judgement."),
        person_option,
        kept_in_option,
    ):
        command = option(command)
    return command


def needed() -> None:
    """Raise UsageError where the extra of the measures is not installed, or not all of it."""
    missing = [package for package, module in NEEDS.items() if find_spec(module) is None]
    if missing:
        raise UsageError(f"the measures need {', '.join(missing)}: pip install 'saidseen[measures]'")
