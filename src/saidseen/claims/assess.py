"""What the ledger supports about a claim: one rule a status, asked in the order of RULES; each docstring is the reason.

The order is that of docs/claims.md: a clash of sides first, then what somebody outside saw, then doubts, then voices
that agree, then what those whose act it is show and say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from saidseen.claims.credibility import credibility
from saidseen.claims.phrases import sentence
from saidseen.claims.records import Assessment, Member, Origin, Status
from saidseen.claims.standing import FOR_ITSELF, Standing, independent_word, sighted, standing
from saidseen.records import Basis

Found = Sequence[Member]
Rule = Callable[[Standing], Found]
"""A rule gives the members that the status rests on, none where it does not hold."""


def disputed(s: Standing) -> Found:
    """One side says so and another denies it."""
    against = s.apart(s.deny, s.affirm)
    return [*s.affirm, *against] if s.affirm and against else ()


def denied(s: Standing) -> Found:
    """It is denied, and nobody who is named says so."""
    return s.deny if not s.affirm else ()


def seen_by_others(s: Standing) -> Found:
    """Somebody whose act it is not saw it, or shows it with place and time."""
    return [m for m in s.affirm if sighted(m) and not s.own(m) and s.side(m)]


def doubted(s: Standing) -> Found:
    """One side says so, and others doubt it from what they see or cannot see."""
    others = s.apart(s.doubt, s.affirm)
    return [*s.affirm, *others] if s.affirm and others else ()


def only_doubted(s: Standing) -> Found:
    """It is doubted, and nobody who is named says so."""
    return s.doubt if not s.affirm and not s.deny else ()


def corroborated(s: Standing) -> Found:
    """Two sides that do not depend on each other say so, and one of them is no party to it."""
    voices = [m for m in s.affirm if independent_word(m) and s.side(m) is not None]
    outside = any(not s.party(m) for m in voices)
    return voices if outside and len(s.sides(voices)) > 1 else ()


def own_evidence(s: Standing) -> Found:
    """Those whose act it is say that they saw it, or show it with place and time."""
    return [m for m in s.affirm if sighted(m)]


def unplaced(s: Standing) -> Found:
    """A picture, film or document is shown, but not with both place and time."""
    return [m for m in s.affirm if m.said.statement.basis is Basis.SHOWN]


def own_word(s: Standing) -> Found:
    """Only those whose act it is say so."""
    return s.affirm if s.affirm and all(s.own(m) for m in s.affirm) else ()


def rumour(s: Standing) -> Found:
    """Only rumours and unnamed reports say so."""
    return s.affirm if all(m.said.statement.basis is Basis.HEARD for m in s.affirm) else ()


def parties(s: Standing) -> Found:
    """Only parties to it say so."""
    return s.affirm if all(s.party(m) for m in s.affirm) else ()


def foreseen(s: Standing) -> Found:
    """It is expected, promised, offered or called for, and nobody says that it is so."""
    return s.affirm if all(m.said.statement.act in FOR_ITSELF for m in s.affirm) else ()


def one_word(s: Standing) -> Found:
    """One side says so, and nobody else does."""
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


def asked(s: Standing) -> Found:
    """It has been asked after or called for, and nobody has said that it is so."""
    return s.ask


RULES: tuple[tuple[Rule, Status], ...] = (
    (disputed, Status.DISPUTED),
    (denied, Status.DENIED),
    (seen_by_others, Status.OBSERVED),
    (doubted, Status.DOUBTED),
    (only_doubted, Status.DOUBTED),
    (corroborated, Status.CORROBORATED),
    (own_evidence, Status.OBSERVED),
    (unplaced, Status.UNPLACED),
    (rumour, Status.CLAIMED),
    (own_word, Status.CLAIMED),
    (parties, Status.CLAIMED),
    (foreseen, Status.CLAIMED),
    (one_word, Status.CLAIMED),
    (unsupported, Status.CLAIMED),
    (reported, Status.CLAIMED),
    (withheld, Status.WITHHELD),
    (asked, Status.WITHHELD),
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
    rule, status, found = next((rule, status, found) for rule, status in RULES if (found := rule(stands)))
    grade, why = credibility(stands)
    because = tuple(dict.fromkeys(m.said.id for m in _counting(found)))
    return Assessment(status, sentence(rule), grade, why, because)


def _counting(found: Found) -> Found:
    """Those that count, without copies and restatements, or all where none does."""
    return [m for m in found if m.weight] or found
