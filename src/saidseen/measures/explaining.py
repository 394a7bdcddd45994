"""Measures in plain words: one (`explain`), or all of them (`measures_document`, which makes docs/measures.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from saidseen.language.en import verdicts as en
from saidseen.language.en.telling import tell
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
    doubt = "" if measure.verified else tell("explaining.not_verified", not_verified=en.NOT_VERIFIED)
    yield f"{en.READ[measure.read].capitalize()}{doubt}"
    yield ""
    yield f"{measure.says}{flag(measure.verified)}"
    yield ""
    yield tell("explaining.applies", kinds=kinds_words(measure))
    yield tell("explaining.in_force", standing=_in_force(pack, measure))
    yield from _zone(pack, measure)
    yield from _listed(tell("explaining.conditions_head"), _conditions(pack, measure.conditions, 1))
    yield from _listed(tell("explaining.times_head"), (f"  - {_limit(measure, n)}" for n in range(len(measure.times))))
    yield from _listed(tell("explaining.owed_head"), (f"  - {_item(item)}" for item in measure.owed))
    if measure.duty:
        yield tell("explaining.duty", what=measure.duty.what, mark=flag(measure.duty.verified))
    if measure.note:
        yield tell("explaining.note", note=measure.note)
    if measure.see:
        yield tell("explaining.see", measures=", ".join(measure.see))
    sources = (f"  - {source_words(source)}" for source in sources_of(pack, measure))
    yield from _listed(tell("explaining.sources_head"), sources)


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
            yield f"{indent}- {tell('explaining.any_of' if member.any else 'explaining.all_of')}:"
            yield from _conditions(pack, member, depth + 1)


def _condition(condition: Condition, pack: Pack) -> str:
    part = tell("explaining.kept") if condition.part == "limit" else ""
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
            yield tell("explaining.zone", title=zone.title, mark=flag(zone.verified), approximation=zone.approximation)


def _in_force(pack: Pack, measure: Measure) -> str:
    """Since when, until when, for whom; a proposal or an offer never."""
    standing = pack.standing
    if pack.nature in en.PAPERS:
        year = tell("explaining.of_year", year=standing.from_) if standing.from_ else ""
        return f"{en.PAPERS[pack.nature]}{year}{flag(standing.verified)}"
    start = measure.in_force_from or standing.from_
    since = tell("explaining.since", start=start) if start else tell("explaining.no_start")
    until = tell("explaining.until", until=standing.until) if standing.until else ""
    words = tell(
        "explaining.in_force_words", since=since, until=until, words=standing.words, mark=flag(standing.verified)
    )
    for change in standing.changes:
        day, mark = dated(change.from_), flag(change.verified)
        words += tell("explaining.change", state=name_of(change.state), what=change.what, day=day, mark=mark)
    return words


def measures_document(packs: Sequence[Pack]) -> str:
    """All measures of the packs as one Markdown page."""
    return "\n".join(_document(packs)) + "\n"


def _document(packs: Sequence[Pack]) -> Iterator[str]:
    measures = [measure for pack in packs for measure in pack.measures]
    sure = sum(measure.verified for measure in measures)
    yield tell("explaining.document_title")
    yield ""
    yield tell("explaining.made_by")
    yield tell("explaining.paraphrased")
    yield ""
    yield tell("explaining.counts", packs=len(packs), measures=len(measures), sure=sure)
    yield from ("", (files(__package__) / "applied.md").read_text("utf-8").rstrip("\n"))
    for pack in packs:
        yield from _pack(pack)
    yield from _own_packs()


def _own_packs() -> Iterator[str]:
    """How a pack is written, by an example that is in order."""
    yield from ("", tell("explaining.own_packs_title"), "")
    yield tell("explaining.own_packs_folder")
    yield tell("explaining.own_packs_form")
    yield tell("explaining.own_packs_kinds")
    yield tell("explaining.own_packs_files")
    yield from ("", "```yaml", (files(__package__) / "example.yaml").read_text("utf-8").rstrip("\n"), "```")


def _pack(pack: Pack) -> Iterator[str]:
    yield from ("", f"## {_md(pack.title)} (`{pack.id}`)", "")
    standing = _md(_in_force(pack, pack.measures[0]))
    yield tell("explaining.pack", summary=_md(pack.summary), nature=pack.nature, standing=standing)
    if pack.standing.note:
        yield _md(pack.standing.note)
    for zone in pack.zones:
        title, mark, rough = _md(zone.title), _md(flag(zone.verified)), _md(zone.approximation)
        yield from ("", tell("explaining.zone_item", id=zone.id, title=title, mark=mark, approximation=rough))
    for line in pack.lines:
        title, rough = _md(line.title), _md(line.approximation)
        yield from ("", tell("explaining.line_item", id=line.id, title=title, approximation=rough))
    for measure in pack.measures:
        yield from _measure(pack, measure)


def _measure(pack: Pack, measure: Measure) -> Iterator[str]:
    mark = "" if measure.verified else tell("explaining.not_verified_mark")
    yield from ("", f"### `{measure.id}` {_md(measure.title)}{mark}", "")
    about = tell(
        "explaining.about", paragraph=measure.paragraph, read=en.READ[measure.read], kinds=kinds_words(measure)
    )
    yield f"{_md(measure.says)} ({_md(about)})"
    yield ""
    yield from _bullets(tell("explaining.conditions"), _conditions(pack, measure.conditions, 0))
    yield from _bullets(tell("explaining.times"), (f"- {_limit(measure, n)}" for n in range(len(measure.times))))
    yield from _bullets(tell("explaining.owed"), (f"- {_item(item)}" for item in measure.owed))
    if measure.duty:
        yield from (tell("explaining.duty", what=_md(measure.duty.what), mark=_md(flag(measure.duty.verified))), "")
    if measure.instead:
        words = tell("explaining.instead", why=measure.instead.why, measure=measure.instead.measure)
        yield from (f"{_md(words)}{_md(flag(measure.instead.verified))}", "")
    if measure.in_force_from:
        yield from (tell("explaining.in_force_sentence", standing=_md(_in_force(pack, measure))), "")
    if measure.note:
        yield from (tell("explaining.note", note=_md(measure.note)), "")
    sources = "; ".join(_md(source_words(source)) for source in sources_of(pack, measure))
    yield tell("explaining.sources", sources=sources)


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
