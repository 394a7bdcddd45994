"""What differs between golden records, in words for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tools.golden_fields import Fields, Records


@dataclass(slots=True)
class Difference:
    """The lines that show each change, how many records changed in each field, how many at all, and of how many."""

    lines: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    of: int = 0

    def __bool__(self) -> bool:
        return bool(self.counts)

    @property
    def share(self) -> float:
        """The share of the records that changed."""
        return self.changed / max(self.of, 1)

    def summary(self) -> str:
        """How many records changed in which field, the most changed first."""
        return ", ".join(f"{name} {n}" for name, n in self.counts.most_common())


def compare(then: Mapping[str, Records], now: Mapping[str, Records]) -> Difference:
    """Every change between the golden files and what is read now."""
    found = Difference()
    for name in sorted({*then, *now}):
        old, new = then.get(name, {}), now.get(name, {})
        found.of += len({*old, *new})
        found.changed += sum(old.get(key) != new.get(key) for key in {*old, *new})
        lines = list(_file(old, new, found.counts))
        if lines:
            found.lines += [f"{name}", *lines]
    return found


def _file(then: Records, now: Records, counts: Counter[str]) -> Iterator[str]:
    for key in dict.fromkeys([*then, *now]):
        if key not in now:
            counts["gone"] += 1
            yield f"  - {key}: {_told(then[key])}"
        elif key not in then:
            counts["new"] += 1
            yield f"  + {key}: {_told(now[key])}"
        elif then[key] != now[key]:
            yield f"    {key}: {_told(now[key])}"
            yield from _record(then[key], now[key], counts)


def _record(then: Fields, now: Fields, counts: Counter[str]) -> Iterator[str]:
    """Each changed field with its value before and after; of long lists only the items that differ."""
    for name in dict.fromkeys([*then, *now]):
        a, b = then.get(name), now.get(name)
        if a == b:
            continue
        counts[name] += 1
        if isinstance(a, list | None) and isinstance(b, list | None):
            yield from (f"        {name} - {item}" for item in a or () if item not in (b or ()))
            yield from (f"        {name} + {item}" for item in b or () if item not in (a or ()))
            if sorted(a or ()) == sorted(b or ()):
                yield f"        {name}: in another order"
        elif isinstance(a, dict | None) and isinstance(b, dict | None):
            for key in dict.fromkeys([*(a or {}), *(b or {})]):
                one, two = (a or {}).get(key), (b or {}).get(key)
                if one != two:
                    yield f"        {name}.{key}: {_shown(one)} -> {_shown(two)}"
        else:
            yield f"        {name}: {_shown(a)} -> {_shown(b)}"


def _told(fields: Fields) -> str:
    """A record in a few words."""
    for name in ("content", "title", "stance", "kind"):
        if name in fields:
            return str(fields[name])[:100]
    return ""


def _shown(value: object) -> str:
    return "nothing" if value is None else str(value)
