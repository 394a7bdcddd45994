"""A claim made of the statements that belong together: one pure function of them, whatever order they come in."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from saidseen.claims.assess import assess
from saidseen.claims.beside import beside
from saidseen.claims.cautions import cautions_of, gives_time
from saidseen.claims.days import iso_day
from saidseen.claims.disputes import answered
from saidseen.claims.figures import figures_of
from saidseen.claims.frames import Frame, frame_of
from saidseen.claims.history import history
from saidseen.claims.leaning import leans
from saidseen.claims.origins import Folded, fold_origins
from saidseen.claims.owed import owed_of
from saidseen.claims.stances import stances_of
from saidseen.claims.titles import core_of, title_of
from saidseen.claims.voices import Voice, voices_of
from saidseen.language.en.titles import by_itself
from saidseen.model.claim import VERDICTS, Claim, Copied, Joint, Member, Origin, Said, Stance, said_of
from saidseen.model.judged import Judged, stance_by_hand
from saidseen.model.moments import order
from saidseen.model.reading import Place


def claim_id_of(statement_id: str) -> str:
    """The id of a claim whose first statement has that id: 16 hex digits."""
    return hashlib.sha256(f"claim:{statement_id}".encode()).hexdigest()[:16]


def assemble(
    group: Sequence[Said],
    copies: Sequence[Copied] = (),
    joints: Sequence[Joint] = (),
    judgements: Sequence[Judged] = (),
    placed: Collection[str] = (),
) -> Claim:
    """The claim that a group of statements makes. The order of any argument changes nothing.

    `placed` are the ids of statements that a person put where they are. `copies` that touch no document of the group
    and `joints` of other statements are left out. A statement that comes twice counts once. ValueError where the
    group is empty.
    """
    ordered = sorted({said.id: said for said in sorted(group, key=order)}.values(), key=order)
    if not ordered:
        raise ValueError("a claim needs at least one statement; the group is empty")
    voices, inside = voices_of(ordered), _inside(copies, ordered)
    frame, folded, members = whole = _told(ordered, voices, inside, judgements)
    aside = {m.said.id: m for m in _aside(members, placed, folded.origins)}
    if aside:
        frame, folded, rest = _told([s for s in ordered if s.id not in aside], voices, inside, judgements)
        rules = stances_of(ordered, frame, voices)
        kept = {m.said.id: m for m in rest} | {id_: _held(m, rules[id_]) for id_, m in aside.items()}
        members = tuple(kept[said.id] for said in ordered)
    return _claim(members, folded, whole[1].origins, frame, voices, _touching(joints, ordered), inside)


def _told(
    ordered: Sequence[Said], voices: dict[str, Voice], copies: Sequence[Copied], judgements: Sequence[Judged]
) -> tuple[Frame, Folded, tuple[Member, ...]]:
    """What the statements are about, their origins, and where each stands."""
    frame = frame_of([said for said in ordered if not said.statement.embedded] or ordered)
    rules = stances_of(ordered, frame, voices)
    stances = {id_: stance for id_, (stance, _) in rules.items()}
    folded = fold_origins(ordered, voices, copies, frame.subjects, frame.against, stances)
    return frame, folded, tuple(_member(said, rules, folded, judgements) for said in ordered)


def _member(said: Said, rules: dict[str, tuple[Stance, str]], folded: Folded, judgements: Sequence[Judged]) -> Member:
    by_hand = stance_by_hand(said.statement.id, judgements)
    stance, why = by_hand or rules[said.id]
    return Member(said, stance, why, folded.of[said.id], said.id in folded.weight, by_hand is not None)


def _aside(members: Sequence[Member], placed: Collection[str], origins: Sequence[Origin]) -> Iterator[Member]:
    """The members that may speak of something else than what the title will say, with what lies embedded in them."""
    said = said_of(members)
    denied = answered(said, {origin.id: origin for origin in origins})
    found = beside(said, core_of(said, denied), placed, denied)
    inside = {(m.said.source.id, m.said.statement.id) for m in said if m.said.id in found}
    for m in members:
        held = m.said.statement.embedded and (m.said.source.id, m.said.statement.within) in inside
        if m.said.id in found or held:
            yield replace(m, beside=True)


def _held(member: Member, rule: tuple[Stance, str]) -> Member:
    """What stands beside a claim with its stance to what the claim counts, where no person gave it one."""
    return member if member.judged else replace(member, stance=rule[0], why=rule[1])


def _claim(
    members: tuple[Member, ...],
    folded: Folded,
    others: Sequence[Origin],
    frame: Frame,
    voices: dict[str, Voice],
    joints: tuple[Joint, ...],
    copies: tuple[Copied, ...],
) -> Claim:
    counted = [m for m in members if not m.beside]
    near = [m for m in members if m.beside and not m.said.statement.embedded]
    start, end = _interval(counted)
    said = said_of(counted)
    every = {m.origin for m in said}
    telling = {m.origin for m in said if m.stance is not Stance.WITHHOLDS} or every
    silent = every - telling
    assessment = assess(said, folded.origins, frame.subjects)
    because = assessment.because if assessment.status in VERDICTS else ()
    title = title_of(said, folded.origins, voices, because)
    return Claim(
        id=claim_id_of(members[0].said.id),
        title=title,
        kind=frame.kind,
        event=_event(counted, frame),
        actors=frame.subjects,
        places=_places(counted),
        start=start,
        end=end,
        figures=figures_of(said, folded.origins, frame),
        near=figures_of(near, others, frame),
        members=members,
        origins=tuple(o for o in folded.origins if o.id in telling),
        others=(
            *(o for o in folded.origins if o.id in silent),
            *(o for o in others if o.id in {m.origin for m in near} - telling - silent),
        ),
        assessment=assessment,
        owed=owed_of(said, folded.origins, frame),
        history=history(said, folded.origins, frame.subjects),
        joints=joints,
        cautions=cautions_of(said, folded.origins, copies),
        leans=leans(title) or title != by_itself(title),
    )


def _inside(copies: Sequence[Copied], group: Sequence[Said]) -> tuple[Copied, ...]:
    """The copies between documents of the group, or that link two of them through a third, in order."""
    documents = {said.source.id for said in group}
    kept = {c for c in copies if c.a in documents or c.b in documents}
    return tuple(sorted(kept, key=lambda c: (c.a, c.b, c.known)))


def _touching(joints: Sequence[Joint], group: Sequence[Said]) -> tuple[Joint, ...]:
    ids = {said.id for said in group}
    kept = {j for j in joints if j.a in ids and j.b in ids}
    return tuple(sorted(kept, key=lambda j: (j.a, j.b, -j.score, j.why_words)))


def _event(members: Sequence[Member], frame: Frame) -> str | None:
    """The PLOVER event of the kind; for other matters the one that the network scores highest over the affirming."""
    if frame.facts.event:
        return frame.facts.event
    scores: Counter[str] = Counter()
    for member in members:
        event = member.said.statement.event
        if event is not None and member.stance is Stance.AFFIRMS:
            scores[f"{event.type}/{event.mode}" if event.mode else event.type] += round(event.score * 1000)
    return min(scores, key=lambda e: (-scores[e], e)) if scores else None


def _places(members: Sequence[Member]) -> tuple[Place, ...]:
    """The places that contents name, each once as first written, those named most often first."""
    counted: Counter[tuple[int | None, str]] = Counter()
    first: dict[tuple[int | None, str], Place] = {}
    for member in members:
        content = member.said.statement.content
        for place in member.said.statement.places:
            if content.holds(place.span):
                key = (place.geoname_id, "" if place.geoname_id is not None else place.text)
                counted[key] += member.weight
                first.setdefault(key, place)
    at = {key: n for n, key in enumerate(first)}
    return tuple(first[key] for key in sorted(first, key=lambda k: (-counted[k], at[k])))


def _interval(members: Sequence[Member]) -> tuple[str | None, str | None]:
    """The first and last day that the contents of those who affirm it give; a story's own day gives none."""
    among = [m for m in members if m.stance is Stance.AFFIRMS and gives_time(m)]
    firsts = [m.said.matter.first for m in among if m.said.matter.first is not None]
    lasts = [m.said.matter.last for m in among if m.said.matter.last is not None]
    return (iso_day(min(firsts)), iso_day(max(lasts))) if firsts and lasts else (None, None)
