"""How the names of places are compared: without case, accents, points and the words for the kind of place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from saidseen.world.tables import words

_DROPPED = re.compile(r"[’‘ʻʼ′'`´.\u00ad\u200b-\u200f\u2060\ufeff]")
_GAPS = re.compile(r"[\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point", "twp": "township", "co": "county"}

_BEFORE = (
    "the city of|city of|the town of|town of|the village of|village of|township of|the state of|state of|"
    "the province of|province of|republic of|the republic of|greater|downtown|central|metro|metropolitan|"
    "north|south|east|west|northern|southern|eastern|western|northeast|northwest|southeast|southwest|"
    "northeastern|northwestern|southeastern|southwestern|upper|lower|mid|inner|outer|county|port of|the"
)
_AFTER = (
    "county|parish|borough|province|state|region|oblast|krai|kray|raion|rayon|district|governorate|prefecture|"
    "municipality|department|canton|territory|republic|division|emirate|voivodeship|city|town|village|township|"
    "metropolitan area|area|metro|metro area|suburb|suburbs|peninsula|island|islands|valley|"
    "airport|international airport|census area|community"
)
_LEADING = re.compile(rf"^(?:{_BEFORE}) (?=\w)")
_TRAILING = re.compile(rf"(?<=\w) (?:{_AFTER})$")

ADMIN_WORDS = words("division")
"""Words that say that a name is a division's."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """`name` in the form that the gazetteer is ordered by: 'St. Paul’s' becomes 'saint pauls'."""
    bare = unicodedata.normalize("NFKD", name[:200]).casefold()
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    parts = _GAPS.sub(" ", _DROPPED.sub("", bare)).split()
    return " ".join(
        _SHORT.get(w, w) if i < len(parts) - 1 or (i > 0 and w in ("twp", "co")) else w for i, w in enumerate(parts)
    )


def bared(folded: str) -> tuple[str, ...]:
    """The shorter names that a folded one may stand under, longest first: 'north texas' gives 'texas'."""
    found: list[str] = []
    for first, second in ((_TRAILING, _LEADING), (_LEADING, _TRAILING)):
        once = first.sub("", folded)
        for name in (once, second.sub("", once)):
            if name != folded and name not in found and len(name) > 2:
                found.append(name)
    return tuple(found)


_FORMS = "republic|kingdom|commonwealth|federation|union|sultanate|principality|emirate|duchy|state"
_GOVERNED = re.compile(rf"(?:the )?(?:[a-z]+ ){{0,3}}(?:{_FORMS}) of (?:the )?(?=\w)")


def governed(folded: str) -> str | None:
    """The name of a state without its form of government: 'islamic republic of iran' gives 'iran'."""
    match = _GOVERNED.match(folded)
    return folded[match.end() :] if match else None


def admin_words(folded: str) -> bool:
    """Whether the name itself says that it is a division: 'rapides parish', 'county durham'."""
    parts = folded.split()
    return len(parts) > 1 and (parts[-1] in ADMIN_WORDS or parts[0] == "county")
