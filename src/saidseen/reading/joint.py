"""Act and event decided together: by the rules, by the heads, and by how the two go together."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

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
SURE = 0.8
"""A statement whose act is less sure is read once more by itself."""
AGAIN = {"act": 0.7, "event": 0.5}
"""What that second look counts of the chances of the two together."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An act and an event type (None for none), each with its chance."""

    act: Act
    act_score: float
    event: str | None
    event_score: float


Chances = Mapping[str, float]
"""Acts, or PLOVER types and NONE, each with its chance."""


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


def decide_twice(
    rule: Act, acts: Chances, types: Chances, firm: bool, again: Callable[[], tuple[Chances, Chances]]
) -> Decided:
    """As `decide`; where the act is not SURE, with the chances of both from a second look at the statement beside."""
    first = decide(rule, acts, types, firm)
    if first.act_score >= SURE:
        return first
    second_acts, second_types = again()
    return decide(rule, _mixed(acts, second_acts, AGAIN["act"]), _mixed(types, second_types, AGAIN["event"]), firm)


def _mixed(first: Chances, second: Chances, share: float) -> dict[str, float]:
    """The chances of both looks together."""
    return {name: (1 - share) * first.get(name, 0.0) + share * chance for name, chance in second.items()}


def decide(rule: Act, acts: Chances, types: Chances, firm: bool = False) -> Decided:
    """The act and the event of a statement: the likeliest pair of the act (the head's chance and the rules' word) and
    the event, given how often the two go together. A rule that is `firm` leaves the head no say."""
    voice = FIRM if firm else PLAIN if rule is Act.ASSERT else RULE
    asked = [a for a in Act if a.row.learnt or a is rule]  # the head has no word on the others
    first = {a.value: acts.get(a.value, 0.0) + (voice if a is rule else 0.002) for a in asked}
    if not types:
        whole = sum(first.values())
        best = max(first, key=lambda a: first[a])
        return Decided(Act(best), round(first[best] / whole, 3), None, 0.0)
    pairs = np.outer(list(first.values()), list(types.values())) * _together(tuple(first), tuple(types))
    of_act = pairs.sum(1) / (pairs.sum() or 1.0)
    at = int(of_act.argmax())
    event = int(pairs[at].argmax())
    share = float(pairs[at, event] / (pairs[at].sum() or 1.0))
    name = tuple(types)[event]
    given = name != "NONE" and share >= EVENT
    act = Act(tuple(first)[at])
    return Decided(act, round(float(of_act[at]), 3), name if given else None, round(share, 3))


@cache
def _together(acts: tuple[str, ...], events: tuple[str, ...]) -> npt.NDArray[np.float64]:
    """What each event with each act counts for how often the two go together."""
    lifts = _lifts()
    return np.array([[lifts.get((a, e), 1.0) ** TOGETHER for e in events] for a in acts])
