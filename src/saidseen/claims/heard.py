"""Whose word for or against a claim is sure enough to be told in a line: lists leave out the others, and count them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saidseen.claims.hosts import points
from saidseen.claims.sureness import act_sure, named
from saidseen.claims.words import telling
from saidseen.language.en.titles import by_itself
from saidseen.model.claim import Claim, Member, Stance

SHARED = 2
"""Telling stems of the title from which on a statement surely speaks of it."""
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3}){1,4}(?![\w,])|(?<![\w.,])\d{1,12}(?![\w,]|\.\d)")
_DAYS, _YEARS = 31, range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Heard:
    """Those who surely take a stance, and how many statements else do so with other figures or are not sure."""

    sure: tuple[Member, ...]
    figures: int
    unsure: int

    def words(self) -> tuple[str, ...]:
        """The others as counts: "2 with other figures", "3 not sure"."""
        counted = ((self.figures, "with other figures"), (self.unsure, "not sure"))
        return tuple(f"{n} {what}" for n, what in counted if n)


def heard(claim: Claim, *stances: Stance) -> Heard:
    """Who takes one of the stances to what the title of the claim says; copies count for nothing.

    Sure is the outlet's own or a named speaker's word of a sure act that shares words with the title, or is of the
    claim's kind by those whose act it is, or answers it right there, or that a person judged. Who gives another number
    than the title, or none where the title gives one, does not say what it says.
    """
    told = [m for m in claim.said if m.stance in stances and m.weight]
    words = by_itself(claim.title)
    figures = _figures(words)
    same = [m for m in told if m.judged or not _differs(figures, _figures(m.said.statement.content.text))]
    title = frozenset(telling(words))
    sure = tuple(m for m in same if _sure(m, claim, title) and (m.judged or _gives(figures, m)))
    return Heard(sure, len(told) - len(same), len(same) - len(sure))


def _sure(member: Member, claim: Claim, title: frozenset[str]) -> bool:
    if member.judged:
        return True
    matter = member.said.matter
    if points(member.said.statement) and matter.host in {m.said.statement.id for m in claim.said}:
        return named(member) and act_sure(member)  # "Iran denied it", right after what was said
    kind = matter.kind is not None and matter.kind == claim.kind and not {*matter.subjects}.isdisjoint(claim.actors)
    shared = len(title.intersection(telling(member.said.statement.content.text)))
    speaks = member.said.statement.outlet_own or named(member)
    return speaks and act_sure(member) and (kind or shared >= min(SHARED, len(title)))


def _gives(figures: frozenset[int], member: Member) -> bool:
    """Whether a statement gives one of the numbers of a title, where that has some."""
    return not figures or not figures.isdisjoint(_figures(member.said.statement.content.text))


def _figures(text: str) -> frozenset[int]:
    """The numbers of some words that are no days and no years."""
    found = (int(number.replace(",", "")) for number in _NUMBER.findall(text))
    return frozenset(n for n in found if n > _DAYS and n not in _YEARS)


def _differs(one: frozenset[int], two: frozenset[int]) -> bool:
    """Whether both give numbers, and none that the other gives."""
    return bool(one) and bool(two) and one.isdisjoint(two)
