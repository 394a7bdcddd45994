"""Bodies inside a source that is described by another word: whose spokesman, which group, which channel."""

from __future__ import annotations

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import british, wordlist
from saidseen.reading.speakers.actors import ORGANISATION, PERSON, UNNAMED, Actor
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.lexicon import BODY, COUNTRY, INSTITUTION, MEDIA
from saidseen.reading.speakers.scan import Chunk, complements
from saidseen.reading.speakers.sources import INDEFINITE, Source
from saidseen.world.countries.table import NAME

_BODIES = (BODY, MEDIA, INSTITUTION, "proper")


def voice_of(talk: Discourse, source: Source) -> Actor | None:
    """The body for which an unnamed spokesman or correspondent speaks ("a UN spokesman", "a spokesman for Oxfam"); a
    journalist new to the story stays unnamed."""
    head = source.head
    noun = british(head.entry.name).split()[-1] if head is not None else ""
    if head is None or noun not in {en.SPOKESMAN, *en.WRITERS}:
        return None
    before = [c for c in talk.found.between(source.i, head.i) if c.kind in _BODIES]
    if len(before) == 1 and before[0].j == head.i:
        if noun in en.FREE_WRITERS and source.determiner in INDEFINITE:
            return Actor(UNNAMED, None, None, None, "MED", nouns={noun}, how=source.words)
        return _speaking(talk, before[0], noun, source)
    if noun != en.SPOKESMAN or before:
        return None
    after = complements(talk.found, source.core, source.j)
    own = [c for p, c in after if p in en.SPEAKS_FOR and c.kind in _BODIES]
    return _speaking(talk, own[0], noun, source) if own and after[0][1] is own[0] else None


def _speaking(talk: Discourse, chunk: Chunk, noun: str, source: Source) -> Actor | None:
    """The body under its name, as one of whom "he" and "the spokesman" may be said afterwards."""
    actor = body_at(talk, chunk)
    if actor is None or not actor.name or noun != en.SPOKESMAN:
        return actor
    nouns = {noun, *actor.nouns}
    return Actor(UNNAMED, actor.name, actor.country, actor.organisation, actor.sector, nouns=nouns, how=source.words)


def body_at(talk: Discourse, chunk: Chunk) -> Actor | None:
    """The body that a chunk names, one that no table knows too."""
    if chunk.kind == "proper":
        capitals = sum(1 for k in range(chunk.i, chunk.j) if talk.found.words.capital(k))
        if any(m.actor.kind == PERSON for m in talk.within(chunk.i, chunk.j)):
            return None
        return talk.registry.proper(talk.found, chunk.i, chunk.j) if capitals > 1 else None
    mention = talk.registry.body(talk.found, chunk)
    return mention.actor if mention else None


def watching(talk: Discourse, source: Source) -> Actor | None:
    """The body at which monitors or rescuers are ("monitors at the Observatory")."""
    if talk.found.words.lows[source.core - 1] not in en.WATCHING_PEOPLE:
        return None
    after = [(p, c) for p, c in complements(talk.found, source.core, source.j) if c.kind != COUNTRY]
    if not after or after[0][0] not in en.WORKS_FOR or after[0][1].kind not in _BODIES:
        return None
    return body_at(talk, after[0][1])


def called(talk: Discourse, source: Source) -> Actor | None:
    """The one body with a name in a source whose head only says what kind it is ("the Kurdish YPG militia"), or that
    begins with it ("the Observatory a Britain-based monitor")."""
    found, lows = talk.found, talk.found.words.lows
    chunks = [c for c in found.between(source.i, source.core) if c.kind in (BODY, MEDIA)]
    if len(chunks) != 1 or found.words.possessive(chunks[0].j - 1):
        return None
    last = british(lows[source.core - 1])
    if chunks[0].j < source.core and last not in wordlist("kinds") and last not in chunks[0].entry.nouns:
        return None
    return body_at(talk, chunks[0])


def irregular(talk: Discourse, source: Source, head: Chunk) -> Actor | None:
    """An army or forces that are not the state's ("the free army", "Syrian popular defence forces") are the body of the
    text whose name holds those words, else they go by their own words, with the country said of them but for rebels."""
    found, lows = talk.found, talk.found.words.lows
    i = head.i - 1
    if head.entry.sector != "MIL" or i < source.i or not found.joined(head.i):
        return None
    if lows[i] not in wordlist("irregular-forces"):
        return None
    known = talk.registry.shortened(lows[i : head.j])
    if known is not None:
        return known
    name = found.words.words(source.i, source.core)
    lands = [c.entry.country for c in found.between(source.i, i) if c.kind == COUNTRY]
    country = lands[0] if lands and lows[i] in en.POPULAR else None
    return Actor(ORGANISATION, name, country, None, "MIL" if country else "REB", nouns={lows[head.j - 1]}, how=name)


def subject_of_headline(talk: Discourse, source: Source) -> str | None:
    """The country whose will a headline tells before it says "minister" and no more ("Canada to support ...")."""
    found, lows = talk.found, talk.found.words.lows
    i, j = source.own[0] if source.own else (0, 0)
    chunk = found.starting(i)
    if source.determiner or chunk is None or chunk.kind != COUNTRY or chunk.entry.form != NAME or chunk.j >= j:
        return None
    if (
        found.words.possessive(chunk.j - 1)
        or not found.joined(chunk.j)
        or lows[chunk.j] not in wordlist("will-of-state")
    ):
        return None
    return None if any(low in wordlist("harm") for low in lows[chunk.j : j]) else chunk.entry.country


def apposed_body(talk: Discourse, source: Source) -> Actor | None:
    """The body or outlet that closes a source, or comes right after it, whose head only says what kind it is ("the
    group's branch in Mali Northern Dawn", "the movement's television station" before "Al-Manar")."""
    found, lows = talk.found, talk.found.words.lows
    noun = british(lows[source.core - 1])
    if noun not in wordlist("kinds") | en.BODY_PARTS:
        return None
    chunk = found.ending(source.j)
    if chunk is not None and chunk.i > source.core and lows[chunk.i - 1] not in wordlist("cuts") | en.THE_OR:
        return body_at(talk, chunk) if chunk.kind in (BODY, MEDIA) else None
    after = found.starting(source.j) if source.j == source.core and found.joined(source.j) else None
    return body_at(talk, after) if after is not None and after.kind == MEDIA and noun not in en.BODY_PARTS else None


def unit(talk: Discourse, source: Source) -> Actor | None:
    """Two capital words or more, or one with a hyphen, before a small word for a unit, movement or outlet are a body's
    name ("the Rijal al-Sahel brigade")."""
    found, words = talk.found, talk.found.words
    last = source.core - 1
    if words.capital(last) or words.lows[last] not in en.ARMED_UNITS or source.determiner in INDEFINITE - en.A:
        return None
    while last > source.i and words.lows[last - 1] in en.KINDS_BEFORE:
        last -= 1
    start = last
    while start > source.i and found.joined(start) and words.capital(start - 1) and found.ending(start) is None:
        start -= 1
    if start == last or (last - start < 2 and "-" not in words.word(start)):
        return None
    return talk.registry.proper(found, start, source.core)


en.ARMED_UNITS |= frozenset(("outlet", "website", "newspaper"))


def renamed(talk: Discourse, source: Source) -> Actor | None:
    """The name after "known as" or "calls itself" in a source ("the coalition which calls itself the Shield")."""
    found, words = talk.found, talk.found.words
    for k in range(source.core, source.j - 2):
        if tuple(words.lows[k : k + 2]) not in en.RENAMING:
            continue
        i = k + 2 + (words.lows[k + 2] == grammar.THE)
        chunk = found.starting(i) if i < source.j else None
        if chunk is not None and chunk.kind in (BODY, MEDIA):
            return body_at(talk, chunk)
        j = i
        while j < source.j and words.capital(j) and (j == i or found.joined(j)):
            j += 1
        return talk.registry.proper(found, i, j) if j > i else None
    return None


def ministry_of(talk: Discourse, head: Chunk) -> str | None:
    """The name of a ministry of whatever no table knows ("Ministry of Religious Endowments")."""
    words, k = talk.found.words, head.j + 1
    while k < len(words) and talk.found.joined(k) and words.capital(k):
        k += 1
    of = head.j < len(words) and talk.found.joined(head.j) and words.lows[head.j] == grammar.OF
    return words.words(head.i, k) if of and k > head.j + 1 and words.capital(head.i) else None
