"""Measures in plain words: one (`explain`), or all of them (`measures_document`, which makes docs/measures.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from saidseen.language.en import verdicts as en
from saidseen.measures.loading import find, load_packs
from saidseen.measures.pack import Condition, ConditionGroup, Item, Measure, Pack
from saidseen.measures.sides import name_of
from saidseen.measures.standing import dated
from saidseen.measures.wording import (
    condition_words,
    flag,
    kinds_words,
    limit_words,
    source_words,
    sources_of,
)


def explain(measure_id: str, packs: Sequence[Pack] | None = None) -> str:
    """A measure in plain words, as lines of text. Raises UnknownMeasure, which lists near names."""
    pack, measure = find(packs if packs is not None else load_packs(), measure_id)
    return "\n".join(_explained(pack, measure)) + "\n"


def _explained(pack: Pack, measure: Measure) -> Iterator[str]:
    yield f"{measure.id}: {measure.title}"
    yield f"{pack.title}, {measure.paragraph}; {pack.nature}"
    yield f"{en.READ[measure.read].capitalize()}" + ("" if measure.verified else f"; this measure is {en.NOT_VERIFIED}")
    yield ""
    yield f"{measure.says}{flag(measure.verified)}"
    yield ""
    yield f"Applies to: {kinds_words(measure)}"
    yield f"In force: {_in_force(pack, measure)}"
    yield from _zone(pack, measure)
    yield from _listed("Conditions:", _conditions(pack, measure.conditions, 1))
    yield from _listed("Time limits:", (f"  - {_limit(measure, n)}" for n in range(len(measure.times))))
    yield from _listed("Items owed:", (f"  - {_item(item)}" for item in measure.owed))
    if measure.duty:
        yield f"To be done: {measure.duty.what}{flag(measure.duty.verified)}"
    if measure.note:
        yield f"Note: {measure.note}"
    if measure.see:
        yield f"See too: {', '.join(measure.see)}"
    yield from _listed("Sources:", (f"  - {source_words(source)}" for source in sources_of(pack, measure)))


def _listed(head: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield head
        yield from found


def _conditions(pack: Pack, group: ConditionGroup, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for member in group.members:
        if isinstance(member, Condition):
            yield f"{indent}- {_condition(member, pack)}"
        else:
            yield f"{indent}- {'any of' if member.any else 'all of'}:"
            yield from _conditions(pack, member, depth + 1)


def _condition(condition: Condition, pack: Pack) -> str:
    part = "must be kept: " if condition.part == "limit" else ""
    note = f" ({condition.note})" if condition.note else ""
    return f"{part}{condition_words(condition, pack)}{flag(condition.verified)}{note}"


def _limit(measure: Measure, number: int) -> str:
    limit = measure.times[number]
    note = f" ({limit.note})" if limit.note else ""
    return f"{limit_words(limit)}{flag(limit.verified)}{note}"


def _item(item: Item) -> str:
    return f"{item.words}{flag(item.verified)}" + (f" ({item.note})" if item.note else "")


def _zone(pack: Pack, measure: Measure) -> Iterator[str]:
    for zone in pack.zones:
        if zone.id == measure.zone:
            yield f"Where: {zone.title}{flag(zone.verified)}. Approximation: {zone.approximation}"


def _in_force(pack: Pack, measure: Measure) -> str:
    """Since when, until when, for whom; a proposal or an offer never."""
    standing = pack.standing
    if pack.nature in en.PAPERS:
        year = f" of {standing.from_}" if standing.from_ else ""
        return f"{en.PAPERS[pack.nature]}{year}{flag(standing.verified)}"
    start = measure.in_force_from or standing.from_
    since = f"since {start}" if start else "since when is not on record"
    until = f", until {standing.until}" if standing.until else ""
    words = f"{since}{until}, for {standing.words}{flag(standing.verified)}"
    for change in standing.changes:
        words += f"; {name_of(change.state)} {change.what} it {dated(change.from_)}{flag(change.verified)}"
    return words


def measures_document(packs: Sequence[Pack]) -> str:
    """All measures of the packs as one Markdown page."""
    return "\n".join(_document(packs)) + "\n"


def _document(packs: Sequence[Pack]) -> Iterator[str]:
    measures = [measure for pack in packs for measure in pack.measures]
    sure = sum(measure.verified for measure in measures)
    yield "# Measures"
    yield ""
    yield "Made by `python -m saidseen.measures.explaining` from `src/saidseen/measures/packs`: change the packs."
    yield "The rules are paraphrased. What was only remembered, in whole or in part, is marked **not verified**."
    yield ""
    yield f"{len(packs)} instruments, {len(measures)} measures, {sure} of them read in a text or a report."
    yield from ("", (files(__package__) / "applied.md").read_text("utf-8").rstrip("\n"))
    for pack in packs:
        yield from _pack(pack)
    yield from _own_packs()


def _own_packs() -> Iterator[str]:
    """How a pack is written, by an example that is in order."""
    yield from ("", "## Your own packs", "")
    yield "A folder of packs (`*.yaml`) named with `--packs FOLDER` or in `SAIDSEEN_PACKS` stands beside these. A pack"
    yield "that is not in order is refused as a whole, each fault with its line. Its form is that of"
    yield "`src/saidseen/measures/schema.json`; the kinds of claims are those of"
    yield "`src/saidseen/language/en/measured.toml`, and the categories of figures those of `amounts.toml` there."
    yield from ("", "```yaml", (files(__package__) / "example.yaml").read_text("utf-8").rstrip("\n"), "```")


def _pack(pack: Pack) -> Iterator[str]:
    yield from ("", f"## {_md(pack.title)} (`{pack.id}`)", "")
    yield f"{_md(pack.summary)} Nature: {pack.nature}. In force: {_md(_in_force(pack, pack.measures[0]))}."
    if pack.standing.note:
        yield _md(pack.standing.note)
    for zone in pack.zones:
        yield from ("", f"Zone `{zone.id}`: {_md(zone.title)}{_md(flag(zone.verified))}. {_md(zone.approximation)}")
    for line in pack.lines:
        yield from ("", f"Line `{line.id}`: {_md(line.title)}. {_md(line.approximation)}")
    for measure in pack.measures:
        yield from _measure(pack, measure)


def _measure(pack: Pack, measure: Measure) -> Iterator[str]:
    mark = "" if measure.verified else " — **not verified**"
    yield from ("", f"### `{measure.id}` {_md(measure.title)}{mark}", "")
    about = f"{measure.paragraph}; {en.READ[measure.read]}; applies to {kinds_words(measure)}"
    yield f"{_md(measure.says)} ({_md(about)})"
    yield ""
    yield from _bullets("Conditions", _conditions(pack, measure.conditions, 0))
    yield from _bullets("Time limits", (f"- {_limit(measure, n)}" for n in range(len(measure.times))))
    yield from _bullets("Items owed", (f"- {_item(item)}" for item in measure.owed))
    if measure.duty:
        yield from (f"To be done: {_md(measure.duty.what)}{_md(flag(measure.duty.verified))}", "")
    if measure.instead:
        words = f"Not where the words say: {measure.instead.why}; then {measure.instead.measure}"
        yield from (f"{_md(words)}{_md(flag(measure.instead.verified))}", "")
    if measure.in_force_from:
        yield from (f"In force: {_md(_in_force(pack, measure))}.", "")
    if measure.note:
        yield from (f"Note: {_md(measure.note)}", "")
    yield f"Sources: {'; '.join(_md(source_words(source)) for source in sources_of(pack, measure))}"


def _bullets(head: str, lines: Iterator[str]) -> Iterator[str]:
    found = [_md(line) for line in lines]
    if found:
        yield from (f"{head}:", "", *found, "")


def _md(text: str) -> str:
    """Text safe in Markdown: what could be markup is escaped, and "not verified" stands out."""
    for mark in "\\`*_<>[]|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace(f"\\[{en.NOT_VERIFIED}\\]", f"**[{en.NOT_VERIFIED}]**")


if __name__ == "__main__":
    import sys

    sys.stdout.write(measures_document(load_packs()))
