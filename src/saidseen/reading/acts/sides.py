"""Whose side a speaker and a subject are on: the countries and bodies that words name, and the pronouns between."""

from __future__ import annotations

import re
from functools import cache

from saidseen.language.en import grammar, lines
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Span
from saidseen.reading.acts.words import Word, group, words_in, words_of

REACH = 20_000
"""Code points before a statement in which a bare name's first mention is looked for."""
NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")


@cache
def sides() -> dict[str, str]:
    """Word to the side it names: ISO 3166 alpha-3 or a body's short name."""
    table: dict[str, str] = {}
    for line in lines("sides.txt"):
        side, *words = line.split()
        table.update(dict.fromkeys(words, side))
    return table


def side_of(words: list[Word]) -> str | None:
    """The side that the first side word names, or None."""
    return next((sides()[word.form] for word in words if word.form in sides()), None)


def speakers_side(text: str, attribution: Attribution, country: str | None) -> str | None:
    """The side a speaker is on: as given, as the source's words say, or as the words at the name's first mention."""
    if country or attribution.source is None:
        return country
    named = side_of(words_in(text, attribution.source))
    if named:
        return named
    names = NAME.findall(attribution.source.text[:200])
    if not names:
        return None
    first = text.find(names[-1], max(0, attribution.start - REACH), attribution.start)
    return side_of(words_of(text, Span(max(0, first - 60), first + len(names[-1]) + 40))) if first >= 0 else None


def owner(subject: list[Word], side: str | None, source: frozenset[str]) -> bool | None:
    """Whether a subject is the speaker's own side: True, False, or None where the words do not tell."""
    forms = [word.form for word in subject]
    if any(form in group("first_person") for form in forms):
        return True
    if forms and forms[-1] in group("pronouns"):
        return True
    if any(form in source for form in forms):
        return True
    other = side_of(subject)
    if other is None:
        return None
    return other == side if side else None


def public(form: str) -> bool:
    """Whether a word names citizens, travellers or the public at large ("residents", "Britons")."""
    return form in group("public") or (
        form.endswith(grammar.S) and form[:-1] in sides() and form[:-1] not in group("side_names")
    )
