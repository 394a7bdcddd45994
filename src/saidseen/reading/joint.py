"""Act and event decided together: by the rules, by the heads, and by how the two go together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from saidseen.model.acts import Act

RULE = 0.8
"""What the act that the rules give counts beside the head's chance."""
PLAIN = 0.5
"""The same where the rules find no act but a plain statement."""
FIRM = 8.0
"""The same where the words leave no other act."""
TOGETHER = 0.4
"""How much it counts how often an act and an event go together in the gold."""
EVENT = 0.7
"""An event is given from this chance on."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An act and an event type (None for none), each with its chance."""

    act: Act
    act_score: float
    event: str | None
    event_score: float


@cache
def _lifts() -> dict[tuple[str, str], float]:
    """How much likelier an event is with an act than by itself, of the counts of events.json (gold, smoothed)."""
    held = json.loads((resources.files("saidseen.reading.acts") / "events.json").read_text(encoding="utf8"))
    counts = {
        (act, event): float(n)
        for act, row in zip(held["acts"], held["counts"], strict=True)
        for event, n in zip(held["events"], row, strict=True)
    }
    whole = sum(counts.values())
    of_act = {act: sum(n for (a, _), n in counts.items() if a == act) for act in held["acts"]}
    of_event = {event: sum(n for (_, e), n in counts.items() if e == event) for event in held["events"]}
    out = {}
    for (act, event), n in counts.items():
        expected = of_act[act] * of_event[event] / whole
        out[act, event] = (n + 0.5 * expected + 0.05) / (1.5 * expected + 0.05)
    return out


def decide(rule: Act, acts: Mapping[str, float], types: Mapping[str, float], firm: bool = False) -> Decided:
    """The act and the event of a statement: the likeliest pair of the act (the head's chance and the rules' word) and
    the event, given how often the two go together. A rule that is `firm` leaves the head no say."""
    voice = FIRM if firm else PLAIN if rule is Act.ASSERT else RULE
    asked = [a for a in Act if a.row.learnt or a is rule]  # the head has no word on the others
    first = {a.value: acts.get(a.value, 0.0) + (voice if a is rule else 0.002) for a in asked}
    if not types:
        whole = sum(first.values())
        best = max(first, key=lambda a: first[a])
        return Decided(Act(best), round(first[best] / whole, 3), None, 0.0)
    lifts = _lifts()
    pairs = {(a, e): p * q * lifts.get((a, e), 1.0) ** TOGETHER for a, p in first.items() for e, q in types.items()}
    whole = sum(pairs.values()) or 1.0
    of_act = {a: sum(pairs[a, e] for e in types) / whole for a in first}
    act = max(of_act, key=lambda a: of_act[a])
    of_event = {e: pairs[act, e] for e in types}
    event = max(of_event, key=lambda e: of_event[e])
    share = of_event[event] / (sum(of_event.values()) or 1.0)
    given = event != "NONE" and share >= EVENT
    return Decided(Act(act), round(of_act[act], 3), event if given else None, round(share, 3))
