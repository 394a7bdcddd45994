"""The records of a pack: an instrument with its measures, as the YAML has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saidseen.language.en.telling import tell

SCHEMA = 1
"""The version of the packs' form that this saidseen reads."""
MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Where a rule was read: `address` as kept (None for memory), `read` is text, report or memory."""

    id: str
    address: str | None
    read: str


@dataclass(frozen=True, slots=True)
class Departure:
    """A state leaving or suspending an instrument from a day on (ISO, however partial)."""

    state: str
    what: str
    from_: str
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InForce:
    """Since when, until when and for whom an instrument is in force; None is not recorded.

    `known` are the states on record as bound by it; `words` say for whom it is in general.
    """

    from_: str | None
    until: str | None
    words: str
    known: tuple[str, ...]
    verified: bool
    changes: tuple[Departure, ...]
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class ZonePart:
    """The part of a state that lies in a zone: an outline of (lat, lon), sure only beyond `margin_km` of its edge."""

    state: str
    outline: tuple[tuple[float, float], ...]
    margin_km: float


@dataclass(frozen=True, slots=True)
class Zone:
    """An area of application: whole states and parts of states; `approximation` says how rough the outline is."""

    id: str
    title: str
    approximation: str
    states: tuple[str, ...]
    parts: tuple[ZonePart, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class DistanceLine:
    """A line that distances are measured from; without points its course is not on record."""

    id: str
    title: str
    approximation: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """One test. `test` is count, size, fact, inside, distance or lasts; `part` is scope or limit.

    `value` is the threshold, or the two ends of a threshold that was not read exactly; `line` gives a line's id by
    state, with "other" for the rest. A fact is answered by phrases that are said (`yes`, `no`), denied (`denied`) or,
    by a state that asks for an explanation (`stances`), asked (`asked`); `structure` "abroad" by forces in another
    state.
    """

    test: str
    verified: bool
    part: str = "scope"
    of: str | None = None
    op: str | None = None
    value: tuple[float, float] | None = None
    unit: str | None = None
    asks: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    zone: str | None = None
    line: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    denied: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    structure: str | None = None


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Conditions of which all, or any one, must be met."""

    any: bool
    members: tuple[Condition | ConditionGroup, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: `amount` `unit` (days, hours) before or after an `anchor` of the claim, or `yearly` (MM-DD)."""

    what: str
    verified: bool
    direction: str = "after"
    anchor: str = "other"
    anchor_words: str | None = None
    amount: int = 0
    unit: str = "days"
    yearly: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A particular owed: `words` name it; `count`, `field`, `phrases` or `specific` say what gives it."""

    id: str
    words: str
    verified: bool
    specific: str | None = None
    count: str | None = None
    field: str | None = None
    phrases: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What is to be done where a measure applies: whether it was is a question of fact, answered by each side."""

    what: str
    verified: bool
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @property
    def question(self) -> Condition:
        """The duty as a question of fact."""
        return Condition(
            "fact", self.verified, of=tell("pack.done", what=self.what), asks=self.what, yes=self.yes, no=self.no
        )


@dataclass(frozen=True, slots=True)
class Instead:
    """What takes a measure's place: where `yes` is said, `measure` holds and not this one; `why` in a few words."""

    measure: str
    why: str
    yes: tuple[str, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """One rule of an instrument. `form` is trigger (all conditions say when it applies) or limit.

    `line` is what it asks in a few words that follow "paragraph 47" ("asks for observers from 13,000 troops").
    """

    id: str
    paragraph: str
    title: str
    says: str
    form: str
    applies_to: tuple[str, ...]
    conditions: ConditionGroup
    zone: str | None
    times: tuple[Limit, ...]
    owed: tuple[Item, ...]
    read: str
    verified: bool
    sources: tuple[str, ...]
    see: tuple[str, ...] = ()
    in_force_from: str | None = None
    note: str | None = None
    line: str | None = None
    duty: Duty | None = None
    instead: Instead | None = None

    @property
    def asks(self) -> bool:
        """Whether it has a condition: one that has none is met by whatever it is about, which says nothing."""
        return bool(self.conditions.members)


@dataclass(frozen=True, slots=True)
class Pack:
    """One instrument with its measures, zones, lines and sources."""

    id: str
    title: str
    nature: str
    summary: str
    standing: InForce
    sources: tuple[RuleSource, ...]
    zones: tuple[Zone, ...]
    lines: tuple[DistanceLine, ...]
    measures: tuple[Measure, ...]
    file: str = ""
    short: str = ""

    def measure(self, id_: str) -> Measure:
        """The measure of that id; KeyError where there is none."""
        for measure in self.measures:
            if measure.id == id_:
                return measure
        raise KeyError(id_)


def leaves(group: ConditionGroup) -> Iterator[Condition]:
    """The conditions of a group and its subgroups, in order."""
    for member in group.members:
        if isinstance(member, ConditionGroup):
            yield from leaves(member)
        else:
            yield member
