"""What a story tells again: the outlet's own words, or a vague name, for what somebody says in the same story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum

from saidseen.claims.figures import clash
from saidseen.claims.phrases import low, reacts
from saidseen.claims.trimming import is_clause, vague
from saidseen.claims.voices import Voice, VoiceKind, by_outlet, fold, is_body
from saidseen.claims.words import telling
from saidseen.language.en import retelling as en
from saidseen.language.en.voices import NOBODY
from saidseen.language.en.wordings import SAYING
from saidseen.model.acts import Act
from saidseen.model.claim import BODY, Said, Stance
from saidseen.model.moments import order, said_on
from saidseen.model.reading import Basis
from saidseen.model.states import is_state
from saidseen.world.countries import country_of, name_of

ALIKE = 0.5
"""The part of the fewer telling stems that a body's words share with a person's who says them for it."""
MANY = 20
"""Those who speak for a side on one day among whom the one who is meant is looked for."""
_LOWER = re.compile(r"(?:^|\s)[^\W\d_A-Z]\w*$|['’]s\s")


class Level(IntEnum):
    """How surely a voice names who speaks: the least is the surest."""

    PERSON = 0
    BODY = 1
    VAGUE = 2
    OTHER = 3
    NOBODY = 4


def level_of(said: Said, voice: Voice) -> Level:
    """How surely it names who speaks: a person, a body, a country or "Biden's adviser", others, nobody at all."""
    if voice.kind is VoiceKind.NOBODY or by_outlet(said):
        return Level.NOBODY
    if voice.kind is VoiceKind.UNNAMED:
        return Level.NOBODY if vague(voice.label) and len(voice.label.split()) == 1 else _vague(voice)
    if voice.kind is VoiceKind.OUTLET or is_body(voice.label):
        return Level.BODY
    if country_of(voice.label) or _LOWER.search(voice.label):
        return _vague(voice)
    return Level.PERSON if voice.key.startswith("person:") else Level.BODY


def _vague(voice: Voice) -> Level:
    return Level.VAGUE if voice.side else Level.OTHER


def hosts_of(
    ordered: Sequence[Said],
    voices: Mapping[str, Voice],
    family: Callable[[str], str],
    stances: Mapping[str, Stance],
) -> dict[str, tuple[str, Level]]:
    """For what only tells again what another of its story says: that one's id, and how surely it names who speaks.

    Both are in one story or its copies, with one stance or in much the same words. An outlet's own words that it
    has not seen for itself tell again what anybody says there who gives no other figure and does not only fear it; "he"
    or nobody named is the one who speaks there, where only one does, and else the outlet, where it writes the same; a
    country or "an adviser" is the first person or body of that side, "activists" of a headline or lead whoever says
    those words under a name; a body is the person who says its words; what is known only by another's word is that
    one's. Of other stories see _elsewhere.
    """
    stories: dict[str, list[Said]] = defaultdict(list)
    for said in ordered:
        if not said.statement.embedded:
            stories[family(said.source.id)].append(said)
    out = {}
    for told in stories.values():
        levels = {said.id: level_of(said, voices[said.id]) for said in told}
        for at, said in enumerate(told):
            near = [(n, o) for n, o in enumerate(told) if n != at and _agrees(said, o, stances)]
            teller = next((o for _, o in near if _tells(o, said, voices)), None)
            if teller is not None:
                out[said.id] = (teller.id, Level.NOBODY)
                continue
            inner = next((o for _, o in near if _holds(said, o) and _same_hand(voices[said.id], voices[o.id])), None)
            if inner is not None:
                out[said.id] = (inner.id, Level.OTHER)
                continue
            others = [o for n, o in near if _may_host(o, said, n < at, levels, voices)]
            if others:
                known = [o for o in others if levels[o.id] < Level.NOBODY]
                out[said.id] = (_nearest(said, known or others), levels[said.id])
    return _elsewhere(ordered, voices, stances, out) | out


def _elsewhere(
    ordered: Sequence[Said],
    voices: Mapping[str, Voice],
    stances: Mapping[str, Stance],
    told: Mapping[str, object],
) -> dict[str, tuple[str, Level]]:
    """The same across stories for a state's name, its head's seat ("U.S. says", "the White House") or its own agency:
    who speaks for that side on that day with one stance is taken for the one who is meant, rather one origin too few
    than too many."""
    days: dict[tuple[str, str, Stance | None], list[Said]] = defaultdict(list)
    states = []
    for said in ordered:
        voice, day = voices[said.id], said_on(said)
        if said.statement.embedded or not (voice.side and day) or voice.joint:
            continue
        passes_on = voice.kind is VoiceKind.OUTLET and is_state(voice.side) and not said.statement.outlet_own
        if voice.kind is not VoiceKind.NAMED and not passes_on:
            continue
        if passes_on or voice.label == name_of(voice.side) or en.SEAT.search(voice.label):
            states += [] if said.id in told else [(said, (voice.side, day, stances.get(said.id)))]
        elif level_of(said, voice) < Level.VAGUE:
            days[voice.side, day, stances.get(said.id)].append(said)
    near = [(said, days[key][:MANY]) for said, key in states if days.get(key)]
    return {said.id: (min(others, key=lambda o: (-alike(said, o), order(o))).id, Level.VAGUE) for said, others in near}


def _tells(outer: Said, said: Said, voices: Mapping[str, Voice]) -> bool:
    """Whether what somebody says is known by another's word alone, no outlet's: "Oslo says that Rome offered help"."""
    by, of = voices[outer.id], voices[said.id]
    another = by.kind in (VoiceKind.NAMED, VoiceKind.UNNAMED) and by != of
    return another and _holds(outer, said) and not _same_hand(by, of)


def deeds(group: Iterable[Said]) -> frozenset[str]:
    """The ids of what a sentence of the outlet's own in the group tells that somebody does: "Oslo votes against it"."""
    saids = [said for said in group if not said.statement.embedded]
    own: dict[str, list[Said]] = defaultdict(list)
    for said in saids:
        if said.statement.outlet_own:
            own[said.source.id].append(said)
    return frozenset(s.id for s in saids if any(_holds(o, s) for o in own.get(s.source.id, ())) and not _told(s))


def _told(said: Said) -> bool:
    """Whether it is something that was said, and no deed: "had reported 300 dead"."""
    statement = said.statement
    saying = SAYING.match(low(statement.cue)) is not None
    return saying or statement.act is Act.DENY or is_clause(statement.content.text)


def _holds(outer: Said, said: Said) -> bool:
    """Whether one statement stands in what another says."""
    cue = said.statement.cue
    return cue is not None and outer.source.id == said.source.id and outer.statement.content.holds(cue.spans[0])


def _same_hand(by: Voice, of: Voice) -> bool:
    """Whether somebody unnamed is of the other's side or house: "a statement on the ministry's site", the ministry."""
    if by.kind is not VoiceKind.UNNAMED:
        return False
    return by.side == of.side if by.side else not {*fold(by.label).split()}.isdisjoint(fold(of.label).split())


def _agrees(one: Said, two: Said, stances: Mapping[str, Stance]) -> bool:
    """Whether two say the same: they have one stance, or much the same words, denied in both or in neither."""
    if stances.get(one.id) is stances.get(two.id):
        return True
    return _negated(one) == _negated(two) and alike(one, two) >= ALIKE


def _negated(said: Said) -> bool:
    """Whether the words, or the speaker by denying them, say that it is not so."""
    return said.statement.polarity == "negative" or said.statement.act.row.contradicts


def _may_host(other: Said, said: Said, earlier: bool, levels: Mapping[str, Level], voices: Mapping[str, Voice]) -> bool:
    """Whether `said` may be what `other` says, told again."""
    level, above, one, two = levels[said.id], levels[other.id], voices[said.id], voices[other.id]
    if level is Level.NOBODY:
        if above is Level.NOBODY:
            return one.label == NOBODY and by_outlet(other)  # not what images or a document show
        if by_outlet(said):
            other_figure = clash(said.statement, other.statement)
            return not (_saw_itself(said) or other_figure or falls_short(other, said))
        return not _saw_itself(said) and _only(two, levels, voices)
    if level is Level.BODY and above is Level.BODY:
        return earlier and one.key != two.key and _one_side(one, two) and _named_in(one, two)
    if level is Level.OTHER and one.side is None and said.matter.part != BODY and en.NAMELESS.fullmatch(one.label):
        return above < Level.VAGUE and alike(said, other) >= ALIKE
    if one.key == two.key or one.side is None or one.side != two.side or one.joint or two.joint:
        return False
    if level is Level.VAGUE:
        return above < level or (above is level and earlier)
    return level is Level.BODY and above is Level.PERSON and alike(said, other) >= ALIKE


def falls_short(other: Said, said: Said) -> bool:
    """Whether somebody only fears, calls for or condemns, in other words, what another says is so."""
    act = other.statement.act
    short = act is Act.EXPECT or act.row.calls or reacts(other.statement, said.statement.act)
    return short and said.statement.act.row.reports and alike(said, other) < ALIKE


def _saw_itself(said: Said) -> bool:
    """Whether nobody but the outlet saw or shows it; "we" in its mouth is somebody else's."""
    return said.statement.basis in (Basis.SEEN, Basis.SHOWN) and not en.WE.search(said.statement.content.text)


def _only(voice: Voice, levels: Mapping[str, Level], voices: Mapping[str, Voice]) -> bool:
    """Whether nobody else speaks there, or only others of the same side."""
    told = [voices[id_] for id_, level in levels.items() if level is not Level.NOBODY]
    return all(v.key == voice.key or (v.side is not None and v.side == voice.side) for v in told)


def _one_side(one: Voice, two: Voice) -> bool:
    """Whether their sides do not clash."""
    return None in (one.side, two.side) or one.side == two.side


def _named_in(one: Voice, two: Voice) -> bool:
    """Whether all words of one name are in the other: "the Embassy", "the Embassy in Kyiv"."""
    a, b = set(fold(one.label).split()), set(fold(two.label).split())
    return a <= b or b <= a


def alike(one: Said, two: Said) -> float:
    """The part of the fewer telling stems of two contents that both have."""
    a, b = set(telling(one.statement.content.text)), set(telling(two.statement.content.text))
    return len(a & b) / (min(len(a), len(b)) or 1)


def _nearest(said: Said, others: Sequence[Said]) -> str:
    """The one whose words are most alike, of these the one that stands nearest."""
    return min(others, key=lambda o: (-alike(said, o), abs(o.ordinal - said.ordinal), o.ordinal, o.id)).id
