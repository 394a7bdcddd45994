"""`saidseen judge`: what people judge of statements, claims, stories and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from saidseen.cli.options import by_hand, ledger_option, person_option
from saidseen.cli.output import examples
from saidseen.language.visible import json_line, visible

if TYPE_CHECKING:
    from saidseen.desk.correcting import Made

HOW = "--by NAME --reason REASON"
FIELDS = {
    "speaker": ("NAME", "Who said it: a name, 'outlet' for the outlet's own word, or 'none'.", "'Liz Truss'"),
    "country": ("STATE", "For which state (RUS, RU, Russia) or body (NATO) it is said, or 'none'.", "GB"),
    "act": ("ACT", "What the speaker does by saying it: assert, deny, demand, …", "deny"),
    "polarity": ("POLARITY", "Whether the content itself is 'positive' or 'negative'.", "negative"),
    "basis": ("BASIS", "What it rests on: told, seen, shown or heard.", "seen"),
    "event": ("EVENT", "PLOVER type, or TYPE/mode, or 'none'.", "RETREAT/withdraw"),
    "place": ("PLACE", "Where it happens: a name, 'NAME, STATE', 'LAT LON NAME', or 'none'.", "'Georgia, GEO'"),
    "day": ("DAY", "When it happens: an ISO day, two with / between them, or 'none'.", "2022-02-15"),
    "figure": ("FIGURE", "How many: '130,000 troops', '169,000 to 190,000 troops', or 'none'.", "'130,000 troops'"),
    "content": ("WORDS", "What is said: words of the story, to the letter.", "'the bridge was hit'"),
}  # fmt: skip
"""The fields of a statement: what is written for each, what it means, and an example."""


@click.group(
    epilog=examples(
        "saidseen judge speaker 51bd90aa 'Michael Carpenter' --ledger crisis.db --by NAME --reason 'as read'",
        "saidseen judge split 7af3279c 51bd… --ledger crisis.db --by NAME --reason 'another withdrawal'",
        "saidseen judge reliability 'Northern Wire' B --ledger crisis.db --by NAME --reason 'a year of checks'",
        "saidseen judge log --ledger crisis.db",
    )
)
def judge() -> None:
    """What a person says goes before what the machine made of it, and is never decided again by it; rows are kept.

    An id, or the start of it, names a statement, a claim or a story; so does the number that the last list showed.
    """


def _told(made: Made) -> None:
    click.echo(f"judgement {made.number}: {visible(made.told)}")


def _field(name: str, value: str, meaning: str, example: str) -> click.Command:
    @judge.command(
        name, help=meaning, epilog=examples(f"saidseen judge {name} 51bd90aa {example} --ledger crisis.db {HOW}")
    )
    @click.argument("statement")
    @click.argument("value", metavar=value)
    @by_hand
    def one(statement: str, value: str, ledger: str, by: str, why: str) -> None:
        from saidseen.cli.last import named
        from saidseen.desk.correcting import correct

        _told(correct(ledger, name, named(ledger, statement), value, by, why))

    return one


for field, (value, meaning, example) in FIELDS.items():
    _field(field, value, meaning, example)


@judge.command(epilog=examples(f"saidseen judge drop 51bd90aa --ledger crisis.db {HOW}"))
@click.argument("statement")
@by_hand
def drop(statement: str, ledger: str, by: str, why: str) -> None:
    """Say that STATEMENT is none: it stays in what was read, and counts for nothing."""
    from saidseen.cli.last import named
    from saidseen.desk.correcting import correct

    _told(correct(ledger, "dropped", named(ledger, statement), "", by, why))


@judge.command(epilog=examples(f"saidseen judge confirm 51bd90aa --ledger crisis.db {HOW}"))
@click.argument("statement")
@by_hand
def confirm(statement: str, ledger: str, by: str, why: str) -> None:
    """Say that STATEMENT is read rightly in all its fields."""
    from saidseen.cli.last import named
    from saidseen.desk.correcting import correct

    _told(correct(ledger, "confirmed", named(ledger, statement), "", by, why))


@judge.command(epilog=examples(f"saidseen judge move 51bd90aa 7af3279c --ledger crisis.db {HOW}"))
@click.argument("statement")
@click.argument("claim")
@by_hand
def move(statement: str, claim: str, ledger: str, by: str, why: str) -> None:
    """Put STATEMENT into CLAIM, out of the one that it is in."""
    from saidseen.cli.last import named
    from saidseen.desk.correcting import move as moved

    _told(moved(ledger, named(ledger, statement), named(ledger, claim), by, why))


@judge.command(epilog=examples(f"saidseen judge status 7af3279c denied --ledger crisis.db {HOW}"))
@click.argument("claim")
@click.argument("status")
@by_hand
def status(claim: str, status: str, ledger: str, by: str, why: str) -> None:
    """Set the STATUS of CLAIM (claimed, denied, disputed, …), or 'confirm' the one it has."""
    from saidseen.cli.last import named
    from saidseen.desk.correcting import status as stated

    _told(stated(ledger, named(ledger, claim), status, by, why))


@judge.command(epilog=examples(f"saidseen judge same 'Mikhail Carpenter' Carpenter --ledger crisis.db {HOW}"))
@click.argument("name")
@click.argument("other")
@by_hand
def same(name: str, other: str, ledger: str, by: str, why: str) -> None:
    """Say that OTHER is NAME: one person, with all spellings of both, shown as NAME."""
    from saidseen.desk.correcting import same as one

    _told(one(ledger, name, other, by, why))


@judge.command(epilog=examples(f"saidseen judge different 'Michael Carpenter' Carpenter --ledger crisis.db {HOW}"))
@click.argument("name")
@click.argument("other")
@by_hand
def different(name: str, other: str, ledger: str, by: str, why: str) -> None:
    """Say that OTHER is not NAME, though both were taken for one."""
    from saidseen.desk.correcting import same as one

    _told(one(ledger, name, other, by, why, apart=True))


@judge.command(epilog=examples("saidseen judge note 7af3279c 'ask the mission' --ledger crisis.db --by NAME"))
@click.argument("of")
@click.argument("text")
@ledger_option
@person_option
def note(of: str, text: str, ledger: str, by: str) -> None:
    """Write TEXT beside a statement, a claim, a story, a speaker or an outlet, or a judgement ('judgement 3')."""
    from saidseen.cli.last import story_named
    from saidseen.desk.correcting import note as noted
    from saidseen.desk.judging import judgement_at

    word, _, number = of.partition(" ")
    if word == "judgement" and number.isdecimal():
        of = judgement_at(ledger, int(number))
    else:
        of = story_named(ledger, of)
    _told(noted(ledger, of, text, by))


@judge.command(epilog=examples(f"saidseen judge split 7af3279c 51bd90aa --ledger crisis.db {HOW}"))
@click.argument("claim")
@click.argument("statement", nargs=-1, required=True)
@by_hand
def split(claim: str, statement: tuple[str, ...], ledger: str, by: str, why: str) -> None:
    """Take each STATEMENT (id, or its start) out of CLAIM, into a claim of their own."""
    from saidseen.cli.last import named
    from saidseen.desk.judging import split as apart

    click.echo(f"judgement {apart(ledger, named(ledger, claim), [named(ledger, s) for s in statement], by, why)}")


@judge.command(epilog=examples(f"saidseen judge join 7af3279c 7b15d2c4 --ledger crisis.db {HOW}"))
@click.argument("claim")
@click.argument("other")
@by_hand
def join(claim: str, other: str, ledger: str, by: str, why: str) -> None:
    """Say that CLAIM and OTHER are one."""
    from saidseen.cli.last import named
    from saidseen.desk.judging import join as together

    click.echo(f"judgement {together(ledger, named(ledger, claim), named(ledger, other), by, why)}")


@judge.command(epilog=examples(f"saidseen judge stance 51bd90aa denies --ledger crisis.db {HOW}"))
@click.argument("statement")
@click.argument("stance", type=click.Choice(["affirms", "denies", "doubts", "asks", "withholds"]))
@by_hand
def stance(statement: str, stance: str, ledger: str, by: str, why: str) -> None:
    """Say what STATEMENT (id, or its start) does to its claim."""
    from saidseen.cli.last import named
    from saidseen.desk.judging import stance_of

    click.echo(f"judgement {stance_of(ledger, named(ledger, statement), stance, by, why)}")


@judge.command(epilog=examples(f"saidseen judge reliability 'Northern Wire' B --ledger crisis.db {HOW}"))
@click.argument("source")
@click.argument("grade", type=click.Choice(list("ABCDEF")))
@by_hand
def reliability(source: str, grade: str, ledger: str, by: str, why: str) -> None:
    """Grade a SOURCE (a speaker's or an outlet's name) on the Admiralty scale; until a person does, it is F."""
    from saidseen.desk.judging import grade as graded

    click.echo(f"judgement {graded(ledger, source, grade, by, why)}")


@judge.command(epilog=examples(f"saidseen judge withdraw wire-17 --ledger crisis.db {HOW}"))
@click.argument("story")
@by_hand
def withdraw(story: str, ledger: str, by: str, why: str) -> None:
    """Say that STORY (its name, or its id or the start of it) was withdrawn: it stays, and nothing in it counts."""
    from saidseen.cli.last import story_named
    from saidseen.desk.judging import withdraw as gone

    click.echo(f"judgement {gone(ledger, story_named(ledger, story), by, why)}")


@judge.command(epilog=examples(f"saidseen judge undo 3 --ledger crisis.db {HOW}"))
@click.argument("number", type=click.IntRange(1))
@by_hand
def undo(number: int, ledger: str, by: str, why: str) -> None:
    """Take back the judgement with that NUMBER; the row stays, and so does this one."""
    from saidseen.desk.judging import undo as back

    click.echo(f"judgement {back(ledger, number, by, why)}")


@judge.command("log", epilog=examples("saidseen judge log --ledger crisis.db --format jsonl"))
@ledger_option
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def log(ledger: str, form: str) -> None:
    """Every judgement, also those taken back: number, when, who, what, of what, why, what became of it."""
    from dataclasses import asdict

    from saidseen.desk.judging import logged
    from saidseen.desk.values import shown_value
    from saidseen.ledger import shown

    entries = logged(ledger)
    if not entries:
        told = f"saidseen: {shown(ledger)}: there are no judgements yet; `saidseen judge --help` shows how to make one"
        click.echo(told, err=True)
    for one in entries:
        row = one.row
        if form == "jsonl":
            click.echo(json_line({**asdict(row), "stands": one.stands, "clashes": list(one.clashes), "lost": one.lost}))
            continue
        value = " ".join(map(str, row.value.values())) if row.field == "reliability" else shown_value(row.value)
        cells = (str(row.id), row.made_at, row.person, row.field, row.subject_id, value, row.why, one.state)
        click.echo("\t".join(visible(cell) for cell in cells))


judge.add_command(log, "list")
