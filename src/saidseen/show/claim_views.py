"""A claim worked out for people: what its page and its account in the terminal show, before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from saidseen.language.visible import visible, web
from saidseen.model.claim import Claim, Figure, Member, Origin, Owing, Stance
from saidseen.model.judged import Judged
from saidseen.model.moments import order
from saidseen.model.reading import Basis, Specific, State
from saidseen.show.claim_lanes import LanePoint, line_of
from saidseen.show.claim_shown import Debt, Number, Reason, Root, Saying, Sheet, ShownTurn, SideShown, Told
from saidseen.show.claim_wording import (
    STANCES,
    credibility_words,
    document_of,
    event_name,
    figure_words,
    grade_of,
    interval_words,
    lane_of,
    moment_words,
    places_words,
    reason_words,
    reliability_words,
    scope_words,
    side_of,
    who_of,
    words_at,
)
from saidseen.show.marks import letters
from saidseen.show.wording import SPECIFICS, actor_name, affiliation, sector_name, specific_name, title_of

_PLAIN_ID = re.compile(r"[0-9A-Za-z_-]{1,80}", re.ASCII)
_OWED_FIRST = (State.WITHHELD, State.MISSING, State.GIVEN)
_MARKS = {Stance.ASKS: "?", Stance.WITHHOLDS: "⚑", Stance.DOUBTS: "~", Stance.DENIES: "×"}


def sheets_of(claims: Sequence[Claim], judgements: Sequence[Judged] = ()) -> tuple[Sheet, ...]:
    """The claims as one page shows them, with anchors of their own."""
    taken: set[str] = set()
    sheets = []
    for number, claim in enumerate(claims, 1):
        anchor = f"claim-{claim.id}" if _PLAIN_ID.fullmatch(claim.id) and claim.id not in taken else f"c{number}"
        taken.add(claim.id)
        sheets.append(sheet_of(claim, f"c{number}", anchor, judgements))
    return tuple(sheets)


def sheet_of(claim: Claim, prefix: str = "c1", anchor: str = "c1", judgements: Sequence[Judged] = ()) -> Sheet:
    """The claim as it is shown; the anchors of its statements begin with `prefix`."""
    roots = _roots(claim.said, claim, f"{prefix}-o", prefix, judgements)
    beside = _roots(claim.beside, claim, f"{prefix}-b", prefix, judgements, 1 + len(claim.said))
    sayings: dict[str, Saying] = {}
    every = [*roots, *beside]
    for saying in (*(s for root in every for s in root.leads), *(s for root in every for s in root.carried)):
        sayings.setdefault(saying.member.said.id, saying)
    judged = claim.assessment
    return Sheet(
        claim,
        visible(claim.id),
        anchor,
        title=visible(claim.title),
        about=tuple(_about(claim)),
        status=judged.status.value,
        why=visible(judged.why_words),
        credibility=credibility_words(judged.credibility),
        why_credibility=visible(reason_words(judged.credibility, judged.why_credibility_words)),
        reliability=reliability_words((s.speaker, s.grade) for s in sayings.values()),
        cautions=tuple(map(visible, claim.cautions)),
        because=tuple(sayings[id_] for id_ in judged.because if id_ in sayings),
        roots=roots,
        beside=beside,
        voices=_voices(roots),
        debts=tuple(_debts(claim.owed, sayings)),
        line=line_of(_point(saying, prefix) for root in roots for saying in root.leads),
        figures=tuple(_number(figure, sayings) for figure in claim.figures),
        history=tuple(
            ShownTurn(
                visible(moment_words(turn.at)), turn.status.value, visible(turn.why_words), sayings.get(turn.because)
            )
            for turn in claim.history
        ),
        joints=tuple(
            Reason(visible(joint.why_words), joint.score, tuple(sayings[i] for i in (joint.a, joint.b) if i in sayings))
            for joint in claim.joints
        ),
        stories=len({member.said.source.id for member in claim.said}),
    )


def statements_in(claim: Claim) -> list[str]:
    """The ids of the statements of a claim in the order of their numbers when it is shown in full."""
    sheet = sheet_of(claim)
    sayings = (s for root in (*sheet.roots, *sheet.beside) for s in (*root.leads, *root.carried))
    by_number = {s.number: s.member.said.statement.id for s in sayings}
    return [by_number[number] for number in sorted(by_number)]


def _about(claim: Claim) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What the claim is about, as far as it is known: who, where, on which days, what."""
    what = " · ".join(part for part in (claim.kind, event_name(claim.event)) if part)
    told = {
        "who": map(actor_name, claim.actors),
        "where": places_words(claim.places),
        "when": [interval_words(claim.start, claim.end)],
        "event": [what],
    }
    for label, words in told.items():
        yield label, tuple(filter(None, map(visible, words)))


def _roots(
    among: Sequence[Member], claim: Claim, anchor: str, prefix: str, judgements: Sequence[Judged], first: int = 1
) -> tuple[Root, ...]:
    """The origins of some members in the order of time, their statements numbered through from `first`."""
    known = {origin.id: origin for origin in (*claim.others, *claim.origins)}
    members: dict[str, list[Member]] = {}
    for member in sorted(among, key=_order):
        members.setdefault(member.origin, []).append(member)
    roots: list[Root] = []
    for number, (id_, its) in enumerate(members.items(), 1):
        origin = known.get(id_) or Origin(id_, who_of(its[0]), None, None, False, tuple(m.said.id for m in its))
        leads, carried = _folded(its)
        folded = Counter(_key(_lead_of(member, leads)) for member in carried)
        shown = tuple(
            _saying(member, first + n, prefix, folded[_key(member)], grade_of(member, judgements))
            for n, member in enumerate([*leads, *carried])
        )
        roots.append(_root(origin, f"{anchor}{number}", shown[: len(leads)], shown[len(leads) :]))
        first += len(its)
    return tuple(roots)


def _folded(members: Sequence[Member]) -> tuple[list[Member], list[Member]]:
    """What counts leads, and in each lane the first where nothing counts; what only repeats it is carried."""
    leads = [member for member in members if member.weight]
    for lane in dict.fromkeys(map(lane_of, members)):
        if lane not in map(lane_of, leads):
            leads.append(next(member for member in members if lane_of(member) == lane))
    leading = set(map(_key, leads))
    return sorted(leads, key=_order), [member for member in members if _key(member) not in leading]


def _root(origin: Origin, anchor: str, leads: tuple[Saying, ...], carried: tuple[Saying, ...]) -> Root:
    """An origin with the stories that carry it, in the order of time."""
    sources = [s.member.said.source for s in sorted((*leads, *carried), key=lambda s: _order(s.member))]
    number = len({source.id for source in sources})
    outlets = dict.fromkeys(visible(source.outlet or title_of(document_of(source))) for source in sources)
    carriers = "1 story carries it" if number == 1 else f"{number:,} stories carry it, 1 origin"
    named = ", ".join(filter(None, outlets))
    return Root(
        origin,
        anchor,
        visible(origin.speaker),
        visible(side_of(origin)),
        visible(origin.day or ""),
        leads,
        carried,
        f"{carriers}: {named}" if named else carriers,
    )


def _order(member: Member) -> tuple[str, str, int, str]:
    """The order of time."""
    return order(member.said)


def _key(member: Member) -> tuple[str, str]:
    """What tells members apart: stories of the same words share the ids of their statements."""
    return member.said.source.id, member.said.id


def _lead_of(member: Member, leads: Sequence[Member]) -> Member:
    """What a copy is folded into: the statement it repeats, else one in the same words, else the first of its lane."""

    def repeated(lead: Member) -> bool:
        here = lead.said.source.id == member.said.source.id
        return here and lead.said.statement.id == member.said.statement.repeats

    def same(lead: Member) -> bool:
        return visible(lead.said.statement.content.text).lower() == visible(member.said.statement.content.text).lower()

    near = [lead for lead in leads if lane_of(lead) == lane_of(member)]
    return next(iter([*filter(repeated, near), *filter(same, near), *near]))


def _saying(member: Member, number: int, prefix: str, copies: int, grade: str) -> Saying:
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
        why=visible(member.why_words),
        told=visible(" … ".join(passage.text for passage in sorted(told, key=lambda p: p.start))),
        words=letters(statement.content.text),
        plain=visible(statement.content.text),
        story=visible(title_of(document_of(source))),
        outlet=visible(source.outlet or ""),
        day=visible(moment_words(source.published or source.at)),
        address=visible(url),
        link=web(url),
        grade=grade,
        copies=copies,
    )


def _voices(roots: Sequence[Root]) -> tuple[SideShown, ...]:
    """The sides in the order in which they first spoke, the speakers of each under it."""
    sides: dict[str, dict[str, list[Root]]] = {}
    party = {root.origin.side or root.speaker for root in roots if root.origin.party}
    for root in roots:
        sides.setdefault(root.origin.side or root.speaker, {}).setdefault(root.speaker, []).append(root)
    return tuple(
        SideShown(
            next(iter(speakers.values()))[0].side,
            side in party,
            tuple((speaker, tuple(its)) for speaker, its in speakers.items()),
        )
        for side, speakers in sides.items()
    )


def _debts(owed: dict[str, Owing], sayings: dict[str, Saying]) -> Iterable[Debt]:
    """Every specific of the claim, the withheld first, then what nobody has said, then what is given."""
    names = list(SPECIFICS)
    keys = sorted(
        owed, key=lambda key: (_OWED_FIRST.index(owed[key].state), names.index(key) if key in names else len(names))
    )
    for key in keys:
        yield Debt(visible(specific_name(key)), owed[key].state.value, _told(key, owed[key], sayings))


def _told(key: str, owing: Owing, sayings: dict[str, Saying]) -> tuple[Told, ...]:
    """Who gives the specific and who withholds it, in which words.

    Those that have the state of the whole come first, and of them each speaker before any speaks again.
    """
    told: dict[tuple[str, str], list[Saying]] = {}
    left = iter(owing.given)
    for id_ in owing.by:
        saying = sayings.get(id_)
        own = saying.member.said.statement.specifics.get(key) if saying else None
        withheld = own is not None and own.state is State.WITHHELD
        given = None if withheld else next(left, None)
        if saying:
            state = State.GIVEN if given else State.WITHHELD
            told.setdefault((state.value, _words_for(saying, given)), []).append(saying)
    its = [Told(state, words, tuple(by)) for (state, words), by in told.items()]
    again = [any(one.speakers == other.speakers for other in its[:n]) for n, one in enumerate(its)]
    ranked = sorted(zip(its, again, strict=True), key=lambda pair: (pair[0].state != owing.state.value, pair[1]))
    return tuple(one for one, _ in ranked)


def _words_for(saying: Saying, given: Specific | None) -> str:
    """The exact words that give a specific, else all that the statement says; of a refusal its cue too."""
    statement = saying.member.said.statement
    if given is None and statement.cue:
        parts = sorted((statement.cue, statement.content), key=lambda passage: passage.start)
        return visible(" … ".join(part.text for part in parts))
    words = words_at(statement, given.span) if given and given.span else None
    return visible(words) if words else saying.plain


def _number(figure: Figure, sayings: dict[str, Saying]) -> Number:
    saying = sayings.get(figure.statement)
    scope = scope_words(saying.member.said.statement) if saying else ""
    who = figure.speaker or (saying.speaker if saying else "")
    return Number(
        visible(figure_words(figure)),
        visible(figure.quantity.text),
        visible(who) or "nobody named",
        visible(moment_words(figure.at)),
        visible(scope),
        saying,
    )


def _point(saying: Saying, prefix: str) -> LanePoint:
    """The statement on the time line: round for words, square for what was seen or shown, marked by its stance."""
    member = saying.member
    seen = member.said.statement.basis in (Basis.SEEN, Basis.SHOWN)
    classes = f"dot {saying.lane.split()[0]} {member.stance.value}{' square' if seen else ''}"
    return LanePoint(
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
