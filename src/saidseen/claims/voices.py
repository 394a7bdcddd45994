"""Whose voice a statement is: the same speaker under several names, and the side that the speaker belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from saidseen.claims.jointly import is_nobody, speaks_jointly, together
from saidseen.claims.spellings import alike, initial, untitled
from saidseen.claims.trimming import pronoun
from saidseen.claims.words import stem
from saidseen.language.en import voices as en
from saidseen.model.claim import Said
from saidseen.model.reading import Basis, Speaker
from saidseen.reading.outlets import is_own_name, plain
from saidseen.reading.speakers.lexicon import owners
from saidseen.world.countries import country_of, find_countries, organisation_of

OFFICIAL = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY"))
"""PLOVER sectors of those who speak for their state; a speaker of a state without a sector is taken for one."""
FEWEST = 2
"""Words of a part of a body's name that stands for it."""
_WORD = re.compile(r"[^\W_]+")


class VoiceKind(StrEnum):
    """What kind of voice it is."""

    NAMED = "named"
    UNNAMED = "unnamed"
    OUTLET = "outlet"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: `key` is the same for the same speaker, `label` is for people to read.

    `side` is the state (alpha-3), the organisation or, for those who speak for neither, the speaker; None where it is
    not known whom they speak for, and of those who speak together (`joint`), whose `sides` are named apart. A state's
    own news agency or broadcaster is of its side: it is not independent of it.
    """

    key: str
    label: str
    side: str | None
    kind: VoiceKind
    country: str | None = None
    joint: bool = False
    sides: tuple[str, ...] = ()


def voices_of(group: Sequence[Said]) -> dict[str, Voice]:
    """The voice of each statement, by statement id; names are compared within the group.

    "Sergey Lavrov", "Sergei Lavrov" and "Lavrov" are one speaker where their countries do not clash; a country or body
    that one story gives for a name holds for the others.
    """
    first = {said.id: _alone(said, _first(said)) for said in group}
    return _joined(_spoken_for(group, first))


def _alone(said: Said, voice: Voice) -> Voice:
    """Who speaks together with others speaks for no one side: it shares with each."""
    if voice.kind in (VoiceKind.OUTLET, VoiceKind.NOBODY) or not speaks_jointly(said.statement):
        return voice
    return replace(voice, key=f"joint:{voice.key}", side=None, joint=True, sides=together(said.statement))


def _spoken_for(group: Sequence[Said], voices: dict[str, Voice]) -> dict[str, Voice]:
    """A body under its short name or its letters, where they fit one alone, is that body; who heads it or speaks for it
    is of its side."""
    bodies = {(v.key, v.side): v for v in voices.values() if _is_body(v)}
    whose = {key for key, side in bodies if side not in (None, key)}
    bodies = {at: v for at, v in bodies.items() if at[0] not in whose or at[1] not in (None, at[0])}
    named = Counter(name for body in bodies.values() for name in set(_short_names(body.label)))
    short = {n: body for body in bodies.values() for n in _short_names(body.label) if named[n] == 1}
    out = {}
    for said in group:
        voice = voices[said.id]
        body = _meant(voice, short) if voice.kind in (VoiceKind.NAMED, VoiceKind.UNNAMED) else None
        if body is not None and body.key != voice.key and voice.side in (None, voice.key, *_sides_of(body)):
            voice = replace(body, joint=voice.joint, sides=voice.sides)
        elif voice.side in (None, voice.key) and not voice.joint and short:
            voice = replace(voice, side=_headed(said, short) or voice.side)
        out[said.id] = voice
    return out


def _meant(voice: Voice, short: dict[str, Voice]) -> Voice | None:
    """The body that a voice is under a short name ("the London-based monitor"), or a part of its name where no other
    has that ("the civil defence" of "Norway Civil Defence")."""
    name = en.BASED.sub("", fold(voice.label))
    words = set(name.split())
    if name in short or voice.kind is VoiceKind.NAMED or len(words) < FEWEST or not is_body(name):
        return short.get(name)
    inside = {body.key: body for body in short.values() if words < set(fold(body.label).split())}
    return next(iter(inside.values())) if len(inside) == 1 else None


def _sides_of(body: Voice) -> set[str | None]:
    """The side of a body, and the country in its name."""
    return {body.side, *(code for _, code in find_countries(body.label))}


def _headed(said: Said, short: dict[str, Voice]) -> str | None:
    """The side of the body that the speaker heads or speaks for, as the words for the speaker or who's who have it."""
    source, speaker = said.statement.source, said.statement.speaker
    for told in (source.text if source else "", (speaker.how if speaker else None) or ""):
        if en.HEADS.search(told):
            named = [body for name, body in short.items() if re.search(rf"\b{re.escape(name)}\b", fold(told))]
            if named:
                return named[0].side
    return None


def _is_body(voice: Voice) -> bool:
    """Whether it is a body under a name of several words."""
    body = voice.side == voice.key or voice.key.startswith("body:")
    return voice.kind is VoiceKind.NAMED and body and len(voice.label.split()) > 2


def _short_names(label: str) -> tuple[str, ...]:
    """What a body is called for short: its whole name, its capital letters, the word that says what it is."""
    of = en.BODY_OF.match(label)
    own = of["body"] if of and country_of(of["country"]) else label
    letters = "".join(word[0] for word in own.split() if word[:1].isupper()).lower()
    kinds = [w for w in fold(label).split() if w in en.BODY_KINDS]
    return (fold(label), fold(own), *([letters] if len(letters) > 2 else []), *kinds[:1])


def _first(said: Said) -> Voice:
    """The voice as this one statement tells it; a film or a document that is shown speaks for no side."""
    statement, outlet = said.statement, said.source.outlet
    if statement.outlet_own:
        return _outlet((outlet or said.source.name).removeprefix("www."), written_by=said.matter.byline)
    speaker = statement.speaker
    if speaker is None or (statement.source is None and not speaker.name):
        return Voice("nobody", en.NOBODY, None, VoiceKind.NOBODY)
    if _of_no_side(said, speaker):
        return _sideless(said, speaker)
    country = speaker.country or _named_country(said, speaker)
    if outlet and by_outlet(said):
        return _outlet(outlet)
    words = statement.source.text if statement.source else ""
    if speaker.sector == "MED" and (
        name := speaker.name or (words if country and en.STATE_OWNED.search(words) else "")
    ):
        return _outlet(name, country)
    if not speaker.name:
        return _unnamed(said, speaker, country)
    if is_nobody(speaker.name):
        return Voice(f"nobody:{fold(speaker.name)}", speaker.name, None, VoiceKind.NOBODY)
    key = _key(speaker.name, country)
    thing = statement.basis is Basis.SHOWN and speaker.sector is None and speaker.organisation is None
    side = None if thing else _side(speaker, country, key)
    return Voice(key, speaker.name, side, VoiceKind.NAMED, None if thing else country)


def _outlet(name: str, country: str | None = None, written_by: str = "") -> Voice:
    """The voice of an outlet, or of the agency whose byline its story bears: for itself, or for the state that owns it,
    by the table or its name."""
    label = written_by or name
    owner = owners().get(plain(label)) or (country if en.STATE_OWNED.search(label) else None)
    return Voice(f"outlet:{fold(name)}", label, owner or label, VoiceKind.OUTLET, owner or country)


def by_outlet(said: Said) -> bool:
    """Whether the outlet says it in its own words, or under its own name ("a Wire correspondent reports that ...")."""
    speaker = said.statement.speaker
    own = speaker is not None and speaker.sector == "MED" and is_own_name(speaker.name or "", said.source.outlet)
    return own or said.statement.outlet_own


def _of_no_side(said: Said, speaker: Speaker) -> bool:
    """Whether somebody no longer speaks for the country or body that the words name, or is its critic: of those with an
    office of their own only who has left it."""
    source = said.statement.source
    if source is None or speaker.sector in ("MED", "OPP"):
        return False
    holds = speaker.name is not None and speaker.sector in OFFICIAL
    return en.NO_LONGER.search(source.text) is not None or (not holds and en.AGAINST.search(source.text) is not None)


def _sideless(said: Said, speaker: Speaker) -> Voice:
    """The voice of somebody who speaks for no side."""
    if speaker.name:
        return Voice(_key(speaker.name, None), speaker.name, None, VoiceKind.NAMED)
    words = said.statement.source.text if said.statement.source else "somebody"
    return Voice(f"unnamed::{fold(words)}", words, None, VoiceKind.UNNAMED)


def _unnamed(said: Said, speaker: Speaker, country: str | None) -> Voice:
    words = said.statement.source.text if said.statement.source else "somebody"
    if is_nobody(words) and not (speaker.country or speaker.organisation):  # "the Vienna Document" is not Austria's
        return Voice(f"nobody:{fold(words)}", words, None, VoiceKind.NOBODY)
    official = speaker.sector in OFFICIAL or (speaker.sector is None and (speaker.country or _is_public(words)))
    side = speaker.organisation or (country if official else None)  # "a Turkish broadcaster" does not speak for Turkey
    key = f"unnamed:{country or ''}:{speaker.organisation or ''}:{_head(words)}"
    return Voice(key, words, side, VoiceKind.UNNAMED, country)


def _is_public(words: str) -> bool:
    """Whether words that name nobody are for a body or a side: "the Belarusian side", "Libya's disease centre"."""
    return en.STATE_SIDE.search(words) is not None or (is_body(words) and en.OUTLETS.search(words) is None)


def _head(words: str) -> str:
    """The word that says what somebody unnamed is: "official" for "a senior official in Kyiv"; none for "they"."""
    before = en.AFTER_HEAD.split(fold(words))[0].split()
    return "" if not before or pronoun(words) else stem(before[-1])


def _named_country(said: Said, speaker: Speaker) -> str | None:
    """The country that the words of the source name, where they name one only: "the Defence Ministry in Moscow"."""
    source = said.statement.source
    if source is None or speaker.organisation:
        return None
    found = {code for _, code in find_countries(source.text)}
    return found.pop() if len(found) == 1 else None


def _side(speaker: Speaker, country: str | None, key: str) -> str | None:
    """Officials stand for their state, staff for their organisation, anybody else for themselves."""
    if speaker.organisation:
        return speaker.organisation
    if speaker.sector is None or speaker.sector in OFFICIAL:
        return country
    return key


def fold(name: str) -> str:
    """A name without case, accents, punctuation and a leading "the"."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    words = _WORD.findall("".join(c for c in bare if not unicodedata.combining(c)))
    return " ".join(words[1:] if words[:1] == [en.THE] and len(words) > 1 else words)


def is_body(name: str) -> bool:
    """Whether a name is that of a body and not of a person: one of its words says so."""
    words = fold(name).split()
    joined = not en.JOINING.isdisjoint(name.split()[1:])
    return joined or not en.BODY_WORDS.isdisjoint(words) or (len(words) > 1 and words[-1] in en.LAST_WORDS)


def _key(name: str, country: str | None) -> str:
    """One key for one name: bodies by their words without "of COUNTRY", people by last name and first letter."""
    if country_of(name) or organisation_of(name):
        return f"body:{fold(name)}"
    of = en.BODY_OF.match(name)
    if of:
        inside = country_of(of["country"])
        body = of["body"] if inside and inside == (country or inside) else name
        return f"body:{fold(body)}"
    if is_body(name):
        return f"body:{fold(name)}"
    words = untitled(fold(name).split())
    return f"person:{alike(words[-1])}:{initial(words[0]) if len(words) > 1 else ''}" if words else "nobody"


def _joined(voices: dict[str, Voice]) -> dict[str, Voice]:
    """One voice for each speaker: a missing country, side or first name is taken from where there is only one."""
    keys = _whole_names({v.key for v in voices.values()})
    whole = {id_: replace(v, key=keys[v.key]) if v.key in keys else v for id_, v in voices.items()}
    by_key: dict[str, set[Voice]] = defaultdict(set)
    for voice in whole.values():
        by_key[voice.key].add(voice)
    agreed = {voice: _agreed(voice, same) for same in by_key.values() for voice in same}
    return {id_: agreed[voice] for id_, voice in whole.items()}


def _whole_names(keys: set[str]) -> dict[str, str]:
    """A person known by the last name only is the one person of that last name, if there is one only."""
    full: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if key.startswith("person:") and not key.endswith(":"):
            full[key.rsplit(":", 1)[0] + ":"].add(key)
    return {short: next(iter(whole)) for short, whole in full.items() if short in keys and len(whole) == 1}


def _agreed(voice: Voice, same: set[Voice]) -> Voice:
    """The voice with the country and side that all who know it agree on, under its fullest and first name."""
    if voice.kind in (VoiceKind.UNNAMED, VoiceKind.NOBODY):
        return voice
    if voice.kind is VoiceKind.OUTLET:  # "Al Northern News", "Al-Northern News"
        first = min((v for v in same if fold(v.side or "") == fold(voice.side or "")), key=lambda v: v.label)
        return replace(first, key=f"{voice.key}|{fold(voice.side or '')}")
    countries = {v.country for v in same if v.country}
    sides = {v.side for v in same if v.side and v.side != v.key}  # who speaks for itself as far as one story tells
    country = voice.country or (next(iter(countries)) if len(countries) == 1 else None)
    side = voice.side if voice.side != voice.key else None
    side = side or (next(iter(sides)) if len(sides) == 1 else voice.side)
    key = f"{voice.key}|{side or country or ''}"
    alike = [v.label for v in same if v.side == side or v.side is None]
    label = min(alike, key=lambda name: (-len(name), name)) if alike else voice.label
    return replace(voice, key=key, country=country, side=side, label=label)
