"""The rules for sources that name nobody themselves: pronouns, papers, watchers, two who speak together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import islice

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import british, wordlist
from saidseen.language.en.transcripts import ASKING
from saidseen.model.reasons import reason
from saidseen.reading.outlets import is_instrument
from saidseen.reading.speakers.actors import ORGANISATION, PAPER, PERSON, STATE_ACTOR, UNNAMED, Actor, Mention
from saidseen.reading.speakers.discourse import SOURCE, Discourse, Fits, person_of, several, thing
from saidseen.reading.speakers.inside import watching
from saidseen.reading.speakers.lexicon import INSTITUTION
from saidseen.reading.speakers.scan import Affiliation
from saidseen.reading.speakers.sources import Source, parse
from saidseen.reading.voices import is_press_office
from saidseen.world.countries import name_of

NOBODY = wordlist("nobody")


_COLON = re.compile(r"[^.!?:\n]{0,120}:\s*[“\"'‘«]?")

Rule = Callable[[Discourse, Source], Actor | None]
RULES: list[Rule] = []
IDS: dict[Rule, str] = {}
"""The id of each rule, by which its sentence is kept (model/reasons.toml)."""


def rule(id_: str) -> Callable[[Rule], Rule]:
    """Puts a function at the end of the rules, under its id."""

    def put(function: Rule) -> Rule:
        RULES.append(function)
        IDS[function] = reason(id_)
        return function

    return put


def _word(talk: Discourse, source: Source) -> str:
    return talk.found.words.lows[source.i].split("'")[0] if source.j - source.i == 1 else ""


def _single(talk: Discourse, source: Source, words: frozenset[str]) -> bool:
    if source.determiner or talk.found.starting(source.i) is not None:
        return False
    return _word(talk, source) in words


def unnamed_actor(source: Source, told: Affiliation, nouns: set[str], plural: bool) -> Actor:
    return Actor(UNNAMED, None, told.country, told.organisation, told.sector, None, plural, nouns, source.words)


def together(actors: list[Actor], source: Source) -> Actor:
    """Several named speakers as one: their names joined by "; ", country and sector where they share it."""

    def shared(values: list[str | None]) -> str | None:
        return values[0] if len(set(values)) == 1 else None

    return Actor(
        PERSON,
        "; ".join(_full(a) for a in actors),
        shared([a.country for a in actors]),
        shared([a.organisation for a in actors]),
        shared([a.sector for a in actors]),
        plural=True,
        how=source.words,
    )


def _full(actor: Actor) -> str:
    """A speaker's name among others; a country is its government."""
    if actor.kind == STATE_ACTOR and actor.country:
        return en.GOVERNMENT_OF.format(country=name_of(actor.country, article=True))
    return actor.name or ""


def ahead(talk: Discourse, source: Source, fits: Fits) -> Actor | None:
    """The one named actor of the text after the source for whom the noun may stand: headlines and leads say "a monitor"
    or "the minister" before they name it."""
    found: dict[int, Actor] = {}
    for mention in islice(talk.after(source.i), FAR):
        if mention.actor.name and mention.i >= source.j and fits(mention.actor) is not None:
            found[id(mention.actor)] = mention.actor
    return next(iter(found.values())) if len(found) == 1 else None


@rule("speaker.first_person")
def first_person(talk: Discourse, source: Source) -> Actor | None:
    """I and we inside somebody's words are the one whose words they are; after a colon, the one whose name begins the
    line; in a transcript, the one whose turn it is; in a release of a public body, "we" are that body, "I"
    somebody of it."""
    if not _single(talk, source, en.FIRST):
        return None
    if talk.asked(source.i):
        return talk.interviewer or Actor(UNNAMED, None, how=source.words)
    known = source.outer or _before_colon(talk, source.i) or talk.turn(source.i) or talk.author
    if known is None and talk.outlet is not None and _word(talk, source) in en.ALONE:
        return Actor(UNNAMED, None, talk.outlet.country, talk.outlet.organisation, talk.outlet.sector, how=source.words)
    return known or (Actor(UNNAMED, None, how=source.words) if talk.joint else talk.outlet)


@rule("speaker.question")
def question(talk: Discourse, source: Source) -> Actor | None:
    """In an interview whose title names the interviewer, the questions are that person's."""
    return talk.interviewer if _single(talk, source, ASKING) else None


@rule("speaker.whereabouts")
def whereabouts(talk: Discourse, source: Source) -> Actor | None:
    """Words that only say where ("in Kyiv") name nobody."""
    lows = talk.found.words.lows
    if source.determiner or lows[source.i] not in en.IN_AT_NEAR or source.j - source.i > 3:
        return None
    return Actor(UNNAMED, None, how=source.words)


@rule("speaker.press_office")
def press_office(talk: Discourse, source: Source) -> Actor | None:
    """A press office over a release of a public body is that body ("Office of the Spokesperson"), or whoever's the
    title says that the statement is; over a joint statement of several nobody that can be told."""
    if talk.outlet is None or not is_press_office(talk.found.words.words(source.i, source.j)):
        return None
    if talk.headed and talk.author is not None:
        return talk.author
    return Actor(UNNAMED, None, how=source.words) if talk.joint else talk.outlet


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


def _spoken_of(talk: Discourse, i: int, fits: Fits) -> Fits:
    """The same but for the one whose turn or release it is and whoever asks or answers, who are not spoken of."""
    own = [talk.interviewer, talk.turn(i), talk.author, talk.answering(i)]
    asking = talk.interviewer.name.split() if talk.interviewer and talk.interviewer.name else []
    away = {*asking, *(word.upper() for word in ASKING), *ASKING}
    return lambda actor: None if actor in own or actor.name in asking or actor.how in away else fits(actor)


@rule("speaker.third_person")
def third_person(talk: Discourse, source: Source) -> Actor | None:
    """He and she are the nearest person of that gender who is a source or subject, outside the words reported here."""
    for words, gender in ((en.HE, "m"), (en.SHE, "f")):
        if _single(talk, source, words):
            fits, begun = _spoken_of(talk, source.i, person_of(gender)), talk.turn_begins(source.i)
            here = talk.sentence[source.i]
            own = [
                (a, b) for a, b in source.own if a < b and talk.sentence[a] >= here
            ]  # a turn has no quotes before "he said"
            actor = talk.nearest(source.i, fits, [*own, (0, begun)]) if begun else None
            actor = actor or talk.nearest(source.i, fits, source.own)
            if actor is not None and actor.gender is None:
                actor.gender = gender
            return actor
    return None


@rule("speaker.neuter")
def neuter(talk: Discourse, source: Source) -> Actor | None:
    """It is the nearest body, newspaper or country that is a source or a subject, outside the words reported here; but
    the letter, film or the like with which the sentence before began."""
    if not _single(talk, source, en.IT):
        return None
    return _paper_before(talk, source) or talk.nearest(source.i, thing, source.own)


def _paper_before(talk: Discourse, source: Source) -> Actor | None:
    """What "It" at the beginning of a sentence stands for where the one before began with "The request", "A film"."""
    words, here = talk.found.words, talk.sentence[source.i]
    if source.i == 0 or talk.sentence[source.i - 1] == here or here == 0:
        return None
    start = bisect_left(talk.sentence, here - 1)
    if words.lows[start] not in en.DETERMINERS or start + 1 >= source.i:
        return None
    if words.lows[start + 1] not in wordlist("papers"):
        return None
    return Actor(UNNAMED, None, how=words.words(start, start + 2))


@rule("speaker.jointly")
def jointly(talk: Discourse, source: Source) -> Actor | None:
    """They, both and "the two leaders" are the two people named together last, where two are named together; the two
    leaders also the only two of whom the sentences before speak."""
    lows = talk.found.words.lows
    words = lows[source.i : source.core]
    several_ = _single(talk, source, en.THEY) or (source.core == source.j and _counted(source, words))
    if not several_:
        return None
    if _counted(source, words):
        two = _only_two(talk, source.i) or (_heads(talk, source.i) if words[-1] == en.LEADERS else None)
        if two:
            return together(two, source)
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
    joined = before[0].i - before[1].end <= 8 and (grammar.AND in between or grammar.WITH in between)
    if not joined and not (_counted(source, words) and before[0].name - before[1].name < 30):
        return None
    return together([before[1].actor, before[0].actor], source)


def _counted(source: Source, words: list[str]) -> bool:
    """Whether a source is "the two leaders", "the leaders", "both ministers"."""
    if not words or words[-1] not in en.PAIRS or source.determiner not in en.THE_BOTH:
        return False
    return (len(words) == 1 and source.determiner == grammar.THE) or words[0] in en.BOTH


def _only_two(talk: Discourse, i: int) -> list[Actor] | None:
    """The two people of whom the eight sentences before word `i` speak, in the order of the text, but for the one
    whose turn or release it is; None where they are fewer or more."""
    people: dict[int, Mention] = {}
    for mention in talk.before(i):
        if talk.sentence[i] - talk.sentence[mention.name] > 8 or len(people) > 2:
            break
        one = mention.actor
        if one.kind == PERSON and one.name and not one.plural and one not in (talk.turn(i), talk.author):
            people[id(one)] = mention
    two = sorted(people.values(), key=lambda m: m.name)
    return [m.actor for m in two] if len(two) == 2 else None


def _heads(talk: Discourse, i: int) -> list[Actor] | None:
    """The only two heads of a state or government whom the text names before word `i`."""
    before = reversed(list(islice(talk.before(i), 5 * FAR)))
    named = {id(m.actor): m.actor for m in before if m.actor.kind == PERSON and m.actor.name}
    two = [a for a in named.values() if a.nouns & en.LEADING and not a.plural and a is not talk.author]
    return two if len(two) == 2 else None


@rule("speaker.plural")
def plural(talk: Discourse, source: Source) -> Actor | None:
    """They are the nearest group or body that is a source or a subject."""
    return talk.nearest(source.i, several, source.own) if _single(talk, source, en.THEY) else None


@rule("speaker.own_office")
def own_office(talk: Discourse, source: Source) -> Actor | None:
    """His or her office is that of the nearest person of that gender who is a source or subject."""
    if source.determiner not in en.HIS_HER or talk.found.words.lows[source.i : source.j] != [en.OFFICE]:
        return None
    fits = _spoken_of(talk, source.i, person_of("m" if source.determiner == grammar.HIS else "f"))
    whose = talk.nearest(source.i, fits, source.own)
    if whose is None or not whose.name:
        return None
    country, organisation = whose.country, whose.organisation
    return talk.registry.actor(
        ORGANISATION, en.OFFICE_OF.format(person=whose.name), country, organisation, whose.sector
    )


@rule("speaker.relative")
def relative(talk: Discourse, source: Source) -> Actor | None:
    """Who and which are the actor named right before, in the same sentence."""
    if not _single(talk, source, frozenset(en.RELATIVES)):
        return None
    human = _word(talk, source).startswith(en.WHO)
    for mention in talk.before(source.i):
        if talk.sentence[mention.name] != talk.sentence[source.i] or source.i - mention.j > 6:
            return None
        if any(talk.found.words.capital(k) for k in range(mention.j, source.i)):
            return None  # a name that no table knows stands between
        if human == (mention.actor.kind in (PERSON, UNNAMED)):
            return mention.actor
    return None


@rule("speaker.nobody")
def nobody(talk: Discourse, source: Source) -> Actor | None:
    """A pronoun that names nobody stays unnamed."""
    rest = NOBODY | ASKING | en.FIRST | en.HE | en.SHE | en.IT | en.THEY | en.POINTING
    return Actor(UNNAMED, None, how=source.words) if _single(talk, source, rest) else None


@rule("speaker.instrument")
def instrument(talk: Discourse, source: Source) -> Actor | None:
    """A treaty, agreement or document, or a part of one, says nothing itself: it is nobody ("the Vienna Document")."""
    words = talk.found.words
    named = is_instrument(words.words(source.i, source.core))
    lows = words.lows[source.i : source.j]
    part = (
        len(lows) > 1 and lows[0] in en.PAPER_PARTS and _COUNTED.fullmatch(lows[1]) and lows[2:3] in ([], [grammar.OF])
    )
    return Actor(UNNAMED, None, how=source.words) if named or part else None


_COUNTED = re.compile(r"\d+|[ivxlc]+")


@rule("speaker.watcher")
def watcher(talk: Discourse, source: Source) -> Actor | None:
    """A monitor, watchdog or observatory of which nothing more is said is the one that the text names."""
    words = _apposed(talk.found.words.lows[source.i : source.core])
    noun = british(words[-1]) if words else ""
    if noun not in en.WATCHERS and not (noun in en.GROUPS and len(words) > 1 and words[-2] in en.WATCHING):
        return None
    if any(w not in en.WATCHING and w not in en.WATCHERS for w in words[:-1]):
        return None
    if source.core < source.j and (own := watching(talk, source)) is not None:
        return own
    if noun == en.MONITORS and len(words) == 1 and not source.determiner:
        return None  # many, of whom none is named

    if based_elsewhere(talk, source):
        return None

    def fits(actor: Actor) -> float | None:
        return 0.0 if actor.nouns & ({en.NGO} if noun == en.NGO else en.WATCHERS - {en.NGO}) else None

    return talk.last(source.i, fits, source.own) or ahead(talk, source, fits)


def based_elsewhere(talk: Discourse, source: Source) -> bool:
    """Whether the source is told to have its seat somewhere ("the US-based group") and the last body of the text that
    it may mean is called by another seat."""
    seats = [low for low in talk.found.words.lows[source.i : source.core] if low.endswith(en.BASED)]
    lows = talk.found.words.lows
    others = {low for low in lows[: source.i] if low.endswith(en.BASED)}
    return bool(seats) and bool(others) and not others & set(seats)


def _apposed(lows: list[str]) -> list[str]:
    """The words of a source from its last "a" on, which says what stands before it is or says who speaks ("there a
    monitor"), without where that is based."""
    articles = [k for k, low in enumerate(lows) if low in en.ARTICLES]
    return [w for w in lows[articles[-1] + 1 if articles else 0 :] if not w.endswith(en.BASED)]


FAR = 80  # mentions after a noun among which the one that it stands for is looked for


@rule("speaker.paper")
def paper(talk: Discourse, source: Source) -> Actor | None:
    """A statement, report or film speaks for the one whose it is: the one named after "by", "from" or "of" in the
    source, else the body or state that was the source of the sentences right before; else it is nobody."""
    lows = talk.found.words.lows
    last = source.core - 1
    if lows[last] in en.ISSUED and last > source.i:
        last -= 1
    if lows[last] not in wordlist("papers"):
        return None
    for mention in talk.within(source.core, source.j):
        between = lows[source.core : mention.i]
        if lows[min(mention.end, source.j - 1)] in en.TIES:
            continue
        if mention.actor.kind == STATE_ACTOR and not en.WHOSE.issuperset(between):
            continue  # where it was made ("footage from districts east of Damascus")
        if mention.actor.name and any(w in en.WHOSE_PAPER for w in between):
            return mention.actor
    issued = next((k for k in range(source.core, source.j - 1) if lows[k] in en.BY_FROM), None)
    if issued is not None and lows[issued + 1] in en.BEFORE_ISSUER:
        part = parse(talk, issued + 1, source.j)
        return next((a for one in RULES if (a := one(talk, part)) is not None), None)
    before = [m for m in talk.within(source.i, source.core) if m.j <= last]  # the paper itself is no body
    owners = [m.actor for m in before if m.actor.kind in (ORGANISATION, STATE_ACTOR)]
    if owners:
        return owners[-1]
    body = talk.found.ending(last)
    if body is not None and body.kind == INSTITUTION and body.i >= source.i:
        part = parse(talk, source.i - bool(source.determiner), last)
        return next((a for one in RULES if (a := one(talk, part)) is not None), None)
    if not source.determiner and source.core == source.j and (subject := _subject(talk, source)):
        return subject
    if source.determiner not in en.ITS or source.core != source.j:
        return Actor(UNNAMED, None, how=source.words)
    for mention in talk.before(source.i):
        if talk.sentence[source.i] - talk.sentence[mention.name] > 2:
            break
        if talk.roles[mention.name] & SOURCE and mention.actor.kind in (ORGANISATION, STATE_ACTOR, PAPER):
            return mention.actor
    return Actor(UNNAMED, None, how=source.words)


def _subject(talk: Discourse, source: Source) -> Actor | None:
    """The body or state with which what a headline's "statement" says begins ("G7 ready to ... – statement")."""
    i, j = source.own[0] if source.own else (0, 0)
    first = talk.within(i, min(i + 1, j))
    actor = first[0].actor if first and not first[0].possessive else None
    return actor if actor is not None and actor.kind in (ORGANISATION, STATE_ACTOR) else None
