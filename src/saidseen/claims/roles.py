"""Who does it and where: the countries and bodies that a content names, told apart by the words before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saidseen.claims.kinds import in_aside, topic_end
from saidseen.language.en import roles as en
from saidseen.reading.speakers import Known, in_office
from saidseen.world.countries import find_countries, is_people, organisation_of

_OWNS = re.compile(r"^['’]s?\s")
_WORD = re.compile(r"\b[A-Z][\w.-]*[\w]")
# What stands before a last name inside a content: a first name or a title.
_FIRST = re.compile(r"(?<=\S )([A-Z][\w.’'-]*) $")


@dataclass(frozen=True, slots=True)
class Named:
    """A country (alpha-3) or body that a content names, with its stretch; `place` where it is where, not who."""

    code: str
    start: int
    end: int
    place: bool


def titled(after: str) -> bool:
    """Whether what stands after a country's or capital's name makes it the name of something else."""
    return en.TITLE.match(after) is not None


def names_title(text: str) -> bool:
    """Whether some words may name a document, a format or a newspaper."""
    return en.ANY_TITLE.search(text) is not None


def no_party(after: str) -> bool:
    """Whether what follows makes a country part of another name, or one that only speaks of what others do."""
    return titled(after) or en.SAYS.match(after.lower()) is not None


def named(content: str, published: str | None = None) -> list[Named]:
    """The countries and bodies named in a content, in its order, each as who or as where.

    Where the day of publication is given, those who held office then stand for their country or body.
    """
    found = [
        (span.start, span.end, code)
        for span, code in find_countries(content)
        if not no_party(content[span.end : span.end + 40])
    ]
    taken = [(start, end) for start, end, _ in found]
    for match in _WORD.finditer(content):
        body = organisation_of(match.group())
        if body and all(match.end() <= start or end <= match.start() for start, end in taken):
            found.append((match.start(), match.end(), body))
    made = [Named(code, start, end, _where(content, start, end)) for start, end, code in found]
    if published:
        made += (n for n in _leaders(content, in_office(published[:10])) if (n.start, n.end) not in taken)
    return sorted(made, key=lambda n: (n.start, n.end, n.code))


def _leaders(content: str, held: Mapping[str, Known]) -> Iterator[Named]:
    """The country or body of each office holder who is named by last name, unless another first name precedes it."""
    for match in _WORD.finditer(content):
        known = held.get(match.group().lower())
        if known is None or no_party(content[match.end() : match.end() + 40]):
            continue
        first = _FIRST.search(content[: match.start()])
        names = {name.split()[0] for name in (known.name, *known.aliases)}
        if first is None or first[1] in names or en.HOLDS.match(first[1]):
            yield Named(known.country or known.organisation or "", match.start(), match.end(), place=False)


def _where(content: str, start: int, end: int) -> bool:
    """A country is where something happens if a preposition of place leads to it or its border or soil is named."""
    before = content[max(0, start - 40) : start].lower()
    after = content[end : end + 50].lower()
    if _OWNS.match(after):
        return en.BORDER.match(after) is not None
    if en.HURT.match(after):
        return True
    if is_people(content[start:end]) and (en.FORCES.match(after) or en.OFFICE.match(after)):
        return False
    if (
        en.SUFFERS.match(after)
        or (en.FOR.search(before) and not en.INFINITIVE.match(after))
        or end <= topic_end(content)
    ):
        return True
    if en.WHERE_OF.match(after):
        return not is_people(content[start:end]) or en.UPON.match(after) is not None
    return bool(en.AT.search(before) or en.BORDER.match(after))


def lies_in(content: str, one: Named) -> bool:
    """Whether something happens inside a country that is named, not only near it or against it."""
    before, after = content[max(0, one.start - 30) : one.start].lower(), content[one.end : one.end + 30].lower()
    return en.INSIDE.search(before) is not None or en.SOIL.match(after) is not None


def agent(
    content: str, who: Sequence[Named], skipped: set[str], start: int, end: int, does: re.Pattern[str] | None = None
) -> str | None:
    """Who does what stands at start..end: of those that are not where, the nearest before it, else the first after.

    One after it does it where "of", "by" or the like leads to it, or its own forces are named; one that stands behind
    "if", "as", "amid" and the like does something else. Where `does` is given, one before it does it only where that
    stands between the two or nothing but a genitive does.
    """
    free = [n for n in who if not n.place and n.code not in skipped]
    before = [n for n in free if n.start < end]
    if before:
        best = min(before, key=lambda n: (abs(n.end - start), n.start))
        between = content[best.end : start].lower()
        if does is None or len(between.split()) < 2 or does.search(between):
            return best.code
        return None
    return next((n.code for n in free if _does(content, end, n)), None)


def _does(content: str, end: int, one: Named) -> bool:
    between = content[end : one.start]
    if in_aside(between):
        return False
    return en.DOER.search(between) is not None or en.FORCES.match(content[one.end : one.end + 50].lower()) is not None


def partners(content: str, who: Sequence[Named], main: str) -> set[str]:
    """Those who do it together with the one that does it: named in one breath with it, or by "with" or "between"."""
    breaths: list[set[str]] = []
    before: Named | None = None
    for n in who:
        if before is not None and en.CHAIN.match(content[before.end : n.start]):
            breaths[-1].add(n.code)
        else:
            breaths.append({n.code})
        before = n
    out = {main}.union(*(breath for breath in breaths if main in breath))
    return out | {n.code for n in who if en.PARTNER.search(content[max(0, n.start - 20) : n.start].lower())}


def sides(content: str, who: Sequence[Named]) -> set[str]:
    """All who are named are parties, but those where something happens ("in Vienna", "the Vienna Document")."""
    return {n.code for n in who if not en.IN.search(content[max(0, n.start - 20) : n.start].lower())}


def perceives(content: str) -> bool:
    """Whether somebody in the content only sees, believes, expects or checks."""
    return en.PERCEIVES.search(content.lower()) is not None
