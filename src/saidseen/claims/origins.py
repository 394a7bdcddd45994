"""Origins: who said it, after copies, reporting chains and repetitions are folded."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saidseen.claims.retold import Level, hosts_of, level_of
from saidseen.claims.voices import Voice, VoiceKind
from saidseen.claims.words import telling
from saidseen.model.claim import Copied, Origin, Said, Stance
from saidseen.model.moments import instant, order, said_on
from saidseen.model.states import is_state

FULL, SAME = 6, 0.8
"""Telling stems of a sentence that two stories do not come upon alike, and the part of them that both have."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The origins of a group in time order, the origin's id of each statement, and the statements that count."""

    origins: tuple[Origin, ...]
    of: dict[str, str]
    weight: frozenset[str]


class _Union:
    """Sets that are joined: `root` names the set that an item is in."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def root(self, item: str) -> str:
        """The item that stands for the set."""
        path = []
        while self._up.get(item, item) != item:
            path.append(item)
            item = self._up[item]
        self._up.update(dict.fromkeys(path, item))
        return item

    def join(self, a: str, b: str) -> None:
        """Puts the two sets together under the lesser name."""
        one, two = sorted((self.root(a), self.root(b)))
        self._up[two] = one


def families(copies: Iterable[Copied]) -> _Union:
    """Documents joined where one was taken from the other, whichever way round."""
    union = _Union()
    for copy in copies:
        union.join(copy.a, copy.b)
    return union


def fold_origins(
    group: Sequence[Said],
    voices: dict[str, Voice],
    copies: Sequence[Copied] = (),
    subjects: Sequence[str] = (),
    against: Sequence[str] = (),
    stances: Mapping[str, Stance] | None = None,
) -> Folded:
    """The origins of the statements of a group.

    What a speaker says with one stance, on one day, or in documents taken from each other, is one origin, and so is a
    state's name beside who speaks for it that day. What an outlet says itself in a document it copied is the
    original's. Somebody unnamed is one person in documents taken from each other on one day only; what outlets write
    that pass on one news agency is the agency's; the agencies and broadcasters of one state are one; what nobody's
    name stands behind is one origin where two stories have it in the same words. What only tells again what another of
    the story says with the same stance (`stances`, by statement id) is that one's. `subjects` and `against` are the
    sides of the claim that are parties to it.
    """
    ordered = sorted(group, key=order)
    union = families(copies)
    originals = _originals(ordered, union, copies)
    parties = {*subjects, *against}
    origins, of = [], {}
    hosts = hosts_of(ordered, voices, union.root, stances) if stances is not None else {}
    for members in _occasions(ordered, voices, union, originals, hosts, stances or {}):
        origin = _origin(members, voices, parties, hosts)
        origins.append(origin)
        of.update(dict.fromkeys(origin.statements, origin.id))
    return Folded(tuple(origins), of, _weights(ordered, of, union, copies))


def _originals(ordered: Sequence[Said], union: _Union, copies: Sequence[Copied]) -> dict[str, str]:
    """The document of each family that the others were taken from, as far as the group shows it: the earliest."""
    taken = {c.b for c in copies if c.known}
    out: dict[str, str] = {}
    for said in sorted(ordered, key=lambda s: (s.source.id in taken, order(s))):
        out.setdefault(union.root(said.source.id), said.source.id)
    return out


def _occasions(
    ordered: Sequence[Said],
    voices: dict[str, Voice],
    union: _Union,
    originals: dict[str, str],
    hosts: Mapping[str, tuple[str, Level]],
    stances: Mapping[str, Stance],
) -> list[list[Said]]:
    """The statements of each origin, in time order of their first; `hosts` are what some only tell again."""
    joined = _Union()
    for said in ordered:
        family = union.root(said.source.id)
        host, level = hosts.get(said.id, (said.id, Level.PERSON))
        joined.join(f"statement:{said.id}", f"statement:{host}")
        if level > Level.BODY:
            continue
        stance = stances.get(said.id)
        for tie in _ties(said, voices[said.id], family, originals[family] == said.source.id, stance):
            joined.join(f"statement:{said.id}", tie)
    for one, two in _word_for_word([said for said in ordered if _unsigned(said, voices[said.id])]):
        joined.join(f"statement:{one}", f"statement:{two}")
    out: dict[str, list[Said]] = defaultdict(list)
    for said in ordered:
        out[joined.root(f"statement:{said.id}")].append(said)
    return list(out.values())


def _unsigned(said: Said, voice: Voice) -> bool:
    """Whether no name stands behind it: an outlet's own words, or somebody's who is not named."""
    return said.statement.outlet_own or voice.kind in (VoiceKind.UNNAMED, VoiceKind.NOBODY)


def _word_for_word(unsigned: Sequence[Said]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of what nobody's name stands behind and two stories tell in the same words: it is one agency's, or
    one person's. Of many with the very same words each is paired with the first alone."""
    first: dict[frozenset[str], str] = {}
    for said in unsigned:
        stems = frozenset(telling(said.statement.content.text))
        if len(stems) >= FULL and (other := first.setdefault(stems, said.id)) != said.id:
            yield other, said.id
    by_length = sorted(first, key=lambda stems: (len(stems), first[stems]))
    for at, few in enumerate(by_length):
        for many in by_length[at + 1 :]:
            if len(few) < SAME * len(many):
                break
            if len(few & many) >= SAME * len(few | many):
                yield first[few], first[many]


def _ties(said: Said, voice: Voice, family: str, original: bool, stance: Stance | None) -> list[str]:
    """What a statement shares with the others of its origin: the speaker with the stance, the day, or the family of
    documents; of somebody unnamed the day and the family.

    What has no day is one occasion: rather too few origins than too many.
    """
    day = said_on(said) or "?"
    if voice.kind is VoiceKind.NOBODY:
        return [f"{voice.key}|{family}"]
    if voice.kind is VoiceKind.UNNAMED:
        return [f"{voice.key}|{day}|{family}"]
    if voice.kind is VoiceKind.OUTLET and said.statement.outlet_own:
        passed = [f"agency:{said.matter.agency}|{stance or day}"] if said.matter.agency else []
        owned = [f"{key}|{stance or day}" for key in _owned(voice)]
        return [f"own|{family}", *([f"{voice.key}|{stance or day}"] if original else []), *passed, *owned]
    body = voice.side if voice.side and voice.side.startswith("body:") else None
    # An organisation and its director, who speaks for it; an agency and what outlets pass on of it.
    keys = [
        voice.key,
        *([body] if body else []),
        *([f"agency:{voice.label}"] if voice.kind is VoiceKind.OUTLET else []),
        *_owned(voice),
    ]
    return [f"{key}|{where}" for key in keys for where in (family, day, *([stance] if stance else []))]


def _owned(voice: Voice) -> list[str]:
    """What the agencies and broadcasters of one state share, "state media" among them."""
    return [f"owned:{voice.side}"] if voice.kind is VoiceKind.OUTLET and voice.side and is_state(voice.side) else []


def _origin(
    members: Sequence[Said], voices: dict[str, Voice], parties: set[str], hosts: Mapping[str, tuple[str, Level]]
) -> Origin:
    """The origin that some statements are, named by the surest that is no other's word; its id is the first's."""
    ranked = sorted(members, key=lambda m: (m.statement.embedded, m.id in hosts, level_of(m, voices[m.id])))
    voice = voices[ranked[0].id]
    own = ranked[0].statement.outlet_own
    side = next((v.side for m in ranked if (v := voices[m.id]).side and m.statement.outlet_own == own), None)
    joint = tuple(sorted({s for m in members for s in voices[m.id].sides}))
    days = sorted({day for m in members if (day := said_on(m))})
    return Origin(
        id=hashlib.sha256(f"origin:{members[0].id}".encode()).hexdigest()[:16],
        speaker=voice.label,
        side=side,
        day=days[0] if days else None,
        party=side in parties or not parties.isdisjoint(joint),
        statements=tuple(m.id for m in members),
        outlets=tuple(dict.fromkeys(m.source.outlet for m in members if m.source.outlet)),
        joint=joint,
    )


def _weights(ordered: Sequence[Said], of: dict[str, str], union: _Union, copies: Sequence[Copied]) -> frozenset[str]:
    """The statements that count: no restatement in the same story, and of copies only the first document's."""
    taken = {c.b for c in copies if c.known}
    first: dict[tuple[str, str], str] = {}
    for said in sorted(ordered, key=lambda s: (s.source.id in taken, order(s))):
        first.setdefault((of[said.id], union.root(said.source.id)), said.source.id)
    return frozenset(
        said.id
        for said in ordered
        if said.statement.repeats is None
        and not said.statement.embedded
        and first[of[said.id], union.root(said.source.id)] == said.source.id
    )


def independent(origins: Iterable[Origin]) -> list[tuple[Origin, ...]]:
    """The origins by side, one group a side: those of one group are not independent of each other.

    Origins whose side is not known stand in no group, for nobody can say whom they are independent of. In time order.
    """
    groups: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        if origin.side is not None:
            groups[origin.side].append(origin)
    ordered = sorted(groups.values(), key=lambda g: (instant(g[0].day), g[0].id))
    return [tuple(group) for group in ordered]
