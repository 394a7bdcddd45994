"""Admiralty credibility of a claim, 1 to 6: one rule a grade, asked in order.

It comes from who says what and who saw what, never from how reliable a source is thought to be, and is no probability.
It rests on sure words only, and a machine's grade is shown as a machine's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from saidseen.claims.standing import Standing, independent_word, sighted
from saidseen.claims.sureness import answers, doer_named, really_denies, really_doubts, same_matter
from saidseen.model.acts import Act
from saidseen.model.claim import Member, Stance
from saidseen.model.reasons import reason

Rule = Callable[[Standing], bool]


def knowing(
    s: Standing, members: Sequence[Member], fit: Callable[[Member, Member], bool] = lambda one, two: True
) -> list[tuple[Member, Member]]:
    """The pairs of members of two sides that say the same and do not depend on each other."""
    return [
        (one, two)
        for at, one in enumerate(members)
        for two in members[at + 1 :]
        if len(s.sides((one, two))) == 2
        and one.said.statement.polarity == two.said.statement.polarity
        and one.weight and two.weight
        and same_matter(one, two)
        and fit(one, two)
    ]  # fmt: skip


def _knowers(s: Standing) -> list[Member]:
    """Those who are surely no party and surely know it of their own."""
    return [m for m in s.affirm if s.outside(m) and s.knows(m)]


def _contested(s: Standing) -> bool:
    return bool(s.deny or s.doubt) or any(m.stance is not Stance.AFFIRMS for m in s.written)


def confirmed(s: Standing) -> bool:
    """Confirmed: two sides, each surely no party, saw it or show it with place and time, and nobody contests it."""
    return not _contested(s) and bool(knowing(s, [m for m in _knowers(s) if sighted(m)]))


def probable(s: Standing) -> bool:
    """Probably true: two sides, each surely no party, saw it or are named and on the spot; nobody contests it."""
    return not _contested(s) and bool(knowing(s, _knowers(s)))


def possible(s: Standing) -> bool:
    """Possibly true: somebody named who is surely no party says as a fact who did it, or saw it; nobody contests it."""
    words = (m for m in s.affirm if s.sure(m) and s.outside(m) and independent_word(m))
    plain = [m for m in words if m.said.statement.act in (Act.ASSERT, Act.AGREE)]
    told = any(doer_named(m, s.subjects) or s.knows(m) for m in plain)
    return told and not _contested(s)


def agrees_in_part(s: Standing) -> bool:
    """Possibly true: others contest it, but two sides, each surely no party, know it of their own."""
    return bool(knowing(s, _knowers(s)))


def contradicted(s: Standing) -> bool:
    """Improbable: somebody named who is surely no party denies it, and nobody but those whose act it is says so."""
    own = bool(s.affirm) and all(s.own(m) for m in s.affirm)
    denials = [m for m in s.deny if s.sure(m) and s.outside(m) and really_denies(m)]
    return own and any(answers(d, a, s.side(d)) for d in denials for a in s.affirm)


def doubtful(s: Standing) -> bool:
    """Doubtful: only one side or parties say so, and others who are named deny it or doubt it."""
    words = [m for m in s.affirm if s.sure(m)]
    denials = [m for m in s.deny if s.sure(m) and really_denies(m)]
    doubts = [m for m in s.doubt if s.sure(m) and really_doubts(m)]
    denied = any(answers(d, a, s.side(d)) for d in s.apart(denials, words) for a in words)
    return denied or any(same_matter(d, a) for d in s.apart(doubts, words) for a in words)


def unjudged(s: Standing) -> bool:
    """Cannot be judged: nobody who is named and surely no party has said anything sure on it."""
    return True


RULES: tuple[tuple[Rule, int, str], ...] = (
    (confirmed, 1, "credibility.confirmed"),
    (probable, 2, "credibility.probable"),
    (possible, 3, "credibility.possible"),
    (agrees_in_part, 3, "credibility.agrees_in_part"),
    (contradicted, 5, "credibility.contradicted"),
    (doubtful, 4, "credibility.doubtful"),
    (unjudged, 6, "credibility.unjudged"),
)
"""The rules in the order in which they are asked; the first that holds decides."""


def credibility(stands: Standing) -> tuple[int, str]:
    """The grade 1 to 6 and the id of the rule that gave it."""
    return next((grade, reason(why)) for rule, grade, why in RULES if rule(stands))
