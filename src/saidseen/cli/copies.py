"""The command line of copies: which stories were taken from others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from saidseen.cli.output import counting, write_rows
from saidseen.cli.settings import default_ledger
from saidseen.errors import SaidseenError, UsageError
from saidseen.language.visible import json_line, visible

if TYPE_CHECKING:
    from saidseen.claims.copies import Copy, Story
    from saidseen.model.reading import Document

EXAMPLES = (
    "\b\nExamples:\n  saidseen copies stories.jsonl\n  saidseen copies wire.txt rewrite.txt --explain\n"
    "  saidseen copies --ledger crisis.db --format jsonl | jq 'select(.kind == \"reworded\")'"
)
COLUMNS = ("kind", "share", "story", "story", "taken from")


@click.command(epilog=EXAMPLES)
@click.argument("story", nargs=-1)
@click.option("--ledger", metavar="FILE", help="Compare the documents of this ledger too.")
@click.option("--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table", show_default=True)
@click.option("--explain", is_flag=True, help="Say why, and which passages of the two match.")
@click.option("--published", metavar="DATE", help="ISO date published, where the story does not say it itself.")
@click.option("--outlet", metavar="NAME", help="Who published it, where the story does not say it itself.")
@click.option("--allow-private", is_flag=True, help="Let addresses lead into private networks and this machine.")
@click.pass_context
def copies(
    ctx: click.Context, /, story: tuple[str, ...], ledger: str | None, form: str, explain: bool, **given: Any
) -> None:
    """Which stories were taken from others: whole, in passages, or reworded, and from which side.

    Each STORY is a file, a folder, an http(s) address, or - for standard input, as for `saidseen read`.
    """
    from saidseen.claims.copies import find_copies

    ledger = ledger or (None if story else default_ledger())
    if not story and ledger is None:
        raise UsageError("there is nothing to compare: name stories, or a ledger with --ledger")
    refused: list[str] = []
    kept = list(_of_ledger(ledger)) if ledger is not None else []
    stories = [*kept, *_of_files(story, given, refused, beside_ledger=ledger is not None)]
    for line in refused:
        click.echo(line, err=True)
    with counting("comparing") as told:
        found = find_copies(stories, told)
    texts = {s.id: s.text for s in stories}
    _as_lines(found, texts, explain) if form == "jsonl" else _as_table(found, texts, explain)
    click.echo(_counted(len({s.id for s in stories}), len(found)), err=True)
    ctx.exit(1 if refused else 0)


def _counted(stories: int, copies: int) -> str:
    """How many stories were compared and how many copies were found."""
    return f"{stories} {'story' if stories == 1 else 'stories'}, {copies} {'copy' if copies == 1 else 'copies'}"


def _of_files(where: Sequence[str], given: dict[str, Any], refused: list[str], beside_ledger: bool) -> Iterator[Story]:
    """The stories at the places named; the line of each that could not be taken goes into `refused`.

    Beside a ledger a story has the id that it has there, so that it is not called a copy of itself.
    """
    from saidseen.claims.copies import Story
    from saidseen.desk.reading import refused as line_of
    from saidseen.documents import Refusal, open_stories

    for place in where:
        for story in open_stories(place, **given):
            if isinstance(story, Refusal):
                if story.passed:
                    click.echo(line_of(story), err=True)
                else:
                    refused.append(line_of(story))
            else:
                yield Story.of(story, _ledger_id(story) if beside_ledger else None)


def _ledger_id(document: Document) -> str:
    from saidseen.ledger import document_id

    return document_id(document)


def _of_ledger(path: str) -> Iterator[Story]:
    """The documents of a ledger."""
    from saidseen.claims.copies import Story
    from saidseen.ledger import Ledger

    with Ledger(path, create=False) as kept:
        ids = [row.id for row in kept.documents()]
        if not ids:
            raise SaidseenError(f"{kept.path}: the ledger holds no documents: read stories into it first")
        for id in ids:
            yield Story.of(kept.reading(id).document, id)


def _as_lines(found: Sequence[Copy], texts: dict[str, str], explain: bool) -> None:
    """One line of JSON a copy."""
    for copy in found:
        record: dict[str, Any] = {
            "a": copy.a,
            "b": copy.b,
            "share": copy.share,
            "kind": copy.kind.value,
            "origin": copy.origin,
        }
        if explain:
            record["why"] = copy.why
            record["passages"] = [
                {
                    "a": [match.a.start, match.a.end],
                    "b": [match.b.start, match.b.end],
                    "exact": match.exact,
                    "text": [match.a.of(texts[copy.a_id]), match.b.of(texts[copy.b_id])],
                }
                for match in copy.passages
            ]
        click.echo(json_line(record))


def _as_table(found: Sequence[Copy], texts: dict[str, str], explain: bool) -> None:
    """A table for people, with `explain` followed by the reasons; tabs between the cells where no terminal is."""
    write_rows(COLUMNS, ((c.kind.value, f"{c.share:.0%}", c.a, c.b, c.origin or "not known") for c in found))
    if explain:
        for copy in found:
            _explain(copy, texts)


def _explain(copy: Copy, texts: dict[str, str]) -> None:
    """Why two stories are a copy, with what matches, one beside the other."""
    click.echo(f"\n{visible(copy.why)}")
    for match in copy.passages:
        one, two = visible(match.a.of(texts[copy.a_id])), visible(match.b.of(texts[copy.b_id]))
        click.echo(f"  = {one}" if match.exact else f"  {visible(copy.a)}: {one}\n  {visible(copy.b)}: {two}")
