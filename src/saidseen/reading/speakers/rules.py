"""The rules that say who a source is, one function each; the first that answers decides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import islice, takewhile

from saidseen.reading.countries import name_of
from saidseen.reading.countries.table import ADJECTIVE, NAME, PEOPLE, STATE
from saidseen.reading.countries.tokens import COMMA, JOINED
from saidseen.reading.outlets import is_instrument
from saidseen.reading.speakers.actors import ORGANISATION, PAPER, PERSON, STATE_ACTOR, UNNAMED, Actor, Mention
from saidseen.reading.speakers.bodies import named
from saidseen.reading.speakers.discourse import SOURCE, Discourse, Fits, called, person_of, several, thing
from saidseen.reading.speakers.lexicon import BODY, COUNTRY, GROUP, INSTITUTION, MEDIA, TITLE, british
from saidseen.reading.speakers.names import NOT_NAMES
from saidseen.reading.speakers.offices import holder
from saidseen.reading.speakers.scan import Affiliation, Chunk, affiliation, complements, modifiers
from saidseen.reading.speakers.sources import CUTS, INDEFINITE, Source
from saidseen.reading.speakers.wordlists import wordlist
from saidseen.reading.voices import ASKING

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves", "both"))
FIRST = frozenset(("i", "me", "my", "myself", "mine", "we", "us", "our", "ours", "ourselves"))
NOBODY = wordlist("nobody")


_OF_STATE = frozenset(("GOV", "MIL", "LEG", "COP", "JUD", "SPY"))
_STATE_WORDS = frozenset(
    "army military police security intelligence government regime authorities ministry presidency governor governorate "
    "official officials command state".split()
)
_OWN_OFFICES = frozenset(("president", "vice president", "secretary", "deputy secretary", "press secretary"))

_COLON = re.compile(r"[^.!?:\n]{0,120}:\s*[“\"'‘«]?")

Rule = Callable[[Discourse, Source], Actor | None]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Puts a function at the end of the rules."""
    RULES.append(function)
    return function


def _word(talk: Discourse, source: Source) -> str:
    return talk.found.words.lows[source.i].split("'")[0] if source.j - source.i == 1 else ""


def _single(talk: Discourse, source: Source, words: frozenset[str]) -> bool:
    if source.determiner or talk.found.starting(source.i) is not None:
        return False
    return _word(talk, source) in words


def _unnamed(source: Source, told: Affiliation, nouns: set[str], plural: bool) -> Actor:
    return Actor(UNNAMED, None, told.country, told.organisation, told.sector, None, plural, nouns, source.words)


@rule
def first_person(talk: Discourse, source: Source) -> Actor | None:
    """I and we inside somebody's words are the one whose words they are; after a colon, the one whose name begins the
    line; in a transcript, the one whose turn it is; in a release of a public body, that body."""
    if not _single(talk, source, FIRST):
        return None
    if talk.asked(source.i):
        return Actor(UNNAMED, None, how=source.words)
    return source.outer or _before_colon(talk, source.i) or talk.turn(source.i) or talk.outlet


def _before_colon(talk: Discourse, i: int) -> Actor | None:
    """Whose name begins the line or headline of word `i`, before a colon ("Kuleba on talks: We go on")."""
    words = talk.found.words
    start = words.text.rfind("\n", 0, words.starts[i]) + 1
    for mention in reversed(talk.within(talk.found.word_at(start), i)):
        before = words.text[start : words.starts[mention.i]].rstrip()
        between = words.text[words.ends[mention.j - 1] : words.starts[i]]
        if before[-1:] in ("", ":", "-", "–", "—") and mention.actor.kind in (PERSON, ORGANISATION):
            return mention.actor if _COLON.fullmatch(between) else None
    return None


@rule
def third_person(talk: Discourse, source: Source) -> Actor | None:
    """He and she are the nearest person of that gender who is a source or subject, outside the words reported here."""
    for words, gender in ((HE, "m"), (SHE, "f")):
        if _single(talk, source, words):
            actor = talk.nearest(source.i, person_of(gender), source.own)
            if actor is not None and actor.gender is None:
                actor.gender = gender
            return actor
    return None


@rule
def neuter(talk: Discourse, source: Source) -> Actor | None:
    """It is the nearest body, newspaper or country that is a source or a subject, outside the words reported here; but
    the letter, film or the like with which the sentence before began."""
    if not _single(talk, source, IT):
        return None
    return _paper_before(talk, source) or talk.nearest(source.i, thing, source.own)


def _paper_before(talk: Discourse, source: Source) -> Actor | None:
    """What "It" at the beginning of a sentence stands for where the one before began with "The request", "A film"."""
    words, here = talk.found.words, talk.sentence[source.i]
    if source.i == 0 or talk.sentence[source.i - 1] == here or here == 0:
        return None
    start = bisect_left(talk.sentence, here - 1)
    if words.lows[start] not in ("the", "a", "this", "that", "its", "their") or start + 1 >= source.i:
        return None
    if words.lows[start + 1] not in wordlist("papers"):
        return None
    return Actor(UNNAMED, None, how=words.words(start, start + 2))


@rule
def plural(talk: Discourse, source: Source) -> Actor | None:
    """They are the nearest group or body that is a source or a subject."""
    return talk.nearest(source.i, several, source.own) if _single(talk, source, THEY) else None


@rule
def relative(talk: Discourse, source: Source) -> Actor | None:
    """Who and which are the actor named right before, in the same sentence."""
    if not _single(talk, source, frozenset(("who", "which", "that", "whose", "whom"))):
        return None
    human = _word(talk, source).startswith("who")
    for mention in talk.before(source.i):
        if talk.sentence[mention.name] != talk.sentence[source.i] or source.i - mention.j > 6:
            return None
        if any(talk.found.words.capital(k) for k in range(mention.j, source.i)):
            return None  # a name that no table knows stands between
        if human == (mention.actor.kind in (PERSON, UNNAMED)):
            return mention.actor
    return None


@rule
def nobody(talk: Discourse, source: Source) -> Actor | None:
    """A pronoun that names nobody stays unnamed."""
    rest = NOBODY | ASKING | FIRST | HE | SHE | IT | THEY | {"who", "which", "that", "this", "whose", "whom"}
    return Actor(UNNAMED, None, how=source.words) if _single(talk, source, rest) else None


@rule
def instrument(talk: Discourse, source: Source) -> Actor | None:
    """A treaty, agreement or document with a name speaks under that name, for no country ("the Vienna Document")."""
    name = talk.found.words.words(source.i, source.core)
    if not is_instrument(name):
        return None
    return Actor(ORGANISATION, name, how=source.words)


@rule
def watcher(talk: Discourse, source: Source) -> Actor | None:
    """A monitor, watchdog or observatory of which nothing more is said is the one that the text names."""
    words = [w for w in talk.found.words.lows[source.i : source.core] if not w.endswith("-based")]
    noun = british(words[-1]) if words else ""
    if noun not in _WATCHERS and not (noun in ("group", "organisation") and len(words) > 1 and words[-2] in _WATCHING):
        return None
    if any(w not in _WATCHING and w not in _WATCHERS for w in words[:-1]):
        return None

    def fits(actor: Actor) -> float | None:
        return 0.0 if actor.nouns & _WATCHERS else None

    return talk.last(source.i, fits, source.own) or _ahead(talk, source, fits)


FAR = 80  # mentions after a noun among which the one that it stands for is looked for
_WATCHERS = frozenset(("monitor", "observatory", "watchdog", "monitors"))
_WATCHING = frozenset(("monitoring", "war", "conflict", "rights", "human", "watchdog", "opposition", "activist"))


@rule
def paper(talk: Discourse, source: Source) -> Actor | None:
    """A statement, report or film speaks for the one whose it is: the one named after "by", "from" or "of" in the
    source, else the body or state that was the source of the sentences right before."""
    lows = talk.found.words.lows
    if lows[source.core - 1] not in wordlist("papers"):
        return None
    for mention in talk.within(source.core, source.j):
        between = lows[source.core : mention.i]
        if mention.actor.name and any(w in ("by", "from", "of", "released") for w in between):
            return mention.actor
    owners = [m.actor for m in talk.within(source.i, source.core) if m.actor.kind in (ORGANISATION, STATE_ACTOR)]
    if owners:
        return owners[-1]
    if source.determiner not in ("the", "its", "their") or source.core != source.j:
        return None
    for mention in talk.before(source.i):
        if talk.sentence[source.i] - talk.sentence[mention.name] > 2:
            break
        if talk.roles[mention.name] & SOURCE and mention.actor.kind in (ORGANISATION, STATE_ACTOR, PAPER):
            return mention.actor
    return None


@rule
def jointly(talk: Discourse, source: Source) -> Actor | None:
    """They, both and "the two leaders" are the two people named together last, where two are named together."""
    lows = talk.found.words.lows
    words = lows[source.i : source.core]
    several_ = _single(talk, source, THEY) or (source.core == source.j and _counted(source, words))
    if not several_:
        return None
    before: list[Mention] = []
    for mention in talk.before(source.i):
        if talk.sentence[source.i] - talk.sentence[mention.name] > 4 or len(before) == 2:
            break
        one = mention.actor
        if one.kind == PERSON and one.name and not one.plural and all(m.actor is not mention.actor for m in before):
            before.append(mention)
    if len(before) < 2 or talk.sentence[before[0].name] != talk.sentence[before[1].name]:
        return None
    between = lows[before[1].end : before[0].i]
    joined = before[0].i - before[1].end <= 6 and ("and" in between or "with" in between)
    if not joined and not (_counted(source, words) and before[0].name - before[1].name < 30):
        return None
    return _together([before[1].actor, before[0].actor], source)


def _counted(source: Source, words: list[str]) -> bool:
    """Whether a source is "the two leaders", "the leaders", "both ministers"."""
    if not words or words[-1] not in _PAIRS or source.determiner not in ("the", "both", ""):
        return False
    return len(words) == 1 and source.determiner == "the" or words[0] in ("two", "both")


_PAIRS = frozenset(("leaders", "ministers", "presidents", "sides", "men", "women", "officials", "two", "diplomats"))


@rule
def person(talk: Discourse, source: Source) -> Actor | None:
    """A name in the source is its speaker, with what titles and appositions anywhere in the text tell of that name."""
    heads = [m for m in talk.within(source.i, source.j) if m.actor.kind == PERSON and _heads(talk, source, m)]
    if not heads:
        return None
    others = {id(m.actor): m.actor for m in heads}
    if len(others) > 1 and _coordinated(talk, heads):
        return _together(list(others.values()), source)
    return heads[0].actor


def _heads(talk: Discourse, source: Source, mention: Mention) -> bool:
    """Whether a name is the head of the source: not the owner of something, not the object of a preposition in it."""
    found, lows = talk.found, talk.found.words.lows
    end = mention.end
    follows = end < source.j and found.words.after[end - 1] == JOINED
    if follows and lows[end] not in CUTS | {"and", "or", "himself", "herself"} and not _titled(talk, end, source.j):
        return False
    if found.words.possessive(end - 1) and end < source.j:
        return False
    k, title = mention.name - 1, False
    while k >= source.i:
        if found.words.after[k] == COMMA and k + 1 <= mention.name:
            return True
        chunk = found.ending(k + 1)
        if chunk is not None:
            title = title or chunk.kind == TITLE
            k = chunk.i - 1
            continue
        if lows[k] in CUTS and not (lows[k] == "of" and mention.i <= k):
            return not title and mention.i <= k
        k -= 1
    return True


def _titled(talk: Discourse, i: int, j: int) -> bool:
    """Whether a title begins at word `i` and no name follows it: an apposition whose comma was lost."""
    chunk = talk.found.starting(i)
    names = any(m.actor.kind == PERSON for m in talk.within(i, j))
    if chunk is None or chunk.kind != TITLE or names:
        return False
    return talk.found.words.lows[chunk.j - 1] not in wordlist("staff")  # "Biden aide" is not Biden


def _coordinated(talk: Discourse, heads: list[Mention]) -> bool:
    lows = talk.found.words.lows
    between = lows[heads[0].name : heads[-1].name]
    return "and" in between or "or" in between


def _together(actors: list[Actor], source: Source) -> Actor:
    """Several named speakers as one: their names joined, country and sector where they share it."""

    def shared(values: list[str | None]) -> str | None:
        return values[0] if len(set(values)) == 1 else None

    return Actor(
        PERSON,
        " and ".join(a.name or "" for a in actors),
        shared([a.country for a in actors]),
        shared([a.organisation for a in actors]),
        shared([a.sector for a in actors]),
        plural=True,
        how=source.words,
    )


@rule
def both(talk: Discourse, source: Source) -> Actor | None:
    """Bodies or countries joined by "and", or by a comma in a headline, speak together, with the country they share."""
    found, lows = talk.found, talk.found.words.lows
    end = source.j if _row(talk, source) else source.core
    if source.head is None or (end == source.core and "and" not in lows[source.i : end]):
        return None
    parts: list[Actor] = []
    for chunk in found.between(source.i, end):
        ends = chunk.j == end or lows[chunk.j] == "and" or found.words.after[chunk.j - 1] == COMMA
        mention = talk.registry.body(found, chunk) if ends else None
        if ends and mention is None:
            return None
        if mention is not None:
            parts.append(mention.actor)
    return _together(parts, source) if len({id(p) for p in parts}) > 1 else None


def _row(talk: Discourse, source: Source) -> bool:
    """Whether the source is nothing but countries with commas between them ("Russia, Belarus"; not "Kyiv, Ukraine")."""
    found, at = talk.found, source.i
    while at < source.j:
        chunk = found.starting(at)
        if chunk is None or chunk.kind != COUNTRY or chunk.entry.form != NAME:
            return False
        at = chunk.j
        if at < source.j and found.words.after[at - 1] != COMMA:
            return False
    return at > source.core


def _before(talk: Discourse, i: int) -> list[Chunk]:
    """Modifiers of the noun at word `i`; none where "and" joins several countries ("Russian and Syrian officials")."""
    before = modifiers(talk.found, i)
    k = min([i, *(c.i for c in before)])
    if before and k > 1 and talk.found.words.lows[k - 1] in ("and", "or"):
        other = talk.found.ending(k - 1)
        if other is not None and other.kind in (COUNTRY, BODY):
            return []
    return before


@rule
def newspaper(talk: Discourse, source: Source) -> Actor | None:
    """A newspaper, agency or broadcaster speaks under its own name, of no country but where the text says one."""
    if source.head is None or source.head.kind != MEDIA:
        return None
    mention = talk.registry.body(talk.found, source.head)
    return mention.actor if mention else None


@rule
def group(talk: Discourse, source: Source) -> Actor | None:
    """Officials, rebels, residents and the like stay unnamed, with the country or body that the words give them."""
    head = source.head
    if head is None or head.kind not in (GROUP, COUNTRY) or (head.kind == COUNTRY and head.entry.form != PEOPLE):
        return None
    if head.kind == GROUP and _proper_group(talk, source, head):
        return None
    told = affiliation(head.entry, _before(talk, head.i), _all_after(talk, source))
    if head.kind == COUNTRY:
        told.country, told.sector = head.entry.country, "CVL"
    told.country = told.country or head.entry.country if not told.organisation else None
    told.sector = head.entry.sector if head.kind == GROUP else told.sector
    if not of_state(talk, source, told.sector):
        told.country = None
    return _unnamed(source, told, set(head.entry.nouns), plural=True)


def of_state(talk: Discourse, source: Source, sector: str | None) -> bool:
    """Whether unnamed people speak for a state: officials, officers, diplomats, and sources of an army, the police, a
    ministry or the like; residents, activists, rebels and experts speak for none, whatever their nationality."""
    lows = talk.found.words.lows[source.i : source.j]
    return sector in _OF_STATE or any(low.split("'")[0] in _STATE_WORDS for low in lows)


def _proper_group(talk: Discourse, source: Source, head: Chunk) -> bool:
    """Whether capital words that no table knows make a name of a plural noun ("Rapid Support Forces")."""
    found, k = talk.found, head.i - 1
    if k < source.i or not found.joined(head.i) or not found.words.capital(head.i) or found.ending(head.i) is not None:
        return False
    return found.words.capital(k) and found.words.lows[k] not in NOT_NAMES and (k > source.i or bool(source.determiner))


def _all_after(talk: Discourse, source: Source) -> list[tuple[str, Chunk]]:
    """Complements of the source's head, places told by "in" and "from" among them ("officials in Moscow")."""
    pairs = complements(talk.found, source.core, source.j)
    return [("of" if p in ("in", "from", "with", "at") else p, c) for p, c in pairs]


@rule
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
    mention = talk.registry.body(talk.found, head)
    if mention is not None and source.determiner not in ("a", "an"):
        return mention.actor
    owner = [m.actor for m in talk.within(source.i, head.i) if m.actor.kind == PERSON]
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
    noun = british(talk.found.words.lows[head.j - 1])
    full = british(" ".join(talk.found.words.lows[head.i : head.j]))
    seat, _ = talk.seat(source.i) or (None, None)
    actor = talk.last(source.i, called(full, seat), source.own) or talk.last(source.i, called(noun, seat), source.own)
    if actor is not None:
        return actor
    country = seat or _country_spoken_for(talk, source.i)
    if country is not None:
        told = named(head.entry.name, head.entry.sector, country)
        nouns, how = set(head.entry.nouns), talk.found.words.words(source.i, source.core)
        return Actor(ORGANISATION, told, country, None, head.entry.sector, nouns=nouns, how=how)
    proper = head.entry.name if source.determiner == "the" and talk.found.words.capital(head.i) else None
    return Actor(ORGANISATION, proper, None, None, head.entry.sector, nouns=set(head.entry.nouns), how=source.words)


def _country_spoken_for(talk: Discourse, i: int) -> str | None:
    """The country of the sources in the three sentences before word `i`, where they are of one country."""
    countries = set()
    for seen, mention in enumerate(talk.before(i)):
        if seen > 40 or talk.sentence[i] - talk.sentence[mention.name] > 3:
            break
        before = talk.found.words.lows[mention.i - 1] if mention.i else ""
        if mention.actor.kind == UNNAMED or before in ("from", "of", "to", "for", "in", "with"):
            continue
        if talk.roles[mention.name] & SOURCE and mention.actor.sector in ("GOV", "MIL", "LEG", "IGO"):
            countries.add(mention.actor.country)
    return countries.pop() if len(countries) == 1 else None


@rule
def body(talk: Discourse, source: Source) -> Actor | None:
    """A body, a palace or an alliance speaks under its own name, for its country where it has one."""
    if source.head is None or source.head.kind != BODY:
        return None
    mention = talk.registry.body(talk.found, source.head)
    return mention.actor if mention else None


@rule
def country(talk: Discourse, source: Source) -> Actor | None:
    """A country or its capital speaks for its government."""
    head = source.head
    if head is None or head.kind != COUNTRY or head.entry.form in (ADJECTIVE, STATE, PEOPLE):
        return None
    mention = talk.registry.body(talk.found, head)
    return mention.actor if mention else None


@rule
def role(talk: Discourse, source: Source) -> Actor | None:
    """A role noun with "the" (the minister, the alliance) is the last actor of the text who bears that role."""
    found = talk.found
    noun = british(found.words.lows[source.core - 1])
    inside = range(source.i, source.core - 1)
    if source.determiner in INDEFINITE or any(found.words.lows[k] in INDEFINITE for k in inside):
        return None
    if source.head is None and any(found.words.capital(k) and "-" not in found.words.lows[k] for k in inside):
        return None
    title = source.head.entry if source.head is not None and source.head.kind == TITLE else None
    if title is None and source.determiner not in ("the", "this", "that"):
        return None
    start = source.head.i if source.head is not None else source.core - 1
    told = affiliation(title, modifiers(found, start), complements(found, source.core, source.j))
    said = None if title is not None and title.country == told.country else told.country
    full = british(title.name) if title is not None else noun
    for words in dict.fromkeys((full, noun)):
        actor = talk.last(source.i, called(words, said, told.organisation), source.own)
        if actor is not None:
            return actor
    return _ahead(talk, source, called(full, said, told.organisation))


def _ahead(talk: Discourse, source: Source, fits: Fits) -> Actor | None:
    """The one named actor of the text after the source for whom the noun may stand: headlines and leads say "a monitor"
    or "the minister" before they name it."""
    found: dict[int, Actor] = {}
    for mention in islice(talk.after(source.i), FAR):
        if mention.actor.name and mention.i >= source.j and fits(mention.actor) is not None:
            found[id(mention.actor)] = mention.actor
    return next(iter(found.values())) if len(found) == 1 else None


@rule
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
    if not told.country and not told.organisation and talk.outlet is not None and source.j == source.core:
        own = source.determiner == "the" and head.entry.name in _OWN_OFFICES
        told.country = talk.outlet.country if own else None
    known = _holder(talk, source, told) or _voice_of(talk, source)
    if known is not None:
        return known
    actor = _unnamed(source, told, set(head.entry.nouns), plural=False)
    actor.gender = head.entry.gender
    return actor


def _voice_of(talk: Discourse, source: Source) -> Actor | None:
    """The body for which an unnamed spokesman or correspondent speaks ("a UN spokesman", "the AFP correspondent")."""
    head = source.head
    if head is None or british(head.entry.name).split()[-1] not in _VOICES:
        return None
    before = [c for c in talk.found.between(source.i, head.i) if c.kind in (BODY, MEDIA)]
    if len(before) != 1 or before[0].j != head.i:
        return None
    mention = talk.registry.body(talk.found, before[0])
    return mention.actor if mention else None


_VOICES = frozenset(("spokesman", "correspondent", "reporter", "journalist", "photographer"))


def _holder(talk: Discourse, source: Source, told: Affiliation) -> Actor | None:
    """Who held the office that a title names on the day of the story ("the Russian president", "NATO chief")."""
    head = source.head
    if head is None or talk.day is None or source.determiner in INDEFINITE:
        return None
    before = talk.found.words.lows[max(0, head.i - 3) : head.i]
    if any(word.split("-")[0] in _NOT_HOLDING for word in before):
        return None
    lead = max((head.i, *(k for k in range(source.i, head.i) if before_office(talk, k, head.i))), key=lambda k: -k)
    for start in range(lead, head.i + 1):
        title = british(" ".join(talk.found.words.lows[start : head.j]))
        row = holder(title, told.country, told.organisation, talk.day)
        if row is not None:
            actor = Actor(PERSON, row.name, row.country, row.organisation, row.sector, how=row.evidence, listed=True)
            actor.nouns |= set(head.entry.nouns)
            return actor
    return None


def before_office(talk: Discourse, k: int, i: int) -> bool:
    """Whether word `k` may belong to the office that the title at word `i` ends ("foreign policy chief")."""
    return all(not talk.found.words.capital(w) and talk.found.starting(w) is None for w in range(k, i))


_NOT_HOLDING = frozenset(
    "former ex late deputy vice acting assistant next new incoming outgoing then former-".split()
)


def _owner(talk: Discourse, source: Source) -> Actor | None:
    """Whose the title is: "its ambassador" is of the first country or body of its sentence, else of the nearest."""
    if source.determiner == "its":
        here = talk.sentence[source.i]
        inside = takewhile(lambda m: talk.sentence[m.name] == here, talk.before(source.i))
        owners = [m.actor for m in inside if thing(m.actor) is not None and (m.actor.country or m.actor.organisation)]
        return owners[-1] if owners else talk.nearest(source.i, thing, source.own)
    return _spoken_for(talk, source)


def _spoken_for(talk: Discourse, source: Source) -> Actor | None:
    """The actor named before that "for the …" after a title means ("a spokesman for the organisation")."""
    words, k = talk.found.words, source.core
    if k + 2 >= source.j + 1 or words.lows[k] not in ("for", "of", "from") or k + 2 >= len(words):
        return None
    if words.lows[k + 1] not in ("the", "its", "that", "this"):
        return None
    chunk = talk.found.starting(k + 2)
    end = min(chunk.j if chunk is not None else k + 3, source.j)
    noun = british(words.lows[end - 1])
    return talk.last(source.i, called(noun), source.own)


@rule
def proper_name(talk: Discourse, source: Source) -> Actor | None:
    """Capital letters that no table knows are the name of a body, or of a person where it is a single name."""
    found, words = talk.found, talk.found.words
    capitals = [k for k in range(source.i, source.core) if words.capital(k)]
    if not capitals or not words.capital(source.core - 1) or source.determiner in INDEFINITE:
        return None
    start = source.core - 1
    while start > source.i and found.joined(start) and not words.possessive(start - 1):
        if not words.capital(start - 1) and words.lows[start - 1] not in ("of", "and", "for"):
            break
        start -= 1
    if source.core - start == 1 and (source.core < source.j or words.lows[start] in NOT_NAMES):
        west = source.determiner == "the" and words.lows[start] in ("west", "east", "north", "south")
        return Actor(ORGANISATION, f"the {words.word(start)}", how=source.words) if west else None
    return talk.registry.proper(found, start, source.core)


@rule
def unnamed(talk: Discourse, source: Source) -> Actor | None:
    """Whoever is described without a name stays unnamed, with the country that the words give."""
    found, last = talk.found, source.core - 1
    told = affiliation(None, modifiers(found, last), _all_after(talk, source))
    if not of_state(talk, source, told.sector):
        told.country = None
    if not any(m.kind in (BODY, INSTITUTION, MEDIA) for m in modifiers(found, last)):
        told.sector = None
    noun = british(found.words.lows[last])
    return _unnamed(source, told, {noun}, plural=noun.endswith("s") and not noun.endswith("ss"))
