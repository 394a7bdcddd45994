"""The words for conditions, sources and what is not verified, the same in every output."""

from __future__ import annotations

from saidseen.language.en import months
from saidseen.language.en import verdicts as en
from saidseen.language.en.telling import tell
from saidseen.measures.amounts import title_of
from saidseen.measures.kinds import table
from saidseen.measures.pack import Condition, Limit, Measure, Pack, RuleSource


def flag(verified: bool) -> str:
    """What follows words that are not verified; nothing for those that are."""
    return "" if verified else f" [{en.NOT_VERIFIED}]"


def threshold_words(condition: Condition) -> str:
    """A threshold: "at least 9,000", "at least 25 to 50 km"."""
    if condition.value is None or condition.op is None:
        return ""
    low, high = condition.value
    number = f"{low:,g}" if low == high else tell("wording.range", low=low, high=high)
    unit = f" {condition.unit}" if condition.unit else ""
    return f"{en.OPERATORS[condition.op]} {number}{unit}"


def condition_words(condition: Condition, pack: Pack) -> str:
    """A condition as a phrase: "troops: at least 9,000", "the activity is unusual"."""
    if condition.test in ("count", "size"):
        return f"{title_of(condition.of or '')}: {threshold_words(condition)}"
    if condition.test == "distance":
        return tell("wording.distance", threshold=threshold_words(condition))
    if condition.test == "lasts":
        return tell("wording.lasts", threshold=threshold_words(condition))
    if condition.test == "inside":
        title = next((zone.title for zone in pack.zones if zone.id == condition.zone), condition.zone)
        return f"{en.INSIDE}{title}"
    return (condition.asks or "").removeprefix(en.WHETHER)


def kinds_words(measure: Measure) -> str:
    """What a measure applies to: "military activity, an exercise"."""
    return ", ".join(table()[kind].title for kind in measure.applies_to)


def limit_words(limit: Limit) -> str:
    """A time limit: "the reply: 48 hours after the request"."""
    if limit.yearly:
        month, day = (int(part) for part in limit.yearly.split("-"))

        return tell("wording.yearly", what=limit.what, day=day, month=months.NAMES[month - 1])
    anchor = limit.anchor_words or en.ANCHORS[limit.anchor]
    if limit.amount == 0:
        return tell("wording.at", what=limit.what, anchor=anchor)
    return f"{limit.what}: {limit.amount} {limit.unit} {limit.direction} {anchor}"


def sources_of(pack: Pack, measure: Measure) -> tuple[RuleSource, ...]:
    """The sources of a measure, in its order."""
    table_ = {source.id: source for source in pack.sources}
    return tuple(table_[ref] for ref in measure.sources)


def source_words(source: RuleSource) -> str:
    """A source: its address and how it was read."""
    return en.READ[source.read] if source.address is None else f"{source.address} ({en.READ[source.read]})"
