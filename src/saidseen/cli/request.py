"""`saidseen request`: a draft request for explanation of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from saidseen.cli.options import claims_options, needed, packs_option
from saidseen.cli.output import examples, output
from saidseen.cli.views import apart_of, chosen, claims_in_view
from saidseen.language.visible import visible

if TYPE_CHECKING:
    from saidseen.measures import ClaimView


@click.command(
    epilog=examples(
        "saidseen request 3f2a91 --instrument vd11-16 --from LTU --to BLR --ledger crisis.db",
        "saidseen request 3f2a91 --instrument vd11-16 --from LTU --to BLR --ledger crisis.db \\",
        "  --at 2022-02-09T12:00+02:00 --format html -o request.html",
    )
)
@click.argument("claim")
@click.option("--instrument", metavar="NAME", required=True, help="The paragraph to ask under, such as vd11-16.")
@click.option("--from", "from_", metavar="CODE", required=True, help="The state that asks (LTU, LT or Lithuania).")
@click.option("--to", metavar="CODE", required=True, help="The state that is asked (BLR, BY or Belarus).")
@claims_options
@click.option("--at", metavar="TIME", help="When it is delivered, with its time zone: the reply is reckoned from then.")
@packs_option
@click.option("--format", "form", type=click.Choice(["md", "html"]), default="md", show_default=True)
@click.option("-o", "out", metavar="OUT", default="-", help="Write there instead of to standard output.")
@click.pass_context
def request(ctx: click.Context, /, claim: str, instrument: str, form: str, out: str, **given: Any) -> None:
    """A draft request for explanation of a CLAIM (its id, or the start of it), from one state to another.

    It holds what was reported and by whom, what concerns, the questions still owed and the time for the reply; every
    sentence of fact has a footnote to its statement, and what the record does not have is left blank.
    """
    needed()
    from saidseen.desk.states import state
    from saidseen.measures import load_packs
    from saidseen.show.measures.letters import request as drafted

    refused: list[str] = []
    every = claims_in_view(given["ledger"], given["claims"], refused)
    [view] = chosen(every, (claim,), given["ledger"] or given["claims"])
    view = _whole_of(view, every, apart_of(given["ledger"]))
    packs = load_packs(*map(Path, given["packs"]))
    states = state(given["from_"]), state(given["to"])
    words = drafted(view, instrument, *states, packs=packs, at=given["at"], format=form)
    with output(out) as file:
        file.write(words)
    for line in refused:
        click.echo(f"saidseen: {visible(line)}", err=True)
    ctx.exit(1 if refused else 0)


def _whole_of(claim: ClaimView, every: Sequence[ClaimView], apart: frozenset[frozenset[str]]) -> ClaimView:
    """What all claims of the activity that a claim belongs to say; the claim itself where it is alone."""
    from saidseen.measures import activities

    for activity in activities(every, apart):
        if claim.id in {activity.lead.id, *(link.claim for link in activity.links if link.statements is None)}:
            return activity.whole
    return claim
