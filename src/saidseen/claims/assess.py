"""What the ledger supports about a claim: one rule a status, asked in the order of RULES.

The order is that of docs/claims.md: a clash of sides first, then what somebody outside saw, then doubts, then voices
that agree. A verdict rests on sure words only; where the words that it would rest on are not sure, it is unclear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from saidseen.claims.credibility import credibility, knowing
from saidseen.claims.phrases import names_nothing
from saidseen.claims.standing import Standing, independent_word, placed, standing
from saidseen.claims.sureness import (
    SAYING_SO,
    act_sure,
    answers,
    caveat,
    concerns,
    denying_cue,
    named,
    pictured,
    really_denies,
    really_doubts,
    same_matter,
)
from saidseen.language.en.telling import tell
from saidseen.model.acts import Act
from saidseen.model.claim import Assessment, Member, Origin, Stance, Status
from saidseen.model.reading import Basis
from saidseen.model.reasons import reason

Found = Sequence[Member]
MOST = 4
"""Speakers that are named as not sure."""
Rule = Callable[[Standing], Found]
"""A rule gives the members that the status rests on, none where it does not hold."""


def disputed(s: Standing) -> Found:
    """One side says so and another denies it, both named."""
    pairs = [(a, d) for d in _denials(s) for a in s.apart(_words(s), [d]) if answers(d, a, s.side(d))]
    return _members(pairs)


def denied(s: Standing) -> Found:
    """It is denied by somebody named, and nobody says so."""
    real = s.deny and all((m.judged and s.sure(m)) or _denies_all(s, m) for m in s.deny)
    return s.deny if real and not s.affirm and not _written(s, Stance.AFFIRMS) else ()


def unsure_denial(s: Standing) -> Found:
    """It is not sure that it is denied, or who says so and who denies it."""
    if words := [*s.affirm, *_written(s, Stance.AFFIRMS)]:
        deny = [d for d in s.deny if d.judged or any(concerns(d, word, s.side(d)) for word in words)]
        return [*s.affirm, *deny] if deny else ()
    return s.deny if any(m.said.statement.act is Act.DENY and denying_cue(m) for m in s.deny) else ()


def seen_by_others(s: Standing) -> Found:
    """Somebody named whose act it is not saw it, and nobody denies it."""
    return [] if s.deny else [m for m in s.affirm if _saw(m) and s.sure(m) and not s.own(m) and _no_doer(s, m)]


def doubted(s: Standing) -> Found:
    """One side says so, and others doubt it from what they see or cannot see; all are named."""
    doubts = [m for m in s.doubt if s.sure(m) and really_doubts(m)]
    return _members([(a, d) for d in doubts for a in s.apart(_words(s), [d]) if same_matter(a, d)])


def unsure_doubt(s: Standing) -> Found:
    """It is not sure that it is doubted, or who says so and who doubts it."""
    doubts = [m for m in s.doubt if not caveat(m)]
    return [*s.affirm, *doubts] if doubts and (s.affirm or _written(s, Stance.AFFIRMS)) else ()


def corroborated(s: Standing) -> Found:
    """Two sides that do not depend on each other know it of their own and say so; one of them is surely no party."""
    return _members(knowing(s, [m for m in s.affirm if s.knows(m)], lambda one, two: s.outside(one) or s.outside(two)))


def unplaced(s: Standing) -> Found:
    """A picture or film is shown, but not with both place and time."""
    return [m for m in s.affirm if pictured(m) and not placed(m)]


def turned_down(s: Standing) -> Found:
    """It is refused, or said not to be so, and nobody says, or still says, that it is."""
    return s.deny if not s.affirm else ()


def only_doubted(s: Standing) -> Found:
    """It is doubted, and what is doubted nobody who is named says here."""
    return s.doubt if not s.affirm else ()


def own_word_and_outlets(s: Standing) -> Found:
    """Beside outlets, which do not say what it rests on, only those whose act it is say so."""
    return own_word(s) if _outlets_too(s) else ()


def own_word(s: Standing) -> Found:
    """Only those whose act it is say so."""
    return s.affirm if s.affirm and all(s.own(m) for m in s.affirm) else ()


def rumour_and_outlets(s: Standing) -> Found:
    """Beside outlets, which do not say what it rests on, only rumours and unnamed reports say so."""
    return rumour(s) if _outlets_too(s) else ()


def rumour(s: Standing) -> Found:
    """Only rumours and unnamed reports say so."""
    return s.affirm if all(m.said.statement.basis is Basis.HEARD for m in s.affirm) else ()


def parties_and_outlets(s: Standing) -> Found:
    """Beside outlets, which do not say what it rests on, only parties to it say so."""
    return parties(s) if _outlets_too(s) else ()


def parties(s: Standing) -> Found:
    """Only parties to it say so."""
    return s.affirm if all(s.party(m) for m in s.affirm) else ()


def foreseen_and_outlets(s: Standing) -> Found:
    """Outlets write that it is so; others only expect, promise, offer, refuse or call for it."""
    written = [m for m in _written(s, Stance.AFFIRMS) if m.said.statement.act.row.reports]
    return foreseen(s) if _apart(s, written) else ()


def foreseen(s: Standing) -> Found:
    """It is expected, promised, offered, refused or called for, and nobody says that it is so."""
    return s.affirm if all(not m.said.statement.act.row.reports for m in s.affirm) else ()


def several(s: Standing) -> Found:
    """Several sides say so, and it is not known that each knows it of its own."""
    return s.affirm if len(s.sides(m for m in s.affirm if independent_word(m))) > 1 else ()


def one_word(s: Standing) -> Found:
    """Of the sides that are known no more than one says so."""
    return s.affirm if len(s.sides(s.affirm)) < 2 else ()


def unsupported(s: Standing) -> Found:
    """It is said, but no word that could bear out another's is among them."""
    return s.affirm


def reported(s: Standing) -> Found:
    """Only outlets write so themselves, and do not say what it rests on."""
    return s.written


def withheld(s: Standing) -> Found:
    """Nobody says so, and those who were expected to say did not."""
    return s.withhold


def called_for(s: Standing) -> Found:
    """It is called for or against, and nobody says that it is so."""
    return [m for m in s.ask if m.said.statement.act.row.calls]


def asked(s: Standing) -> Found:
    """It has been asked after, and nobody has said that it is so."""
    return s.ask


RULES: tuple[tuple[Rule, Status, str], ...] = (
    (disputed, Status.DISPUTED, "status.disputed"),
    (denied, Status.DENIED, "status.denied"),
    (seen_by_others, Status.OBSERVED, "status.seen_by_others"),
    (doubted, Status.DOUBTED, "status.doubted"),
    (unsure_denial, Status.UNCLEAR, "status.unsure_denial"),
    (unsure_doubt, Status.UNCLEAR, "status.unsure_doubt"),
    (turned_down, Status.CLAIMED, "status.turned_down"),
    (only_doubted, Status.UNCLEAR, "status.only_doubted"),
    (corroborated, Status.CORROBORATED, "status.corroborated"),
    (unplaced, Status.UNPLACED, "status.unplaced"),
    (rumour_and_outlets, Status.CLAIMED, "status.rumour_and_outlets"),
    (rumour, Status.CLAIMED, "status.rumour"),
    (own_word_and_outlets, Status.CLAIMED, "status.own_word_and_outlets"),
    (own_word, Status.CLAIMED, "status.own_word"),
    (parties_and_outlets, Status.CLAIMED, "status.parties_and_outlets"),
    (parties, Status.CLAIMED, "status.parties"),
    (foreseen_and_outlets, Status.CLAIMED, "status.foreseen_and_outlets"),
    (foreseen, Status.CLAIMED, "status.foreseen"),
    (several, Status.CLAIMED, "status.several"),
    (one_word, Status.CLAIMED, "status.one_word"),
    (unsupported, Status.CLAIMED, "status.unsupported"),
    (reported, Status.CLAIMED, "status.reported"),
    (withheld, Status.WITHHELD, "status.withheld"),
    (called_for, Status.CLAIMED, "status.called_for"),
    (asked, Status.WITHHELD, "status.asked"),
)
"""The rules in the order in which they are asked; the first that finds something decides."""


def assess(members: Sequence[Member], origins: Sequence[Origin], subjects: Iterable[str]) -> Assessment:
    """The assessment of a claim from its members; `subjects` are the sides whose act it is.

    ValueError where there are no members.
    """
    if not members:
        raise ValueError("a claim without statements cannot be assessed; give it at least one")
    return assess_standing(standing(members, origins, subjects))


def assess_standing(stands: Standing) -> Assessment:
    """The assessment of members already put in order."""
    status, why, found = next((status, why, found) for rule, status, why in RULES if (found := rule(stands)))
    grade, why_grade = credibility(stands)
    because = tuple(dict.fromkeys(m.said.id for m in _counting(found)))
    words = _unsure(stands, found) if status is Status.UNCLEAR else ""
    return Assessment(status, reason(why, words=words), grade, why_grade, because)


def _unsure(s: Standing, found: Found) -> str:
    """Whose words are not sure, and in what: "Not sure: a source (who speaks)."."""
    told = dict.fromkeys(f"{_speaker(s, m)} ({doubt})" for m in _counting(found) if (doubt := _doubt(s, m)))
    more = tell("assess.more", count=len(told) - MOST) if len(told) > MOST else ""
    return tell("assess.unsure", words="; ".join([*told][:MOST]), more=more) if told else ""


def _speaker(s: Standing, member: Member) -> str:
    return " ".join(s.origins[member.origin].speaker.split())


def _doubt(s: Standing, member: Member) -> str:
    """What about a statement is not sure, in a few words; empty where nothing is."""
    against = member.stance in (Stance.DENIES, Stance.DOUBTS)
    if not named(member):
        return tell("assess.who_speaks")
    if not s.resolved(member):
        return tell("assess.for_whom")
    if not act_sure(member):
        return tell("assess.what_is_done")
    if member.stance is Stance.DENIES and not really_denies(member):
        return tell("assess.denial")
    if member.stance is Stance.DOUBTS and not really_doubts(member):
        return tell("assess.doubt")
    return tell("assess.about_this") if against else ""


def _words(s: Standing) -> list[Member]:
    """The sure words of those who say so."""
    acts = SAYING_SO
    return [m for m in s.affirm if s.sure(m) and m.said.statement.act in acts and m.said.statement.basis != Basis.HEARD]


def _denies_all(s: Standing, member: Member) -> bool:
    """Whether it is surely a denial, by its cue, of something that its words name."""
    return (
        s.sure(member)
        and really_denies(member)
        and denying_cue(member)
        and not names_nothing(member.said.statement.content)
    )


def _denials(s: Standing) -> list[Member]:
    return [m for m in s.deny if s.sure(m) and really_denies(m)]


def _members(pairs: Iterable[tuple[Member, Member]]) -> Found:
    """Those of the pairs, each once."""
    return list({m.said.id: m for pair in pairs for m in pair}.values())


def _outlets_too(s: Standing) -> bool:
    """Whether an outlet says so itself, and not as an occasion of those who say so."""
    return _apart(s, _written(s, Stance.AFFIRMS))


def _apart(s: Standing, written: Iterable[Member]) -> bool:
    """Whether one of these is an origin of its own beside those who say so."""
    said = {m.origin for m in s.affirm}
    return any(m.weight and m.origin not in said for m in written)


def _written(s: Standing, stance: Stance) -> list[Member]:
    """What outlets write themselves with that stance."""
    return [m for m in s.written if m.stance is stance]


def _saw(member: Member) -> bool:
    return member.said.statement.basis is Basis.SEEN and member.said.statement.polarity != "negative"


def _no_doer(s: Standing, member: Member) -> bool:
    """Whether the speaker surely did not do it itself: a newspaper, or another than those known to have done it."""
    speaker = member.said.statement.speaker
    return bool(s.subjects) or (speaker is not None and speaker.sector == "MED")


def _counting(found: Found) -> Found:
    """Those that count, without copies and restatements, or all where none does."""
    return [m for m in found if m.weight] or found
