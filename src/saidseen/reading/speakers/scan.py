"""The words of a text with the phrases of the lexicon marked, and who a run of such phrases speaks for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import wordlist
from saidseen.reading.speakers.lexicon import (
    BODY,
    COUNTRY,
    INSTITUTION,
    MEDIA,
    TITLE,
    PhraseEntry,
    given_names,
    lexicon,
    sector_words,
)
from saidseen.world.countries import country_of, georgia, is_people
from saidseen.world.countries.table import ADJECTIVE, CAPITAL_CITY, NAME, PEOPLE, STATE
from saidseen.world.countries.tokens import BREAK, CAPITAL, COMMA, JOINED, POSSESSIVE, UPPER, Tokens, tokens

MODIFIERS = wordlist("modifiers")
_VERBS = wordlist("irregular")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words `i` to before `j`, and what the lexicon says of them."""

    i: int
    j: int
    entry: PhraseEntry

    @property
    def kind(self) -> str:
        return self.entry.kind


@dataclass(slots=True)
class Scan:
    """A text's words and the chunks among them, found by their first and last word."""

    words: Tokens
    chunks: list[Chunk]
    by_start: dict[int, int] = field(default_factory=dict)
    by_end: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for k, chunk in enumerate(self.chunks):
            self.by_start[chunk.i] = k
            self.by_end[chunk.j] = k

    def starting(self, i: int) -> Chunk | None:
        k = self.by_start.get(i)
        return None if k is None else self.chunks[k]

    def ending(self, j: int) -> Chunk | None:
        k = self.by_end.get(j)
        return None if k is None else self.chunks[k]

    def between(self, i: int, j: int) -> Sequence[Chunk]:
        """The chunks that lie in words `i` to before `j`."""
        k = bisect_left(self.chunks, i, key=lambda c: c.i)
        found = []
        while k < len(self.chunks) and self.chunks[k].j <= j:
            found.append(self.chunks[k])
            k += 1
        return found

    def word_at(self, offset: int) -> int:
        """The first word that ends after `offset`."""
        return bisect_left(self.words.ends, offset + 1)

    def joined(self, i: int) -> bool:
        """Whether only a space stands between word `i - 1` and word `i`."""
        return i > 0 and self.words.after[i - 1] == JOINED

    def breaks(self, i: int, j: int) -> bool:
        """Whether a sentence ends between word `i` and word `j`."""
        return BREAK in self.words.after[i:j]


def scan(text: str) -> Scan:
    """Marks the phrases of the lexicon in `text`, the longest first from left to right."""
    words = tokens(text)
    _lost_apostrophes(words)
    chunks = []
    for i, j, entry in lexicon().find(words):
        if entry.kind == COUNTRY and words.lows[i] == en.GEORGIA and georgia(words) == "USA":
            entry = PhraseEntry(COUNTRY, "Georgia", "USA", None, "GOV", form=STATE)
        if entry.kind == MEDIA and words.lows[i] == grammar.THE and not words.capital(i + 1):
            continue  # "the independent senator" is no newspaper
        chunks.append(Chunk(i, j, entry))
    return Scan(words, chunks)


@cache
def _surnames() -> frozenset[str]:
    from saidseen.reading.speakers.holders import holders

    return frozenset(name for holder in holders() for name in holder.surnames if len(name) > 4)


def _of_leader(words: Tokens, i: int, said: set[str]) -> bool:
    """Whether word `i` is the last name of somebody who held an office, which the text has elsewhere, with an "s" too
    many ("Assads forces")."""
    low, stem = words.lows[i], words.lows[i][:-1]
    if stem not in said or low in _surnames() or stem not in _surnames() or words.capital(i + 1):
        return False
    return stem not in given_names() and country_of(words.word(i)) is None


def _lost_apostrophes(words: Tokens) -> None:
    """Takes "Syrias army" for "Syria's army": some sources print possessives without their apostrophe."""
    said = {low for i, low in enumerate(words.lows) if words.flags[i] & CAPITAL}
    for i, low in enumerate(words.lows):
        if low[-1:] != grammar.S or not words.flags[i] & CAPITAL or i + 1 >= len(words) or words.after[i] != JOINED:
            continue
        name = words.word(i)
        if low[:-1] in en.OWNERS or _of_leader(words, i, said):
            words.lows[i], words.ends[i] = low[:-1], words.ends[i] - 1
            words.flags[i] |= POSSESSIVE
            continue
        if _owning(name):
            words.lows[i], words.ends[i] = low[:-1], words.ends[i] - 1
            words.flags[i] |= POSSESSIVE | (UPPER if name[:-1].isupper() else 0)
            continue
        if country_of(name) is None and country_of(name[:-1]) is not None and not is_people(name[:-1]):
            words.lows[i] = low[:-1]
            words.ends[i] -= 1
            words.flags[i] |= POSSESSIVE


@lru_cache(4096)
def _owning(word: str) -> bool:
    """Whether a word is a body or outlet of one word with an "s" that is not of its name ("FSAs", "Hezbollahs")."""
    if _is_body(word):
        return False
    return (len(word) > 3 or word[:-1].isupper()) and len(word) > 2 and _is_body(word[:-1])


def _is_body(word: str) -> bool:
    words = tokens(word)
    hit = lexicon().at(words, 0) if len(words) == 1 else None
    return hit is not None and hit[1].kind in (BODY, MEDIA)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a person at words `i` to before `j`, and what stands about it."""

    i: int
    j: int
    honorific: str | None
    titled: bool


@dataclass(slots=True)
class Affiliation:
    """Whom a described person or body speaks for, as the words around it tell."""

    country: str | None = None
    organisation: str | None = None
    sector: str | None = None
    body: str | None = None


def modifiers(found: Scan, i: int) -> list[Chunk]:
    """The country and body words that stand directly before word `i` as its modifiers, nearest first.

    Between them and the word may stand two small words that are no verbs ("UN humanitarian adviser").
    """
    out: list[Chunk] = []
    unknown, floor = 0, max(0, i - 16)
    while i > floor and found.joined(i):
        chunk = found.ending(i)
        low = found.words.lows[i - 1]
        if chunk is not None:
            if not _modifies(found, chunk) or (unknown and not _clearly(found, chunk)):
                break
            out.append(chunk)
            i, unknown = chunk.i, 0
        elif low in MODIFIERS and low != grammar.THE:
            i -= 1
        elif unknown < 2 and _adjective(found, i - 1):
            i, unknown = i - 1, unknown + 1
        else:
            break
    return out


def _adjective(found: Scan, i: int) -> bool:
    """Whether word `i` may be an adjective or noun before a noun, for all that its shape tells."""
    low = found.words.lows[i]
    if found.words.capital(i) or found.words.possessive(i) or low in _VERBS or low in en.CONNECTIVES or len(low) < 3:
        return False
    return low[0].isalpha() and (low in en.FIELDS or not low.endswith(en.NO_NOUN_ENDINGS))


def _clearly(found: Scan, chunk: Chunk) -> bool:
    """Whether a chunk modifies what follows even across a word that the tables do not know."""
    if found.words.possessive(chunk.j - 1) or chunk.kind in (BODY, INSTITUTION):
        return True
    return chunk.kind == COUNTRY and (chunk.entry.form == ADJECTIVE or bool(found.words.flags[chunk.i] & UPPER))


def _modifies(found: Scan, chunk: Chunk) -> bool:
    """Whether a chunk can stand before a noun as its modifier."""
    if chunk.kind == COUNTRY:
        if chunk.entry.form == ADJECTIVE and found.words.possessive(chunk.j - 1):
            return False
        return chunk.entry.form in (ADJECTIVE, NAME, STATE, CAPITAL_CITY)
    return chunk.kind in (BODY, INSTITUTION, MEDIA, TITLE)


def complements(found: Scan, j: int, limit: int) -> list[tuple[str, Chunk]]:
    """The chunks that follow word `j` as its complements ("of the ministry", "for NATO"), each with its preposition.

    A name in capitals that the tables do not know comes as a chunk of kind "proper", and ends them.
    """
    out: list[tuple[str, Chunk]] = []
    words, last = found.words, ""
    while j < limit and not (j and words.after[j - 1] in (BREAK, COMMA)):
        chunk, low = found.starting(j), words.lows[j]
        if chunk is not None and chunk.j <= limit and (last or chunk.kind == TITLE):
            j = chunk.j
            if chunk.kind == COUNTRY and _goes_on(found, j, limit):
                out.append((last, _proper(found, chunk.i, limit)))
                break
            if last:
                out.append((last, chunk))
        elif low in en.CONNECTIVES:
            last = low if low not in en.THE_AND else last
            j += 1
        elif last and words.capital(j):
            out.append((last, _proper(found, j, limit)))
            break
        elif low in MODIFIERS:
            j += 1
        else:
            break
    return out


def _goes_on(found: Scan, j: int, limit: int) -> bool:
    """Whether a name in capitals goes on at word `j`."""
    return j < limit and found.joined(j) and found.words.capital(j) and found.starting(j) is None


def _proper(found: Scan, i: int, limit: int) -> Chunk:
    """The name in capitals that begins at word `i`, with the sector that its words tell."""
    j, words = i, found.words
    while j < limit and (j == i or found.joined(j)) and (words.capital(j) or words.lows[j] in en.INSIDE_TITLES):
        j += 1
    sectors = [sector_words()[low] for low in words.lows[i:j] if low in sector_words()]
    countries = [c.entry.country for c in found.between(i, j) if c.kind == COUNTRY]
    name = words.words(i, j)
    return Chunk(
        i, j, PhraseEntry("proper", name, countries[0] if countries else None, None, sectors[-1] if sectors else None)
    )


def _held_for(title: PhraseEntry, after: Sequence[tuple[str, Chunk]]) -> str | None:
    """The country at the end of an office's field ("Minister for Roads of Latvia"), or in which a head of state is
    one."""
    for preposition, chunk in after:
        field = preposition == grammar.FOR and chunk.kind == "proper" and en.OF_INSIDE in chunk.entry.name
        head = preposition == grammar.IN and chunk.kind == COUNTRY and title.name in en.HEADS_OF_STATE
        if title.sector == "GOV" and chunk.entry.country and (field or head):
            return chunk.entry.country
    return None


def affiliation(
    title: PhraseEntry | None, before: Sequence[Chunk], after: Sequence[tuple[str, Chunk]], former: bool = False
) -> Affiliation:
    """Whom a title speaks for: modifiers before it (nearest first) and complements after it with their prepositions."""
    speaks_for = title is not None and any(n in en.SPOKESMEN for n in title.nouns)
    near = [c for c in before if c.kind != TITLE]
    near += [
        c
        for p, c in after
        if c.kind != TITLE
        and (
            (p not in en.AWAY and p != grammar.FOR)
            or (p in en.FOR_AT and speaks_for)
            or (p == grammar.FROM and c.entry.form == STATE)
        )
    ]
    near += [c for p, c in after if p in en.FOR_AT_WITH and c.kind in (BODY, INSTITUTION, MEDIA)]
    countries = [c.entry for c in near if c.kind == COUNTRY and c.entry.form != PEOPLE]
    bodies = [c.entry for c in near if c.kind in (BODY, INSTITUTION, MEDIA, "proper")]
    out = Affiliation(sector=title.sector if title else None)
    if title is not None and any(d in title.name for d in en.DELEGATES) and countries:
        bodies = [b for b in bodies if not b.organisation]
    if bodies:
        body = bodies[0]
        out.country, out.organisation, out.body = body.country, body.organisation, body.name
        private = body.kind == "proper" and out.sector == "GOV"
        if out.sector is None or body.organisation or body.kind == MEDIA or private:
            out.sector = body.sector
    if out.organisation is None and countries and not (bodies and bodies[0].country):
        out.country = countries[0].country
        out.sector = out.sector or (None if countries[0].form == STATE else "GOV")
    if out.country is None and out.organisation is None and title is not None:
        out.country = _held_for(title, after) or title.country
    if former:
        out.sector = out.organisation = None  # a former head of NATO does not speak for it
    return out
