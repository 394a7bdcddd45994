"""The ministries, armies, alliances, newspapers and countries that a text names."""

from __future__ import annotations

from collections.abc import Sequence

from saidseen.language.en import bodies as en
from saidseen.language.en import grammar, speakers
from saidseen.language.en.outlets import INSTRUMENTS
from saidseen.language.en.speakers import CONNECTIVES, TIED, british, wordlist
from saidseen.model.attribution import Tag
from saidseen.reading.speakers.actors import ORGANISATION, PAPER, STATE_ACTOR, Actor, Mention
from saidseen.reading.speakers.lexicon import (
    BODY,
    COUNTRY,
    GROUP,
    INSTITUTION,
    MEDIA,
    TITLE,
    agency_of,
    sector_words,
)
from saidseen.reading.speakers.scan import MODIFIERS, Chunk, Scan, affiliation, complements, modifiers
from saidseen.world.countries import adjective_of, name_of
from saidseen.world.countries.table import CAPITAL_CITY, NAME
from saidseen.world.countries.tokens import UPPER

en.TIMES |= frozenset(("that", "his", "whole", "entire", "present", "by", "says", "said", "if", "but", "as"))


class Registry:
    """The bodies of one text, each name once."""

    def __init__(self) -> None:
        self._actors: dict[tuple[str, str | None], Actor] = {}
        self._short: dict[str, Actor] = {}

    def actor(self, kind: str, name: str, country: str | None, organisation: str | None, sector: str | None) -> Actor:
        """The actor of that name, made on its first mention."""
        key = (name.lower(), country)
        if key not in self._actors:
            self._actors[key] = Actor(kind, name, country, organisation, sector)
        return self._actors[key]

    def body(self, found: Scan, chunk: Chunk) -> Mention | None:
        """The actor of a body, institution, newspaper or country word; None for a ministry of no country."""
        before = modifiers(found, chunk.i)
        start = min([chunk.i, *(c.i for c in before)])
        if chunk.kind == INSTITUTION:
            return self._institution(found, chunk, before, start)
        if chunk.kind == BODY:
            national = self._national(found, chunk, before)
            start = chunk.i
            if national is not None:
                return national
            actor = self.actor(
                ORGANISATION, chunk.entry.name, chunk.entry.country, chunk.entry.organisation, chunk.entry.sector
            )
            actor.nouns |= chunk.entry.nouns | ({speakers.NGO} if chunk.entry.sector == "NGO" else set())
        elif chunk.kind == MEDIA:
            actor = self.actor(PAPER, chunk.entry.name, chunk.entry.country, None, "MED")
            actor.nouns |= chunk.entry.nouns
        elif chunk.kind == COUNTRY and chunk.entry.form in (NAME, CAPITAL_CITY):
            start, actor = chunk.i, self._state(found, chunk)
        else:
            return None
        actor.how = actor.how or found.words.words(start, chunk.j)
        return Mention(start, chunk.j, actor, chunk.i, chunk.j, found.words.possessive(chunk.j - 1))

    def _national(self, found: Scan, chunk: Chunk, before: Sequence[Chunk]) -> Mention | None:
        """A body of the country that its own words say, which shares the name of an international body or of another
        country's ("the Ukrainian Red Cross", "the Pakistani Taliban").
        """
        phrase = found.words.words(chunk.i, chunk.j)
        countries = [c for c in before if c.kind == COUNTRY]
        behind = complements(found, chunk.j, min(chunk.j + 4, len(found.words)))
        countries += [c for preposition, c in behind if preposition == grammar.OF][:1]
        if not countries or countries[0].kind != COUNTRY:
            return None
        country = countries[0].entry.country or ""
        other = chunk.entry.country is not None and country != chunk.entry.country and countries[0].i < chunk.i
        if not other and (not chunk.entry.organisation or " " not in phrase):
            return None
        sector = "GOV" if phrase.endswith(en.COUNCIL) else chunk.entry.sector
        whole = speakers.BODY_OF.format(body=phrase, country=name_of(country, article=True))
        actor = self.actor(ORGANISATION, whole, country, None, sector)
        actor.nouns |= chunk.entry.nouns
        start, end = min(chunk.i, countries[0].i), max(chunk.j, countries[0].j)
        actor.how = actor.how or found.words.words(start, end)
        return Mention(start, end, actor, chunk.i, chunk.j, found.words.possessive(end - 1))

    def _state(self, found: Scan, chunk: Chunk) -> Actor:
        country = chunk.entry.country or ""
        actor = self.actor(STATE_ACTOR, name_of(country), country, None, "GOV")
        actor.nouns |= en.STATE_NOUNS
        return actor

    def _institution(self, found: Scan, chunk: Chunk, before: Sequence[Chunk], start: int) -> Mention | None:
        after = complements(found, chunk.j, min(chunk.j + 6, len(found.words)))
        owner = [(p, c) for p, c in after if p == grammar.OF][:1]
        if chunk.entry.name == en.PRESS_SERVICE and before and before[0].kind == BODY and before[0].j == chunk.i:
            whose = self.body(found, before[0])
            return Mention(start, chunk.j, whose.actor, chunk.i, chunk.j) if whose else None
        told = affiliation(None, before, owner)
        country = told.country or (chunk.entry.country if not _qualified(found, chunk.i) else None)
        if country is None and told.organisation is None:
            return None
        if chunk.entry.sector in ("MED", "OPP") and country:
            made = self.told_by_country(found, chunk, country)
            return Mention(start, chunk.j, made, chunk.i, chunk.j, found.words.possessive(chunk.j - 1))
        end = owner[0][1].j if owner and not before else chunk.j
        name = named(chunk.entry.name, chunk.entry.sector, country) if country else found.words.words(start, chunk.j)
        if chunk.entry.name == en.EMBASSY:
            name, end = _embassy(found, chunk, name, after, end)
        actor = self.actor(ORGANISATION, name, country, told.organisation, chunk.entry.sector)
        actor.nouns |= chunk.entry.nouns
        actor.how = actor.how or found.words.words(start, end)
        return Mention(start, end, actor, chunk.i, chunk.j, found.words.possessive(end - 1))

    def told_by_country(self, found: Scan, chunk: Chunk, country: str) -> Actor:
        """A country's own media, under their name as written ("Syrian state television") or that of its agency; its
        opposition, which does not speak for it; other media of it, which are nobody."""
        words = found.words.words(chunk.i, chunk.j)
        if chunk.entry.sector == "MED" and not words.lower().startswith(en.OFFICIAL):
            return Actor(PAPER, None, None, None, "MED", how=words)
        what = en.TELEVISION.sub(
            en.WHOLE_TELEVISION, en.STATE_RUN.sub(en.OF_THE_STATE, " ".join(words.lower().split()))
        )
        agency = agency_of(country) if what.endswith(en.NEWS_AGENCY) else None
        name = agency or f"{adjective_of(country) or name_of(country)} {what}"
        media = chunk.entry.sector == "MED"
        kind = PAPER if media else ORGANISATION
        actor = self.actor(kind, name, country if media else None, None, chunk.entry.sector)
        actor.nouns |= chunk.entry.nouns | {what, what.split()[-1]}
        actor.how = actor.how or words
        return actor

    def abbreviated(self, found: Scan) -> None:
        """Learns the short names that a text puts in brackets after the full ones: "Rapid Support Forces (RSF)"."""
        words = found.words
        for j, flag in enumerate(words.flags):
            n = len(words.lows[j])
            if not flag & UPPER or not 2 <= n <= 6 or j < n or not _initials(found, j - n, j):
                continue
            before = found.ending(j)
            if before is None or before.kind not in (BODY, INSTITUTION, MEDIA):
                self.proper(found, j - n, j)
        self._spelled_out(found)

    def _spelled_out(self, found: Scan) -> None:
        """Learns the short names of three letters and more whose words the text has elsewhere, in capitals ("The RSF
        said ... the Rapid Support Forces")."""
        words, short = found.words, dict[str, list[int]]()
        for i, low in enumerate(words.lows):
            if words.flags[i] & UPPER and 3 <= len(low) <= 6 and found.starting(i) is None and low.isalpha():
                short.setdefault(low[0], []).append(i)
        for i, low in enumerate(words.lows) if short else ():
            for k in short.get(low[0], ()) if words.capital(i) and not words.flags[i] & UPPER else ():
                name, j = words.word(k), i + len(words.lows[k])
                if name not in self._short and _stands_for(found, i, j, words.lows[k]):
                    self._short[name] = self.proper(found, i, j)

    def proper(self, found: Scan, i: int, j: int) -> Actor:
        """A body known by its capital letters alone; its sector and country are those the words of its name tell."""
        name = " ".join(found.words.words(i, j).split()).removeprefix(en.THE).removeprefix(en.CAPITAL_THE)
        sectors = [sector_words()[w] for w in found.words.lows[i:j] if w in sector_words()]
        near = [*found.between(i, j), *modifiers(found, i)[:1]]
        countries = [c.entry.country for c in near if c.kind == COUNTRY]
        known = (self._short.get(name) if j - i == 1 else None) or self.shortened(found.words.lows[i:j])
        actor = known or self.actor(ORGANISATION, name, None, None, sectors[-1] if sectors else None)
        last = british(found.words.lows[j - 1])
        actor.nouns |= en.ORGANISATION_NOUNS | {last, last.removesuffix(grammar.S)}
        actor.country = actor.country or (countries[0] if countries else None)
        actor.how = actor.how or found.words.words(i, j)
        if _initials(found, i, j):
            self._short.setdefault(found.words.word(j), actor)
        return actor

    def shortened(self, lows: Sequence[str]) -> Actor | None:
        """The one body of the text whose name holds these words in their order, the last of them as what it is ("the
        Observatory"), or two and more of them ("the free army")."""
        fitting = []
        for actor in self._actors.values():
            words = (actor.name or "").lower().split()
            rest = iter(words)
            if actor.kind == ORGANISATION and len(lows) < len(words) and all(low in rest for low in lows):
                fitting += [actor] if british(lows[-1]) in actor.nouns or len(lows) > 1 else []
        return fitting[0] if len(fitting) == 1 else None


def named(name: str, sector: str | None, country: str) -> str:
    """The usual name of a country's institution: "Russian Armed Forces", "Ministry of Defence of Russia"."""
    adjective = adjective_of(country) if sector in ("MIL", "MED", "OPP") else None
    return (
        f"{adjective} {name}"
        if adjective
        else speakers.BODY_OF.format(body=name, country=name_of(country, article=True))
    )


def _stands_for(found: Scan, i: int, j: int, short: str) -> bool:
    """Whether words `i` to before `j`, in capitals and parted by spaces, begin with the letters of a short name."""
    words = found.words
    return j <= len(words) and all(
        words.capital(k) and words.lows[k][0] == letter and (k == i or found.joined(k))
        for k, letter in zip(range(i, j), short, strict=True)
    )


def _in_title(found: Scan, i: int) -> bool:
    """Whether word `i` stands in the midst of a title or of what any country has ("Security" in "National Security
    Advisor", "Staff" in "General Staff")."""
    held = (TITLE, INSTITUTION)
    return any(c.kind in held and c.i < i < c.j for c in found.between(max(0, i - 6), i + 6))


def _of_another(found: Scan, i: int) -> bool:
    """Whether one word in capitals is a part of what stands beside it: a quality ("the Congressional delegation"), or
    the midst of a longer name ("on the Application of Conventions")."""
    words = found.words
    low, after = words.lows[i], i + 1
    if after < len(words) and found.joined(after) and low.endswith(speakers.ADJECTIVE_ENDINGS):
        return words.lows[after].isalpha() and not words.capital(after)
    before = i - 2 if i > 1 and words.lows[i - 1] == grammar.THE else i - 1
    inner = before > 0 and found.joined(i) and words.lows[before] in speakers.INSIDE_NAMES and words.capital(before - 1)
    return inner and after + 1 < len(words) and words.lows[after] == grammar.OF and words.capital(after + 1)


def _trimmed(found: Scan, i: int, j: int) -> int:
    """The end of a tagged name without brackets or words in small letters at its end."""
    words = found.words
    j = next((k for k in range(i + 1, j) if "(" in words.text[words.ends[k - 1] : words.starts[k]]), j)
    while j > i + 1 and words.word(j - 1).islower():
        j -= 1
    return j


def whole_name(found: Scan, i: int, j: int) -> int:
    """The end of a body's name that goes on over "of" and "for" ("State Bureau" is "State Bureau of Investigation")."""
    words = found.words
    if found.words.lows[j - 1] not in en.HEADS and found.words.lows[j - 1] not in sector_words():
        return j
    k = j
    while k + 1 < len(words) and found.joined(k) and words.lows[k] in speakers.OF_FOR and found.joined(k + 1):
        after = k + 1 + (words.lows[k + 1] == grammar.THE)
        if after >= len(words) or not words.capital(after) or found.starting(after) is not None:
            break
        k = after + 1
        while k < len(words) and found.joined(k) and words.capital(k) and found.starting(k) is None:
            k += 1
        j = k
    return j


def _initials(found: Scan, i: int, j: int) -> bool:
    """Whether the initials of words `i` to before `j` follow in brackets: "Rapid Support Forces (RSF)"."""
    words = found.words
    if j - i < 2 or j >= len(words) or words.text[words.ends[j - 1] : words.starts[j]] != " (":
        return False
    return words.lows[j] == "".join(low[0] for k, low in enumerate(words.lows[i:j]) if words.capital(i + k))


def _qualified(found: Scan, i: int) -> bool:
    """Whether the word right before word `i` says which of several ("the eastern administration", "the Kharkiv
    administration"), and is no president of the United States ("the Obama administration")."""
    if i == 0 or not found.joined(i) or found.ending(i) is not None:
        return False
    low = found.words.lows[i - 1].removesuffix(grammar.GENITIVE).removesuffix(grammar.PRINTED_GENITIVE)
    if low in CONNECTIVES or low in en.TIMES:
        return False
    if found.words.capital(i - 1):
        return low not in MODIFIERS and low.split("-")[0] not in wordlist("presidents-usa")
    return not found.words.capital(i)


def _embassy(found: Scan, chunk: Chunk, name: str, after: Sequence[tuple[str, Chunk]], end: int) -> tuple[str, int]:
    """An embassy's name with its city: "Embassy of India in Kyiv"."""
    for preposition, place in after:
        if preposition in speakers.INTO and place.kind == COUNTRY:
            city = found.words.text[found.words.starts[place.i] : found.words.ends[place.j - 1]]
            return f"{name} {preposition} {city}", place.j
    return name, end


def _place(found: Scan, chunk: Chunk) -> bool:
    """Whether a country word only says where ("in Moscow"), or which treaty ("the Minsk agreements")."""
    if chunk.kind != COUNTRY:
        return False
    if chunk.j < len(found.words) and found.joined(chunk.j) and found.words.lows[chunk.j] in INSTRUMENTS:
        return True
    return found.joined(chunk.i) and found.words.lows[chunk.i - 1] in en.WHERE


def bodies(found: Scan, people: Sequence[Mention], tags: Sequence[Tag], registry: Registry) -> list[Mention]:
    """Every mention of a body, a newspaper or a country outside the names of people."""
    taken = {k for m in people for k in range(m.name, m.j)}
    out = []
    for chunk in found.chunks:
        if chunk.kind in (BODY, INSTITUTION, MEDIA, COUNTRY) and chunk.i not in taken and not _place(found, chunk):
            mention = registry.body(found, chunk)
            if mention is not None:
                mention.actor.count += 1
                out.append(mention)
    known = {m.name for m in out} | taken
    for tag in tags:
        i = found.word_at(tag.span.start)
        if tag.label == "ORG" and i < len(found.words) and i not in known and found.words.capital(i):
            j = i + 1
            while j < len(found.words) and found.words.starts[j] < tag.span.end:
                j += 1
            j = whole_name(found, i, _trimmed(found, i, j))
            if i and found.joined(i) and found.words.capital(i - 1) and found.words.lows[i - 1] in en.SIDES:
                i -= 1  # "Southern Command"
            if any(found.words.lows[k].endswith(TIED) for k in (i, j - 1)) or found.words.lows[j - 1] == grammar.THE:
                continue
            if _in_title(found, i) or (j - i == 1 and _of_another(found, i)):
                continue
            common = found.starting(i)
            if common is not None and common.j >= j and common.kind in (INSTITUTION, TITLE, GROUP):
                continue  # a ministry of no country
            if not any(k in known for k in range(i, j)):
                out.append(Mention(i, j, registry.proper(found, i, j), i, j, found.words.possessive(j - 1)))
    return sorted(out, key=lambda m: m.name)
