"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import click

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


def claims_options(command: Decorated) -> Decorated:
    """Where the claims come from."""
    for option in (
        click.option(
            "--claims", metavar="FILE", help="Claims from `saidseen claims --format jsonl`; - is standard input."
        ),
        click.option("--ledger", metavar="FILE", help="The claims of this ledger."),
    ):
        command = option(command)
    return command


def by_hand(command: Decorated) -> Decorated:
    """Where a judgement is kept, who makes it and why."""
    for option in (
        click.option("--why", required=True, metavar="TEXT", help="The reason, kept with the judgement."),
        click.option("--by", required=True, metavar="NAME", help="Who judges."),
        click.option("--ledger", required=True, metavar="FILE", help="The ledger it is kept in."),
    ):
        command = option(command)
    return command


def needed() -> None:
    """Raise UsageError where the extra of the measures is not installed, or not all of it."""
    missing = [package for package, module in NEEDS.items() if find_spec(module) is None]
    if missing:
        raise UsageError(f"the measures need {', '.join(missing)}: pip install 'saidseen[measures]'")
