"""Where what a statement tells of happens: the likeliest place of its words or of the words before, or none."""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from saidseen.reading.attribution import Attribution
from saidseen.reading.countries import is_people, name_of
from saidseen.reading.localities import localities
from saidseen.reading.sentences import sentences
from saidseen.records import Event, Place, Specific, State

_IN = re.compile(
    r"\b(?:in|at|near|inside|outside|around|across|over|throughout|within|north|south|east|west) (?:\w+ ){0,4}$"
)
_FROM = re.compile(r"\b(?:from|out of|leaving) (?:\w+ ){0,2}$")
_TO = re.compile(r"\b(?:to|into|toward|towards|on|against|for) (?:\w+ ){0,2}$")
_OF = re.compile(r"\b(?:of|between) (?:\w+ ){0,2}$")
_VERB = re.compile(r"^(?:’s|'s)?(?: \w+)? (?:says?|said|will|has|have|had|is|was|and|to)\b")
NEAR = 8  # sentences before a statement from which a place is taken, at most
FAR = 2  # sentences after
SURE = 0.4  # a place is given from this chance on; below it is unclear
NAMES = (
    "bias", "in content", "beside content", "sentences before", "much before", "after", "in", "from", "to", "of",
    "possessive", "people", "country", "unresolved", "headline", "often", "first of content", "last of content",
    "begins content", "finer in content", "before a verb", "nearest before", "any in content", "in and in content",
    "country and in content", "war and country", "war and before", "talks and before", "no event", "finer before",
    "unresolved and in content", "unresolved in content beside",
)  # fmt: skip
"""What is asked of a place, in the order of the weights of scene.json."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A place where a statement's event happens: the toponym, and the chance that it is the one."""

    place: Place
    chance: float


class Setting:
    """The places of a text by sentence, made once for all its statements; `local` are those that only a common noun
    beside them names (localities.py)."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        self.local = tuple(localities(text, places))
        self.text = text
        self.places = sorted([*places, *self.local], key=lambda p: (p.span.start, -p.span.end))
        self.starts = [s.start for s in sentences(text)] or [0]
        self.at = [self.sentence(p.span.start) for p in self.places]
        self.often = Counter(_key(p) for p in self.places)
        self.title_end = text.find("\n") if 0 < text.find("\n") < 250 else -1

    def sentence(self, offset: int) -> int:
        """The number of the sentence of a code point."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def candidates(self, a: Attribution) -> list[tuple[int, dict[str, float]]]:
        """The places within reach of a statement (by number) with what is asked of each."""
        here, last = self.sentence(a.content.start), self.sentence(a.content.end - 1)
        near = [k for k, s in enumerate(self.at) if here - NEAR <= s <= last + FAR or self._in_title(k)]
        inside = [k for k in near if a.content.holds(self.places[k].span)]
        finer = any(not _country(self.places[k]) for k in inside)
        local = any(self.places[k].name is None for k in inside)
        before = [k for k in near if self.places[k].span.end <= a.content.start]
        finer_before = any(not _country(self.places[k]) for k in before)
        out = []
        for k in near:
            found = self._asked(k, a, here, last)
            if k in inside:
                found |= {
                    "first of content": float(k == inside[0]),
                    "last of content": float(k == inside[-1]),
                    "finer in content": float(finer and _country(self.places[k])),
                    "unresolved and in content": float(self.places[k].name is None),
                    "unresolved in content beside": float(local and self.places[k].name is not None),
                }
            found["any in content"] = float(bool(inside) and k not in inside)
            found["nearest before"] = float(bool(before) and k == before[-1] and k not in inside)
            found["finer before"] = float(k in before and finer_before and _country(self.places[k]))
            out.append((k, found))
        return out

    def _in_title(self, k: int) -> bool:
        return self.places[k].span.end <= self.title_end

    def _asked(self, k: int, a: Attribution, here: int, last: int) -> dict[str, float]:
        """What is asked of one place by itself."""
        place, text = self.places[k], self.text
        start, end = place.span.start, place.span.end
        before, after = text[max(0, start - 40) : start], text[end : end + 30]
        inside = a.content.holds(place.span)
        held = any(p.holds(place.span) for p in (a.source, a.cue) if p is not None)
        away = max(0, here - self.at[k]) if not inside else 0
        within = bool(_IN.search(before))
        return {
            "bias": 1.0,
            "in content": float(inside),
            "beside content": float(held or (not inside and here <= self.at[k] <= last)),
            "sentences before": min(away, 4) / 2,
            "much before": float(away > 4),
            "after": float(self.at[k] > last),
            "in": float(within),
            "from": float(bool(_FROM.search(before))),
            "to": float(bool(_TO.search(before)) and not within),
            "of": float(bool(_OF.search(before))),
            "possessive": float(after[:2] in ("’s", "'s")),
            "people": float(is_people(place.text)),
            "country": float(_country(place)),
            "unresolved": float(place.name is None),
            "headline": float(self._in_title(k)),
            "often": min(self.often[_key(place)], 6) / 3,
            "begins content": float(inside and start - a.content.start < 12),
            "before a verb": float(bool(_VERB.match(after))),
            "in and in content": float(inside and within),
            "country and in content": float(inside and _country(place)),
        }


def _key(place: Place) -> str:
    return (place.name or place.text).lower()


def _country(place: Place) -> bool:
    """Whether the place is a whole country."""
    return place.country is not None and (place.name or "") == name_of(place.country)


def told(found: Mapping[str, float], event: str | None) -> list[float]:
    """The features of one place, in the order of NAMES, for a statement with an event of that type."""
    war = event in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT")
    outside = 1.0 - found.get("in content", 0.0)
    more = {
        "war and country": float(war) * found.get("country", 0.0),
        "war and before": float(war) * outside,
        "talks and before": float(event in ("CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST")) * outside,
        "no event": float(event is None),
    }
    return [found.get(name, more.get(name, 0.0)) for name in NAMES]


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    """The weights, and the chance from which on a place is given."""
    held = json.loads((resources.files("saidseen.reading") / "scene.json").read_text(encoding="utf8"))
    if tuple(held["names"]) != NAMES:
        raise ValueError("scene.json was made for other questions: run training/scene.py")
    return tuple(held["weights"]), float(held["least"])


def scene_of(setting: Setting, a: Attribution, event: Event | None) -> Scene | None:
    """The place where it happens, of the words of the statement, its sentence or those near by, with its chance; None
    where none is likely. The weights are learnt from gold/statements (training/scene.py)."""
    weights, least = _weights()
    best: Scene | None = None
    for k, found in setting.candidates(a):
        x = told(found, event.type if event else None)
        chance = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x, strict=True))))
        if chance >= least and (best is None or chance > best.chance):
            best = Scene(setting.places[k], round(chance, 3))
    return best


def with_scene(specifics: Mapping[str, Specific], scene: Scene | None, own: bool) -> dict[str, Specific]:
    """The specifics with the place of the scene: given where it is likely, unclear where it is less so.

    What somebody withholds stays withheld; where a place is near nothing is called missing, and an outlet owes none for
    what it tells as background (`own`).
    """
    out = dict(specifics)
    told = out.get("where")
    if told is not None and told.state is State.WITHHELD:
        return out
    if scene is not None:
        place = scene.place
        state = State.GIVEN if scene.chance >= SURE or (told and told.state is State.GIVEN) else State.UNCLEAR
        out["where"] = Specific(state, place.span, place.name or place.text, scene.chance)
    elif own and told is not None and told.state is State.MISSING:
        del out["where"]
    return out
