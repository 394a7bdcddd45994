"""The title of a claim: the words of one of its statements, whole, with who says so where it is one side's word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from saidseen.claims.beside import SURE
from saidseen.claims.leaning import leans, names_some
from saidseen.claims.likeness import point_of
from saidseen.claims.pairs.chance import chance
from saidseen.claims.pairs.vectors import unpacked
from saidseen.claims.retold import deeds
from saidseen.claims.sureness import named
from saidseen.claims.trimming import foreign, headline, is_clause, pronoun, unquoted
from saidseen.claims.voices import Voice, VoiceKind
from saidseen.claims.wordings import BARE, LONG, SHORT, Wording, length, wordings
from saidseen.claims.words import telling
from saidseen.language.en import months
from saidseen.language.en import titles as en
from saidseen.language.en.voices import NOBODY
from saidseen.model.claim import Member, Origin, Stance
from saidseen.model.moments import day_of, order, said_on
from saidseen.model.states import is_state
from saidseen.world.countries import name_of

NEAR, MIDDLE = 0.7, 1.5
"""The cosine from which on two members are near; what it is worth to be near to all, or sure to say what all say."""
DENIED = 0.6
"""The same for one that another side denies: a dispute is what people look for."""
CLOSE = 0.6
"""The cosine under which no pair is sure (none of some 1,300)."""
FEW, SOME = 3, 24
"""Members from which on one stands in their middle, and those that are enough to tell which."""
LONGEST = 400
"""Code points beyond which even a whole wording is cut, and marked so."""
_WORD = re.compile(r"[^\W_]{3,}")
_DAY = ("day", "hour", "minute", "second")
_LONG_TIMES = frozenset(("month", "quarter", "season", "year", "decade", "century"))
NAMED = 14
"""Words that the name of somebody unnamed may have ("a senior official of the ministry")."""
_ORDER = (Stance.AFFIRMS, Stance.DENIES, Stance.DOUBTS, Stance.ASKS, Stance.WITHHOLDS)

Rated = tuple[float, int, str, Member, Wording]


def title_of(
    members: Sequence[Member],
    origins: Sequence[Origin],
    voices: dict[str, Voice],
    because: Collection[str] = (),
) -> str:
    """The title of a claim: its best wording, who says so in front where it is one side's word, the day at the end.

    Where a verdict rests on some of the statements (`because`, ids), the wording is one of theirs.
    """
    ordered = sorted(members, key=lambda m: order(m.said))
    resting = [m for m in ordered if m.said.id in because and m.stance is Stance.AFFIRMS]
    member, wording = _best(ordered, resting or ordered)
    by_id = {origin.id: origin for origin in origins}
    text, led = wording.text, wording.told
    if not led and (wording.does or member.stance is not Stance.AFFIRMS or _one_word(ordered, member, by_id)):
        text, led = _led(text, wording, voices[member.said.id]), True
    day, told = _day(member, text)
    tail = ""
    if day and not _has_day(text, day):
        spelt = months.spelt(date.fromisoformat(day))
        reported = told and (not led or day == day_of(member.said.source.published))
        tail = f", {en.SAID_ON.format(spelt) if reported else spelt}"
    return _placed(_cut(text, LONGEST - len(tail)) + tail, member, wording)


def _placed(title: str, member: Member, wording: Wording) -> str:
    """A title with what its story says before it, or with its headline, where only that tells what it is about."""
    statement, story = member.said.statement, member.said.source.title
    named = names_some(statement.content.text) or names_some(wording.text)
    named = named or any(statement.content.holds(p.span) for p in statement.places if p.geoname_id is not None)
    if not story or wording.rank == 0 or (named and not leans(title)) or wording.text in story:
        return title
    before = member.said.matter.before
    where = en.AFTER.format(before) if before else en.IN_STORY.format(unquoted(headline(story)))
    return title if len(title) + len(where) > LONGEST else title + where


def core_of(members: Sequence[Member], answered: Collection[str] = ()) -> Member:
    """The member whose words stand best for all: what the others are held against; sooner one that another side denies
    (`answered`, ids)."""
    ordered = sorted(members, key=lambda m: order(m.said))
    return _best(ordered, ordered, answered)[0]


def _best(members: Sequence[Member], among: Sequence[Member], answered: Collection[str] = ()) -> tuple[Member, Wording]:
    """The best wording of those `among` the members who affirm it, else deny, doubt, ask or withhold, in that order.

    One that is no sentence gives way to one of the next that is, and what hangs on another of them ("disputes the basis
    for it") or is told of in one to what does not.
    """
    inside = {m.said.statement.id for m in members}
    done = deeds(m.said for m in members)
    among = [m for m in among if m.said.matter.host not in inside and m.said.id not in done] or among
    counted = Counter(w for m in members for w in set(_words(m.said.statement.content.text)))
    contested = any(m.stance in (Stance.DENIES, Stance.DOUBTS) for m in members)
    middle = _middle(members)
    middle |= {id_: middle[id_] + DENIED for id_ in answered if id_ in middle}
    found = []
    for stance in _ORDER:
        rated = list(_rated([m for m in among if m.stance is stance], counted, len(members), contested, middle))
        if rated:
            found.append(min(rated, key=lambda r: r[:3])[3:])
    if found:
        return next(((m, w) for m, w in found if w.rank < BARE), found[0])
    member = members[0]
    return member, Wording(" ".join(member.said.statement.content.text.split()) or "?", 3)


def _middle(members: Sequence[Member]) -> dict[str, float]:
    """How far each stands in the middle, by its id: the share of the others whose vectors lie near its own, and of
    those that surely speak of what it says; of very many some stand for all."""
    if len(members) < FEW:
        return dict.fromkeys((m.said.id for m in members), 0.0)
    points = [point_of(m.said) for m in members]
    vectors = np.stack([unpacked(m.said.matter.vector) for m in members])
    some = slice(None, None, -(-len(members) // SOME))
    likes = vectors @ vectors[some].T
    near, of = (likes >= NEAR).mean(1).tolist(), len(points[some])
    sure = [
        sum(like >= CLOSE and chance(one, other) >= SURE for other, like in zip(points[some], row, strict=True)) / of
        for one, row in zip(points, likes.tolist(), strict=True)
    ]
    return {m.said.id: a + b for m, a, b in zip(members, near, sure, strict=True)}


def _rated(
    members: Iterable[Member], counted: Counter[str], size: int, contested: bool, middle: Mapping[str, float]
) -> Iterable[Rated]:
    """Each wording with what it is worth; where the claim is contested, what somebody named says goes first."""
    for at, member in enumerate(members):
        near = MIDDLE * middle[member.said.id]
        for wording in wordings(member.said):
            whose = 0.5 if contested and (member.said.statement.outlet_own or not named(member)) else 0.0
            yield whose - near - _worth(member, wording, counted, size), at, wording.text, member, wording


def _worth(member: Member, wording: Wording, counted: Counter[str], size: int) -> float:
    """How well it stands for the claim: the words that others have too, less what a poor wording costs."""
    words, long = {*_words(wording.text if wording.rank else member.said.statement.content.text)}, length(wording.text)
    common = sum(counted[w] for w in words) / (size * (len(words) or 1))  # whole numbers add up alike in any order
    cost = 0.5 * wording.rank + 0.06 * max(0, SHORT - long) + 0.04 * max(0, long - LONG)
    cost += 0.15 * (len(en.BACK.findall(wording.text)) + 8 * leans(wording.text))
    cost += 0.8 * (en.ASKING.search(wording.text) is not None) + 0.2 * (member.said.matter.host is not None)
    cost += 0.3 * (member.said.statement.act.row.turned) + 1.8 * _minds(member) + 0.1 * (not wording.text[:1].isalpha())
    cost += 1.0 * foreign(wording.text) + 0.1 * (wording.rank == 0 and ":" in wording.text)
    return common - cost


def _minds(member: Member) -> bool:
    """Whether somebody only speaks for or against a thing: "an editor upset by the invasion" titles no invasion."""
    statement = member.said.statement
    return bool(statement.act.row.did) and statement.act.row.reports and not is_clause(statement.content.text)


@lru_cache(maxsize=4_096)
def _words(text: str) -> tuple[str, ...]:
    """The stems of the words that tell what a text is about; all of its words where none does."""
    return tuple(telling(text)) or tuple(w.lower() for w in _WORD.findall(text))


def _one_word(members: Sequence[Member], chosen: Member, origins: dict[str, Origin]) -> bool:
    """Whether it is one side's word, or denied or doubted, so that the title must say whose word it is."""
    if any(m.stance in (Stance.DENIES, Stance.DOUBTS) for m in members):
        return True
    if chosen.said.statement.outlet_own:
        return False
    told = [origins[m.origin] for m in members if m.stance is Stance.AFFIRMS and not m.said.statement.outlet_own]
    return len({o.side for o in told if o.side}) < 2


def _led(text: str, wording: Wording, voice: Voice) -> str:
    """The words with who says so in front: "NAME: words", "NAME denies: words"."""
    who = f"{_who(voice)} {wording.does}".strip()
    return f"{who} {text}" if wording.on else f"{who}: {text}"


def _who(voice: Voice) -> str:
    """The speaker's name; who is unnamed is called as the story does, or by the country or body spoken for."""
    name = " ".join(voice.label.split())
    if voice.kind in (VoiceKind.UNNAMED, VoiceKind.NOBODY) or pronoun(name):
        name = en.THE_ONE.sub(en.ONE, name)
        known = name if name != NOBODY and not pronoun(name) and 0 < len(name.split()) <= NAMED else ""
        side = name_of(voice.side, article=True) if voice.side and is_state(voice.side) else voice.side
        name = known or (en.UNNAMED_OF.format(en.UNNAMED, side) if side else en.UNNAMED)
    name = en.AND.join(name.split("; "))
    return name if voice.kind is VoiceKind.OUTLET else name[:1].upper() + name[1:]


def _day(member: Member, text: str) -> tuple[str | None, bool]:
    """The day on which it happened where the statement gives one, else on which it was said or published, and whether
    it is the latter.

    None where the words tell another time, and a day beside it would be taken for theirs: "since March 2011".
    """
    statement, told = member.said.statement, said_on(member.said)
    times = [t for t in statement.times if t.start and t.precision in _DAY and statement.content.holds(t.span)]
    days = {t.start[:10] for t in times if t.start}
    if len(days) == 1:
        day = days.pop()
        ahead = en.AHEAD.search(statement.content.text.partition(times[0].text)[0]) is not None
        clash = told is not None and day != told and ahead == (day < told)
        return (told, True) if clash else (day, False)
    return None if _other_time(member, text) else told, True


def _other_time(member: Member, text: str) -> bool:
    """Whether the words name a month or a year, not only "last year"."""
    times = (t.text for t in member.said.statement.times if t.start and t.precision in _LONG_TIMES and t.text in text)
    return any(re.search(r"\d", time) or any(month in time for month in months.NAMES) for time in times)


def _has_day(text: str, day: str) -> bool:
    """Whether the words name that day of the month themselves."""
    found = date.fromisoformat(day)
    return months.day_of_month(found.day, found.month).search(text) is not None


def _cut(text: str, room: int) -> str:
    """The text; only what no title can hold is cut at a word, and marked."""
    if len(text) <= room:
        return text
    at = text.rfind(" ", 0, room - 1)
    return text[: at if at > 0 else room - 1] + "…"
