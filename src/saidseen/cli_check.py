"""The command line of the check: no logic."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from saidseen.errors import UsageError

if TYPE_CHECKING:
    from saidseen.claims.check import Verdict
    from saidseen.claims.records import Claim
    from saidseen.desk_check import Kept

COLUMNS = ("story", "stance", "score", "statements that show it")
MOST_CLAIMS = 5
KEPT_COLUMNS = ("story", "outlet", "published", "stance", "score", "words that show it")


@click.command(
    epilog="\b\nExamples:\n"
    '  saidseen check "Russia has pulled its troops back from the border" story.txt\n'
    '  saidseen check "The dam has burst" stories/ --format jsonl\n'
    '  saidseen check "The dam has burst" --ledger crisis.db\n'
    "  saidseen check --pairs pairs.jsonl stories.jsonl --format jsonl"
)
@click.argument("asked", nargs=-1, metavar="[SENTENCE] STORY...")
@click.option("--pairs", type=click.Path(exists=True, dir_okay=False), help="Many at once: sentences and story names.")
@click.option("--ledger", metavar="FILE", help="Hold the sentence against the stories of this ledger.")
@click.option("--threads", type=click.IntRange(1, 64), envvar="SAIDSEEN_THREADS", help="Threads of the network [1].")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_context
def check(ctx: click.Context, /, asked: tuple[str, ...], threads: int | None, form: str, **given: str | None) -> None:
    """Whether each STORY agrees with SENTENCE, disagrees, discusses it or is unrelated, and what shows it.

    The score is the model's calibrated share for the stance given: of those at 0.8, about eight in ten are right. With
    --pairs FILE the sentences come from the file, one {"sentence", "name"} a line, and only stories are named.
    """
    from saidseen.desk_check import Problems, check_ledger, check_pairs, check_stories

    problems, pairs, ledger = Problems(), given["pairs"], given["ledger"]
    _agreed(asked, pairs, ledger)
    try:
        if pairs is not None:
            _write(check_pairs(pairs, asked, problems, threads), form)
        elif ledger is not None:
            _write_kept(check_ledger(asked[0], ledger, threads), ledger, form)
        else:
            _write(check_stories(asked[0], asked[1:], problems, threads), form)
    finally:
        for line in problems.lines:
            click.echo(line, err=True)
    ctx.exit(1 if problems.lines else 0)


def _agreed(asked: tuple[str, ...], pairs: str | None, ledger: str | None) -> None:
    """Raise UsageError where arguments are missing or do not go together."""
    if pairs is not None and ledger is not None:
        raise UsageError("give --pairs or --ledger, not both")
    if pairs is not None and not asked:
        raise UsageError("no stories are named: give the file that holds those of the pairs")
    if ledger is not None and len(asked) != 1:
        raise UsageError("with --ledger give one sentence and no stories: the ledger has them")
    if pairs is None and ledger is None and len(asked) < 2:
        raise UsageError("give a sentence and at least one story: saidseen check SENTENCE STORY")


def _write_kept(found: Iterable[Kept], ledger: str, form: str) -> None:
    """What a ledger's stories say, with the words that show it, and what the ledger supports of the claims met."""
    from saidseen.desk_claims import claims_with

    kept = list(found)
    claims = claims_with(ledger, [id_ for one in kept for id_ in one.verdict.statements])
    if form == "jsonl":
        for one in kept:
            shown = set(one.verdict.statements)
            met = [_brief(c) for c in claims if shown & {m.said.statement.id for m in c.members}]
            beside = {"outlet": one.outlet, "published": one.published, "words": one.words, "claims": met}
            click.echo(_line({**asdict(one.verdict), **beside}))
        return
    for claim in claims[:MOST_CLAIMS]:
        judged = claim.assessment
        words = (
            f"{claim.id}\t{claim.title}\t{judged.status.value}\tcredibility {judged.credibility} (graded by machine)\t"
        )
        words += judged.why
        click.echo(visible_line(words))
    if len(claims) > MOST_CLAIMS:
        click.echo(f"and {len(claims) - MOST_CLAIMS} claims more; --format jsonl names them all", err=True)
    _write_rows(KEPT_COLUMNS, ((
        one.verdict.name, one.outlet or "", one.published or "", one.verdict.stance, f"{one.verdict.score:.2f}",
        " | ".join(" ".join(words.split()) for words in one.words),
    ) for one in kept))  # fmt: skip


def _brief(claim: Claim) -> dict[str, object]:
    """A claim in a few words."""
    judged = claim.assessment
    return {
        "id": claim.id,
        "title": claim.title,
        "status": judged.status.value,
        "credibility": judged.credibility,
        "why": judged.why,
    }


def visible_line(words: str) -> str:
    """A line with tabs that does nothing else to a terminal."""
    from saidseen.exports.visible import visible

    return "\t".join(visible(cell) for cell in words.split("\t"))


def _write(verdicts: Iterable[Verdict], form: str) -> None:
    """The verdicts as JSON Lines or as rows."""
    if form == "jsonl":
        for verdict in verdicts:
            click.echo(_line(asdict(verdict)))
        return
    _write_rows(COLUMNS, ((v.name, v.stance, f"{v.score:.2f}", " ".join(v.statements)) for v in verdicts))


def _write_rows(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Rows as a table for a person, or as lines with tabs for a pipe."""
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def _line(record: dict[str, object]) -> str:
    """A record as one line of JSON, the rarer line ends escaped."""
    return re.sub("[\x85\u2028\u2029]", lambda m: f"\\u{ord(m[0]):04x}", json.dumps(record, ensure_ascii=False))
