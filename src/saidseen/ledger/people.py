"""Which names are one person's and which are not, as people judged: a pure function of their judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from saidseen.ledger.words import folded
from saidseen.model.reading import Statement

if TYPE_CHECKING:
    from saidseen.ledger.judging import JudgementRow
    from saidseen.ledger.rows import KnownActor

SAME, APART = "same as", "not the same as"
"""The fields of judgements that two names are one person's, or are not; the value has both: {of, other}."""


@dataclass(frozen=True, slots=True)
class People:
    """`names` lead from a folded name to the name and the judgement by which it is known; `apart` from a folded name to
    those that are somebody else's, with the judgement."""

    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    apart: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.names or self.apart)

    def of(self, statement: Statement) -> Statement:
        """The statement with its speaker under the name that people gave, and the judgement that says so."""
        speaker = statement.speaker
        name = folded(speaker.name) if speaker else None
        if speaker is None or name is None:
            return statement
        judged, new = dict(statement.judged), speaker.name
        if others := self.apart.get(name):
            source = statement.source.text if statement.source else ""
            spelt = folded(source) or ""
            judged[APART] = others[spelt] if spelt in others else next(iter(others.values()))
            new = " ".join(source.split()) if spelt in others else new
        if (known := self.names.get(folded(new) or "")) and known[0] != new:
            new, judged[SAME] = known
        return replace(statement, speaker=replace(speaker, name=new), judged=judged) if judged else statement

    def renames(self, name: str) -> bool:
        """Whether statements by somebody of that name, as it is spelt, may have their speaker under another, or say who
        judged it."""
        return (folded(name) or "") in self.apart or self.called(name) != name

    def entry(self, actor: KnownActor) -> KnownActor:
        """An entry of the who's who under the name that people gave, without the spellings that are somebody else's."""
        others = self.apart.get(folded(actor.name) or "", {})
        spelt = tuple(alias for alias in actor.aliases if (folded(alias) or "") not in others)
        name = self.called(actor.name)
        spelt = spelt if name == actor.name else tuple(dict.fromkeys((*spelt, actor.name)))
        return replace(actor, name=name, aliases=spelt)

    def means(self, form: str, actor: KnownActor) -> bool:
        """Whether a form of a name may mean an actor."""
        return (folded(form) or "") not in self.apart.get(folded(actor.name) or "", {})

    def called(self, name: str) -> str:
        """The name under which somebody is known."""
        known = self.names.get(folded(name) or "")
        return known[0] if known else name


def people_of(rows: Iterable[JudgementRow]) -> People:
    """Who is one person and who is not, by judgements that stand, oldest first: of two that clash the later stands."""
    ties: dict[frozenset[str], tuple[str, str]] = {}
    apart: dict[frozenset[str], str] = {}
    shown: dict[str, str] = {}
    for row in rows:
        if row.field not in (SAME, APART):
            continue
        one, other = (str(row.value[key]) for key in ("of", "other"))
        a, b = folded(one) or "", folded(other) or ""
        shown[a], shown[b] = one, other
        pair, told = frozenset((a, b)), f"{row.person}, {row.made_at[:16]}: {row.why}"
        if row.field == SAME:
            ties.pop(pair, None)
            ties[pair] = a, told
            apart = {p: t for p, t in apart.items() if len(p & _tied(a, ties)) < 2}
        else:
            apart[pair] = told
            while path := _path(a, b, ties):
                del ties[path[0]]
    names: dict[str, tuple[str, str]] = {}
    for pair, (lead, told) in ties.items():  # the latest tie of a person names it
        names |= dict.fromkeys(_tied(next(iter(pair)), ties), (shown[lead], told))
    from_: dict[str, dict[str, str]] = {}
    for pair, told in apart.items():
        a, b = sorted(pair) if len(pair) == 2 else (*pair, *pair)
        from_.setdefault(a, {})[b] = told
        from_.setdefault(b, {})[a] = told
    return People(names, from_)


def together(actors: Iterable[KnownActor]) -> list[KnownActor]:
    """Entries that say the same of one name as one, with all its spellings."""
    found: dict[tuple[str | None, ...], KnownActor] = {}
    for actor in actors:
        key = actor.name, actor.country, actor.organisation, actor.sector
        if (old := found.get(key)) is not None:
            spelt = tuple(dict.fromkeys((*old.aliases, *actor.aliases)))
            first = min(old, actor, key=lambda a: a.first_seen)
            actor = replace(first, aliases=spelt, documents=old.documents + actor.documents)
        found[key] = actor
    return list(found.values())


def _tied(name: str, ties: Iterable[frozenset[str]]) -> set[str]:
    """The names that hang together with one."""
    found, every = {name}, list(ties)
    while more := {n for tie in every if tie & found for n in tie} - found:
        found |= more
    return found


def _path(a: str, b: str, ties: Mapping[frozenset[str], object]) -> list[frozenset[str]]:
    """Ties that lead from one name to another, the oldest first; none where they do not hang together."""
    if b not in _tied(a, ties):
        return []
    need = list(ties)
    for tie in list(need):
        if b in _tied(a, [t for t in need if t != tie]):
            need.remove(tie)
    return need
