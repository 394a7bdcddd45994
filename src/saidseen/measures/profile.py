"""What links a claim to others: who acts where and when, and the names of exercises in its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from saidseen.language.en import exercises as en
from saidseen.measures.claim import ClaimView, StatementView
from saidseen.measures.kinds import kinds_of
from saidseen.measures.moments import Moment
from saidseen.measures.sides import name_of


@dataclass(frozen=True, slots=True)
class Link:
    """A claim that belongs to an activity, with why; `statements` are those of it that count, None for all.

    `acts` is false of a claim that only asks about the activity or counts its forces: its actors do not act in it;
    `request` is true of one on a request to explain it.
    """

    claim: str
    title: str
    why: str
    statements: frozenset[str] | None = None
    acts: bool = True
    request: bool = False


@dataclass(slots=True)
class Profile:
    """What links a claim: its kinds, who acts, where it is, its days, the names of exercises in it."""

    claim: ClaimView
    kinds: frozenset[str]
    acting: frozenset[str]
    seat: str | None
    first: date | None
    last: date | None
    names: frozenset[str]
    drills: bool
    links: list[Link] = field(default_factory=list)
    taken: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()

    @property
    def exercise(self) -> bool:
        """Whether it is about an exercise."""
        return "exercise" in self.kinds

    @property
    def one(self) -> bool:
        """Whether it is about one exercise, by its name or its first day, and not about drills in general."""
        return bool(self.names) or self.claim.start is not None

    @property
    def left(self) -> bool:
        """Whether more than half of its statements are left, which no exercise has taken."""
        return 2 * len(self.taken) < len(self.claim.statements)

    @property
    def rest(self) -> frozenset[str] | None:
        """The statements that no other activity has taken and that are on this one; None for all."""
        gone = self.taken | self.aside
        return frozenset(self.claim.by_id) - gone if gone else None

    @property
    def size(self) -> bool:
        """Whether it is about forces, and not an exercise."""
        return "deployment" in self.kinds and not self.exercise


def profile(claim: ClaimView) -> Profile:
    """What links a claim to others."""
    kinds = kinds_of(claim)
    asking = frozenset(s.country for s in claim.statements if s.asks and s.country and s.country in claim.states)
    acting = frozenset(claim.states) - asking if "request" in kinds else frozenset(claim.states)
    if "exercise" in kinds:
        acting -= _only_telling(claim)
    elif "deployment" in kinds:
        acting -= _only_speaking(claim)
    days = sorted(d for s in claim.statements if (d := day_of(s.said or s.published)))
    start, end = day_of(claim.start), day_of(claim.end)
    texts = [s.text for s in claim.statements]
    names = frozenset(name for text in texts for name in exercise_names(text))
    drills = "exercise" in kinds or any(en.EXERCISE.search(s.text) for s, _ in claim.put_forward)
    first = min([d for d in (start, *days[:1]) if d], default=None)
    last = max([d for d in (end, *days[-1:]) if d], default=None)
    seat = _seat(claim) or (_sole(claim) if "exercise" in kinds else None)
    made = Profile(claim, kinds, acting, seat, first, last, names, drills)
    made.aside = _of_several(claim) if made.exercise and made.one else frozenset()
    return made


def _only_speaking(claim: ClaimView) -> frozenset[str]:
    """The states of a claim on forces that only speak of them: its speakers', which no words name or call their own."""
    speaking = frozenset(s.country for s in claim.statements if s.country)
    if any(en.OWN.search(s.text) for s in claim.statements):
        return frozenset()
    return speaking - {code for s in claim.statements for code in states_in(s.text)}


def _only_telling(claim: ClaimView) -> frozenset[str]:
    """The states of a claim on an exercise that only speak of it, where the reports themselves name others who hold it.

    Where it is, and whom a report names beside it, is none of these.
    """
    reports = [s for s in claim.statements if s.speaker is None and en.EXERCISE.search(s.text)]
    holding = frozenset(code for s in reports for code in states_in(s.text) if code not in seats_of(s))
    if not holding & set(claim.states):
        return frozenset()
    seats = frozenset(code for s in claim.statements for code in seats_of(s))
    return _only_speaking(claim) - holding - seats


def _of_several(claim: ClaimView) -> frozenset[str]:
    """The statements of a claim on one exercise that are on several ("some of the drills"), and what they leave untold.

    None where half of the claim is.
    """
    broad = [s for s in claim.statements if en.SEVERAL.search(s.text.lower()) and not list(exercise_names(s.text))]
    told = {(s.document, s.speaker) for s in broad if s.speaker}
    silent = [s for s in claim.statements if s.stance == "withholds" and (s.document, s.speaker) in told]
    ids = frozenset(s.id for s in (*broad, *silent))
    return ids if 2 * len(ids) < len(claim.statements) else frozenset()


@lru_cache(maxsize=16_384)
def states_in(text: str) -> tuple[str, ...]:
    """The states that words name, papers and where they were made left out."""
    from saidseen.world.countries import find_countries

    return tuple(code for _, code in find_countries(en.PAPERS.sub(" ", text)))


def day_of(value: str | None) -> date | None:
    moment = Moment.parse(value)
    return moment.first.date() if moment is not None else None


def exercise_names(text: str) -> Iterator[str]:
    """The names of exercises in words: "named Union Resolve", without a year at the end."""
    if not en.EXERCISE.search(text) and not any(word in text for word in en.NAMING):
        return
    for found in en.NAME.finditer(text):
        name = re.sub(r" (?:19|20)\d\d$", "", found[1] or found[2] or found[3])
        if _is_name(name):
            yield name


def share_names(profiles: Iterable[Profile]) -> None:
    """Give each claim on an exercise or on forces the names of exercises in its words that other claims call so."""
    every = list(profiles)
    known = sorted({name for one in every for name in one.names})
    if not known:
        return
    called = re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b")
    for one in every:
        if one.exercise or one.size:
            one.names |= {name for s in one.claim.statements for name in called.findall(s.text)}


@lru_cache(maxsize=4096)
def _is_name(name: str) -> bool:
    """Whether capitals before "drills" are a name: no day ("Until 20 February"), sea or country ("Russian Navy")."""
    from saidseen.world.countries import find_countries

    return en.NO_NAME.search(name) is None and not list(find_countries(name))


def _seat(claim: ClaimView) -> str | None:
    """The state in, around or on whose borders it happens, by the words of most statements; None where that is open."""
    counted = Counter(code for statement in claim.statements for code in seats_of(statement))
    if not counted:
        return None
    (top, most), *rest = counted.most_common()
    return top if not rest or most > rest[0][1] else None


def _sole(claim: ClaimView) -> str | None:
    """The state of all places of a claim, where there is one, and it acts: where a ministry speaks is no place.

    Of an exercise "held by Russia and Belarus" no state that is named tells where it is, but a town does.
    """
    every = [place for place in claim.places if place.country]
    states = {str(place.country) for place in every}
    if len(states) != 1 or not states <= set(claim.states):
        return None
    state = states.pop()
    town = any(place.name.lower() != name_of(state).removeprefix(en.THE).lower() for place in every)
    return state if town or len(claim.states) == 1 else None


def seats_of(statement: StatementView) -> set[str]:
    """The states in, around or on whose borders a statement says that something is."""
    seen = {code for code, _ in named_seats(statement.text)}
    if statement.country is not None and en.ITS_SOIL.search(statement.text.lower()):
        seen.add(statement.country)
    return seen


@lru_cache(maxsize=16_384)
def named_seats(text: str) -> frozenset[tuple[str, bool]]:
    """The states that words name as where something is, and whether it is in them and not around or on the border."""
    from saidseen.world.countries import find_countries

    low = text.lower()
    seen: set[tuple[str, bool]] = set()
    for span, code in find_countries(text):
        before = low[max(0, span.start - 40) : span.start]
        border = en.BORDER.match(low[span.end : span.end + 14])
        whole = text[span.start : span.end].lower() == name_of(code).removeprefix(en.THE).lower()
        if en.SOIL.match(low[span.end : span.end + 14]) and before.endswith(en.ON):
            seen.add((code, True))
        elif whole and (border or en.AT.search(before)) and not before.rstrip().endswith(en.ACCORDING):
            within = en.IN.search(before) is not None
            seen.add((code, within and not border))
    return frozenset(seen)
