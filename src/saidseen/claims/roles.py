"""Who does it and where: the countries and bodies that a content names, told apart by the words before and after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from saidseen.claims.kinds import in_aside
from saidseen.reading.countries import find_countries, is_people, organisation_of

# What stands right before a place.
_AT = re.compile(
    r"(?:\b(?:in|near|around|from|to|into|towards?|on|about|over|onto|against|at|along|across|inside|within|outside|over|through|with|"
    r"off|leave|leaving|left|entering|enters?|entered|encircles?|encircled|surrounds?|surrounded|invades?|invaded|invading|"
    r"attacks?|attacked|attacking|between|visit|visits|visited|visiting|bordering)|"
    r"\b(?:on|of|and)(?= (?:the |its )?(?:border|side|soil|territory))|"
    r"\b(?:invasion|invading|attack|attacks|war|offensive|assault|aggression|pressure|embassy|move|recognition|regions?|"
    r"territory|north|south|east|west|out|part|parts|side|integrity|sovereignty) (?:of|on|against|in|to))"
    r" (?:the |its |all of |\w+ern )*$"
)
_BORDER = re.compile(
    r"^(?:['’]s?)? (?:\w+, )*(?:\w+ern,? (?:and \w+ern )?)?(?:borders?|frontiers?|territory|soil|coast|capital|"
    r"border area|embassy|front|ports?|airspace|east|west|north|south|door)\b"
)
# "Ukraine invasion", "Ukraine de-escalation": the country is where, unless it is called by its people's name.
_WHERE_OF = re.compile(r"^ (?:invasion|attack|war|crisis|conflict|de-?escalation|tensions?|standoff)\b(?! of)")
# "the Minsk agreements" is neither Belarus nor in it.
_TITLE = re.compile(
    r"^['’]? (?:agreements?|accords?|protocols?|memorandum|package|deal|process|formats?|document|convention|treaty|"
    r"declaration|group|times|post)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"^['’]s?\s")
_FORCES = re.compile(
    r"^(?:['’]s?)?[ -](?:\w+ ){0,2}(?:troops?|soldiers?|forces|units?|military|army|fleet|ships|planes)\b"
)
# A content in which its own speaker only perceives, believes or checks ("NATO has not seen any sign").
_PERCEIVES = re.compile(
    r"\b(?:see|sees|seen|saw|believes?|verif(?:y|ied)|observ(?:e|ed)|found|doubts?|expect(?:s|ed)?|thinks?|knows?|"
    r"watch(?:es|ing)?|monitor(?:s|ing)?|wants?)\b"
)
_IN = re.compile(r"\b(?:in|near|around|at|from|inside|across)\s(?:the\s)?$")
_WORD = re.compile(r"\b[A-Z][\w.-]*[\w]")


@dataclass(frozen=True, slots=True)
class Named:
    """A country (alpha-3) or body that a content names, with its stretch; `place` where it is where, not who."""

    code: str
    start: int
    end: int
    place: bool


def named(content: str) -> list[Named]:
    """The countries and bodies named in a content, in its order, each as who or as where."""
    found = [
        (span.start, span.end, code) for span, code in find_countries(content) if not _TITLE.match(content[span.end :])
    ]
    taken = [(start, end) for start, end, _ in found]
    for match in _WORD.finditer(content):
        body = organisation_of(match.group())
        if body and all(match.end() <= start or end <= match.start() for start, end in taken):
            found.append((match.start(), match.end(), body))
    return [Named(code, start, end, _where(content, start, end)) for start, end, code in sorted(found)]


def _where(content: str, start: int, end: int) -> bool:
    """A country is where something happens if a preposition of place leads to it or its border or soil is named."""
    before = content[max(0, start - 40) : start].lower()
    after = content[end : end + 50].lower()
    if _OWNS.match(after):
        return _BORDER.match(after) is not None
    if is_people(content[start:end]) and _FORCES.match(after):
        return False
    if _WHERE_OF.match(after):
        return not is_people(content[start:end])
    return bool(_AT.search(before) or _BORDER.match(after))


def agent(content: str, who: Sequence[Named], skipped: set[str], start: int, end: int) -> str | None:
    """Who does what stands at start..end: of those that are not where, the nearest before it, else the first after.

    One that stands only behind "if", "as", "amid" and the like does something else.
    """
    free = [n for n in who if not n.place and n.code not in skipped]
    before = [n for n in free if n.start < end]
    if before:
        return min(before, key=lambda n: (abs(n.end - start), n.start)).code
    return next((n.code for n in free if not in_aside(content[end : n.start])), None)


def sides(content: str, who: Sequence[Named]) -> set[str]:
    """All who are named are parties, but those where something happens ("in Vienna", "the Vienna Document")."""
    return {n.code for n in who if not _IN.search(content[max(0, n.start - 20) : n.start].lower())}


def perceives(content: str) -> bool:
    """Whether somebody in the content only sees, believes, expects or checks."""
    return _PERCEIVES.search(content.lower()) is not None
