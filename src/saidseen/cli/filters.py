"""What lists can be asked: of statements, of the claims that they are in, and how a list is cut and ordered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Decorated = Callable[..., Any]
OWED = ["any", "who", "what", "where", "when", "how_many", "whither"]

_SPEAKER = click.option("--speaker", metavar="WORDS", help="A name, a part of it, an organisation, or a state.")
_SIDE = click.option("--side", metavar="STATE", help="For whom the speaker speaks: RUS, RU, Russia, NATO.")
_OUTLET = click.option("--outlet", metavar="NAME", help="Who published the story.")
_ACT = click.option("--act", metavar="ACT", help="An act: assert, deny, demand, …")
_BASIS = click.option("--basis", metavar="BASIS", help="told, seen, shown or heard.")
_COUNTRY = click.option("--country", metavar="STATE", help="The speaker's state, or that of a place named.")
_EVENT = click.option("--event", metavar="TYPE", help="PLOVER type or mode, such as RETREAT.")
_UNSURE = click.option("--unsure", is_flag=True, help="Where it is not sure what is done by saying it.")
_WORDS = click.option("--words", metavar="WORDS", help="Words in it, as `saidseen search` takes them.")
_SAID_SINCE = click.option("--said-since", metavar="DATE", help="In a story from this ISO date on.")
_SAID_UNTIL = click.option("--said-until", metavar="DATE", help="In a story up to this ISO date, inclusive.")
_STATUS = click.option("--status", metavar="STATUS", help="In a claim assessed so: claimed, denied, disputed, …")
_CREDIBILITY = click.option(
    "--credibility", type=click.IntRange(1, 6), metavar="1-6", help="In a claim of this credibility."
)
_OWED = click.option("--owed", type=click.Choice(OWED), help="What is withheld or missing.")
_COUNT = click.option("--count", is_flag=True, help="Print how many there are, and no more.")
_OF_STATEMENTS = "happened, said, speaker, outlet, act or came"
_OF_CLAIMS = "said, title, status, credibility, statements or origins"
_OF_BOTH = (
    _WORDS, _SPEAKER, _SIDE, _OUTLET, _ACT, _BASIS, _COUNTRY, _SAID_SINCE, _SAID_UNTIL, _CREDIBILITY, _OWED, _UNSURE,
)  # fmt: skip
_LIMIT = click.option("--limit", type=click.IntRange(1), help="At most so many.")


def _when(happened: bool) -> list[Callable[[Decorated], Decorated]]:
    """From when to when: of what happened, else of the story; with `happened` only of what happened."""
    of = ["--happened-since"], ["--happened-until"]
    named = of if happened else (["--since", *of[0]], ["--until", *of[1]])
    since, until = ("About what happened", "About what happened") if happened else ("About", "About")
    return [
        click.option(*named[0], metavar="DATE", help=f"{since} from this ISO date on (else of the story)."),
        click.option(*named[1], metavar="DATE", help=f"{until} up to this ISO date (else of the story)."),
    ]


def _sort(orders: str, first: str = "") -> Callable[[Decorated], Decorated]:
    default = f" [{first}]" if first else ""
    return click.option("--sort", metavar="ORDER", help=f"{orders}; -ORDER is the other way round{default}.")


def statement_filters(command: Decorated) -> Decorated:
    """What statements can be asked."""
    return _all(
        command,
        _SPEAKER, _SIDE, _OUTLET, _ACT, _BASIS, _COUNTRY, _EVENT, *_when(False), _SAID_SINCE, _SAID_UNTIL, _STATUS,
        _CREDIBILITY, _OWED, _UNSURE, _sort(_OF_STATEMENTS, "happened"), _LIMIT, _COUNT,
    )  # fmt: skip


def claim_filters(command: Decorated) -> Decorated:
    """What claims can be asked beside their own questions: of a statement of theirs, and of the list."""
    return walk_filters(_sort(_OF_CLAIMS, "said")(command))


def walk_filters(command: Decorated) -> Decorated:
    """The same without an order."""
    return _all(
        command,
        *_OF_BOTH, *_when(True), _LIMIT, _COUNT,
    )  # fmt: skip


def export_filters(command: Decorated) -> Decorated:
    """What either can be asked; what is asked of claims alone stands with the command."""
    return _all(
        command,
        *_OF_BOTH, *_when(True), _STATUS, _sort(f"Claims: {_OF_CLAIMS}; statements: {_OF_STATEMENTS}"), _LIMIT,
    )  # fmt: skip


words_option = _WORDS


def _all(command: Decorated, *options: Callable[[Decorated], Decorated]) -> Decorated:
    for option in reversed(options):
        command = option(command)
    return command
