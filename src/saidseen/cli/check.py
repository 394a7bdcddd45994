"""The command line of the check: no logic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from saidseen.cli.output import write_rows
from saidseen.cli.settings import default_ledger
from saidseen.errors import UsageError
from saidseen.language.visible import json_line, visible

if TYPE_CHECKING:
    from saidseen.claims.check import StoryVerdict
    from saidseen.desk.answers import CheckedSentence
    from saidseen.desk.check import Problems
    from saidseen.model.claim import Claim

COLUMNS = ("story", "stance", "score", "statements that show it")
MOST_CLAIMS = 5
KEPT_COLUMNS = ("story", "outlet", "published", "stance", "score", "words that show it")
ANSWERS = {
    "affirmed": "affirmed: those here who speak of it say so",
    "denied": "denied: those here who speak of it say that it is not so",
    "doubted": "doubted: those here who speak of it doubt it",
    "disputed": "disputed: some here say so, others that it is not so",
    "nothing": "nothing here speaks of it",
}


@click.command(
    epilog="\b\nExamples:\n"
    '  saidseen check "Russia has pulled its troops back from the border" story.txt\n'
    '  saidseen check "The dam has burst" stories/ --format jsonl\n'
    '  saidseen check "The dam has burst" --ledger crisis.db\n'
    "  saidseen check --pairs sentences.jsonl --ledger crisis.db --format jsonl\n"
    "  saidseen check --pairs pairs.jsonl stories.jsonl --format jsonl"
)
@click.argument("asked", nargs=-1, metavar="[SENTENCE] STORY...")
@click.option("--pairs", type=click.Path(exists=True, dir_okay=False), help="Many at once: sentences and story names.")
@click.option("--ledger", metavar="FILE", help="Hold the sentence against all that this ledger keeps.")
@click.option("--threads", type=click.IntRange(1, 64), envvar="SAIDSEEN_THREADS", help="Threads of the network [1].")
@click.option("--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table", show_default=True)
@click.pass_context
def check(ctx: click.Context, /, asked: tuple[str, ...], threads: int | None, form: str, **given: str | None) -> None:
    """Whether what is kept, or each STORY, agrees with SENTENCE or disagrees, and what shows it.

    With --ledger the answer comes first: affirmed, denied, doubted (all who are against it only doubt it), disputed, or
    that nothing there speaks of it (not of these actors, this direction, this place); then the claims that it rests on,
    and each story that speaks of it with its stance, agree, disagree or discuss, and the words that show it. A negated
    sentence turns the answer round.

    The score is the share of such answers, or stances, that were right on days of news that were left out of the
    training: of the answers at 0.8, some nine in ten. It says how sure the reading is, never whether the sentence is
    true.

    Without a ledger each STORY agrees, disagrees, discusses it or is unrelated; the score is the model's calibrated
    share for that stance. With --pairs FILE the sentences come from the file, one {"sentence", "name"} a line with the
    story's name, or one {"sentence"} a line with --ledger; a sentence that says nothing checkable is answered so.
    """
    from saidseen.desk.check import Problems, check_pairs, check_stories

    problems, pairs, ledger = Problems(), given["pairs"], given["ledger"]
    if ledger is None and len(asked) == (0 if pairs else 1):
        ledger = default_ledger()
    _agreed(asked, pairs, ledger)
    try:
        if ledger is not None:
            _ask(asked[0] if asked else None, pairs, ledger, problems, form)
        elif pairs is not None:
            _write(check_pairs(pairs, asked, problems, threads), form)
        else:
            _write(check_stories(asked[0], asked[1:], problems, threads), form)
    finally:
        for line in problems.lines:
            click.echo(line, err=True)
    ctx.exit(1 if problems.lines else 0)


def _agreed(asked: tuple[str, ...], pairs: str | None, ledger: str | None) -> None:
    """Raise UsageError where arguments are missing or do not go together."""
    if ledger is not None and len(asked) != (0 if pairs else 1):
        raise UsageError("with --ledger give one sentence, or --pairs, and no stories: the ledger has them")
    if ledger is None and pairs is not None and not asked:
        raise UsageError("no stories are named: give the file that holds those of the pairs, or --ledger")
    if pairs is None and ledger is None and len(asked) < 2:
        raise UsageError("give a sentence and at least one story: saidseen check SENTENCE STORY")


def _ask(sentence: str | None, pairs: str | None, ledger: str, problems: Problems, form: str) -> None:
    """The answers of a ledger to one sentence or to those of a file."""
    from saidseen.desk.answers import ask_ledger, ask_many

    found = ask_many(pairs or "", ledger, problems) if sentence is None else [ask_ledger(sentence, ledger)]
    for one in found:
        if form == "jsonl":
            for record in _records(one):
                click.echo(json_line(record))
        else:
            _write_found(one)


def _records(found: CheckedSentence) -> Iterator[dict[str, object]]:
    """The answer, then a record for each story that speaks of it."""
    answered, note = found.answered, {} if found.note is None else {"note": found.note}
    ids = [claim.id for claim in found.claims]
    yield {"sentence": found.sentence, "answer": answered.answer, "score": answered.score, "claims": ids, **note}
    for one in found.kept:
        spoken = one.spoken
        shown = [s.id for s in spoken.statements]
        met = [_brief(c) for c in found.claims if set(shown) & {m.said.statement.id for m in c.members}]
        yield {
            "sentence": found.sentence, "name": one.name, "stance": spoken.stance, "score": spoken.score,
            "statements": shown, "words": one.words, "outlet": one.outlet, "published": one.published,
            "claims": met,
        }  # fmt: skip


def _write_found(found: CheckedSentence) -> None:
    """The answer as a plain sentence, the claims that it rests on, and the stories with the words that show it."""
    answered = found.answered
    said = found.note or f"{ANSWERS[answered.answer]} (score {answered.score:.2f}): {found.sentence}"
    click.echo(visible_line(said))
    for claim in found.claims[:MOST_CLAIMS]:
        judged = claim.assessment
        words = (
            f"{claim.id}\t{claim.title}\t{judged.status.value}\tcredibility {judged.credibility} (graded by machine)\t"
        )
        words += judged.why
        click.echo(visible_line(words))
    if len(found.claims) > MOST_CLAIMS:
        click.echo(f"and {len(found.claims) - MOST_CLAIMS} claims more; --format jsonl names them all", err=True)
    if found.kept:
        write_rows(KEPT_COLUMNS, ((
            one.name, one.outlet or "", one.published or "", one.spoken.stance, f"{one.spoken.score:.2f}",
            " | ".join(" ".join(words.split()) for words in one.words),
        ) for one in found.kept))  # fmt: skip


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
    return "\t".join(visible(cell) for cell in words.split("\t"))


def _write(verdicts: Iterable[StoryVerdict], form: str) -> None:
    """The verdicts as JSON Lines or as rows."""
    if form == "jsonl":
        for verdict in verdicts:
            record = asdict(verdict)
            note = record.pop("note")
            click.echo(json_line(record if note is None else {**record, "note": note}))
        return
    write_rows(COLUMNS, ((v.name, v.stance, f"{v.score:.2f}", v.note or " ".join(v.statements)) for v in verdicts))
