"""From what a ledger holds to the records that the tools answer: words made safe to hand on, what is unsure said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from saidseen.claims.sureness import not_sure
from saidseen.exports.said import who
from saidseen.language.visible import visible, web
from saidseen.model import claim as kept
from saidseen.model import reading as read
from saidseen.model.claim_json import words_of
from saidseen.programs import records

if TYPE_CHECKING:
    from saidseen.desk.feed_states import FeedState
    from saidseen.ledger import Change
    from saidseen.ledger.rows import DocumentRow
    from saidseen.measures import Applied
    from saidseen.measures import Conclusion as Concluded
    from saidseen.measures.concluding import SideWord

LONGEST = 2_000
"""Letters of one passage that are told; its spans are told whole."""
RESTS, SAYS, VOICES, FIGURES, TURNS = 3, 5, 50, 50, 20
"""How many are told of what a status rests on, what shows a side's word, and of voices, figures and turns."""
BESIDE = "it may speak of something else than the claim's title, and is not counted"
EMBEDDED = "it is only taken for granted in another statement, and said by nobody"
NOBODY = "who speaks is not known"
UNSURE = {
    "stated": "whether anybody states it", "act": "what is done by saying it", "event": "which event it is about",
}  # fmt: skip


def plain(text: str | None) -> str | None:
    """Words made safe to hand on; None where there are none."""
    return visible(text) if text else None


def words(passage: read.Passage) -> records.WordsRecord:
    """A passage with its place."""
    return _words(passage.text, passage.spans)


def _words(text: str, spans: Iterable[read.Span]) -> records.WordsRecord:
    return records.WordsRecord(
        text=visible(text[:LONGEST]), spans=[(s.start, s.end) for s in spans], cut=len(text) > LONGEST
    )


def story(source: kept.StoryRef, *, handed_in: bool = False) -> records.StoryRecord:
    """A story; an address that is none of the web is left out."""
    return records.StoryRecord(
        id=None if handed_in else source.id,
        name=visible(source.name),
        outlet=plain(source.outlet),
        published=source.published,
        title=plain(source.title),
        url=web(source.url),
    )


def quoted(statement: read.Statement, source: kept.StoryRef) -> records.Quoted:
    """A statement in short."""
    return records.Quoted(
        id=statement.id, who=visible(who(statement, source)), said=words(statement.content), story=story(source)
    )


def statement(one: read.Statement, source: kept.StoryRef, *, handed_in: bool = False) -> records.StatementRecord:
    """A statement with all that is kept of it."""
    speaker, event = one.speaker, one.event
    return records.StatementRecord(
        id=one.id,
        who=visible(who(one, source)),
        said=words(one.content),
        story=story(source, handed_in=handed_in),
        source=words(one.source) if one.source else None,
        cue=words(one.cue) if one.cue else None,
        speaker=plain(speaker.name) if speaker else None,
        country=speaker.country if speaker else None,
        organisation=plain(speaker.organisation) if speaker else None,
        outlet_own=one.outlet_own,
        act=one.act.value,
        polarity=one.polarity,
        basis=one.basis.value,
        event="/".join(filter(None, (event.type, event.mode))) if event else None,
        specifics={name: _specific(one, specific) for name, specific in one.specifics.items()},
        within=one.within,
        repeats=one.repeats,
        judged={field: visible(told) for field, told in one.judged.items()},
        unsure=unsure(one),
    )


def _specific(one: read.Statement, specific: read.Specific) -> records.SpecificRecord:
    return records.SpecificRecord(
        state=specific.state.value,
        words=plain(words_of(one, specific)),
        name=plain(specific.name),
        chance=specific.score,
    )


def unsure(one: read.Statement) -> list[str]:
    """What of a statement is not sure, as sentences."""
    out = [f"{UNSURE[what]} (chance {chance:.2f})" for what, chance in not_sure(one).items()]
    for name, specific in one.specifics.items():
        if specific.state is read.State.UNCLEAR:
            likeliest = f"; likeliest {visible(specific.name)}" if specific.name else ""
            chance = f" (chance {specific.score:.2f})" if specific.score is not None else ""
            out.append(f"{name.replace('_', ' ')} is unclear{likeliest}{chance}")
    if one.embedded:
        out.append(EMBEDDED)
    if not one.outlet_own and not (one.speaker and (one.speaker.name or one.speaker.organisation)):
        out.append(NOBODY)
    return out


def stood(member: kept.Member) -> records.StandingStatement:
    """A statement as it stands in a claim."""
    told = statement(member.said.statement, member.said.source)
    beside = [BESIDE] if member.beside else []
    return records.StandingStatement(
        **{**dict(told), "unsure": [*told.unsure, *beside]},
        stance=member.stance.value,
        why=member.why_words,
        by_person=member.judged,
        counts=member.weight and not member.beside and not member.said.statement.embedded,
    )


def claim(one: kept.Claim) -> records.ClaimRecord:
    """A claim in short."""
    judged = one.assessment
    return records.ClaimRecord(
        id=one.id,
        title=visible(one.title),
        status=judged.status.value,
        why=visible(judged.why_words),
        status_by=visible(judged.judged) if judged.judged else "machine",
        credibility=judged.credibility,
        why_credibility=visible(judged.why_credibility_words),
        kind=one.kind,
        event=one.event,
        actors=[visible(actor) for actor in one.actors],
        places=list(dict.fromkeys(visible(place.name or place.text) for place in one.places)),
        start=one.start,
        end=one.end,
        statements_in_all=len(one.members),
        stories_in_all=len({m.said.source.id for m in one.members}),
        origins_in_all=len(one.origins),
        stances=dict(Counter(m.stance.value for m in one.said)),
        owed={name: o.state.value for name, o in one.owed.items() if o.state is not read.State.GIVEN},
        cautions=[visible(caution) for caution in one.cautions],
        unsure=_of_claim(one),
        rests_on=_rests_on(one),
    )


def _of_claim(one: kept.Claim) -> list[str]:
    out = []
    if one.assessment.status is kept.Status.UNCLEAR:
        out.append("the status is unclear: the words that it would rest on are not sure")
    if one.beside:
        many = len(one.beside)
        out.append(
            f"{many} of its statements may speak of something else and {'is' if many == 1 else 'are'} not counted"
        )
    return out


def _rests_on(one: kept.Claim) -> list[records.Resting]:
    """What the status rests on, else the first statement."""
    because = set(one.assessment.because)
    found = [m for m in one.said if m.said.id in because] or list(one.said[:1])
    return [
        records.Resting(**dict(quoted(m.said.statement, m.said.source)), stance=m.stance.value) for m in found[:RESTS]
    ]


def voices(one: kept.Claim) -> list[records.VoiceRecord]:
    """Some of the independent roots of a claim."""
    own = {m.said.id: m.said.statement.id for m in one.members}
    return [
        records.VoiceRecord(
            speaker=visible(origin.speaker),
            side=plain(origin.side_name),
            day=origin.day,
            party=origin.party,
            outlets=[visible(outlet) for outlet in origin.outlets],
            statements=list(dict.fromkeys(own.get(s, s) for s in origin.statements)),
        )
        for origin in one.origins[:VOICES]
    ]


def figures(one: kept.Claim) -> list[records.FigureRecord]:
    """Some of the figures of a claim."""
    own = {m.said.id: m.said.statement.id for m in one.members}
    return [
        records.FigureRecord(
            words=_words(figure.quantity.text, [figure.quantity.span]),
            value=figure.quantity.value,
            upper=figure.quantity.upper,
            unit=plain(figure.quantity.unit),
            speaker=plain(figure.speaker),
            at=figure.at,
            statement=own.get(figure.statement, figure.statement),
        )
        for figure in one.figures[:FIGURES]
    ]


def history(one: kept.Claim) -> list[records.TurnRecord]:
    """The last turns of a claim's status, the oldest of them first."""
    own = {m.said.id: m.said.statement.id for m in one.members}
    return [
        records.TurnRecord(
            at=turn.at,
            status=turn.status.value,
            why=visible(turn.why_words),
            statement=own.get(turn.because, turn.because),
        )
        for turn in one.history[-TURNS:]
    ]


def conclusion(of: Applied, one: Concluded, said: Mapping[str, kept.Said]) -> records.ConclusionRecord:
    """What a rule comes to on an activity; `said` are the statements of the ledger, by id."""
    activity = of.activity
    return records.ConclusionRecord(
        claim=one.claim,
        claim_title=visible(activity.lead.title),
        measure=one.measure,
        title=one.title,
        instrument=one.instrument,
        paragraph=one.paragraph,
        verified=one.verified,
        verdict=one.verdict.value,
        line=visible(of.lines[one.measure]),
        needs=[visible(need) for need in one.needs],
        cautions=[visible(caution) for caution in one.cautions],
        not_offered=plain(one.refused),
        linked_claims=[link.claim for link in activity.links],
        words=[_side(word, said) for word in one.words],
    )


def _side(word: SideWord, said: Mapping[str, kept.Said]) -> records.SideRecord:
    found = [said[name] for name in word.statements if name in said]
    return records.SideRecord(
        side=visible(word.side),
        name=visible(word.name),
        result=word.result.value,
        told=[visible(told) for told in word.told],
        foreseen=word.foreseen,
        statements=[quoted(one.statement, one.source) for one in found[:SAYS]],
        statements_in_all=len(word.statements),
    )


def said_by_id(claims: Sequence[kept.Claim], wanted: Collection[str]) -> dict[str, kept.Said]:
    """The statements of those ids, the first of each."""
    found: dict[str, kept.Said] = {}
    for one in claims:
        for member in one.members:
            if member.said.statement.id in wanted:
                found.setdefault(member.said.statement.id, member.said)
    return found


def kept_story(row: DocumentRow, state: str) -> records.KeptStory:
    """A story of the ledger, without its text."""
    source = kept.StoryRef(row.id, row.name, row.outlet, row.published, row.published, row.url, row.title)
    return records.KeptStory(
        **dict(story(source)),
        state=state,
        language=row.language,
        unread=plain(row.unread),
        read_at=row.read_at,
        statements=row.statements,
    )


def change(one: Change) -> records.ChangeRecord:
    """What came, moved or was judged."""
    return records.ChangeRecord(
        number=one.number, at=one.at, turn=one.turn.value, subject=visible(one.subject), other=plain(one.other)
    )


def feed(one: FeedState) -> records.FeedRecord:
    """A feed."""
    row = one.row
    return records.FeedRecord(
        name=visible(row.name),
        kind=row.kind,
        url=_bare(row.address),
        state=one.state,
        stories=one.stories,
        last_title=plain(one.title),
        last_story=row.story,
        last_story_at=row.story_at,
        asked_at=row.asked_at,
        read_at=row.read_at,
        due=row.due,
        failures=row.failures,
        error=plain(row.error),
    )


def _bare(address: str) -> str | None:
    """Of an address of the web what leads to the place: users, passwords and queries may be secrets."""
    try:
        parts = urlsplit(web(address) or "")
    except ValueError:
        return None
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl() or None
