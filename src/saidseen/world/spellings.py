"""Names of places under another spelling than any that the gazetteer holds: "Tabaqa" for At Tabqah."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from saidseen.world.gazetteer import CITY, PlaceCandidate, gazetteer

ALIKE = 0.75
"""How much of two spellings has to be alike (Ratcliff/Obershelp), articles left off."""
SHORTEST = 4  # letters of a name that is looked for under other spellings
FEW, LARGE = 2, 50_000  # consonants that many names share, and people of a town that is meant by them all the same
OUTWEIGHS = 4.0  # times the people of the next place whose name is as like
_ARTICLE = re.compile(r"^(?:a[ldnrstz]|ash|el|ad|the) (?=\w)")
_PAIRS = (("sh", "S"), ("ch", "S"), ("kh", "K"), ("gh", "G"), ("th", "T"), ("dh", "D"), ("zh", "Z"), ("ts", "Z"))
_SINGLE = str.maketrans("kcqxjzb" + "vwp", "KKKKGZB" + "BBB", "aeiouy ")


def frame(folded: str) -> str:
    """What the ways to spell a name share: its consonants without doubles, articles and a breathed end."""
    bare = _ARTICLE.sub("", folded).removesuffix("h")
    for pair, letter in _PAIRS:
        bare = bare.replace(pair, letter)
    kept = bare.translate(_SINGLE)
    return re.sub(r"(.)\1+", r"\1", kept)


OTHER_SCRIPTS = frozenset((
    "AFG", "ARE", "ARM", "BGD", "BGR", "BHR", "BLR", "BTN", "CHN", "COM", "CYP", "DJI", "DZA", "EGY", "ERI", "ETH",
    "GEO", "GRC", "IND", "IRN", "IRQ", "ISR", "JOR", "JPN", "KAZ", "KGZ", "KHM", "KOR", "KWT", "LAO", "LBN", "LBY",
    "LKA", "MAR", "MDV", "MKD", "MMR", "MNG", "MRT", "NPL", "OMN", "PAK", "PRK", "PSE", "QAT", "RUS", "SAU", "SDN",
    "SRB", "SYR", "THA", "TJK", "TUN", "TWN", "UKR", "YEM",
))  # fmt: skip
"""States (ISO 3166 alpha-3) whose towns are for the most part written in other letters than Latin ones, and so in Latin
in many ways; put down by hand."""


@lru_cache(maxsize=len(OTHER_SCRIPTS))
def _frames(country: str) -> dict[str, list[str]]:
    """The folded names of a country's towns by their frames."""
    found: dict[str, list[str]] = {}
    for name in gazetteer().names_in(country, CITY):
        found.setdefault(frame(name), []).append(name)
    return found


@lru_cache(maxsize=4_096)
def respelt(folded: str, country: str) -> PlaceCandidate | None:
    """The one town of a country whose name is that name in another spelling; None where none is, or more than one."""
    bare = _ARTICLE.sub("", folded)
    if country not in OTHER_SCRIPTS or len(bare) < SHORTEST or not bare.replace(" ", "").isalpha():
        return None
    towns: dict[int, PlaceCandidate] = {}
    for name in _frames(country).get(frame(folded), ()):
        if SequenceMatcher(None, bare, _ARTICLE.sub("", name)).ratio() >= ALIKE:
            towns |= {c.row: c for c in gazetteer().candidates(name) if c.kind == CITY and c.country == country}
    by_people = sorted(towns.values(), key=lambda c: (-c.people, c.row))
    if not by_people or (len(by_people) > 1 and by_people[0].people < OUTWEIGHS * max(1, by_people[1].people)):
        return None
    return by_people[0] if len(frame(folded)) > FEW or by_people[0].people >= LARGE else None
