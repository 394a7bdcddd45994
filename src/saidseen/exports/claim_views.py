"""A claim worked out for people: what its page and its account in the terminal show, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from saidseen.claims.records import Claim, Figure, Member, Origin, Owing, Stance
from saidseen.exports.claim_lanes import Point, line_of, start_of
from saidseen.exports.claim_shown import Debt, Number, Reason, Root, Saying, Sheet, Told, Turn, Voice
from saidseen.exports.claim_wording import (
    STANCES,
    credibility_words,
    document_of,
    event_name,
    figure_words,
    interval_words,
    lane_of,
    places_words,
    scope_words,
    side_name,
    who_of,
    words_at,
)
from saidseen.exports.marks import letters
from saidseen.exports.views import link_of
from saidseen.exports.visible import visible
from saidseen.exports.wording import SPECIFICS, actor_name, affiliation, count, sector_name, specific_name, title_of
from saidseen.records import Basis, State

_PLAIN_ID = re.compile(r"[0-9A-Za-z_-]{1,80}", re.ASCII)
_OWED_FIRST = (State.WITHHELD, State.MISSING, State.GIVEN)
_MARKS = {Stance.ASKS: "?", Stance.WITHHOLDS: "⚑", Stance.DOUBTS: "~", Stance.DENIES: "×"}


def sheets_of(claims: Sequence[Claim]) -> tuple[Sheet, ...]:
    """The claims as one page shows them, with anchors of their own."""
    taken: set[str] = set()
    sheets = []
    for number, claim in enumerate(claims, 1):
        anchor = f"claim-{claim.id}" if _PLAIN_ID.fullmatch(claim.id) and claim.id not in taken else f"c{number}"
        taken.add(claim.id)
        sheets.append(sheet_of(claim, f"c{number}", anchor))
    return tuple(sheets)


def sheet_of(claim: Claim, prefix: str = "c1", anchor: str = "c1") -> Sheet:
    """The claim as it is shown; the anchors of its statements begin with `prefix`."""
    roots = _roots(claim, prefix)
    sayings = {s.member.said.id: s for root in roots for s in (*root.leads, *root.carried)}
    judged = claim.assessment
    return Sheet(
        claim,
        visible(claim.id),
        anchor,
        title=visible(claim.title),
        about=tuple(_about(claim)),
        status=judged.status.value,
        why=visible(judged.why),
        credibility=credibility_words(judged.credibility),
        why_credibility=visible(judged.why_credibility),
        because=tuple(sayings[id_] for id_ in judged.because if id_ in sayings),
        roots=roots,
        voices=_voices(roots),
        debts=tuple(_debts(claim.owed, sayings)),
        line=line_of(_point(saying, prefix) for root in roots for saying in root.leads),
        figures=tuple(_number(figure, sayings) for figure in claim.figures),
        history=tuple(
            Turn(visible(turn.at or ""), turn.status.value, visible(turn.why), sayings.get(turn.because))
            for turn in claim.history
        ),
        joints=tuple(
            Reason(visible(joint.why), joint.score, tuple(sayings[i] for i in (joint.a, joint.b) if i in sayings))
            for joint in claim.joints
        ),
        stories=len({member.said.source.id for member in claim.members}),
    )


def _about(claim: Claim) -> Iterable[tuple[str, str]]:
    """What the claim is about, as far as it is known: who, where, on which days, what."""
    yield "who", visible(", ".join(map(actor_name, claim.actors)))
    yield "where", visible(places_words(claim.places))
    yield "when", visible(interval_words(claim.start, claim.end))
    yield "event", visible(" · ".join(part for part in (claim.kind, event_name(claim.event)) if part))


def _roots(claim: Claim, prefix: str) -> tuple[Root, ...]:
    """The origins in the order of time, their statements numbered through."""
    known = {origin.id: origin for origin in claim.origins}
    members: dict[str, list[Member]] = {}
    for member in sorted(claim.members, key=_when):
        members.setdefault(member.origin, []).append(member)
    roots: list[Root] = []
    first = 1
    for number, (id_, its) in enumerate(members.items(), 1):
        origin = known.get(id_) or Origin(id_, who_of(its[0]), None, None, False, tuple(m.said.id for m in its))
        roots.append(_root(origin, its, prefix, f"{prefix}-o{number}", first))
        first += len(its)
    return tuple(roots)


def _when(member: Member) -> tuple[datetime, str, int]:
    """The order of time; what has no date comes last."""
    source = member.said.source
    return start_of(source.at) or datetime.max.replace(tzinfo=UTC), source.id, member.said.ordinal


def _root(origin: Origin, members: Sequence[Member], prefix: str, anchor: str, first: int) -> Root:
    """An origin: what counts leads in each lane, what only repeats it is carried."""
    leads = [member for member in members if member.weight]
    for lane in dict.fromkeys(map(lane_of, members)):
        if lane not in map(lane_of, leads):
            leads.append(next(member for member in members if lane_of(member) == lane))
    leads.sort(key=_when)
    leading = {member.said.id for member in leads}
    carried = [member for member in members if member.said.id not in leading]
    folded = [_lead_of(member, leads) for member in carried]
    shown = [
        _saying(member, first + n, prefix, folded.count(member.said.id)) for n, member in enumerate([*leads, *carried])
    ]
    stories = list(dict.fromkeys(member.said.source.id for member in members))
    outlets = [visible(m.said.source.outlet or title_of(document_of(m.said.source))) for m in members]
    carriers = f"{count(len(stories), 'story carries', 'stories carry')} it, 1 origin"
    named = ", ".join(dict.fromkeys(outlet for outlet in outlets if outlet))
    return Root(
        origin,
        anchor,
        visible(origin.speaker),
        visible(side_name(origin.side)),
        visible(origin.day or ""),
        tuple(shown[: len(leads)]),
        tuple(shown[len(leads) :]),
        f"{carriers}: {named}" if named else carriers,
    )


def _lead_of(member: Member, leads: Sequence[Member]) -> str:
    """What a copy is folded into: the statement it repeats, else one in the same words, else the first of its lane."""

    def same(lead: Member) -> bool:
        return visible(lead.said.statement.content.text).lower() == visible(member.said.statement.content.text).lower()

    near = [lead for lead in leads if lane_of(lead) == lane_of(member)]
    repeated = [lead for lead in near if lead.said.id == member.said.statement.repeats]
    return next(iter([*repeated, *filter(same, near), *near])).said.id


def _saying(member: Member, number: int, prefix: str, copies: int) -> Saying:
    statement, source = member.said.statement, member.said.source
    told = [passage for passage in (statement.source, statement.cue) if passage]
    url = source.url or ""
    sector = statement.speaker.sector if statement.speaker else None
    return Saying(
        number,
        member,
        f"{prefix}-s{number}",
        speaker=visible(who_of(member)) or "nobody named",
        side=visible(affiliation(statement.speaker)),
        sector=visible(sector_name(sector)) if sector else "",
        does=STANCES[member.stance],
        why=visible(member.why),
        told=visible(" … ".join(passage.text for passage in sorted(told, key=lambda p: p.start))),
        words=letters(statement.content.text),
        plain=visible(statement.content.text),
        story=visible(title_of(document_of(source))),
        outlet=visible(source.outlet or ""),
        day=visible(source.published or source.at or ""),
        address=visible(url),
        link=link_of(url),
        copies=copies,
    )


def _voices(roots: Sequence[Root]) -> tuple[Voice, ...]:
    """The sides in the order in which they first spoke, the speakers of each under it."""
    sides: dict[str, dict[str, list[Root]]] = {}
    party = {root.side or root.speaker for root in roots if root.origin.party}
    for root in roots:
        sides.setdefault(root.side or root.speaker, {}).setdefault(root.speaker, []).append(root)
    return tuple(
        Voice(side, side in party, tuple((speaker, tuple(its)) for speaker, its in speakers.items()))
        for side, speakers in sides.items()
    )


def _debts(owed: dict[str, Owing], sayings: dict[str, Saying]) -> Iterable[Debt]:
    """Every specific of the claim, the withheld first, then what nobody has said, then what is given."""
    names = list(SPECIFICS)
    order = sorted(
        owed, key=lambda key: (_OWED_FIRST.index(owed[key].state), names.index(key) if key in names else len(names))
    )
    for key in order:
        told: dict[str, list[Saying]] = {}
        for id_ in owed[key].by:
            if id_ in sayings:
                told.setdefault(_words_for(key, owed[key].state, sayings[id_]), []).append(sayings[id_])
        its = tuple(Told(words, tuple(by)) for words, by in told.items())
        yield Debt(visible(specific_name(key)), owed[key].state.value, its)


def _words_for(key: str, state: State, saying: Saying) -> str:
    """The exact words that give the specific, else all that the statement says; the cue too where it withholds."""
    statement = saying.member.said.statement
    given = statement.specifics.get(key)
    if state is State.GIVEN and given and given.span:
        words = words_at(statement, given.span)
        if words:
            return visible(words)
    if state is State.WITHHELD and statement.cue:
        parts = sorted((statement.cue, statement.content), key=lambda passage: passage.start)
        return visible(" … ".join(part.text for part in parts))
    return saying.plain


def _number(figure: Figure, sayings: dict[str, Saying]) -> Number:
    saying = sayings.get(figure.statement)
    scope = scope_words(saying.member.said.statement) if saying else ""
    who = figure.speaker or (saying.speaker if saying else "")
    return Number(
        visible(figure_words(figure)),
        visible(figure.quantity.text),
        visible(who) or "nobody named",
        visible(figure.at or ""),
        visible(scope),
        saying,
    )


def _point(saying: Saying, prefix: str) -> Point:
    """The statement on the time line: round for words, square for what was seen or shown, marked by its stance."""
    member = saying.member
    seen = member.said.statement.basis in (Basis.SEEN, Basis.SHOWN)
    classes = f"dot {saying.lane.split()[0]} {member.stance.value}{' square' if seen else ''}"
    return Point(
        saying.number,
        member.said.source.at,
        saying.lane,
        f"{prefix}-p{saying.number}",
        saying.anchor,
        classes,
        _MARKS.get(member.stance, ""),
        saying.copies,
        f"{saying.label}: {saying.plain}",
    )
