"""The measures applied to a whole ledger: every activity with what each measure comes to on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saidseen.measures.activity import Activity, activities
from saidseen.measures.claim import ClaimView
from saidseen.measures.concluding import Conclusion, SideWord, Verdict, conclusions
from saidseen.measures.finding import OwedItem, finding_to_json
from saidseen.measures.pack import Measure, Pack
from saidseen.measures.plain import line
from saidseen.model.fields import fields_of
from saidseen.model.reading import State


@dataclass(frozen=True, slots=True)
class Applied:
    """An activity with its conclusions; `lines` gives each in one sentence, by measure."""

    activity: Activity
    conclusions: tuple[Conclusion, ...]
    lines: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> tuple[Conclusion, ...]:
        """Those to be seen at once: that conclude, or that are verified and that a figure speaks to."""
        return tuple(one for one in self.conclusions if at_once(one))

    @property
    def folded(self) -> tuple[Conclusion, ...]:
        """Those offered of which the record says too little."""
        return tuple(one for one in self.conclusions if one.refused is None and not at_once(one))

    @property
    def refused(self) -> tuple[Conclusion, ...]:
        """Those not offered: the day, the state or the place does not fit."""
        return tuple(one for one in self.conclusions if one.refused is not None)


def at_once(one: Conclusion) -> bool:
    """Whether a conclusion is shown before unfolding."""
    if one.refused is not None:
        return False
    return one.concludes or (one.verified and any(word.figure for word in one.words))


def applied(
    claims: Iterable[ClaimView],
    packs: Sequence[Pack],
    *,
    on: str | None = None,
    apart: Collection[frozenset[str]] = (),
) -> Iterator[Applied]:
    """What the measures come to on every activity of the claims, those that no measure is about left out.

    `on` is the day (ISO) that time limits are judged on, `apart` pairs of claims or statements that a
    person took apart. Raises MeasuresError where `on` is no date.
    """
    every = activities(claims, apart)
    rules = {measure.id: (pack, measure) for pack in packs for measure in pack.measures}
    wholes = (activity.whole for activity in every)
    found: dict[str, list[Conclusion]] = {}
    for one in conclusions(wholes, packs, on=on):
        found.setdefault(one.claim, []).append(one)
    for activity in every:
        if activity.lead.id in found:
            yield _applied(activity, found[activity.lead.id], rules)


def _applied(activity: Activity, found: Sequence[Conclusion], rules: Mapping[str, tuple[Pack, Measure]]) -> Applied:
    return Applied(activity, tuple(found), {one.measure: line(*rules[one.measure], one) for one in found})


def pressing(one: Conclusion, item: OwedItem) -> bool:
    """Whether an item stands out: owed under a verified measure in force that is met, due, and said not to be told."""
    due = any(deadline.passed for finding in one.findings for deadline in finding.deadlines)
    in_force = all(finding.in_force is True for finding in one.findings)
    met = one.verdict is Verdict.MET and one.verified and item.verified
    return met and in_force and due and item.state is State.WITHHELD


def conclusion_to_json(one: Applied, conclusion: Conclusion) -> dict[str, Any]:
    """A conclusion as JSON: its fields, the line, the links of its activity, and each side's finding in full."""
    done = conclusion.done
    return {
        **fields_of(conclusion, "claim measure title instrument paragraph verified verdict effect"),
        "line": one.lines[conclusion.measure],
        "offered": conclusion.refused is None,
        **fields_of(conclusion, "refused needs"),
        "words": _words(conclusion.words),
        "done": fields_of(done, "what verdict words verified") | {"words": _words(done.words)} if done else None,
        "cautions": list(conclusion.cautions),
        "links": [
            fields_of(link, "claim title why")
            | {"statements": sorted(link.statements) if link.statements is not None else None}
            for link in one.activity.links
        ],
        "findings": [finding_to_json(finding) for finding in conclusion.findings],
    }


def _words(words: Sequence[SideWord]) -> list[dict[str, Any]]:
    return [fields_of(word, "side name result told statements figure foreseen") for word in words]
