"""The rules that say who a source is, one function each; the first that answers decides."""

from __future__ import annotations

import re
from itertools import takewhile

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import british, wordlist
from saidseen.reading.speakers.actors import ORGANISATION, PERSON, UNNAMED, Actor, Mention
from saidseen.reading.speakers.bodies import named, whole_name
from saidseen.reading.speakers.discourse import SOURCE, Discourse, called, thing
from saidseen.reading.speakers.heads import heads_source
from saidseen.reading.speakers.holders import led_by
from saidseen.reading.speakers.inside import (
    apposed_body,
    irregular,
    ministry_of,
    renamed,
    subject_of_headline,
    unit,
    voice_of,
    watching,
)
from saidseen.reading.speakers.inside import called as called_body
from saidseen.reading.speakers.introduced import introduced
from saidseen.reading.speakers.lexicon import BODY, COUNTRY, GROUP, INSTITUTION, MEDIA, TITLE
from saidseen.reading.speakers.names import NOT_NAMES
from saidseen.reading.speakers.offices import holder
from saidseen.reading.speakers.pair import pair
from saidseen.reading.speakers.people import surname
from saidseen.reading.speakers.pronouns import RULES, Rule, ahead, based_elsewhere, rule, together, unnamed_actor
from saidseen.reading.speakers.scan import Affiliation, Chunk, affiliation, complements, modifiers
from saidseen.reading.speakers.sources import INDEFINITE, Source, common, knows, own_army, strange
from saidseen.world.countries import name_of
from saidseen.world.countries.table import ADJECTIVE, CAPITAL_CITY, NAME, PEOPLE, STATE
from saidseen.world.countries.tokens import COMMA

__all__ = ["RULES", "Rule", "introduced", "pair"]


_OF_STATE = frozenset(("GOV", "MIL", "LEG", "COP", "JUD", "SPY"))
_MANY = re.compile(r"[A-Z]{2,}s")


@rule("speaker.person")
def person(talk: Discourse, source: Source) -> Actor | None:
    """A name in the source is its speaker, with what titles and appositions anywhere in the text tell of that name."""
    near = [m for m in talk.within(max(0, source.i - 2), source.j) if m.end > source.i]
    people = [m for m in near if m.actor.kind == PERSON and not _MANY.fullmatch(m.actor.name or "")]
    heads = [m for m in people if heads_source(talk, source, m)]
    if not heads:
        return None
    others = {id(m.actor): m.actor for m in heads}
    if len(others) > 1 and _coordinated(talk, heads):
        return together(list(others.values()), source)
    return heads[0].actor


def _coordinated(talk: Discourse, heads: list[Mention]) -> bool:
    lows = talk.found.words.lows
    between = lows[heads[0].name : heads[-1].name]
    return grammar.AND in between or grammar.OR in between


@rule("speaker.both")
def both(talk: Discourse, source: Source) -> Actor | None:
    """Bodies or countries joined by "and", or by a comma in a headline, speak together, with the country they share;
    officials "from Norway, Iceland and Denmark" for none of them alone."""
    found, lows = talk.found, talk.found.words.lows
    states = next((c.i for c in found.between(source.i, source.j) if _is_country(c)), source.i)
    if states > source.i and lows[states - 1] in en.FOR_OF_FROM and _row(talk, states, source.j):
        return Actor(UNNAMED, None, plural=True, how=source.words)
    end = source.j if _row(talk, source.i, source.j) else source.core
    if source.head is None or (end == source.core and grammar.AND not in lows[source.i : end]):
        return None
    parts: list[Actor] = []
    for chunk in found.between(source.i, end):
        ends = chunk.j == end or lows[chunk.j] == grammar.AND or found.words.after[chunk.j - 1] == COMMA
        ends = ends or (_is_country(chunk) and _is_country(found.starting(chunk.j)))  # commas that were lost
        mention = talk.registry.body(found, chunk) if ends else None
        if ends and mention is None:
            return None
        if mention is not None:
            parts.append(mention.actor)
    return together(parts, source) if len({id(p) for p in parts}) > 1 else None


def _is_country(chunk: Chunk | None) -> bool:
    return chunk is not None and chunk.kind == COUNTRY and chunk.entry.form == NAME


def _row(talk: Discourse, start: int, end: int) -> bool:
    """Whether some words are several countries with commas, or "and" before the last, between them ("Russia, Belarus",
    "Latvia, Lithuania and Estonia"; not "Kyiv, Ukraine")."""
    found, at, several = talk.found, start, False
    while at < end:
        chunk = found.starting(at)
        if not _is_country(chunk) or chunk is None or chunk.j > end:
            return False
        at, several = chunk.j, at > start
        last = at < end and found.words.lows[at] == grammar.AND
        if at < end and not last and found.words.after[at - 1] != COMMA:
            return False
        at += last
    return several


def _before(talk: Discourse, i: int) -> list[Chunk]:
    """Modifiers of the noun at word `i`; none where "and" joins several countries ("Russian and Syrian officials")."""
    before = modifiers(talk.found, i)
    k = min([i, *(c.i for c in before)])
    if before and k > 1 and talk.found.words.lows[k - 1] in en.AND_OR:
        other = talk.found.ending(k - 1)
        if other is not None and other.kind in (COUNTRY, BODY):
            return []
    return before


@rule("speaker.newspaper")
def newspaper(talk: Discourse, source: Source) -> Actor | None:
    """A newspaper, agency or broadcaster speaks under its own name, of no country but where the text says one."""
    if source.head is None or source.head.kind != MEDIA:
        return None
    mention = talk.registry.body(talk.found, source.head)
    return mention.actor if mention else None


@rule("speaker.group")
def group(talk: Discourse, source: Source) -> Actor | None:
    """Officials, rebels, residents and the like stay unnamed, with the country or body that the words give them."""
    head = source.head
    if head is None or head.kind not in (GROUP, COUNTRY) or (head.kind == COUNTRY and head.entry.form != PEOPLE):
        return None
    if head.kind == GROUP and _proper_group(talk, source, head):
        return None
    own = watching(talk, source)
    if own is not None:
        return own
    told = affiliation(head.entry, _before(talk, head.i), _all_after(talk, source))
    if head.kind == COUNTRY:
        told.country, told.sector = head.entry.country, "CVL"
    told.country = told.country or head.entry.country if not told.organisation else None
    told.sector = head.entry.sector if head.kind == GROUP else told.sector
    if not of_state(talk, source, told.sector):
        told.country = None
    return unnamed_actor(source, told, set(head.entry.nouns), plural=True)


def of_state(talk: Discourse, source: Source, sector: str | None) -> bool:
    """Whether unnamed people speak for a state: officials, officers, diplomats, and sources of an army, the police, a
    ministry or the like; residents, activists, rebels and experts speak for none, whatever their nationality."""
    lows = talk.found.words.lows[source.i : source.j]
    return sector in _OF_STATE or any(low.split("'")[0] in en.STATE_WORDS for low in lows)


def _proper_group(talk: Discourse, source: Source, head: Chunk) -> bool:
    """Whether capital words that no table knows make a name of a plural noun ("Rapid Support Forces")."""
    found, k = talk.found, head.i - 1
    if k < source.i or not found.joined(head.i) or not found.words.capital(head.i) or found.ending(head.i) is not None:
        return False
    return found.words.capital(k) and found.words.lows[k] not in NOT_NAMES and (k > source.i or bool(source.determiner))


def _all_after(talk: Discourse, source: Source) -> list[tuple[str, Chunk]]:
    """Complements of the source's head, places told by "in" and "from" among them ("officials in Moscow")."""
    pairs = complements(talk.found, source.core, source.j)
    return [("of" if p in en.OF_BODY else p, c) for p, c in pairs]


@rule("speaker.institution")
def institution(talk: Discourse, source: Source) -> Actor | None:
    """A ministry, embassy, army or the like is that of the country its words give, else of the capital that begins its
    sentence ("In Moscow, ..."), else of the last one like it, else of the one country whose government speaks in the
    sentences before."""
    head = source.head
    if head is None or head.kind != INSTITUTION:
        return None
    paper = talk.found.ending(head.i)
    if paper is not None and paper.kind == MEDIA and paper.i >= source.i:
        head = paper  # "the … newspaper"
    rebels = irregular(talk, source, head)
    if rebels is not None:
        return rebels
    if head.entry.sector == "MED" and _proper_group(talk, source, head):
        return None  # "the Assyrian International News Agency"
    if (end := own_army(talk, source, head)) is not None:
        group = talk.registry.proper(talk.found, head.i, end)
        group.sector = None  # no state's army
        return group
    mention = talk.registry.body(talk.found, head)
    if mention is not None and source.determiner not in en.ARTICLES:
        return mention.actor
    owner = [m.actor for m in talk.within(source.i, head.i) if m.actor.kind == PERSON]
    leader = surname(talk.found.words.words(head.i - 1, head.i)) if head.i > source.i else ""
    leads = led_by(leader, talk.day) if leader and talk.day else None
    if leads and head.entry.sector == "MIL":  # "Assad's army"
        return talk.registry.actor(ORGANISATION, named(head.entry.name, "MIL", leads), leads, None, "MIL")
    country = (owner[-1].country if owner else None) or leads
    if head.entry.name == en.GOVERNMENT and country:  # "the Assad regime"
        return talk.registry.actor(ORGANISATION, named("Government", "GOV", country), country, None, "GOV")
    if owner:
        name = talk.found.words.words(source.i, source.core)
        return Actor(
            ORGANISATION,
            name,
            owner[-1].country,
            None,
            head.entry.sector,
            nouns=set(head.entry.nouns),
            how=source.words,
        )
    return _institution_of(talk, source, head)


def _institution_of(talk: Discourse, source: Source, head: Chunk) -> Actor:
    """An institution of which no country is told beside it."""
    words = talk.found.words.lows[head.i : head.j]
    noun, full = (
        british(words[words.index(grammar.OF) - 1 if grammar.OF in words[1:] else -1]),
        british(" ".join(words)),
    )
    own = head.entry.sector in ("MED", "OPP")
    place = None if own else _seated(talk, source) or _ruled(talk, source)
    seat = place or (talk.seat(source.i) or (None, None))[0]
    for kind in _kinds(head, noun, full):
        actor = talk.last(source.i, called(kind, seat), source.own)
        if actor is not None and (not own or actor.sector == head.entry.sector):
            return actor
    other = (
        talk.last(source.i, called(noun, seat), source.own)
        if head.entry.sector == "MED" and noun != en.MEDIA_NOUN
        else None
    )
    seat = seat or (other.country if other is not None and other.sector == "MED" else None)
    country = seat or (talk.setting.only if own else None) or _country_spoken_for(talk, source.i)
    if head.entry.name == en.MINISTRY and (whole := ministry_of(talk, head)):
        country = country or talk.setting.only
        told = en.BODY_OF.format(body=whole, country=name_of(country, article=True)) if country else whole
        return talk.registry.actor(ORGANISATION, told, country, None, "GOV")
    if own:
        return _own_of_country(talk, source, head, country)
    if country is not None:
        told = named(head.entry.name, head.entry.sector, country)
        nouns = set(head.entry.nouns)
        how = source.words if place else talk.found.words.words(source.i, source.core)
        return Actor(ORGANISATION, told, country, None, head.entry.sector, nouns=nouns, how=how)
    proper = head.entry.name if source.determiner == grammar.THE and talk.found.words.capital(head.i) else None
    return Actor(ORGANISATION, proper, None, None, head.entry.sector, nouns=set(head.entry.nouns), how=source.words)


def _seated(talk: Discourse, source: Source) -> str | None:
    """The country whose capital the words for an institution name ("the defence ministry in Moscow"), no embassy's."""
    if talk.found.words.lows[source.core - 1] in wordlist("visitors"):
        return None
    after = complements(talk.found, source.core, source.j)
    found = (c for p, c in after if p in en.INTO and c.kind == COUNTRY and c.entry.form == CAPITAL_CITY)
    return next((c.entry.country for c in found), None)


def _ruled(talk: Discourse, source: Source) -> str | None:
    """The country of the leader whose government's it is said to be ("the army of the Assad regime")."""
    found = talk.found
    for k in range(source.core + 1, source.j if talk.day else 0):
        chunk = found.starting(k)
        if chunk is not None and chunk.kind == INSTITUTION and chunk.entry.name == en.GOVERNMENT:
            return led_by(surname(found.words.words(k - 1, k)), talk.day or "")
    return None


def _kinds(head: Chunk, noun: str, full: str) -> tuple[str, ...]:
    """By which words an institution may be one named before: television is no other media of the state."""
    if head.entry.sector == "MED":
        return () if noun == en.MEDIA_NOUN else (full,)
    return full, noun


def _own_of_country(talk: Discourse, source: Source, head: Chunk, country: str | None) -> Actor:
    """State media and oppositions are those of the country that the story plays in; other media are nobody."""
    if country is None:
        return Actor(UNNAMED, None, None, None, head.entry.sector, nouns=set(head.entry.nouns), how=source.words)
    return talk.registry.told_by_country(talk.found, head, country)


def _country_spoken_for(talk: Discourse, i: int) -> str | None:
    """The country of the sources in the three sentences before word `i`, where they are of one country."""
    countries = set()
    for seen, mention in enumerate(talk.before(i)):
        if seen > 40 or talk.sentence[i] - talk.sentence[mention.name] > 3:
            break
        before = talk.found.words.lows[mention.i - 1] if mention.i else ""
        if mention.actor.kind == UNNAMED or before in en.BEFORE_OTHERS:
            continue
        if talk.roles[mention.name] & SOURCE and mention.actor.sector in ("GOV", "MIL", "LEG", "IGO"):
            countries.add(mention.actor.country)
    return countries.pop() if len(countries) == 1 else None


@rule("speaker.body")
def body(talk: Discourse, source: Source) -> Actor | None:
    """A body, a palace or an alliance speaks under its own name, for its country where it has one."""
    if source.head is None or source.head.kind != BODY:
        return None
    mention = talk.registry.body(talk.found, source.head)
    return mention.actor if mention else None


@rule("speaker.country")
def country(talk: Discourse, source: Source) -> Actor | None:
    """A country or its capital speaks for its government; officials of several are nobody's alone."""
    head = source.head
    if head is None or head.kind != COUNTRY or head.entry.form in (ADJECTIVE, STATE, PEOPLE):
        return None
    other = talk.found.starting(source.core) if source.core < source.j else None
    words = talk.found.words
    several = words.lows[source.j - 1].endswith(en.PLURAL_S) and not words.capital(source.j - 1)
    joined = other is not None and other.kind in (COUNTRY, BODY) and not words.possessive(other.j - 1)
    if joined and several and _is_country(head):
        return Actor(UNNAMED, None, plural=True, how=source.words)  # "U.S., EU officials"
    mention = talk.registry.body(talk.found, head)
    return mention.actor if mention else None


@rule("speaker.known_as")
def known_as(talk: Discourse, source: Source) -> Actor | None:
    """A body that is "known as" or "calls itself" something goes by that name."""
    return renamed(talk, source)


@rule("speaker.role")
def role(talk: Discourse, source: Source) -> Actor | None:
    """A role noun with "the" (the minister, the alliance) is the last actor of the text who bears that role."""
    found = talk.found
    noun = british(found.words.lows[source.core - 1])
    inside = range(source.i, source.core - 1)
    if source.determiner in INDEFINITE or any(found.words.lows[k] in INDEFINITE for k in inside):
        return None
    if source.head is None and any(found.words.capital(k) and not common(found.words.lows[k]) for k in inside):
        return None
    title = source.head.entry if source.head is not None and source.head.kind == TITLE else None
    if title is None and source.determiner not in en.THE_THIS:
        return None
    start = source.head.i if source.head is not None else source.core - 1
    told = affiliation(title, modifiers(found, start), complements(found, source.core, source.j))
    said = None if title is not None and title.country == told.country else told.country
    full = british(title.name) if title is not None else noun
    if based_elsewhere(talk, source):
        return None
    if said is None and not told.organisation and _own_office(talk, source):
        said = talk.outlet.country if talk.outlet is not None else None
    names = strange(talk, source)
    for words in dict.fromkeys((full, noun)):
        actor = talk.last(source.i, called(words, said, told.organisation), source.own)
        if actor is not None:
            return actor if knows(actor, names) else None
    one = ahead(talk, source, called(full, said, told.organisation))
    one = one or (ahead(talk, source, called(noun, said, told.organisation)) if title is not None else None)
    return one if one is not None and knows(one, names) else None


def _own_office(talk: Discourse, source: Source) -> bool:
    """Whether a release of a public body says "the President" or "the Secretary", and no more, of its own country's."""
    head, alone = source.head, source.j == source.core and source.determiner == grammar.THE
    return talk.outlet is not None and alone and head is not None and head.entry.name in en.OWN_OFFICES


@rule("speaker.official")
def official(talk: Discourse, source: Source) -> Actor | None:
    """A title without a name stays unnamed, with the country or body that the words give it; in a release of a
    public body "the President" and "the Secretary" are of its country.
    """
    head = source.head
    if head is None or head.kind != TITLE:
        return None
    told = affiliation(head.entry, _before(talk, head.i), _all_after(talk, source))
    owner = _owner(talk, source) if told.country is None and told.organisation is None else None
    if owner is not None:
        told.country, told.organisation = owner.country, owner.organisation
        told.sector = told.sector or owner.sector
    if not told.country and not told.organisation and talk.outlet is not None and _own_office(talk, source):
        told.country = talk.outlet.country
    if not told.country and not told.organisation and (head.i, head.j) == (source.i, source.j):
        told.country = subject_of_headline(talk, source)
    known = _holder(talk, source, told) or voice_of(talk, source)
    if known is not None:
        return known
    actor = unnamed_actor(source, told, set(head.entry.nouns), plural=False)
    actor.gender = head.entry.gender
    return actor


def _holder(talk: Discourse, source: Source, told: Affiliation) -> Actor | None:
    """Who held the office that a title names on the day of the story ("the Russian president", "NATO chief")."""
    head = source.head
    if head is None or talk.day is None or source.determiner in INDEFINITE:
        return None
    first = source.i if source.determiner else source.i - talk.found.joined(source.i)
    before = talk.found.words.lows[max(0, first, head.i - 3) : head.i]
    if any(word.split("-")[0] in en.NOT_HOLDING for word in before):
        return None
    lead = max((head.i, *(k for k in range(source.i, head.i) if before_office(talk, k, head.i))), key=lambda k: -k)
    for start in range(lead, head.i + 1):
        title = british(" ".join(talk.found.words.lows[start : head.j]))
        whose = talk.found.ending(head.i)
        body = whose.i if whose is not None and whose.kind == BODY else head.i
        named_ = talk.found.words.words(body, head.i) if body < head.i else None
        row = holder(title, told.country, told.organisation, talk.day, named_)
        if row is not None:
            actor = Actor(PERSON, row.name, row.country, row.organisation, row.sector, how=row.evidence, listed=True)
            actor.nouns |= set(head.entry.nouns)
            return actor
    return None


def before_office(talk: Discourse, k: int, i: int) -> bool:
    """Whether word `k` may belong to the office that the title at word `i` ends ("foreign policy chief")."""
    return all(not talk.found.words.capital(w) and talk.found.starting(w) is None for w in range(k, i))


def _owner(talk: Discourse, source: Source) -> Actor | None:
    """Whose the title is: "its ambassador" is of the first country or body of its sentence, else of the nearest."""
    if source.determiner == grammar.ITS:
        here = talk.sentence[source.i]
        inside = takewhile(lambda m: talk.sentence[m.name] == here, talk.before(source.i))
        owners = [m.actor for m in inside if thing(m.actor) is not None and (m.actor.country or m.actor.organisation)]
        return owners[-1] if owners else talk.nearest(source.i, thing, source.own)
    return _spoken_for(talk, source)


def _spoken_for(talk: Discourse, source: Source) -> Actor | None:
    """The actor named before that "for the …" after a title means ("a spokesman for the organisation")."""
    words, k = talk.found.words, source.core
    if k + 2 >= source.j + 1 or words.lows[k] not in en.FOR_OF_FROM or k + 2 >= len(words):
        return None
    if words.lows[k + 1] not in en.BEFORE_BODY:
        return None
    chunk = talk.found.starting(k + 2)
    end = min(chunk.j if chunk is not None else k + 3, source.j)
    noun = british(words.lows[end - 1])
    return talk.last(source.i, called(noun), source.own)


@rule("speaker.proper_name")
def proper_name(talk: Discourse, source: Source) -> Actor | None:
    """Capital letters that no table knows are the name of a body, or of a person where it is a single name."""
    found, words = talk.found, talk.found.words
    capitals = [k for k in range(source.i, source.core) if words.capital(k)]
    if not capitals or not words.capital(source.core - 1) or source.determiner in INDEFINITE:
        return None
    start = source.core - 1
    while start > source.i and found.joined(start) and not words.possessive(start - 1):
        if not words.capital(start - 1) and words.lows[start - 1] not in en.JOINING_NAMES:
            break
        start -= 1
    whole = whole_name(found, start, source.core) if source.determiner == grammar.THE else source.core
    if source.core - start == 1 and source.core < whole <= source.j:
        return talk.registry.proper(found, start, whole)
    if source.core - start == 1 and _MANY.fullmatch(words.word(start)):
        return None  # "FAQs clarify", "NGOs say"
    if source.core - start == 1 and (source.core < source.j or words.lows[start] in NOT_NAMES):
        west = source.determiner == grammar.THE and words.lows[start] in en.COMPASS
        return Actor(ORGANISATION, en.THE_SIDE.format(side=words.word(start)), how=source.words) if west else None
    return talk.registry.proper(found, start, source.core)


@rule("speaker.kind")
def kind(talk: Discourse, source: Source) -> Actor | None:
    """A word that only says what kind of body it is ("the Kurdish YPG militia") goes with the one named beside it."""
    return called_body(talk, source) or apposed_body(talk, source) or unit(talk, source)


@rule("speaker.unnamed")
def unnamed(talk: Discourse, source: Source) -> Actor | None:
    """Whoever is described without a name stays unnamed, with the country that the words give."""
    found, last = talk.found, source.core - 1
    told = affiliation(None, modifiers(found, last), _all_after(talk, source))
    if not any(m.kind in (BODY, INSTITUTION, MEDIA) for m in modifiers(found, last)):
        told.sector = None
    sent = any(p == grammar.FROM and c.entry.country for p, c in complements(found, source.core, source.j))
    if not sent and not of_state(talk, source, told.sector):
        told.country = None
    noun = british(found.words.lows[last])
    return unnamed_actor(source, told, {noun}, plural=noun.endswith(grammar.S) and not noun.endswith(grammar.DOUBLE_S))
