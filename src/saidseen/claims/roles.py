"""Who does it and where: the countries and bodies that a content names, told apart by the words before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saidseen.claims.kinds import in_aside, topic_end
from saidseen.reading.speakers import Known, in_office
from saidseen.world.countries import find_countries, is_people, organisation_of

# What stands right before a place.
_AT = re.compile(
    r"(?:\b(?:in|near|around|from|to|into|towards?|on|about|over|onto|against|at|along|across|inside|within|outside|"
    r"through|with|off|between|leave|leaving|left|entering|enters?|entered|encircles?|encircled|surrounds?|surrounded|"
    r"invades?|invaded|invading|attacks?|attacked|attacking|visit|visits|visited|visiting|bordering|hits?|targets?|"
    r"targeted|targeting|helps?|helped|helping|punish\w*|sanctions?|sanctioned|isolat\w+|defend\w*|support\w*|arm|"
    r"arming|supply|supplying|recogni[sz](?:e|es|ed|ing)|independence of)|"
    r"\b(?:on|of|and)(?= (?:the |its )?(?:border|side|soil|territory))|"
    r"\b(?:invasion|invading|attack|attacks|war|offensive|assault|aggression|pressure|embassy|move|recognition|regions?|"
    r"territory|north|south|east|west|out|part|parts|side|integrity|sovereignty) (?:of|on|against|in|to))"
    r" (?:the |its |all of |\w+ern )*$"
)
_BORDER = re.compile(
    r"^(?:['’]s?)? (?:\w+, )*(?:\w+ern,? (?:and \w+ern )?)?(?:international )?(?:borders?|frontiers?|territory|soil|"
    r"coast|capital|border area|embassy|front|ports?|airspace|partners|allies|neighbou?rs|east|west|north|south|door)\b"
)
# "Ukraine invasion", "Ukraine de-escalation": the country is where, unless it is called by its people's name.
_WHERE_OF = re.compile(
    r"^ (?:invasion|attack|war|de-?escalation|drills|exercises?|embass(?:y|ies)|"
    r"(?:\w+ )?sanctions(?! (?:on|against|target)))\b(?! of)"
)
# "Kyiv puts the force at 140,000": it speaks of what others do.
_SAYS = re.compile(
    r"^ (?:has |have |had |also )*(?:says?|said|puts? the|tells?|told|claims?|claimed|den(?:y|ies|ied)|believes?|"
    r"believed|maintains?|expects?|expected|estimates?|thinks?|warns?|warned|reports?|reported|accuses?|accused|fears?|sees?|saw)\b"
)
# "Russian sanctions": they are on Russia, unless it is a genitive.
_UPON = re.compile(r"^ (?:\w+ )?sanctions\b(?! (?:on|against|target))")
# "Ukraine was invaded": it is where.
_SUFFERS = re.compile(
    r"^ (?:has |had |have )?(?:is|are|was|were|be|been|being|gets?) (?:\w+ )?(?:invaded|attacked|shelled|bombed|hit)\b"
)
# "the Minsk agreements" is neither Belarus nor in it, "the Ukraine crisis" is a name.
_TITLES = (
    r"(?:agreements?|accords?|protocols?|memorandum|package|deal|process|formats?|document|convention|treaty|"
    r"declaration|group|times|post|crisis|conflict|tensions?|standoff)\b"
)
_TITLE = re.compile(rf"^['’]? {_TITLES}", re.IGNORECASE)
_ANY_TITLE = re.compile(rf" {_TITLES}", re.IGNORECASE)
# "aid for Ukraine", but not "for Russia to withdraw".
_FOR = re.compile(r"\bfor (?:the )?$")
_INFINITIVE = re.compile(r"^ to \w")
_OWNS = re.compile(r"^['’]s?\s")
_FORCES = re.compile(
    r"^(?:['’]s?)?[ -](?:\w+ ){0,2}(?:troops?|soldiers?|forces|units?|military|army|fleet|ships|planes)\b"
)
_OFFICE = re.compile(
    r"^(?:['’]s?)? (?:(?:state|federal|deputy|prime|foreign|defen[cs]e|supreme) )*(?:presidents?|leaders?|parliament|"
    r"government|ministry|ministers?|chancellor|officials?|authorities|duma|lawmakers)\b"
)
# One that is named after what is done does it where one of these leads to it ("the withdrawal of Russian units").
_DOER = re.compile(
    r"(?:^|\b(?:by|of|from|to|for|that|how|until|when)) (?:the |some |all |most |more |any |new |further |\w+ern )*$"
)
_PARTNER = re.compile(r"\b(?:with|between|alongside|together with) (?:the )?$")
_CHAIN = re.compile(r"^(?:['’]s)?(?:,| and| or|/|-|–)? ?(?:the )?(?:\w+ed )?$")
# A content in which its own speaker only perceives, believes or checks ("NATO has not seen any sign").
_PERCEIVES = re.compile(
    r"\b(?:see|sees|seen|saw|believes?|verif(?:y|ied)|observ(?:e|ed)|found|doubts?|expect(?:s|ed)?|thinks?|knows?|"
    r"watch(?:es|ing)?|monitor(?:s|ing)?|wants?)\b"
)
_IN = re.compile(r"\b(?:in|near|around|at|from|inside|across)\s(?:the\s)?$")
_INSIDE = re.compile(r"\b(?:in|inside|across|at|on|into|from|over|of|with) (?:the )?(?:\w+ern )?$")
_SOIL = re.compile(r"^['’]?s? (?:\w+ )?(?:territory|soil|waters|airspace|drills|exercises?)\b")
_WORD = re.compile(r"\b[A-Z][\w.-]*[\w]")
# What stands before a last name inside a content: a first name or a title.
_FIRST = re.compile(r"(?<=\S )([A-Z][\w.’'-]*) $")
_HOLDS = re.compile(
    r"(?:President|Premier|PM|Minister|Chancellor|Secretary|Chief|Leader|General|Ambassador|M(?:r|s|rs)\.?)$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A country (alpha-3) or body that a content names, with its stretch; `place` where it is where, not who."""

    code: str
    start: int
    end: int
    place: bool


def titled(after: str) -> bool:
    """Whether what stands after a country's or capital's name makes it the name of something else."""
    return _TITLE.match(after) is not None


def names_title(text: str) -> bool:
    """Whether some words may name a document, a format or a newspaper."""
    return _ANY_TITLE.search(text) is not None


def no_party(after: str) -> bool:
    """Whether what follows makes a country part of another name, or one that only speaks of what others do."""
    return titled(after) or _SAYS.match(after.lower()) is not None


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
        if first is None or first[1] in names or _HOLDS.match(first[1]):
            yield Named(known.country or known.organisation or "", match.start(), match.end(), place=False)


def _where(content: str, start: int, end: int) -> bool:
    """A country is where something happens if a preposition of place leads to it or its border or soil is named."""
    before = content[max(0, start - 40) : start].lower()
    after = content[end : end + 50].lower()
    if _OWNS.match(after):
        return _BORDER.match(after) is not None
    if is_people(content[start:end]) and (_FORCES.match(after) or _OFFICE.match(after)):
        return False
    if _SUFFERS.match(after) or (_FOR.search(before) and not _INFINITIVE.match(after)) or end <= topic_end(content):
        return True
    if _WHERE_OF.match(after):
        return not is_people(content[start:end]) or _UPON.match(after) is not None
    return bool(_AT.search(before) or _BORDER.match(after))


def lies_in(content: str, one: Named) -> bool:
    """Whether something happens inside a country that is named, not only near it or against it."""
    before, after = content[max(0, one.start - 30) : one.start].lower(), content[one.end : one.end + 30].lower()
    return _INSIDE.search(before) is not None or _SOIL.match(after) is not None


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
    return _DOER.search(between) is not None or _FORCES.match(content[one.end : one.end + 50].lower()) is not None


def partners(content: str, who: Sequence[Named], main: str) -> set[str]:
    """Those who do it together with the one that does it: named in one breath with it, or by "with" or "between"."""
    breaths: list[set[str]] = []
    before: Named | None = None
    for n in who:
        if before is not None and _CHAIN.match(content[before.end : n.start]):
            breaths[-1].add(n.code)
        else:
            breaths.append({n.code})
        before = n
    out = {main}.union(*(breath for breath in breaths if main in breath))
    return out | {n.code for n in who if _PARTNER.search(content[max(0, n.start - 20) : n.start].lower())}


def sides(content: str, who: Sequence[Named]) -> set[str]:
    """All who are named are parties, but those where something happens ("in Vienna", "the Vienna Document")."""
    return {n.code for n in who if not _IN.search(content[max(0, n.start - 20) : n.start].lower())}


def perceives(content: str) -> bool:
    """Whether somebody in the content only sees, believes, expects or checks."""
    return _PERCEIVES.search(content.lower()) is not None
