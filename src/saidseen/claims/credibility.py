"""Admiralty credibility of a claim, 1 to 6: one rule a grade, asked in order; each docstring is the reason.

It comes from who says what and who saw what, never from how reliable a source is thought to be, and is no probability.
"""

from __future__ import annotations

from collections.abc import Callable

from saidseen.claims.phrases import sentence
from saidseen.claims.standing import Standing, independent_word, sighted

Rule = Callable[[Standing], bool]


def _voices(s: Standing) -> frozenset[str]:
    """The sides whose word can bear out another's."""
    return s.sides(m for m in s.affirm if independent_word(m))


def _outside(s: Standing) -> bool:
    """Whether somebody who is no party reports it as so, and not as a rumour or an outlet's word."""
    known = (m for m in s.affirm if s.side(m) is not None and independent_word(m))
    return any(not s.party(m) for m in known)


def _seen_outside(s: Standing) -> bool:
    """Whether somebody who is known to be no party saw it or shows it with place and time."""
    return any(sighted(m) and not s.party(m) and s.side(m) is not None for m in s.affirm)


def _contested(s: Standing) -> bool:
    return bool(s.deny or s.doubt)


def confirmed(s: Standing) -> bool:
    """Confirmed: sides that do not depend on each other say so, one of them no party, and nobody contests it."""
    return len(_voices(s)) > 1 and _outside(s) and not _contested(s)


def probable(s: Standing) -> bool:
    """Probably true: somebody who is no party saw it or shows it with place and time, and nobody contests it."""
    return _seen_outside(s) and not _contested(s)


def possible(s: Standing) -> bool:
    """Possibly true: somebody who is no party says so, or a party shows it with place and time; nobody contests it."""
    return (_outside(s) or any(sighted(m) for m in s.affirm)) and not _contested(s)


def agrees_in_part(s: Standing) -> bool:
    """Possibly true: others contest it, but independent sides say so, one no party, or somebody outside saw it."""
    if not s.affirm:
        return False
    return (len(_voices(s)) > 1 and _outside(s)) or _seen_outside(s)


def contradicted(s: Standing) -> bool:
    """Improbable: somebody who is no party denies it, and nobody but those whose act it is says so."""
    only_own = all(s.own(m) for m in s.affirm)
    return only_own and any(s.side(m) is not None and not s.party(m) for m in s.deny)


def doubtful(s: Standing) -> bool:
    """Doubtful: only one side or parties say so, and others deny it or doubt it."""
    return bool(s.affirm) and bool(s.apart((*s.deny, *s.doubt), s.affirm))


def only_doubts(s: Standing) -> bool:
    """Doubtful: nobody who is named says so, and somebody who looked has not seen it."""
    return not s.affirm and not s.deny and bool(s.doubt)


def unjudged(s: Standing) -> bool:
    """Cannot be judged: outlets and rumours aside, nobody who is known to be no party has said anything on it."""
    return True


RULES: tuple[tuple[Rule, int], ...] = (
    (confirmed, 1),
    (probable, 2),
    (possible, 3),
    (agrees_in_part, 3),
    (contradicted, 5),
    (doubtful, 4),
    (only_doubts, 4),
    (unjudged, 6),
)
"""The rules in the order in which they are asked; the first that holds decides."""


def credibility(stands: Standing) -> tuple[int, str]:
    """The grade 1 to 6 and the sentence of the rule that gave it."""
    return next((grade, sentence(rule)) for rule, grade in RULES if rule(stands))
