"""`saidseen alerts`: whatever moves and is asked for, told to a feed, an address or a mail program."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from saidseen.cli.output import examples, write_rows
from saidseen.cli.watch import ending
from saidseen.language.visible import visible
from saidseen.show.claim_wording import minute_words

if TYPE_CHECKING:
    from saidseen.desk.alerting import TargetTurn
    from saidseen.desk.service import Trouble

COLUMNS = ("alert", "goes to", "state", "told", "last told", "failures", "tried again", "what is wrong")


@click.command(
    epilog=examples(
        "saidseen alerts desk.toml                             follow, and tell at once",
        "saidseen alerts desk.toml --once                      tell what moved since the last time: for cron",
        "saidseen alerts desk.toml --state                     how each target is",
        "",
        "  [[alerts]]                                          in desk.toml",
        '  name = "Disputes of Russia\'s word"',
        '  side = "RUS"',
        '  turns = "disputed"',
        '  atom = "alerts.xml"',
    )
)
@click.argument("desk", metavar="DESK.TOML")
@click.option("--once", is_flag=True, help="Tell what moved since the last time, and end: for cron.")
@click.option("--from-start", is_flag=True, help="Let new alerts begin with all that is kept, not with what comes.")
@click.option("--state", is_flag=True, help="Tell nothing: list how each target is.")
@click.option("--quiet", is_flag=True, help="Say only what is wrong.")
@click.pass_context
def alerts(ctx: click.Context, /, desk: str, once: bool, from_start: bool, state: bool, quiet: bool) -> None:
    """Tell of claims that move, as the alerts of DESK.TOML ask: in an Atom feed, to a webhook, by a mail command.

    A new alert begins with what moves after it was first run. A target that fails is shown, and tried again from where
    it was; with --once the command then ends with 1. It ends on SIGTERM or Ctrl-C. docs/alerts.md says what DESK.TOML
    holds.
    """
    from saidseen.desk.alerting import Alerts
    from saidseen.desk.feeds import desk_file
    from saidseen.errors import UsageError
    from saidseen.ledger import Ledger

    if state and (once or from_start):
        raise UsageError("--state tells nothing: leave --once and --from-start out")
    told, failed = desk_file(desk, needs="alerts"), False
    with Ledger(told.ledger, create=False) as ledger, ending() as stop:
        service = Alerts(told, ledger, tell=lambda event: _say(event, once, quiet), stop=stop, from_start=from_start)
        if state:
            _states(service.states())
        elif once:
            for one in service.once():
                failed = failed or one.row.error is not None
                if one.row.error or not quiet:
                    click.echo(visible(one.told()))
            failed = failed or stop.is_set()
        else:
            many = f"{len(told.alerts)} alert{'' if len(told.alerts) == 1 else 's'}"
            click.echo(f"saidseen: {many} on {ledger.path}; Ctrl-C ends it", err=True)
            service.run()
            click.echo("saidseen: the alerts have ended", err=True)
    ctx.exit(1 if failed else 0)


def _say(event: TargetTurn | Trouble, once: bool, quiet: bool) -> None:
    """An event of alerts that are followed, on standard error."""
    from saidseen.desk.service import Trouble

    at = datetime.now().astimezone().strftime("%H:%M:%S")
    if isinstance(event, Trouble):
        click.echo(
            visible(f"{at} the ledger cannot be used ({event.what}); tried again in {event.again:.0f} s"), err=True
        )
    elif not once:
        for line in () if quiet else event.lines:
            click.echo(visible(f"{at} {event.alert} → {event.kind} {event.shown}: {line}"), err=True)
        if event.row.error:
            click.echo(visible(f"{at} {event.told()}"), err=True)


def _states(found: list[TargetTurn]) -> None:
    """How each target is, as a table."""
    if not found:
        click.echo("saidseen: none of these alerts was run on this ledger yet", err=True)
        return
    write_rows(
        COLUMNS,
        (
            (one.alert, f"{one.kind} {one.shown}", "failing" if one.row.error else "ok", str(one.row.told),
             minute_words(one.row.told_at), str(one.row.failures), minute_words(one.row.due) if one.row.due else "",
             one.row.error or "")
            for one in found
        ),
    )  # fmt: skip
