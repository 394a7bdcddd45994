"""What a claim says, taken from the statements that were put together: its kind, who does it, and what counts as it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from saidseen.language.en import table
from saidseen.model.acts import Act
from saidseen.model.claim import Said
from saidseen.model.states import is_state

SHARE = 3
"""An actor belongs to a claim where at least one in SHARE statements that name the first actor name it too."""
LIMIT = 600
"""Code points of a content in which shared words are looked for."""
_WORD = re.compile(r"[^\W\d_]{4,}")
RARE = 8
"""A country belongs to a claim as a place where at least one in RARE of its statements names it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the claims know of a kind: see frames.toml for the fields."""

    name: str | None
    ahead: bool
    acts: frozenset[Act]
    words: re.Pattern[str] | None
    contrary: re.Pattern[str] | None
    owed: tuple[str, ...]
    fine: frozenset[str]
    event: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim says: its kind, who does it (`subjects`), against or around whom (`against`), both most named first.

    Where it has no kind, `act` and `negative` are the commonest act and polarity of its statements: with the words that
    at least two of them share, which `common` finds, they then are what the claim says.
    """

    facts: Facts
    subjects: tuple[str, ...]
    against: tuple[str, ...] = ()
    act: Act | None = None
    negative: bool = False
    common: re.Pattern[str] | None = None

    @property
    def kind(self) -> str | None:
        """The kind of the claim, None where it has none."""
        return self.facts.name


def facts_of(kind: str | None) -> Facts:
    """What is known of a kind; a kind that frames.toml lacks counts as any other matter but keeps its name."""
    return _facts(kind)


@cache
def _facts(kind: str | None) -> Facts:
    raw = _table().get(kind or "other", _table()["other"])
    return Facts(
        name=kind,
        ahead=bool(raw.get("ahead", False)),
        acts=frozenset(Act(a) for a in str(raw.get("acts", "")).split()),
        words=_pattern(raw["words"]),
        contrary=_pattern(raw["contrary"]),
        owed=tuple(raw["owed"].split()),
        fine=frozenset(raw.get("fine", "").split()),
        event=raw.get("event"),
    )


@cache
def _table() -> dict[str, dict[str, str]]:
    return table("frames.toml")


def _pattern(alternatives: str) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE) if alternatives else None


def frame_of(group: Sequence[Said]) -> Frame:
    """What the statements say together: the commonest kind of those that are not opposed, and whom they name for it.

    The order of the statements does not matter; of two equally common the first in the alphabet is taken.
    """
    plain = [s for s in group if not s.matter.opposed] or list(group)
    kind = _commonest(s.matter.kind or "" for s in plain if s.matter.host is None)
    kind = kind or _commonest(s.matter.kind or "" for s in plain) or None
    of_kind = [s for s in plain if s.matter.kind == kind] or plain
    subjects = _shared(x for s in of_kind for x in dict.fromkeys(s.matter.subjects))
    named = Counter(p for s in of_kind for p in set(s.matter.places) if is_state(p) and p not in subjects)
    against = tuple(p for p in _shared(named.elements()) if named[p] * RARE >= len(of_kind))
    if kind is not None:
        return Frame(facts_of(kind), subjects, against, common=_common(plain))
    said = [s.statement for s in plain if s.statement.act is not Act.WITHHOLD]
    act = _commonest(s.act.value for s in said)
    negative = 2 * sum(s.polarity == "negative" for s in said) > len(said)
    return Frame(facts_of(None), subjects, against, Act(act) if act else None, negative, _common(plain))


def _common(group: Sequence[Said]) -> re.Pattern[str] | None:
    """Finds the words of four letters or more that at least two statements have."""
    counted = Counter(w for s in group for w in set(_WORD.findall(s.statement.content.text[:LIMIT].lower())))
    shared = sorted(w for w in counted if counted[w] > 1)
    return re.compile(rf"\b(?:{'|'.join(shared)})\b") if shared else None


def _commonest(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _shared(names: Iterable[str]) -> tuple[str, ...]:
    """The names that at least one in SHARE of the first one's count has, most frequent first."""
    counted = Counter(names)
    most = max(counted.values(), default=0)
    return tuple(sorted((n for n in counted if counted[n] * SHARE >= most), key=lambda n: (-counted[n], n)))
